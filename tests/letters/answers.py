"""Requests to invented bodies and what became of them: the stories that the letters of answering.py are written for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from foitrack.case import Case
from foitrack.facts import Address, Body, Event, Ground, History, Outcome, Part, Request, Requester
from foitrack.law.working_days import shipped
from foitrack.letters import answering
from foitrack.letters.answering import Answer
from foitrack.letters.dossier import Dossier
from foitrack.reading.letter import read_letter
from foitrack.reading.plain import normalise

ADA = Requester("Ada Example", "ada@example.org\n1 Example Street, Example Town EX1 1EX")


def _body(slug: str, name: str, kind: str, nation: str, limit: int, regime: str = "FOIA") -> Body:
    mail = Address("request_email", f"foi@{slug}.example.org", "confirmed")
    return Body(slug, name, kind=kind, nation=nation, cost_limit_gbp=limit, regime=regime, addresses=(mail,))


POLICE = _body("example-police", "Example Constabulary", "police_force", "england", 450)
DEPARTMENT = _body("example-office", "Example Office", "central_government", "uk", 600)
COUNCIL = _body("example-council", "Example Borough Council", "local_authority", "england", 450)
SCOTS = _body("example-scots", "Example Scottish Police", "police_force", "scotland", 600, "FOISA")
BODIES = {"FOIA": POLICE, "EIR": COUNCIL, "FOISA": SCOTS, "EISR": SCOTS, "SAR": COUNCIL}

PARTS = (
    "The number of children whose fingerprints were taken at the port in each calendar year from 2021 to 2025.",
    "The guidance on taking children's fingerprints that was in force on 1 January 2025.",
)

# Written for these tests after the pattern of cost refusals: a count, no time for a record, no help.
COST_LETTER = """Dear Ada Example

Your request of 1 June 2026

Following receipt of your request searches were conducted within Example Constabulary. 7,069 occurrences were identified.
Each of these would have to be opened and read by hand to establish whether a child's fingerprints were taken. I cannot say
how long this would take, but it would exceed 18 hours.

Section 12(1) of the Freedom of Information Act 2000 therefore applies, as the cost of compliance would exceed the
appropriate limit. This letter is a refusal notice for part 1 of your request under section 17(5). Part 2 is attached.

If you are dissatisfied you may ask for an internal review within 40 working days. If you are still dissatisfied you may
apply to the Information Commissioner under section 50.

