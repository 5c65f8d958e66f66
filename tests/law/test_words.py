"""What each regime calls things: one line a word, from the Acts and Regulations themselves."""

import pytest

from foitrack.errors import UsageError
from foitrack.facts import REGIMES
from foitrack.law.words import WORDS, words_of

# regime | an exemption or an exception | looking again | who decides | form asked for | advice and assistance
# FOIA ss.17, 45 (Code Part 5), 50, 11, 16; EIR regs 14, 11, 18, 6, 9; FOISA ss.16, 20, 47, 11, 15; EISR regs 13,
# 16, 17, 6, 9. "Exemption" is the Acts' word and "exception" the Regulations' (EIR reg 12, EISR reg 10).
TABLE = [
    ("FOIA", "exemption", "internal review", "the Information Commissioner", "section 11(1)", "section 16"),
    (
        "EIR",
        "exception",
        "reconsideration",
        "the Information Commissioner",
        "regulation 6(1)",
        "regulation 9",
    ),
    ("FOISA", "exemption", "review", "the Scottish Information Commissioner", "section 11", "section 15"),
    ("EISR", "exception", "review", "the Scottish Information Commissioner", "regulation 6", "regulation 9"),
]


@pytest.mark.parametrize(("regime", "ground", "review", "regulator", "form", "help"), TABLE)
def test_each_law_has_its_own_words(
    regime: str, ground: str, review: str, regulator: str, form: str, help: str
) -> None:
    words = words_of(regime)
    assert (words.ground, words.review, words.regulator) == (ground, review, regulator)
    assert (words.provision("form"), words.provision("help")) == (form, help)
    assert words.law.startswith("the ") and words.short in words.law


@pytest.mark.parametrize("regime", WORDS)
def test_every_provision_is_cited_and_of_the_right_law(regime: str) -> None:
    acts = regime in ("FOIA", "FOISA")
    path = {"FOIA": "ukpga/2000/36", "EIR": "uksi/2004/3391", "FOISA": "asp/2002/13", "EISR": "ssi/2004/520"}[
        regime
    ]
    for name, cite in words_of(regime).cites.items():
        assert cite.kind == ("statute" if acts else "regulations"), name
        assert f"legislation.gov.uk/{path}/{'section' if acts else 'regulation'}/" in cite.link, name
        assert cite.text.startswith(f"{regime} 200"), name


def test_each_act_goes_with_the_regulations_of_the_same_bodies() -> None:
    assert {r: WORDS[r].sibling for r in WORDS} == {
        "FOIA": "EIR",
        "EIR": "FOIA",
        "FOISA": "EISR",
        "EISR": "FOISA",
    }


def test_only_the_acts_need_a_real_name_in_writing() -> None:
    """FOIA s.8(1), FOISA s.8(1); a request under the Regulations may be made orally."""
    assert [r for r in WORDS if WORDS[r].needs_writing] == ["FOIA", "FOISA"]


def test_a_regime_without_letters_is_refused_with_what_to_do_instead() -> None:
    assert set(REGIMES) - set(WORDS) == {"SAR"}
    with pytest.raises(UsageError, match="foitrack add"):
        words_of("SAR")
