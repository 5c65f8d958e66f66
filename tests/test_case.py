"""A request's facts with what follows: where it stands, what is open, and what may be recorded next."""

from __future__ import annotations

from datetime import date

import pytest

from foitrack.bodies.directory import shipped as shipped_bodies
from foitrack.case import Case, clock_kind
from foitrack.clock import nations_of
from foitrack.clock.cases import event_from_json, events_from_json, run_case
from foitrack.facts import Body, Event, History, Outcome, Part, Request, Requester
from foitrack.law import regime
from foitrack.law.working_days import shipped
from tests.stories import case_of, event_of

TODAY = date(2027, 1, 4)
COUNCIL = Body("example-council", "Example Council", kind="local_authority", nation="england")
ASKER = Requester("Ada Example", "ada@example.org")


def case(story: str, law: str = "FOIA", body: Body = COUNCIL, parts: tuple[Part, ...] = ()) -> Case:
    request = Request("r1", "ft-23456", body, ASKER, "Widgets", law, parts or (Part(1, "How many?"),))
    events = events_from_json(case_of(law, story)["events"])
    return Case.of(History(request, tuple(events)), shipped())


TWO_PARTS = (Part(1, "How many?"), Part(2, "Which?"))
MIXED = (Part(1, "How many?"), Part(2, "What went into the river?", regime="EIR"))

# Where a request stands; lateness is another question, and has its own answer.
STANDINGS = """
2026-03-02 drafted | drafted
2026-03-02 drafted ready=yes | ready
2026-03-02 drafted; 2026-03-03 sent | awaiting
2026-03-04 received | awaiting
2026-03-04 received; 2026-03-05 acknowledged; 2026-03-30 holding | awaiting
2026-03-04 received; 2026-03-31 statement | awaiting
2026-03-04 received; 2026-03-10 clarification_requested | clarification
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-12 clarification_provided | awaiting
2026-03-04 received; 2026-03-10 fee_notice | fee
2026-03-04 received; 2026-03-10 fee_notice; 2026-03-12 fee_paid | awaiting
2026-03-04 received; 2026-03-30 pit_extension ground=foia:36(2)(c) | awaiting
2026-03-04 received; 2026-03-31 refused | answered
2026-03-04 received; 2026-03-31 response_partial; 2026-03-31 part_to_follow | awaiting
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested | review
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-05-12 review_outcome | answered
2026-03-04 received; 2026-03-31 refused; 2026-06-01 commissioner_complaint | regulator
2026-03-04 received; 2026-03-31 refused; 2026-06-01 commissioner_complaint; 2026-09-01 decision_notice | regulator
2026-03-04 received; 2026-03-31 refused; 2026-09-01 decision_notice; 2026-09-20 tribunal_appeal | tribunal
2026-03-04 received; 2026-03-09 withdrawn | closed
2026-03-04 received; 2026-03-31 response_full; 2026-04-01 closed | closed
2026-03-04 received; 2026-03-31 refused; 2026-04-01 retracted retracts=1 | awaiting
"""


@pytest.mark.parametrize("line", STANDINGS.strip().splitlines())
def test_where_a_request_stands(line: str) -> None:
    story, standing = (cell.strip() for cell in line.split("|"))
    assert case(story).standing() == standing


def test_a_standing_is_that_of_the_day_asked_about() -> None:
    told = case("2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested")
    days = ("2026-03-30", "2026-03-31", "2026-04-20")
    assert [told.standing(date.fromisoformat(d)) for d in days] == ["awaiting", "answered", "review"]


# What is open: "name due", a right of yours with a star; the part in front where it is not the whole.
OPEN = """
FOIA  | 2026-03-04 received | response_due 2026-04-02
FOIA  | 2026-05-16 received | response_due 2026-06-16>2026-06-17
FOIA  | 2026-03-04 received; 2026-03-10 clarification_requested | *clarification_lapse 2026-05-10
FOIA  | 2026-03-04 received; 2026-03-10 fee_notice | *fee_pay_by 2026-06-09
FOIA  | 2026-03-04 received; 2026-03-30 pit_extension ground=foia:36(2)(c) | pit_target 2026-05-05
FOIA  | 2026-03-04 received; 2026-03-30 pit_extension | response_due 2026-04-02
FOIA  | 2026-03-04 received; 2026-03-31 refused | *review_request_by 2026-06-01
FOIA  | 2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested | review_due 2026-05-19
FOIA  | 2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-05-12 review_outcome | *ico_by 2026-06-23
FOISA | 2026-03-04 received | response_due 2026-04-01, *review_request_by 2026-06-01
FOISA | 2026-03-04 received; 2026-03-20 refused | *review_request_by 2026-05-19>2026-06-01
FOIA  | 2026-03-04 received; 2026-03-31 refused; 2026-04-01 closed | nothing
FOIA  | 2026-03-04 received; 2026-03-05 reminder until=2026-03-20 text=Ring-them | *reminder 2026-03-20, response_due 2026-04-02
"""


