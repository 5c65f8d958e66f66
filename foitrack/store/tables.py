"""The tables, as SQLModel classes: the schema of record. Private to this room.

Table models skip validation and are mutable, so they never leave: ``record`` writes rows from facts, and
``read`` makes facts from rows. The file is imported late (SQLModel costs forty bare interpreters) and has no
``from __future__ import annotations``, with which SQLModel cannot map a class.

What only one engine understands (CHECKs of text and days on SQLite) is added at the end for all tables
alike; triggers are in ``guard``.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    MetaData,
    Table,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

# Every constraint has a name from the first table on: SQLite's batch mode cannot drop what has none.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# In SQLite, rows lie in the order of their key: those of one request or event together, in one tree.
CLUSTERED = {"sqlite_with_rowid": False}


class Base(SQLModel):
    metadata = MetaData(naming_convention=NAMING)


class Meta(Base, table=True):
    """Single values: which program made the store, the stamp of the projection, the present requester."""

    name: str = Field(primary_key=True)
    value: str


class Requester(Base, table=True):
    id: str = Field(primary_key=True)
    name: str
    address: str
    organisation: str


class Body(Base, table=True):
    """``edition``: that of the shipped directory that brought the row, or "" for the user's own.

    Lists are JSON text. ``addresses`` holds objects; ``aliases``, ``in_groups`` and ``tags`` strings.
    """

    slug: str = Field(primary_key=True)
    name: str
    short_name: str
    kind: str
    nation: str
    regime: str
    cost_limit_gbp: int | None
    addresses: str
    aliases: str
    in_groups: str
    wdtk_slug: str
    code: str
    source_url: str
    checked: str
    covered: str
    coverage_note: str
    notes: str
    tags: str
    edition: str


class Campaign(Base, table=True):
    __table_args__ = (UniqueConstraint("slug"),)
    id: str = Field(primary_key=True)
    slug: str
    title: str
    notes: str


class Question(Base, table=True):
    __table_args__ = (UniqueConstraint("campaign_id", "n"), CheckConstraint("n > 0", name="n"))
    id: str = Field(primary_key=True)
    campaign_id: str = Field(foreign_key="campaign.id")
    n: int
    text: str


class Request(Base, table=True):
    """``parent`` is no foreign key: a forgotten parent leaves its random id behind, and nothing else."""

    __table_args__ = (
        CheckConstraint("length(id) = 32", name="id"),
        CheckConstraint("regime IN ('FOIA', 'EIR', 'FOISA', 'EISR', 'SAR')", name="regime"),
        UniqueConstraint("ref"),
        Index("ix_request_body", "body"),
        Index(
            "uq_request_campaign_id_body",
            "campaign_id",
            "body",
            unique=True,
            sqlite_where=text("parent = ''"),
            postgresql_where=text("parent = ''"),
        ),
        Index(
            "ix_request_parent",
            "parent",
            sqlite_where=text("parent <> ''"),
            postgresql_where=text("parent <> ''"),
        ),
        CLUSTERED,
    )
    id: str = Field(primary_key=True)
    ref: str
    body: str = Field(foreign_key="body.slug")
    requester_id: str = Field(foreign_key="requester.id")
    campaign_id: str | None = Field(foreign_key="campaign.id")
    title: str
    regime: str
    parent: str
    parent_why: str


class Part(Base, table=True):
    __table_args__ = (CheckConstraint("n > 0", name="n"), CLUSTERED)
    request_id: str = Field(primary_key=True, foreign_key="request.id")
    n: int = Field(primary_key=True)
    text: str
    question: int | None
    regime: str


class Event(Base, table=True):
    """``parts`` and ``prev`` are JSON lists, ``details`` a JSON object: text, so that every byte is as hashed."""

    __table_args__ = (
        CheckConstraint("length(id) = 32", name="id"),
        CheckConstraint("length(hash) = 64", name="hash"),
        UniqueConstraint("id"),
        CLUSTERED,
    )
    request_id: str = Field(primary_key=True, foreign_key="request.id")
    id: str = Field(primary_key=True)
    kind: str
    on_day: date
    dated: date | None
    sent_on: date | None
    received_on: date | None
    parts: str
    retracts: str
    details: str
    recorded_at: datetime
    recorded_by: str
    prev: str
    hash: str


class Answer(Base, table=True):
    """What one part got, by one event."""

    __table_args__ = (CLUSTERED,)
    event_id: str = Field(primary_key=True, foreign_key="event.id")
    n: int = Field(primary_key=True)
    part: int
    outcome: str
    value: str | None
    unit: str
    period: str
    quote: str
    page: int | None
    note: str


class Ground(Base, table=True):
    __table_args__ = (CLUSTERED,)
    event_id: str = Field(primary_key=True, foreign_key="event.id")
    n: int = Field(primary_key=True)
    part: int
    provision: str
    quote: str
    page: int | None
    limb: str
    inferred: bool
    reason: str


class Document(Base, table=True):
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256"),)
    sha256: str = Field(primary_key=True)
    size: int
    content: bytes


class EventDocument(Base, table=True):
    __tablename__ = "event_document"
    __table_args__ = (Index("ix_event_document_sha256", "sha256"), CLUSTERED)
    event_id: str = Field(primary_key=True, foreign_key="event.id")
    n: int = Field(primary_key=True)
    sha256: str = Field(foreign_key="document.sha256")
    name: str
    media_type: str
    role: str


class EventReference(Base, table=True):
    """Another's reference that an event carries; ``found_by`` is its letters and digits, for looking it up."""

    __tablename__ = "event_reference"
    __table_args__ = (Index("ix_event_reference_found_by", "found_by"), CLUSTERED)
    event_id: str = Field(primary_key=True, foreign_key="event.id")
    n: int = Field(primary_key=True)
    kind: str
    reference: str
    found_by: str


