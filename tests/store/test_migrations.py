"""Making a store, bringing one up to date, and refusing what is too new: on both engines.

There is one schema so far, so the second one is made here: a copy of ``migrations/`` with one step more, of the
kind that has cost others their data (a rebuild of a table that others point at).
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from made_up import AT, CHILD, whole_batch

from foitrack.errors import NotFound, StoreError, UsageError
from foitrack.facts import Body
from foitrack.render import data_dir
from foitrack.store import guard, migrate, schema
from foitrack.store.chain import new_id
from foitrack.store.lean import Lean, connect
from foitrack.store.open import Store, migrate_store, open_store
from foitrack.store.place import place_of
from foitrack.store.values import Seed, Tombstone

NEXT = """
    revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None
    import sqlalchemy as sa
    from alembic import op

    def upgrade():
        op.add_column("request", sa.Column("colour", sa.String(), nullable=True))
        op.execute("UPDATE request SET colour = 'green'")
        with op.batch_alter_table("request") as batch:
            batch.alter_column("colour", existing_type=sa.String(), nullable=False)
        {ends}
"""


MIGRATES = """
from pathlib import Path
from foitrack.store import migrate, schema
from foitrack.store.open import migrate_store
migrate.data_dir = lambda name: Path({folder!r})
schema.KNOWN, schema.HEAD = ("0001", "0002"), "0002"
whole = migrate.upgrade
def upgrade(connection, to="head"):
    print("upgrading", flush=True)
    whole(connection, to)
migrate.upgrade = upgrade
migrate_store({place!r})
"""


@pytest.fixture
def next_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """This program, one schema later. ``ends``: what the new migration does last."""

    def later(ends: str = "pass") -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(data_dir("migrations"), folder, ignore=shutil.ignore_patterns("__pycache__"))
        step = textwrap.dedent(NEXT).format(ends=ends)
        (folder / "versions" / "0002_colour.py").write_text(step, "utf-8")
        monkeypatch.setattr(migrate, "data_dir", lambda name: folder)
        monkeypatch.setattr(schema, "KNOWN", ("0001", "0002"))
        monkeypatch.setattr(schema, "HEAD", "0002")

    return later


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    """A store with rows in every table."""
    _, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
        writer.bury(Tombstone(new_id(), AT, "una"))
    for table in tables(store):
        assert store.lean.rows(f'SELECT count(*) FROM "{table}"') != [(0,)], f"{table} has no rows"
    yield store


def tables(store: Store) -> list[str]:
    if store.path:
        rows = store.lean.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    else:
        rows = store.lean.rows(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
        )
    return [row[0] for row in rows]


def contents(store: Store) -> dict[str, tuple[int, str]]:
    """For every table, how many rows and a hash of them all; Alembic's own and the program's name left out."""
    found = {}
    for table in tables(store):
        names = [
            name
            for name in columns(store, table)
            if name != "colour" and (table, name) != ("alembic_version", "version_num")
        ]
        rows = store.lean.rows(f'SELECT {", ".join(names)} FROM "{table}"') if names else []
        text = "\n".join(sorted(map(repr, rows)))
        found[table] = (len(rows), hashlib.sha256(text.encode()).hexdigest())
    return found


def columns(store: Store, table: str) -> list[str]:
    if store.path:
        return [row[1] for row in store.lean.rows(f'PRAGMA table_info("{table}")')]
    sql = "SELECT column_name FROM information_schema.columns WHERE table_name = ? AND table_schema = current_schema()"
    return [row[0] for row in store.lean.rows(f"{sql} ORDER BY ordinal_position", (table,))]


def guards(store: Store) -> set[str]:
    if store.path:
        return {r[0] for r in store.lean.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return {
        r[0]
        for r in store.lean.rows("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        if r[0].startswith("guard")
    }


# ---- what the program says of itself ------------------------------------------------------------------


def test_the_revisions_known_are_those_that_there_are() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(data_dir("migrations")))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([s.revision for s in scripts.walk_revisions()])) == schema.KNOWN
    assert scripts.get_heads() == [schema.HEAD]


def test_the_tables_and_the_migrations_say_the_same(store: Store) -> None:
    """Alembic's own comparison, which looks at columns, types, indexes and unique constraints."""
    from alembic import command

    with migrate.transaction(migrate.engine_for(store.at), store.at) as connection:
        command.check(migrate.config_for(connection))


