"""``campaign``: one question to many bodies. Begun, looked at, tried on a few, changed, applied to the rest, merged.

The letters themselves are planned by ``draft.prepare`` and recorded by ``keep.keep_all``, as for a single request.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from foitrack.actions import wording
from foitrack.actions.draft import Asked, Planning, prepare
from foitrack.errors import NotFound, UsageError
from foitrack.facts import Campaign, History, Question, Request, Requester
from foitrack.letters.write import Looked

if TYPE_CHECKING:
    from foitrack.actions.targets import Own
    from foitrack.store.open import Store
    from foitrack.store.read import Reader
    from foitrack.store.values import Change, Head

FORCES = 3  # police forces asked the same from which on it is a round robin to them

ROUND_ROBIN = (
    "{n} police forces are asked the same. Forces tell the NPCC's Central Referral Unit of such round robins, and it is"
    " likely to advise them all: expect like answers on like grounds, and to be looked at for acting in concert. Each"
    " force still counts the cost by itself: only requests to one and the same force within sixty consecutive working"
    " days are added together (SI 2004/3244 reg 5). The template npcc-referral asks the National Police Chiefs' Council"
    " for its log of referrals and its advice on the subject"
)


def round_robin(forces: int) -> tuple[str, ...]:
    """What to know when so many police forces are asked the same."""
    return (ROUND_ROBIN.format(n=forces),) if forces >= FORCES else ()


def known(read: Reader, name: str) -> Campaign:
    """The campaign of this name; NotFound with what is near."""
    slug = name.strip().lower()
    if found := read.campaign(slug):
        return found
    from difflib import get_close_matches

    near = get_close_matches(slug, [c.slug for c in read.campaigns()], n=3, cutoff=0.5)
    hint = "Did you mean " + " or ".join(near) + "?" if near else "foitrack campaign list names them."
    raise NotFound(f"There is no campaign {name!r}.", hint)


def asks(read: Reader, name: str) -> Asked:
    """What a campaign asks now, and of whom. UsageError where only its requests are on record."""
    campaign = known(read, name)
    asked = wording.kept(read, campaign.slug)
    if asked is None:
        raise UsageError(
            f"The letter of {campaign.slug} is not on record: its requests were entered one by one.",
            f"foitrack draft TEMPLATE --campaign {campaign.slug} --to BODY gives it one.",
        )
    if not asked.targets:
        raise UsageError(
            f"{campaign.slug} has no bodies yet.",
            f"foitrack campaign add {campaign.slug} @territorial-forces",
        )
    return asked


def begin(store: Store, asked: Asked, requester: Requester, *, by: str) -> Campaign:
    """A campaign with its letter and bodies; no letter is written yet. UsageError if there is one of the name, and for
    all that a plan of it would refuse."""
    if not asked.campaign.strip():
        raise UsageError(
            "The campaign needs a name.", "As in: foitrack campaign new innerste-2026 general ..."
        )
    if store.read.campaign(asked.campaign.strip().lower()):
        raise UsageError(
            f"There is a campaign {asked.campaign} already.",
            f"foitrack campaign edit {asked.campaign} changes its letter, and add gives it more bodies.",
        )
    made = prepare(store.read, asked, requester)
    assert made.campaign is not None
    questions = tuple(Question(n, text) for n, text in enumerate(made.questions, 1))
    return _record(store, replace(made.campaign, questions=questions), asked, by)


def add(
    store: Store, name: str, targets: Sequence[str], own: Mapping[str, Own], *, by: str
) -> tuple[Asked, Asked]:
    """More bodies for a campaign, before and after. Nothing is drafted: ``apply`` does that."""
    from foitrack.actions.targets import resolved

    campaign = known(store.read, name)
    before = wording.kept(store.read, campaign.slug)
    if before is None:
        asks(store.read, name)
        raise AssertionError
    if targets:
        resolved(store.read, targets)  # a name that is nobody's is refused here
    after = wording.with_more(before, targets, own)
    _record(store, campaign, after, by)
    return before, after


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to change in a campaign's letter; what is None or not named stays."""

    template: str | None = None
    title: str | None = None
    values: Mapping[str, str] | None = None
    parts: tuple[str, ...] | None = None
    looked: Looked | None = None
    not_checked: bool = False
    anyway: str | None = None


