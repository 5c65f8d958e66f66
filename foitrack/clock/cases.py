"""``foitrack clock --cases``: one JSON case a line in, one JSON result a line out. The shapes are promises
(interfaces.md); additions are allowed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from foitrack.clock import deadlines, nations_of, ordered
from foitrack.errors import BeyondCalendar, FoitrackError, UsageError
from foitrack.facts import EVENT_KINDS, Event, regime_of
from foitrack.law import regime as regime_named
from foitrack.law.rule import FULL_RIGHT
from foitrack.law.working_days import Calendar

BODY_KINDS = frozenset(
    """any department nondepartmental police police_scotland council nhs education maintained_school
    maintained_school_ni academy grant_aided_school national_archives keeper_of_records armed_forces held_overseas water_company
    department_scotland controller_england controller_wales controller_scotland controller_ni""".split()
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat also takes weeks, 2026-W10-3
_OWN = frozenset({"event", "date", "id", "parts", "dated", "sent_on", "received_on", "retracts"})


def run_case(case: Mapping[str, Any], calendar: Calendar) -> dict[str, Any]:
    """The deadlines of one case. Never raises: what is wrong stands in ``errors``, and ``deadlines`` is empty."""
    ident = case.get("id") if isinstance(case, Mapping) else None
    try:
        return {"id": ident, **_result(case, calendar)}
    except FoitrackError as trouble:
        return {"id": ident, "deadlines": {}, "errors": [str(trouble)]}
    except (TypeError, ValueError, KeyError, OverflowError) as trouble:
        return {"id": ident, "deadlines": {}, "errors": [f"The case could not be read: {trouble}."]}


def run_lines(lines: Iterable[str], calendar: Calendar) -> Iterator[tuple[str, bool]]:
    """A JSON line and whether it holds errors, for every line, in order."""
    for line in lines:
        try:
            case = json.loads(line, parse_constant=_no_number)
            if not isinstance(case, dict):
                raise ValueError("a case is a JSON object")
            result = run_case(case, calendar)
            said = json.dumps(result, allow_nan=False)
        except (ValueError, RecursionError) as trouble:
            result = {"id": None, "deadlines": {}, "errors": [f"This line is not a case: {trouble}."]}
            said = json.dumps(result)
        # In ASCII, so that no character of an id can end the line early or fail to be written.
        yield said, bool(result["errors"])


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number in JSON")


def _result(case: Mapping[str, Any], calendar: Calendar) -> dict[str, Any]:
    if not isinstance(case, Mapping):
        raise UsageError("A case is a JSON object.")
    regime = regime_of(_text(case, "regime"))
    body_kind = str(case.get("body_kind") or "any")
    if body_kind not in BODY_KINDS:
        raise UsageError(
            f"There is no body kind called {body_kind!r}.",
            "Use one of " + ", ".join(sorted(BODY_KINDS)) + ".",
        )
    listed = case.get("events")
    if not isinstance(listed, list):
        raise UsageError("events is missing." if listed is None else "events is a list.")
    events = events_from_json(listed)
    on = _day(case["on"], "on") if case.get("on") is not None else None
    out = deadlines(events, regime, calendar, body_kind).as_json(on)
    if case.get("claimed") is not None:
        from foitrack.clock.mistakes import judge

        name = str(case.get("deadline") or "response_due")
        claimed = _day(case["claimed"], "claimed")
        out["claimed"] = judge(events, regime, calendar, claimed, body_kind, name).as_json()
    if case.get("working_days") is not None:
        out["nth_working_day"] = _nth(case["working_days"], events, regime, body_kind, calendar)
    return out


def _nth(n: Any, events: list[Event], regime: str, body_kind: str, calendar: Calendar) -> str | None:
    if not isinstance(n, int) or isinstance(n, bool) or n < 1:
        raise UsageError(f"working_days is {n!r}; it is a whole number from 1.")
    received = next((e for e in ordered(events) if e.kind == "received"), None)
    if received is None:
        raise UsageError("working_days is counted from a received event, and there is none.")
    try:
        day = calendar.nth_after(received.arrived, n, nations_of(regime_named(regime), body_kind))
    except BeyondCalendar:
        return None
    return None if calendar.provisional(day) else day.isoformat()


def events_from_json(listed: list[Any]) -> list[Event]:
    """The events of a case in the shape of interfaces.md. An event without an id is known by its position."""
    ids = [
        str(o["id"]) if isinstance(o, Mapping) and o.get("id") is not None else f"#{n}"
        for n, o in enumerate(listed)
    ]
    if len(set(ids)) != len(ids):
        raise UsageError("Two events have the same id.")
    # An id that is itself a number is an id before it is a position.
    numbers = {o["id"] for o in listed if isinstance(o, Mapping) and type(o.get("id")) is int}
    named = [
        {**o, "retracts": str(o["retracts"])}
        if isinstance(o, Mapping) and type(o.get("retracts")) is int and o["retracts"] in numbers
        else o
        for o in listed
    ]
    return [event_from_json(o, n, ids) for n, o in enumerate(named)]


def event_from_json(obj: Any, position: int = 0, ids: list[str] | None = None) -> Event:
    """One event. ``ids`` are those of all events of the case, for ``retracts`` by position."""
    if not isinstance(obj, Mapping):
        raise UsageError(f"Event {position} is not a JSON object.")
    kind = _text(obj, "event").replace("-", "_")
    if kind not in EVENT_KINDS:
        raise UsageError(f"There is no event called {kind!r}.")
    parts = obj.get("parts") or []
    if not isinstance(parts, list) or any(
        not isinstance(p, int) or isinstance(p, bool) or p < 1 for p in parts
    ):
        raise UsageError(f"parts of event {position} is a list of whole numbers from 1.")
    details = {k: v for k, v in obj.items() if k not in _OWN and v is not None}
    for name in ("until", "new_date"):
        if name in details:
            details[name] = _day(details[name], name)
    stated = details.get("compliance_days")
    if stated is not None and (type(stated) is not int or not 0 < stated <= 3660):
        raise UsageError(f"compliance_days is {stated!r}; it is the number of days that the notice states.")
    if "regime" in details:
        details["regime"] = regime_of(str(details["regime"]))
    on = _day(obj.get("date"), f"the date of {kind}") if obj.get("date") is not None else None
    dated, sent_on, received_on = (
        _day(obj[name], name) if obj.get(name) is not None else None
        for name in ("dated", "sent_on", "received_on")
    )
    on = on or received_on or sent_on or dated
    if on is None:
        raise UsageError(f"The {kind} event has no date.")
    return Event(
        kind,
        on,
        id=ids[position] if ids else str(obj.get("id") or f"#{position}"),
        parts=tuple(sorted(set(parts))),
        dated=dated,
        sent_on=sent_on,
        received_on=received_on,
        retracts=_retracts(obj, ids or []) if kind == "retracted" else "",
        details=details,
    )


def _retracts(obj: Mapping[str, Any], ids: list[str]) -> str:
    target = obj.get("retracts")
    if isinstance(target, str) and target in ids:
        return target
    if isinstance(target, int) and not isinstance(target, bool) and 0 <= target < len(ids):
        return ids[target]
    raise UsageError(f"retracts is {target!r}, which is neither the id nor the position of an event.")


def _text(obj: Mapping[str, Any], name: str) -> str:
    value = obj.get(name)
    if not isinstance(value, str) or not value:
        raise UsageError(f"{name} is missing.")
    return value


def _day(value: Any, what: str) -> date:
    """A date as YYYY-MM-DD, not before the Acts came into force."""
    try:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise ValueError
        day = date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{what} is {value!r}, which is not a date written as 2026-06-30.") from None
    if day < FULL_RIGHT:
        raise UsageError(f"{what} is {value}; the right to information began on 1 January 2005.")
    return day
