"""Relied on, or only mentioned? Each citation is judged by the words of its own sentence.

A ground cited in the body's own voice in an answer is taken to be relied on unless something says otherwise,
because bodies say "withheld" in a hundred ways and "not relied on" in a few. The few are in mention_rules.py and mentions.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from foitrack.law.grounds import known, section_of
from foitrack.reading.asked import asked, taken_up
from foitrack.reading.citations import Group
from foitrack.reading.general import HEADING, in_general
from foitrack.reading.mention_rules import AGAIN, CONSIDERED_TO_BE, LISTED_FIGURES, REPEATS, RULES, WEIGHED_UP
from foitrack.reading.mentions import ASKERS, EARLIER, POSSIBLE, askers_words, only_named
from foitrack.reading.places import possible
from foitrack.reading.sentences import Sentence
from foitrack.reading.unsettled import unsettled

# Provisions that say how to answer, not why to refuse. FOIA 17 is the duty to give notice, FOISA 17 is a ground.
_PROCEDURAL = {
    "foia": {"1", "2", "3", "8", "9", "10", "11", "13", "16", "17", "18", "19", "20", "45", "46", "47", "48", "50", "51", "52", "53", "54", "56", "57", "58", "77", "84"},
    "foisa": {"1", "2", "3", "7", "8", "9", "10", "11", "13", "15", "16", "19", "20", "21", "22", "23", "47", "48", "49", "50", "56", "60", "61", "65", "73", "74"},
    "eir": {"1", "2", "3", "4", "7", "8", "9", "10", "11", "14", "15", "16", "17", "18", "19"},
    "eirs": {"1", "2", "3", "4", "5", "7", "8", "9", "12", "13", "14", "15", "16", "17", "18", "19"},
}  # fmt: skip
# Below a ground, but the test of it and no ground itself: the public interest, the presumption, emissions.
_PROCEDURAL_PLACES = re.compile(
    r"^(?:foia:12\([345]\)|foia:23\([34]\)|foia:36\([567]\)|foia:40\([4678]\)|foisa:12\([3-6]\)"
    r"|eir:5(?:\([12456]\))?|eir:6\(1\)$|eir:12\((?:1|2|8|9|10|11)\)|eirs:6\(2\)|eirs:10\([12679]\))"
)

# The body deciding in this case: strong enough to count in a note below the signature.
_STRONG = re.compile(
    r"\b(?:withh\w+|redact\w*|refus\w+|exempt\w*|engag\w+|rel(?:y|ying|ied)|appl(?:y|ies|ied|ying)|by virtue|pursuant|declin\w+|remov\w+|neither confirm\w*|not obliged|absolve\w*|exce(?:ed|pt)\w*|held back|cit(?:e|ed|ing)|claim\w*|blacked|obscured|set out|covered)\b",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:condition|by virtue of|because of|satisf\w+|as (?:set out|defined|described) in|contained in|in accordance with|through|(?<=<O> )with|read with|in conjunction with|under the terms of)\b[^.;<]{0,60}?<C>|<C>[^.;<]{0,12}?\bcondition\b",
    re.I,
)
CONDITION_PLACE = re.compile(
    r"^(?:foia:40\((?:3A?|3B|4A|4)\)|foisa:38\((?:2A?|2B|3A?|5A?|5)\)|eir:13\((?:1|2A?|2B|3A?)\)|eirs:11\((?:3A?|3B|4A?)\))"
)
_GATEWAY_USED = re.compile(
    r"\b(?:we|I)\b[^<]{0,60}\bappl(?:y|ied|ying)\b[^<]{0,60}<C>|appl(?:y|ied|ying) [^<]{0,40}<C>"
    # Scottish bodies claim section 39(2) in so many words before they answer under the regulations.
    r"|\b(?:we|I) (?:have |are |am |therefore )*exempt(?:ed|ing)?\b[^<]{0,60}<C>",
    re.I,
)
_GATEWAY_CLAIMED = re.compile(
    r"\b(?:rel(?:y|ying|ied) on|claim(?:s|ed|ing)?|invok(?:e|ed|ing)|us(?:e|ed|ing)|exempt(?:ed)? (?:under|by|in terms of|by virtue of)|engag(?:e|ed|ing))\b[^<.;]{0,40}<C>"
    r"|<C>[^<.;]{0,40}?\b(?:(?:is|has been|was) (?:therefore |accordingly )?(?:engaged|applied|claimed|used|relied|invoked|cited)|is exempt|appl(?:ies|y)\b)",
    re.I,
)
_ENVIRONMENTAL = {"foia:39", "foisa:39(2)"}


@dataclass(slots=True)
class Citation:
    """One provision cited at one place, judged. ``why`` is empty while it is relied on."""

    key: str
    start: int
    end: int
    sentence: Sentence
    kind: str
    group: Group
    why: str = ""
    strong: bool = False


def cited(
    groups: Sequence[Group], said: Sequence[Sentence], kinds: Sequence[str], regime: str, scots: bool
) -> list[Citation]:
    """Every provision cited, with its canonical key and its sentence; another Act's keep the prefix ``other``."""
    found: list[Citation] = []
    at = 0
    last: tuple[Group, Sentence] | None = None
    for group in groups:
        while at + 1 < len(said) and said[at].end <= group.start:
            at += 1
        if last and not group.named and _goes_on(last, group, said[at]):
            group.law, group.other_act = "other", last[0].other_act
        last = (group, said[at])
        for path, start, end in group.paths:
            found.append(Citation(_key(group, path, regime, scots), start, end, said[at], kinds[at], group))
    return found


