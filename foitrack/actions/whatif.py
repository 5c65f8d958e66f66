"""What would follow if: deadlines of a story that is told and not kept. Never touches a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from foitrack.actions.tell import event_of
from foitrack.clock import deadlines
from foitrack.clock.cases import BODY_KINDS
from foitrack.errors import BeyondCalendar, UsageError
from foitrack.facts import Event, regime_of

if TYPE_CHECKING:
    from foitrack.case import Case
    from foitrack.law.working_days import Calendar


def body_kind_of(said: str) -> str:
    """A clock kind of body, in any case and with - or _; an unknown one is a UsageError that suggests."""
    kind = said.strip().lower().replace("-", "_")
    if kind in BODY_KINDS:
        return kind
    import difflib

    near = difflib.get_close_matches(kind, BODY_KINDS, n=3)
    raise UsageError(
        f"There is no kind of body called {said!r}.",
        "Did you mean " + " or ".join(near) + "?"
        if near
        else "Use one of " + ", ".join(sorted(BODY_KINDS)) + ".",
    )


def story(told: Sequence[Mapping[str, Any]], regime: str) -> tuple[Event, ...]:
    """The events of a story in the words of interfaces, told as a person would (``actions.tell``)."""
    events = [event_of(fields, regime) for fields in told]
    ids = [e.id or f"#{n}" for n, e in enumerate(events)]
    return tuple(replace(e, id=ids[n], retracts=_target(e, ids)) for n, e in enumerate(events))


def _target(event: Event, ids: Sequence[str]) -> str:
    said = event.retracts
    if not said or said in ids:
        return said
    if said.isascii() and said.isdigit() and int(said) < len(ids):
        return ids[int(said)]
    raise UsageError(f"There is no event {said!r} to retract.", "Give its id, or its position from 0.")


def supposing(case: Case, told: Sequence[Mapping[str, Any]]) -> Case:
    """The case if ``told`` had happened as well, in the words of interfaces. The record itself is not touched."""
    from foitrack.case import Case
    from foitrack.facts import History

    more = tuple(
        replace(e, id=e.id or f"supposed-{n}")
        for n, e in enumerate(event_of(f, case.deadlines.regime) for f in told)
    )
    return Case.of(History(case.request, (*case.history.events, *more)), case.deadlines.calendar)


def last_day_to_ask(regime: str, body_kind: str, needed_by: date, calendar: Calendar) -> date:
    """The last day on which a request can arrive for its answer to be due by ``needed_by`` on every reading.

    The plain response period, without clarification, fee or extension: those only make it later.
    """
    code, day = regime_of(regime), needed_by
    for _ in range(400):
        due = (
            deadlines([Event("received", day, id="#0")], code, calendar, body_kind)
            .items["response_due"]
            .latest()
        )
        if due is not None and due <= needed_by:
            return day
        day -= timedelta(days=1)
    raise BeyondCalendar(f"No day of receipt gives an answer by {needed_by.isoformat()}.", "Check the date.")
