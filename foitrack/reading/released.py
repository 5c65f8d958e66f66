"""Which grounds a letter gives up after it has dealt with them: the balance goes the other way, or the next words say no."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foitrack.law.grounds import is_qualified, known
from foitrack.reading.dropped import by_sentence, outdone
from foitrack.reading.judge import Citation
from foitrack.reading.places import ground_of
from foitrack.reading.sentences import Sentence

_WEIGHED_FOR_RELEASE = re.compile(
    r"\b(?:do(?:es)? not consider that maintaining the (?:exemption|exception) outweighs"
    r"|(?:public interest|balance|interest)\b[^.]{0,80}\b(?:(?<!in )favou?rs?|lies? (?:in|with)|falls? (?:in favou?r of|on the side of)|weighs? in favou?r of|is (?:in favou?r of|better served by|for|served by)|points? (?:to|towards)|tips? (?:in favou?r of|towards))(?: (?!not\b|non\b|against\b|withh|orderly\b|planned\b|later\b|future\b|proper\b|scheduled\b)\w+){0,2}? (?:disclos\w+|releas\w+|publi(?:cation|shing)|openness)"
    r"|(?:disclosure|release) (?:is|would be) (?:therefore )?in the public interest|outweighs? (?:the |that |any )?(?:public )?(?:interest )?in (?:maintaining|withholding|keeping)"
    r"|(?:therefore|so|accordingly|and) (?:we (?:are|have)|it is) (?:\w+ )?(?:releas\w+|disclos\w+) (?:it|this|them|the information))\b",
    re.I,
)
# "The public interest in maintaining the exemption does not outweigh that in disclosure."
_NOT_OUTWEIGHED = re.compile(
    r"\b(?:decided|find|found|conclude[ds]?|satisfied|view|consider\w*|balance|therefore)\b[^.;]{0,40}\binterest in (?:maintaining|withholding|keeping)\b[^.;]{0,70}\b(?:does|did|do|is) not (?:outweigh|the (?:stronger|greater)|(?:stronger|greater|weightier) than)\b",
    re.I,
)
_ALREADY = re.compile(r"\b(?:factors?|arguments?|considerations?)\b", re.I)


def released_after_weighing(citations: Sequence[Citation], said: Sequence[Sentence]) -> set[str]:
    """Sections engaged but given up because the public interest favours release.

    The balance belongs to the section cited last before it, as a letter deals with one ground at a time.
    """
    given_up: set[str] = set()
    last = ""
    cited_in = by_sentence(citations)
    for sentence in said:
        for c in cited_in.get(sentence.start, ()):
            if not c.key.startswith("other") and known(c.key) and is_qualified(c.key):
                last = ground_of(c.key)
        if not last or _ALREADY.search(sentence.text):
            continue
        if _NOT_OUTWEIGHED.search(sentence.text):
            given_up.add(last)
        elif _WEIGHED_FOR_RELEASE.search(sentence.text):
            denied = re.search(
                r"\b(?:do(?:es)? )?not (?:consider|believe|find|think|accept) that (?:the (?:public )?(?:interest|balance)[^.]{0,40}|maintaining)",
                sentence.text,
                re.I,
            )
            if (
                re.search(
                    r"outweighs? (?:the |that |any )?(?:public )?(?:interest )?in (?:disclos|releas)",
                    sentence.text,
                    re.I,
                )
                and not denied
            ):
                continue
            if re.search(
                r"\b(?:does|do|did|would|is|are) not (?:\w+ )?(?:outweigh|favou?r|lie|fall|point|tip|weigh|justify|support|require|better served|served)|\b(?:whether|if|must|test|unless|where|requires?)\b",
                sentence.text,
                re.I,
            ) and not re.search(r"do(?:es)? not consider that maintaining", sentence.text, re.I):
                continue
            given_up.add(last)
    return given_up


# "The exemption does not apply": of the ground that the letter dealt with last.
_GIVEN_UP_BELOW = re.compile(
    r"^(?:(?:therefore|so|accordingly|in this case|I find that|we find that|we consider that),? )?(?:the|this|that) (?:exemption|exception|section|ground|provision) (?:(?:does|did|is|was|should|could|can) (?:therefore |now )?(?:not|no longer)|no longer|cannot)\b[^.;]{0,40}?\b(?:appl\w+|engaged|made out|available|cited|used|relied|needed)\b"
    r"|^(?:I|we) (?:(?:do|did) not|no longer|cannot) (?:therefore |now )?(?:consider|believe|think|find|accept|say) that (?:the|this|that) (?:exemption|exception|section|ground|provision) (?:can|could|should|is|was|applies|applied)\b(?: (?:be|now|still|properly))*(?: (?:sustained|maintained|upheld|made out|engaged|applied|relied on|justified))?(?=[,.;]| and\b)",
    re.I,
)


# "For those rows alone the exception is maintained", after it was found not to cover the rest.
_KEPT_BELOW = re.compile(
    r"\b(?:the|this|that) (?:exemption|exception)(?: in respect of \w+)? (?:(?:is|remains) (?:\w+ )?(?:maintained|engaged|upheld)|(?:still |also |does )?appl(?:ies|y)\b|stands)(?! (?:in (?:so|as) far|only (?:if|where)|where|if)\b)",
    re.I,
)
_NONE_OF_THESE = re.compile(
    r"^(?:however,? |but |of course,? |in the event,? )?(?P<how>none|neither|not one)(?: of (?:these|those|them|the (?:above|two|three)|which))?\b[^.;]{0,50}\b(?:relevant|appl\w+|aris\w+|engaged|in point|rel(?:y|ied)|used|concerns?|matters?|prevents?|needed|claimed|invoked|cited|pursued|pressed|helps?|fits?|serves?)\b",
    re.I,
)


def given_up_below(citations: Sequence[Citation], said: Sequence[Sentence]) -> dict[str, int]:
    """Grounds that the next sentences say do not apply, without naming them again, and where that is said last: what is
    said of them later stands."""
    outdone(citations, said)
    found: dict[str, int] = {}
    recent: list[str] = []
    last = ""
    cited_in = by_sentence(citations)
    for sentence in said:
        for c in cited_in.get(sentence.start, ()):
            if not c.key.startswith("other") and known(c.key):
                last = ground_of(c.key)
        recent = [*recent, *(ground_of(c.key) for c in cited_in.get(sentence.start, ()) if known(c.key))][-6:]
        if last and _GIVEN_UP_BELOW.search(sentence.text):
            found[last] = sentence.end
        elif last and _KEPT_BELOW.search(sentence.text):
            found.pop(last, None)
        none = _NONE_OF_THESE.search(sentence.text)
        if recent and none:
            found |= dict.fromkeys(recent[-2:] if none["how"].lower() == "neither" else recent, sentence.end)
    return found
