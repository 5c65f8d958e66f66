"""What is not a store, or no longer one: a sentence, exit code 4, and not a byte of it changed."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from made_up import whole_batch

from foitrack.errors import StoreError
from foitrack.store.open import migrate_store, open_store


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(40_000))


def text(path: Path) -> None:
    path.write_text("Dear council,\n" * 1000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def tiny(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_within_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def zeros_inside(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))


def another_programs(path: Path) -> None:
    path.unlink()
    link = sqlite3.connect(path)
    link.execute("CREATE TABLE alembic_version (version_num text)")
    link.execute("INSERT INTO alembic_version VALUES ('0001')")
    link.commit()
    link.close()


def no_version(path: Path) -> None:
    link = sqlite3.connect(path)
    link.execute("DELETE FROM alembic_version")
    link.commit()
    link.close()


@pytest.mark.parametrize(
    "spoil",
    [garbage, text, empty, tiny, cut_in_half, cut_within_a_page, zeros_inside, another_programs, no_version],
)
@pytest.mark.parametrize("opening", [open_store, migrate_store])
def test_what_is_no_store_is_refused_untouched(
    sqlite_place: Path, spoil: Callable[[Path], None], opening: Callable[[str], object]
) -> None:
    spoil(sqlite_place)
    before, beside = sqlite_place.read_bytes(), sorted(sqlite_place.parent.iterdir())
    with pytest.raises(StoreError) as told:
        opening(str(sqlite_place))
    assert told.value.exit_code == 4
    assert "\n" not in str(told.value)
    assert told.value.next_step
    assert sqlite_place.read_bytes() == before
    assert sorted(sqlite_place.parent.iterdir()) == beside


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))


@pytest.mark.parametrize("name", ["x" * 300, "file/below"])
def test_a_place_where_no_file_can_be_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError) as told:
        open_store(str(tmp_path / name))
    assert told.value.exit_code == 4
    assert "\n" not in str(told.value)


def test_without_the_driver_a_shared_store_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"foitrack\[postgres\]"):
        open_store("postgresql+psycopg://una@db.invalid/foi")


def test_a_store_overwritten_in_places_reads_right_or_says_so(sqlite_place: Path) -> None:
    """Sixty times sixteen bytes somewhere: an answer or a StoreError, never anything else, never a crash."""
    _, batch = whole_batch()
    with open_store(str(sqlite_place)) as store, store.writing() as writer:
        writer.record(batch)
    dice, seen = random.Random(3), set()
    for _ in range(60):
        copy = sqlite_place.with_name("copy.sqlite3")
        shutil.copy(sqlite_place, copy)
        content = bytearray(copy.read_bytes())
        at = dice.randrange(100, len(content) - 16)
        content[at : at + 16] = dice.randbytes(16)
        copy.write_bytes(content)
        try:
            with open_store(str(copy), create=False) as store:
                store.read.heads()
                seen.add("read")
        except StoreError as trouble:
            assert "\n" not in str(trouble)
            seen.add("refused")
        copy.unlink()
    assert "read" in seen
