"""One request on a screen: what it asks, where it stands, its clocks, and everything that happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foitrack.case import Case
    from foitrack.clock import Deadline
    from foitrack.facts import Event


def as_json(case: Case, on: date | None) -> dict[str, Any]:
    """The whole request as plain values; ``deadlines`` is the object of ``clock --cases``."""
    from foitrack.actions.look import parts, references, timeline

    request = case.request
    clocks = case.deadlines.as_json(on)
    return {
        "ref": request.ref,
        "id": request.id,
        "body": request.body.slug,
        "body_name": request.body.name,
        "title": request.title,
        "campaign": request.campaign.slug if request.campaign else None,
        "regime": case.deadlines.regime,
        "standing": case.standing(on),
        "late": clocks["late"],
        "tags": list(request.tags),
        "references": [{"kind": kind, "reference": said} for kind, said in references(case)],
        "parts": parts(case, on),
        "deadlines": clocks["deadlines"],
        "part_deadlines": clocks.get("parts", {}),
        "events": timeline(case),
    }


def as_text(case: Case, on: date) -> None:
    """Print the request as it stands on ``on``."""
    from foitrack.actions.look import references
    from foitrack.cli.output import paragraph, show
    from foitrack.dates import say_day

    request = case.request
    paragraph(f"{request.ref}  ", request.title)
    late = " The body is late." if case.deadlines.late(on) else ""
    paragraph(
        "", f"To {request.body.name}, under {case.deadlines.regime}. Stands at: {case.standing(on)}.{late}"
    )
    also = [f"campaign {request.campaign.slug}"] if request.campaign else []
    also += [f"tagged {', '.join(request.tags)}"] if request.tags else []
    if also:
        paragraph("", "In " + "; ".join(also) + "." if request.campaign else also[0].capitalize() + ".")
    for kind, said in references(case):
        paragraph("", f"{kind.replace('_', ' ').capitalize()}: {said}")
    _show_parts(case, on)
    _show_clocks(case, on)
    show("\nWhat happened")
    for event in case.history.events:
        _show_event(case, event)
    for warning in case.deadlines.warnings:
        show()
        paragraph("", f"Note: {warning}")
    if case.history.events and max(e.on for e in case.history.events) > on:
        show(f"\nSome of this happened after {say_day(on)}.")


def _show_parts(case: Case, on: date) -> None:
    from foitrack.actions.look import parts
    from foitrack.cli.output import paragraph, show

    told = parts(case, on)
    if len(told) == 1 and told[0]["n"] is None and told[0]["outcome"] is None:
        return
    show("\nParts" if told[0]["n"] else "\nAnswer")
    for part in told:
        got = (part["outcome"] or "silent").replace("_", " ")
        got += " (by statement)" if part["channel"] == "statement" else ""
        grounds = ", ".join(
            g["provision"] + (" (inferred)" if g["inferred"] else "") for g in part["grounds"]
        )
        value = f": {part['value']}" if part["value"] else ""
        number = f"{part['n']}. " if part["n"] else ""
        regime = f" [{part['regime']}]" if part["regime"] != case.deadlines.regime else ""
        paragraph(f"  {number}", f"{_short(part['text'])}{regime}")
        paragraph("     ", f"{got}{value}{', ' + grounds if grounds else ''}")


def _show_clocks(case: Case, on: date) -> None:
    from foitrack.actions.look import ASKS
    from foitrack.cli.output import Column, on_terminal, show, table
    from foitrack.dates import say_day

    rows = []
    for parts, deadline in case.deadlines.gathered():
        when = _when(deadline, on_terminal())
        what = ASKS.get(deadline.name, deadline.name.replace("_", " ")) + _of(parts)
        rows.append([what, when, _state(deadline, on), f"{deadline.cite.text} ({deadline.basis})"])
        rows += [["", f"or {say_day(other.due)}", other.why, ""] for other in deadline.also]
        if deadline.claimed and deadline.claimed != deadline.due:
            rows.append(["", "", f"the body says {say_day(deadline.claimed)}", ""])
    show("\nClocks")
    if rows:
        table(
            [Column("What", wraps=True), "Due", Column("State", wraps=True), Column("Authority", wraps=True)],
            rows,
        )
    else:
        show("  none runs yet")


def _of(parts: tuple[int, ...]) -> str:
    return f" (part{'s' if len(parts) > 1 else ''} {', '.join(map(str, parts))})" if parts else ""


def _when(deadline: Deadline, terminal: bool) -> str:
    from foitrack.dates import say_short

    if deadline.due is None:
        return "-"
    marks = "".join(s for s, true in (("~", deadline.provisional), ("?", deadline.assumed)) if true)
    return (say_short(deadline.due) if terminal else deadline.due.isoformat()) + marks


def _state(deadline: Deadline, on: date) -> str:
    state = deadline.state(on).replace("_", " ")
    if deadline.due is None and deadline.stopped:
        return deadline.stopped
    if deadline.provisional:
        state += ", provisional"
    return state + (", receipt assumed" if deadline.assumed else "")


def _show_event(case: Case, event: Event) -> None:
    from foitrack.cli.output import on_terminal, paragraph
    from foitrack.dates import say_short
    from foitrack.facts import EVENT_KINDS

    counts = event.kind == "retracted" or any(e.id == event.id for e in case.events)
    what = (
        EVENT_KINDS[event.kind]
        if event.kind != "note"
        else "private note"
        if event.get("private")
        else "note"
    )
    what += _of(event.parts)
    if event.kind == "retracted":
        gone = next((e for e in case.history.events if e.id == event.retracts), None)
        what = f"withdrawn: {EVENT_KINDS[gone.kind] if gone else event.retracts}"
    if not counts:
        what += " (withdrawn)"
    when = say_short(event.on) if on_terminal() else event.on.isoformat()
    paragraph(f"  {when:>11}  {event.id[:8]}  ", what)
    for line in _details(event):
        paragraph(" " * 25, line)


_SAID = {
    "via": "by {}",
    "body": "to {}",
    "new_date": "they promise {}",
    "claimed_due": "they say it is due {}",
    "compliance_days": "{} days to comply",
    "until": "until {}",
    "regime": "{}",
    "reason": "reason: {}",
    "hours": "{} hours estimated",
    "records": "{} records",
    "minutes": "{} minutes a record",
    "anyway": "recorded although odd: {}",
    "text": "{}",
}


def _details(event: Event) -> list[str]:
    from foitrack.case.refusals import results_of
    from foitrack.dates import say_day

    letter = [
        f"{word} {say_day(day)}"
        for word, day in (("dated", event.dated), ("sent", event.sent_on), ("received", event.received_on))
        if day is not None and day != event.on
    ]
    lines = ["letter " + ", ".join(letter)] if letter else []
    outcomes = [f"part {o.part}: {o.outcome.replace('_', ' ')}" for o in event.outcomes if o.part]
    if outcomes:
        lines.append("; ".join(outcomes))
    grounds = dict.fromkeys(g.provision + (" (inferred by us)" if g.inferred else "") for g in event.grounds)
    if grounds:
        lines.append("on " + ", ".join(grounds))
    lines += [
        f"{r['provision']}{f' (part {n})' if (n := r.get('part')) else ''}: {str(r['result']).replace('_', ' ')}"
        for r in results_of(event)
    ]
    lines += [
        _SAID[name].format(_short(_plain(event.get(name)), 300))
        for name in _SAID
        if event.get(name) not in (None, "", False)
    ]
    lines += [f"{d.name} ({d.size:,} bytes)" for d in event.documents]
    return lines


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _short(text: str, width: int = 200) -> str:
    from foitrack.visible import one_line

    return one_line(text, width)
