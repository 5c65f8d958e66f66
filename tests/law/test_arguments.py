"""The arguments as data: every ground that has been worked out is there, each authority has its rank, and nothing that is
unconfirmed is used."""

from __future__ import annotations

import re

import pytest

from foitrack.law import arguments as law
from foitrack.law.grounds import provisions

# The grounds whose tests, failings and questions were worked out from the cases, by the keys of exemptions.csv.
WORKED_OUT = """
foia:12 foia:14(1) foia:14(2) foia:21 foia:22 foia:22A foia:30 foia:31 foia:35 foia:36 foia:38 foia:40(2) foia:41 foia:42
foia:43(2) foia:ncnd foia:held eir:12(4)(b) eir:12(4)(d) eir:12(5)(e) eir:13 foisa:17 foisa:25 foisa:30 foisa:33(1)(b)
foisa:35 foisa:38(1)(b)
""".split()

# Which court or tribunal a citation is of: courts, the Upper Tribunal and the Court of Session set the law.
BINDS = re.compile(r"\[\d{4}\] (?:UKUT|UKSC|UKHL|EWCA|EWHC|CSIH)\b|\[1969\] RPC")
PERSUADES = re.compile(
    r"\bEA/20\d\d/|\bdecision notice F|\bDecision \d{3}/\d{4}|\bline LTT\d+|\bbriefing\b|narrowed request"
)
MORE = "bare also words parts limb finding bench earlier-refused".split()


def test_every_ground_that_was_worked_out_is_there() -> None:
    assert set(WORKED_OUT) <= set(law.arguments())


@pytest.mark.parametrize("key", law.authorities())
def test_an_authority_is_binding_or_persuasive_by_where_it_comes_from(key: str) -> None:
    found = law.authorities()[key]
    assert bool(BINDS.search(found.cite)) is (found.rank == "binding"), found.cite
    assert bool(PERSUADES.search(found.cite)) is (found.rank == "persuasive"), found.cite
    assert (found.of in ("court", "UT", "CSIH")) is (found.rank == "binding")
    assert ("persuasive" in found.printed()) is (found.rank == "persuasive" and not found.unconfirmed)


def test_what_is_unconfirmed_is_never_printed() -> None:
    marked = [a for a in law.authorities().values() if a.unconfirmed]
    assert marked  # whether a narrowed request may be added to the refused one is not established
    assert all(a.printed() == "" and law.cited([a]) == "" for a in marked)
    used = {x.key for a in law.arguments().values() for x in (*a.authorities, *a.many_parts_authorities)}
    used |= {x.key for a in law.arguments().values() for f in a.failings for x in f.authorities}
    assert not used & {a.key for a in marked}


@pytest.mark.parametrize("key", law.arguments())
def test_the_material_of_a_ground_can_stand_in_a_letter(key: str) -> None:
    found = law.arguments()[key]
    assert found.test.endswith(".") and found.asks and found.instead, key
    assert not found.instead.endswith(".")
    own = [found.test, *found.points, found.points_many_parts, *(f.says for f in found.failings)]
    # Said without "you": the same sentences stand in a letter to the Commissioner.
    assert not [s for s in own if re.search(r"\byou(?:r|rs|rself)?\b", s, re.I)]
    assert all(q.endswith(("?", ".")) for q in (*found.asks, *(s for _, s in found.asks_if_parts)))
    for failing in found.failings:
        kind, _, what = failing.when.partition(":")
        assert kind in MORE, failing.when
        if kind in ("words", "parts"):
            re.compile(what)
        if kind == "also":
            assert what in law.arguments(), failing.when
    assert law.forbidden(" ".join([*own, *found.asks])) == []


def test_every_ground_of_the_table_has_something_to_ask() -> None:
    for key in provisions():
        if not key.startswith("sar:"):
            found = law.argument(key)
            assert found.asks and found.instead, key


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("foia:12(1)", "foia:12"), ("foia:12", "foia:12"), ("foia:31(1)(a)", "foia:31"), ("foia:40", "foia:40(2)"),
        ("foia:14", "foia:14(1)"), ("foia:43", "foia:43(2)"), ("foia:36(2)(b)(i)", "foia:36"), ("eir:13(1)", "eir:13"),
        ("foisa:17(1)", "foisa:17"), ("foisa:38(1)(b)", "foisa:38(1)(b)"), ("eir:12(5)(e)", "eir:12(5)(e)"),
    ],
)  # fmt: skip
def test_a_ground_is_found_however_deep_it_is_cited(cited: str, found: str) -> None:
    assert law.argument(cited).key == found


def test_to_refuse_to_confirm_or_deny_has_arguments_of_its_own() -> None:
    for key in ("foia:31(3)", "foia:40(5B)(a)(i)", "foia:30(3)"):
        assert law.argument(key).test == law.arguments()[law.NCND].test


@pytest.mark.parametrize("regime", ["FOIA", "EIR", "FOISA", "EISR"])
def test_the_rules_that_cut_across_are_said_in_each_regime(regime: str) -> None:
    for name in ("burden", "harm", "late_notice"):
        assert law.rules()[name].says[regime].endswith("."), (name, regime)
    # Weighing several interests together is FOIA's question (DBT v IC [2025] UKSC 27).
    together = law.rules()["together"]
    assert set(together.says) == {"FOIA"}
    assert [a.cite for a in together.authorities["FOIA"]] == [
        "Department for Business and Trade v IC [2025] UKSC 27"
    ]


def test_only_environmental_law_has_a_presumption_in_favour_of_disclosure() -> None:
    burden = law.rules()["burden"].says
    assert [r for r in burden if "presumption" in burden[r]] == ["EIR"]
    assert "equal" in burden["FOIA"] and "equal" in burden["FOISA"]
