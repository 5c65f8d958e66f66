"""The letters that answer an answer, or the lack of one: chaser, review, complaint, application, and the short replies.

Each function takes a ``Dossier`` and gives an ``Answer``, or raises ``NotYet`` with the reason why the letter would be wrong
today. The words are templates in ``templates/letters/answering``; what goes into them is worked out here and in
``issues``. Nothing is sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from foitrack.clock import spell
from foitrack.errors import UsageError
from foitrack.facts import Event, Request, clean_text
from foitrack.law import arguments as law
from foitrack.law import regime as regime_named
from foitrack.law.foisa import NO_APPLICATION
from foitrack.letters.dossier import Dossier, cited, parts_said, plain, sentence_of, series, spoken
from foitrack.letters.issues import (
    Issue,
    accepted_parts,
    defects,
    issues,
    merged,
    public_interest,
    refused_without_ground,
)

SCOTTISH = ("FOISA", "EISR")
LONGEST_WORDS = 20_000  # characters of the user's own words in a letter
_TO_ICO = "Information Commissioner's Office"
_TO_SIC = "Scottish Information Commissioner"


class NotYet(UsageError):
    """The letter would be wrong today: too early, nothing to answer, or the wrong step in this regime."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A letter as it would be sent. ``kind`` names the template; ``to`` is the addressee; ``log`` the command that records
    that it was sent; ``notes`` what the user should know before sending it."""

    kind: str
    to: str
    subject: str
    text: str
    log: str
    notes: tuple[str, ...] = ()
    address: str = ""
    papers: tuple[str, ...] = ()


def _make(
    dossier: Dossier, kind: str, subject: str, log: str, values: Mapping[str, Any], *, to: str = "", notes: tuple[str, ...] = (),
    address: str = "request_email", papers: tuple[str, ...] = (),
) -> Answer:  # fmt: skip
    """Draw a letter and look at every sentence of it: what no letter may say is our mistake and is refused."""
    from foitrack import render

    body = dossier.case.request.body
    to = to or body.name
    told = dossier.as_json()
    heading = subject[:1].upper() + subject[1:]
    dear = to.removesuffix("'s Office") if to == _TO_ICO else to
    values = {**told, **values, "to": plain(to), "dear": plain(dear), "heading": heading}
    text = _tidy(render.render(f"letters/answering/{kind}.txt.j2", values))
    reference = f"[{dossier.case.request.ref}]"
    found = body.address(address) or body.address("request_email")
    at = found.value if found is not None and to == body.name else ""
    if wrong := law.forbidden(text):
        notes = (*notes, *(f"Look again at: {sentence} {why}" for why, sentence in wrong))
    return Answer(kind, to, " ".join(f"{heading} {reference}".split()), text, log, notes, at, papers)


def _tidy(text: str) -> str:
    """Lines without blanks at their ends, never two empty lines together, one newline at the end."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        line = line.rstrip()
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"


# ---- silence ---------------------------------------------------------------------------------------


