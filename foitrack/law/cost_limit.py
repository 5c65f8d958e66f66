"""The cost limit: what it is for a body, and the arithmetic of an estimate against it.

FOIA s.12 with SI 2004/3244: the limit is a sum, the hour is priced at GBP 25 whoever does the work, and so the
limit is a number of hours. FOISA s.12 with SSI 2004/467 sets a sum and caps the hour at GBP 15, so the hours are
at least so many. The environmental regulations have no limit of this kind: there cost is an argument about a
manifestly unreasonable request.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from foitrack.facts import Body
from foitrack.law.rule import FULL_RIGHT, Citation

_FEES = "https://www.legislation.gov.uk/uksi/2004/3244/regulation/"
_FEES_SCOTLAND = "https://www.legislation.gov.uk/ssi/2004/467/regulation/"

CENTRAL = Citation("SI 2004/3244 reg 3(2)", "regulations", _FEES + "3")
OTHERS = Citation("SI 2004/3244 reg 3(3)", "regulations", _FEES + "3")
RATE = Citation("SI 2004/3244 reg 4(4)", "regulations", _FEES + "4")
WORK = Citation("SI 2004/3244 reg 4(3)", "regulations", _FEES + "4")
SCOTLAND = Citation("SSI 2004/467 reg 5", "regulations", _FEES_SCOTLAND + "5")
SCOTLAND_RATE = Citation("SSI 2004/467 reg 3(2)", "regulations", _FEES_SCOTLAND + "3")

# Listed by name in Part V of Schedule 1 to FOIA, but part of a department: either limit is argued.
_ARGUABLE = frozenset({"ministry-of-defence-police"})


@dataclass(frozen=True, slots=True)
class CostLimit:
    """The appropriate limit in pounds, the hours of work that it buys, and on whose authority.

    ``at_least``: the hours are a minimum, because the hour may cost less than its cap. ``note`` says what is
    arguable about it. ``since``: the day from which this figure has applied.
    """

    gbp: int
    hours: int
    cite: Citation
    rate: Citation
    at_least: bool = False
    note: str = ""
    since: date = FULL_RIGHT

    def records_within(self, minutes_each: float) -> int:
        """How many records can be looked at inside the limit, at so many minutes a record."""
        return math.floor(self.hours * 60 / minutes_each + 1e-9)

    def seconds_each(self, records: int) -> float:
        """How long one record may take if all of them are to fit inside the limit."""
        return self.hours * 3600 / records

    def says(self) -> str:
        """``GBP 600 (24 hours)``."""
        return f"GBP {self.gbp} ({'at least ' if self.at_least else ''}{self.hours} hours)"


def cost_limit(body: Body, regime: str) -> CostLimit | None:
    """The limit for a request to ``body`` under ``regime``, or None where the law has none."""
    if regime == "FOISA":
        return CostLimit(600, 40, SCOTLAND, SCOTLAND_RATE, at_least=True)
    if regime != "FOIA":
        return None
    gbp = body.cost_limit_gbp or 450
    note = ""
    if body.slug in _ARGUABLE:
        note = "GBP 450 on the letter of Schedule 1, though it answers as the Ministry of Defence (GBP 600)."
    elif body.cost_limit_gbp is None:
        note = "The directory does not say which limit this body has; GBP 450 is that of most bodies."
    return CostLimit(gbp, gbp // 25, CENTRAL if gbp == 600 else OTHERS, RATE, note=note)


def claimed_hours(records: int, minutes_each: float) -> float:
    """What an estimate comes to: so many records at so many minutes."""
    return records * minutes_each / 60
