"""The shipped calendar with what a store knows better: imported lists, single overrides, and their undoing.

An override outranks an import, and an import the built-in list. Changes are facts, so that everyone who
shares a store counts alike; they are taken in the order they were recorded, and of two that speak of the
same day the later stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from foitrack.errors import FoitrackError
from foitrack.law.working_days import DIVISIONS, LOCALITY, UK, Calendar, Holiday

IMPORT_COMMAND = "foitrack calendar import FILE"
PUBLISHED_AT = "https://www.gov.uk/bank-holidays.json"

# Every set of nations that some clock counts with: FOIA and EIR, FOISA and EISR, and each nation for SAR.
COUNTED_WITH: tuple[tuple[str, ...], ...] = (UK, *((division,) for division in DIVISIONS))

LISTED = "GOV.UK list"  # the basis of a day known only from an imported list

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Amendment:
    """One thing that a store knows better than the shipped list.

    ``kind``: ``import``, the complete list of one division in one ``year``, as published, in ``days``
    (day, title), current on ``as_of``; ``add`` or ``remove``, an override of the one day ``on``; ``undo``,
    which withdraws every amendment of the batch ``undoes``. ``divisions`` are those of working_days, or
    ``locality``. Those of one ``batch`` were recorded, and are undone, together.
    """

    kind: str
    divisions: tuple[str, ...] = ()
    on: date | None = None
    name: str = ""
    source: str = ""
    year: int | None = None
    days: tuple[tuple[date, str], ...] = ()
    as_of: date | None = None
    undoes: str = ""
    batch: str = ""
    id: str = ""
    recorded_at: datetime | None = None
    recorded_by: str = ""


KINDS = ("import", "add", "remove", "undo")


def as_payload(amendments: Iterable[Amendment]) -> dict[str, Any]:
    """A batch as plain JSON values, for a store to keep."""
    return {
        "amendments": [
            {
                "kind": a.kind,
                "divisions": list(a.divisions),
                "on": a.on.isoformat() if a.on else None,
                "name": a.name,
                "source": a.source,
                "year": a.year,
                "days": {on.isoformat(): title for on, title in a.days},
                "as_of": a.as_of.isoformat() if a.as_of else None,
            }
            for a in amendments
        ]
    }


def from_payload(
    payload: Mapping[str, Any], *, batch: str, recorded_at: datetime, recorded_by: str = "", undoes: str = ""
) -> tuple[Amendment, ...]:
    """The batch that ``as_payload`` wrote, with what the store knows of it. An undoing has no payload.

    A kind that only a newer program knows is an error: leaving it out would count wrongly.
    """
    known: dict[str, Any] = {"batch": batch, "recorded_at": recorded_at, "recorded_by": recorded_by}
    if undoes:
        return (Amendment("undo", undoes=undoes, id=batch, **known),)
    told = payload.get("amendments", ())
    strange = sorted({str(a["kind"]) for a in told} - set(KINDS))
    if strange:
        raise FoitrackError(
            f"The calendar of this store was changed in a way that this program does not know ({strange[0]}).",
            "Bring foitrack up to date.",
        )
    return tuple(
        Amendment(
            kind=a["kind"],
            divisions=tuple(a["divisions"]),
            on=_day(a["on"]),
            name=a["name"],
            source=a["source"],
            year=a["year"],
            days=tuple((date.fromisoformat(on), title) for on, title in sorted(a["days"].items())),
            as_of=_day(a["as_of"]),
            id=f"{batch}:{place:04}",
            **known,
        )
        for place, a in enumerate(told)
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def standing_amendments(amendments: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """Those that count, in order of recording: without the undone, and without the undoings.

    An undoing that is itself undone restores what it withdrew.
    """
    return tuple(a for a in _standing(amendments) if a.kind != "undo")


def standing_undoings(amendments: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """The undoings that are not themselves undone."""
    return tuple(a for a in _standing(amendments) if a.kind == "undo")


def _standing(amendments: Iterable[Amendment]) -> Iterator[Amendment]:
    told = sorted(amendments, key=lambda a: (a.recorded_at or _BEFORE_ALL, a.id))
    against: dict[str, list[Amendment]] = {}
    for amendment in told:
        if amendment.kind == "undo":
            against.setdefault(amendment.undoes, []).append(amendment)

    def gone(amendment: Amendment, seen: frozenset[str] = frozenset()) -> bool:
        names = {name for name in (amendment.batch, amendment.id) if name} - seen
        return any(not gone(undo, seen | names) for name in sorted(names) for undo in against.get(name, ()))

    return (amendment for amendment in told if not gone(amendment))


def effective(shipped: Calendar, amendments: Iterable[Amendment]) -> Calendar:
    """The calendar to count with: ``shipped``, then the imported lists, then the overrides."""
    standing = standing_amendments(amendments)
    return _overridden(_imported(shipped, standing), standing)


def redundant(shipped: Calendar, amendments: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """The overrides that change nothing any more, because the lists now say the same."""
    standing = standing_amendments(amendments)
    kept = _kept(_imported(shipped, standing))
    return tuple(
        change
        for change in standing
        if change.on is not None
        and all(((change.on, nation) in kept) == (change.kind == "add") for nation in change.divisions)
    )


def outdated(shipped: Calendar, amendments: Iterable[Amendment]) -> tuple[str, ...]:
    """A sentence for each imported list that is older than this program's own and says otherwise."""
    kept = _kept(shipped)
    said = []
    for (division, year), change in sorted(_lists(standing_amendments(amendments)).items()):
        if change.as_of is None or change.as_of >= shipped.as_of or year > shipped.known_to.year:
            continue
        ours = {on for on, nation in kept if nation == division and on.year == year}
        differ = sorted(ours ^ {on for on, _ in change.days})
        if differ:
            said.append(
                f"The list imported for {division} {year}, of {change.as_of.isoformat()}, is older than this "
                f"program's and differs on {', '.join(day.isoformat() for day in differ)}: "
                f"bring in today's with {IMPORT_COMMAND}"
            )
    return tuple(said)


