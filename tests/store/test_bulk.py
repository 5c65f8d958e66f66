"""The lane for many letters: the same rows, under the same guards, as the writer's; and each body exactly one letter,
wherever it is killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from foitrack.actions.ahead import rows_for
from foitrack.actions.begin import New, record_new
from foitrack.actions.draft import Asked, Plan, plan, prepare
from foitrack.actions.keep import campaign_of, drafted, drafts_of, keep, keep_all, request_of
from foitrack.errors import StoreError, UsageError
from foitrack.facts import Body, Question, Requester
from foitrack.store.bulk import COLUMNS, NewDraft, Rows, packed, rows_of
from foitrack.store.chain import ALPHABET, hash_of, new_ids, new_refs, problems, seal, seal_first
from foitrack.store.mould import Mould
from foitrack.store.open import Store, open_store
from foitrack.store.read import Sparing
from foitrack.store.values import Batch
from foitrack.today import now

ROOT = Path(__file__).resolve().parents[2]
MONDAY = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
ADA = Requester("Ada Example", "ada@example.org", "The Example Herald", "a" * 32)


def bodies(n: int) -> list[Body]:
    return [
        Body(f"council-{i:05}", f"Example Council {i}", kind="local_authority",
             regime="FOISA" if i % 10 == 0 else "FOIA", tags=("everyone",))
        for i in range(n)
    ]  # fmt: skip


def peopled(store: Store, n: int) -> Store:
    with store.writing() as writer:
        writer.record(Batch(bodies=bodies(n)))
    return store


def asked(*to: str, name: str = "c", **more: Any) -> Asked:
    return Asked(
        "general", to or ("@everyone",), campaign=name, values={"period": "2024"},
        parts=("The number of searches in each year.",), not_checked=True, **more,
    )  # fmt: skip


def test_the_lane_knows_the_columns_of_the_tables() -> None:
    from foitrack.store.tables import TABLES

    assert {t: tuple(c.name for c in TABLES[t].columns) for t in COLUMNS} == COLUMNS


RANDOM = {
    "id",
    "request_id",
    "event_id",
    "ref",
    "campaign_id",
    "sha256",
    "hash",
    "name",
    "details",
    "content",
    "recorded_at",
}


def shapes(store: Store, table: str, campaign: str) -> Counter[tuple[Any, ...]]:
    """A campaign's rows of a table: each value as it is, or its kind and length where it is drawn at random."""
    ids = [h.id for h in store.read.heads(campaign=campaign)]
    lean = store.read._lean
    events = [r[0] for i in ids for r in lean.rows("SELECT id FROM event WHERE request_id = ?", (i,))]
    key, wanted = ("event_id", events) if table.startswith("event_") else ("request_id", ids)
    key = "id" if table == "request" else key
    found: Counter[tuple[Any, ...]] = Counter()
    for one in wanted:
        for row in lean.rows(f"SELECT {', '.join(COLUMNS[table])} FROM {table} WHERE {key} = ?", (one,)):
            cells = zip(COLUMNS[table], row, strict=True)
            found[tuple((type(v), len(str(v))) if c in RANDOM else v for c, v in cells)] += 1
    return found


def test_its_rows_are_those_of_the_writer(store: Store) -> None:
    """The same requests by either way, into campaigns whose names are as long: what is kept is the same."""
    peopled(store, 12)
    keep(store, plan(store.read, asked(), ADA), by="ada", today=MONDAY)
    other = plan(store.read, asked(name="d"), ADA)
    assert other.campaign
    campaign = replace(other.campaign, questions=(Question(1, other.questions[0]),))
    news = []
    for row in other.letters:
        assert row.letter
        request = request_of(other, row, campaign)
        event, content = drafted(request, row.letter, other, (), MONDAY)
        told = {
            **event.details,
            "findings": [[f.id, f.level, f.part] for f in row.findings if "earlier" not in f.id],
        }
        news.append(New(request, (replace(event, details=told),), {event.documents[0].sha256: content}))
    with store.writing() as writer:
        record_new(writer, news, by="ada", campaigns=[campaign])
    for table in (
        "request",
        "part",
        "event",
        "event_document",
        "event_reference",
        "standing",
        "deadline",
        "request_tag",
    ):
        assert shapes(store, table, "c") == shapes(store, table, "d"), table
    assert sum(shapes(store, "part", "c").values()) == 12


