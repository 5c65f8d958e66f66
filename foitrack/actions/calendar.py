"""Changing the calendar that a store counts by: a published list brought in, single days overridden, all undone.

Each is planned first, without touching the record: which days are added and removed, and which dates move. To
apply a plan records one fact and counts again the requests that it touches. Nothing is ever deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from foitrack.actions.derive import calendar_of
from foitrack.actions.recount import (
    BEGINNING,
    Recount,
    foreseen,
    is_current,
    recount,
    refuse_if_newer,
    stamp_of,
    touched,
)
from foitrack.errors import Ambiguous, FoitrackError, NotFound

if TYPE_CHECKING:
    from foitrack.law.calendar_changes import Amendment
    from foitrack.law.govuk import Pair
    from foitrack.law.working_days import Calendar, Holiday
    from foitrack.store.open import Store
    from foitrack.store.read import Reader


@dataclass(frozen=True, slots=True)
class Change:
    """One change recorded in a store: what it was, who made it and when, and whether it still counts."""

    id: str
    kind: str
    says: str
    by: str
    at: datetime
    counts: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a change would do to the list (``dates_moved`` says what to the deadlines).

    ``kind``: import, override, undo.
    """

    kind: str
    before: Calendar
    after: Calendar
    amendments: tuple[Amendment, ...]
    undoes: str
    added: tuple[Holiday, ...]
    removed: tuple[Holiday, ...]
    replaced: tuple[Pair, ...]
    skipped: tuple[Pair, ...]
    redundant: tuple[Amendment, ...]
    warnings: tuple[str, ...]

    @property
    def idle(self) -> bool:
        """Whether there is nothing to record."""
        return not self.amendments and not self.undoes


@dataclass(frozen=True, slots=True)
class Checked:
    """The calendar a store counts by, what was changed in it, and what there is to say about it."""

    calendar: Calendar
    changes: tuple[Change, ...]
    warnings: tuple[str, ...]


def amendments_of(read: Reader) -> tuple[Amendment, ...]:
    """What this store knows better than the shipped list, undoings among it, in order of recording."""
    from foitrack.law.calendar_changes import from_payload

    return tuple(
        amendment
        for c in read.calendar_changes()
        for amendment in from_payload(
            c.payload, batch=c.id, recorded_at=c.at, recorded_by=c.by, undoes=c.undoes
        )
    )


def plan_import(read: Reader, text: str, as_of: date) -> Plan:
    """What the text of GOV.UK's published file, fetched on ``as_of``, would change. UsageError if it is not that."""
    from foitrack.law import govuk
    from foitrack.law.working_days import shipped

    known = amendments_of(read)
    found = govuk.plan_import(govuk.read_published(text), shipped(), known, as_of)
    return _plan(
        read,
        "import",
        found.amendments,
        skipped=found.skipped,
        replaced=found.replaced,
        warnings=found.warnings,
    )


def plan_override(read: Reader, rows: str) -> Plan:
    """What override rows, one a line, would change: ``+ 2027-06-07 scotland "Name" source``."""
    from foitrack.law.govuk import read_overrides

    return _plan(read, "override", read_overrides(rows, calendar_of(read)))


def plan_undo(read: Reader, change: str = "") -> Plan:
    """What undoing one change would do: that whose id begins with ``change``, or the last one that counts.

    NotFound if there is none; Ambiguous if several ids begin so.
    """
    made = changes(read)
    if change:
        fit = [c for c in made if c.id.startswith(change.lower())]
    else:
        fit = [c for c in made if c.counts and c.kind != "undo"][-1:]
    if not fit:
        raise NotFound(
            f"There is no change {change!r} to the calendar."
            if change
            else "No change to the calendar is left to undo.",
            "foitrack calendar check lists them.",
        )
    if len(fit) > 1:
        raise Ambiguous(f"{len(fit)} changes to the calendar begin with {change!r}.", [c.id for c in fit])
    if not fit[0].counts:
        raise FoitrackError("That change is undone already.", "foitrack calendar check lists them.")
    return _plan(read, "undo", (), undoes=fit[0].id)


def dates_moved(read: Reader, plan: Plan) -> Recount:
    """The stored deadlines that the plan would move, without moving them."""
    return foreseen(read, plan.before, plan.after)