def _goes_on(last: tuple[Group, Sentence], group: Group, sentence: Sentence) -> bool:
    """Whether an unnamed section goes on about the other law or paper that the letter just spoke of."""
    before, spoken = last
    if before.law != "other" or sentence.start - spoken.end > 4:
        return False
    if group.word == "sec" and re.search(r"\bregulations\b", before.other_act, re.I):
        return False  # they have none
    between = (
        sentence.text
        if sentence is not spoken
        else spoken.text[before.end - spoken.start : group.start - spoken.start]
    )
    return not (
        _STRONG.search(between)
        or re.search(r"freedom of information|\bFOI|\bEIR|environmental information", between, re.I)
    )


def _key(group: Group, path: str, regime: str, scots: bool) -> str:
    act, regs = ("foisa", "eirs") if scots else ("foia", "eir")
    law = group.law
    if law == "other":
        return f"other:{path}"
    if law in ("eir", "eirs"):
        law = regs if not group.named or law == "eir" else law
    elif not law:
        if group.word == "reg":
            law = regs
        elif regime in ("EIR", "EISR"):
            law = _of_the_regulations(group, path, act, regs)
        else:
            law = act
            if group.word == "exc" and possible(f"{regs}:{path}"):
                law = regs
    key = f"{law}:{path}"
    if not possible(key):
        sister = f"{regs if law == act else act}:{path}"
        if law == act and possible(sister) and "(" in path and known(sister):
            return sister  # "section 12(5)(e)" can only be of the regulations
        return f"other:{path}"
    return key


def _of_the_regulations(group: Group, path: str, act: str, regs: str) -> str:
    """In a letter under the regulations "section 12(4)(b)" is theirs, "section 40(2)" the Act's."""
    if group.word == "exc":
        return regs
    deep = path.count("(") >= 2 or group.word == ""
    return regs if deep and known(f"{regs}:{path}") and possible(f"{regs}:{path}") else act


def judge(
    citations: Sequence[Citation], groups: Sequence[Group], twin: str, *, stage: str, regime: str
) -> None:
    """Set ``why`` on each citation that is not relied on. ``stage``: answer, interim, review or regulator."""
    for citation in citations:
        citation.why = _why_not(citation, groups, twin, stage, regime)
        citation.strong = not citation.why and _STRONG.search(citation.sentence.text) is not None


ITS_WORDS = "the words are the Act's own"
_NOT_THE_BODY = {
    "attachments": "it stands in the name of an attachment",
    "request": "the words are the requester's",
    "thread": "it stands in an earlier message below the letter",
    "route": "it stands in the text on complaints",
    "footer": "it stands in a note that goes out with every letter",
    "statute": ITS_WORDS,
}


