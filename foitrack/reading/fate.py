"""What becomes of each ground in a review: kept, given up, or left as it was.

A review tells first what was done ("the list was refused under section 43(2)") and some sentences later what it
thinks of it ("I can see no harm; it is released"). So a ground that is told of in the past waits for the words
that settle it, as far as the next ground or the next numbered point; the last word on a ground is its fate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foitrack.law.grounds import known
from foitrack.reading.judge import GIVEN_UP, Citation, below
from foitrack.reading.mention_rules import WEIGHED_UP
from foitrack.reading.mentions import ASKERS
from foitrack.reading.places import ground_of
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter
from foitrack.reading.weights import long_form

_BODY = r"(?:council|trust|force|police|service|department|university|authority|board|team|school|college|agency|ministry|office|officer|unit|commission|we|it|they|he|she|reply|response|decision|answer|refusal|letter|notice)"
_PAST = re.compile(
    rf"\b(?:was|were|had been|been) (?:\w+ )?(?:withheld|refused|redacted|exempted|declined|turned down|kept|removed|not (?:held|provided|disclosed))\b"
    rf"|\b{_BODY}\b(?: (?:who|which|that|had|originally|initially|first|then|also|answered|you|to|dealt|with|this|under|the|Act|and)){{0,9}} (?:said|told|cited|relied|refused|withheld|applied|claimed|invoked|quoted|used|neither confirmed)\b"
    r"|\bturned (?:it|this|that|you|your request|the request) down\b|\b(?:we|I) (?:told|informed|advised) you\b|\byou were (?:\w+ )?(?:told|refused|given|informed|advised)\b|\b(?:originally|initially|at first|in the first place|at the time)\b|\b(?:first|original|initial|earlier|previous) (?:\w+ )?(?:answer|response|reply|refusal|decision|letter|notice|position|stance|view|handling)\b|\brefus(?:al|ed)(?: \w+){0,3}? (?:of|on|dated) \d|\b(?:redactions?|exemptions?) (?:that |which )?(?:were|was|had been) (?:made|claimed|applied|used)\b"
    r"|\b(?:look(?:ed|ing)? (?:again|afresh|anew) at|re-?consider(?:ed|ing)|re-?visit(?:ed|ing)|re-?examin(?:ed|ing)|re-?assess(?:ed|ing)|review(?:ed|ing)) (?:the |our |its |their |whether )?(?:\w+ )?(?:use|application|reliance|claim|citing|engagement|decision)\b",
    re.I,
)
# A heading over what was answered before, until the next heading.
_PAST_HEADING = re.compile(
    r"^(?:\W*\d*[.)]?\s*)(?:what (?:we|you were|the \w+) (?:said|told|answered|decided)\b(?! now)|(?:our|the|your)? ?(?:first|original|initial|earlier|previous) (?:answer|response|reply|refusal|decision|letter|request and response)\b|(?:history|chronology|background)\b|(?:decision|answer|response) under review|what was refused)",
    re.I,
)
_DROPS = re.compile(
    r"\b(?:wrong(?:ly)?|incorrect(?:ly)?|mistake\w*|misapplied|in error|an error|too (?:high|wide|broad|low)|no longer|withdr[ae]w\w*|withdrawn|lifted|dropped|abandon\w*|quash\w*|(?<!not )overturn(?:ing|ed|s)|(?<!not )revers(?:ing|ed|es)|set(?:ting)? (?:\w+ ){0,3}aside|falls? away|ought (?:never|not)|should (?:not|never) (?:have|be)|should have been (?:dealt|handled|treated|considered|released|disclosed|answered)|will not do|no (?:\w+ )?harm|after all|there was none|cannot (?:be )?(?:sustain\w*|stand|maintain\w*|support\w*)|had no bearing|you(?:'re| are| were) (?:quite )?right|nothing that could|misplaced|departed from|superseded|replaced|discarded|given up|un(?:justified|warranted|necessary|supported|founded)|misconceived|(?:under|within|inside) the (?:\w+ )?limit|over-?cautious|too cautious|unsafe|unsound|untenable|ill-founded|cannot support|(?:is|are) (?:therefore |now )?(?:removed|disapplied))\b"
    r"|\b(?:do(?:es)? not|do(?:es)?n't|did not|is not|are not|isn't|was not|were not|cannot|neither|nor|not)\b[^.;,]{0,40}?\b(?:apply|applies|applied|appropriate|best|engaged|justified|made out|entitled|extend\w*|cover\w*|help|assist\w*|bite|operate|arise|available|appl\w+|support\w*|explain\w*|needed|necessary|persuaded|convinced|satisfied|sustained|rely|relying|claim|right|correct|maintain\w*|think|warranted|press|take the point)\b"
    r"|\b(?:appeal|complaint|point|representations)\b[^.;]{0,30}?(?<!not )\b(?:upheld|allowed|accepted|succeeds)\b|(?<!not )\b(?:uphold|upheld|allowed|accept) (?:your|the|this) (?:complaint|appeal|point)\b",
    re.I,
)
# "The better one is section 41(1)": one ground for another.
_BETTER = re.compile(
    r"\b(?:better|stronger|apter|more apt|more appropriate|more suitable|right|correct|proper|true) (?:one|exemption|exception|ground|provision|basis|section|regulation)(?: (?:to (?:use|cite)|here|in this case|for (?:it|this)))?,? (?:is|was|would be|would have been|lies)\b|\b(?:instead|in its place|now|rather)\b[^.;]{0,30}\b(?:rely|relies|claim|apply|applies|cite|substitut\w+)\b|\bsubstitut\w+\b|\b(?:should|ought to) (?:instead |rather )?have (?:cited|claimed|used|relied on|been|applied|named|quoted|given)\b|\b(?:replac\w+|swap\w*|exchang\w+) (?:it|this|that)\b",
    re.I,
)
_BETTER_AFTER = re.compile(
    r"^[^.;]{0,30}?\b(?:is|was|would be|would have been) the (?:better|stronger|more appropriate|appropriate|right|correct|proper|applicable|true) (?:one|exemption|exception|ground|provision|basis|section|regulation)\b",
    re.I,
)
# Given up for some of it, and kept for what is left.
_FOR_THE_REST = re.compile(
    r"\b(?:the (?:rest|remainder|others?)|otherwise|remaining|everything else|all else)\b", re.I
)
# "It does not fit, and section 40(2) does": said of the ground before, in a sentence that names the next.
_UNFIT = re.compile(
    r"\b(?:it|this|that|the (?:exemption|exception|section|ground|provision)) (?:does|did|is|was|could|cannot|should|ought)\b ?(?:not|n't|never)?\b[^.;]{0,40}\b(?:not|never|wrong\w*|un\w+|misplaced)\b|\b(?:it|this|that|the (?:exemption|exception|section|ground|provision)) (?:(?:does|did|is|was|could|should|ought) (?:not|never)|cannot)\b",
    re.I,
)
_CLAUSES = re.compile(
    r"; |,? (?:but|whereas|although|while) |, and (?=that |section|regulation|the |I |we )", re.I
)
_HANDED = re.compile(
    r"\b(?:is|are) (?:\w+ ){0,2}?(?:reproduced|enclosed|attached|appended|released|disclosed|overleaf|with this|provided|supplied|set out)\b|\b(?:can|will|should|may) (?:now |therefore )*be (?:\w+ )?(?:released|disclosed|provided|sent)\b|\bhere is the\b|\baccompan(?:y|ies)\b|\b(?:we|I) (?:now |therefore )*(?:release|disclose|enclose|attach|send)\b",
    re.I,
)
_KEEPS = re.compile(
    r"\b(?:(?:agree|concur)[sd]?|correct(?:ly)?|right(?:ly)?|proper(?:ly)?|stands?|still|remain(?:s|ed)?|continue[sd]?|maintain(?:s|ed)?|uph(?:e|o)ld(?:s|ing)?|entitled|satisfied|content|persuaded|sound|fair|made out|valid(?:ly)?|confirm(?:s|ed)?(?! (?:n?or|whether|that (?:we|it|I)))|endorse[sd]?|same (?:view|conclusion)|no (?:error|fault|flaw|reason to (?:change|differ|depart))|not (?:upheld|uphold|accepted|changed)|nothing to add|(?:is|are|to be) (?:\w+ )?(?:engaged|exempt|withheld)|favou?rs? (?:withholding|maintaining|keeping))\b",
    re.I,
)
_REACH_NEAR = 2  # sentences after a ground that is only named, within which it is agreed to
_REACH = 5  # sentences after a ground told of in the past, within which it is settled
_REACH_OVER = 9  # the same, from under the heading of the first answer
_POINT = re.compile(r"^\W*(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s")
# Set as a question or in the asker's words, and answered by the sentences that follow.
_WAITING = (WEIGHED_UP, ASKERS)
_STRONG = re.compile(
    r"\b(?:withh\w+|redact\w*|refus\w+|exempt\w*|engag\w+|rel(?:y|ying|ied)|appl\w+)\b", re.I
)
_WHY = "it was relied on in the first answer, and the review does not say that it still is"


def after_review(cited: Sequence[Citation], letter: Letter, changed: bool) -> None:
    """Set ``why`` on the grounds that the review gives up; ``changed``: it changes the answer."""
    own = _with_points_answered(letter)
    place = {s.start: n for n, s in enumerate(own)}
    old = _told_of_before(letter.said, own)
    here: dict[int, list[Citation]] = {}
    for c in cited:
        if c.sentence.start in place and known(c.key) and not c.key.startswith("other"):
            here.setdefault(place[c.sentence.start], []).append(c)
    fates: list[tuple[Citation, str]] = []
    _answered_yes(cited, letter)
    for n, group in sorted(here.items()):
        for which, c in enumerate(group):
            if not c.why or c.why in GIVEN_UP or c.why in _WAITING:
                fates.append((c, _fate(c, which, n, own, here, n in old)))
    _settle(fates, changed)


def _with_points_answered(letter: Letter) -> list[Sentence]:
    """The body's own sentences, and those with a point of the requester's that the body's next one answers."""
    kinds = [*letter.kinds, ""]
    return [
        s
        for n, s in enumerate(letter.said)
        if kinds[n] == "letter"
        or (kinds[n] == "request" and kinds[n + 1] == "letter" and s.text[-1:] in ".?")
    ]


