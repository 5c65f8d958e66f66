"""The projection: the open deadlines of each request, worked out from its facts and kept so that ``due`` is quick.

Everything here can be thrown away and worked out again; nothing that a person is shown about one request is read
from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foitrack.case import Case

if TYPE_CHECKING:
    from foitrack.law.working_days import Calendar
    from foitrack.store.open import Reader


def calendar_of(read: Reader) -> Calendar:
    """The calendar that this store counts by: the shipped one with the changes that are facts in it."""
    from foitrack.law.working_days import shipped

    changes = read.calendar_changes()
    if not changes:
        return shipped()
    from foitrack.law.calendar_changes import effective

    return effective(shipped(), changes)


def case_of(read: Reader, request_id: str) -> Case:
    """A request with its deadlines, worked out afresh."""
    return Case.of(read.history(request_id), calendar_of(read))
