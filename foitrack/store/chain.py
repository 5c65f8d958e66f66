"""Ids, references, and the chain of hashes that shows when a recorded fact was altered.

Each event carries the hashes of the events that were its request's last ones when it was recorded (``prev``:
one as a rule, two after two stores were merged) and the SHA-256 of its own canonical JSON, ``prev`` included.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import pairwise
from typing import Any

from foitrack.errors import UsageError
from foitrack.facts import DocumentRef, Event

# No vowels, no 0, 1, l or o, no y: nothing spells a word, nothing is misread from a printed letter.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_FAIR = 256 - 256 % len(ALPHABET)
_LETTERS = bytes(ord(ALPHABET[b % len(ALPHABET)]) for b in range(256))
_UNFAIR = bytes(range(_FAIR, 256))
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
REFERENCE = re.compile(r"\bft-[2-9b-z]{5}\b", re.IGNORECASE)


def new_id() -> str:
    """A random 128-bit id, as 32 hexadecimal digits: unique across stores without asking any of them."""
    return secrets.token_hex(16)


def new_ids(n: int, share: int = 0, of: int = 1) -> list[str]:
    """``n`` ids as ``new_id`` gives them. Work done in ``of`` shares draws each share's from its own stretch of all ids
    there are, so that the rows of a share lie together in every index and the whole is still spread evenly; which of a
    share's requests gets which id is chance."""
    drawn = secrets.token_hex(16 * n)
    ids = [drawn[at : at + 32] for at in range(0, 32 * n, 32)]
    if of == 1:
        return ids
    first, last = (share << 128) // of, ((share + 1) << 128) // of
    return [f"{first + (int(id, 16) * (last - first) >> 128):032x}" for id in ids]


def new_ref() -> str:
    """A random reference. ``Reader.free_refs`` gives ones that this store does not have yet."""
    return next(new_refs(1))


