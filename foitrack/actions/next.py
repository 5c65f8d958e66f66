"""``next``: what may be done about each request on a day. Computed from the facts, never from what was stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from foitrack.case import Case, NextStep
from foitrack.errors import NotFound, UsageError

if TYPE_CHECKING:
    from foitrack.store.read import Reader


@dataclass(frozen=True, slots=True)
class Todo:
    """One step of one request, as seen on a day."""

    ref: str
    body: str
    body_name: str
    title: str
    step: NextStep
    open: bool

    def as_json(self) -> dict[str, Any]:
        """The item of ``next --json``."""
        step = self.step
        return {
            "ref": self.ref,
            "right": step.right,
            "from": step.first,
            "by": step.by,
            "basis": step.basis,
            "cite": step.cite or None,
            "command": step.command or None,
            "says": step.says,
            "deadline": step.deadline or None,
            "part": step.part or None,
            "body": self.body,
            "open": self.open,
        }


def next_steps(read: Reader, on: date, ref: str = "", campaign: str = "") -> tuple[Todo, ...]:
    """The steps of the request named, of a campaign's requests, or of every request that is not closed.

    Sorted: what may be done on ``on`` first, the right that expires soonest foremost. NotFound for a name that fits
    nothing; UsageError for both a request and a campaign.
    """
    from foitrack.actions.derive import calendar_of

    calendar = calendar_of(read)
    found: list[Todo] = []
    for history in read.histories(_ids(read, ref, campaign)):
        found += todos(Case.of(history, calendar), on)
    return tuple(
        sorted(found, key=lambda t: (not t.open, t.step.by or date.max, t.step.first or date.min, t.ref))
    )


def _ids(read: Reader, ref: str, campaign: str) -> Sequence[str]:
    from foitrack.actions.look import one_head

    if ref and campaign:
        raise UsageError("Give a reference or --campaign, not both.")
    if ref:
        return [one_head(read, ref).id]
    if campaign and read.campaign(campaign) is None:
        raise NotFound(f"There is no campaign {campaign!r}.", "foitrack list shows the campaigns.")
    return [h.id for h in read.heads(campaign=campaign) if h.standing != "closed"]


def todos(case: Case, on: date) -> tuple[Todo, ...]:
    """The steps of one case on ``on``."""
    request = case.request
    return tuple(
        Todo(request.ref, request.body.slug, request.body.name, request.title, step, step.open_on(on))
        for step in case.next_steps(on)
    )
