"""Which part of a request breaks the limit, and what a narrower one could ask for.

The numbered parts of one letter are requests of their own. Their costs are added together only where the law adds the
costs of separate requests: under FOIA if they relate to the same or similar information (SI 2004/3244 reg 5), in
Scotland not at all for one person's requests. So a part that breaks the limit takes down no part about something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from foitrack.law.aggregation import ALIKE, REG_5, likeness
from foitrack.law.cost_bench import Estimate, Finding, minutes_of, number
from foitrack.law.cost_limit import CostLimit
from foitrack.law.rule import Citation

# A decision of a tribunal of first instance: it persuades and does not bind.
FITZSIMMONS = Citation(
    "Fitzsimmons EA/2007/0124 (Information Tribunal: persuasive, not binding)",
    "guidance",
    "https://informationrights.decisions.tribunals.gov.uk/",
)
SCOTLAND_APART = Citation(
    "Scottish Information Commissioner, fees and excessive cost: questions in one letter are separate requests",
    "guidance",
    "https://www.foi.scot/",
)

Verdict = Literal["breaks", "breaks together", "fits", "unknown"]


@dataclass(frozen=True, slots=True)
class PartEstimate:
    """A numbered part with its text as sent, and what is claimed of it alone. ``refused``: on cost."""

    part: int
    text: str
    said: Estimate = field(default_factory=Estimate)
    refused: bool = True


@dataclass(frozen=True, slots=True)
class PartBench:
    """One part beside the limit. ``alike``: the other parts that are perhaps about the same or similar information,
    judged by their words alone; ``hours_together``: its hours with theirs, where all are known."""

    part: int
    refused: bool
    hours: float | None
    alike: tuple[int, ...]
    hours_together: float | None
    verdict: Verdict


def hours_of(said: Estimate) -> float | None:
    """The hours claimed, or those that records and minutes come to."""
    if said.hours is not None:
        return said.hours
    minutes = minutes_of(said)
    return said.records * minutes / 60 if said.records and minutes else None


def by_part(regime: str, limit: CostLimit | None, parts: Sequence[PartEstimate]) -> tuple[PartBench, ...]:
    """Each part beside the limit, in order. Without a limit (EIR, EISR) nothing is said."""
    if limit is None:
        return ()
    hours = {p.part: hours_of(p.said) for p in parts}
    out = []
    for part in parts:
        alike = tuple(
            other.part
            for other in parts
            if regime == "FOIA" and other is not part and likeness(part.text, other.text) >= ALIKE
        )
        own = hours[part.part]
        known = [h for n in (part.part, *alike) if (h := hours[n]) is not None]
        together = sum(known) if len(known) == 1 + len(alike) else None
        out.append(
            PartBench(part.part, part.refused, own, alike, together, _verdict(own, known, together, limit))
        )
    return tuple(out)


def _verdict(own: float | None, known: Sequence[float], together: float | None, limit: CostLimit) -> Verdict:
    if own is not None and own > limit.hours:
        return "breaks"
    if own is None:
        return "unknown"
    if sum(known) > limit.hours:
        return "breaks together"
    return "fits" if together is not None else "unknown"


def findings(regime: str, limit: CostLimit | None, parts: Sequence[PartBench]) -> Iterator[Finding]:
    """What the parts come to: which breaks the limit alone, and which may not be added to it."""
    if limit is None or len(parts) < 2:
        return
    breaking = [p for p in parts if p.verdict == "breaks"]
    for part in breaking:
        yield Finding(
            f"part-{part.part}-breaks",
            "arithmetic",
            f"Part {part.part} alone comes to {number(part.hours or 0)} hours, over the limit of {limit.says()}.",
            limit.cite,
        )
    guilty = {p.part for p in breaking} or {p.part for p in parts if p.refused}
    with_them = {n for p in parts if p.part in guilty for n in p.alike}
    apart = [p.part for p in parts if p.part not in guilty | with_them]
    if apart and (breaking or len(guilty) < len(parts)):
        yield Finding(
            "parts-apart",
            "law",
            f"{named(apart)} {'is' if len(apart) == 1 else 'are'} not about the same or similar information"
            f" as {named(sorted(guilty)).lower()}, going by the words: each numbered part is a request of its own, its cost is"
            " not to be added, and it can be asked for now.",
            FITZSIMMONS if regime == "FOIA" else SCOTLAND_APART,
        )
    near = sorted(with_them - guilty)
    if near and regime == "FOIA":
        yield Finding(
            "parts-alike",
            "law",
            f"{named(near)} may be about similar information to {named(sorted(guilty)).lower()}, going by the words:"
            " the body may add the costs of such parts together.",
            REG_5,
        )


def named(parts: Sequence[int]) -> str:
    """``Part 3``, ``Parts 1, 2 and 4``."""
    told = [str(n) for n in parts]
    return (
        f"Part {told[0]}" if len(told) == 1 else f"Parts {', '.join(told[:-1])} and {told[-1]}"
    )  # fmt: skip


# ---- the ladder ----------------------------------------------------------------------------------

Step = Literal["years", "categories", "fields", "sample"]
STEPS: tuple[Step, ...] = ("years", "categories", "fields", "sample")
SLOW = 10  # minutes a record, where the body gives none: what fits then fits at any quicker work too
_ROOM = 0.75  # of what fits: finding the records takes time too, and nobody is asked to work up to the limit


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to ask for less. ``fits`` is how many records would fit at ``minutes`` a record, ``ask`` a number that
    leaves room; both None where there is no limit or the step is not about a number."""

    step: Step
    says: str
    minutes: float | None = None
    fits: int | None = None
    ask: int | None = None


def ladder(limit: CostLimit | None, said: Estimate) -> tuple[Rung, ...]:
    """The ways to ask for less, from the one that keeps most of the question to the one that keeps least."""
    minutes = minutes_of(said) or float(SLOW)
    fits = limit.records_within(minutes) if limit is not None else None
    ask = round_down(fits * _ROOM) if fits else None
    if ask is not None and said.records:
        ask = min(ask, said.records)
    at = f"at {number(minutes)} minutes a record"
    few = f" About {ask:,} records leave room {at}." if ask else ""
    share = ""
    if ask and said.records and said.records > ask:
        share = f" That is about {number(100 * ask / said.records)}% of the {said.records:,} records."
    sample = f"A sample: {fits:,} records fit {at}; ask for {ask:,}." if fits and ask else "A sample."
    return (
        Rung("years", f"Fewer years.{few}{share}", minutes, fits, ask),
        Rung("categories", f"Only some categories of record.{few}", minutes, fits, ask),
        Rung("fields", "Only what stands in fields that a system can count or list, and nothing from free text."),
        Rung("sample", sample, minutes, fits, ask),
    )  # fmt: skip


def round_down(value: float) -> int:
    """A number that a person would ask for: 108 -> 100, 81 -> 80, 1,080 -> 1,000, 7.5 -> 7."""
    whole = int(value)
    if whole < 20:
        return max(whole, 1)
    step = 10 if whole < 100 else 50 if whole < 500 else 100
    return whole - whole % step
