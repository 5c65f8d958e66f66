"""The letter templates: those shipped in templates/letters/, and the user's own, which are looked in first.

A template begins with a comment that holds its settings as TOML: ``title``, ``about``, ``regimes``,
``parts`` (the numbered questions it asks) or ``needs_parts``, and a table ``[values.NAME]`` for each value that
it needs, with ``help``, an ``example`` and, where it may be left out, a ``default``. The rest is the letter.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from foitrack.errors import FoitrackError, NotFound, UsageError
from foitrack.facts import REGIMES
from foitrack.law.words import WORDS, words_of

ENDING = ".txt.j2"
STARTER = "general"
_FRONT = re.compile(r"\s*\{#-?(.*?)-?#\}\n?", re.S)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_VALUE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SETTINGS = {"title", "about", "regimes", "parts", "needs_parts", "values"}
_VALUE_SETTINGS = {"help", "example", "default"}

# What every letter is given by foitrack itself; a template's own values may not take these names.
GIVEN = frozenset({"body", "requester", "law", "parts", "part_laws", "reference", "title", "looked"})


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a template needs. ``default`` None: it must be given with --set."""

    name: str
    help: str
    example: str
    default: str | None


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A template with its settings read. ``mine``: the user's own, rendered in the guarded child only."""

    name: str
    title: str
    about: str
    regimes: tuple[str, ...]
    values: tuple[Value, ...]
    parts: tuple[str, ...]
    needs_parts: bool
    source: str
    path: Path
    mine: bool

    def regime_for(self, regime: str) -> str:
        """The regime of this letter to a body that answers under ``regime``: its own, or for a template about
        the environment the Regulations that go with its Act. UsageError if neither fits."""
        if regime in self.regimes:
            return regime
        sibling = words_of(regime).sibling
        if sibling in self.regimes:
            return sibling
        raise UsageError(
            f"The template {self.name} is for {', '.join(self.regimes)}, not for a body under {regime}.",
            "foitrack template list shows the others.",
        )

    def filled(self, given: Mapping[str, str]) -> dict[str, str]:
        """Every value of the template: as given, else its default. UsageError names those still missing and
        those that the template does not know."""
        known = {v.name: v for v in self.values}
        for name in given:
            if name not in known:
                raise UsageError(
                    f"The template {self.name} has no value called {name!r}.", _near(name, list(known))
                )
        filled = {
            name: " ".join(text.split()) if (text := given.get(name, v.default or "")).strip() else ""
            for name, v in known.items()
        }
        missing = [v for v in self.values if v.default is None and not filled[v.name]]
        if missing:
            needs = "; ".join(f"{v.name} ({v.help})" for v in missing)
            how = " ".join(f'--set {v.name}="{v.example}"' for v in missing)
            raise UsageError(f"The template {self.name} still needs {needs}.", f"For instance: {how}")
        return filled

    def examples(self) -> dict[str, str]:
        """The example of every value, for a trial."""
        return {v.name: v.example for v in self.values}


def my_folder() -> Path:
    """Where the user's own templates are kept; it need not exist."""
    from foitrack.config import config_path

    return config_path().parent / "templates"


def shipped_folder() -> Path:
    from foitrack.render import data_dir

    return data_dir("templates") / "letters"


def names() -> list[str]:
    """The names of all templates, the user's own among them."""
    return sorted({*_in(my_folder()), *_in(shipped_folder())})


def all_templates() -> tuple[list[LetterTemplate], list[str]]:
    """Every template that can be read, by name, and a sentence for each that cannot."""
    good, bad = [], []
    for name in names():
        try:
            good.append(find(name))
        except FoitrackError as trouble:
            bad.append(str(trouble))
    return good, bad


def find(name: str) -> LetterTemplate:
    """The template called ``name``: the user's own before a shipped one. NotFound suggests near names."""
    wanted = name.strip().lower().removesuffix(".j2").removesuffix(".txt")
    if _NAME.fullmatch(wanted):
        for folder, mine in ((my_folder(), True), (shipped_folder(), False)):
            path = folder / (wanted + ENDING)
            if path.is_file():
                return _read(path, mine)
            if os.path.lexists(path):
                raise UsageError(
                    f"{path} is not a plain file.", "Put the template itself there, or take it away."
                )
    raise NotFound(f"There is no template called {name!r}.", _near(name, names()))


def shipped(place: str) -> LetterTemplate:
    """A shipped template that belongs to a command of its own, by its path: ``answering/narrowed``."""
    return _shipped(shipped_folder() / (place + ENDING))


