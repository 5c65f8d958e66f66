"""``foitrack calendar`` as a person and as a program use it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from foitrack.actions.record import add_events
from foitrack.cli.main import app
from foitrack.facts import Body, Event, Request, Requester
from foitrack.law.working_days import DIVISIONS, shipped
from foitrack.store.chain import new_id
from foitrack.store.open import open_store
from foitrack.store.values import Batch

Run = Callable[..., Any]  # its result has exit_code, stdout and stderr


@pytest.fixture
def place(sqlite_place: Path) -> str:
    """A store with one request under each Act, sent on 1 June 2027."""
    asker = Requester("Una Invented", "una@example.org", id=new_id())
    bodies = [
        Body("invented-force", "Invented Force", kind="police_force", nation="england"),
        Body(
            "invented-council", "Invented Council", kind="local_authority", nation="scotland", regime="FOISA"
        ),
    ]
    with open_store(str(sqlite_place)) as store:
        requests = [
            Request(new_id(), f"ft-bbbb{n}", body, asker, "Children", body.regime)
            for n, body in enumerate(bodies, 2)
        ]
        with store.writing() as writer:
            writer.record(Batch(requesters=[asker], bodies=bodies, requests=requests))
        for request in requests:
            sent = Event("sent", date(2027, 6, 1), details={"via": "email"})
            add_events(store, request.id, [sent], by="tester", today=date(2027, 6, 2))
    return str(sqlite_place)


@pytest.fixture
def run(place: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("FOITRACK_TODAY", "2027-06-02")

    def run(*arguments: str, typed: str | bytes | None = None) -> Any:
        return CliRunner().invoke(app, ["calendar", *arguments, "--store", place], input=typed)

    return run


def file(folder: Path, *, extra: tuple[str, ...] = (), without: str = "", gone: str = "") -> str:
    """A file as GOV.UK publishes it, with days more for Scotland, a division fewer or a day fewer."""
    told: dict[str, Any] = {
        division: {"division": division, "events": []} for division in DIVISIONS if division != without
    }
    for row in shipped().rows():
        for division in set(row.nations) & told.keys():
            if 2019 <= row.on.year <= 2028 and row.on.isoformat() != gone:
                told[division]["events"].append({"title": row.name, "date": row.on.isoformat(), "notes": ""})
    for on in extra:
        told["scotland"]["events"].append({"title": "Day of celebration", "date": on, "notes": ""})
    path = folder / "bank-holidays.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return str(path)


def dates(place: str) -> dict[str, str]:
    with open_store(place) as store:
        return {i.ref: i.due.isoformat() for i in store.read.due(date(2027, 6, 2), date(2028, 1, 1)).items
                if i.name == "response_due"}  # fmt: skip


BEFORE = {"ft-bbbb2": "2027-06-29", "ft-bbbb3": "2027-06-29"}
AFTER = {"ft-bbbb2": "2027-06-30", "ft-bbbb3": "2027-06-30"}
NEW_DAY = ("2027-06-07",)


def test_a_dry_run_shows_what_would_move_and_changes_nothing(run: Run, place: str, tmp_path: Path) -> None:
    shown = run("import", file(tmp_path, extra=NEW_DAY), "--dry-run")
    assert shown.exit_code == 0
    assert "ft-bbbb2\tinvented-force\tresponse_due\t2027-06-29\t2027-06-30\t" in shown.stdout
    assert "+ Mon 7 June 2027  Day of celebration (Scotland)" in shown.stderr
    assert "Nothing was changed" in shown.stderr
    assert dates(place) == BEFORE


def test_an_import_moves_the_dates_and_undo_moves_them_back(run: Run, place: str, tmp_path: Path) -> None:
    assert dates(place) == BEFORE
    done = run("import", file(tmp_path, extra=NEW_DAY), "--yes", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["schema_version"] == 1 and told["recorded"] is True
    assert [(h["date"], h["nations"]) for h in told["added"]] == [("2027-06-07", ["scotland"])]
    moved = {(m["ref"], m["deadline"]): (m["was"], m["now"]) for m in told["items"]}
    assert moved["ft-bbbb2", "response_due"] == ("2027-06-29", "2027-06-30")
    assert all("2027-06-07 is now a bank holiday" in m["why"] for m in told["items"])
    assert any("new in scotland only" in warning for warning in told["warnings"])
    assert dates(place) == AFTER
    assert run("undo", "--yes").exit_code == 0
    assert dates(place) == BEFORE


def test_nobody_at_a_terminal_must_say_yes(run: Run, place: str, tmp_path: Path) -> None:
    refused = run("import", file(tmp_path, extra=NEW_DAY))
    assert refused.exit_code == 2 and "--yes" in refused.stderr
    assert "2027-06-29 -> 2027-06-30" in refused.stderr  # what it asks about is shown
    assert dates(place) == BEFORE


def test_a_file_without_a_division_is_taken_for_the_others(run: Run, place: str, tmp_path: Path) -> None:
    lacking = file(tmp_path, extra=NEW_DAY, without="northern-ireland")
    strict = run("import", lacking, "--yes", "--strict")
    assert strict.exit_code == 1 and "nothing for northern-ireland" in strict.stderr
    assert dates(place) == BEFORE
    taken = run("import", lacking, "--yes")
    assert taken.exit_code == 0 and "nothing for northern-ireland" in taken.stderr
    assert dates(place) == AFTER


def test_a_year_that_is_not_whole_is_partial_success(run: Run, place: str, tmp_path: Path) -> None:
    part = run("import", file(tmp_path, extra=NEW_DAY, gone="2028-08-28"), "--yes", "--json")
    assert part.exit_code == 1
    told = json.loads(part.stdout)
    assert {(p["division"], p["year"]) for p in told["skipped"]} == {
        ("england-and-wales", 2028),
        ("northern-ireland", 2028),
    }
    assert dates(place) == AFTER


REFUSED = [
    ("GOV.UK's internal file", '{"divisions": {"scotland": {}}}', 2, "keeps internally"),
    ("no JSON", "Bank holidays", 2, "not JSON"),
    ("bytes", b"\xff\xfe\x00", 2, "UTF-8"),
    ("nothing whole in it", '{"scotland": {"events": []}}', 1, "Nothing in the file is complete"),
]


@pytest.mark.parametrize(("text", "code", "says"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_cannot_be_imported(run: Run, place: str, text: str | bytes, code: int, says: str) -> None:
    refused = run("import", "-", "--yes", typed=text)
    assert (refused.exit_code, says in refused.stderr) == (code, True)
    with open_store(place) as store:
        assert store.read.calendar_changes() == []


def test_a_file_that_is_not_there(run: Run) -> None:
    missing = run("import", "/nowhere/bank-holidays.json", "--yes")
    assert missing.exit_code == 1 and "No such file" in missing.stderr


def test_one_day_by_options_and_many_by_rows(run: Run, place: str) -> None:
    said = ("--in", "scotland", "--name", "Day of celebration", "--source", "gov.scot")
    assert run("override", "--add", "7/6/2027", *said, "--yes").exit_code == 0
    assert dates(place) == AFTER
    rows = '# called off\n- 2027-06-07 scotland "called off" gov.scot\n'
    assert run("override", "-", "--yes", typed=rows).exit_code == 0
    assert dates(place) == BEFORE
    listed = json.loads(run("check", "--json").stdout)
    assert [change["kind"] for change in listed["items"]] == ["override", "override"]
    assert any("changes nothing any more" in warning for warning in listed["warnings"])


WRONG = [
    (["--add", "2027-06-07", "--name", "Day", "--source", "x"], "--in scotland"),
    (
        ["--add", "2027-06-07", "--in", "wales", "--name", "Day", "--source", "x"],
        "no division called 'wales'",
    ),
    (["--add", "2027-06-06", "--in", "all", "--name", "Day", "--source", "x"], "Sunday"),
    (["--add", "2027-06-07", "--in", "all", "--name", "Day"], "source"),
    (["--in", "all", "--name", "Day", "--source", "x"], "--add DAY or --remove DAY"),
    (
        ["--add", "2027-06-07", "--in", "all", "--on", "2027-06-07", "--name", "Day", "--source", "x"],
        "--date",
    ),
]


@pytest.mark.parametrize(("options", "says"), WRONG)
def test_an_override_that_cannot_be_meant(run: Run, place: str, options: list[str], says: str) -> None:
    refused = run("override", *options, "--yes")
    assert refused.exit_code == 2 and says in refused.stderr
    assert dates(place) == BEFORE


def test_show_lists_a_year_for_all_nations_or_one(run: Run) -> None:
    told = json.loads(run("show", "2026", "--json").stdout)
    june = [h for h in told["items"] if h["date"] == "2026-06-15"]
    assert [(h["name"], h["basis"]) for h in june] == [("World Cup bank holiday (Scotland)", "proclamation")]
    assert len(told["items"]) == 14 and told["calendar"]["id"] == shipped().id
    english = run("show", "2026", "--nation", "england-and-wales")
    assert len(english.stdout.splitlines()) == 8 and "Mon 6 April 2026\tEaster Monday\t" in english.stdout


SHOWN = [
    (["2031"], 0, "predicted"),
    (["2031", "--strict"], 1, "predictions"),
    (["2034"], 1, "after the last day"),
    (["2004"], 1, "before the calendar begins"),
    (["2026", "--nation", "wales"], 2, "no nation called"),
]


@pytest.mark.parametrize(("options", "code", "says"), SHOWN)
def test_show_says_how_sure_a_year_is(run: Run, options: list[str], code: int, says: str) -> None:
    shown = run("show", *options)
    assert (shown.exit_code, says in shown.stderr) == (code, True)


def test_check_warns_of_an_old_list_and_strict_makes_it_fail(run: Run) -> None:
    old = run("check")
    assert old.exit_code == 0 and "more than six months ago" in old.stderr
    assert "foitrack calendar import FILE" in old.stderr
    assert run("check", "--strict").exit_code == 1
    assert run("check", "--strict", "--on", "2026-12-01").exit_code == 0


def test_show_and_check_need_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("FOITRACK_TODAY", "2026-12-01")
    assert CliRunner().invoke(app, ["calendar", "show"]).exit_code == 0
    assert CliRunner().invoke(app, ["calendar", "check"]).exit_code == 0
    assert not any(tmp_path.iterdir())
    elsewhere = CliRunner().invoke(app, ["calendar", "check", "--store", str(tmp_path / "none.sqlite3")])
    assert elsewhere.exit_code == 3


def test_recount_has_nothing_to_do_after_a_finished_change(run: Run, place: str, tmp_path: Path) -> None:
    run("import", file(tmp_path, extra=NEW_DAY), "--yes")
    assert "up to date" in run("recount").stderr
    again = json.loads(run("recount", "--all", "--json").stdout)
    assert (again["requests"], again["items"]) == (2, [])
