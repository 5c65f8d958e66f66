"""A fact as it is told, in ``clock --cases`` or in ``foitrack log``, made into an Event.

Both doors use this one function, so that the same story gives the same deadlines whichever way it came in.
The names are those of interfaces: ``event``, ``date``, ``dated``, ``sent_on``, ``received_on``, ``parts``,
``ground``, ``new_date``, ``via``, ``time``, ``body``, ``compliance_days``, ``until``, ``regime``, ``retracts``, ``id``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from foitrack.errors import UsageError
from foitrack.facts import Event, Ground, clean_text, kind_of, regime_of
from foitrack.law.grounds import canonical

_OWN = frozenset(
    {"event", "date", "dated", "sent_on", "received_on", "id", "parts", "ground", "grounds", "retracts"}
)
_NEEDS_REGIME = frozenset({"regime_claimed", "regime_set"})
_VIAS = ("email", "post", "webform", "wdtk", "phone", "hand")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def iso_day(value: object, what: str = "date") -> date:
    """A day of a case: ISO text, YYYY-MM-DD and nothing else."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise UsageError(f"{what} is {value!r}, which is not a date.", "Write it as 2026-06-30.")


def _day_or_unknown(told: Mapping[str, Any], name: str) -> date | None:
    value = told.get(name)
    return None if value is None or value == "unknown" else iso_day(value, name)


def event_of(told: Mapping[str, Any], regime: str) -> Event:
    """The event told, of a request under ``regime`` (in which a ground without a law is read).

    The day is ``date``, else the day the letter arrived, was sent or was dated. An unknown event, a missing or
    impossible date, a part that is not a number, or a ground that cannot be read is a UsageError.
    """
    name = told.get("event")
    if not isinstance(name, str):
        raise UsageError("An event has no name.", 'Each needs "event" and "date".')
    kind = kind_of(name)
    dated, sent_on, received_on = (_day_or_unknown(told, n) for n in ("dated", "sent_on", "received_on"))
    on = _day_or_unknown(told, "date") or received_on or sent_on or dated
    if on is None:
        raise UsageError(f"The event {name} has no date.", "Give the day it happened.")
    if kind in _NEEDS_REGIME and not told.get("regime"):
        raise UsageError(f"{name} needs the regime.", "Give regime: FOIA, EIR, FOISA, EISR or SAR.")
    if kind == "retracted" and told.get("retracts") in (None, ""):
        raise UsageError("retracted needs what it retracts.", "Give the id or the position of the event.")
    details = {
        key: _detail(key, value) for key, value in told.items() if key not in _OWN and value is not None
    }
    grounds = grounds_of(
        told.get("grounds") or told.get("ground"), details.get("regime", regime), parts_of(told)
    )
    if grounds:
        details["ground"] = grounds[0].provision
    return Event(
        kind,
        on,
        id=str(told.get("id") or ""),
        parts=parts_of(told),
        dated=dated,
        sent_on=sent_on,
        received_on=received_on,
        retracts=str(told["retracts"]) if kind == "retracted" else "",
        details=MappingProxyType(details),
        grounds=grounds,
    )


def parts_of(told: Mapping[str, Any]) -> tuple[int, ...]:
    """The numbered parts an event is about; none means the whole request."""
    parts = told.get("parts")
    if parts is None:
        return ()
    if not isinstance(parts, list | tuple) or any(type(n) is not int or n < 1 for n in parts):
        raise UsageError(f"parts is {parts!r}.", "Give the numbers of the parts: [1, 3].")
    return tuple(sorted(set(parts)))


def grounds_of(said: object, regime: str, parts: Sequence[int] = ()) -> tuple[Ground, ...]:
    """Grounds as typed, canonical, one a part (part 0 is the whole)."""
    if said is None or said == "" or said == []:
        return ()
    texts = [said] if isinstance(said, str) else said
    if not isinstance(texts, list | tuple) or not all(isinstance(t, str) for t in texts):
        raise UsageError(f"ground is {said!r}.", "Give it as foia:36(2)(b) or s.36(2)(b).")
    provisions = dict.fromkeys(canonical(t, regime) for t in texts)
    return tuple(Ground(part, provision) for part in (parts or (0,)) for provision in provisions)


def _detail(name: str, value: object) -> Any:
    """A detail in the form that is kept: plain JSON, days as ISO text, names checked where they move a clock."""
    if name in ("new_date", "until", "claimed_due"):
        return iso_day(value, name).isoformat()
    if name == "compliance_days":
        if type(value) is not int or not 0 < value <= 3660:
            raise UsageError(f"compliance_days is {value!r}.", "Give a whole number of calendar days.")
        return value
    if name == "regime":
        return regime_of(str(value))
    if name == "via":
        via = str(value).strip().lower().replace("e-mail", "email")
        if via not in _VIAS:
            raise UsageError(f"There is no way of sending called {value!r}.", "Use " + ", ".join(_VIAS) + ".")
        return via
    if name == "time":
        if not isinstance(value, str) or not _TIME.fullmatch(value):
            raise UsageError(f"time is {value!r}.", "Write it as 23:50.")
        return value
    return clean_text(value, name) if isinstance(value, str) else value


def numbered(events: Iterable[Event]) -> tuple[Event, ...]:
    """A story's events with an id each, and retractions pointing at ids: an id given, or a 0-based position.

    A retraction of something that is not in the story is a UsageError.
    """
    told = list(events)
    ids = [e.id or f"#{n}" for n, e in enumerate(told)]
    if len(set(ids)) != len(ids):
        raise UsageError("Two events have the same id.")
    return tuple(_with(e, ids[n], _target(e.retracts, ids)) for n, e in enumerate(told))


def _target(said: str, ids: Sequence[str]) -> str:
    if not said or said in ids:
        return said
    if said.isascii() and said.isdigit() and int(said) < len(ids):
        return ids[int(said)]
    raise UsageError(
        f"There is no event {said!r} to retract.", "Give the id or the 0-based position of an event."
    )


def _with(event: Event, id: str, retracts: str) -> Event:
    from dataclasses import replace

    return replace(event, id=id, retracts=retracts)
