"""Forgetting a request: nothing of it stays but a tombstone with its random id.

A request may name a source or a child. Its rows are overwritten, not just unlinked; a merge with a store that
still has it carries the forgetting there, and does not bring it back. What cannot be reached from here is
older backups, letters in an outbox, and blocks that a disk keeps for itself.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from foitrack.errors import NotFound, StoreError
from foitrack.store.lean import Lean
from foitrack.store.values import Tombstone

if TYPE_CHECKING:
    from foitrack.store.open import Store
    from foitrack.store.record import Writer


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went: how many events, and how many documents that no other request has."""

    events: int
    documents: int


def forget(store: Store, request_id: str, *, by: str, at: datetime) -> Forgotten:
    """The request and all that belongs to it deleted, in one transaction. NotFound when there is none."""
    with store.writing() as writer:
        if not writer.lean.rows("SELECT 1 FROM request WHERE id = ?", (request_id,)):
            raise NotFound(f"There is no request {request_id}.")
        gone = erase(writer, Tombstone(request_id, at, by))
    if store.path:
        # The rows are overwritten already (secure_delete); this only gives the room back, and may fail.
        with contextlib.suppress(StoreError):
            store.lean.rows("VACUUM")
    return gone


def erase(writer: Writer, tombstone: Tombstone) -> Forgotten:
    """A tombstone, and then the rows under it, inside the writer's transaction."""
    writer.bury(tombstone)
    lean, id = writer.lean, (tombstone.request_id,)
    of_events = "event_id IN (SELECT id FROM event WHERE request_id = ?)"
    documents = [
        row[0] for row in lean.rows(f"SELECT DISTINCT sha256 FROM event_document WHERE {of_events}", id)
    ]
    for table in ("answer", "ground", "event_document", "event_reference"):
        lean.run(f"DELETE FROM {table} WHERE {of_events}", id)
    for table in ("request_tag", "deadline", "standing", "part"):
        lean.run(f"DELETE FROM {table} WHERE request_id = ?", id)
    events = lean.run("DELETE FROM event WHERE request_id = ?", id)
    lean.run("DELETE FROM change WHERE key = ?", id)
    lean.run("DELETE FROM request WHERE id = ?", id)
    return Forgotten(events, sum(_drop(lean, key) for key in documents))


def _drop(lean: Lean, sha256: str) -> int:
    """The document, unless another request has it too."""
    return lean.run(
        "DELETE FROM document WHERE sha256 = ? AND NOT EXISTS "
        "(SELECT 1 FROM event_document WHERE event_document.sha256 = document.sha256)",
        (sha256,),
    )
