"""The doctor: whether what the store holds is what was recorded. Looks at everything, changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from foitrack.errors import FoitrackError
from foitrack.store import guard
from foitrack.store.chain import problems, sha256
from foitrack.store.lean import Lean
from foitrack.store.open import Store

_ENOUGH = 20  # complaints of one kind


def examine(store: Store) -> Iterator[str]:
    """One sentence for each thing that is wrong; nothing when all is well.

    The file's own integrity, rows that point nowhere, guards that are missing, forgotten requests that are
    there, events that are not as they were recorded, documents that are not what their SHA-256 says. A part of
    the store that cannot be read at all is a complaint too, and the other parts are still looked at.
    """
    looks: list[Callable[[Store], Iterator[str]]] = [_guards, _forgotten, _events, _documents]
    if store.path:
        looks = [_integrity, *looks]
    for look in looks:
        count = 0
        try:
            for complaint in look(store):
                count += 1
                if count > _ENOUGH:
                    yield "And more of the same."
                    break
                yield complaint
        except FoitrackError as trouble:
            yield trouble.says
        except (ValueError, TypeError, KeyError) as trouble:
            yield f"The store holds what cannot be read ({type(trouble).__name__})."


def engine(store: Store) -> str:
    """The engine and its version: SQLite 3.40.1."""
    if store.dialect == "sqlite":
        return f"SQLite {store.lean.rows('SELECT sqlite_version()')[0][0]}"
    return f"PostgreSQL {store.lean.rows('SHOW server_version')[0][0]}"


def _integrity(store: Store) -> Iterator[str]:
    for row in store.lean.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"The file is damaged: {row[0]}."
    if store.lean.rows("PRAGMA journal_mode") != [("delete",)]:
        yield "Another program switched the store's journal to a kind that some versions of SQLite corrupt."
    for table, _, parent, _ in store.lean.rows("PRAGMA foreign_key_check"):
        yield f"A row of {table} belongs to a row of {parent} that is not there."


def present_guards(lean: Lean) -> set[str]:
    """The names of the triggers that the store has."""
    return {row[0] for row in lean.rows(guard.present_sql(lean.dialect))}


def _guards(store: Store) -> Iterator[str]:
    for name in sorted(guard.names(store.dialect) - present_guards(store.lean)):
        yield f"The guard {name}, which keeps facts from being altered, is missing."


def _forgotten(store: Store) -> Iterator[str]:
    for (id,) in store.lean.rows("SELECT id FROM request WHERE id IN (SELECT request_id FROM tombstone)"):
        yield f"The request {id} was forgotten and is still there."


def _events(store: Store) -> Iterator[str]:
    for history in store.read.histories():
        for problem in problems(history.events):
            yield f"In {history.request.ref}, {problem}."


def _documents(store: Store) -> Iterator[str]:
    for key, content in store.read.documents():
        if sha256(content) != key:
            yield f"The document {key} is not what was recorded."
