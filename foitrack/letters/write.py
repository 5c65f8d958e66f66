"""Writing a letter: a template, a body, who asks, and the words of the regime.

What goes in is facts and values; what comes out is text and the numbered parts as they stand in it. A shipped
template is rendered here; a user's own in one guarded child, however many bodies there are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from foitrack.errors import UsageError
from foitrack.facts import Body, Part, Requester, clean_text
from foitrack.law.words import words_of
from foitrack.letters.templates import LetterTemplate, partials, shipped_folder

if TYPE_CHECKING:
    from foitrack.render import Drawn

LONGEST = 60_000  # characters; a longer request is a mistake, and few mail servers or web forms would take it


@dataclass(frozen=True, slots=True)
class Looked:
    """That somebody looked for what is published already, on what day, and what they found."""

    on: date
    result: str


@dataclass(frozen=True, slots=True)
class Order:
    """One letter to be written. ``parts`` are questions beyond the template's; ``part_regimes`` gives a part
    another regime of the same body (a part may be environmental while the rest is not)."""

    body: Body
    requester: Requester
    reference: str
    regime: str
    title: str
    values: Mapping[str, str]
    parts: tuple[str, ...] = ()
    part_regimes: Mapping[int, str] = field(default_factory=dict)
    looked: Looked | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it will be sent: ``subject`` for an e-mail, ``text``, and the parts as they stand in it."""

    subject: str
    text: str
    parts: tuple[Part, ...]


def write_letters(template: LetterTemplate, orders: Sequence[Order]) -> list[Letter]:
    """One letter for each order, in order. UsageError for a value that is missing or parts that are."""
    from foitrack.letters.stencil import FEW, stencilled

    if len(orders) > FEW and (written := stencilled(template, orders)) is not None:
        return written
    return write_plainly(template, orders)


def write_plainly(template: LetterTemplate, orders: Sequence[Order]) -> list[Letter]:
    """``write_letters``, with each letter rendered by itself."""
    from foitrack import render

    for words in {" ".join((*o.values.values(), *o.parts, o.title)) for o in orders}:
        clean_text(words, "The letter")
    given = [_given(template, order) for order in orders]
    if template.mine:
        drawn = render.draw_guarded(template.name, template.source, given, template.parts, partials())
    else:
        drawn = render.draw(shipped_name(template), given, template.parts)
    return [_letter(template, order, drew) for order, drew in zip(orders, drawn, strict=True)]


def shipped_name(template: LetterTemplate) -> str:
    """A shipped template's path under templates/, by which it is rendered."""
    return f"letters/{template.path.relative_to(shipped_folder()).as_posix()}"


def say_title(template: LetterTemplate, values: Mapping[str, str], parts: Sequence[str]) -> str:
    """A heading where none was given: the subject, else the start of the first question."""
    subject = values.get("subject", "").strip()
    if subject:
        return subject
    if parts:
        first = " ".join(parts[0].split()).rstrip(".?")
        return first if len(first) <= 70 else first[:70].rsplit(" ", 1)[0] + " ..."
    return template.title


def _given(template: LetterTemplate, order: Order) -> dict[str, Any]:
    """What the template sees: the words of the law, the body, who asks, and its own values. All of it JSON."""
    from foitrack.dates import say_day

    looked = order.looked
    return {
        **order.values,
        "title": order.title,
        "reference": order.reference,
        "law": _law(order.regime),
        "body": {"name": order.body.name, "short": order.body.short_name or order.body.name},
        "requester": {
            "name": order.requester.name,
            "organisation": order.requester.organisation,
            "address": order.requester.address,
        },
        "looked": {"on": say_day(looked.on), "result": looked.result.rstrip(".")} if looked else None,
        "parts": [" ".join(p.split()) for p in order.parts],
        "part_laws": {str(n): words_of(regime).law for n, regime in order.part_regimes.items()},
    }


@cache
def _law(regime: str) -> Mapping[str, str]:
    """The words and provisions of a regime, as templates name them: ``law.help`` is "section 16"."""
    words = words_of(regime)
    return {
        "name": words.law,
        "short": words.short,
        "kind": words.kind,
        "information": words.whose,
        "ground": words.ground,
        "review": words.review,
        "regulator": words.regulator,
        "sibling": words_of(words.sibling).law,
        **{f: words.provision(f) for f in ("form", "help", "time", "refusal")},
    }


def _letter(template: LetterTemplate, order: Order, drawn: Drawn) -> Letter:
    if not drawn.parts:
        raise UsageError(
            f"The template {template.name} asks no question of its own.",
            'Give at least one: --part "The number of ... in each year"',
        )
    if unknown := [n for n in order.part_regimes if not 1 <= n <= len(drawn.parts)]:
        raise UsageError(f"There is no part {unknown[0]}: the letter has {len(drawn.parts)}.")
    text = _tidy(drawn.text)
    if len(text) > LONGEST:
        raise UsageError(f"The letter has {len(text):,} characters; {LONGEST:,} is the most.")
    subject = f"Request under {words_of(order.regime).law}: {order.title} [{order.reference}]"
    parts = tuple(Part(n, t, regime=order.part_regimes.get(n, "")) for n, t in enumerate(drawn.parts, 1))
    return Letter(" ".join(subject.split()), text, parts)


def _tidy(text: str) -> str:
    """Lines without blanks at their ends, never two empty lines together, one newline at the end."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        line = line.rstrip()
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"


_PART = re.compile(r"^(\d{1,3})\.\s+(.*?)(?=^\d{1,3}\.\s|^\s*$|\Z)", re.M | re.S)


def parts_in(text: str) -> tuple[str, ...]:
    """The numbered questions of a letter, in order: paragraphs that begin ``1.``, ``2.`` and so on from 1."""
    found: list[str] = []
    for number, words in _PART.findall(text):
        if int(number) == len(found) + 1 and words.strip():
            found.append(" ".join(words.split()))
    return tuple(found)
