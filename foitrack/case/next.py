"""What to do next: for a request on a day, what may be done, which right expires, on what authority, by which command.

The days are the clock's own; nothing is counted here. A body is not chased, and no complaint claims lateness, before
the later of two accepted readings has passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from foitrack.case import Case, NextStep
from foitrack.clock import Deadline, spell
from foitrack.facts import ANSWERS
from foitrack.law.foisa import NO_APPLICATION, section
from foitrack.law.rule import Citation

_DAY = timedelta(days=1)
_CHASE = Citation(
    "ICO complaints page: chase the body before complaining",
    "practice",
    "https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/",
)
_OWN = Citation("your own date", "practice", "")
_FULL = frozenset({"response_full"})


def steps(case: Case, on: date) -> tuple[NextStep, ...]:
    """The steps of a case on ``on``: those that may be taken first, the one that expires soonest foremost."""
    found = [*_steps(case, on), *_reminders(case, on)]
    return tuple(sorted(found, key=lambda s: (not s.open_on(on), s.by or date.max, s.first or date.min)))


def _steps(case: Case, on: date) -> Iterator[NextStep]:
    standing, ref = case.standing(on), case.request.ref
    if standing == "closed":
        return
    if standing == "drafted":
        yield _plain("send", f"foitrack send {ref}", "The draft has not been sent: write out what is to go.")
    elif standing == "ready":
        yield _plain(
            "send", f"foitrack sent {ref}", "It is ready to go. Record the sending once it has gone."
        )
    elif standing == "clarification":
        yield from _right(
            case,
            "clarification_lapse",
            "clarify",
            f"foitrack reply {ref}",
            "The body waits for your clarification.",
        )
    elif standing == "fee":
        yield from _right(
            case, "fee_pay_by", "pay", f"foitrack log fee-paid {ref}", "Pay the fee, or the request ends."
        )
    elif standing == "awaiting":
        yield from _awaiting(case, on)
    elif standing == "answered":
        yield from _answered(case, on)
    elif standing == "review":
        yield from _review(case, on)
    elif standing in ("regulator", "tribunal"):
        yield from _regulator(case, on)


def _plain(right: str, command: str, says: str) -> NextStep:
    return NextStep(right, None, None, "practice", "", command, says)


def _right(
    case: Case, name: str, right: str, command: str, says: str, first: date | None = None
) -> Iterator[NextStep]:
    """A right that lasts until the deadline ``name``; nothing once it is used, stopped or unknown."""
    deadline = case.deadlines.get(name)
    if deadline is not None and deadline.due is not None and deadline.met_on is None:
        yield NextStep(right, first, deadline.due, deadline.basis, deadline.cite.text, command, says, name)


def _wait(deadline: Deadline, what: str) -> NextStep:
    latest = deadline.latest()
    assert latest is not None
    return NextStep(
        "wait",
        None,
        latest,
        deadline.basis,
        deadline.cite.text,
        "",
        f"{what} by {spell(latest)}.",
        deadline.name,
    )


def _duty(case: Case) -> Deadline | None:
    """The clock by which the answer is late: the public-interest target where a good notice started one."""
    target = case.deadlines.get("pit_target")
    if target is not None and target.due is not None and not target.assumed and target.met_on is None:
        return target
    return case.deadlines.get("response_due")


def _awaiting(case: Case, on: date) -> Iterator[NextStep]:
    ref, regime, due = case.request.ref, case.deadlines.regime, _duty(case)
    if due is None or due.due is None:
        return
    latest = due.latest()
    assert latest is not None
    if on <= latest:
        yield _wait(due, "The answer is due")
        return
    late = latest + _DAY
    if regime in ("FOISA", "EISR"):
        yield from _right(case, "review_request_by", "review", f"foitrack review {ref}",
                          "No answer: require a review. The Commissioner comes only after it.", first=late)  # fmt: skip
        return
    chased = [e for e in case.until(on) if e.kind == "chased" and e.on > due.due]
    yield NextStep("chase", late, None, _CHASE.kind, _CHASE.text, f"foitrack chase {ref}",
                   "It is late. The Commissioner wants to see that you chased first.", due.name)  # fmt: skip
    begins = case.deadlines.get("ico_from")
    if chased and begins is not None and begins.due is not None:
        yield NextStep("complain", max(begins.due, late), None, begins.basis, begins.cite.text, f"foitrack complain {ref}",
                       "No answer, and you have chased: no review is needed first.", "ico_from")  # fmt: skip
    if regime == "EIR":
        yield from _right(case, "review_request_by", "review", f"foitrack review {ref}",
                          "You may also ask the body to reconsider.", first=late)  # fmt: skip


def _answered(case: Case, on: date) -> Iterator[NextStep]:
    ref = case.request.ref
    told = case.until(on)
    if any(e.kind == "review_outcome" for e in told):
        yield from _complain(case, "The review is done: you may go to the Commissioner.")
        return
    answers = [e for e in told if e.kind in ANSWERS]
    says = "You may ask for a review of the answer."
    if answers and all(e.kind in _FULL for e in answers):
        says = "Everything was disclosed. If something is missing you may ask for a review."
    yield from _right(case, "review_request_by", "review", f"foitrack review {ref}", says)
    for part, items in case.deadlines.parts.items():
        due = items.get("pit_target") or items.get("response_due")
        if due is not None and due.due is not None and due.met_on is None:
            latest = due.latest()
            assert latest is not None
            yield NextStep("wait" if on <= latest else "chase", None, latest if on <= latest else None, due.basis,
                           due.cite.text, "" if on <= latest else f"foitrack chase {ref}",
                           f"Part {part} is due by {spell(latest)}.", due.name, part)  # fmt: skip


def _review(case: Case, on: date) -> Iterator[NextStep]:
    due, longest = case.deadlines.get("review_due"), case.deadlines.get("review_due_max")
    last = longest or due
    if due is None or last is None or last.due is None:
        return
    latest = last.latest()
    assert latest is not None
    if on <= latest:
        yield _wait(due if on <= (due.latest() or latest) else last, "The review is due")
        return
    yield from _complain(
        case, "The review was not finished in time: you may go to the Commissioner.", first=latest + _DAY
    )


def _complain(case: Case, says: str, first: date | None = None) -> Iterator[NextStep]:
    ref, body = case.request.ref, case.request.body
    if case.deadlines.regime in ("FOISA", "EISR"):
        barred = NO_APPLICATION.get(body.slug)
        if barred is not None:
            cite = section("48")
            yield NextStep(
                "wait", None, None, cite.kind, cite.text, "", f"No application to the Commissioner: {barred}."
            )
            return
        yield from _right(case, "sic_by", "complain", f"foitrack complain {ref}", says, first)
        return
    if case.deadlines.get("ico_by") is not None:
        yield from _right(case, "ico_by", "complain", f"foitrack complain {ref}", says, first)
        return
    begins = case.deadlines.get("ico_from")
    if begins is not None and begins.due is not None and begins.met_on is None:
        yield NextStep("complain", max(begins.due, first or begins.due), None, begins.basis, begins.cite.text,
                       f"foitrack complain {ref}", says, "ico_from")  # fmt: skip


def _regulator(case: Case, on: date) -> Iterator[NextStep]:
    ref = case.request.ref
    for name in ("tribunal_by", "court_of_session_by"):
        yield from _right(
            case,
            name,
            "appeal",
            f"foitrack log tribunal-appeal {ref}",
            "The notice may be appealed, by either side.",
        )
    comply = case.deadlines.get("compliance_by")
    if comply is not None and comply.due is not None and comply.met_on is None:
        if on <= comply.due:
            yield _wait(comply, "The body must comply")
        else:
            yield NextStep("complain", comply.due + _DAY, None, comply.basis, comply.cite.text, f"foitrack log note {ref}",
                           "The notice has not been complied with: tell the Commissioner.", comply.name)  # fmt: skip


def _reminders(case: Case, on: date) -> Iterator[NextStep]:
    for row in case.open_deadlines():
        if row.name == "reminder" and row.due >= on:
            yield NextStep(
                "remember",
                None,
                row.due,
                _OWN.kind,
                _OWN.text,
                f"foitrack show {case.request.ref}",
                row.says,
                row.name,
            )