def chase(dossier: Dossier) -> Answer:
    """A letter about an overdue response or review. NotYet before the later of two readings has passed."""
    ref = dossier.case.request.ref
    standing = dossier.case.standing(dossier.on)
    review = standing == "review"
    due = dossier.case.deadlines.get("review_due") if review else dossier.duty
    part = 0
    if not review and (due is None or due.due is None or due.met_on is not None):
        part, due = _late_part(dossier)
    if standing in ("drafted", "ready"):
        raise NotYet(f"{ref} has not been sent.", f"foitrack send {ref}")
    if standing in ("clarification", "fee") and not part:
        waits = "your clarification" if standing == "clarification" else "the fee"
        raise NotYet(f"The body waits for {waits}: no clock runs.", f"foitrack next {ref}")
    if standing not in ("awaiting", "review", "answered", "clarification", "fee") or due is None:
        raise NotYet(f"{ref} is not waiting for an answer: it is {standing}.", f"foitrack next {ref}")
    if due.due is None:
        raise NotYet(f"No clock runs for {ref}: {due.stopped or 'no day of receipt is known'}.", f"foitrack explain {ref}")  # fmt: skip
    latest = due.latest()
    assert latest is not None
    if due.met_on is not None:
        raise NotYet(f"{ref} was answered on {spell(due.met_on)}.", f"foitrack next {ref}")
    if dossier.on <= latest:
        raise NotYet(
            f"{ref} is not late by every reading before {spell(latest)} has passed.", "Wait until the day after."
        )  # fmt: skip
    asked = dossier.last("review_requested")
    values = {
        "review": review,
        "asked": spell(asked.left) if review and asked else "",
        "part": part,
        "target": due.name == "pit_target",
        "claimed": spell(due.claimed) if due.claimed else "",
        "count": dossier.count(due, "it"),
        "statutory": due.basis in ("statute", "regulations"),
        "expected": _expected_review(dossier) if review else "",
        "idle": _idle(dossier) if not review else [],
        "holding": [spell(e.left) for e in dossier.told if e.kind in ("holding", "part_to_follow") and not review],
        "by": dossier.working_days_ahead(10),
        "several": len(dossier.case.request.parts) > 1 and not part and not review,
        "before": [spell(e.left) for e in dossier.chasers] if not review else [],
        "route": _route(dossier, review=review, part=part),
    }  # fmt: skip
    what = "review" if review else "response"
    return _make(
        dossier, "chase", f"overdue {what}: {plain(dossier.case.request.title)}",
        f"foitrack log chased {ref}", values, address="review" if review else "request_email",
        notes=(*_assumed_notes(dossier), *_unnamed_notes(dossier), *_scottish_note(dossier, review)),
    )  # fmt: skip


def _scottish_note(dossier: Dossier, review: bool) -> tuple[str, ...]:
    if dossier.regime not in SCOTTISH or review:
        return ()
    return (
        f"In Scotland a chaser opens no way to the Commissioner: a review does. foitrack review {dossier.case.request.ref}",
    )


def _late_part(dossier: Dossier) -> tuple[int, Any]:
    """The first part that is late by a clock of its own."""
    from foitrack.case.steps import duty

    for part, items in sorted(dossier.case.deadlines.parts.items()):
        due = duty(items)
        if due is not None and due.due and due.met_on is None and dossier.is_late(due):
            return part, due
    return 0, dossier.duty


def _route(dossier: Dossier, *, review: bool, part: int) -> str:
    """What comes next if nothing does, in this regime."""
    words = dossier.words
    if dossier.regime == "SAR":
        return "I shall complain to you as controller, and to the Commissioner."
    regulator = f"{words.regulator} ({spoken(words.cites['regulator'].text)})"
    if dossier.regime in SCOTTISH:
        if review:
            return (
                "" if dossier.case.request.body.slug in NO_APPLICATION else f"I shall apply to {regulator}."
            )
        return f"I shall require a review under {spoken(words.cites['review'].text)}."
    if part:
        return f"I shall ask for a {words.review} of the failure to answer that part."
    return f"I shall complain to {regulator}."


def _idle(dossier: Dossier) -> list[dict[str, str]]:
    """Each extension that moved no date: its day, the date it gave, and why it is none."""
    out = []
    for event, why in dossier.idle_extensions():
        new = event.get("new_date")
        given = new if isinstance(new, date) else date.fromisoformat(str(new)) if new else None
        out.append({"on": spell(event.left), "given": spell(given) if given else "", "why": _why_idle(dossier, event, why)})  # fmt: skip
    return out


def _why_idle(dossier: Dossier, event: Event, why: str) -> str:
    """Why a claimed extension is none, for the body to read."""
    keys = [g.provision for g in event.grounds] or [str(g) for g in (event.get("ground"),) if g]
    named = [cited(key) for key in keys]
    if dossier.regime == "FOISA":
        return "The Act gives no power to extend the time: section 10(1) allows 20 working days and no more."
    if "time had run out" in why:
        return "It was given after the time had run out, and such a notice has no effect."
    if "no qualified exemption" in why and dossier.regime == "FOIA":
        first = (
            f"It relies on {series(named)}, which is not a qualified exemption"
            if named
            else "I find no qualified exemption named in it"
        )
        return (
            f"{first}. More time is available only to weigh the public interest in an exemption to which section 2(2)(b) applies "
            "(section 10(3)), and a notice that claims it has to specify the exemption and estimate the date of the decision "
            "(section 17(1) and (2))."
        )
    if event.kind == "pit_extension":
        return f"{dossier.words.kind[:1].upper()}{dossier.words.kind[1:]} have no extension to weigh the public interest."
    return f"{dossier.words.law[:1].upper()}{dossier.words.law[1:]} has no such extension."


