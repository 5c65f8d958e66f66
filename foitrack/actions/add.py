"""``add``: requests made elsewhere, at whatever stage they are; one at a time or a table of them.

A stage is told as what happened and when: a request at review was answered, or not, and a review was asked for
on a day. Nothing is guessed: a stage without its day is an error, because clocks run from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from foitrack.actions.begin import New, problems_of, record_new, requester_of
from foitrack.actions.derive import calendar_of
from foitrack.case import Case
from foitrack.errors import UsageError
from foitrack.facts import Campaign, Event, Outcome, Part, Request, clean_text, regime_of

if TYPE_CHECKING:
    from foitrack.config import Config
    from foitrack.store.open import Store
    from foitrack.store.read import Reader

# A stage as typed -> the event that began it, and the outcome where it is an answer.
STAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "awaiting": ("", ""),
        "acknowledged": ("acknowledged", ""),
        "clarification": ("clarification_requested", ""),
        "fee": ("fee_notice", ""),
        "holding": ("holding", ""),
        "answered": ("response_full", "disclosed_full"),
        "part-answered": ("response_partial", "disclosed_part"),
        "refused": ("refused", "refused"),
        "cost-limit": ("cost", "cost_limit"),
        "not-held": ("not_held", "not_held"),
        "ncnd": ("ncnd", "ncnd"),
        "vexatious": ("vexatious", "vexatious"),
        "review": ("review_requested", ""),
        "review-answered": ("review_outcome", ""),
        "ico": ("commissioner_complaint", ""),
        "commissioner": ("commissioner_complaint", ""),
        "decision": ("decision_notice", ""),
        "tribunal": ("tribunal_appeal", ""),
        "withdrawn": ("withdrawn", ""),
        "closed": ("closed", ""),
    }
)
_AFTER_AN_ANSWER = ("review", "review-answered", "ico", "commissioner", "decision", "tribunal")
_ANSWER_STAGES = tuple(s for s, (_, outcome) in STAGES.items() if outcome)
_VIAS = ("email", "webform", "wdtk", "post")
_HOW_STAGES = "Use one of " + ", ".join(STAGES) + "."


@dataclass(frozen=True, slots=True)
class Told:
    """A request as somebody tells of it. ``since``: the day on which ``stage`` began; ``answered`` and
    ``answer`` (an answer's stage): what came before a review or a complaint, where it is known."""

    to: str
    sent: date
    received: date | None = None
    title: str = ""
    parts: tuple[str, ...] = ()
    via: str = "email"
    regime: str = ""
    stage: str = "awaiting"
    since: date | None = None
    answer: str = ""
    answered: date | None = None
    their_refs: tuple[str, ...] = ()
    url: str = ""
    files: tuple[Path, ...] = ()
    campaign: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """A request as it now is in the store. ``there``: it was there before, and nothing was added."""

    ref: str
    body: str
    standing: str
    due: date | None
    odd: tuple[str, ...] = ()
    there: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "ref": self.ref,
            "body": self.body,
            "standing": self.standing,
            "response_due": self.due.isoformat() if self.due else None,
            "already": self.there,
        }


def add_one(store: Store, told: Told, config: Config, *, by: str, today: date) -> Added:
    """Record one request. The same one again (body, day, title or their reference) is found and left alone.

    UsageError for a stage or law that does not exist, a stage without its day, or what cannot have happened.
    """
    new = new_of(store.read, told, config, Known(store.read))
    if there := already_there(store.read, new):
        case = _case(store.read, there)
        return added(case, (), there=True)
    found = problems_of(new, calendar_of(store.read), today)
    if wrong := [p.says for p in found if p.impossible]:
        raise UsageError(" ".join(wrong), "Check the days.")
    with store.writing() as writer:
        campaigns = [new.request.campaign] if new.request.campaign else []
        [case] = record_new(
            writer, [with_reference(new, writer.read.free_refs(1)[0])], by=by, campaigns=campaigns
        )
    return added(case, tuple(p.says for p in found))


@dataclass
class Known:
    """What many lines ask of the store, asked once: bodies, campaigns, and the requests of a body."""

    read: Reader
    campaigns: dict[str, Campaign] = field(default_factory=dict)
    names: Any = None
    asks: Any = None

    def body(self, name: str) -> Any:
        from foitrack.bodies.names import Names

        self.names = self.names or Names(self.read.bodies())
        return self.names.resolve(name)

    def requester(self, config: Config) -> Any:
        self.asks = self.asks or requester_of(self.read, config)
        return self.asks

    def campaign(self, slug: str, title: str) -> Campaign | None:
        from foitrack.actions.draft import SLUG
        from foitrack.store.chain import new_id

        slug = slug.strip().lower()
        if not slug:
            return None
        if not SLUG.fullmatch(slug):
            raise UsageError(
                f"{slug!r} cannot name a campaign.", "Use small letters, digits and hyphens: innerste-2026."
            )
        if slug not in self.campaigns:
            self.campaigns[slug] = self.read.campaign(slug) or Campaign(slug, title, id=new_id())
        return self.campaigns[slug]


