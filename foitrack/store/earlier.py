"""What each body was asked before, in few queries whatever the number of bodies: for the look before sending."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foitrack.store.lean import PAGE, Lean, certain_day, day, marks

# What tells when a request arrived and whether it was complied with, and what takes such a thing back.
_TELLING = (
    "sent",
    "received",
    "resent",
    "withdrawn",
    "response_full",
    "response_partial",
    "not_held",
    "retracted",
)
_COMPLIED = frozenset({"response_full", "response_partial", "not_held"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as somebody needs it who is about to ask the same body. ``received`` is None while nothing was sent;
    without a receipt on record, the day of sending. ``text`` has the parts one a line (else the title)."""

    id: str
    ref: str
    body: str
    requester_id: str
    campaign: str
    parent: str
    regime: str
    text: str
    received: date | None
    complied: bool
    withdrawn: bool


def asked_of(lean: Lean, bodies: Iterable[str]) -> dict[str, list[Asked]]:
    """The requests to each of ``bodies``, oldest reference first; bodies without any are left out."""
    found: dict[str, list[Asked]] = {}
    slugs = sorted(set(bodies))
    with lean.snapshot():
        total = lean.rows("SELECT count(*) FROM request")[0][0]
        for start in range(0, len(slugs) if total else 0, PAGE):
            for one in _page(lean, slugs[start : start + PAGE]):
                found.setdefault(one.body, []).append(one)
    return found


def _page(lean: Lean, slugs: list[str]) -> Iterable[Asked]:
    of_these = f"(SELECT id FROM request WHERE body IN ({marks(slugs)}))"
    requests = lean.rows(
        "SELECT r.id, r.ref, r.body, r.requester_id, c.slug, r.parent, r.regime, r.title FROM request r "
        f"LEFT JOIN campaign c ON c.id = r.campaign_id WHERE r.body IN ({marks(slugs)}) ORDER BY r.ref",
        slugs,
    )
    if not requests:
        return
    texts: dict[str, list[str]] = {}
    for id, text in lean.rows(
        f"SELECT request_id, text FROM part WHERE request_id IN {of_these} ORDER BY request_id, n", slugs
    ):
        texts.setdefault(id, []).append(text)
    events = _events(lean, of_these, slugs)
    for id, ref, body, requester, campaign, parent, regime, title in requests:
        told = events.get(id, [])
        kinds = {kind for kind, _ in told}
        days = [on for kind, on in told if kind == "received"] or [
            on for kind, on in told if kind in ("sent", "resent")
        ]
        yield Asked(
            id, ref, body, requester, campaign or "", parent, regime, "\n".join(texts.get(id) or [title]),
            min(days, default=None), bool(kinds & _COMPLIED), "withdrawn" in kinds,
        )  # fmt: skip


def _events(lean: Lean, of_these: str, slugs: list[str]) -> dict[str, list[tuple[str, date]]]:
    """The telling events by request: (kind, the day it arrived), without those that were taken back."""
    rows = lean.rows(
        "SELECT id, request_id, kind, on_day, received_on, retracts FROM event "
        f"WHERE request_id IN {of_these} AND kind IN ({marks(_TELLING)})",
        [*slugs, *_TELLING],
    )
    against: dict[str, list[str]] = {}
    for id, _, kind, _, _, target in rows:
        if kind == "retracted":
            against.setdefault(target, []).append(id)

    def gone(id: str, seen: frozenset[str] = frozenset()) -> bool:
        return id not in seen and any(not gone(other, seen | {id}) for other in against.get(id, ()))

    found: dict[str, list[tuple[str, date]]] = {}
    for id, request, kind, on, received, _ in rows:
        if kind != "retracted" and not gone(id):
            found.setdefault(request, []).append((kind, day(received) or certain_day(on)))
    return found
