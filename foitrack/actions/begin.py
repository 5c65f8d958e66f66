"""New requests with their first events, many in one transaction: what draft, add and demo have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from foitrack.actions.derive import calendar_of
from foitrack.case import Case, Problem
from foitrack.facts import Campaign, DocumentRef, Event, History, Request, Requester

if TYPE_CHECKING:
    from foitrack.config import Config
    from foitrack.law.working_days import Calendar
    from foitrack.store.read import Reader
    from foitrack.store.record import Writer


@dataclass(frozen=True, slots=True)
class New:
    """A request that the store does not have yet, and what is known to have happened to it, in order."""

    request: Request
    events: tuple[Event, ...]
    documents: Mapping[str, bytes] = field(default_factory=dict)


def requester_of(read: Reader, config: Config) -> Requester:
    """Who asks by the settings: as the store knows them already, or new with an id of their own."""
    from foitrack.store.chain import new_id

    asks = Requester(config.name, config.address, config.organisation)
    return next((r for r in read.requesters() if replace(r, id="") == asks), replace(asks, id=new_id()))


def document(content: bytes, name: str, media_type: str, role: str = "letter") -> DocumentRef:
    """What an event says of a document with these bytes."""
    from foitrack.store.chain import sha256

    return DocumentRef(sha256(content), name, media_type, len(content), role)


def problems_of(new: New, calendar: Calendar, today: date) -> list[Problem]:
    """What speaks against the events of a request that begins, each looked at after those before it."""
    found: list[Problem] = []
    told: tuple[Event, ...] = ()
    for event in new.events:
        found += Case.of(History(new.request, told), calendar).problems(event, today)
        told = (*told, event)
    return found


def record_new(
    writer: Writer, news: Sequence[New], *, by: str, campaigns: Iterable[Campaign] = ()
) -> tuple[Case, ...]:
    """Record requests with their events, sealed, with their open deadlines. The cases of those already sent.

    The caller has looked at ``problems_of`` first. A requester that the store lacks is added; the last one
    named is who asks from now on.
    """
    from foitrack.store.chain import in_order, seal
    from foitrack.store.values import Batch
    from foitrack.today import now

    calendar = calendar_of(writer.read)
    at = now()
    known = {r.id for r in writer.read.requesters()}
    asking = {n.request.requester.id: n.request.requester for n in news}
    cases: list[Case] = []
    events: list[Event] = []
    drafts: list[str] = []
    a_draft: Case | None = None
    for new in news:
        own = [replace(e, request_id=new.request.id) for e in new.events]
        sealed = seal(own, (), by, at)
        events += sealed
        if all(e.kind == "drafted" and not e.get("ready") for e in own):
            drafts.append(new.request.id)
            a_draft = a_draft or Case.of(History(new.request, in_order(sealed)), calendar)
        else:
            cases.append(Case.of(History(new.request, in_order(sealed)), calendar))
    deadlines = {c.request.id: c.open_deadlines() for c in cases}
    standings = {c.request.id: c.standing() for c in cases}
    if a_draft is not None:  # no clock runs in a draft, so that all of them stand as the first does
        deadlines |= dict.fromkeys(drafts, a_draft.open_deadlines())
        standings |= dict.fromkeys(drafts, a_draft.standing())
    writer.record(
        Batch(
            requesters=[r for id, r in asking.items() if id not in known],
            campaigns=tuple(campaigns),
            requests=[n.request for n in news],
            documents={sha: content for n in news for sha, content in n.documents.items()},
            events=events,
            tags={n.request.id: n.request.tags for n in news if n.request.tags},
            deadlines=deadlines,
            standings=standings,
        )
    )
    return tuple(cases)
