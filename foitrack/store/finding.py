"""Finding requests: by any name they go by, and by what a list is filtered with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from foitrack.store import people
from foitrack.store.lean import PAGE, Lean, day, marks
from foitrack.store.references import findable
from foitrack.store.values import Head

# The CASE keeps SQLite from looking for the first duty along the index of days, past every other request's.
_HEAD = """
SELECT r.id, r.ref, r.body, b.name, r.title, r.regime, c.slug, r.parent, s.standing,
       (SELECT min(CASE WHEN d.owed_by = 'body' THEN d.due END) FROM deadline d WHERE d.request_id = r.id),
       (SELECT max(e.on_day) FROM event e WHERE e.request_id = r.id)
  FROM request r JOIN body b ON b.slug = r.body
       LEFT JOIN campaign c ON c.id = r.campaign_id
       LEFT JOIN standing s ON s.request_id = r.id"""

_SEARCHED = ("r.title", "r.ref", "r.body", "b.name", "coalesce(c.slug, '')", "coalesce(c.title, '')")
_SEARCHED_INSIDE = (
    "r.id IN (SELECT request_id FROM part WHERE {text})",
    "r.id IN (SELECT request_id FROM event WHERE {details})",
    "r.id IN (SELECT e.request_id FROM event_reference f JOIN event e ON e.id = f.event_id WHERE {reference})",
)


# One look-up in an index for each kind of name.
NAMED = """
SELECT id FROM request WHERE ref = ?
UNION SELECT id FROM request WHERE id = ?
UNION SELECT r.id FROM campaign c JOIN request r ON r.campaign_id = c.id WHERE c.slug = ? AND r.body = ?
UNION SELECT e.request_id FROM event_reference f JOIN event e ON e.id = f.event_id WHERE f.found_by = ?"""


def find(lean: Lean, text: str) -> list[Head]:
    """The requests that ``text`` names: ft- reference, id, campaign/body, or any reference of others'."""
    name = text.strip().lower()
    campaign, _, body = name.partition("/")
    with lean.snapshot():
        ids = [row[0] for row in lean.rows(NAMED, (name, name, campaign, body, findable(name)))]
        for merged in people.family(lean, campaign)[1:] if body else ():
            ids += [row[0] for row in lean.rows(NAMED, ("", "", merged, body, "")) if row[0] not in ids]
        return [
            head
            for start in range(0, len(ids), PAGE)
            for head in _heads(
                lean, f"r.id IN ({marks(ids[start : start + PAGE])})", ids[start : start + PAGE]
            )
        ]


def heads(lean: Lean, text: str, tag: str, body: str, campaign: str, standing: str) -> list[Head]:
    """Requests for which each condition given holds, by campaign, body and reference."""
    where, values = ["1 = 1"], list[str]()
    for column, value in (("r.body", body), ("s.standing", standing)):
        if value:
            where.append(f"{column} = ?")
            values.append(value)
    if campaign:
        merged = people.family(lean, campaign)
        where.append(f"c.slug IN ({marks(merged)})")
        values += merged
    if tag:
        where.append("r.id IN (SELECT request_id FROM request_tag WHERE tag = ?)")
        values.append(tag)
    if text:
        # Inside an event's details, a quotation mark or a line break is spelt as JSON spells it.
        like = {
            c: f"lower({c}) LIKE lower(?) ESCAPE '!'" for c in (*_SEARCHED, "text", "details", "reference")
        }
        places = [like[c] for c in _SEARCHED] + [inside.format(**like) for inside in _SEARCHED_INSIDE]
        where.append("(" + " OR ".join(places) + ")")
        pattern = "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
        values += [pattern] * len(places)
    with lean.snapshot():
        return _heads(lean, " AND ".join(where), values)


def asked_in(lean: Lean, campaigns: Sequence[str], bodies: Sequence[str]) -> dict[str, str]:
    """Body -> reference of its first request in these campaigns; the campaign named first goes before the others."""
    found: dict[str, str] = {}
    for campaign in campaigns:
        row = lean.row("SELECT id FROM campaign WHERE slug = ?", (campaign,))
        for start in range(0, len(bodies) if row else 0, PAGE):
            some = bodies[start : start + PAGE]
            for body, ref in lean.rows(
                f"SELECT body, ref FROM request WHERE campaign_id = ? AND parent = '' AND body IN ({marks(some)})",
                [*(row or ()), *some],
            ):
                found.setdefault(body, ref)
    return found


def tags_of(lean: Lean, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The tags of these requests, by request id."""
    of_these, values = (f" WHERE request_id IN ({marks(ids)})", ids) if len(ids) <= PAGE else ("", ())
    found: dict[str, list[str]] = {}
    for id, tag in lean.rows(f"SELECT request_id, tag FROM request_tag{of_these} ORDER BY tag", values):
        found.setdefault(id, []).append(tag)
    return {id: tuple(tags) for id, tags in found.items()}


def _heads(lean: Lean, where: str, values: Sequence[str]) -> list[Head]:
    rows = lean.rows(f"{_HEAD} WHERE {where} ORDER BY c.slug, r.body, r.ref", values)
    tags = tags_of(lean, [row[0] for row in rows]) if rows else {}
    return [_head(row, tags.get(row[0], ())) for row in rows]


def _head(row: tuple[Any, ...], tags: tuple[str, ...]) -> Head:
    id, ref, body, body_name, title, regime, campaign, parent, standing, due, last = row
    return Head(
        id, ref, body, body_name, title, regime, campaign or "", parent, standing or "", day(due), day(last), tags
    )  # fmt: skip
