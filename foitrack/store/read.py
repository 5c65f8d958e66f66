"""The reader: plain SQL over one connection, facts out. Neither SQLModel nor SQLAlchemy is loaded.

Every answer that takes several queries is taken from one snapshot, and every row is fetched at once, so that
a reader never keeps a writer waiting for longer than that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from foitrack.errors import NotFound
from foitrack.facts import (
    Address,
    Body,
    Campaign,
    DocumentRef,
    Event,
    Ground,
    History,
    Outcome,
    Part,
    Question,
    Request,
    Requester,
)
from foitrack.store.chain import in_order, new_ref
from foitrack.store.lean import Lean, certain_day, day, listed, moment
from foitrack.store.references import findable
from foitrack.store.values import (
    Also,
    CalendarChange,
    Change,
    DueItem,
    DuePage,
    Head,
    Stamp,
    Tombstone,
)

_PAGE = 400  # requests read at once: below every engine's limit of values in one query

_BODY = (
    "slug, name, short_name, kind, nation, regime, cost_limit_gbp, addresses, aliases, in_groups, wdtk_slug, "
    "code, source_url, checked, covered, coverage_note, notes, tags"
)

# Two walks of one index, merged in order of day: the body's duties up to a day, and your rights not yet expired.
DUE = """
SELECT d.due, d.request_id, d.n, d.part, d.name, d.owed_by, d.later, d.basis, d.cite, d.provisional, d.assumed,
       d.also, d.says, r.ref, r.body, b.name AS body_name, r.title, c.slug,
       r.regime, b.kind, b.nation
  FROM deadline d JOIN request r ON r.id = d.request_id JOIN body b ON b.slug = r.body
       LEFT JOIN campaign c ON c.id = r.campaign_id
 WHERE d.owed_by = 'body' AND d.due <= ?