def _told_of_before(said: Sequence[Sentence], own: Sequence[Sentence]) -> set[int]:
    """The sentences of ``own`` under a heading that says they are the first answer."""
    found: set[int] = set()
    inside = False
    place = {s.start: n for n, s in enumerate(own)}
    for sentence in said:
        title = sentence.heading or (len(sentence.text) < 60 and sentence.text[-1:] not in ".;,")
        if title:
            inside = _PAST_HEADING.match(sentence.text) is not None
        elif inside and sentence.start in place:
            found.add(place[sentence.start])
    # "The refusal relied upon" and then the grounds, one a line.
    listing = False
    for n, sentence in enumerate(own):
        opens = sentence.text[-1:] not in ".;?!" and _PAST.search(sentence.text) is not None
        item = len(sentence.text) < 100 and sentence.text[-1:] not in ".?!"
        if listing and item:
            found.add(n)
        listing = opens or (listing and item)
    return found


def _fate(
    c: Citation, which: int, n: int, own: Sequence[Sentence], here: dict[int, list[Citation]], old: bool
) -> str:
    """kept, dropped, live (relied on now), past (told of, and not settled) or "" (only named)."""
    text = long_form(own[n].text)
    if c.why in GIVEN_UP:
        return "dropped"
    asked = re.search(r"\bwhether\b", text[: max(0, c.start - own[n].start)]) is not None
    past = old or asked or _PAST.search(text) is not None or c.why in _WAITING
    if not old and not c.why and not asked and not _FIRST.search(text):
        if _REMAINS.search(text):
            return "remains"
        if _NOW_DONE.search(text):
            return "live"
    if not old and not c.why:
        clause = _clause(own[n], c)
        text = long_form(clause[0] + clause[1])
        if _BETTER.search(clause[0][-90:]) or _BETTER_AFTER.search(clause[1]):
            return "live"
        if _DROPS.search(text) and not _STAYS.search(text):
            return "dropped" if past or len(here[n]) == 1 else "past"
        if past and not asked and _KEEPS.search(text):
            return "kept"
    label = len(own[n].text) < 60 and not _STRONG.search(own[n].text) and not _SAYS_SO.search(own[n].text)
    if not past and not label:
        firm = c.strong or _KEEPS.search(text) is not None or _WOULD_HARM.search(text) is not None
        if own[n].heading:
            return ""
        agreed = any(
            _AGREES.search(s.text) and not _DROPS.search(s.text) for s in own[n + 1 : n + 1 + _REACH_NEAR]
        )
        return "live" if firm else "kept" if agreed else ""
    if asked and _SHOULD_HAVE.search(text):
        return "past"  # a thing that was thought of; that the answer stands says nothing of it
    two = len({ground_of(o.key) for o in here[n]}) == 2
    reach = _REACH_OVER if old else _REACH
    start = _answered_at(c, n, own) if asked else n
    settled = _settled_below(ground_of(c.key), which if two else -1, start, own, here, reach)
    return settled if past or settled in ("kept", "dropped") else ""


