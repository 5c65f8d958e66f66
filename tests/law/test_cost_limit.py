"""The cost limit of a body and the arithmetic against it: SI 2004/3244 regs 3 and 4, SSI 2004/467 regs 3 and 5."""

from __future__ import annotations

import pytest

from foitrack.bodies.directory import shipped
from foitrack.facts import Body
from foitrack.law.cost_limit import claimed_hours, cost_limit

BODIES = {b.slug: b for b in shipped()}


@pytest.mark.parametrize(
    ("slug", "regime", "gbp", "hours", "cite"),
    [
        ("home-office", "FOIA", 600, 24, "SI 2004/3244 reg 3(2)"),
        ("ministry-of-defence", "FOIA", 600, 24, "SI 2004/3244 reg 3(2)"),
        ("kent-police", "FOIA", 450, 18, "SI 2004/3244 reg 3(3)"),
        ("metropolitan-police-service", "FOIA", 450, 18, "SI 2004/3244 reg 3(3)"),
        ("kent-county-council", "FOIA", 450, 18, "SI 2004/3244 reg 3(3)"),
        ("police-scotland", "FOISA", 600, 40, "SSI 2004/467 reg 5"),  # GBP 600 at a cap of GBP 15 an hour
    ],
)
def test_the_limit_of_a_body(slug: str, regime: str, gbp: int, hours: int, cite: str) -> None:
    limit = cost_limit(BODIES[slug], regime)
    assert limit is not None
    assert (limit.gbp, limit.hours, limit.cite.text, limit.at_least) == (gbp, hours, cite, regime == "FOISA")


@pytest.mark.parametrize("regime", ["EIR", "EISR", "SAR"])
def test_other_laws_have_no_such_limit(regime: str) -> None:
    assert cost_limit(BODIES["kent-police"], regime) is None


def test_what_is_arguable_or_unknown_is_said() -> None:
    defence = cost_limit(BODIES["ministry-of-defence-police"], "FOIA")
    assert defence is not None and defence.gbp == 450 and "600" in defence.note
    unknown = cost_limit(Body("x", "Somebody"), "FOIA")
    assert unknown is not None and "does not say" in unknown.note


def test_the_arithmetic_of_innerste() -> None:
    """2,400 records: 36 seconds each inside 24 hours; 400 hours at ten minutes each; 144 records fit."""
    limit = cost_limit(BODIES["home-office"], "FOIA")
    assert limit is not None
    assert limit.seconds_each(2400) == 36
    assert claimed_hours(2400, 10) == 400
    assert limit.records_within(10) == 144


@pytest.mark.parametrize(("minutes", "records"), [(0.1, 10800), (7, 154), (18 * 60, 1), (18 * 60 + 1, 0)])
def test_a_record_that_does_not_wholly_fit_is_not_counted(minutes: float, records: int) -> None:
    limit = cost_limit(BODIES["kent-police"], "FOIA")
    assert limit is not None and limit.records_within(minutes) == records
