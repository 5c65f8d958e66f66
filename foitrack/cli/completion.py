"""What the shell is offered on TAB: references, bodies, templates.

A completion must never wait, print or fail: it reads the store's file directly, gives up after 0.2 seconds, and
answers [] to any trouble. A store elsewhere than in a local file is not asked.
"""

from __future__ import annotations

import os

_MANY = 200  # a shell shows no more than this with profit


def references(incomplete: str) -> list[str]:
    """Our references that begin with ``incomplete``."""
    return _column("SELECT ref FROM request WHERE ref GLOB ? ORDER BY ref LIMIT ?", incomplete)


def bodies(incomplete: str) -> list[str]:
    """Bodies whose slug begins with ``incomplete``."""
    return _column("SELECT slug FROM body WHERE slug GLOB ? ORDER BY slug LIMIT ?", incomplete)


def templates(incomplete: str) -> list[str]:
    """Letter templates, shipped and the user's own, whose name begins with ``incomplete``."""
    try:
        from foitrack.letters.templates import names

        return [n for n in names() if n.startswith(incomplete)]
    except Exception:
        return []


def _column(sql: str, incomplete: str) -> list[str]:
    import sqlite3

    place = os.environ.get("FOITRACK_STORE")
    try:
        if not place:
            from foitrack.store.open import default_place

            place = str(default_place())
        if "://" in place or any(sign in incomplete for sign in "*?["):
            return []
        from pathlib import Path

        link = sqlite3.connect(Path(place).absolute().as_uri() + "?mode=ro", uri=True, timeout=0.2)
        try:
            return [row[0] for row in link.execute(sql, (incomplete + "*", _MANY))]
        finally:
            link.close()
    except (sqlite3.Error, OSError, ValueError):
        return []
