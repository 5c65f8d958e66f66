"""Shell completion: what is offered, asked as a shell asks it; and never an error, a wait or a word too many."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desk import Desk

from foitrack.facts import Campaign
from foitrack.store import offered
from foitrack.store.chain import new_id


def complete(desk: Desk, *words: str) -> list[str]:
    """What bash is offered for the last of ``words``."""
    env = {
        **os.environ, **desk.env, "FOITRACK_STORE": str(desk.place), "_FOITRACK_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(["foitrack", *words]), "COMP_CWORD": str(len(words)),
    }  # fmt: skip
    child = subprocess.run(
        [sys.executable, "-m", "foitrack"], capture_output=True, text=True, env=env, timeout=30
    )
    assert child.stderr == ""
    return child.stdout.split()


def test_commands_references_bodies_events_and_templates(desk: Desk) -> None:
    ref = desk.ask("kent-police", campaign=Campaign("innerste", "Operation Innerste", id=new_id()))
    assert complete(desk, "log-r") == ["log-response"]
    assert complete(desk, "show", ref[:4]) == [ref]
    assert complete(desk, "show", "innerste/k") == ["innerste/kent-police"]
    assert complete(desk, "log", "clarification-r") == ["clarification-requested"]
    assert complete(desk, "list", "--body", "kent-") == [
        "kent-county-council",
        "kent-police",
        "kent-police-and-crime-commissioner",
    ]
    assert complete(desk, "list", "--campaign", "inn") == ["innerste"]
    assert complete(desk, "log-response", ref, "--outcome", "cost") == ["cost_limit"]
    assert complete(desk, "draft", "pol") == ["police-statistics"]


def test_a_store_named_on_the_line_is_the_one_asked(desk: Desk, tmp_path: Path) -> None:
    ref = desk.ask()
    elsewhere = Desk(tmp_path / "none.sqlite3", env=desk.env)
    assert complete(elsewhere, "show", "ft-") == []
    assert complete(elsewhere, "show", "--store", str(desk.place), "ft-") == [ref]


@pytest.mark.parametrize(
    "place", ["mysql://x/y", "postgresql+psycopg://nobody@192.0.2.1/none", "FOLDER", "STRANGER", "NOWHERE"]
)
def test_trouble_is_an_empty_answer_at_once(tmp_path: Path, place: str) -> None:
    (tmp_path / "stranger").write_text("not a store " * 100)
    named = {"FOLDER": tmp_path, "STRANGER": tmp_path / "stranger", "NOWHERE": tmp_path / "nowhere"}.get(
        place, place
    )
    began = time.monotonic()
    assert offered.references(str(named), "") == offered.bodies(str(named), "") == []
    assert time.monotonic() - began < 1
    assert not (tmp_path / "nowhere").exists()


def test_a_busy_store_is_not_waited_for(desk: Desk) -> None:
    desk.ask()
    busy = sqlite3.connect(desk.place, isolation_level=None)
    busy.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    assert offered.references(str(desk.place), "ft-") == []
    assert time.monotonic() - began < 1
    busy.rollback()
    busy.close()
    assert len(offered.references(str(desk.place), "ft-")) == 1


@pytest.mark.parametrize("begins", ["*", "%", "_", "'", "ft-\x00", "\ud800", "/", "a/b/c"])
def test_what_was_typed_is_text_and_no_pattern(desk: Desk, begins: str) -> None:
    desk.ask()
    assert offered.references(str(desk.place), begins) == []
    assert offered.bodies(str(desk.place), begins) == []
