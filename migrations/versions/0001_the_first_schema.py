"""The first schema: facts that stay, the little that may change, and the projection of open deadlines.

Revision: 0001

The tables mean what foitrack/store/tables.py says of them. The triggers that keep facts as they were recorded
are set after every migration by foitrack/store/guard.py. There is no way down: a store goes back by restoring
the backup that was made before it went up.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# On SQLite, rows of one request or event lie together, in the order of their key.
CLUSTERED = {"request", "part", "event", "answer", "ground", "event_document", "event_reference"}
CLUSTERED |= {"request_tag", "deadline", "standing"}


def upgrade() -> None:
    _table("meta", _text("name", key=True), _text("value"))
    _table("requester", _text("id", key=True), *_texts("name", "address", "organisation"))
    _table(
        "body",
        _text("slug", key=True),
        *_texts("name", "short_name", "kind", "nation", "regime"),
        _number("cost_limit_gbp", optional=True),
        *_texts("addresses", "aliases", "in_groups", "wdtk_slug", "code", "source_url", "checked", "covered"),
        *_texts("coverage_note", "notes", "tags", "edition"),
    )
    _table("campaign", _text("id", key=True), *_texts("slug", "title", "notes"), _unique("campaign", "slug"))
    _table(
        "question",
        _text("id", key=True),
        _text("campaign_id"),
        _number("n"),
        _text("text"),
        _points("question", "campaign_id", "campaign.id"),
        _unique("question", "campaign_id", "n"),
        _check("question", "n", "n > 0"),
    )
    _table(
        "request",
        _text("id", key=True),
        *_texts("ref", "body", "requester_id"),
        _text("campaign_id", optional=True),
        *_texts("title", "regime", "parent", "parent_why"),
        _points("request", "body", "body.slug"),
        _points("request", "requester_id", "requester.id"),
        _points("request", "campaign_id", "campaign.id"),
        _unique("request", "ref"),
        _check("request", "id", "length(id) = 32"),
        _check("request", "regime", "regime IN ('FOIA', 'EIR', 'FOISA', 'EISR', 'SAR')"),
    )
    op.create_index("ix_request_body", "request", ["body"])
    op.create_index(
        "ix_request_parent",
        "request",
        ["parent"],
        sqlite_where=sa.text("parent <> ''"),
        postgresql_where=sa.text("parent <> ''"),
    )
    op.create_index(
        "uq_request_campaign_id_body",
        "request",
        ["campaign_id", "body"],
        unique=True,
        sqlite_where=sa.text("parent = ''"),
        postgresql_where=sa.text("parent = ''"),
    )
    _table(
        "part",
        _text("request_id", key=True),
        _number("n", key=True),
        _text("text"),
        _number("question", optional=True),
        _text("regime"),
        _points("part", "request_id", "request.id"),
        _check("part", "n", "n > 0"),
    )
    _table(
        "event",
        _text("request_id", key=True),
        _text("id", key=True),
        _text("kind"),
        _day("on_day"),
        _day("dated", optional=True),
        _day("sent_on", optional=True),
        _day("received_on", optional=True),
        *_texts("parts", "retracts", "details"),
        _moment("recorded_at"),
        *_texts("recorded_by", "prev", "hash"),
        _points("event", "request_id", "request.id"),
        _unique("event", "id"),
        _check("event", "id", "length(id) = 32"),
        _check("event", "hash", "length(hash) = 64"),
    )
    _table(
        "answer",
        *_of_event("answer"),
        _number("part"),
        _text("outcome"),
        _text("value", optional=True),
        *_texts("unit", "period", "quote"),
        _number("page", optional=True),
        _text("note"),
    )
    _table(
        "ground",
        *_of_event("ground"),
        _number("part"),
        *_texts("provision", "quote"),
        _number("page", optional=True),
        _text("limb"),
        _flag("inferred"),
        _text("reason"),
    )
    _table(
        "document",
        _text("sha256", key=True),
        _number("size"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _check("document", "sha256", "length(sha256) = 64"),
    )
    _table(
        "event_document",
        *_of_event("event_document"),
        *_texts("sha256", "name", "media_type", "role"),
        _points("event_document", "sha256", "document.sha256"),
    )
    op.create_index("ix_event_document_sha256", "event_document", ["sha256"])
    _table("event_reference", *_of_event("event_reference"), *_texts("kind", "reference", "found_by"))
    op.create_index("ix_event_reference_found_by", "event_reference", ["found_by"])
    _table(
        "request_tag",
        _text("request_id", key=True),
        _text("tag", key=True),
        _points("request_tag", "request_id", "request.id"),
    )
    op.create_index("ix_request_tag_tag", "request_tag", ["tag"])
    _table(
        "change",
        _text("id", key=True),
        *_texts("kind", "key", "field", "was", "now", "changed_by"),
        _moment("changed_at"),
    )
    op.create_index("ix_change_kind_key", "change", ["kind", "key"])
    _table(
        "calendar_change",
        _text("id", key=True),
        *_texts("kind", "payload", "undoes", "recorded_by"),
        _moment("recorded_at"),
    )
    _table("tombstone", _text("request_id", key=True), _text("forgotten_by"), _moment("forgotten_at"))
    _table(
        "deadline",
        _text("request_id", key=True),
        _number("n", key=True),
        _number("part"),
        *_texts("name", "owed_by"),
        _day("due"),
        _day("later"),
        *_texts("basis", "cite"),
        _flag("provisional"),
        _flag("assumed"),
        *_texts("also", "says"),
        _points("deadline", "request_id", "request.id"),
        _check("deadline", "owed_by", "owed_by IN ('body', 'you')"),
    )
    op.create_index("ix_deadline_due", "deadline", ["owed_by", "due", "request_id", "n"])
    op.create_index("ix_deadline_later", "deadline", ["later"])
    _table(
        "standing",
        _text("request_id", key=True),
        _text("standing"),
        _points("standing", "request_id", "request.id"),
    )
    op.create_index("ix_standing_standing", "standing", ["standing"])


def downgrade() -> None:
    raise NotImplementedError("Restore the backup that was made before the migration.")


def _table(name: str, *things: sa.schema.SchemaItem) -> None:
    """A table with its key, and on SQLite the CHECKs that PostgreSQL's types make needless.

    ``d IS date(d)`` would accept 2026-02-30; with a modifier SQLite normalises it, and so refuses it.
    """
    columns = [t for t in things if isinstance(t, sa.Column)]
    keys = [c.name for c in columns if c.info.get("key")]
    rules = []
    if op.get_bind().dialect.name == "sqlite":
        texts = [c for c in columns if isinstance(c.type, sa.String)]
        plain = " || ".join(f"coalesce({c.name}, '')" if c.nullable else c.name for c in texts)
        rules.append(_check(name, "nul", f"instr({plain}, char(0)) = 0"))
        rules += [
            _check(name, f"{c.name}_day", f"{c.name} IS date({c.name}, '+0 days')")
            for c in columns
            if isinstance(c.type, sa.Date)
        ]
    op.create_table(
        name,
        *things,
        sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"),
        *rules,
        sqlite_with_rowid=name not in CLUSTERED,
    )


def _text(name: str, *, key: bool = False, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=optional, info={"key": key})


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _number(name: str, *, key: bool = False, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=optional, autoincrement=False, info={"key": key})


def _day(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=optional)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _of_event(table: str) -> list[sa.schema.SchemaItem]:
    return [
        _text("event_id", key=True),
        _number("n", key=True),
        _points(table, "event_id", "event.id"),
    ]


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
