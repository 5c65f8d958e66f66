"""Reading GOV.UK's published list of bank holidays, and override rows, into changes to the calendar.

The published file, https://www.gov.uk/bank-holidays.json, is
``{division: {division, events: [{title, date: YYYY-MM-DD, notes, bunting}]}}``. It comes from outside, it
has dropped past years (in August 2025), and its divisions have been out of step for weeks (8 May 2020). So
a list replaces ours only for the divisions and years in which it is complete, and nothing it lacks is lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foitrack.errors import UsageError
from foitrack.facts import clean_text
from foitrack.law.calendar_changes import PUBLISHED_AT, Amendment, differences, effective, redundant
from foitrack.law.schedule_1 import PROCLAMATION, by_rule
from foitrack.law.working_days import DIVISIONS, LOCALITY, Calendar, Holiday

SOURCE = "GOV.UK bank holidays list"
FETCH = f"Fetch {PUBLISHED_AT} and import that file."
LARGEST = 2_000_000  # characters; the published file has about 60,000
LONGEST_TITLE = 200
REPLACED_WITHIN = timedelta(
    days=31
)  # how far a proclamation has moved a day: 28 May to 4 June 2012 and the like

Lists = Mapping[str, Mapping[date, str]]  # division -> day -> title


@dataclass(frozen=True, slots=True)
class Published:
    """What the file says: the day and title of each bank holiday of each division, and what was odd."""

    lists: Lists
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """One division in one year, and why the file's list for it was not taken ("" if it was)."""

    division: str
    year: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a file would do. ``amendments`` are to be recorded; with none there is nothing to do.

    ``added`` and ``removed`` are days as one will count them, so a day that an override settles is in
    neither; ``redundant`` are the overrides that the file makes unnecessary.
    """

    added: tuple[Holiday, ...]
    removed: tuple[Holiday, ...]
    replaced: tuple[Pair, ...]
    skipped: tuple[Pair, ...]
    redundant: tuple[Amendment, ...]
    warnings: tuple[str, ...]
    amendments: tuple[Amendment, ...]


def read_published(text: str) -> Published:
    """The lists in the text of GOV.UK's file; UsageError, with what to fetch, for anything else."""
    told = _json_object(text)
    if "divisions" in told:
        raise UsageError(
            "This is the file that GOV.UK keeps internally (years under `divisions`, dates as DD/MM/YYYY), "
            "not the list that it publishes.",
            FETCH,
        )
    found = [division for division in DIVISIONS if isinstance(told.get(division), dict)]
    if not found:
        raise UsageError("The file does not have the shape of GOV.UK's list of bank holidays.", FETCH)
    odd = [
        f"The file has a division that this program does not know, {key[:40]!r}: passed over."
        for key, value in told.items()
        if key not in DIVISIONS and isinstance(value, dict) and "events" in value
    ]
    return Published({division: _events(division, told[division]) for division in found}, tuple(odd))


def plan_import(
    published: Published, shipped: Calendar, amendments: Iterable[Amendment], as_of: date
) -> ImportPlan:
    """What the file, current on ``as_of``, would change in ``shipped`` with the ``amendments`` recorded so far."""
    before = tuple(amendments)
    replaced: list[Pair] = []
    skipped: list[Pair] = []
    imports: list[Amendment] = []
    for division in DIVISIONS:
        listed = published.lists.get(division)
        if listed is None:
            continue
        for year in sorted({on.year for on in listed}):
            days = {on: title for on, title in sorted(listed.items()) if on.year == year}
            why = _too_early(year, shipped) or incomplete(division, year, days)
            (skipped if why else replaced).append(Pair(division, year, why))
            if not why:
                imports.append(_import(division, year, days, as_of))
    old = effective(shipped, before)
    new = effective(shipped, (*before, *imports))
    added, removed = differences(old, new)
    earlier = {change.id for change in redundant(shipped, before)}
    return ImportPlan(
        added=added,
        removed=removed,
        replaced=tuple(replaced),
        skipped=tuple(skipped),
        redundant=tuple(c for c in redundant(shipped, (*before, *imports)) if c.id not in earlier),
        warnings=(
            *published.warnings,
            *_missing_divisions(published),
            *_out_of_step(added, removed),
            *_contradictions(removed, old),
        ),
        amendments=tuple(imports),
    )


def incomplete(division: str, year: int, days: Iterable[date]) -> str:
    """Why these days cannot be the whole list of ``division`` for ``year``, or "" if they can.

    Whole is: at least as many days as the law gives, all of them weekdays, and each day that stands without
    a proclamation there, unless another day near it stands in its place (1971 Act s.1(2)).
    """
    listed = set(days)
    weekend = sorted(on for on in listed if on.weekday() >= 5)
    if weekend:
        return f"{weekend[0].isoformat()} is not a weekday"
    least = _fewest(division, year)
    if len(listed) < least:
        return f"it has {len(listed)} days and a whole year has at least {least}"
    rule = by_rule(year, division)
    spare = sorted(listed - {day.on for day in rule})
    for day in rule:
        if day.basis == PROCLAMATION or day.on in listed:
            continue
        stand_in = next((on for on in spare if abs(on - day.on) <= REPLACED_WITHIN), None)
        if stand_in is None:
            return f"{day.name}, {day.on.isoformat()}, is missing and nothing stands in its place"
        spare.remove(stand_in)
    return ""


def read_overrides(text: str, calendar: Calendar) -> tuple[Amendment, ...]:
    """The rows of an overrides file, blank lines and ``#`` comments aside. Errors name the line."""
    rows = []
    for n, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                rows.append(read_override(line, calendar))
            except UsageError as error:
                raise UsageError(f"Line {n}: {error.says}", error.next_step) from None
    return tuple(rows)


