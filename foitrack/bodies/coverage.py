"""Who is covered by the Acts, by what provision, and who is not: data, each with its authority.

``unconfirmed`` stands where the provision's own text has not been read for this edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from foitrack.errors import Ambiguous, UsageError
from foitrack.facts import Body
from foitrack.law.rule import Citation

_SCHEDULE_1 = "https://www.legislation.gov.uk/ukpga/2000/36/schedule/1"
_PART_V = _SCHEDULE_1 + "/part/V"


def _part_v(paragraph: str) -> Citation:
    return Citation(f"FOIA 2000 Sch 1 Pt V para {paragraph}", "statute", _PART_V)


_FORCE = _part_v("59")
_PCC = _part_v("57")
_MAYOR = Citation("FOIA 2000 Sch 1 Pt V para 57", "statute", _PART_V)
_LISTED = Citation("FOIA 2000 Sch 1", "statute", _SCHEDULE_1, unconfirmed=True)
_SCOTTISH = Citation(
    "FOISA 2002, as WhatDoTheyKnow's help describes it",
    "guidance",
    "https://www.whatdotheyknow.com/help/about_foisa",
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the Acts reach a body: ``covered`` is yes or part, ``says`` is why, on the authority of ``cite``."""

    says: str
    cite: Citation
    covered: str = "yes"

    @property
    def note(self) -> str:
        """The words kept with the body: the reason, and where it stands."""
        mark = " (unconfirmed)" if self.cite.unconfirmed else ""
        return f"{self.says} [{self.cite.text}{mark}]"


_AS_COUNCIL = "Has a police and crime commissioner's functions, and is covered as a local authority."
_COVERAGE: Mapping[str, Coverage] = MappingProxyType(
    {
        "mayors-office-for-policing-and-crime": Coverage("Covered by name.", _part_v("58")),
        "greater-manchester-combined-authority": Coverage(_AS_COUNCIL, _MAYOR),
        "west-yorkshire-combined-authority": Coverage(_AS_COUNCIL, _MAYOR),
        "south-yorkshire-mayoral-combined-authority": Coverage(_AS_COUNCIL, _MAYOR),
        "york-and-north-yorkshire-mayoral-combined-authority": Coverage(_AS_COUNCIL, _MAYOR),
        "police-service-of-northern-ireland": Coverage("Covered by name.", _part_v("61")),
        "northern-ireland-policing-board": Coverage("Covered by name.", _part_v("60")),
        "british-transport-police": Coverage(
            "Covered by name, and UK-wide: FOIA in Scotland too.", _part_v("62")
        ),
        "ministry-of-defence-police": Coverage("Covered by name.", _part_v("63")),
        "civil-nuclear-constabulary": Coverage("Covered by name.", _part_v("63A-63B")),
        "national-police-chiefs-council": Coverage(
            "Covered only for the functions that the order names.",
            Citation(
                "SI 2018/1212 art 2", "regulations", "https://www.legislation.gov.uk/uksi/2018/1212/article/2"
            ),
            covered="part",
        ),
        "college-of-policing": Coverage(
            "Covered as a company owned by the Crown.",
            Citation(
                "FOIA 2000 s.6",
                "statute",
                "https://www.legislation.gov.uk/ukpga/2000/36/section/6",
                unconfirmed=True,
            ),
        ),
        "independent-office-for-police-conduct": Coverage("Covered by name.", _LISTED),
        "hm-inspectorate-of-constabulary-and-fire-and-rescue-services": Coverage("Covered by name.", _LISTED),
        "police-scotland": Coverage("A Scottish public authority.", _SCOTTISH),
        "scottish-police-authority": Coverage("A Scottish public authority.", _SCOTTISH),
        "police-investigations-and-review-commissioner": Coverage("A Scottish public authority.", _SCOTTISH),
    }
)


def coverage(body: Body) -> Coverage | None:
    """How a body of the shipped directory is covered, where that was looked up; None where it was not."""
    if body.slug in _COVERAGE:
        return _COVERAGE[body.slug]
    if "territorial-forces" in body.groups:
        return Coverage("A police force for an area of England and Wales.", _FORCE)
    if "pccs" in body.groups:
        return Coverage("A police and crime commissioner.", _PCC)
    return None


@dataclass(frozen=True, slots=True)
class Outside:
    """A body that neither Act reaches: why, on whose word, and what to do instead."""

    body: Body
    cite: Citation
    instead: str


