"""Keeping a plan of letters: requests, letters and campaign in one transaction, all or nothing.

The plan was looked at outside the transaction; what may have changed meanwhile is looked at again inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from foitrack.actions.draft import Plan, Planning, Row, chunks
from foitrack.errors import UsageError
from foitrack.facts import Campaign, Event, Part, Question, Request
from foitrack.letters.checks import Finding
from foitrack.letters.write import Letter

if TYPE_CHECKING:
    from foitrack.store.bulk import Lane
    from foitrack.store.open import Store
    from foitrack.store.read import Reader

CHUNK = 1_000  # letters to a transaction: what a kill can lose, and what is held in memory


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
    refuse_blocked(planned)
    with store.lane() as lane, lane.writing():
        return keep_in(lane, planned, by=by, today=today)


def keep_all(store: Store, made: Planning, *, by: str, today: date, size: int = CHUNK) -> Iterator[Kept]:
    """Record a plan of any size, ``size`` bodies to a transaction. Killed at any point and run again, each body has
    exactly one letter: the running transaction is undone, and those before it are found.

    UsageError, before anything is recorded, while a finding refuses the draft.
    """
    refuse(made.blocking(store.read))
    with store.lane() as lane:
        for slugs in chunks(made.targets.slugs, size):
            with lane.writing():
                kept = keep_in(lane, made.part(lane.read, slugs), by=by, today=today)
            yield kept


def keep_in(lane: Lane, planned: Plan, *, by: str, today: date, days: Iterator[date] | None = None) -> Kept:
    """``keep`` inside a transaction that is open. ``days``: the day on which each letter is meant to go, in turn."""
    from foitrack.store.bulk import NewDraft
    from foitrack.store.chain import new_ids, seal_first
    from foitrack.today import now

    campaign = campaign_of(lane.read, planned)
    letters = planned.letters
    there = lane.read.asked_in(campaign.slug, [r.body.slug for r in letters]) if campaign else {}
    rows = [r for r in letters if r.body.slug not in there]
    taken = lane.read.taken_refs(r.reference for r in rows)
    fresh = dict(zip(sorted(taken), lane.read.free_refs(len(taken)), strict=True))
    at = now()
    drafts = []
    linked: dict[int, tuple[Part, ...]] = {}  # letters cut by one stencil share their parts
    ids = new_ids(2 * len(rows))
    for n, row in enumerate(rows):
        if row.reference in fresh:
            letter, reference = _again(row, fresh)
            row = replace(row, letter=letter, reference=reference)
        assert row.letter is not None
        parts = linked.get(id(row.letter.parts))
        if parts is None:
            parts = linked[id(row.letter.parts)] = _linked(row.letter.parts, planned.questions, campaign)
        request = Request(
            ids[2 * n], row.reference, row.body, planned.requester, row.title or planned.title, row.regime, parts,
            campaign,
        )  # fmt: skip
        event, content = drafted(request, row.letter, planned, row.findings, today)
        sealed = seal_first(
            "drafted", today, request.id, event.details, event.documents, id=ids[2 * n + 1], by=by, at=at
        )
        drafts.append(NewDraft(request, sealed, content))
    if drafts:
        lane.add(drafts, requester=planned.requester, campaign=campaign)
    already = (
        *((r.already, r.body.slug) for r in planned.rows if r.already),
        *((there[r.body.slug], r.body.slug) for r in letters if r.body.slug in there),
    )
    return Kept(tuple(d.request for d in drafts), already, campaign.slug if campaign else "")


def refuse_blocked(planned: Plan) -> None:
    """UsageError while a finding refuses the draft."""
    refuse(planned.blocking())


def refuse(blocking: Sequence[Finding]) -> None:
    """UsageError for findings that refuse a draft."""
    if blocking:
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
        title=row.title or planned.title,
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