class RequestTag(Base, table=True):
    __tablename__ = "request_tag"
    __table_args__ = (Index("ix_request_tag_tag", "tag"), CLUSTERED)
    request_id: str = Field(primary_key=True, foreign_key="request.id")
    tag: str = Field(primary_key=True)


class Change(Base, table=True):
    __table_args__ = (Index("ix_change_kind_key", "kind", "key"),)
    id: str = Field(primary_key=True)
    kind: str
    key: str
    field: str
    was: str
    now: str
    changed_by: str
    changed_at: datetime


class CalendarChange(Base, table=True):
    __tablename__ = "calendar_change"
    id: str = Field(primary_key=True)
    kind: str
    payload: str
    undoes: str
    recorded_by: str
    recorded_at: datetime


class Tombstone(Base, table=True):
    """A forgotten request. No foreign key: the request is gone, and after a merge was never here."""

    request_id: str = Field(primary_key=True)
    forgotten_by: str
    forgotten_at: datetime


class Deadline(Base, table=True):
    """The projection: one row for each open deadline. Derived, disposable, and read by ``due`` alone."""

    __table_args__ = (
        CheckConstraint("owed_by IN ('body', 'you')", name="owed_by"),
        Index("ix_deadline_due", "owed_by", "due", "request_id", "n"),
        Index("ix_deadline_later", "later"),
        CLUSTERED,
    )
    request_id: str = Field(primary_key=True, foreign_key="request.id")
    n: int = Field(primary_key=True)
    part: int
    name: str
    owed_by: str
    due: date
    later: date
    basis: str
    cite: str
    provisional: bool
    assumed: bool
    also: str
    says: str


class Standing(Base, table=True):
    """The projection's other half: where a request stands, for lists."""

    __table_args__ = (Index("ix_standing_standing", "standing"), CLUSTERED)
    request_id: str = Field(primary_key=True, foreign_key="request.id")
    standing: str


TABLES = Base.metadata.tables


def python_type(column: Column[Any]) -> type:
    """What a column holds, also where SQLModel wraps the engine's type in one of its own."""
    kind = column.type
    return (kind.impl_instance if isinstance(kind, TypeDecorator) else kind).python_type


def _add_checks(table: Table) -> None:
    """PostgreSQL refuses NUL and impossible days by type; SQLite only by CHECK.

    ``d IS date(d)`` would accept 2026-02-30; with a modifier SQLite normalises it, and so refuses it.
    """
    texts = []
    for column in list(table.columns):
        if python_type(column) is date:
            rule = f"{column.name} IS date({column.name}, '+0 days')"
            table.append_constraint(CheckConstraint(rule, name=f"{column.name}_day").ddl_if(dialect="sqlite"))
        elif python_type(column) is str:
            texts.append(f"coalesce({column.name}, '')" if column.nullable else column.name)
    if texts:
        rule = f"instr({' || '.join(texts)}, char(0)) = 0"
        table.append_constraint(CheckConstraint(rule, name="nul").ddl_if(dialect="sqlite"))


for _table in TABLES.values():
    _add_checks(_table)