def new_refs(n: int) -> Iterator[str]:
    """``n`` random references, not all different. A byte above the last multiple of 27 is thrown away, so that every
    letter is as likely as the next."""
    while n:
        fair = secrets.token_bytes(6 * n + 8).translate(_LETTERS, delete=_UNFAIR).decode()
        for at in range(0, min(len(fair) // 5, n) * 5, 5):
            yield "ft-" + fair[at : at + 5]
            n -= 1


def sha256(content: bytes) -> str:
    """The key under which a document is kept."""
    return hashlib.sha256(content).hexdigest()


def canonical(value: Any) -> str:
    """``value`` as JSON with one spelling only: sorted keys, no spaces, days and moments in ISO form.

    UsageError for what JSON or a database cannot keep: NaN, NUL, half a character, objects of other kinds.
    """
    try:
        text = _JSON.encode(value)
        text.encode()
    except (TypeError, ValueError) as problem:
        raise UsageError(f"A value cannot be recorded: {problem}.") from None
    if "\\u0000" in text:
        raise UsageError("A value holds a NUL character, which cannot be kept.")
    return text


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


_JSON = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain
)


@lru_cache(maxsize=8)
def moment_text(moment: datetime) -> str:
    """An aware moment as UTC text with microseconds: 2026-06-01T10:00:00.000000Z."""
    if moment.tzinfo is None:
        raise UsageError("A moment without a time zone cannot be recorded.")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def fact(event: Event) -> dict[str, Any]:
    """The event as plain JSON values: all that its hash covers. The hash itself is left out."""
    return {
        "id": event.id,
        "request": event.request_id,
        "kind": event.kind,
        "on": event.on.isoformat(),
        "dated": _day(event.dated),
        "sent_on": _day(event.sent_on),
        "received_on": _day(event.received_on),
        "parts": list(event.parts),
        "retracts": event.retracts,
        "details": dict(event.details),
        "answers": [
            [a.part, a.outcome, a.value, a.unit, a.period, a.quote, a.page, a.note] for a in event.outcomes
        ],
        "grounds": [
            [g.part, g.provision, g.quote, g.page, g.limb, g.inferred, g.reason] for g in event.grounds
        ],
        "documents": [[d.sha256, d.name, d.media_type, d.size, d.role] for d in event.documents],
        "recorded_at": moment_text(event.recorded_at) if event.recorded_at else None,
        "recorded_by": event.recorded_by,
        "prev": sorted(event.prev),
    }


def hash_of(event: Event) -> str:
    """The SHA-256 of the event's canonical JSON, whatever hash it carries."""
    return hashlib.sha256(canonical(fact(event)).encode()).hexdigest()


def seal(events: Sequence[Event], heads: Iterable[str], by: str, at: datetime) -> tuple[Event, ...]:
    """``events`` of one request, in order, ready to record: with ids, who and when, ``prev`` and ``hash``.

    ``heads`` are the hashes of the request's head events now (``heads_of``). The first event follows those,
    each further one follows the one before. An id that an event has already is kept, so that another event
    of the same batch can name it. Details become plain JSON, as they will be read back.
    """
    sealed = []
    prev = tuple(sorted(set(heads)))
    for event in events:
        new = {
            "id": event.id or new_id(),
            "details": json.loads(canonical(event.details)) if event.details else {},
            "recorded_by": by,
            "prev": prev,
        }
        told = fact(event) | new | {"recorded_at": moment_text(at)}
        hash = hashlib.sha256(canonical(told).encode()).hexdigest()
        sealed.append(replace(event, **new, recorded_at=at, hash=hash))
        prev = (hash,)
    return tuple(sealed)


def seal_first(
    kind: str,
    on: date,
    request_id: str,
    details: Mapping[str, Any],
    documents: tuple[DocumentRef, ...],
    *,
    id: str,
    by: str,
    at: datetime,
) -> Event:
    """The first event of a request, as ``seal`` would give it, at a third of the price: for letters by the thousand.

    ``details`` must be plain JSON already (texts, numbers, lists, dictionaries).
    """
    told = {
        "id": id, "request": request_id, "kind": kind, "on": on.isoformat(), "dated": None, "sent_on": None,
        "received_on": None, "parts": [], "retracts": "", "details": details, "answers": [], "grounds": [],
        "documents": [[d.sha256, d.name, d.media_type, d.size, d.role] for d in documents],
        "recorded_at": moment_text(at), "recorded_by": by, "prev": [],
    }  # fmt: skip
    hash = hashlib.sha256(canonical(told).encode()).hexdigest()
    return Event(
        kind,
        on,
        id,
        request_id,
        details=details,
        documents=documents,
        recorded_at=at,
        recorded_by=by,
        hash=hash,
    )


def heads_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The hashes that nothing follows yet, sorted: what the next event's ``prev`` will be."""
    told = tuple(events)
    followed = {hash for event in told for hash in event.prev}
    return tuple(sorted(event.hash for event in told if event.hash not in followed))


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By the day it happened, then by recording; events recorded in one go stand in the order of the chain."""
    told = sorted(events, key=_when)
    if any(_when(a) == _when(b) for a, b in pairwise(told)):
        depth = _depths(told)
        told.sort(key=lambda event: (*_when(event), depth[event.hash], event.id))
    return tuple(told)


def _when(event: Event) -> tuple[date, datetime]:
    return event.on, event.recorded_at or _BEFORE_ALL


def _depths(events: Sequence[Event]) -> dict[str, int]:
    """How many events each one follows, by the longest way back. A circle (only damage makes one) counts as 0."""
    prev = {event.hash: event.prev for event in events}
    depth: dict[str, int] = {}
    for start in prev:
        path = [start]
        while path:
            here = path[-1]
            before = [h for h in prev[here] if h in prev and h not in depth and h not in path]
            if before:
                path.append(before[0])
            else:
                depth[here] = 1 + max((depth.get(h, -1) for h in prev[here]), default=-1)
                path.pop()
    return depth


def problems(events: Iterable[Event]) -> list[str]:
    """What is wrong with one request's chain: an altered event, or one that follows what is not there."""
    told = tuple(events)
    known = {event.hash for event in told}
    found = []
    for event in told:
        if hash_of(event) != event.hash:
            found.append(f"event {event.id} ({event.kind}, {event.on}) is not as it was recorded")
        if not known.issuperset(event.prev):
            found.append(f"an event before {event.id} ({event.kind}, {event.on}) is missing")
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
