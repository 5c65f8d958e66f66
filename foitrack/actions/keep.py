"""Keeping a plan of letters: requests, letters and campaign in one transaction, all or nothing.

The plan was looked at outside the transaction; what may have changed meanwhile is looked at again inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from foitrack.actions import wording
from foitrack.actions.draft import Plan, Planning, Row, chunks
from foitrack.case import send_day
from foitrack.errors import UsageError
from foitrack.facts import Campaign, Event, Part, Question, Request
from foitrack.law.foia import UNITED_KINGDOM
from foitrack.letters.checks import Finding
from foitrack.letters.write import Letter

if TYPE_CHECKING:
    from foitrack.law.working_days import Calendar
    from foitrack.store.bulk import Lane, NewDraft
    from foitrack.store.open import Store
    from foitrack.store.read import Reader
    from foitrack.store.values import Change

CHUNK = 1_000  # letters that are shown and checked at once: what is held in memory
SHARE = 500  # letters that are planned and stored at once: as many as the pipe between two processes can hold
TOGETHER = 8  # such shares to a transaction, where a second process plans them: what a kill can lose
FEWEST_AHEAD = 4  # shares from which on a second process is worth its beginning
FIRST = 50  # letters before that: it begins once the campaign is there


@dataclass(frozen=True, slots=True)
class Kept:
    """What was recorded: the new requests, (reference, body) of those that were there already, and (body, why) of the
    bodies that get no letter; ``written``: (reference, body) of the new ones, also where the requests themselves were made
    in another process and are not at hand."""

    requests: tuple[Request, ...]
    already: tuple[tuple[str, str], ...]
    campaign: str
    refused: tuple[tuple[str, str], ...] = ()
    written: tuple[tuple[str, str], ...] = ()


def keep(store: Store, planned: Plan, *, by: str, today: date, days: Iterator[date] | None = None) -> Kept:
    """Record the plan: requests, letters and campaign, all or nothing. A body that came into the campaign since
    the plan was made is left out; a reference taken since is drawn again and put into its letter.

    UsageError while a finding refuses the draft.
    """
    refuse_blocked(planned)
    with store.lane() as lane, lane.writing():
        return keep_in(lane, planned, by=by, today=today, days=days)


def keep_all(
    store: Store, made: Planning, *, by: str, today: date, pace: Pace | None = None, size: int = SHARE
) -> Iterator[Kept]:
    """Record a plan of any size, ``size`` bodies at a time, and some of these to a transaction. Killed at any point and
    run again, each body has exactly one letter: the running transaction is undone, and those before it are found.

    ``pace`` gives each letter a day on which to send it. UsageError, before anything is recorded, while a finding
    refuses the draft.
    """
    from foitrack.actions.ahead import Ahead

    refuse(made.blocking(store.read))
    days = send_days(store.read, made, pace) if pace else None
    slugs = made.targets.slugs
    first = min(size, FIRST) if len(slugs) >= FEWEST_AHEAD * size else size
    shares = [s for s in (slugs[:first], *chunks(slugs[first:], size)) if s]
    ahead: Ahead | None = None
    done = 0

    def share(lane: Lane, n: int) -> Kept:
        if ahead and (kept := ahead.write(lane, n)):
            return kept
        planned = made.part(lane.read, shares[n])
        place = (n, len(shares))
        return keep_in(lane, planned, by=by, today=today, days=days, note_wording=n == 0, share=place)

    try:
        with store.lane() as lane:
            while done < len(shares):
                some = range(done, min(done + (TOGETHER if ahead else 1), len(shares)))
                with lane.writing():
                    kept = [share(lane, n) for n in some]
                yield from kept
                if done == 0 and days is None and len(shares) >= FEWEST_AHEAD:
                    ahead = Ahead.begun(store, made, shares, by, today)
                done = some.stop
    finally:
        if ahead:
            ahead.stop()


def send_days(read: Reader, made: Planning, pace: Pace) -> Iterator[date]:
    """The day on which each letter of a plan that is still to be written is meant to go, in turn."""
    from foitrack.actions.derive import calendar_of

    slug = made.campaign.slug if made.campaign else ""
    asked = read.asked_in(slug, made.targets.slugs) if slug else {}
    planned = read.planned_days(slug) if slug else {}
    return pace.days(calendar_of(read), planned, len(made) - len(asked))


@dataclass(frozen=True, slots=True)
class Pace:
    """How letters are spread over working days from ``start`` on: so many a day, or evenly over so many days."""

    start: date
    per_day: int = 0
    over: int = 0

    def days(self, calendar: Calendar, planned: Mapping[date, int], left: int) -> Iterator[date]:
        """The day for each letter in turn. ``planned``: how many of the campaign are meant for which day already, so
        that a run that goes on where another stopped fills up the same days; ``left``: how many more there are."""
        each = self.per_day or -(-(sum(planned.values()) + left) // self.over)
        day = calendar.on_or_after(self.start, UNITED_KINGDOM)
        while True:
            for _ in range(planned.get(day, 0), max(each, 1)):
                yield day
            day = calendar.next_after(day, UNITED_KINGDOM)


def keep_in(
    lane: Lane,
    planned: Plan,
    *,
    by: str,
    today: date,
    days: Iterator[date] | None = None,
    note_wording: bool = True,
    share: tuple[int, int] = (0, 1),
) -> Kept:
    """``keep`` inside a transaction that is open. ``days``: the day on which each letter is meant to go, in turn;
    ``note_wording``: what the campaign asks, and of whom, is put on record where it is new or has changed; ``share``:
    which of how many transactions this is."""
    from foitrack.today import now

    campaign = campaign_of(lane.read, planned)
    letters = planned.letters
    there = lane.read.asked_in(campaign.slug, [r.body.slug for r in letters]) if campaign else {}
    rows = [r for r in letters if r.body.slug not in there]
    taken = lane.read.taken_refs(r.reference for r in rows)
    if taken:
        fresh = dict(zip(sorted(taken), lane.read.free_refs(len(taken)), strict=True))
        rows = [_again(r, fresh) for r in rows]
    at = now()
    drafts = drafts_of(planned, rows, campaign, by=by, today=today, at=at, days=days, share=share)
    changed: Sequence[Change] = ()
    if campaign and note_wording:
        before = wording.kept(lane.read, campaign.slug)
        told = replace(planned.asked, campaign=campaign.slug)
        if before:
            told = replace(told, targets=before.targets, own=before.own)
            told = wording.with_more(told, planned.asked.targets, planned.asked.own)
        changed = wording.changes(lane.read, campaign.slug, told, by, at)
    if drafts:
        lane.add(drafts, requester=planned.requester, campaign=campaign, changes=changed)
    already = (
        *((r.already, r.body.slug) for r in planned.rows if r.already),
        *((there[r.body.slug], r.body.slug) for r in letters if r.body.slug in there),
    )
    refused = tuple((r.body.slug, r.refused) for r in planned.rows if r.refused)
    written = tuple((r.reference, r.body.slug) for r in rows)
    return Kept(
        tuple(d.request for d in drafts), already, campaign.slug if campaign else "", refused, written
    )


def drafts_of(
    planned: Plan,
    rows: Sequence[Row],
    campaign: Campaign | None,
    *,
    by: str,
    today: date,
    at: datetime,
    days: Iterator[date] | None = None,
    share: tuple[int, int] = (0, 1),
) -> list[NewDraft]:
    """The requests that these rows of a plan begin, each with its letter as a sealed event."""
    from foitrack.store.bulk import NewDraft
    from foitrack.store.chain import new_ids, seal_first

    drafts = []
    linked: dict[int, tuple[Part, ...]] = {}  # letters cut by one stencil share their parts
    ids, of_events = new_ids(len(rows), *share), new_ids(len(rows), *share)
    for row, request_id, event_id in zip(rows, ids, of_events, strict=True):
        assert row.letter is not None
        parts = linked.get(id(row.letter.parts))
        if parts is None:
            parts = linked[id(row.letter.parts)] = _linked(row.letter.parts, planned.questions, campaign)
        request = Request(
            request_id, row.reference, row.body, planned.requester, row.title or planned.title, row.regime, parts,
            campaign,
        )  # fmt: skip
        event, content = drafted(request, row.letter, planned, row.findings, today)
        day = next(days) if days else None
        details = {**event.details, "send_on": day.isoformat()} if day else event.details
        sealed = seal_first("drafted", today, request_id, details, event.documents, id=event_id, by=by, at=at)
        drafts.append(NewDraft(request, sealed, content, (send_day(request_id, day),) if day else ()))
    return drafts


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


def _again(row: Row, fresh: Mapping[str, str]) -> Row:
    """The row with another reference, in its letter too, where that was taken since the plan was made."""
    assert row.letter is not None
    if row.reference not in fresh:
        return row
    new = fresh[row.reference]
    letter = replace(
        row.letter,
        subject=row.letter.subject.replace(row.reference, new),
        text=row.letter.text.replace(row.reference, new),
    )
    return replace(row, letter=letter, reference=new)
