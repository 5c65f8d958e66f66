"""``backup``, ``restore``, ``doctor``, and the same under ``store``, with ``migrate`` and ``recount``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foitrack.cli.context import Json, NoOn, Store, Yes


def register(app: typer.Typer) -> None:
    store = typer.Typer(help="Care of the store: is it well, a copy of it, and bringing it up to date.",
                        no_args_is_help=True, rich_markup_mode=None)  # fmt: skip
    for shelf in (app, store):
        shelf.command("backup")(backup)
        shelf.command("restore")(restore)
        shelf.command("doctor")(doctor)
    store.command("migrate")(migrate)
    store.command("recount")(recount)
    app.add_typer(store, name="store")


def backup(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A file to make, or a folder (a stick) to put it in.")
    ],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", "--force", help="Replace the file if it is there.")
    ] = False,
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Copy the whole store, with its letters and documents, into one file that is checked before it counts.

    foitrack backup foitrack.bak
    """
    from foitrack.actions.care import backup as make
    from foitrack.cli.output import show, show_json
    from foitrack.today import today

    made = make(store, path, today=today(), overwrite=overwrite)
    if json:
        show_json(path=str(made.path), bytes=made.size)
    else:
        show(f"Saved and checked: {made.path} ({made.size:,} bytes).")


def restore(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A backup that foitrack made.")],
    yes: Yes = False,
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Put a backup in the place of the store. The store that is there now is kept beside it.

    foitrack restore foitrack.bak --yes
    """
    from foitrack.actions.care import restore as put_back
    from foitrack.cli.output import confirm, say, show, show_json
    from foitrack.store.place import place_of

    at = place_of(store)
    if at.path and at.path.exists():
        confirm(f"Put {path} in the place of the store {at}? (The present one is kept beside it.)", yes)
    done = put_back(store, path)
    for notice in done.notices:
        say(notice)
    if json:
        show_json(place=done.place, kept=str(done.kept) if done.kept else None, requests=done.requests)
        return
    show(f"Restored {done.place}: {done.requests:,} request{'' if done.requests == 1 else 's'}.")
    if done.kept:
        show(f"The store that was there is kept as {done.kept}.")


def doctor(on: NoOn = None, json: Json = False, store: Store = None) -> None:
    """Look whether the store is whole, private and in a safe place, and its stored dates right. Changes nothing.

    foitrack doctor
    """
    from foitrack.actions.care import doctor as look
    from foitrack.cli.output import show, show_json
    from foitrack.today import today

    found = []
    for finding in look(store, today()):
        found.append(finding)
        if not json:
            show(
                f"{finding.result:7}  {finding.name}: {finding.says}"
                + (f" {finding.next_step}" if finding.next_step else "")
            )
    if json:
        show_json(
            [{"name": f.name, "result": f.result, "says": f.says, "next": f.next_step or None} for f in found]
        )
    if any(f.result == "bad" for f in found):
        raise typer.Exit(1)


def migrate(yes: Yes = False, on: NoOn = None, json: Json = False, store: Store = None) -> None:
    """Bring the store up to this program's schema. A shared one changes for everybody who uses it.

    foitrack store migrate --yes
    """
    from foitrack.actions.care import migrate as bring
    from foitrack.cli.output import confirm, show, show_json
    from foitrack.store.place import place_of

    at = place_of(store)
    if at.dialect == "postgresql":
        confirm(f"Change the schema of {at} for everybody who uses it?", yes)
    said = bring(store)
    if json:
        show_json(place=str(at), done=said or None)
    else:
        show(said or f"{at} is up to date.")


def recount(on: NoOn = None, json: Json = False, store: Store = None) -> None:
    """Work out every stored date again from the facts, and say which of them moved.

    foitrack store recount
    """
    from foitrack.actions.care import recount as count
    from foitrack.cli.context import opened
    from foitrack.cli.output import say, show, show_json

    with opened(store, create=False) as open_store:
        done = count(open_store)
    if json:
        rows = [
            {"ref": m.ref, "body": m.body, "deadline": m.name, "was": m.was, "now": m.now} for m in done.moved
        ]
        show_json(rows, warnings=[f"{ref}: {why}" for ref, why in done.failed], requests=done.requests)
    else:
        show(
            f"Counted again: {done.requests:,} request{'' if done.requests == 1 else 's'}; {len(done.moved)} dates moved."
        )
        for m in done.moved:
            show(f"{m.ref}  {m.body}  {m.name}: {m.was or 'none'} -> {m.now or 'none'}")
        for ref, why in done.failed:
            say(f"{ref} could not be counted: {why}")
    if done.failed:
        raise typer.Exit(1)
