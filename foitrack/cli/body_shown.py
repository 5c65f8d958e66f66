"""How a body looks: as a row, as a page, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foitrack.actions.bodies import Changed
    from foitrack.bodies.preflight import Finding
    from foitrack.facts import Address, Body


def item(body: Body) -> dict[str, Any]:
    """The fields that every listing of bodies promises, with what else a list should say."""
    email = body.address("request_email")
    return {
        "slug": body.slug,
        "name": body.name,
        "kind": body.kind,
        "nation": body.nation,
        "regime": body.regime or None,
        "cost_limit_gbp": body.cost_limit_gbp,
        "foi_email": email.value if email else None,
        "checked": email.checked if email else "unknown",
        "covered": body.covered,
        "closed": "closed" in body.tags,
    }


def whole(body: Body) -> dict[str, Any]:
    """All that is known of a body, for a program."""
    return {
        **item(body),
        "short_name": body.short_name or None,
        "aliases": list(body.aliases),
        "groups": list(body.groups),
        "tags": list(body.tags),
        "addresses": [
            {
                "kind": a.kind,
                "value": a.value,
                "checked": a.checked,
                "checked_on": a.checked_on,
                "source": a.source or None,
            }
            for a in body.addresses
        ],
        "wdtk_slug": body.wdtk_slug or None,
        "code": body.code or None,
        "coverage_note": body.coverage_note or None,
        "notes": body.notes or None,
        "source_url": body.source_url or None,
    }


def reached_by(body: Body) -> str:
    """How requests reach it, in a few words, and whether that is confirmed."""
    email = body.address("request_email")
    if email is None:
        return "web form" if body.address("web_form") else "none known"
    return email.value if email.checked == "confirmed" else f"{email.value} (unconfirmed)"


def when_checked(address: Address) -> str:
    """When an address was checked, or that it was not."""
    if address.kind == "request_email" and address.checked != "confirmed":
        return f"unconfirmed ({address.checked})"
    if address.checked_on:
        from foitrack.dates import say_day

        return f"checked {say_day(address.checked_on)}"
    return "confirmed, day not known" if address.checked == "confirmed" else "not checked"


def print_body(body: Body, findings: Sequence[Finding]) -> None:
    """The page of one body: facts, addresses with the day they were checked, and what to know."""
    from foitrack.bodies.addresses import ADDRESS_KINDS
    from foitrack.cli.output import show, table

    show(body.name)
    facts = [
        ("in commands", body.slug),
        ("short name", body.short_name),
        ("also", ", ".join(a for a in body.aliases if a != body.short_name)),
        ("kind", f"{body.kind.replace('_', ' ')}, {body.nation.replace('_', ' ')}"),
        ("groups", " ".join("@" + g for g in body.groups)),
        ("tags", " ".join(body.tags)),
        ("covered", body.coverage_note),
        ("notes", body.notes),
        ("WhatDoTheyKnow", body.wdtk_slug and f"https://www.whatdotheyknow.com/body/{body.wdtk_slug}"),
    ]
    facts += [(ADDRESS_KINDS.get(a.kind, a.kind), f"{a.value}, {when_checked(a)}") for a in body.addresses]
    for name, value in facts:
        if value:
            show(f"  {name}: " + value.replace("\n", "\n    "))
    from foitrack.cli.output import Column

    rows = []
    for finding in findings:
        cite = (
            f" [{finding.cite.text}{' (unconfirmed)' if finding.cite.unconfirmed else ''}]"
            if finding.cite
            else ""
        )
        rows.append((finding.weight, finding.says + cite, finding.next_step))
    table(["to know", Column("what", wraps=True), Column("what to do", wraps=True)], rows)


def tell(done: Changed, json: bool, said: str) -> None:
    """What an act did: data on standard output; doubts and the next step on standard error."""
    from foitrack.cli.output import say, show_json
    from foitrack.cli.output import show as line

    if json:
        changes = [{"field": c.field, "was": c.was, "now": c.now} for c in done.changes]
        show_json(**whole(done.body), changes=changes, warnings=list(done.doubts))
        return
    line(said)
    for doubt in done.doubts:
        say("Look again: " + doubt)
    email = done.body.address("request_email")
    if email and email.checked != "confirmed":
        say(f"{email.value} is unconfirmed. When you have read it on the body's own page:")
        say(f"foitrack body edit {done.body.slug} --confirm-email {email.value}")
