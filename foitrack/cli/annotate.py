"""``note``, ``tag``, ``remind``: what you add for yourself."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from foitrack.cli.completion import references_and_campaigns
from foitrack.cli.context import Date, Json, NoOn, Ref, Store, parse_day
from foitrack.cli.recorded import show_recorded


def register(app: typer.Typer) -> None:
    app.command("note")(note)
    app.command("tag")(tag)
    app.command("remind")(remind)


def note(
    ref: Ref,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    date: Date = None,
    shared: Annotated[bool, typer.Option("--shared", help="Not private: may go into a bundle.")] = False,
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Keep a note on a request. It is private: left out of every bundle unless asked for.

    \b
    foitrack note ft-7k3wd "Rang the FOI desk; they blame the summer."
    """
    from foitrack.actions.annotate import note as keep
    from foitrack.cli.context import opened, recorder
    from foitrack.today import today

    with opened(store) as open_store:
        done = keep(
            open_store, ref, text, on=date or today(), private=not shared, by=recorder(), today=today()
        )
    show_recorded(done, json)


def tag(
    ref: Ref,
    tags: Annotated[list[str], typer.Argument(metavar="TAG...")],
    remove: Annotated[bool, typer.Option("--remove", help="Take the tags off instead.")] = False,
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Put tags on a request, or take them off.

    \b
    foitrack tag ft-7k3wd children borders
    """
    from foitrack.actions.annotate import tag as put
    from foitrack.cli.context import opened, recorder
    from foitrack.cli.output import show, show_json

    with opened(store) as open_store:
        head, _, now = put(open_store, ref, tags, remove=remove, by=recorder())
    if json:
        show_json(ref=head.ref, tags=now)
    else:
        show(f"{head.ref} is tagged {', '.join(now)}." if now else f"{head.ref} has no tags.")


def remind(
    ref: Annotated[str, typer.Argument(metavar="REF|CAMPAIGN", autocompletion=references_and_campaigns)],
    day: Annotated[Any, typer.Argument(parser=parse_day, metavar="DAY")],
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Set a date of your own; due shows it as yours.

    \b
    foitrack remind ft-7k3wd 2027-01-15 "ICO wants our reply"
    """
    from foitrack.actions.annotate import remind as keep
    from foitrack.cli.context import opened, recorder
    from foitrack.cli.output import show, show_json
    from foitrack.dates import say_day
    from foitrack.today import today

    with opened(store) as open_store:
        done = keep(open_store, ref, day, text, by=recorder(), today=today())
    if json:
        show_json(refs=[d.ref for d in done], due=day, says=text)
    else:
        where = done[0].ref if len(done) == 1 else f"{len(done)} requests of {ref}"
        show(f"{say_day(day)}: {text} ({where}).")
