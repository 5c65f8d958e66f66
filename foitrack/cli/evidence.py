"""``evidence``: a request's chronology, proofs, refusals and documents as one file, to be checked by anybody."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foitrack.cli.context import Json, On, Ref, Store
from foitrack.errors import UsageError


def register(app: typer.Typer) -> None:
    app.command("evidence")(evidence)


def evidence(
    ref: Ref,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.zip", help="Where to write it (REF-evidence.zip here)."),
    ] = None,
    redact: Annotated[
        bool,
        typer.Option(
            "--redact", help="For third parties: who asked, e-mail addresses and telephone numbers masked."
        ),
    ] = False,
    documents: Annotated[
        bool, typer.Option("--documents", help="With --redact: the original documents too, unmasked.")
    ] = False,
    notes: Annotated[bool, typer.Option("--notes", help="With private notes, drafts and reminders.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    on: On = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Write everything on record about a request as one file that anybody can check.

    \b
    foitrack evidence ft-7k3wd -o evidence.zip
    foitrack evidence innerste/home-office -o for-the-lawyer.zip --redact
    """
    from foitrack.actions.evidence import write
    from foitrack.cli.context import opened
    from foitrack.cli.output import broken, say, show, show_json
    from foitrack.reports.evidence import Profile

    if redact and notes:
        raise UsageError("--notes puts in what --redact is to keep from others.", "Leave one of them out.")
    profile = Profile(notes=notes, redact=redact, documents=documents or not redact)
    with opened(store, create=False) as open_store:
        done = write(open_store.read, ref, output, profile, on, force=force)
    made = done.bundle
    if json:
        show_json(
            ref=made.ref,
            file=str(done.path),
            size=done.size,
            sha256=done.sha256,
            redacted=redact,
            left_out=made.left_out,
            files=list(made.files),
            documents=[
                {"place": d.place or None, "name": d.name, "sha256": d.sha256, "size": d.size}
                for d in made.documents
            ],
        )
        return
    show(str(done.path))
    say(f"{len(made.files)} files, {len(made.documents)} documents. SHA-256 of the whole: {done.sha256}")
    if made.left_out:
        entries = "entry" if made.left_out == 1 else "entries"
        say(
            f"{made.left_out} {entries} left out: private notes, drafts and reminders (--notes puts them in)."
        )
    if redact:
        say(
            broken(
                "Masked for third parties. Read it before you pass it on: other words may still tell who asked.",
                talk=True,
            )
        )
        if not documents and made.documents:
            say("The original documents were left out (--documents puts them in, unmasked).")
