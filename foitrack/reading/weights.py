"""Weak signs that add up: a table of patterns, each with what it is worth, and their sum over some sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foitrack.reading.quick import Quick
from foitrack.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern worth ``points``, counted in at most ``most`` sentences and in none that match ``unless``."""

    name: str
    points: float
    pattern: Quick
    unless: Quick | None = None
    most: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """The points of each sign that was found, and the sentence where the weightiest of them stands."""

    points: dict[str, float]
    shown: Sentence | None

    @property
    def total(self) -> float:
        return sum(self.points.values())

    def of(self, *names: str) -> float:
        return sum(self.points.get(n, 0) for n in names)


# "We've", "shouldn't", "I'm": the long form is the one that patterns spell out.
_SHORT = (
    (re.compile(r"\bcan't\b", re.I), "cannot"),
    (re.compile(r"\bwon't\b", re.I), "will not"),
    (re.compile(r"n't\b", re.I), " not"),
    (re.compile(r"(?<=\w)'ve\b", re.I), " have"),
    (re.compile(r"(?<=\w)'re\b", re.I), " are"),
    (re.compile(r"(?<=\w)'ll\b", re.I), " will"),
    (re.compile(r"(?<=\w)'m\b", re.I), " am"),
    (re.compile(r"\b(it|that|he|she|there|what|here)'s\b", re.I), r"\1 is"),
)


@lru_cache(maxsize=4096)
def long_form(text: str) -> str:
    """``text`` with its short forms written out. Its length changes, so it is only for searching."""
    if "'" in text:
        for short, full in _SHORT:
            text = short.sub(full, text)
    return text


def sign(name: str, points: float, pattern: str, unless: str = "", most: int = 1) -> Sign:
    return Sign(name, points, Quick(pattern, re.I), Quick(unless, re.I) if unless else None, most)


def tally(said: Iterable[Sentence], signs: Sequence[Sign]) -> Tally:
    """Which of ``signs`` stand in ``said``, and what they come to."""
    counted: dict[str, int] = {}
    points: dict[str, float] = {}
    shown: Sentence | None = None
    best = 0.0
    for sentence in said:
        text = long_form(sentence.text)
        for s in signs:
            if counted.get(s.name, 0) >= s.most or not s.pattern.search(text):
                continue
            if s.unless and s.unless.search(text):
                continue
            counted[s.name] = counted.get(s.name, 0) + 1
            points[s.name] = points.get(s.name, 0) + s.points
            if abs(s.points) > best:
                best, shown = abs(s.points), sentence
    return Tally(points, shown)
