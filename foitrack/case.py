"""A request's facts with its deadlines: where it stands, what is open, and what may be recorded next.

Nothing here is stored and nothing here asks the day: a standing on a day is computed from the facts up to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from foitrack.clock import Deadline, Deadlines, Reading, deadlines, ordered, spell
from foitrack.facts import ANSWERS, Body, Event, History, Outcome, Request
from foitrack.law.working_days import Calendar

STANDINGS = (
    "drafted", "ready", "awaiting", "clarification", "fee", "answered", "review", "regulator", "tribunal", "closed",
)  # fmt: skip

# bodies.csv kinds -> clock kinds of interfaces.md.
_CLOCK_KINDS: Mapping[str, str] = {
    "central_government": "department",
    "police_force": "police",
    "police_other": "police",
    "local_authority": "council",
    "nhs": "nhs",
    "education": "education",
}
_ARMED_FORCES = frozenset({"ministry-of-defence", "royal-navy", "british-army", "royal-air-force"})
_ITSELF = frozenset(
    """maintained_school maintained_school_ni academy grant_aided_school national_archives keeper_of_records
    armed_forces water_company police_scotland department_scotland""".split()
)


def clock_kind(body: Body) -> str:
    """The body kind that the clock knows, for a body of the directory."""
    if body.kind in _ITSELF:
        return body.kind
    if body.nation == "scotland":
        if body.kind in ("police_force", "police_other"):
            return "police_scotland"
        if body.kind == "central_government":
            return "department_scotland"
    return _CLOCK_KINDS.get(body.kind, "nondepartmental")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an event about to be recorded. The impossible is refused; the odd needs a reason."""

    says: str
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class OpenDeadline:
    """A row of the projection: a duty of the body not yet met, a right of yours, or a reminder of your own.

    ``later`` is the later of its accepted readings (or ``due``): nobody is chased before it has passed.
    """

    request_id: str
    part: int
    name: str
    owed_by: str
    due: date
    later: date
    basis: str
    cite: str
    provisional: bool = False
    assumed: bool = False
    also: tuple[Reading, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A history and everything that follows from it by law."""

    history: History
    deadlines: Deadlines
    events: tuple[Event, ...] = field(default=())  # those that count, in order

    @classmethod
    def of(cls, history: History, calendar: Calendar) -> Case:
        """The case of a request, counted by ``calendar``. Raises what ``clock.deadlines`` raises."""
        request = history.request
        parts = tuple(p.n for p in request.parts)
        told = _with_part_regimes(history)
        return cls(
            history,
            deadlines(told, request.regime, calendar, clock_kind(request.body), parts),
            ordered(history.events),
        )

    @property
    def request(self) -> Request:
        return self.history.request

    def until(self, on: date | None) -> tuple[Event, ...]:
        return self.events if on is None else tuple(e for e in self.events if e.on <= on)

    def standing(self, on: date | None = None) -> str:
        """Where the request stands at the end of ``on`` (or after everything recorded)."""
        told = self.until(on)
        kinds = {e.kind for e in told}
        if kinds & {"closed", "withdrawn", "lapsed"}:
            return "closed"
        if "tribunal_appeal" in kinds:
            return "tribunal"
        if kinds & {"commissioner_complaint", "decision_notice"}:
            return "regulator"
        if (
            "review_requested" in kinds
            and _last(told, "review_requested", "review_outcome").kind == "review_requested"
        ):
            return "review"
        due = self.deadlines.get("response_due")
        if kinds & (ANSWERS | {"review_outcome"}) and (
            due is None or due.met_on is not None or "review_outcome" in kinds
        ):
            return "answered"
        if "sent" not in kinds and "received" not in kinds:
            return "ready" if any(e.get("ready") for e in told if e.kind == "drafted") else "drafted"
        if due is not None and due.stopped.startswith("waiting for your"):
            return "fee" if "fee" in due.stopped else "clarification"
        return "awaiting"

    def part_outcomes(self, on: date | None = None) -> Mapping[int, Outcome | None]:
        """What each part has got so far: the latest word on it. None is silence, never a refusal or a zero."""
        got: dict[int, Outcome | None] = {p.n: None for p in self.request.parts} or {0: None}
        for event in self.until(on):
            for outcome in event.outcomes:
                for n in got if outcome.part == 0 else (outcome.part,):
                    got[n] = outcome
        return got

    def open_deadlines(self) -> tuple[OpenDeadline, ...]:
        """The deadlines that are open whatever the day: what ``due`` reads, once stored."""
        kinds = {e.kind for e in self.events}
        if "closed" in kinds:
            return ()
        superseded = {"response_due"} if kinds & {"review_outcome", "decision_notice"} else set()
        rows = [
            self._row(part, d)
            for part, d in self.deadlines.everything()
            if d.name in _OPEN and d.name not in superseded and self._is_open(part, d)
        ]
        reminders = [self._reminder(e) for e in self.events if e.kind == "reminder"]
        return tuple(sorted([*rows, *reminders], key=lambda r: (r.due, r.part, r.name)))

    def _is_open(self, part: int, deadline: Deadline) -> bool:
        if deadline.due is None or deadline.met_on is not None or deadline.stopped:
            return False
        if deadline.name == "pit_target" and deadline.assumed:
            return False  # no qualified exemption is on record: the response date itself stands
        whole = self.deadlines.get(deadline.name)
        return part == 0 or whole is None or whole.due != deadline.due

    def _row(self, part: int, deadline: Deadline) -> OpenDeadline:
        assert deadline.due is not None
        return OpenDeadline(
            self.request.id,
            part,
            deadline.name,
            deadline.owed_by,
            deadline.due,
            deadline.latest() or deadline.due,
            deadline.basis,
            deadline.cite.text,
            deadline.provisional,
            deadline.assumed,
            deadline.also,
        )

    def _reminder(self, event: Event) -> OpenDeadline:
        due = event.get("until") or event.on
        due = due if isinstance(due, date) else date.fromisoformat(str(due))
        return OpenDeadline(
            self.request.id,
            0,
            "reminder",
            "you",
            due,
            due,
            "practice",
            "your own date",
            says=str(event.get("text") or ""),
        )

    def problems(self, event: Event, today: date) -> list[Problem]:
        """What speaks against recording ``event`` now. Empty: nothing does."""
        return [p for check in CHECKS for p in check(self, event, today)]


# The deadlines that ``due`` lists. A notice of refusal falls due with the response, a ceiling is no duty of its own,
# and a right that begins (``ico_from``) is not a deadline.
_OPEN = frozenset(
    """response_due pit_target review_due compliance_by complaint_acknowledgement_due review_request_by fee_pay_by
    clarification_lapse ico_by sic_by tribunal_by court_of_session_by""".split()
)


def _with_part_regimes(history: History) -> tuple[Event, ...]:
    """The events, and for each part drafted under another regime the fact that says so."""
    request = history.request
    first = min((e.on for e in history.events), default=None)
    if first is None:
        return history.events
    own = tuple(
        Event("regime_set", first, id=f"part-{p.n}", parts=(p.n,), details={"regime": p.regime})
        for p in request.parts
        if p.regime and p.regime != request.regime
    )
    return (*own, *history.events)


def _last(events: Sequence[Event], *kinds: str) -> Event:
    return next(e for e in reversed(events) if e.kind in kinds)


# What may be recorded next. Each check is a function of the case, the new event and the day; to add one is to
# add a line to CHECKS.

Check = Callable[[Case, Event, date], list[Problem]]

_REVIEW_FIRST = frozenset({"FOIA", "EIR"})

# An event that makes no sense without an earlier one: (needed, sentence). A fee cannot be paid that was never asked.
_NEEDS: Mapping[str, tuple[tuple[str, ...], str, bool]] = {
    "fee_paid": (
        ("fee_notice",),
        "No fees notice is on record, so no fee can have been paid under it.",
        True,
    ),
    "clarification_provided": (
        ("clarification_requested",),
        "The body has not asked for clarification.",
        False,
    ),
    "id_provided": (("id_requested",), "Nobody has asked for proof of identity.", False),
    "review_outcome": (("review_requested",), "No request for a review is on record.", False),
    "decision_notice": (("commissioner_complaint",), "No complaint to the Commissioner is on record.", False),
    "tribunal_appeal": (("decision_notice",), "No decision notice is on record.", False),
}
_AFTER_SENDING = ANSWERS | frozenset(
    """received acknowledged clarification_requested fee_notice pit_extension reg7_extension sar_extension transferred
    review_requested holding bounced id_requested""".split()
)


def _in_the_future(case: Case, event: Event, today: date) -> list[Problem]:
    days = (event.on, event.dated, event.sent_on, event.received_on)
    late = [d for d in days if d is not None and d > today]
    return (
        [Problem(f"{spell(max(late))} has not come yet: only what has happened is recorded.", True)]
        if late
        else []
    )


def _letter_dates(case: Case, event: Event, today: date) -> list[Problem]:
    if event.sent_on and event.received_on and event.received_on < event.sent_on:
        return [
            Problem(
                f"A letter sent on {spell(event.sent_on)} cannot have arrived on {spell(event.received_on)}.",
                True,
            )
        ]
    if event.dated and event.received_on and event.received_on < event.dated:
        return [Problem(f"The letter is dated {spell(event.dated)}, after the day it arrived.")]
    return []


def _needs_an_earlier(case: Case, event: Event, today: date) -> list[Problem]:
    needed, says, impossible = _NEEDS.get(event.kind, ((), "", False))
    if needed and not any(e.kind in needed and e.on <= event.on for e in case.events):
        return [Problem(says, impossible)]
    return []


def _before_sending(case: Case, event: Event, today: date) -> list[Problem]:
    if event.kind not in _AFTER_SENDING:
        return []
    started = [e.left for e in case.events if e.kind in ("sent", "received")]
    if not started and event.kind != "received":
        return [Problem("The request is not recorded as sent yet.")]
    if started and event.on < min(started):
        return [
            Problem(
                f"That is before the request was sent, on {spell(min(started))}.", event.kind == "received"
            )
        ]
    return []


def _twice(case: Case, event: Event, today: date) -> list[Problem]:
    same = [e for e in case.events if e.kind == event.kind and e.on == event.on and e.parts == event.parts]
    if same and event.kind in _AFTER_SENDING | {
        "sent",
        "fee_paid",
        "review_outcome",
        "commissioner_complaint",
    }:
        return [Problem(f"The same is already recorded for {spell(event.on)}.")]
    if event.kind == "sent" and any(e.kind == "sent" for e in case.events):
        return [Problem("It is already recorded as sent. Sent again is `foitrack log resent`.")]
    return []


def _parts_exist(case: Case, event: Event, today: date) -> list[Problem]:
    known = {p.n for p in case.request.parts}
    named = {*event.parts, *(o.part for o in event.outcomes), *(g.part for g in event.grounds)} - {0}
    missing = sorted(named - known)
    if missing and known:
        return [
            Problem(
                f"The request has {len(known)} part{'' if len(known) == 1 else 's'}; there is no part {missing[0]}.",
                True,
            )
        ]
    return []


def _retracts_something(case: Case, event: Event, today: date) -> list[Problem]:
    if event.kind == "retracted" and not any(e.id == event.retracts for e in case.history.events):
        return [Problem("There is no such entry to withdraw.", True)]
    return []


def _review_without_cause(case: Case, event: Event, today: date) -> list[Problem]:
    if event.kind != "review_requested":
        return []
    due = case.deadlines.get("response_due")
    answered = any(e.kind in ANSWERS and e.on <= event.on for e in case.events)
    if answered or due is None:
        return []
    if due.due is None or event.on <= due.due:
        return [Problem("The body has not answered and its time is not up: there is nothing to review yet.")]
    if case.deadlines.regime == "FOIA":
        return [
            Problem(
                "After silence no review is needed: chase, then complain to the Information Commissioner."
            )
        ]
    return []


def _complaint_too_soon(case: Case, event: Event, today: date) -> list[Problem]:
    if event.kind != "commissioner_complaint" or case.deadlines.regime == "SAR":
        return []
    reviewed = any(e.kind == "review_outcome" and e.on <= event.on for e in case.events)
    begins = [
        d for d in (case.deadlines.get("ico_from"), case.deadlines.get("sic_from")) if d is not None and d.due
    ]
    if reviewed or any(d.due and d.due <= event.on for d in begins):
        return []
    return [Problem("The Commissioner will usually ask for a review first.")]


def _is_over(case: Case, event: Event, today: date) -> list[Problem]:
    over = [e for e in case.events if e.kind in ("closed", "withdrawn", "lapsed")]
    if over and event.kind not in ("note", "retracted", "reminder", "call", *ANSWERS):
        return [Problem(f"The request was {over[-1].kind} on {spell(over[-1].on)}.")]
    return []


CHECKS: tuple[Check, ...] = (
    _in_the_future,
    _letter_dates,
    _needs_an_earlier,
    _before_sending,
    _twice,
    _parts_exist,
    _retracts_something,
    _review_without_cause,
    _complaint_too_soon,
    _is_over,
)
