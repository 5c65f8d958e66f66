"""``due``, ``show`` and ``list``: the shapes that programs rely on, and what a person sees."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys

import pytest
from desk import Desk

from foitrack.facts import Campaign
from foitrack.store.chain import new_id

# interfaces: the keys of ``due --json`` and of its items. Others may be added, these stay.
TOP = {"schema_version", "on", "total", "items", "warnings"}
ITEM = {
    "ref", "body", "title", "deadline", "owed_by", "due", "days_left", "working_days_late", "basis", "provisional",
    "assumed", "also", "next",
}  # fmt: skip


def on_a_terminal(desk: Desk, *args: str, columns: int = 80) -> str:
    """What a command prints on a terminal of so many columns, without its colours."""
    master, slave = pty.openpty()
    env = {
        **os.environ, **desk.env, "FOITRACK_STORE": str(desk.place), "FOITRACK_TODAY": desk.day,
        "COLUMNS": str(columns), "TERM": "xterm",
    }  # fmt: skip
    child = subprocess.Popen(
        [sys.executable, "-m", "foitrack", *args], stdin=slave, stdout=slave, stderr=slave, env=env
    )
    os.close(slave)
    said = b""
    while True:
        ready, _, _ = select.select([master], [], [], 30)
        try:
            piece = os.read(master, 65536) if ready else b""
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        said += piece
    child.wait(30)
    os.close(master)
    return re.sub(r"\x1b\[[0-9;]*m", "", said.decode()).replace("\r", "")


def test_the_shape_of_due(desk: Desk) -> None:
    ref = desk.ask(sent="2026-06-01", title="Stop and search")
    told = desk.json("due")
    assert told.keys() >= TOP and told["schema_version"] == 1 and told["on"] == "2026-07-20"
    (item,) = told["items"]
    assert item.keys() >= ITEM
    # Received on Monday 1 June 2026 the answer is due on 30 June (interfaces); Monday 13 July is a bank holiday in
    # Northern Ireland, so that 13 working days lie after it up to Monday 20 July.
    assert {k: item[k] for k in ITEM} == {
        "ref": ref, "body": "kent-police", "title": "Stop and search", "deadline": "response_due", "owed_by": "body",
        "due": "2026-06-30", "days_left": -20, "working_days_late": 13, "basis": "statute", "provisional": False,
        "assumed": False, "also": [], "next": "chase",
    }  # fmt: skip


def test_lateness_is_counted_by_the_requests_own_calendar(desk: Desk) -> None:
    desk.ask("kent-police", "2026-06-01")
    desk.ask("police-scotland", "2026-06-01")
    late = {i["body"]: i["working_days_late"] for i in desk.json("due", "--on", "2026-07-14")["items"]}
    assert late == {"kent-police": 9, "police-scotland": 10}  # 13 July counts in Scotland alone


@pytest.mark.parametrize(
    ("on", "days", "total"),
    [
        ("2026-06-15", (), 0),  # due in fifteen days
        ("2026-06-16", (), 1),  # in fourteen
        ("2026-06-15", ("--days", "15"), 1),
        ("2026-06-30", ("--days", "0"), 1),
        ("2027-06-30", (), 1),  # overdue stays, however late
    ],
)
def test_what_is_overdue_and_fourteen_days(desk: Desk, on: str, days: tuple[str, ...], total: int) -> None:
    desk.ask(sent="2026-06-01")
    assert desk.json("due", "--on", on, *days)["total"] == total


def test_next_is_wait_until_the_later_reading_has_passed(desk: Desk) -> None:
    # Received on a Saturday: day 1 is Monday 1 June (s.10(6)), so due 29 June; the Code's reading makes Monday the day of
    # receipt and adds a working day.
    desk.ask(sent="2026-05-30")
    seen = {}
    for on in ("2026-06-29", "2026-06-30", "2026-07-01"):
        (item,) = desk.json("due", "--on", on)["items"]
        seen[on] = (item["due"], [a["due"] for a in item["also"]], item["next"])
    assert seen == {
        "2026-06-29": ("2026-06-29", ["2026-06-30"], "wait"),
        "2026-06-30": ("2026-06-29", ["2026-06-30"], "wait"),
        "2026-07-01": ("2026-06-29", ["2026-06-30"], "chase"),
    }


def test_silence_in_scotland_asks_for_a_review(desk: Desk) -> None:
    desk.ask("police-scotland", "2026-06-01")
    items = {i["deadline"]: i["next"] for i in desk.json("due", "--days", "60")["items"]}
    assert items["response_due"] == "review"


def test_a_right_of_yours_is_dropped_the_day_after(desk: Desk) -> None:
    ref = desk.ask(sent="2026-06-01")
    desk.run("log-response", ref, "--outcome", "refused", "--ground", "s.40(2)", "--date", "2026-06-29")
    # 40 working days after 29 June 2026, leaving out 13 July and 3 August: Wednesday 26 August.
    assert [(i["deadline"], i["owed_by"]) for i in desk.json("due", "--on", "2026-08-26")["items"]] == [
        ("review_request_by", "you")
    ]
    assert desk.json("due", "--on", "2026-08-27")["items"] == []


def test_text_is_cut_and_says_so_and_json_never_is(desk: Desk) -> None:
    for body in ("kent-police", "sussex-police", "west-midlands-police"):
        desk.ask(body)
    cut = desk.run("due", "--limit", "2")
    assert len(cut.stdout.splitlines()) == 2 and "and 1 more" in cut.stderr
    assert len(desk.run("due", "--limit", "0").stdout.splitlines()) == 3
    assert len(desk.json("due", "--limit", "2")["items"]) == 3


@pytest.mark.parametrize(
    ("on", "code"), [("2026-06-01", 0), ("2026-06-20", 11), ("2026-06-30", 11), ("2026-07-01", 10)]
)
def test_exit_codes_for_scripts(desk: Desk, on: str, code: int) -> None:
    desk.ask(sent="2026-06-01")
    desk.run("due", "--exit-code", "--on", on, code=code)
    desk.run("due", "--exit-code", "--on", on, "--json", code=code)
    desk.run("due", "--on", on)


def test_your_own_rights_alone_raise_no_exit_code(desk: Desk) -> None:
    ref = desk.ask(sent=None)
    desk.run("remind", ref, "2026-07-21", "embargo")
    desk.run("due", "--exit-code")


def test_in_a_pipe_a_row_is_a_line_with_tabs(desk: Desk) -> None:
    ref = desk.ask(sent="2026-06-01")
    assert desk.run("due").stdout == f"Kent Police\t{ref}\tanswer\t2026-06-30\t13 working days late\tchase\n"


def test_a_campaign_folds_on_a_terminal_and_nowhere_else(desk: Desk) -> None:
    campaign = Campaign("innerste", "Operation Innerste", id=new_id())
    for body in ("kent-police", "sussex-police", "west-midlands-police"):
        desk.ask(body, campaign=campaign)
    desk.ask("home-office")
    folded = on_a_terminal(desk, "due")
    assert "3 bodies" in folded and "innerste" in folded and "Kent Police" not in folded
    assert "Home Office" in folded
    unfolded = on_a_terminal(desk, "due", "--all")
    assert "3 bodies" not in unfolded and "Kent Police" in unfolded
    assert len(desk.run("due").stdout.splitlines()) == 4
    assert len(desk.json("due")["items"]) == 4


@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_terminal(desk: Desk, columns: int) -> None:
    ref = desk.ask(
        "avon-and-somerset-constabulary",
        title="A title that goes on and on, as titles of requests are wont to do",
        parts=["How many?"],
    )
    for args in (["due"], ["list"], ["show", ref], ["explain", ref, "--days"]):
        lines = on_a_terminal(desk, *args, columns=columns).splitlines()
        assert lines and max(map(len, lines)) <= columns, args


def test_what_others_wrote_cannot_move_the_cursor(desk: Desk) -> None:
    ref = desk.ask(title="Ha\x1b]0;pwned\x07 \u202etxt.exe")
    for args in (["due"], ["list"], ["show", ref]):
        said = desk.run(*args).stdout + on_a_terminal(desk, *args)
        assert "\x1b]" not in said and "\x07" not in said and "\u202e" not in said
    title = desk.json("show", ref)["title"]
    assert title == "Ha\x1b]0;pwned\x07 \u202etxt.exe"
    assert "\u202e" not in desk.run("show", ref, "--json").stdout


def test_show_tells_the_parts_the_clocks_and_the_timeline(desk: Desk) -> None:
    ref = desk.ask(parts=["How many?", "Was it suspended?", ("What was emitted?", "EIR")])
    desk.run(
        "log-response",
        ref,
        "--part",
        "1=disclosed_full",
        "--part",
        "2=refused:s.31(1)(a)",
        "--date",
        "2026-06-20",
    )
    told = desk.json("show", ref)
    assert [(p["n"], p["outcome"], p["regime"]) for p in told["parts"]] == [
        (1, "disclosed_full", "FOIA"),
        (2, "refused", "FOIA"),
        (3, None, "EIR"),
    ]
    assert [g["provision"] for g in told["parts"][1]["grounds"]] == ["foia:31(1)(a)"]
    assert told["standing"] == "awaiting"  # part 3 is still to come
    assert [e["event"] for e in told["events"]] == ["sent", "received", "response_partial"]
    text = desk.run("show", ref).stdout
    assert "3. What was emitted? [EIR]\n     silent" in text
    assert "refused, foia:31(1)(a)" in text


def test_show_on_a_day_knows_nothing_later(desk: Desk) -> None:
    ref = desk.ask()
    desk.run("log-response", ref, "--outcome", "not_held", "--date", "2026-07-06")
    assert desk.json("show", ref, "--on", "2026-06-20")["standing"] == "awaiting"
    assert desk.json("show", ref, "--on", "2026-07-05")["deadlines"]["response_due"]["state"] == "missed"
    assert desk.json("show", ref)["deadlines"]["response_due"]["state"] == "met_late"


def test_list_by_words_tag_body_campaign_and_standing(desk: Desk) -> None:
    campaign = Campaign("innerste", "Operation Innerste", id=new_id())
    kent = desk.ask("kent-police", campaign=campaign, title="Phones of children")
    home = desk.ask("home-office", None, title="Contracts")
    desk.run("tag", kent, "children")
    desk.run("log", "acknowledged", kent, "--date", "2026-06-02", "--their-ref", "FOI-77/26")

    def found(*args: str) -> list[str]:
        return [i["ref"] for i in desk.json("list", *args)["items"]]

    assert set(found()) == {kent, home}
    for args in (
        ["PHONES"], ["--tag", "children"], ["--body", "kent-police"], ["--body", "Kent Police"], ["--campaign", "innerste"],
        ["--standing", "awaiting"], ["foi 77 26"], [kent], ["phones", "--standing", "awaiting", "--tag", "children"],
    ):  # fmt: skip
        assert found(*args) == [kent], args
    assert found("--standing", "drafted") == [home]
    assert found("phones", "--standing", "drafted") == []
    desk.run("log-response", kent, "--outcome", "not_held", "--date", "2026-06-20")
    assert found("--standing", "awaiting") == [] and found("--standing", "answered") == [kent]
    assert found("--standing", "awaiting", "--on", "2026-06-19") == [kent]
    assert found("--on", "2026-05-31") == []  # nothing had happened yet
    desk.run("list", "--standing", "lost", code=2)
    desk.run("list", "--body", "no such body", code=3)


def test_a_long_list_is_cut_on_a_terminal_alone(desk: Desk) -> None:
    for body in ("kent-police", "sussex-police", "west-midlands-police"):
        desk.ask(body)
    cut = on_a_terminal(desk, "list", "--limit", "2")
    assert "and 1 more" in cut and "West Midlands" not in cut
    assert "West Midlands" in on_a_terminal(desk, "list", "--limit", "0")
    assert len(desk.run("list", "--limit", "2").stdout.splitlines()) == 3
    assert len(desk.json("list", "--limit", "2")["items"]) == 3


def test_a_reference_that_fits_several_is_exit_3_with_the_list(desk: Desk) -> None:
    refs = [desk.ask(b) for b in ("kent-police", "sussex-police")]
    for ref in refs:
        desk.run("log", "acknowledged", ref, "--date", "2026-06-02", "--their-ref", "FOI 1")
    said = desk.run("show", "FOI-1", code=3).stderr
    assert all(ref in said for ref in refs)
    assert "list" in desk.run("show", "ft-99999", code=3).stderr


def test_campaign_and_body_name_a_request(desk: Desk) -> None:
    ref = desk.ask("kent-police", campaign=Campaign("innerste", "Operation Innerste", id=new_id()))
    assert desk.json("show", "innerste/kent-police")["ref"] == ref


def test_nothing_due_is_said_and_not_an_error(desk: Desk) -> None:
    result = desk.run("due")
    assert result.stdout == "" and "Nothing is overdue" in result.stderr
    assert desk.json("due")["items"] == []
    assert "No request fits" in desk.run("list").stderr
