"""``log``, ``log-response``, ``undo``, ``note``, ``tag``, ``remind`` as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import Desk

from foitrack.facts import EVENT_KINDS, Campaign
from foitrack.store.chain import new_id
from foitrack.store.open import open_store


def kinds(desk: Desk, ref: str) -> list[str]:
    return [e["event"] for e in desk.json("show", ref)["events"]]


def test_an_event_and_a_reference_go_in_either_order(desk: Desk) -> None:
    ref = desk.ask()
    desk.run("log", "acknowledged", ref, "--date", "2026-06-02")
    desk.run("log", ref, "part-to-follow", "--date", "3/6/2026")
    desk.run("log", "part_to_follow", ref, "--date", "4 June 2026")
    assert kinds(desk, ref)[2:] == ["acknowledged", "part_to_follow", "part_to_follow"]


@pytest.mark.parametrize("kind", sorted(set(EVENT_KINDS) - {"retracted", "fee_paid"}))
def test_every_event_of_the_vocabulary_can_be_logged(desk: Desk, kind: str) -> None:
    ref = desk.ask()
    more = ["--regime", "eir"] if kind.startswith("regime_") else []
    desk.run("log", kind.replace("_", "-"), ref, "--date", "2026-06-20", *more, "--anyway", "for the table")
    assert kind in kinds(desk, ref)


# The interfaces promise that a story gives the same deadlines through ``log`` as through ``clock --cases``. The day
# that each turns on is anchored where a source gives it.
STORIES = [
    # 17 March (St Patrick's Day, Northern Ireland) does not count under FOIA s.10(6), and does under FOISA s.73.
    ("kent-police", "2026-03-04", [], "response_due", "2026-04-02"),
    ("police-scotland", "2026-03-04", [], "response_due", "2026-04-01"),
    # 2 January is a bank holiday in Scotland only, so it does not count for anybody under FOIA.
    ("home-office", "2025-12-30", [], "response_due", "2026-01-29"),
    # A fresh period from the day the clarification arrives: s.10(6)(b).
    (
        "kent-police",
        "2026-02-02",
        [("clarification_requested", "2026-02-09", {}), ("clarification_provided", "2026-03-04", {})],
        "response_due",
        "2026-04-02",
    ),
    # Notice day and payment day are both left out (s.10(2)): three working days, Mon 9 to Wed 11 March. Working day
    # 20 moves by three from Thu 2 April, past Good Friday and Easter Monday, to Thu 9 April.
    (
        "kent-police",
        "2026-03-04",
        [("fee_notice", "2026-03-09", {}), ("fee_paid", "2026-03-11", {})],
        "response_due",
        "2026-04-09",
    ),
    # Silence until the review: FOIA's reviews are expected within 20 working days.
    (
        "kent-police",
        "2026-01-05",
        [
            ("refused", "2026-02-02", {"--ground": "s.31(1)(a)"}),
            ("review_requested", "2026-03-04", {}),
        ],
        "review_due",
        "2026-04-02",
    ),
    # An absolute exemption buys no time (s.10(3)): the response stays due.
    (
        "kent-police",
        "2026-03-04",
        [("pit_extension", "2026-03-30", {"--ground": "s.40(1)", "--new-date": "2026-05-01"})],
        "response_due",
        "2026-04-02",
    ),
]


@pytest.mark.parametrize(("body", "received", "story", "name", "due"), STORIES)
def test_a_story_gives_the_same_deadlines_through_log_and_through_cases(
    desk: Desk, tmp_path: Path, body: str, received: str, story: list, name: str, due: str
) -> None:
    ref = desk.ask(body, received)
    told = [{"event": "sent", "date": received}, {"event": "received", "date": received}]
    names = {"--ground": "ground", "--new-date": "new_date"}
    for kind, day, options in story:
        desk.run("log", ref, kind, "--date", day, *[w for pair in options.items() for w in pair])
        fields = {names[k]: v.replace("s.", "foia:") if k == "--ground" else v for k, v in options.items()}
        told.append({"event": kind, "date": day, **fields})
    recorded = desk.json("explain", ref, "--on", "2026-07-01")
    kind = {"kent-police": "police", "police-scotland": "police_scotland", "home-office": "department"}[body]
    case = {"id": 1, "regime": recorded["regime"], "body_kind": kind, "events": told, "on": "2026-07-01"}
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(case))
    asked = json.loads(desk.run("clock", "--cases", str(cases)).stdout)
    assert recorded["deadlines"] == asked["deadlines"]
    assert recorded["late"] == asked["late"]
    assert recorded["deadlines"][name]["due"] == due


def test_options_go_by_the_names_of_the_interfaces_with_either_sign(desk: Desk) -> None:
    ref = desk.ask(parts=["How many?", "Since when?", "Why?"])
    desk.run(
        "log", ref, "pit_extension", "--date", "2026-06-20", "--sent_on", "2026-06-19", "--received_on", "2026-06-20",
        "--new_date", "2026-08-01", "--ground", "foia:36(2)(b)", "--parts", "[3, 1]",
    )  # fmt: skip
    event = desk.json("show", ref)["events"][-1]
    assert (event["sent_on"], event["received_on"], event["parts"]) == ("2026-06-19", "2026-06-20", [1, 3])
    assert event["details"]["new_date"] == "2026-08-01"
    desk.run(
        "log_response", ref, "--outcome", "disclosed-full", "--part", "2=not-held", "--their_ref", "FOI 9"
    )
    assert desk.json("show", "FOI-9")["events"][-1]["parts"] == [2]


@pytest.mark.parametrize(
    ("body", "args", "says"),
    [
        # Only a qualified exemption buys time for the public interest test: s.10(3) with s.2(2).
        ("kent-police", ["--outcome", "extension", "--ground", "s.40(1)"], "no qualified exemption"),
        ("kent-police", ["--outcome", "extension"], "no qualified exemption"),
        ("police-scotland", ["--outcome", "extension", "--ground", "s.30"], "no such extension"),
        ("kent-police", ["--outcome", "holding"], "stops nothing"),
        ("kent-police", ["--channel", "statement", "--outcome", "refused"], "every clock runs on"),
    ],
)
def test_what_stops_nothing_says_so(desk: Desk, body: str, args: list[str], says: str) -> None:
    ref = desk.ask(body)
    before = desk.json("explain", ref)["deadlines"]["response_due"]
    assert says in desk.run("log-response", ref, *args, "--date", "2026-06-20").stdout
    after = desk.json("explain", ref)["deadlines"]["response_due"]
    assert (after["due"], after["met_on"], after["state"]) == (before["due"], None, "running")


def test_an_extension_that_names_no_exemption_gives_no_new_date(desk: Desk) -> None:
    """FOIA s.10(3) reaches only what turns on a qualified exemption: without one there is no date to wait for."""
    told = desk.run("log", "pit-extension", desk.ask(), "--date", "2026-06-20").stdout
    assert "public interest decision" not in told and "holding letter" in told


def test_an_extension_of_one_part_says_what_it_moves_for_that_part(desk: Desk) -> None:
    """s.10(3) is "to the extent": part 1 stays due on day 20, part 2 has until day 40 (Code para 4.7)."""
    ref = desk.ask(sent="2026-06-01", parts=("The number of searches", "The policy in force"))
    args = ("log", "pit-extension", ref, "--part", "2", "--ground", "s.36", "--date", "2026-06-25")
    told = desk.run(*args).stdout
    assert "public interest decision (part 2): Wed 29 July 2026" in told and "stops nothing" not in told
    desk.run("undo", ref, "--yes")
    moved = desk.json(*args)["moved"]
    assert {"deadline": "pit_target", "part": 2, "was": None, "now": "2026-07-29"} in moved
    assert {m["part"] for m in moved} == {2}


def test_a_good_extension_says_what_it_moves_and_no_more(desk: Desk) -> None:
    ref = desk.ask("kent-police")
    args = [
        "--outcome",
        "extension",
        "--ground",
        "s.31(1)(a)",
        "--new-date",
        "2026-07-28",
        "--date",
        "2026-06-20",
    ]
    said = desk.run("log-response", ref, *args).stdout
    assert "nothing" not in said and "public interest decision" in said


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("response-full", "disclosed_full"),
        ("response-partial", "disclosed_part"),
        ("refused", "refused"),
        ("cost", "cost_limit"),
        ("not-held", "not_held"),
        ("ncnd", "ncnd"),
        ("vexatious", "vexatious"),
        ("repeated", "repeated"),
    ],
)
def test_an_answer_that_is_logged_is_what_its_parts_got(desk: Desk, kind: str, outcome: str) -> None:
    ref = desk.ask(parts=["How many?", "Since when?"])
    desk.run("log", kind, ref, "--date", "2026-06-20", "--part", "2")
    assert [p["outcome"] for p in desk.json("show", ref)["parts"]] == [None, outcome]
    desk.run("log", kind, ref, "--date", "2026-06-22")
    assert [p["outcome"] for p in desk.json("show", ref)["parts"]] == [outcome, outcome]


def test_the_impossible_is_refused_and_nothing_is_recorded(desk: Desk) -> None:
    ref = desk.ask()
    result = desk.run("log", "fee-paid", ref, "--date", "2026-06-05", code=2)
    assert "fees notice" in result.stderr and result.stdout == ""
    assert kinds(desk, ref) == ["sent", "received"]


def test_the_odd_is_recorded_and_told_and_its_reason_kept(desk: Desk) -> None:
    """Only the impossible is refused (issue, DESIGN 3): the odd is warned, and can be taken back."""
    ref = desk.ask()
    result = desk.run("log", "review-outcome", ref, "--date", "2026-06-20")
    assert "--anyway" in result.stderr and f"foitrack undo {ref}" in result.stderr
    assert kinds(desk, ref) == ["sent", "received", "review_outcome"]
    result = desk.run(
        "log", "decision-notice", ref, "--date", "2026-06-21", "--anyway", "only the notice came"
    )
    assert "foitrack undo" not in result.stderr
    assert desk.json("show", ref)["events"][-1]["details"]["anyway"] == "only the notice came"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["log", "refusd", "REF"], "Did you mean refused?"),
        (["log", "REF", "clarification"], "clarification-requested"),
        (["log", "received", "REF", "--date", "04/13/2026"], "13/4/2026"),
        (["log", "received", "REF", "--date", "next friday"], "not a date"),
        (["log", "received", "REF", "--date", "2004-12-31"], "2005"),
        (["log", "sent", "REF", "--via", "pigeon"], "email, post"),
        (["log", "regime-set", "REF"], "--regime"),
        (["log", "regime-set", "REF", "--regime", "FOO"], "FOIA, EIR"),
        (["log", "refused", "REF", "--ground", "s.999"], "s.999"),
        (["log", "retracted", "REF"], "--retracts"),
        (["log", "refused", "REF", "--part", "one"], "--part 3"),
        (["log", "received", "REF", "--time", "25:00"], "23:50"),
        (["log-response", "REF", "--outcome", "refusd"], "refused"),
        (["log-response", "REF", "--part", "three"], "3=refused"),
        (["log-response", "REF"], "--outcome"),
        (["log-response", "REF", "--outcome", "refused", "--hours", "nan"], "--hours 40.5"),
        (["log-response", "REF", "--outcome", "refused", "--hours", "1e308"], "--hours 40.5"),
        (["log-response", "REF", "--outcome", "refused", "--minutes", "inf"], "--hours 40.5"),
        (["note", "REF", "  "], "empty"),
        (["tag", "REF", "two words"], "one word"),
        (["remind", "REF", "2026-07-19", "too late"], "has passed"),
    ],
)
def test_a_slip_is_refused_with_what_to_do(desk: Desk, args: list[str], says: str) -> None:
    ref = desk.ask()
    result = desk.run(*[ref if a == "REF" else a for a in args], code=2)
    assert says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1 and result.stdout == ""
    assert kinds(desk, ref) == ["sent", "received"]


def test_a_letters_three_dates_are_kept_and_unknown_is_allowed(desk: Desk) -> None:
    ref = desk.ask()
    desk.run(
        "log", "refused", ref, "--dated", "2026-06-25", "--sent", "unknown", "--received", "2026-06-29",
        "--ground", "s.40(2)",
    )  # fmt: skip
    event = desk.json("show", ref)["events"][-1]
    assert (event["date"], event["dated"], event["sent_on"], event["received_on"]) == (
        "2026-06-29",
        "2026-06-25",
        None,
        "2026-06-29",
    )
    assert [g["provision"] for g in event["grounds"]] == ["foia:40(2)"]


def test_their_reference_finds_the_request_however_it_is_spaced(desk: Desk) -> None:
    ref = desk.ask()
    desk.run("log", "acknowledged", ref, "--date", "2026-06-02", "--their-ref", "FOI/2026-0117")
    assert desk.json("show", "foi 2026 0117")["ref"] == ref


def test_a_file_is_kept_with_its_event(desk: Desk, tmp_path: Path) -> None:
    ref = desk.ask()
    letter = tmp_path / "reply.txt"
    letter.write_bytes(b"We do not hold it.\n")
    desk.run("log-response", ref, "--outcome", "not_held", "--date", "2026-06-20", "--file", str(letter))
    kept = desk.json("show", ref)["events"][-1]["documents"][0]
    assert (kept["name"], kept["size"]) == ("reply.txt", 19)
    with open_store(str(desk.place)) as store:
        assert store.read.document(kept["sha256"]) == b"We do not hold it.\n"


def test_undo_withdraws_the_last_entry_and_the_clock_is_as_before(desk: Desk) -> None:
    ref = desk.ask()
    before = desk.json("explain", ref)["deadlines"]
    desk.run("log", "withdrawn", ref, "--date", "2026-06-09")
    assert desk.json("show", ref)["standing"] == "closed"
    asked = desk.run("undo", ref, code=2)
    assert "--yes" in asked.stderr
    assert desk.json("show", ref)["standing"] == "closed"
    assert "withdrawn on Tue 9 June 2026" in desk.run("undo", ref, "--yes").stdout
    assert desk.json("explain", ref)["deadlines"] == before
    assert [e["counts"] for e in desk.json("show", ref)["events"]] == [True, True, False, True]


def test_undo_without_a_reference_takes_the_request_touched_last(desk: Desk) -> None:
    first, second = desk.ask("kent-police"), desk.ask("sussex-police")
    desk.run("log", "acknowledged", first, "--date", "2026-06-02")
    desk.run("undo", "--yes")
    assert kinds(desk, first)[-1] == "retracted" and "retracted" not in kinds(desk, second)


def test_what_a_withdrawal_would_make_impossible_stays(desk: Desk) -> None:
    ref = desk.ask()
    desk.run("log", "fee-notice", ref, "--date", "2026-06-03", "--id", "the-notice")
    desk.run("log", "fee-paid", ref, "--date", "2026-06-05")
    desk.run("log", "retracted", ref, "--retracts", "the-notice", code=2)
    assert kinds(desk, ref)[2:] == ["fee_notice", "fee_paid"]


@pytest.mark.parametrize("way", ["id", "its beginning", "name", "position"])
def test_an_entry_to_withdraw_is_named_by_id_or_position(desk: Desk, way: str) -> None:
    ref = desk.ask()
    desk.run("log", "lapsed", ref, "--date", "2026-06-03", "--id", "slip")
    id = desk.json("show", ref)["events"][-1]["id"]
    said = {"id": id, "its beginning": id[:8], "name": "slip", "position": "2"}[way]
    desk.run("log", "retracted", ref, "--retracts", said)
    assert desk.json("show", ref)["standing"] == "awaiting"
    desk.run("log", "retracted", ref, "--retracts", "no-such-entry", code=3)


def test_notes_are_private_and_move_nothing(desk: Desk) -> None:
    ref = desk.ask()
    before = desk.json("explain", ref)["deadlines"]
    desk.run("note", ref, "Rang the desk.\x1b[2J")
    desk.run("note", ref, "For the file", "--shared", "--date", "2026-06-10")
    notes = {
        e["details"]["text"]: e["details"]["private"]
        for e in desk.json("show", ref)["events"]
        if e["event"] == "note"
    }
    assert notes == {"Rang the desk.\x1b[2J": True, "For the file": False}
    assert "\x1b" not in desk.run("show", ref).stdout
    assert desk.json("explain", ref)["deadlines"] == before


def test_tags_go_on_and_come_off(desk: Desk) -> None:
    ref = desk.ask()
    assert desk.json("tag", ref, "children", "borders", "children")["tags"] == ["borders", "children"]
    assert [i["ref"] for i in desk.json("list", "--tag", "borders")["items"]] == [ref]
    assert desk.json("tag", ref, "borders", "--remove")["tags"] == ["children"]
    assert desk.json("list", "--tag", "borders")["items"] == []
    desk.run("tag", ref, "borders", "--remove", code=3)


def test_a_reminder_is_due_as_yours_and_gone_the_day_after(desk: Desk) -> None:
    ref = desk.ask(sent=None)
    desk.run("remind", ref, "2026-07-25", "ICO wants our reply")
    (item,) = desk.json("due")["items"]
    assert (item["deadline"], item["owed_by"], item["due"], item["says"]) == (
        "reminder",
        "you",
        "2026-07-25",
        "ICO wants our reply",
    )
    assert desk.json("due", "--on", "2026-07-25")["total"] == 1
    assert desk.json("due", "--on", "2026-07-26")["total"] == 0


def test_a_campaigns_reminder_stands_on_each_of_its_open_requests(desk: Desk) -> None:
    both = Campaign("innerste", "Operation Innerste", id=new_id())
    refs = [desk.ask(b, None, campaign=both) for b in ("kent-police", "sussex-police")]
    closed = desk.ask("home-office", campaign=both)
    desk.run("log", "closed", closed, "--date", "2026-06-20")
    assert sorted(desk.json("remind", "innerste", "2026-07-30", "embargo")["refs"]) == sorted(refs)
    assert {i["ref"] for i in desk.json("due")["items"]} == set(refs)