def _unnamed_notes(dossier: Dossier) -> tuple[str, ...]:
    """The letter says that an extension names no exemption; the record may only lack it."""
    unnamed = [
        e
        for e, why in dossier.idle_extensions()
        if not e.grounds and not e.get("ground") and "qualified" in why
    ]
    if not unnamed:
        return ()
    return (
        f"No exemption is recorded for the extension of {spell(unnamed[0].left)}. If their letter names one, undo the entry and log it "
        "again with --ground.",
    )


def _assumed_notes(dossier: Dossier) -> tuple[str, ...]:
    due = dossier.due
    if due is not None and due.assumed:
        ref = dossier.case.request.ref
        return (f"The day of receipt is assumed. If you know it: foitrack log received {ref} --date DAY",)
    return ()


# ---- review ----------------------------------------------------------------------------------------


def review(dossier: Dossier, *, parts: tuple[int, ...] = (), interest: str = "") -> Answer:
    """A request for internal review (FOIA), a reconsideration (EIR) or a requirement for review (Scotland).

    ``parts``: only these are in dispute. ``interest``: what speaks for disclosure, in the user's words. NotYet where
    there is nothing to review, or where silence under FOIA needs no review.
    """
    ref, regime = dossier.case.request.ref, dossier.regime
    if regime == "SAR":
        raise NotYet("Subject access has no review: the complaint goes to the controller.", f"foitrack log controller-complaint {ref}")  # fmt: skip
    clean_text(interest, "What speaks for disclosure")
    if dossier.last("review_requested") is not None:
        raise NotYet(f"A review of {ref} was asked for already.", f"foitrack next {ref}")
    if dossier.answer is None:
        return _review_of_silence(dossier)
    known = {p.n for p in dossier.case.request.parts}
    if unknown := [p for p in parts if p not in known]:
        raise UsageError(f"{ref} has no part {unknown[0]}.")
    found: list[Issue] = []
    for event in dossier.answers:
        found = merged(found, issues(dossier, event, parts))
    answer = dossier.answer
    bare = sorted(
        {p for e in dossier.answers for p in refused_without_ground(dossier, e) if not parts or p in parts}
    )
    inner = _inner(found, interest)
    late = dossier.due if dossier.is_late(dossier.due) else None
    wrongs = [d for e in dossier.answers for d in defects(dossier, e)]
    if not found and not bare and not late and not wrongs and answer.kind == "response_full":
        raise NotYet(
            f"Everything in {ref} was disclosed: there is no ground to review.",
            f'If something is missing, ask: foitrack followup {ref} "..."',
        )
    values = {
        "answered": spell(answer.left),
        "their": plain(str(answer.get("their_ref") or "")) if isinstance(answer.get("their_ref"), str) else "",
        "did": [dossier.outcome_said(e, "You") + f" ({spell(e.left)})." for e in dossier.answers],
        "accepted": parts_said(accepted_parts(dossier, found)),
        "silent": parts_said(_silent(dossier)),
        "issues": [i.as_json() for i in found],
        "reason": plain(str(answer.get("reason") or "")) if len(found) != 1 else "",
        "bare": parts_said(bare) if any(bare) else "the request" if bare else "",
        "interest": public_interest(dossier, found, answer, interest),
        "others": _others(dossier, parts),
        "late": _late_said(dossier) if late is not None else "",
        "defects": list(dict.fromkeys(wrongs)),
        "breach": law.rules()["late_notice"].says[regime],
        "held": bool(found) and all(i.about_holding for i in found),
        "wanted": _wanted(dossier, found),
        "instead": [f"for {cited(i.key) if not i.key.startswith('foia:held') else 'information said not to be held'}: {i.instead}" for i in found if i.instead],
        "deadline": _expected_review(dossier),
        "require": regime in SCOTTISH,
    }  # fmt: skip
    notes = list(_assumed_notes(dossier))
    if not dossier.read:
        notes.append(
            "The body's letter is not on record as text, so nothing is said of what it lacks. Give it with --letter FILE, or keep it: "
            f"foitrack log-response {ref} --file FILE"
        )
    notes += _out_of_time(dossier, "review_request_by")
    if bare and not dossier.read:
        notes.append(
            f"No ground is recorded for the refusal. If their letter names one, record it: foitrack log refused {ref} --ground ..."
        )
    if interest.strip() and not values["interest"] and not inner:
        notes.append(
            "What you gave with --interest is not in the letter: these grounds have no public interest to weigh."
        )
    subject = "requirement for review" if regime in SCOTTISH else f"request for {dossier.words.review}"
    return _make(
        dossier, "review", f"{subject}: {plain(dossier.case.request.title)}", f"foitrack log review-requested {ref}",
        values, notes=tuple(notes), address="review", papers=("the request", "the response"),
    )  # fmt: skip


