"""What to say to a ground of refusal: its test, where such refusals fail, what to ask, and on whose authority.

The sentences are data (``arguments.toml`` beside this file). A failing is said only where a fact on record supports
it; ``Failing.when`` names that fact:

- ``bare``: the section was cited without the subsection; ``limb:(g)``: this limb was cited; ``also:KEY``: the other ground is relied on as well;
- ``words:REGEX``: the body's own words match; ``parts:REGEX``: the text of the part asked for does;
- ``finding:ID``: the letter was read and this item was absent; ``bench:ID``: the cost bench found it;
- ``earlier-refused``: an earlier request was refused.

An authority is binding or persuasive, and a letter says which. One that is ``unconfirmed`` is never printed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from foitrack.law.grounds import Provision, is_qualified, provision

Rank = Literal["binding", "persuasive"]
Of = Literal["court", "UT", "CSIH", "FTT", "DN", "SIC", "line"]

# The keys by which the general grounds are found: neither confirm nor deny, and whether anything is held.
NCND = "foia:ncnd"
HELD = "foia:held"


@dataclass(frozen=True, slots=True)
class Authority:
    """A case, a decision or a line. ``view``: a regulator's opinion. ``unconfirmed``: never to be printed."""

    key: str
    cite: str
    of: Of
    rank: Rank
    view: bool = False
    unconfirmed: bool = False

    def printed(self) -> str:
        """As a letter cites it: what only persuades says so. Empty while it is unconfirmed."""
        if self.unconfirmed:
            return ""
        if self.rank == "binding":
            return self.cite
        return (
            self.cite + (", a first-instance decision" if self.of == "FTT" else "") + ", as persuasive only"
        )


@dataclass(frozen=True, slots=True)
class Failing:
    """A way in which a refusal of this kind fails, and the fact that must be on record before it is said."""

    when: str
    says: str
    authorities: tuple[Authority, ...] = ()
    if_parts: str = ""