# "I also looked at whether section 40(2) should have been cited."
_SHOULD_HAVE = re.compile(
    r"\bwhether\b[^.;]{0,40}\b(?:should|ought|could|might)\b[^.;]{0,12}\bhave (?:also )?been (?:cited|used|applied|claimed|added|relied|invoked)\b",
    re.I,
)
# "These two schedules remain exempt under section 43(2)", whatever becomes of the rest.
_REMAINS = re.compile(
    r"\b(?:remains?|continues? to be|stays?|(?:is|are) still)\b[^.;]{0,20}\b(?:exempt|withheld|redacted|excepted)\b[^.;]{0,30}\b(?:under|by virtue of|in terms of)\b",
    re.I,
)
# "Within regulation 12(5)(e), and it makes no difference that the scheme is public. I agree that the exception is engaged."
_AGREES = re.compile(
    r"\b(?:I|we|panel|reviewer) (?:\w+ ){0,2}?(?:agrees?|accepts?|finds?|found|concludes?|am satisfied|are satisfied|is satisfied|considers?) (?:\w+ ){0,2}?that (?:the|this) (?:exemption|exception) (?:is|was|applies|applied|can|could)\b",
    re.I,
)
# "Regulation 12(5)(e) is maintained for Table 7" is short, and no label.
_SAYS_SO = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:maintained|upheld|sustained|confirmed|made out|claimed|used)\b|\b(?:stands?|remains?)\b",
    re.I,
)
# "E-mails of this kind, if made public, would inhibit substantially the exchange of views (section 30(b)(ii))."
_WOULD_HARM = re.compile(
    r"\bwould (?:(?:be likely to|also|still|clearly|plainly) )*(?:\w+ly )?(?:prejudice|inhibit|harm|damage|undermine|endanger|adversely affect|breach|contravene)\b",
    re.I,
)
# "The pricing schedule has been redacted in terms of section 33(1)(b)": in what the review sends.
_NOW_DONE = re.compile(
    r"\b(?:has|have) (?:now |therefore |accordingly )?been (?:\w+ )?(?:redacted|removed|taken out|blanked out|blacked out|obscured|left out)\b[^.;]{0,60}\b(?:under|in terms of|by virtue of|pursuant to|in accordance with|in reliance on|on the basis of|because of)\b",
    re.I,
)
_FIRST = re.compile(
    r"\b(?:original\w*|first|initial\w*|earlier|previous\w*|that decision|the (?:response|reply|refusal|decision)|you (?:say|said|point|argue|asked|complain))\b",
    re.I,
)


