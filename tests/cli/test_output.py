"""What is printed: JSON that programs read back and that no terminal obeys, rows for a pipe, questions for a person."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from foitrack.cli import output
from foitrack.errors import UsageError


def test_a_listing_has_its_version_items_and_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    output.show_json([{"due": date(2026, 6, 30)}], on=date(2026, 7, 1), total=1)
    assert json.loads(capsys.readouterr().out) == {
        "schema_version": 1,
        "on": "2026-07-01",
        "total": 1,
        "items": [{"due": "2026-06-30"}],
        "warnings": [],
    }


def test_one_thing_has_its_version_and_warnings_only_if_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    output.show_json(ref="ft-23456")
    assert json.loads(capsys.readouterr().out) == {"schema_version": 1, "ref": "ft-23456"}
    output.show_json(ref="ft-23456", warnings=["old"])
    assert json.loads(capsys.readouterr().out)["warnings"] == ["old"]


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[2J",
        "\x9b2J",
        "\x7f",
        "\u202e",
        "\u200b",
        "\u2028",
        "\ud800",
        "\U000e0041",
        "\ue000",
        "caf\u00e9 \u00a3 \u2192 \U0001f600",
    ],
)
def test_json_says_the_same_and_cannot_act_on_a_terminal(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output.show_json(said=text)
    out = capsys.readouterr().out
    assert json.loads(out)["said"] == text
    assert all(char.isprintable() or char == "\n" for char in out)


def test_readable_signs_stay_readable(capsys: pytest.CaptureFixture[str]) -> None:
    output.show_json(said="caf\u00e9 \u00a3")
    assert "caf\u00e9 \u00a3" in capsys.readouterr().out


def test_what_json_has_no_place_for_is_an_error() -> None:
    with pytest.raises(TypeError):
        output.show_json(said=object())


def test_a_row_in_a_pipe_is_one_line_whatever_its_cells_hold(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(["a", "b"], [["one\ntwo\tthree", None], [7, "\x1b[31mred"]])
    assert capsys.readouterr().out == "one two three\t\n7\t\\x1b[31mred\n"


def test_very_many_rows_are_laid_out_without_rich(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    output.table(["Ref", "Body"], [[n, "Kent Police"] for n in range(output.MANY + 1)])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == output.MANY + 2
    assert (lines[0], lines[1]) == ("Ref  Body", "0    Kent Police")


def test_without_a_terminal_a_question_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="--yes") as error:
        output.confirm("Send 43 letters?", yes=False)
    assert error.value.exit_code == 2
    output.confirm("Send 43 letters?", yes=True)


def test_data_goes_out_and_talk_goes_aside(capsys: pytest.CaptureFixture[str]) -> None:
    output.show("data\x1b[2J")
    output.say("talk\x1b[2J")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("data\\x1b[2J\n", "talk\\x1b[2J\n")


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)])
def test_a_stream_that_was_closed_breaks_nothing(closed: tuple[int, ...], tmp_path: Path) -> None:
    """As under ``foitrack ... >&-`` or a scheduler that opens none: the command ends with its own code."""
    asked = "clock", "--regime", "foia", "--received", "2026-06-01"
    shell = " ".join(
        ["exec", shlex.quote(sys.executable), "-m", "foitrack", *asked, *(f"{n}>&-" for n in closed)]
    )
    done = subprocess.run(
        ["sh", "-c", shell], env=os.environ | {"HOME": str(tmp_path)}, capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert (b"30 June 2026" in done.stdout) is (1 not in closed)
