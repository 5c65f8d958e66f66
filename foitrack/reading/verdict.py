"""The outcome of a letter, with what shows it."""

from __future__ import annotations

from dataclasses import dataclass

from foitrack.reading.model import Confidence
from foitrack.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome in the words of interfaces.md, with its sentence, the reason and what else is in the letter."""

    outcome: str
    sentence: Sentence | None
    why: str
    confidence: Confidence
    also: tuple[str, ...] = ()
