"""``template``: the letter templates, those shipped and your own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from foitrack.cli.context import Json, On, Store, complete_templates

if TYPE_CHECKING:
    from foitrack.letters.templates import LetterTemplate

Name = Annotated[str, typer.Argument(metavar="NAME", autocompletion=complete_templates)]
templates = typer.Typer(
    help="Letter templates: those shipped, and your own, which stand before them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    app.add_typer(templates, name="template")


@templates.command("list")
def list_(on: On = None, json: Json = False, store: Store = None) -> None:
    """List the templates, with what each is for.

    \b
    foitrack template list
    """
    from foitrack.cli.output import Column, say, show_json, table
    from foitrack.letters.templates import all_templates

    good, bad = all_templates()
    if json:
        show_json([_as_json(t) for t in good], warnings=bad)
        return
    table(
        ["Name", "", Column("What for", wraps=True), Column("Laws", wraps=True)],
        [(t.name, "yours" if t.mine else "", t.about or t.title, " ".join(t.regimes)) for t in good],
    )
    for trouble in bad:
        say(trouble)
    say("foitrack template show NAME shows the values that it needs.")


@templates.command("show")
def show_(name: Name, on: On = None, json: Json = False, store: Store = None) -> None:
    """Show a template: the values it needs, and its text.

    \b
    foitrack template show police-statistics
    """
    from foitrack.cli.output import show, show_json
    from foitrack.letters.templates import find

    template = find(name)
    if json:
        show_json(None, **_as_json(template), source=template.source)
        return
    show(f"{template.title}: {template.about}")
    show(
        f"For {', '.join(template.regimes)}. {template.path if template.mine else 'Shipped with foitrack.'}\n"
    )
    for value in template.values:
        needed = "must be given" if value.default is None else f"left out: {value.default or 'nothing'}"
        show(f"  {value.name}: {value.help} ({needed})")
        show(f'      --set {value.name}="{value.example}"')
    show(
        "  Questions are given with --part."
        if template.needs_parts
        else "  More questions can be given with --part."
    )
    show("\n" + template.source)


@templates.command("new")
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What yours is to be called.")],
    starter: Annotated[
        str,
        typer.Option(
            "--from", metavar="TEMPLATE", help="The one to begin with.", autocompletion=complete_templates
        ),
    ] = "general",
    on: On = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Copy a template to your own folder, to be changed there.

    \b
    foitrack template new my-question --from documents
    """
    from foitrack.cli.output import say, show, show_json
    from foitrack.letters.templates import new as copy

    path = copy(name, starter)
    if json:
        show_json(None, name=name, path=str(path))
        return
    show(str(path))
    say(f"Change it with your editor, then: foitrack template check {name}")


@templates.command("check")
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME...", help="All of your own if none is named.", autocompletion=complete_templates
        ),
    ] = None,
    on: On = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Try a template with its own examples, in every law it is for, and say what is wrong with it.

    \b
    foitrack template check my-question
    """
    from foitrack.cli.output import say, show, show_json
    from foitrack.letters.templates import all_templates
    from foitrack.letters.trial import tried

    good, bad = all_templates()
    wanted = names or [t.name for t in good if t.mine]
    results = [tried(name) for name in wanted]
    if json:
        show_json([r.as_json() for r in results], warnings=[] if names else bad)
    else:
        for result in results:
            show(f"{result.name}: {'good' if not result.wrong else 'not usable'}")
            for says in (*result.wrong, *result.doubts):
                show(f"  {says}")
        for trouble in () if names else bad:
            say(trouble)
        if not wanted and not bad:
            say("You have no templates of your own. foitrack template new NAME makes one.")
    if any(r.wrong for r in results) or (bad and not names):
        raise typer.Exit(1)


def _as_json(template: LetterTemplate) -> dict[str, Any]:
    return {
        "name": template.name,
        "title": template.title,
        "about": template.about,
        "mine": template.mine,
        "regimes": list(template.regimes),
        "needs_parts": template.needs_parts,
        "parts": list(template.parts),
        "values": [
            {
                "name": v.name,
                "help": v.help,
                "example": v.example,
                "default": v.default,
                "required": v.default is None,
            }
            for v in template.values
        ],
    }
