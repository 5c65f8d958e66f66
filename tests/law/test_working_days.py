"""Counting working days: cases that others published, and an independent stepper, day by day."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitrack.errors import BeyondCalendar
from foitrack.law.working_days import DIVISIONS, LOCALITY, SCOTLAND, UK, Calendar, Holiday, shipped

ENGLAND, _, NORTHERN_IRELAND = DIVISIONS
CALENDAR = shipped()
CODES = {ENGLAND: "ENG", "scotland": "SCT", NORTHERN_IRELAND: "NIR"}


def day(text: str) -> date:
    return date.fromisoformat(text)


# -- cases that others published (FOIA, twenty working days)

# foiman.com/archives/1345: requests over Christmas 2014. Its two rows for requests that arrive on a bank
# holiday (1 December, 2 January) deem them received a day later, which s.10(6) does not: see below.
FOIMAN = """
    11-17 12-16   11-18 12-17   11-19 12-18   11-20 12-19   11-21 12-22   11-24 12-23   11-26 12-29
    11-27 12-30   11-28 12-31   12-02 01-05   12-03 01-06   12-04 01-07   12-05 01-08   12-08 01-09
    12-09 01-12   12-10 01-13   12-11 01-14   12-12 01-15   12-15 01-16   12-16 01-19   12-17 01-20
    12-18 01-21   12-19 01-22   12-22 01-23   12-23 01-26   12-24 01-27   12-29 01-28   12-30 01-29
    12-31 01-30   01-05 02-02   01-06 02-03   01-07 02-04   01-08 02-05   01-09 02-06
""".split()


def in_the_winter_of_2014(text: str) -> date:
    return day(f"{2015 if text < '06' else 2014}-{text}")


PUBLISHED = [
    *(
        (in_the_winter_of_2014(received), in_the_winter_of_2014(due), "FOIMan, archives/1345")
        for received, due in zip(FOIMAN[::2], FOIMAN[1::2], strict=True)
    ),
    (
        day("2014-03-16"),
        day("2014-04-14"),
        "Student Loans Company: informationrightsandwrongs.com, 4 Sept 2015",
    ),
    (day("2026-06-01"), day("2026-06-30"), "15 June 2026, in Scotland only"),
    (day("2022-08-25"), day("2022-09-26"), "state funeral, 19 September 2022"),
]


@pytest.mark.parametrize(("received", "due", "source"), PUBLISHED)
def test_published_deadlines(received: date, due: date, source: str) -> None:
    assert CALENDAR.nth_after(received, 20, UK) == due, source


@pytest.mark.parametrize(("received", "due"), [("2014-12-01", "2014-12-31"), ("2015-01-02", "2015-01-30")])
def test_a_request_that_arrives_on_a_bank_holiday_is_received_that_day(received: str, due: str) -> None:
    """FOIA s.10(6) and ICO line to take LTT47: day 1 is the next working day, which FOIMan's chart skips."""
    assert CALENDAR.nth_after(day(received), 20, UK) == day(due)


@pytest.mark.parametrize("nations", [UK, SCOTLAND], ids=["FOIA", "FOISA"])
def test_the_world_cup_day_moves_31_receipt_dates_and_no_others(nations: tuple[str, ...]) -> None:
    world_cup = [h for h in CALENDAR.rows() if h.on == day("2026-06-15")]
    without = CALENDAR.changed(removed=world_cup)
    year = [day("2026-01-01") + timedelta(days=n) for n in range(365)]
    moved = [d for d in year if without.nth_after(d, 20, nations) != CALENDAR.nth_after(d, 20, nations)]
    assert (moved[0], moved[-1], len(moved)) == (day("2026-05-15"), day("2026-06-14"), 31)


# -- an independent stepper over an independent list


@cache
def closed(division: str) -> frozenset[date]:
    theirs = set(holidays.country_holidays("GB", subdiv=CODES[division], years=range(2005, 2034)))
    return frozenset(theirs - {day("2006-11-30")} if division == "scotland" else theirs)  # its one error


def works(on: date, nations: tuple[str, ...]) -> bool:
    return on.weekday() < 5 and not any(on in closed(nation) for nation in nations)


def step(on: date, n: int, nations: tuple[str, ...]) -> date:
    while n:
        on += timedelta(days=1)
        n -= works(on, nations)
    return on


NATIONS = [UK, SCOTLAND, (ENGLAND,), (NORTHERN_IRELAND,)]
PROBES = [
    (
        day("2005-01-01") + timedelta(days=dice.randrange(8600)),
        dice.choice([1, 2, 10, 20, 20, 40, 60]),
        nations,
    )
    for nations in NATIONS
    for dice in [random.Random(f"probes {nations}")]
    for _ in range(250)
]


def test_a_thousand_probes_agree_with_stepping_day_by_day() -> None:
    differ = [
        (start, n, nations)
        for start, n, nations in PROBES
        if CALENDAR.nth_after(start, n, nations) != step(start, n, nations)
    ]
    assert differ == []


dates = st.dates(day("2005-01-01"), day("2033-06-30"))
nations_asked = st.sampled_from(NATIONS)