@dataclass(frozen=True, slots=True)
class Argument:
    """The material for one ground. ``inner``: what an absolute ground's own balance is called, or "" where it has
    none; ``authorities_for``: on which point the authorities are cited, where it is not the test itself."""

    key: str
    test: str = ""
    authorities: tuple[Authority, ...] = ()
    authorities_for: str = ""
    points: tuple[str, ...] = ()
    points_many_parts: str = ""
    many_parts_authorities: tuple[Authority, ...] = ()
    failings: tuple[Failing, ...] = ()
    asks: tuple[str, ...] = ()
    asks_if_parts: tuple[tuple[str, str], ...] = ()
    asks_many_parts: tuple[str, ...] = ()
    instead: str = ""
    instead_many_parts: str = ""
    inner: str = ""
    harm: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that cuts across grounds: when a letter says it, its sentence and authorities by regime."""

    key: str
    when: str
    says: Mapping[str, str]
    authorities: Mapping[str, tuple[Authority, ...]]


@dataclass(frozen=True, slots=True)
class Never:
    """Something that no letter says, why, and the pattern by which a sentence is caught."""

    key: str
    why: str
    pattern: re.Pattern[str]


def argument(key: str) -> Argument:
    """The material for a canonical ground, as deep as there is some; for others by the kind of the ground.

    UsageError for a key that is no ground.
    """
    table = arguments()
    found = _nearest(key, table)
    if found is not None:
        return found
    row = provision(key)
    if row.ncnd:
        return _as(key, table[NCND])
    kind = "harm" if row.test == "prejudice" else "class" if is_qualified(row) else "absolute"
    return _as(key, _kinds()[kind])


def _nearest(key: str, table: Mapping[str, Argument]) -> Argument | None:
    """The entry for ``key``, for what it lies under, or the one entry that lies under it."""
    row: Provision = provision(key)
    if row.ncnd and key != "foisa:18":
        return None
    above = key
    while above:
        if above in table:
            return table[above]
        above = above.rpartition("(")[0]
    below = [a for k, a in table.items() if k.startswith(key + "(")]
    return below[0] if len(below) == 1 or key in _FIRST_BELOW else None


# Bare sections whose usual subsection is meant: "section 14" is the vexatious one.
_FIRST_BELOW = frozenset({"foia:14", "foia:40", "foia:43", "foisa:14", "foisa:33", "foisa:38"})


def arguments() -> Mapping[str, Argument]:
    """Every ground that has material of its own, by its key."""
    return _read()[0]


def authorities() -> Mapping[str, Authority]:
    """Every authority by its short name, unconfirmed ones too."""
    return _read()[1]


def rules() -> Mapping[str, Rule]:
    """The rules that cut across grounds, by name."""
    return _read()[2]


def never() -> tuple[Never, ...]:
    """What no letter says."""
    return _read()[3]


_ENDS = re.compile(r"(?<=[.?!])\s+(?=[A-Z(\"])|\n\s*\n")


def forbidden(text: str) -> list[tuple[str, str]]:
    """The sentences of a letter that say what no letter may: (why, sentence). What stands in quotation
    marks is left out.

    A sentence that denies such a claim ("I do not say that ...") does not make it.
    """
    own = re.sub(r'"[^"]*"', "", text)
    found = []
    for sentence in _ENDS.split(own):
        plain = " ".join(sentence.split())
        if re.match(r"I do not (?:say|claim|suggest|ask)\b", plain):
            continue
        found += [(n.why, plain) for n in never() if n.pattern.search(plain)]
    return found


def cited(found: Sequence[Authority]) -> str:
    """The authorities as a letter puts them in brackets: binding ones first, unconfirmed ones left out."""
    told = [a for a in found if not a.unconfirmed]
    binding = [a.cite for a in told if a.rank == "binding"]
    first = [a.cite for a in told if a.rank == "persuasive" and a.of == "FTT"]
    other = [a.cite for a in told if a.rank == "persuasive" and a.of != "FTT"]
    said = list(binding)
    if first:
        what = "a first-instance decision" if len(first) == 1 else "first-instance decisions"
        said.append(f"and, as persuasive only, {' and '.join(first)}, {what}" if binding else
                    f"{' and '.join(first)}, {what}, as persuasive only")  # fmt: skip
    if other:
        said.append(f"and, as persuasive only, {' and '.join(other)}" if said else
                    f"{' and '.join(other)}, as persuasive only")  # fmt: skip
    return "; ".join(said)


@cache
def _read() -> tuple[Mapping[str, Argument], Mapping[str, Authority], Mapping[str, Rule], tuple[Never, ...]]:
    with Path(__file__).with_name("arguments.toml").open("rb") as file:
        told = tomllib.load(file)
    known = {k: Authority(k, **v) for k, v in told["authorities"].items()}
    made: dict[str, Argument] = {}
    for key, said in told["grounds"].items():
        base = told["grounds"][said["like"]] if "like" in said else {}
        # What is like another ground borrows its questions and alternatives, never its test or its authorities.
        borrowed = {f: base[f] for f in ("asks", "asks_if_parts", "instead") if f in base}
        made[key] = _argument(key, borrowed | {k: v for k, v in said.items() if k != "like"}, known)
    rules = {
        k: Rule(
            k,
            v["when"],
            MappingProxyType({r: v[r] for r in ("FOIA", "EIR", "FOISA", "EISR") if r in v}),
            MappingProxyType(
                {
                    r: tuple(known[a] for a in v.get(f"authorities_{r}", v.get("authorities", ())))
                    for r in ("FOIA", "EIR", "FOISA", "EISR")
                }
            ),
        )
        for k, v in told["rules"].items()
    }
    nevers = tuple(Never(k, v["why"], re.compile(v["pattern"], re.I)) for k, v in told["never"].items())
    return MappingProxyType(made), MappingProxyType(known), MappingProxyType(rules), nevers


@cache
def _kinds() -> Mapping[str, Argument]:
    with Path(__file__).with_name("arguments.toml").open("rb") as file:
        return {k: _argument(k, v, {}) for k, v in tomllib.load(file)["kinds"].items()}


def _argument(key: str, said: Mapping[str, Any], known: Mapping[str, Authority]) -> Argument:
    def several(names: Sequence[str]) -> tuple[Authority, ...]:
        return tuple(known[n] for n in names)

    return Argument(
        key=key,
        test=said.get("test", ""),
        authorities=several(said.get("authorities", ())),
        authorities_for=said.get("authorities_for", ""),
        points=tuple(said.get("points", ())),
        points_many_parts=said.get("points_many_parts", ""),
        many_parts_authorities=several(said.get("many_parts_authorities", ())),
        failings=tuple(
            Failing(f["when"], f["says"], several(f.get("authorities", ())), f.get("if_parts", ""))
            for f in said.get("failings", ())
        ),
        asks=tuple(said.get("asks", ())),
        asks_if_parts=tuple((a["parts"], a["says"]) for a in said.get("asks_if_parts", ())),
        asks_many_parts=tuple(said.get("asks_many_parts", ())),
        instead=said.get("instead", ""),
        instead_many_parts=said.get("instead_many_parts", ""),
        inner=said.get("inner", ""),
        harm=bool(said.get("harm", False)),
    )


def _as(key: str, material: Argument) -> Argument:
    from dataclasses import replace

    return replace(material, key=key)
