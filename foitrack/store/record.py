"""The writer: facts in, through SQLModel's tables, inside one transaction that ``Store.writing`` opened.

Imported late, for SQLAlchemy. Rows go in by many at a time, so that a campaign of thousands of letters is one
short transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from foitrack import __version__
from foitrack.errors import FoitrackError, UsageError
from foitrack.facts import Body, Campaign, Event, Request, Requester
from foitrack.store.chain import canonical, new_id, sha256
from foitrack.store.lean import Lean, trouble
from foitrack.store.read import Reader
from foitrack.store.references import findable, references_of
from foitrack.store.values import (
    Batch,
    CalendarChange,
    Change,
    OpenDeadlineRow,
    Seed,
    Stamp,
    Tombstone,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Dialect

Row = dict[str, Any]
_SLICE = 2000  # rows handed to the driver at once: bounds memory, costs no speed


class Writer:
    """What may be done inside one writing transaction. ``read`` sees what was written so far."""

    def __init__(self, connection: Connection, lean: Lean) -> None:
        self.connection = connection
        self.lean = lean
        self.read = Reader(lean)

    def record(self, batch: Batch) -> None:
        """Everything of ``batch``, in the order of its fields. UsageError for what cannot be kept."""
        requesters = list(batch.requesters)
        self._add("requester", (_requester(r) for r in requesters))
        if requesters:
            self.set_requester(requesters[-1].id)
        self._put_bodies(batch.bodies)
        self._put_campaigns(batch.campaigns)
        self._add_requests(batch.requests)
        self._add_documents(batch.documents)
        self._add_events(batch.events)
        self._add("change", (_change(c) for c in batch.changes))
        self._add("calendar_change", (_calendar_change(c) for c in batch.calendar_changes))
        self._replace("deadline", batch.deadlines, _deadline)
        self._replace("standing", {id: (word,) for id, word in sorted(batch.standings.items())}, _standing)
        self._replace("request_tag", {id: dict.fromkeys(tags) for id, tags in batch.tags.items()}, _tag)
        if batch.stamp:
            self.stamp(batch.stamp)

    def set_requester(self, id: str) -> None:
        """Who asks now, of those recorded."""
        self._set("requester", id)

    def stamp(self, stamp: Stamp) -> None:
        """What the projection is now computed with. The edition of the bodies is set by seeding alone."""
        for name in ("law", "calendar", "resume"):
            self._set(name, getattr(stamp, name))

    def seed(self, seed: Seed) -> int:
        """The shipped bodies, with their edition; rows that a user changed or added are left as they are.

        The number of rows added or brought up to date.
        """
        touched = {change.key for change in self.read.changes("body")}
        rows = self.lean.rows("SELECT slug, edition FROM body")
        own = {slug for slug, edition in rows if not edition} | (touched & {slug for slug, _ in rows})
        count = self._put_bodies([b for b in seed.bodies() if b.slug not in own], seed.edition)
        self._set("bodies", seed.edition)
        return count

    def bury(self, tombstone: Tombstone) -> None:
        """A tombstone, if there is none: from now on the request may be deleted, and may not come back."""
        if not self.lean.rows("SELECT 1 FROM tombstone WHERE request_id = ?", (tombstone.request_id,)):
            self._add(
                "tombstone",
                [
                    {
                        "request_id": tombstone.request_id,
                        "forgotten_by": tombstone.by,
                        "forgotten_at": tombstone.at,
                    }
                ],
            )

    # ---- rows ------------------------------------------------------------------------------------

    def _put_bodies(self, bodies: Iterable[Body], edition: str = "") -> int:
        """An edit by hand keeps the edition that brought the row: its change row is what marks it as changed."""
        rows = [_body(body, edition) for body in bodies]
        fixed = frozenset({"slug"} if edition else {"slug", "edition"})
        self._upsert("body", rows, ("slug",), fixed)
        return len(rows)

    def _put_campaigns(self, campaigns: Iterable[Campaign]) -> None:
        for campaign in campaigns:
            self._upsert("campaign", [_campaign(campaign)], ("id",), frozenset({"id"}))
            self._upsert(
                "question",
                [
                    {"id": q.id or new_id(), "campaign_id": campaign.id, "n": q.n, "text": q.text}
                    for q in campaign.questions
                ],
                ("campaign_id", "n"),
                frozenset({"id", "campaign_id", "n"}),
            )

    def _add_requests(self, requests: Iterable[Request]) -> None:
        told = sorted(
            requests, key=lambda r: r.id
        )  # in the order of the tables' keys, which is half the work
        self._add("request", (_request(r) for r in told))
        self._add(
            "part",
            (
                {"request_id": r.id, "n": p.n, "text": p.text, "question": p.question, "regime": p.regime}
                for r in told
                for p in r.parts
            ),
        )
        self._add(
            "request_tag", ({"request_id": r.id, "tag": t} for r in told for t in dict.fromkeys(r.tags))
        )

    def _add_documents(self, documents: Mapping[str, bytes]) -> None:
        """Bytes that the store has already are not written again."""
        known = self.read.has_documents(documents)
        for key, content in documents.items():
            if sha256(content) != key:
                raise UsageError(f"The document {key} is not what its SHA-256 says.")
        self._add(
            "document",
            (
                {"sha256": key, "size": len(content), "content": content}
                for key, content in sorted(documents.items())
                if key not in known
            ),
        )

    def _add_events(self, events: Iterable[Event]) -> None:
        told = sorted(events, key=lambda e: (e.request_id, e.id))
        for event in told:
            if not event.hash or event.recorded_at is None:
                raise UsageError("An event must be sealed before it is recorded.")
        self._add("event", (_event(e) for e in told))
        self._add(
            "answer",
            (
                {
                    "event_id": e.id, "n": n, "part": a.part, "outcome": a.outcome, "value": a.value, "unit": a.unit,
                    "period": a.period, "quote": a.quote, "page": a.page, "note": a.note,
                }
                for e in told
                for n, a in enumerate(e.outcomes)
            ),
        )  # fmt: skip
        self._add(
            "ground",
            (
                {
                    "event_id": e.id, "n": n, "part": g.part, "provision": g.provision, "quote": g.quote,
                    "page": g.page, "limb": g.limb, "inferred": g.inferred, "reason": g.reason,
                }
                for e in told
                for n, g in enumerate(e.grounds)
            ),
        )  # fmt: skip
        self._add(
            "event_document",
            (
                {
                    "event_id": e.id, "n": n, "sha256": d.sha256, "name": d.name, "media_type": d.media_type,
                    "role": d.role,
                }
                for e in told
                for n, d in enumerate(e.documents)
            ),
        )  # fmt: skip
        self._add(
            "event_reference",
            (
                {
                    "event_id": e.id, "n": n, "kind": kind, "reference": reference, "found_by": findable(reference),
                }
                for e in told
                for n, (kind, reference) in enumerate(references_of(e))
            ),
        )  # fmt: skip

    def _replace(
        self, table: str, told: Mapping[str, Iterable[Any]], row: Callable[[str, int, Any], Row]
    ) -> None:
        """The whole of what ``table`` says of each request id, in place of what it said."""
        self._run(table, _delete_sql(table, self.lean.dialect), ({"id": id} for id in told))
        self._add(table, (row(id, n, item) for id, items in told.items() for n, item in enumerate(items)))

    def _add(self, table: str, rows: Iterable[Row]) -> None:
        self._run(table, _insert_sql(table, self.lean.dialect), rows)

    def _upsert(self, table: str, rows: Iterable[Row], keys: tuple[str, ...], fixed: frozenset[str]) -> None:
        """New rows added, known ones (by ``keys``) brought up to date but for the ``fixed`` columns."""
        self._run(table, _upsert_sql(table, self.lean.dialect, keys, fixed), rows)

    def _set(self, name: str, value: str) -> None:
        self._upsert("meta", [{"name": name, "value": value}], ("name",), frozenset({"name"}))

    def _run(self, table: str, sql: str, rows: Iterable[Row]) -> None:
        """One statement for many rows, handed to the driver as they are.

        SQLAlchemy would look at each value of each row anew, which takes longer than storing it.
        """
        waiting = iter(rows if self.lean.dialect == "postgresql" else _as_text(table, rows))
        try:
            while some := list(islice(waiting, _SLICE)):
                self.connection.exec_driver_sql(sql, some)
        except FoitrackError:
            raise
        except Exception as problem:
            raise trouble(problem, self.lean.place) from problem


# ---- statements: made by SQLAlchemy from SQLModel's tables, once in a process each --------------------


@cache
def _insert_sql(table: str, dialect: str) -> str:
    from sqlalchemy import insert

    from foitrack.store.tables import TABLES

    return str(insert(TABLES[table]).compile(dialect=_dialect(dialect)))


@cache
def _delete_sql(table: str, dialect: str) -> str:
    from sqlalchemy import bindparam, delete

    from foitrack.store.tables import TABLES

    target = TABLES[table]
    statement = delete(target).where(target.c.request_id == bindparam("id"))
    return str(statement.compile(dialect=_dialect(dialect)))


@cache
def _upsert_sql(table: str, dialect: str, keys: tuple[str, ...], fixed: frozenset[str]) -> str:
    from sqlalchemy.dialects import postgresql, sqlite

    from foitrack.store.tables import TABLES

    target = TABLES[table]
    statement: Any = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(target)
    fresh = {c.name: statement.excluded[c.name] for c in target.columns if c.name not in fixed}
    upsert = statement.on_conflict_do_update(index_elements=list(keys), set_=fresh)
    return str(upsert.compile(dialect=_dialect(dialect)))


@cache
def _dialect(name: str) -> Dialect:
    """Both with named parameters, so that a row is a dictionary."""
    if name == "sqlite":
        from sqlalchemy.dialects.sqlite import dialect as sqlite

        return sqlite(paramstyle="named")
    from sqlalchemy.dialects.postgresql.psycopg import dialect as psycopg

    return psycopg()  # type: ignore[no-untyped-call]


def _as_text(table: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Days and moments as SQLAlchemy keeps them in SQLite: text, moments in UTC without saying so."""
    from foitrack.store.tables import TABLES, python_type

    columns = TABLES[table].columns
    days = [column.name for column in columns if python_type(column) is date]
    moments = [column.name for column in columns if python_type(column) is datetime]
    for row in rows:
        for name in days:
            if row.get(name) is not None:
                row[name] = row[name].isoformat()
        for name in moments:
            if name in row:
                row[name] = row[name].astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        yield row


