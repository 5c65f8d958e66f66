"""What a report is: dated rows and the columns that people see, before any format.

The rows hold values (dates, numbers, tuples), never formatted text: programs get them whole as CSV and JSON,
and ``Column`` says how a person reads them. Every string in a row may come from outside; each format guards
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

SCHEMA_VERSION = 1

# One line of a report for programs: the names are a promise (interfaces), the order is the order of the columns.
Item = Mapping[str, Any]


# The names of a row's item, in order. A CSV has them as its header even when there is no row.
DEADLINE_NAMES = (
    "ref", "body", "body_name", "campaign", "title", "part", "deadline", "words", "owed_by", "due",
    "days_left", "working_days_late", "regime", "basis", "cite", "unconfirmed", "provisional", "assumed",
    "also", "says",
)  # fmt: skip
CAMPAIGN_NAMES = (
    "campaign", "body", "body_name", "ref", "follows", "part", "question", "regime", "standing", "outcome",
    "channel", "value", "unit", "period", "grounds", "grounds_inferred", "sent", "received", "due",
    "provisional", "assumed", "answered", "late", "statement", "note", "their_refs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column for people: its heading and the text of a row's cell. ``strong``: the cell that names the row."""

    title: str
    text: Callable[[Any], str]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One open deadline of one request (``part`` 0) or of one of its parts, as it stands on the day asked.

    ``days_left`` is in calendar days (negative: past); ``working_days_late`` in the regime's working days, 0
    while in time. ``other`` is the later accepted reading, None where there is one reading. ``revised`` is the
    moment (UTC) of the last fact that could have moved it, ``revision`` a number that grows with each.
    """

    request_id: str
    ref: str
    body: str
    body_name: str
    campaign: str
    title: str
    part: int
    deadline: str
    words: str
    owed_by: str
    due: date
    days_left: int
    working_days_late: int
    regime: str
    basis: str
    cite: str
    unconfirmed: bool = False
    provisional: bool = False
    assumed: bool = False
    other: date | None = None
    other_why: str = ""
    says: str = ""
    uid: str = ""
    revised: datetime | None = None
    revision: int = 0

    @property
    def overdue(self) -> bool:
        """A duty of the body that is past by every accepted reading."""
        grace = (self.other - self.due).days if self.other else 0
        return self.owed_by == "body" and self.days_left + grace < 0

    def item(self) -> Item:
        """For programs: the names of ``due --json`` where they mean the same."""
        return {
            "ref": self.ref,
            "body": self.body,
            "body_name": self.body_name,
            "campaign": self.campaign or None,
            "title": self.title,
            "part": self.part or None,
            "deadline": self.deadline,
            "words": self.words,
            "owed_by": self.owed_by,
            "due": self.due,
            "days_left": self.days_left,
            "working_days_late": self.working_days_late,
            "regime": self.regime,
            "basis": self.basis,
            "cite": self.cite,
            "unconfirmed": self.unconfirmed,
            "provisional": self.provisional,
            "assumed": self.assumed,
            "also": [{"due": self.other, "why": self.other_why}] if self.other else [],
            "says": self.says or None,
        }


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """What one body has given to one numbered part: the line by which answers are compared.

    ``channel``: ``foi`` for an answer under the Act, ``statement`` for what the press office said (which stops
    no clock), "" while silent. ``late``: this part was answered after ``due``, or by the day asked not at all;
    None where no date could be counted. ``follows``: the reference of the request that this one follows.
    """

    campaign: str
    body: str
    body_name: str
    ref: str
    follows: str
    part: int
    question: str
    regime: str
    standing: str
    outcome: str
    channel: str
    value: str | None
    unit: str
    period: str
    grounds: tuple[str, ...]
    inferred: tuple[str, ...]
    sent: date | None
    received: date | None
    due: date | None
    provisional: bool
    assumed: bool
    answered: date | None
    late: bool | None
    note: str = ""
    statement: str = ""
    their_refs: tuple[str, ...] = ()

    def item(self) -> Item:
        return {
            "campaign": self.campaign or None,
            "body": self.body,
            "body_name": self.body_name,
            "ref": self.ref,
            "follows": self.follows or None,
            "part": self.part,
            "question": self.question,
            "regime": self.regime,
            "standing": self.standing,
            "outcome": self.outcome,
            "channel": self.channel or None,
            "value": self.value,
            "unit": self.unit or None,
            "period": self.period or None,
            "grounds": list(self.grounds),
            "grounds_inferred": list(self.inferred),
            "sent": self.sent,
            "received": self.received,
            "due": self.due,
            "provisional": self.provisional,
            "assumed": self.assumed,
            "answered": self.answered,
            "late": self.late,
            "statement": self.statement or None,
            "note": self.note or None,
            "their_refs": list(self.their_refs),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """A report on one day. ``names`` are those of a row's item, ``columns`` what people see. ``rows`` may be read more than once; ``open`` are the deadlines for a calendar.

    ``facts`` is what a page says above its table: (name, text). ``left_out``: requests that could not be counted,
    which are in the warnings as well. ``details`` allows the subject of a request
    into a calendar, which others may be able to read.
    """

    name: str
    title: str
    on: date
    names: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[DeadlineRow] | Sequence[CampaignRow]
    open: Iterable[DeadlineRow] = ()
    campaign: str = ""
    days: int | None = None
    calendar: Mapping[str, str] = field(default_factory=dict)
    facts: Sequence[tuple[str, str]] = ()
    warnings: Sequence[str] = ()
    left_out: Sequence[str] = ()
    details: bool = False


Exporter = Callable[[Report], Iterator[str]]
"""A format: a report in, pieces of text out (UTF-8 when written), so that a big one is never held whole."""
