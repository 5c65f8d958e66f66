"""``draft``: one letter to each body, looked at before it is kept. Nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foitrack.cli.context import Json, NoOn, Store, Yes, complete_bodies, complete_templates
from foitrack.errors import UsageError

if TYPE_CHECKING:
    from foitrack.actions.draft import Plan, Row
    from foitrack.letters.write import Looked

_NO_LETTERS = 20  # letters shown whole by --dry-run; more are named


def register(app: typer.Typer) -> None:
    app.command("draft")(draft)


def draft(
    template: Annotated[
        str,
        typer.Argument(
            metavar="TEMPLATE", help="foitrack template list names them.", autocompletion=complete_templates
        ),
    ],
    to: Annotated[
        list[str],
        typer.Option(
            "--to",
            metavar="BODY|@GROUP",
            help="Who is asked. Any number of times.",
            autocompletion=complete_bodies,
        ),
    ],
    campaign: Annotated[
        str, typer.Option("--campaign", metavar="NAME", help="The campaign it belongs to; made if it is new.")
    ] = "",
    title: Annotated[str, typer.Option("--title", help="The heading (the subject if not given).")] = "",
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE", help="A value that the template needs. Any number of times."
        ),
    ] = None,
    part: Annotated[
        list[str] | None,
        typer.Option("--part", metavar="TEXT", help="A numbered question. Any number of times."),
    ] = None,
    part_regime: Annotated[
        list[str] | None,
        typer.Option(
            "--part-regime", metavar="N=EIR", help="Part N is about the environment. Any number of times."
        ),
    ] = None,
    looked: Annotated[
        str,
        typer.Option(
            "--checked",
            metavar='"DAY RESULT"',
            help="When you looked at their disclosure log and publication scheme, and what you found.",
        ),
    ] = "",
    not_checked: Annotated[
        bool, typer.Option("--not-checked", help="Say that you did not look there.")
    ] = False,
    anyway: Annotated[
        str, typer.Option("--anyway", metavar="WHY", help="Keep a draft that the checks refuse, and why.")
    ] = "",
    edit: Annotated[
        bool, typer.Option("--edit", help="Change the letter in your editor first (one body).")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the letters and keep nothing.")] = False,
    yes: Yes = False,
    on: NoOn = None,
    json: Json = False,
    store: Store = None,
) -> None:
    """Draft a request: one letter to each body, in the words of its own law. Nothing is sent.

    \b
    foitrack draft general --to home-office --set period="1 January to 31 March 2026" \\
        --part "The number of children whose fingerprints were taken" --not-checked
    foitrack draft police-statistics --to @territorial-forces --campaign searches \\
        --set subject="stop and search" --set counted="stops and searches" \\
        --set period="2024 and 2025" --checked "1 June 2026 nothing" --dry-run
    """
    from foitrack.actions.begin import requester_of
    from foitrack.actions.draft import Asked, plan
    from foitrack.actions.keep import keep
    from foitrack.cli.context import opened, recorder
    from foitrack.cli.output import confirm, on_terminal
    from foitrack.config import read_config
    from foitrack.today import today

    config = read_config()
    asked = Asked(
        template=template,
        targets=tuple(to),
        campaign=campaign,
        title=title,
        values=_pairs(values or (), "--set", 'period="1 January to 31 March 2026"'),
        parts=tuple(part or ()),
        part_regimes=_part_regimes(part_regime or ()),
        looked=_looked(looked, not_checked),
        not_checked=not_checked,
        anyway=anyway,
        form=config.form,
    )
    with opened(store) as open_store:
        planned = plan(open_store.read, asked, requester_of(open_store.read, config))
        if edit:
            planned = _edited(planned)
        if not planned.letters:
            _show_plan(planned, json)
            return
        if dry_run:
            _show_letters(planned, json)
            return
        many = len(planned.rows) > 1
        if many and not json:
            _show_plan(planned, json=False, table_too=on_terminal() or not yes)
        if many and not planned.blocking():
            confirm(f"Keep {_count(len(planned.letters), 'draft')}?", yes)
        kept = keep(open_store, planned, by=recorder(), today=today())
    _show_kept(planned, kept.requests, kept.already, kept.campaign, json)


# ---- reading options -----------------------------------------------------------------------------


def _pairs(texts: Sequence[str], option: str, example: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        name = name.strip().lower().replace("-", "_")
        if not sign or not name:
            raise UsageError(f"{text!r} is not a name with a value.", f"Write it as {option} {example}")
        if name in found:
            raise UsageError(f"{option} {name} is given twice.")
        found[name] = value
    return found


def _part_regimes(texts: Sequence[str]) -> dict[int, str]:
    from foitrack.facts import regime_of

    found = {}
    for text in texts:
        n, sign, regime = text.partition("=")
        if not sign or not n.strip().isascii() or not n.strip().isdigit():
            raise UsageError(f"{text!r} is not a part with its regime.", "Write it as --part-regime 2=EIR")
        found[int(n)] = regime_of(regime)
    return found


def _looked(text: str, not_checked: bool) -> Looked | None:
    """``"1 June 2026 nothing on this"``: the longest beginning that is a day, and what was found."""
    if not text.strip():
        return None
    if not_checked:
        raise UsageError("--checked and --not-checked contradict each other.")
    from foitrack.dates import read_day
    from foitrack.letters.write import Looked
    from foitrack.today import today

    words = text.split()
    for n in range(min(5, len(words) - 1), 0, -1):
        try:
            day = read_day(" ".join(words[:n]).rstrip(":,;"), today())
        except UsageError:
            continue
        if day > today():
            raise UsageError(f"{' '.join(words[:n])!r} has not come yet.")
        return Looked(day, " ".join(words[n:]))
    raise UsageError(
        f"{text!r} is not a day with what you found.", 'Write it as --checked "1 June 2026 nothing on this".'
    )


def _edited(planned: Plan) -> Plan:
    """The plan with its one letter as the user leaves it in the editor."""
    from foitrack.actions.draft import rewritten
    from foitrack.cli.editor import edited

    if len(planned.letters) != 1:
        raise UsageError(
            "--edit changes one letter; a campaign's letters come from its template.",
            "foitrack template new NAME makes a template of your own.",
        )
    [row] = planned.letters
    assert row.letter is not None
    return rewritten(planned, edited(row.letter.text, row.reference))


# ---- showing -------------------------------------------------------------------------------------


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _finding_lines(row: Row) -> list[str]:
    words = {"refuse": "Refused", "warn": "Warning", "note": "Note"}
    return [
        f"{words[f.level]}: {f.says} [{f.cite.text}, {f.cite.kind}{', unconfirmed' if f.cite.unconfirmed else ''}]"
        for f in row.findings
    ]


def _row_json(row: Row) -> dict[str, Any]:
    from foitrack.actions.against import as_json

    return {
        "ref": row.reference or row.already or None,
        "body": row.body.slug,
        "name": row.body.name,
        "regime": row.regime or None,
        "cost_limit": row.limit or None,
        "address": row.address,
        "result": "refused" if row.refused else "already there" if row.already else "draft",
        "refused": row.refused or None,
        "subject": row.letter.subject if row.letter else None,
        "parts": [{"part": p.n, "text": p.text, "regime": p.regime or row.regime} for p in row.letter.parts]
        if row.letter
        else [],
        "letter": row.letter.text if row.letter else None,
        "findings": [
            {
                "id": f.id, "level": f.level, "part": f.part or None, "says": f.says,
                "cite": f.cite.text, "basis": f.cite.kind, "unconfirmed": f.cite.unconfirmed,
            }
            for f in row.findings
        ],
        "against": [as_json(c) for c in row.against],
        "disclosure_log": log.value if (log := row.body.address("disclosure_log")) else None,
        "before_sending": [{"id": f.id, "says": f.says, "next": f.next_step} for f in row.before_sending],
    }  # fmt: skip


def _show_plan(planned: Plan, json: bool, table_too: bool = True) -> None:
    """The bodies of a plan, one a row, then what the checks found, each once. Without the table (in a pipe,
    where the references follow) those who get no letter are still named."""
    from foitrack.cli.output import Column, say, show_json, table

    if json:
        show_json(
            [_row_json(r) for r in planned.rows],
            template=planned.template,
            title=planned.title,
            campaign=planned.campaign.slug if planned.campaign else None,
            kept=False,
        )
        return
    new = " (new)" if planned.campaign_is_new else ""
    where = f", campaign {planned.campaign.slug}{new}" if planned.campaign else ""
    say(f"{planned.title}: {_count(len(planned.letters), 'letter')} from {planned.template}{where}")
    said = [
        (r.body.name, r.regime, r.limit, "" if r.refused else r.address,
         r.refused or (f"already there: {r.already}" if r.already else f"draft {r.reference}"))
        for r in planned.rows
    ]  # fmt: skip
    if table_too:
        table([Column("Body", wraps=True), "Regime", "Limit", "Address", Column("Result", wraps=True)], said)
    else:
        for row in planned.rows:
            if row.refused:
                say(f"No letter to {row.body.name}: {row.refused}")
    _say_findings(planned)


def _say_findings(planned: Plan) -> None:
    from foitrack.cli.output import broken, say

    for note in planned.notes:
        say(f"{note}.")
    told: dict[str, int] = {}
    for row in planned.letters:
        for line in _finding_lines(row):
            told[line] = told.get(line, 0) + 1
    all_of_them = len(planned.letters)
    for line, n in told.items():
        say(broken(line if n == all_of_them else f"{line} ({_count(n, 'letter')})", talk=True))
    waiting = [r for r in planned.letters if r.before_sending]
    if len(planned.letters) == 1:
        for finding in waiting[0].before_sending if waiting else ():
            say(broken(f"Before sending: {finding.says} {finding.next_step}".strip(), talk=True))
    elif waiting:
        says = (
            f"Before sending: {_count(len(waiting), 'body').replace('bodys', 'bodies')} without a confirmed address."
            " foitrack send names each, with what to do."
        )
        say(broken(says, talk=True))


def _show_letters(planned: Plan, json: bool) -> None:
    """What would be kept: each letter whole, up to a number that can be read."""
    from foitrack.cli.output import broken, say, show, show_json

    if json:
        show_json(
            [_row_json(r) for r in planned.rows],
            template=planned.template,
            title=planned.title,
            campaign=planned.campaign.slug if planned.campaign else None,
            kept=False,
        )
        return
    if len(planned.rows) > 1:
        _show_plan(planned, json=False)
    else:
        _say_findings(planned)
    for row in planned.letters[:_NO_LETTERS]:
        assert row.letter is not None
        show(broken(f"Subject: {row.letter.subject}\n\n{row.letter.text}"))
    if len(planned.letters) > _NO_LETTERS:
        say(f"And {len(planned.letters) - _NO_LETTERS} more; --json shows all.")
    say("Nothing was kept.")


def _show_kept(
    planned: Plan, requests: Sequence[Any], already: Sequence[tuple[str, str]], campaign: str, json: bool
) -> None:
    from foitrack.cli.output import say, show, show_json

    if json:
        kept = {r.body.slug for r in requests}
        rows = [r for r in planned.rows if r.body.slug in kept or not r.letter]
        refs = {r.body.slug: r.ref for r in requests}
        items = [{**_row_json(r), "ref": refs.get(r.body.slug) or r.already or None} for r in rows]
        show_json(items, template=planned.template, title=planned.title, campaign=campaign or None, kept=True)
        return
    for request in requests:
        show(f"{request.ref}\t{request.body.slug}")
    if len(planned.rows) == 1:
        _say_findings(planned)
    for ref, body in already if len(planned.rows) == 1 else ():
        say(f"{body} has a request in this campaign already: {ref}")
    if not requests:
        say("No new draft: every body has one in this campaign.")
        return
    which = f"--campaign {campaign}" if campaign else requests[0].ref
    say(f"{_count(len(requests), 'draft')} kept; nothing is sent. To read: foitrack show {requests[0].ref}")
    say(f"To write what is to be sent: foitrack send {which}")
