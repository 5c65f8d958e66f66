"""Reading a typed day: what is taken, what is refused and why, and that nothing ambiguous ever becomes a day.

The weekdays expected here are those of the perpetual Gregorian calendar: 3 April 2026 was a Friday (Good Friday).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foitrack.dates import MONTHS, WEEKDAYS, read_day, say_day, say_short
from foitrack.errors import UsageError

TODAY = date(2026, 6, 30)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-06-03", date(2026, 6, 3)),
        ("2026-03-04", date(2026, 3, 4)),  # dateutil with dayfirst alone makes this 3 April
        ("  2026-06-03 ", date(2026, 6, 3)),
        ("today", date(2026, 6, 30)),
        ("Yesterday", date(2026, 6, 29)),
        ("tomorrow", date(2026, 7, 1)),
        ("-3d", date(2026, 6, 27)),
        ("+3d", date(2026, 7, 3)),
        ("3/4/2026", date(2026, 4, 3)),
        ("03/04/2026", date(2026, 4, 3)),
        ("3.4.2026", date(2026, 4, 3)),
        ("3-4-2026", date(2026, 4, 3)),
        ("13/04/2026", date(2026, 4, 13)),
        ("3 June 2026", date(2026, 6, 3)),
        ("3rd June 2026", date(2026, 6, 3)),
        ("the 3rd of June 2026", date(2026, 6, 3)),
        ("3 jun 2026", date(2026, 6, 3)),
        ("3-Jun-2026", date(2026, 6, 3)),
        ("June 3, 2026", date(2026, 6, 3)),
        ("3 Sept 2026", date(2026, 9, 3)),
        ("Wed 3 June 2026", date(2026, 6, 3)),
        ("Wednesday, 3 June 2026", date(2026, 6, 3)),
        ("Fri 3/4/2026", date(2026, 4, 3)),
        ("Fri 2026-04-03", date(2026, 4, 3)),
        ("29 February 2024", date(2024, 2, 29)),
        ("1/1/2005", date(2005, 1, 1)),
    ],
)
def test_taken(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "No date"),
        ("04/13/2026", "days come first"),
        ("4/31/2026", "days come first"),
        ("2026/04/03", "two ways"),
        ("2026.04.03", "two ways"),
        ("2026-4-3", "two ways"),
        ("3/4/26", "four digits"),
        ("3 June 26", "year of four digits"),
        ("April 2026", "no day"),
        ("may", "no day and year"),
        ("3 June", "no year of four digits"),
        ("10", "no month and year"),
        ("2026", "no day and month"),
        ("friday", "depends on the day"),
        ("next friday", "depends on the day"),
        ("last Monday", "depends on the day"),
        ("friday week", "depends on the day"),
        ("2 weeks ago", "depends on the day"),
        ("in 3 days", "depends on the day"),
        ("Thu 3 April 2026", "is a Friday"),
        ("Wed 2026-04-03", "is a Friday"),
        ("3th June 2026", "slip"),
        ("31 June 2026", "not a day in the calendar"),
        ("29 February 2026", "not a day in the calendar"),
        ("2026-02-30", "not a day in the calendar"),
        ("31/6/2026", "not a day in the calendar"),
        ("0/0/2026", "not a day in the calendar"),
        ("3 or 4 June 2026", "certainty"),
        ("3 4 June 2026", "more than one"),
        ("3 June July 2026", "more than one"),
        ("10am 3 June 2026", "certainty"),
        ("3 June 2026 BST", "certainty"),
        ("2026-06-03T10:00", "certainty"),
        ("20260603", "certainty"),
        ("2026-W14-5", "certainty"),
        ("-1", "no unit"),
        ("3/4", "no year of four digits"),
        ("31 December 2004", "before Sat 1 January 2005"),
        ("3/6/1926", "before"),
        ("3/6/2062", "more than 30 years"),
        ("-99999d", "before"),
        ("\x1b[2J3 June 2026", "certainty"),
        ("3 June 2026" + " " * 5 + "x" * 80, "too long"),
    ],
)
def test_refused_with_the_reason_and_how_to_write_it(typed: str, why: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read_day(typed, TODAY)
    assert why in refusal.value.says
    assert refusal.value.next_step
    assert "\x1b" not in str(refusal.value)


def test_an_american_date_is_answered_with_the_british_way_of_writing_it() -> None:
    with pytest.raises(UsageError, match="If you mean 13 April 2026, write 13/4/2026"):
        read_day("04/13/2026", TODAY)


def test_a_day_before_the_acts_can_be_allowed() -> None:
    assert read_day("30 November 2000", TODAY, earliest=None) == date(2000, 11, 30)  # FOIA: Royal Assent


def test_a_later_first_day_can_be_asked_for() -> None:
    with pytest.raises(UsageError, match="before Wed 1 July 2026"):
        read_day("yesterday", TODAY, earliest=date(2026, 7, 1))


def test_a_day_is_said_with_its_weekday() -> None:
    assert say_day(date(2026, 4, 3)) == "Fri 3 April 2026"
    assert say_short(date(2026, 4, 3)) == "3 Apr 2026"


days = st.dates(date(2005, 1, 1), date(2056, 6, 30))


@given(days)
def test_what_is_said_can_be_read_back(day: date) -> None:
    for written in (say_day(day), say_short(day), day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        assert read_day(written, TODAY) == day


@given(days, st.integers(1, 6))
def test_a_weekday_that_contradicts_is_always_refused(day: date, off: int) -> None:
    wrong = WEEKDAYS[(day.weekday() + off) % 7]
    with pytest.raises(UsageError, match="contradicts"):
        read_day(f"{wrong} {day.day} {MONTHS[day.month - 1]} {day.year}", TODAY)


@st.composite
def ambiguous(draw: st.DrawFn) -> str:
    """Something a person might type that does not say one day."""
    day = draw(days)
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    word = draw(st.sampled_from(("next", "last", "this", "coming", "on")))
    forms = (
        month, month[:3], weekday, weekday[:3], f"{word} {weekday}", f"{weekday} {day.day}", f"{weekday} {month}",
        f"{month} {day.year}", f"{day.day} {month}", f"{month} {day.day}", f"{day.month}/{day.year}", f"{day.year}",
        f"{day.day}", f"{day.day}/{day.month}", f"{day:%d/%m/%y}", f"{day:%y-%m-%d}", f"{day:%d%m%Y}", f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}", f"{day.day} {month} {day:%y}", f"{day.day} {day.day + 1} {month} {day.year}",
        f"{day.day}-{day.day + 1} {month} {day.year}", f"{word} {month}", f"{day.day}{month}", f"{day.day}th",
    )  # fmt: skip
    return draw(st.sampled_from([form for form in forms if form != "0"]))


@given(ambiguous())
def test_an_ambiguous_string_never_becomes_a_day(typed: str) -> None:
    with pytest.raises(UsageError):
        read_day(typed, TODAY)


@given(st.integers(2005, 2056), st.integers(13, 31), st.integers(1, 12), st.sampled_from("/.-"))
def test_a_month_past_twelve_never_becomes_a_day(year: int, month: int, day: int, mark: str) -> None:
    with pytest.raises(UsageError):
        read_day(f"{day}{mark}{month}{mark}{year}", TODAY)


PIECES = st.sampled_from(
    ["3", "04", "13", "31", "26", "2026", "2027", "June", "may", "fri", "Wednesday", "/", "-", ".", ",", " ", "of",
     "3rd", "next", "am", ":", "T", "Z", "week", "+", "d", "today"]
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=8).map("".join)
    | st.lists(PIECES, max_size=8).map(" ".join)
    | st.text(max_size=20)
)
def test_a_day_that_is_read_stands_in_what_was_typed(typed: str) -> None:
    """Nothing is filled in: the year, the month and the day are all there, or it is counted from today by name."""
    try:
        day = read_day(typed, TODAY)
    except UsageError:
        return
    lower = typed.strip().lower()
    if re.fullmatch(r"today|[+-][0-9]+d", lower):
        assert day == TODAY + timedelta(days=int(lower[:-1]) if lower != "today" else 0)
        return
    numbers = re.findall(r"[0-9]+", lower)
    assert str(day.year) in numbers
    assert str(day.day) in [n.lstrip("0") for n in numbers]
    assert MONTHS[day.month - 1][:3].lower() in lower or str(day.month) in [n.lstrip("0") for n in numbers]


@given(st.text())
def test_whatever_is_typed_only_a_usage_error_comes(typed: str) -> None:
    assume(typed)
    try:
        assert isinstance(read_day(typed, TODAY), date)
    except UsageError as refusal:
        assert refusal.says
