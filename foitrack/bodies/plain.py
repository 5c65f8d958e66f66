"""A plain table of bodies, with the column names of foitrack's own bodies.csv; only ``name`` has to be there."""

from __future__ import annotations

import re
from datetime import date

from foitrack.bodies.addresses import checked_address
from foitrack.bodies.preflight import usual_limit
from foitrack.bodies.rows import Doubled, Form, Row, Skipped, Unusable
from foitrack.facts import Address, Body, regime_of

KINDS = (
    "central_government", "local_authority", "police_force", "police_other", "commissioner", "oversight",
    "regulator", "nhs", "education", "maintained_school", "maintained_school_ni", "academy", "grant_aided_school",
    "national_archives", "keeper_of_records", "armed_forces", "water_company", "other",
)  # fmt: skip
NATIONS = ("england", "wales", "scotland", "northern_ireland", "uk")
_CHECKED = ("confirmed", "inferred", "unknown")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAG = re.compile(r"[a-z0-9][a-z0-9:_.-]*")
# Column -> kind of address; the first column of a kind that is filled counts.
_ADDRESSES = {
    "foi email": "request_email",
    "email": "request_email",
    "request email": "request_email",
    "web form": "web_form",
    "review": "review",
    "review address": "review",
    "disclosure log": "disclosure_log",
    "publication scheme": "publication_scheme",
    "website": "website",
    "home page": "website",
    "post": "post",
}


def _row(line: int, cells: dict[str, str], today: date) -> Row:
    def said(*columns: str) -> str:
        return next((text for c in columns if (text := " ".join(cells.get(c, "").split()))), "")

    name = said("name")
    if not name or not name.isprintable():
        raise Unusable("It has no name.")
    slug = said("slug")
    if slug and not _SLUG.fullmatch(slug):
        raise Unusable(f"{slug!r} cannot name a body in commands: lower-case letters, digits and hyphens.")
    kind, nation = _one_of(said("kind"), KINDS, "kind"), _one_of(said("nation"), NATIONS, "nation")
    regime = regime_of(said("regime")) if said("regime") else ("FOISA" if nation == "scotland" else "")
    if regime == "SAR":
        raise Unusable("SAR is no law that a public body answers requests for information under.")
    checked = said("checked").lower() or "unknown"
    if checked not in _CHECKED:
        raise Unusable(f"{checked!r} is not confirmed, inferred or unknown.")
    body = Body(
        slug=slug,
        name=name,
        covered="",  # says nothing of it
        short_name=said("short name"),
        kind=kind,
        nation=nation,
        regime=regime,
        cost_limit_gbp=_limit(said("cost limit gbp", "cost limit"), kind, regime),
        addresses=_addresses(cells, checked),
        aliases=tuple(a.strip() for a in cells.get("aliases", "").split("|") if a.strip()),
        wdtk_slug=said("wdtk slug", "url name"),
        code=said("wikidata or ons code", "code"),
        source_url=said("source url"),
        checked=checked,
        notes=cells.get("notes", "").replace("\r\n", "\n").strip(),
        tags=tuple(t for t in re.split(r"[|\s]+", cells.get("tags", "").lower()) if _TAG.fullmatch(t)),
    )
    return Row(line, body)


def _one_of(said: str, known: tuple[str, ...], what: str) -> str:
    word = said.lower().replace("-", "_").replace(" ", "_")
    if word and word not in known:
        raise Unusable(f"There is no {what} {said!r}.")
    return word


def _limit(said: str, kind: str, regime: str) -> int | None:
    if not said:
        return usual_limit(kind, regime)
    if not re.fullmatch(r"£?[1-9][0-9]{1,4}", said):
        raise Unusable(f"{said!r} is no cost limit in pounds.")
    return int(said.removeprefix("£"))


def _addresses(cells: dict[str, str], checked: str) -> tuple[Address, ...]:
    found: dict[str, Address] = {}
    for column, kind in _ADDRESSES.items():
        value = cells.get(column, "").strip()
        if value and kind not in found:
            state = checked if kind == "request_email" else "inferred"
            found[kind] = Address(kind, checked_address(kind, value), state, source="file")
    return tuple(found.values())


def _once(rows: list[Row]) -> Doubled:
    seen: dict[str, Row] = {}
    skipped = []
    for row in rows:
        first = seen.setdefault(row.body.slug or row.body.name.casefold(), row)
        if first is not row:
            skipped.append(Skipped(row.line, f"It is the body of line {first.line} again."))
    return list(seen.values()), skipped


FORM = Form(
    name="plain",
    needs=frozenset({"name"}),
    knows=frozenset(
        {
            "slug", "name", "short name", "kind", "nation", "regime", "cost limit gbp", "cost limit", "checked",
            "aliases", "wdtk slug", "url name", "wikidata or ons code", "code", "source url", "notes", "tags",
            *_ADDRESSES,
        }
    ),
    row=_row,
    once=_once,
)  # fmt: skip