def test_every_constraint_is_in_both_under_the_same_name(
    store: Store, new_database: Any, tmp_path: Path
) -> None:
    """What Alembic's comparison leaves out: CHECKs, keys, foreign keys, and how SQLite lays out a table."""
    from sqlalchemy import inspect

    from foitrack.store.tables import Base

    if store.path:
        (tmp_path / "by_models.sqlite3").touch()
        by_models = place_of(str(tmp_path / "by_models.sqlite3"))
    else:
        by_models = place_of(new_database())
    with migrate.transaction(migrate.engine_for(by_models), by_models) as connection:
        Base.metadata.create_all(connection)
        wanted = constraints(inspect(connection), connection)
    with migrate.transaction(migrate.engine_for(store.at), store.at) as connection:
        there = constraints(inspect(connection), connection)
    assert there == wanted
    assert ("request", "check", "ck_request_regime") in {row[:3] for row in there}


def constraints(inspector: Any, connection: Any) -> set[tuple[str, ...]]:
    found = set()
    for table in inspector.get_table_names():
        if table == "alembic_version":
            continue
        found |= {(table, "check", c["name"], c["sqltext"]) for c in inspector.get_check_constraints(table)}
        found |= {
            (table, "unique", c["name"], str(c["column_names"]))
            for c in inspector.get_unique_constraints(table)
        }
        found |= {
            (table, "foreign", c["name"], str((c["constrained_columns"], c["referred_table"])))
            for c in inspector.get_foreign_keys(table)
        }
        key = inspector.get_pk_constraint(table)
        found.add((table, "key", key["name"], str(key["constrained_columns"])))
        if connection.dialect.name == "sqlite":
            made = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
            ).scalar()
            found.add((table, "laid out", str(made.strip().endswith("WITHOUT ROWID"))))
    return found


def test_opening_a_current_store_loads_nothing_that_makes_one(sqlite_place: Path) -> None:
    program = (
        "import sys; from foitrack.store.open import open_store\n"
        f"with open_store({str(sqlite_place)!r}) as s: s.read.heads(), s.read.stamp(), s.read.bodies()\n"
        "print(*sorted({m.split('.')[0] for m in sys.modules}"
        " & {'alembic', 'sqlalchemy', 'sqlmodel', 'pydantic', 'jinja2', 'psycopg'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=CHILD
    )
    assert done.stdout.strip() == ""


# ---- up ------------------------------------------------------------------------------------------------


def test_a_store_that_is_behind_is_brought_up_to_date_with_every_row(
    filled: Store, next_schema: Callable[[str], None]
) -> None:
    before = contents(filled)
    next_schema("pass")
    if filled.path:
        with open_store(filled.place) as opened:
            (said,) = opened.notices
            assert "from schema 0001 to 0002" in said
            after, now = contents(opened), guards(opened)
        (copy,) = filled.path.parent.glob("*.bak")
        assert str(copy) in said
        assert copy.name == "foitrack.sqlite3.before-0001-to-0002.bak"
        assert copy.stat().st_mode & 0o777 == 0o600
        assert sqlite3.connect(copy).execute("SELECT version_num FROM alembic_version").fetchone() == (
            "0001",
        )
    else:
        with pytest.raises(StoreError, match="foitrack store migrate"):
            open_store(filled.at.url)
        assert "from schema 0001 to 0002" in migrate_store(filled.at.url)
        after, now = contents(filled), guards(filled)
    assert after == before
    assert now == guard.names(filled.dialect)
    assert filled.lean.rows("SELECT DISTINCT colour FROM request") == [("green",)]
    assert migrate_store(str(filled.path or filled.at.url)) == ""


def test_after_a_migration_facts_still_cannot_be_altered(
    filled: Store, next_schema: Callable[[str], None]
) -> None:
    next_schema("pass")
    place = str(filled.path or filled.at.url)
    migrate_store(place)
    acts = ["UPDATE request SET title = title", "DELETE FROM request"]
    acts.append(
        "INSERT OR REPLACE INTO request SELECT * FROM request" if filled.path else "TRUNCATE request CASCADE"
    )
    for act in acts:
        link = connect(filled.at)
        try:
            with pytest.raises(Exception, match=r"never changed or deleted|recorded already"):
                link.execute(act)
        finally:
            link.close()


