"""Triggers: what was recorded cannot be changed, and what was forgotten cannot come back.

Not in a migration but beside it: an Alembic batch alter drops a table's triggers without a word, so they
are all lifted before a migration and all set again after it, in its transaction.

Traps these close: SQLite's ``INSERT OR REPLACE`` deletes without firing a delete trigger unless
``recursive_triggers`` is on, so an insert over an existing key is refused by itself; PostgreSQL's TRUNCATE
passes row triggers, so it has a trigger of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

FORGOTTEN = "foitrack: this request was forgotten and cannot come back"
APPEND_ONLY = "foitrack: what was recorded is never changed or deleted"
ALREADY = "foitrack: this was recorded already"
ONE_EACH = "foitrack: that campaign already has a request to that body"

# Facts of a request, and how a row names its request. Deleted only under that request's tombstone.
_OF_REQUEST = {
    "request": "{row}.id",
    "part": "{row}.request_id",
    "event": "{row}.request_id",
    "answer": "(SELECT request_id FROM event WHERE id = {row}.event_id)",
    "ground": "(SELECT request_id FROM event WHERE id = {row}.event_id)",
    "event_document": "(SELECT request_id FROM event WHERE id = {row}.event_id)",
    "event_reference": "(SELECT request_id FROM event WHERE id = {row}.event_id)",
}
# Facts of the store itself, never deleted; a change may concern a forgotten request, a document belong to none.
_DELETE_WHEN = {
    "change": "EXISTS (SELECT 1 FROM tombstone WHERE request_id = OLD.key)",
    "document": "NOT EXISTS (SELECT 1 FROM event_document WHERE sha256 = OLD.sha256)",
    "requester": "NOT EXISTS (SELECT 1 FROM request WHERE requester_id = OLD.id)",
    "calendar_change": "",
    "tombstone": "",
}
# Refused under a tombstone. All else belongs to one of these, and so is refused by its foreign key.
_NOT_UNDER = ("request", "event")

_SAME_CAMPAIGN = "NEW.parent = '' AND parent = '' AND campaign_id = NEW.campaign_id AND body = NEW.body"
# Every way in which a row can replace another one: the keys that INSERT OR REPLACE would clear.
_KEYS = {
    "request": ("id = NEW.id", "ref = NEW.ref", _SAME_CAMPAIGN),
    "part": ("request_id = NEW.request_id AND n = NEW.n",),
    "event": ("id = NEW.id",),
    "answer": ("event_id = NEW.event_id AND n = NEW.n",),
    "ground": ("event_id = NEW.event_id AND n = NEW.n",),
    "event_document": ("event_id = NEW.event_id AND n = NEW.n",),
    "event_reference": ("event_id = NEW.event_id AND n = NEW.n",),
    "change": ("id = NEW.id",),
    "document": ("sha256 = NEW.sha256",),
    "requester": ("id = NEW.id",),
    "calendar_change": ("id = NEW.id",),
    "tombstone": ("request_id = NEW.request_id",),
}


def statements(dialect: str) -> list[str]:
    """The DDL that sets every guard, on tables that have none."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def names(dialect: str) -> set[str]:
    """The names of all triggers, to see whether one is missing."""
    return {s.split()[2] for s in statements(dialect) if s.startswith("CREATE TRIGGER")}


def present_sql(dialect: str) -> str:
    """A query for the triggers that there are and are not switched off: (trigger, table)."""
    if dialect == "sqlite":
        return "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    return (
        "SELECT tgname, relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = current_schema() AND NOT tgisinternal AND tgenabled <> 'D'"
    )


def lift(run: Callable[[str], Iterable[Any]], dialect: str) -> None:
    """Take the guards off, before a migration. ``run`` runs a statement, and gives its rows."""
    for trigger, table in sorted(tuple(row) for row in run(present_sql(dialect))):
        if trigger.startswith("guard_"):
            run(f"DROP TRIGGER {trigger}" + ("" if dialect == "sqlite" else f' ON "{table}"'))


def _forgotten(table: str, row: str) -> str:
    return f"EXISTS (SELECT 1 FROM tombstone WHERE request_id = {_OF_REQUEST[table].format(row=row)})"


def _delete_when(table: str) -> str:
    return _forgotten(table, "OLD") if table in _OF_REQUEST else _DELETE_WHEN[table]


def _sqlite() -> list[str]:
    found = []

    def trigger(table: str, doing: str, what: str, rules: list[tuple[str, str]]) -> None:
        """One trigger an act and table: the first rule that holds says why not."""
        reasons = " ".join(f"WHEN {when} THEN RAISE(ABORT, '{says}')" for when, says in rules)
        found.append(
            f"CREATE TRIGGER guard_{table}_{doing} BEFORE {what} ON {table} BEGIN SELECT CASE {reasons} END; END"
        )

    for table in (*_OF_REQUEST, *_DELETE_WHEN):
        trigger(table, "update", "UPDATE", [("1", APPEND_ONLY)])
        allowed = _delete_when(table)
        trigger(table, "delete", "DELETE", [(f"NOT ({allowed})" if allowed else "1", APPEND_ONLY)])
        rules = [
            (f"EXISTS (SELECT 1 FROM {table} WHERE {key})", ONE_EACH if key == _SAME_CAMPAIGN else ALREADY)
            for key in _KEYS[table]
        ]
        if table in _NOT_UNDER:
            rules.append((_forgotten(table, "NEW"), FORGOTTEN))
        trigger(table, "insert", "INSERT", rules)
    return found


def _postgresql() -> list[str]:
    found = []
    for name, says in (("append_only", APPEND_ONLY), ("forgotten", FORGOTTEN)):
        found.append(
            f"CREATE OR REPLACE FUNCTION foitrack_{name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{says}'; END $$"
        )

    def trigger(table: str, doing: str, what: str, each: str, when: str, function: str) -> None:
        # A trigger's WHEN may not hold a subquery in PostgreSQL, so conditions live in functions of their own.
        if when:
            function = f"{table}_{doing}"
            says = APPEND_ONLY if doing == "delete" else FORGOTTEN
            back = "OLD" if doing == "delete" else "NEW"
            found.append(
                f"CREATE OR REPLACE FUNCTION foitrack_{function}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN IF {when} THEN RAISE EXCEPTION '{says}'; END IF; RETURN {back}; END $$"
            )
        found.append(
            f"CREATE TRIGGER guard_{table}_{doing} BEFORE {what} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION foitrack_{function}()"
        )

    for table in (*_OF_REQUEST, *_DELETE_WHEN):
        trigger(table, "update", "UPDATE", "ROW", "", "append_only")
        allowed = _delete_when(table)
        trigger(table, "delete", "DELETE", "ROW", f"NOT ({allowed})" if allowed else "", "append_only")
        trigger(table, "truncate", "TRUNCATE", "STATEMENT", "", "append_only")
    for table in _NOT_UNDER:
        trigger(table, "insert", "INSERT", "ROW", _forgotten(table, "NEW"), "forgotten")
    return found
