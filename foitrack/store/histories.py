"""Whole requests with every event ever recorded about them, from rows to facts, many at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence

from foitrack.facts import (
    Body,
    Campaign,
    DocumentRef,
    Event,
    Ground,
    History,
    Outcome,
    Part,
    Request,
    Requester,
)
from foitrack.store import people
from foitrack.store.chain import in_order
from foitrack.store.finding import tags_of
from foitrack.store.lean import Lean, certain_day, day, listed, marks, moment


class Histories:
    """Histories a page at a time. Campaigns, bodies and requesters that were read once are not read again."""

    def __init__(self, lean: Lean) -> None:
        self._lean = lean
        self._campaigns: dict[str, Campaign] = {}
        self._requesters: dict[str, Requester] = {}
        self._bodies: dict[str, Body] = {}

    def page(self, ids: Sequence[str]) -> list[History]:
        """The histories of these requests, in this order, from one snapshot; those that are not there left out."""
        with self._lean.snapshot():
            requests = self._lean.rows(
                "SELECT id, ref, body, requester_id, campaign_id, title, regime, parent, parent_why "
                f"FROM request WHERE id IN ({marks(ids)})",
                ids,
            )
            if {row[3] for row in requests} - self._requesters.keys():
                self._requesters = {r.id: r for r in people.requesters(self._lean)}
            if {row[4] for row in requests if row[4]} - self._campaigns.keys():
                self._campaigns = people.campaigns(self._lean)
            missing = sorted({row[2] for row in requests} - self._bodies.keys())
            self._bodies |= {body.slug: body for body in people.bodies(self._lean, missing)}
            parts = self._parts(ids)
            events = self._events(ids)
            tags = tags_of(self._lean, ids)
        found = {}
        for id, ref, body, requester, campaign, title, regime, parent, why in requests:
            request = Request(
                id, ref, self._bodies[body], self._requesters[requester], title, regime, tuple(parts.get(id, ())),
                self._campaigns[campaign] if campaign else None, parent, why, tags.get(id, ()),
            )  # fmt: skip
            found[id] = History(request, in_order(events.get(id, ())))
        return [found[id] for id in ids if id in found]

    def _parts(self, ids: Sequence[str]) -> dict[str, list[Part]]:
        found: dict[str, list[Part]] = {}
        for id, n, text, question, regime in self._lean.rows(
            f"SELECT request_id, n, text, question, regime FROM part WHERE request_id IN ({marks(ids)}) ORDER BY n",
            ids,
        ):
            found.setdefault(id, []).append(Part(n, text, question, regime))
        return found

    def _events(self, ids: Sequence[str]) -> dict[str, list[Event]]:
        outcomes, grounds, documents = self._outcomes(ids), self._grounds(ids), self._documents(ids)
        found: dict[str, list[Event]] = {}
        for row in self._lean.rows(
            "SELECT id, request_id, kind, on_day, dated, sent_on, received_on, parts, retracts, details, "
            f"recorded_at, recorded_by, prev, hash FROM event WHERE request_id IN ({marks(ids)})",
            ids,
        ):
            id, request, kind, on, dated, sent, received, parts, retracts, details, at, by, prev, hash = row
            event = Event(
                kind, certain_day(on), id, request, listed(parts), day(dated), day(sent), day(received), retracts,
                json.loads(details), tuple(outcomes.get(id, ())), tuple(grounds.get(id, ())),
                tuple(documents.get(id, ())), moment(at), by, listed(prev), hash,
            )  # fmt: skip
            found.setdefault(request, []).append(event)
        return found

    def _outcomes(self, ids: Sequence[str]) -> dict[str, list[Outcome]]:
        found: dict[str, list[Outcome]] = {}
        for id, *rest in self._lean.rows(
            "SELECT event_id, part, outcome, value, unit, period, quote, page, note FROM answer "
            f"WHERE event_id IN {_events_of(ids)} ORDER BY n",
            ids,
        ):
            found.setdefault(id, []).append(Outcome(*rest))
        return found

    def _grounds(self, ids: Sequence[str]) -> dict[str, list[Ground]]:
        found: dict[str, list[Ground]] = {}
        for id, part, provision, quote, page, limb, inferred, reason in self._lean.rows(
            "SELECT event_id, part, provision, quote, page, limb, inferred, reason FROM ground "
            f"WHERE event_id IN {_events_of(ids)} ORDER BY n",
            ids,
        ):
            ground = Ground(part, provision, quote, page, limb, bool(inferred), reason)
            found.setdefault(id, []).append(ground)
        return found

    def _documents(self, ids: Sequence[str]) -> dict[str, list[DocumentRef]]:
        found: dict[str, list[DocumentRef]] = {}
        for id, *rest in self._lean.rows(
            "SELECT l.event_id, l.sha256, l.name, l.media_type, d.size, l.role FROM event_document l "
            f"JOIN document d ON d.sha256 = l.sha256 WHERE l.event_id IN {_events_of(ids)} ORDER BY l.n",
            ids,
        ):
            found.setdefault(id, []).append(DocumentRef(*rest))
        return found


def _events_of(ids: Sequence[str]) -> str:
    return f"(SELECT id FROM event WHERE request_id IN ({marks(ids)}))"
