"""What a requester is told before writing. The limits: SI 2004/3244 regs 3 and 4, SSI 2004/467 regs 3 and 5."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foitrack.bodies import Finding, resolve, shipped
from foitrack.bodies.preflight import preflight
from foitrack.facts import Address, Body


def found(body: Body) -> dict[str, Finding]:
    return {finding.id: finding for finding in preflight(body)}


def body(name: str) -> Body:
    return resolve(name, shipped(), outside=True)


@pytest.mark.parametrize(
    ("name", "limit", "cite"),
    [
        ("Home Office", "£600: 24 hours", "SI 2004/3244 reg 3(2)"),
        ("Kent Police", "£450: 18 hours", "SI 2004/3244 reg 3(3)"),
        ("Police Scotland", "£600: at least 40 hours", "SSI 2004/467 reg 5"),
    ],
)
def test_each_body_has_its_limit(name: str, limit: str, cite: str) -> None:
    finding = found(body(name))["limit"]
    assert limit in finding.says
    assert finding.cite is not None and finding.cite.text == cite


def test_the_ministry_of_defence_police_has_two_arguable_limits() -> None:
    says = found(body("MDP"))["mdp"].says
    assert "£450" in says and "£600" in says and "para 63" in says
    assert "mdp" not in found(body("Ministry of Defence"))


@pytest.mark.parametrize(
    ("name", "law"),
    [
        ("Home Office", "Freedom of Information Act 2000"),
        ("Police Scotland", "Freedom of Information (Scotland) Act 2002"),
    ],
)
def test_each_body_has_its_law(name: str, law: str) -> None:
    assert law in found(body(name))["regime"].says


def test_an_unconfirmed_address_is_to_be_confirmed_before_sending() -> None:
    finding = found(body("Kent Police"))["unconfirmed-address"]
    assert finding.weight == "before-sending"
    assert (
        "foitrack body edit kent-police --confirm-email freedomofinformation@kent.police.uk"
        in finding.next_step
    )
    assert "unconfirmed-address" not in found(body("Durham Constabulary"))


def test_a_body_without_an_address_says_how_to_enter_one() -> None:
    finding = found(body("NPCC"))["no-address"]
    assert finding.weight == "before-sending"
    assert "--email" in finding.next_step
    with_form = replace(body("NPCC"), addresses=(Address("web_form", "https://example.org/foi"),))
    assert "no-address" not in found(with_form)


def test_what_is_outside_closed_or_partly_covered() -> None:
    assert preflight(body("National Crime Agency"))[0].weight == "refuse"
    closed = replace(body("Kent Police"), tags=("closed", "succeeded-by:essex-police"))
    assert preflight(closed)[0].id == "closed"
    assert "essex-police" in preflight(closed)[0].next_step
    partly = found(body("NPCC"))["partly-covered"]
    assert partly.cite is not None and partly.cite.text == "SI 2018/1212 art 2"


def test_an_eir_only_body_has_no_limit_and_an_unknown_limit_is_said() -> None:
    water = Body("invented-water", "Invented Water", regime="EIR")
    assert "eir-only" in found(water)
    assert "limit" not in found(water) and "limit-unknown" not in found(water)
    assert "limit-unknown" in found(replace(water, regime="FOIA"))


def test_nobody_can_apply_to_the_scottish_commissioner_about_itself() -> None:
    cite = found(body("Scottish Information Commissioner"))["no-application"].cite
    assert cite is not None and cite.text == "FOISA 2002 s.48"


def test_coverage_says_where_it_stands_and_what_is_unconfirmed() -> None:
    assert "Sch 1 Pt V para 59" in body("Sussex Police").coverage_note
    assert "para 58" in body("MOPAC").coverage_note
    assert "para 61" in body("PSNI").coverage_note
    assert "(unconfirmed)" in body("College of Policing").coverage_note
    assert "local authority" in body("West Yorkshire Combined Authority").coverage_note
