"""Grounds left undecided, weighed, kept in reserve, urged by others or given up, each beside words that do apply them."""

from __future__ import annotations

import pytest

from foitrack.reading.letter import read_letter
from foitrack.reading.unsettled import UNDECIDED, unsettled

LETTER = "Dear Mr Example\n\nThank you for your request for information. We have now considered it.\n\n{}\n\nYou may ask for an internal review, and then complain to the Information Commissioner.\n"

ROWS = [
    # what the body says | what it applies
    # --- not decided
    ("Section 30(1)(a) covers the statement, and there was no need to rule on section 38(1)(a).", "30(1)(a)"),
    ("Section 30(1)(a) covers the statement, and section 38(1)(a) covers it too.", "30(1)(a) 38(1)(a)"),
    ("We express no opinion on section 27(1)(b). The telegram is enclosed.", ""),
    ("The Trust has not found it necessary to determine if section 41(1) is met by the diary. The diary is enclosed.", ""),
    ("We do not have to say whether we hold it: section 31(3) sees to that.", "31(3)"),
    ("We are leaving section 24(1) for another day, because section 26(1)(b) disposes of the request.", "26(1)(b)"),
    ("Without settling whether section 22(1) was available on the day you wrote, we enclose the survey.", ""),
    # --- weighed
    ("We are still weighing section 43(2) for the rent roll and will write again.", ""),
    ("The rent roll is withheld: section 43(2) is engaged, and the balance has been weighed and is against you.", "43(2)"),
    ("We cannot yet tell whether section 40(2) touches the third table.", ""),
    ("We wondered about section 38(1)(b), but the depot closed in May and its plan is attached.", ""),
    ("The manager was about to refuse under section 12(1) when a clerk found the index. It is attached.", ""),
    ("We considered the harm with care and we are withholding the plan under section 31(1)(a).", "31(1)(a)"),
    ("We looked hard at the balance but the names must stay out, and we withhold them under section 40(2).", "40(2)"),
    # --- in reserve, supposed
    ("The College reserves its right to raise section 36(2)(b)(ii) at a later date.", ""),
    ("We would be entitled to plead section 14(1), and choose to answer you.", ""),
    ("We are entitled to refuse under section 14(1) and we do.", "14(1)"),
    ("Had the register been any longer it might well have met section 12(1). It is attached.", ""),
    ("It might have helped you to see the register; it is exempt under section 40(2).", "40(2)"),
    ("A broader question of that sort could meet section 12(1). The answer to this one is nine.", ""),
    ("If someone were to ask for addresses, section 40(2) would have to be thought of. Your answer is nine.", ""),
    ("It is for the Crown Office to say whether section 30(1)(a) suits its own papers.", ""),
    # --- somebody else's view
    ("The haulier hoped that section 43(2) would keep its mileage from you. We have attached it.", ""),
    ("The haulier hoped we would keep its mileage from you and we have done so: section 43(2).", "43(2)"),
    ("The landlord says section 43(2) covers the yield, and so do we.", "43(2)"),
    ("Our solicitors advised us and we accept that section 42(1) applies.", "42(1)"),
    ("It was put to us that section 29(1)(a) applied. We could not agree, and the forecast is attached.", ""),
    # --- given up
    ("Section 41(1) is engaged by the reference but the public interest is in your favour and it is released.", ""),
    ("Section 43(2) is engaged by the tender and the public interest is not in your favour.", "43(2)"),
    ("The redactions ought not to have been made under section 40(2). A clean copy is attached.", ""),
    ("We have come off section 22(1) altogether. The draft is attached.", ""),
    ("We substitute section 40(2) for section 38(1)(b) as the reason for keeping the names back.", "40(2)"),
    ("Despite section 35(1)(a) being in play we attach the submission.", ""),
    ("We refuse the first part on section 21(1), not section 22(1).", "21(1)"),
    ("This is nowhere near section 12(1). The log is attached.", ""),
    ("The costing shows that this goes well past section 12(1) and we refuse.", "12(1)"),
    ("Nobody here claims section 14(1) against you. The log is attached.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("said", "applied"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_what_is_left_unsettled_is_not_applied(said: str, applied: str) -> None:
    got = sorted(a.provision.partition(":")[2] for a in read_letter(LETTER.format(said)).applied)
    assert got == sorted(applied.split())


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("The Commissioner has reached no conclusion on <C>.", True),
        ("The Commissioner finds that <C> is engaged.", False),
        ("The Commissioner would remind the Trust that <C> needs a certificate.", True),
        ("The Trust relied on <C> and the Commissioner finds that it was wrong to.", False),
        ("The Trust relied on <O> before turning to <C>, which is upheld.", False),
        ("The Trust relied on <C> before turning to <O>.", True),
    ],
)
def test_a_decision_speaks_of_a_ground_in_passing(said: str, named: bool) -> None:
    assert bool(unsettled(said, "", "regulator")) is named


def test_a_letter_that_decides_nothing_yet_is_left_to_others() -> None:
    assert unsettled("We are still weighing <C>.", "", "interim") == ""


def test_saying_under_which_ground_it_would_be_exempt_is_no_supposition_where_nothing_is_confirmed() -> None:
    words = "If someone asked, <C> would protect such a file."
    assert unsettled(words, "", "answer")
    assert unsettled(words, "", "ncnd") == ""


def test_long_sentences_are_read_in_no_time() -> None:
    words = (
        "we would not consider whether the applicant said that " * 400 + "<C>" + " but it may have been" * 400
    )
    assert unsettled(words, "it is not " * 20, "answer") == UNDECIDED
