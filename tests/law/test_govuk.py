"""GOV.UK's published list, override rows, and what a store's changes make of the calendar."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitrack.errors import BeyondCalendar, UsageError
from foitrack.law.calendar_changes import Amendment, changed_days, effective, outdated, redundant, warnings
from foitrack.law.govuk import ImportPlan, plan_import, read_override, read_overrides, read_published
from foitrack.law.working_days import DIVISIONS, SCOTLAND, UK, Calendar, shipped

ENGLAND, _, NORTHERN_IRELAND = DIVISIONS
SHIPPED = shipped()
CURRENT = date(2026, 12, 1)

File = dict[str, dict[str, Any]]


def day(text: str) -> date:
    return date.fromisoformat(text)


def as_published(first: int = 2019, last: int = 2028, calendar: Calendar = SHIPPED) -> File:
    """The shipped list in the shape in which GOV.UK publishes it."""
    file: File = {division: {"division": division, "events": []} for division in DIVISIONS}
    for row in calendar.rows():
        if first <= row.on.year <= last:
            for division in row.nations:
                title, substitute = (
                    row.name.removesuffix(" substitute day"),
                    row.name.endswith(" substitute day"),
                )
                notes = "Substitute day" if substitute else ""
                event = {"title": title, "date": row.on.isoformat(), "notes": notes, "bunting": True}
                file[division]["events"].append(event)
    return file


def with_day(file: File, on: str, *divisions: str, title: str = "A day of celebration") -> File:
    for division in divisions:
        file[division]["events"].append({"title": title, "date": on, "notes": "", "bunting": True})
    return file


def without(file: File, on: str, *divisions: str) -> File:
    for division in divisions:
        events = file[division]["events"]
        file[division]["events"] = [event for event in events if event["date"] != on]
    return file


def planned(file: File, changes: Iterable[Amendment] = (), as_of: date = CURRENT) -> ImportPlan:
    return plan_import(read_published(json.dumps(file)), SHIPPED, changes, as_of)


def recorded(changes: Iterable[Amendment], n: int = 1) -> tuple[Amendment, ...]:
    """The changes as a store gives them back: with an id, a batch and a time."""
    at = datetime(2026, 12, 1, tzinfo=UTC) + timedelta(hours=n)
    return tuple(
        replace(change, id=f"{n}-{place}", batch=f"batch-{n}", recorded_at=at)
        for place, change in enumerate(changes)
    )


def override(row: str, n: int = 1) -> tuple[Amendment, ...]:
    return recorded([read_override(row, SHIPPED)], n)


def undo(batch: str, n: int) -> tuple[Amendment, ...]:
    return recorded([Amendment(kind="undo", undoes=batch)], n)


def off(calendar: Calendar, nations: tuple[str, ...] = UK) -> set[date]:
    return {h.on for h in calendar.holidays(calendar.known_from, calendar.predicted_to, nations)}


# -- the shape of the file

INTERNAL = """{"title": "bank_holidays.calendar.title", "divisions": {"scotland": {"2017": [
    {"title": "bank_holidays.2nd_january", "date": "02/01/2017", "notes": "", "bunting": true}]}}}"""

REFUSED = [
    ("GOV.UK's internal file", INTERNAL, "keeps internally"),
    ("not JSON", "<!doctype html><title>Bank holidays</title>", "not JSON"),
    ("deeper than any list", "[" * 100_000, "not JSON"),
    ("a list", "[1, 2]", "shape"),
    ("something else", '{"version": "2.0", "items": []}', "shape"),
    ("events missing", '{"scotland": {"division": "scotland"}}', "no list of events"),
    ("events of another kind", '{"scotland": {"events": ["2027-01-01"]}}', "no list of events"),
    ("an impossible date", '{"scotland": {"events": [{"title": "A", "date": "2027-02-30"}]}}', "not a day"),
    (
        "a date in another style",
        '{"scotland": {"events": [{"title": "A", "date": "01/01/2027"}]}}',
        "not a day",
    ),
    ("a date that is a number", '{"scotland": {"events": [{"title": "A", "date": 20270101}]}}', "not a day"),
    ("no title", '{"scotland": {"events": [{"date": "2027-01-01"}]}}', "no usable title"),
    ("far too large", " " * 2_000_001, "too large"),
]


@pytest.mark.parametrize(("text", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_not_the_published_list_is_refused(text: str, says: str) -> None:
    with pytest.raises(UsageError) as error:
        read_published(text)
    assert says in error.value.says
    assert "https://www.gov.uk/bank-holidays.json" in error.value.next_step


def test_unknown_keys_are_passed_over_and_titles_made_plain() -> None:
    file = with_day({**as_published(2027, 2027)}, "2027-06-07", "scotland", title="St Ninian\u2019s\n Day")
    file["scotland"]["events"][-1] |= {"notes": "Substitute day", "colour": "blue"}
    file["wales"] = {"division": "wales", "events": []}
    read = read_published("\ufeff" + json.dumps(file))
    assert read.lists["scotland"][day("2027-06-07")] == "St Ninian's Day substitute day"
    assert [warning for warning in read.warnings if "wales" in warning]


# -- what an import takes, and what it leaves alone


def test_the_list_we_have_changes_no_day_and_says_that_it_is_current() -> None:
    plan = planned(as_published(2005))
    assert (plan.added, plan.removed, plan.skipped, plan.warnings) == ((), (), (), ())
    assert len(plan.replaced) == 3 * 24
    after = effective(SHIPPED, recorded(plan.amendments))
    assert not changed_days(SHIPPED, after)
    assert after.as_of == CURRENT


def test_a_file_without_past_years_loses_none_of_them() -> None:
    """GOV.UK dropped 2019 to 2023 in August 2025."""
    after = effective(SHIPPED, recorded(planned(as_published(2026)).amendments))
    assert off(after) == off(SHIPPED)


def test_a_file_that_lacks_a_division_leaves_it_alone_and_says_so() -> None:
    file = with_day(as_published(), "2027-06-07", "scotland")
    del file[NORTHERN_IRELAND]
    plan = planned(file)
    after = effective(SHIPPED, recorded(plan.amendments))
    assert off(after, (NORTHERN_IRELAND,)) == off(SHIPPED, (NORTHERN_IRELAND,))
    assert off(after, SCOTLAND) - off(SHIPPED, SCOTLAND) == {day("2027-06-07")}
    assert any("nothing for northern-ireland" in warning for warning in plan.warnings)


def test_a_new_day_moves_foia_everywhere_and_foisa_in_scotland() -> None:
    plan = planned(with_day(as_published(), "2027-06-07", "scotland", title="Day of celebration"))
    assert [(h.on, h.name, h.nations) for h in plan.added] == [
        (day("2027-06-07"), "Day of celebration", SCOTLAND)
    ]
    assert plan.removed == ()
    after = effective(SHIPPED, recorded(plan.amendments))
    for nations, due in ((UK, "2027-06-30"), (SCOTLAND, "2027-06-30"), ((ENGLAND,), "2027-06-29")):
        assert after.nth_after(day("2027-06-01"), 20, nations) == day(due)
    assert any("new in scotland only" in warning for warning in plan.warnings)


def test_a_new_day_everywhere_needs_no_warning() -> None:
    assert planned(with_day(as_published(), "2027-06-07", *DIVISIONS)).warnings == ()


def test_a_moved_day_is_taken_out_and_put_in() -> None:
    """1971 Act s.1(2): as in 2012 and 2022, a proclamation may put another day in place of one listed."""
    file = with_day(
        without(as_published(), "2027-05-31", *DIVISIONS), "2027-06-04", *DIVISIONS, title="Jubilee"
    )
    plan = planned(file)
    assert [h.on for h in plan.added] == [day("2027-06-04")]
    assert {h.on for h in plan.removed} == {day("2027-05-31")}
    after = effective(SHIPPED, recorded(plan.amendments))
    assert off(SHIPPED) ^ off(after) == {day("2027-05-31"), day("2027-06-04")}


INCOMPLETE = [
    ("one day short", ENGLAND, ["2027-08-30"], [], "7 days and a whole year has at least 8"),
    ("one day short in Scotland", "scotland", ["2027-11-30"], [], "8 days and a whole year has at least 9"),
    ("one day short in Northern Ireland", NORTHERN_IRELAND, ["2027-07-12"], [], "9 days and a whole"),
    (
        "a day of the Act swapped for one far away",
        ENGLAND,
        ["2027-08-30"],
        ["2027-02-01"],
        "Summer bank holiday",
    ),
    ("Christmas Day swapped", "scotland", ["2026-12-25"], ["2026-02-02"], "Christmas Day"),
    ("a Saturday", ENGLAND, [], ["2027-12-25"], "2027-12-25 is not a weekday"),
]


@pytest.mark.parametrize(
    ("division", "gone", "come", "why"), [row[1:] for row in INCOMPLETE], ids=[row[0] for row in INCOMPLETE]
)
def test_an_incomplete_year_is_left_out_with_the_reason(
    division: str, gone: list[str], come: list[str], why: str
) -> None:
    file = as_published()
    for on in gone:
        without(file, on, division)
    for on in come:
        with_day(file, on, division)
    plan = planned(file)
    year = int((gone + come)[0][:4])
    assert [(pair.division, pair.year) for pair in plan.skipped] == [(division, year)]
    assert why in plan.skipped[0].why
    assert (division, year) not in {(pair.division, pair.year) for pair in plan.replaced}
    assert off(effective(SHIPPED, recorded(plan.amendments))) == off(SHIPPED)


def test_years_before_the_acts_are_left_out() -> None:
    file = with_day(as_published(2026), "2004-12-27", ENGLAND)
    assert "begins in 2005" in planned(file).skipped[0].why


def test_an_old_file_that_lacks_a_proclaimed_day_is_doubted() -> None:
    """The copy in a well-known package, refreshed the day before GOV.UK added 15 June 2026."""
    plan = planned(without(as_published(), "2026-06-15", "scotland"))
    assert [h.on for h in plan.removed] == [day("2026-06-15")]
    assert any("Is the file older" in warning and "2026-06-15" in warning for warning in plan.warnings)


# -- the horizon

NEXT_YEARS = as_published(2027, 2030)


def test_official_years_reach_as_far_as_all_three_divisions_do() -> None:
    after = effective(SHIPPED, recorded(planned(NEXT_YEARS).amendments))
    assert (after.known_to, after.predicted_to) == (day("2030-12-31"), day("2033-12-31"))
    assert {row.status for row in after.rows() if row.on.year == 2030} == {"official"}
    assert not after.provisional(day("2030-06-03"))
    changed = changed_days(SHIPPED, after)
    assert changed.provisional == (day("2029-01-01"), day("2030-12-31"))
    assert changed.touches(day("2029-05-01"), day("2029-05-30")) and not any(changed.days.values())


def test_a_year_that_one_division_lacks_stays_provisional() -> None:
    file = as_published(2027, 2030)
    file["scotland"]["events"] = [e for e in file["scotland"]["events"] if not e["date"].startswith("2029")]
    after = effective(SHIPPED, recorded(planned(file).amendments))
    assert after.known_to == day("2028-12-31")


def test_the_predictions_give_way_to_the_list() -> None:
    moved = with_day(without(as_published(2029, 2029), "2029-05-28", *DIVISIONS), "2029-06-04", *DIVISIONS)
    after = effective(SHIPPED, recorded(planned(moved).amendments))
    assert after.is_working(day("2029-05-28"), UK) and not after.is_working(day("2029-06-04"), UK)


def test_past_the_predictions_a_whole_list_lengthens_the_calendar() -> None:
    later = as_published(2029, 2033)
    from foitrack.law.schedule_1 import by_rule

    for division in DIVISIONS:
        for rule in by_rule(2034, division):
            with_day(later, rule.on.isoformat(), division, title=rule.name)
    after = effective(SHIPPED, recorded(planned(later).amendments))
    assert after.known_to == after.predicted_to == day("2034-12-31")
    assert after.nth_after(day("2034-12-22"), 1, UK) == day("2034-12-27")  # Christmas Day 2034 is a Monday
    with pytest.raises(BeyondCalendar):
        after.nth_after(day("2034-12-29"), 1, UK)


AGES = [
    ("2026-11-23", []),
    ("2027-05-22", []),
    ("2027-05-23", ["more than six months ago"]),
    ("2028-01-01", ["more than six months ago", "less than twelve months"]),
    ("2029-01-01", ["more than six months ago", "ended on 2028-12-31"]),
]


@pytest.mark.parametrize(("today", "says"), AGES)
def test_an_old_or_short_list_says_so_with_the_command(today: str, says: list[str]) -> None:
    found = warnings(SHIPPED, day(today))
    assert len(found) == len(says)
    for sentence, part in zip(found, says, strict=True):
        assert part in sentence and "foitrack calendar import FILE" in sentence


# -- overrides

WRITTEN = [
    ('+ 2027-06-07 scotland "Day of celebration" gov.scot', "add", SCOTLAND),
    ('- 2027-05-31 all "moved to 4 June" proclamation', "remove", UK),
    ('+2027-06-07 scotland,england-and-wales "Day" x', "add", (ENGLAND, "scotland")),
    ('+ 2027-06-07 locality "St Olaf\'s Fair" a proclamation under s.1(3)', "add", ("locality",)),
]


@pytest.mark.parametrize(("row", "kind", "divisions"), WRITTEN)
def test_an_override_row(row: str, kind: str, divisions: tuple[str, ...]) -> None:
    change = read_override(row, SHIPPED)
    assert (change.kind, change.divisions) == (kind, divisions)
    assert change.on is not None and change.name and change.source


UNREADABLE = [
    ("2027-06-07 scotland", "not an override row"),
    ('+ 7/6/2027 scotland "Day" x', "not a date"),
    ('+ 2027-06-31 scotland "Day" x', "not a date"),
    ('+ 2027-06-06 scotland "Day" x', "Sunday"),
    ('+ 2004-06-07 scotland "Day" x', "outside the calendar"),
    ('+ 2034-06-07 scotland "Day" x', "outside the calendar"),
    ('+ 2027-06-07 wales "Day" x', "no division called 'wales'"),
    ('+ 2027-06-07 scotland "Day"', "a source"),
    ('+ 2027-06-07 scotland "" x', "a name"),
    ('+ 2027-06-07 scotland "Da\x00y" x', "cannot be kept"),
]


@pytest.mark.parametrize(("row", "says"), UNREADABLE)
def test_an_override_row_that_cannot_be_meant(row: str, says: str) -> None:
    with pytest.raises(UsageError) as error:
        read_overrides(f"# what the council told us\n\n{row}\n", SHIPPED)
    assert says in error.value.says and error.value.says.startswith("Line 3: ")


def test_an_override_outranks_an_import_and_an_import_the_built_in_list() -> None:
    imported = recorded(planned(with_day(as_published(), "2027-06-07", *DIVISIONS)).amendments, 2)
    before = override('- 2027-06-07 scotland "cancelled" gov.scot', 1)
    after = effective(SHIPPED, (*before, *imported))
    assert after.is_working(day("2027-06-07"), SCOTLAND) and not after.is_working(
        day("2027-06-07"), (ENGLAND,)
    )
    assert after.id.startswith("2026-11-22+govuk-2026-12-01+1-override/")


def test_of_two_overrides_the_later_stands() -> None:
    rows = ('+ 2027-06-07 all "Day" x', '- 2027-06-07 scotland "not there" x')
    after = effective(SHIPPED, (*override(rows[1], 2), *override(rows[0], 1)))
    assert after.is_working(day("2027-06-07"), SCOTLAND) and not after.is_working(day("2027-06-07"), UK)


def test_an_import_reports_the_overrides_it_makes_redundant() -> None:
    early = override('+ 2027-06-07 scotland "Day" gov.scot', 1)
    other = override('- 2027-05-31 scotland "moved" gov.scot', 2)
    assert redundant(SHIPPED, (*early, *other)) == ()
    plan = planned(with_day(as_published(), "2027-06-07", "scotland"), (*early, *other))
    assert plan.redundant == early
    assert (plan.added, plan.removed) == ((), ())  # the override had added it already


def test_undoing_restores_what_stood_before() -> None:
    plan = recorded(planned(with_day(as_published(), "2027-06-07", "scotland")).amendments, 1)
    added = override('+ 2027-06-14 all "Day" x', 2)
    both = (*plan, *added)
    assert off(effective(SHIPPED, (*both, *undo("batch-1", 3)))) == off(SHIPPED) | {day("2027-06-14")}
    assert off(effective(SHIPPED, (*both, *undo("batch-2", 3)))) == off(SHIPPED) | {day("2027-06-07")}
    assert effective(SHIPPED, (*both, *undo("batch-1", 3), *undo("batch-2", 4))) == SHIPPED
    assert effective(SHIPPED, (*both, *undo("batch-2", 3), *undo("batch-3", 4))) == effective(SHIPPED, both)


@given(st.permutations(range(4)))
def test_the_order_in_which_the_rows_are_read_does_not_matter(order: list[int]) -> None:
    changes = (
        *override('+ 2027-06-07 all "Day" x', 1),
        *override('- 2027-06-07 scotland "not there" x', 2),
        *override('+ 2027-06-14 all "Day" x', 3),
        *undo("batch-3", 4),
    )
    assert effective(SHIPPED, [changes[n] for n in order]) == effective(SHIPPED, changes)


def test_a_newer_program_says_which_of_its_days_an_old_import_hides() -> None:
    old = recorded(
        planned(without(as_published(), "2026-06-15", "scotland"), as_of=day("2026-02-25")).amendments
    )
    (sentence,) = outdated(SHIPPED, old)
    assert "scotland 2026" in sentence and "2026-06-15" in sentence
    assert outdated(SHIPPED, recorded(planned(as_published()).amendments)) == ()


# -- which requests to count again

SPANS = [
    ("2027-05-10", "2027-06-07", UK, True),
    ("2027-05-10", "2027-06-04", UK, False),
    ("2027-06-07", "2027-07-05", UK, True),
    ("2027-06-08", "2027-07-06", UK, False),
    ("2027-05-10", "2027-06-07", SCOTLAND, True),
    ("2027-05-10", "2027-06-07", (ENGLAND,), False),
    ("2027-05-10", None, UK, True),
    ("2027-06-08", None, UK, False),
]


@pytest.mark.parametrize(("first", "last", "nations", "again"), SPANS)
def test_only_a_span_that_holds_a_changed_day_is_counted_again(
    first: str, last: str | None, nations: tuple[str, ...], again: bool
) -> None:
    after = effective(SHIPPED, override('+ 2027-06-07 scotland "Day" x'))
    changed = changed_days(SHIPPED, after)
    assert changed.touches(day(first), day(last) if last else None, nations) is again


@given(st.dates(date(2026, 1, 1), date(2028, 6, 30)), st.integers(1, 60), st.sampled_from([UK, SCOTLAND]))
def test_a_span_that_is_not_touched_has_the_same_due_date(
    received: date, n: int, nations: tuple[str, ...]
) -> None:
    rows = ('+ 2027-06-07 scotland "Day" x', '- 2027-05-31 all "moved" x', '+ 2026-09-14 all "Day" x')
    after = effective(SHIPPED, [change for n, row in enumerate(rows) for change in override(row, n)])
    due = SHIPPED.nth_after(received, n, nations)
    if not changed_days(SHIPPED, after).touches(received, due, nations):
        assert after.nth_after(received, n, nations) == due
