"""What a rule of law is: its length, its unit, what starts, stops, restarts and extends it, and on whose word.

A ``Citation`` is of a kind (statute, regulations, code, guidance, practice), so that what binds is never
blurred with what is expected. A ``Figure`` is dated: the one in force on the day a clock turns on is used,
and none in force is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from foitrack.errors import NoRule

Kind = Literal["statute", "regulations", "code", "guidance", "practice"]
Unit = Literal["working_days", "calendar_days", "months"]
Party = Literal["body", "you"]

FULL_RIGHT = date(2005, 1, 1)  # the general right of access under both Acts began: FOIA s.87, FOISA s.75 orders


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a figure or a consequence comes from. ``link`` is where it can be read; ``unconfirmed`` that
    the text itself has not been seen."""

    text: str
    kind: Kind
    link: str
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """So many units, in force from ``since`` to ``until`` (inclusive), on the authority of ``cite``.

    ``beginning_with`` counts the first day in ("beginning with the day"); otherwise the count is of days
    after it. A month count says how it rounds in ``rounds``: ``last_day`` (no corresponding date: the last
    day of the month).
    """

    n: int
    unit: Unit
    cite: Citation
    since: date = FULL_RIGHT
    until: date | None = None
    beginning_with: bool = False
    rounds: Literal["", "last_day"] = ""
    roll: bool = False  # a last day that is not a working day moves to the next one
    assumed: bool = False  # the figure is usual, but the document itself governs

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


def in_force(periods: Sequence[Period], on: date, what: str) -> Period:
    """The period in force on ``on``; NoRule if there is none."""
    for period in periods:
        if period.in_force(on):
            return period
    raise NoRule(f"No rule for {what} was in force on {on.isoformat()}.")