def test_its_events_are_sealed_as_any(store: Store) -> None:
    peopled(store, 3)
    keep(store, plan(store.read, asked(), ADA), by="ada", today=MONDAY)
    for history in store.read.histories():
        [event] = history.events
        assert event.hash == hash_of(event) and problems(history.events) == []
        assert (event.recorded_by, event.prev) == ("ada", ())


def test_a_first_event_is_sealed_alike_by_both_ways(store: Store) -> None:
    peopled(store, 1)
    planned = plan(store.read, asked(), ADA)
    [row] = planned.letters
    assert row.letter
    request = request_of(planned, row, None)
    event, _ = drafted(request, row.letter, planned, row.findings, MONDAY)
    at = now()
    [slow] = seal([replace(event, id="b" * 32, request_id=request.id)], (), "ada", at)
    quick = seal_first(
        "drafted", MONDAY, request.id, event.details, event.documents, id="b" * 32, by="ada", at=at
    )
    assert quick.hash == slow.hash and quick == slow


def test_the_guards_hold_in_the_lane_too(store: Store) -> None:
    peopled(store, 2)
    planned = plan(store.read, asked(), ADA)
    done = keep(store, planned, by="ada", today=MONDAY)
    first = store.read.history(done.requests[0].id)
    again = NewDraft(first.request, first.events[0], store.read.document(first.events[0].documents[0].sha256))
    with store.lane() as lane:
        with pytest.raises(StoreError, match=r"recorded already|duplicate key"), lane.writing():
            lane.add([again])
        twin = replace(first.request, id="d" * 32, ref="ft-99999")
        with pytest.raises(UsageError, match="already has a request"), lane.writing():
            lane.add([NewDraft(twin, replace(first.events[0], request_id="d" * 32), again.content)])
        with pytest.raises(UsageError, match="sealed"), lane.writing():
            alone = replace(twin, campaign=None)
            lane.add([NewDraft(alone, replace(first.events[0], hash=""), again.content)])
    assert len(store.read.heads()) == 2, "and nothing of it was kept"


def test_many_are_kept_a_chunk_at_a_time_and_none_twice(store: Store) -> None:
    peopled(store, 50)
    made = prepare(store.read, asked(), ADA)
    rounds = list(keep_all(store, made, by="ada", today=MONDAY, size=20))
    assert [len(k.written) for k in rounds] == [20, 20, 10]
    assert [h.ref for h in store.read.heads()] == [
        r for k in rounds for r, _ in sorted(k.written, key=lambda w: w[1])
    ]
    again = list(keep_all(store, made, by="ada", today=MONDAY, size=20))
    assert [(len(k.written), len(k.already)) for k in again] == [(0, 20), (0, 20), (0, 10)]
    assert Counter(h.body for h in store.read.heads()) == Counter(b.slug for b in bodies(50))


def test_a_second_process_writes_ahead_what_this_one_would_have(store: Store) -> None:
    """Five transactions, so that a child plans those after the first: the same letters, in the same campaign."""
    peopled(store, 50)
    rounds = list(keep_all(store, prepare(store.read, asked(), ADA), by="ada", today=MONDAY, size=10))
    assert [len(k.written) for k in rounds] == [10] * 5
    assert [bool(k.requests) for k in rounds] == [True, *[False] * 4], "only the first was made here"
    list(keep_all(store, prepare(store.read, asked(name="d"), ADA), by="ada", today=MONDAY, size=50))
    for table in ("request", "part", "event", "event_document", "standing"):
        one, other = (shapes(store, table, c) for c in "cd")
        if table == "part" or table == "standing":
            assert one == other, table
        assert sum(one.values()) == sum(other.values()) == 50
    assert all(problems(h.events) == [] for h in store.read.histories())


