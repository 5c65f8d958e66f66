"""Which outcome a letter leans to by what its sentences do: the second reader's word, laid beside that of the rules.

The rules read what a letter decides; they miss a decision that is put in words they do not know. Here each sentence has
its odds of every act (``likeness``), and a letter of each outcome has its own mixture of acts: an acknowledgement
receives and promises, a part disclosure gives and withholds. ``leaning.tsv`` says what each act counts for, learned from
letters labelled by hand, and what each word and pair of words counts for, since letters of a kind share turns of phrase
that no act stands for. Where the two readers differ the rules have the greater weight, by how sure they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foitrack.reading.likeness import HERE, SCALE, acts, cues, odds, softmax, table
from foitrack.reading.model import Reading
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter

TABLE = HERE / "leaning.tsv"
HUNDREDTHS = 100  # weights are kept in whole hundredths
# Sentences: fewer are too few to be known by, and more than these are not looked at.
FEWEST, MOST = 8, 400
# What the rules' word weighs, by how sure they are, in natural logarithms of odds.
_RULES = {"sure": 1.6, "likely": 1.25, "unsure": 0.6}
_FLOOR = 1e-3
SAYS = "says "  # how the name of a word or pair begins in the table
_HEAD = 6  # sentences at the beginning
_CLEAR, _MOST_SUM = 0.3, 2.5  # odds that count in a sum, and what it comes to at most

# The rules tell a promise from an acknowledgement and an extension; the labelled letters do not.
_PROMISES = frozenset({"acknowledgement", "extension"})

_READS_AS = {
    "disclosed_full": "gives what was asked for", "disclosed_part": "gives some and holds some back",
    "refused": "refuses", "not_held": "says that nothing is held", "ncnd": "neither confirms nor denies",
    "vexatious": "refuses the request as vexatious or repeated", "cost_limit": "refuses on cost",
    "clarification": "asks you to say more", "fee_notice": "asks for a fee", "extension": "takes more time",
    "acknowledgement": "says that the request has come", "transferred": "passes the request on",
    "internal_review_upheld": "keeps its answer on review", "internal_review_overturned": "changes its answer on review",
    "ico_decision": "is the regulator's decision",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lean:
    """The outcome to which a letter leans, its share of the odds, the sentence that speaks most for it, and why."""

    outcome: str
    share: float
    sentence: Sentence | None
    why: str


def features(letter: Letter) -> tuple[dict[str, float], set[str], list[list[float]]]:
    """What is known of a letter: of each act the most, the sum, and the most near its beginning; its words and pairs of
    words; and the odds of its sentences. Which provisions it applies is left to the rules, so that one mistake does not
    speak twice."""
    heard = _heard(letter)
    told = [odds(sentence.text) for sentence in heard]
    found: dict[str, float] = {}
    for n, act in enumerate(acts()):
        column = [one[n] for one in told] or [0.0]
        found[f"most {act}"] = max(column)
        found[f"sum {act}"] = min(_MOST_SUM, sum(p for p in column if p > _CLEAR))
        found[f"head {act}"] = max(column[:_HEAD])
    return found, {SAYS + cue for sentence in heard for cue in cues(sentence.text)}, told


def told_by_words(said: Iterable[str]) -> dict[str, float]:
    """What each of a letter's known words and pairs counts for: all together as much, however many there are."""
    known = list(said)
    each = SCALE / math.sqrt(len(known)) if known else 0.0
    return dict.fromkeys(known, each)


def _heard(letter: Letter) -> Sequence[Sentence]:
    """The body's own sentences, or all of them where none is."""
    return (letter.own or letter.said)[:MOST]


def differs(letter: Letter, reading: Reading) -> Lean | None:
    """The outcome that both readers' words together make likeliest, where it is another than the rules' own."""
    known, said, told = features(letter)
    if len(told) < FEWEST:
        return None
    outcomes, start, weights = table(TABLE, HUNDREDTHS)
    total = list(start)
    words = told_by_words(cue for cue in said if cue in weights)
    for name, value in (*known.items(), *words.items()):
        for n, weight in weights.get(name, ()):
            total[n] += weight * value
    shares = softmax(total)
    ours = math.exp(_RULES[reading.confidence])
    agreed = _PROMISES if reading.outcome == "holding" else {reading.outcome}
    joint = [(p + _FLOOR) * (ours if o in agreed else 1.0) for o, p in zip(outcomes, shares, strict=True)]
    best = joint.index(max(joint))
    if outcomes[best] in agreed:
        return None
    return Lean(
        outcomes[best], joint[best] / sum(joint), _speaker(letter, known, told, best),
        f"taken together its sentences are those of a letter that {_READS_AS[outcomes[best]]}",
    )  # fmt: skip


def _speaker(
    letter: Letter, known: Mapping[str, float], told: Sequence[Sequence[float]], outcome: int
) -> Sentence | None:
    """The sentence that does most clearly the act which speaks most for the outcome."""
    weights = table(TABLE, HUNDREDTHS)[2]
    for_it: dict[str, float] = {}
    for name, value in known.items():
        done = name.partition(" ")[2]
        for_it[done] = for_it.get(done, 0.0) + value * dict(weights.get(name, ())).get(outcome, 0.0)
    act = acts().index(max(for_it, key=lambda one: for_it[one]))
    clearest = max(range(len(told)), key=lambda n: told[n][act], default=None)
    return None if clearest is None else _heard(letter)[clearest]
