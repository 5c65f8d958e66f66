"""``draft``: one letter to each body, in that body's law, looked at as a plan before anything is kept.

A draft to one body and a campaign to forty-three are the same act: ``plan`` writes and checks every letter and
says who is refused and why, ``keep.keep`` records the plan in one transaction. In a campaign no body is asked twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from foitrack.actions.against import with_earlier
from foitrack.bodies.coverage import OutsideTheAct
from foitrack.bodies.preflight import Finding as BodyFinding
from foitrack.bodies.preflight import preflight
from foitrack.errors import UsageError
from foitrack.facts import Body, Campaign, Part, Requester
from foitrack.letters.checks import Draft, Finding, asks_for_records, checked
from foitrack.letters.write import Letter, Looked, Order, say_title, write_letters

if TYPE_CHECKING:
    from foitrack.law.aggregation import Clash
    from foitrack.letters.templates import LetterTemplate
    from foitrack.store.read import Reader

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user wants asked, of whom. ``looked``: what was found among published sources and when;
    ``not_checked``: the user says that nobody looked; ``anyway``: why findings that refuse are overruled; ``form``: the form
    preferred by the settings, for a template that has such a value and none given."""

    template: str
    targets: tuple[str, ...]
    campaign: str = ""
    title: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    part_regimes: Mapping[int, str] = field(default_factory=dict)
    looked: Looked | None = None
    not_checked: bool = False
    anyway: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One body of a plan. ``refused`` says why it gets no letter; ``already`` is the reference of the letter
    that it has in this campaign; otherwise there is a ``letter`` under ``reference``."""

    body: Body
    regime: str = ""
    limit: str = ""
    reference: str = ""
    letter: Letter | None = None
    findings: tuple[Finding, ...] = ()
    before_sending: tuple[BodyFinding, ...] = ()
    refused: str = ""
    already: str = ""
    against: tuple[Clash, ...] = ()  # what earlier requests to the body mean for this one

    @property
    def address(self) -> str:
        """The state of the address: confirmed, unconfirmed, web form, none."""
        email = self.body.address("request_email")
        if email is not None:
            return "confirmed" if email.checked == "confirmed" else "unconfirmed"
        return "web form" if self.body.address("web_form") else "none"


@dataclass(frozen=True, slots=True)
class Plan:
    """What ``keep`` would record. ``campaign`` is None for a single request; ``notes`` say where a name led to
    a body of another name."""

    asked: Asked
    template: str
    title: str
    requester: Requester
    rows: tuple[Row, ...]
    questions: tuple[str, ...]
    campaign: Campaign | None = None
    campaign_is_new: bool = False
    notes: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[Row, ...]:
        return tuple(r for r in self.rows if r.letter is not None)

    def blocking(self) -> tuple[Finding, ...]:
        """The findings that refuse the draft, each once: those that ``--anyway`` does not overrule."""
        found = {f.id: f for r in self.letters for f in r.findings if f.level == "refuse"}
        return tuple(f for f in found.values() if f.final or not self.asked.anyway.strip())


def plan(read: Reader, asked: Asked, requester: Requester) -> Plan:
    """The letters to be written, each checked, and the bodies that get none, with the reason.

    UsageError for a missing value, a body unknown or ambiguous, or several bodies without any part to ask.
    A single body that cannot be asked is its own error; among several it is a row of the plan.
    """
    from foitrack.letters.templates import find

    template = find(asked.template)
    preferred = {"form": asked.form} if asked.form and any(v.name == "form" for v in template.values) else {}
    values = template.filled({**preferred, **asked.values})
    bodies, outside = _bodies(read, asked.targets)
    title = " ".join(asked.title.split()) or say_title(template, values, asked.parts)
    campaign, is_new = _campaign(read, asked, title, several=len(bodies) + len(outside) > 1)
    there = already_asked(read, campaign)
    refused = {b.slug: why for b in bodies if (why := _refusal(b, template))}
    refused |= {b.slug: f"{e.says} {e.next_step}".strip() for b, e in outside}
    if len(refused) == 1 and len(bodies) + len(outside) == 1:
        raise UsageError(next(iter(refused.values())))

    write = [b for b in bodies if b.slug not in refused and b.slug not in there]
    orders = [
        Order(
            body=body,
            requester=requester,
            reference=reference,
            regime=(regime := template.regime_for(body.regime)),
            title=title,
            values=values,
            parts=asked.parts,
            part_regimes=_part_regimes(asked.part_regimes, regime),
            looked=asked.looked,
        )
        for body, reference in zip(write, read.free_refs(len(write)), strict=True)
    ]
    model = _generic(template, orders[0]) if orders else ()
    letters = dict(
        zip((b.slug for b in write), zip(orders, write_letters(template, orders), strict=True), strict=True)
    )
    rows = []
    for body in (*bodies, *(b for b, _ in outside)):
        if body.slug in refused:
            rows.append(Row(body, refused=refused[body.slug]))
        elif body.slug in there:
            regime = template.regime_for(body.regime)
            rows.append(Row(body, regime, _limit(body, regime), already=there[body.slug]))
        else:
            order, letter = letters[body.slug]
            rows.append(_row(order, letter, model, values, asked))
    notes = _other_names(asked.targets, bodies)
    seen = with_earlier(read, rows, model, requester, campaign.slug if campaign else "")
    return Plan(asked, template.name, title, requester, seen, model, campaign, is_new, notes)


def rewritten(planned: Plan, text: str) -> Plan:
    """The plan of a single letter with the text that the user edited. UsageError if the text cannot be it."""
    from foitrack.letters.write import parts_in

    [row] = planned.letters
    assert row.letter is not None
    if row.reference not in text:
        raise UsageError(
            f"The reference {row.reference} is gone from the letter; replies are matched by it.",
            "Leave it in the letter. Nothing was saved.",
        )
    asked = parts_in(text)
    if not asked:
        raise UsageError("No numbered part is left in the letter (1. ...).", "Nothing was saved.")
    regimes = {p.n: p.regime for p in row.letter.parts}
    parts = tuple(Part(n, t, regime=regimes.get(n, "")) for n, t in enumerate(asked, 1))
    letter = replace(row.letter, text=text.rstrip() + "\n", parts=parts)
    findings = checked(_draft(row.regime, planned.requester, parts, letter.text, planned.asked, {}, asked))
    findings += tuple(f for f in row.findings if f.id.startswith(("earlier-", "disclosure-log")))
    rows = tuple(replace(r, letter=letter, findings=findings) if r is row else r for r in planned.rows)
    return replace(planned, rows=rows, questions=asked)


def _bodies(
    read: Reader, targets: Sequence[str]
) -> tuple[tuple[Body, ...], list[tuple[Body, OutsideTheAct]]]:
    """The bodies named, each once in the order named, and apart those outside the Acts."""
    from foitrack.bodies.names import Names

    if not targets:
        raise UsageError("Nobody is named to send it to.", "Name a body or a group: --to sussex-police")
    names = Names(read.bodies())
    found: dict[str, Body] = {}
    outside = []
    for target in targets:
        try:
            for body in names.expand([target]):
                found.setdefault(body.slug, body)
        except OutsideTheAct as refusal:
            if len(targets) == 1:
                raise
            outside.append((refusal.body, refusal))
    return tuple(found.values()), outside


def _other_names(targets: Sequence[str], bodies: Sequence[Body]) -> tuple[str, ...]:
    """A sentence for each target that is another name of the body it led to: Border Force is the Home Office."""
    from foitrack.bodies.names import part_of

    return tuple(says for t in targets if not t.startswith("@") for b in bodies if (says := part_of(t, b)))


def _campaign(read: Reader, asked: Asked, title: str, several: bool) -> tuple[Campaign | None, bool]:
    """The campaign asked for, as it stands or new; several bodies are one named after the title."""
    from foitrack.store.chain import new_id

    slug = asked.campaign.strip().lower() or (slug_of(title) if several else "")
    if not slug:
        return None, False
    if not SLUG.fullmatch(slug):
        raise UsageError(
            f"{slug!r} cannot name a campaign.", "Use small letters, digits and hyphens: innerste-2026."
        )
    known = read.campaign(slug)
    return (known, False) if known else (Campaign(slug, title, id=new_id()), True)


def slug_of(title: str) -> str:
    """A campaign's name from its title: small letters, digits and hyphens."""
    words = re.findall(r"[a-z0-9]+", title.lower().replace("'", ""))
    return "-".join(words)[:60].strip("-") or "campaign"


