"""What must hold of every story, whatever its days. The counting is checked by tests/oracle.py, never by the clock."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitrack.clock.cases import run_case
from foitrack.law.working_days import shipped
from tests import oracle

REGIMES = ("FOIA", "EIR", "FOISA", "EISR", "SAR")
COUNTED = ("FOIA", "EIR", "FOISA", "EISR")
quick = settings(max_examples=60, deadline=None, derandomize=True, database=None)

# Inside the official list, with room for the longest count.
days = st.dates(date(2018, 6, 1), date(2028, 3, 1))


def result_of(regime: str, events: Iterable[dict[str, Any]], **more: Any) -> dict[str, Any]:
    result = run_case({"id": 0, "regime": regime, "events": list(events), **more}, shipped())
    assert result["errors"] == []
    return result


def due(regime: str, events: Iterable[dict[str, Any]], name: str = "response_due") -> date | None:
    found = result_of(regime, events)["deadlines"].get(name)
    return date.fromisoformat(found["due"]) if found and found["due"] else None


def event(kind: str, on: date, **more: Any) -> dict[str, Any]:
    return {"event": kind, "date": on.isoformat(), **more}


MOVING = (
    "clarification_requested",
    "clarification_provided",
    "fee_notice",
    "pit_extension",
    "reg7_extension",
    "sar_extension",
    "holding",
    "response_partial",
    "refused",
    "review_requested",
    "review_outcome",
    "decision_notice",
    "school_closed",
    "withdrawn",
)


@st.composite
def stories(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A receipt and up to seven things that may befall it, each with an id."""
    start = draw(days)
    kinds = draw(st.lists(st.sampled_from(MOVING), max_size=7))
    after = draw(st.lists(st.integers(1, 120), min_size=len(kinds), max_size=len(kinds)))
    told = [event("received", start, id="r")]
    for n, (kind, later) in enumerate(zip(kinds, sorted(after), strict=True)):
        more = {"ground": "foia:36(2)(c)"} if kind == "pit_extension" else {}
        told.append(event(kind, start + timedelta(days=later), id=f"e{n}", **more))
    return told


@quick
@given(days, st.integers(0, 40), st.sampled_from(REGIMES))
def test_a_later_receipt_is_never_due_sooner(day: date, later: int, regime: str) -> None:
    first, second = (due(regime, [event("received", d)]) for d in (day, day + timedelta(days=later)))
    assert first is not None and second is not None and first <= second


@quick
@given(days, st.sampled_from(COUNTED))
def test_exactly_twenty_days_are_counted_and_the_last_is_a_working_day(day: date, regime: str) -> None:
    nation, last = oracle.BY_REGIME[regime], due(regime, [event("received", day)])
    assert last is not None and oracle.working(last, nation)
    assert sum(oracle.working(d, nation) for d in oracle.days(day + oracle.ONE_DAY, last)) == 20


@quick
@given(days, st.integers(0, 20), st.integers(0, 60), st.sampled_from(COUNTED))
def test_twenty_days_are_counted_outside_a_pause(day: date, notice: int, paid: int, regime: str) -> None:
    """s.10(2): the days from the notice to the payment, both included, are not among the twenty."""
    first, nation = day + timedelta(days=notice), oracle.BY_REGIME[regime]
    last = first + timedelta(days=paid)
    end = due(regime, [event("received", day), event("fee_notice", first), event("fee_paid", last)])
    assert end is not None and oracle.working(end, nation)
    outside = [d for d in oracle.days(day + oracle.ONE_DAY, end) if not first <= d <= last]
    assert sum(oracle.working(d, nation) for d in outside) == 20


@quick
@given(days, st.integers(1, 30), st.integers(0, 60))
def test_twenty_school_days_or_sixty_working_days(day: date, closed: int, length: int) -> None:
    first = day + timedelta(days=closed)
    last = first + timedelta(days=length)
    told = [event("received", day), event("school_closed", first, until=last.isoformat())]
    found = result_of("FOIA", told, body_kind="maintained_school")["deadlines"]["response_due"]["due"]
    sessions = oracle.after(day, 20, "uk", frozenset(oracle.days(first, last)))
    assert found == min(sessions, oracle.after(day, 60, "uk")).isoformat()


