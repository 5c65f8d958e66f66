"""Letters cut from one rendering: the same, letter by letter, as those rendered by themselves; or not cut at all."""

from __future__ import annotations

from datetime import date

import pytest

from foitrack.facts import Body, Requester
from foitrack.letters.stencil import FEW, stencilled
from foitrack.letters.templates import find, names
from foitrack.letters.write import Looked, Order, write_plainly
from foitrack.render import environment, prints_only

ADA = Requester("Ada Example", "ada@example.org", "The Example Herald")
AWKWARD = (
    "Kent Police",
    "Cyngor Bwrdeistref Sirol Rhondda Cynon Taf",
    "50% Example & Sons <Council>",
    "Recorded Sound {{ trust }} Trust",
    "Bridge\\1 Trust",
    "  Two  blanks ",
    "%s %(name)s",
)
BODIES = [
    Body(f"body-{n}", AWKWARD[n % len(AWKWARD)], "" if n % 2 else f"B{n}") for n in range(3 * len(AWKWARD))
]


def orders(template: str, regime: str) -> list[Order]:
    found = find(template)
    values = found.filled(found.examples())
    parts = ("The number of examples, by year", "100% of them") if found.needs_parts else ()
    return [
        Order(
            body, ADA, f"ft-2b{n:03}".replace("0", "z").replace("1", "k"), regime, "Examples", values, parts,
            {1: "EIR"} if regime == "FOIA" else {}, Looked(date(2026, 6, 1), "nothing"),
        )
        for n, body in enumerate(BODIES)
    ]  # fmt: skip


@pytest.mark.parametrize("name", [n for n in names() if not find(n).mine])
def test_every_shipped_template_is_cut_and_each_letter_is_as_rendered(name: str) -> None:
    template = find(name)
    for regime in template.regimes:
        all_of_them = orders(name, regime)
        cut = stencilled(template, all_of_them)
        assert cut is not None, "it prints the names and does nothing else with them"
        assert cut == [write_plainly(template, [order])[0] for order in all_of_them]
    assert len(BODIES) > FEW


TREES = [
    ("{{ body.name }} {{ reference }}", True),
    ("{% if looked %}{{ body.short }}{% endif %}", True),
    ("{% for p in parts %}{{ p }}{{ body.name }}{% endfor %}", True),
    ("{{ body.name|upper }}", False),
    ("{% if body.name %}x{% endif %}", False),
    ("{% set n = body.name %}{{ n }}", False),
    ("{{ body }}", False),
    ("{{ body['name'] }}", False),
    ("{{ body.name ~ reference }}", False),
    ("{{ reference[3:] }}", False),
    ("{% for c in reference %}{{ c }}{% endfor %}", False),
    ("{% if reference == title %}x{% endif %}", False),
    ("{% include letters %}", False),
    ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(body.name) }}", False),
]


@pytest.mark.parametrize(("source", "only_printed"), TREES)
def test_what_is_tested_filtered_or_passed_on_is_not_cut(
    source: str, only_printed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jinja2 import DictLoader

    monkeypatch.setattr(environment(), "loader", DictLoader({"letters/x.txt.j2": source}))
    holes = {"body": frozenset({"name", "short"}), "reference": frozenset({""})}
    assert prints_only("letters/x.txt.j2", (), holes) is only_printed


def test_a_question_with_a_name_in_it_may_only_be_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    from jinja2 import DictLoader

    printed = "{% for p in parts %}{{ loop.index }}. {{ p }}{% endfor %}"
    measured = "{% for p in parts %}{{ p|length }}{% endfor %}"
    pages = {"letters/a.txt.j2": printed, "letters/b.txt.j2": measured}
    monkeypatch.setattr(environment(), "loader", DictLoader(pages))
    holes = {"body": frozenset({"name", "short"}), "reference": frozenset({""})}
    question = ("recorded by {{ body.name }}",)
    assert prints_only("letters/a.txt.j2", question, holes)
    assert not prints_only("letters/b.txt.j2", question, holes)
    assert prints_only("letters/b.txt.j2", ("recorded",), holes), "where no name is in it, it may be measured"
