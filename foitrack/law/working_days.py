"""Working days, nation by nation.

FOIA s.10(6), which the EIR adopt, leaves out Saturdays, Sundays, Christmas Day, Good Friday and every bank
holiday under the Banking and Financial Dealings Act 1971 "in any part of the United Kingdom": the union of
three lists. FOISA s.73 and the EISR leave out the bank holidays of Scotland alone. Hence each count takes
*nations*: a tuple of ``DIVISIONS``.

The count is a closed form over the sorted holidays: two bisections, whatever the distance. It would answer
for any date at all, so each question first asks whether the calendar knows the days concerned; outside
them it raises BeyondCalendar and never counts plain weekdays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from foitrack.errors import BeyondCalendar
from foitrack.law.bank_holiday_rows import AS_OF, DIGEST, KNOWN_FROM, KNOWN_TO, PREDICTED_TO, ROWS

DIVISIONS = ("england-and-wales", "scotland", "northern-ireland")
UK = DIVISIONS
SCOTLAND = ("scotland",)
# Whose bank holidays each law leaves out (FOIA s.10(6), EIR reg 2(1), FOISA s.73, EISR reg 2(1)); the statutes' own
# files say so with their citations, and a test holds the two together.
COUNTED_BY = {"FOIA": UK, "EIR": UK, "FOISA": SCOTLAND, "EISR": SCOTLAND}

# A bank holiday in "any place or locality" (1971 Act s.1(3)) is one in a part of the United Kingdom, so it
# counts where all three nations are asked for, and nowhere else.
LOCALITY = "locality"

NATION_NAMES = {  # as a reader writes them
    "england-and-wales": "England and Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
    LOCALITY: "one locality",
}
_BITS = {"england-and-wales": 1, "scotland": 2, "northern-ireland": 4, LOCALITY: 8}
_EVERYWHERE = 15
_FIRMEST_FIRST = ("official", "predicted", "disputed")

_Row = tuple[int, int, str, str, str, str]  # ordinal, nations, name, basis, status, source


@dataclass(frozen=True, slots=True)
class Holiday:
    """A weekday bank holiday.

    ``basis``: statute schedule 1, proclamation, common law, asp 2007/2, GOV.UK list (imported) or override.
    ``status``: official; predicted (it rests on a proclamation not seen, or on the rules alone); disputed.
    """

    on: date
    name: str
    nations: tuple[str, ...]
    basis: str
    status: str
    source: str


class _Count:
    """The holidays of one set of nations, as the closed form wants them.

    Weekdays are numbered: Monday 1 January of the year 1 is 1, the next Monday 6. ``at`` holds the numbers
    of the holidays; ``gaps`` each number less its place in the list, which is the rank that the day would
    have if it were a working day.
    """

    __slots__ = ("at", "days", "gaps")

    def __init__(self, ordinals: Iterable[int]) -> None:
        self.days = frozenset(ordinals)
        self.at = sorted(_weekday_number(day) for day in self.days)
        self.gaps = [number - place for place, number in enumerate(self.at)]

    def rank(self, ordinal: int) -> int:
        """How many working days there are up to and including this day."""
        number = _weekday_number(ordinal)
        return number - bisect_right(self.at, number)

    def day(self, rank: int) -> int:
        """The ordinal of the working day with this rank."""
        number = rank + bisect_right(self.gaps, rank) - 1
        return 7 * (number // 5) + number % 5 + 1


def _weekday_number(ordinal: int) -> int:
    return 5 * (ordinal // 7) + min(ordinal % 7, 5)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The bank holidays of the United Kingdom from ``known_from`` on. Immutable; equal when ``id`` is.

    Up to ``known_to`` the days are those of the official lists; to ``predicted_to`` those of the rules
    (``provisional``). ``id`` is the edition and a digest of all that can move a date; ``as_of`` the day the
    list was last known to be current.
    """

    id: str
    as_of: date = field(compare=False)
    known_from: date = field(compare=False)
    known_to: date = field(compare=False)
    predicted_to: date = field(compare=False)
    _rows: tuple[_Row, ...] = field(compare=False, repr=False)
    _counts: dict[tuple[str, ...], _Count] = field(
        default_factory=dict, compare=False, repr=False, init=False
    )

    # -- counting

    def is_working(self, day: date, nations: tuple[str, ...]) -> bool:
        """Whether ``day`` is a working day."""
        ordinal = self._known(day)
        return 0 < ordinal % 7 < 6 and ordinal not in self._count(nations).days

    def nth_after(self, day: date, n: int, nations: tuple[str, ...]) -> date:
        """The ``n``-th working day after ``day``, which itself never counts: day 1 is the next working day.

        ``day`` may be any day of the week (FOIA s.10(6); ICO line to take LTT47). ``n`` is at least 1.
        """
        if n < 1:
            raise ValueError(f"a period has at least one working day, not {n}")
        count = self._count(nations)
        return self._day(count.day(count.rank(self._known(day)) + n))

    def next_after(self, day: date, nations: tuple[str, ...]) -> date:
        """The first working day after ``day``."""
        return self.nth_after(day, 1, nations)

    def on_or_after(self, day: date, nations: tuple[str, ...]) -> date:
        """``day`` itself if it is a working day, else the next one."""
        return day if self.is_working(day, nations) else self.nth_after(day, 1, nations)

    def between(self, a: date, b: date, nations: tuple[str, ...]) -> int:
        """The working days after ``a`` up to and including ``b``; negative when ``b`` is before ``a``."""
        count = self._count(nations)
        return count.rank(self._known(b)) - count.rank(self._known(a))

    def inclusive(self, a: date, b: date, nations: tuple[str, ...]) -> int:
        """The working days from ``a`` to ``b``, both ends included (as FOIA s.10(2) disregards them)."""
        return self.between(a, b, nations) + self.is_working(a, nations)

    def provisional(self, day: date) -> bool:
        """Whether ``day`` is past the official lists, so that a date there is a prediction."""
        return day > self.known_to

    # -- reading

    def holidays(self, a: date, b: date, nations: tuple[str, ...]) -> tuple[Holiday, ...]:
        """The weekday holidays of any of ``nations`` from ``a`` to ``b``, both included, one a day.

        A day kept by only some of ``nations`` says so in its name: "St Patrick's Day (Northern Ireland)".
        A merged day has the firmest status of its parts, because one bank holiday suffices.
        """
        first, last = self._known(a), self._known(b)
        wanted = _mask(nations)
        by_day: dict[int, list[_Row]] = {}
        rows = self._rows
        for place in range(bisect_left(rows, (first,)), len(rows)):
            row = rows[place]
            if row[0] > last:
                break
            if row[1] & wanted:
                by_day.setdefault(row[0], []).append(row)
        return tuple(_merge(told, wanted) for told in by_day.values())

    def rows(self) -> tuple[Holiday, ...]:
        """Each row as it stands in the list, not merged: one a day, name and basis."""
        return tuple(_holiday(row) for row in self._rows)

    # -- changing

    def changed(
        self,
        added: Iterable[Holiday] = (),
        removed: Iterable[Holiday] = (),
        id_note: str = "",
        *,
        known_to: date | None = None,
        predicted_to: date | None = None,
        as_of: date | None = None,
    ) -> Calendar:
        """A calendar with days removed, then days added, for the nations that each names.

        Weekend days are passed over, since no count turns on them. ``id_note`` joins the edition's name.
        """
        left: dict[int, int] = {}
        for day in removed:
            ordinal = day.on.toordinal()
            left[ordinal] = left.get(ordinal, 0) | _bits(day.nations)
        rows = [(row[0], row[1] & ~left.get(row[0], 0), *row[2:]) for row in self._rows]
        rows = [row for row in rows if row[1]]
        rows += [_row(day) for day in added if day.on.weekday() < 5]
        rows.sort()
        official_to = known_to or self.known_to
        last = max(predicted_to or self.predicted_to, official_to)
        edition = self.id.partition("/")[0] + (f"+{id_note}" if id_note else "")

        from foitrack.law.compile_rows import digest, merged

        return Calendar(
            id=f"{edition}/{digest(merged(rows), self.known_from, official_to, last)}",
            as_of=as_of or self.as_of,
            known_from=self.known_from,
            known_to=official_to,
            predicted_to=last,
            _rows=tuple(rows),
        )

    # -- inside

    def _count(self, nations: tuple[str, ...]) -> _Count:
        found = self._counts.get(nations)
        if found is None:
            wanted = _mask(nations)
            found = _Count(row[0] for row in self._rows if row[1] & wanted)
            self._counts[nations] = found
        return found

    def _known(self, day: date) -> int:
        if not self.known_from <= day <= self.predicted_to:
            raise self._beyond(day)
        return day.toordinal()

    def _day(self, ordinal: int) -> date:
        if ordinal > self.predicted_to.toordinal():
            raise self._beyond(None)
        return date.fromordinal(ordinal)

    def _beyond(self, day: date | None) -> BeyondCalendar:
        if day is not None and day < self.known_from:
            return BeyondCalendar(
                f"{day.isoformat()} is before the calendar begins, on {self.known_from.isoformat()}.",
                "Both Freedom of Information Acts came into force that day; check the date.",
            )
        what = day.isoformat() if day else "The date asked for"
        return BeyondCalendar(
            f"{what} is after the last day that the calendar knows, {self.predicted_to.isoformat()}.",
            "Bring in a newer list with: foitrack calendar import FILE",
        )


