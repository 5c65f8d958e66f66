"""``next``: what may be done today, with the promised fields, and the stages of a case before the Commissioner."""

from __future__ import annotations

import json
from datetime import timedelta

from desk import Desk

from tests.oracle import day_by


def test_the_items_have_the_promised_fields(desk: Desk) -> None:
    ref = desk.ask(sent="2026-06-01")
    [item] = desk.json("next", ref)["items"]
    assert set(item) >= {"ref", "right", "from", "by", "basis", "cite", "command"}
    assert (item["ref"], item["right"], item["body"]) == (ref, "chase", "kent-police")
    # 1 June 2026: fifteen June (World Cup holiday, Scotland) and 13 July are out; twenty working days end 30 June.
    assert item["from"] == (day_by("20wd 2026-06-01 less 2026-06-15", "FOIA") + timedelta(days=1)).isoformat()
    assert item["command"] == f"foitrack chase {ref}"


def test_a_stage_before_the_commissioner_is_logged_and_seen(desk: Desk) -> None:
    ref = desk.ask(sent="2026-05-01")
    desk.run("log", "chased", ref, "--date", "2026-06-10")
    desk.run("log", "commissioner-complaint", ref, "--date", "2026-07-01")
    desk.run(
        "log", "note", ref, "--stage", "accepted", "--their-ref", "IC-111111-X1Y2", "--date", "2026-07-10"
    )
    desk.run("log", "reminder", ref, "--stage", "reply-by", "--until", "2026-08-03")
    items = desk.json("next", ref)["items"]
    assert [(i["right"], i["by"]) for i in items] == [("reply", "2026-08-03"), ("wait", None)]
    assert "IC-111111-X1Y2" in items[1]["says"] and "accepted" in items[1]["says"]
    desk.run("log", "note", ref, "--stage", "lost", code=2)


def test_next_of_everything_says_first_what_may_be_done(desk: Desk) -> None:
    early, late = desk.ask(sent="2026-07-13"), desk.ask("police-scotland", sent="2026-06-01")
    items = desk.json("next")["items"]
    assert [(i["ref"], i["right"], i["open"]) for i in items] == [
        (late, "review", True),
        (early, "wait", False),
    ]
    assert late in desk.run("next").stdout
    assert json.loads(desk.run("next", "--on", "2026-07-14", "--json").stdout)["items"][-1]["right"] == "wait"
