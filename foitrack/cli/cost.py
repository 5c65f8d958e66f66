"""``cost``: a refusal on cost laid beside the limit, and a narrower request in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from foitrack.cli.context import Json, NoOn, Store, believable, complete_bodies, complete_references
from foitrack.errors import UsageError

if TYPE_CHECKING:
    from foitrack.actions.cost import Weighed
    from foitrack.actions.refine import Narrowed
    from foitrack.facts import Body
    from foitrack.law.cost_bench import Estimate

_PART = re.compile(r"(\d{1,4})=(?:([\d,]{1,12})(?:x(\d{1,6}(?:\.\d{1,4})?))?|(\d{1,9}(?:\.\d{1,4})?)h)", re.I)
_KINDS = {"breach": "Breach", "law": "Law", "arithmetic": "Arithmetic", "question": "To ask"}


def register(app: typer.Typer) -> None:
    app.command("cost")(cost)


def cost(
    ref: Annotated[
        str | None,
        typer.Argument(
            metavar="[REF]",
            help="The request that was refused; without it, --limit-for BODY.",
            autocompletion=complete_references,
        ),
    ] = None,
    records: Annotated[
        int | None, typer.Option("--records", min=1, help="The records that the body would have to look at.")
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option("--minutes", min=0.01, callback=believable, help="The minutes it reckons a record."),
    ] = None,
    hours: Annotated[
        float | None, typer.Option("--hours", min=0, callback=believable, help="The hours that it estimates.")
    ] = None,
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part",
            metavar="N=RECORDS[xMINUTES]",
            help="The figures of one part alone: 3=2400x10, 3=2400 or 3=400h. Any number of times.",
        ),
    ] = None,
    letter: Annotated[
        Path | None,
        typer.Option(
            "--from", exists=True, dir_okay=False, readable=True, help="Read the figures in this letter."
        ),
    ] = None,
    limit_for: Annotated[
        str | None,
        typer.Option(
            "--limit-for",
            metavar="BODY",
            help="Without a request: whose limit.",
            autocompletion=complete_bodies,
        ),
    ] = None,
    regime: Annotated[str | None, typer.Option("--regime", help="FOIA, EIR, FOISA or EISR.")] = None,
    refine: Annotated[
        Literal["years", "categories", "fields", "sample"] | None,
        typer.Option("--refine", help="Write a narrower request in its place, in this way."),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="years, categories, fields, sample, method; period, scope or form, if they change.",
        ),
    ] = None,
    narrow: Annotated[
        list[int] | None,
        typer.Option("--narrow", metavar="N", min=1, help="The part to ask less of. Any number of times."),
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Keep the narrower request as a draft.")] = False,
    anyway: Annotated[
        str, typer.Option("--anyway", metavar="WHY", help="Keep a draft that the checks refuse, and why.")
    ] = "",
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Lay an estimate beside the cost limit: what fits, what is wrong with it, how to ask for less.

    \b
    foitrack cost ft-7k3wd
    foitrack cost --limit-for home-office --records 2400 --minutes 10
    foitrack cost ft-7k3wd --part 3=2400x10
    foitrack cost ft-7k3wd --refine sample --set sample=100 --draft
    """
    from foitrack.actions.cost import Told, over, weigh_case
    from foitrack.actions.look import one_case
    from foitrack.cli.context import opened
    from foitrack.facts import regime_of
    from foitrack.law.cost_bench import Estimate

    if (ref is None) == (limit_for is None):
        raise UsageError("Which request?", "Name one, as in ft-7k3wd, or give --limit-for BODY.")
    if (refine or draft or narrow or values) and (ref is None or refine is None):
        raise UsageError(
            "A narrower request needs the one that was refused, and a way to narrow it.",
            "foitrack cost ft-7k3wd --refine sample",
        )
    law = regime_of(regime) if regime else ""
    said = Estimate(records, minutes, hours)
    if limit_for is not None:
        _show(_without_request(_bodies(store), limit_for, law, said, letter, part), json)
        return
    assert ref is not None
    with opened(store, create=False) as open_store:
        case = one_case(open_store.read, ref)
        if letter is not None:
            said = over(_read(letter, law or case.deadlines.regime), said)
        weighed = weigh_case(case, Told(said, _parts(part or ())), open_store.read, law)
        if refine is None:
            _show(weighed, json)
            return
        from foitrack.actions.refine import Wanted, keep_narrowed, narrowed
        from foitrack.cli.context import recorder
        from foitrack.today import today

        wanted = Wanted(refine, _pairs(values or ()), tuple(narrow or ()), anyway)
        made = narrowed(open_store.read, case, weighed, wanted, today())
        if draft:
            keep_narrowed(open_store, made, by=recorder(), today=today())
    _show_narrowed(made, draft, json)


