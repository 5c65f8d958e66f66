"""A desk for the tests of commands: see desk.py."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desk import Desk

from foitrack.bodies.directory import EDITION, shipped
from foitrack.store.open import open_store
from foitrack.store.values import Seed


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the shipped bodies, made once and copied for each test."""
    place = tmp_path_factory.mktemp("seeded") / "seeded.sqlite3"
    open_store(str(place), seed=Seed(EDITION, shipped)).close()
    return place


@pytest.fixture
def desk(seeded: Path, tmp_path: Path) -> Desk:
    place = tmp_path / "desk" / "foitrack.sqlite3"
    place.parent.mkdir(mode=0o700)
    shutil.copy(seeded, place)
    place.chmod(0o600)
    empty = str(tmp_path / "home")
    return Desk(place, env={"XDG_CONFIG_HOME": empty, "XDG_DATA_HOME": empty})
