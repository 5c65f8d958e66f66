"""The shipped list against its sources: the Act, GOV.UK's own data, and an independent library."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import easter

from foitrack.law import bank_holiday_rows, compile_rows
from foitrack.law.schedule_1 import by_rule, easter_sunday, fixed_by_statute
from foitrack.law.working_days import DIVISIONS, UK, Holiday, shipped

ENGLAND, SCOTLAND, NORTHERN_IRELAND = DIVISIONS
ROWS = shipped().rows()


def days(division: str, year: int | None = None) -> set[date]:
    return {row.on for row in ROWS if division in row.nations and year in (None, row.on.year)}


def named(on: str) -> list[Holiday]:
    return [row for row in ROWS if row.on.isoformat() == on]


# -- the two files say the same


def test_the_lean_module_is_the_csv_compiled() -> None:
    source = compile_rows.SOURCE.read_text(encoding="utf-8")
    made = compile_rows.module_text(*compile_rows.read_source(source))
    assert compile_rows.TARGET.read_text(encoding="utf-8") == made, "run: python -m foitrack.law.compile_rows"
    assert len(bank_holiday_rows.ROWS) == source.count("\n") - source.count("#") - 1


def test_the_licence_of_the_list_stands_beside_it() -> None:
    notice = (compile_rows.HERE / "NOTICE.txt").read_text(encoding="utf-8")
    assert "Open Government Licence v3.0" in notice
    assert "www.gov.uk/bank-holidays" in notice


# -- what a row may say


def test_every_row_says_on_what_law_and_on_whose_word_it_rests() -> None:
    for row in ROWS:
        assert row.basis in {"statute schedule 1", "proclamation", "common law", "asp 2007/2"}, row
        assert row.status in {"official", "predicted", "disputed"}, row
        assert row.name and row.source and row.nations and row.name.isascii(), row
        assert row.on.weekday() < 5, row
        assert set(row.nations) <= set(DIVISIONS), row


def test_no_division_has_a_day_twice() -> None:
    seen = Counter((row.on, nation) for row in ROWS for nation in row.nations)
    assert [key for key, n in seen.items() if n > 1] == []


def test_only_the_common_law_makes_good_friday_and_christmas_holidays_outside_scotland() -> None:
    assert {row.name for row in ROWS if row.basis == "common law"} == {"Good Friday", "Christmas Day"}
    assert all(SCOTLAND not in row.nations for row in ROWS if row.basis == "common law")


def test_st_andrews_day_rests_on_its_own_act_and_begins_in_2007() -> None:
    """asp 2007/2: Royal Assent 15 January 2007, so 30 November 2007 was the first."""
    found = [row for row in ROWS if row.basis == "asp 2007/2"]
    assert found[0].on == date(2007, 11, 30)
    assert {row.on.year for row in found} == set(range(2007, 2034))
    assert {row.nations for row in found} == {("scotland",)}


# -- counts made by others


def test_as_many_rows_as_gov_uk_published() -> None:
    """GOV.UK's lists of 2011 to 2028 have 502 events over the three divisions."""
    assert sum(len(row.nations) for row in ROWS if 2011 <= row.on.year <= 2028) == 502


def test_nineteen_days_on_the_list_still_rest_on_proclamations_not_seen() -> None:
    predicted = Counter(
        row.on.year for row in ROWS for _ in row.nations if row.status == "predicted" and row.on.year <= 2028
    )
    assert predicted == {2027: 11, 2028: 8}


def test_two_days_are_disputed() -> None:
    """Listed by Directgov and GOV.UK, though the Act gives no substitute and none was proclaimed."""
    disputed = [(row.on.isoformat(), row.nations) for row in ROWS if row.status == "disputed"]
    assert disputed == [("2010-01-04", ("scotland",)), ("2011-01-04", ("scotland",))]


# -- moved and one-off days

GIVEN = [
    ("2011-04-29", UK, "royal wedding"),
    ("2012-06-04", UK, "spring holiday moved"),
    ("2012-06-05", UK, "Diamond Jubilee"),
    ("2020-05-08", UK, "early May moved for VE Day"),
    ("2022-06-02", UK, "spring holiday moved"),
    ("2022-06-03", UK, "Platinum Jubilee"),
    ("2022-09-19", UK, "state funeral"),
    ("2023-05-08", UK, "coronation"),
    ("2026-06-15", ("scotland",), "World Cup"),
    ("2026-07-13", ("northern-ireland",), "for Sunday 12 July"),
    ("2026-12-28", UK, "for Saturday 26 December"),
    ("2027-01-04", ("scotland",), "for Saturday 2 January"),
    ("2027-12-27", UK, "Christmas weekend"),
    ("2027-12-28", UK, "Christmas weekend"),
    ("2028-01-03", UK, "New Year weekend"),
    ("2028-01-04", ("scotland",), "New Year weekend"),
]
TAKEN = [
    ("2012-05-28", UK),
    ("2020-05-04", UK),
    ("2022-05-30", UK),
    ("2006-11-30", UK),
    ("2026-04-06", ("scotland",)),
]


@pytest.mark.parametrize(("on", "nations", "why"), GIVEN, ids=[f"{on} {why}" for on, _, why in GIVEN])
def test_days_that_were_given(on: str, nations: tuple[str, ...], why: str) -> None:
    assert {nation for row in named(on) for nation in row.nations} == set(nations), why


