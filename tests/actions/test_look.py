"""Looking at a large store: what ``list`` and ``due`` may cost."""

from __future__ import annotations

from pathlib import Path

from foitrack.store.finding import _HEAD
from foitrack.store.open import open_store


def test_a_requests_next_duty_is_found_by_the_request(sqlite_place: Path) -> None:
    """Along the index of days it would be looked for past every other request's deadlines: 100,000 requests took
    minutes to list."""
    with open_store(str(sqlite_place)) as store:
        plan = [
            str(row[3]) for row in store.lean.rows(f"EXPLAIN QUERY PLAN {_HEAD} WHERE r.ref = 'ft-22222'")
        ]
    assert any(step.startswith("SEARCH d USING PRIMARY KEY (request_id=?)") for step in plan), plan
    assert not any(step.startswith("SCAN") for step in plan), plan
