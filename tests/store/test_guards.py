"""What was recorded stays as it was: the database itself refuses, whoever asks, on both engines.

The attempts go through a plain connection, as somebody with the engine's own shell would.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_up import AT, REPLY, a_request, story, whole_batch

from foitrack.errors import StoreError
from foitrack.facts import Event, Request
from foitrack.store.chain import hash_of, heads_of, in_order, new_id, problems, seal, sha256
from foitrack.store.lean import connect
from foitrack.store.open import Store, open_store
from foitrack.store.values import Batch, Tombstone

FACTS = {  # every table of facts, and a column to write over
    "requester": "name",
    "request": "title",
    "part": "text",
    "event": "kind",
    "answer": "outcome",
    "ground": "provision",
    "event_document": "name",
    "event_reference": "reference",
    "document": "size",
    "change": "now",
    "calendar_change": "kind",
}
REFUSED = r"never changed or deleted|recorded already|FOREIGN KEY|foreign key constraint"


@pytest.fixture
def recorded(store: Store) -> tuple[Store, Request]:
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    return store, request


def attempt(store: Store, sql: str, *, foreign_tool: bool = False) -> None:
    """``sql`` on a connection of its own; an SQLite tool of somebody else's has none of our settings."""
    if foreign_tool and store.path:
        link: Any = sqlite3.connect(store.path)
    else:
        link = connect(store.at)
    try:
        link.execute(sql)
        link.commit()
    finally:
        link.close()


def rows(store: Store, table: str) -> list[tuple[Any, ...]]:
    return sorted(store.lean.rows(f"SELECT * FROM {table}"), key=repr)