def apply(store: Store, plan: Plan, *, by: str) -> Recount:
    """Record what was planned, and count again what it touches: the dates that moved, with why.

    FoitrackError if the calendar was changed since the plan was made; StoreError if a newer program counted the
    store. Should it be interrupted, ``recount.catch_up`` finishes it, and ``due`` says so until then.
    """
    from foitrack.law.calendar_changes import as_payload, changed_days
    from foitrack.store.values import Batch, CalendarChange
    from foitrack.today import now

    with store.writing() as writer:
        stamp = writer.read.stamp()
        refuse_if_newer(stamp)
        if calendar_of(writer.read) != plan.before:
            raise FoitrackError(
                "The calendar was changed by somebody else meanwhile.", "Run the command again."
            )
        payload = as_payload(plan.amendments) if plan.amendments else {}
        change = CalendarChange(plan.kind, payload, by, now(), plan.undoes)
        writer.record(Batch(calendar_changes=[change], stamp=stamp_of(plan.after, BEGINNING)))
    ids = (
        touched(store.read, changed_days(plan.before, plan.after)) if is_current(stamp, plan.before) else None
    )
    return recount(store, plan.before, ids)


def changes(read: Reader) -> tuple[Change, ...]:
    """Every change to the calendar of this store, oldest first."""
    from foitrack.law.calendar_changes import standing_amendments, standing_undoings

    told = amendments_of(read)
    counting = {a.batch for a in (*standing_amendments(told), *standing_undoings(told))}
    by_batch: dict[str, list[Amendment]] = {}
    for amendment in told:
        by_batch.setdefault(amendment.batch, []).append(amendment)
    return tuple(
        Change(c.id, c.kind, _says(by_batch.get(c.id, ())), c.by, c.at, c.id in counting)
        for c in read.calendar_changes()
    )


def check(read: Reader, today: date) -> Checked:
    """The calendar with what there is to say about its age and reach, and about imports and overrides."""
    from foitrack.law.calendar_changes import outdated, redundant, warnings
    from foitrack.law.working_days import shipped

    known, calendar = amendments_of(read), calendar_of(read)
    said = [*warnings(calendar, today), *outdated(shipped(), known)]
    said += [
        f"The override {_row(a)} changes nothing any more: the list says the same."
        for a in redundant(shipped(), known)
    ]
    stamp = read.stamp()
    if stamp.resume:
        left = read.request_count(stamp.resume)
        said.append(
            f"{left} request{'' if left == 1 else 's'} still to be counted again. To finish: foitrack calendar recount"
        )
    return Checked(calendar, changes(read), tuple(said))


def _plan(
    read: Reader,
    kind: str,
    amendments: Sequence[Amendment],
    *,
    undoes: str = "",
    replaced: tuple[Pair, ...] = (),
    skipped: tuple[Pair, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Plan:
    from dataclasses import replace

    from foitrack.law.calendar_changes import Amendment, differences, effective, redundant
    from foitrack.law.working_days import shipped
    from foitrack.today import now

    known = amendments_of(read)
    new = [
        replace(a, recorded_at=now(), batch="planned", id=f"planned:{n:04}") for n, a in enumerate(amendments)
    ]
    if undoes:
        new = [Amendment("undo", undoes=undoes, recorded_at=now(), batch="planned", id="planned")]
    before, after = calendar_of(read), effective(shipped(), (*known, *new))
    added, removed = differences(before, after)
    spent = {a.id for a in redundant(shipped(), known)}
    return Plan(
        kind,
        before,
        after,
        tuple(amendments),
        undoes,
        added,
        removed,
        replaced,
        skipped,
        tuple(a for a in redundant(shipped(), (*known, *new)) if a.id not in spent),
        warnings,
    )


def _says(amendments: Sequence[Amendment]) -> str:
    """A change in a few words."""
    if not amendments:
        return ""
    first = amendments[0]
    if first.kind == "undo":
        return f"undid {first.undoes[:8]}"
    if first.kind == "import":
        years = sorted({a.year for a in amendments if a.year})
        divisions = dict.fromkeys(division for a in amendments for division in a.divisions)
        as_of = first.as_of.isoformat() if first.as_of else "an unknown day"
        return f"GOV.UK list of {as_of}, {years[0]} to {years[-1]}: {', '.join(divisions)}"
    return "; ".join(_row(a) for a in amendments)


def _row(a: Amendment) -> str:
    sign = "+" if a.kind == "add" else "-"
    return f'{sign} {a.on.isoformat() if a.on else ""} {",".join(a.divisions)} "{a.name}" {a.source}'
