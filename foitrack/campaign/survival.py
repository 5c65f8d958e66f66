"""How long bodies take, with those that have not answered counted for what is known of them: not yet, after so long.

The estimate of Kaplan and Meier (1958): an open request is censored on the day asked. To leave it out would make slow
bodies look fast. The spread of the estimate is Greenwood's (1926); its bounds are on the log-log scale (Kalbfleisch and
Prentice), which stay between 0 and 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt

Z95 = 1.959963984540054  # of the normal distribution, for 95 in 100


@dataclass(frozen=True, slots=True)
class Spell:
    """One request: ``days`` waited, and whether it then was answered (else it is still, or was last seen, open)."""

    days: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Step:
    """At ``days``: of ``at_risk`` still open, ``answered`` were answered that day; ``open`` is the share still silent
    after it, ``error`` its standard error, ``low`` and ``high`` its 95% bounds (None where they cannot be told)."""

    days: int
    at_risk: int
    answered: int
    open: float
    error: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """The share still silent after so many days. ``n`` requests, of which ``answered`` were answered; ``waits`` are the
    days of each, the shortest first, answered or not."""

    n: int
    answered: int
    steps: tuple[Step, ...]
    waits: tuple[int, ...] = ()

    @property
    def longest(self) -> int:
        """The longest wait seen: beyond it nothing is known."""
        return self.waits[-1] if self.waits else 0

    def at_risk(self, days: int) -> int:
        """How many are seen to have waited longer than ``days``: on so few a share after them rests."""
        return self.n - bisect_right(self.waits, days)

    def open_after(self, days: int) -> float | None:
        """The share still silent after ``days``; None with no request, or past the longest wait while some are open."""
        if not self.n:
            return None
        share = 1.0
        for step in self.steps:
            if step.days > days:
                break
            share = step.open
        return None if days > self.longest and share > 0 else share

    def quantile(self, share: float) -> int | None:
        """The days after which ``share`` of requests are answered; None if fewer ever were, so far."""
        return next((s.days for s in self.steps if s.open <= 1 - share + 1e-12), None)

    @property
    def median(self) -> int | None:
        return self.quantile(0.5)


def kaplan_meier(spells: Iterable[Spell]) -> Curve:
    """The curve of ``spells``. Those answered on a day count as at risk on it, and so do those censored on it."""
    told = list(spells)
    answered = Counter(s.days for s in told if s.answered)
    leaving = Counter(s.days for s in told)
    at_risk, share, spread = len(told), 1.0, 0.0
    steps = []
    for days in sorted(leaving):
        if n := answered[days]:
            share *= 1 - n / at_risk
            spread = spread + n / (at_risk * (at_risk - n)) if at_risk > n else float("inf")
            steps.append(_step(days, at_risk, n, share, spread))
        at_risk -= leaving[days]
    return Curve(len(told), sum(answered.values()), tuple(steps), tuple(sorted(s.days for s in told)))


def _step(days: int, at_risk: int, n: int, share: float, spread: float) -> Step:
    if share <= 0 or spread == float("inf"):
        return Step(days, at_risk, n, 0.0, None, None, None)
    reach = Z95 * sqrt(spread) / abs(log(share))
    low, high = share ** exp(reach), share ** exp(-reach)
    return Step(days, at_risk, n, share, share * sqrt(spread), low, high)


@dataclass(frozen=True, slots=True)
class Rate:
    """``k`` of ``n``, with Wilson's 95% bounds (1927): honest also where n is small. Everything is None where n is 0."""

    k: int
    n: int

    @property
    def share(self) -> float | None:
        return self.k / self.n if self.n else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        if not self.n:
            return None
        p, n, z = self.k / self.n, self.n, Z95
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - reach), min(1.0, middle + reach)

    def as_json(self) -> dict[str, object]:
        bounds = self.bounds
        return {
            "k": self.k,
            "n": self.n,
            "share": None if self.share is None else round(self.share, 4),
            "low": None if bounds is None else round(bounds[0], 4),
            "high": None if bounds is None else round(bounds[1], 4),
        }


def plot(curve: Curve, width: int = 60, height: int = 10, due: int | None = None) -> list[str]:
    """The curve as lines of text: the share still silent, by working days. ``due`` is marked on the axis."""
    if not curve.n:
        return []
    longest = max(curve.longest, due or 0, 1)
    column = [curve.open_after(round(x * longest / (width - 1))) for x in range(width)]
    lines = []
    for row in range(height, -1, -1):
        level = row / height
        label = f"{level:4.0%} |" if row in (0, height // 2, height) else "     |"
        cells = ["#" if share is not None and round(share * height) == row else " " for share in column]
        lines.append(label + "".join(cells).rstrip())
    axis = ["-"] * width
    if due is not None:
        axis[round(due * (width - 1) / longest)] = "^"
    lines.append("     +" + "".join(axis))
    end = f"{longest} working days"
    lines.append("      0" + end.rjust(width - 1))
    return lines
