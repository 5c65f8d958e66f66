"""What waits for its owner: letters that were written and have not gone, and answers that nobody has marked yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foitrack.facts import ANSWERS
from foitrack.store.lean import Lean, day, marks


@dataclass(frozen=True, slots=True)
class Unsent:
    """Letters that have not gone: those of a campaign together, others one by one. ``first``: the earliest day on
    which one of them was meant to go, if any was."""

    campaign: str
    ref: str
    body_name: str
    title: str
    letters: int
    first: date | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A request whose answer came on ``answered`` and is new, or has parts that are not marked (``parts``)."""

    ref: str
    campaign: str
    body_name: str
    title: str
    answered: date
    parts: int


def unsent(lean: Lean) -> list[Unsent]:
    """Letters drafted or ready, the one that was to go first foremost."""
    rows = lean.rows(
        "SELECT c.slug, min(r.ref), min(b.name), min(r.title), count(*), min(d.due) FROM standing s "
        "JOIN request r ON r.id = s.request_id JOIN body b ON b.slug = r.body "
        "LEFT JOIN campaign c ON c.id = r.campaign_id "
        "LEFT JOIN deadline d ON d.request_id = r.id AND d.name = 'send_on' "
        "WHERE s.standing IN ('drafted', 'ready') GROUP BY c.slug, CASE WHEN c.slug IS NULL THEN r.id ELSE '' END"
    )
    found = [
        Unsent(slug or "", ref, name, title, int(n), day(first)) for slug, ref, name, title, n, first in rows
    ]
    return sorted(found, key=lambda u: (u.first or date.max, u.campaign, u.ref))


def unread(lean: Lean, since: date) -> list[Unread]:
    """Answers that came on or after ``since``, or of which a part is not marked; the newest first."""
    kinds = sorted(ANSWERS)
    rows = lean.rows(
        "SELECT r.ref, c.slug, b.name, r.title, "
        f"(SELECT max(e.on_day) FROM event e WHERE e.request_id = r.id AND e.kind IN ({marks(kinds)})), "
        "(SELECT count(*) FROM part p WHERE p.request_id = r.id AND NOT EXISTS (SELECT 1 FROM answer a "
        "JOIN event e ON e.id = a.event_id WHERE e.request_id = r.id AND a.part IN (0, p.n))) "
        "FROM standing s JOIN request r ON r.id = s.request_id JOIN body b ON b.slug = r.body "
        "LEFT JOIN campaign c ON c.id = r.campaign_id WHERE s.standing = 'answered'",
        kinds,
    )
    found = []
    for ref, slug, name, title, on, parts in rows:
        answered = day(on)
        if answered is not None and (parts or answered >= since):
            found.append(Unread(ref, slug or "", name, title, answered, int(parts)))
    return sorted(found, key=lambda u: (-u.answered.toordinal(), u.ref))
