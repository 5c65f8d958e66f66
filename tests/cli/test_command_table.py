"""The table of commands: their help, their panels, what is said to a slip, and which exit code an error gets."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from desk import Desk
from typer.testing import CliRunner

from foitrack import __version__
from foitrack.cli.main import COMMANDS, PANELS, app
from foitrack.facts import EVENT_KINDS, OUTCOME_EVENTS

DESIGN = [
    "Asking",
    "Record",
    "Reading",
    "Where things stand",
    "Answering",
    "Campaign",
    "Out",
    "In",
    "Material",
    "Care",
]
RECORDS = ("log", "log-response", "undo", "note", "tag", "remind")
LISTS = ("due", "list")


def command(name: str) -> typer.core.TyperCommand:
    group = typer.main.get_command(app)
    found = group.get_command(typer.Context(group), name)
    assert found is not None, name
    return found


def foitrack(
    *args: str, desk: Desk | None = None, before: str = "", **more: object
) -> subprocess.CompletedProcess[str]:
    """The console script in a process of its own; ``before`` is Python that runs first."""
    env = {
        **os.environ,
        **(desk.env | {"FOITRACK_STORE": str(desk.place), "FOITRACK_TODAY": desk.day} if desk else {}),
    }
    script = f"import sys; sys.argv[0] = 'foitrack'\n{before}\nfrom foitrack.cli.main import run\nrun()"
    return subprocess.run(
        [sys.executable, "-c", script, *args], capture_output=True, text=True, env=env, **more
    )  # type: ignore[call-overload,no-any-return]


def test_help_shows_the_panels_in_the_order_of_the_design() -> None:
    lines = CliRunner().invoke(app, ["--help"]).stdout.splitlines()
    shown = [
        line.removesuffix(":") for line in lines if line.endswith(":") and line.removesuffix(":") in DESIGN
    ]
    assert shown == [panel for panel in DESIGN if panel in PANELS]
    for panel, commands in PANELS.items():
        assert commands, panel
        for name in commands:
            assert any(line.split()[:1] == [name] for line in lines), name


def test_asking_for_nothing_is_asking_what_there_is() -> None:
    bare = CliRunner().invoke(app, [])
    assert bare.exit_code == 0 and bare.stdout == CliRunner().invoke(app, ["--help"]).stdout


def test_the_names_of_events_and_outcomes_are_in_the_help() -> None:
    for name, words in (
        ("log", [k.replace("_", "-") for k in EVENT_KINDS]),
        ("log-response", OUTCOME_EVENTS),
    ):
        told = CliRunner().invoke(app, [name, "--help"]).stdout.replace("\n", " ")
        told = "".join(told.split("  "))
        for word in words:
            assert word in told or word in told.replace("- ", "-"), word


def test_the_table_says_where_each_command_is() -> None:
    """Each module registers what the table says of it, and nothing else."""
    for module in set(COMMANDS.values()):
        shelf = typer.Typer()
        __import__(f"foitrack.cli.{module}", fromlist=["register"]).register(shelf)
        registered = set(typer.main.get_group(shelf).commands)
        assert registered == {name for name, where in COMMANDS.items() if where == module}, module


def with_their_own() -> list[str]:
    """Every command; of one that has commands of its own, those."""
    return [
        f"{name} {sub}".strip()
        for name in typer.main.get_command(app).list_commands(None)  # type: ignore[attr-defined]
        for sub in getattr(command(name), "commands", None) or ("",)
    ]


@pytest.mark.parametrize("name", with_their_own())
def test_every_command_has_help_with_an_example(name: str) -> None:
    result = CliRunner().invoke(app, [*name.split(), "--help"], terminal_width=120)
    assert result.exit_code == 0
    usage, _, told = result.stdout.partition("\n\n")
    assert usage.startswith("Usage: ")
    shorter = name.split()[-1]  # doctor, backup and restore also answer without store
    called = [name, shorter] if shorter in COMMANDS else [name]
    assert any(f"foitrack {words} " in told.split("Options:")[0].replace("\n", " ") for words in called)


@pytest.mark.parametrize("name", RECORDS)
def test_on_is_refused_where_a_fact_is_recorded(desk: Desk, name: str) -> None:
    ref = desk.ask()
    args = {
        "log": ["received", ref],
        "log-response": [ref, "--outcome", "refused"],
        "undo": [ref, "--yes"],
        "note": [ref, "x"],
        "tag": [ref, "x"],
        "remind": [ref, "2026-08-01", "x"],
    }[name]
    before = desk.json("show", ref)
    assert "--date" in desk.run(name, *args, "--on", "2026-06-01", code=2).stderr
    assert desk.json("show", ref) == before


@pytest.mark.parametrize("name", [*RECORDS, *LISTS, "show", "explain"])
def test_store_and_json_are_taken_after_the_command(name: str) -> None:
    options = {opt for param in command(name).params for opt in param.opts}
    assert {"--store", "--json", "--on"} <= options


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("overdue", "foitrack due"),
        ("lgo", "log"),
        ("log-respons", "log-response"),
        ("response", "foitrack log-response"),
        ("clarification-requested", "foitrack log clarification-requested REF"),
        ("help", "foitrack --help"),
        ("xyzzy", "foitrack --help"),
    ],
)
def test_an_unknown_command_is_met_with_a_near_one(typed: str, says: str) -> None:
    result = CliRunner().invoke(app, [typed])
    assert result.exit_code == 2 and says in result.stderr


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["due"], 0),
        (["show", "ft-99999"], 3),
        (["due", "--on", "someday"], 2),
        (["due", "--days", "-1"], 2),
        (["due", "--no-such-option"], 2),
        (["due", "--store", "FOLDER"], 4),
        (["due", "--store", "STRANGER"], 4),
        (["due", "--store", "NOWHERE"], 3),
        (["due", "--store", "mysql://here/there"], 2),
    ],
)
def test_exit_codes_are_those_of_the_interfaces(
    desk: Desk, tmp_path: Path, args: list[str], code: int
) -> None:
    (tmp_path / "stranger").write_text("This is a shopping list, not a store. " * 40)
    places = {
        "FOLDER": str(tmp_path),
        "STRANGER": str(tmp_path / "stranger"),
        "NOWHERE": str(tmp_path / "nowhere"),
    }
    result = desk.run(*[places.get(a, a) for a in args], code=code)
    if code and "Usage:" not in result.stderr:
        assert result.stderr.startswith("foitrack: ") and result.stderr.count("\n") == 1
    assert not (tmp_path / "nowhere").exists()
    assert (tmp_path / "stranger").read_text().startswith("This is a shopping list")


def test_an_error_cannot_forge_a_second_line_or_colour(desk: Desk) -> None:
    said = desk.run("show", "x\nfoitrack: all is well\x1b[31m", code=3).stderr
    assert said.count("\n") == 1 and "\x1b" not in said


def test_the_version() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"foitrack {__version__}\n"


# ---- the console script -------------------------------------------------------------------------


def test_the_unexpected_is_one_line_and_debug_tells_all(desk: Desk) -> None:
    broken = "import foitrack.today\nfoitrack.today.today = lambda: 1 / 0"
    quiet = foitrack("due", desk=desk, before=broken)
    assert quiet.returncode == 1 and quiet.stdout == ""
    assert quiet.stderr.count("\n") == 1 and "ZeroDivisionError" in quiet.stderr and "--debug" in quiet.stderr
    loud = foitrack("--debug", "due", desk=desk, before=broken)
    assert loud.returncode == 1 and "Traceback" in loud.stderr and "in <lambda>" in loud.stderr


def test_a_reader_that_goes_away_is_no_error(desk: Desk) -> None:
    desk.ask()
    reading, writing = os.pipe()
    os.close(reading)
    env = {**os.environ, **desk.env, "FOITRACK_STORE": str(desk.place)}
    for args in (["due", "--days", "3000"], ["--help"], ["list", "--json"]):
        child = subprocess.run(
            [sys.executable, "-m", "foitrack", *args], stdout=writing, stderr=subprocess.PIPE, env=env
        )
        assert (child.returncode, child.stderr) == (0, b""), args
    os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told(desk: Desk) -> None:
    with Path("/dev/full").open("w") as full:
        child = subprocess.run(
            [sys.executable, "-m", "foitrack", "--version"], stdout=full, stderr=subprocess.PIPE
        )
    assert child.returncode == 1 and b"No space left" in child.stderr and child.stderr.count(b"\n") == 1


def test_interruption_is_130(desk: Desk) -> None:
    stopped = "import foitrack.today\ndef today(): raise KeyboardInterrupt\nfoitrack.today.today = today"
    child = foitrack("due", desk=desk, before=stopped)
    assert child.returncode == 130 and "Traceback" not in child.stderr


def test_a_terminal_that_cannot_show_a_sign_still_gets_the_line(desk: Desk) -> None:
    ref = desk.ask(title="Caf\u00e9s \u2192 bars")
    child = subprocess.run(
        [sys.executable, "-m", "foitrack", "list"],
        capture_output=True,
        env={**os.environ, **desk.env, "FOITRACK_STORE": str(desk.place), "PYTHONIOENCODING": "latin-1"},
    )
    assert child.returncode == 0 and ref.encode() in child.stdout and b"Caf\xe9s \\u2192 bars" in child.stdout


def test_what_is_made_is_private(desk: Desk, tmp_path: Path) -> None:
    before = f"import os; os.umask(0)\nos.environ['FOITRACK_STORE'] = {str(tmp_path / 'new' / 's.sqlite3')!r}"
    (tmp_path / "new").mkdir()
    child = foitrack("init", "--name", "Ada Example", "--email", "ada@example.org", desk=desk, before=before)
    assert child.returncode == 0, child.stderr
    made = [*(tmp_path / "new").iterdir(), *(tmp_path / "home").rglob("*")]
    assert made and all(stat.S_IMODE(p.stat().st_mode) & 0o077 == 0 for p in made)


HEAVY = ("sqlmodel", "sqlalchemy", "alembic", "pydantic", "jinja2", "rich", "icalendar", "pypdf", "psycopg")


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["due"], ["due", "--json"], ["list"], ["list", "x", "--json"], ["show", "REF"], ["explain", "REF"], ["clock", "--regime", "foia", "--received", "2026-06-01"]]
)  # fmt: skip
def test_start_up_is_lean(desk: Desk, args: list[str]) -> None:
    ref = desk.ask()
    leaving = "import os\ndef leave(code): sys.stderr.write(' '.join(sys.modules)); sys.stderr.flush(); os.kill(os.getpid(), 9)\nos._exit = leave"
    child = foitrack(*[ref if a == "REF" else a for a in args], desk=desk, before=leaving)
    loaded = set(child.stderr.split())
    assert "foitrack.cli.main" in loaded
    assert sorted(m for m in loaded if m.split(".")[0] in HEAVY) == []


def test_due_loads_no_law_when_nothing_is_overdue(desk: Desk) -> None:
    desk.ask()
    leaving = "import os\ndef leave(code): sys.stderr.write(' '.join(sys.modules)); sys.stderr.flush(); os.kill(os.getpid(), 9)\nos._exit = leave"
    child = foitrack("due", "--on", "2026-06-20", desk=desk, before=leaving)
    assert "Kent Police" in child.stdout
    assert not {"foitrack.clock", "foitrack.law", "foitrack.case", "foitrack.bodies"} & set(
        child.stderr.split()
    )