def edited(
    read: Reader, name: str, edit: Edit, requester: Requester
) -> tuple[Asked, Asked, tuple[tuple[str, str, str], ...]]:
    """What the campaign asks before and after ``edit``, and each difference. Nothing is recorded.

    The letters that are there stay as they are: the change is for those still to be written.
    """
    before = asks(read, name)
    after = replace(
        before,
        template=before.template if edit.template is None else edit.template,
        title=before.title if edit.title is None else edit.title,
        values={**before.values, **(edit.values or {})},
        parts=before.parts if edit.parts is None else edit.parts,
        anyway=before.anyway if edit.anyway is None else edit.anyway,
    )  # fmt: skip
    if edit.looked or edit.not_checked:
        after = replace(after, looked=edit.looked, not_checked=edit.not_checked)
    prepare(read, after, requester)
    return before, after, tuple(wording.differing(wording.letter_of(before), wording.letter_of(after)))


def keep_edit(store: Store, before: Asked, after: Asked, requester: Requester, *, by: str) -> Campaign:
    """Record the change: of the letter, and of each question whose words are others now.

    A question keeps its number, so that answers to the pilot and to the rest are compared as answers to one question.
    """
    from foitrack.store.values import Change
    from foitrack.today import now

    campaign = known(store.read, before.campaign)
    was, will = (prepare(store.read, a, requester).questions for a in (before, after))
    changes: list[Change] = []
    questions = list(campaign.questions)
    if len(was) == len(will):
        number = {_plain(q.text): n for n, q in enumerate(questions)}
        for old, new in zip(was, will, strict=True):
            n = number.get(_plain(old))
            if n is not None and _plain(old) != _plain(new):
                changes.append(
                    Change(wording.QUESTION, campaign.slug, str(questions[n].n), old, new, by, now())
                )
                questions[n] = replace(questions[n], text=new)
    return _record(store, replace(campaign, questions=tuple(questions)), after, by, changes)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _record(
    store: Store, campaign: Campaign, asked: Asked, by: str, changes: Sequence[Change] = ()
) -> Campaign:
    from foitrack.today import now

    with store.lane() as lane, lane.writing():
        told = wording.changes(lane.read, campaign.slug, replace(asked, campaign=campaign.slug), by, now())
        lane.add([], campaign=campaign, changes=[*changes, *told])
    return campaign


# ---- looking -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Overview:
    """How a campaign stands: its requests by standing, the bodies still without one, what changed, what was merged
    into it, and the bodies that have more than one request in it since."""

    campaign: Campaign
    asked: Asked | None
    heads: tuple[Head, ...]
    left: tuple[str, ...]
    planned: Mapping[date, int]
    differences: tuple[wording.Difference, ...]
    merged: tuple[str, ...]
    doubles: Mapping[str, tuple[str, ...]]

    def standings(self) -> dict[str, int]:
        return dict(Counter(h.standing for h in self.heads))

    def as_json(self) -> dict[str, Any]:
        """``campaign show --json``."""
        return {
            "campaign": self.campaign.slug,
            "title": self.campaign.title,
            "questions": [{"n": q.n, "text": q.text} for q in self.campaign.questions],
            "template": self.asked.template if self.asked else None,
            "values": dict(self.asked.values) if self.asked else {},
            "bodies": list(self.asked.targets) if self.asked else [],
            "standings": self.standings(),
            "left": list(self.left),
            "planned": {day.isoformat(): n for day, n in sorted(self.planned.items())},
            "changes": [
                {"what": d.what, "was": d.was, "now": d.now, "at": d.at, "by": d.by} for d in self.differences
            ],
            "merged": list(self.merged),
            "doubles": {body: list(refs) for body, refs in self.doubles.items()},
        }


