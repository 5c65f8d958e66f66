"""What the rows of a report say about a record.

Dates: a request received on 1 June 2026 is due on 30 June, because 15 June 2026 is a bank holiday in Scotland
and FOIA s.10(6) leaves out a bank holiday in any part of the United Kingdom. Counted by hand with the list on
GOV.UK; under FOISA, 15 June is left out as well; under neither is 13 July (Northern Ireland only) a working day
for FOIA.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from foitrack.case import Case
from foitrack.facts import Body, Campaign, Event, Ground, History, Outcome, Part, Question, Request, Requester
from foitrack.law.working_days import shipped
from foitrack.reports.report import CampaignRow
from foitrack.reports.rows import Edition, deadline_rows
from foitrack.reports.rows import campaign_rows as rows_of

HOME_OFFICE = Body("home-office", "Home Office", kind="central_government", regime="FOIA")
MANCHESTER = Body(
    "greater-manchester-police", "Greater Manchester Police", kind="police_force", regime="FOIA"
)
FIFE = Body("fife-council", "Fife Council", kind="local_authority", nation="scotland", regime="FOISA")
CAMPAIGN = Campaign(
    "innerste", "Operation Innerste", (Question(1, "How many?"), Question(2, "Suspended?")), id="c1"
)
PARTS = (
    Part(1, "How many children, by year?"),
    Part(2, "Was it ever suspended?"),
    Part(3, "How many were removed?"),
)
MORNING = datetime(2026, 6, 1, 9, tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


def event(text: str, n: int = 0, **more: object) -> Event:
    """``"2026-06-01 received"`` -> the event, recorded as the n-th of its morning."""
    on, kind = text.split()
    return Event(kind, day(on), id=f"e{n}", recorded_at=MORNING.replace(minute=n), **more)  # type: ignore[arg-type]


def case(*events: Event, body: Body = HOME_OFFICE, ref: str = "ft-23456", **more: object) -> Case:
    request = Request(
        id=f"id-of-{ref}",
        ref=ref,
        body=body,
        requester=Requester("Ada Example", "ada@example.org"),
        title="Children, by year",
        regime=body.regime,
        parts=PARTS,
        campaign=CAMPAIGN,
        **more,  # type: ignore[arg-type]
    )
    numbered = tuple(replace(e, id=f"{ref}-{n}") for n, e in enumerate(events))
    return Case.of(History(request, numbered), shipped())


ASKED = (event("2026-06-01 sent", 1, details={"via": "email"}), event("2026-06-01 received", 2))


# ---- deadlines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "days_left", "working_days_late", "overdue"),
    [
        ("2026-06-26", 4, 0, False),
        ("2026-06-30", 0, 0, False),
        ("2026-07-01", -1, 1, True),
        ("2026-07-05", -5, 3, True),  # a Sunday: Wednesday, Thursday and Friday have passed
        ("2026-07-14", -14, 9, True),  # 13 July is a bank holiday in Northern Ireland
    ],
)
def test_an_unanswered_request(on: str, days_left: int, working_days_late: int, overdue: bool) -> None:
    (row,) = deadline_rows([case(*ASKED)], day(on))
    assert (row.deadline, row.due, row.owed_by) == ("response_due", day("2026-06-30"), "body")
    assert (row.days_left, row.working_days_late, row.overdue) == (days_left, working_days_late, overdue)
    assert (row.basis, row.cite) == ("statute", "FOIA 2000 s.10(1)")


def test_working_days_late_are_those_of_the_law_that_applies() -> None:
    """13 July 2026 is a bank holiday in Northern Ireland only: no working day for FOIA, one for FOISA."""
    (english,) = deadline_rows([case(*ASKED)], day("2026-07-14"))
    (scottish,) = [
        r for r in deadline_rows([case(*ASKED, body=FIFE)], day("2026-07-14")) if r.owed_by == "body"
    ]
    assert english.due == scottish.due == day("2026-06-30")
    assert (english.working_days_late, scottish.working_days_late) == (9, 10)


def test_a_right_of_yours_goes_the_day_after_it_ends() -> None:
    """The Code of Practice (para 5.3) gives 40 working days: from 10 June that is 10 August 2026, past 15 June,
    13 July and the Scottish bank holiday of 3 August."""
    answered = case(*ASKED, event("2026-06-10 refused", 3, grounds=(Ground(0, "foia:40(2)"),)))
    last = day("2026-08-10")
    (row,) = deadline_rows([answered], last)
    assert (row.deadline, row.owed_by, row.due, row.basis) == ("review_request_by", "you", last, "code")
    assert deadline_rows([answered], day("2026-08-11")) == []


def test_days_leave_out_what_is_far_and_never_what_is_overdue() -> None:
    early = case(*ASKED)
    late = case(event("2026-06-22 sent"), event("2026-06-22 received"), ref="ft-34567", body=MANCHESTER)
    both = [late, early]
    assert [r.ref for r in deadline_rows(both, day("2026-07-01"))] == ["ft-23456", "ft-34567"]
    assert [r.ref for r in deadline_rows(both, day("2026-07-01"), days=7)] == ["ft-23456"]
    assert [r.ref for r in deadline_rows(both, day("2026-09-01"), days=0)] == ["ft-23456", "ft-34567"]


def test_an_entry_keeps_its_uid_when_its_date_moves_and_its_revision_grows() -> None:
    before = case(*ASKED)
    after = case(
        *ASKED, event("2026-06-08 clarification_requested", 3), event("2026-06-09 clarification_provided", 4)
    )
    (was,), (now,) = deadline_rows([before], day("2026-06-10")), deadline_rows([after], day("2026-06-10"))
    assert was.uid == now.uid == "id-of-ft-23456-response_due"
    assert was.due < now.due
    assert (was.revision, now.revision) == (2, 4)
    assert was.revised == MORNING.replace(minute=2)
    assert now.revised == MORNING.replace(minute=4)


def test_a_changed_calendar_is_a_revision_too() -> None:
    changed = datetime(2026, 6, 20, tzinfo=UTC)
    (row,) = deadline_rows([case(*ASKED)], day("2026-06-10"), edition=Edition(2, changed))
    assert (row.revision, row.revised) == (4, changed)


def test_two_reminders_on_one_day_are_two_entries() -> None:
    told = [
        event("2026-06-02 reminder", n, details={"until": "2026-06-20", "text": t})
        for n, t in enumerate("ab")
    ]
    rows = deadline_rows([case(*ASKED, *told)], day("2026-06-10"))
    mine = [r for r in rows if r.deadline == "reminder"]
    assert [(r.due, r.says, r.owed_by) for r in mine] == [(day("2026-06-20"), t, "you") for t in "ab"]
    assert len({r.uid for r in rows}) == 3


def test_a_closed_request_owes_nothing() -> None:
    assert deadline_rows([case(*ASKED, event("2026-06-10 closed", 3))], day("2026-07-10")) == []


# ---- a campaign ----------------------------------------------------------------------------------


def campaign_rows(cases: list[Case], on: date) -> list[CampaignRow]:
    return rows_of(cases, on, {c.history.request.id: c.history.request.ref for c in cases})


ANSWERED = case(
    *ASKED,
    event(
        "2026-06-29 response_partial",
        3,
        parts=(1,),
        outcomes=(Outcome(1, "disclosed_full", "2,400", "children", "2021-2023"),),
        details={"their_ref": "FOI 123/26"},
    ),
    event(
        "2026-07-02 cost",
        4,
        parts=(3,),
        outcomes=(Outcome(3, "cost_limit", note="each record would need a manual check"),),
        grounds=(Ground(3, "foia:12(1)", inferred=True),),
    ),
)
STATED = case(
    *ASKED,
    event(
        "2026-06-20 statement",
        3,
        outcomes=(Outcome(2, "disclosed_full", "no"),),
        details={"channel": "statement"},
    ),
    body=MANCHESTER,
    ref="ft-34567",
)


def test_one_row_a_body_and_part() -> None:
    rows = campaign_rows([STATED, ANSWERED], day("2026-07-03"))
    assert [(r.body, r.part, r.outcome, r.channel, r.late) for r in rows] == [
        ("greater-manchester-police", 1, "silent", "", True),
        ("greater-manchester-police", 2, "disclosed_full", "statement", True),  # a statement stops no clock
        ("greater-manchester-police", 3, "silent", "", True),
        ("home-office", 1, "disclosed_full", "foi", False),
        ("home-office", 2, "silent", "", True),
        ("home-office", 3, "cost_limit", "foi", True),
    ]
    home = rows[3:]
    assert {r.due for r in rows} == {day("2026-06-30")}
    assert [r.answered for r in home] == [day("2026-06-29"), None, day("2026-07-02")]
    assert (home[0].value, home[0].unit, home[0].period) == ("2,400", "children", "2021-2023")
    assert (home[2].grounds, home[2].inferred) == (("foia:12(1)",), ("foia:12(1)",))
    assert home[2].note == "each record would need a manual check"
    assert {r.their_refs for r in home} == {("FOI 123/26",)}
    assert [r.question for r in home] == [p.text for p in PARTS]


def test_an_answer_outranks_a_statement_and_the_statement_is_kept_beside_it() -> None:
    """The figure in the answer is under the Act; what the press office says afterwards does not replace it."""
    both = case(
        *ASKED,
        event(
            "2026-06-20 refused", 3, outcomes=(Outcome(0, "refused"),), grounds=(Ground(0, "foia:31(1)(a)"),)
        ),
        event("2026-06-25 statement", 4, outcomes=(Outcome(1, "disclosed_full", "13", "children"),)),
    )
    first, second, _ = campaign_rows([both], day("2026-07-03"))
    assert (first.outcome, first.channel, first.statement) == ("refused", "foi", "disclosed: 13 children")
    assert (second.outcome, second.statement) == ("refused", "")
    assert first.late is False


def test_a_report_on_a_past_day_knows_only_what_had_happened() -> None:
    rows = campaign_rows([ANSWERED], day("2026-06-29"))
    assert [(r.outcome, r.late) for r in rows] == [
        ("disclosed_full", False),
        ("silent", False),
        ("silent", False),
    ]


def test_a_retracted_answer_is_no_answer() -> None:
    history = ANSWERED.history
    wrong = next(e.id for e in history.events if e.kind == "cost")
    undone = Event("retracted", day("2026-07-03"), id="x", retracts=wrong, recorded_at=MORNING)
    again = Case.of(replace(history, events=(*history.events, undone)), shipped())
    assert [r.outcome for r in campaign_rows([again], day("2026-07-03"))] == [
        "disclosed_full",
        "silent",
        "silent",
    ]


def test_a_draft_is_silent_and_not_late() -> None:
    rows = campaign_rows([case(event("2026-06-01 drafted"))], day("2026-09-01"))
    assert {(r.outcome, r.late, r.due, r.standing) for r in rows} == {("silent", None, None, "drafted")}


def test_waiting_for_your_clarification_is_not_late() -> None:
    paused = case(*ASKED, event("2026-06-08 clarification_requested", 3))
    assert {r.late for r in campaign_rows([paused], day("2026-08-01"))} <= {None, False}


def test_a_request_that_follows_another_has_rows_of_its_own() -> None:
    first = case(*ASKED)
    refined = case(*ASKED, ref="ft-99999", parent="id-of-ft-23456", parent_why="refined")
    rows = campaign_rows([refined, first], day("2026-06-10"))
    assert [(r.ref, r.follows, r.part) for r in rows] == [
        *(("ft-23456", "", n) for n in (1, 2, 3)),
        *(("ft-99999", "ft-23456", n) for n in (1, 2, 3)),
    ]
