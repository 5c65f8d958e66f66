"""Keeping a plan of letters: requests, letters and campaign in one transaction, all or nothing.

The plan was looked at outside the transaction; what may have changed meanwhile is looked at again inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from foitrack.actions.draft import Plan, Row, already_asked
from foitrack.errors import UsageError
from foitrack.facts import Campaign, Event, Part, Question, Request
from foitrack.letters.checks import Finding
from foitrack.letters.write import Letter

if TYPE_CHECKING:
    from foitrack.store.open import Store
    from foitrack.store.read import Reader


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

    refuse_blocked(planned)
    with store.writing() as writer:
        campaign = campaign_of(writer.read, planned)
        there = already_asked(writer.read, campaign)
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


def refuse_blocked(planned: Plan) -> None:
    """UsageError while a finding refuses the draft."""
    if blocking := planned.blocking():
        says = " ".join(f"{f.says} ({f.cite.text})" for f in blocking)
        step = (
            ""
            if all(f.final for f in blocking)
            else 'Change it, or say why it should stand: --anyway "reason"'
        )
        raise UsageError(says, step)


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