def partials() -> dict[str, str]:
    """The shipped pieces that templates include, by the name they are included by."""
    return {
        f"letters/{path.name}": path.read_text("utf-8")
        for path in sorted(shipped_folder().glob("_*" + ENDING))
    }


def new(name: str, starter: str = STARTER) -> Path:
    """Copy the template ``starter`` to the user's folder as ``name`` and say where. Nothing is overwritten."""
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} cannot be the name of a template.",
            "Use small letters, digits and hyphens: my-question.",
        )
    source = find(starter).source
    path = my_folder() / (name + ENDING)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(source)
    except FileExistsError:
        raise UsageError(
            f"There is a template called {name} already: {path}", "Choose another name."
        ) from None
    except OSError as trouble:
        raise FoitrackError(f"{path} cannot be written: {trouble.strerror}.") from None
    return path


def settings(source: str, name: str) -> dict[str, Any]:
    """The TOML in the front comment of ``source``; UsageError if there is none or it is not TOML."""
    import tomllib

    front = _FRONT.match(source)
    if front is None:
        raise UsageError(
            f"The template {name} does not begin with its settings.",
            "Begin it with {# ... #} as the shipped ones do: foitrack template show general",
        )
    try:
        return tomllib.loads(front[1])
    except tomllib.TOMLDecodeError as trouble:
        raise UsageError(f"The settings of the template {name} are not TOML: {trouble}.") from None


@cache
def _shipped(path: Path) -> LetterTemplate:
    return _parsed(path, path.read_text("utf-8"), mine=False)


def _read(path: Path, mine: bool) -> LetterTemplate:
    if not mine:
        return _shipped(path)
    try:
        return _parsed(path, path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"), mine=True)
    except OSError as trouble:
        raise FoitrackError(f"The template {path} cannot be read: {trouble.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"The template {path} is not UTF-8 text.") from None


def _parsed(path: Path, source: str, mine: bool) -> LetterTemplate:
    name = path.name.removesuffix(ENDING)
    said = settings(source, name)

    def wrong(why: str) -> UsageError:
        return UsageError(f"The settings of the template {name}: {why}.", "foitrack template check explains.")

    if unknown := set(said) - _SETTINGS:
        raise wrong(f"there is no setting {sorted(unknown)[0]!r}; known are {', '.join(sorted(_SETTINGS))}")
    title, about, parts = said.get("title"), said.get("about", ""), said.get("parts", [])
    if not isinstance(title, str) or not title.strip() or not isinstance(about, str):
        raise wrong('title and about must be text, as in title = "My question"')
    if not isinstance(parts, list) or not all(isinstance(p, str) for p in parts):
        raise wrong("parts must be a list of texts")
    regimes = said.get("regimes", list(WORDS))
    if not isinstance(regimes, list) or not regimes or not all(r in WORDS for r in regimes):
        raise wrong("regimes must be a list of " + ", ".join(r for r in REGIMES if r in WORDS))
    values = said.get("values", {})
    if not isinstance(values, dict):
        raise wrong("values must be tables: [values.period]")
    return LetterTemplate(
        name=name,
        title=title.strip(),
        about=about.strip(),
        regimes=tuple(regimes),
        values=tuple(_value(n, v, wrong) for n, v in values.items()),
        parts=tuple(parts),
        needs_parts=bool(said.get("needs_parts", not parts)),
        source=source,
        path=path,
        mine=mine,
    )


def _value(name: str, said: Any, wrong: Any) -> Value:
    if not _VALUE.fullmatch(name) or name in GIVEN:
        raise wrong(f"a value cannot be called {name!r}")
    if not isinstance(said, dict) or not all(isinstance(t, str) for t in said.values()):
        raise wrong(f"[values.{name}] must hold texts")
    if unknown := set(said) - _VALUE_SETTINGS:
        raise wrong(f"[values.{name}] has {sorted(unknown)[0]!r}; known are help, example and default")
    default: str | None = said.get("default")
    return Value(name, said.get("help", ""), str(said.get("example", default or "")), default)


def _in(folder: Path) -> list[str]:
    try:
        found = [p.name.removesuffix(ENDING) for p in folder.iterdir() if p.name.endswith(ENDING)]
    except OSError:
        return []
    return [n for n in found if _NAME.fullmatch(n)]


def _near(name: str, known: Sequence[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=2, cutoff=0.6)
    if near:
        return "Did you mean " + " or ".join(near) + "?"
    return "Known are " + ", ".join(known) + "."