def new_of(read: Reader, told: Told, config: Config, known: Known) -> New:
    """The request with its events; its reference is drawn when it is recorded."""
    from foitrack.actions.record import documents_of
    from foitrack.dates import say_short
    from foitrack.store.chain import new_id

    body = known.body(told.to)
    regime = regime_of(told.regime) if told.regime.strip() else body.regime
    parts = told.parts or ((told.title,) if told.title.strip() else ())
    title = " ".join(clean_text(told.title or (parts[0] if parts else ""), "The title").split())
    title = title or f"Request of {say_short(told.sent)}"
    refs, documents = documents_of(told.files)
    request = Request(
        id=new_id(),
        ref="",
        body=body,
        requester=known.requester(config),
        title=title if len(title) <= 120 else title[:117].rstrip() + "...",
        regime=regime,
        parts=tuple(Part(n, clean_text(" ".join(t.split()), "A part")) for n, t in enumerate(parts, 1)),
        campaign=known.campaign(told.campaign, title),
        tags=told.tags,
    )
    return New(request, _events(told, refs), documents)


def _events(told: Told, documents: tuple[Any, ...]) -> tuple[Event, ...]:
    via = told.via.strip().lower().replace("e-mail", "email")
    if via not in _VIAS:
        raise UsageError(f"There is no way of sending called {told.via!r}.", "Use " + ", ".join(_VIAS) + ".")
    details: dict[str, Any] = {"via": via}
    if told.their_refs:
        details["their_ref"] = list(told.their_refs) if len(told.their_refs) > 1 else told.their_refs[0]
    if told.url.strip():
        details["url"] = told.url.strip()
    events = [Event("sent", told.sent, details=details, documents=documents)]
    if told.received:
        events.append(Event("received", told.received))
    stage = _stage(told.stage)
    if told.answer or told.answered:
        if stage not in _AFTER_AN_ANSWER:
            raise UsageError(
                "An answer before the stage is for stages after an answer.", "Use stage and since."
            )
        before = _stage(told.answer or "")
        if before not in _ANSWER_STAGES or told.answered is None:
            raise UsageError(
                "The answer needs what it was and its day.",
                "answer is one of " + ", ".join(_ANSWER_STAGES) + ".",
            )
        events.append(_stage_event(before, told.answered))
    kind = STAGES[stage][0]
    if kind:
        if told.since is None:
            raise UsageError(
                f"On what day did the stage {stage!r} begin? Its clocks run from it.",
                "Give --since DAY (the column since in a table).",
            )
        events.append(_stage_event(stage, told.since))
    elif told.since is not None:
        raise UsageError(
            "A request that only awaits its answer has no stage that began.",
            "Leave since out, or give the stage.",
        )
    return tuple(events)


def _stage_event(stage: str, on: date) -> Event:
    kind, outcome = STAGES[stage]
    return Event(kind, on, outcomes=(Outcome(0, outcome),) if outcome else ())


def _stage(said: str) -> str:
    stage = said.strip().lower().replace("_", "-").replace(" ", "-")
    if stage in STAGES:
        return stage
    import difflib

    near = difflib.get_close_matches(stage, STAGES, n=2, cutoff=0.6)
    raise UsageError(
        f"There is no stage called {said!r}.",
        "Did you mean " + " or ".join(near) + "?" if near else _HOW_STAGES,
    )


def with_reference(new: New, ref: str) -> New:
    from dataclasses import replace

    return replace(new, request=replace(new.request, ref=ref))


def identity(request: Request, sent: date) -> tuple[str, date, str, tuple[str, ...]]:
    """What makes two lines tell of the same request: the body, the day, and the words, whatever their case."""
    title, *parts = (
        " ".join(text.lower().split()) for text in (request.title, *(p.text for p in request.parts))
    )
    return request.body.slug, sent, title, tuple(parts)


def already_there(read: Reader, new: New) -> str:
    """The reference of the request that the store has already, or "": the same body, and the same reference of
    theirs or the same day and title."""
    from foitrack.store.references import findable, references_of

    theirs = {findable(ref) for e in new.events for _, ref in references_of(e)}
    sent = new.events[0].on
    heads = read.heads(body=new.request.body.slug)
    for history in read.histories([h.id for h in heads]):
        told = [e for e in history.events if e.kind == "sent"]
        known = {findable(ref) for e in history.events for _, ref in references_of(e)}
        same = any(identity(history.request, e.on) == identity(new.request, sent) for e in told)
        if same or (theirs & known and any(e.on == sent for e in told)):
            return history.request.ref
    return ""


def _case(read: Reader, ref: str) -> Case:
    from foitrack.actions.look import one_case

    return one_case(read, ref)


def added(case: Case, odd: tuple[str, ...], there: bool = False) -> Added:
    due = case.deadlines.get("response_due")
    running = due.due if due is not None and due.met_on is None and not due.stopped else None
    return Added(case.request.ref, case.request.body.slug, case.standing(), running, odd, there)