# "It could be kept from a court and is therefore exempt under section 36(1)": whatever was weighed before it, it is used.
_AND_SO_EXEMPT = re.compile(
    r"^(?!.*\b(?:if|whether|were|you|unless)\b).*\b(?:is|are) (?:therefore|accordingly|consequently|thus) (?:exempt\w*|withheld|refused|excepted|redacted)\b(?: from \w+)?(?: (?:under|by virtue of|in terms of|pursuant to|by))(?: the)?(?: \w+){0,4}? ?<C>",
    re.I,
)
# "As section 14 is engaged we have not needed to look at the others."
_SINCE_ENGAGED = re.compile(
    r"(?:^|[,;:] )(?:as|since|because|given that) (?:the )?<C> (?:\w+ )?(?:is|was|applies|has been)\b(?! not\b)(?: \w+)? ?(?:engaged|applied|made out|met)?(?=,? (?:we|I|there|it)\b|,)",
    re.I,
)
# Section 18(1) of the Scottish Act recited: "would be exempt under any of sections 28 to 35, 38, 39(1) or 41".
_THE_ACTS_TEST = re.compile(
    r"\bexempt(?: information)?\b[^.;<]{0,30}\b(?:under|by virtue of|in terms of) any of\b[^.;]{0,50}<C>",
    re.I,
)
# "I anticipate that you may want to cite section 36", in a decision that gives the request back.
_ASKED_OF_YOU = re.compile(
    r"\b(?:I|please|you) (?:\w+ ){0,5}?\byou (?:may|might|will|could|can|should|intend|decide|choose|were|are|would)\b[^.;<]{0,60}<C>|\bplease\b[^.;<]{0,60}<C>|\bif you (?:mean|intend|want|wish|plan|decide|choose|are going) to (?:use|cite|rely|apply|claim|refuse|withhold)\b[^.;<]{0,40}<C>",
    re.I,
)
_BESIDE = 800  # characters before and after a sentence, in which the law that it gives may be applied


def _why_not(c: Citation, groups: Sequence[Group], twin: str, stage: str, regime: str) -> str:
    prefix, _, path = c.key.partition(":")
    if prefix == "other":
        name = c.group.other_act
        return (
            f"the number is of {name if name else 'no such place in the information law, so of another Act'}"
        )
    number = path.partition("(")[0]
    if number in _PROCEDURAL[prefix] or _PROCEDURAL_PLACES.match(c.key):
        return "it says how to answer, not why to refuse"
    if not known(c.key):
        return "the Act has no ground for refusing there"
    answered = c.kind == "request" and stage != "interim" and taken_up(_marked(c, groups, twin))
    if c.kind in _NOT_THE_BODY and not (
        answered or (stage == "regulator" and c.kind not in ("thread", "footer"))
    ):
        return _NOT_THE_BODY[c.kind]
    if stage == "regulator":
        words = _marked(c, groups, twin)
        return unsettled(words, twin[c.sentence.end : c.sentence.end + 200], stage) or (
            ASKERS if _ASKED_OF_YOU.search(words) else ""
        )
    if stage == "interim":
        return "the letter decides nothing yet"
    words = _marked(c, groups, twin)
    if _THE_ACTS_TEST.search(words):
        return ITS_WORDS
    if _AND_SO_EXEMPT.search(words) or _SINCE_ENGAGED.search(words):
        return ""
    if LISTED_FIGURES.search(words):
        return "it is a figure in the answer"
    if askers_words(words):
        return ASKERS
    for why, pattern in RULES:
        if (
            pattern.search(words)
            and not (stage == "review" and "earlier" in why)
            # A repeated request is told of together with the ground for refusing it.
            and not (
                "earlier" in why and section_of(c.key) in REPEATS and AGAIN.search(words.partition("<C>")[0])
            )
            and not (stage == "ncnd" and "hypothetical" in why)
            and not (why == WEIGHED_UP and (CONSIDERED_TO_BE.search(words) or _answered_yes(c, words, twin)))
        ):
            return why
    # Scottish bodies neither confirm nor deny by saying under which ground it would be exempt.
    if (why := only_named(words)) and not (
        (stage == "ncnd" and why == POSSIBLE)
        or (why == EARLIER and (stage == "review" or section_of(c.key) in REPEATS))
        or (why == WEIGHED_UP and stage != "review" and _answered_yes(c, words, twin))
    ):
        return why
    next_words = twin[c.sentence.end : c.sentence.end + 90]
    if (why := asked(words, next_words)) and not _answered_yes(c, words, twin):
        return why
    if why := unsettled(words, twin[c.sentence.end : c.sentence.end + 200], stage):
        return why
    at, end = c.sentence.start, c.sentence.end
    why = in_general(words, twin[max(0, at - _BESIDE) : at], twin[end : end + _BESIDE])
    # Leaflets explain sections, and letters head their reasons so. Scottish letters recite section 18 as they use it.
    if why and not ((why == HEADING and "(" in c.key) or (stage == "ncnd" and c.key.startswith("foisa:18"))):
        return why
    if (
        regime in ("EIR", "EISR")
        and section_of(c.key) in ("foia:12", "foisa:12")
        and not _STRONG.search(words)
    ):
        return "the Act's limit is only a yardstick under the regulations"
    if (c.key in _ENVIRONMENTAL or section_of(c.key) == "foia:39") and not (
        _GATEWAY_USED.search(words) or (prefix == "foisa" and _GATEWAY_CLAIMED.search(words))
    ):
        return "it only moves the request to the environmental regulations"
    if CONDITION_PLACE.match(c.key) and c.key not in ("eir:13(1)",) and _CONDITION.search(words):
        return "it is a condition of another ground"
    return ""


