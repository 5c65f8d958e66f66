"""Backup, restore, the doctor, forgetting, copying, merging."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from made_up import AT, CAMPAIGN, CONSTABULARY, COUNCIL, LETTER, REPLY, UNA, a_request, story, whole_batch

from foitrack.errors import NotFound, StoreError, UsageError
from foitrack.facts import Body, DocumentRef, Event, Question, Requester
from foitrack.store.care.backup import back_up, restore
from foitrack.store.care.carry import copy, merge
from foitrack.store.care.doctor import examine
from foitrack.store.care.forget import forget
from foitrack.store.chain import heads_of, new_id, seal, sha256
from foitrack.store.lean import connect
from foitrack.store.open import Store, open_store
from foitrack.store.place import place_of
from foitrack.store.values import Batch, Change

ON = date(2026, 7, 1)


def fill(store: Store) -> str:
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    return request.id


@pytest.fixture
def filled(sqlite_place: Path) -> Iterator[Store]:
    with open_store(str(sqlite_place)) as store:
        fill(store)
        yield store


@pytest.fixture
def second(made_sqlite: Path, tmp_path: Path) -> Iterator[Store]:
    """Another new store, in a file."""
    shutil.copy(made_sqlite, tmp_path / "second.sqlite3")
    with open_store(str(tmp_path / "second.sqlite3")) as store:
        yield store


# ---- backup and restore ------------------------------------------------------------------------------


def test_a_backup_is_one_whole_file_for_its_owner_only(filled: Store, tmp_path: Path) -> None:
    to = tmp_path / "stick" / "foi.bak"
    to.parent.mkdir()
    size = back_up(filled.at, to)
    assert size == to.stat().st_size > 0
    assert to.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in to.parent.iterdir()] == ["foi.bak"]
    with open_store(str(to)) as copied:
        assert list(copied.read.histories()) == list(filled.read.histories())
        assert list(examine(copied)) == []


def test_a_backup_writes_over_nothing_unless_told(filled: Store, tmp_path: Path) -> None:
    to = tmp_path / "foi.bak"
    to.write_bytes(b"mine")
    with pytest.raises(UsageError, match="is there already"):
        back_up(filled.at, to)
    assert to.read_bytes() == b"mine"
    back_up(filled.at, to, overwrite=True)
    assert to.read_bytes()[:15] == b"SQLite format 3"
    assert filled.path is not None
    with pytest.raises(UsageError, match="the store itself"):
        back_up(filled.at, filled.path, overwrite=True)


def test_a_backup_to_where_nothing_can_be_written_says_so_and_leaves_nothing(
    filled: Store, tmp_path: Path
) -> None:
    with pytest.raises(StoreError):
        back_up(filled.at, tmp_path / "no such folder" / "foi.bak")
    with pytest.raises(StoreError):
        back_up(filled.at, Path("/dev/full/foi.bak"))


def test_restoring_puts_the_backup_in_place_and_keeps_what_was_there(filled: Store, tmp_path: Path) -> None:
    back_up(filled.at, tmp_path / "foi.bak")
    with filled.writing() as writer:
        writer.record(Batch(bodies=[Body("later", "Later")]))
    filled.close()
    kept = restore(filled.at, tmp_path / "foi.bak")
    assert filled.path is not None
    assert kept == filled.path.with_name("foitrack.sqlite3.before-restore.bak")
    with open_store(str(filled.path)) as back, open_store(str(kept)) as before:
        assert back.read.body("later") is None
        assert before.read.body("later") is not None
        assert len(back.read.heads()) == 1
    assert filled.path.stat().st_mode & 0o777 == 0o600
    kept_again = restore(filled.at, tmp_path / "foi.bak")
    assert kept_again != kept


def test_the_journal_of_a_lost_store_is_not_played_into_the_one_that_takes_its_place(
    filled: Store, tmp_path: Path
) -> None:
    back_up(filled.at, tmp_path / "foi.bak")
    filled.close()
    assert filled.path is not None
    journal = filled.path.with_name(filled.path.name + "-journal")
    link = sqlite3.connect(filled.path, isolation_level=None)
    link.execute("PRAGMA cache_size = 5")
    link.execute("BEGIN IMMEDIATE")
    link.executemany("INSERT INTO meta VALUES (?, ?)", ((f"k{n}", "x" * 1500) for n in range(500)))
    hot = journal.read_bytes()
    link.close()
    filled.path.unlink()
    journal.write_bytes(hot)
    with pytest.raises(StoreError, match="lost store"):
        open_store(str(filled.path))
    restore(filled.at, tmp_path / "foi.bak")
    assert not journal.exists()
    with open_store(str(filled.path)) as back:
        assert len(back.read.heads()) == 1
        assert list(examine(back)) == []
    (kept,) = filled.path.parent.glob("*-journal*")
    assert kept.read_bytes() == hot


def test_restoring_where_there_is_no_store_yet(filled: Store, tmp_path: Path) -> None:
    back_up(filled.at, tmp_path / "foi.bak")
    place = place_of(str(tmp_path / "fresh" / "a.sqlite3"))
    assert restore(place, tmp_path / "foi.bak") is None
    with open_store(str(place), create=False) as store:
        assert len(store.read.heads()) == 1


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scratched(path: Path) -> None:
    """Zeros over every page but the first: what a bad stick does."""
    content = path.read_bytes()
    path.write_bytes(content[:8192] + bytes(len(content) - 8192))


def strangers(path: Path) -> None:
    path.unlink()
    link = sqlite3.connect(path)
    link.execute("CREATE TABLE passwords (word text)")
    link.close()


@pytest.mark.parametrize(
    "spoil", [half, scratched, strangers, lambda p: p.write_bytes(b"not a store"), Path.unlink]
)
def test_a_bad_backup_is_refused_and_the_store_stays(filled: Store, tmp_path: Path, spoil: object) -> None:
    back_up(filled.at, tmp_path / "foi.bak")
    spoil(tmp_path / "foi.bak")  # type: ignore[operator]
    assert filled.path is not None
    before, beside = filled.path.read_bytes(), sorted(filled.path.parent.iterdir())
    with pytest.raises((StoreError, UsageError)):
        restore(filled.at, tmp_path / "foi.bak")
    assert filled.path.read_bytes() == before
    assert sorted(filled.path.parent.iterdir()) == beside


def test_a_store_in_the_middle_of_a_transaction_is_not_replaced(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foitrack.store.care.backup._WAIT", 0.1)
    back_up(filled.at, tmp_path / "foi.bak")
    link = connect(filled.at)
    link.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreError, match="in use"):
            restore(filled.at, tmp_path / "foi.bak")
    finally:
        link.close()
    assert filled.path is not None
    assert [p.name for p in filled.path.parent.iterdir()] == ["foitrack.sqlite3"]


def test_a_shared_store_is_backed_up_by_its_server(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="pg_dump"):
        back_up(place_of("postgresql://db.example.org/foi"), tmp_path / "foi.bak")


# ---- the doctor ----------------------------------------------------------------------------------------


def test_a_sound_store_gives_the_doctor_nothing_to_say(store: Store) -> None:
    fill(store)
    assert list(examine(store)) == []


TAMPERING = [  # what somebody does with the engine's own tools, guards taken off first; what the doctor says
    ("event", "UPDATE event SET on_day = '2026-04-05' WHERE kind = 'refused'", "not as it was recorded"),
    ("event", "UPDATE event SET recorded_by = 'eve' WHERE kind = 'sent'", "not as it was recorded"),
    ("answer", "UPDATE answer SET outcome = 'disclosed_full' WHERE part = 1", "not as it was recorded"),
    ("ground", "DELETE FROM ground", "not as it was recorded"),
    ("event_document", "UPDATE event_document SET name = 'other.pdf'", "not as it was recorded"),
    (
        "document",
        "UPDATE document SET content = substr(content, 2) WHERE size < 30",
        "is not what was recorded",
    ),
]


@pytest.mark.parametrize(("table", "sql", "says"), TAMPERING)
def test_the_doctor_sees_what_was_tampered_with(store: Store, table: str, sql: str, says: str) -> None:
    fill(store)
    link = connect(store.at)
    acts = ("insert", "update", "delete", "truncate")
    guards = sorted({f"guard_{table}_{act}" for act in acts} & present(store))
    for name in guards:
        link.execute(f"DROP TRIGGER {name}" + ("" if store.path else f" ON {table}"))
    link.execute(sql)
    link.commit()
    link.close()
    complaints = list(examine(store))
    assert any(says in complaint for complaint in complaints), complaints
    assert sum("guard" in complaint for complaint in complaints) == len(guards) > 0


def present(store: Store) -> set[str]:
    from foitrack.store.care.doctor import present_guards

    return present_guards(store.lean)


def test_the_doctor_sees_a_row_that_belongs_to_nothing(filled: Store) -> None:
    link = sqlite3.connect(str(filled.path))
    link.execute("INSERT INTO standing (request_id, standing) VALUES ('x', 'awaiting')")
    link.commit()
    link.close()
    assert any("row of standing belongs to a row of request" in c for c in examine(filled))


def test_the_doctor_sees_a_journal_of_another_kind(filled: Store) -> None:
    link = sqlite3.connect(str(filled.path))
    link.execute("PRAGMA journal_mode = WAL")
    link.close()
    filled.close()
    with open_store(str(filled.path)) as store:
        assert [c for c in examine(store) if "journal" in c]


def test_the_doctor_looks_on_where_a_part_cannot_be_read(filled: Store) -> None:
    assert filled.path is not None
    filled.close()
    content = bytearray(filled.path.read_bytes())
    at = content.index(REPLY)
    content[at : at + 4] = b"XXXX"
    filled.path.write_bytes(content)
    with open_store(str(filled.path)) as store:
        assert any(sha256(REPLY) in complaint for complaint in examine(store))


# ---- forgetting ----------------------------------------------------------------------------------------


def test_what_is_forgotten_is_gone_to_the_last_byte_and_the_rest_is_there(store: Store) -> None:
    fill(store)
    secret = b"The source is called Invented Person."
    request = a_request(COUNCIL, title="Invented Person's file")
    documents = (
        DocumentRef(sha256(secret), "s.txt", size=len(secret)),
        DocumentRef(sha256(LETTER), "l", size=len(LETTER)),
    )
    events = seal(
        [Event("drafted", date(2026, 3, 4), request_id=request.id, documents=documents)], (), "una", AT
    )
    tag = Change("tag", request.id, "tags", "", "Invented Person", "una", AT, new_id())
    with store.writing() as writer:
        writer.record(
            Batch(requests=[request], documents={sha256(secret): secret}, events=events, changes=[tag])
        )
    if store.path:
        assert b"Invented Person" in store.path.read_bytes()
    gone = forget(store, request.id, by="una", at=AT)
    assert (gone.events, gone.documents) == (1, 1)  # the letter is another request's too, and stays
    assert store.read.find(request.ref) == []
    with pytest.raises(NotFound):
        store.read.document(sha256(secret))
    assert store.read.document(sha256(LETTER)) == LETTER
    assert [t.request_id for t in store.read.tombstones()] == [request.id]
    assert len(store.read.heads()) == 1
    assert list(examine(store)) == []
    if store.path:
        assert b"Invented Person" not in store.path.read_bytes()
        assert b"source is called" not in store.path.read_bytes()
    with pytest.raises(NotFound):
        forget(store, request.id, by="una", at=AT)


# ---- copying -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["to the server", "back to a file"])
def test_a_store_is_copied_to_the_other_engine_row_for_row(
    filled: Store, second: Store, new_database: object, way: str
) -> None:
    with open_store(new_database()) as shared:  # type: ignore[operator]
        copy(filled, shared)
        last = shared
        if way == "back to a file":
            copy(shared, second)
            last = second
        assert list(last.read.histories()) == list(filled.read.histories())
        assert last.read.changes() == filled.read.changes()
        assert last.read.stamp() == filled.read.stamp()
        assert last.read.requester() == filled.read.requester()
        assert last.read.due(date(2026, 1, 1), ON) == filled.read.due(date(2026, 1, 1), ON)
        assert list(examine(last)) == []
        with pytest.raises(UsageError, match="not new"):
            copy(filled, last)


# ---- merging -------------------------------------------------------------------------------------------


def test_two_stores_that_were_apart_are_put_together(store: Store, second: Store) -> None:
    """One request in both, worked on by two people; one in each alone; and again, which changes nothing."""
    request, batch = whole_batch()
    for each in (store, second):
        with each.writing() as writer:
            writer.record(batch)
    common = heads_of(batch.events)
    mine = seal([Event("call", date(2026, 5, 1), request_id=request.id)], common, "una", AT)
    theirs = seal([Event("note", date(2026, 5, 2), request_id=request.id)], common, "bob", AT + timedelta(1))
    own, others = a_request(COUNCIL), a_request(COUNCIL)
    with store.writing() as writer:
        writer.record(Batch(requests=[own], events=[*mine, *story(own)]))
    with second.writing() as writer:
        bob = Requester("Bob Invented", "bob@example.org", id=new_id())
        writer.record(Batch(requesters=[bob], requests=[others], events=[*theirs, *story(others)]))
    merged = merge(store, second, by="una", at=AT, on=ON)
    assert (merged.requests, merged.events, merged.renamed, merged.left_out) == (1, 6, (), ())
    assert set(merged.touched) == {request.id, others.id}
    events = store.read.history(request.id).events
    assert {e.id for e in events} == {e.id for e in (*batch.events, *mine, *theirs)}
    assert heads_of(events) == tuple(sorted([mine[0].hash, theirs[0].hash]))
    assert {head.id for head in store.read.heads()} == {request.id, own.id, others.id}
    assert store.read.requester() == UNA
    assert store.read.history(others.id).events == second.read.history(others.id).events
    assert list(examine(store)) == []
    again = merge(store, second, by="una", at=AT, on=ON)
    assert (again.requests, again.events, again.touched) == (0, 0, ())


def test_a_merge_passes_forgetting_on_and_does_not_undo_it(store: Store, second: Store) -> None:
    request, batch = whole_batch()
    for each in (store, second):
        with each.writing() as writer:
            writer.record(batch)
    forget(second, request.id, by="bob", at=AT)
    assert merge(store, second, by="una", at=AT, on=ON).forgotten == 1
    assert store.read.heads() == []
    with suppress(UsageError), second.writing() as writer:
        writer.record(Batch())
    assert list(examine(store)) == []


def test_what_we_forgot_does_not_come_back_from_a_store_that_has_it(store: Store, second: Store) -> None:
    request, batch = whole_batch()
    for each in (store, second):
        with each.writing() as writer:
            writer.record(batch)
    forget(store, request.id, by="una", at=AT)
    assert merge(store, second, by="una", at=AT, on=ON).requests == 0
    assert store.read.heads() == []
    assert list(examine(store)) == []


def test_one_reference_drawn_twice_still_finds_both(store: Store, second: Store) -> None:
    fill(store)
    theirs = replace(a_request(COUNCIL), ref=store.read.heads()[0].ref)
    with second.writing() as writer:
        documents = {sha256(LETTER): LETTER, sha256(REPLY): REPLY}
        writer.record(Batch([UNA], [COUNCIL], requests=[theirs], documents=documents, events=story(theirs)))
    merged = merge(store, second, by="una", at=AT, on=ON)
    ((old, new),) = merged.renamed
    assert old == theirs.ref != new
    assert {head.ref for head in store.read.find(old)} == {old, new}
    assert [head.id for head in store.read.find(new)] == [theirs.id]
    assert list(examine(store)) == []


def test_one_campaign_begun_in_two_stores_is_one_campaign(store: Store, second: Store) -> None:
    """Under other ids; the body that both asked is left out and named, the other one comes in."""
    fill(store)
    campaign = replace(CAMPAIGN, id=new_id(), questions=(Question(1, "How many?", new_id()),))
    both = a_request(CONSTABULARY, campaign=campaign)
    new = a_request(COUNCIL, campaign=campaign)
    with second.writing() as writer:
        writer.record(
            Batch([UNA], [CONSTABULARY, COUNCIL], [campaign], [both, new], events=[*story(new), *story(both)],
                  documents={sha256(LETTER): LETTER, sha256(REPLY): REPLY})
        )  # fmt: skip
    merged = merge(store, second, by="una", at=AT, on=ON)
    assert merged.left_out == (both.ref,)
    assert [h.id for h in store.read.find("innerste/invented-council")] == [new.id]
    assert store.read.campaigns() == [CAMPAIGN]


def test_nobody_else_may_read_what_care_leaves_behind(filled: Store, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        back_up(filled.at, tmp_path / "foi.bak")
        kept = restore(filled.at, tmp_path / "foi.bak")
    finally:
        os.umask(before)
    assert kept is not None
    assert filled.path is not None
    assert {p.stat().st_mode & 0o777 for p in (tmp_path / "foi.bak", kept, filled.path)} == {0o600}
