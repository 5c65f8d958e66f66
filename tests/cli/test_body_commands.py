"""``body``, ``init`` and ``config`` as a person and a program use them."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from foitrack.cli.main import app

HEADER = "Name,Short name,URL name,Tags,Home page,Publication scheme,Disclosure log,Notes,Created at,Updated at,Version"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FOITRACK_TODAY", "2026-06-30")
    return tmp_path


def run(*words: str, code: int = 0, answers: str = "") -> Result:
    result = CliRunner().invoke(app, list(words), input=answers)
    assert result.exit_code == code, result.output
    return result


def read(*words: str) -> Any:
    return json.loads(run(*words, "--json").stdout)


def test_list_gives_the_promised_fields_without_a_store(home: Path) -> None:
    listing = read("body", "list", "@territorial-forces")
    assert listing["schema_version"] == 1
    assert listing["warnings"] == []
    assert len(listing["items"]) == 43
    promised = {"slug", "name", "kind", "nation", "regime", "cost_limit_gbp", "foi_email", "checked"}
    assert promised <= set(listing["items"][0])
    bedfordshire = next(i for i in listing["items"] if i["slug"] == "bedfordshire-police")
    assert (bedfordshire["foi_email"], bedfordshire["checked"]) == (None, "unknown")
    assert not (home / "data").exists()


def test_list_by_word_by_groups_and_all() -> None:
    assert {i["slug"] for i in read("body", "list", "dorset")["items"]} == {
        "dorset-council", "dorset-police", "dorset-police-and-crime-commissioner",
    }  # fmt: skip
    assert len(read("body", "list")["items"]) == 530
    assert {i["group"]: i["bodies"] for i in read("body", "list", "--groups")["items"]}[
        "territorial-forces"
    ] == 43
    assert "no group @nosuch" in run("body", "list", "@nosuch", code=3).stderr


def test_show_says_law_limit_addresses_and_what_to_know() -> None:
    shown = run("body", "show", "Border Force")
    assert "Border Force: requests go to Home Office" in shown.stderr
    assert "foirequests@homeoffice.gov.uk, unconfirmed (inferred)" in shown.stdout
    assert "£600: 24 hours" in shown.stdout
    whole = read("body", "show", "MDP")
    assert "mdp" in {f["id"] for f in whole["findings"]}


def test_show_of_a_body_outside_the_acts_gives_the_reason() -> None:
    shown = run("body", "show", "NCA")
    assert "outside the Freedom of Information Acts" in shown.stdout
    assert read("body", "show", "MI5")["findings"][0]["unconfirmed"] is True


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Home Offce", "Near to it: home-office"),
        ("West Midlands", "west-midlands-police"),
        ("Sussex local authority partnership", "not one public authority"),
    ],
)
def test_an_unknown_or_ambiguous_body_is_exit_3(name: str, says: str) -> None:
    assert says in run("body", "show", name, code=3).stderr


def test_edit_keeps_the_change_and_shows_the_day() -> None:
    done = run("body", "edit", "Kent Police", "--confirm-email", "foi@kent.police.uk", "--tag", "innerste")
    assert "(confirmed on 2026-06-30)" in done.stdout
    assert "foi@kent.police.uk, checked Tue 30 June 2026" in run("body", "show", "kent-police").stdout
    assert [i["slug"] for i in read("body", "list", "@innerste")["items"]] == ["kent-police"]
    assert "so already" in run("body", "edit", "kent-police", "--tag", "innerste").stdout


def test_edit_warns_of_an_odd_address_and_refuses_an_impossible_one() -> None:
    assert (
        "Look again: foi@gmail.com" in run("body", "edit", "kent-police", "--email", "foi@gmail.com").stderr
    )
    assert (
        "not an e-mail address" in run("body", "edit", "kent-police", "--email", "foi at kent", code=2).stderr
    )
    assert "Nothing to change" in run("body", "edit", "kent-police", code=2).stderr
    assert "--date" in run("body", "edit", "kent-police", "--note", "x", "--on", "2026-01-01", code=2).stderr


def test_a_closed_body_names_its_successor_and_leaves_its_groups() -> None:
    run("body", "edit", "kent-police", "--closed", "--successor", "Essex Police")
    shown = read("body", "show", "kent-police")
    assert shown["closed"] is True
    assert "essex-police" in shown["findings"][0]["next_step"]
    assert len(read("body", "list", "@territorial-forces")["items"]) == 42


def test_a_new_name_keeps_the_old_one_as_an_alias() -> None:
    run("body", "edit", "kent-police", "--name", "Invented Kent Constabulary")
    assert read("body", "show", "Kent Police")["name"] == "Invented Kent Constabulary"


def test_add_enters_a_body_with_the_law_of_its_nation() -> None:
    run("body", "add", "invented-council", "--name", "Invented Council", "--kind", "local_authority", "--nation",
        "scotland", "--email", "foi@example.org")  # fmt: skip
    shown = read("body", "show", "Invented Council")
    assert (shown["regime"], shown["cost_limit_gbp"], shown["checked"]) == ("FOISA", 600, "unknown")
    run("body", "add", "invented-council", "--name", "Again", code=2)


def test_import_reports_in_the_promised_shape(tmp_path: Path) -> None:
    file = tmp_path / "all-authorities.csv"
    file.write_text(
        f"{HEADER}\nInvented Board,,invented_board,nhs,,,,,x,x,1\n,,nameless,,,,,,x,x,1\n", encoding="utf-8"
    )
    first = read("body", "import", str(file))
    assert first == {
        "schema_version": 1,
        "read": 2,
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "skipped": [{"line": 3, "why": "It has no name."}],
        "warnings": [],
    }
    assert read("body", "import", str(file))["unchanged"] == 1
    assert "There is no file" in run("body", "import", str(tmp_path / "none.csv"), code=2).stderr


def test_a_name_from_a_file_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    file = tmp_path / "evil.csv"
    file.write_text(
        f"{HEADER}\nInvented Board,\x1b]0;owned\x07,invented_board,nhs,,,,,x,x,1\n", encoding="utf-8"
    )
    run("body", "import", str(file))
    shown = run("body", "show", "invented-board")
    assert "\x1b" not in shown.stdout + shown.stderr


def test_init_writes_the_settings_and_makes_the_store(home: Path) -> None:
    done = run(
        "init", "--name", "Quill Exampleton", "--email", "quill@example.org", "--organisation", "The Gazette"
    )
    settings = home / "config" / "foitrack" / "config.toml"
    assert str(settings) in done.stdout.replace("\n", "")
    assert stat.S_IMODE(settings.stat().st_mode) == 0o600
    assert (home / "data" / "foitrack" / "foitrack.sqlite3").exists()
    shown = {i["name"]: (i["value"], i["from"]) for i in read("config", "show")["items"]}
    assert shown["name"][0] == "Quill Exampleton"
    assert str(settings) in shown["name"][1]
    assert shown["today"] == ("2026-06-30", "FOITRACK_TODAY")
    assert run("config", "path").stdout.strip() == str(settings)


def test_init_without_a_terminal_and_without_answers_says_what_to_give() -> None:
    assert "--name NAME --email ADDRESS" in run("init", code=2).stderr
    assert "no address for replies" in run("init", "--name", "Quill Exampleton", code=2).stderr
    assert "not an e-mail address" in run("init", "--name", "Quill Exampleton", "--email", "x", code=2).stderr


def test_init_says_kindly_that_a_pseudonym_is_not_valid() -> None:
    done = run("init", "--name", "quill_99", "--email", "quill@example.org")
    assert "under a pseudonym it is not valid (FOIA s.8(1)(b))" in done.stderr


def test_init_on_a_terminal_asks_for_what_a_request_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foitrack.cli.settings.at_terminal", lambda: True)
    done = run("init", answers="Quill Exampleton\n\nquill@example.org\n")
    assert "real name" in done.stderr
    assert "Letters are signed: Quill Exampleton" in done.stdout
    assert "Replies go to: quill@example.org" in done.stdout


def test_init_again_asks_before_it_replaces_and_keeps_what_is_not_given(home: Path) -> None:
    run("init", "--name", "Quill Exampleton", "--email", "quill@example.org")
    assert "Add --yes" in run("init", "--email", "new@example.org", code=2).stderr
    run("init", "--email", "new@example.org", "--yes")
    shown = {i["name"]: i["value"] for i in read("config", "show")["items"]}
    assert (shown["name"], shown["email"]) == ("Quill Exampleton", "new@example.org")
    run("init", "--email", "new@example.org")  # nothing to replace, nothing to ask


def test_config_show_without_settings_names_init() -> None:
    assert "foitrack init" in run("config", "show").stdout
