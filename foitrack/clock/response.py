"""The response clock: from receipt, through clarification, fees, extensions and transfer, to the answer.

One pass over the events in order of day. It asks the regime what each event does and knows no statute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from foitrack.clock.count import DAY, Counted, Counter, Pause
from foitrack.clock.result import Deadline, Reading, Step, spell
from foitrack.errors import ImpossibleEvent
from foitrack.facts import ANSWERS, Event
from foitrack.law.grounds import is_qualified
from foitrack.law.rule import Citation, Extension, Period, Regime, Variation, in_force


@dataclass(slots=True)
class Response:
    """The running state of one response clock (of the whole, or of one part), and what came of it."""

    regime: Regime
    counter: Counter
    body_kind: str
    start: date | None = None
    first_body: str = ""
    assumed: bool = False
    extension: Extension | None = None
    extended_by: Event | None = None
    target: tuple[Extension, Event, bool] | None = None  # (extension, notice, ground stated)
    pauses: list[Pause] = field(default_factory=list)
    # What is outstanding, by kind: a request for clarification, a fees notice, a request for proof of identity.
    waiting: dict[str, Event] = field(default_factory=dict)
    asked_again: Event | None = None  # a second request for clarification while the first was outstanding
    disputed: Event | None = None
    other_start: date | None = None  # the start under the body's reading of a disputed clarification
    asked: Event | None = None  # the last request for clarification that stopped the clock
    asked_answered: date | None = None
    fee: tuple[Event, date | None, date | None] | None = None  # (notice, last day to pay, day paid)
    fee_ever: bool = False
    transferred: date | None = None
    over: Event | None = None  # withdrawn or lapsed
    dead: str = ""
    answers: list[Event] = field(default_factory=list)
    to_follow: bool = False
    steps: list[Step] = field(default_factory=list)
    claimed: date | None = None
    original_due: date | None = None
    _due: dict[tuple[object, ...], Counted] = field(default_factory=dict)

    # What the law gives this body on the day the clock starts.

    def variation(self) -> Variation | None:
        """The variation for this kind of body, if it was in force on the day the clock turns on."""
        varied = self.regime.variation(self.body_kind)
        if varied is None or self.start is None or not any(p.in_force(self.start) for p in varied.periods):
            return None
        return varied

    def period(self) -> Period:
        assert self.start is not None
        if self.extension is not None:
            return in_force(self.extension.periods, self.start, "the extension")
        varied = self.variation()
        return in_force(varied.periods if varied else self.regime.response, self.start, "the response")

    def count(self, period: Period | None = None, start: date | None = None) -> Counted:
        period, start = period or self.period(), start or self.start
        assert start is not None
        key = (period, start, tuple(self.pauses))
        if key not in self._due:
            self._due[key] = self._school(period, start) or self._plain().run(period, start, self.pauses)
        return self._due[key]

    def _plain(self) -> Counter:
        """The counter without school closures: they count only where the variation says so."""
        return Counter(self.counter.calendar, self.counter.nations)

    def _school(self, period: Period, start: date) -> Counted | None:
        varied = self.variation()
        if varied is None or not varied.school or self.extension is not None:
            return None
        ceiling = self._plain().run(in_force(varied.ceiling, start, "the ceiling"), start, self.pauses)
        if not self.counter.closures:
            return None
        sessions = self.counter.run(period, start, self.pauses)
        return sessions if sessions.due <= ceiling.due else ceiling

    def due(self) -> date:
        return self.count().due

    # One method an event.

    def begin(self, start: date, *, assumed: bool, says: str, cite: Citation | None) -> None:
        self.start, self.assumed = start, assumed
        self.steps.append(Step(start, says, cite))

    def restart(self, start: date, says: str, cite: Citation) -> None:
        """A fresh period from ``start``: what paused or extended the old one is gone with it. What else is
        outstanding stays so."""
        self.original_due = self.original_due or self.due()
        self.start, self.extension, self.target = start, None, None
        self.pauses = []
        self.steps.append(Step(start, says, cite))

    def cures_nothing(self, event: Event, what: str) -> bool:
        """True, with a sentence, if the time had run out before ``event``: lateness is not undone. While
        something is outstanding no time runs out."""
        if self.waiting or event.left <= self.due():
            return False
        self.steps.append(
            Step(
                event.left,
                f"{what} on {spell(event.left)} came after the response was due on {spell(self.due())}: "
                "it stops nothing and cures nothing.",
                self.regime.response[0].cite,
            )
        )
        return True

    def on_received(self, event: Event) -> None:
        body = str(event.get("body") or "")
        if self.start is None:
            self.first_body = body
            self.begin(
                event.arrived,
                assumed=False,
                says=f"The request was received on {spell(event.arrived)}: that is day 0.",
                cite=self.regime.receipt,
            )
        elif self.transferred and self.transferred <= event.on and body and body != self.first_body:
            self.answers, self.target, self.extension, self.waiting = [], None, None, {}
            self.pauses, self.first_body = [], body
            self.begin(
                event.arrived,
                assumed=False,
                says=f"{body} received the transferred request on {spell(event.arrived)}: its own day 0.",
                cite=self.regime.receipt,
            )

    def on_clarification_requested(self, event: Event) -> None:
        if event.kind in self.waiting:
            self.asked_again = event
            return
        if self.answers or self.cures_nothing(event, "A request for clarification"):
            return
        rule = self.regime.clarification
        if event.get("disputed"):
            self.disputed = event
            self.steps.append(
                Step(
                    event.left,
                    f"Clarification was asked for on {spell(event.left)}; you dispute that it was reasonably "
                    "required, so the clock is kept running and the other reading shown beside it.",
                    rule.ask,
                )
            )
            return
        self.waiting[event.kind] = self.asked = event
        self.asked_answered = None
        self.steps.append(
            Step(
                event.left,
                f"Clarification was asked for on {spell(event.left)}: no time runs until it is given.",
                rule.ask,
            )
        )

    def on_clarification_provided(self, event: Event) -> None:
        if self.answers:
            return
        got, rule = event.arrived, self.regime.clarification
        cite = next((c for since, c in rule.answer if since <= got), rule.answer[-1][1])
        if self.disputed is not None and not self.waiting:
            self.other_start = got
            self.disputed = None
            return
        asked = self.waiting.pop("clarification_requested", None)
        if asked is None:
            self.steps.append(
                Step(
                    got,
                    "Further information was given, but no request for clarification had stopped the clock.",
                    rule.ask,
                )
            )
            return
        self.asked_answered = got
        if rule.effect == "reset":
            self.restart(
                got, f"The clarification arrived on {spell(got)}: a fresh period, day 0 is that day.", cite
            )
        else:
            self.pauses.append(Pause(asked.left, got, "waiting for clarification", cite))
        again, self.asked_again = self.asked_again, None
        if again is not None and again.left >= got:  # asked once more on the day the first answer arrived
            self.on_clarification_requested(again)

    def on_fee_notice(self, event: Event) -> None:
        self.fee_ever = True
        if event.kind in self.waiting or self.answers or self.cures_nothing(event, "A fees notice"):
            return
        pay_by = None
        if self.regime.fee.pay_by:
            period = in_force(self.regime.fee.pay_by, event.left, "paying the fee")
            pay_by = self._plain().run(period, event.left).due
        self.fee, self.waiting[event.kind] = (event, pay_by, None), event
        self.steps.append(
            Step(
                event.left,
                f"A fees notice was given on {spell(event.left)}: the days until payment do not count.",
                self.regime.fee.cite,
            )
        )

    def on_fee_paid(self, event: Event) -> None:
        if not self.fee_ever:
            raise ImpossibleEvent(
                "A fee cannot be paid before a fees notice was given.", "Log the fee-notice first."
            )
        if self.fee is None or self.waiting.pop("fee_notice", None) is None:
            return
        notice, pay_by, _ = self.fee
        paid = event.arrived
        self.fee = (notice, pay_by, paid)
        if pay_by is not None and paid > pay_by:
            self.dead = f"the fee was paid on {spell(paid)}, after the last day to pay, {spell(pay_by)}"
            self.steps.append(Step(paid, f"The request ended: {self.dead}.", self.regime.fee.pay_by[0].cite))
        elif self.regime.fee.effect == "restart":
            self.restart(
                paid, f"The fee was received on {spell(paid)}: time runs from that day.", self.regime.fee.cite
            )
        else:
            self.pauses.append(Pause(notice.left, paid, "the fee was outstanding", self.regime.fee.cite))

    def on_id_requested(self, event: Event) -> None:
        if self.regime.identity is None or event.kind in self.waiting or self.answers:
            return
        if not self.cures_nothing(event, "A request for proof of identity"):
            self.waiting[event.kind] = event
            self.steps.append(
                Step(
                    event.left,
                    f"Proof of identity was asked for on {spell(event.left)}.",
                    self.regime.identity,
                )
            )

    def on_id_provided(self, event: Event) -> None:
        if self.waiting.pop("id_requested", None) is None:
            return
        assert self.regime.identity is not None
        got = event.arrived
        self.restart(
            got, f"Proof of identity arrived on {spell(got)}: time runs from that day.", self.regime.identity
        )

    def on_extension(self, event: Event) -> None:
        if self.answers:
            return
        self.claimed = _day(event.get("new_date")) or self.claimed
        extension = next((x for x in self.regime.extensions if x.event == event.kind), None)
        if extension is None:
            self._moves_nothing(
                event, f"{self.regime.title} has no such extension", self.regime.no_other_extension
            )
            return
        if self.waiting or self.cures_nothing(event, "The notice of extension"):
            return
        grounds = _grounds(event)
        own = [g for g in grounds if g.startswith(f"{self.regime.prefix}:")]
        if extension.qualified and grounds and not any(is_qualified(g) for g in own):
            self._moves_nothing(event, "it names no qualified exemption", extension.notice)
        elif extension.effect == "target":
            self.target = (extension, event, bool(grounds) or not extension.qualified)
            if not self.target[2]:
                self._moves_nothing(
                    event, "no qualified exemption that it names is on record", extension.notice
                )
        else:
            self.original_due = self.original_due or self.due()
            self.extension, self.extended_by = extension, event
            self.steps.append(
                Step(
                    event.left,
                    f"Notice of more time was given on {spell(event.left)}, in time.",
                    extension.notice,
                )
            )

    def _moves_nothing(self, event: Event, why: str, cite: Citation | None) -> None:
        self.steps.append(
            Step(
                event.left,
                f"The extension claimed on {spell(event.left)} moves no date: {why}. It is a holding letter.",
                cite,
            )
        )

    def on_over(self, event: Event) -> None:
        self.over = event

    def on_part_to_follow(self, event: Event) -> None:
        self.to_follow = True

    def on_answer(self, event: Event) -> None:
        self.answers.append(event)
        if event.kind != "response_partial":
            self.to_follow = False

    # What came of it.

    def answered_on(self) -> date | None:
        """The day the answer left: the first that disposes of everything, else the last partial one."""
        whole = [e.left for e in self.answers if e.kind != "response_partial"]
        if whole:
            return min(whole)
        if self.answers and not self.to_follow:
            return max(e.left for e in self.answers)
        return None

    def decided_on(self) -> date | None:
        """The day the public interest was decided: by the first answer that disposes of everything, else by a
        partial one after the response date. A partial one before it leaves open what was to wait."""
        whole = [e.left for e in self.answers if e.kind != "response_partial"]
        if whole or self.to_follow:
            return min(whole, default=None)
        return max((e.left for e in self.answers if e.left > self.due()), default=None)

    def noticed_on(self) -> date | None:
        """The day a good notice under a public-interest extension left: the response date is met by it."""
        return self.target[1].left if self.target and self.target[2] else None

    def stopped(self) -> tuple[str, bool]:
        """(why no clock runs, whether it is over for good)."""
        if self.start is None:
            return "no date of receipt is known", True
        if self.over is not None and self.answered_on() is None:
            return self.over.kind, True
        if self.dead:
            return self.dead, True
        if self.waiting:
            return "waiting for " + " and ".join(_OUTSTANDING[kind] for kind in self.waiting), False
        return "", False

    def deadline(self) -> Deadline:
        """``response_due``."""
        why, over = self.stopped()
        base = Deadline(
            "response_due",
            None,
            "body",
            self.regime.response[0].cite,
            steps=tuple(self.steps),
            claimed=self.claimed,
        )
        met_on = self.noticed_on() or self.answered_on()
        if why or self.start is None:
            return _with(base, stopped=why, dormant=over, met_on=met_on, assumed=self.assumed)
        counted = self.count()
        return _with(
            base,
            due=counted.due,
            cite=self.period().cite,
            provisional=self.counter.calendar.provisional(counted.due),
            assumed=self.assumed,
            also=self.other_readings(self.period(), counted),
            counted=counted.counted,
            unit=self.period().unit,
            skipped=counted.skipped,
            steps=(*self.steps, *counted.steps),
            met_on=met_on,
            start=self.start,
        )

    def other_readings(self, period: Period, counted: Counted) -> tuple[Reading, ...]:
        """The accepted other readings of this count (law.md's defaults: assert the earlier, chase on the later)."""
        assert self.start is not None
        out: list[Reading] = []
        calendar, nations = self.counter.calendar, self.counter.nations
        cite = self.regime.deemed(self.start)
        if cite and period.unit == "working_days" and not calendar.is_working(self.start, nations):
            deemed = calendar.on_or_after(self.start, nations)
            later = self.count(period, deemed).due
            if later != counted.due:
                out.append(
                    Reading(
                        later,
                        f"The body may count from {spell(deemed)}, taking a receipt on a day off as a receipt on the "
                        f"next working day ({cite.text}).",
                    )
                )
        if self.other_start is not None:
            out.append(
                Reading(
                    self.count(period, self.other_start).due,
                    f"If the clarification was reasonably required, a fresh period ran from {spell(self.other_start)} "
                    f"({self.regime.clarification.answer[-1][1].text}).",
                )
            )
        return tuple(out)


_OUTSTANDING = {
    "clarification_requested": "your clarification",
    "fee_notice": "your fee",
    "id_requested": "your proof of identity",
}

_HANDLERS: Mapping[str, Callable[[Response, Event], None]] = {
    "received": Response.on_received,
    "clarification_requested": Response.on_clarification_requested,
    "clarification_provided": Response.on_clarification_provided,
    "fee_notice": Response.on_fee_notice,
    "fee_paid": Response.on_fee_paid,
    "id_requested": Response.on_id_requested,
    "id_provided": Response.on_id_provided,
    "pit_extension": Response.on_extension,
    "reg7_extension": Response.on_extension,
    "sar_extension": Response.on_extension,
    "part_to_follow": Response.on_part_to_follow,
    "withdrawn": Response.on_over,
    "lapsed": Response.on_over,
    **dict.fromkeys(ANSWERS, Response.on_answer),
}


def respond(events: Sequence[Event], regime: Regime, counter: Counter, body_kind: str) -> Response:
    """The response clock after ``events`` (standing ones, in order)."""
    response = Response(regime, counter, body_kind)
    if not any(e.kind == "received" for e in events):
        _assume_receipt(response, events)
    # Both may be of one day, and then the receipt is sorted first.
    response.transferred = next((e.on for e in events if e.kind == "transferred"), None)
    for event in events:
        handler = _HANDLERS.get(event.kind)
        if handler is None or (
            response.start is None and event.kind not in ("received", "withdrawn", "lapsed")
        ):
            continue
        if response.over is None:
            handler(response, event)
    return response


def _assume_receipt(response: Response, events: Iterable[Event]) -> None:
    """Without a recorded receipt an e-mail counts as received the day it was sent; post as the regime presumes."""
    sent = next((e for e in events if e.kind == "sent"), None)
    if sent is None:
        return
    regime = response.regime
    if str(sent.get("via") or "email") != "post":
        response.begin(
            sent.left,
            assumed=True,
            says=f"No receipt is recorded: sent on {spell(sent.left)}, taken as received that day.",
            cite=regime.email or regime.receipt,
        )
    elif regime.post is not None:
        arrived = sent.left + timedelta(days=regime.post.n)
        response.begin(
            arrived,
            assumed=True,
            says=f"Posted on {spell(sent.left)}: presumed not received until {spell(arrived)}.",
            cite=regime.post.cite,
        )


def _grounds(event: Event) -> tuple[str, ...]:
    said = event.get("ground")
    listed = [said] if isinstance(said, str) and said else list(said or ())
    return tuple(str(g) for g in listed) or tuple(g.provision for g in event.grounds)


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def _with(deadline: Deadline, **changes: object) -> Deadline:
    from dataclasses import replace

    return replace(deadline, **changes)  # type: ignore[arg-type]


__all__ = ["DAY", "Response", "respond"]
