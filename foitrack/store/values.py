"""What goes into the store and comes out of it beside the facts: frozen, and free of any database.

A ``Batch`` is everything that one act records, written in one transaction. The rest are answers to questions
that need no whole history: a ``Head`` for a list, a ``DueItem`` for ``due``, the ``Stamp`` of the projection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Protocol

from foitrack.facts import Body, Campaign, Event, Request, Requester


class DueReading(Protocol):
    """An accepted other reading of a deadline: when it would fall due, and why."""

    @property
    def due(self) -> date: ...
    @property
    def why(self) -> str: ...


class OpenDeadlineRow(Protocol):
    """A row of the projection, as ``case.open_deadlines()`` gives it.

    ``owed_by`` is "body" for a duty and "you" for a right; ``later`` is the later of two accepted readings
    (chase after that), or ``due``; ``says`` holds the words of a reminder.
    """

    @property
    def request_id(self) -> str: ...
    @property
    def part(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def owed_by(self) -> str: ...
    @property
    def due(self) -> date: ...
    @property
    def later(self) -> date: ...
    @property
    def basis(self) -> str: ...
    @property
    def cite(self) -> str: ...
    @property
    def provisional(self) -> bool: ...
    @property
    def assumed(self) -> bool: ...
    @property
    def also(self) -> Iterable[DueReading]: ...
    @property
    def says(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Also:
    """Another accepted reading of a due date."""

    due: date
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the little that may change: kind is body, campaign, question, template, tag or note.

    ``key`` names the thing (a body's slug, a campaign's slug, a request's id), ``field`` what of it changed.
    """

    kind: str
    key: str
    field: str
    was: str
    now: str
    by: str
    at: datetime
    id: str = ""


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """An imported calendar, an override, or the undoing of one (``undoes`` is its id): a fact of this store.

    ``payload`` is plain JSON; what it means is the working-day calendar's business. All who share the store
    count with it.
    """

    kind: str
    payload: Mapping[str, Any]
    by: str
    at: datetime
    undoes: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the projection was computed with, and the edition of the shipped bodies.

    ``resume``: the id of the last request of an unfinished rebuild, or "" when none is under way.
    """

    law: str = ""
    calendar: str = ""
    bodies: str = ""
    resume: str = ""


@dataclass(frozen=True, slots=True)
class Seed:
    """The shipped directory: its edition (compared as text, so an ISO date) and how to get its bodies."""

    edition: str
    bodies: Callable[[], Iterable[Body]]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A request that was forgotten: nothing of it is left but its random id, and nothing may come back."""

    request_id: str
    at: datetime
    by: str


_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything one act records, in one go and in this order.

    Bodies and campaigns replace the row of the same slug or id; everything else is added and stays. Ids and
    hashes are the caller's (``new_id``, ``new_ref``, ``seal``). ``documents``: SHA-256 -> bytes.
    ``deadlines``, ``standings`` and ``tags``: request id -> the whole new projection, standing or set of tags.
    """

    requesters: Iterable[Requester] = ()
    bodies: Iterable[Body] = ()
    campaigns: Iterable[Campaign] = ()
    requests: Iterable[Request] = ()
    documents: Mapping[str, bytes] = field(default_factory=lambda: _NONE)
    events: Iterable[Event] = ()
    changes: Iterable[Change] = ()
    calendar_changes: Iterable[CalendarChange] = ()
    deadlines: Mapping[str, Iterable[OpenDeadlineRow]] = field(default_factory=lambda: _NONE)
    standings: Mapping[str, str] = field(default_factory=lambda: _NONE)
    tags: Mapping[str, Iterable[str]] = field(default_factory=lambda: _NONE)
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A request as a list shows it. ``standing`` and ``due`` (the body's next duty) come from the projection."""

    id: str
    ref: str
    body: str
    body_name: str
    title: str
    regime: str
    campaign: str = ""
    parent: str = ""
    standing: str = ""
    due: date | None = None
    last: date | None = None
    tags: tuple[str, ...] = ()

    @property
    def names(self) -> str:
        """How to choose it among several: its reference, and campaign/body if it has a campaign."""
        return f"{self.ref} ({self.campaign}/{self.body})" if self.campaign else f"{self.ref} ({self.body})"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One open deadline as ``due`` shows it: the projection's row with the names a person knows."""

    request_id: str
    ref: str
    body: str
    body_name: str
    title: str
    campaign: str
    part: int
    name: str
    owed_by: str
    due: date
    later: date
    basis: str
    cite: str
    provisional: bool
    assumed: bool
    also: tuple[Also, ...]
    says: str
    regime: str = ""  # with the body's kind and nation: whose bank holidays count how late it is
    body_kind: str = ""
    body_nation: str = ""


@dataclass(frozen=True, slots=True)
class DuePage:
    """The first items by due day, and how many there are in all."""

    items: tuple[DueItem, ...]
    total: int
