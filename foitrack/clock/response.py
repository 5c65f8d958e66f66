"""The response clock: from receipt, through clarification, fees, extensions and transfer, to the answer.

One pass over the events in order of day, one function an event. It asks the regime what each event does and knows no
statute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from foitrack.clock.count import Counter, Pause
from foitrack.clock.result import Step, spell
from foitrack.clock.running import Response
from foitrack.errors import ImpossibleEvent
from foitrack.facts import ANSWERS, Event
from foitrack.law.grounds import is_qualified
from foitrack.law.rule import Regime, in_force


def on_received(response: Response, event: Event) -> None:
    body = str(event.get("body") or "")
    if response.start is None:
        response.first_body = body
        response.begin(
            event.arrived,
            assumed=False,
            says=f"The request was received on {spell(event.arrived)}: that is day 0.",
            cite=response.regime.receipt,
        )
    elif response.transferred and response.transferred <= event.on and body and body != response.first_body:
        response.answers, response.target, response.extension, response.waiting = [], None, None, {}
        response.pauses, response.first_body = [], body
        response.begin(
            event.arrived,
            assumed=False,
            says=f"{body} received the transferred request on {spell(event.arrived)}: its own day 0.",
            cite=response.regime.receipt,
        )


def on_clarification_requested(response: Response, event: Event) -> None:
    if event.kind in response.waiting:
        response.asked_again = event
        return
    if response.answers or response.cures_nothing(event, "A request for clarification"):
        return
    rule = response.regime.clarification
    if event.get("disputed"):
        response.disputed = event
        response.steps.append(
            Step(
                event.left,
                f"Clarification was asked for on {spell(event.left)}; you dispute that it was reasonably "
                "required, so the clock is kept running and the other reading shown beside it.",
                rule.ask,
            )
        )
        return
    response.waiting[event.kind] = response.asked = event
    response.asked_answered = None
    response.steps.append(
        Step(
            event.left,
            f"Clarification was asked for on {spell(event.left)}: no time runs until it is given.",
            rule.ask,
        )
    )


def on_clarification_provided(response: Response, event: Event) -> None:
    if response.answers:
        return
    got, rule = event.arrived, response.regime.clarification
    cite = next((c for since, c in rule.answer if since <= got), rule.answer[-1][1])
    if response.disputed is not None and not response.waiting:
        response.other_start = got
        response.disputed = None
        return
    asked = response.waiting.pop("clarification_requested", None)
    if asked is None:
        response.steps.append(
            Step(
                got,
                "Further information was given, but no request for clarification had stopped the clock.",
                rule.ask,
            )
        )
        return
    response.asked_answered = got
    if rule.effect == "reset":
        response.restart(
            got, f"The clarification arrived on {spell(got)}: a fresh period, day 0 is that day.", cite
        )
    else:
        response.pauses.append(Pause(asked.left, got, "waiting for clarification", cite))
    again, response.asked_again = response.asked_again, None
    if again is not None and again.left >= got:  # asked once more on the day the first answer arrived
        on_clarification_requested(response, again)


def on_fee_notice(response: Response, event: Event) -> None:
    response.fee_ever = True
    if event.kind in response.waiting or response.answers or response.cures_nothing(event, "A fees notice"):
        return
    pay_by = None
    if response.regime.fee.pay_by:
        period = in_force(response.regime.fee.pay_by, event.left, "paying the fee")
        pay_by = response._plain().run(period, event.left).due
    response.fee, response.waiting[event.kind] = (event, pay_by, None), event
    response.steps.append(
        Step(
            event.left,
            f"A fees notice was given on {spell(event.left)}: the days until payment do not count.",
            response.regime.fee.cite,
        )
    )


def on_fee_paid(response: Response, event: Event) -> None:
    if not response.fee_ever:
        raise ImpossibleEvent(
            "A fee cannot be paid before a fees notice was given.", "Log the fee-notice first."
        )
    if response.fee is None or response.waiting.pop("fee_notice", None) is None:
        return
    notice, pay_by, _ = response.fee
    paid = event.arrived
    response.fee = (notice, pay_by, paid)
    if pay_by is not None and paid > pay_by:
        response.dead = f"the fee was paid on {spell(paid)}, after the last day to pay, {spell(pay_by)}"
        response.steps.append(
            Step(paid, f"The request ended: {response.dead}.", response.regime.fee.pay_by[0].cite)
        )
    elif response.regime.fee.effect == "restart":
        response.restart(
            paid, f"The fee was received on {spell(paid)}: time runs from that day.", response.regime.fee.cite
        )
    else:
        response.pauses.append(Pause(notice.left, paid, "the fee was outstanding", response.regime.fee.cite))


def on_id_requested(response: Response, event: Event) -> None:
    if response.regime.identity is None or event.kind in response.waiting or response.answers:
        return
    if not response.cures_nothing(event, "A request for proof of identity"):
        response.waiting[event.kind] = event
        response.steps.append(
            Step(
                event.left,
                f"Proof of identity was asked for on {spell(event.left)}.",
                response.regime.identity,
            )
        )


def on_id_provided(response: Response, event: Event) -> None:
    if response.waiting.pop("id_requested", None) is None:
        return
    assert response.regime.identity is not None
    got = event.arrived
    response.restart(
        got, f"Proof of identity arrived on {spell(got)}: time runs from that day.", response.regime.identity
    )


def on_extension(response: Response, event: Event) -> None:
    if response.answers:
        return
    response.claimed = _day(event.get("new_date")) or response.claimed
    extension = next((x for x in response.regime.extensions if x.event == event.kind), None)
    if extension is None:
        response.moves_nothing(
            event, f"{response.regime.title} has no such extension", response.regime.no_other_extension
        )
        return
    if response.waiting or response.cures_nothing(event, "The notice of extension"):
        return
    grounds = _grounds(event)
    own = [g for g in grounds if g.startswith(f"{response.regime.prefix}:")]
    if extension.qualified and grounds and not any(is_qualified(g) for g in own):
        response.moves_nothing(event, "it names no qualified exemption", extension.notice)
    elif extension.effect == "target":
        response.target = (extension, event, bool(grounds) or not extension.qualified)
        if not response.target[2]:
            response.moves_nothing(
                event, "no qualified exemption that it names is on record", extension.notice
            )
    else:
        response.original_due = response.original_due or response.due()
        response.extension, response.extended_by = extension, event
        response.steps.append(
            Step(
                event.left,
                f"Notice of more time was given on {spell(event.left)}, in time.",
                extension.notice,
            )
        )


def on_over(response: Response, event: Event) -> None:
    response.over = event


def on_part_to_follow(response: Response, event: Event) -> None:
    response.to_follow = True


def on_answer(response: Response, event: Event) -> None:
    response.answers.append(event)
    if event.kind != "response_partial":
        response.to_follow = False


_HANDLERS: Mapping[str, Callable[[Response, Event], None]] = {
    "received": on_received,
    "clarification_requested": on_clarification_requested,
    "clarification_provided": on_clarification_provided,
    "fee_notice": on_fee_notice,
    "fee_paid": on_fee_paid,
    "id_requested": on_id_requested,
    "id_provided": on_id_provided,
    "pit_extension": on_extension,
    "reg7_extension": on_extension,
    "sar_extension": on_extension,
    "part_to_follow": on_part_to_follow,
    "withdrawn": on_over,
    "lapsed": on_over,
    **dict.fromkeys(ANSWERS, on_answer),
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
