"""``add``: requests that were made elsewhere, one or a table of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foitrack.cli.context import Json, NoOn, Store, Yes, complete_bodies, parse_day
from foitrack.errors import UsageError

if TYPE_CHECKING:
    from foitrack.actions.add import Added
    from foitrack.actions.add_table import Sheet


def register(app: typer.Typer) -> None:
    app.command("add")(add)


def add(
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="BODY", help="Who was asked.", autocompletion=complete_bodies, show_default=False
        ),
    ] = "",
    sent_on: Annotated[
        Any, typer.Option("--sent", parser=parse_day, metavar="DAY", help="The day it was sent.")
    ] = None,
    received: Annotated[
        Any,
        typer.Option("--received", parser=parse_day, metavar="DAY", help="The day it arrived, if you know."),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="What it is about, in a few words.")] = "",
    part: Annotated[
        list[str] | None,
        typer.Option("--part", metavar="TEXT", help="A numbered question. Any number of times."),
    ] = None,
    via: Annotated[
        str, typer.Option("--via", metavar="email|webform|wdtk|post", help="How it was sent.")
    ] = "email",
    regime: Annotated[str, typer.Option("--regime", help="The law, if not the body's usual one.")] = "",
    stage: Annotated[
        str,
        typer.Option(
            "--stage", metavar="STAGE", help="Where it stands: awaiting, clarification, refused, review ..."
        ),
    ] = "awaiting",
    since: Annotated[
        Any,
        typer.Option("--since", parser=parse_day, metavar="DAY", help="The day on which that stage began."),
    ] = None,
    their_ref: Annotated[
        list[str] | None, typer.Option("--their-ref", metavar="TEXT", help="A reference of theirs.")
    ] = None,
    url: Annotated[str, typer.Option("--url", help="Where it can be read, as on WhatDoTheyKnow.")] = "",
    file: Annotated[
        list[Path] | None,
        typer.Option(
            "--file", exists=True, dir_okay=False, readable=True, help="The letter. Any number of times."
        ),
    ] = None,
    campaign: Annotated[
        str, typer.Option("--campaign", metavar="NAME", help="The campaign it belongs to.")
    ] = "",
    csv: Annotated[
        Path | None,
        typer.Option("--csv", exists=True, dir_okay=False, readable=True, help="Many at once, from a table."),
    ] = None,
    csv_template: Annotated[
        bool, typer.Option("--csv-template", help="Print the columns of that table.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --csv: show what would be added.")] = False,
    yes: Yes = False,
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Record a request that was made elsewhere, at whatever stage it is.

    \b
    foitrack add --to kent-police --sent 2026-03-04 --title "Stop and search" --their-ref FOI/1234
    foitrack add --csv my-requests.csv
    """
    from foitrack.actions.add import Told, add_one
    from foitrack.actions.add_table import add_sheet, csv_columns, read_sheet
    from foitrack.cli.context import opened, recorder
    from foitrack.cli.output import confirm, on_terminal, show
    from foitrack.config import read_config
    from foitrack.today import today

    if csv_template:
        show(csv_columns().rstrip("\n"))
        return
    if csv is None and not (to and sent_on):
        raise UsageError("Who was asked, and when?", "Give --to BODY and --sent DAY, or --csv FILE.")
    if csv is not None and (to or sent_on):
        raise UsageError("--csv brings its own bodies and days.", "Give it without --to and --sent.")
    config = read_config()
    with opened(store) as open_store:
        if csv is not None:
            sheet = read_sheet(open_store, csv, config, today())
            if dry_run:
                _show_sheet(sheet, (), json)
                return
            if sheet.rows:
                if not json and (on_terminal() or not yes):
                    _show_sheet(sheet, None, json=False)
                confirm(f"Add {_count(len(sheet.rows), 'request')}?", yes)
            done = add_sheet(open_store, sheet, by=recorder())
            _show_sheet(sheet, done, json)
            if sheet.bad:
                raise typer.Exit(1)
            return
        told = Told(
            to=to, sent=sent_on, received=received, title=title, parts=tuple(part or ()), via=via, regime=regime,
            stage=stage, since=since, their_refs=tuple(their_ref or ()), url=url, files=tuple(file or ()),
            campaign=campaign,
        )  # fmt: skip
        one = add_one(open_store, told, config, by=recorder(), today=today())
    _show_added(one, json)


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _show_added(one: Added, json: bool) -> None:
    from foitrack.cli.output import say, show, show_json

    if json:
        show_json([one.as_json()], warnings=one.odd)
        return
    show(f"{one.ref}\t{one.body}\t{one.standing}" + (f"\tdue {one.due.isoformat()}" if one.due else ""))
    for odd in one.odd:
        say(f"Odd, and recorded as told: {odd}")
    if one.there:
        say("It was there already; nothing was added.")


def _show_sheet(sheet: Sheet, done: Sequence[Added] | None, json: bool) -> None:
    """What a table holds; ``done`` is what was added of it, () for a trial, None before the question."""
    from foitrack.cli.output import Column, broken, on_terminal, say, show, show_json, table

    if json:
        added = [a.as_json() for a in done or ()]
        show_json(
            added or [r.as_json() for r in sheet.rows],
            read=sheet.read,
            added=len(added),
            already=[{"line": n, "ref": ref} for n, ref in sheet.already],
            bad=[{"line": n, "why": why} for n, why in sheet.bad],
            warnings=[f"line {n}: {says}" for n, says in sheet.odd],
        )
        return
    if not done:
        table(
            ["Line", Column("Body", wraps=True), "Sent", "Stage", Column("Title", wraps=True)],
            [(r.line, r.told.to, r.told.sent, r.told.stage, r.told.title) for r in sheet.rows],
        )
    for one in done or ():
        show(f"{one.ref}\t{one.body}\t{one.standing}" + (f"\tdue {one.due.isoformat()}" if one.due else ""))
    if done is None or not sheet.rows or not on_terminal():
        for line, why in sheet.bad:
            say(broken(f"Line {line} is left out: {why}", talk=True))
        for line, says in sheet.odd:
            say(broken(f"Line {line} is odd: {says}", talk=True))
    already = f", {len(sheet.already)} there already" if sheet.already else ""
    bad = f", {len(sheet.bad)} left out" if sheet.bad else ""
    if done is not None:
        say(f"{sheet.read} read, {len(done)} added{already}{bad}.")
