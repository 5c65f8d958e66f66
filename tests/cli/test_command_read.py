"""``foitrack read``: what a program and a person get, and that nothing is ever recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foitrack.cli.main import app

REFUSAL = """Dear Ms Example

FOI 2231

We hold 7,069 occurrences that would each have to be read. We cannot say how long that would take, but it exceeds the 18 hours allowed, and so section 12(1) of the Freedom of Information Act applies.

You may ask for an internal review, and then complain to the Information Commissioner.
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "refusal.txt"
    path.write_text(REFUSAL, encoding="utf-8")
    return path


def run(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(a) for a in args])
    return result.exit_code, result.stdout, result.stderr


def test_the_object_that_programs_rely_on(letter: Path) -> None:
    code, out, _ = run("read", letter, "--json")
    told = json.loads(out)
    assert code == 0
    assert {
        "schema_version",
        "file",
        "regime",
        "outcome",
        "outcomes",
        "applied",
        "mentioned",
        "cost",
    } <= told.keys()
    assert {
        "findings",
        "references",
        "dates",
        "confidence",
        "why",
        "public_interest_reasoning",
    } <= told.keys()
    assert (told["file"], told["regime"], told["outcome"]) == ("refusal.txt", "FOIA", "cost_limit")
    (applied,) = told["applied"]
    assert applied["provision"] == "foia:12(1)"
    assert REFUSAL[applied["start"] : applied["end"]] == applied["quote"]
    assert told["cost"]["records_claimed"] == 7069
    assert told["cost"]["hours_claimed"] is None
    assert told["cost"]["limit_hours"] == 18
    assert told["mentions_internal_review"] is True
    assert told["mentions_commissioner"] is True


def test_a_cost_refusal_without_a_sum_is_met_with_questions_and_a_breach(letter: Path) -> None:
    findings = {f["id"]: f for f in json.loads(run("read", letter, "--json")[1])["findings"]}
    assert findings["Q1"]["result"] == "absent"
    assert "9.2 seconds a record" in findings["Q1"]["says"]  # 18 hours over 7,069 records
    assert findings["Q1"]["kind"] == findings["Q2"]["kind"] == "question"
    assert (findings["R10"]["result"], findings["R10"]["cite"]) == ("absent", "FOIA 2000 s.16")
    assert (findings["R1"]["result"], findings["R8"]["result"]) == ("not_checked", "present")


def test_a_person_is_shown_the_words(letter: Path) -> None:
    code, out, _ = run("read", letter)
    assert code == 0
    assert "section 12(1) of the Freedom of Information Act applies" in out
    assert "Nothing was recorded" in out


def test_a_batch_is_a_line_a_letter_in_the_order_of_names(tmp_path: Path, letter: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<p>Your request has been received and you will have a reply by 1 May.</p>"
    )
    (tmp_path / "labels.csv").write_text("x")
    (tmp_path / "z.pdf").write_bytes(b"not one")
    code, out, err = run("read", "--batch", tmp_path, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["file"] for line in lines] == ["a.html", "refusal.txt", "z.pdf"]
    assert "not a PDF" in lines[2]["error"]
    assert "labels.csv was left out" in err
    assert code == 1


def test_the_text_alone(letter: Path) -> None:
    assert run("read", letter, "--text") == (0, REFUSAL, "")


def test_a_scan_is_said_to_have_no_text(tmp_path: Path) -> None:
    (tmp_path / "scan.html").write_text("<img src='page1.png'>")
    code, out, err = run("read", tmp_path / "scan.html")
    assert code == 0
    assert "probably a scan" in err
    assert "unsure" in out


MISTAKES = [
    (["read"], 2, "Give one letter"),
    (["read", "missing.txt"], 3, "There is no file"),
    (["read", "--batch", "nowhere", "--json"], 3, "There is no folder"),
    (["read", "{letter}", "--regime", "french"], 2, "no regime"),
    (["read", "{letter}", "--batch", "."], 2, "Give one letter"),
    (["read", "--batch", "."], 2, "Add --json"),
]


@pytest.mark.parametrize(("args", "code", "says"), MISTAKES)
def test_a_mistake_gets_a_sentence(args: list[str], code: int, says: str, letter: Path) -> None:
    got, out, err = run(*(a.replace("{letter}", str(letter)) for a in args))
    assert (got, out) == (code, "")
    assert says in err


def test_a_letter_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("We refuse it under section 43(2) \x1b]52;c;aGk=\x07 of the Act.", encoding="utf-8")
    for args in (["read", path], ["read", path, "--json"], ["read", path, "--text"]):
        assert "\x1b" not in run(*args)[1]