def _others(dossier: Dossier, parts: tuple[int, ...]) -> list[str]:
    """What other bodies, asked the same, disclosed of the parts in dispute: a sentence a part, with names and days."""
    numbers = {p.question or p.n: p.n for p in dossier.case.request.parts}
    told: dict[tuple[str, ...], list[int]] = {}
    for lever in dossier.others:
        part = numbers.get(lever.part, lever.part)
        if not parts or part in parts:
            named = tuple(
                f"{plain(a.body_name)} {'had published it by' if a.channel == 'published' else 'disclosed it on'} {spell(a.on)}"
                for a in lever.answers[1:]
            )
            told.setdefault(named, []).append(part)
    found = []
    for named, several in told.items():
        where = parts_said(several) or "this request"
        found.append(f"{where[:1].upper()}{where[1:]}: {series(named)}.")
    return found


def _review_of_silence(dossier: Dossier) -> Answer:
    ref, regime, due = dossier.case.request.ref, dossier.regime, dossier.due
    if due is None or due.due is None or not dossier.is_late(due):
        raise NotYet(
            f"{ref} has no answer yet and its time is not up by every reading: there is nothing to review.", f"foitrack next {ref}"
        )  # fmt: skip
    if regime == "FOIA":
        raise NotYet(
            "After silence under FOIA no review is needed: chase, then complain to the Information Commissioner.",
            f"foitrack chase {ref}",
        )
    values = {
        "count": dossier.count(due, "it"),
        "before": [spell(e.left) for e in dossier.chasers],
        "idle": _idle(dossier),
        "deadline": _expected_review(dossier),
        "require": regime in SCOTTISH,
    }
    subject = "requirement for review" if regime in SCOTTISH else "request for reconsideration"
    notes = list(_assumed_notes(dossier))
    barred = NO_APPLICATION.get(dossier.case.request.body.slug)
    if barred and regime in SCOTTISH:
        notes.append(f"No application to the Commissioner can follow: {barred}.")
    return _make(
        dossier, "review-of-silence", f"{subject}: {plain(dossier.case.request.title)}",
        f"foitrack log review-requested {ref}", values, notes=tuple(notes), address="review", papers=("the request",),
    )  # fmt: skip


def _silent(dossier: Dossier) -> list[int]:
    """The parts without an answer whose own time has run out by every reading."""
    from foitrack.case.steps import duty

    return [
        n
        for n, got in dossier.case.part_outcomes(dossier.on).items()
        if n and got is None and n in dossier.case.deadlines.parts
        and (due := duty(dossier.case.deadlines.parts[n])) is not None
        and due.met_on is None
        and dossier.is_late(due)
    ]  # fmt: skip


def _inner(found: list[Issue], interest: str) -> bool:
    """Put what speaks for disclosure into the absolute grounds that have a balance of their own; whether any has."""
    said = False
    for issue in found:
        if issue.inner and interest.strip():
            issue.own.append(f"{issue.inner} is this. {sentence_of(interest)}")
            said = True
    return said


