"""The projection: the open deadlines of each request, worked out from its facts and kept so that ``due`` is quick.

Everything here can be thrown away and worked out again; nothing that a person is shown about one request is read
from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foitrack.case import Case
    from foitrack.law.working_days import Calendar
    from foitrack.store.read import Reader


def calendar_of(read: Reader) -> Calendar:
    """The calendar that this store counts by: the shipped one with the amendments that are facts in it."""
    from foitrack.law.working_days import shipped

    changes = read.calendar_changes()
    if not changes:
        return shipped()
    from foitrack.law.calendar_changes import effective, from_payload

    return effective(
        shipped(),
        (
            amendment
            for c in changes
            for amendment in from_payload(
                c.payload, batch=c.id, recorded_at=c.at, recorded_by=c.by, undoes=c.undoes
            )
        ),
    )


def case_of(read: Reader, request_id: str) -> Case:
    """A request with its deadlines, worked out afresh."""
    from foitrack.case import Case

    return Case.of(read.history(request_id), calendar_of(read))
