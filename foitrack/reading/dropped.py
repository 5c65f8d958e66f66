"""Grounds that the next words take back: "it would engage section 43 but we rely on cost", "might it fit? It does not".

What is said of a ground in one sentence is asked, thought or urged; the sentence after it says no.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from foitrack.law.grounds import known, section_of
from foitrack.reading.mentions import POSSIBLE
from foitrack.reading.places import ground_of
from foitrack.reading.sentences import Sentence

if TYPE_CHECKING:
    from foitrack.reading.judge import Citation

# "would engage", "would be caught by", and not "would prejudice".
_WOULD_BEFORE = re.compile(
    r"\bwould\b(?: \w+){0,6}? (?:engag\w+|attract\w*|(?:be|been) (?:\w+ )?(?:engaged|caught|covered|exempt\w*|in point|in play|subject)|fall\w*|have (?:an|a|some|to be)|appl\w+|come)\b[^.;<]{0,60}(?:<O>[^.;<]{0,60}){0,6}<C>",
    re.I,
)
_WOULD_AFTER = re.compile(
    r"<C>(?:[^.;<]{0,60}<O>){0,5}[^.;<]{0,60}\bwould (?:(?!not\b)\w+ ){0,6}?(?:engaged?|appl\w+|attract\w*|cover|catch|come|be (?:engaged|in point|in play|available|relied|relevant)|have (?:to|been|applied))\b",
    re.I,
)
# The body stands on the other ground and no further.
_STANDS = re.compile(
    r"\b(?:alone|only|solely|exclusively|nothing else|nothing more|confin\w+|rest(?:s|ed|ing)? (?:our|its|the|this|on|upon)|stand(?:s|ing)? on|stood on|content(?:s|ed)? (?:ourselves|itself|myself) with)\b"
    r"|\b(?:do|does|did) not (?:\w+ )?(?:need|press|pursue|claim|use|rely (?:up)?on) (?:it|them|that|those|this|these)\b"
    r"|\b(?:our|the|its|this) refusal is\b|\bground (?:of|for) (?:our|this|its|the) refusal\b|\bbut (?:we|I|it|the \w+) (?:\w+ )?rel(?:y|ies|ied)\b",
    re.I,
)
_WITHOUT_NAME = re.compile(
    r"\b(?:do|does|did) not (?:\w+ )?(?:need|press|pursue|claim|use|rely (?:up)?on) (?:it|them|that|those|this|these)\b",
    re.I,
)
# Asked, thought or tried, and the answer in the next sentence.
_ASKED = re.compile(
    r"\b(?:might|may|could|whether|ask(?:ed|s)?|wonder\w*|question(?:ed)?|thought|tempt\w*|consider\w*|at first|possible|possibility|candidate|suggest\w*)\b",
    re.I,
)
_OF_THE_BALANCE = re.compile(
    r"\b(?:public interest|balance|favou?r\w*|outweigh\w*|set aside|waived?)\b", re.I
)
_NO = re.compile(
    r"^\W*(?:(?:but|however|in the event|on reflection|in (?:our|my) view|I (?:think|find|concluded?) that|we (?:think|find|concluded?) that),? )?"
    r"(?:(?:(?:it|that|they|this) (?:does|do|did|is|was|are|were|has|have|would|could|can|will)(?: not|n't)|(?:neither|none)(?: of (?:them|these|those))? (?:does|do|did|is|was|would|could|can))"
    r"(?: (?:so|in fact|and we say so|here|apply|fit|cover|reach|help|bite|arise|stretch|extend|engaged|available|met|made out|a fit|the case))*(?=[.:;,]|$| (?:because|as|since|here|in|to|and)\b)"
    r"|(?:the answer (?:is|was) (?:no|that it (?:does|did|is|was) not)|I think not|we think not|I do not think (?:so|that it (?:does|is|can))|we do not think (?:so|that it (?:does|is|can))|we decided (?:that it did )?not\b|I decided (?:that it did )?not\b|no, it (?:does|is|did) not))",
    re.I,
)
_URGED = re.compile(
    r"\b(?:the|its|their|our|his|her|one|a|an) (?!(?:requester|applicant|complainant|trust|council|force|authority|department|commissioner)\b)(?:(?!(?:you|we|I)\b)[\w'-]+ ){1,8}?(?:has |have |had |also |first )*(?:asked|urged|invited|pressed|wanted|wished|pleaded with|begged|would have (?:us|liked us)|argued|submitted|suggested|told us)\b(?:(?!\b(?:is|are|been) (?:withheld|redacted|refused)\b)[^.;<]){0,90}(?:<O>[^.;<]{0,30}){0,3}<C>",
    re.I,
)
_UNPERSUADED = re.compile(
    r"\b(?:we|I) (?:(?:do|did|have|are|am|were|was|could|can) not|cannot) (?:\w+ ){0,2}?(?:agree\w*|accept\w*|share\w*|persuaded|satisfied|convinced|done so|do so|follow\w*|think so)\b"
    r"|\b(?:we|I) (?:disagreed?|declined|decided (?:not|against))\b|\b(?:exemption|exception|section|ground) is not engaged\b",
    re.I,
)
_NOT_USED = re.compile(
    r"^\W*(?:yours|your request|this (?:request|one)|it) (?:is|was) (?:not (?:one|such|of that (?:kind|sort)|vexatious|a repeat\w*)|nothing of (?:the|that) (?:kind|sort)|no such (?:request|thing))\b|\b(?:do|does|did|have|has) not (?:\w+ )?(?:rel(?:y|ied) (?:up)?on|press(?:ed)?|pursued?|claim(?:ed)?|invoked?|cited?) (?:it|them|that|this)\b(?! \w*(?:alone|only|list|figure))"
    r"|\b(?:it|that|this|which) (?:is|was|has been|are|were) (?:\w+ )?(?:no longer|not) (?:\w+ )?(?:claimed|relied (?:up)?on|pursued|maintained|pressed|sustained)\b",
    re.I,
)
_PROVIDED = re.compile(r"\b(?:provid\w+|releas\w+|supplied|enclos\w+|given out)\b", re.I)
_OWN_VOICE = re.compile(
    r"\b(?:we|I|our)\b|\b(?:withh\w+|redact\w*|refus\w+|engaged|appl(?:y|ied|ies)|rel(?:y|ied|ying))\b|\bexempt(?:ed)? (?:under|by|from)\b",
    re.I,
)
_CARRIED_ON = re.compile(r"(?:,|;|\band|\bor|\bwhile|\bbut|\bwith)\s+(?:under |by |in )?(?:the )?$", re.I)
_BODY_SPEAKS = re.compile(
    r"\b(?:we|I|withh\w+|refus\w+|information|requests?|disclos\w+|redact\w*|engaged|relied|rely\w*|FOI\w*|EIRs?)\b",
    re.I,
)
TAKEN_BACK = "the letter gives it up"
_REACH = 2  # sentences after it within which the body says what it stands on


def by_sentence(citations: Sequence[Citation]) -> dict[int, list[Citation]]:
    """The citations by where their sentence begins."""
    found: dict[int, list[Citation]] = {}
    for c in citations:
        found.setdefault(c.sentence.start, []).append(c)
    return found


def outdone(citations: Sequence[Citation], said: Sequence[Sentence]) -> None:
    """Set ``why`` on each ground that the words after it take back, or leave for another one."""
    place = {s.start: n for n, s in enumerate(said)}
    beside = by_sentence(citations)
    foreign = _foreign_numbers(citations)
    for c in citations:
        n = place.get(c.sentence.start, -1)
        if c.why or n < 0 or not known(c.key):
            continue
        own = beside[c.sentence.start]
        c.why = _of_another_law(c, own, foreign)
        if c.why:
            continue
        words, cut = _masked(c, own)
        later = said[n + 1 : n + 1 + _REACH]
        if _taken_back(c, words, cut, later, beside):
            c.why = TAKEN_BACK
            continue
        if not (_WOULD_BEFORE.search(words) or _WOULD_AFTER.search(words)):
            continue
        region = " ".join([words[cut:], *(_one_line(s) for s in later)])
        named = any(
            not o.why and known(o.key) and ground_of(o.key) != ground_of(c.key)
            for start in (c.sentence.start, *(s.start for s in later))
            for o in beside.get(start, ())
            if o.sentence is not c.sentence or o.start > c.start
        )
        if _WITHOUT_NAME.search(region) or (named and _STANDS.search(region)):
            c.why = POSSIBLE


def _one_line(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())


def _taken_back(
    c: Citation, words: str, cut: int, later: Sequence[Sentence], beside: Mapping[int, Sequence[Citation]]
) -> bool:
    """Whether the words after the ground say no to it. Only the last ground of a sentence is meant by "it"."""
    if later and not later[0].heading and "<O>" not in words[cut:]:
        following = _one_line(later[0])
        if _ASKED.search(words) and not _OF_THE_BALANCE.search(words) and _NO.search(following):
            return True
        if later[0].start not in beside and _NOT_USED.search(following) and not _PROVIDED.search(following):
            return True
    if not _URGED.search(words):
        return False
    answer = [words[cut:]]
    for s in later:
        if any(o.key != c.key for o in beside.get(s.start, ())):
            break
        answer.append(_one_line(s))
    return _UNPERSUADED.search(" ".join(answer)) is not None


def _foreign_numbers(citations: Sequence[Citation]) -> dict[str, str]:
    """The places of other Acts that the letter names in full, with those above them, and which Act each is of.

    Not those whose number the letter also names in full as one of the information law.
    """
    told = {
        section_of(c.key).partition(":")[2] for c in citations if c.group.named and c.group.law != "other"
    }
    found: dict[str, str] = {}
    for c in citations:
        act = c.group.other_act
        if c.group.law != "other" or not c.group.named or act in ("", "another document"):
            continue
        path = c.key.partition(":")[2]
        if path.partition("(")[0] in told:
            continue
        while path:
            found.setdefault(path, act)
            path = path.rpartition("(")[0]
    return found


def _of_another_law(c: Citation, own: Sequence[Citation], foreign: Mapping[str, str]) -> str:
    """Why an unnamed number is of the other law or paper that is cited for the same number, or beside it."""
    if c.group.named:
        return ""
    text = c.sentence.text
    path = c.key.partition(":")[2]
    if path in foreign and not _OWN_VOICE.search(text):
        return f"the number is of {foreign[path]}"
    if _BODY_SPEAKS.search(text):
        return ""
    for o in own:
        if o.group.law == "other" and o.group.named and o.end <= c.group.start:
            between = text[o.end - c.sentence.start : c.group.start - c.sentence.start]
            if _CARRIED_ON.search(between):
                return f"the number is of {o.group.other_act or 'another law'}"
    return ""


def _masked(c: Citation, citations: Sequence[Citation]) -> tuple[str, int]:
    """The sentence with this citation as ``<C>`` and others as ``<O>``, and where ``<C>`` ends in it."""
    text, begin = c.sentence.text, c.sentence.start
    spans = {o.group.start: (o.group.end, o.group is c.group) for o in citations if o.sentence is c.sentence}
    out, at, cut = "", 0, 0
    for start in sorted(spans):
        end, own = spans[start]
        if start < begin + at:
            continue
        out += text[at : start - begin] + ("<C>" if own else "<O>")
        at = end - begin
        cut = len(out) if own else cut
    return " ".join((out[:cut] + "\0" + out[cut:] + text[at:]).split()).replace("\0", ""), cut