def _late_said(dossier: Dossier) -> str:
    due = dossier.due
    assert due is not None and due.met_on is not None
    n = dossier.late_by(due)
    count = dossier.count(due, "the response")
    return f"{count} Your response was sent on {spell(due.met_on)}" + (f", {n} working day{'' if n == 1 else 's'} later." if n else ".")  # fmt: skip


def _wanted(dossier: Dossier, found: list[Issue]) -> str:
    parts = sorted({p for i in found for p in i.parts})
    if found and all(i.parts for i in found) and parts:
        return f"the information asked for in {parts_said(parts)}"
    return "the information that was withheld"


def _expected_review(dossier: Dossier) -> str:
    """By when the review is to be done, and on what authority: a number whose source was not seen names no paragraph."""
    period = regime_named(dossier.regime).review[0]
    if period.cite.kind in ("code", "guidance"):
        return f"within {period.n} working days of receiving this, as the Code of Practice under section 45 and the Commissioner expect"
    where = f" ({spoken(period.cite.text)})" if not period.cite.unconfirmed else ""
    return f"within {period.n} working days of receiving this{where}"


# ---- the Commissioner --------------------------------------------------------------------------------


def complain(dossier: Dossier, *, interest: str = "", settle: str = "", because: str = "") -> Answer:
    """A complaint to the Information Commissioner, or an application to the Scottish one.

    ``interest``: what speaks for disclosure; ``because``: why the review does not satisfy; ``settle``: what the user would accept
    instead of a decision, all in the user's words. NotYet before the review is done (or overdue), after silence
    without a chaser, or where no application lies.
    """
    ref, regime = dossier.case.request.ref, dossier.regime
    case = dossier.case
    if regime == "SAR":
        raise NotYet("A complaint about subject access goes to the controller first.", f"foitrack log controller-complaint {ref}")  # fmt: skip
    clean_text(interest + settle + because, "The letter")
    if barred := (NO_APPLICATION.get(case.request.body.slug) if regime in SCOTTISH else None):
        raise NotYet(f"No application to the Commissioner can be made: {barred}.")
    if (made := dossier.last("commissioner_complaint")) is not None:
        raise NotYet(f"A complaint was made on {spell(made.on)}.", f"foitrack next {ref}")
    steps = [s for s in case.next_steps(dossier.on) if s.right == "complain" and s.open_on(dossier.on)]
    outcome, asked = dossier.last("review_outcome"), dossier.last("review_requested")
    late_note = _out_of_time(dossier, "ico_by", "sic_by")
    if not steps and not late_note:
        raise _why_no_complaint(dossier)
    silence = dossier.answer is None and outcome is None and asked is None
    event = outcome if outcome is not None and outcome.grounds else dossier.answer
    found = issues(dossier, event) if event is not None else []
    if outcome is not None and outcome.id in dossier.read and not outcome.grounds:
        found = issues(dossier, outcome) or found
    _inner(found, interest)
    review_due = case.deadlines.get("review_due_max") or case.deadlines.get("review_due")
    due = dossier.duty if silence else dossier.due
    late = dossier.is_late(due)
    bare = sorted({p for e in dossier.answers for p in refused_without_ground(dossier, e)}) if outcome is None or not outcome.grounds else []  # fmt: skip
    wrongs = list(dict.fromkeys(d for e in dossier.answers for d in defects(dossier, e)))
    body = case.request.body
    barrier = outcome is None and asked is not None
    values = {
        "silence": silence,
        "barrier": barrier,
        "review_asked": spell(asked.left) if asked is not None else "",
        "review_done": spell(outcome.left) if outcome is not None else "",
        "review_count": dossier.count(review_due, "it") if barrier and review_due is not None and not review_due.cite.unconfirmed else "",
        "review_waited": _waited(dossier) if barrier else "",
        "count": dossier.count(due, "the response") if due is not None and late and due.due else "",
        "answered_on": spell(due.met_on) if due is not None and due.met_on is not None else "",
        "chased": [spell(e.left) for e in dossier.chasers],
        "idle": _idle(dossier) if silence else [],
        "timeline": dossier.chronology(),
        "sections": _sections(dossier, found, late=late, silence=silence, barrier=barrier, bare=bool(bare), defects=bool(wrongs)),
        "issues": [i.as_json() for i in found],
        "bare": parts_said(bare) if any(bare) else "the request" if bare else "",
        "interest": public_interest(dossier, found, event, interest) if event is not None else {},
        "defects": wrongs,
        "breach": law.rules()["late_notice"].says[regime],
        "settle": plain(settle).rstrip("."),
        "because": sentence_of(because),
        "asked": [plain(p.text) for p in case.request.parts] or [plain(case.request.title)],
        "papers": _papers(dossier),
        "body_ref": series(list(dossier.references())),
        "held": bool(found) and all(i.about_holding for i in found),
        "wanted": _wanted(dossier, found) if found else "the information",
        "scotland": regime in SCOTTISH,
    }  # fmt: skip
    scotland = regime in SCOTTISH
    notes = [
        *_assumed_notes(dossier),
        *late_note,
        *(
            ()
            if scotland
            else ("The Commissioner has a form of its own: this text goes into it, with the papers listed.",)
        ),
    ]
    subject = f"{'application for a decision' if scotland else 'complaint'}: {plain(body.name)}, {plain(case.request.title)}"
    return _make(
        dossier, "apply" if scotland else "complain", subject,
        f"foitrack log commissioner-complaint {ref}", values, to=_TO_SIC if scotland else _TO_ICO,
        notes=tuple(notes), papers=tuple(_papers(dossier)),
    )  # fmt: skip


