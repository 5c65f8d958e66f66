"""What a sentence does, by its likeness to sentences whose act is known.

``examples.tsv`` holds some four thousand sentences as officers write them, each with what it does: gives, withholds,
says that nothing is held, asks, forwards, looks back. ``learn.py`` finds which words and pairs of words tell the acts
apart and writes them to ``likeness.tsv``, a line each, to be read and argued with; here they are added up. It is the
second reader of a letter, for what the rules do not foresee: it knows no law, and never settles which provisions apply.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLES, TABLE = HERE / "examples.tsv", HERE / "likeness.tsv"
SCALE = 3.0  # the length of a sentence's cues taken together: many words say no more than few
TENTHS = 10  # weights are kept in whole tenths
MADE_FROM = "# examples "  # how the line begins that says from which examples a table was made
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|£")

Weights = Mapping[str, Sequence[tuple[int, float]]]


def cues(sentence: str) -> set[str]:
    """The words and the pairs of neighbours by which a sentence is known; ``#`` is any number, ``<`` and ``>`` its ends."""
    words = ["#" if w.isdigit() else w for w in _WORD.findall(sentence.lower().replace("\u2019", "'"))]
    line = ["<", *words, ">"]
    return {
        *words,
        *(f"{a} {b}" for a, b in pairwise(line)),
        f"{min(len(line) // 5, 6)} fives",
    }


def acts() -> tuple[str, ...]:
    """The names of the acts, in the order of every list of odds."""
    return table(TABLE, TENTHS)[0]


def odds(sentence: str) -> list[float]:
    """How likely the sentence does each of ``acts()``; they add up to 1."""
    _, start, weights = table(TABLE, TENTHS)
    known = [weights[cue] for cue in cues(sentence) if cue in weights]
    return softmax(_added(start, known, len(known)))


def share(sentence: str, *names: str) -> float:
    """How likely the sentence does one of the acts ``names``."""
    told = odds(sentence)
    return sum(told[acts().index(name)] for name in names)


def softmax(values: Sequence[float]) -> list[float]:
    most = max(values)
    grown = [math.exp(v - most) for v in values]
    total = sum(grown)
    return [g / total for g in grown]


def _added(start: Sequence[float], known: Sequence[Sequence[tuple[int, float]]], n: int) -> list[float]:
    total = list(start)
    each = SCALE / math.sqrt(n) if n else 0.0
    for cue in known:
        for act, weight in cue:
            total[act] += each * weight
    return total


def examples() -> Iterator[tuple[str, str]]:
    """(act, sentence) of every example."""
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        act, _, sentence = line.partition("\t")
        yield act, sentence


@cache
def table(path: Path, units: int) -> tuple[tuple[str, ...], tuple[float, ...], Weights]:
    """A table as ``learn.written`` writes it: the kinds, what each has to begin with, and what each feature weighs for
    them, in so many ``units`` to one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines[0].startswith(MADE_FROM):
        lines = lines[1:]
    head, start, *rest = lines
    weights = {}
    for line in rest:
        name, _, told = line.partition("\t")
        pairs = (one.split(":") for one in told.split())
        weights[name] = tuple((int(kind), int(weight) / units) for kind, weight in pairs)
    return tuple(head.split()), tuple(int(v) / units for v in start.split()), weights
