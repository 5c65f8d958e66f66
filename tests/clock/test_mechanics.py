"""How the clock counts and what it says of it: working days, months, the proof, states, the shape of a result."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from foitrack.clock.cases import run_case
from foitrack.clock.count import add_months
from foitrack.law.working_days import shipped
from tests import oracle
from tests.stories import told

NATION = {"FOIA": "uk", "EIR": "uk", "FOISA": "scotland", "EISR": "scotland"}


def probe(regime: str, received: date, n: int, kind: str = "any") -> str | None:
    result = run_case(
        {
            "id": "p",
            "regime": regime,
            "body_kind": kind,
            "events": [{"event": "received", "date": received.isoformat()}],
            "working_days": n,
        },
        shipped(),
    )
    assert result["errors"] == []
    return result["nth_working_day"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("regime", NATION)
def test_any_number_of_working_days_from_any_day(regime: str) -> None:
    """Four hundred days of 2005-2028 for each regime, against the day-by-day count."""
    dice = random.Random(f"{regime} 2005-2028")
    for _ in range(400):
        received = date(2005, 1, 1) + timedelta(
            days=dice.randrange((date(2028, 8, 1) - date(2005, 1, 1)).days)
        )
        n = dice.choice((1, 2, 3, 5, 10, 20, 30, 40, 60, 100))
        assert probe(regime, received, n) == oracle.after(received, n, NATION[regime]).isoformat(), (
            received,
            n,
        )


@pytest.mark.parametrize(
    "kind", ["controller_england", "controller_wales", "controller_scotland", "controller_ni"]
)
def test_under_subject_access_the_controllers_nation_counts(kind: str) -> None:
    nation = {"controller_scotland": "scotland", "controller_ni": "ni"}.get(kind, "ew")
    for month in range(1, 13):
        received = date(2026, month, 10)
        assert probe("SAR", received, 20, kind) == oracle.after(received, 20, nation).isoformat()


def test_past_the_last_published_bank_holiday_no_number_is_given() -> None:
    """31 December 2028 is the last day of the official list: one day later it is null, never a guess."""
    assert (
        probe("FOIA", date(2028, 12, 20), 5)
        == "2028-12-29"
        == oracle.after(date(2028, 12, 20), 5, "uk").isoformat()
    )
    assert probe("FOIA", date(2028, 12, 20), 6) is None
    assert probe("FOISA", date(2040, 1, 1), 20) is None


@pytest.mark.parametrize("n", [1, 2, 3, 6])
def test_months_end_on_the_corresponding_date_or_the_last_day(n: int) -> None:
    for day in oracle.days(date(2023, 1, 1), date(2028, 12, 31)):
        assert add_months(day, n) == oracle.month_later(day, n)
        assert add_months(day, n, before=True) == oracle.months_beginning_with(day, n)


def test_the_proof_names_each_day_that_was_left_out() -> None:
    found = told("FOIA", "2026-05-15 received")["deadlines"]["response_due"]
    assert found["counted"] == 20
    assert [(s["date"], s["nations"]) for s in found["skipped"]] == [
        ("2026-05-25", ["england-and-wales", "scotland", "northern-ireland"]),
        ("2026-06-15", ["scotland"]),
    ]
    assert all(s["why"] for s in found["skipped"])
    assert found["cite"] == "FOIA 2000 s.10(1)" and found["basis"] == "statute" and found["owed_by"] == "body"


def test_a_paused_day_is_left_out_once_and_by_name() -> None:
    """Tuesday 17 March is a holiday inside the pause: one reason is enough."""
    found = told("FOIA", "2026-03-04 received; 2026-03-16 fee_notice; 2026-03-18 fee_paid")["deadlines"][
        "response_due"
    ]
    left_out = [s["date"] for s in found["skipped"] if s["date"] < "2026-04-01"]
    assert left_out == ["2026-03-16", "2026-03-17", "2026-03-18"]


def test_the_day_of_receipt_is_never_among_the_days_left_out() -> None:
    found = told("FOIA", "2026-03-04 received; 2026-03-04 fee_notice; 2026-03-06 fee_paid")["deadlines"][
        "response_due"
    ]
    assert [s["date"] for s in found["skipped"]][:3] == ["2026-03-05", "2026-03-06", "2026-03-17"]


def test_a_result_has_the_promised_shape() -> None:
    result = told("FOIA", "2026-03-04 received; on 2026-03-05")
    assert set(result) >= {"id", "deadlines", "late", "calendar", "errors"}
    assert set(result["calendar"]) == {"id", "as_of"}
    assert set(result["deadlines"]["response_due"]) >= set(
        "due provisional assumed also basis cite unconfirmed owed_by state counted skipped steps".split()
    )
    assert all(set(step) == {"on", "says", "cite"} for step in result["deadlines"]["response_due"]["steps"])


OWED = """
FOIA  response_due body  refusal_notice_due body  review_request_by you  review_due body  review_due_max body  ico_by you
FOISA response_due body  refusal_notice_due body  review_request_by you  review_due body  sic_by you
"""


@pytest.mark.parametrize("line", OWED.strip().splitlines())
def test_who_owes_what(line: str) -> None:
    regime, *pairs = line.split()
    story = "2026-03-04 received; 2026-03-20 refused; 2026-04-02 review_requested; 2026-04-28 review_outcome"
    found = told(regime, story)["deadlines"]
    assert {n: found[n]["owed_by"] for n in pairs[::2]} == dict(zip(pairs[::2], pairs[1::2], strict=True))


# A story by what the day it is looked at makes of it: state of response_due (due 2 April 2026), and late.
STATES = """
2026-03-04 received                                     running   unknown
2026-03-04 received; on 2026-04-02                      running   no
2026-03-04 received; on 2026-04-03                      missed    yes
2026-03-04 received; 2026-04-02 refused                 met       no
2026-03-04 received; 2026-04-03 refused                 met_late  yes
2026-03-04 received; 2026-04-03 refused; on 2026-04-02  running   no
2026-03-04 received; 2026-04-07 refused; on 2026-04-03  missed    yes
2026-03-04 received; 2026-04-07 refused; on 2026-04-07  met_late  yes
2026-03-04 received; 2026-03-10 clarification_requested  stopped   unknown
2026-03-04 received; 2026-03-10 fee_notice              stopped   unknown
2026-03-04 sent via=post                                none      unknown
"""


@pytest.mark.parametrize("line", STATES.strip().splitlines())
def test_where_a_clock_stands(line: str) -> None:
    story, state, late = (part.strip() for part in line.rsplit(maxsplit=2))
    result = told("FOIA", story)
    assert result["deadlines"]["response_due"]["state"] == state
    assert result["late"] is {"yes": True, "no": False, "unknown": None}[late]


def test_without_a_day_nothing_is_ever_missed() -> None:
    for regime in NATION:
        result = told(regime, "2006-03-06 received; 2006-06-01 review_requested")
        assert "missed" not in {d["state"] for d in result["deadlines"].values()}
        assert result["late"] is None


def test_the_calendar_of_the_day_counts_an_old_request() -> None:
    """2012: the spring holiday moved to 4 June and the jubilee added 5 June; 28 May was a working day."""
    found = told("FOIA", "2012-05-15 received")["deadlines"]["response_due"]
    assert [s["date"] for s in found["skipped"]] == ["2012-06-04", "2012-06-05"]
