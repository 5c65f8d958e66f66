"""The settings file: what it may hold, what it says when it is wrong, and that writing it loses nothing."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitrack.config import (
    Config,
    as_toml,
    config_path,
    name_doubt,
    read_config,
    read_config_if_any,
    write_config,
)
from foitrack.errors import FoitrackError, UsageError

FULL = Config(
    name="Quill Exampleton",
    organisation="The Invented Gazette",
    email="quill@example.org",
    postal='1 "Quoted" Lane\nNowhere\\Town',
    form="a spreadsheet where there are figures",
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "new" / "config.toml"


def test_it_lives_where_the_user_keeps_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_path() == tmp_path / "foitrack" / "config.toml"


def test_written_and_read_back(place: Path) -> None:
    assert write_config(FULL, place) == place
    assert read_config(place) == FULL
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert list(place.parent.iterdir()) == [place]


def test_writing_again_replaces_it_and_follows_a_link(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.toml", tmp_path / "config.toml"
    write_config(FULL, kept)
    link.symlink_to(kept)
    write_config(Config(name="Nib Inkwell", email="nib@example.org"), link)
    assert link.is_symlink()
    assert read_config(kept).name == "Nib Inkwell"


def test_no_settings_yet_names_the_command(place: Path) -> None:
    assert read_config_if_any(place) is None
    with pytest.raises(UsageError) as none_yet:
        read_config(place)
    assert "foitrack init" in none_yet.value.next_step
    assert none_yet.value.exit_code == 2


GOOD = '[requester]\nname = "Quill Exampleton"\nemail = "quill@example.org"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD + 'emial = "x"\n', "Did you mean email?"),
        ("[requestor]\n", "Did you mean requester?"),
        ('name = "Quill"\n', "'name' at its top"),
        (GOOD + 'password = "x"\n', "Passwords are never kept"),
        (GOOD + "[store]\n", "FOITRACK_STORE"),
        (GOOD + "postal = 7\n", "is not text"),
        (GOOD + "postal = \n", "is not TOML"),
        ('[requester]\nemail = "quill@example.org"\n', "there is no name"),
        ('[requester]\nname = "Quill Exampleton"\n', "no address for replies"),
        ('[requester]\nname = "Quill Exampleton"\nemail = "quill at example"\n', "not an e-mail address"),
        (GOOD.replace("Exampleton", "\\u001b[31m"), "control characters"),
        (GOOD.replace("Quill ", "Quill\\n"), "must be one line"),
    ],
)
def test_a_wrong_file_says_what_is_wrong_and_where(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as wrong:
        read_config(path)
    assert says in str(wrong.value)
    assert str(path) in str(wrong.value)
    assert wrong.value.next_step


def test_a_file_from_another_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_config(path).email == "quill@example.org"
    path.write_bytes(GOOD.replace("Quill", "Qu\xefll").encode("latin-1"))
    with pytest.raises(UsageError, match="not UTF-8"):
        read_config(path)


def test_an_organisation_may_ask_in_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[requester]\norganisation = "The Invented Gazette"\npostal = "1 Example Lane"\n')
    settings = read_config(path)
    assert (settings.name, settings.organisation) == ("The Invented Gazette", "")
    assert settings.address == "1 Example Lane"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(FULL, place)
    before = place.read_bytes()

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("foitrack.config.os.fsync", full_disk)
    with pytest.raises(FoitrackError, match="No space left"):
        write_config(Config(name="Nib Inkwell", email="nib@example.org"), place)
    assert place.read_bytes() == before
    assert list(place.parent.iterdir()) == [place]


def test_what_could_not_be_read_back_is_not_written(place: Path) -> None:
    with pytest.raises(UsageError):
        write_config(Config(name="Quill", email="not an address"), place)
    assert not place.exists()


@given(st.text(), st.text())
def test_any_text_survives_the_escaping(name: str, postal: str) -> None:
    """Read back by the standard library's TOML reader, which knows nothing of how it was written."""
    if any(0xD800 <= ord(c) <= 0xDFFF for c in name + postal) or not name or not postal:
        return
    assert tomllib.loads(as_toml(Config(name=name, postal=postal)))["requester"] == {
        "name": name,
        "postal": postal,
    }


@pytest.mark.parametrize(
    ("name", "organisation", "doubted"),
    [  # ICO guidance on s.8: any variation of title or first name with surname will do; a company's name too
        ("Quill Exampleton", "", False),
        ("Ms Exampleton", "", False),
        ("Q. Exampleton", "", False),
        ("Siân O'Quill-Nib", "", False),
        ("Quill", "", True),
        ("Quill", "The Invented Gazette", False),
        ("quill_99", "", True),
        ("Concerned Citizen", "", True),
        ("Anonymous", "", True),
    ],
)
def test_a_name_that_may_not_be_valid_is_doubted_kindly(name: str, organisation: str, doubted: bool) -> None:
    assert bool(name_doubt(name, organisation)) is doubted
    if doubted:
        assert "s.8(1)(b)" in name_doubt(name)