def _bodies(place: str | None) -> list[Body]:
    """The bodies of the store, or those shipped where there is none yet."""
    from foitrack.bodies.directory import shipped
    from foitrack.cli.context import opened
    from foitrack.errors import NotFound

    try:
        with opened(place, create=False) as store:
            return store.read.bodies()
    except NotFound:
        if place is not None:
            raise
        return list(shipped())


def _without_request(
    bodies: Sequence[Body],
    name: str,
    law: str,
    said: Estimate,
    letter: Path | None,
    part: Sequence[str] | None,
) -> Weighed:
    from foitrack.actions.cost import over, weigh
    from foitrack.bodies.names import Names

    if part:
        raise UsageError("Without a request there are no parts.", "Leave --part out.")
    body = Names(bodies).resolve(name)
    law = law or body.regime
    return weigh(body, law, over(_read(letter, law), said) if letter else said)


def _read(letter: Path, regime: str) -> Estimate:
    from foitrack.actions.cost import NOTHING, read_letter_of
    from foitrack.actions.files import read_file
    from foitrack.documents import LARGEST_FILE

    found, trouble = read_letter_of(read_file(letter, LARGEST_FILE), letter.name, regime)
    if trouble and found == NOTHING:
        raise UsageError(trouble)
    return found


def _parts(texts: Sequence[str]) -> dict[int, Estimate]:
    from foitrack.law.cost_bench import Estimate

    found: dict[int, Estimate] = {}
    for text in texts:
        read = _PART.fullmatch(text.strip())
        if read is None:
            raise UsageError(f"{text!r} is not a part with its figures.", "Write it as --part 3=2400x10")
        n, count, each, whole = read.groups()
        number = int(count.replace(",", "") or 0) if count else None
        if int(n) in found or number == 0 or (each and float(each) == 0):
            raise UsageError(f"{text!r} cannot be counted.", "Give each part once, with more than nothing.")
        found[int(n)] = Estimate(number, float(each) if each else None, float(whole) if whole else None)
    return found


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        name = name.strip().lower()
        if not sign or not name or name in found:
            raise UsageError(
                f"{text!r} is not a name with a value, or is given twice.", "Write it as --set sample=100"
            )
        found[name] = value
    return found


# ---- showing -------------------------------------------------------------------------------------


def as_json(weighed: Weighed) -> dict[str, Any]:
    """The bench as plain values. Hours and minutes are numbers; unknown is null."""
    limit, said = weighed.bench.limit, weighed.said
    return {
        "ref": weighed.ref or None,
        "body": weighed.body.slug,
        "regime": weighed.regime,
        "limit": {
            "gbp": limit.gbp, "hours": limit.hours, "at_least": limit.at_least,
            "cite": limit.cite.text, "rate": limit.rate.text, "basis": limit.cite.kind,
        } if limit else None,
        "estimate": {
            "records": said.records, "minutes": said.minutes_each, "hours": said.hours,
            "limit_hours": said.limit_hours, "sample": said.sample, "advice": said.advice,
            "read_in_letter": list(weighed.from_letter),
        },
        "seconds_each": weighed.bench.seconds_each,
        "claimed_hours": weighed.bench.claimed_hours,
        "hours_at": [{"minutes": m, "hours": h} for m, h in weighed.bench.hours_at],
        "fits": [{"minutes": m, "records": n} for m, n in weighed.bench.fits],
        "says": weighed.sentences(),
        "findings": [
            {
                "id": f.id, "kind": f.kind, "says": f.says, "cite": f.cite.text, "basis": f.cite.kind,
                "unconfirmed": f.cite.unconfirmed, "quote": f.quote or None,
            }
            for f in weighed.findings
        ],
        "parts": [
            {
                "part": p.part, "refused": p.refused, "hours": p.hours, "alike": list(p.alike),
                "hours_together": p.hours_together, "verdict": p.verdict.replace(" ", "_"),
            }
            for p in weighed.parts
        ],
        "ladder": [
            {"step": r.step, "says": r.says, "minutes": r.minutes, "fits": r.fits, "ask": r.ask}
            for r in weighed.ladder
        ],
    }  # fmt: skip