# "Whether section 31(1)(a) applies. It does", "and am satisfied that it is": weighed, and found to be so.
_YES_AFTER = re.compile(
    r"\s*(?:(?:yes|and|so|in my view|in our view|we (?:think|find|conclude|concluded) that|I (?:think|find|conclude|concluded) that),? )?(?:it|they|this|that|the exemption|the exception|this exemption) (?:does|do|is|are|was|applies)\b(?! (?:not|n't|no\b|un\w+|also|a|an|in|to|for|the)\b)(?!n't)",
    re.I,
)
_YES_WITHIN = re.compile(
    r"<C>[^.;]{0,80}\b(?:satisfied|concluded?|decided|found|find|hold|held|persuaded|view|agreed?|sure|clear)\b(?: \w+){0,2}? that (?:it|they|this|the (?:exemption|exception)) (?:does|do|is|are|did|was|were|applies|can|could)\b(?! (?:not|no)\b)(?!n't)",
    re.I,
)


def _answered_yes(c: Citation, words: str, twin: str) -> bool:
    after = twin[c.sentence.end : c.sentence.end + 120]
    return _YES_WITHIN.search(words) is not None or _YES_AFTER.match(after) is not None


def _marked(c: Citation, groups: Sequence[Group], twin: str) -> str:
    """The sentence with this citation as ``<C>`` and the others as ``<O>``."""
    sentence, out, at = c.sentence, [], c.sentence.start
    for group in groups:
        if group.start < sentence.start or group.end > sentence.end:
            continue
        out += [twin[at : group.start], "<C>" if group is c.group else "<O>"]
        at = group.end
    out.append(twin[at : sentence.end])
    return _LISTED_BEFORE.sub("<C>", _MAY.sub("June", re.sub(r"\s+", " ", "".join(out))))


_MAY = re.compile(r"(?<=[\w,] )May\b")  # a month, where it is not the first word, and not "may"


# "Relying on section 26(a) (prohibitions) and section 30(a)": what is said of the first is said of both.
_LISTED_BEFORE = re.compile(
    r"(?:<O>(?: ?\([^()<]{0,90}\))?(?:, |,| )?(?:(?:and|or|nor|as well as) )?(?:(?:at|under|in|of|about) )?(?:the )?){1,6}<C>(?= ?(?:\([^()]{0,90}\) ?)?(?:[.,;]|of\b|to\b|in\b|for\b|as\b|and\b|or\b|because\b|since\b|but\b|here\b|$))"
)


def without_ancestors(keys: Sequence[str]) -> list[str]:
    """Keys in order, each once, without those that a deeper key of the same letter makes precise."""
    unique = list(dict.fromkeys(keys))
    return [k for k in unique if not any(o != k and below(o, k) for o in unique)]


def below(deep: str, key: str) -> bool:
    # 40(5A) and 40(5B) are the two halves of what section 40(5) was until 2018 and is still called.
    return deep.startswith(key + "(") or (
        key == "foia:40(5)" and deep.startswith(("foia:40(5A)", "foia:40(5B)"))
    )


def last_word(citations: Sequence[Citation]) -> None:
    """A ground that the letter gives up in so many words, after having relied on it, is given up."""
    for c in citations:
        if c.why not in GIVEN_UP:
            continue
        for other in citations:
            same = other.key == c.key or below(other.key, c.key)
            if (
                same
                and not other.why
                and other.start < c.start
                and not any(
                    later.key == other.key
                    and not later.why
                    and later.start > c.start
                    and _STRONG.search(later.sentence.text)
                    for later in citations
                )
            ):
                other.why = c.why


GIVEN_UP = (
    "the letter does not rely on it",
    "the letter says that it does not rely on it",
    "the letter says that it does not apply",
    "the letter gives it up",
)
