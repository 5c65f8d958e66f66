"""Disputed dates: which counting mistake, if any, gives the date that a body claims.

Each mistake is recounted day by day, the long way, so that the answer does not lean on the arithmetic of the clock.
A date that no known mistake gives is said to be unexplained: a body may have a reason that nobody has recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foitrack.clock import deadlines, ordered
from foitrack.clock.recount import Mistake, Recount
from foitrack.clock.result import spell
from foitrack.facts import Event
from foitrack.law import regime as regime_named
from foitrack.law.working_days import DIVISIONS, Calendar

_DAY = timedelta(days=1)
_UNITED_KINGDOM = DIVISIONS
Off = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What there is to say about a claimed date. ``reading``: an accepted other reading gives it.

    ``mistakes``: those that give exactly this date, the likeliest first; empty when none does.
    """

    claimed: date
    due: date | None
    correct: bool
    reading: str
    mistakes: tuple[Mistake, ...]

    @property
    def says(self) -> str:
        if self.due is None:
            return "No date can be given to compare it with: no clock is running."
        if self.correct:
            return f"{spell(self.claimed)} is right."
        if self.reading:
            return f"{spell(self.claimed)} follows from another accepted reading. {self.reading}"
        if self.mistakes:
            first = self.mistakes[0]
            return f"{spell(self.claimed)} is what comes out if {first.says}. {first.instead}"
        return f"{spell(self.claimed)} is not explained by any known mistake; the date is {spell(self.due)}."

    def as_json(self) -> dict[str, Any]:
        return {
            "claimed": self.claimed.isoformat(),
            "due": self.due.isoformat() if self.due else None,
            "correct": self.correct,
            "reading": self.reading or None,
            "mistakes": [
                {"id": m.id, "says": m.says, "instead": m.instead, "basis": m.cite.kind, "cite": m.cite.text}
                for m in self.mistakes
            ],
            "says": self.says,
        }


def judge(
    events: Iterable[Event],
    regime: str,
    calendar: Calendar,
    claimed: date,
    body_kind: str = "any",
    name: str = "response_due",
) -> Verdict:
    """Which mistake gives ``claimed`` for the deadline ``name`` (response_due or review_due)."""
    told = ordered(events)
    found = deadlines(told, regime, calendar, body_kind)
    rules = regime_named(found.regime)
    deadline = found.get(name)
    if deadline is None or deadline.due is None:
        return Verdict(claimed, None, False, "", ())
    reading = next((r.why for r in deadline.also if r.due == claimed), "")
    right = claimed == deadline.due
    mistakes: list[Mistake] = []
    if not right:
        work = Recount(told, rules, calendar, body_kind, deadline)
        for mistake in work.all():
            if mistake.due == claimed and mistake.id not in {m.id for m in mistakes}:
                mistakes.append(mistake)
    return Verdict(claimed, deadline.due, right, reading, tuple(mistakes))
