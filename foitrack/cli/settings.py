"""``init`` and ``config``: who asks, and where foitrack keeps what."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foitrack.cli.context import Json, NoOn, On, Store, Yes
from foitrack.errors import UsageError

if TYPE_CHECKING:
    from foitrack.config import Config


def register(app: typer.Typer) -> None:
    app.command("init")(init)
    config = typer.Typer(
        help="The settings: who asks, and where they are.", no_args_is_help=True, rich_markup_mode=None
    )
    config.command("show")(show)
    config.command("path")(path)
    app.add_typer(config, name="config")


def init(
    name: Annotated[str | None, typer.Option("--name", help="Your name, as letters are signed.")] = None,
    email: Annotated[str | None, typer.Option("--email", help="The e-mail address for replies.")] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", help="The organisation you ask for, if any.")
    ] = None,
    address: Annotated[
        str | None, typer.Option("--address", help="A postal address, if letters should carry one.")
    ] = None,
    yes: Yes = False,
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Say who is asking, once. A request needs a real name or an organisation's, and an address for replies.

    foitrack init --name "Quill Exampleton" --email quill@example.org
    """
    from dataclasses import asdict

    from foitrack.cli.context import opened
    from foitrack.cli.output import confirm, say, show_json
    from foitrack.cli.output import show as line
    from foitrack.config import checked_config, config_path, name_doubt, read_config_if_any, write_config

    place = config_path()
    before = _readable(read_config_if_any)
    given = {"name": name, "email": email, "organisation": organisation, "postal": address}
    values = {**(asdict(before) if before else {}), **{k: v for k, v in given.items() if v is not None}}
    if not any(v is not None for v in given.values()):
        values = _asked(values, yes)
    config = checked_config(values, where="What was given")
    if doubt := name_doubt(config.name, config.organisation):
        say(doubt)
    if place.exists() and before != config:
        confirm(f"Replace the settings at {place}?", yes)
    if before != config:
        write_config(config, place)
    with opened(store) as at:
        kept = at.place
    if json:
        show_json(requester=asdict(config), settings=str(place), store=kept)
        return
    _print(config)
    line(f"Settings: {place}")
    line(f"Store: {kept}")


def show(json: Json = False, store: Store = None, on: On = None) -> None:
    """Show the settings and where each comes from.

    foitrack config show
    """
    from foitrack.cli.output import show as line
    from foitrack.cli.output import show_json
    from foitrack.config import config_path, read_config_if_any

    config = read_config_if_any()
    rows = _sources(config, store)
    if json:
        show_json(
            [{"name": n, "value": v or None, "from": source} for n, v, source in rows],
            path=str(config_path()),
        )
        return
    for name, value, source in rows:
        line(f"{name}: {value or 'none'} ({source})")


def path(json: Json = False, store: Store = None, on: On = None) -> None:
    """Print where the settings are (or would be).

    foitrack config path
    """
    from foitrack.cli.output import show as line
    from foitrack.cli.output import show_json
    from foitrack.config import config_path

    place = config_path()
    if json:
        show_json(path=str(place), exists=place.exists())
    else:
        line(str(place))


def _readable(read: Any) -> Config | None:
    """The settings as they are, or None where there are none or they cannot be read: init may write them anew."""
    try:
        found: Config | None = read()
    except UsageError as wrong:
        from foitrack.cli.output import say

        say(str(wrong))
        return None
    return found


def at_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _asked(values: dict[str, str], yes: bool) -> dict[str, str]:
    """Ask on a terminal for what letters need; without one, say which options to give."""
    if yes or not at_terminal():
        raise UsageError(
            "Nobody is at a terminal to ask for a name and an address for replies.",
            "Give them: foitrack init --name NAME --email ADDRESS [--organisation NAME]",
        )
    from foitrack.cli.output import say

    say("A request needs your real name (a title or initial and a surname will do) or an organisation's.")
    say("Under a pseudonym it is not valid, and nobody could complain about the answer (FOIA s.8).")
    questions = (
        ("name", "Your name"),
        ("organisation", "Organisation, if you ask for one"),
        ("email", "E-mail address for replies"),
    )
    return {
        **values,
        **{
            k: typer.prompt(text, default=values.get(k, ""), show_default=bool(values.get(k)), err=True)
            for k, text in questions
        },
    }


def _print(config: Config) -> None:
    from foitrack.cli.output import show as line

    line(f"Letters are signed: {config.name}" + (f", {config.organisation}" if config.organisation else ""))
    line(f"Replies go to: {config.address}")


def _sources(config: Config | None, store: str | None) -> list[tuple[str, str, str]]:
    import os
    from dataclasses import asdict

    from foitrack.config import config_path
    from foitrack.store.place import place_of
    from foitrack.today import today

    where = f"settings file {config_path()}"
    rows = [(n, v, where if v else "not set") for n, v in asdict(config).items()] if config else []
    if config is None:
        rows = [("name", "", "no settings yet: foitrack init")]
    from_where = (
        "--store" if store else "FOITRACK_STORE" if os.environ.get("FOITRACK_STORE") else "the usual place"
    )
    rows.append(("store", str(place_of(store)), from_where))
    rows.append(
        (
            "today",
            today().isoformat(),
            "FOITRACK_TODAY" if os.environ.get("FOITRACK_TODAY") else "the clock in London",
        )
    )
    return rows
