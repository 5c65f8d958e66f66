"""``draft``: one letter to each body, in that body's law, looked at as a plan before anything is kept.

A draft to one body and a campaign to forty-three are the same act: ``plan`` writes and checks every letter and
says who is refused and why, ``keep`` records the plan in one transaction. In a campaign no body is asked twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from foitrack.bodies.coverage import OutsideTheAct
from foitrack.bodies.preflight import Finding as BodyFinding
from foitrack.bodies.preflight import preflight
from foitrack.errors import UsageError
from foitrack.facts import Body, Campaign, Event, Part, Question, Request, Requester
from foitrack.letters.checks import Draft, Finding, asks_for_records, checked
from foitrack.letters.write import Letter, Looked, Order, say_title, write_letters

if TYPE_CHECKING:
    from foitrack.letters.templates import LetterTemplate
    from foitrack.store.open import Store
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

    @property
    def address(self) -> str:
        """The state of the address: confirmed, unconfirmed, web form, none."""
        email = self.body.address("request_email")
        if email is not None:
            return "confirmed" if email.checked == "confirmed" else "unconfirmed"
        return "web form" if self.body.address("web_form") else "none"


@dataclass(frozen=True, slots=True)
class Plan:
    """What ``keep`` would record. ``campaign`` is None for a single request."""

    asked: Asked
    template: str
    title: str
    requester: Requester
    rows: tuple[Row, ...]
    questions: tuple[str, ...]
    campaign: Campaign | None = None
    campaign_is_new: bool = False

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
    there = _already(read, campaign)
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
    return Plan(asked, template.name, title, requester, tuple(rows), model, campaign, is_new)


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
    rows = tuple(replace(r, letter=letter, findings=findings) if r is row else r for r in planned.rows)
    return replace(planned, rows=rows, questions=asked)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was recorded: (reference, body) of each new request, and the bodies that had one already."""

    requests: tuple[Request, ...]
    already: tuple[tuple[str, str], ...]
    campaign: str


def keep(store: Store, planned: Plan, *, by: str, today: date) -> Kept:
    """Record the plan: requests, letters and campaign, all or nothing. A body that came into the campaign since
    the plan was made is left out; a reference taken since is drawn again and put into its letter.

    UsageError while a finding refuses the draft.
    """
    from foitrack.actions.begin import New, record_new

    if blocking := planned.blocking():
        says = " ".join(f"{f.says} ({f.cite.text})" for f in blocking)
        step = (
            ""
            if all(f.final for f in blocking)
            else 'Change it, or say why it should stand: --anyway "reason"'
        )
        raise UsageError(says, step)
    with store.writing() as writer:
        campaign = campaign_of(writer.read, planned)
        there = _already(writer.read, campaign)
        rows = [r for r in planned.letters if r.body.slug not in there]
        taken = writer.read.taken_refs(r.reference for r in rows)
        fresh = dict(zip(sorted(taken), writer.read.free_refs(len(taken)), strict=True))
        news = []
        for row in rows:
            letter, reference = _again(row, fresh)
            request = request_of(planned, replace(row, letter=letter, reference=reference), campaign)
            event, content = drafted(request, letter, planned, row.findings, today)
            news.append(New(request, (event,), {event.documents[0].sha256: content}))
        if news:
            record_new(writer, news, by=by, campaigns=[campaign] if campaign else [])
    already = (
        *((r.already, r.body.slug) for r in planned.rows if r.already),
        *((there[s], s) for s in there if s in {r.body.slug for r in planned.letters}),
    )
    return Kept(tuple(n.request for n in news), already, campaign.slug if campaign else "")


def request_of(planned: Plan, row: Row, campaign: Campaign | None) -> Request:
    """The request that a row of the plan begins, with an id of its own."""
    from foitrack.store.chain import new_id

    assert row.letter is not None
    return Request(
        id=new_id(),
        ref=row.reference,
        body=row.body,
        requester=planned.requester,
        title=planned.title,
        regime=row.regime,
        parts=_linked(row.letter.parts, planned.questions, campaign),
        campaign=campaign,
    )


def drafted(
    request: Request, letter: Letter, planned: Plan, findings: Iterable[Finding], today: date
) -> tuple[Event, bytes]:
    """The event of a draft, with the letter that it names, and the letter's bytes."""
    from foitrack.actions.begin import document

    asked = planned.asked
    content = letter.text.encode()
    details: dict[str, object] = {
        "template": planned.template,
        "subject": letter.subject,
        "findings": [[f.id, f.level, f.part] for f in findings],
    }
    if asked.looked:
        details["looked"] = {"on": asked.looked.on.isoformat(), "result": asked.looked.result}
    elif asked.not_checked:
        details["not_checked"] = True
    if asked.anyway.strip():
        details["anyway"] = asked.anyway.strip()
    ref = document(content, f"{request.ref}.txt", "text/plain; charset=utf-8")
    return Event("drafted", today, details=details, documents=(ref,)), content


# ---- how a plan is made --------------------------------------------------------------------------


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


def _already(read: Reader, campaign: Campaign | None) -> dict[str, str]:
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


# ---- how a plan is kept --------------------------------------------------------------------------


def campaign_of(read: Reader, planned: Plan) -> Campaign | None:
    """The campaign with the questions of this plan added to those that it has."""
    if planned.campaign is None:
        return None
    campaign = read.campaign(planned.campaign.slug) or planned.campaign
    known = {_plain(q.text) for q in campaign.questions}
    last = max((q.n for q in campaign.questions), default=0)
    more = [q for q in planned.questions if _plain(q) not in known]
    return replace(
        campaign, questions=(*campaign.questions, *(Question(n, t) for n, t in enumerate(more, last + 1)))
    )


def _linked(parts: Sequence[Part], model: Sequence[str], campaign: Campaign | None) -> tuple[Part, ...]:
    """The parts of a letter, each with the campaign's question that it asks."""
    if campaign is None:
        return tuple(parts)
    number = {_plain(q.text): q.n for q in campaign.questions}
    texts = model if len(model) == len(parts) else [p.text for p in parts]
    return tuple(replace(p, question=number.get(_plain(t))) for p, t in zip(parts, texts, strict=True))


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _again(row: Row, fresh: Mapping[str, str]) -> tuple[Letter, str]:
    """The letter and its reference, with another one where that was taken since the plan was made."""
    assert row.letter is not None
    if row.reference not in fresh:
        return row.letter, row.reference
    new = fresh[row.reference]
    letter = replace(
        row.letter,
        subject=row.letter.subject.replace(row.reference, new),
        text=row.letter.text.replace(row.reference, new),
    )
    return letter, new
