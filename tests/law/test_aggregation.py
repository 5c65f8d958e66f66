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


def asked(received: date | None, who: str = "me", text: str = TEXT, **more: object) -> Earlier:
    return Earlier("ft-22222", received, who, text, **more)  # type: ignore[arg-type]


def kinds(text: str, day: date, regime: str, *earlier: Earlier, **more: str) -> list[str]:
    return [c.kind for c in clashes(text, day, "me", regime, earlier, CALENDAR, **more)]


def test_the_same_question_within_sixty_working_days_may_be_added() -> None:
    """Received on the 59th working day after: within sixty consecutive days, of which the first receipt is one."""
    earlier = asked(date(2026, 3, 4), campaign="innerste")
    safe = sixty_after(date(2026, 3, 4))
    (found,) = clashes(
        TEXT, date.fromordinal(safe.toordinal() - 1), "me", "FOIA", [earlier], CALENDAR, "innerste"
    )
    assert (found.kind, found.concert, found.safe_from) == ("aggregate", False, safe)
    assert safe.isoformat() in found.says and "SI 2004/3244 reg 5" in found.cite.text
    assert clashes(TEXT, safe, "me", "FOIA", [earlier], CALENDAR, "innerste") == ()


def test_it_is_pairwise() -> None:
    """Regulation 5 looks at any period of sixty days: each earlier request has a first safe day of its own."""
    first, second = asked(date(2026, 1, 5), campaign="c"), asked(date(2026, 3, 4), campaign="c")
    day = sixty_after(date(2026, 1, 5))  # clear of the first, not of the second
    (found,) = clashes(TEXT, day, "me", "FOIA", [first, second], CALENDAR, "c")
    assert found.earlier is second


def test_a_colleague_counts_as_concert_and_so_does_nobody_else() -> None:
    (found,) = clashes(
        TEXT, date(2026, 3, 10), "Me", "FOIA", [asked(date(2026, 3, 4), "a colleague", campaign="c")], CALENDAR, "c"
    )  # fmt: skip
    assert found.concert and "a colleague's" in found.says
    (mine,) = clashes(
        TEXT, date(2026, 3, 10), "ME", "FOIA", [asked(date(2026, 3, 4), campaign="c")], CALENDAR, "c"
    )
    assert not mine.concert  # one person, however the name is written


DAY = date(2026, 3, 10)
SENT = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "regime", "earlier", "found"),
    [
        (TEXT, "FOIA", asked(SENT), ["aggregate", "elsewhere"]),
        (OTHER, "FOIA", asked(SENT), []),
        # Under other laws nothing is added; that is said, where FOIA would have added it.
        (TEXT, "EIR", asked(SENT), ["elsewhere", "different"]),
        (TEXT, "EISR", asked(SENT), ["elsewhere", "different"]),
        (TEXT, "FOISA", asked(SENT, regime="FOISA"), ["elsewhere", "different"]),
        (OTHER, "EIR", asked(SENT), []),
        # A request made under other law is not added to one under FOIA.
        (TEXT, "FOIA", asked(SENT, regime="EIR"), ["elsewhere"]),
        # One that was only drafted was received by nobody.
        (TEXT, "FOIA", asked(None), ["elsewhere"]),
        # s.14(2): the same person, substantially similar, complied with; of both Acts.
        (TEXT, "FOIA", asked(date(2025, 3, 4), complied=True), ["repeat", "elsewhere"]),
        (TEXT, "FOISA", asked(date(2025, 3, 4), regime="FOISA", complied=True), ["repeat", "elsewhere", "different"]),
        (TEXT, "FOIA", asked(date(2025, 3, 4), "a colleague", complied=True), ["elsewhere"]),
        (TEXT, "FOIA", asked(date(2025, 3, 4)), ["elsewhere"]),
    ],
)  # fmt: skip
def test_what_is_said_of_an_earlier_request(
    text: str, regime: str, earlier: Earlier, found: list[str]
) -> None:
    assert kinds(text, DAY, regime, earlier) == found


def test_the_same_campaign_is_not_elsewhere() -> None:
    earlier = asked(date(2025, 3, 4), campaign="innerste")
    assert kinds(TEXT, DAY, "FOIA", earlier, campaign="innerste") == []
    assert kinds(TEXT, DAY, "FOIA", earlier, campaign="another") == ["elsewhere"]


def test_one_part_in_common_is_enough_to_be_added() -> None:
    """Regulation 5(2)(a): they relate "to any extent" to the same or similar information."""
    long = "\n".join([TEXT, "Contracts for vehicle recovery, towing and storage", "Spending on translation and interpreting"])  # fmt: skip
    old = "\n".join(
        [TEXT, "Uniform purchases and boots by supplier", "Complaints about parking near custody suites"]
    )
    assert kinds(long, DAY, "FOIA", asked(SENT, text=old), campaign="x")[0] == "aggregate"


def test_a_day_beyond_every_list_of_holidays_is_no_clash() -> None:
    assert "aggregate" not in kinds(TEXT, date(2090, 1, 3), "FOIA", asked(date(2090, 1, 2)))


def test_no_reference_of_a_campaign_so_that_one_sentence_serves_many_bodies() -> None:
    for clash in clashes(TEXT, DAY, "me", "FOIA", [asked(SENT, campaign="innerste")], CALENDAR):
        assert "ft-22222" not in clash.says and "innerste" in clash.says


def test_likeness_is_about_the_subject_and_not_the_form() -> None:
    assert likeness(TEXT, TEXT) == 1
    assert likeness(TEXT, OTHER) == 0
    assert likeness(TEXT, "") == 0