@given(dates, nations_asked)
def test_each_day_works_or_not_as_the_library_says(on: date, nations: tuple[str, ...]) -> None:
    assert CALENDAR.is_working(on, nations) == works(on, nations)
    following = step(on, 1, nations)
    assert CALENDAR.next_after(on, nations) == following
    assert CALENDAR.on_or_after(on, nations) == (on if works(on, nations) else following)


@given(dates, st.integers(0, 120), nations_asked)
def test_counting_between_two_days(a: date, length: int, nations: tuple[str, ...]) -> None:
    b = a + timedelta(days=length)
    counted = [a + timedelta(days=n) for n in range(length + 1) if works(a + timedelta(days=n), nations)]
    assert CALENDAR.inclusive(a, b, nations) == len(counted)
    assert CALENDAR.between(a, b, nations) == len([on for on in counted if on > a])


@given(dates, st.integers(1, 100), nations_asked)
def test_the_nth_day_is_a_working_day_with_exactly_n_counted(
    on: date, n: int, nations: tuple[str, ...]
) -> None:
    due = CALENDAR.nth_after(on, n, nations)
    assert CALENDAR.is_working(due, nations)
    assert CALENDAR.between(on, due, nations) == n


@given(dates, dates, st.integers(1, 60), nations_asked)
def test_received_later_is_never_due_sooner(a: date, b: date, n: int, nations: tuple[str, ...]) -> None:
    a, b = min(a, b), max(a, b)
    assert CALENDAR.nth_after(a, n, nations) <= CALENDAR.nth_after(b, n, nations)


@given(dates, st.integers(1, 60))
def test_more_nations_never_bring_a_date_forward(on: date, n: int) -> None:
    assert CALENDAR.nth_after(on, n, UK) >= max(CALENDAR.nth_after(on, n, (nation,)) for nation in DIVISIONS)


def test_both_ends_count_in_a_fee_pause() -> None:
    """FOIA s.10(2): from the day the notice is given to the day the fee is received, both disregarded."""
    friday, monday = day("2026-06-05"), day("2026-06-08")
    assert CALENDAR.inclusive(friday, monday, UK) == 2
    assert CALENDAR.between(friday, monday, UK) == 1
    assert CALENDAR.inclusive(friday, friday, UK) == 1
    assert CALENDAR.between(monday, friday, UK) == -1


# -- what the calendar does not know, it does not count

BEYOND: list[tuple[str, Callable[[], object]]] = [
    ("a day before the Acts", lambda: CALENDAR.is_working(day("2004-12-31"), UK)),
    ("a receipt before the Acts", lambda: CALENDAR.nth_after(day("2004-12-20"), 20, UK)),
    ("a receipt past the predictions", lambda: CALENDAR.nth_after(day("2034-01-03"), 1, UK)),
    ("a due date past the predictions", lambda: CALENDAR.nth_after(day("2033-12-15"), 20, UK)),
    ("no working day left", lambda: CALENDAR.on_or_after(day("2033-12-31"), UK)),
    ("a count that runs out", lambda: CALENDAR.between(day("2033-12-01"), day("2034-01-10"), UK)),
    ("a list that runs out", lambda: CALENDAR.holidays(day("2033-01-01"), day("2034-12-31"), UK)),
]


@pytest.mark.parametrize("ask", [ask for _, ask in BEYOND], ids=[what for what, _ in BEYOND])
def test_beyond_the_calendar_is_an_error(ask: Callable[[], object]) -> None:
    with pytest.raises(BeyondCalendar) as error:
        ask()
    assert error.value.exit_code == 1 and error.value.next_step


def test_the_last_day_that_is_known_still_counts() -> None:
    assert CALENDAR.nth_after(day("2033-12-29"), 1, UK) == day("2033-12-30")
    assert CALENDAR.is_working(day("2005-01-01"), UK) is False


@pytest.mark.parametrize(
    ("on", "expected"), [("2028-12-31", False), ("2029-01-01", True), ("2005-01-01", False)]
)
def test_a_date_past_the_official_list_is_provisional(on: str, expected: bool) -> None:
    assert CALENDAR.provisional(day(on)) is expected