def already_asked(read: Reader, campaign: Campaign | None) -> dict[str, str]:
    """Body -> reference of the request that it has in the campaign."""
    if campaign is None:
        return {}
    return {h.body: h.ref for h in read.heads(campaign=campaign.slug) if not h.parent}


def _refusal(body: Body, template: LetterTemplate) -> str:
    for finding in preflight(body):
        if finding.weight == "refuse":
            return f"{finding.says} {finding.next_step}".strip()
    try:
        template.regime_for(body.regime)
    except UsageError as no:
        return str(no)
    return ""


def _part_regimes(said: Mapping[int, str], regime: str) -> dict[int, str]:
    """Each part's regime for this body: environmental is EIR here and EISR in Scotland; its own is left out."""
    from foitrack.law.words import words_of

    environmental = {"EIR", "EISR"}
    found = {}
    for n, wanted in said.items():
        words_of(wanted)  # a regime that letters do not speak is refused
        fits = regime if (wanted in environmental) == (regime in environmental) else words_of(regime).sibling
        if fits != regime:
            found[n] = fits
    return found


def _generic(template: LetterTemplate, order: Order) -> tuple[str, ...]:
    """The questions as they are for every body: what a campaign keeps, and what the checks read."""
    nobody = replace(order.body, name="the body", short_name="the body")
    return tuple(p.text for p in write_letters(template, [replace(order, body=nobody)])[0].parts)


