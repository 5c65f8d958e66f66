"""Reading a letter from end to end. ``read_letter`` is the door of this room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from foitrack.facts import OUTCOME_EVENTS
from foitrack.law.grounds import is_qualified, section_of
from foitrack.reading import cost as costs
from foitrack.reading import judge as judging
from foitrack.reading.citations import groups
from foitrack.reading.fate import after_review
from foitrack.reading.findings import findings
from foitrack.reading.general import RECITED
from foitrack.reading.leaning import differs
from foitrack.reading.marks import dates, references
from foitrack.reading.model import Applied, Confidence, Mentioned, Proposed, Reading, quote_of
from foitrack.reading.outcome import answer, stage_of
from foitrack.reading.places import ground_of
from foitrack.reading.plain import folded, normalise
from foitrack.reading.refusing import BY_HAND, COST, UNWILLING
from foitrack.reading.regime import settle
from foitrack.reading.regulated import undecided
from foitrack.reading.released import given_up_below, released_after_weighing
from foitrack.reading.review import review
from foitrack.reading.reviewed import asks_for_review
from foitrack.reading.routes import commissioner_route, quote, review_route, reviewed_before, weighing
from foitrack.reading.segments import label
from foitrack.reading.sentences import Sentence, sentences
from foitrack.reading.stage import Letter
from foitrack.reading.tallied import tallied
from foitrack.reading.verdict import Verdict

MOST_CITATIONS = 250  # a decision notice has some two hundred
MOST_SENTENCES = 5_000
LARGEST = 200_000  # characters; a longer text is read to here and the reading says so


def read_letter(text: str, regime: str = "") -> Reading:
    """What the letter ``text`` says, as a proposal with quoted spans.

    ``regime`` (FOIA, EIR, FOISA, EISR, SAR) is used instead of our own guess if given. Spans count characters
    of ``normalise(text)``. Nothing is raised for an odd letter: an empty one reads as unsure.
    """
    reading, letter = first_reading(text, regime)
    lean = differs(letter, reading) if letter is not None else None
    if lean is None:
        return reading
    also = tuple(o for o in reading.outcomes if _stage_for(o) == "answer" == _stage_for(lean.outcome))
    confidence: Confidence = "likely" if lean.share >= _LIKELY else "unsure"
    return first_reading(text, regime, Verdict(lean.outcome, lean.sentence, lean.why, confidence, also))[0]


_LIKELY = 0.7  # share of the odds from which on what a letter leans to is called likely
_STAGES = {
    "ico_decision": "regulator", "internal_review_upheld": "review", "internal_review_overturned": "review",
    "acknowledgement": "interim", "clarification": "interim", "extension": "interim", "fee_notice": "interim",
    "holding": "interim",
}  # fmt: skip


def _stage_for(outcome: str) -> str:
    """At which point of a request's life a letter of this outcome stands."""
    return _STAGES.get(outcome, "answer")