UNION ALL
SELECT d.due, d.request_id, d.n, d.part, d.name, d.owed_by, d.later, d.basis, d.cite, d.provisional, d.assumed,
       d.also, d.says, r.ref, r.body, b.name AS body_name, r.title, c.slug,
       r.regime, b.kind, b.nation
  FROM deadline d JOIN request r ON r.id = d.request_id JOIN body b ON b.slug = r.body
       LEFT JOIN campaign c ON c.id = r.campaign_id
 WHERE d.owed_by = 'you' AND d.due BETWEEN ? AND ?
 ORDER BY 1, 2, 3"""

_DUE_TOTAL = """
SELECT (SELECT count(*) FROM deadline WHERE owed_by = 'body' AND due <= ?)
     + (SELECT count(*) FROM deadline WHERE owed_by = 'you' AND due BETWEEN ? AND ?)"""

_HEAD = """
SELECT r.id, r.ref, r.body, b.name, r.title, r.regime, c.slug, r.parent, s.standing,
       (SELECT min(d.due) FROM deadline d WHERE d.request_id = r.id AND d.owed_by = 'body'),
       (SELECT max(e.on_day) FROM event e WHERE e.request_id = r.id)
  FROM request r JOIN body b ON b.slug = r.body
       LEFT JOIN campaign c ON c.id = r.campaign_id
       LEFT JOIN standing s ON s.request_id = r.id"""


class Reader:
    """Questions to the store. Used as ``store.read``, or as ``writer.read`` inside a transaction."""

    def __init__(self, lean: Lean) -> None:
        self._lean = lean

    # ---- bodies, requesters, campaigns -----------------------------------------------------------

    def bodies(self) -> list[Body]:
        """All bodies, by slug."""
        return [_body(row) for row in self._lean.rows(f"SELECT {_BODY} FROM body ORDER BY slug")]

    def body(self, slug: str) -> Body | None:
        row = self._lean.row(f"SELECT {_BODY} FROM body WHERE slug = ?", (slug,))
        return _body(row) if row else None

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Every group's name and its members' slugs."""
        found: dict[str, list[str]] = {}
        for slug, groups in self._lean.rows(
            "SELECT slug, in_groups FROM body WHERE in_groups <> '[]' ORDER BY slug"
        ):
            for group in listed(groups):
                found.setdefault(group, []).append(slug)
        return {group: tuple(slugs) for group, slugs in sorted(found.items())}

    def requester(self) -> Requester | None:
        """The requester recorded last: who asks now."""
        row = self._lean.row(
            "SELECT q.id, q.name, q.address, q.organisation FROM meta m JOIN requester q ON q.id = m.value "
            "WHERE m.name = 'requester'"
        )
        return _requester(row) if row else None

    def requesters(self) -> list[Requester]:
        rows = self._lean.rows("SELECT id, name, address, organisation FROM requester ORDER BY id")
        return [_requester(row) for row in rows]

    def campaigns(self) -> list[Campaign]:
        """All campaigns with their questions, by slug."""
        with self._lean.snapshot():
            return sorted(self._campaigns().values(), key=lambda c: c.slug)

    def campaign(self, slug: str) -> Campaign | None:
        with self._lean.snapshot():
            row = self._lean.row("SELECT id FROM campaign WHERE slug = ?", (slug,))
            return self._campaigns(str(row[0]))[str(row[0])] if row else None

    def _campaigns(self, only: str = "") -> dict[str, Campaign]:
        where, values = (" WHERE campaign_id = ?", (only,)) if only else ("", ())
        questions: dict[str, list[Question]] = {}
        for campaign, n, text, id in self._lean.rows(
            f"SELECT campaign_id, n, text, id FROM question{where} ORDER BY n", values
        ):
            questions.setdefault(campaign, []).append(Question(n, text, id))
        rows = self._lean.rows(
            "SELECT id, slug, title, notes FROM campaign" + (" WHERE id = ?" if only else ""), values
        )
        return {
            id: Campaign(slug, title, tuple(questions.get(id, ())), notes, id)
            for id, slug, title, notes in rows
        }

    # ---- finding requests ------------------------------------------------------------------------

    def find(self, text: str) -> list[Head]:
        """The requests that ``text`` names: ft- reference, campaign/body, id, or any reference of others'.

        None, one or several; which of them is meant is the caller's to ask.
        """
        text = text.strip()
        campaign, _, body = text.partition("/")
        by_name, names = ["r.ref = ?", "r.id = ?"], [text.lower(), text.lower()]
        if body:
            by_name.append("(c.slug = ? AND r.body = ?)")
            names += [campaign.lower(), body.lower()]
        with self._lean.snapshot():
            found = self._heads(" OR ".join(by_name), names)
            if found or not findable(text):
                return found
            return self._heads(
                "r.id IN (SELECT e.request_id FROM event_reference f JOIN event e ON e.id = f.event_id "
                "WHERE f.found_by = ?)",
                (findable(text),),
            )

    def heads(
        self, text: str = "", tag: str = "", body: str = "", campaign: str = "", standing: str = ""
    ) -> list[Head]:
        """Requests for a list, by campaign, body and reference; each condition given must hold.

        ``text`` is looked for in title, parts, body, campaign, references and notes, whatever its case.
        ``body`` and ``campaign`` are slugs.
        """
        where, values = ["1 = 1"], list[str]()
        for column, value in (("r.body", body), ("c.slug", campaign), ("s.standing", standing)):
            if value:
                where.append(f"{column} = ?")
                values.append(value)
        if tag:
            where.append("r.id IN (SELECT request_id FROM request_tag WHERE tag = ?)")
            values.append(tag)
        if text:
            like = "lower({0}) LIKE lower(?) ESCAPE '!'"
            pattern = "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
            places = [
                like.format(c)
                for c in (
                    "r.title",
                    "r.ref",
                    "r.body",
                    "b.name",
                    "coalesce(c.slug, '')",
                    "coalesce(c.title, '')",
                )
            ]
            places.append(f"r.id IN (SELECT request_id FROM part WHERE {like.format('text')})")
            places.append(f"r.id IN (SELECT request_id FROM event WHERE {like.format('details')})")
            where.append("(" + " OR ".join(places) + ")")
            values += [pattern] * len(places)
        with self._lean.snapshot():
            return self._heads(" AND ".join(where), values)

    def _heads(self, where: str, values: Sequence[str]) -> list[Head]:
        rows = self._lean.rows(f"{_HEAD} WHERE {where} ORDER BY c.slug, r.body, r.ref", values)
        if not rows:
            return []
        tags = self._tags([row[0] for row in rows])
        return [
            Head(
                *row[:6], row[6] or "", row[7], row[8] or "", day(row[9]), day(row[10]), tags.get(row[0], ())
            )
            for row in rows
        ]

    def _tags(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        many = len(ids) > _PAGE
        where, values = ("", ()) if many else (f" WHERE request_id IN ({_marks(ids)})", tuple(ids))
        for id, tag in self._lean.rows(
            f"SELECT request_id, tag FROM request_tag{where} ORDER BY tag", values
        ):
            found.setdefault(id, []).append(tag)
        return {id: tuple(tags) for id, tags in found.items()}

    def free_refs(self, n: int) -> list[str]:
        """``n`` new references that no request of this store has. Certain inside a writing transaction."""
        found: set[str] = set()
        while len(found) < n:
            drawn = {new_ref() for _ in range(min(n - len(found), _PAGE))} - found
            taken = self._lean.rows(f"SELECT ref FROM request WHERE ref IN ({_marks(drawn)})", tuple(drawn))
            found |= drawn - {row[0] for row in taken}
        return sorted(found)

    def request_ids(self, after: str = "", limit: int | None = None) -> list[str]:
        """Request ids in order, those greater than ``after``: for work that goes on where it stopped."""
        limited, values = (" LIMIT ?", (after, limit)) if limit is not None else ("", (after,))
        return [
            row[0]
            for row in self._lean.rows(f"SELECT id FROM request WHERE id > ? ORDER BY id{limited}", values)
        ]

    def request_count(self, after: str = "") -> int:
        return int(self._lean.rows("SELECT count(*) FROM request WHERE id > ?", (after,))[0][0])

    def counting_over(self, days: Iterable[date]) -> list[str]:
        """The requests, in order of id, of which an open deadline was perhaps counted over one of ``days``.

        Never too few: every request with a fact on or before the first of the days and a deadline, by any
        reading, on or after it.
        """
        first = min(days, default=None)
        if first is None:
            return []
        rows = self._lean.rows(
            "SELECT DISTINCT d.request_id FROM deadline d WHERE d.later >= ? AND EXISTS "
            "(SELECT 1 FROM event e WHERE e.request_id = d.request_id AND e.on_day <= ?) ORDER BY d.request_id",
            (first.isoformat(), max(days).isoformat()),
        )
        return [row[0] for row in rows]

    # ---- whole histories -------------------------------------------------------------------------

    def history(self, request_id: str) -> History:
        """One request with all its events. NotFound when there is none of this id."""
        for history in self.histories([request_id]):
            return history
        raise NotFound(f"There is no request {request_id}.")

    def histories(self, request_ids: Iterable[str] | None = None) -> Iterator[History]:
        """Requests with all their events: those asked for, in that order, or all by id. Read in pages."""
        campaigns: dict[str, Campaign] | None = None
        bodies: dict[str, Body] = {}
        requesters: dict[str, Requester] = {}
        for ids in self._pages(request_ids):
            with self._lean.snapshot():
                if campaigns is None:
                    campaigns = self._campaigns()
                    requesters = {r.id: r for r in self.requesters()}
                page = self._page(ids, campaigns, bodies, requesters)
            yield from page

    def _pages(self, request_ids: Iterable[str] | None) -> Iterator[Sequence[str]]:
        if request_ids is None:
            last = ""
            while ids := self.request_ids(last, _PAGE):
                yield ids
                last = ids[-1]
            return
        asked = list(request_ids)
        for start in range(0, len(asked), _PAGE):
            yield asked[start : start + _PAGE]

    def _page(
        self,
        ids: Sequence[str],
        campaigns: Mapping[str, Campaign],
        bodies: dict[str, Body],
        requesters: dict[str, Requester],
    ) -> list[History]:
        marks, values, rows = _marks(ids), tuple(ids), self._lean.rows
        parts: dict[str, list[Part]] = {}
        for id, n, text, question, regime in rows(
            f"SELECT request_id, n, text, question, regime FROM part WHERE request_id IN ({marks}) ORDER BY n",
            values,
        ):
            parts.setdefault(id, []).append(Part(n, text, question, regime))
        events = self._events(marks, values)
        tags = self._tags(ids)
        requests = rows(
            "SELECT id, ref, body, requester_id, campaign_id, title, regime, parent, parent_why "
            f"FROM request WHERE id IN ({marks})",
            values,
        )
        missing = sorted({row[2] for row in requests} - bodies.keys())
        for row in (
            rows(f"SELECT {_BODY} FROM body WHERE slug IN ({_marks(missing)})", missing) if missing else ()
        ):
            bodies[row[0]] = _body(row)
        found = {}
        for id, ref, body, requester, campaign, title, regime, parent, why in requests:
            request = Request(
                id, ref, bodies[body], requesters[requester], title, regime, tuple(parts.get(id, ())),
                campaigns[campaign] if campaign else None, parent, why, tags.get(id, ()),
            )  # fmt: skip
            found[id] = History(request, in_order(events.get(id, ())))
        return [found[id] for id in ids if id in found]

    def _events(self, marks: str, values: Sequence[str]) -> dict[str, list[Event]]:
        of_these = f"IN (SELECT id FROM event WHERE request_id IN ({marks}))"
        rows = self._lean.rows
        outcomes: dict[str, list[Outcome]] = {}
        for id, *rest in rows(
            "SELECT event_id, part, outcome, value, unit, period, quote, page, note "
            f"FROM answer WHERE event_id {of_these} ORDER BY n",
            values,
        ):
            outcomes.setdefault(id, []).append(Outcome(*rest))
        grounds: dict[str, list[Ground]] = {}
        for id, part, provision, quote, page, limb, inferred, reason in rows(
            "SELECT event_id, part, provision, quote, page, limb, inferred, reason "
            f"FROM ground WHERE event_id {of_these} ORDER BY n",
            values,
        ):
            grounds.setdefault(id, []).append(
                Ground(part, provision, quote, page, limb, bool(inferred), reason)
            )
        documents: dict[str, list[DocumentRef]] = {}
        for id, *rest in rows(
            "SELECT l.event_id, l.sha256, l.name, l.media_type, d.size, l.role FROM event_document l "
            f"JOIN document d ON d.sha256 = l.sha256 WHERE l.event_id {of_these} ORDER BY l.n",
            values,
        ):
            documents.setdefault(id, []).append(DocumentRef(*rest))
        events: dict[str, list[Event]] = {}
        for row in rows(
            "SELECT id, request_id, kind, on_day, dated, sent_on, received_on, parts, retracts, details, "
            f"recorded_at, recorded_by, prev, hash FROM event WHERE request_id IN ({marks})",
            values,
        ):
            id, request_id, kind, on, dated, sent, received, parts, retracts, details, at, by, prev, hash = (
                row
            )
            events.setdefault(request_id, []).append(
                Event(
                    kind,
                    certain_day(on),
                    id,
                    request_id,
                    listed(parts),
                    day(dated),
                    day(sent),
                    day(received),
                    retracts,
                    json.loads(details),
                    tuple(outcomes.get(id, ())),
                    tuple(grounds.get(id, ())),
                    tuple(documents.get(id, ())),
                    moment(at),
                    by,
                    listed(prev),
                    hash,
                )  # fmt: skip
            )
        return events

    # ---- the projection --------------------------------------------------------------------------

    def due(self, on: date, until: date, limit: int | None = None) -> DuePage:
        """The body's open duties due by ``until``, however late, and your rights from ``on`` to ``until``.

        In order of due day. One query of the projection's index; only a page that is full is counted besides.
        """
        values: list[Any] = [until.isoformat(), on.isoformat(), until.isoformat()]
        with self._lean.snapshot():
            if limit is None:
                rows = self._lean.rows(DUE, values)
                return DuePage(tuple(_due_item(row) for row in rows), len(rows))
            rows = self._lean.rows(f"{DUE} LIMIT ?", [*values, limit])
            total = len(rows) if len(rows) < limit else int(self._lean.rows(_DUE_TOTAL, values)[0][0])
        return DuePage(tuple(_due_item(row) for row in rows), total)

    def projection(self, request_ids: Sequence[str]) -> dict[str, tuple[DueItem, ...]]:
        """The stored deadlines of these requests, as ``due`` would show them: to compare, never to show."""
        found: dict[str, list[DueItem]] = {id: [] for id in request_ids}
        one = DUE.split("UNION ALL")[0].split(" WHERE ")[0]
        for start in range(0, len(request_ids), _PAGE):
            ids = tuple(request_ids[start : start + _PAGE])
            for row in self._lean.rows(f"{one} WHERE d.request_id IN ({_marks(ids)}) ORDER BY 2, 3", ids):
                found[row[1]].append(_due_item(row))
        return {id: tuple(items) for id, items in found.items()}

    def stamp(self) -> Stamp:
        """What the projection was computed with."""
        known = dict(self._lean.rows("SELECT name, value FROM meta"))
        return Stamp(
            known.get("law", ""), known.get("calendar", ""), known.get("bodies", ""), known.get("resume", "")
        )

    # ---- documents and the record of changes -----------------------------------------------------

    def document(self, sha256: str) -> bytes:
        """The bytes of a document. NotFound when the store does not have it."""
        row = self._lean.row("SELECT content FROM document WHERE sha256 = ?", (sha256,))
        if row is None:
            raise NotFound(f"There is no document {sha256} in the store.")
        return bytes(row[0])

    def has_documents(self, sha256s: Iterable[str]) -> set[str]:
        """Those of ``sha256s`` that the store has."""
        asked, found = sorted(set(sha256s)), set[str]()
        for start in range(0, len(asked), _PAGE):
            some = asked[start : start + _PAGE]
            found |= {
                r[0]
                for r in self._lean.rows(
                    f"SELECT sha256 FROM document WHERE sha256 IN ({_marks(some)})", some
                )
            }
        return found

    def documents(self) -> Iterator[tuple[str, bytes]]:
        """Every document, one at a time, by SHA-256."""
        last = ""
        while row := self._lean.row(
            "SELECT sha256, content FROM document WHERE sha256 > ? ORDER BY sha256 LIMIT 1", (last,)
        ):
            last = row[0]
            yield last, bytes(row[1])

    def changes(self, kind: str = "", key: str = "") -> list[Change]:
        """What was changed, oldest first; of one kind, and of one thing, if asked."""
        where, values = ["1 = 1"], list[str]()
        for column, value in (("kind", kind), ("key", key)):
            if value:
                where.append(f"{column} = ?")
                values.append(value)
        rows = self._lean.rows(
            "SELECT kind, key, field, was, now, changed_by, changed_at, id FROM change "
            f"WHERE {' AND '.join(where)} ORDER BY changed_at, id",
            values,
        )
        return [Change(*row[:6], moment(row[6]), row[7]) for row in rows]

    def calendar_changes(self) -> list[CalendarChange]:
        """Imports, overrides and undoings of the calendar, oldest first."""
        rows = self._lean.rows(
            "SELECT kind, payload, recorded_by, recorded_at, undoes, id FROM calendar_change ORDER BY recorded_at, id"
        )
        return [CalendarChange(r[0], json.loads(r[1]), r[2], moment(r[3]), r[4], r[5]) for r in rows]

    def tombstones(self) -> list[Tombstone]:
        """The requests that were forgotten."""
        rows = self._lean.rows(
            "SELECT request_id, forgotten_at, forgotten_by FROM tombstone ORDER BY request_id"
        )
        return [Tombstone(row[0], moment(row[1]), row[2]) for row in rows]


def _marks(values: Iterable[Any]) -> str:
    return ",".join("?" for _ in values)


def _body(row: tuple[Any, ...]) -> Body:
    addresses = tuple(
        Address(a["kind"], a["value"], a["checked"], day(a["checked_on"]), a["source"])
        for a in listed(row[7])
    )
    return Body(*row[:7], addresses, listed(row[8]), listed(row[9]), *row[10:17], listed(row[17]), row[0])


def _requester(row: tuple[Any, ...]) -> Requester:
    id, name, address, organisation = row
    return Requester(name, address, organisation, id)


def _due_item(row: tuple[Any, ...]) -> DueItem:
    due, request_id, _, part, name, owed_by, later, basis, cite, provisional, assumed, also, says, *rest = row
    ref, body, body_name, title, campaign, *whose = rest
    return DueItem(
        request_id, ref, body, body_name, title, campaign or "", part, name, owed_by, certain_day(due),
        certain_day(later), basis, cite, bool(provisional), bool(assumed),
        tuple(Also(date.fromisoformat(due), why) for due, why in listed(also)), says, *whose,
    )  # fmt: skip
