"""Before sending: which requests a body may add together, and which it may call repeated.

Regulation 5 of SI 2004/3244, FOIA only: two or more requests, by one person or by persons who appear to act in concert
or in a campaign, relating to any extent to the same or similar information, received within sixty consecutive working
days. It counts body by body: requests to other bodies never add. FOISA has no such rule for one person's requests
(SSI 2004/467 reg 6 is about different persons and publication), and the environmental regulations have no limit at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foitrack.law.foia import UNITED_KINGDOM
from foitrack.law.rule import Citation
from foitrack.law.working_days import Calendar

SIXTY = 60
REG_5 = Citation(
    "SI 2004/3244 reg 5", "regulations", "https://www.legislation.gov.uk/uksi/2004/3244/regulation/5"
)
REPEATED = Citation("FOIA 2000 s.14(2)", "statute", "https://www.legislation.gov.uk/ukpga/2000/36/section/14")

# Words that every request holds say nothing about what it asks for.
_COMMON = frozenset(
    """a all an and any are as at be been between by can do does for from give given had has have held hold how i if in
    information is it its list me month months number numbers of on or per please provide question recorded request
    requests since that the their them there these they this those to under was were what when where whether which who
    with within year years you your each copy copies date dates document documents following force police council body
    public financial total""".split()
)
_ALIKE = 0.3  # the share of words in common from which two texts are shown as similar; the user decides


@dataclass(frozen=True, slots=True)
class Earlier:
    """A request that the same body has had: when it was received, who asked, what for, and what became of it."""

    ref: str
    received: date
    requester: str
    text: str
    regime: str = "FOIA"
    campaign: str = ""
    complied: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """An earlier request that a body might add to a new one (``aggregate``) or call it a repeat of (``repeat``).

    ``safe_from``: the first day on which a receipt is outside the sixty working days. ``concert``: another person asked.
    """

    kind: str
    earlier: Earlier
    share: float
    safe_from: date | None
    concert: bool
    says: str
    cite: Citation


def safe_from(earlier: date, calendar: Calendar) -> date:
    """The first day of receipt that is no longer within sixty consecutive working days of a receipt on ``earlier``.

    The day of the earlier receipt is the first of the sixty, so the sixtieth working day after it is outside. Every
    nation's bank holidays are left out (reg 5(3) takes the meaning of working day from FOIA s.10(6)).
    """
    return calendar.nth_after(earlier, SIXTY, UNITED_KINGDOM)


def words(text: str) -> frozenset[str]:
    """The words of a request that say what it is about."""
    return frozenset(w for w in re.findall(r"[a-z][a-z']{2,}", text.lower()) if w not in _COMMON)


def likeness(a: str, b: str) -> float:
    """How much of the shorter request's subject stands in the other: 0 to 1."""
    first, second = words(a), words(b)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def clashes(
    text: str, received: date, requester: str, regime: str, earlier: Iterable[Earlier], calendar: Calendar
) -> tuple[Clash, ...]:
    """What stands against sending ``text`` to a body that has had ``earlier`` requests. FOIA only; else nothing.

    ``received`` is the day on which the body will receive it. Colleagues in one store may appear to act in concert.
    """
    if regime != "FOIA":
        return ()
    out: list[Clash] = []
    for old in earlier:
        share = likeness(text, old.text)
        if old.regime != "FOIA" or share < _ALIKE:
            continue
        concert = old.requester != requester
        safe = safe_from(min(old.received, received), calendar)
        if max(received, old.received) < safe:
            who = "a colleague's" if concert else "your"
            out.append(
                Clash("aggregate", old, share, safe, concert,
                      f"The body may add this to {who} request {old.ref} of {old.received.isoformat()} and count the cost of both "
                      f"against one limit. Received on or after {safe.isoformat()} it may not.", REG_5)
            )  # fmt: skip
        if not concert and old.complied and share >= 0.8:
            out.append(
                Clash("repeat", old, share, None, False,
                      f"It is much the same as {old.ref}, which was answered: without a reasonable interval the body may call it "
                      "repeated.", REPEATED)
            )  # fmt: skip
    return tuple(out)
