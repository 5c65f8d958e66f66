"""Regulation 5 and s.14(2): pairwise, body by body, FOIA only."""

from datetime import date

import pytest

from foitrack.law.aggregation import Earlier, clashes, likeness, safe_from
from foitrack.law.working_days import shipped

TEXT = "How many children dealt with under Operation Innerste had fingerprints or photographs taken, by year"
OTHER = "Spending on the repair of patrol vehicles"
CALENDAR = shipped()


def sixty_after(start: date) -> date:
    """Sixty working days by hand: weekdays that are a bank holiday in no part of the United Kingdom."""
    import holidays

    off = {
        d
        for sub in ("ENG", "SCT", "NIR")
        for d in holidays.country_holidays("GB", subdiv=sub, years=range(2026, 2028))
    }
    day, n = start.toordinal(), 0
    while n < 60:
        day += 1
        then = date.fromordinal(day)
        n += then.weekday() < 5 and then not in off
    return date.fromordinal(day)


@pytest.mark.parametrize("start", [date(2026, 1, 5), date(2026, 3, 4), date(2026, 6, 1), date(2026, 11, 20)])
def test_the_first_safe_receipt(start: date) -> None:
    assert safe_from(start, CALENDAR) == sixty_after(start)


def asked(received: date, who: str = "me", text: str = TEXT, **more: object) -> Earlier:
    return Earlier("ft-22222", received, who, text, **more)  # type: ignore[arg-type]


def test_the_same_question_within_sixty_working_days_may_be_added() -> None:
    earlier = asked(date(2026, 3, 4))
    day_before = date.fromordinal(sixty_after(earlier.received).toordinal() - 1)
    (found,) = clashes(TEXT, day_before, "me", "FOIA", [earlier], CALENDAR)
    assert (
        found.kind == "aggregate" and not found.concert and found.safe_from == sixty_after(earlier.received)
    )
    assert clashes(TEXT, sixty_after(earlier.received), "me", "FOIA", [earlier], CALENDAR) == ()


def test_a_colleague_counts_as_concert() -> None:
    (found,) = clashes(
        TEXT, date(2026, 3, 10), "me", "FOIA", [asked(date(2026, 3, 4), "a colleague")], CALENDAR
    )
    assert found.concert


def test_another_subject_or_another_law_does_not_count() -> None:
    day = date(2026, 3, 10)
    assert clashes(OTHER, day, "me", "FOIA", [asked(date(2026, 3, 4))], CALENDAR) == ()
    for regime in ("EIR", "FOISA", "EISR"):
        assert clashes(TEXT, day, "me", regime, [asked(date(2026, 3, 4))], CALENDAR) == ()


def test_a_repeat_needs_an_earlier_request_that_was_complied_with() -> None:
    day = date(2026, 9, 1)
    assert [
        c.kind for c in clashes(TEXT, day, "me", "FOIA", [asked(date(2026, 3, 4), complied=True)], CALENDAR)
    ] == ["repeat"]
    assert clashes(TEXT, day, "me", "FOIA", [asked(date(2026, 3, 4))], CALENDAR) == ()


def test_likeness_is_about_the_subject_and_not_the_form() -> None:
    assert likeness(TEXT, TEXT) == 1
    assert likeness(TEXT, OTHER) == 0
    assert likeness(TEXT, "") == 0