def overview(read: Reader, name: str, on: date | None = None) -> Overview:
    """How the campaign of this name stands; ``on``: where its requests stood at the end of that day."""
    from foitrack.actions.targets import resolved

    campaign = known(read, name)
    asked = wording.kept(read, campaign.slug)
    heads = tuple(read.heads(campaign=campaign.slug))
    if on is not None:
        from foitrack.actions.look import as_of

        heads = tuple(as_of(read, heads, on, ""))
    first: dict[str, list[str]] = {}
    for head in heads:
        if not head.parent:
            first.setdefault(head.body, []).append(head.ref)
    targets = resolved(read, asked.targets).slugs if asked and asked.targets else ()
    return Overview(
        campaign,
        asked,
        heads,
        tuple(s for s in targets if s not in first),
        read.planned_days(campaign.slug),
        tuple(wording.differences(read, campaign.slug)),
        read.family(campaign.slug)[1:],
        {body: tuple(refs) for body, refs in first.items() if len(refs) > 1},
    )


# ---- merging -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Merged:
    """One campaign counted as part of another: how many requests came, and the bodies that have two now."""

    campaign: str
    into: str
    came: int
    doubles: Mapping[str, tuple[str, ...]]


def merging(read: Reader, name: str, into: str) -> Merged:
    """What merging would do. UsageError for a campaign with itself, or one that is part of the other already."""
    source, target = known(read, name), known(read, into)
    if target.slug in read.family(source.slug) or source.slug in read.family(target.slug):
        raise UsageError(f"{source.slug} and {target.slug} are one campaign already.")
    theirs = read.heads(campaign=source.slug)
    ours = {h.body: h.ref for h in read.heads(campaign=target.slug) if not h.parent}
    doubles = {h.body: (ours[h.body], h.ref) for h in theirs if not h.parent and h.body in ours}
    return Merged(source.slug, target.slug, len(theirs), doubles)


def merge(store: Store, merged: Merged, *, by: str) -> Campaign:
    """From now on the one campaign's requests count as the other's. Requests are not touched: their references, letters
    and histories stay, a body that has two is told as such, and none is asked again."""
    from foitrack.store.people import MERGED
    from foitrack.store.values import Change
    from foitrack.today import now

    with store.lane() as lane, lane.writing():
        read = lane.read
        source, target = known(read, merged.campaign), known(read, merged.into)
        at = now()
        have = {_plain(q.text) for q in target.questions}
        last = max((q.n for q in target.questions), default=0)
        more = [q.text for q in source.questions if _plain(q.text) not in have]
        target = replace(
            target, questions=(*target.questions, *(Question(n, t) for n, t in enumerate(more, last + 1)))
        )
        changes = [Change("campaign", source.slug, MERGED, "", target.slug, by, at)]
        theirs, ours = wording.kept(read, source.slug), wording.kept(read, target.slug)
        if theirs and ours:
            changes += wording.changes(
                read, target.slug, wording.with_more(ours, theirs.targets, theirs.own), by, at
            )
        lane.add([], campaign=target, changes=changes)
    return target


# ---- a correction to some ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Correction:
    """The corrected letters: to bodies whose letter has not gone the letter is written anew (``again``), to those that
    have had it goes a new request which says that it replaces the first (``made``)."""

    made: Planning
    heads: Mapping[str, Head]

    @property
    def again(self) -> tuple[str, ...]:
        return tuple(h.ref for h in self.heads.values() if h.standing in ("drafted", "ready"))