def first_rows() -> dict[str, str]:
    """What a new store says of itself in ``meta``."""
    return {"application": "foitrack", "program": __version__}


def _requester(r: Requester) -> Row:
    return {"id": r.id, "name": r.name, "address": r.address, "organisation": r.organisation}


def _body(b: Body, edition: str) -> Row:
    addresses = [
        {
            "kind": a.kind,
            "value": a.value,
            "checked": a.checked,
            "checked_on": a.checked_on,
            "source": a.source,
        }
        for a in b.addresses
    ]
    return {
        "slug": b.slug, "name": b.name, "short_name": b.short_name, "kind": b.kind, "nation": b.nation,
        "regime": b.regime, "cost_limit_gbp": b.cost_limit_gbp, "addresses": canonical(addresses),
        "aliases": canonical(b.aliases), "in_groups": canonical(b.groups), "wdtk_slug": b.wdtk_slug, "code": b.code,
        "source_url": b.source_url, "checked": b.checked, "covered": b.covered, "coverage_note": b.coverage_note,
        "notes": b.notes, "tags": canonical(b.tags), "edition": edition,
    }  # fmt: skip


def _campaign(c: Campaign) -> Row:
    return {"id": c.id, "slug": c.slug, "title": c.title, "notes": c.notes}


def _request(r: Request) -> Row:
    return {
        "id": r.id, "ref": r.ref, "body": r.body.slug, "requester_id": r.requester.id,
        "campaign_id": r.campaign.id if r.campaign else None, "title": r.title, "regime": r.regime,
        "parent": r.parent, "parent_why": r.parent_why,
    }  # fmt: skip


