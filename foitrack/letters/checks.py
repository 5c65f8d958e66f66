"""The checks of a draft: what makes a request invalid, what invites a refusal, and what is only worth a thought.

Pure: a draft goes in, findings come out, each with its level and the authority that it rests on. A ``refuse``
stops the draft unless the user says why it should stand (``--anyway``); without a name, an address or a
question there is no request to make, and nothing can be said against that (``final``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from foitrack.law.rule import Citation
from foitrack.law.words import words_of

Level = Literal["refuse", "warn", "note"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is checked: the words that the requester chose, not those that the template puts round them.

    ``scope`` holds period and scope together; ``looked``: whether published sources were looked at (yes,
    no where the user says that they were not, unsaid). Three things are read in the letter as it will go:
    ``recorded``, whether it asks for recorded information; ``gaps``, what was never filled in; ``to_the_limit``,
    whether it asks a body to work until the cost limit. Nothing in it names the body, so that one check serves a whole campaign.
    """

    regime: str
    name: str
    organisation: str
    address: str
    parts: tuple[str, ...]
    part_regimes: tuple[str, ...]
    scope: str
    form: str
    looked: Literal["yes", "no", "unsaid"]
    recorded: bool
    gaps: tuple[str, ...] = ()
    to_the_limit: bool = False

    @property
    def asked(self) -> str:
        return " ".join((*self.parts, self.scope))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``part`` 0 is the whole letter; ``final`` cannot be overruled."""

    id: str
    level: Level
    says: str
    cite: Citation
    part: int = 0
    final: bool = False


# Cases that settle what the Acts leave open. Kirkham and Innes bind on FOIA and persuade elsewhere.
KIRKHAM = Citation(
    "FOIA 2000 s.12 as read in Kirkham v Information Commissioner [2018] UKUT 126 (AAC)",
    "statute",
    "https://www.bailii.org/uk/cases/UKUT/AAC/2018/126.html",
)
INNES = Citation(
    "FOIA 2000 s.11(1); Innes v Information Commissioner [2014] EWCA Civ 1086",
    "statute",
    "https://www.legislation.gov.uk/ukpga/2000/36/section/11",
)
OWN_DATA = Citation(
    "FOIA 2000 s.40(1)", "statute", "https://www.legislation.gov.uk/ukpga/2000/36/section/40", True
)
OWN_DATA_SCOTLAND = Citation(
    "FOISA 2002 s.38(1)(a)", "statute", "https://www.legislation.gov.uk/asp/2002/13/section/38", True
)

_HOURS = r"(?:18|24|40|eighteen|twenty[- ]four|forty)[- ]?(?:staff[- ])?hours?"
_LIMIT = r"(?:the|your|a)\s+(?:cost|costs|appropriate|fees|time|statutory)\s+(?:limit|threshold|ceiling)"
_UP_TO_LIMIT = re.compile(
    r"\b(?:as (?:much|many|far)|everything|all|any(?:thing)?|what(?:ever)?|stop|search|continue|work|up)\b"
    rf"[^.;]{{0,90}}?(?:\b(?:within|in|inside|under|before|until|after|reach\w*|up to|fits?(?: in(?:to)?)?|hits?)\s+)"
    rf"(?:the\s+)?(?:{_HOURS}|{_LIMIT})|\b(?:up to|until you reach) (?:the )?(?:{_HOURS}|{_LIMIT})",
    re.I,
)
# What people leave in a letter to be filled in later, and forget.
_GAP = re.compile(
    r"\[(?:[A-Z][A-Z0-9 _/-]+|(?i:insert|your|name of|enter|date|body|authority|force)\b[^\]\n]{0,60})\]"
    r"|\{\{?[^{}\n]{1,60}\}\}?|\{%[^{}\n]{0,60}%\}"
    r"|<(?:[A-Z][A-Z0-9 _-]+|(?i:insert|your|name of|enter)\b[^>\n]{0,60})>"
    r"|\b(?:TBC|TBD|TODO|FIXME|XXX+)\b|_{4,}"
)
_WIDE = re.compile(
    r"\b(?:all|any|every|each|entire|complete)(?: and (?:all|every))?(?: of)?(?: the| your)?(?: relevant| internal| related)?"
    r" (?:correspondence|communications?|e-?mails?|messages?|documents?|records?|information|data|files?|papers?"
    r"|material|letters?|paperwork)\b|\beverything\b",
    re.I,
)
_EACH_RECORD = re.compile(
    r"\b(?:details?|description|summary|circumstances|reasons?|copy|copies|full record) (?:of|for) (?:each|every|all)\b"
    r"(?: such| individual| single)? (?:case|incident|record|complaint|crime|arrest|child|person|officer|report)",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:current(?:ly)?|now in (?:use|force)|in (?:use|force) (?:now|today)|latest|most recent)\b"
    r"|\b(?:last|past|previous) (?:\w+ )?(?:year|month|week|quarter|day)s?\b|\bon the day\b",
    re.I,
)
_FIGURES = re.compile(
    r"\b(?:how many|how much|numbers? of|totals?|figures?|statistics|counts?|amounts? (?:paid|spent)|percentages?)\b",
    re.I,
)
_SHEET = re.compile(
    r"\b(?:spreadsheets?|csv|xlsx?|excel|ods|machine[- ]readable|open format|database)\b", re.I
)
_FORM = re.compile(
    r"\b(?:spreadsheets?|csv|xlsx?|excel|ods|pdf|electronic(?:ally)?|e-?mail|paper|cop(?:y|ies)|inspect|original format)\b",
    re.I,
)
_OPINION = re.compile(
    r"^\W*(?:please )?(?:explain |say |tell me |state )?(?:why\b|do you (?:agree|think|believe|accept|consider)"
    r"|what do you (?:think|say)|what is your (?:view|opinion)|is it (?:right|fair|acceptable|true) that)"
    r"|\b(?:your (?:opinion|views?) (?:on|of|about)|justify|comment on|how do you justify)\b",
    re.I,
)
_MYSELF = re.compile(
    r"\b(?:about me|on me|my (?:own )?(?:file|record|case|personal data|data|medical records?|details)|held on myself|about myself)\b",
    re.I,
)
_ENVIRONMENT = re.compile(
    r"\b(?:emissions?|pollut\w+|sewage|discharges? (?:in)?to|contaminat\w+|air quality|water quality|noise levels?|landfill"
    r"|planning (?:application|permission|decision)s?|flood\w*|biodiversity|pesticides?|radiation|radioactiv\w+|carbon)\b",
    re.I,
)
_RECORDED = re.compile(r"\brecorded\b|\bthat you hold\b|\binformation (?:you hold|held)\b|\bhold\b", re.I)

SPAN_YEARS = 6  # more than this is asked for seldom and answered seldom; a thought, not a rule of law


def asks_for_records(letter: str) -> bool:
    """Whether a letter says that it asks for information that is recorded or held."""
    return _RECORDED.search(letter) is not None


def gaps_in(letter: str) -> tuple[str, ...]:
    """What looks left open in a letter, each once: ``[NAME]``, ``{period}``, ``<insert date>``, ``TBC``, ``____``."""
    return tuple(dict.fromkeys(found[0] for found in _GAP.finditer(letter)))


def asks_to_the_limit(letter: str) -> bool:
    """Whether a letter asks a body to work up to the cost limit and send what it has by then."""
    return _UP_TO_LIMIT.search(letter) is not None


def checked(draft: Draft) -> tuple[Finding, ...]:
    """Everything found in the draft, the gravest first. The same words are checked once, however many bodies."""
    return _checked(draft)


@lru_cache(maxsize=256)
def _checked(draft: Draft) -> tuple[Finding, ...]:
    order = {"refuse": 0, "warn": 1, "note": 2}
    found = [finding for check in CHECKS for finding in check(draft)]
    return tuple(sorted(found, key=lambda f: (order[f.level], f.part)))


def _name(draft: Draft) -> Iterator[Finding]:
    cite = words_of(draft.regime).cites["valid"]
    if not (draft.name.strip() or draft.organisation.strip()):
        yield Finding(
            "name", "refuse", "A request needs your real name or an organisation's.", cite, final=True
        )
        return
    from foitrack.config import name_doubt

    if words_of(draft.regime).needs_writing and (doubt := name_doubt(draft.name, draft.organisation)):
        yield Finding("name", "warn", doubt, cite)


def _address(draft: Draft) -> Iterator[Finding]:
    if not draft.address.strip():
        says = "A request needs an address for replies; an e-mail address is enough."
        yield Finding("address", "refuse", says, words_of(draft.regime).cites["valid"], final=True)


def _described(draft: Draft) -> Iterator[Finding]:
    cite = words_of(draft.regime).cites["valid"]
    for n, part in enumerate(draft.parts, 1):
        words = re.findall(r"\w+", part)
        if len(words) < 2:
            says = f"Part {n} does not describe any information."
            yield Finding("described", "refuse", says, cite, n, final=True)
        elif len(words) < 4:
            says = f"Part {n} describes the information in {len(words)} words; a body may ask what you mean."
            yield Finding("described", "warn", says, cite, n)


def _filled(draft: Draft) -> Iterator[Finding]:
    cite = words_of(draft.regime).cites["valid"]
    said = set()
    for n, part in enumerate(draft.parts, 1):
        for gap in gaps_in(part):
            said.add(gap)
            yield Finding("gap", "refuse", f"Part {n} still has {gap} in it, which looks left open.", cite, n)
    for gap in dict.fromkeys((*gaps_in(f"{draft.scope}\n{draft.form}"), *draft.gaps)):
        if gap not in said:
            yield Finding("gap", "refuse", f"The letter still has {gap} in it, which looks left open.", cite)


def _recorded(draft: Draft) -> Iterator[Finding]:
    if not draft.recorded:
        says = "The letter does not say that it asks for recorded information; a question alone may be answered as one."
        yield Finding("recorded", "warn", says, words_of(draft.regime).cites["recorded"])


def _form(draft: Draft) -> Iterator[Finding]:
    cite = words_of(draft.regime).cites["form"]
    if not (draft.form or _FORM.search(draft.asked)):
        says = "No form is stated. A preference counts only if the request itself states it."
        yield Finding("form", "warn", says, cite)
    elif _FIGURES.search(draft.asked) and not _SHEET.search(f"{draft.form} {draft.asked}"):
        says = "Figures are asked for, and no spreadsheet: one counts only if the request asks for it."
        yield Finding("form", "warn", says, INNES if draft.regime == "FOIA" else cite)


def _dates(draft: Draft) -> Iterator[Finding]:
    if not _DATED.search(draft.asked):
        says = "No dates are stated. Say from when to when, so that the body knows where its search ends."
        yield Finding("dates", "warn", says, words_of(draft.regime).cites["help"])


def _published(draft: Draft) -> Iterator[Finding]:
    cite = words_of(draft.regime).cites["elsewhere"]
    if draft.looked == "unsaid":
        says = (
            "Nobody has said that the disclosure log and publication scheme were looked at; what is published"
            " already need not be sent. Say when and what was found with --checked, or that you did not with --not-checked."
        )
        yield Finding("published", "refuse", says, cite)
    elif draft.looked == "no":
        says = "The disclosure log and publication scheme were not looked at: what is there need not be sent again."
        yield Finding("published", "note", says, cite)


def _up_to_the_limit(draft: Draft) -> Iterator[Finding]:
    says = (
        "No body has to work up to the cost limit and send what it found: a request that would pass the"
        " limit may be refused whole. Ask for less instead: fewer years, a sample, or figures only."
    )
    level: Level = "refuse" if draft.regime == "FOIA" else "warn"
    parts = [n for n, part in enumerate(draft.parts, 1) if asks_to_the_limit(part)]
    for n in parts:
        yield Finding("up-to-limit", level, says, KIRKHAM, n)
    if asks_to_the_limit(draft.scope) or (draft.to_the_limit and not parts):
        yield Finding("up-to-limit", level, says, KIRKHAM)


def _cost(draft: Draft) -> Iterator[Finding]:
    cite = words_of(draft.regime).cites["cost"]
    for n, part in enumerate(draft.parts, 1):
        if wide := _WIDE.search(part):
            says = f"Part {n} asks for {wide[0].lower()!r}: wide words invite a refusal on cost. Name whose, between whom, on what."
            yield Finding("cost", "warn", says, cite, n)
        elif each := _EACH_RECORD.search(part):
            says = f"Part {n} asks for {each[0].lower()!r}: if that stands in free text, every record must be opened. Ask for counts, or a sample."
            yield Finding("cost", "warn", says, cite, n)
    years = sorted({int(y) for y in _YEAR.findall(draft.scope)})
    if years and years[-1] - years[0] >= SPAN_YEARS:
        says = f"The request covers {years[0]} to {years[-1]}. Old records are slow to search; would fewer years do?"
        yield Finding("span", "note", says, cite)


def _opinion(draft: Draft) -> Iterator[Finding]:
    for n, part in enumerate(draft.parts, 1):
        if _OPINION.search(part):
            says = f"Part {n} asks for reasons or an opinion. The right is to recorded information: ask for the records that show them."
            yield Finding("opinion", "warn", says, words_of(draft.regime).cites["recorded"], n)


def _own_data(draft: Draft) -> Iterator[Finding]:
    for n, part in enumerate(draft.parts, 1):
        if _MYSELF.search(part):
            says = f"Part {n} seems to ask about yourself: that is a subject access request, and exempt here."
            cite = OWN_DATA_SCOTLAND if draft.regime in ("FOISA", "EISR") else OWN_DATA
            yield Finding("own-data", "warn", says, cite, n)


def _environmental(draft: Draft) -> Iterator[Finding]:
    words = words_of(draft.regime)
    if not words.needs_writing:
        return
    for n, (part, regime) in enumerate(zip(draft.parts, draft.part_regimes, strict=True), 1):
        if not regime and (found := _ENVIRONMENT.search(part)):
            says = (
                f"Part {n} speaks of {found[0].lower()!r}. If it is about the environment, ask under"
                f" {words_of(words.sibling).law}: --part-regime {n}={words.sibling}"
            )
            yield Finding("environment", "note", says, words_of(words.sibling).cites["recorded"], n)


CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    _name,
    _address,
    _described,
    _filled,
    _recorded,
    _form,
    _dates,
    _published,
    _up_to_the_limit,
    _cost,
    _opinion,
    _own_data,
    _environmental,
)

# What each finding is about, for the page that explains them and for ``draft --json``.
ABOUT = MappingProxyType(
    {
        "name": "a real name or an organisation",
        "address": "an address for replies",
        "described": "the information described",
        "gap": "nothing left open to be filled in",
        "recorded": "recorded information asked for",
        "form": "the form wanted stated",
        "dates": "dates stated",
        "published": "published sources looked at",
        "up-to-limit": "no request to work up to the limit",
        "cost": "wide words that invite a refusal on cost",
        "span": "a long span of years",
        "opinion": "no opinions and reasons",
        "own-data": "not about yourself",
        "environment": "environmental information under its own law",
    }
)
