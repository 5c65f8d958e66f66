"""docs/law.md is made from the rules: a figure that changes without the page fails here."""

from pathlib import Path

from foitrack.law import REGIMES
from foitrack.law.page import page, rows
from foitrack.law.working_days import COUNTED_BY

PAGE = Path(__file__).parents[2] / "docs" / "law.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m foitrack.law.page > docs/law.md"


def test_every_row_says_on_what_it_rests() -> None:
    for regime in REGIMES.values():
        for row in rows(regime):
            assert row.cite.text and row.cite.kind and row.cite.link.startswith("https://"), row
            assert row.clock and row.length and row.starts, row


def test_the_binding_and_the_expected_are_told_apart() -> None:
    """The Code gives FOIA's review window; the Regulations give the EIR's; the Act gives FOISA's."""
    kinds = {
        (code, row.clock): row.cite.kind
        for code, regime in REGIMES.items()
        for row in rows(regime)
        if row.clock == "review_request_by" and row.period and row.period.until is None
    }
    assert kinds == {
        ("FOIA", "review_request_by"): "code",
        ("EIR", "review_request_by"): "regulations",
        ("FOISA", "review_request_by"): "statute",
        ("EISR", "review_request_by"): "regulations",
    }


def test_the_short_table_of_nations_is_what_the_statutes_say() -> None:
    assert {code: r.nations for code, r in REGIMES.items() if r.nations} == COUNTED_BY