Yours sincerely
Information Rights Unit
"""


def event(kind: str, day: str, **more: Any) -> Event:
    return Event(kind, date.fromisoformat(day), id=f"{kind} {day}", **more)


SENT = (
    event("sent", "2026-06-01", details={"via": "email"}),
    event("received", "2026-06-01"),
    event("acknowledged", "2026-06-03", details={"their_ref": "FOI 825/26"}),
)
COST = (
    *SENT,
    event(
        "cost",
        "2026-06-24",
        parts=(1,),
        grounds=(Ground(1, "foia:12(1)"),),
        outcomes=(Outcome(1, "cost_limit"),),
    ),
    event("response_full", "2026-06-24", parts=(2,), outcomes=(Outcome(2, "disclosed_full"),)),
)
HARM = (
    *SENT,
    event(
        "refused",
        "2026-07-08",
        parts=(1, 2),
        outcomes=(Outcome(1, "refused"), Outcome(2, "refused")),
        grounds=(
            Ground(1, "foia:31(1)(a)", "Disclosure would or would be likely to prejudice the prevention or detection of crime, as it would reveal our tactical capability at the port."),
            Ground(2, "foia:31(1)(a)"),
            Ground(1, "foia:40(2)", "In some years there were fewer than five children and those individuals could be identified."),
        ),
    ),
)  # fmt: skip
REVIEWED = (
    event("review_requested", "2026-07-16"),
    event(
        "review_outcome", "2026-08-13", details={"outcome": "internal_review_upheld", "their_ref": "IR 77"}
    ),
)
SCOTTISH = (
    event("sent", "2026-06-01", details={"via": "email"}),
    event("received", "2026-06-01"),
    event(
        "refused",
        "2026-06-22",
        grounds=(
            Ground(0, "foisa:35(1)(a)", "Disclosure would, or would be likely to, prejudice substantially the prevention or detection of crime."),
            Ground(0, "foisa:38(1)(b)", "Because of the low numbers individuals may be identified."),
        ),
    ),
    event("review_requested", "2026-06-30"),
    event("review_outcome", "2026-07-24", details={"outcome": "internal_review_upheld"}),
)  # fmt: skip
ENVIRONMENT = (
    event("sent", "2026-03-02", details={"via": "email"}),
    event("received", "2026-03-02"),
    event(
        "refused",
        "2026-03-26",
        grounds=(
            Ground(0, "eir:12(5)(e)", "Release of the viability appraisal would be likely to prejudice the developer's commercial interests."),
            Ground(0, "eir:12(4)(d)", "The project is ongoing."),
        ),
    ),
)  # fmt: skip
INTEREST = "how many children were fingerprinted at the port, and by what rules, has never been published"


def dossier(
    events: tuple[Event, ...],
    on: str,
    regime: str = "FOIA",
    *,
    body: Body | None = None,
    parts: tuple[str, ...] = PARTS,
    title: str = "Fingerprints of children at the port",
    letters: Mapping[str, str] | None = None,
) -> Dossier:
    request = Request(
        "r1", "ft-7k3wd", body or BODIES[regime], ADA, title, regime, tuple(Part(n, t) for n, t in enumerate(parts, 1))
    )  # fmt: skip
    case = Case.of(History(request, events), shipped())
    texts = {key: normalise(text) for key, text in (letters or {}).items()}
    return Dossier(case, date.fromisoformat(on), {k: read_letter(t, regime) for k, t in texts.items()}, texts)


def cost_review() -> Answer:
    return answering.review(dossier(COST, "2026-07-06", letters={"cost 2026-06-24": COST_LETTER}))


# The file of tests/letters/expected that holds it, and how the letter is made.
LETTERS: Mapping[str, Callable[[], Answer]] = {
    "foia-chaser": lambda: answering.chase(dossier((*SENT, event("holding", "2026-06-26")), "2026-07-06")),
    "foia-chaser-bad-extension": lambda: answering.chase(
        dossier((*SENT, event("pit_extension", "2026-06-26", grounds=(Ground(0, "foia:40(2)"),), details={"new_date": date(2026, 7, 28)})), "2026-07-06")
    ),
    "foia-chaser-review": lambda: answering.chase(dossier((*HARM, REVIEWED[0]), "2026-08-20")),
    "eir-chaser": lambda: answering.chase(
        dossier(
            (event("sent", "2026-06-06", details={"via": "webform"}),), "2026-07-08", "EIR",
            parts=("The discharges from the outfall at Example Brook in 2025.",), title="Discharges into Example Brook",
        )
    ),
    "sar-chaser": lambda: answering.chase(dossier((event("received", "2026-07-01"),), "2026-08-10", "SAR", title="My own records")),
    "foisa-review-silence": lambda: answering.review(dossier(SENT, "2026-07-06", "FOISA")),
    "foia-review-cost": cost_review,
    "foia-review-31-40": lambda: answering.review(dossier(HARM, "2026-07-16"), interest=INTEREST),
    "eir-review": lambda: answering.review(
        dossier(ENVIRONMENT, "2026-04-10", "EIR", parts=("The viability appraisal of the Example Wharf scheme.",), title="Example Wharf")
    ),
    "ico-complaint-silence": lambda: answering.complain(dossier((*SENT, event("chased", "2026-07-06")), "2026-07-27")),
    "ico-complaint-review": lambda: answering.complain(
        dossier((*HARM, *REVIEWED), "2026-08-20"), interest=INTEREST,
        because="the review repeats the refusal and answers none of the questions that I put",
        settle="the totals for the five years together, and the guidance with the passages on tactics taken out",
    ),
    "scottish-application": lambda: answering.complain(dossier(SCOTTISH, "2026-08-20", "FOISA")),
    "extension-challenge": lambda: answering.extension(
        dossier((*SENT, event("pit_extension", "2026-06-19", details={"new_date": date(2026, 7, 28)})), "2026-06-22")
    ),
    "wrong-date": lambda: answering.wrong_date(
        dossier((event("sent", "2026-03-02", details={"via": "email"}), event("received", "2026-03-02")), "2026-03-10"), date(2026, 4, 1)
    ),
    "clarification": lambda: answering.clarification(
        dossier((*SENT, event("clarification_requested", "2026-06-10", parts=(1,))), "2026-06-12"),
        "By children I mean people who were under 18 on the day on which the fingerprints were taken.",
    ),
    "question": lambda: answering.question(dossier(COST, "2026-07-06"), "What does the column headed REF in the table count?"),
}  # fmt: skip
