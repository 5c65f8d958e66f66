"""Reading a day that a person typed, and saying a day so that it cannot be misread.

A deadline counted from a misread day is worse than none, so this reader refuses whatever could mean two days:
days come before months, years have four digits, nothing is filled in from today, and a weekday must agree.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from foitrack.errors import UsageError

FOI_BEGAN = date(2005, 1, 1)  # the right of access under FOIA s.1 and FOISA s.1 began on 1 January 2005
YEARS_AWAY = 30  # farther than this is a slip of the finger, not an embargo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

HOW = "Write it as 2026-06-03, 3/6/2026 (day first) or 3 June 2026."

_WEEKDAY_WORDS = {word: n for n, name in enumerate(WEEKDAYS) for word in (name.lower(), name[:3].lower())}
_WEEKDAY_WORDS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTH_WORDS = {word for name in MONTHS for word in (name.lower(), name[:3].lower())} | {"sept"}
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_RELATIVE = {
    "next",
    "last",
    "this",
    "coming",
    "week",
    "weeks",
    "month",
    "months",
    "fortnight",
    "ago",
    "in",
    "days",
}

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAYS_AWAY = re.compile(r"([+-])([0-9]{1,5})d")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2}")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}([/.-][0-9]{1,3})?")
_ORDINAL = re.compile(r"([0-9]{1,2})(st|nd|rd|th)")
_TOKEN = re.compile(r"[0-9]+(?:st|nd|rd|th)?|[a-z]+|[^\sa-z0-9]+")


def read_day(text: str, today: date, *, earliest: date | None = FOI_BEGAN) -> date:
    """The one day that ``text`` can mean, in the civil calendar of London.

    Taken: 2026-06-03; today, yesterday, tomorrow; -3d and +3d (days from ``today``); 3/6/2026, 3.6.2026 and
    3-6-2026 with the day first; 3 June 2026, 3rd Jun 2026, June 3, 2026; each with an agreeing weekday before it.

    Anything else, a day before ``earliest`` (None: no such limit) and a day more than 30 years from ``today``
    raise UsageError, which says what was typed, why it is not taken, and how to write it.
    """
    typed = text.strip()
    if not typed:
        raise UsageError("No date was given.", HOW)
    if len(typed) > 60:
        raise _refused(typed, "is too long to be a date")
    day = _read(typed, today)
    if earliest is not None and day < earliest:
        why = f"is {say_day(day)}, before {say_day(earliest)}"
        raise _refused(
            typed, why + (", when the right to information began" if earliest == FOI_BEGAN else "")
        )
    if abs(day.year - today.year) > YEARS_AWAY:
        raise _refused(typed, f"is {say_day(day)}, more than {YEARS_AWAY} years away", "Check the year.")
    return day


def say_day(day: date) -> str:
    """The day with its weekday and full month, the same on every machine: ``Fri 3 April 2026``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_short(day: date) -> str:
    """The day in a narrow column: ``3 Apr 2026``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _refused(typed: str, why: str, how: str = HOW) -> UsageError:
    shown = typed if len(typed) <= 60 else typed[:57] + "..."
    return UsageError(f"{shown!r} {why}.", how)


def _read(typed: str, today: date) -> date:
    lower = typed.lower()
    if lower in _NEAR:
        return today + timedelta(days=_NEAR[lower])
    if away := _DAYS_AWAY.fullmatch(lower):
        days = int(away[2]) * (-1 if away[1] == "-" else 1)
        try:
            return today + timedelta(days=days)
        except OverflowError:
            raise _refused(typed, "lies outside the calendar") from None

    if re.fullmatch(r"[+-][0-9]{1,5}", lower):
        raise _refused(typed, "has no unit", f"For days from today, write {lower}d.")

    rest, weekday = _weekday_before(lower)
    day = _numeric(typed, rest) or _worded(typed, rest)
    if weekday is not None and day.weekday() != weekday:
        raise _refused(
            typed,
            f"contradicts itself: {say_day(day)[4:]} is a {WEEKDAYS[day.weekday()]}",
            "Check the day and the year.",
        )
    return day


def _weekday_before(lower: str) -> tuple[str, int | None]:
    """What follows a weekday at the start, and that weekday (Monday 0), or all of it and None."""
    first, _, rest = lower.partition(" ")
    weekday = _WEEKDAY_WORDS.get(first.rstrip(",."))
    if weekday is None or not any(c.isdigit() for c in rest):
        return lower, None
    return rest.strip(), weekday


def _numeric(typed: str, rest: str) -> date | None:
    if iso := _ISO.fullmatch(rest):
        return _a_day(typed, int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _DAY_FIRST.fullmatch(rest):
        d, m, y = int(found[1]), int(found[3]), int(found[4])
        if m > 12 >= d:
            raise _refused(
                typed,
                f"would be day {d} of month {m}: days come first here, then months",
                f"If you mean {m} {MONTHS[d - 1]} {y}, write {m}/{d}/{y}." if d >= 1 and m <= 31 else HOW,
            )
        return _a_day(typed, y, m, d)
    if _YEAR_FIRST.fullmatch(rest):
        raise _refused(typed, "could be read two ways: with the year first, only 2026-06-03 is taken")
    if _SHORT_YEAR.fullmatch(rest):
        raise _refused(typed, "has no year of four digits")
    return None


def _a_day(typed: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _refused(typed, "is not a day in the calendar") from None


def _worded(typed: str, rest: str) -> date:
    """A date with its month in words. The shape is checked here; dateutil only joins the three pieces."""
    tokens = [t for t in _TOKEN.findall(rest) if t not in {",", ".", "-", "/", "of", "the"}]
    days = [t for t in tokens if re.fullmatch(r"[0-9]{1,2}(st|nd|rd|th)?", t)]
    years = [t for t in tokens if re.fullmatch(r"[0-9]{4}", t)]
    months = [t for t in tokens if t in _MONTH_WORDS]
    others = [t for t in tokens if t not in {*days, *years, *months}]

    if any(t in _RELATIVE for t in others) or (others and others[0] in _WEEKDAY_WORDS):
        raise _refused(
            typed, "is not a date: it depends on the day it is read, and people read it differently"
        )
    if others:
        raise _refused(typed, "is not a date that can be read with certainty")
    if len(months) != 1 or len(days) != 1 or len(years) != 1:
        missing = " and ".join(
            w for w, got in (("day", days), ("month", months), ("year of four digits", years)) if not got
        )
        why = f"has no {missing}" if missing else "names more than one day, month or year"
        raise _refused(typed, why)
    if (ordinal := _ORDINAL.fullmatch(days[0])) and ordinal[2] != _ending(int(ordinal[1])):
        raise _refused(typed, f"says {days[0]!r}, which may be a slip")
    return _joined(typed, " ".join((re.sub(r"\D", "", days[0]), months[0], years[0])))


def _ending(n: int) -> str:
    return "th" if n in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def _joined(typed: str, spelled: str) -> date:
    """What dateutil makes of it from two different defaults: a piece that it filled in itself would differ."""
    from dateutil import parser

    try:
        one, other = (
            parser.parse(spelled, dayfirst=True, default=datetime(y, m, d))  # noqa: DTZ001 (only the day is used)
            for y, m, d in ((2001, 1, 1), (2004, 2, 29))
        )
    except (ValueError, OverflowError):
        raise _refused(typed, "is not a day in the calendar") from None
    if one.date() != other.date():
        raise _refused(typed, "leaves something out")
    return one.date()