@dataclass(frozen=True, slots=True)
class ChangedDays:
    """Where two calendars differ: the days, for each set of nations that some clock counts with.

    ``provisional``: the first and the last day whose standing as official, predicted or unknown differs;
    ``lengthened``: days that one of them does not know at all are among those.
    """

    days: Mapping[tuple[str, ...], tuple[date, ...]]
    provisional: tuple[date, date] | None
    lengthened: bool = False

    def __bool__(self) -> bool:
        return self.provisional is not None or any(self.days.values())

    def touches(self, first: date, last: date | None, nations: tuple[str, ...] = UK) -> bool:
        """Whether a count over ``first`` to ``last``, both included, may differ. No ``last``: it has no end."""
        end = last or date.max
        if any(first <= day <= end for day in self.days.get(nations, self.days[UK])):
            return True
        return self.provisional is not None and first <= self.provisional[1] and self.provisional[0] <= end


def changed_days(old: Calendar, new: Calendar) -> ChangedDays:
    """The days whose working status differs between two calendars, nations by nations.

    Only requests whose counted span holds one of them need to be derived again.
    """
    first = max(old.known_from, new.known_from)
    last = min(old.predicted_to, new.predicted_to)
    days = {
        nations: tuple(sorted(_closed(old, first, last, nations) ^ _closed(new, first, last, nations)))
        for nations in COUNTED_WITH
    }
    ends = [
        end
        for a, b in ((old.known_to, new.known_to), (old.predicted_to, new.predicted_to))
        if a != b
        for end in (min(a, b) + timedelta(days=1), max(a, b))
    ]
    return ChangedDays(days, (min(ends), max(ends)) if ends else None, old.predicted_to != new.predicted_to)


def differences(old: Calendar, new: Calendar) -> tuple[tuple[Holiday, ...], tuple[Holiday, ...]]:
    """The days that are added and removed, a day for each name with its divisions together."""
    before = {(row.on, nation): row for row in old.rows() for nation in row.nations}
    after = {(row.on, nation): row for row in new.rows() for nation in row.nations}
    return _gathered(after, after.keys() - before.keys()), _gathered(before, before.keys() - after.keys())


def warnings(calendar: Calendar, today: date) -> tuple[str, ...]:
    """What to say, once a run, of a list that is old or runs out. Nothing said does not mean nothing new."""
    said = []
    how = f"fetch {PUBLISHED_AT} and run: {IMPORT_COMMAND}"
    if _months_after(calendar.as_of, 6) < today:
        said.append(
            f"The list of bank holidays was last known to be current on {calendar.as_of.isoformat()}, more than "
            f"six months ago; a day proclaimed since then is not in it. To bring in today's, {how}"
        )
    if today > calendar.known_to:
        said.append(
            f"The official list of bank holidays ended on {calendar.known_to.isoformat()}; dates after it are "
            f"predictions. To bring in today's, {how}"
        )
    elif calendar.known_to < _months_after(today, 12):
        said.append(
            f"The official list of bank holidays ends on {calendar.known_to.isoformat()}, less than twelve months "
            f"from now; dates after it are predictions. To bring in a longer one, {how}"
        )
    return tuple(said)


