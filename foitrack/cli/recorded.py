"""What a command says after it recorded something: the entry, the dates that moved, and what there is to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from foitrack.actions.record import Recorded
    from foitrack.facts import Event, Ground


def show_recorded(done: Recorded, json: bool, notes: Sequence[str] = (), *, withdrawn: str = "") -> None:
    """What was recorded, which dates moved, and what there is to say about it."""
    from foitrack.actions.record import of_part
    from foitrack.actions.remarks import stops_nothing
    from foitrack.cli.output import say, show, show_json

    still = [
        stops_nothing(of_part(done.before, n), of_part(done.after, n), event)
        for event in done.events
        for n in event.parts[:1] or (0,)
    ]
    said = list(dict.fromkeys([*notes, *(s for s in still if s), *_ignored(done)]))
    if json:
        show_json(
            ref=done.ref,
            recorded=[_as_json(e) for e in done.events],
            standing=done.after.standing(),
            moved=[
                {"deadline": name, "part": part or None, "was": before, "now": after}
                for part, name, before, after in _each_move(done)
            ],
            notes=said,
            warnings=done.odd,
        )
        return
    for odd in done.odd:
        say(f"Odd, and recorded as you said: {odd}")
    if done.odd and not done.why:
        say(
            f'If it is a mistake: foitrack undo {done.ref}. If it is right, --anyway "why" keeps the reason with it.'
        )
    if withdrawn:
        show(f"{done.ref}: withdrawn, {withdrawn}.")
    else:
        for event in done.events:
            show(f"{done.ref}: {entry(event)}{_grounds_said(event.grounds)}.")
    for line in [*_moves(done), *said]:
        show(line)


def _as_json(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "event": event.kind,
        "date": event.on,
        "parts": list(event.parts),
        "outcomes": [{"part": o.part, "outcome": o.outcome} for o in event.outcomes],
        "grounds": [
            {"part": g.part, "provision": g.provision, "inferred": g.inferred} for g in event.grounds
        ],
    }


def _grounds_said(grounds: Sequence[Ground]) -> str:
    if not grounds:
        return ""
    from foitrack.law.grounds import provision

    named = dict.fromkeys(
        provision(g.provision).citation + (" (inferred)" if g.inferred else "") for g in grounds
    )
    return ", " + ", ".join(named)


def _ignored(done: Recorded) -> list[str]:
    """Warnings of the clock that this entry brought about."""
    before = set(done.before.deadlines.warnings)
    return [w for w in done.after.deadlines.warnings if w not in before]


def _each_move(done: Recorded) -> list[tuple[int, str, date | None, date | None]]:
    """(part, deadline, day before, day now); part 0 is the whole."""
    return [*((0, *move) for move in done.moved()), *done.moved_in_parts()]


def _moves(done: Recorded) -> list[str]:
    """One line a deadline that came, went or moved."""
    from foitrack.actions.look import ASKS
    from foitrack.actions.record import of_part
    from foitrack.dates import say_day

    lines = []
    for part, name, was, now in _each_move(done):
        what = ASKS.get(name, name.replace("_", " ")) + (f" (part {part})" if part else "")
        deadline = of_part(done.after, part).get(name)
        if now is None:
            why = f": {deadline.stopped}" if deadline and deadline.stopped else ""
            lines.append(f"  {what}: no date now{why}")
        elif was is None:
            lines.append(f"  {what}: {say_day(now)}")
        else:
            lines.append(f"  {what}: {say_day(now)} (was {say_day(was)})")
    return lines


def entry(event: Event) -> str:
    """An entry in a few words: ``refused on Wed 1 July 2026 (part 3)``."""
    from foitrack.dates import say_day

    parts = (
        f" (part{'s' if len(event.parts) > 1 else ''} {', '.join(map(str, event.parts))})"
        if event.parts
        else ""
    )
    text = str(event.get("text") or "")
    said = (
        f": {text[:57] + '...' if len(text) > 60 else text}"
        if text and event.kind in ("note", "call", "reminder")
        else ""
    )
    return f"{event.kind.replace('_', ' ')} on {say_day(event.on)}{parts}{said}"