@pytest.mark.parametrize("ends", ["raise RuntimeError('half way')", "op.execute('DELETE FROM body')"])
def test_a_migration_that_fails_leaves_nothing(
    filled: Store, next_schema: Callable[[str], None], ends: str
) -> None:
    """Half way through, or at its end, when rows would be left that belong to nothing."""
    before, guarded = contents(filled), guards(filled)
    next_schema(ends)
    place = str(filled.path or filled.at.url)
    with pytest.raises((StoreError, RuntimeError)):
        migrate_store(place)
    assert contents(filled) == before
    assert guards(filled) == guarded
    assert "colour" not in columns(filled, "request")
    assert filled.lean.rows("SELECT version_num FROM alembic_version") == [("0001",)]


def test_many_find_a_store_behind_at_once(
    filled: Store, next_schema: Callable[[str], None], tmp_path: Path
) -> None:
    next_schema("pass")
    place = str(filled.path or filled.at.url)
    program = MIGRATES.format(folder=str(tmp_path / "migrations"), place=place)
    said = at_once(program, 4)
    assert sorted(bool(text.strip()) for text in said) == [False, False, False, True]
    assert len(filled.lean.rows("SELECT * FROM alembic_version")) == 1


def test_a_migration_killed_at_any_moment_leaves_the_old_store_or_the_new(
    sqlite_place: Path, next_schema: Callable[[str], None], tmp_path: Path
) -> None:
    _, batch = whole_batch()
    with open_store(str(sqlite_place)) as store:
        with store.writing() as writer:
            writer.record(batch)
        before = contents(store)
    next_schema("import time; time.sleep(0.2)")
    found = set()
    for wait in (0.0, 0.02, 0.1, 0.19, 0.21, 0.25):
        copy = sqlite_place.with_name("copy.sqlite3")
        shutil.copy(sqlite_place, copy)
        program = MIGRATES.format(folder=str(tmp_path / "migrations"), place=str(copy))
        process = subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=CHILD
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait)
        process.kill()
        process.wait()
        process.stdout.close()
        there = sqlite3.connect(copy)
        found.add(there.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        assert there.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        there.close()
        migrate_store(str(copy))
        with open_store(str(copy)) as store:
            assert contents(store) == before
            assert guards(store) == guard.names("sqlite")
        for left in copy.parent.glob("copy*"):
            left.unlink()
    assert "0001" in found


# ---- the first start -----------------------------------------------------------------------------------


def at_once(program: str, n: int) -> list[str]:
    """The standard output of ``n`` processes started together; all must end well."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=CHILD,
        )
        for _ in range(n)
    ]
    said = []
    for process in started:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        said.append(out)
    return said


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_eight_first_starts_at_once_make_one_store(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if engine == "sqlite":
        place = str(tmp_path / "new" / "folder" / "a.sqlite3")
    else:
        place = str(request.getfixturevalue("new_database")())
    program = (
        "from foitrack.facts import Body; from foitrack.store.open import open_store\n"
        "from foitrack.store.values import Seed\n"
        "seed = Seed('2026-01', lambda: [Body(f'b{n}', 'B') for n in range(50)])\n"
        f"with open_store({place!r}, seed=seed) as store: print(len(store.read.bodies()))"
    )
    assert at_once(program, 8) == ["50\n"] * 8
    with open_store(place, create=False) as store:
        assert store.lean.rows("SELECT version_num FROM alembic_version") == [(schema.HEAD,)]
        assert guards(store) == guard.names(store.dialect)
    if engine == "sqlite":
        assert [p.name for p in Path(place).parent.iterdir()] == ["a.sqlite3"]


def test_a_new_store_is_closed_to_others(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "a.sqlite3"
    with open_store(str(path)):
        pass
    assert [oct(p.stat().st_mode & 0o777) for p in (path, path.parent, path.parent.parent)] == [
        "0o600",
        "0o700",
        "0o700",
    ]
    (application,) = sqlite3.connect(path).execute("PRAGMA application_id").fetchone()
    assert application.to_bytes(4, "big") == b"FOIT"


def test_a_missing_store_is_not_made_when_that_was_not_asked(tmp_path: Path, new_database: Any) -> None:
    for place in (str(tmp_path / "none.sqlite3"), new_database()):
        with pytest.raises(NotFound):
            open_store(place, create=False)
    assert not (tmp_path / "none.sqlite3").exists()


def test_a_store_is_made_with_its_bodies_and_a_newer_edition_comes_with_the_next_opening(
    tmp_path: Path, new_database: Any
) -> None:
    for place in (str(tmp_path / "a.sqlite3"), new_database()):
        with open_store(place, seed=Seed("2026-01", lambda: [Body("a", "A")])) as store:
            assert [b.name for b in store.read.bodies()] == ["A"]
        with open_store(place, seed=Seed("2026-02", lambda: [Body("a", "A2")])) as store:
            assert [b.name for b in store.read.bodies()] == ["A2"]
        with open_store(
            place, seed=Seed("2026-01", lambda: pytest.fail("an older edition was read"))
        ) as store:
            assert store.read.stamp().bodies == "2026-02"


def test_the_place_is_what_was_said_then_the_environment_then_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("FOITRACK_STORE", raising=False)
    assert place_of(None).path == tmp_path / "data" / "foitrack" / "foitrack.sqlite3"
    monkeypatch.setenv("FOITRACK_STORE", str(tmp_path / "env.sqlite3"))
    assert place_of(None).path == tmp_path / "env.sqlite3"
    assert place_of(str(tmp_path / "said.sqlite3")).path == tmp_path / "said.sqlite3"


URLS = [
    ("postgres://una:secret@db.example.org/foi", "postgresql://una:secret@db.example.org/foi"),
    ("postgresql://db.example.org/foi", "postgresql://db.example.org/foi"),
    ("postgresql+psycopg://una@/foi?host=/run", "postgresql://una@/foi?host=/run"),
]


@pytest.mark.parametrize(("said", "url"), URLS)
def test_an_sqlalchemy_url_names_a_shared_store(said: str, url: str) -> None:
    assert place_of(said).url == url


@pytest.mark.parametrize(
    "said",
    ["postgres://una:secret@db.example.org/foi", "postgresql://db.example.org/foi?user=una&password=secret"],
)
def test_a_password_is_never_shown(said: str) -> None:
    assert "secret" not in str(place_of(said))
    assert "db.example.org/foi" in str(place_of(said))


def test_an_sqlite_url_is_a_path_and_other_urls_are_refused() -> None:
    assert place_of("sqlite:////srv/a%20b.sqlite3").path == Path("/srv/a b.sqlite3")
    with pytest.raises(UsageError, match="mysql://"):
        place_of("mysql://example.org/foi")
    with pytest.raises(UsageError, match="names no place"):
        place_of("")  # as from --store "$DESK" where it is not set: never the user's own store instead


# ---- what is too new -----------------------------------------------------------------------------------


def test_a_newer_store_is_refused_and_says_what_it_needs(filled: Store) -> None:
    link = connect(filled.at)
    link.execute("UPDATE alembic_version SET version_num = '0099'")
    link.execute("UPDATE meta SET value = '7.1.0' WHERE name = 'program'")
    link.commit()
    link.close()
    place = str(filled.path or filled.at.url)
    bytes_before = filled.path.read_bytes() if filled.path else b""
    for opening in (lambda: open_store(place), lambda: migrate_store(place)):
        with pytest.raises(StoreError, match=r"newer foitrack .schema 0099") as told:
            opening()
        assert "foitrack 7.1.0 or later" in str(told.value)
        assert told.value.exit_code == 4
    if filled.path:
        assert filled.path.read_bytes() == bytes_before


def test_somebody_elses_database_is_refused(new_database: Any) -> None:
    place = place_of(new_database())
    lean = Lean(connect(place), place)
    lean.link.execute("CREATE TABLE alembic_version (version_num varchar); CREATE TABLE meta (name int)")
    lean.link.commit()
    lean.close()
    for opening in (open_store, migrate_store):
        with pytest.raises(StoreError, match="holds something else"):
            opening(place.url)


def test_a_server_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as told:
        open_store(f"postgresql+psycopg://una:secret@/foi?host={tmp_path}")
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)
