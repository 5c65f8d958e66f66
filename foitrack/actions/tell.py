"""A fact as a person tells it, made into an Event.

The last step is the one that ``clock --cases`` takes (``clock.cases``), so that the same story gives the same
deadlines whichever way it came in. Here what a person may write more freely is brought into that shape: a
section as ``s.36``, a way of sending, a time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from foitrack.actions.results import split_results
from foitrack.clock.cases import event_from_json
from foitrack.errors import UsageError
from foitrack.facts import ANSWERS, OUTCOME_EVENTS, Event, Ground, Outcome, clean_text, kind_of, regime_of
from foitrack.law.grounds import canonical

VIAS = ("email", "post", "webform", "wdtk", "phone", "hand")
_WORDS = {
    kind: word for word, kind in OUTCOME_EVENTS.items() if kind in ANSWERS
}  # refused -> refused, cost -> cost_limit
_NEEDS_REGIME = frozenset({"regime_claimed", "regime_set"})
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def event_of(told: Mapping[str, Any], regime: str) -> Event:
    """The event told, of a request under ``regime`` (in which a section without a law is read).

    ``told`` has the names of interfaces; days are dates or ISO text, and ``dated``, ``sent_on``, ``received_on``
    may be ``unknown``. UsageError for what cannot be read or is missing.
    """
    kind = kind_of(str(told.get("event") or ""))
    if kind in _NEEDS_REGIME and not told.get("regime"):
        raise UsageError(f"{kind} needs the regime.", "Add --regime FOIA, EIR, FOISA, EISR or SAR.")
    if kind == "retracted" and told.get("retracts") in (None, ""):
        raise UsageError("retracted needs what it withdraws.", "Add --retracts with the id of the entry.")
    plain = {
        name: _plain(name, value) for name, value in told.items() if value is not None and value != "unknown"
    }
    said = plain.pop("ground", None)
    plain["event"] = kind
    own, target = str(plain.pop("id", "")), str(plain.get("retracts", ""))
    if target:
        plain["retracts"] = target
    event = event_from_json(plain, 0, [own, target])
    said, results = split_results(said, regime, event.parts)
    grounds = grounds_of(said, regime, event.parts)
    details = dict(event.details)
    if results:
        details["ground_results"] = results
    if grounds:
        details["ground"] = grounds[0].provision
    outcomes = tuple(Outcome(part, _WORDS[kind]) for part in event.parts or (0,)) if kind in ANSWERS else ()
    return replace(event, details=MappingProxyType(details), grounds=grounds, outcomes=outcomes)


def grounds_of(said: object, regime: str, parts: Sequence[int] = ()) -> tuple[Ground, ...]:
    """Grounds as typed, canonical, one a part (part 0 is the whole)."""
    texts = [said] if isinstance(said, str) else said or []
    if not isinstance(texts, list | tuple) or not all(isinstance(t, str) for t in texts):
        raise UsageError(f"ground is {said!r}.", "Give it as s.36(2)(b) or foia:36(2)(b).")
    provisions = dict.fromkeys(canonical(t, regime) for t in texts if t.strip())
    return tuple(Ground(part, provision) for part in (parts or (0,)) for provision in provisions)


def _plain(name: str, value: Any) -> Any:
    """A field in the form that a case has it in: days as ISO text, words checked where they move a clock."""
    if isinstance(value, date):
        return value.isoformat()
    if name == "parts":
        return list(value)
    if name == "regime":
        return regime_of(str(value))
    if name == "compliance_days" and (type(value) is not int or not 0 < value <= 3660):
        raise UsageError(f"compliance_days is {value!r}.", "Give a whole number of calendar days.")
    if name == "via":
        via = str(value).strip().lower().replace("e-mail", "email")
        if via not in VIAS:
            raise UsageError(f"There is no way of sending called {value!r}.", "Use " + ", ".join(VIAS) + ".")
        return via
    if name == "time" and not (isinstance(value, str) and _TIME.fullmatch(value)):
        raise UsageError(f"time is {value!r}.", "Write it as 23:50.")
    return clean_text(value, name) if isinstance(value, str) else value
