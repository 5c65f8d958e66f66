"""The shipped directory and its groups. Counts are those published: the forces by the Police Act 1996 Sch 1 with
the Metropolitan and City forces, councils by the Local Government Association and the four nations' own lists."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import foitrack.bodies
from foitrack.bodies import EDITION, group_counts, members, shipped
from foitrack.bodies.groups import DESCRIPTIONS, SYNONYMS, groups_of
from foitrack.errors import NotFound
from foitrack.facts import Body

HOME = Path(foitrack.bodies.__file__).parent
ROWS = list(csv.DictReader((HOME / "bodies.csv").read_text(encoding="utf-8").splitlines()))

ENGLISH_AND_WELSH_FORCES = """
    Avon and Somerset, Bedfordshire, Cambridgeshire, Cheshire, City of London, Cleveland, Cumbria, Derbyshire,
    Devon and Cornwall, Dorset, Durham, Dyfed-Powys, Essex, Gloucestershire, Greater Manchester, Gwent, Hampshire,
    Hertfordshire, Humberside, Kent, Lancashire, Leicestershire, Lincolnshire, Merseyside, Metropolitan, Norfolk,
    North Wales, North Yorkshire, Northamptonshire, Northumbria, Nottinghamshire, South Wales, South Yorkshire,
    Staffordshire, Suffolk, Surrey, Sussex, Thames Valley, Warwickshire, West Mercia, West Midlands, West Yorkshire,
    Wiltshire
"""


def test_every_row_is_there_and_says_what_the_file_says() -> None:
    by_slug = {body.slug: body for body in shipped()}
    assert len(by_slug) == len(shipped()) == len(ROWS) == 530
    for row in ROWS:
        body = by_slug[row["slug"]]
        email = body.address("request_email")
        assert (email.value if email else "") == row["foi_email"]
        assert (body.name, body.kind, body.nation, body.checked) == (
            " ".join(row["name"].split()),
            row["kind"],
            row["nation"],
            row["checked"],
        )
        assert body.regime == row["regime"].upper()
        assert body.cost_limit_gbp == int(row["cost_limit_gbp"])


def test_no_address_is_made_up() -> None:
    """Nothing is an address that is not in the file; an unchecked one is not called confirmed."""
    in_file = {value for row in ROWS for value in (row["foi_email"], row["website"]) if value}
    for body in shipped():
        for address in body.addresses:
            assert address.value in in_file
            assert address.checked_on is None
        email = body.address("request_email")
        assert (email is None) == (body.checked == "unknown")
        assert email is None or email.checked == body.checked


def test_the_edition_is_that_of_the_file() -> None:
    """A changed file needs a new edition, or stores that were seeded would not take it over."""
    known = {"2026-11-21": "0530318122c687d6c37d3e83d7b24ee8d5a1e9a80355366b1d3e6867b137a73a"}
    assert hashlib.sha256((HOME / "bodies.csv").read_bytes()).hexdigest() == known[EDITION]


def test_every_source_is_named_in_the_notice() -> None:
    notice = (HOME / "NOTICE").read_text(encoding="utf-8")
    sources = Counter(
        "/".join(r["source_url"].split("/")[2:5]) for r in ROWS if "github.com" in r["source_url"]
    )
    for source in sources:
        if source.startswith("github.com"):
            assert source in notice
    for licence in ("CC BY 4.0", "CC BY-SA 4.0", "Open Government Licence v3.0"):
        assert licence in notice


def test_territorial_forces_are_exactly_the_43_of_england_and_wales() -> None:
    names = [" ".join(name.split()) for name in ENGLISH_AND_WELSH_FORCES.split(",")]
    forces = members("@territorial-forces", shipped())
    assert len(forces) == len(names) == 43
    for name in names:
        assert [b for b in forces if b.name.startswith(name)], name
    slugs = {b.slug for b in forces}
    assert not slugs & {"police-scotland", "police-service-of-northern-ireland", "british-transport-police"}
    assert {b.regime for b in forces} == {"FOIA"}
    assert {b.cost_limit_gbp for b in forces} == {450}


def test_a_force_that_a_user_adds_does_not_become_one_of_the_43() -> None:
    plain = Body("invented-police", "Invented Police", kind="police_force", nation="england")
    own = replace(plain, groups=groups_of(plain))
    assert len(members("territorial-forces", [*shipped(), own])) == 43
    assert own in members("police", [*shipped(), own])


@pytest.mark.parametrize(
    ("group", "count"),
    [
        ("@councils-england", 317),  # LGA: 317 principal councils in England since April 2023
        ("@county-councils", 21),
        ("@district-councils", 164),
        ("@metropolitan-councils", 36),
        ("@london-councils", 33),  # 32 boroughs and the City
        ("@unitary-councils", 63),  # 62 and the Isles of Scilly
        ("@upper-tier-councils", 153),
        ("@councils-wales", 22),
        ("@scottish-councils", 32),
        ("@councils-northern-ireland", 11),
        ("@pccs", 42),  # 43 forces, and the City of London has none
    ],
)
def test_groups_have_the_published_size(group: str, count: int) -> None:
    assert len(members(group, shipped())) == count


def test_departments_are_those_of_the_uk_government() -> None:
    departments = {b.slug for b in members("@government-departments", shipped())}
    assert {
        "home-office",
        "ministry-of-defence",
        "northern-ireland-office",
        "hm-revenue-and-customs",
    } <= departments
    devolved = {b.slug for b in members("@devolved-government", shipped())}
    assert {"scottish-government", "welsh-government", "department-of-justice-northern-ireland"} <= devolved
    assert not departments & devolved


def test_scottish_bodies_answer_under_foisa_and_uk_wide_ones_in_scotland_do_not() -> None:
    regimes = {b.slug: b.regime for b in shipped()}
    assert regimes["police-scotland"] == regimes["glasgow-city-council"] == "FOISA"
    assert regimes["british-transport-police"] == regimes["scotland-office"] == "FOIA"


def test_a_tag_is_a_group_and_a_closed_body_is_left_out() -> None:
    one = Body("one", "One", tags=("my-list",))
    gone = Body("gone", "Gone", tags=("my-list", "closed"))
    assert members("@My-List", [one, gone]) == (one,)
    assert ("my-list", 1, "bodies with this tag") in group_counts([one, gone])


def test_every_group_is_described_and_none_is_empty() -> None:
    counts = {name: count for name, count, _ in group_counts(shipped())}
    assert set(counts) == set(DESCRIPTIONS)
    assert all(counts.values())
    assert set(SYNONYMS.values()) <= set(DESCRIPTIONS)


def test_an_unknown_group_says_what_is_near() -> None:
    with pytest.raises(NotFound, match="Did you mean @territorial-forces"):
        members("@teritorial-forces", shipped())
    with pytest.raises(NotFound, match="--groups"):
        members("@qqq", shipped())
