"""The lane for many new letters: requests with their drafts, some thousands to a transaction.

What is written is what ``record`` writes, row for row, under the same triggers and checks. Only the way there is
shorter: one connection for all transactions, rows as tuples, and neither SQLAlchemy nor SQLModel in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from foitrack.errors import FoitrackError, UsageError
from foitrack.facts import Campaign, Event, Request, Requester
from foitrack.store.chain import canonical, moment_text, new_id
from foitrack.store.lean import APPLICATION_ID, BUSY_SECONDS, Lean, connect, trouble
from foitrack.store.place import Place
from foitrack.store.read import Reader
from foitrack.store.references import findable, references_of
from foitrack.store.values import Change, OpenDeadlineRow

# The tables that a draft concerns and their columns, in the order of the tuples below. tests/store hold them to be
# those of tables.py.
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "requester": ("id", "name", "address", "organisation"),
        "campaign": ("id", "slug", "title", "notes"),
        "question": ("id", "campaign_id", "n", "text"),
        "request": (
            "id", "ref", "body", "requester_id", "campaign_id", "title", "regime", "parent", "parent_why",
        ),
        "part": ("request_id", "n", "text", "question", "regime"),
        "request_tag": ("request_id", "tag"),
        "document": ("sha256", "size", "content"),
        "event": (
            "request_id", "id", "kind", "on_day", "dated", "sent_on", "received_on", "parts", "retracts", "details",
            "recorded_at", "recorded_by", "prev", "hash",
        ),
        "event_document": ("event_id", "n", "sha256", "name", "media_type", "role"),
        "event_reference": ("event_id", "n", "kind", "reference", "found_by"),
        "change": ("id", "kind", "key", "field", "was", "now", "changed_by", "changed_at"),
        "deadline": (
            "request_id", "n", "part", "name", "owed_by", "due", "later", "basis", "cite", "provisional", "assumed",
            "also", "says",
        ),
        "standing": ("request_id", "standing"),
    }
)  # fmt: skip

Rows = list[tuple[Any, ...]]
Packed = dict[str, tuple[Rows, Rows]]  # by table: the values of whole statements, and the rows left over
_ROWS = 50  # to a statement: with triggers, SQLite keeps for each statement what every page that it changes was before
_CACHE_KB = (
    16_384  # pages kept from one transaction to the next; the running one keeps its own whatever they take
)


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A request that begins with a letter: its only event, sealed, the letter's bytes, and the row of ``due`` if it
    has a day of its own on which it is to go."""

    request: Request
    event: Event
    content: bytes
    deadlines: tuple[OpenDeadlineRow, ...] = ()


class Lane:
    """A connection for several writing transactions, one after the other. Close it, or use it in a ``with``."""

    def __init__(self, at: Place) -> None:
        self.lean = Lean(connect(at), at, inside=True)
        self.read = Reader(self.lean)
        self._version = self._data_version()
        if at.path:
            self.lean.link.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            # A page written before the commit would need the lock that shuts readers out, and be written twice.
            self.lean.link.execute("PRAGMA cache_spill = OFF")

    @contextmanager
    def writing(self) -> Iterator[Lane]:
        """One transaction, locked against other writers from its first moment; undone when an error leaves it."""
        link = self.lean.link
        try:
            if self.lean.dialect == "sqlite":
                link.execute("BEGIN IMMEDIATE")
            else:
                link.execute(f"SET LOCAL lock_timeout = '{int(BUSY_SECONDS)}s'")
                link.execute(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
            yield self
            link.commit()
        except BaseException as problem:
            link.rollback()
            if type(problem).__module__.split(".")[0] in ("sqlite3", "psycopg"):
                raise trouble(problem, self.lean.place) from problem
            raise

    def alone(self) -> bool:
        """Whether nobody else has written to the store since this lane was opened. Certain inside a transaction; where
        the engine does not say, it is no."""
        return self._version is not None and self._version == self._data_version()

    def _data_version(self) -> int | None:
        if self.lean.dialect != "sqlite":
            return None
        return int(self.lean.link.execute("PRAGMA data_version").fetchone()[0])

    def add(
        self,
        drafts: Sequence[NewDraft],
        *,
        requester: Requester | None = None,
        campaign: Campaign | None = None,
        changes: Iterable[Change] = (),
    ) -> None:
        """The drafts, and first who asks and in which campaign, where that is new or changed."""
        if requester is not None:
            self._requester(requester)
        if campaign is not None:
            self._campaign(campaign)
        self.write(rows_of(drafts, self.lean.dialect))
        self._insert("change", [self._change(c) for c in changes])

    def write(self, rows: Mapping[str, Rows]) -> None:
        """Rows as ``rows_of`` makes them. Documents that the store has already are not written again."""
        documents = rows.get("document", [])
        known = self.read.has_documents(row[0] for row in documents)
        for table, some in rows.items():
            kept = [row for row in some if row[0] not in known] if table == "document" and known else some
            self._insert(table, kept)

    def write_packed(self, packed: Packed, documents: Sequence[str]) -> None:
        """The same for rows that are packed already. ``documents``: the digests of those among them."""
        if self.lean.dialect != "sqlite" or self.read.has_documents(documents):
            self.write({table: _unpacked(table, some) for table, some in packed.items()})
            return
        for table, (whole, left) in packed.items():
            self._insert_packed(table, whole, left)

    def close(self) -> None:
        self.lean.close()

    def __enter__(self) -> Lane:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- rows ------------------------------------------------------------------------------------

    def _requester(self, r: Requester) -> None:
        if not self.lean.rows("SELECT 1 FROM requester WHERE id = ?", (r.id,)):
            self._insert("requester", [(r.id, r.name, r.address, r.organisation)])
        self.lean.run(
            "INSERT INTO meta (name, value) VALUES ('requester', ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (r.id,),
        )

    def _campaign(self, c: Campaign) -> None:
        """The campaign as it now stands; questions keep their ids."""
        self.lean.run(
            "INSERT INTO campaign (id, slug, title, notes) VALUES (?, ?, ?, ?) ON CONFLICT (id) "
            "DO UPDATE SET slug = excluded.slug, title = excluded.title, notes = excluded.notes",
            (c.id, c.slug, c.title, c.notes),
        )
        for q in c.questions:
            self.lean.run(
                "INSERT INTO question (id, campaign_id, n, text) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (campaign_id, n) DO UPDATE SET text = excluded.text",
                (q.id or new_id(), c.id, q.n, q.text),
            )

    def _change(self, c: Change) -> tuple[Any, ...]:
        at: Any = _moment(c.at) if self.lean.dialect == "sqlite" else c.at
        return (c.id or new_id(), c.kind, c.key, c.field, c.was, c.now, c.by, at)

    def _insert(self, table: str, rows: Rows) -> None:
        if not rows:
            return
        if self.lean.dialect == "sqlite":
            self._insert_packed(table, *_parted(rows))
            return
        columns = COLUMNS[table]
        try:
            with self.lean.link.cursor() as cursor:
                cursor.executemany(
                    f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})",
                    rows,
                )
        except FoitrackError:
            raise
        except Exception as problem:
            raise trouble(problem, self.lean.place) from problem

    def _insert_packed(self, table: str, whole: Iterable[tuple[Any, ...]], left: Rows) -> None:
        columns = COLUMNS[table]
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES "
        one = f"({', '.join('?' * len(columns))})"
        try:
            self.lean.link.executemany(sql + ", ".join([one] * _ROWS), whole)
            self.lean.link.executemany(sql + one, left)
        except FoitrackError:
            raise
        except Exception as problem:
            raise trouble(problem, self.lean.place) from problem