def _event(e: Event) -> Row:
    return {
        "id": e.id, "request_id": e.request_id, "kind": e.kind, "on_day": e.on, "dated": e.dated,
        "sent_on": e.sent_on, "received_on": e.received_on, "parts": canonical(e.parts), "retracts": e.retracts,
        "details": canonical(e.details), "recorded_at": e.recorded_at, "recorded_by": e.recorded_by,
        "prev": canonical(e.prev), "hash": e.hash,
    }  # fmt: skip


def _change(c: Change) -> Row:
    return {
        "id": c.id or new_id(), "kind": c.kind, "key": c.key, "field": c.field, "was": c.was, "now": c.now,
        "changed_by": c.by, "changed_at": c.at,
    }  # fmt: skip


def _calendar_change(c: CalendarChange) -> Row:
    return {
        "id": c.id or new_id(), "kind": c.kind, "payload": canonical(c.payload), "undoes": c.undoes,
        "recorded_by": c.by, "recorded_at": c.at,
    }  # fmt: skip


def _deadline(id: str, n: int, d: OpenDeadlineRow) -> Row:
    return {
        "request_id": id, "n": n, "part": d.part, "name": d.name, "owed_by": d.owed_by, "due": d.due,
        "later": d.later, "basis": d.basis, "cite": d.cite, "provisional": d.provisional, "assumed": d.assumed,
        "also": canonical([[r.due, r.why] for r in d.also]), "says": d.says,
    }  # fmt: skip


def _standing(id: str, n: int, word: str) -> Row:
    return {"request_id": id, "standing": word}


def _tag(id: str, n: int, tag: str) -> Row:
    return {"request_id": id, "tag": tag}