class OutsideTheAct(UsageError):
    """A request to this body would not be one under the Acts. ``body`` says who; ``cite`` on whose word."""

    def __init__(self, body: Body, cite: Citation | None = None, instead: str = "") -> None:
        mark = " (unconfirmed)" if cite and cite.unconfirmed else ""
        source = f" [{cite.text}{mark}]" if cite else ""
        why = body.coverage_note or "The directory marks it as outside the Acts."
        super().__init__(f"{body.name} is outside the Freedom of Information Acts. {why}{source}", instead)
        self.body = body
        self.cite = cite


def _outside(slug: str, name: str, aliases: str, why: str, cite: Citation, instead: str) -> Outside:
    body = Body(
        slug=slug,
        name=name,
        kind="outside",
        nation="uk",
        regime="",
        aliases=tuple(aliases.split("|")),
        groups=("outside",),
        covered="no",
        coverage_note=why,
    )
    return Outside(body, cite, instead)


_SECRET = Citation(
    "FOIA 2000 s.84 and Sch 1",
    "statute",
    "https://www.legislation.gov.uk/ukpga/2000/36/section/84",
    unconfirmed=True,
)
_SECRET_WHY = (
    "It is not a public authority under the Act, and what others hold from it or about it falls in s.23."
)
_SECRET_INSTEAD = "A department answers for its own decisions and spending: ask it, and expect s.23."

OUTSIDE: tuple[Outside, ...] = (
    _outside(
        "national-crime-agency",
        "National Crime Agency",
        "NCA",
        'The Act "does not apply to the NCA", in its own words.',
        Citation(
            "National Crime Agency, page on freedom of information",
            "practice",
            "https://www.nationalcrimeagency.gov.uk",
        ),
        "Ask a body that works with it and holds its own records: foitrack body list @police",
    ),
    _outside("security-service", "Security Service", "MI5", _SECRET_WHY, _SECRET, _SECRET_INSTEAD),
    _outside(
        "secret-intelligence-service",
        "Secret Intelligence Service",
        "MI6|SIS",
        _SECRET_WHY,
        _SECRET,
        _SECRET_INSTEAD,
    ),
    _outside(
        "government-communications-headquarters",
        "Government Communications Headquarters",
        "GCHQ|units assisting GCHQ",
        _SECRET_WHY,
        _SECRET,
        _SECRET_INSTEAD,
    ),
    _outside(
        "special-forces",
        "United Kingdom Special Forces",
        "special forces|UK special forces|UKSF|SAS|Special Air Service|SBS|Special Boat Service",
        _SECRET_WHY,
        _SECRET,
        "The Ministry of Defence is covered: ministry-of-defence. Expect s.23.",
    ),
    _outside(
        "royal-household",
        "Royal Household",
        "Buckingham Palace|Royal Family",
        'It says of itself that it "is not a public authority within the meaning of the FOI Acts".',
        Citation(
            "The Royal Household and Freedom of Information, royal.gov.uk (2008); for the EIR, Cross v IC [2016] UKUT 153 (AAC)",
            "practice",
            "https://web.archive.org/web/20080804094423/http://www.royal.gov.uk/output/page3764.asp",
        ),
        "What departments hold about it can be asked for; see s.37.",
    ),
    _outside(
        "courts",
        "The courts and judges",
        "court|courts|judges|judiciary|Crown Court|High Court|County Court|magistrates' court|magistrates' courts",
        "Courts and judges in their judicial function are not public authorities, and court records fall in s.32.",
        Citation(
            "FOIA 2000 Sch 1 and s.32",
            "statute",
            "https://www.legislation.gov.uk/ukpga/2000/36/section/32",
            unconfirmed=True,
        ),
        "HM Courts and Tribunals Service is part of the Ministry of Justice: ministry-of-justice.",
    ),
)


@dataclass(frozen=True, slots=True)
class NotOneBody:
    """A name for several bodies acting together, which is no public authority itself."""

    names: tuple[str, ...]
    says: str
    behind: tuple[str, ...]


NOT_ONE_BODY: tuple[NotOneBody, ...] = (
    NotOneBody(
        (
            "Sussex local authority partnership",
            "Sussex local authorities partnership",
            "Sussex partnership",
            "Sussex councils",
        ),
        "The Sussex local authority partnership is not one public authority: a request goes to each council behind it.",
        # Which councils those are is not published; these three have Sussex's duties to children in care.
        ("brighton-and-hove-city-council", "east-sussex-county-council", "west-sussex-county-council"),
    ),
)


def not_one_body(found: NotOneBody) -> Ambiguous:
    """The error that names the bodies behind a name for several."""
    return Ambiguous(found.says, found.behind)
