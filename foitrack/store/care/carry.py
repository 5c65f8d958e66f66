"""Carrying a store elsewhere: a copy to another engine, and the union of two stores.

Ids are random and facts are never edited, so two stores that were apart are merged by putting together what
each has. A request that one of them forgot is forgotten in the union.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from foitrack.errors import UsageError
from foitrack.facts import Campaign, Event, History, Request
from foitrack.store.care.forget import erase
from foitrack.store.chain import heads_of, seal
from foitrack.store.open import Store
from foitrack.store.values import Batch

if TYPE_CHECKING:
    from datetime import datetime

    from foitrack.store.read import Reader
    from foitrack.store.record import Writer

_SLICE = 500


def copy(source: Store, target: Store) -> dict[str, int]:
    """Everything in ``source`` into the new store ``target``, of either engine. The rows of each table.

    UsageError when ``target`` has requests, campaigns or a requester of its own: that would be a merge.
    """
    from sqlalchemy import delete, func, insert, select

    from foitrack.store.migrate import engine_for, transaction
    from foitrack.store.tables import TABLES, Base

    counts = {}
    with (
        transaction(engine_for(source.at), source.at) as have,
        transaction(engine_for(target.at), target.at) as want,
    ):
        for name in ("request", "campaign", "requester", "tombstone", "change", "calendar_change"):
            if want.execute(select(func.count()).select_from(TABLES[name])).scalar():
                raise UsageError(
                    f"The store {target} is not new: it holds records of its own.",
                    "foitrack store merge puts two stores together.",
                )
        for name in ("body", "meta"):
            want.execute(delete(TABLES[name]))
        for table in Base.metadata.sorted_tables:
            counts[table.name] = 0
            rows = have.execution_options(yield_per=_SLICE).execute(select(table)).mappings()
            for some in rows.partitions():
                want.execute(insert(table), [dict(row) for row in some])
                counts[table.name] += len(some)
            if want.execute(select(func.count()).select_from(table)).scalar() != counts[table.name]:
                raise UsageError(f"Not every row of {table.name} arrived; nothing was kept.")
    return counts


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did. ``touched``: the requests whose deadlines and standing must be derived anew.

    ``renamed``: (old, new) references, where two requests had drawn the same one. ``left_out``: the references
    of requests that could not come in, because both stores had put that campaign to that body.
    """

    requests: int
    events: int
    forgotten: int
    touched: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]


def merge(target: Store, source: Store, *, by: str, at: datetime, on: date) -> Merged:
    """What ``source`` has and ``target`` lacks, into ``target``, in one transaction; ``source`` is only read.

    Bodies and campaigns of the same name stay as ``target`` has them. A request whose reference is taken gets a
    new one, and a note (on ``on``, recorded ``by`` and ``at``) by which the old one still finds it.
    """
    there = source.read
    with target.writing() as writer:
        gone = _forget(writer, there)
        _shared(writer, there)
        incoming = _Incoming(writer.read, _campaigns(writer, there))
        for history in there.histories():
            incoming.take(history, by, at, on)
        wanted = {document.sha256 for event in incoming.events for document in event.documents}
        documents = {key: there.document(key) for key in wanted - writer.read.has_documents(wanted)}
        writer.record(Batch(requests=incoming.requests, documents=documents, events=incoming.events))
    return Merged(
        len(incoming.requests), len(incoming.events), gone, tuple(incoming.touched), tuple(incoming.renamed),
        tuple(incoming.left_out),
    )  # fmt: skip


class _Incoming:
    """The requests and events that the target lacks, made fit for it."""

    def __init__(self, here: Reader, campaigns: dict[str, Campaign]) -> None:
        heads = here.heads()
        self._here = here
        self._campaigns = campaigns
        self._known = {head.id for head in heads}
        self._refs = {head.ref for head in heads}
        self._asked = {(head.campaign, head.body) for head in heads if head.campaign and not head.parent}
        self._buried = {tombstone.request_id for tombstone in here.tombstones()}
        self.requests: list[Request] = []
        self.events: list[Event] = []
        self.touched: list[str] = []
        self.renamed: list[tuple[str, str]] = []
        self.left_out: list[str] = []

    def take(self, history: History, by: str, at: datetime, on: date) -> None:
        """One request of the source, or what is new about one that both have."""
        request, events = history.request, history.events
        if request.id in self._buried:
            return
        if request.id in self._known:
            mine = {event.id for event in self._here.history(request.id).events}
            events = tuple(event for event in events if event.id not in mine)
        else:
            campaign = request.campaign
            if campaign and not request.parent and (campaign.slug, request.body.slug) in self._asked:
                self.left_out.append(request.ref)
                return
            if campaign:
                request = replace(request, campaign=self._campaigns[campaign.slug])
            if request.ref in self._refs:
                fresh = self._here.free_refs(1)[0]
                self.renamed.append((request.ref, fresh))
                note = Event("note", on, request_id=request.id, details={"former_ref": request.ref})
                events += seal([note], heads_of(events), by, at)
                request = replace(request, ref=fresh)
            self._refs.add(request.ref)
            self.requests.append(request)
        if events or request.id not in self._known:
            self.touched.append(request.id)
            self.events += events


def _shared(writer: Writer, there: Reader) -> None:
    """What belongs to no request: who asked, bodies, what was changed, the calendar. Who asks now stays."""
    here, buried = writer.read, {tombstone.request_id for tombstone in writer.read.tombstones()}
    present = here.requester()
    requesters = {requester.id for requester in here.requesters()}
    bodies = {body.slug for body in here.bodies()}
    changes = {change.id for change in here.changes()}
    calendar = {change.id for change in here.calendar_changes()}
    writer.record(
        Batch(
            requesters=[r for r in there.requesters() if r.id not in requesters],
            bodies=[b for b in there.bodies() if b.slug not in bodies],
            changes=[c for c in there.changes() if c.id not in changes and c.key not in buried],
            calendar_changes=[c for c in there.calendar_changes() if c.id not in calendar],
        )
    )
    if present:
        writer.set_requester(present.id)


def _forget(writer: Writer, there: Reader) -> int:
    """Their tombstones here as well, and what lies under them gone. How many requests went."""
    mine = {tombstone.request_id for tombstone in writer.read.tombstones()}
    known = set(writer.read.request_ids())
    new = [tombstone for tombstone in there.tombstones() if tombstone.request_id not in mine]
    for tombstone in new:
        erase(writer, tombstone)
    return sum(tombstone.request_id in known for tombstone in new)


def _campaigns(writer: Writer, there: Reader) -> dict[str, Campaign]:
    """Their campaigns that are new here, added; all campaigns by slug."""
    mine = {campaign.slug: campaign for campaign in writer.read.campaigns()}
    new = [campaign for campaign in there.campaigns() if campaign.slug not in mine]
    writer.record(Batch(campaigns=new))
    return mine | {campaign.slug: campaign for campaign in new}
