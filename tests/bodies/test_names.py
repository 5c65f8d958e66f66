"""From what a person types to one body, or to an error that helps. No body is ever guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitrack.bodies import Names, OutsideTheAct, resolve, shipped
from foitrack.bodies.names import key, part_of
from foitrack.errors import Ambiguous, NotFound, UsageError
from foitrack.facts import Body

NAMES = Names(shipped())


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("home-office", "home-office"),
        ("The Home Office", "home-office"),
        ("home office", "home-office"),
        ("HOME_OFFICE", "home-office"),
        ("Border Force", "home-office"),
        ("Immigration Enforcement", "home-office"),
        ("Foreign, Commonwealth & Development Office", "foreign-commonwealth-and-development-office"),
        ("foreign commonwealth and development office", "foreign-commonwealth-and-development-office"),
        ("Attorney Generals Office", "attorney-generals-office"),
        ("Attorney General\u2019s Office", "attorney-generals-office"),
        ("HMRC", "hm-revenue-and-customs"),
        ("the Met", "metropolitan-police-service"),
        ("Devon & Cornwall Police", "devon-and-cornwall-police"),
        ("st helens council", "st-helens-council"),
        ("the_met", "metropolitan-police-service"),  # its name at WhatDoTheyKnow
        ("DfE", "department-for-education"),
        ("DfE (NI)", "department-for-the-economy-northern-ireland"),
        ("Llywodraeth Cymru", "welsh-government"),
        ("Adur", "adur-district-council"),
        ("IPCC", "independent-office-for-police-conduct"),
        ("Hampshire Constabulary", "hampshire-and-isle-of-wight-constabulary"),
    ],
)
def test_a_name_finds_its_body(typed: str, slug: str) -> None:
    assert NAMES.resolve(typed).slug == slug


def test_every_slug_and_name_of_the_directory_finds_its_own_body() -> None:
    for body in shipped():
        assert NAMES.resolve(body.slug) is body
        assert NAMES.resolve(body.name) is body


def test_every_alias_finds_its_body_or_asks_which_of_one_place_is_meant() -> None:
    for body in shipped():
        for alias in body.aliases:
            try:
                assert NAMES.resolve(alias) is body
            except Ambiguous as asked:
                assert body.slug in asked.matches
                assert body.kind in ("local_authority", "commissioner")


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        (
            "West Midlands",
            {
                "west-midlands-combined-authority",
                "west-midlands-police",
                "west-midlands-police-and-crime-commissioner",
            },
        ),
        ("Kent", {"kent-county-council", "kent-police", "kent-police-and-crime-commissioner"}),
        (
            "Sussex local authority partnership",
            {"east-sussex-county-council", "west-sussex-county-council", "brighton-and-hove-city-council"},
        ),
    ],
)
def test_what_may_mean_several_bodies_is_asked_about(typed: str, matches: set[str]) -> None:
    with pytest.raises(Ambiguous) as asked:
        NAMES.resolve(typed)
    assert set(asked.value.matches) == matches
    assert asked.value.exit_code == 3
    assert "Choose one of" in str(asked.value)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Home Offce", "home-office"),
        ("Sussex", "sussex-police"),
        ("kings lynn", "borough-council-of-kings-lynn-and-west-norfolk"),
        ("Ministry of Magic", "ministry-of-justice"),
        ("Zyzzyva", "foitrack body add"),
        ("Metropolitan", "metropolitan-police-service"),
    ],
)
def test_an_unknown_name_is_never_guessed(typed: str, near: str) -> None:
    with pytest.raises(NotFound) as unknown:
        NAMES.resolve(typed)
    assert not isinstance(unknown.value, Ambiguous)
    assert near in unknown.value.next_step
    assert unknown.value.exit_code == 3


@given(st.text(max_size=30))
def test_whatever_is_typed_the_body_found_bears_that_name(typed: str) -> None:
    try:
        body = NAMES.resolve(typed)
    except UsageError:
        return
    except NotFound as unknown:
        assert unknown.next_step
        return
    own = (body.slug, body.name, body.short_name, body.wdtk_slug, *body.aliases)
    assert key(typed) in {key(name) for name in own if name}


@pytest.mark.parametrize(
    ("typed", "reason", "unconfirmed"),
    [
        ("National Crime Agency", "does not apply to the NCA", False),
        ("the nca", "does not apply to the NCA", False),
        ("MI5", "s.84", True),
        ("Secret Intelligence Service", "s.84", True),
        ("GCHQ", "s.84", True),
        ("UK Special Forces", "s.84", True),
        ("Royal Household", "not a public authority", False),
        ("Buckingham Palace", "not a public authority", False),
        ("Crown Court", "judicial function", True),
        ("the courts", "judicial function", True),
    ],
)
def test_a_body_outside_the_acts_is_refused_with_the_reason_and_its_authority(
    typed: str, reason: str, unconfirmed: bool
) -> None:
    with pytest.raises(OutsideTheAct) as refused:
        NAMES.resolve(typed)
    assert reason in refused.value.says
    assert refused.value.next_step
    assert refused.value.exit_code == 2
    assert ("(unconfirmed)" in refused.value.says) is unconfirmed
    shown = NAMES.resolve(typed, outside=True)
    assert shown.covered == "no"


def test_a_body_that_a_directory_marks_as_outside_is_refused_too() -> None:
    company = Body("invented-company", "Invented Company Ltd", covered="no")
    with pytest.raises(OutsideTheAct):
        resolve("Invented Company Ltd", [company])
    assert resolve("invented-company", [company], outside=True) is company


def test_two_bodies_of_one_name_are_asked_about_and_a_slug_decides() -> None:
    twins = [Body("st-marys-leeds", "St Mary's School"), Body("st-marys-york", "St. Marys School")]
    with pytest.raises(Ambiguous, match="any of 2 bodies"):
        resolve("St Mary's School", twins)
    assert resolve("st-marys-york", twins) is twins[1]


def test_a_group_is_not_a_body_and_nothing_is_no_name() -> None:
    with pytest.raises(UsageError, match="is a group"):
        NAMES.resolve("@police")
    with pytest.raises(UsageError, match="No body was named"):
        NAMES.resolve(" -- ")


def test_names_and_groups_expand_to_each_body_once() -> None:
    found = NAMES.expand(["Home Office", "@territorial-forces", "kent-police", "border force"])
    assert len(found) == 44
    assert found[0].slug == "home-office"


def test_another_name_of_a_body_is_said() -> None:
    home_office = NAMES.resolve("home-office")
    assert part_of("border force", home_office) == "Border Force: requests go to Home Office"
    assert part_of("The Home Office", home_office) == ""
