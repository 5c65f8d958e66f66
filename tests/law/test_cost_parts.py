"""Which part breaks the limit, and what fits: figures worked by hand, for the campaign's five questions."""

import pytest

from foitrack.facts import Body
from foitrack.law.cost_bench import Estimate
from foitrack.law.cost_limit import cost_limit
from foitrack.law.cost_parts import PartEstimate, by_part, findings, ladder, named, round_down

HOME_OFFICE = Body("home-office", "Home Office", kind="central_government", cost_limit_gbp=600)
FORCE = Body("a-force", "A Force", kind="police_force", cost_limit_gbp=450)
COUNCIL = Body("a-council", "A Council", nation="scotland", regime="FOISA")
DETAINED = "The number of those children who were later detained or removed from the United Kingdom"
CHECKLIST = "The checklist that mentions telephones or SIM cards"
DETAINED_TOO = "How many such children were detained or removed, by nationality"


def parts(regime: str, body: Body, *told: PartEstimate):
    return by_part(regime, cost_limit(body, regime), told)


def test_the_part_that_breaks_the_limit_takes_no_other_down() -> None:
    """2,400 records at ten minutes are 400 hours, over 24; a checklist is about other information."""
    found = parts(
        "FOIA",
        HOME_OFFICE,
        PartEstimate(1, DETAINED, Estimate(records=2400, minutes_each=10)),
        PartEstimate(2, CHECKLIST),
    )
    assert [(p.part, p.hours, p.verdict) for p in found] == [(1, 400, "breaks"), (2, None, "unknown")]
    told = {f.id: f for f in findings("FOIA", cost_limit(HOME_OFFICE, "FOIA"), found)}
    assert "400 hours" in told["part-1-breaks"].says
    apart = told["parts-apart"]
    assert "Part 2 is not about the same" in apart.says
    assert apart.cite.kind == "guidance" and "persuasive" in apart.cite.text  # EA/2007/0124 binds nobody


@pytest.mark.parametrize(
    ("regime", "body", "verdict"),
    [
        ("FOIA", FORCE, "breaks together"),  # 10 + 10 hours about like information, over 18: reg 5
        ("FOIA", HOME_OFFICE, "fits"),  # 20 hours, inside 24
        ("FOISA", COUNCIL, "fits"),  # no adding of one person's requests, and 40 hours
    ],
)
def test_like_parts_are_added_where_the_law_adds_them(regime: str, body: Body, verdict: str) -> None:
    found = parts(
        regime, body, PartEstimate(1, DETAINED, Estimate(hours=10)), PartEstimate(2, DETAINED_TOO, Estimate(hours=10))
    )  # fmt: skip
    assert [p.verdict for p in found] == [verdict, verdict]


def test_under_the_environmental_regulations_there_is_nothing_to_add() -> None:
    assert parts("EIR", FORCE, PartEstimate(1, DETAINED, Estimate(hours=100))) == ()


def test_only_the_parts_not_refused_are_said_to_stand_apart() -> None:
    """No figures at all: the body refused part 1 on cost, and the checklist is something else."""
    limit = cost_limit(FORCE, "FOIA")
    found = parts("FOIA", FORCE, PartEstimate(1, DETAINED), PartEstimate(2, CHECKLIST, refused=False))
    assert [f.id for f in findings("FOIA", limit, found)] == ["parts-apart"]
    whole = parts("FOIA", FORCE, PartEstimate(1, DETAINED), PartEstimate(2, CHECKLIST))
    assert list(findings("FOIA", limit, whole)) == []  # which part breaks it is a question to put


def test_the_ladder_leaves_room() -> None:
    """At ten minutes 144 fit into 24 hours; three quarters of that is 108, and a person asks for 100."""
    rungs = {r.step: r for r in ladder(cost_limit(HOME_OFFICE, "FOIA"), Estimate(records=2400))}
    assert list(rungs) == ["years", "categories", "fields", "sample"]
    assert (rungs["sample"].fits, rungs["sample"].ask) == (144, 100)
    assert rungs["fields"].ask is None
    # The body's own time counts where it gives one: 30 minutes, 36 in 18 hours, 27 of them, rounded to 20.
    own = {r.step: r for r in ladder(cost_limit(FORCE, "FOIA"), Estimate(records=419, hours=209.5))}
    assert (own["sample"].minutes, own["sample"].fits, own["sample"].ask) == (30, 36, 20)
    assert all(r.fits is None for r in ladder(None, Estimate(records=10)))


@pytest.mark.parametrize(
    ("value", "asked"), [(108, 100), (1080, 1000), (81, 80), (27, 20), (7.5, 7), (0.4, 1), (499, 450)]
)
def test_a_number_that_a_person_would_ask_for(value: float, asked: int) -> None:
    assert round_down(value) == asked


def test_parts_by_name() -> None:
    assert named([3]) == "Part 3" and named([1, 2, 4]) == "Parts 1, 2 and 4"
