"""Disputed dates: the claimed date is made by hand with one mistake; the mistake must be named, and none otherwise.

The wrong dates come from tests/oracle.py or from the calendar of the year, never from the code that judges them.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from foitrack.clock.cases import event_from_json
from foitrack.clock.mistakes import judge
from foitrack.law.working_days import shipped

# (regime, story, claimed, mistake)  --  how the claimed date was made stands behind each row.
DISPUTES = [
    ("FOIA", "2026-06-01 received", "2026-06-29", "england_and_wales_only"),  # 15 June counted as a working day
    ("FOIA", "2026-06-01 received", "2026-06-29", "stale_calendar"),  # the same, from a list of before February 2026
    ("FOIA", "2026-06-01 received", "2026-06-29", "receipt_as_day_1"),
    ("FOIA", "2026-03-04 received", "2026-04-01", "scotland_only"),  # 17 March counted
    ("FOIA", "2025-12-30 received", "2026-01-28", "england_and_wales_only"),  # 2 January counted
    ("FOIA", "2026-02-02 received", "2026-02-27", "receipt_as_day_1"),  # 2 February is a Monday
    ("FOIA", "2026-02-02 received", "2026-02-22", "calendar_days"),  # 2 + 20
    ("FOIA", "2026-03-02 received", "2026-03-30", "calendar_days"),  # 28 days: four weeks
    ("FOIA", "2026-01-31 received", "2026-03-02", "deemed_receipt"),  # Saturday taken as Monday 2 February
    ("FOIA", "2026-02-02 received", "2026-03-03", "deemed_receipt"),  # Monday taken as Tuesday
    ("FOIA", "2022-08-25 received", "2022-09-23", "stale_calendar"),  # without 19 September 2022
    ("FOISA", "2026-03-16 received", "2026-04-16", "union_in_scotland"),  # 17 March and Easter Monday left out
    ("FOISA", "2026-03-30 received", "2026-04-29", "england_and_wales_only"),  # Easter Monday left out
    ("FOIA", "2026-02-02 received; 2026-02-20 clarification_requested; 2026-03-05 clarification_provided", "2026-03-13", "paused_not_reset"),
    ("FOIA", "2026-02-02 received; 2026-02-20 clarification_requested; 2026-03-05 clarification_provided", "2026-03-02", "clarification_ignored"),
    ("FOIA", "2026-02-02 received; 2026-02-09 fee_notice; 2026-02-20 fee_paid", "2026-03-12", "fee_ends_counted"),
    ("FOIA", "2026-02-02 received; 2026-02-09 fee_notice; 2026-02-20 fee_paid", "2026-03-02", "fee_ignored"),
    ("EIR", "2026-02-02 received; 2026-03-20 reg7_extension", "2026-03-31", "bad_extension"),  # notice after day 20
    ("FOISA", "2026-02-02 received; 2026-02-20 pit_extension", "2026-03-30", "bad_extension"),  # FOISA has none
    ("SAR", "2026-03-02 received", "2026-04-01", "month_off_by_one"),
    ("SAR", "2026-03-02 received", "2026-03-30", "working_days"),
]  # fmt: skip

UNEXPLAINED = [
    ("FOIA", "2026-02-02 received", "2026-03-19"),
    ("FOIA", "2026-02-02 received", "2026-05-18"),
    ("FOISA", "2026-02-02 received", "2026-03-25"),
    ("SAR", "2026-03-02 received", "2026-05-19"),
]


def told(story: str) -> list[object]:
    words = [w.split() for w in story.split("; ")]
    return [event_from_json({"event": kind, "date": day}, n) for n, (day, kind) in enumerate(words)]


@pytest.mark.parametrize(("regime", "story", "claimed", "mistake"), DISPUTES)
def test_the_mistake_is_named(regime: str, story: str, claimed: str, mistake: str) -> None:
    verdict = judge(told(story), regime, shipped(), date.fromisoformat(claimed))  # type: ignore[arg-type]
    if mistake == "stale_calendar" and verdict.correct:
        pytest.fail("the claimed date is the right one: the row is wrong")
    assert mistake in [m.id for m in verdict.mistakes], verdict


@pytest.mark.parametrize(("regime", "story", "claimed"), UNEXPLAINED)
def test_none_is_named_where_none_fits(regime: str, story: str, claimed: str) -> None:
    verdict = judge(told(story), regime, shipped(), date.fromisoformat(claimed))  # type: ignore[arg-type]
    assert not verdict.mistakes and not verdict.correct and "not explained" in verdict.says


def test_the_right_date_is_no_mistake() -> None:
    verdict = judge(told("2026-06-01 received"), "FOIA", shipped(), date(2026, 6, 30))  # type: ignore[arg-type]
    assert verdict.correct and not verdict.mistakes


def test_an_accepted_reading_is_said_to_be_one() -> None:
    """A Saturday receipt: the Code reads it as the Monday. Named, and not called wrong."""
    verdict = judge(told("2026-01-31 received"), "FOIA", shipped(), date(2026, 3, 2))  # type: ignore[arg-type]
    assert verdict.reading and "another accepted reading" in verdict.says


def test_each_mistake_says_what_the_law_says_and_where() -> None:
    for regime, story, claimed, _ in DISPUTES:
        for mistake in judge(told(story), regime, shipped(), date.fromisoformat(claimed)).mistakes:  # type: ignore[arg-type]
            assert mistake.says and mistake.instead and mistake.cite.text
            assert mistake.due == date.fromisoformat(claimed)
            assert mistake.due != date.fromisoformat(claimed) + timedelta(days=1)