def _out_of_time(dossier: Dossier, *names: str) -> tuple[str, ...]:
    """A right that has expired may still be asked for, with reasons; nobody then owes it."""
    for name in names:
        due = dossier.case.deadlines.get(name)
        if (
            due is not None
            and due.due is not None
            and due.met_on is None
            and not due.stopped
            and due.due < dossier.on
        ):
            return (
                f"The time for this ended on {spell(due.due)} ({due.cite.text}, {due.basis}). Say in the letter why it comes late: "
                "they may take it, and need not.",
            )
    return ()


def _why_no_complaint(dossier: Dossier) -> NotYet:
    ref, standing = dossier.case.request.ref, dossier.case.standing(dossier.on)
    if standing == "answered":
        if any(s.right == "close" for s in dossier.case.next_steps(dossier.on)):
            return NotYet("The time for it has run out.", f"foitrack next {ref}")
        return NotYet("There is an answer and no review of it yet: the Commissioner comes after the review.", f"foitrack review {ref}")  # fmt: skip
    if standing == "review":
        last = dossier.case.deadlines.get("review_due_max") or dossier.case.deadlines.get("review_due")
        latest = last.latest() if last else None
        when = f" before {spell(latest)} has passed" if latest else ""
        return NotYet(f"The review is still running: no complaint{when}.", f"foitrack next {ref}")
    if standing == "awaiting" and dossier.regime in SCOTTISH:
        return NotYet("In Scotland silence goes to a review first.", f"foitrack review {ref}")
    if standing == "awaiting" and dossier.is_late(dossier.duty):
        return NotYet(
            "It is late, and no chaser is on record: the Commissioner wants to see that you chased first.",
            f"foitrack chase {ref}, and when it has gone: foitrack log chased {ref}",
        )
    return NotYet("There is nothing to complain of yet.", f"foitrack next {ref}")


def _waited(dossier: Dossier) -> str:
    """How long a review has been waited for, where its time is practice or a figure whose source was not seen."""
    asked = dossier.last("review_requested")
    due = dossier.case.deadlines.get("review_due_max") or dossier.case.deadlines.get("review_due")
    if asked is None or due is None or due.due is None or due.provisional or not due.cite.unconfirmed:
        return ""
    return f"More than {due.counted} working days have passed since then."


