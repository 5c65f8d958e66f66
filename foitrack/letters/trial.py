"""Trying a template with its own examples, in every law it says it is for: does it render, and is it a request?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from foitrack.errors import FoitrackError
from foitrack.facts import Body, Requester
from foitrack.law.words import WORDS, words_of
from foitrack.letters.checks import Draft, asks_for_records, asks_to_the_limit, checked, gaps_in
from foitrack.letters.templates import LetterTemplate, find
from foitrack.letters.write import Order, say_title, write_letters

_BODY = Body("example-body", "the Example Public Body")
_REQUESTER = Requester("Ada Example", "ada@example.org")
_REFERENCE = "ft-2b3cd"
_QUESTION = "The number of examples recorded in each year."
_SECTION = re.compile(r"\b(?:s|ss|section|sections|reg|regs|regulation|regulations)\b\.?\s*\d+", re.I)


@dataclass(frozen=True, slots=True)
class Trial:
    """``wrong``: why it cannot be used; ``doubts``: what a letter from it would lack."""

    name: str
    wrong: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "good": not self.wrong,
            "wrong": list(self.wrong),
            "doubts": list(self.doubts),
        }


def tried(name: str) -> Trial:
    """The result of trying the template called ``name``; NotFound if there is none."""
    try:
        template = find(name)
    except FoitrackError as trouble:
        if trouble.exit_code == 3:
            raise
        return Trial(name, (str(trouble),))
    wrong: list[str] = []
    doubts: dict[str, None] = {}
    for regime in template.regimes:
        try:
            against, doubtful = _found(template, regime)
        except FoitrackError as trouble:
            wrong.append(f"{regime}: {trouble}")
            continue
        wrong += against
        doubts |= dict.fromkeys(doubtful)
    without = sorted(v.name for v in template.values if not v.help or not v.example)
    for value in without:
        doubts[f"The value {value} has no help or no example."] = None
    if _SECTION.search(template.source.partition("#}")[2]):
        doubts["It names a section itself; {{ law.help }} and its like fit the law of each body."] = None
    return Trial(name, tuple(dict.fromkeys(wrong)), tuple(doubts))


def _found(template: LetterTemplate, regime: str) -> tuple[list[str], list[str]]:
    """What a letter made from the examples would be refused for, and what it lacks."""
    values = template.filled(template.examples())
    parts = (_QUESTION,) if template.needs_parts else ()
    title = say_title(template, values, parts)
    [letter] = write_letters(template, [Order(_BODY, _REQUESTER, _REFERENCE, regime, title, values, parts)])
    found = [
        f"The letter does not say {what}."
        for what, there in (
            ("our reference", _REFERENCE in letter.text),
            ("who asks", _REQUESTER.name in letter.text),
            ("where replies go", _REQUESTER.address in letter.text),
            ("under which law it asks", words_of(regime).law in letter.text),
            ("its questions, numbered", all(p.text in letter.text for p in letter.parts)),
        )
        if not there
    ]
    if any(w.law in letter.text for r, w in WORDS.items() if r not in (regime, words_of(regime).sibling)):
        found.append("The letter names a law that is not this body's.")
    draft = Draft(
        regime=regime,
        name=_REQUESTER.name,
        organisation="",
        address=_REQUESTER.address,
        parts=tuple(p.text for p in letter.parts),
        part_regimes=tuple(p.regime for p in letter.parts),
        scope=" ".join(values.get(n, "") for n in ("period", "scope")),
        form=values.get("form", ""),
        looked="yes",
        recorded=asks_for_records(letter.text),
        gaps=gaps_in(letter.text),
        to_the_limit=asks_to_the_limit(letter.text),
    )
    findings = checked(draft)
    return (
        [f.says for f in findings if f.level == "refuse"],
        found + [f.says for f in findings if f.level == "warn"],
    )
