"""What an answer is made of: things given, kept back, lacking, passed over in silence, or too dear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from foitrack.reading import acts, likeness
from foitrack.reading.giving import answers_in_figures, is_giving, part_held_back
from foitrack.reading.refusing import MAYBE_HELD, NCND, NOT_HELD
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter


@dataclass(frozen=True, slots=True)
class Parts:
    """What an answer is made of. Each is the first sentence that shows it, or None."""

    gives: Sentence | None  # any words of giving
    handed: Sentence | None  # an enclosure, an attachment, a release: not to be taken for talk
    figures: bool  # answers given line by line
    lacks: Sentence | None  # something is not held
    lacks_it: Sentence | None  # what was asked for is not held
    keeps: Sentence | None  # something is refused
    partly: Sentence | None  # a part is kept back, and so the rest is given
    silent: Sentence | None  # it will not say whether anything is held
    dear: Sentence | None  # the work is too much

    @property
    def answers(self) -> bool:
        return self.handed is not None or self.figures


def parts_of(letter: Letter) -> Parts:
    own = [s for s in letter.own if not _ASKED_OF_US.search(s.text)]
    own = [*own, *(s for s in letter.of("request") if _OF_YOUR_REQUEST.match(s.text))]
    lacking = [s for s in own if is_lacking(s)]
    keeps = next((s for s in own if acts.keeps_back(s.text) and s not in lacking), None)
    giving = [
        s
        for s in own
        if s not in lacking
        and (acts.gives(s.text) or _ENCLOSED_BY_NAME.search(s.text) or not acts.keeps_back(s.text))
    ]
    return Parts(
        gives=next((s for s in giving if (is_giving(s) or acts.gives(s.text)) and is_likely_given(s)), None),
        handed=next((s for s in giving if _hands_over(s) and is_likely_given(s)), None),
        figures=answers_in_figures(letter),
        lacks=lacking[0] if lacking else None,
        lacks_it=next((s for s in lacking if acts.lacks_it(s.text)), None),
        keeps=keeps,
        partly=next((s for s in own if _hands_over(s) and acts.less_something(s.text)), None)
        or part_held_back(own)
        or next((s for s in own if s is keeps and acts.only_a_part(s.text)), None),
        silent=next((s for s in own if _keeps_silent(s)), None),
        dear=_too_dear(own),
    )


_HERE = re.compile(
    r"\b(?:attach\w*|enclos\w*|annex\w*|append\w*|below|released|as follows|answers in)\b", re.I
)
# "If you intend to refuse any part of this, please tell me which section": the requester's, with nothing to mark it as theirs.
_ASKED_OF_US = re.compile(
    r"\bif you\b[^.;?]{0,80}\b(?:refus\w+|withh\w+|intend|redact\w*|exempt\w*|can(?:not|'t)|unable)\b[^.;?]{0,120}\b(?:please|tell me|let me know)\b",
    re.I,
)
_IN_SO_MANY_WORDS = re.compile(
    r"\b(?:is|are|have|please find|find|now) (?:\w+ )?(?:enclosed|attached|appended)\b|\b(?:I|we) (?:now |also )?enclose\b|\b(?:the|my|our) answers? (?:is|are) \W?\d",
    re.I,
)
# "If the information is released or not", "letters of support are provided in confidence": nobody gives anything here.
_ONLY_SUPPOSED = re.compile(
    r"\b(?:if|whether|were)\b[^.;]{0,50}\b(?:released|disclosed|provided|supplied)\b(?: or not\b)?\W*$|\b(?:provided|supplied|given|shared|received|sent) (?:to \w+(?: \w+)? )?in (?:the strictest )?confidence\b|\b(?:your|the) (?:\w+ )?(?:requests?|questions?|enquiry)\b[^.;]{0,40}\b(?:is|are) (?:replicated|reproduced|repeated|restated|copied|quoted)\b",
    re.I,
)
_GIVEN_HERE = 0.1
_GIVEN = 0.2  # odds of giving from which on a sentence that has words of giving is taken at them


@lru_cache(maxsize=4096)
def is_likely_given(sentence: Sentence) -> bool:
    """Not so for what only has the shape of an answer: "An answer is given to the world", "The enactment here is"."""
    if _ONLY_SUPPOSED.search(sentence.text):
        return False
    if _IN_SO_MANY_WORDS.search(sentence.text):
        return True
    least = _GIVEN_HERE if _HERE.search(sentence.text) else _GIVEN
    return likeness.share(sentence.text, "gives", "gives_but") >= least


# "Your request for the footage is turned down" is said of the request, and is not the request given back.
_OF_YOUR_REQUEST = re.compile(
    r"(?:your|this|the) (?:request|enquiry)\b[^?]{0,140}?\b(?:is|has been|was|must be|is being) (?:\w+ )?(?:refused|turned down|declined|rejected|denied|exempt|withheld|vexatious|too)\b",
    re.I,
)


@lru_cache(maxsize=4096)
def is_lacking(sentence: Sentence) -> bool:
    return not MAYBE_HELD.search(sentence.text) and (
        NOT_HELD.search(sentence.text) is not None or acts.lacks(sentence.text)
    )


def _hands_over(sentence: Sentence) -> bool:
    return acts.gives(sentence.text) or (is_giving(sentence) and _ENCLOSED.search(sentence.text) is not None)


_ENCLOSED = re.compile(
    r"\b(?:attach\w*|enclos\w*|annex\w*|append\w*|spreadsheet|table|accompan\w+|releas\w+|disclos\w+|below|as follows|suppl(?:y|ied)|provid\w+|copy|copies)\b",
    re.I,
)


_ENCLOSED_BY_NAME = re.compile(r"\b(?:attach\w*|enclos\w*|annex\w*|append\w*)\b", re.I)


def _keeps_silent(sentence: Sentence) -> bool:
    return (
        NCND.search(sentence.text) is not None and not re.search(r"\bgive[sn]? an example\b", sentence.text)
    ) or acts.silent(sentence.text)


def _too_dear(own: Sequence[Sentence]) -> Sentence | None:
    """The sentence that pleads the work, where with those beside it the plea is a refusal."""
    talk = [s for s in own if not s.heading and not s.text.endswith("?")]
    for n, sentence in enumerate(talk):
        near = talk[n : n + 3]
        if acts.burden_of(sentence.text) < 0.2:
            continue
        refused = 0.4 if any(acts.turns_down(s.text) for s in talk[max(0, n - 1) : n + 3]) else 0.0
        if acts.burden_of(" ".join(s.text for s in near)) + refused >= 0.8:
            return sentence
    return None