def first_reading(text: str, regime: str = "", told: Verdict | None = None) -> tuple[Reading, Letter | None]:
    """What the rules alone read, and the letter as it was taken apart (None where there is no text). ``told``: what the
    letter does is known, and only the rest is read."""
    text = normalise(text)
    warnings = []
    if len(text) > LARGEST:
        warnings.append(f"Only the first {LARGEST:,} of {len(text):,} characters were read.")
        text = text[:LARGEST]
    twin = folded(text)
    said = sentences(text, twin)
    if len(said) > MOST_SENTENCES:
        warnings.append(f"Only the first {MOST_SENTENCES:,} lines and sentences were read.")
        said = said[:MOST_SENTENCES]
    kinds = label(twin, said)
    found = list(islice(groups(twin), MOST_CITATIONS))
    if len(found) == MOST_CITATIONS:
        warnings.append(f"Only the first {MOST_CITATIONS} citations were read.")
    law = settle(twin, said, kinds, found, regime)
    letter = Letter(twin, said, kinds, law.scots, law.regime)
    if not any(re.search(r"[A-Za-z]{3}", s.text) for s in said):
        return Reading(
            law.regime,
            "unsure",
            "",
            "unsure",
            "there is no text to read; is it a scan?",
            warnings=("No text was found.",),
        ), None

    cited = judging.cited(found, said, kinds, law.regime, law.scots)
    judging.judge(cited, found, twin, stage="answer", regime=law.regime)
    relied = any(not c.why and (c.strong or "(" in c.key) for c in cited)
    stage, verdict, shown = stage_of(letter, relied)
    if told is not None:
        stage, verdict, shown = _stage_for(told.outcome), told, told.sentence
    # Scottish bodies neither confirm nor deny by saying under which ground it would be exempt, if held.
    ncnd = stage == "answer" and any(c.key.startswith("foisa:18") and c.kind == "letter" for c in cited)
    judging.judge(cited, found, twin, stage="ncnd" if ncnd else stage, regime=law.regime)
    tallied(cited, letter, stage)
    if stage == "regulator":
        undecided(cited, letter)
    if stage in ("answer", "review"):
        _give_up_weighed(cited, letter)
    if stage == "answer":
        judging.last_word(
            cited
        )  # a review may keep for one paper what it gives up for another: ``after_review``
        _from_file_names(cited, letter)
    keys = _relied_on(cited)
    if stage == "answer" and (_made_precise(cited, keys) or (not keys and _take_recited(cited, letter))):
        keys = _relied_on(cited)
    proposed = _inferred(text, letter, keys, stage)
    if stage == "review":
        verdict = told or review(letter, shown or said[0])
        after_review(cited, letter, verdict.outcome == "internal_review_overturned")
        keys = _relied_on(cited)
    elif verdict is None:
        verdict = answer(letter, keys, [p.provision for p in proposed])
    costly = _costly(verdict, keys)
    figures = costs.figures(text, twin, letter.own, costly, fee=verdict.outcome == "fee_notice")
    if len(figures.figures) >= costs.MOST_FIGURES:
        warnings.append(f"Only the first {costs.MOST_FIGURES} figures of the estimate were read.")
    route, commissioner = review_route(letter, stage), commissioner_route(letter)
    if stage == "regulator":
        commissioner = commissioner or verdict.sentence
        route = reviewed_before(said)
    weighed = weighing(letter)
    interest = _interest(verdict, stage, keys, cited, weighed)
    applied = _applied(text, cited, keys, verdict.confidence)
    reading = Reading(
        regime=law.regime,
        outcome=verdict.outcome,
        outcomes=tuple(dict.fromkeys((verdict.outcome, *verdict.also))),
        event=_event(verdict.outcome, law.regime),
        confidence=verdict.confidence
        if law.sure or law.regime == regime
        else "likely"
        if verdict.confidence == "sure"
        else verdict.confidence,
        why=f"{verdict.why[0].upper()}{verdict.why[1:]}; {law.why}.",
        outcome_quote=quote(text, verdict.sentence),
        applied=applied,
        mentioned=_mentioned(text, cited, set(keys)),
        proposed=tuple(
            p
            for p in proposed
            if verdict.outcome in ("cost_limit", "refused", "disclosed_part", "disclosed_full", "unsure")
        ),
        cost=figures,
        mentions_internal_review=route is not None
        or stage == "review"
        or (stage == "interim" and asks_for_review(letter) is not None),
        mentions_commissioner=commissioner is not None,
        public_interest_reasoning=interest,
        review_quote=quote(text, route),
        commissioner_quote=quote(text, commissioner),
        references=references(text, twin),
        dates=dates(text, twin),
        warnings=tuple(warnings),
    )
    return _with_findings(reading, text, letter, stage, weighed), letter


def _relied_on(cited: Sequence[judging.Citation]) -> list[str]:
    return judging.without_ancestors([c.key for c in cited if not c.why])


def _with_findings(
    reading: Reading, text: str, letter: Letter, stage: str, weighed: Sequence[Sentence]
) -> Reading:
    return replace(reading, findings=findings(reading, text, letter, stage, weighed))


def _give_up_weighed(cited: Sequence[judging.Citation], letter: Letter) -> None:
    own = [s for s, k in zip(letter.said, letter.kinds, strict=True) if k == "letter"]
    for ground in released_after_weighing(cited, own):
        for c in cited:
            if not c.why and ground_of(c.key) == ground:
                c.why = "it is engaged, but the letter finds that the public interest favours release"
    for ground, at in given_up_below(cited, own).items():
        for c in cited:
            if not c.why and ground_of(c.key) == ground and c.start < at:
                c.why = "the letter says that it does not apply"


def _from_file_names(cited: Sequence[judging.Citation], letter: Letter) -> None:
    """Where the letter itself relies on nothing, the ground in the name of an attached refusal counts."""
    if any(not c.why for c in cited):
        return
    for c in cited:
        if c.kind == "attachments" and re.search(
            r"refus|exempt|withh|notice|response", c.sentence.text, re.I
        ):
            c.why = "" if not c.key.startswith("other") else c.why


_MOST_RECITED = 2  # sections; where a letter gives more of the law than that, it explains


def _take_recited(cited: Sequence[judging.Citation], letter: Letter) -> bool:
    """Where a letter refuses and applies nothing in so many words, the law that it gives is what it refuses by: "Section
    14(1) provides that an authority is not obliged to comply", and then why the request is a burden."""
    told = [c for c in cited if c.why in RECITED and c.kind == "letter"]
    sections = {section_of(c.key) for c in told}
    if not 0 < len(sections) <= _MOST_RECITED:
        return False
    outcome = answer(letter, ()).outcome
    cost, repeated = {"foia:12", "foisa:12"}, {"foia:14", "foisa:14"}
    meant = {
        "cost_limit": sections & cost,
        "vexatious": sections & repeated,
        "refused": sections - cost - repeated,
        "disclosed_part": sections - cost - repeated,
        "ncnd": sections,
    }.get(outcome, set())
    if len(sections) == 1 and outcome in ("refused", "cost_limit", "vexatious", "ncnd"):
        meant = sections  # no other law is given, so it is by this one that it refuses
    for c in told:
        if section_of(c.key) in meant:
            c.why, c.strong = "", False
    return bool(meant)


