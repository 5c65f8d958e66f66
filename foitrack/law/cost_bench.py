"""The cost bench: a body's estimate laid against the limit, the permitted work and its own figures.

What the law demands and what is merely weak are kept apart. A notice need not give a figure, a time or a sample
(FOIA s.17(5) asks only that the claim be stated): their absence is a question to put. Advice is owed (s.16): its
absence is a breach of its own, which does not undo a sound estimate. Nobody is asked to work up to the limit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from foitrack.law.cost_limit import SCOTLAND_RATE, WORK, CostLimit
from foitrack.law.rule import Citation

FindingKind = Literal["breach", "law", "arithmetic", "question"]

MINUTES = (1, 3, 5, 10)  # at which it is shown how many records fit

ADVICE = {
    "FOIA": Citation(
        "FOIA 2000 s.16(1)", "statute", "https://www.legislation.gov.uk/ukpga/2000/36/section/16"
    ),
    "FOISA": Citation(
        "FOISA 2002 s.15(1)", "statute", "https://www.legislation.gov.uk/asp/2002/13/section/15"
    ),
    "EIR": Citation(
        "EIR 2004 reg 9(1)", "regulations", "https://www.legislation.gov.uk/uksi/2004/3391/regulation/9"
    ),
    "EISR": Citation(
        "EISR 2004 reg 9(1)", "regulations", "https://www.legislation.gov.uk/ssi/2004/520/regulation/9", True
    ),
}
STATED = Citation("FOIA 2000 s.17(5)", "statute", "https://www.legislation.gov.uk/ukpga/2000/36/section/17")
UNREASONABLE = Citation(
    "EIR 2004 reg 12(4)(b)", "regulations", "https://www.legislation.gov.uk/uksi/2004/3391/regulation/12"
)
UNREASONABLE_SCOTLAND = Citation(
    "EISR 2004 reg 10(4)(b)", "regulations", "https://www.legislation.gov.uk/ssi/2004/520/regulation/10", True
)

# Work that reg 4(3) does not let a body count: only finding out whether held, locating, retrieving, extracting.
_NOT_COUNTABLE: tuple[tuple[str, str], ...] = (
    (r"\bredact\w*", "redaction"),
    (r"\bconsider\w*[^.]{0,60}\bexempt\w*|\bexempt\w*[^.]{0,40}\bconsider\w*", "considering exemptions"),
    (r"\bpublic interest test\b", "the public interest test"),
    (r"\bconsult\w*[^.]{0,40}\b(third part\w+|other agenc\w+|stakeholder\w*)", "consulting others"),
    (r"\b(sign[- ]?off|approval|approv\w+ by)\b", "approval"),
    (r"\blegal advice\b", "legal advice"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about an estimate. ``kind``: a breach, a point of law, arithmetic, or a question to put."""

    id: str
    kind: FindingKind
    says: str
    cite: Citation
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the body claims; None where it says nothing. ``text`` is its own words, for quoting."""

    records: int | None = None
    minutes_each: float | None = None
    hours: float | None = None
    limit_hours: float | None = None
    sample: bool | None = None
    advice: bool | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """The estimate beside the limit. ``fits``: (minutes a record, records inside the limit)."""

    limit: CostLimit | None
    seconds_each: float | None
    hours_at: tuple[tuple[int, float], ...]
    fits: tuple[tuple[int, int], ...]
    claimed_hours: float | None
    findings: tuple[Finding, ...]


def bench(regime: str, limit: CostLimit | None, estimate: Estimate) -> Bench:
    """Lay ``estimate`` on the bench. ``limit`` is the body's, or None where the law has none (EIR, EISR)."""
    records = estimate.records
    seconds = limit.seconds_each(records) if limit is not None and records else None
    hours_at = tuple((m, records * m / 60) for m in MINUTES) if records else ()
    fits = tuple((m, limit.records_within(m)) for m in MINUTES) if limit is not None else ()
    claimed = records * estimate.minutes_each / 60 if records and estimate.minutes_each else None
    return Bench(
        limit, seconds, hours_at, fits, claimed, tuple(_findings(regime, limit, estimate, claimed, seconds))
    )


