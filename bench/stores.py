"""Stores of a given size to measure with, the same on every machine: an archive with few open requests.

``n`` requests to the 43 territorial forces; a tenth (at least 200) open, 25 of those due within a fortnight of
DAY and the others later; the closed ones spread over thirteen years. Dates come from the clock, as in real use.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from foitrack.bodies.directory import shipped as shipped_bodies
from foitrack.case import Case
from foitrack.facts import Body, Event, History, Part, Request, Requester
from foitrack.law.working_days import shipped
from foitrack.store.chain import ALPHABET, seal
from foitrack.store.open import open_store
from foitrack.store.values import Batch

DAY = date(2026, 6, 30)
SLICE = 5000
MOMENT = datetime(2026, 6, 30, 9, tzinfo=UTC)
ADA = Requester("Ada Example", "ada@example.org", id="a" * 32)


def make(path: Path, n: int) -> Path:
    """A store of ``n`` requests at ``path``; one that is there already is used again."""
    if path.exists():
        return path
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    forces = [b for b in shipped_bodies() if "territorial-forces" in b.groups]
    if len(forces) != 43:
        raise SystemExit(f"expected the 43 territorial forces, found {len(forces)}")
    with open_store(str(draft)) as store:
        with store.writing() as writer:
            writer.record(Batch(requesters=[ADA], bodies=forces))
        for start in range(0, n, SLICE):
            batch = _batch(range(start, min(n, start + SLICE)), n, forces)
            with store.writing() as writer:
                writer.record(batch)
            sys.stderr.write(f"\r{path.name}: {min(n, start + SLICE):,} of {n:,}")
    sys.stderr.write("\n")
    return draft.rename(path)


def _batch(numbers: range, n: int, forces: list[Body]) -> Batch:
    cases = [_case(i, n, forces[i % len(forces)]) for i in numbers]
    return Batch(
        requests=[c.history.request for c in cases],
        events=[e for c in cases for e in c.history.events],
        deadlines={c.history.request.id: c.open_deadlines() for c in cases},
        standings={c.history.request.id: c.standing() for c in cases},
    )


def _case(i: int, n: int, body: Body) -> Case:
    chance = random.Random(i)
    is_open = n - i <= max(200, n // 10)
    if not is_open:
        received = DAY - timedelta(days=60 + chance.randrange(13 * 365))
    elif n - i <= 25:
        received = DAY - timedelta(
            days=18 + chance.randrange(9)
        )  # twenty working days on: within the fortnight
    else:
        received = DAY - timedelta(days=chance.randrange(10))
    parts = (Part(1, "How many children, by year?"), Part(2, "Was it ever suspended, and when?"))
    request = Request(
        f"{i:032x}", _ref(i), body, ADA, f"Question {i:06d} about the invented scheme", "FOIA", parts
    )
    told = [
        Event(kind, received, request_id=request.id, details={"via": "email"})
        for kind in ("sent", "received")
    ]
    if not is_open:
        told.append(Event("response_full", received + timedelta(days=20), request_id=request.id))
        told.append(Event("closed", received + timedelta(days=21), request_id=request.id))
    numbered = [_with_id(e, f"{i:024x}{k:08x}") for k, e in enumerate(told)]
    return Case.of(History(request, seal(numbered, (), "bench", MOMENT)), shipped())


def _with_id(event: Event, id: str) -> Event:
    from dataclasses import replace

    return replace(event, id=id)


def _ref(i: int) -> str:
    letters = []
    for _ in range(5):
        i, digit = divmod(i, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return "ft-" + "".join(letters)


def sizes(folder: Path, numbers: list[int]) -> Iterator[tuple[int, Path]]:
    folder.mkdir(parents=True, exist_ok=True)
    for n in numbers:
        yield n, make(folder / f"{n}.sqlite3", n)
