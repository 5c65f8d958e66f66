"""Invented facts for the store's tests: enough of every kind that each table has rows."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from foitrack.facts import (
    Address,
    Body,
    Campaign,
    DocumentRef,
    Event,
    Ground,
    Outcome,
    Part,
    Question,
    Request,
    Requester,
)
from foitrack.store.chain import new_id, new_ref, seal, sha256
from foitrack.store.values import Also, Batch, CalendarChange, Change, Stamp

ROOT = Path(__file__).resolve().parents[2]
CHILD = os.environ | {"PYTHONPATH": str(ROOT)}  # a program of its own finds the package in a checkout too
AT = datetime(2026, 6, 30, 9, 15, 0, 123456, tzinfo=UTC)
LETTER = b"Dear Fictional Constabulary,\n\nHow many?\n"
REPLY = b"%PDF-1.4 invented\x00\xff"

CONSTABULARY = Body(
    slug="fictional-constabulary",
    name="Fictional Constabulary",
    short_name="FicPol",
    kind="police_force",
    nation="england",
    cost_limit_gbp=450,
    addresses=(
        Address("request_email", "foi@fictional.invalid", "confirmed", date(2026, 5, 1), "their website"),
        Address("review", "review@fictional.invalid"),
    ),
    aliases=("The Fictionals", "Fict\u00edcia Pol\u00edcia"),
    groups=("territorial-forces", "forces"),
    wdtk_slug="fictional",
    tags=("slow",),
)
COUNCIL = Body(
    "invented-council", "Invented Council", kind="local_authority", regime="FOISA", groups=("councils",)
)
UNA = Requester("Una Invented", "una@example.org", "The Example Post", id=new_id())
CAMPAIGN = Campaign(
    "innerste",
    "Operation Innerste",
    (Question(1, "How many children?", new_id()), Question(2, "Was it suspended?", new_id())),
    id=new_id(),
)


@dataclass(frozen=True)
class Row:
    """An open deadline as the case room gives it."""

    request_id: str
    due: date
    owed_by: str = "body"
    name: str = "response_due"
    part: int = 0
    later: date = date.min
    basis: str = "statute"
    cite: str = "FOIA 2000 s.10(1)"
    provisional: bool = False
    assumed: bool = False
    also: tuple[Also, ...] = ()
    says: str = ""

    def __post_init__(self) -> None:
        if self.later == date.min:
            object.__setattr__(self, "later", max([self.due, *(reading.due for reading in self.also)]))


_given: set[str] = set()


def _unused_ref() -> str:
    """A random reference, and never one twice: of a thousand drawn, two are the same once in thirty runs."""
    while (ref := new_ref()) in _given:
        pass
    _given.add(ref)
    return ref


def a_request(
    body: Body = CONSTABULARY, *, campaign: Campaign | None = None, parent: str = "", title: str = "Children"
) -> Request:
    return Request(
        new_id(),
        _unused_ref(),
        body,
        UNA,
        title,
        body.regime,
        (Part(1, "How many children?", 1), Part(2, "Was it suspended?", 2, "EIR")),
        campaign,
        parent,
        "refined" if parent else "",
        ("urgent", "zoo"),
    )


def story(request: Request, *, heads: Sequence[str] = ()) -> tuple[Event, ...]:
    """Drafted, sent, refused in part, a slip and its retraction: every field is used by some event."""
    letter = DocumentRef(sha256(LETTER), "letter.txt", "text/plain", len(LETTER), "letter")
    reply = DocumentRef(sha256(REPLY), "..\\reply \u202e.pdf", "application/pdf", len(REPLY), "reply")
    slip = new_id()
    day = date(2026, 3, 4)
    return seal(
        [
            Event("drafted", day, request_id=request.id, documents=(letter,)),
            Event("sent", day, request_id=request.id, details={"via": "email"}, documents=(letter,)),
            Event(
                "refused",
                date(2026, 4, 1),
                request_id=request.id,
                parts=(1, 2),
                dated=date(2026, 3, 30),
                sent_on=date(2026, 3, 31),
                received_on=date(2026, 4, 1),
                details={"their_ref": "FOI/2026-0117 X", "hours": 20.5, "records": 2400, "claimed_due": day},
                outcomes=(
                    Outcome(1, "cost_limit"),
                    Outcome(
                        2, "not_held", "13 of 30", "children", "2020-2022", "we hold\u2026", 2, "no record"
                    ),
                ),
                grounds=(
                    Ground(1, "foia:12(1)", "each record", 3, "", True, "manual check"),
                    Ground(2, "foia:17(1)"),
                ),
                documents=(reply, letter),
            ),
            Event("acknowledged", date(2026, 4, 2), id=slip, request_id=request.id),
            Event("retracted", date(2026, 4, 2), request_id=request.id, retracts=slip),
        ],
        heads,
        "una",
        AT,
    )


def whole_batch() -> tuple[Request, Batch]:
    """One act that puts a row in every table but the tombstones."""
    request = a_request(campaign=CAMPAIGN)
    rows = (
        Row(request.id, date(2026, 4, 1), also=(Also(date(2026, 4, 2), "receipt on a Sunday"),)),
        Row(request.id, date(2026, 6, 1), "you", "review_request_by", part=2, assumed=True, says="ask"),
    )
    return request, Batch(
        requesters=[UNA],
        bodies=[CONSTABULARY, COUNCIL],
        campaigns=[CAMPAIGN],
        requests=[request],
        documents={sha256(LETTER): LETTER, sha256(REPLY): REPLY},
        events=story(request),
        changes=[
            Change("body", CONSTABULARY.slug, "notes", "", "slow", "una", AT, new_id()),
            Change("tag", request.id, "tags", "urgent", "urgent zoo", "una", AT, new_id()),
        ],
        calendar_changes=[CalendarChange("override", {"added": ["2026-06-15"]}, "una", AT, "", new_id())],
        deadlines={request.id: rows},
        standings={request.id: "awaiting"},
        stamp=Stamp("law 1", "calendar 1"),
    )


def many(n: int, day: date, *, due: date) -> Batch:
    """``n`` requests with one event and one open duty each, recorded by somebody else on ``day``."""
    requests = [replace(a_request(), parent=new_id()) for _ in range(n)]
    return Batch(
        requests=requests,
        events=[e for r in requests for e in seal([Event("sent", day, request_id=r.id)], (), "other", AT)],
        deadlines={r.id: (Row(r.id, due),) for r in requests},
    )
