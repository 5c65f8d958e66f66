"""``followup``: a question about an answer, or a new request that comes out of it.

To ask what an answer means starts no clock. To ask for more recorded information is a new request, with a clock of its
own, even in the same thread; in doubt it is a new request, because that is how it has to be answered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from foitrack.errors import UsageError
from foitrack.facts import Event, Part, Request, clean_text
from foitrack.letters.answering import new_request
from foitrack.letters.dossier import Dossier

if TYPE_CHECKING:
    from foitrack.store.open import Store
    from foitrack.store.read import Reader

_ABOUT = re.compile(
    r"\byour (?:answer|response|reply|letter|table|spreadsheet|figures?|notes?|attachment|e-?mail|disclosure)\b"
    r"|\byou (?:say|said|state|stated|write|wrote|gave|sent|mention\w*|refer\w*|describe\w*|disclosed)\b"
    r"|\bwhat (?:does|do|is meant by)\b.*\b(?:mean|stand for|count|cover|include|refer)|\bmeant by\b|\bstands? for\b"
    r"|\b(?:column|row|cell|tab|sheet|footnote|page|paragraph|heading|line)s? (?:[A-Z0-9]|headed|called|marked)"
    r"|\b(?:do|does|is|are) (?:the|these|those|this|that) (?:figures?|numbers?|totals?|rows?|columns?|entries|table)\b"
    r"|\bdid you (?:include|exclude|count|search|look)\b|\bwhy (?:is|are|was|were|do|does|did)\b",
    re.I,
)
_MORE = re.compile(
    r"\bplease (?:also )?(?:send|provide|supply|disclose|give)\b|\b(?:a copy|copies) of\b|\bhow many\b|\bthe number of\b|\bhow much\b"
    r"|\b(?:list|breakdown|details|minutes|correspondence|e-?mails) of\b|\b(?:all|any) (?:e-?mails|correspondence|documents|records|minutes)\b"
    r"|\bI (?:would like|request|ask for)\b|\bbroken down\b|\bfor (?:each|the) (?:year|month|quarter)s?\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a follow-up is a new request, and why."""

    new: bool
    why: str


def judge(question: str) -> Judged:
    """Whether ``question`` asks what the answer means or for more information. In doubt it is a new request."""
    more, about = _MORE.search(question), _ABOUT.search(question)
    if more:
        return Judged(True, f'It asks for more recorded information ("{more[0]}"): a new request, with a clock of its own.')  # fmt: skip
    if about:
        return Judged(False, f'It asks what the answer means ("{about[0]}"): no new request, and no clock runs for it.')  # fmt: skip
    return Judged(True, "It is not plainly about the answer, so it is put as a new request, with a clock of its own.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Child:
    """A new request in the same thread, drafted: who it comes from, its letter, and what to know before it is sent."""

    request: Request
    subject: str
    text: str
    notes: tuple[str, ...]


def child(read: Reader, dossier: Dossier, questions: Sequence[str], on: date) -> Child:
    """The child of a request, asking ``questions``, each a part. Nothing is recorded."""
    from foitrack.store.chain import new_id

    parent = dossier.case.request
    asked = [" ".join(clean_text(q, "The question").split()) for q in questions]
    if not asked or not all(asked):
        raise UsageError("The question is empty.", "Give it in quotation marks.")
    if dossier.regime == "SAR":
        raise UsageError(
            "A further request for personal data is a request of its own.", "foitrack add --help"
        )
    [reference] = read.free_refs(1)
    request = Request(
        new_id(),
        reference,
        parent.body,
        parent.requester,
        f"Follow-up: {parent.title.removeprefix('Follow-up: ')}",
        dossier.regime,
        tuple(Part(n, text) for n, text in enumerate(asked, 1)),
        parent.campaign,
        parent=parent.id,
        parent_why="follow-up",
    )
    letter = new_request(dossier, request, asked)
    return Child(request, letter.subject, letter.text, _added(dossier, request, on))


def _added(dossier: Dossier, request: Request, on: date) -> tuple[str, ...]:
    """What stands against sending it now: under FOIA the costs of like requests within sixty working days may be added."""
    from foitrack.law.aggregation import Earlier, clashes

    received = next((e.arrived for e in dossier.told if e.kind == "received"), dossier.made_on)
    if received is None:
        return ()
    parent = dossier.case.request
    text = " ".join([parent.title, *(p.text for p in parent.parts)])
    earlier = Earlier(
        parent.ref, received, parent.requester.name, text, dossier.regime, complied=bool(dossier.answers)
    )
    asked = " ".join([request.title, *(p.text for p in request.parts)])
    found = clashes(
        asked, on, request.requester.name, dossier.regime, [earlier], dossier.case.deadlines.calendar
    )
    return tuple(c.says for c in found)


def keep_child(store: Store, made: Child, *, by: str, today: date) -> Request:
    """Record the child with its draft. Its clock starts when it is sent: ``foitrack send``, then ``foitrack sent``."""
    from foitrack.actions.begin import New, document, record_new

    content = made.text.encode()
    kept = document(content, f"{made.request.ref}.txt", "text/plain; charset=utf-8")
    event = Event(
        "drafted", today, details={"template": "followup", "subject": made.subject}, documents=(kept,)
    )
    with store.writing() as writer:
        record_new(writer, [New(made.request, (event,), {kept.sha256: content})], by=by)
    return made.request
