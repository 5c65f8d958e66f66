"""Which schema a store has, read without Alembic: one small query before every command."""

from __future__ import annotations

from foitrack import __version__
from foitrack.errors import StoreError
from foitrack.store.lean import APPLICATION_ID, Lean

# Alembic's revisions, oldest first; a test holds them equal to migrations/versions.
KNOWN = ("0001",)
HEAD = KNOWN[-1]


def revision(lean: Lean) -> str | None:
    """The store's revision; None for a PostgreSQL database with nothing in it.

    StoreError for a file or database that is not ours, or that a newer foitrack wrote.
    """
    if lean.dialect == "sqlite":
        row = lean.row("PRAGMA application_id")
        if row is None or row[0] != APPLICATION_ID:
            raise StoreError(f"{lean.place} is not a foitrack store.", "Give another path with --store.")
    else:
        row = lean.row(
            "SELECT count(*), count(*) FILTER (WHERE tablename = 'alembic_version') "
            "FROM pg_tables WHERE schemaname = current_schema()"
        )
        if not row or not row[0]:
            return None
        if not row[1] or not _is_ours(lean):
            raise StoreError(
                f"The database at {lean.place} holds something else, not a foitrack store.",
                "Name an empty database.",
            )
    row = lean.row("SELECT version_num FROM alembic_version")
    if row is None:
        raise StoreError(f"The store {lean.place} does not say which schema it has.", "Restore a backup.")
    if row[0] not in KNOWN:
        program = lean.row("SELECT value FROM meta WHERE name = 'program'")
        newer = (
            program is not None and program[0] != __version__
        )  # an edition between two releases has the same number
        needs = f"foitrack {program[0]} or later" if newer and program else "a newer foitrack than this one"
        raise StoreError(
            f"The store {lean.place} was written by a newer foitrack (schema {row[0]}; this program knows up to {HEAD}).",
            f"It needs {needs}.",
        )
    return str(row[0])


def _is_ours(lean: Lean) -> bool:
    """PostgreSQL has no application id: ours is a row in our own table."""
    if not lean.rows("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'meta'"):
        return False
    try:
        return bool(lean.rows("SELECT 1 FROM meta WHERE name = 'application' AND value = 'foitrack'"))
    except StoreError:
        return False
