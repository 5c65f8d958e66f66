"""Stories in one line, and what must follow from them: the tables that the tests of law and clock are made of.

A row is ``story | what follows | because``.

Story: ``2026-03-04 received; 2026-03-10 fee_notice``, an event's fields as ``name=value``; ``[academy]`` before
the first event is the kind of body; a last ``on 2026-07-01`` is the day it is looked at.
What follows, parted by ``;``: ``response_due 2026-04-02 (20wd 2026-03-04)``, the count being worked out by
tests/oracle.py; after it, in any order, ``also DATE (count)``, ``only`` (no other reading), ``assumed`` or
``unassumed``, ``provisional`` or ``unprovisional``, ``is STATE`` (``is idle``: stopped or none). ``review_due none`` means that no day is named; ``2:response_due`` is
the clock of part 2;
then ``late yes``, ``late no``, ``late unknown``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from foitrack.clock.cases import run_case
from foitrack.law.working_days import shipped
from tests.oracle import day_by

STORY = re.compile(r"(?:\[(?P<kind>\w+)\] *)?(?P<events>.*?)(?:; on (?P<on>\S+))?$")
FOLLOWS = re.compile(
    r"(?:(?P<part>\d+):)?(?P<name>\w+) (?P<due>[0-9-]{10}|none|yes|no|unknown)(?: \((?P<count>[^)]*)\))?(?P<rest>.*)$"
)
ALSO = re.compile(r" also (?P<due>[0-9-]{10})(?: \((?P<count>[^)]*)\))?")


@dataclass(frozen=True)
class Row:
    regime: str
    story: str
    follows: str
    because: str

    def __str__(self) -> str:
        return f"{self.regime} {self.story}"


def event_of(words: str) -> dict[str, Any]:
    day, kind, *fields = words.split()
    event: dict[str, Any] = {"event": kind, "date": day}
    for text in fields:
        name, _, value = text.partition("=")
        if name == "parts":
            event[name] = [int(n) for n in value.split(",")]
        else:
            event[name] = int(value) if name in ("compliance_days", "retracts") and value.isdigit() else value
    return event


def case_of(regime: str, story: str) -> dict[str, Any]:
    """The JSON case of ``clock --cases`` for a story."""
    told = STORY.match(story.strip())
    assert told, story
    case: dict[str, Any] = {
        "id": story,
        "regime": regime,
        "events": [event_of(words) for words in told["events"].split(";") if words.strip()],
    }
    if told["kind"]:
        case["body_kind"] = told["kind"]
    if told["on"]:
        case["on"] = told["on"]
    return case


def told(regime: str, story: str) -> dict[str, Any]:
    """What foitrack makes of a story, as ``clock --cases`` prints it; an error in the story fails the test."""
    result = run_case(case_of(regime, story), shipped())
    assert result["errors"] == [], f"{story}: {result['errors']}"
    return result


def rows(regime: str, table: str) -> list[Row]:
    found = []
    for line in table.strip().splitlines():
        if line.strip():
            story, follows, because = (cell.strip() for cell in line.split("|"))
            found.append(Row(regime, story, follows, because))
    return found


def name_of(row: Row) -> str:
    return str(row)


def check(row: Row) -> None:
    """Hold foitrack to ``row``, and the row's own dates to the oracle's count."""
    result = told(row.regime, row.story)
    for words in row.follows.split(";"):
        say = f"{row}\n  {words.strip()}: {row.because}"
        wanted = FOLLOWS.match(words.strip())
        assert wanted, f"cannot read {words!r}"
        if wanted["name"] == "late":
            assert result["late"] is {"yes": True, "no": False, "unknown": None}[wanted["due"]], say
            continue
        if wanted["count"]:
            assert day_by(wanted["count"], row.regime) == date.fromisoformat(wanted["due"]), (
                f"the table: {say}"
            )
        found = result["parts"][wanted["part"]] if wanted["part"] else result["deadlines"]
        check_deadline(found.get(wanted["name"]), wanted["due"], wanted["rest"], row.regime, say)


def check_deadline(deadline: dict[str, Any] | None, due: str, rest: str, regime: str, say: str) -> None:
    if due == "none":
        assert deadline is None or deadline["due"] is None, say
    else:
        assert deadline is not None, f"{say}: there is no such deadline"
        assert deadline["due"] == due, say
    others = []
    for also in ALSO.finditer(rest):
        others.append(also["due"])
        if also["count"]:
            assert day_by(also["count"], regime) == date.fromisoformat(also["due"]), f"the table: {say}"
    left = ALSO.sub("", rest).split()
    if deadline is None:
        assert not left and not others, f"{say}: there is no such deadline"
        return
    if others:
        assert [a["due"] for a in deadline["also"]] == others, say
    for flag in ("assumed", "provisional"):
        if flag in left:
            left.remove(flag)
            assert deadline[flag] is True, f"{say}: not {flag}"
        if f"un{flag}" in left:
            left.remove(f"un{flag}")
            assert deadline[flag] is False, f"{say}: {flag}"
    if "is" in left:
        at = left.index("is")
        states = ("stopped", "none") if left[at + 1] == "idle" else (left[at + 1],)
        assert deadline["state"] in states, f"{say}: {deadline['state']}"
        del left[at : at + 2]
    if "only" in left:
        left.remove("only")
        assert deadline["also"] == [], f"{say}: {deadline['also']}"
    assert not left, f"cannot read {left} in {say}"