def _show(weighed: Weighed, json: bool) -> None:
    from foitrack.cli.output import Column, broken, say, show, show_json, table
    from foitrack.law.cost_bench import number

    if json:
        show_json(**as_json(weighed), warnings=weighed.notes)
        return
    for line in weighed.sentences():
        show(broken(line))
    if weighed.from_letter:
        read = ", ".join(n.replace("_", " ") for n in weighed.from_letter)
        say(broken(f"Read in the letter, not recorded: {read}.", talk=True))
    if weighed.bench.fits:
        show("\nWhat fits")
        hours = dict(weighed.bench.hours_at)
        rows = [
            (f"{m} min", f"{n:,}", f"{number(hours[m])} h" if m in hours else "")
            for m, n in weighed.bench.fits
        ]
        table(
            ["A record takes", Column("Records that fit", right=True), Column("All of them", right=True)],
            rows,
        )
    if len(weighed.parts) > 1:
        show("\nPart by part")
        table(
            ["Part", "Refused on cost", Column("Hours", right=True), "About the same", "So"],
            [
                (
                    p.part, "yes" if p.refused else "no", number(p.hours) if p.hours is not None else "?",
                    ", ".join(map(str, p.alike)), p.verdict,
                )
                for p in weighed.parts
            ],
        )  # fmt: skip
    told = weighed.sentences()
    if findings := [f for f in weighed.findings if f.says not in told]:
        show("\nWhat there is to say")
        for f in findings:
            show(
                broken(
                    f"{_KINDS[f.kind]}: {f.says} [{f.cite.text}, {f.cite.kind}{', unconfirmed' if f.cite.unconfirmed else ''}]",
                    "  ",
                )
            )
            if f.quote:
                show(broken(f'"{f.quote}"', "    "))
    if weighed.ref:
        show("\nTo ask for less")
        for rung in weighed.ladder:
            show(broken(f"{rung.step}: {rung.says}", "  "))
        say(f"foitrack cost {weighed.ref} --refine sample shows the letter; --draft keeps it.")
    for note in weighed.notes:
        say(f"Note: {note}")


def _show_narrowed(made: Narrowed, kept: bool, json: bool) -> None:
    from foitrack.actions.against import as_json as clash_json
    from foitrack.cli.output import broken, say, show, show_json

    row = made.row
    assert row.letter is not None
    ref = row.reference if kept else None
    if json:
        show_json(
            ref=ref,
            parent=made.parent.ref,
            parent_why="refined",
            body=row.body.slug,
            regime=row.regime,
            kept=kept,
            subject=row.letter.subject,
            letter=row.letter.text,
            parts=[{"part": p.n, "text": p.text, "regime": p.regime or row.regime} for p in row.letter.parts],
            findings=[
                {"id": f.id, "level": f.level, "part": f.part or None, "says": f.says, "cite": f.cite.text}
                for f in row.findings
            ],
            against=[clash_json(c) for c in row.against],
        )
        return
    words = {"refuse": "Refused", "warn": "Warning", "note": "Note"}
    for f in row.findings:
        say(broken(f"{words[f.level]}: {f.says} [{f.cite.text}]", talk=True))
    if kept:
        show(f"{row.reference}\t{row.body.slug}")
        say(
            f"Draft kept in the place of {made.parent.ref}; nothing is sent. To read: foitrack show {row.reference}"
        )
        say(f"To write what is to be sent: foitrack send {row.reference}")
    else:
        show(broken(f"Subject: {row.letter.subject}\n\n{row.letter.text}"))
        say("Nothing was kept; --draft keeps it.")
