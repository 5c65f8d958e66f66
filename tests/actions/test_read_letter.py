"""A letter laid beside the clock of the request that it answers: in time, late, or not to be told."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from foitrack.actions.read_letter import in_time
from foitrack.reading.letter import read_letter

REFUSAL = "{}\n\nDear Ms Example\n\nIt is withheld under section 41(1) of the Freedom of Information Act, as a confidence.\n"


def case(due: date | None, met_on: date | None = None) -> Any:
    clock = SimpleNamespace(due=due, met_on=met_on)
    return SimpleNamespace(deadlines=SimpleNamespace(items={"response_due": clock}))


DUE = date(2026, 6, 30)
TIMES = [
    # the letter's date | its e-mail's date | when it was due | in time?
    ("30 June 2026", "", DUE, "present"),
    ("1 July 2026", "", DUE, "absent"),
    ("30 June 2026", "2026-07-02", DUE, "absent"),  # it left two days after the date it bears
    ("", "", DUE, "not_checked"),
    ("1 July 2026", "", None, "not_checked"),
]


@pytest.mark.parametrize(("dated", "sent_on", "due", "result"), TIMES)
def test_lateness_turns_on_when_the_letter_left(
    dated: str, sent_on: str, due: date | None, result: str
) -> None:
    reading = in_time(read_letter(REFUSAL.format(dated)), case(due), sent_on)
    finding = next(f for f in reading.findings if f.id == "R1")
    assert finding.result == result
    assert ("does not by itself win" in finding.buys) is (result == "absent")


REVIEW = """14 July 2026

Dear Ms Example

Internal review

Thank you for asking for an internal review of our response to your Freedom of Information request. I have completed the review. I
uphold the original decision to withhold the information under section 31(1)(a).
"""


def test_a_letter_that_is_not_the_answer_is_not_called_late() -> None:
    """The time of FOIA s.10(1) is the answer's; a review has the code's, and a second letter none."""
    review = in_time(read_letter(REVIEW), case(DUE, date(2026, 6, 25)))
    second = in_time(read_letter(REFUSAL.format("14 July 2026")), case(DUE, date(2026, 6, 25)))
    assert review.outcome == "internal_review_upheld"
    for reading in (review, second):
        assert {f.result for f in reading.findings if f.id == "R1"} == {"not_checked"}
    late = in_time(read_letter(REFUSAL.format("14 July 2026")), case(DUE, date(2026, 7, 14)))
    assert next(f.result for f in late.findings if f.id == "R1") == "absent"  # it is the answer itself
