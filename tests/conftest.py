"""What every room's tests share: a store of either engine, and a PostgreSQL server to keep it in."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from foitrack.store.open import Store, open_store

KEPT = ("FOITRACK_TEST_DATABASE_URL", "FOITRACK_ALL_CRASH_POINTS")  # settings of the tests themselves
_numbers = count(1)

# A busy machine is no failure: examples are not timed. The same examples are tried every time.
settings.register_profile("foitrack", deadline=None, derandomize=True)
settings.load_profile("foitrack")


@pytest.fixture(scope="session", autouse=True)
def _nobodys_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test ever touches the store or the settings of whoever runs it, or depends on their variables."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("FOITRACK_")]:
            if name not in KEPT:
                patch.delenv(name)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        yield


def absent(what: str) -> None:
    """Skip for something that this machine lacks; in CI nothing may be lacking."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(what)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server's own database: FOITRACK_TEST_DATABASE_URL, or a server of ours.

    Ours runs over Debian's binaries in a temporary folder, speaks through a socket there and listens nowhere.
    """
    if given := os.environ.get("FOITRACK_TEST_DATABASE_URL"):
        yield given
        return
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: int(p.parts[4]))
    if not found:
        absent("no PostgreSQL server binaries (apt-get install postgresql)")
    programs, folder = found[-1].parent, tempfile.mkdtemp(prefix="foitrack-pg-")
    settings: dict[str, object] = {"cwd": "/", "check": True, "stdout": subprocess.DEVNULL}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        settings |= {"user": "postgres", "group": user.pw_gid, "extra_groups": []}

    def run(program: str, *arguments: str) -> None:
        subprocess.run([str(programs / program), *arguments], **settings)  # type: ignore[call-overload]

    data = f"{folder}/data"
    run("initdb", "-D", data, "-U", "foitrack", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-c listen_addresses='' -k {folder} -F"
    run("pg_ctl", "-D", data, "-w", "-s", "-l", f"{folder}/log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://foitrack@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "-w", "-s", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _on_server(url: str, sql: str) -> None:
    import psycopg

    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as link:
        link.execute(sql)


@pytest.fixture
def new_database(postgres_url: str) -> Iterator[Callable[[str], str]]:
    """Databases on the server, copies of the one named (or empty ones), dropped after the test."""
    made = []

    def new(template: str = "template0") -> str:
        name = f"test_{os.getpid()}_{next(_numbers)}"
        _on_server(postgres_url, f"CREATE DATABASE {name} TEMPLATE {template}")
        made.append(name)
        return postgres_url.replace("/postgres?", f"/{name}?")

    yield new
    for name in made:
        _on_server(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def made_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, made once by the real way and copied for each test: making one takes half a second."""
    path = tmp_path_factory.mktemp("made") / "made.sqlite3"
    open_store(str(path)).close()
    return path


@pytest.fixture(scope="session")
def made_postgresql(postgres_url: str) -> str:
    """The name of a database with an empty store, to be copied for each test."""
    name = f"made_{os.getpid()}"
    _on_server(postgres_url, f"CREATE DATABASE {name} TEMPLATE template0")
    open_store(postgres_url.replace("/postgres?", f"/{name}?")).close()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def store_place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store is: a file, then a database of its own. Every test of a store runs on both."""
    if request.param == "postgresql":
        new = request.getfixturevalue("new_database")
        return str(new(request.getfixturevalue("made_postgresql")))
    path = tmp_path / "store" / "foitrack.sqlite3"
    path.parent.mkdir(mode=0o700)
    shutil.copy(request.getfixturevalue("made_sqlite"), path)
    path.chmod(0o600)
    return str(path)


@pytest.fixture
def store(store_place: str) -> Iterator[Store]:
    """An open, empty store, on each engine."""
    with open_store(store_place) as opened:
        yield opened


@pytest.fixture
def sqlite_place(made_sqlite: Path, tmp_path: Path) -> Path:
    """Where an empty SQLite store is, for what only a file can suffer."""
    path = tmp_path / "store" / "foitrack.sqlite3"
    path.parent.mkdir(mode=0o700)
    shutil.copy(made_sqlite, path)
    path.chmod(0o600)
    return path
