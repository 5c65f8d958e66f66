"""The answers of a request part by part, each with its source, and what became of it: the record, read for comparing.

An answer stands until a later one by the same channel takes its place. One that a review replaced stays in the
history of its part. Silence is no answer, and an unknown value is None, never nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from foitrack.campaign.values import disclaims, is_no_record, plain, same_period
from foitrack.case import Case
from foitrack.facts import ANSWERS, OUTCOME_EVENTS, Event, Ground, Outcome

CHANNELS = ("foi", "statement", "published")

# Marks that an outcome carries in its note, apart from what was said: each says why an answer is not quite one.
NO_RECORD = "no record found"
OTHER_SHAPE = "other shape"
OTHER_PERIOD = "other period"
LACKS = "lacks what was promised"
NOT_COMPARABLE = "not for comparison"
MARKS = (NO_RECORD, OTHER_SHAPE, OTHER_PERIOD, LACKS, NOT_COMPARABLE)

PROMISED = "promised"
DISCLOSED = frozenset({"disclosed_full", "disclosed_part"})
REFUSED = frozenset({"refused", "cost_limit", "ncnd", "vexatious", "repeated"})
_OUTCOME_OF: Mapping[str, str] = MappingProxyType(
    {event: word for word, event in OUTCOME_EVENTS.items() if event in ANSWERS}
)
_DECISIONS = frozenset({"review_outcome", "decision_notice"})
_PROMISES = frozenset({"part_to_follow", "holding"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one body said on one question, once.

    ``question`` is the campaign's number (the part's own where it has none), ``part`` the request's. ``about``: a body's
    slug or a topic where it speaks of another, "" where of itself. ``channel``: foi, statement or published. ``on`` is the
    day it left. ``received`` is None where nobody knows when it came. ``stage``: promise, answer or review.
    ``replaced`` is the day on which a later answer took its place, ``replaced_by`` that one's stage.
    """

    request_id: str
    ref: str
    body: str
    body_name: str
    question: int
    part: int
    outcome: str
    channel: str
    on: date
    value: str | None = None
    unit: str = ""
    period: str = ""
    about: str = ""
    note: str = ""
    marks: frozenset[str] = frozenset()
    quote: str = ""
    page: int | None = None
    document: str = ""
    grounds: tuple[Ground, ...] = ()
    received: date | None = None
    event_id: str = ""
    stage: str = "answer"
    replaced: date | None = None
    replaced_by: str = ""

    @property
    def subject(self) -> str:
        """Whom or what it speaks of."""
        return self.about or self.body

    @property
    def no_record(self) -> bool:
        return NO_RECORD in self.marks

    @property
    def disclosed(self) -> bool:
        return self.outcome in DISCLOSED

    @property
    def refused(self) -> bool:
        return self.outcome in REFUSED

    @property
    def source(self) -> str:
        """Where it can be checked: document, page, quoted words."""
        where = self.document + (
            f", page {self.page}" if self.page and self.document else f"page {self.page}" if self.page else ""
        )
        return ": ".join(t for t in (where, f"\u201c{self.quote}\u201d" if self.quote else "") if t)


def answers_of(case: Case, on: date | None = None) -> tuple[Answer, ...]:
    """Every answer of a request up to ``on``, promises among them, in order; those replaced say when and by what."""
    told: list[Answer] = []
    for answer in _told(case, on):
        if answer.stage != "promise":
            told = [_after(before, answer) for before in told]
        told.append(answer)
    return tuple(told)