@pytest.mark.parametrize("tool", ["ours", "foreign"])
def test_facts_cannot_be_altered(recorded: tuple[Store, Request], tool: str) -> None:
    """UPDATE and DELETE on both engines, REPLACE on the one that has it, TRUNCATE on the other."""
    store, _ = recorded
    for table, column in FACTS.items():
        acts = [f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"]
        if store.path:
            columns = ", ".join(row[1] for row in store.lean.rows(f"PRAGMA table_info({table})"))
            values = columns.replace(column, "999" if column == "size" else "'altered'")
            acts.append(f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {values} FROM {table}")
        else:
            acts += [f"TRUNCATE {table}", f"TRUNCATE {table} CASCADE"]
        before = rows(store, table)
        assert before, f"a guard is tried on a table with rows in it, and {table} has none"
        for act in acts:
            with pytest.raises(Exception, match=REFUSED):
                attempt(store, act, foreign_tool=tool == "foreign")
            assert rows(store, table) == before, act


def test_every_table_of_facts_is_tried() -> None:
    """Whoever adds a table says here whether it holds facts."""
    from foitrack.store.tables import TABLES

    may_change = {"meta", "body", "campaign", "question", "request_tag", "deadline", "standing"}
    assert set(TABLES) == set(FACTS) | may_change | {"tombstone"}


def test_a_tombstone_stays(recorded: tuple[Store, Request]) -> None:
    store, request = recorded
    with store.writing() as writer:
        writer.bury(Tombstone(request.id, AT, "una"))
    for sql in ("UPDATE tombstone SET forgotten_by = 'x'", "DELETE FROM tombstone"):
        with pytest.raises(Exception, match="never changed or deleted"):
            attempt(store, sql)


def test_under_a_tombstone_a_request_may_go_and_cannot_come_back(recorded: tuple[Store, Request]) -> None:
    store, request = recorded
    other = a_request()
    with store.writing() as writer:
        writer.record(Batch(requests=[other], events=story(other)))
        writer.bury(Tombstone(request.id, AT, "una"))
    events = store.read.history(request.id).events
    of_events = "WHERE event_id IN (SELECT id FROM event WHERE request_id = '{0}')"
    for table in ("answer", "ground", "event_document", "event_reference"):
        attempt(store, f"DELETE FROM {table} {of_events.format(request.id)}")
        with pytest.raises(Exception, match="never changed or deleted"):
            attempt(store, f"DELETE FROM {table} {of_events.format(other.id)}")
    for table in ("request_tag", "deadline", "standing", "event", "part"):
        attempt(store, f"DELETE FROM {table} WHERE request_id = '{request.id}'")
    attempt(store, f"DELETE FROM request WHERE id = '{request.id}'")
    for batch in (Batch(requests=[request]), Batch(events=events)):
        with pytest.raises(StoreError, match="forgotten"), store.writing() as writer:
            writer.record(batch)
    assert [h.request.id for h in store.read.histories()] == [other.id]


def test_an_event_is_recorded_once(recorded: tuple[Store, Request]) -> None:
    store, request = recorded
    events = store.read.history(request.id).events
    with pytest.raises(StoreError), store.writing() as writer:
        writer.record(Batch(events=events[:1]))


IMPOSSIBLE = ["2026-02-30", "2026-13-01", "20260301", "1 March 2026", "", "2026-03-01T00:00"]


@pytest.mark.parametrize("day", IMPOSSIBLE)
def test_sqlite_refuses_a_day_that_is_none(sqlite_place: Path, day: str) -> None:
    """PostgreSQL has a type for days; in SQLite a day is text, held by a CHECK."""
    request, batch = whole_batch()
    with open_store(str(sqlite_place)) as store, store.writing() as writer:
        writer.record(batch)
    row = {
        "id": new_id(),
        "request_id": request.id,
        "kind": "note",
        "on_day": day,
        "parts": "[]",
        "retracts": "",
        "details": "{}",
        "recorded_at": "2026-06-01 00:00:00.000000",
        "recorded_by": "",
        "prev": "[]",
        "hash": "0" * 64,
    }
    quoted = ", ".join(f"'{value}'" for value in row.values())
    with pytest.raises(sqlite3.IntegrityError, match="ck_event_on_day_day"):
        attempt(store, f"INSERT INTO event ({', '.join(row)}) VALUES ({quoted})")


# ---- the chain ---------------------------------------------------------------------------------------


def test_each_event_follows_the_one_before() -> None:
    request = a_request()
    first = story(request)
    then = seal([Event("note", date(2026, 5, 1), request_id=request.id)], heads_of(first), "una", AT)
    assert [event.prev for event in first[1:]] == [(event.hash,) for event in first[:-1]]
    assert then[0].prev == (first[-1].hash,)
    assert first[0].prev == ()
    assert heads_of([*first, *then]) == (then[0].hash,)
    assert problems([*first, *then]) == []


def test_after_a_merge_the_next_event_follows_both_ends() -> None:
    request = a_request()
    root = seal([Event("sent", date(2026, 3, 4), request_id=request.id)], (), "una", AT)
    mine = seal([Event("note", date(2026, 3, 5), request_id=request.id)], heads_of(root), "una", AT)
    theirs = seal([Event("call", date(2026, 3, 6), request_id=request.id)], heads_of(root), "bob", AT)
    both = [*root, *mine, *theirs]
    assert heads_of(both) == tuple(sorted([mine[0].hash, theirs[0].hash]))
    joined = seal([Event("note", date(2026, 3, 7), request_id=request.id)], heads_of(both), "una", AT)
    assert heads_of([*both, *joined]) == (joined[0].hash,)


def test_the_hash_is_the_sha256_of_the_canonical_json() -> None:
    """By hand, from the words of the chain's docstring: sorted keys, no spaces, ISO days, UTC microseconds."""
    (event,) = seal([Event("sent", date(2026, 3, 4), id="a" * 32, request_id="b" * 32)], (), "una", AT)
    by_hand = (
        '{"answers":[],"dated":null,"details":{},"documents":[],"grounds":[],"id":"'
        + "a" * 32
        + '","kind":"sent",'
        '"on":"2026-03-04","parts":[],"prev":[],"received_on":null,"recorded_at":"2026-06-30T09:15:00.123456Z",'
        '"recorded_by":"una","request":"' + "b" * 32 + '","retracts":"","sent_on":null}'
    )
    assert event.hash == sha256(by_hand.encode())


ALTERATIONS: list[dict[str, Any]] = [
    {"on": date(2026, 4, 2)},
    {"kind": "cost"},
    {"details": {"hours": 20}},
    {"outcomes": ()},
    {"grounds": ()},
    {"documents": ()},
    {"recorded_by": "eve"},
    {"received_on": None},
    {"parts": (1,)},
    {"prev": ()},
]


@pytest.mark.parametrize("altered", ALTERATIONS, ids=lambda a: next(iter(a)))
def test_an_altered_event_is_noticed(altered: dict[str, Any]) -> None:
    events = list(story(a_request()))
    (at,) = [n for n, event in enumerate(events) if event.kind == "refused"]
    events[at] = replace(events[at], **altered)
    assert hash_of(events[at]) != events[at].hash
    assert any("not as it was recorded" in told for told in problems(events))


def test_a_missing_event_is_noticed() -> None:
    events = story(a_request())
    assert any("missing" in told for told in problems(events[1:]))
    assert problems(events[:-1]) == []  # the last one may be missing: nothing can tell


def test_order_is_by_the_chain_when_a_clock_cannot_tell() -> None:
    request = a_request()
    day = date(2026, 3, 4)
    told = seal(
        [Event("note", day, request_id=request.id, details={"n": n}) for n in range(20)], (), "una", AT
    )
    assert [e.details["n"] for e in in_order(reversed(told))] == list(range(20))
    assert in_order([]) == ()
    circle = [replace(told[0], prev=(told[1].hash,)), replace(told[1], prev=(told[0].hash,))]
    assert len(in_order(circle)) == 2


def test_a_document_cannot_be_swapped_for_another(recorded: tuple[Store, Request]) -> None:
    store, _ = recorded
    assert store.read.document(sha256(REPLY)) == REPLY
    with pytest.raises(Exception, match=REFUSED):
        attempt(store, f"DELETE FROM document WHERE sha256 = '{sha256(REPLY)}'", foreign_tool=True)
