"""``followup``: a question about an answer, or a new request that comes out of it."""

from __future__ import annotations

from typing import Annotated

import typer

from foitrack.cli.context import Json, NoOn, Ref, Store
from foitrack.errors import UsageError


def register(app: typer.Typer) -> None:
    app.command("followup")(followup)


def followup(
    ref: Ref,
    questions: Annotated[
        list[str],
        typer.Argument(metavar="QUESTION...", help="What you want to ask, each in quotation marks."),
    ],
    new: Annotated[
        bool, typer.Option("--new", help="Put it as a new request, whatever it looks like.")
    ] = False,
    about: Annotated[
        bool, typer.Option("--about", help="Put it as a question about the answer, whatever it looks like.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the letter and keep nothing.")] = False,
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Ask again in the same thread: what the answer means (no clock), or for more (a new request with its own clock).

    \b
    foitrack followup ft-7k3wd "What does column C of your table count?"
    foitrack followup ft-7k3wd "How many of them were under 14?" --new
    """
    from foitrack.actions.derive import calendar_of
    from foitrack.actions.dispute import Row, dossier_of, keep
    from foitrack.actions.followup import Judged, child, judge, keep_child
    from foitrack.actions.look import one_head
    from foitrack.cli.context import opened, recorder
    from foitrack.cli.output import broken, say, show, show_json
    from foitrack.letters.answering import question
    from foitrack.today import today

    if new and about:
        raise UsageError("It is a new request or a question about the answer, not both.")
    said = judge(" ".join(questions))
    if new or about:
        said = Judged(new, "As you said: a new request, with a clock of its own." if new else "As you said: a question about the answer.")  # fmt: skip
    day = today()
    with opened(store, create=False) as open_store:
        history = open_store.read.history(one_head(open_store.read, ref).id)
        dossier = dossier_of(open_store.read, history, calendar_of(open_store.read), day)
        parent = history.request
        notes: tuple[str, ...]
        if said.new:
            made = child(open_store.read, dossier, questions, day)
            if not dry_run:
                keep_child(open_store, made, by=recorder(), today=day)
            reference, subject, text, notes = made.request.ref, made.subject, made.text, made.notes
            log = f"foitrack send {reference}"
        else:
            letter = question(dossier, "\n\n".join(questions))
            if not dry_run:
                row = Row(parent.ref, parent.body.slug, parent.body.name, parent.id, letter)
                keep(open_store, [row], by=recorder(), today=day)
            reference, subject, text, notes, log = (
                parent.ref,
                letter.subject,
                letter.text,
                letter.notes,
                letter.log,
            )
    if json:
        show_json(
            ref=reference, parent=parent.ref if said.new else None, parent_why="follow-up" if said.new else None,
            new_request=said.new, why=said.why, subject=subject, text=text, notes=list(notes), next=log, kept=not dry_run,
        )  # fmt: skip
        return
    show(f"Subject: {subject}\n\n{text}".rstrip())
    other = "--about" if said.new else "--new"
    say(broken(said.why + (f" If it is not, add {other}." if not (new or about) else ""), talk=True))
    for note in notes:
        say(broken(note, talk=True))
    if dry_run:
        say("Nothing was kept.")
    elif said.new:
        say(
            f"Kept as {reference}, which comes out of {parent.ref}. Its clock starts when it is sent:\n  {log}"
        )
    else:
        say(f"Nothing has left this computer. When you have sent it, say so:\n  {log}")