def correcting(
    read: Reader, name: str, targets: Sequence[str], edit: Edit, requester: Requester
) -> tuple[Correction, tuple[tuple[str, str, str], ...]]:
    """The correction of a campaign's letter for some of its bodies, and what it changes. Nothing is recorded, and what
    the campaign asks the others stays. UsageError for a body that has no letter in the campaign."""
    from foitrack.actions.targets import resolved

    if not targets:
        raise UsageError("To whom does the correction go?", "Name them: --to kent-police")
    _, after, differences = edited(read, name, edit, requester)
    if not differences:
        raise UsageError("That changes nothing in the letter.")
    slugs = resolved(read, targets).slugs
    heads = {
        h.body: h for h in read.heads(campaign=known(read, name).slug) if not h.parent and h.body in slugs
    }
    if missing := [s for s in slugs if s not in heads]:
        raise UsageError(
            f"{', '.join(missing[:5])} has no letter in {name} yet.",
            "A correction goes to those that have one.",
        )
    own = {slug: o for slug, o in after.own.items() if slug in slugs}
    made = prepare(read, replace(after, targets=slugs, own=own), requester)
    return Correction(replace(made, campaign=None, campaign_is_new=False), heads), differences


def correct(store: Store, correction: Correction, why: str, *, by: str, today: date) -> tuple[Request, ...]:
    """Record the corrected letters as drafts, all or none, with ``why``. The requests that have them, in order."""
    from foitrack.actions.begin import New, record_new
    from foitrack.actions.keep import drafted, refuse, request_of
    from foitrack.actions.record import add_in
    from foitrack.facts import standing_events

    made = correction.made
    refuse(made.blocking(store.read))
    found = []
    with store.writing() as writer:
        planned = made.part(writer.read, made.targets.slugs)
        for row in planned.letters:
            assert row.letter is not None
            head = correction.heads[row.body.slug]
            history = writer.read.history(head.id)
            sent = [e for e in standing_events(history.events) if e.kind in ("sent", "received")]
            if not sent:
                letter = _with_reference(row.letter, row.reference, head.ref)
                event, content = drafted(history.request, letter, planned, row.findings, today)
                event = replace(event, details={**event.details, "corrects": why.strip()})
                if day := _send_on(history):
                    event = replace(event, details={**event.details, "send_on": day})
                add_in(
                    writer, head.id, [event], by=by, today=today, anyway=why,
                    documents={event.documents[0].sha256: content},
                )  # fmt: skip
                found.append(history.request)
                continue
            letter = _replacing(row.letter, head.ref, sent[0].on)
            fresh = request_of(planned, row, None)
            questions = {p.n: p.question for p in history.request.parts}
            same = len(history.request.parts) == len(fresh.parts)
            parts = tuple(replace(p, question=questions.get(p.n) if same else None) for p in fresh.parts)
            request = replace(
                fresh, parts=parts, campaign=history.request.campaign, parent=head.id, parent_why="refined",
                tags=history.request.tags,
            )  # fmt: skip
            event, content = drafted(request, letter, planned, row.findings, today)
            event = replace(event, details={**event.details, "corrects": why.strip()})
            record_new(writer, [New(request, (event,), {event.documents[0].sha256: content})], by=by)
            found.append(request)
    return tuple(found)


def _send_on(history: History) -> str:
    """The day on which the letter that is replaced was meant to go, or ""."""
    from foitrack.facts import standing_events

    drafts = [e for e in standing_events(history.events) if e.kind == "drafted"]
    return str(drafts[-1].get("send_on") or "") if drafts else ""


def _with_reference(letter: Any, was: str, now: str) -> Any:
    return replace(letter, subject=letter.subject.replace(was, now), text=letter.text.replace(was, now))


def _replacing(letter: Any, reference: str, sent: date) -> Any:
    """The letter with a sentence on which earlier one it replaces, after the salutation."""
    from foitrack.dates import say_day

    says = f"This letter corrects and replaces my request {reference} of {say_day(sent)}. Please answer this one instead."
    head, gap, rest = letter.text.partition(",\n\n")
    if not gap:
        head, gap, rest = "", "", letter.text
    return replace(letter, text=f"{head}{gap}{says}\n\n{rest}")
