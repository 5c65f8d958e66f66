"""``foitrack report`` from the record to the file: on both engines, with what a user may ask and get wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foitrack.actions.files import write_file
from foitrack.actions.record import add_events
from foitrack.actions.report import report
from foitrack.cli.main import app
from foitrack.cli.report import FORMATS
from foitrack.errors import NotFound, UsageError
from foitrack.facts import Body, Campaign, Event, Ground, Outcome, Part, Question, Request, Requester
from foitrack.reports import EXPORTERS
from foitrack.store.open import Store, open_store
from foitrack.store.values import Batch

TODAY = date(2026, 9, 30)
ADA = Requester("Ada Example", "ada@example.org", id="a" * 32)
CAMPAIGNS = [
    Campaign(slug, title, (Question(1, "How many, by year?", id=letter * 31 + "1"),), id=letter * 32)
    for slug, title, letter in (("invented", "An invented question", "c"), ("other", "Another", "d"))
]
BODIES = [
    Body("exemplar-police", "Exemplar Police", kind="police_force", regime="FOIA"),
    Body("invented-council", "=Invented <Council>", kind="local_authority", regime="FOIA"),
]


def request(n: int, body: Body, campaign: Campaign | None) -> Request:
    parts = (Part(1, "How many, by year?", id=f"{n:031d}a"), Part(2, "Since when?", id=f"{n:031d}b"))
    ref = f"ft-2222{n + 2}"
    return Request(f"{n:032d}", ref, body, ADA, f"Question {n}", "FOIA", parts, campaign)


REQUESTS = [
    request(1, BODIES[0], CAMPAIGNS[0]),
    request(2, BODIES[1], CAMPAIGNS[0]),
    request(3, BODIES[0], None),
]


def fill(store: Store) -> None:
    """Three requests received on 1 June 2026; the first has an answer to one of its two parts."""
    with store.writing() as writer:
        writer.record(Batch(requesters=[ADA], bodies=BODIES, campaigns=CAMPAIGNS, requests=REQUESTS))
    for asked in REQUESTS:
        told = [Event(kind, date(2026, 6, 1), details={"via": "email"}) for kind in ("sent", "received")]
        add_events(store, asked.id, told, by="ada", today=TODAY)
    refused = Event(
        "cost",
        date(2026, 6, 29),
        parts=(1,),
        outcomes=(Outcome(1, "cost_limit"),),
        grounds=(Ground(1, "foia:12(1)", inferred=True),),
    )
    add_events(store, REQUESTS[0].id, [refused], by="ada", today=TODAY)


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


@pytest.fixture
def place(sqlite_place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with open_store(str(sqlite_place)) as opened:
        fill(opened)
    monkeypatch.setenv("FOITRACK_STORE", str(sqlite_place))
    monkeypatch.setenv("FOITRACK_TODAY", "2026-07-01")
    monkeypatch.chdir(sqlite_place.parent)
    yield sqlite_place


def foitrack(*words: str) -> Result:
    return CliRunner().invoke(app, ["report", *words])


# ---- what is in it -------------------------------------------------------------------------------


def test_open_deadlines_of_all_requests(filled: Store) -> None:
    made = report(filled.read, "deadlines", on=date(2026, 7, 1))
    body_owes = [(r.ref, r.part, r.due) for r in made.rows if r.deadline == "response_due"]
    due = date(2026, 6, 30)
    assert ("ft-22224", 0, due) in body_owes
    assert ("ft-22225", 0, due) in body_owes
    assert {r for r, _, _ in body_owes} == {"ft-22223", "ft-22224", "ft-22225"}
    assert dict(made.facts)["Overdue"] == "3"


def test_one_campaign_only(filled: Store) -> None:
    made = report(filled.read, "deadlines", on=date(2026, 7, 1), campaign="invented")
    assert {r.ref for r in made.rows} == {"ft-22223", "ft-22224"}


def test_closed_requests_are_left_out_until_the_closing_is_withdrawn(filled: Store) -> None:
    def refs() -> set[str]:
        return {r.ref for r in report(filled.read, "deadlines", on=date(2026, 7, 1)).rows}

    def add(event: Event) -> str:
        return add_events(filled, REQUESTS[2].id, [event], by="ada", today=TODAY).events[0].id

    closing = add(Event("closed", date(2026, 7, 1)))
    assert refs() == {"ft-22223", "ft-22224"}
    add(Event("retracted", date(2026, 7, 1), retracts=closing))
    assert refs() == {"ft-22223", "ft-22224", "ft-22225"}


def test_a_campaign_has_one_row_a_body_and_part(filled: Store) -> None:
    made = report(filled.read, "campaign", on=date(2026, 7, 1), campaign="invented")
    assert [(r.body, r.part, r.outcome, r.late) for r in made.rows] == [  # type: ignore[union-attr]
        ("exemplar-police", 1, "cost_limit", False),
        ("exemplar-police", 2, "silent", True),
        ("invented-council", 1, "silent", True),
        ("invented-council", 2, "silent", True),
    ]
    assert ("Part 1", "How many, by year?") in made.facts
    assert ("Answered under the law", "1 of 4") in made.facts
    assert {r.ref for r in made.open} == {"ft-22223", "ft-22224"}


@pytest.mark.parametrize("form", EXPORTERS)
def test_the_same_record_gives_the_same_bytes(filled: Store, form: str) -> None:
    """Reading it twice, and through another connection, changes nothing; the moment of reading is nowhere."""

    def written(opened: Store) -> str:
        return "".join(EXPORTERS[form](report(opened.read, "deadlines", on=date(2026, 7, 1))))

    first = written(filled)
    assert written(filled) == first
    if filled.path:
        with open_store(str(filled.path)) as again:
            assert written(again) == first


def test_a_campaign_that_is_not_there_or_not_named(filled: Store) -> None:
    with pytest.raises(NotFound, match="invented, other"):
        report(filled.read, "campaign", on=TODAY, campaign="nonsuch")
    with pytest.raises(UsageError, match="invented, other"):
        report(filled.read, "campaign", on=TODAY)
    with pytest.raises(NotFound):
        report(filled.read, "deadlines", on=TODAY, campaign="nonsuch")


# ---- where it goes -------------------------------------------------------------------------------


def test_the_command_knows_the_formats_of_the_table() -> None:
    assert tuple(EXPORTERS) == FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_to_the_screen_and_to_a_file_are_the_same_bytes(place: Path, form: str) -> None:
    shown, kept = foitrack("--format", form), foitrack("-o", f"out.{form}")
    assert (shown.exit_code, kept.exit_code) == (0, 0), kept.stderr
    path = place.parent / f"out.{form}"
    assert path.read_bytes() == shown.stdout_bytes
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept.stdout == ""
    assert f"Wrote out.{form}" in kept.stderr


def test_csv_on_the_screen_is_data_only(place: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(foitrack("-f", "csv").stdout_bytes.decode("utf-8-sig"))))
    assert "'=Invented <Council>" in {row["body_name"] for row in rows}
    assert len(rows) == json.loads(foitrack("--json").stdout)["total"]


def test_a_file_that_is_there_is_kept(place: Path) -> None:
    path = place.parent / "mine.csv"
    path.write_text("my notes")
    refused = foitrack("-o", "mine.csv")
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert path.read_text() == "my notes"
    assert foitrack("-o", "mine.csv", "--force").exit_code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfref,")
    assert sorted(p.name for p in place.parent.iterdir()) == ["foitrack.sqlite3", "mine.csv"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("-o", "report.pdf"), 2, "Which format"),
        (("-o", "report"), 2, "Which format"),
        (("-o", "nowhere/report.csv"), 2, "no folder"),
        (("-f", "xml"), 2, "xml"),
        (("weekly",), 2, "weekly"),
        (("--days", "-1"), 2, "-1"),
        (("--json", "-f", "csv"), 2, "two formats"),
        (("--on", "04/13/2026"), 2, "13"),
        (("campaign", "--campaign", "nonsuch"), 3, "nonsuch"),
        (("campaign",), 2, "invented, other"),
        (("--store", "absent.sqlite3"), 3, "no store"),
    ],
)
def test_what_can_be_asked_wrongly(place: Path, words: tuple[str, ...], code: int, says: str) -> None:
    done = foitrack(*words)
    assert done.exit_code == code, done.output
    assert says in done.stderr
    assert done.stdout == ""
    assert [p.name for p in place.parent.iterdir()] == ["foitrack.sqlite3"]


# ---- a file, whole or not at all -----------------------------------------------------------------


def test_a_report_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")

    def pieces() -> Iterator[str]:
        yield "new"
        raise RuntimeError("the record could not be read on")

    with pytest.raises(RuntimeError):
        write_file(path, pieces(), overwrite=True)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """A limit on the size of a file stands for the disk: the same error from the same call."""
    import resource
    import signal

    path = tmp_path / "out.csv"
    path.write_text("old")
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(OSError, match=r"[Ll]arge|space"):
            write_file(path, ["x" * 100_000], overwrite=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_a_name_taken_while_writing_is_not_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    def pieces() -> Iterator[str]:
        path.write_text("somebody else's")
        yield "ours"

    with pytest.raises(UsageError, match="there already"):
        write_file(path, pieces())
    assert path.read_text() == "somebody else's"


def test_a_stick_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert write_file(tmp_path / "out.csv", ["a", "é"]) == 3
    assert (tmp_path / "out.csv").read_bytes() == b"a\xc3\xa9"
