"""The settings file: who asks, and a few preferences. Never the store's place, never a password.

TOML at the place platformdirs gives (``~/.config/foitrack/config.toml`` on Linux; ``XDG_CONFIG_HOME`` counts).
A key that is not known is an error, so that a slip is not a setting silently ignored.
"""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from foitrack.errors import FoitrackError, UsageError

_KEYS: dict[str, dict[str, str]] = {
    "requester": {
        "name": "the name that letters are signed with",
        "organisation": "the organisation you ask for, if any",
        "email": "the address for replies",
        "postal": "a postal address, if letters should carry one",
    },
    "preferences": {
        "form": "the form you want information in (FOIA s.11)",
    },
}
_REFUSED = {
    "store": "The place of the store does not belong in the settings: use --store or FOITRACK_STORE.",
    "password": "Passwords are never kept in the settings.",
}
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\.]+(\.[^\s@<>()\[\],;:\"\\.]+)+")


@dataclass(frozen=True, slots=True)
class Config:
    """What the settings say. A request needs ``name`` and an address for replies: ``email`` or ``postal``.

    An e-mail address is enough as the address for correspondence that FOIA s.8(1)(b) asks for.
    """

    name: str
    organisation: str = ""
    email: str = ""
    postal: str = ""
    form: str = ""

    @property
    def address(self) -> str:
        """The address for correspondence: the e-mail address, else the postal one."""
        return self.email or self.postal


def config_path() -> Path:
    """Where the settings are kept for this user; the file need not exist."""
    import platformdirs

    return platformdirs.user_config_path("foitrack", appauthor=False) / "config.toml"


def read_config(path: Path | None = None) -> Config:
    """The settings. UsageError when there are none yet (naming ``foitrack init``) or one of them is wrong."""
    path = path or config_path()
    found = read_config_if_any(path)
    if found is None:
        raise UsageError(
            "foitrack does not know yet who is asking: there are no settings.", "Run: foitrack init"
        )
    return found


def read_config_if_any(path: Path | None = None) -> Config | None:
    """The settings, or None where there is no settings file; UsageError when the file is wrong."""
    import tomllib

    path = path or config_path()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"The settings at {path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise _wrong(path, "is not UTF-8 text") from None
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, f"is not TOML: {error}") from None
    return checked_config(_flat(data, path), where=f"The settings file {path}")


def write_config(config: Config, path: Path | None = None) -> Path:
    """Write the settings whole, readable by this user only, and say where. A crash leaves the old file or the new.

    A link is followed, so that a settings file kept elsewhere stays there.
    """
    import tempfile

    checked_config(asdict(config), where="The settings")
    path = (path or config_path()).resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(prefix=".config-", suffix=".tmp", dir=path.parent)  # made 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(as_toml(config))
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise FoitrackError(
            f"The settings cannot be written to {path}: {error.strerror}.",
            "Check the folder and the free space.",
        ) from None
    return path


def as_toml(config: Config) -> str:
    """The settings as TOML, empty ones left out."""
    values = asdict(config)
    sections = []
    for section, keys in _KEYS.items():
        lines = [f"{key} = {_quoted(values[key])}" for key in keys if values[key]]
        if lines:
            sections.append("\n".join([f"[{section}]", *lines]) + "\n")
    return "\n".join(sections)


def checked_config(values: dict[str, str], where: str = "The settings") -> Config:
    """A Config of these values, stripped. UsageError for a missing name or address or an impossible value."""
    clean = {key: value.strip() for key, value in values.items()}
    for key, value in clean.items():
        if any(
            c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) <= 0xDFFF) for c in value
        ):
            raise UsageError(f"{where}: {key} holds control characters.", f"Give {key} as plain text.")
        if "\n" in value and key != "postal":
            raise UsageError(f"{where}: {key} must be one line.", "Only postal may have several.")
    if not clean.get("name") and not clean.get("organisation"):
        raise UsageError(f"{where}: there is no name.", "Run foitrack init, or set name under [requester].")
    if clean.get("email") and not _EMAIL.fullmatch(clean["email"]):
        raise UsageError(
            f"{where}: {clean['email']!r} is not an e-mail address.",
            "Write it as name@example.org, without a name.",
        )
    if not clean.get("email") and not clean.get("postal"):
        raise UsageError(
            f"{where}: there is no address for replies, which a valid request needs (FOIA s.8(1)(b)).",
            "Give an e-mail address with --email, or a postal one with --address.",
        )
    if not clean.get("name"):  # an organisation may ask in its own name
        clean["name"], clean["organisation"] = clean["organisation"], ""
    return Config(**clean)


def name_doubt(name: str, organisation: str = "") -> str:
    """Why a body might say that this is not a real name, or "" when nothing suggests it.

    FOIA s.8(1)(b) asks for the name of the applicant: a person's real name (a title, first name or initial
    with a surname is enough) or an organisation's. A request under a pseudonym is not valid, and the
    Commissioner cannot take a complaint about it. A warning for a person to weigh, never a refusal.
    """
    if organisation.strip():
        return ""
    words = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", name)
    rule = "A request needs a real name or an organisation's; under a pseudonym it is not valid (FOIA s.8(1)(b))."
    if re.search(r"[\d_@/]", name):
        return f"{name!r} looks like a user name. {rule}"
    if {w.lower().rstrip(".") for w in words} & {"anonymous", "anon", "citizen", "taxpayer", "requester"}:
        return f"{name!r} does not look like anybody's name. {rule}"
    if len(words) < 2:
        return f"{name!r} is one word; a body may take it for a pseudonym. {rule} First name or initial and surname will do."
    return ""


def _flat(data: dict[str, Any], path: Path) -> dict[str, str]:
    values: dict[str, str] = {}
    for section, keys in data.items():
        known = _KEYS.get(section)
        if known is None or not isinstance(keys, dict):
            raise _unknown(path, section, list(_KEYS))
        for key, value in keys.items():
            if key not in known:
                raise _unknown(path, key, list(known), section)
            if not isinstance(value, str):
                raise _wrong(path, f"has a value for {key} that is not text", f'Write {key} = "…".')
            values[key] = value
    return values


def _unknown(path: Path, key: str, known: list[str], section: str = "") -> UsageError:
    import difflib

    for word, says in _REFUSED.items():
        if word in key.lower():
            return UsageError(f"The settings file {path} has {key!r}. {says}", "Take that line out.")
    what = f"a key {key!r} under [{section}]" if section else f"{key!r} at its top"
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else "Known there: " + ", ".join(known) + "."
    return _wrong(path, f"has {what}, which foitrack does not know", hint)


def _wrong(
    path: Path, why: str, next_step: str = "Correct it, or run foitrack init to write it anew."
) -> UsageError:
    return UsageError(f"The settings file {path} {why}.", next_step)


def _quoted(value: str) -> str:
    """A TOML basic string: quotes, backslashes and all control characters escaped (TOML 1.0, "String")."""
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
    return (
        '"'
        + "".join(short.get(c) or (f"\\u{ord(c):04X}" if ord(c) < 32 or ord(c) == 127 else c) for c in value)
        + '"'
    )


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows does not let a folder be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
