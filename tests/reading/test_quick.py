"""A pattern that is looked for by its words first finds what it finds without them."""

from __future__ import annotations

import re

import pytest

from foitrack.reading.letter import read_letter
from foitrack.reading.quick import Quick, pieces_of, quick

# pattern | what it matches | what it does not
PATTERNS = [
    (r"\b(?:withh\w+|refus\w+|exempt)\b", "It is WITHHELD.", "It is held."),
    (r"colou?r", "the color", "the colon"),
    (r"(?:not|never) (?:held|kept)", "NEVER kept", "not lost"),
    (r"a|bc", "cab", "xyz"),
    (r"(?:review)?", "", None),
    (r"(?:re){2,}al", "rereal", "real"),
    (r"[hH]eld", "held", "hold"),
    (r"(?<!not )held\b", "is held", "not held"),
    (r"sections? \d{1,2}(?=\()", "Sections 40(2)", "section 40"),
    (r"caf\u00e9s?", "caf\u00e9", "cafe"),
    (r"(a)(?:b|\1)c", "aac", "adc"),
]


@pytest.mark.parametrize(("pattern", "hit", "miss"), PATTERNS, ids=[p for p, _, _ in PATTERNS])
def test_the_quick_way_changes_no_answer(pattern: str, hit: str, miss: str | None) -> None:
    slow = re.compile(pattern, re.I)
    found, plain = Quick(pattern, re.I).search(hit), slow.search(hit)
    assert found is not None and plain is not None
    assert found.span() == plain.span()
    if miss is not None:
        assert slow.search(miss) is None
        assert Quick(pattern, re.I).search(miss) is None


def test_only_what_must_stand_is_looked_for() -> None:
    pieces = pieces_of(r"\b(?:not held|no record)\b", re.I)
    assert pieces and all(any(p in said for p in pieces) for said in ("not held", "no record"))
    assert not any(p in "nothing to tell" for p in pieces)
    assert pieces_of(r"\b(?:held)?\b") == ()
    assert pieces_of(r"\b(?:held|\d+)\b") == ()


def test_the_mark_of_a_citation_is_not_looked_for() -> None:
    assert pieces_of(r"<C>[^.]{0,20}\bundecided\b", re.I) == ("undecided",)
    assert pieces_of(r"\b(?:withheld|refused)\b[^.]{0,20}<C>", re.I) == ("refused", "withheld")


def test_a_pattern_is_compiled_when_it_is_first_tried() -> None:
    pattern = quick(r"\bwithheld\b", re.I)
    assert pattern.search("It is given.") is None and pattern._compiled is None
    assert pattern.search("It is WITHHELD.") and pattern._compiled is not None


def test_what_was_not_read_of_an_endless_estimate_is_said() -> None:
    read = read_letter(
        "We refuse under section 12(1): 1,200 records take 5 minutes each, or 100 hours.\n" * 400
    )
    assert read.cost.hours_claimed == 100.0
    assert any("figures of the estimate" in warning for warning in read.warnings)


def test_without_pythons_own_parser_every_pattern_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foitrack.reading.quick._parser", None)
    plain = quick(r"\bwithheld\b", re.I)
    assert plain.pieces == () and plain.search("It is Withheld.") and not plain.search("It is given.")
