"""Names that begin as somebody began to type them, for the shell: quick, read-only, and silent.

It opens the file itself and not as a store: nothing is migrated, nobody is waited for longer than 0.2 seconds,
and any trouble is an empty answer. A shared store is not asked.
"""

from __future__ import annotations

import sqlite3

from foitrack.errors import FoitrackError
from foitrack.store.place import place_of

_MANY = 200  # a shell shows no more than this with profit
_REFERENCES = "SELECT ref FROM request WHERE ref GLOB ? ORDER BY ref LIMIT ?"
_BODIES = "SELECT slug FROM body WHERE slug GLOB ? ORDER BY slug LIMIT ?"


def references(start: str) -> list[str]:
    """Our references that begin with ``start``, in order."""
    return _beginning(_REFERENCES, start)


def bodies(start: str) -> list[str]:
    """The slugs of bodies that begin with ``start``, in order."""
    return _beginning(_BODIES, start)


def _beginning(sql: str, start: str) -> list[str]:
    try:
        path = place_of(None).path
        if path is None or any(sign in start for sign in "*?["):
            return []
        link = sqlite3.connect(path.as_uri() + "?mode=ro", uri=True, timeout=0.2)
        try:
            return [row[0] for row in link.execute(sql, (start + "*", _MANY))]
        finally:
            link.close()
    except (sqlite3.Error, FoitrackError, OSError, ValueError):
        return []
