"""What a reading is made of. Spans count characters of the normalised text: ``text[start:end] == quote``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Confidence = Literal["sure", "likely", "unsure"]
Result = Literal["present", "absent", "unclear", "not_checked"]
FindingKind = Literal["statutory", "gap", "question", "practice"]


@dataclass(frozen=True, slots=True)
class Quote:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A provision relied on, with the sentence that shows it."""

    provision: str
    quote: Quote
    confidence: Confidence = "likely"


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A provision that is cited but not relied on, and why we think so."""

    provision: str
    why: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Proposed:
    """A ground in words that the letter does not cite ("would need to check each record by hand"): inferred."""

    provision: str
    why: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its role: hours, records, minutes_per_record, limit_hours, limit_pounds, sample, days."""

    role: str
    value: float
    quote: Quote


@dataclass(frozen=True, slots=True)
class Cost:
    """The body's estimate. ``recomputed_hours`` is records times minutes, to be laid beside the claim."""

    hours_claimed: float | None = None
    records_claimed: int | None = None
    minutes_per_record: float | None = None
    limit_hours: float | None = None
    limit_pounds: float | None = None
    recomputed_hours: float | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of a notice. ``kind``: statutory (a defect of form that the law names), gap (the substance is
    missing), question (to be put), practice. ``buys``: what an absence is good for, and what it is not."""

    id: str
    result: Result
    says: str
    cite: str
    kind: FindingKind
    quote: Quote | None = None
    buys: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A date in the letter. ``role``: dated, received, requested, due, deadline, or mentioned."""

    iso: str
    role: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference number. ``whose``: body, review, regulator, tribunal, ours, or unknown."""

    text: str
    whose: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Reading:
    """A proposal of what a letter says. ``event`` is the clock event that it would be filed as."""

    regime: str
    outcome: str
    event: str
    confidence: Confidence
    why: str
    outcomes: tuple[str, ...] = ()
    outcome_quote: Quote | None = None
    applied: tuple[Applied, ...] = ()
    mentioned: tuple[Mentioned, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    cost: Cost = field(default_factory=Cost)
    mentions_internal_review: bool = False
    mentions_commissioner: bool = False
    public_interest_reasoning: bool | None = None
    review_quote: Quote | None = None
    commissioner_quote: Quote | None = None
    findings: tuple[Finding, ...] = ()
    references: tuple[Reference, ...] = ()
    dates: tuple[Date, ...] = ()
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of ``foitrack read --json`` (docs: interfaces), without the file's name."""

        def spot(quote: Quote | None) -> dict[str, Any]:
            if quote is None:
                return {"quote": None, "start": None, "end": None}
            return {"quote": quote.text, "start": quote.start, "end": quote.end}

        return {
            "regime": self.regime,
            "outcome": self.outcome,
            "outcomes": list(self.outcomes),
            "event": self.event,
            "applied": [
                {"provision": a.provision, **spot(a.quote), "confidence": a.confidence} for a in self.applied
            ],
            "mentioned": [{"provision": m.provision, "why": m.why, **spot(m.quote)} for m in self.mentioned],
            "proposed": [{"provision": p.provision, "why": p.why, **spot(p.quote)} for p in self.proposed],
            "cost": {
                "hours_claimed": _number(self.cost.hours_claimed),
                "records_claimed": self.cost.records_claimed,
                "minutes_per_record": _number(self.cost.minutes_per_record),
                "limit_hours": _number(self.cost.limit_hours),
                "limit_pounds": _number(self.cost.limit_pounds),
                "recomputed_hours": _number(self.cost.recomputed_hours),
                "figures": [
                    {"role": f.role, "value": _number(f.value), **spot(f.quote)} for f in self.cost.figures
                ],
            },
            "mentions_internal_review": self.mentions_internal_review,
            "mentions_commissioner": self.mentions_commissioner,
            "public_interest_reasoning": self.public_interest_reasoning,
            "findings": [
                {
                    "id": f.id,
                    "result": f.result,
                    "says": f.says,
                    "cite": f.cite,
                    "kind": f.kind,
                    "buys": f.buys,
                    **spot(f.quote),
                }
                for f in self.findings
            ],
            "references": [{"text": r.text, "whose": r.whose, **spot(r.quote)} for r in self.references],
            "dates": [{"date": d.iso, "role": d.role, **spot(d.quote)} for d in self.dates],
            "confidence": self.confidence,
            "why": self.why,
            "warnings": list(self.warnings),
        }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def quote_of(text: str, start: int, end: int) -> Quote:
    return Quote(start, end, text[start:end])
