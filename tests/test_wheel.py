"""The wheel holds what the program needs to run, and nothing that git ignores.

Built here by the backend itself, without a network; ``.ci/run`` also installs it in a fresh environment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def build(tree: Path, out: Path, *targets: str) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out), *targets]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def git(*words: str, cwd: Path = ROOT) -> str:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "no git here: no list of files to compare with"
        )
    return subprocess.run(["git", *words], cwd=cwd, capture_output=True, text=True, check=True).stdout


def shipped(*folders: str) -> set[str]:
    """What git would keep of the folders, tracked or about to be; deleted files left out."""
    listed = git("ls-files", "-z", "-co", "--exclude-standard", "--", *folders).split("\0")
    return {name for name in listed if name and (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build(ROOT, out)
    return out


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(place)
    return place


def test_the_wheel_holds_the_package_the_templates_and_the_migrations(unpacked: Path) -> None:
    wanted = {
        name if name.startswith("foitrack/") else f"foitrack/{name}"
        for name in shipped("foitrack", "templates", "migrations")
    }
    there = {p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()}
    assert {name for name in there if ".dist-info/" not in name} == wanted
    assert any(name.startswith("foitrack/templates/reports/") for name in there)
    assert any(name.startswith("foitrack/migrations/versions/") for name in there)
    assert "foitrack/law/bank_holidays.csv" in there
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in there)


def test_the_sdist_holds_what_the_wheel_is_built_from_and_the_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        there = {name.split("/", 1)[1] for name in sdist.getnames() if "/" in name}
    assert shipped("foitrack", "templates", "migrations", "tests", "docs") <= there
    assert {"README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "constraints.txt"} <= there
    assert not [name for name in there if name.endswith((".lock", ".sqlite3", ".env", ".pyc"))]


def test_a_new_template_is_shipped_and_an_ignored_file_is_not(tmp_path: Path) -> None:
    """Backends that need a list of folders drop new ones in silence; others ship what git ignores."""
    tree = tmp_path / "tree"
    tree.mkdir()
    for name in ("foitrack", "templates", "migrations"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, tree / name)
    (tree / "templates" / "notes").mkdir()
    (tree / "templates" / "notes" / "new.txt.j2").write_text("new\n")
    (tree / "templates" / "secret.env").write_text("PASSWORD=1\n")
    build(tree, tmp_path / "dist", "-t", "wheel")
    with zipfile.ZipFile(next((tmp_path / "dist").glob("*.whl"))) as wheel:
        names = wheel.namelist()
    assert "foitrack/templates/notes/new.txt.j2" in names
    assert not [name for name in names if "secret" in name]


def test_the_wheel_works_from_an_empty_folder(unpacked: Path, tmp_path: Path) -> None:
    """The main job, run by the unpacked wheel: nothing of the checkout may be needed."""
    empty, home = tmp_path / "empty", tmp_path / "home"
    empty.mkdir()
    home.mkdir()
    env = {k: v for k, v in os.environ.items() if not k.startswith(("FOITRACK_", "XDG_", "PYTHON"))}
    env |= {"HOME": str(home), "PYTHONPATH": str(unpacked), "FOITRACK_TODAY": "2026-06-30"}

    def foitrack(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "foitrack", *words],
            cwd=empty,
            env=env,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout

    where = subprocess.run(
        [sys.executable, "-c", "import foitrack; print(foitrack.__file__)"],
        cwd=empty,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert where.startswith(str(unpacked))
    assert "Home Office" in foitrack("demo")
    assert "2026-06-30" in foitrack("clock", "--regime", "foia", "--received", "2026-06-01", "--json")
    assert list(empty.iterdir()) == []
