"""Opening a store: found, recognised, brought up to date if it is behind, and refused if it is not ours.

Opening one that is current loads neither SQLModel nor SQLAlchemy nor Alembic.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from foitrack.errors import FoitrackError, NotFound, StoreError
from foitrack.store import schema
from foitrack.store.lean import Lean, connect, trouble
from foitrack.store.place import Place, place_of
from foitrack.store.place import default_place as default_place
from foitrack.store.read import Reader
from foitrack.store.schema import revision
from foitrack.store.values import Seed

if TYPE_CHECKING:
    from foitrack.store.bulk import Lane
    from foitrack.store.record import Writer


class Store:
    """An open store; close it, or use it in a ``with``. ``notices`` tell what opening it did, if anything."""

    def __init__(self, at: Place, lean: Lean, notices: tuple[str, ...] = ()) -> None:
        self.at = at
        self.lean = lean
        self.read = Reader(lean)
        self.notices = notices

    @property
    def place(self) -> str:
        """The place as it may be shown: the file's path, or the address without a password."""
        return str(self.at)

    @property
    def path(self) -> Path | None:
        """The file, if it is one."""
        return self.at.path

    @property
    def dialect(self) -> str:
        """sqlite or postgresql."""
        return self.at.dialect

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction, locked against other writers from its first moment; undone when an error leaves it.

        StoreError when another writer did not finish in time, or the disk refuses.
        """
        from foitrack.store.migrate import engine_for, transaction
        from foitrack.store.record import Writer

        with transaction(engine_for(self.at), self.at) as connection:
            yield Writer(connection, Lean(connection.connection.dbapi_connection, self.at, inside=True))

    def lane(self) -> Lane:
        """A connection of its own for new drafts by the thousand, in transactions of a few thousand each."""
        from foitrack.store.bulk import Lane

        if self.at.path:  # the pages that choosing the bodies has read; what follows needs the room
            self.lean.link.execute("PRAGMA shrink_memory")
        return Lane(self.at)

    def close(self) -> None:
        self.lean.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(place: str | None = None, *, create: bool = True, seed: Seed | None = None) -> Store:
    """The store at ``place``: a path or an SQLAlchemy URL, else FOITRACK_STORE, else the user's data folder.

    A missing one is made (``create``; NotFound otherwise), with the shipped bodies of ``seed``. A file that is
    behind is backed up and brought up to date, a shared store only by ``migrate_store``. A newer edition of
    ``seed`` replaces the shipped bodies that nobody changed. StoreError for what is not ours, newer, damaged
    or closed to us; the bytes of such a file are not touched.
    """
    at = place_of(place)
    if at.path and _size(at.path) is None:
        if not create:
            raise NotFound(f"There is no store at {at}.", "foitrack init makes one.")
        _create(at, seed)
    lean, notices = _recognised(at, create=create, seed=seed)
    store = Store(at, lean, notices)
    if seed and seed.edition > store.read.stamp().bodies:
        _refresh(store, seed)
    return store


def migrate_store(place: str | None = None) -> str:
    """The store at ``place`` brought up to date, a shared one too. What was done, or "" if nothing was to do."""
    from foitrack.store.migrate import migrate

    return migrate(place_of(place))


def _size(path: Path) -> int | None:
    """How long the file is; None when there is none. StoreError when that cannot be known."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as problem:
        raise trouble(problem, Place("sqlite", path)) from problem


def _create(at: Place, seed: Seed | None) -> None:
    from foitrack.store.migrate import create

    create(at, seed)


def _recognised(at: Place, *, create: bool, seed: Seed | None) -> tuple[Lean, tuple[str, ...]]:
    """A connection to a store with the present schema, and what had to be done for it."""
    if at.path and at.path.is_dir():
        raise StoreError(f"{at} is a folder, not a store.", "Give the path of a file.")
    if at.path and _size(at.path) == 0:
        raise StoreError(
            f"{at} is empty: it is not a store, or has lost what it held.",
            "Restore a backup, or delete the empty file to begin anew.",
        )
    try:
        lean = Lean(connect(at), at)
    except Exception as problem:
        raise trouble(problem, at) from problem
    try:
        found = revision(lean)
        if found == schema.HEAD:
            return lean, ()
        if found is None and not create:
            raise NotFound(f"There is no store at {at}.", "foitrack init makes one.")
        if found and at.dialect == "postgresql":
            raise StoreError(
                f"The shared store {at} has schema {found}; this program needs {schema.HEAD}.",
                "foitrack store migrate brings it up to date, for everybody who uses it.",
            )
    except FoitrackError:
        lean.close()
        raise
    if found is None:
        _create(at, seed)
        return lean, ()
    from foitrack.store.migrate import migrate

    said = migrate(at)
    return lean, (said,) if said else ()


def _refresh(store: Store, seed: Seed) -> None:
    """The shipped bodies of a newer edition. A store that cannot be written keeps the older one."""
    import contextlib

    with contextlib.suppress(StoreError), store.writing() as writer:
        if seed.edition > writer.read.stamp().bodies:
            writer.seed(seed)