@quick
@given(days)
def test_the_union_of_nations_is_never_due_before_england_and_wales_alone(day: date) -> None:
    last = due("FOIA", [event("received", day)])
    assert (
        last is not None and last >= oracle.after(day, 20, "ew") and last >= oracle.after(day, 20, "scotland")
    )


@quick
@given(days, st.integers(1, 60), st.sampled_from(COUNTED))
def test_clarification_makes_it_a_request_of_the_day_it_came(day: date, later: int, regime: str) -> None:
    given_on = day + timedelta(days=1 + later)
    told = [
        event("received", day),
        event("clarification_requested", day + timedelta(days=1)),
        event("clarification_provided", given_on),
    ]
    assert due(regime, told) == due(regime, [event("received", given_on)])


@quick
@given(stories(), st.randoms(use_true_random=False), st.sampled_from(REGIMES))
def test_the_order_of_recording_does_not_matter(
    told: list[dict[str, Any]], dice: random.Random, regime: str
) -> None:
    mixed = dice.sample(told, len(told))
    assert result_of(regime, mixed) == result_of(regime, told)


UNRELATED = (
    "note",
    "call",
    "statement",
    "holding",
    "acknowledged",
    "bounced",
    "resent",
    "not_valid",
    "diverted",
)


@quick
@given(stories(), st.sampled_from(UNRELATED), st.integers(0, 200), st.sampled_from(REGIMES))
def test_unrelated_facts_change_nothing(
    told: list[dict[str, Any]], kind: str, later: int, regime: str
) -> None:
    on = date.fromisoformat(told[0]["date"]) + timedelta(days=later)
    assert result_of(regime, [*told, event(kind, on, id="u")]) == result_of(regime, told)


@quick
@given(stories(), st.sampled_from(MOVING), st.integers(0, 120), st.sampled_from(REGIMES), st.booleans())
def test_a_retraction_restores(
    told: list[dict[str, Any]], kind: str, later: int, regime: str, by_position: bool
) -> None:
    on = date.fromisoformat(told[0]["date"]) + timedelta(days=later)
    wrong = event(kind, on, id="wrong")
    back = event("retracted", on, id="back", retracts=len(told) if by_position else "wrong")
    assert result_of(regime, [*told, wrong, back]) == result_of(regime, told)
    again = event("retracted", on, id="again", retracts="back")
    assert result_of(regime, [*told, wrong, back, again]) == result_of(regime, [*told, wrong])


@quick
@given(stories(), st.sampled_from(COUNTED))
def test_every_working_day_of_a_duty_is_a_working_day(told: list[dict[str, Any]], regime: str) -> None:
    """And the last step of the proof of every clock that names a day is that day."""
    for name, found in result_of(regime, told)["deadlines"].items():
        if found["due"] is None:
            continue
        assert found["steps"][-1]["on"] == found["due"] or found["unit"] != "working_days", name
        assert spelt(found["due"]) in found["steps"][-1]["says"] or found["counted"] is None, name
        if found["unit"] == "working_days":
            last = date.fromisoformat(found["due"])
            assert oracle.working(last, oracle.BY_REGIME[regime]), name
            for also in found["also"]:
                assert date.fromisoformat(also["due"]) != last and also["why"], name


@quick
@given(stories(), st.sampled_from(REGIMES), st.integers(0, 400))
def test_a_day_to_look_from_moves_no_date(told: list[dict[str, Any]], regime: str, later: int) -> None:
    on = (date.fromisoformat(told[0]["date"]) + timedelta(days=later)).isoformat()
    seen, unseen = result_of(regime, told, on=on), result_of(regime, told)
    assert {n: d["due"] for n, d in seen["deadlines"].items()} == {
        n: d["due"] for n, d in unseen["deadlines"].items()
    }
    if not any(e["event"] in ("refused", "response_partial", "review_outcome") for e in told):
        assert unseen["late"] is None


@pytest.mark.parametrize("regime", ["FOIA", "EIR", "FOISA", "EISR"])
def test_no_day_since_2005_is_left_without_a_date(regime: str) -> None:
    day = date(2005, 1, 1)
    while day < date(2028, 11, 1):
        last = due(regime, [event("received", day)])
        assert last == oracle.after(day, 20, oracle.BY_REGIME[regime]), day
        day += timedelta(days=23)


def spelt(day: str) -> str:
    on = date.fromisoformat(day)
    return f"{on.day} {on:%B %Y}"