def standing(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that hold: neither replaced nor only promised."""
    return tuple(a for a in answers if a.replaced is None and a.stage != "promise")


def marks_of(note: str, *texts: str | None) -> frozenset[str]:
    """The marks that a note carries, and those that the words of the answer itself amount to."""
    there = {piece for piece in map(plain, note.split(";")) if piece in MARKS}
    if disclaims(note, *texts):
        there.add(NOT_COMPARABLE)
    return frozenset(there)


def channel_of(event: Event) -> str:
    if event.kind == "statement":
        return "statement"
    said = str(event.get("channel") or "foi")
    return said if said in CHANNELS else "foi"


def _after(before: Answer, answer: Answer) -> Answer:
    """``before`` as it stands once ``answer`` has come."""
    if before.replaced is not None or before.part not in (answer.part, 0):
        return before
    if before.stage == "promise":  # kept, by whatever channel it came
        return replace(before, replaced=answer.on, replaced_by=answer.stage)
    same_letter = (before.event_id, before.on) == (answer.event_id, answer.on)
    if (
        before.part != answer.part
        or (before.about, before.channel) != (answer.about, answer.channel)
        or same_letter
    ):
        return before
    decided = answer.stage == "review" and before.stage != "review"
    same_cell = same_period(before.period, answer.period) and (
        plain(before.unit) == plain(answer.unit) or not before.unit or not answer.unit
    )
    if before.value is None or decided or (answer.value is not None and same_cell):
        return replace(before, replaced=answer.on, replaced_by=answer.stage)
    return before


def _told(case: Case, on: date | None) -> Iterator[Answer]:
    events = case.until(on)
    by_id = {e.id: e for e in case.events}
    finer = {str(e.get("completes")): e for e in events if e.get("completes")}
    for event in events:
        if event.get("completes") in by_id:
            continue  # told with the answer that it makes finer
        yield from _of_event(case, event, finer.get(event.id))
        if event.kind in _PROMISES and (event.kind == "part_to_follow" or event.get("new_date")):
            yield from _promises(case, event)


def _of_event(case: Case, event: Event, finer: Event | None) -> Iterator[Answer]:
    """The answers of one event, with the values that were entered for it later."""
    told = _spread(case, _outcomes(event))
    entered = _spread(case, _outcomes(finer)) if finer is not None else []
    found = [
        _answer(case, event, one)
        for one in told
        if not any(one.about == it.about and _finer(one.outcome, it.outcome) for it in entered)
    ]
    for one in entered:
        assert finer is not None
        answer = _answer(case, event, one)
        own = tuple(g for g in finer.grounds if g.part in (0, one.outcome.part))
        found.append(replace(answer, grounds=own or answer.grounds, event_id=finer.id))
    yield from sorted(found, key=lambda a: a.part)


def _finer(outcome: Outcome, entered: Outcome) -> bool:
    """Whether what was entered says more exactly what ``outcome`` says of the same part."""
    if outcome.part != entered.part:
        return False
    return outcome.value is None or (
        same_period(outcome.period, entered.period) and plain(outcome.unit) == plain(entered.unit)
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """An outcome with whom it speaks of and where it stands."""

    outcome: Outcome
    about: str = ""
    source: str = ""


def _outcomes(event: Event) -> list[_Said]:
    if event.outcomes:
        sources = event.get("sources") or ()
        return [
            _Said(o, event.about(n), str(sources[n]) if n < len(sources) else "")
            for n, o in enumerate(event.outcomes)
        ]
    if event.kind in ANSWERS:
        return [_Said(Outcome(part, _OUTCOME_OF[event.kind])) for part in event.parts or (0,)]
    return []


def _spread(case: Case, told: Iterable[_Said]) -> list[_Said]:
    """An outcome of the whole letter as one of each part; those named themselves keep their own."""
    told = list(told)
    numbers = [p.n for p in case.request.parts]
    named = {one.outcome.part for one in told}
    return [
        replace(one, outcome=replace(one.outcome, part=n))
        for one in told
        for n in (
            [n for n in numbers if n not in named]
            if numbers and one.outcome.part == 0
            else [one.outcome.part]
        )
    ]


def _answer(case: Case, event: Event, said: _Said) -> Answer:
    outcome, about = said.outcome, said.about
    request = case.request
    marks = set(marks_of(outcome.note, outcome.quote))
    if outcome.outcome == "not_held" and is_no_record(
        outcome.note, outcome.value, outcome.quote, str(event.get("text") or "")
    ):
        marks.add(NO_RECORD)
    value = None if NO_RECORD in marks and is_no_record(outcome.value) else outcome.value
    return Answer(
        request_id=request.id,
        ref=request.ref,
        body=request.body.slug,
        body_name=request.body.name,
        question=_question(case, outcome.part),
        part=outcome.part,
        outcome=outcome.outcome,
        channel=channel_of(event),
        on=event.left,
        value=value,
        unit=outcome.unit,
        period=outcome.period,
        about="" if about == request.body.slug else about,
        note=outcome.note,
        marks=frozenset(marks),
        quote=outcome.quote,
        page=outcome.page,
        document=said.source or _document(event),
        grounds=tuple(g for g in event.grounds if g.part in (0, outcome.part)),
        received=event.received_on,
        event_id=event.id,
        stage="review" if event.kind in _DECISIONS else "answer",
    )


def _promises(case: Case, event: Event) -> Iterator[Answer]:
    request = case.request
    for part in event.parts or (0,):
        yield Answer(
            request.id, request.ref, request.body.slug, request.body.name, _question(case, part), part,
            PROMISED, channel_of(event), event.left, note=f"for {event.get('new_date')}" if event.get("new_date") else "",
            event_id=event.id, stage="promise", received=event.received_on,
        )  # fmt: skip


def _question(case: Case, part: int) -> int:
    return next((p.question or p.n for p in case.request.parts if p.n == part), part)


def _document(event: Event) -> str:
    """The letter's file name, or the address where it can be read."""
    return event.documents[0].name if event.documents else str(event.get("url") or "")
