"""iCalendar: the open deadlines as all-day entries for a diary.

The same record gives the same bytes on any day, and an entry keeps its UID for ever, so that reading the file
again moves an entry instead of adding a second one. Diaries are shown to others: the subject of a request
goes in only with ``--details``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from foitrack.reports.report import DeadlineRow, Report
from foitrack.visible import visible

# Before anything was recorded there is nothing to put in a diary; an entry without a moment gets this one.
_BEGINNING = datetime(2005, 1, 1, tzinfo=UTC)
_REMIND_BEFORE = timedelta(hours=15)  # an all-day entry begins at midnight: nine o'clock the morning before


def as_ics(report: Report) -> Iterator[str]:
    """A VCALENDAR with one VEVENT an open deadline, folded at 75 octets, CRLF. Provisional ones are TENTATIVE."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//foitrack//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "FOI deadlines")
    whole = calendar.to_ical().decode()
    yield whole.removesuffix("END:VCALENDAR\r\n")
    for row in report.open:
        yield _entry(row, report.details).to_ical().decode()
    yield "END:VCALENDAR\r\n"


def _entry(row: DeadlineRow, details: bool) -> Any:
    import icalendar

    entry = icalendar.Event()
    moment = row.revised or _BEGINNING
    entry.add("uid", f"{row.uid}@foitrack.invalid")
    entry.add("dtstamp", moment)
    entry.add("last-modified", moment)
    entry.add("sequence", row.revision)
    entry.add("dtstart", row.due)
    entry.add("dtend", row.due + timedelta(days=1))
    entry.add("summary", _summary(row))
    entry.add("description", "\n".join(_description(row, details)))
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "TENTATIVE" if row.provisional else "CONFIRMED")
    entry.add("class", "PRIVATE")
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(row))
    alarm.add("trigger", -_REMIND_BEFORE)
    entry.add_component(alarm)
    return entry


def _summary(row: DeadlineRow) -> str:
    part = f", part {row.part}" if row.part else ""
    mark = " (provisional)" if row.provisional else ""
    return visible(f"{row.words}: {row.body_name} ({row.ref}{part}){mark}")


def _description(row: DeadlineRow, details: bool) -> Iterator[str]:
    if details:
        yield visible(row.title)
        if row.says:
            yield visible(row.says)
    yield f"{row.cite} ({row.basis}{', unconfirmed' if row.unconfirmed else ''})."
    if row.provisional:
        yield "Provisional: the bank holidays of that time are not all proclaimed yet."
    if row.assumed:
        yield "Assumed: counted from a day that nobody has confirmed."
    if row.other:
        yield visible(f"Another reading gives {row.other.isoformat()}: {row.other_why}.")
