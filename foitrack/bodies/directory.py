"""The shipped directory: ``bodies.csv`` beside this file, read once. Its sources and licences: ``NOTICE``.

Its column ``checked`` speaks of the e-mail address alone: confirmed (read on the body's own page or letter),
inferred (read in somebody else's list), unknown (none was found). Nothing is filled in.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from foitrack.bodies import EDITION as EDITION
from foitrack.bodies.coverage import coverage
from foitrack.bodies.groups import groups_of
from foitrack.facts import Address, Body

# Notes that the directory itself has no column for.
_NOTES = {
    "ministry-of-defence-police": (
        "The cost limit is open to question: it is listed by name in Part V of Schedule 1, which makes £450, but it "
        "answers as part of the Ministry of Defence, which has £600. Accept either."
    ),
}


@cache
def shipped() -> tuple[Body, ...]:
    """Every body of the shipped directory, by slug."""
    with (Path(__file__).parent / "bodies.csv").open(encoding="utf-8", newline="") as file:
        return tuple(sorted((_body(row) for row in csv.DictReader(file)), key=lambda body: body.slug))


def _body(row: dict[str, str]) -> Body:
    checked = row["checked"]
    addresses = []
    if row["foi_email"]:
        addresses.append(Address("request_email", row["foi_email"], checked, source=row["source_url"]))
    if row["website"]:
        addresses.append(Address("website", row["website"]))
    body = Body(
        slug=row["slug"],
        name=" ".join(row["name"].split()),
        short_name=row["short_name"],
        kind=row["kind"],
        nation=row["nation"],
        regime=row["regime"].upper(),
        cost_limit_gbp=int(row["cost_limit_gbp"]) if row["cost_limit_gbp"] else None,
        addresses=tuple(addresses),
        aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
        wdtk_slug=row["wdtk_slug"],
        code=row["wikidata_or_ons_code"],
        source_url=row["source_url"],
        checked=checked,
        notes=_NOTES.get(row["slug"], ""),
    )
    body = replace(body, groups=groups_of(body, in_directory=True))
    known = coverage(body)
    return replace(body, covered=known.covered, coverage_note=known.note) if known else body
