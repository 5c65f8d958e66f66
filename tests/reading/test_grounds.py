"""The grounds as data, and the one way to write each. Expectations are the words of the Acts."""

import pytest

from foitrack.errors import UsageError
from foitrack.law.grounds import canonical, describe, is_qualified, provision, provisions, section_of

TYPED = [
    # what a person types | under | key
    ("s.12(1)", "FOIA", "foia:12(1)"),
    ("section 40(2)", "foia", "foia:40(2)"),
    ("reg 12(4)(b)", "FOIA", "eir:12(4)(b)"),
    ("s40(2)", "FOIA", "foia:40(2)"),
    ("S. 43 (2)", "FOIA", "foia:43(2)"),
    ("Sec 31(1)(a)", "FOIA", "foia:31(1)(a)"),
    ("s31(1)a", "FOIA", "foia:31(1)(a)"),
    ("Section 36 (2) (b) (i)", "FOIA", "foia:36(2)(b)(i)"),
    ("40(5b)(a)(i)", "FOIA", "foia:40(5B)(a)(i)"),
    ("37(1)(aa)", "FOIA", "foia:37(1)(aa)"),
    ("s22a", "FOIA", "foia:22A"),
    ("Exemption 12", "FOIA", "foia:12"),
    ("section\u00a038(1)(b) of FOISA", "FOIA", "foisa:38(1)(b)"),
    ("33 1(b)", "FOISA", "foisa:33(1)(b)"),
    ("EIR 12.4.b", "FOIA", "eir:12(4)(b)"),
    ("regulation 12(5)(e)", "EIR", "eir:12(5)(e)"),
    ("section 12(4)(b)", "EIR", "eir:12(4)(b)"),
    ("s.40(2)", "EIR", "foia:40(2)"),
    ("reg 10(4)(b)", "FOISA", "eirs:10(4)(b)"),
    ("eirs:10(4)(b)", "FOIA", "eirs:10(4)(b)"),
    ("foisa:17(1)", "FOIA", "foisa:17(1)"),
    ("schedule 2 part 3 paragraph 16", "SAR", "sar:sch2.p16"),
    ("article 15(4)", "SAR", "sar:art.15(4)"),
]


@pytest.mark.parametrize(("typed", "regime", "key"), TYPED)
def test_a_ground_is_read_as_a_person_types_it(typed: str, regime: str, key: str) -> None:
    assert canonical(typed, regime) == key
    assert canonical(key, regime) == key


@pytest.mark.parametrize(
    "typed", ["s.99", "reg 3", "banana", "", "12)", "s.40(2) and 41", "s.10", "foia:", "9" * 500]
)
def test_what_is_no_ground_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UsageError, match=r"ground|exemption"):
        canonical(typed, "FOIA")


MUST_WEIGH = [
    # key | must the public interest be weighed as a rule | why
    ("foia:31(1)(a)", True, "not in s.2(3)"),
    ("foia:31", True, "every limb of s.31 is qualified"),
    ("foia:36(2)(b)(i)", True, "absolute only for the Houses, s.2(3)(e)"),
    ("foia:41(1)(a)", False, "s.2(3)(g)"),
    ("foia:21(1)", False, "s.2(3)(a)"),
    ("foia:12(1)", False, "not an exemption but a limit on s.1"),
    ("foia:40(2)", False, "absolute on the first condition, s.2(3)(fa)"),
    ("foia:40(3B)", True, "the second condition is left out of s.2(3)(fa)"),
    ("foia:40(5B)(a)(i)", False, "confirming would breach the principles"),
    ("foia:37(1)(a)", False, "s.2(3)(ea)"),
    ("foia:37(1)(b)", True, "honours are qualified"),
    ("foisa:36(2)", False, "s.2(2)(c)"),
    ("foisa:36(1)", True, "legal confidentiality is qualified"),
    ("foisa:38(1)(b)", False, "s.2(2)(e)(ii)"),
    ("eir:12(4)(a)", True, "reg 12(1)(b) covers every exception of reg 12"),
    ("eirs:10(5)(e)", True, "reg 10(1)(b)"),
]


@pytest.mark.parametrize(("key", "weigh", "why"), MUST_WEIGH)
def test_which_grounds_need_the_public_interest_test(key: str, weigh: bool, why: str) -> None:
    assert is_qualified(key) is weigh, why
    assert is_qualified(provision(key)) is weigh


def test_a_deeper_or_shallower_citation_keeps_its_own_depth() -> None:
    deep = provision("foia:40(3A)(a)")
    assert (deep.citation, deep.title) == ("FOIA 2000 s.40(3A)(a)", "Third-party personal data")
    assert provision("foia:31").title == "Law enforcement"
    assert describe("eir:12(4)(b)") == "EIR 2004 reg.12(4)(b) (Manifestly unreasonable)"
    assert section_of("foia:36(2)(b)(i)") == "foia:36"


def test_every_row_is_well_formed_and_reads_back() -> None:
    for key, row in provisions().items():
        assert provision(key) is row
        assert row.kind in ("qualified", "absolute", "partly-absolute", "procedural"), key
        assert row.test in ("class", "prejudice", "na"), key
        assert row.public_interest in ("yes", "no", "partly"), key
        assert (row.kind == "absolute") <= (row.public_interest == "no"), key
        if row.regime != "SAR" and "reg." not in key:
            assert canonical(row.code, row.regime) == key
