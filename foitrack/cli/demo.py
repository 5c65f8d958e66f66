"""``demo``: a real campaign in a throw-away store, to see what foitrack does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foitrack.cli.context import Json
from foitrack.errors import UsageError

if TYPE_CHECKING:
    from foitrack.actions.demo import Demo


def register(app: typer.Typer) -> None:
    app.command("demo")(demo)


def demo(
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="FILE", help="Keep the demonstration's store in this new file."),
    ] = None,
    json: Json = False,
) -> None:
    """Show a campaign of 52 requests in a throw-away store: what is due, and what to do. Yours is not touched.

    \b
    foitrack demo
    foitrack demo --keep demo.sqlite3
    """
    import tempfile

    if keep is not None:
        keep = keep.expanduser().absolute()
        if keep.exists():
            raise UsageError(f"{keep} is there already.", "Give the name of a new file.")
        if not keep.parent.is_dir():
            raise UsageError(f"There is no folder {keep.parent}.", "Make it first, or choose another.")
        _run(str(keep), keep, json)
        return
    with tempfile.TemporaryDirectory(prefix="foitrack-demo-") as folder:  # made 0700
        _run(str(Path(folder) / "demo.sqlite3"), None, json)


def _run(place: str, kept: Path | None, json: bool) -> None:
    from foitrack.actions.demo import build
    from foitrack.bodies.directory import EDITION, shipped
    from foitrack.store.open import open_store
    from foitrack.store.values import Seed

    with open_store(place, create=True, seed=Seed(EDITION, shipped)) as store:
        shown = build(store)
    if json:
        _show_json(shown, kept)
    else:
        _show(shown, kept)


def _to_try(shown: Demo, kept: Path | None) -> list[str]:
    """Three commands that work one after the other, where the user is now."""
    import shlex

    name = str(kept) if kept else "demo.sqlite3"
    file, on = shlex.quote(name), f"--on {shown.today.isoformat()}"
    store = f"--store {file}"
    show = f"foitrack show {shown.campaign.slug}/home-office {store}"
    explain = f"foitrack explain {shown.campaign.slug}/kent-police {store}"
    if kept:
        return [f"foitrack due {on} {store}", show, explain]
    return ["foitrack demo --keep demo.sqlite3", f"foitrack due {on} {store}", show]


def _show(shown: Demo, kept: Path | None) -> None:
    from foitrack.cli.look import show_due
    from foitrack.cli.output import broken, say, show
    from foitrack.dates import say_day

    show(broken(f"{shown.campaign.title}, on {say_day(shown.today)}"))
    stand = ", ".join(f"{n} {word}" for word, n in shown.standings.items())
    show(broken(f"{len(shown.cases)} requests, {len(shown.campaign.questions)} questions each: {stand}."))
    show(f"A demonstration. {shown.mark}\n")
    show("What is due")
    show_due(shown.due, fold=True, cut=None, days=14)
    show("\nWhat to do")
    for line in _advice(shown):
        show(broken(line, "  "))
    show("\nTo try next")
    for command in _to_try(shown, kept):
        show(f"  {command}")
    say(f"\nThe store is kept in {kept}." if kept else "\nThe store of this demonstration is gone again.")


def _advice(shown: Demo) -> list[str]:
    """What the record asks of the user now, one sentence each."""
    late = [i for i in shown.due.items if i.owed_by == "body" and i.overdue]
    lines = []
    chase = {i.ref for i in late if i.next == "chase"}
    if chase:
        lines.append(
            f"Chase the {len(chase)} bodies whose time is up. A press statement is no answer: it stopped no clock."
        )
    for ref, body, notes in shown.cost:
        lines.append(f"{body} ({ref}): " + " ".join(notes))
    waiting = [c for c in shown.cases if c.standing(shown.today) == "clarification"]
    for case in waiting:
        lines.append(
            f"Answer the question of {case.request.body.name} ({case.request.ref}): its clock waits for you."
        )
    reviews = [i for i in shown.due.items if i.owed_by == "you" and i.deadline == "review_request_by"]
    if reviews:
        lines.append(f"Decide whether to ask for a review: {len(reviews)} rights end within the window.")
    return lines


def _show_json(shown: Demo, kept: Path | None) -> None:
    from foitrack.cli.output import show_json

    items: list[dict[str, Any]] = [i.as_json() for i in shown.due.items]
    show_json(
        items,
        warnings=shown.due.warnings,
        on=shown.today,
        total=shown.due.total,
        campaign=shown.campaign.slug,
        requests=len(shown.cases),
        standings=shown.standings,
        mark=shown.mark,
        store=str(kept) if kept else None,
        to_try=_to_try(shown, kept),
    )