def _parted(rows: Rows) -> tuple[Iterator[tuple[Any, ...]], Rows]:
    """The values of whole statements, and the rows left over."""
    even = len(rows) - len(rows) % _ROWS
    return (tuple(chain.from_iterable(rows[n : n + _ROWS])) for n in range(0, even, _ROWS)), rows[even:]


def packed(rows: Mapping[str, Rows]) -> Packed:
    """Rows as the values of whole statements, so that whoever writes them has nothing left to put together."""
    told = {}
    for table, some in rows.items():
        whole, left = _parted(some)
        told[table] = list(whole), left
    return told


def _unpacked(table: str, some: tuple[Rows, Rows]) -> Rows:
    """What ``packed`` put together, row by row again."""
    n = len(COLUMNS[table])
    whole, left = some
    return [values[at : at + n] for values in whole for at in range(0, len(values), n)] + left


def rows_of(drafts: Sequence[NewDraft], dialect: str) -> dict[str, Rows]:
    """The rows of some drafts by table, in the order in which they are written; plain values only, so that another
    process can make them. UsageError for an event that is not sealed."""
    # In the order of the tables' keys, which is half the work.
    told = sorted(drafts, key=lambda d: d.request.id)
    requests = [d.request for d in told]
    events = [d.event for d in told]
    if any(not e.hash or e.recorded_at is None for e in events):
        raise UsageError("An event must be sealed before it is recorded.")
    documents = {doc.sha256: d.content for d in told for doc in d.event.documents}
    moment = _moment if dialect == "sqlite" else moment_text
    return {
        "request": [
            (
                r.id, r.ref, r.body.slug, r.requester.id, r.campaign.id if r.campaign else None, r.title, r.regime,
                r.parent, r.parent_why,
            )
            for r in requests
        ],
        "part": [(r.id, p.n, p.text, p.question, p.regime) for r in requests for p in r.parts],
        "request_tag": [(r.id, t) for r in requests for t in dict.fromkeys(r.tags)],
        "document": [(key, len(content), content) for key, content in sorted(documents.items())],
        "event": [
            (
                e.request_id, e.id, e.kind, e.on.isoformat(), _day(e.dated), _day(e.sent_on), _day(e.received_on),
                canonical(e.parts) if e.parts else "[]", e.retracts, canonical(e.details), moment(e.recorded_at),
                e.recorded_by, canonical(e.prev) if e.prev else "[]", e.hash,
            )
            for e in events
        ],
        "event_document": sorted(
            (e.id, n, d.sha256, d.name, d.media_type, d.role) for e in events for n, d in enumerate(e.documents)
        ),
        "event_reference": [
            (e.id, n, kind, reference, findable(reference))
            for e in events
            for n, (kind, reference) in enumerate(references_of(e))
        ],
        "deadline": [
            (
                d.request.id, n, row.part, row.name, row.owed_by, row.due.isoformat(), row.later.isoformat(), row.basis,
                row.cite, row.provisional, row.assumed, canonical([[r.due, r.why] for r in row.also]), row.says,
            )
            for d in told
            for n, row in enumerate(d.deadlines)
        ],
        "standing": [(r.id, "drafted") for r in requests],
    }  # fmt: skip


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


@lru_cache(maxsize=8)
def _moment(at: Any) -> str:
    """A moment as SQLAlchemy keeps it in SQLite: text, in UTC without saying so."""
    return str(at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f"))