def _made_precise(cited: Sequence[judging.Citation], keys: Sequence[str]) -> bool:
    """Where a section is applied and the letter gives the law of one place in it and of no other, it is that place: "exempt
    under section 35", and then "section 35(1)(a) provides that"."""
    made = False
    for key in keys:
        if "(" in key or any(k.startswith(f"{key}(") for k in keys):
            continue
        told = [
            c
            for c in cited
            if c.key.startswith(f"{key}(")
            and c.kind in ("letter", "statute")
            and c.why in (*RECITED, judging.ITS_WORDS)
        ]
        if len({c.key for c in told}) == 1:
            for c in told:
                c.why, c.strong, made = "", False, True
    return made


_BURDEN = {"eir:12(4)(b)", "eirs:10(4)(b)"}


def _costly(verdict: Verdict, keys: Sequence[str]) -> bool:
    sections = {section_of(k) for k in keys}
    return bool(
        sections & {"foia:12", "foia:14", "foisa:12", "foisa:14"}
        or _BURDEN & set(keys)
        or verdict.outcome in ("cost_limit", "vexatious")
    )


def _inferred(text: str, letter: Letter, keys: Sequence[str], stage: str) -> tuple[Proposed, ...]:
    """Section 12 put forward, never as applied, where a letter refuses on cost or labour in words alone."""
    if stage not in ("answer", "review"):
        return ()
    cost_key, burden = {
        "FOIA": ("foia:12", "foia:12"), "EIR": ("eir:12(4)(b)",) * 2, "FOISA": ("foisa:12", "foisa:12"), "EISR": ("eirs:10(4)(b)",) * 2,
    }.get(letter.regime, ("", ""))  # fmt: skip
    if not cost_key or any(k.startswith((cost_key, burden)) for k in keys):
        return ()
    for n, sentence in enumerate(letter.own):
        near = " ".join(s.text for s in letter.own[max(0, n - 1) : n + 2])
        if COST.search(sentence.text) and not re.search(
            r"\bnot (?:be )?(?:exceed|in excess)|\bwithin the\b|whether because", sentence.text, re.I
        ):
            return (
                Proposed(
                    cost_key,
                    "the letter refuses on cost and names no section",
                    quote_of(text, sentence.start, sentence.end),
                ),
            )
        if BY_HAND.search(sentence.text) and UNWILLING.search(near):
            return (
                Proposed(
                    cost_key,
                    "the letter says that records would have to be checked one by one, and names no section",
                    quote_of(text, sentence.start, sentence.end),
                ),
            )
    return ()


def _interest(
    verdict: Verdict,
    stage: str,
    keys: Sequence[str],
    cited: Sequence[judging.Citation],
    weighed: Sequence[Sentence],
) -> bool | None:
    """True or False where the public interest had to be weighed; None where no such duty arose."""
    if stage == "interim" or verdict.outcome in (
        "transferred",
        "acknowledgement",
        "clarification",
        "fee_notice",
        "extension",
        "holding",
    ):
        return None
    given_up = any("favours release" in c.why for c in cited)
    # Section 18 of the Scottish Act asks itself whether to reveal would be contrary to the public interest.
    if any(is_qualified(k) or k.startswith("foisa:18") for k in keys) or given_up:
        return bool(weighed)
    return None


def _applied(
    text: str, cited: Sequence[judging.Citation], keys: Sequence[str], confidence: Confidence
) -> tuple[Applied, ...]:
    shown = []
    for key in keys:
        places = [c for c in cited if c.key == key and not c.why]
        best = next((c for c in places if c.strong and not c.sentence.heading), None) or next(
            (c for c in places if c.strong), places[0]
        )
        sure: Confidence = (
            "sure" if best.strong and confidence == "sure" else "likely" if best.strong else "unsure"
        )
        shown.append(Applied(key, quote_of(text, best.sentence.start, best.sentence.end), sure))
    return tuple(shown)


def _mentioned(text: str, cited: Sequence[judging.Citation], applied: set[str]) -> tuple[Mentioned, ...]:
    shown: dict[tuple[str, str], Mentioned] = {}
    for c in cited:
        if c.key in applied or not c.why:
            continue
        shown.setdefault(
            (c.key, c.why), Mentioned(c.key, c.why, quote_of(text, c.sentence.start, c.sentence.end))
        )
    return tuple(shown.values())


def _event(outcome: str, regime: str) -> str:
    if outcome == "extension":
        return {"EIR": "reg7_extension", "EISR": "reg7_extension", "SAR": "sar_extension"}.get(
            regime, "pit_extension"
        )
    return OUTCOME_EVENTS.get(outcome, "")
