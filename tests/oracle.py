"""An independent count: day after day over the ``holidays`` library, with nothing of foitrack in it.

It is slow and plain on purpose. The tables of the tests say each expected day twice, as a date and as a
count in the words that ``day_by`` reads ("20wd 2026-03-04 less 2026-03-10..2026-03-24"); this module works
the second out, and the two must agree before foitrack is asked anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays

NATIONS = {
    "ew": ("ENG",),
    "scotland": ("SCT",),
    "ni": ("NIR",),
    "uk": ("ENG", "SCT", "NIR"),
}
# FOIA s.10(6) and the EIR: a bank holiday in any part of the United Kingdom. FOISA s.73 and the EISR: Scotland.
BY_REGIME = {"FOIA": "uk", "EIR": "uk", "FOISA": "scotland", "EISR": "scotland", "SAR": "ew"}

ONE_DAY = timedelta(days=1)


@cache
def days_off(code: str) -> frozenset[date]:
    listed = set(holidays.country_holidays("GB", subdiv=code, years=range(2004, 2036)))
    if code == "SCT":
        # Its one error: the St Andrew's Day Bank Holiday (Scotland) Act 2007 commenced on 16 January 2007.
        listed.discard(date(2006, 11, 30))
    return frozenset(listed)


def working(day: date, nations: str) -> bool:
    return day.weekday() < 5 and not any(day in days_off(code) for code in NATIONS[nations])


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


def after(day: date, n: int, nations: str, less: frozenset[date] = frozenset()) -> date:
    """The ``n``th working day after ``day``, which itself never counts; days in ``less`` do not count."""
    while n:
        day += ONE_DAY
        if working(day, nations) and day not in less:
            n -= 1
    return day


def rolled(day: date, nations: str) -> date:
    while not working(day, nations):
        day += ONE_DAY
    return day


def month_later(day: date, months: int) -> date:
    """The corresponding date ``months`` on, or the last day of that month where it has no such date."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), first_of_next - ONE_DAY)


def months_beginning_with(day: date, months: int) -> date:
    """The last day of ``months`` that begin with ``day``: the day before the corresponding date, or, where
    the month has no such date, its last day."""
    corresponding = month_later(day, months)
    return corresponding - ONE_DAY if corresponding.day == day.day else corresponding


COUNT = re.compile(
    r"(?P<n>\d+)(?P<unit>wd|d|m) (?P<begin>beginning )?(?P<day>\S+)"
    r"(?: less (?P<less>[0-9., -]+?))?(?: in (?P<nations>\w+))?(?: roll (?P<roll>\w+))?$"
)


def day_by(words: str, regime: str) -> date:
    """The day that ``words`` count to, in ``regime``'s calendar unless they name another (``in ew``).

    20wd D · 20wd D less A..B, C..D (both ends out) · 42d D · 3m beginning D · 1m D roll ew · earlier of X and Y
    """
    if words.startswith("earlier of "):
        return min(day_by(part, regime) for part in words.removeprefix("earlier of ").split(" and "))
    found = COUNT.match(words)
    assert found, f"the oracle cannot read {words!r}"
    n, start = int(found["n"]), date.fromisoformat(found["day"])
    if found["unit"] == "wd":
        out: set[date] = set()
        for span in (found["less"] or "").replace(" ", "").split(","):
            first, _, last = span.partition("..")
            if first:
                out.update(days(date.fromisoformat(first), date.fromisoformat(last or first)))
        due = after(start, n, found["nations"] or BY_REGIME[regime], frozenset(out))
    elif found["unit"] == "d":
        due = start + timedelta(days=n)
    else:
        due = months_beginning_with(start, n) if found["begin"] else month_later(start, n)
    return rolled(due, found["roll"]) if found["roll"] else due
