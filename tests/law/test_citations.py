"""No figure without its authority: what each rests on, since when, where to read it, and whether it was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from foitrack.clock.response import _HANDLERS
from foitrack.facts import ANSWERS, EVENT_KINDS, OUTCOME_EVENTS
from foitrack.law import REGIMES
from foitrack.law.rule import Citation, Period, Regime
from tests.stories import told

KINDS = {"statute", "regulations", "code", "guidance", "practice"}


def within(thing: object, kind: type) -> Iterator[object]:
    """Everything of ``kind`` that a regime holds, however deep."""
    if isinstance(thing, kind):
        yield thing
    if is_dataclass(thing):
        for field in fields(thing):
            yield from within(getattr(thing, field.name), kind)
    elif isinstance(thing, tuple | frozenset):
        for part in thing:
            yield from within(part, kind)


def citations(regime: Regime) -> list[Citation]:
    return [c for c in within(regime, Citation) if isinstance(c, Citation)]


def periods(regime: Regime) -> list[Period]:
    return [p for p in within(regime, Period) if isinstance(p, Period)]


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_every_authority_has_a_name_a_kind_and_a_link(regime: Regime) -> None:
    assert len(citations(regime)) >= 8
    for cite in citations(regime):
        assert cite.text.strip() and cite.kind in KINDS, cite
        assert re.fullmatch(r"https://[a-z0-9.-]+/\S*", cite.link), cite


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_every_figure_is_positive_and_dated(regime: Regime) -> None:
    assert periods(regime)
    for period in periods(regime):
        assert period.n > 0
        assert period.since >= date(2005, 1, 1), period
        assert period.until is None or period.until >= period.since, period
        assert (period.rounds == "last_day") is (period.unit == "months"), (
            f"a month says how it rounds: {period}"
        )


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_what_binds_is_cited_to_an_act_and_what_is_expected_is_not(regime: Regime) -> None:
    for cite in citations(regime):
        official = re.search(r"\bs\.\d|\breg \d|\bart \d|\bSI \d|\br\.\d|Regulations 20", cite.text)
        if cite.kind in ("statute", "regulations"):
            assert official, cite
            assert "legislation.gov.uk" in cite.link, cite
        else:
            assert "legislation.gov.uk" not in cite.link, cite


# The marks of law.md that still stand: the text of these has not been seen. A mark that goes needs its source.
UNCONFIRMED = {
    "FOIA": {
        "FOIA 2000 s.10(6)(b)",
        "FOIA 2000 s.50(6)",
        "s.45 Code of Practice, on clarification",
        "s.45 Code of Practice (2018) para 5.3",
        "s.45 Code of Practice (2018) para 5.4",
        "s.45 Code of Practice (2018) para 5.5",
        "SI 2004/3364 reg 4",
        "SI 2010/2768",
    },
    "EIR": {"EIR 2004 reg 2(1)", "EIR 2004 reg 8(5)", "EIR 2004 reg 8(6)", "EIR 2004 reg 11(2)"},
    "FOISA": {
        "FOISA 2002 s.9(3)",
        "FOISA 2002 s.16(1)",
        "FOISA 2002 s.47(1)",
        "FOISA 2002 s.47(4)",
        "FOISA 2002 s.56",
    },
    "EISR": {
        "EISR 2004 reg 2(1)",
        "EISR 2004 reg 5(2)(a)",
        "EISR 2004 reg 8",
        "EISR 2004 reg 9",
        "EISR 2004 reg 13",
    },
    "SAR": {"UK GDPR art 12A"},
}

# What has been read, or read in a regulator's words, and so has no mark: law.md's sources and the later findings.
CONFIRMED = {
    "FOIA": {
        "FOIA 2000 s.10(1)",
        "FOIA 2000 s.10(2)",
        "FOIA 2000 s.9(2)",
        "FOIA 2000 s.10(6)",
        "FOIA 2000 s.17(1)",
    },
    "EIR": {
        "EIR 2004 reg 5(2)",
        "EIR 2004 reg 7(1)",
        "EIR 2004 reg 9(2)",
        "EIR 2004 reg 9(4)",
        "EIR 2004 reg 11(4)",
    },
    "FOISA": {"FOISA 2002 s.10(1)(a)", "FOISA 2002 s.21(1)", "FOISA 2002 s.73", "FOISA 2002 s.74(2)(a)"},
    "EISR": {"EISR 2004 reg 7", "EISR 2004 reg 16(2)", "EISR 2004 reg 16(4)"},
    "SAR": {"UK GDPR art 12(3)", "ICO right of access guidance (8 December 2025)"},
}


@pytest.mark.parametrize("code", REGIMES)
def test_what_has_not_been_seen_says_so(code: str) -> None:
    marked = {c.text for c in citations(REGIMES[code]) if c.unconfirmed}
    assert marked >= UNCONFIRMED[code], UNCONFIRMED[code] - marked


@pytest.mark.parametrize("code", REGIMES)
def test_what_has_been_seen_has_no_mark(code: str) -> None:
    seen = {c.text for c in citations(REGIMES[code]) if not c.unconfirmed}
    assert seen >= CONFIRMED[code], CONFIRMED[code] - seen


def test_the_mark_travels_with_the_deadline() -> None:
    found = told("FOISA", "2026-03-04 received; 2026-04-02 review_requested; 2026-04-28 review_outcome")[
        "deadlines"
    ]
    assert (found["sic_by"]["unconfirmed"], found["response_due"]["unconfirmed"]) == (True, False)


# interfaces.md: what ``basis`` must be, clock by clock.
BASES = """
FOIA  response_due statute      review_due code         review_request_by code         ico_by practice
EIR   response_due regulations  review_due regulations  review_request_by regulations  ico_by practice
FOISA response_due statute      review_due statute      review_request_by statute      sic_by statute
"""


@pytest.mark.parametrize("line", BASES.strip().splitlines())
def test_the_basis_of_a_clock(line: str) -> None:
    regime, *pairs = line.split()
    story = "2026-03-04 received; 2026-03-20 refused; 2026-04-02 review_requested; 2026-04-28 review_outcome"
    found = told(regime, story)["deadlines"]
    for name, basis in zip(pairs[::2], pairs[1::2], strict=True):
        assert found[name]["basis"] == basis, name
        assert found[name]["cite"] and found[name]["link"].startswith("https://")


# interfaces.md, ``foitrack clock``: the names that other programs rely on.
EVENTS = """
sent received acknowledged clarification_requested clarification_provided fee_notice fee_paid pit_extension
reg7_extension response_full response_partial refused not_held ncnd vexatious repeated cost transferred
review_requested review_outcome commissioner_complaint decision_notice tribunal_appeal withdrawn lapsed sar_extension
id_requested id_provided school_closed controller_complaint holding bounced resent not_valid diverted part_to_follow
call statement note regime_claimed regime_set retracted
""".split()


def test_the_clock_knows_no_event_that_the_facts_do_not() -> None:
    assert set(_HANDLERS) <= set(EVENT_KINDS)
    assert {x.event for regime in REGIMES.values() for x in regime.extensions} <= set(EVENT_KINDS)
    assert set(EVENT_KINDS) >= ANSWERS | set(OUTCOME_EVENTS.values())


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("regime", REGIMES)
def test_every_event_is_understood_under_every_regime(regime: str, event: str) -> None:
    story = f"2026-03-02 received; 2026-03-04 fee_notice; 2026-03-05 {event}"
    story += {"retracted": " retracts=1", "regime_set": " regime=eir", "regime_claimed": " regime=eir"}.get(
        event, ""
    )
    assert "response_due" in told(regime, story)["deadlines"]
