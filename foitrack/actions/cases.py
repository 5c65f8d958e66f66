"""``clock``: deadlines from a story that is told and not kept. Never touches a store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from foitrack.actions.tell import event_of, iso_day, numbered
from foitrack.errors import BeyondCalendar, FoitrackError, UsageError
from foitrack.facts import regime_of

if TYPE_CHECKING:
    from foitrack.clock import Deadlines
    from foitrack.law.working_days import Calendar

# What a case may say of the body (interfaces). Several behave alike; an unknown word is a slip, not a kind.
BODY_KINDS = tuple(
    "any department nondepartmental police police_scotland council nhs education maintained_school"
    " maintained_school_ni academy grant_aided_school national_archives keeper_of_records armed_forces"
    " water_company department_scotland controller_england controller_wales controller_scotland"
    " controller_ni".split()
)


def answer_lines(lines: Iterable[str], calendar: Calendar) -> Iterator[tuple[str, bool]]:
    """One line of JSON for every line of JSON, in order, with whether it went well. Blank lines are lines too."""
    for line in lines:
        answer = answer_line(line, calendar)
        yield json.dumps(answer, ensure_ascii=True), not answer["errors"]


def answer_line(line: str, calendar: Calendar) -> dict[str, Any]:
    """The result for one line; whatever is wrong with it is in ``errors`` and never an exception."""
    case: Any = None
    try:
        try:
            case = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"This line is not JSON: {error}.") from None
        return answer_case(case, calendar)
    except FoitrackError as error:
        name = case.get("id") if isinstance(case, dict) else None
        return {"id": name, "deadlines": {}, "errors": [str(error)]}


def answer_case(case: object, calendar: Calendar) -> dict[str, Any]:
    """The result object of interfaces for one case; FoitrackError says what is wrong with the case."""
    if not isinstance(case, dict):
        raise UsageError("A case is an object with regime and events.")
    on = None if case.get("on") is None else iso_day(case["on"], "on")
    found = read_case(case, calendar)
    answer: dict[str, Any] = {"id": case.get("id"), **found.as_json(on)}
    if case.get("working_days") is not None:
        answer["nth_working_day"] = nth_working_day(case, calendar)
    return answer


def read_case(case: Mapping[str, Any], calendar: Calendar) -> Deadlines:
    """The deadlines of a case."""
    from foitrack.clock import deadlines

    regime = _regime(case)
    told = case.get("events")
    if not isinstance(told, list) or not all(isinstance(e, dict) for e in told):
        raise UsageError(
            "events is not a list of events.", 'Give [{"event": "received", "date": "2026-06-01"}].'
        )
    return deadlines(numbered(event_of(e, regime) for e in told), regime, calendar, _body_kind(case))


def _regime(case: Mapping[str, Any]) -> str:
    said = case.get("regime")
    if not isinstance(said, str):
        raise UsageError("The case names no regime.", "Use FOIA, EIR, FOISA, EISR or SAR.")
    return regime_of(said)


def _body_kind(case: Mapping[str, Any]) -> str:
    said = case.get("body_kind")
    if said is None:
        return "any"
    if said not in BODY_KINDS:
        raise UsageError(
            f"There is no kind of body called {said!r}.", "Use one of " + ", ".join(BODY_KINDS) + "."
        )
    return str(said)


def nth_working_day(case: Mapping[str, Any], calendar: Calendar) -> str | None:
    """``working_days`` working days after the day of receipt, by the regime's calendar; None past its end."""
    from foitrack.clock import nations_of
    from foitrack.law import regime as regime_named

    n = case["working_days"]
    if type(n) is not int or n < 1:
        raise UsageError(f"working_days is {n!r}.", "Give a whole number of working days, at least 1.")
    regime = _regime(case)
    received = [e for e in (event_of(e, regime) for e in case["events"]) if e.kind == "received"]
    if not received:
        raise UsageError("working_days are counted from the day of receipt, and the case has none.")
    try:
        return calendar.nth_after(
            received[0].on, n, nations_of(regime_named(regime), _body_kind(case))
        ).isoformat()
    except BeyondCalendar:
        return None


def last_day_to_ask(regime: str, body_kind: str, needed_by: date, calendar: Calendar) -> date:
    """The last day on which a request can be received for its response to be due by ``needed_by``.

    The plain response period, with no clarification or extension: what can go wrong only makes it later.
    """
    from datetime import timedelta

    from foitrack.clock import deadlines
    from foitrack.facts import Event

    day = needed_by
    for _ in range(200):
        due = (
            deadlines((Event("received", day, id="#0"),), regime, calendar, body_kind)
            .items["response_due"]
            .due
        )
        if due is not None and due <= needed_by:
            return day
        day -= timedelta(days=1)
    raise BeyondCalendar(f"No day of receipt gives an answer by {needed_by.isoformat()}.")