@pytest.mark.parametrize(("on", "nations"), TAKEN)
def test_days_that_were_not(on: str, nations: tuple[str, ...]) -> None:
    assert not {nation for row in named(on) for nation in row.nations} & set(nations)


# -- GOV.UK's own data: alphagov/frontend, lib/data/bank-holidays.json, revision 62171cd, years 2017 to 2021

GOV_UK = {
    ENGLAND: """
        2017: 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
        2018: 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
        2019: 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
        2020: 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
        2021: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
    """,
    SCOTLAND: """
        2017: 01-02 01-03 04-14 05-01 05-29 08-07 11-30 12-25 12-26
        2018: 01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26
        2019: 01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26
        2020: 01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28
        2021: 01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28
    """,
    NORTHERN_IRELAND: """
        2017: 01-02 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26
        2018: 01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26
        2019: 01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26
        2020: 01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28
        2021: 01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28
    """,
}
PUBLISHED = [
    (division, int(year), set(listed.split()))
    for division, table in GOV_UK.items()
    for year, listed in (line.split(":") for line in table.strip().splitlines())
]


@pytest.mark.parametrize(("division", "year", "listed"), PUBLISHED)
def test_the_list_is_gov_uks(division: str, year: int, listed: set[str]) -> None:
    assert {f"{on:%m-%d}" for on in days(division, year)} == listed


# -- an independent library, day by day

ORACLE = {ENGLAND: "ENG", SCOTLAND: "SCT", NORTHERN_IRELAND: "NIR"}
ITS_ERROR = date(2006, 11, 30)  # `holidays` begins St Andrew's Day in 2006; the Act is of 2007


@pytest.mark.parametrize("division", DIVISIONS)
def test_every_weekday_from_2005_to_2033_agrees_with_the_holidays_library(division: str) -> None:
    theirs = holidays.country_holidays("GB", subdiv=ORACLE[division], years=range(2005, 2034))
    ours = days(division)
    day, differ = date(2005, 1, 1), []
    while day <= date(2033, 12, 31):
        if day.weekday() < 5 and (day in theirs) != (day in ours):
            differ.append(day)
        day += timedelta(days=1)
    assert differ == ([ITS_ERROR] if division == SCOTLAND else [])


# -- the rules that predict

SCHEDULE_1 = [  # the words of Schedule 1, and a year in which they bite
    (ENGLAND, 2022, "2022-12-26", True, "26 December, if it be not a Sunday"),
    (ENGLAND, 2022, "2022-12-27", True, "27 December in a year in which 25 December is a Sunday"),
    (ENGLAND, 2021, "2021-12-27", True, "27 December in a year in which 26 December is a Sunday"),
    (ENGLAND, 2021, "2021-12-28", False, "the second substitute needs a proclamation"),
    (ENGLAND, 2026, "2026-01-01", False, "New Year's Day is proclaimed in England and Wales"),
    (ENGLAND, 2026, "2026-05-04", False, "so is the first Monday in May"),
    (ENGLAND, 2026, "2026-05-25", True, "the last Monday in May"),
    (ENGLAND, 2026, "2026-04-03", False, "Good Friday is a common law holiday"),
    (SCOTLAND, 2026, "2026-04-03", True, "Good Friday"),
    (SCOTLAND, 2026, "2026-05-04", True, "the first Monday in May"),
    (SCOTLAND, 2026, "2026-05-25", False, "the last Monday in May is proclaimed in Scotland"),
    (SCOTLAND, 2026, "2026-08-03", True, "the first Monday in August"),
    (SCOTLAND, 2023, "2023-01-03", True, "New Year's Day a Sunday: 3 January"),
    (SCOTLAND, 2022, "2022-01-03", True, "2 January a Sunday: 3 January"),
    (SCOTLAND, 2022, "2022-01-04", False, "no substitute for a Saturday in the Act"),
    (SCOTLAND, 2021, "2021-01-04", False, "no substitute for a Saturday in the Act"),
    (SCOTLAND, 2022, "2022-12-26", True, "Christmas Day a Sunday: 26 December"),
    (SCOTLAND, 2026, "2026-12-28", False, "Boxing Day is proclaimed in Scotland"),
    (SCOTLAND, 2019, "2019-12-02", True, "30 November a Saturday: the Monday following"),
    (NORTHERN_IRELAND, 2024, "2024-03-18", True, "17 March a Sunday: 18 March"),
    (NORTHERN_IRELAND, 2018, "2018-03-19", False, "no substitute for a Saturday in the Act"),
    (NORTHERN_IRELAND, 2026, "2026-07-13", False, "12 July is proclaimed each year"),
]


@pytest.mark.parametrize(("division", "year", "on", "in_the_act", "words"), SCHEDULE_1)
def test_what_schedule_1_itself_makes_a_holiday(
    division: str, year: int, on: str, in_the_act: bool, words: str
) -> None:
    assert (on in {day.on.isoformat() for day in fixed_by_statute(year, division)}) is in_the_act, words


@pytest.mark.parametrize("division", DIVISIONS)
def test_after_the_last_list_the_rules_predict(division: str) -> None:
    for year in range(2029, 2034):
        assert {day.on for day in by_rule(year, division)} == days(division, year)
    assert {row.status for row in ROWS if row.on.year >= 2029} == {"predicted"}
    assert max(row.on.year for row in ROWS) == shipped().predicted_to.year == 2033


@pytest.mark.parametrize("year", range(2005, 2100))
def test_easter(year: int) -> None:
    assert easter_sunday(year) == easter(year)