def test_packed_rows_are_the_rows_also_where_a_letter_is_in_the_store_already(store: Store) -> None:
    """A hundred and twenty letters are two whole statements and a rest; one letter's bytes are there before it."""
    peopled(store, 120)
    keep(store, plan(store.read, asked("council-00000"), ADA), by="ada", today=MONDAY)
    planned = prepare(store.read, asked(), ADA).part(store.read, [b.slug for b in bodies(120)])
    rows = rows_for(
        planned, campaign_of(store.read, planned), store.at.dialect, by="ada", today=MONDAY, at=NOW
    )
    told = packed(rows)
    digests = [row[0] for row in rows["document"]]
    assert (len(digests), {len(left) for _, left in told.values()} - {0}) == (119, {19})
    for known in (False, True):
        with pytest.raises(InterruptedError), store.lane() as lane, lane.writing():
            if known:
                lane.write({"document": [rows["document"][7], rows["document"][70]]})
            lane.write_packed(told, digests)
            for table, some in rows.items():
                columns = COLUMNS[table]
                there = set(lane.lean.rows(f"SELECT {', '.join(columns)} FROM {table}"))
                mine = {tuple(row) for row in some}
                if table == "document":  # bytes come back as each engine keeps them
                    there, mine = {row[0] for row in there}, {row[0] for row in mine}
                elif table == "event" and store.at.dialect != "sqlite":
                    there, mine = {row[-1] for row in there}, {row[-1] for row in mine}
                assert mine <= there, table
            raise InterruptedError
    assert len(store.read.heads()) == 1


def made_one_by_one(planned: Plan, cast: dict[str, Rows]) -> dict[str, Rows]:
    """The rows of the plan's letters, each made as a draft and sealed by itself, under the ids that ``cast`` gave them."""
    ids = {ref: (id, next(e[1] for e in cast["event"] if e[0] == id)) for id, ref, *_ in cast["request"]}
    drafts = []
    for draft in drafts_of(planned, planned.letters, planned.campaign, by="ada", today=MONDAY, at=NOW):
        id, event_id = ids[draft.request.ref]
        event = replace(draft.event, id=event_id, request_id=id, hash="")
        [sealed] = seal([event], (), "ada", NOW)
        drafts.append(NewDraft(replace(draft.request, id=id), sealed, draft.content))
    return {table: sorted(rows) for table, rows in rows_of(drafts, "sqlite").items()}