def _sections(
    dossier: Dossier, found: list[Issue], *, late: bool, silence: bool, barrier: bool, bare: bool, defects: bool
) -> str:  # fmt: skip
    """What is complained of, by provision."""
    regime = dossier.regime
    first = {"FOIA": "section 1(1)", "EIR": "regulation 5(1)", "FOISA": "section 1(1)", "EISR": "regulation 5(1)"}[regime]  # fmt: skip
    names = [first]
    if late or silence:
        target = silence and (due := dossier.duty) is not None and due.name == "pit_target"
        names.append("section 10(3)" if target else spoken(dossier.words.cites["time"].text))
    if bare or defects:
        names.append(spoken(dossier.words.cites["refusal"].text))
    help_ = any(i.key.partition("(")[0] in ("foia:12", "foisa:12") for i in found)
    names += [cited(i.key) for i in found if not i.key.startswith("foia:held")]
    if help_:
        names.append(spoken(dossier.words.cites["help"].text))
    if barrier and regime != "FOIA":
        period = regime_named(regime).review[0]
        names.append(spoken(period.cite.text))
    return series(list(dict.fromkeys(names)))


def _papers(dossier: Dossier) -> list[str]:
    """Exactly the papers that the Commissioner asks for, each that is on record."""
    found = [f"the request{', sent ' + dossier.sent if dossier.sent else ''}, with proof that it was sent"]
    named = {
        "acknowledged": "the acknowledgement",
        "clarification_requested": "the request for clarification",
        "clarification_provided": "my clarification",
        "holding": "the holding letter",
        "pit_extension": "the notice of more time",
        "reg7_extension": "the notice of more time",
        "chased": "my reminder",
        "review_requested": "my request for a review",
        "review_outcome": "the outcome of the review",
    }
    for event in dossier.told:
        what = "the response" if event in dossier.answers else named.get(event.kind, "")
        if what:
            found.append(f"{what} of {spell(event.left)}")
    return found


# ---- the short replies -------------------------------------------------------------------------------


def clarification(dossier: Dossier, text: str) -> Answer:
    """The clarification that a body asked for. NotYet where none was asked for."""
    ref = dossier.case.request.ref
    asked = dossier.last("clarification_requested", "not_valid")
    if asked is None:
        raise NotYet(f"No request for clarification is on record for {ref}.", f"foitrack log clarification-requested {ref}")  # fmt: skip
    given = dossier.last("clarification_provided")
    if given is not None and given.on >= asked.on:
        raise NotYet(f"Clarification was given on {spell(given.on)}.", f"foitrack next {ref}")
    said = _own_words(text)
    due = dossier.due
    after = bool(
        due and due.due and due.latest() and not due.stopped and asked.left > (due.latest() or asked.left)
    )
    values = {
        "asked": spell(asked.left),
        "text": said,
        "parts": parts_said(asked.parts),
        "others": bool(asked.parts and len(asked.parts) < len(dossier.case.request.parts)),
        "disputed": bool(asked.get("disputed")),
        "after": after,
        "count": dossier.count(due) if after and due is not None else "",
        "fresh": _fresh(dossier),
        "invalid": asked.kind == "not_valid",
    }  # fmt: skip
    return _make(
        dossier, "clarification", f"clarification: {plain(dossier.case.request.title)}",
        f"foitrack log clarification-provided {ref}", values,
    )  # fmt: skip


def _fresh(dossier: Dossier) -> str:
    rules = regime_named(dossier.regime)
    if rules.clarification.effect != "reset":
        return ""
    cite = rules.clarification.answer[0][1]
    where = "" if cite.unconfirmed else f" ({spoken(cite.text)})"
    return f"The {rules.response[0].n} working days run from the day on which you receive this{where}."


def _own_words(text: str) -> str:
    from foitrack.visible import visible

    said = visible(clean_text(text, "The clarification")).strip()
    if not said:
        raise UsageError("The clarification is empty.", "Give it in quotation marks.")
    if len(said) > LONGEST_WORDS:
        raise UsageError(f"That is {len(said):,} characters; {LONGEST_WORDS:,} is the most.")
    return said


