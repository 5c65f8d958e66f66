"""Which grounds a decision of the ICO or the Scottish Commissioner decides on, among those that it names.

A ground that the body claimed and the regulator ruled on counts, whatever the ruling. One that the complainant
guessed at, that was withdrawn, that belongs to another request, that only states the law of personal data, or
that the decision says it need not reach, does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foitrack.law.grounds import section_of
from foitrack.reading.dropped import outdone
from foitrack.reading.judge import CONDITION_PLACE, Citation, below
from foitrack.reading.places import ground_of
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter
from foitrack.reading.unsettled import IN_PASSING

_GUESSED = re.compile(
    r"\b(?:complainant|applicant|requester|he|she|they)\b[^.;]{0,40}\b(?:thought|thinks|suspect\w*|suggest\w*|speculat\w+|suppos\w+|believ\w+|fear\w*|wonder\w*|guess\w*)\b[^.;]{0,80}\b(?:might|may|could|would|must|real|true|motive)\b",
    re.I,
)
# "He said that he did not expect section 14 to be used against him."
_COMPLAINANT_SAYS = re.compile(
    r"\b(?:complainant|applicant|requester|he|she|they) (?:also |then |further |had )*(?:said|says|argued|argues|submitted|contended|complained|wrote|objected|expected|asked) (?:that |whether |for |about )?(?:he|she|they|the complainant|the applicant|it would|it should|the (?:council|authority|force|trust))?\b[^.;]{0,80}\b(?:expect|want|use|cite|rely|hide|us(?:ed|ing) against|should|ought)\w*\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:same|similar|another|different|earlier|previous|later|separate|other)\b[^.;]{0,60}\b(?:request|authorit\w+|council|police|force|trust|body|notice|case|decision|complaint)s?\b[^.;]{0,90}\b(?:refus\w+|withh\w+|appl\w+|rel(?:y|ied)|claim\w*|cit\w+|told)\b"
    r"|\b(?:earlier|previous|another|separate|different|related|other) (?:case|complaint|notice|decision|request)s?\b"
    r"|\b(?:matters?|questions?) for (?:another|a separate) (?:notice|decision)\b",
    re.I,
)
_NOT_REACHED = re.compile(
    r"\b(?:has|have|had|did|does|do|need|will|is|was|are) (?:therefore |accordingly )?not (?:\w+ ){0,2}?(?:gone? (?:on|into)|consider\w*|look\w*|made? (?:a |any )?finding|find it necessary|reach\w*|decide\w*|rul\w+|required? to consider|necessary (?:for \w+ )?to (?:consider|decide|go))\b|\bmakes? no finding\b|\bno need (?:for \w+ \w+ )?to (?:consider|decide|go)\b|\bfalls? outside the scope\b",
    re.I,
)
_WITHDRAWN = re.compile(
    r"\b(?:withdr[ae]w\w*|withdrawn|no longer (?:rel\w+|wish\w*|claim\w*|sought)|(?:did|does|do) not (?:now |then )?(?:seek|wish|intend|want|propose) to (?:rely|claim)|abandon\w*|drop(?:s|ped)?|conced\w+ that|ceased to rely)\b",
    re.I,
)
_RULED = re.compile(
    r"\b(?:engaged|correctly|incorrectly|entitled|rightly|wrongly|upheld|satisfied|finds?|found|concludes?|concluded|decision is|decided|accepts?|outweigh\w*|favours?)\b",
    re.I,
)
# Named with less than a claim: thought likely, cited at first, spoken of in passing.
_HALF_CLAIMED = re.compile(
    r"\b(?:would be likely to|might|may|could)(?: also| well)? (?:apply|be engaged|be exempt|attract|fall)\b|\bat first (?:named|cited|mentioned|claimed)\b|\bin passing\b",
    re.I,
)
# "Asked whether it wished to rely on another exception, and confirmed that it did not."
_ASKED_IN_VAIN = re.compile(
    r"\b(?:whether|if) (?:it|they|the \w+) (?:wished|wanted|wishes|sought|intended|meant|was seeking|also (?:wished|wanted|relied)|was relying|would)\b"
    r"(?=[^;]*\b(?:confirmed|said|replied|answered|told|stated|response was|answer was|indicated)\b[^.;]{0,50}\b(?:(?:did|does|do|was|had|would|were)(?: not|n't)|no)\b)",
    re.I,
)
_AT_FIRST = re.compile(r"\b(?:at first|first|initially|originally|to begin with)\b", re.I)
_INSTEAD = re.compile(r"\binstead\b|\bin (?:its|their) place\b", re.I)
_STOOD = re.compile(
    r"\b(?:rel(?:y|ies|ied|ying|iance)|st(?:oo|an)ds?|rest(?:s|ed|ing)?|confin\w+)\b(?=[^.;]*\b(?:only|alone|solely|nothing else)\b)|\b(?:only|solely|exclusively) (?:to )?(?:rel(?:y|ies|ied|ying)|claim\w*)\b",
    re.I,
)
# "FOI 14: Complaint not upheld", as the ICO sums up its decisions; not every ground has its line.
_VERDICT = re.compile(
    r"\b(FOISA|FOI|EIRs?) (\d+[A-Z]?)[^:\n]{0,12}:\s*(?:complaint )?(?:not |partly |partially )?upheld", re.I
)
# "They stopped relying on the exemptions just named", in a sentence that may name what they relied on instead.
_ALL_OF_THEM = re.compile(
    r"\b(?:stopped|ceased|gave up|withdrew|dropped|abandoned|no longer)\b[^.;<]{0,30}\b(?:those|these|the|all (?:of )?(?:the|its|their)) (?:\w+ )?(?:exemptions?|exceptions?|claims?) (?:just |already )?(?:named|mentioned|cited|above|under FOIS?A)\b",
    re.I,
)
_OTHER_MATTERS = re.compile(r"^\W*(?:\d+[.)]\s*)?other matters?\b", re.I)
_LAST_PART = re.compile(r"^\W*(?:right of appeal|appeal|signed|steps required)\b", re.I)
_REACH = 3  # sentences after the ground within which "that claim" is withdrawn or left alone
_WHY = "the decision does not rule on it"


def undecided(cited: Sequence[Citation], letter: Letter) -> None:
    """Set ``why`` on the grounds that the decision names and does not decide on."""
    said = list(letter.said)
    place = {s.start: n for n, s in enumerate(said)}
    outdone(cited, said)
    passed = {id(c) for c in cited if c.why in IN_PASSING}
    live = [c for c in cited if not c.why or id(c) in passed]
    summed = {(v[1][:3].upper(), v[2].upper()) for v in _VERDICT.finditer(letter.twin)}
    _stood_on([c for c in live if not c.why])
    live = [c for c in live if not c.why or id(c) in passed]
    aside = _under_other_matters(said)
    named = {n for n in (place.get(c.sentence.start) for c in live) if n is not None}
    out: set[int] = set(passed)
    for c in live:
        n = place.get(c.sentence.start, -1)
        text = c.sentence.text
        if (
            n in aside
            or _GUESSED.search(text)
            or (_COMPLAINANT_SAYS.search(text) and not _RULED.search(text))
            or (_ELSEWHERE.search(text) and not _RULED.search(text))
            or _NOT_REACHED.search(text)
            or _asked_in_vain(c, n, said)
            or _exchanged(c, n, said, live)
            or (_HALF_CLAIMED.search(text) and not _RULED.search(text) and _short(c.key) not in summed)
            or (CONDITION_PLACE.match(c.key) and c.key != "eir:13(1)")
            or _left_alone(n, said, named)
        ):
            out.add(id(c))
    for c in live:
        kin = [o for o in live if o.key == c.key or below(o.key, c.key) or below(c.key, o.key)]
        # Claimed at one place and withdrawn at another: the words of withdrawal are the last word on it.
        ruled = any(id(o) not in out and (_RULED.search(o.sentence.text) or len(kin) == 1) for o in kin)
        if id(c) in out or (not ruled and any(id(o) in out for o in kin)):
            c.why = c.why or _WHY
    _only_stated(live)


def _asked_in_vain(c: Citation, n: int, said: Sequence[Sentence]) -> bool:
    later = said[n + 1].text if 0 <= n < len(said) - 1 and not said[n + 1].heading else ""
    found = _ASKED_IN_VAIN.search(f"{c.sentence.text} {later}")
    return found is not None and found.start() < c.start - c.sentence.start


def _exchanged(c: Citation, n: int, said: Sequence[Sentence], live: Sequence[Citation]) -> bool:
    """Whether the body first claimed it and soon relied on others instead."""
    if n < 0 or not _AT_FIRST.search(c.sentence.text[: c.start - c.sentence.start]):
        return False
    for at in range(n, min(n + _REACH, len(said))):
        instead = _INSTEAD.search(said[at].text)
        others = {
            ground_of(o.key) for o in live if o.sentence is said[at] and o is not c and o.start > c.start
        }
        if instead and others:
            return ground_of(c.key) not in others
    return False


def _short(key: str) -> tuple[str, str]:
    """``foia:31(1)(a)`` as the summing-up has it: FOI and 31."""
    prefix, _, number = section_of(key).partition(":")
    return prefix[:3].upper(), number


def _stood_on(live: Sequence[Citation]) -> None:
    """Leave out what the body named before it told that it stood on another ground alone, if never ruled on."""
    for c in live:
        stood = _STOOD.search(c.sentence.text)
        if not stood or c.start - c.sentence.start < stood.start():
            continue
        kept = {ground_of(o.key) for o in live if o.sentence is c.sentence and o.start >= c.start}
        kept |= {
            ground_of(o.key)
            for o in live
            if o.sentence is c.sentence and o.start - o.sentence.start > stood.start()
        }
        ruled = {ground_of(o.key) for o in live if _RULED.search(o.sentence.text)}
        for o in live:
            if o.start < c.start and ground_of(o.key) not in kept | ruled:
                o.why = _WHY


def _left_alone(n: int, said: Sequence[Sentence], named: set[int]) -> bool:
    if n < 0:
        return False
    if _WITHDRAWN.search(said[n].text) and not _RULED.search(said[n].text):
        return True
    for at in range(n + 1, min(n + 1 + _REACH, len(said))):
        if said[at].heading:
            return False
        if _ALL_OF_THEM.search(said[at].text):
            return True
        if at in named:
            return False
        if re.search(
            r"\b(?:that|this|its|the) (?:claim|reliance|exemption|exception|argument)\b", said[at].text
        ) and (_WITHDRAWN.search(said[at].text) or _NOT_REACHED.search(said[at].text)):
            return True
    return False


def _under_other_matters(said: Sequence[Sentence]) -> set[int]:
    found: set[int] = set()
    inside = False
    for n, sentence in enumerate(said):
        if len(sentence.text) < 60 and (sentence.heading or sentence.text[-1:] not in ".;,"):
            if _OTHER_MATTERS.match(sentence.text):
                inside = True
            elif sentence.heading and _LAST_PART.match(sentence.text):
                inside = False
        elif inside:
            found.add(n)
    return found


def _only_stated(live: Sequence[Citation]) -> None:
    """A condition of the ground for personal data is the law's own, unless nothing else of the section is cited."""
    for c in live:
        if c.why != _WHY or not CONDITION_PLACE.match(c.key):
            continue
        others = [
            o for o in live if section_of(o.key) == section_of(c.key) and not CONDITION_PLACE.match(o.key)
        ]
        if not others:
            c.why = ""
