"""How a body, or the bodies of a campaign, perform: in time, how long, refused, overturned; each with its n.

A request is measured on its own clock: from the day that the law counts from (receipt, or clarification) to the
answer to all of it. One that is still open counts as not answered after so long, and one that was withdrawn, or waits
for the requester, as seen only until then. What rests on an assumed day of receipt is counted and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foitrack.campaign.answers import DISCLOSED, REFUSED, answers_of, standing
from foitrack.campaign.compare import working_days
from foitrack.campaign.survival import Curve, Rate, Spell, kaplan_meier
from foitrack.case import Case
from foitrack.facts import ANSWERS

FEW = 5  # below this many requests a rate says little, and it is said so
_ENDED = ("withdrawn", "lapsed", "closed")


@dataclass(frozen=True, slots=True)
class Measured:
    """One request on the day asked. Days are working days; None is not known."""

    ref: str
    body: str
    body_name: str
    campaign: str
    spell: Spell | None
    due_days: int | None
    answered_on: date | None
    in_time: bool | None
    overdue: bool
    assumed: bool
    stopped: str
    refused: bool | None
    not_held: bool | None
    disclosed: bool | None
    reviews: int
    overturned: int


@dataclass(frozen=True, slots=True)
class Performance:
    """Some requests put together. ``name`` says of whom."""

    key: str
    name: str
    asked: int
    answered: int
    open: int
    overdue: int
    unmeasured: int
    assumed: int
    in_time: Rate
    refused: Rate
    not_held: Rate
    disclosed: Rate
    overturned: Rate
    curve: Curve
    due_days: int | None

    @property
    def few(self) -> bool:
        return self.asked < FEW

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key, "name": self.name, "asked": self.asked, "answered": self.answered, "open": self.open,
            "overdue": self.overdue, "not_measured": self.unmeasured, "receipt_assumed": self.assumed,
            "in_time": self.in_time.as_json(), "refused": self.refused.as_json(),
            "not_held": self.not_held.as_json(), "disclosed": self.disclosed.as_json(),
            "overturned_at_review": self.overturned.as_json(),
            "working_days": {
                "n": self.curve.n, "answered": self.curve.answered, "median": self.curve.median,
                "lower_quartile": self.curve.quantile(0.25), "upper_quartile": self.curve.quantile(0.75),
                "longest_seen": self.curve.longest if self.curve.n else None,
            },
            "few": self.few,
        }  # fmt: skip


def measure(case: Case, on: date) -> Measured | None:
    """A request as it stands at the end of ``on``; None while it was not sent."""
    told = case.until(on)
    sent = [e for e in told if e.kind in ("sent", "received")]
    if not sent:
        return None
    request = case.request
    clock = case.deadlines.get("response_due")
    answered = clock.met_on if clock is not None and clock.met(on) else None
    ended = next((e.on for e in told if e.kind in _ENDED), None)
    last = answered or (min(ended, on) if ended else on)
    start = clock.start if clock is not None else None
    stopped = clock.stopped if clock is not None and not answered else ""
    if stopped and not ended:  # it waits for the requester: seen open until it began to
        last = max(
            (e.left for e in told if e.kind in ("clarification_requested", "fee_notice")), default=last
        )
    days = working_days(case, start, last)
    arrived = [e.arrived for e in told if e.kind == "received"]
    if (
        days is None and not answered and arrived
    ):  # its clock is stopped: how long it was open before is known
        days = working_days(case, max(arrived), last)
    due = clock.due if clock is not None else None
    answers = [a for a in standing(answers_of(case, on)) if a.channel == "foi" and not a.about]
    first = [a for a in answers_of(case, on) if a.channel == "foi" and not a.about and a.stage == "answer"]
    given = bool(first) or any(e.kind in ANSWERS for e in told)
    outcomes = [str(e.get("outcome") or "") for e in told if e.kind == "review_outcome"]
    return Measured(
        request.ref,
        request.body.slug,
        request.body.name,
        request.campaign.slug if request.campaign else "",
        Spell(max(0, days), answered is not None) if days is not None else None,
        working_days(case, start, due) if due else None,
        answered,
        (answered <= due) if answered and due else (False if due and _past(case, on) else None),
        not answered and not stopped and _past(case, on),
        bool(clock and clock.assumed),
        stopped,
        any(a.outcome in REFUSED for a in first) if given else None,
        bool(first) and all(a.outcome == "not_held" for a in first) if given else None,
        any(a.outcome in DISCLOSED for a in answers) if given else None,
        sum(o in ("internal_review_upheld", "internal_review_overturned") for o in outcomes),
        outcomes.count("internal_review_overturned"),
    )


def _past(case: Case, on: date) -> bool:
    """Whether the answer is overdue by every reading."""
    clock = case.deadlines.get("response_due")
    latest = clock.latest() if clock is not None else None
    return latest is not None and on > latest


def perform(measured: Iterable[Measured], key: str, name: str) -> Performance:
    """Some requests together."""
    told = list(measured)
    timed = [m for m in told if m.in_time is not None]
    answered = [m for m in told if m.refused is not None]
    spells = [m.spell for m in told if m.spell is not None]
    dues = sorted(m.due_days for m in told if m.due_days is not None)
    return Performance(
        key,
        name,
        asked=len(told),
        answered=sum(m.answered_on is not None for m in told),
        open=sum(m.answered_on is None for m in told),
        overdue=sum(m.overdue for m in told),
        unmeasured=len(told) - len(spells),
        assumed=sum(m.assumed for m in told),
        in_time=Rate(sum(bool(m.in_time) for m in timed), len(timed)),
        refused=Rate(sum(bool(m.refused) for m in answered), len(answered)),
        not_held=Rate(sum(bool(m.not_held) for m in answered), len(answered)),
        disclosed=Rate(sum(bool(m.disclosed) for m in answered), len(answered)),
        overturned=Rate(sum(m.overturned for m in told), sum(m.reviews for m in told)),
        curve=kaplan_meier(spells),
        due_days=dues[len(dues) // 2] if dues else None,
    )


def by_body(measured: Sequence[Measured]) -> list[Performance]:
    """One line a body, by name."""
    told: dict[str, list[Measured]] = {}
    for one in measured:
        told.setdefault(one.body, []).append(one)
    return sorted(
        (perform(some, body, some[0].body_name) for body, some in told.items()), key=lambda p: p.name
    )