@pytest.mark.parametrize("line", OPEN.strip().splitlines())
def test_what_is_open(line: str) -> None:
    law, story, wanted = (cell.strip() for cell in line.split("|"))
    found = [
        f"{'*' if d.owed_by == 'you' else ''}{d.name} {d.due}" + (f">{d.later}" if d.later != d.due else "")
        for d in case(story, law).open_deadlines()
    ]
    assert (", ".join(found) or "nothing") == wanted


def test_each_part_has_the_clocks_of_its_own_law_and_its_own_letters() -> None:
    """The part under the Regulations may wait for regulation 7; the part under the Act may not."""
    told = case("2026-03-04 received; 2026-03-30 reg7_extension parts=2", parts=MIXED)
    assert [(d.part, d.name, str(d.due)) for d in told.open_deadlines() if d.name == "response_due"] == [
        (0, "response_due", "2026-04-02"),
        (2, "response_due", "2026-05-05"),
    ]


def test_the_rest_of_a_request_stays_due_while_one_part_waits() -> None:
    told = case("2026-03-04 received; 2026-03-10 clarification_requested parts=2", parts=TWO_PARTS)
    assert told.standing() == "awaiting"
    assert ("response_due", date(2026, 4, 2)) in {(d.name, d.due) for d in told.open_deadlines()}


def test_a_request_is_answered_when_its_last_part_is() -> None:
    story = "2026-03-04 received; 2026-03-20 response_full parts=1"
    assert case(story, parts=TWO_PARTS).standing() == "awaiting"
    assert case(story + "; 2026-03-31 refused parts=2", parts=TWO_PARTS).standing() == "answered"


# What speaks against an event: nothing, something odd (it may be recorded with a reason), or the impossible.
PROBLEMS = """
2026-03-04 received | 2026-03-31 refused | fine
2026-03-04 received | 2026-03-10 fee_paid | impossible
2026-03-04 received; 2026-03-10 fee_notice | 2026-03-12 fee_paid | fine
2026-03-04 received; 2026-03-10 fee_notice | 2026-03-09 fee_paid | impossible
2026-03-04 received | 2026-03-10 clarification_provided | odd
2026-03-04 received | 2026-03-31 review_outcome | odd
2026-03-04 received | 2026-03-31 tribunal_appeal | odd
2026-03-04 received | 2027-01-05 refused | odd
2026-03-04 received | 2027-01-04 refused | fine
2026-03-04 received | 2026-03-31 refused sent_on=2026-03-31 received_on=2026-03-30 | impossible
2026-03-04 received | 2026-03-31 refused dated=2026-04-02 received_on=2026-03-31 | odd
2026-03-04 received | 2026-03-01 refused | odd
2026-03-02 drafted | 2026-03-31 refused | odd
2026-03-04 received | 2026-03-31 refused parts=1 | fine
2026-03-04 received | 2026-03-31 refused parts=9 | impossible
2026-03-04 received; 2026-03-31 refused | 2026-03-31 refused | odd
2026-03-04 received; 2026-03-31 refused | 2026-04-20 review_requested | fine
2026-03-04 received | 2026-03-20 review_requested | odd
2026-03-04 received | 2026-04-20 review_requested | odd
2026-03-04 received | 2026-04-20 commissioner_complaint | fine
2026-03-04 received; 2026-03-31 refused | 2026-04-20 commissioner_complaint | odd
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-05-12 review_outcome | 2026-06-01 commissioner_complaint | fine
2026-03-04 received; 2026-03-09 withdrawn | 2026-03-31 holding | odd
2026-03-04 received; 2026-03-09 withdrawn | 2026-03-31 note | fine
"""


