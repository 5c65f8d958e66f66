"""``clock --cases``: for every line in, one line out, in order, whatever stands in it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from foitrack.clock.cases import run_case, run_lines
from foitrack.law.working_days import shipped
from tests.stories import case_of

GOOD = json.dumps(case_of("FOIA", "2026-03-04 received"))


def answers(*lines: str) -> list[tuple[dict[str, Any], bool]]:
    out = list(run_lines(lines, shipped()))
    assert len(out) == len(lines)
    for text, _ in out:
        assert text.splitlines() == [text], "one line, by anybody's idea of a line"
        text.encode("utf-8")
    return [(json.loads(text, parse_constant=pytest.fail), bad) for text, bad in out]


def deep(opened: str, closed: str, depth: int) -> str:
    return opened * depth + closed * depth


NOT_A_CASE = {
    "empty": "",
    "blank": "   ",
    "words": "hello",
    "half": '{"id": 1, "regime": "foia"',
    "a list": "[1, 2]",
    "a number": "7",
    "null": "null",
    "not a number": '{"id": NaN, "regime": "foia", "events": []}',
    "infinite": '{"id": 1e999, "regime": "foia", "events": []}',
    "very deep list": deep("[", "]", 100_000),
    "very deep object": '{"a":' * 50_000 + "1" + "}" * 50_000,
    "a number of 5000 digits": '{"id": ' + "9" * 5000 + "}",
    "bytes that are no text": '{"id": "\udcff", ',
}


@pytest.mark.parametrize("line", NOT_A_CASE.values(), ids=NOT_A_CASE)
def test_a_line_that_is_no_case_is_answered_and_the_others_go_on(line: str) -> None:
    (before, fine), (found, bad), (after, fine_too) = answers(GOOD, line, GOOD)
    assert not fine and not fine_too and before == after
    assert before["deadlines"]["response_due"]["due"] == "2026-04-02"
    assert bad and found["deadlines"] == {} and found["errors"]


@pytest.mark.parametrize("depth", [50, 200, 400, 600, 800, 900, 950, 980, 990, 995, 1000, 2000])
def test_nesting_of_any_depth_is_one_answer(depth: int) -> None:
    line = '{"id": ' + deep("[", "]", depth) + ', "regime": "foia", "events": []}'
    assert len(answers(line, GOOD)) == 2


RECEIVED = {"event": "received", "date": "2026-03-04"}
WRONG: dict[str, dict[str, Any]] = {
    "no regime": {"events": [RECEIVED]},
    "unknown regime": {"regime": "gdpr", "events": [RECEIVED]},
    "regime of the wrong type": {"regime": 4, "events": [RECEIVED]},
    "no events": {"regime": "foia"},
    "events of the wrong type": {"regime": "foia", "events": {"received": "2026-03-04"}},
    "event of the wrong type": {"regime": "foia", "events": ["received"]},
    "unknown kind of body": {"regime": "foia", "body_kind": "quango", "events": [RECEIVED]},
    "unknown event": {"regime": "foia", "events": [{"event": "recieved", "date": "2026-03-04"}]},
    "no event": {"regime": "foia", "events": [{"date": "2026-03-04"}]},
    "no date": {"regime": "foia", "events": [{"event": "received"}]},
    "29 February 2025": {"regime": "foia", "events": [{"event": "received", "date": "2025-02-29"}]},
    "30 February 2024": {"regime": "foia", "events": [{"event": "received", "date": "2024-02-30"}]},
    "before the Act": {"regime": "foia", "events": [{"event": "received", "date": "2004-12-31"}]},
    "a date with its time": {"regime": "foia", "events": [{"event": "received", "date": "2026-03-04T09:00"}]},
    "a week": {"regime": "foia", "events": [{"event": "received", "date": "2026-W10-3"}]},
    "the day first": {"regime": "foia", "events": [{"event": "received", "date": "04/03/2026"}]},
    "digits of another script": {
        "regime": "foia",
        "events": [{"event": "received", "date": "２０２６-03-04"}],
    },
    "a number for a date": {"regime": "foia", "events": [{"event": "received", "date": 20260304}]},
    "year nought": {"regime": "foia", "events": [{"event": "received", "date": "0000-01-01"}]},
    "a bad day to look from": {"regime": "foia", "events": [RECEIVED], "on": "2026-13-01"},
    "an empty day to look from": {"regime": "foia", "events": [RECEIVED], "on": ""},
    "a bad letter date": {"regime": "foia", "events": [{**RECEIVED, "sent_on": "yesterday"}]},
    "parts as a word": {"regime": "foia", "events": [{**RECEIVED, "parts": "1"}]},
    "part nought": {"regime": "foia", "events": [{**RECEIVED, "parts": [0]}]},
    "a true part": {"regime": "foia", "events": [{**RECEIVED, "parts": [True]}]},
    "one id twice": {"regime": "foia", "events": [{**RECEIVED, "id": "a"}, {**RECEIVED, "id": "a"}]},
    "retracting nothing": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "retracted", "date": "2026-03-05"}],
    },
    "retracting the absent": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "retracted", "date": "2026-03-05", "retracts": "z"}],
    },
    "retracting past the end": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "retracted", "date": "2026-03-05", "retracts": 2}],
    },
    "retracting before the start": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "retracted", "date": "2026-03-05", "retracts": -1}],
    },
    "a fee paid that nobody asked for": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "fee_paid", "date": "2026-03-10"}],
    },
    "no days": {"regime": "foia", "events": [RECEIVED], "working_days": 0},
    "days in words": {"regime": "foia", "events": [RECEIVED], "working_days": "20"},
    "days from nothing": {"regime": "foia", "events": [], "working_days": 20},
    "compliance in words": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "decision_notice", "date": "2026-06-01", "compliance_days": "thirty"}],
    },
    "compliance before the notice": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "decision_notice", "date": "2026-06-01", "compliance_days": -5}],
    },
    "compliance past the end of time": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "decision_notice", "date": "2026-06-01", "compliance_days": 10**12}],
    },
    "a ground that is no provision": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "pit_extension", "date": "2026-03-10", "ground": "foia:999"}],
    },
    "a ground that is a number": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "pit_extension", "date": "2026-03-10", "ground": 36}],
    },
    "another law, unknown": {
        "regime": "foia",
        "events": [RECEIVED, {"event": "regime_set", "date": "2026-03-10", "regime": "wales"}],
    },
    "subject access before its law": {
        "regime": "sar",
        "events": [{"event": "received", "date": "2017-01-10"}],
    },
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_a_case_that_cannot_be_counted_says_so_under_its_own_id(case: dict[str, Any]) -> None:
    """And not with half an answer: no deadline is given beside an error."""
    [(found, bad), (_, fine)] = answers(json.dumps({"id": "mine", **case}), GOOD)
    assert bad and not fine
    assert found["id"] == "mine" and found["deadlines"] == {}
    assert len(found["errors"]) == 1 and len(found["errors"][0]) > 10


@pytest.mark.parametrize(
    "ident", [None, 0, 7, "x", "", ["a"], {"b": 1}, "\ud800", "a\u2028b", "a\u0085b", "\x00", "é" * 9]
)
def test_an_id_comes_back_as_it_was(ident: object) -> None:
    [(found, bad)] = answers(json.dumps({**json.loads(GOOD), "id": ident}))
    assert not bad and found["id"] == ident


def test_an_event_may_be_retracted_by_an_id_that_is_a_number() -> None:
    """An id outranks a position: 2 is the event that says so, not the third."""
    case = {
        "id": 1,
        "regime": "foia",
        "events": [
            {**RECEIVED, "id": 1},
            {"event": "clarification_requested", "date": "2026-03-10", "id": 2},
            {"event": "note", "date": "2026-03-11", "id": 3},
            {"event": "retracted", "date": "2026-03-12", "retracts": 2},
        ],
    }
    assert run_case(case, shipped())["deadlines"]["response_due"]["due"] == "2026-04-02"


def test_names_may_be_written_either_way_and_regimes_in_any_case() -> None:
    case = case_of(
        "fOiA", "2026-03-04 received; 2026-03-10 clarification-requested; 2026-03-24 clarification-provided"
    )
    assert run_case(case, shipped())["deadlines"]["response_due"]["due"] == "2026-04-23"


def test_a_case_without_anything_to_count_has_no_date() -> None:
    found = run_case({"id": 1, "regime": "foia", "events": []}, shipped())
    assert found["errors"] == [] and found["deadlines"]["response_due"]["due"] is None


def test_what_is_unknown_is_left_alone() -> None:
    case = {**json.loads(GOOD), "colour": "red", "on": None, "working_days": None}
    case["events"][0] |= {"mood": {"deep": [1]}, "sent_on": None, "parts": None}
    assert run_case(case, shipped())["deadlines"]["response_due"]["due"] == "2026-04-02"


def test_a_thousand_lines_come_back_in_order() -> None:
    lines = [json.dumps({**json.loads(GOOD), "id": n}) if n % 7 else "{" for n in range(1000)]
    assert [found["id"] for found, _ in answers(*lines)] == [n if n % 7 else None for n in range(1000)]