@cache
def shipped() -> Calendar:
    """The calendar that comes with this program (``bank_holidays.csv``)."""
    as_of = date.fromordinal(AS_OF)
    return Calendar(
        id=f"{as_of.isoformat()}/{DIGEST}",
        as_of=as_of,
        known_from=date.fromordinal(KNOWN_FROM),
        known_to=date.fromordinal(KNOWN_TO),
        predicted_to=date.fromordinal(PREDICTED_TO),
        _rows=ROWS,
    )


def _bits(nations: Iterable[str]) -> int:
    mask = 0
    for nation in nations:
        if nation not in _BITS:
            raise ValueError(
                f"there is no division called {nation!r}; the divisions are {', '.join(DIVISIONS)}"
            )
        mask |= _BITS[nation]
    return mask


def _mask(nations: tuple[str, ...]) -> int:
    mask = _bits(nations)
    if not mask & 7:
        raise ValueError("a count of working days needs at least one nation")
    return _EVERYWHERE if mask & 7 == 7 else mask & 7


def _names(mask: int) -> tuple[str, ...]:
    return tuple(nation for nation, bit in _BITS.items() if mask & bit)


def _row(day: Holiday) -> _Row:
    return (day.on.toordinal(), _bits(day.nations), day.name, day.basis, day.status, day.source)


def _holiday(row: _Row) -> Holiday:
    return Holiday(date.fromordinal(row[0]), row[2], _names(row[1]), row[3], row[4], row[5])


def _merge(rows: list[_Row], wanted: int) -> Holiday:
    kept: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: row[1] & -row[1]):  # in the order of DIVISIONS
        kept[row[2]] = kept.get(row[2], 0) | row[1] & wanted
    whole = wanted & 7
    name = "; ".join(
        said if mask & 7 == whole else f"{said} ({', '.join(NATION_NAMES[n] for n in _names(mask))})"
        for said, mask in kept.items()
    )
    mask = 0
    for some in kept.values():
        mask |= some
    return Holiday(
        on=date.fromordinal(rows[0][0]),
        name=name,
        nations=_names(mask),
        basis="; ".join(dict.fromkeys(row[3] for row in rows)),
        status=min((row[4] for row in rows), key=_FIRMEST_FIRST.index),
        source="; ".join(dict.fromkeys(row[5] for row in rows)),
    )
