"""The grounds on which a body may withhold or refuse, as data, and the one way to write each of them.

A ground is named by its canonical key: ``foia:12(1)``, ``eir:12(4)(b)``, ``foisa:17(1)``, ``eirs:10(4)(b)``
(the Scottish regulations), ``sar:art.15(4)``. The table is ``exemptions.csv`` beside this file, one row a
provision, with its kind, its test and whether the public interest must be weighed. A body may cite deeper or
shallower than the table does (``foia:41(1)(a)``, ``foia:31``); such a key finds the nearest row.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from foitrack.errors import UsageError
from foitrack.facts import regime_of

Kind = Literal["qualified", "absolute", "partly-absolute", "procedural"]
Rule = Literal["yes", "no", "partly"]

# The prefix of a key, by regime. "eirs" is Scotland's own set of regulations, not a plural.
PREFIXES: Mapping[str, str] = MappingProxyType(
    {"FOIA": "foia", "EIR": "eir", "FOISA": "foisa", "EISR": "eirs", "SAR": "sar"}
)
REGIME_OF_PREFIX: Mapping[str, str] = MappingProxyType(
    {prefix: regime for regime, prefix in PREFIXES.items()}
)

_CITED_AS = {
    "foia": "FOIA 2000 s.",
    "eir": "EIR 2004 reg.",
    "foisa": "FOISA 2002 s.",
    "eirs": "EI(S)R 2004 reg.",
}


@dataclass(frozen=True, slots=True)
class Provision:
    """One ground: how it is cited, what kind it is, and what must be shown to use it.

    ``test``: class (falls within the words), prejudice (harm must be shown), na (no exemption at all).
    ``public_interest``: yes, no or partly (``is_qualified`` says which half a key falls in).
    ``phrases`` are words that bodies typically use. ``ncnd``: it lets a body neither confirm nor deny.
    """

    key: str
    code: str
    citation: str
    title: str
    kind: Kind
    test: str
    public_interest: Rule
    phrases: tuple[str, ...] = ()

    @property
    def regime(self) -> str:
        return REGIME_OF_PREFIX[self.key.partition(":")[0]]

    @property
    def section(self) -> str:
        """The key cut after its first number: ``foia:12(1)`` -> ``foia:12``."""
        return section_of(self.key)

    @property
    def ncnd(self) -> bool:
        # FOISA s.18 is the one NCND provision whose title does not begin with the letters.
        return self.title.startswith("NCND") or self.key == "foisa:18"


def section_of(key: str) -> str:
    """``key`` cut after its first number: ``foia:36(2)(b)(i)`` -> ``foia:36``."""
    return key.partition("(")[0]


def _key_of_row(regime: str, code: str) -> str:
    path = code if regime == "SAR" else re.sub(r"^(s|reg)\.", "", code).replace(" ", "")
    return f"{PREFIXES[regime]}:{path}"


@cache
def provisions() -> Mapping[str, Provision]:
    """Every row of the table by its key, in the table's order (the order of each statute)."""
    rows: dict[str, Provision] = {}
    with Path(__file__).with_name("exemptions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = _key_of_row(row["regime"], row["code"])
            rows[key] = Provision(
                key=key,
                code=row["code"],
                citation=row["citation"],
                title=row["title"],
                kind=row["kind"],  # type: ignore[arg-type]  # the test of the table holds the words
                test=row["test"],
                public_interest=row["public_interest_test"],  # type: ignore[arg-type]
                phrases=tuple(p.strip() for p in row["typical_phrases"].split(";") if p.strip()),
            )
    return MappingProxyType(rows)


@cache
def _sections() -> Mapping[str, tuple[Provision, ...]]:
    by_section: dict[str, list[Provision]] = {}
    for row in provisions().values():
        by_section.setdefault(row.section, []).append(row)
    return MappingProxyType({section: tuple(rows) for section, rows in by_section.items()})


def known(key: str) -> bool:
    """Whether the table has this provision, or another of the same section."""
    return section_of(key) in _sections()


# Where a cited path is not below its row by its letters: the conditions of s.40(2) are set out in (3) to (4A).
_NEAREST = (
    (re.compile(r"^foia:40\(5[AB]?\)"), "foia:40(5)"),
    (re.compile(r"^foia:40\((3|3A|3B|4|4A)\)"), "foia:40(2)"),
    (re.compile(r"^foisa:38\((2|2A|2B|3|3A)\)"), "foisa:38(1)(b)"),
    (re.compile(r"^eir:13\(5[AB]\)"), "eir:13(5A)"),
    (re.compile(r"^eirs:11\((3|3A|3B|4|4A)\)"), "eirs:11(2)"),
)


def provision(key: str) -> Provision:
    """The provision for a canonical key, cited as deep as the key goes.

    A deeper key takes the row above it; a bare section takes the row it has, or one made of all its rows
    where there are several (``foia:31``). A section that the table does not have is a UsageError.
    """
    table = provisions()
    if key in table:
        return table[key]
    prefix, _, path = key.partition(":")
    if not known(key) or prefix not in _CITED_AS:
        raise UsageError(f"There is no ground {key!r}.", "Write it as s.40(2) or reg 12(4)(b).")
    cited = {"key": key, "code": _code(prefix, path), "citation": _CITED_AS[prefix] + path}
    for pattern, row in _NEAREST:
        if pattern.match(key):
            return replace(table[row], **cited)  # type: ignore[arg-type]
    above = path
    while "(" in above:
        above = above.rpartition("(")[0]
        if f"{prefix}:{above}" in table:
            return replace(table[f"{prefix}:{above}"], **cited)  # type: ignore[arg-type]
    below = [row for row in _sections()[section_of(key)] if row.key.startswith(key)] or list(
        _sections()[section_of(key)]
    )
    return _made_of(below, cited)


def _code(prefix: str, path: str) -> str:
    return ("reg." if prefix in ("eir", "eirs") else "s.") + path


def _made_of(rows: list[Provision], cited: Mapping[str, str]) -> Provision:
    """One provision for a citation that covers several rows: what they share, and the more demanding test."""
    plain = [row for row in rows if not row.ncnd] or rows
    kinds = {row.kind for row in plain}
    titles = {row.title.partition(":")[0] for row in plain}
    return Provision(
        key=cited["key"],
        code=cited["code"],
        citation=cited["citation"],
        title=titles.pop()
        if len(titles) == 1
        else _SECTION_TITLES.get(section_of(cited["key"]), plain[0].title),
        kind=kinds.pop() if len(kinds) == 1 else "partly-absolute",
        test=plain[0].test,
        public_interest=plain[0].public_interest
        if len({r.public_interest for r in plain}) == 1
        else "partly",
        phrases=tuple(dict.fromkeys(p for row in plain for p in row.phrases)),
    )


# The Acts' own headings, for the sections that the table has only by their subsections.
_SECTION_TITLES = {
    "foia:12": "Cost of compliance exceeds appropriate limit",
    "foia:14": "Vexatious or repeated requests",
    "foia:23": "Information supplied by, or relating to, bodies dealing with security matters",
    "foia:24": "National security",
    "foia:26": "Defence",
    "foia:27": "International relations",
    "foia:29": "The economy",
    "foia:30": "Investigations and proceedings conducted by public authorities",
    "foia:31": "Law enforcement",
    "foia:35": "Formulation of government policy, etc.",
    "foia:36": "Prejudice to effective conduct of public affairs",
    "foia:37": "Communications with His Majesty, etc. and honours",
    "foia:38": "Health and safety",
    "foia:40": "Personal information",
    "foia:43": "Commercial interests",
    "foisa:14": "Vexatious or repeated requests",
    "foisa:27": "Information intended for future publication",
    "foisa:30": "Prejudice to effective conduct of public affairs",
    "foisa:31": "National security and defence",
    "foisa:33": "Commercial interests and the economy",
    "foisa:34": "Investigations by Scottish public authorities and proceedings arising out of such investigations",
    "foisa:35": "Law enforcement",
    "foisa:36": "Confidentiality",
    "foisa:38": "Personal information",
    "foisa:39": "Health, safety and the environment",
    "eir:12": "Exceptions to the duty to disclose environmental information",
    "eirs:10": "Exceptions from duty to make environmental information available",
    "eirs:11": "Personal data",
}

# A partly absolute ground needs the public interest test except in its absolute half.
# s.36: absolute only for the two Houses (s.2(3)(e)). s.40(2) and its like: absolute where the first condition,
# a breach of the principles, is used, and it nearly always is (s.2(3)(fa); FOISA s.2(2)(e)).
_QUALIFIED_HALF = re.compile(
    r"^(foia:36\b|foia:37(?!\(1\)\((a|aa|ab)\))|foia:40\((3B|4A)\)|foia:40\(5B\)\(a\)\(ii\)|foia:40\(5B\)\([bcd]\)"
    r"|foia:40\(3A\)\(b\)|foisa:38\((2B|3A)\)|eir:13\((2B|3A)\)|eirs:11\((3B|4A)\))"
)


def is_qualified(of: Provision | str) -> bool:
    """Whether a body relying on this must as a rule weigh the public interest (FOIA s.2(2)(b), s.17(3))."""
    row = provision(of) if isinstance(of, str) else of
    if row.kind == "partly-absolute":
        return _QUALIFIED_HALF.match(row.key) is not None
    return row.kind == "qualified"


def describe(key: str) -> str:
    """``foia:12(1)`` -> ``FOIA 2000 s.12(1) (Cost of compliance exceeds appropriate limit)``."""
    row = provision(key)
    return f"{row.citation} ({row.title})"


_ACTS = re.compile(
    r"(?P<foisa>\bfoi\s?\(?s\)?a\b|\bfreedom of information \(scotland\) act(?: 2002)?)"
    r"|(?P<eirs>\bei\s?\(?s\)?rs?\b|\benvironmental information \(scotland\) regulations(?: 2004)?)"
    r"|(?P<eir>\beirs?\b|\benvironmental information regulations(?: 2004)?)"
    r"|(?P<foia>\bfoia?\b|\bfreedom of information act(?: 2000)?)"
    r"|(?P<sar>\b(?:uk )?gdpr\b|\bdata protection act(?: 2018)?|\bdpa(?: 2018)?\b|\bsar\b)",
    re.I,
)
_WORDS = re.compile(
    r"(?:(?P<reg>regulations?|regs?)|(?P<sec>sections?|sect?|s|exemption|exception))(?![a-z])\.?", re.I
)
_NUMBER = re.compile(r"(\d{1,3}) ?([a-z]?)(?![a-z])", re.I)
# One step below it: (1), (5B), (a), (aa), (iv); brackets may be missing or be dots ("12.4.b", "33 1(b)").
_STEP = re.compile(
    r"[\s.]*\(?\s*(?:(\d{1,2})\s?([a-z]{0,2})|([a-z]|a[a-d]|[ivx]{2,4}))(?![a-z0-9])\s*\)?", re.I
)


def canonical(text: str, regime: str) -> str:
    """The key of a ground as a person types it, under ``regime`` where the words do not name another law.

    >>> canonical("s.12(1)", "FOIA"), canonical("reg 12(4)(b)", "FOIA"), canonical("section 40(2)", "foia")
    ('foia:12(1)', 'eir:12(4)(b)', 'foia:40(2)')

    "Regulation" means the environmental regulations of the same country, whatever the regime. What cannot be
    read, or a section that holds no ground, is a UsageError.
    """
    regime = regime_of(regime)
    said = unicodedata.normalize("NFKC", text).strip()
    key = re.fullmatch(r"(foia|eir|foisa|eirs|sar)\s*:\s*(.+)", said, re.I)
    if key:
        return _checked(key[1].lower(), key[2], text)
    act = _ACTS.search(said)
    rest = (said[: act.start()] + " " + said[act.end() :]) if act else said
    rest = re.sub(r"\b(of|the|under)\b", " ", rest, flags=re.I).strip(" ,.;:")
    word = _WORDS.match(rest)
    path = rest[word.end() :] if word else rest
    prefix = PREFIXES[regime]
    if act and act.lastgroup:
        prefix = act.lastgroup
        if prefix == "eir" and regime in ("FOISA", "EISR"):
            prefix = "eirs"
    elif word and word["reg"]:
        prefix = "eirs" if regime in ("FOISA", "EISR") else "eir"
    elif word and word["sec"] and regime in ("EIR", "EISR"):
        prefix = _section_word_under_regulations(prefix, path)
    return _checked(prefix, path, text)


def _section_word_under_regulations(prefix: str, path: str) -> str:
    """Bodies often write "section 12(4)(b)" of regulations; "section 40(2)" can only be the Act."""
    number = re.match(r"\s*\.?\s*(\d+)", path)
    act = {"eir": "foia", "eirs": "foisa"}[prefix]
    if number and not known(f"{prefix}:{number[1]}") and known(f"{act}:{number[1]}"):
        return act
    return prefix


def _checked(prefix: str, path: str, said: str) -> str:
    if prefix == "sar":
        return _data_protection(path, said)
    key = f"{prefix}:{_tidy(path, said)}"
    if not known(key):
        act = _CITED_AS[prefix].rpartition(" ")[0]
        raise UsageError(
            f"{act} has no ground for refusing in {_code(prefix, section_of(key).partition(':')[2])}"
            f" (you wrote {said!r}).",
            "Write it as s.40(2) or reg 12(4)(b), and check which law the request is under.",
        )
    return key


def _tidy(path: str, said: str) -> str:
    path = path.strip(" .,;:")
    start = _NUMBER.match(path)
    steps = [start[1] + start[2].upper()] if start else []
    at = start.end() if start else 0
    while start and (step := _STEP.match(path, at)):
        steps.append(f"({step[1]}{step[2].upper()})" if step[1] else f"({step[3].lower()})")
        at = step.end()
    if not steps or at != len(path):
        raise UsageError(
            f"{said!r} is not a ground that can be read.", "Write it as s.40(2) or reg 12(4)(b)."
        )
    return "".join(steps)


def _data_protection(path: str, said: str) -> str:
    """The exemptions from subject access are in three instruments: match a row by its numbers."""
    wanted = path.lower()
    wanted = re.sub(r"\bschedule\b|\bsch\.?(?=\s*\d)", "sch", wanted)
    wanted = re.sub(r",?\s*\bpart\s+\d\b,?|,?\s*\bpt\.?\s*\d\b,?", " ", wanted)
    wanted = re.sub(r"\bparagraph\b|\bpara\.?|\bp\.?(?=\s*\d)", "p", wanted)
    wanted = re.sub(r"\barticle\b|\bart\.?", "art.", wanted)
    wanted = re.sub(r"\bsection\b|\bs\.?(?=\s*\d)", "s.", wanted)
    wanted = re.sub(r"[\s,]+", "", wanted).replace("..", ".")
    wanted = re.sub(r"^(sch\d+)\.?p", r"\1.p", wanted)
    for key in provisions():
        prefix, _, row = key.partition(":")
        if prefix == "sar" and (wanted == row or wanted.startswith(row + "(")):
            return key
    raise UsageError(f"{said!r} is not a subject access exemption that foitrack knows.")