def _lists(standing: Iterable[Amendment]) -> dict[tuple[str, int], Amendment]:
    """For each division and year the last imported list."""
    return {
        (division, change.year): change
        for change in standing
        if change.kind == "import" and change.year is not None
        for division in change.divisions
    }


def _imported(shipped: Calendar, standing: Iterable[Amendment]) -> Calendar:
    lists = _lists(standing)
    if not lists:
        return shipped
    ours: dict[tuple[str, int], dict[date, Holiday]] = {}
    for (on, nation), holiday in _kept(shipped).items():
        ours.setdefault((nation, on.year), {})[on] = holiday
    added: list[Holiday] = []
    removed: list[Holiday] = []
    for (division, year), change in lists.items():
        listed, had = dict(change.days), ours.get((division, year), {})
        if year > shipped.known_to.year:  # predictions, which give way whole
            gone, come = set(had), set(listed)
        else:
            gone, come = had.keys() - listed.keys(), listed.keys() - had.keys()
        removed += [_for(had[on], division) for on in gone]
        added += [
            Holiday(
                on, listed[on], (division,), had[on].basis if on in had else LISTED, "official", change.source
            )
            for on in come
        ]
    known_to, predicted_to = _horizon(shipped, lists)
    as_of = max(change.as_of or shipped.as_of for change in lists.values())
    return shipped.changed(
        added,
        removed,
        f"govuk-{as_of.isoformat()}",
        known_to=known_to,
        predicted_to=predicted_to,
        as_of=max(as_of, shipped.as_of),
    )


def _overridden(calendar: Calendar, standing: Iterable[Amendment]) -> Calendar:
    last: dict[tuple[date, str], Amendment] = {}
    for change in standing:
        if change.on is not None:
            last.update({(change.on, nation): change for nation in change.divisions})
    if not last:
        return calendar
    kept = _kept(calendar)
    removed = [
        _for(kept[key], key[1]) for key, change in last.items() if change.kind == "remove" and key in kept
    ]
    added = [
        Holiday(on, change.name, (nation,), "override", "official", change.source)
        for (on, nation), change in last.items()
        if change.kind == "add" and (on, nation) not in kept
    ]
    how_many = len({change.id or repr(change) for change in last.values()})
    return calendar.changed(added, removed, f"{how_many}-override{'s' if how_many > 1 else ''}")


def _horizon(shipped: Calendar, lists: Mapping[tuple[str, int], Amendment]) -> tuple[date, date]:
    """How far the official list and the predictions reach, once these years of all divisions are official."""

    def run_on(year: int) -> date:
        while all((division, year + 1) in lists for division in DIVISIONS):
            year += 1
        return date(year, 12, 31)

    known_to = run_on(shipped.known_to.year)
    return known_to, run_on(max(shipped.predicted_to.year, known_to.year))


def _kept(calendar: Calendar) -> dict[tuple[date, str], Holiday]:
    return {(row.on, nation): row for row in calendar.rows() for nation in row.nations}


def _for(holiday: Holiday, division: str) -> Holiday:
    return Holiday(holiday.on, holiday.name, (division,), holiday.basis, holiday.status, holiday.source)


def _closed(calendar: Calendar, first: date, last: date, nations: tuple[str, ...]) -> set[date]:
    return {holiday.on for holiday in calendar.holidays(first, last, nations)}


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def _gathered(
    rows: Mapping[tuple[date, str], Holiday], keys: Iterable[tuple[date, str]]
) -> tuple[Holiday, ...]:
    nations: dict[tuple[date, str], list[str]] = {}
    first: dict[tuple[date, str], Holiday] = {}
    order = {nation: place for place, nation in enumerate((*DIVISIONS, LOCALITY))}
    for on, nation in sorted(keys, key=lambda key: (key[0], order[key[1]])):
        row = rows[(on, nation)]
        nations.setdefault((on, row.name), []).append(nation)
        first.setdefault((on, row.name), row)
    return tuple(
        Holiday(on, name, tuple(nations[(on, name)]), row.basis, row.status, row.source)
        for (on, name), row in first.items()
    )