def extension(dossier: Dossier) -> Answer:
    """A challenge of an extension that moves no date. NotYet where there is none, or where it is good."""
    ref = dossier.case.request.ref
    claimed = [e for e in dossier.told if e.kind.endswith("_extension")]
    if not claimed:
        raise NotYet(f"No extension is on record for {ref}.", f"foitrack log pit-extension {ref} --date DAY")
    idle = _idle(dossier)
    due = dossier.due
    if not idle or due is None or due.due is None:
        raise NotYet("The extension was given as the law allows: there is nothing to challenge.", f"foitrack explain {ref}")  # fmt: skip
    passed = dossier.is_late(due)
    count = dossier.count(due)
    values = {
        "idle": idle,
        "count": count if passed else count.replace("The last day was", "The last day is").replace("ended on", "end on"),
        "passed": passed,
        "by": dossier.working_days_ahead(10),
        "route": _route(dossier, review=False, part=0),
    }  # fmt: skip
    return _make(
        dossier, "extension", f"your extension of time: {plain(dossier.case.request.title)}",
        f'foitrack log note {ref} --text "challenged the extension"', values, notes=(*_assumed_notes(dossier), *_unnamed_notes(dossier)),
    )  # fmt: skip


def wrong_date(dossier: Dossier, claimed: date) -> Answer:
    """A correction of the date that a body gives. NotYet where its date is right, is an accepted reading, or is earlier."""
    from foitrack.case import clock_kind
    from foitrack.clock.mistakes import judge

    case, ref = dossier.case, dossier.case.request.ref
    name = "review_due" if case.standing(dossier.on) == "review" else "response_due"
    verdict = judge(
        case.events, dossier.regime, case.deadlines.calendar, claimed, clock_kind(case.request.body, dossier.regime), name
    )  # fmt: skip
    due = case.deadlines.get(name)
    if verdict.due is None or due is None:
        raise NotYet("No clock is running to compare that date with.", f"foitrack explain {ref}")
    if verdict.correct or verdict.reading:
        raise NotYet(verdict.says, "There is nothing to correct.")
    if claimed < verdict.due:
        raise NotYet(
            f"{spell(claimed)} is earlier than the law asks ({spell(verdict.due)}): hold them to it."
        )
    if due.provisional:
        raise NotYet(
            "The right date rests on bank holidays that are not published yet: no letter asserts it."
        )
    passed = dossier.is_late(due)
    count = dossier.count(due)
    if not passed:
        count = count.replace("The last day was", "The last day is")
    first = verdict.mistakes[0] if verdict.mistakes else None
    values = {
        "claimed": spell(claimed),
        "due": spell(verdict.due),
        "count": count,
        "assumed": due.assumed,
        "mistake": _lower(first.says) if first else "",
        "law_says": first.instead if first else "",
        "cite": first.cite.text
        if first and not first.cite.unconfirmed and first.cite.text not in first.instead
        else "",
        "review": name == "review_due",
        "passed": passed,
        "by": dossier.working_days_ahead(10),
    }
    return _make(
        dossier, "wrong-date", f"the date of your {'review' if name == 'review_due' else 'response'}: {plain(case.request.title)}",
        f'foitrack log note {ref} --text "corrected the date"', values, notes=_assumed_notes(dossier),
    )  # fmt: skip


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def question(dossier: Dossier, text: str) -> Answer:
    """A question about the answer: no new request, and no new clock. NotYet where there is no answer."""
    ref = dossier.case.request.ref
    answer = dossier.answer or dossier.last("review_outcome")
    if answer is None:
        raise NotYet(f"{ref} has no answer yet to ask about.", f"foitrack next {ref}")
    values = {"answered": spell(answer.left), "text": _own_words(text)}
    return _make(
        dossier, "question", f"a question about your response: {plain(dossier.case.request.title)}",
        f'foitrack log note {ref} --text "asked about the answer"', values,
    )  # fmt: skip


def new_request(dossier: Dossier, request: Request, questions: Sequence[str]) -> Answer:
    """A new request that comes out of an answer: the letter of the child ``request``, in the same thread."""
    answer = dossier.answer
    values = {
        "answered": spell(answer.left) if answer is not None else "",
        "parent": dossier.case.request.ref,
        "questions": [plain(q) for q in questions],
        "reference": request.ref,
        "title": plain(request.title),
        "help": spoken(dossier.words.cites["help"].text),
    }
    made = _make(
        dossier, "followup", f"request under {dossier.words.law}: {plain(request.title)}",
        f"foitrack sent {request.ref}", values,
    )  # fmt: skip
    return replace(made, subject=made.subject.replace(f"[{dossier.case.request.ref}]", f"[{request.ref}]"))