@pytest.mark.parametrize("n", [0, -1])
def test_a_period_has_at_least_one_day(n: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        CALENDAR.nth_after(day("2026-06-01"), n, UK)


@pytest.mark.parametrize("nations", [(), ("wales",), ("UK",), (LOCALITY,)])
def test_a_count_is_of_known_nations(nations: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"nation|division"):
        CALENDAR.is_working(day("2026-06-01"), nations)


# -- reading it

SAID = [
    ("2026-03-17", UK, "St Patrick's Day (Northern Ireland)", (NORTHERN_IRELAND,)),
    ("2026-04-06", UK, "Easter Monday (England and Wales, Northern Ireland)", (ENGLAND, NORTHERN_IRELAND)),
    ("2026-04-03", UK, "Good Friday", UK),
    ("2026-06-15", UK, "World Cup bank holiday (Scotland)", SCOTLAND),
    ("2026-06-15", SCOTLAND, "World Cup bank holiday", SCOTLAND),
    ("2026-12-28", UK, "Boxing Day substitute day", UK),
]


@pytest.mark.parametrize(("on", "nations", "name", "whose"), SAID)
def test_a_holiday_says_whose_it_is(
    on: str, nations: tuple[str, ...], name: str, whose: tuple[str, ...]
) -> None:
    (found,) = CALENDAR.holidays(day(on), day(on), nations)
    assert (found.name, found.nations) == (name, whose)


def test_one_day_with_two_names_gives_both() -> None:
    (found,) = CALENDAR.holidays(day("2017-01-02"), day("2017-01-02"), UK)
    both = "New Year's Day substitute day (England and Wales, Northern Ireland); 2nd January (Scotland)"
    assert (found.name, found.nations) == (both, UK)


def test_a_merged_day_is_as_firm_as_the_firmest_of_its_parts() -> None:
    """1 January 2027 is in the Act for Scotland; elsewhere it rests on a proclamation not seen."""
    (found,) = CALENDAR.holidays(day("2027-01-01"), day("2027-01-01"), UK)
    assert found.status == "official"
    (found,) = CALENDAR.holidays(day("2027-01-01"), day("2027-01-01"), (ENGLAND,))
    assert found.status == "predicted"
    (found,) = CALENDAR.holidays(day("2010-01-04"), day("2010-01-04"), UK)
    assert found.status == "disputed"


@given(dates, st.integers(0, 400), nations_asked)
def test_the_holidays_of_a_span_are_its_weekdays_off(a: date, length: int, nations: tuple[str, ...]) -> None:
    b = min(a + timedelta(days=length), CALENDAR.predicted_to)
    off = [
        on
        for n in range((b - a).days + 1)
        if (on := a + timedelta(days=n)).weekday() < 5 and not works(on, nations)
    ]
    assert [found.on for found in CALENDAR.holidays(a, b, nations)] == off


# -- changing it


def extra(on: str, nations: tuple[str, ...], name: str = "A day of celebration") -> Holiday:
    return Holiday(day(on), name, nations, "override", "official", "a made-up proclamation")


def test_a_changed_calendar_is_another_one() -> None:
    before = CALENDAR.nth_after(day("2027-06-01"), 20, UK)
    after = CALENDAR.changed([extra("2027-06-07", SCOTLAND)], id_note="1-override")
    assert before == day("2027-06-29") == CALENDAR.nth_after(day("2027-06-01"), 20, UK)
    assert after.nth_after(day("2027-06-01"), 20, UK) == day("2027-06-30")
    assert after.nth_after(day("2027-06-01"), 20, (ENGLAND,)) == day("2027-06-29")
    assert after != CALENDAR and after.id.startswith("2026-11-22+1-override/")


def test_a_nation_can_lose_a_day_that_the_others_keep() -> None:
    spring = [h for h in CALENDAR.rows() if h.on == day("2027-05-31")]
    after = CALENDAR.changed(removed=[extra("2027-05-31", SCOTLAND)])
    assert len(spring) == 2  # the Act in England, Wales and Northern Ireland; a proclamation in Scotland
    assert after.is_working(day("2027-05-31"), SCOTLAND)
    assert not after.is_working(day("2027-05-31"), UK)


def test_a_locality_is_a_part_of_the_united_kingdom_and_of_nothing_smaller() -> None:
    """1971 Act s.1(3) "any place or locality"; FOIA s.10(6) "in any part of the United Kingdom"."""
    after = CALENDAR.changed([extra("2027-06-07", (LOCALITY,), "Founders' day")])
    assert not after.is_working(day("2027-06-07"), UK)
    assert all(after.is_working(day("2027-06-07"), (nation,)) for nation in DIVISIONS)
    (found,) = after.holidays(day("2027-06-07"), day("2027-06-07"), UK)
    assert found.name == "Founders' day (one locality)"


def test_the_id_turns_on_what_moves_a_date_and_on_nothing_else() -> None:
    same_day_again = CALENDAR.changed([extra("2026-06-15", SCOTLAND)])
    weekend = CALENDAR.changed([extra("2027-06-05", UK)])
    longer = CALENDAR.changed(known_to=day("2029-12-31"))
    assert same_day_again.id == weekend.id == CALENDAR.id
    assert longer.id != CALENDAR.id and not longer.provisional(day("2029-06-01"))
    assert (
        CALENDAR.changed([extra("2027-06-07", SCOTLAND)]).id != CALENDAR.changed([extra("2027-06-07", UK)]).id
    )


def test_a_calendar_cannot_be_altered() -> None:
    with pytest.raises(AttributeError):
        CALENDAR.known_to = day("2040-12-31")  # type: ignore[misc]
    assert isinstance(CALENDAR, Calendar) and shipped() is CALENDAR


def test_loading_it_reads_no_file_and_parses_nothing() -> None:
    told = "import sys, foitrack.law.working_days as w; w.shipped(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "foitrack.law.bank_holiday_rows" in loaded
    assert not {"csv", "json", "hashlib", "holidays", "foitrack.law.compile_rows"} & set(loaded)