@pytest.mark.parametrize("spoilt", ["", "reference", "body"])
def test_rows_cast_from_a_model_are_those_of_letters_made_one_by_one(
    store: Store, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    """Also where the mould is spoilt: then its first cast is seen to be another than the letter made by itself."""
    planned = plan(peopled(store, 30).read, asked(), ADA)
    if spoilt:
        right = Mould.cast

        def wrong(self: Mould, into: dict[str, Rows], request: str, event: str, *values: Any) -> None:
            body, ref, *more = values
            told = ("nobody", ref, *more) if spoilt == "body" else (body, "ft-22222", *more)
            right(self, into, request, event, *told)

        monkeypatch.setattr(Mould, "cast", wrong)
    cast = rows_for(planned, planned.campaign, "sqlite", by="ada", today=MONDAY, at=NOW)
    assert cast == made_one_by_one(planned, cast)
    assert len(cast["request"]) == len({row[0] for row in cast["event"]}) == 30
    assert {row[2] for row in cast["request"]} == {b.slug for b in bodies(30)}


def test_so_are_those_of_letters_whose_parts_name_the_body(store: Store) -> None:
    """The shipped template for police figures names the force in its questions."""
    values = {"subject": "searches", "counted": "searches", "period": "2024"}
    wanted = Asked("police-statistics", ("@everyone",), campaign="p", values=values, not_checked=True)
    planned = plan(peopled(store, 30).read, wanted, ADA)
    planned = replace(planned, campaign=campaign_of(store.read, planned))  # with its questions
    cast = rows_for(planned, planned.campaign, "sqlite", by="ada", today=MONDAY, at=NOW)
    assert cast == made_one_by_one(planned, cast)
    assert len({row[2] for row in cast["part"]}) > 30 and all(row[3] for row in cast["part"])


def test_a_draft_with_a_day_to_go_on_is_no_model(store: Store) -> None:
    planned = plan(peopled(store, 1).read, asked(), ADA)
    [draft] = drafts_of(
        planned, planned.letters, None, by="ada", today=MONDAY, at=NOW, days=iter([date(2026, 6, 8)])
    )
    with pytest.raises(ValueError, match="of its own"):
        Mould(draft, "sqlite")


def test_a_reader_that_works_ahead_gives_no_reference_twice(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two of the five drawn were given before, and are not in the store to be found there."""
    drawn = iter([["ft-bbbbb", "ft-ccccc"], ["ft-ccccc", "ft-bbbbb", "ft-ddddd"], ["ft-fffff", "ft-ggggg"]])
    monkeypatch.setattr("foitrack.store.read.new_refs", lambda _: next(drawn))
    read = Sparing(store.read._lean)
    assert set(read.free_refs(2)) == {"ft-bbbbb", "ft-ccccc"}
    assert set(read.free_refs(3)) == {"ft-ddddd", "ft-fffff", "ft-ggggg"}


def test_a_lane_knows_whether_others_wrote_meanwhile(store: Store) -> None:
    peopled(store, 2)
    with store.lane() as lane:
        with lane.writing():
            assert lane.alone() == (store.at.dialect == "sqlite"), "what the engine does not say is no"
        keep(store, plan(store.read, asked("council-00001"), ADA), by="bob", today=MONDAY)
        with lane.writing():
            assert not lane.alone()


def test_what_changed_while_it_was_written_ahead_is_planned_again(store: Store) -> None:
    peopled(store, 50)
    made = prepare(store.read, asked(), ADA)
    working = keep_all(store, made, by="ada", today=MONDAY, size=10)
    assert len(next(working).written) == 10
    late = keep(
        store, plan(store.read, asked("council-00015"), ADA), by="bob", today=MONDAY
    )  # from another desk
    rest = list(working)
    assert [len(k.written) for k in rest] == [9, 10, 10, 10]
    assert (late.requests[0].ref, "council-00015") in rest[0].already
    assert Counter(h.body for h in store.read.heads()) == Counter(b.slug for b in bodies(50))


def test_the_death_of_the_second_process_changes_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("foitrack.actions.ahead._plan", dies)
    peopled(store, 50)
    rounds = list(keep_all(store, prepare(store.read, asked(), ADA), by="ada", today=MONDAY, size=10))
    assert [len(k.requests) for k in rounds] == [10] * 5
    assert Counter(h.body for h in store.read.heads()) == Counter(b.slug for b in bodies(50))


def test_the_ids_of_a_share_lie_in_its_stretch_and_the_whole_is_even() -> None:
    drawn = [new_ids(500, share, 4) for share in range(4)]
    firsts = [sorted({id[0] for id in ids}) for ids in drawn]
    assert ["".join(f) for f in firsts] == ["0123", "4567", "89ab", "cdef"]
    assert (
        all(len(id) == 32 for ids in drawn for id in ids) and len({i for ids in drawn for i in ids}) == 2000
    )


def test_a_finding_that_refuses_stops_it_before_the_first_letter(store: Store) -> None:
    peopled(store, 30)
    made = prepare(store.read, replace(asked(), not_checked=False), ADA)
    with pytest.raises(UsageError, match="disclosure log"):
        list(keep_all(store, made, by="ada", today=MONDAY, size=10))
    assert store.read.heads() == []


def test_references_are_drawn_from_the_whole_alphabet_alike() -> None:
    drawn = list(new_refs(20_000))
    assert len(drawn) == 20_000 and all(len(r) == 8 and r.startswith("ft-") for r in drawn)
    counted = Counter("".join(r[3:] for r in drawn))
    assert set(counted) == set(ALPHABET)
    mean = 100_000 / len(ALPHABET)  # 3,704 each, with a standard deviation of 60: eight of them never happen
    assert all(abs(n - mean) < 480 for n in counted.values())
    assert len(set(new_ids(1000))) == 1000 and {len(i) for i in new_ids(3)} == {32}


# ---- killed --------------------------------------------------------------------------------------

LETTERS = 1_500
PROGRAM = f"""
import sys
from datetime import date
sys.path.insert(0, {str(ROOT)!r})
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_bulk import ADA, asked
from foitrack.actions.draft import prepare
from foitrack.actions.keep import keep_all
from foitrack.store.open import open_store
with open_store(sys.argv[1]) as store:
    print("begun", flush=True)
    for kept in keep_all(store, prepare(store.read, asked(), ADA), by="ada", today=date(2026, 6, 1), size=100):
        print(len(kept.written), flush=True)
"""


def run(place: Path, kill_after: float | None) -> tuple[int, list[str]]:
    """Apply the campaign in a process of its own, killed without warning so many seconds after it began."""
    command = [sys.executable, "-c", PROGRAM, str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        if kill_after is not None:
            time.sleep(kill_after)
            process.send_signal(signal.SIGKILL)
        said = process.stdout.read().split()
    return process.returncode, said


def test_killed_wherever_it_may_be_and_run_again_each_body_has_exactly_one(sqlite_place: Path) -> None:
    with open_store(str(sqlite_place)) as store:
        peopled(store, LETTERS)
    draw = random.Random(11)
    killed, told = 0, 0
    for _ in range(8):
        code, said = run(sqlite_place, draw.uniform(0.0, 0.25))
        told += sum(map(int, said))
        killed += code == -signal.SIGKILL
        with open_store(str(sqlite_place)) as store:  # what the kill left half done is undone here
            lean = store.read._lean
            there = lean.rows("SELECT count(*), count(DISTINCT body) FROM request")[0]
            whole = lean.rows(
                "SELECT count(*) FROM request r JOIN part p ON p.request_id = r.id JOIN event e ON e.request_id = r.id "
                "JOIN event_document l ON l.event_id = e.id JOIN document d ON d.sha256 = l.sha256 "
                "JOIN standing s ON s.request_id = r.id WHERE instr(CAST(d.content AS TEXT), r.ref) > 0"
            )[0]
        assert there[0] == there[1] == whole[0], "no body twice, no request without its letter"
        assert told <= there[0] <= told + 100 * killed, (
            "what was acknowledged is there; a kill loses one chunk at most"
        )
    assert killed >= 3, "it was killed while it worked"
    code, _ = run(sqlite_place, None)
    assert code == 0
    with open_store(str(sqlite_place)) as store:
        heads = store.read.heads()
        assert Counter(h.body for h in heads) == Counter(b.slug for b in bodies(LETTERS))
        for history in store.read.histories([h.id for h in heads[:50]]):
            assert problems(history.events) == []


def test_two_at_once_ask_each_body_once(sqlite_place: Path) -> None:
    with open_store(str(sqlite_place)) as store:
        peopled(store, 600)
    racing = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(sqlite_place)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    said = [process.communicate()[0].split()[1:] for process in racing]
    assert [process.returncode for process in racing] == [0, 0, 0]
    assert sum(int(n) for told in said for n in told) == 600
    with open_store(str(sqlite_place)) as store:
        assert Counter(h.body for h in store.read.heads()) == Counter(b.slug for b in bodies(600))


def test_drafting_loads_neither_sqlalchemy_nor_sqlmodel(sqlite_place: Path) -> None:
    with open_store(str(sqlite_place)) as store:
        peopled(store, 5)
    program = (
        PROGRAM + "\nprint(sorted({'sqlalchemy', 'sqlmodel', 'alembic', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(sqlite_place)], capture_output=True, text=True, check=True
    )
    # the test's own imports (the writer is not among them) are all that this process has
    assert done.stdout.splitlines()[-1] == "[]"