_OVERRIDE = re.compile(r'\s*([+-])\s*(\S+)\s+(\S+)\s+"([^"]*)"\s*(.*?)\s*')
_HOW = 'Write it as: + 2027-06-07 scotland "Name of the day" where it was announced'


def read_override(line: str, calendar: Calendar) -> Amendment:
    """One row: ``+`` or ``-``, the day, the divisions, the name or reason in double quotes, the source.

    Divisions are one or more with commas between, ``all``, or ``locality`` (a place named under s.1(3) of
    the 1971 Act: it counts for FOIA and the EIR, whose working days look at any part of the United Kingdom).
    """
    parts = _OVERRIDE.fullmatch(clean_text(line, "The override"))
    if parts is None:
        raise UsageError(f"{line.strip()!r} is not an override row.", _HOW)
    sign, day, where, name, source = parts.groups()
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise UsageError(f"{day!r} is not a date.", _HOW) from None
    if not calendar.known_from <= on <= calendar.predicted_to:
        raise UsageError(
            f"{on.isoformat()} is outside the calendar, which runs from {calendar.known_from.isoformat()} "
            f"to {calendar.predicted_to.isoformat()}."
        )
    if on.weekday() >= 5:
        raise UsageError(
            f"{on.isoformat()} is a {on:%A}: no working day, whatever a proclamation says of it."
        )
    if not name.strip() or not source:
        raise UsageError("An override needs a name or reason in double quotes, and a source after it.", _HOW)
    kind = "add" if sign == "+" else "remove"
    return Amendment(kind=kind, divisions=_divisions(where), on=on, name=name.strip(), source=source)


def _divisions(where: str) -> tuple[str, ...]:
    if where == "all":
        return DIVISIONS
    asked = where.split(",")
    unknown = [name for name in asked if name not in (*DIVISIONS, LOCALITY)]
    if unknown:
        raise UsageError(
            f"There is no division called {unknown[0]!r}.", f"Use all, {', '.join(DIVISIONS)} or {LOCALITY}."
        )
    return tuple(name for name in (*DIVISIONS, LOCALITY) if name in asked)


def _json_object(text: str) -> dict[str, Any]:
    if len(text) > LARGEST:
        raise UsageError("The file is far too large to be GOV.UK's list of bank holidays.", FETCH)
    try:
        told = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise UsageError("The file is not JSON.", FETCH) from None
    if not isinstance(told, dict):
        raise UsageError("The file does not have the shape of GOV.UK's list of bank holidays.", FETCH)
    return told


def _events(division: str, told: Mapping[str, Any]) -> dict[date, str]:
    events = told.get("events")
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        raise UsageError(f"The file has no list of events for {division}.", FETCH)
    days: dict[date, str] = {}
    for n, event in enumerate(events, start=1):
        on = _day(event.get("date"), f"Event {n} of {division}")
        title = event.get("title")
        if not isinstance(title, str) or not title.strip() or len(title) > LONGEST_TITLE:
            raise UsageError(f"Event {n} of {division}, {on.isoformat()}, has no usable title.", FETCH)
        notes = event.get("notes")
        name = " ".join(
            clean_text(title, f"The title of event {n} of {division}").replace("\u2019", "'").split()
        )
        if isinstance(notes, str) and notes.strip().lower() == "substitute day":
            name += " substitute day"
        days[on] = f"{days[on]}; {name}" if on in days else name
    return days


def _day(text: object, what: str) -> date:
    if isinstance(text, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise UsageError(f"{what} has the date {str(text)[:40]!r}, which is not a day as YYYY-MM-DD.", FETCH)


def _too_early(year: int, shipped: Calendar) -> str:
    return f"the calendar begins in {shipped.known_from.year}" if year < shipped.known_from.year else ""


def _fewest(division: str, year: int) -> int:
    if division == "scotland":
        return 9 if year >= 2007 else 8
    return 10 if division == "northern-ireland" else 8


def _import(division: str, year: int, days: Mapping[date, str], as_of: date) -> Amendment:
    return Amendment(
        kind="import",
        divisions=(division,),
        year=year,
        days=tuple(days.items()),
        as_of=as_of,
        source=f"{SOURCE}, imported as of {as_of.isoformat()}",
    )


def _missing_divisions(published: Published) -> list[str]:
    return [
        f"The file has nothing for {division}: its days stay as they are."
        for division in DIVISIONS
        if division not in published.lists
    ]


def _out_of_step(added: Iterable[Holiday], removed: Iterable[Holiday]) -> list[str]:
    """A new day in some nations only may be meant so (15 June 2026) or be half of the news (8 May 2020)."""
    said = []
    for days, what in ((added, "is new"), (removed, "is gone")):
        nations: dict[date, set[str]] = {}
        names: dict[date, str] = {}
        for holiday in days:
            nations.setdefault(holiday.on, set()).update(holiday.nations)
            names.setdefault(holiday.on, holiday.name)
        for on, where in nations.items():
            usual = {d for d in DIVISIONS if any(day.on == on for day in by_rule(on.year, d))}
            if where < set(DIVISIONS) and where != usual:
                only = ", ".join(division for division in DIVISIONS if division in where)
                said.append(
                    f"{on.isoformat()} ({names[on]}) {what} in {only} only. If the other nations are to follow, "
                    "import their list when it is out."
                )
    return said


def _contradictions(removed: Iterable[Holiday], old: Calendar) -> list[str]:
    return [
        f"The file has no {holiday.on.isoformat()} ({holiday.name}) for {', '.join(holiday.nations)}, which is an "
        f"official day in the list of {old.as_of.isoformat()} ({holiday.source}). Is the file older than that?"
        for holiday in removed
        if holiday.status == "official"
    ]
