"""What a shell is offered on TAB: names that begin with what was typed.

A completion must never wait, print or fail: the file is read directly, given up after 0.2 seconds, and any trouble
is an empty answer. A store that is not a local file is not asked.
"""

from __future__ import annotations

import sqlite3

from foitrack.errors import FoitrackError
from foitrack.store.place import place_of

_MANY = 200  # more than a screen of names helps nobody
_WAIT = 0.2  # seconds
_LAST = "\U0010ffff"  # sorts after anything that may follow

REFERENCES = "SELECT ref FROM request WHERE ref >= ? AND ref < ? ORDER BY ref LIMIT ?"
BODIES = "SELECT slug FROM body WHERE slug >= ? AND slug < ? ORDER BY slug LIMIT ?"
CAMPAIGNS = "SELECT slug FROM campaign WHERE slug >= ? AND slug < ? ORDER BY slug LIMIT ?"
IN_A_CAMPAIGN = (
    "SELECT c.slug || '/' || r.body FROM request r JOIN campaign c ON c.id = r.campaign_id "
    "WHERE c.slug = ? AND r.body >= ? AND r.body < ? ORDER BY r.body LIMIT ?"
)


def references(place: str | None, begins: str) -> list[str]:
    """References, or with a slash ``campaign/body``, that begin so."""
    campaign, slash, body = begins.partition("/")
    if slash:
        return _names(place, IN_A_CAMPAIGN, (campaign, body, body + _LAST, _MANY))
    return _names(place, REFERENCES, (begins, begins + _LAST, _MANY))


def bodies(place: str | None, begins: str) -> list[str]:
    """Bodies whose slug begins so."""
    return _names(place, BODIES, (begins, begins + _LAST, _MANY))


def campaigns(place: str | None, begins: str) -> list[str]:
    """Campaigns whose name begins so."""
    return _names(place, CAMPAIGNS, (begins, begins + _LAST, _MANY))


def _names(place: str | None, sql: str, values: tuple[str | int, ...]) -> list[str]:
    try:
        path = place_of(place).path
        if path is None or not path.is_file():
            return []
        link = sqlite3.connect(path.as_uri() + "?mode=ro", uri=True, timeout=_WAIT)
        try:
            return [str(row[0]) for row in link.execute(sql, values)]
        finally:
            link.close()
    except (sqlite3.Error, OSError, ValueError, FoitrackError):
        return []
