"""WhatDoTheyKnow's all-authorities.csv: 12 columns, or the older 11 without Internal ID, or mySociety's edition
of it with pipes between the tags. It has no column for e-mail addresses.

Its tags decide: ``scotland`` and ``eir_only`` the law, ``defunct`` that a body is gone, ``foi_no`` that the Acts
do not reach it, and the rest its kind. They are kept as tags that begin with ``wdtk:``.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from foitrack.bodies.preflight import usual_limit
from foitrack.bodies.rows import Doubled, Form, Row, Skipped, Unusable, links
from foitrack.facts import Body

SOURCE = "https://www.whatdotheyknow.com/body/"
_URL_NAME = re.compile(r"[a-z0-9]+(_+[a-z0-9]+)*_*")
_TAG = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_GSS = re.compile(r"gss:([EWSN])[0-9]{8}")
_MARKUP = re.compile(r"<[^<>]*>")
_NOTES = 2_000  # characters kept

# Tag -> kind of body, the first that fits.
_KINDS = (
    ("police_force", "police_force"),
    ("police_crime_commissioner", "commissioner"),
    ("police_regulator", "oversight"),
    ("police", "police_other"),
    ("local_council", "local_authority"),
    ("scotland_council", "local_authority"),
    ("scottish_unitary_authority", "local_authority"),
    ("ni_local_council", "local_authority"),
    ("ni_district", "local_authority"),
    ("london_borough", "local_authority"),
    ("unitary_authority", "local_authority"),
    ("metropolitan_district", "local_authority"),
    ("non-metropolitan_district", "local_authority"),
    ("county", "local_authority"),
    ("combined_authority", "local_authority"),
    ("department", "central_government"),
    ("non_ministerial_department", "central_government"),
    ("devolved", "central_government"),
    ("executive_agency", "central_government"),
    ("armed_forces", "armed_forces"),
    ("information_regulator", "regulator"),
    ("academies", "academy"),
    ("free_school", "academy"),
    ("academy_trust", "academy"),
    ("school", "maintained_school"),
    ("university", "education"),
    ("hei", "education"),
    ("fei", "education"),
    ("university_college", "education"),
    ("regional_water", "water_company"),
    ("sewerage_undertaker", "water_company"),
    ("nhs", "nhs"),
    ("nhstrust", "nhs"),
    ("nhsscotland", "nhs"),
    ("nhswales", "nhs"),
    ("nhsni", "nhs"),
    ("hospital_trust", "nhs"),
    ("ambulance_service", "nhs"),
    ("icb", "nhs"),
    ("surgery", "nhs"),
    ("dentist", "nhs"),
    ("pharmacy", "nhs"),
    ("optician", "nhs"),
)
_NATIONS = (
    ({"scotland", "nhsscotland", "scotland_council", "scottish_unitary_authority"}, "scotland"),
    ({"wales", "nhswales", "nhs_wales_lhb"}, "wales"),
    ({"northern_ireland", "ni", "nhsni", "ni_district", "ni_local_council"}, "northern_ireland"),
)
_BY_LETTER = {"E": "england", "W": "wales", "S": "scotland", "N": "northern_ireland"}


def _row(line: int, cells: dict[str, str], today: date) -> Row:
    name = " ".join(cells["name"].split())
    url_name = cells["url name"].strip()
    if not name:
        raise Unusable("It has no name.")
    if not name.isprintable():
        raise Unusable("Its name holds characters that cannot be shown.")
    if not _URL_NAME.fullmatch(url_name):
        raise Unusable(
            f"{url_name!r} is no URL name of WhatDoTheyKnow." if url_name else "It has no URL name."
        )
    raw = cells["tags"].replace("|", " ").split()
    tags = {tag.lower() for tag in raw}
    kind = next((kind for tag, kind in _KINDS if tag in tags), "other")
    nation = _nation(tags, raw)
    regime = _regime(tags, nation)
    if kind == "maintained_school" and nation == "northern_ireland":
        kind = "maintained_school_ni"
    if kind == "maintained_school" and nation == "scotland":
        kind = "grant_aided_school"  # others are run by a council, and are no authority of their own
    covered, note = _coverage(tags)
    addresses, left_out = links(
        cells,
        {
            "home page": "website",
            "disclosure log": "disclosure_log",
            "publication scheme": "publication_scheme",
        },
        SOURCE + url_name,
    )
    body = Body(
        slug="",
        name=name,
        short_name=" ".join(cells.get("short name", "").split()),
        kind=kind,
        nation=nation,
        regime=regime,
        cost_limit_gbp=usual_limit(kind, regime),
        addresses=addresses,
        wdtk_slug=url_name,
        source_url=SOURCE + url_name,
        covered=covered,
        coverage_note=note,
        notes=_plain(cells.get("notes", "")),
        tags=tuple(
            (["closed"] if "defunct" in tags else [])
            + sorted(f"wdtk:{tag}" for tag in tags if _TAG.fullmatch(tag))
        ),
    )
    return Row(line, body, left_out)


def _nation(tags: set[str], raw: list[str]) -> str:
    for some, nation in _NATIONS:
        if tags & some:
            return nation
    code = next((found for tag in raw if (found := _GSS.fullmatch(tag))), None)
    return _BY_LETTER[code[1]] if code else ""


def _regime(tags: set[str], nation: str) -> str:
    if "eir_only" in tags:
        return "EISR" if nation == "scotland" else "EIR"
    return "FOISA" if nation == "scotland" else "FOIA"


def _coverage(tags: set[str]) -> tuple[str, str]:
    if "foi_voluntary" in tags:
        return "part", "WhatDoTheyKnow: it answers of its own will; the Acts do not bind it."
    if tags & {"foi_no", "not_apply"} and "eir_only" not in tags:
        return "no", "WhatDoTheyKnow marks it as not subject to the Acts."
    return "yes", ""


def _plain(notes: str) -> str:
    """Notes without their markup, blank lines folded, cut to a sensible length."""
    text = unescape(_MARKUP.sub(" ", notes.replace("\r\n", "\n").replace("\r", "\n")))
    lines = (" ".join(c for c in line.split() if c.isprintable()) for line in text.split("\n"))
    whole = "\n".join(line for line in lines if line)
    return whole if len(whole) <= _NOTES else whole[: _NOTES - 4].rstrip() + " ..."


def _once(rows: list[Row]) -> Doubled:
    """One row for a URL name: the first that is live, or the first. The others are reported."""
    chosen: dict[str, Row] = {}
    for row in rows:
        other = chosen.get(row.body.wdtk_slug)
        if other is None or ("closed" in other.body.tags and "closed" not in row.body.tags):
            chosen[row.body.wdtk_slug] = row
    skipped = []
    for row in rows:
        kept = chosen[row.body.wdtk_slug]
        if kept is not row:
            live = "" if "closed" in kept.body.tags else ", which is live"
            why = f"Its URL name {row.body.wdtk_slug} is that of {kept.body.name} on line {kept.line}{live}."
            skipped.append(Skipped(row.line, why))
    return [row for row in rows if chosen[row.body.wdtk_slug] is row], skipped


_COLUMNS = (
    "internal id, name, short name, url name, tags, home page, publication scheme, disclosure log, notes,"
    " created at, updated at, version, defunct, categories, top level categories, single top level category"
)
FORM = Form(
    name="wdtk",
    needs=frozenset({"name", "url name", "tags"}),
    knows=frozenset(c.strip() for c in _COLUMNS.split(",")),
    row=_row,
    once=_once,
)
