"""Bank holidays by rule: what Schedule 1 of the 1971 Act fixes, and what is proclaimed every year.

The Banking and Financial Dealings Act 1971 names some days in its Schedule 1; others come each year by
Royal Proclamation under s.1(3) (in Northern Ireland by the Secretary of State); Good Friday and Christmas
Day in England, Wales and Northern Ireland are common law holidays, which the Act does not list. A
proclamation under s.1(2) may move a day for one year, so a rule is good enough to show and never enough to
promise: 6 of the 22 years from 2005 had a moved or an extra day.

Only weekdays are given: a bank holiday on a Saturday or Sunday stops no clock that weekends do not stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

STATUTE = "statute schedule 1"
PROCLAMATION = "proclamation"
COMMON_LAW = "common law"
ST_ANDREWS_ACT = "asp 2007/2"

_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6


@dataclass(frozen=True, slots=True)
class RuleDay:
    """One weekday bank holiday of one division, with the law that makes it one."""

    on: date
    name: str
    basis: str


def by_rule(year: int, division: str) -> tuple[RuleDay, ...]:
    """The weekday bank holidays of ``division`` in ``year`` if nothing is moved and nothing added."""
    easter = easter_sunday(year)
    scotland = division == "scotland"
    days = [
        *(_scottish_new_year(year) if scotland else _new_year(year)),
        RuleDay(easter - timedelta(days=2), "Good Friday", STATUTE if scotland else COMMON_LAW),
        RuleDay(_first_monday(year, 5), "Early May bank holiday", STATUTE if scotland else PROCLAMATION),
        RuleDay(_last_monday(year, 5), "Spring bank holiday", PROCLAMATION if scotland else STATUTE),
        *(_scottish_christmas(year) if scotland else _christmas(year)),
    ]
    if scotland:
        days.append(RuleDay(_first_monday(year, 8), "Summer bank holiday", STATUTE))
        if year >= 2007:  # asp 2007/2 had Royal Assent on 15 January 2007
            days.append(_or_monday(date(year, 11, 30), "St Andrew's Day", ST_ANDREWS_ACT, ST_ANDREWS_ACT))
    else:
        days.append(RuleDay(easter + timedelta(days=1), "Easter Monday", STATUTE))
        days.append(RuleDay(_last_monday(year, 8), "Summer bank holiday", STATUTE))
    if division == "northern-ireland":
        # Sch 1 para 3 moves a Sunday 17 March to the 18th; a Saturday one needs a proclamation.
        patrick = date(year, 3, 17)
        moved_by = STATUTE if patrick.weekday() == _SUNDAY else PROCLAMATION
        days.append(_or_monday(patrick, "St Patrick's Day", STATUTE, moved_by))
        boyne = "Battle of the Boyne (Orangemen's Day)"
        days.append(_or_monday(date(year, 7, 12), boyne, PROCLAMATION, PROCLAMATION))
    return tuple(sorted(days, key=lambda d: d.on))


def fixed_by_statute(year: int, division: str) -> tuple[RuleDay, ...]:
    """The days that Schedule 1 itself makes weekday bank holidays: there without any proclamation."""
    return tuple(day for day in by_rule(year, division) if day.basis in (STATUTE, ST_ANDREWS_ACT))


def easter_sunday(year: int) -> date:
    """Easter by the table of the Calendar (New Style) Act 1750, in its anonymous Gregorian form."""
    century = year // 100
    golden = year % 19
    correction = century - century // 4 - (8 * century + 13) // 25
    epact = (correction + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    march = epact - weekday  # days from 28 March
    return date(year, 3, 28) + timedelta(days=march)


def _new_year(year: int) -> list[RuleDay]:
    return [_or_monday(date(year, 1, 1), "New Year's Day", PROCLAMATION, PROCLAMATION)]


def _scottish_new_year(year: int) -> list[RuleDay]:
    """Sch 1 para 2 gives 3 January for a Sunday; the substitute for a Saturday is proclaimed."""
    first = date(year, 1, 1)
    if first.weekday() == _SATURDAY:  # the 2nd is the Sunday that the Act moves; GOV.UK swaps the titles
        return [
            RuleDay(date(year, 1, 3), "New Year's Day substitute day", STATUTE),
            RuleDay(date(year, 1, 4), "2nd January substitute day", PROCLAMATION),
        ]
    if first.weekday() == _SUNDAY:
        return [
            RuleDay(date(year, 1, 2), "2nd January", STATUTE),
            RuleDay(date(year, 1, 3), "New Year's Day substitute day", STATUTE),
        ]
    return [
        RuleDay(first, "New Year's Day", STATUTE),
        _or_monday(date(year, 1, 2), "2nd January", STATUTE, PROCLAMATION),
    ]


def _christmas(year: int) -> list[RuleDay]:
    """Sch 1 paras 1 and 3: 26 December if not a Sunday; the 27th when the 25th or 26th is a Sunday."""
    weekday = date(year, 12, 25).weekday()
    if weekday == _SATURDAY:
        return _both_substitutes(year, STATUTE)
    if weekday == _SUNDAY:
        return _boxing_then_christmas(year, STATUTE)
    return [
        RuleDay(date(year, 12, 25), "Christmas Day", COMMON_LAW),
        _or_monday(date(year, 12, 26), "Boxing Day", STATUTE, PROCLAMATION),
    ]


def _scottish_christmas(year: int) -> list[RuleDay]:
    """Sch 1 para 2: Christmas Day, or the 26th if that is a Sunday. Boxing Day is always proclaimed."""
    weekday = date(year, 12, 25).weekday()
    if weekday == _SATURDAY:
        return _both_substitutes(year, PROCLAMATION)
    if weekday == _SUNDAY:
        return _boxing_then_christmas(year, PROCLAMATION)
    return [
        RuleDay(date(year, 12, 25), "Christmas Day", STATUTE),
        _or_monday(date(year, 12, 26), "Boxing Day", PROCLAMATION, PROCLAMATION),
    ]


def _both_substitutes(year: int, monday_basis: str) -> list[RuleDay]:
    return [
        RuleDay(date(year, 12, 27), "Christmas Day substitute day", monday_basis),
        RuleDay(date(year, 12, 28), "Boxing Day substitute day", PROCLAMATION),
    ]


def _boxing_then_christmas(year: int, tuesday_basis: str) -> list[RuleDay]:
    return [
        RuleDay(date(year, 12, 26), "Boxing Day", STATUTE),
        RuleDay(date(year, 12, 27), "Christmas Day substitute day", tuesday_basis),
    ]


def _or_monday(day: date, name: str, basis: str, moved_basis: str) -> RuleDay:
    if day.weekday() < _SATURDAY:
        return RuleDay(day, name, basis)
    return RuleDay(day + timedelta(days=7 - day.weekday()), f"{name} substitute day", moved_basis)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)  # May and August both have 31 days
    return last - timedelta(days=last.weekday())