def _clause(sentence: Sentence, c: Citation) -> tuple[str, str]:
    """The part of the sentence that speaks of the citation: before it, and from it on."""
    at = max(0, min(c.start - sentence.start, len(sentence.text)))
    before, after = sentence.text[:at], sentence.text[at:]
    return _CLAUSES.split(before)[-1], _CLAUSES.split(after)[0]


def _answered_yes(cited: Sequence[Citation], letter: Letter) -> None:
    """Take "Was section 43(2) rightly applied? Yes." as the ground being kept."""
    said = letter.said
    follows = {s.start: said[n + 1] for n, s in enumerate(said[:-1])}
    for c in cited:
        after = follows.get(c.sentence.start)
        if (
            c.sentence.text.endswith("?")
            and known(c.key)
            and after
            and re.match(r"yes\b|I think so|it was", after.text, re.I)
        ):
            c.why, c.strong = "", True


def _answered_at(c: Citation, n: int, own: Sequence[Sentence]) -> int:
    """Where "(b) whether section 43(2) applied" is answered: before the sentence that begins with "(b)", if any."""
    marks = re.findall(r"(?:^|\s)\(([a-h]|\d)\)(?=\s)", own[n].text[: max(0, c.start - own[n].start)])
    if marks:
        for at in range(n + 1, len(own)):
            if own[at].text.startswith(f"({marks[-1]})"):
                return at - 1
    return n