@pytest.mark.parametrize("line", PROBLEMS.strip().splitlines())
def test_what_may_be_recorded_next(line: str) -> None:
    story, event, verdict = (cell.strip() for cell in line.split("|"))
    problems = case(story).problems(event_from_json(event_of(event)), TODAY)
    found = "impossible" if any(p.impossible for p in problems) else "odd" if problems else "fine"
    assert found == verdict, [p.says for p in problems]
    assert all(p.says.endswith(".") for p in problems)


@pytest.mark.parametrize("law", ["FOISA", "EISR"])
def test_in_scotland_a_review_for_silence_is_the_normal_step(law: str) -> None:
    told = case("2026-03-04 received", law)
    assert told.problems(event_from_json(event_of("2026-04-20 review_requested")), TODAY) == []
    assert told.problems(event_from_json(event_of("2026-04-20 commissioner_complaint")), TODAY)


# interfaces.md: a body of the directory, and the kind that the clock knows it by.
KINDS = """
home-office             department
kent-police             police
police-scotland         police_scotland
ministry-of-defence     armed_forces
"""


@pytest.mark.parametrize("line", KINDS.strip().splitlines())
def test_the_clock_knows_a_body_of_the_directory_by_its_kind(line: str) -> None:
    slug, kind = line.split()
    assert clock_kind({b.slug: b for b in shipped_bodies()}[slug]) == kind


@pytest.mark.parametrize(
    ("nation", "day"),
    [
        ("england", "2026-01-02"),
        ("wales", "2026-01-02"),
        ("scotland", "2026-01-05"),
        ("northern_ireland", "2026-01-02"),
    ],
)
def test_under_subject_access_the_holidays_are_those_of_the_bodys_nation(nation: str, day: str) -> None:
    """A month from 2 December ends on 2 January, a holiday in Scotland only."""
    body = Body("b", "Body", kind="local_authority", nation=nation)
    told = case("2025-12-02 received", "SAR", body)
    assert str(told.deadlines["response_due"].due) == day
    assert nations_of(regime("SAR"), clock_kind(body, "SAR")) == (
        {"scotland": "scotland", "northern_ireland": "northern-ireland"}.get(nation, "england-and-wales"),
    )


SAME = """
FOIA | 2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided
FOIA | 2026-03-04 sent via=email; 2026-03-30 pit_extension ground=foia:43(2); 2026-05-08 refused
EIR | 2026-03-04 received; 2026-03-30 reg7_extension; 2026-05-05 response_full; 2026-05-20 review_requested
FOISA | 2026-03-02 sent via=post; 2026-04-20 review_requested
"""


@pytest.mark.parametrize("line", SAME.strip().splitlines())
def test_a_kept_request_has_the_deadlines_of_the_same_story_told_to_the_clock(line: str) -> None:
    law, story = (cell.strip() for cell in line.split("|"))
    told = run_case({**case_of(law, story), "body_kind": "council"}, shipped())
    assert case(story, law).deadlines.as_json(None)["deadlines"] == told["deadlines"]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (["statement disclosed_full"], "disclosed_full"),
        (["statement disclosed_full", "refused refused"], "refused"),
        (["refused refused", "statement disclosed_full"], "refused"),
        (["refused refused", "note disclosed_full published"], "refused"),
        (["refused refused", "response_full disclosed_full"], "disclosed_full"),
        (
            ["response_partial disclosed_part", "note disclosed_full foi"],
            "disclosed_full",
        ),  # entered afterwards
    ],
)
def test_what_the_press_office_says_takes_no_refusal_back(told: list[str], wanted: str) -> None:
    """A statement is no answer under s.1(1), so a review must still attack the refusal that stands."""
    request = Request("r1", "ft-23456", COUNCIL, ASKER, "Widgets", "FOIA", (Part(1, "How many?"),))
    events = []
    for n, line in enumerate(told):
        kind, outcome, channel = [*line.split(), ""][:3]
        more = {"channel": channel} if channel else {}
        events.append(
            Event(kind, date(2026, 4, 1 + n), details=more, outcomes=(Outcome(1, outcome),), id=f"e{n}")
        )
    case = Case.of(History(request, tuple(events)), shipped())
    got = case.part_outcomes()[1]
    assert got is not None and got.outcome == wanted
    if told == ["statement disclosed_full"]:  # to the body it is silence
        assert case.part_outcomes(answers_only=True)[1] is None