def _findings(
    regime: str, limit: CostLimit | None, said: Estimate, claimed: float | None, seconds: float | None
) -> Iterator[Finding]:
    if limit is None:
        cite = UNREASONABLE if regime == "EIR" else UNREASONABLE_SCOTLAND
        yield Finding("no-limit", "law", f"There is no cost limit under the {regime}: cost is argued as a manifestly "
                      "unreasonable request, with the public interest weighed.", cite)  # fmt: skip
    else:
        yield from _against_the_limit(limit, said, claimed)
        yield from _wrongly_counted(regime, said.text)
    yield from _sums(said, claimed)
    yield from _questions(regime, said, seconds, limit)
    if said.advice is False:
        yield Finding("no-advice", "breach", "It does not say what could be done within reason, or offer help to narrow "
                      "the request: that is a failure of the duty to advise, and it does not undo a sound estimate.",
                      ADVICE.get(regime, ADVICE["FOIA"]))  # fmt: skip


def _against_the_limit(limit: CostLimit, said: Estimate, claimed: float | None) -> Iterator[Finding]:
    hours = said.hours if said.hours is not None else claimed
    if hours is not None and hours <= limit.hours:
        yield Finding(
            "within",
            "law",
            f"The estimate of {number(hours)} hours does not exceed the limit of {limit.says()}.",
            limit.cite,
        )
    if (
        said.limit_hours is not None
        and not limit.at_least
        and not math.isclose(said.limit_hours, limit.hours)
    ):
        yield Finding(
            "wrong-limit",
            "law",
            f"It applies a limit of {number(said.limit_hours)} hours; this body's is {limit.says()}.",
            limit.cite,
        )
    if limit.note:
        yield Finding("arguable-limit", "law", limit.note, limit.cite)


def _wrongly_counted(regime: str, text: str) -> Iterator[Finding]:
    """Work counted that may not be. Under FOISA physical redaction after the decision may count; deciding may not."""
    for pattern, what in _NOT_COUNTABLE:
        if regime == "FOISA" and what == "redaction":
            continue
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            yield Finding(
                f"counts-{what.replace(' ', '-')}", "law",
                f"If time for {what} is in the estimate it must come out: only determining whether the information is held, "
                "locating, retrieving and extracting it may be counted.",
                WORK if regime != "FOISA" else SCOTLAND_RATE, _sentence(text, found.start()),
            )  # fmt: skip


def _sums(said: Estimate, claimed: float | None) -> Iterator[Finding]:
    if claimed is None or said.hours is None:
        return
    # A body rounds; a twentieth either way, or half an hour, is rounding.
    if abs(claimed - said.hours) > max(0.5, said.hours * 0.05):
        yield Finding(
            "sum", "arithmetic",
            f"{said.records} records at {number(said.minutes_each or 0)} minutes come to {number(claimed)} hours, not {number(said.hours)}.",
            STATED,
        )  # fmt: skip


def _questions(
    regime: str, said: Estimate, seconds: float | None, limit: CostLimit | None
) -> Iterator[Finding]:
    cite = STATED if regime == "FOIA" else ADVICE.get(regime, STATED)
    if said.records is None:
        yield Finding("no-records", "question", "How many records would have to be looked at?", cite)
    if said.minutes_each is None:
        at = (
            f" The limit leaves {number(seconds)} seconds a record."
            if seconds is not None and limit is not None
            else ""
        )
        yield Finding(
            "no-time", "question", f"How long does one record take, and what is done in that time?{at}", cite
        )
    if not said.sample:
        yield Finding(
            "no-sample",
            "question",
            "Was anything timed or sampled, on how many records, and with what result?",
            cite,
        )
    yield Finding("systems", "question", "Which systems hold it, by which fields, codes or returns can they be searched, and "
                  "which part of the request breaks the limit?", cite)  # fmt: skip


def number(value: float) -> str:
    """``9.2``, ``400``, ``2,400``: one decimal where there is something to say."""
    rounded = round(value, 1)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"


def _sentence(text: str, at: int) -> str:
    """The sentence of ``text`` that holds the character at ``at``."""
    start = max((text.rfind(mark, 0, at) for mark in ".!?\n"), default=-1) + 1
    ends = [i for i in (text.find(mark, at) for mark in ".!?\n") if i >= 0]
    return text[start : min(ends, default=len(text) - 1) + 1].strip()