def _row(
    order: Order, letter: Letter, model: tuple[str, ...], values: Mapping[str, str], asked: Asked
) -> Row:
    draft = _draft(order.regime, order.requester, letter.parts, letter.text, asked, values, model)
    return Row(
        body=order.body,
        regime=order.regime,
        limit=_limit(order.body, order.regime),
        reference=order.reference,
        letter=letter,
        findings=checked(draft),
        before_sending=tuple(f for f in preflight(order.body) if f.weight == "before-sending"),
    )


def _limit(body: Body, regime: str) -> str:
    """The cost limit of a request, in pounds; "none" where the law has none."""
    from foitrack.law.cost_limit import cost_limit

    limit = cost_limit(body, regime)
    return f"GBP {limit.gbp}" if limit else "none"


def _draft(
    regime: str,
    requester: Requester,
    parts: Sequence[Part],
    text: str,
    asked: Asked,
    values: Mapping[str, str],
    model: tuple[str, ...],
) -> Draft:
    """What is checked. An edited letter has no values of its own any more: its whole text speaks for them."""
    looked: Literal["yes", "no", "unsaid"] = (
        "yes" if asked.looked else "no" if asked.not_checked else "unsaid"
    )
    scope = f"{values.get('period', '')}. {values.get('scope', '')}" if values else text
    return Draft(
        regime=regime,
        name=requester.name,
        organisation=requester.organisation,
        address=requester.address,
        parts=model,
        part_regimes=tuple(p.regime for p in parts),
        scope=scope,
        form=values.get("form", "") if values else text,
        looked=looked,
        recorded=asks_for_records(text),
    )