def _settled_below(
    section: str, which: int, n: int, own: Sequence[Sentence], here: dict[int, list[Citation]], reach: int
) -> str:
    point = _POINT.match(own[n].text)
    for at in range(n + 1, min(n + 1 + reach, len(own))):
        text = own[at].text
        theirs = [o for o in here.get(at, ()) if ground_of(o.key) != section]
        if theirs and len(theirs) == len(here[at]):
            after = text[max(0, theirs[0].start - own[at].start) :]
            before = text[: max(0, theirs[0].start - own[at].start)]
            if _BETTER.search(text) or _BETTER_AFTER.search(after) or _UNFIT.search(before):
                return "dropped"
        if any(ground_of(o.key) != section for o in here.get(at, ())) and not any(
            ground_of(o.key) == section for o in here.get(at, ())
        ):
            return "past"
        if point and _POINT.match(text):
            return "past"
        other = re.search(r"\bthe (former|latter)\b", text, re.I) if which in (0, 1) else None
        if other and (other[1].lower() == "latter") != (which == 1):
            continue
        text = long_form(text)
        if _DROPS.search(text):
            rest = own[at + 1].text if at + 1 < len(own) else ""
            if _FOR_THE_REST.search(rest) and _KEEPS.search(rest):
                return "kept"
            return "kept" if _kept_for_some(section, at, own, here) else "dropped"
        if _KEEPS.search(text):
            return "kept"
        if _HANDED.search(text) and not re.search(r"\b(?:not|except|apart from|save)\b", text, re.I):
            return "dropped"
    return "past"


# "On balance I find that, for those two items, the public interest in maintaining the exemption is the stronger."
_KEPT_FOR_SOME = re.compile(
    r"\bpublic interest in (?:maintaining|withholding|keeping)\b[^.;]{0,80}\b(?:outweighs|prevails|is (?:the )?(?:stronger|greater|weightier)|carries more|is not outweighed)\b"
    r"|\b(?:the|this|that) (?:exemption|exception) (?:is|remains) (?:\w+ )?(?:maintained|upheld)\b",
    re.I,
)
_SECTION = 20  # sentences that a review gives to a ground at most


def _kept_for_some(section: str, n: int, own: Sequence[Sentence], here: dict[int, list[Citation]]) -> bool:
    """Whether the review, having found the ground too widely used, keeps it for a part before it turns to another."""
    for at in range(n + 1, min(n + 1 + _SECTION, len(own))):
        others = here.get(at, ())
        if own[at].heading or (others and all(ground_of(o.key) != section for o in others)):
            return False
        if _KEPT_FOR_SOME.search(own[at].text):
            return True
    return False


def _settle(fates: Sequence[tuple[Citation, str]], changed: bool) -> None:
    for c, _ in fates:
        kin = [f for o, f in fates if o.key == c.key or below(o.key, c.key) or below(c.key, o.key)]
        told = [f for f in kin if f]
        if "remains" in told and not (c.why and c.why not in _WAITING):
            c.why = ""
            continue
        last = next((f for f in reversed(told) if f != "past"), "past" if told else "")
        if last == "dropped" or (last == "past" and changed):
            c.why = c.why or _WHY
        elif last in ("kept", "live") and c.why in _WAITING:
            c.why = ""
        # Left in the past while the answer stands, it stands with it.


_STAYS = re.compile(r"\b(?:stays?|remains?|still|continue[sd]?|apart from|except|save for)\b", re.I)
