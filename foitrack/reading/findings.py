"""The notice laid beside the law: what a refusal must say, and whether this one does.

The lists are FOIA s.17 (R1 to R13), EIR reg 14 (E1 to E7), FOISA ss.16 and 19 (S1 to S8) and EI(S)R reg 13
(T1 to T6), with questions on cost (Q1 to Q5). Each finding has its kind: ``statutory`` a defect that the law
names, ``gap`` in the substance, ``question`` to be put, ``practice``. "Absent" is only said where the letter
was read and the thing is not in it; what depends on dates or on papers we do not have is ``not_checked``.
A defect never wins the information by itself: a ground may be raised late (Birkett v DEFRA [2011] EWCA Civ 1606).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foitrack.law.grounds import is_qualified, provision, section_of
from foitrack.reading.checks import Sheet
from foitrack.reading.model import Finding, Reading
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter

_REFUSALS = {"refused", "disclosed_part", "cost_limit", "vexatious", "ncnd", "not_held"}

_ADVICE = re.compile(
    r"\b(?:(?:section|s\.?) ?(?:16|15)\b|advice and assistance|advise and assist|duty to (?:advise|assist|provide advice)|narrow\w*|refin\w+|reduc\w+ (?:the|your) (?:scope|request|period|time)|resubmit|re-submit|revis\w+ (?:your )?request|limit(?:ing)? (?:your|the) request|smaller (?:number|sample|period)|shorter (?:time|period)|(?-i:sample)\b|confine|fewer (?:years|months)|specif\w+ (?:period|time ?frame)|may be able to (?:provide|comply|answer|locate|respond)|could (?:provide|answer) (?:you )?(?:with )?(?:part|some|questions?)|within the (?:cost |appropriate )?limit|bring (?:your request|it) (?:with)?in|focus (?:your|the)|suggest\w* that you|you (?:might|may|could) (?:wish|like|want|consider|find))\b",
    re.I,
)
_QUALIFIED_PERSON = re.compile(
    r"\bqualified person\b|\breasonable opinion\b|\bmonitoring officer\b|\bminister\b.{0,60}\bopinion\b", re.I
)
_PRINCIPLE = re.compile(
    r"\b(?:principles?|40\(3[AB]?\)|first condition|condition|article 5|fair(?:ly|ness)?|lawful\w*|unlawful|unfair|legitimate (?:interest|expectation)|reasonabl[ey] expect\w*|contravene)\b",
    re.I,
)
_LIMB = re.compile(
    r"\b(?:would(?: be likely to|,? or would be likely to|,? or be likely to)?|likely to) (?:\w+ )?(?:prejudice|harm|endanger|inhibit|adversely|be prejudicial|damage|undermine|compromise|jeopardi[sz]e|assist|hinder|help|substantially)\b|\bprejudice\b.{0,40}\b(?:would|likely)\b",
    re.I,
)
_SAMPLE = re.compile(
    r"\b(?:(?-i:sampl)\w+|sampl(?:ing|ed)|dip[- ]sample|trial|tested|timed|test search|exercise (?:was|has been) (?:carried|conducted)|looked at \d+|reviewed \d+|based on (?:a|an|our|the)|pilot)\b",
    re.I,
)
_UNCOUNTABLE = re.compile(
    r"\b(?:would|need\w*|have to|having to|requir\w+|hours?|minutes?|time|includ\w+|then|thereafter)\b.{0,120}\b(?:(?<!\[)redact\w*|consider(?:ing|ation)? (?:of )?(?:the |any |whether |which )?(?:exemptions?|public interest)|(?:apply|applying) exemptions|consult\w* (?:with )?third|approv\w+|legal advice|quality assur\w+|reading (?:it |them )?(?:through )?to (?:decide|see) (?:if|whether|what) (?:is|it is|they are) exempt|chronological)\b",
    re.I,
)
_DATE_AHEAD = re.compile(
    r"\b(?:by|until|before|on|no later than|due|within|target)\b[^.;]{0,60}?(?:\d{1,2}[/. ](?:\d{1,2}|[A-Z][a-z]+)|\d+ (?:further |additional |more )?(?:working )?days|(?:january|february|march|april|may|june|july|august|september|october|november|december))",
    re.I,
)
_HOLDS = re.compile(
    r"\b(?:we|I|does|council|trust|force|police|board|university|authority|ministers?|government)\b[^.;]{0,50}\b(?:do hold|does hold|holds?|hold)\b|\binformation (?:is|that is|which is) held\b|\bholds the\b|\bis held\b",
    re.I,
)
_OTHER_BODY = re.compile(
    r"\bprepared by\b|\b(?:being|will be) (?:completed|finished|finalised|prepared|published)\b", re.I
)


def findings(
    reading: Reading, text: str, letter: Letter, stage: str, weighed: Sequence[Sentence]
) -> tuple[Finding, ...]:
    """The checklist for this letter's law and outcome, in the order of the law; empty where none applies."""
    sheet = _Lists(reading, text, letter, stage, weighed)
    if stage == "regulator" or reading.regime == "SAR":
        return ()
    if reading.outcome == "extension":
        return sheet.extension()
    refuses = reading.outcome in _REFUSALS and (
        reading.applied or reading.outcome in ("refused", "cost_limit", "vexatious", "ncnd")
    )
    if stage == "review":
        refuses = bool(reading.applied)
    if reading.outcome == "not_held" and reading.regime == "FOIA":
        return ()
    if reading.outcome == "not_held":
        refuses = True
    if not refuses:
        return ()
    lists = {"FOIA": sheet.foia, "EIR": sheet.eir, "FOISA": sheet.foisa, "EISR": sheet.eisr}
    return (*lists[reading.regime](), *sheet.cost_questions())


class _Lists(Sheet):
    """The lists, in the order of each law."""

    def foia(self) -> list[Finding]:
        out: list[Finding | None] = [self.time("R1", "FOIA 2000 s.17(1)")]
        if self.grounds or not (
            self.sections & self.limits or self.reading.outcome in ("cost_limit", "vexatious")
        ):
            out += [
                self.states("R2", "FOIA 2000 s.17(1)(a)"),
                self.names("R3", "FOIA 2000 s.17(1)(b)"),
                self.reasons("R4", "FOIA 2000 s.17(1)(c)"),
                self.interest("R5", "FOIA 2000 s.17(3)"),
            ]
        if self.sections & self.limits or self.reading.outcome in ("cost_limit", "vexatious"):
            quote = (
                self.first_applied([k for k in self.keys if section_of(k) in self.limits])
                or self.reading.outcome_quote
            )
            out.append(
                self.found(
                    "R7",
                    quote,
                    "It states that section 12 or 14 is relied on.",
                    "It does not state that section 12 or 14 is relied on.",
                    "FOIA 2000 s.17(5)",
                )
            )
        out += [
            self.review_route("R8", "FOIA 2000 s.17(7)(a)"),
            self.commissioner("R9", "FOIA 2000 s.17(7)(b)"),
        ]
        if "foia:12" in self.sections or self.reading.outcome == "cost_limit":
            out.append(
                self.found(
                    "R10",
                    self.sentence(_ADVICE, everywhere=True),
                    "It offers advice on a narrower request.",
                    "It gives no advice on what could be done within the limit.",
                    "FOIA 2000 s.16",
                    buys="A breach of s.16 to be declared; it does not undo a sound estimate.",
                )
            )
        if "foia:36" in self.sections:
            out.append(self.qualified_person())
        if any(k.startswith("foia:40(2)") or k == "foia:40" for k in self.keys):
            out.append(
                self.found(
                    "R12",
                    self.sentence(_PRINCIPLE),
                    "It says which principle or condition is in play.",
                    "It does not say which data protection principle or condition is in play.",
                    "FOIA 2000 s.40(3A)-(4A)",
                    "gap",
                )
            )
        withheld = self.sentence(re.compile(r"\b(?:section|s\.?) ?17\(4\)", re.I), everywhere=True)
        out.append(
            self.one(
                "R13",
                "unclear" if withheld else "not_checked",
                "It keeps reasons back under section 17(4): ask whether each would itself disclose exempt information."
                if withheld
                else "It does not keep reasons back under section 17(4).",
                "FOIA 2000 s.17(4)",
                "question",
                withheld,
            )
        )
        out += self.limbs("R4")
        return [f for f in out if f]

    def qualified_person(self) -> Finding:
        quote = self.sentence(_QUALIFIED_PERSON)
        if quote and re.search(
            r"\b(?:monitoring officer|chief executive|minister|vice-chancellor|chief constable|chair|(?:qualified person,? (?:is|was|for|being)|, (?:the|our|its) qualified person))\b",
            quote.text,
            re.I,
        ):
            return self.one(
                "R11",
                "present",
                "It says who the qualified person is.",
                "FOIA 2000 s.36(2),(5)",
                "gap",
                quote,
            )
        if quote:
            return self.one(
                "R11",
                "unclear",
                "It speaks of a qualified person's opinion and does not say who gave it.",
                "FOIA 2000 s.36(2),(5)",
                "question",
                quote,
                "Ask who gave the opinion, when, and on what papers.",
            )
        return self.one(
            "R11",
            "absent",
            "It does not speak of a qualified person's opinion, without which section 36 is not engaged.",
            "FOIA 2000 s.36(2),(5)",
            "gap",
            buys="Without the opinion the exemption is not engaged: ask for it and its date.",
        )

    def limbs(self, _: str) -> list[Finding]:
        """A harm ground is argued on "would" or "would be likely": which, is a question to put."""
        harm = [k for k in self.grounds if provision(k).test == "prejudice" and not provision(k).ncnd]
        if not harm:
            return []
        quote = self.sentence(_LIMB)
        if quote:
            return [
                self.one(
                    "Q5",
                    "present",
                    "It says how likely the harm is.",
                    "Hogan and Oxford CC v IC EA/2005/0026 (FTT)",
                    "question",
                    quote,
                )
            ]
        return [
            self.one(
                "Q5",
                "unclear",
                "It does not say whether the harm would or would be likely to follow.",
                "Hogan and Oxford CC v IC EA/2005/0026 (FTT)",
                "question",
                buys="Ask which, and for the link between release and harm.",
            )
        ]

    def extension(self) -> tuple[Finding, ...]:
        ahead = self.sentence(_DATE_AHEAD)
        if self.reading.regime == "FOIA":
            named = [
                m
                for m in self.reading.mentioned
                if m.provision.startswith("foia:")
                and not m.provision.startswith(("foia:10", "foia:17", "foia:45", "foia:1("))
                and "decides nothing" in m.why
            ]
            qualified = [m for m in named if is_qualified(m.provision)]
            first = (
                self.one(
                    "R3",
                    "present",
                    f"It names the exemption it weighs: {qualified[0].provision}.",
                    "FOIA 2000 s.17(1)(b)",
                    quote=qualified[0].quote,
                )
                if qualified
                else self.one(
                    "R3",
                    "absent",
                    "It names no qualified exemption, so there is nothing for the extra time to weigh.",
                    "FOIA 2000 s.10(3), s.17(2)",
                    buys="An extension without a qualified exemption stops no clock.",
                )
            )
            return (
                self.time("R1", "FOIA 2000 s.17(1)"),
                first,
                self.found(
                    "R6",
                    ahead,
                    "It estimates when the decision will come.",
                    "It gives no estimate of when the decision will come.",
                    "FOIA 2000 s.17(2)",
                ),
            )
        if self.reading.regime == "FOISA":
            return (
                self.one(
                    "S0",
                    "absent",
                    "FOISA has no extension of time: this letter stops no clock.",
                    "FOISA 2002 s.10",
                    buys="The twenty working days stand.",
                ),
            )
        cite = "EIR 2004 reg.7" if self.reading.regime == "EIR" else "EI(S)R 2004 reg.7"
        both = self.sentence(
            re.compile(r"\bcomplex\w*\b.{0,60}\bvolum\w*|\bvolum\w*\b.{0,60}\bcomplex\w*", re.I)
        )
        return (
            self.time("E1" if self.reading.regime == "EIR" else "T1", cite),
            self.found(
                "E8",
                both,
                "It says that the request is both complex and voluminous.",
                "It does not say that the request is both complex and voluminous.",
                cite,
                buys="Regulation 7 needs both; otherwise the twenty working days stand.",
            ),
            self.found(
                "E9",
                ahead,
                "It says when the answer will come.",
                "It does not say when the answer will come.",
                cite,
                "practice",
            ),
        )

    def eir(self) -> list[Finding]:
        return self._regulations(
            "E",
            "EIR 2004 reg.14",
            ("eir:12(4)(d)",),
            "EIR 2004 reg.14(5)(a), reg.11",
            "EIR 2004 reg.14(5)(b), reg.18",
        )

    def eisr(self) -> list[Finding]:
        return self._regulations(
            "T",
            "EI(S)R 2004 reg.13",
            ("eirs:10(4)(d)",),
            "EI(S)R 2004 reg.13(e), reg.16",
            "EI(S)R 2004 reg.13(e), reg.17",
        )

    def _regulations(
        self, p: str, cite: str, unfinished: tuple[str, ...], review: str, appeal: str
    ) -> list[Finding]:
        out: list[Finding | None] = [
            self.time(f"{p}1", cite),
            self.names(f"{p}2", cite, "exception"),
            self.reasons(f"{p}3", cite),
            self.interest(f"{p}4", cite),
        ]
        if any(k in unfinished for k in self.keys):
            quote = self.sentence(_OTHER_BODY)
            out.append(
                self.one(
                    f"{p}5",
                    "present" if quote else "unclear",
                    "It says who is preparing the material and when it will be done."
                    if quote
                    else "Where another body prepares the material, the notice must name it and the time it needs.",
                    cite,
                    quote=quote,
                )
            )
        out += [
            self.review_route(f"{p}6", review, "a review (representations to the body)"),
            self.commissioner(f"{p}7", appeal),
        ]
        out += self.limbs(p)
        return [f for f in out if f]

    def foisa(self) -> list[Finding]:
        out: list[Finding | None] = [self.time("S1", "FOISA 2002 s.10, s.16(1)")]
        held = self.sentence(_HOLDS)
        if self.grounds and "foisa:17" not in self.sections and "foisa:18" not in self.sections:
            out.append(
                self.one(
                    "S2",
                    "present" if held else "unclear",
                    "It says that it holds the information."
                    if held
                    else "It does not say in so many words that it holds the information.",
                    "FOISA 2002 s.16(1)(a)",
                    quote=held,
                )
            )
        if [k for k in self.grounds if section_of(k) not in ("foisa:17", "foisa:18")]:
            out += [
                self.states("S3", "FOISA 2002 s.16(1)(b)"),
                self.names("S4", "FOISA 2002 s.16(1)(c)"),
                self.reasons("S5", "FOISA 2002 s.16(1)(d)"),
                self.interest("S6", "FOISA 2002 s.16(2)"),
            ]
        if self.sections & self.limits:
            quote = self.first_applied([k for k in self.keys if section_of(k) in self.limits])
            out.append(
                self.found(
                    "S6a",
                    quote,
                    "It states that section 12 or 14 is relied on.",
                    "It does not state it.",
                    "FOISA 2002 s.16(4), (5)",
                )
            )
        out += [
            self.review_route("S7", "FOISA 2002 s.19(b), s.20", "the right to require a review"),
            self.commissioner("S8", "FOISA 2002 s.19(b), s.47"),
        ]
        if "foisa:12" in self.sections:
            out.append(
                self.found(
                    "S9",
                    self.sentence(_ADVICE, everywhere=True),
                    "It offers advice on a narrower request.",
                    "It gives no advice on what could be done within the amount.",
                    "FOISA 2002 s.15",
                    buys="A breach of s.15 to be declared.",
                )
            )
        out += self.limbs("S")
        return [f for f in out if f]

    def cost_questions(self) -> list[Finding]:
        """What the law does not make the notice say, but the estimate must be able to bear."""
        if not (
            self.sections & {"foia:12", "foisa:12"}
            or self.reading.outcome == "cost_limit"
            or {"eir:12(4)(b)", "eirs:10(4)(b)"} & set(self.keys)
        ):
            return []
        cost = self.reading.cost
        cite = "Fees Regulations 2004 reg.4" if self.reading.regime == "FOIA" else "practice"
        out = []
        per = next((f.quote for f in cost.figures if f.role == "minutes_per_record"), None)
        says = "It gives a time for each record." if per else "It gives no time for each record."
        limit = cost.limit_hours
        if not per and cost.records_claimed and limit:
            says += f" At {limit:g} hours, {cost.records_claimed:,} records leave {_pace(limit * 3600 / cost.records_claimed)} a record."
        out.append(
            self.one(
                "Q1",
                "present" if per else "absent",
                says,
                cite,
                "question",
                per,
                "Ask what is done in each record and how long it takes.",
            )
        )
        sample = self.sentence(_SAMPLE)
        out.append(
            self.one(
                "Q2",
                "present" if sample else "absent",
                "It describes a sample or test."
                if sample
                else "It describes no sample or test; none is required by law.",
                "practice",
                "question",
                sample,
                "Ask whether anything was timed, and on how many records.",
            )
        )
        if cost.recomputed_hours is not None and cost.hours_claimed is not None:
            apart = abs(cost.recomputed_hours - cost.hours_claimed)
            fits = apart <= max(1.0, 0.05 * cost.hours_claimed)
            out.append(
                self.one(
                    "Q3",
                    "present" if fits else "unclear",
                    f"{cost.records_claimed:,} records at {cost.minutes_per_record:g} minutes make {cost.recomputed_hours:g} hours; it claims {cost.hours_claimed:g}.",
                    cite,
                    "question",
                    buys="" if fits else "The figures do not multiply: ask how the total was reached.",
                )
            )
        wrong = self.sentence(_UNCOUNTABLE)
        if wrong:
            out.append(
                self.one(
                    "Q4",
                    "unclear",
                    "It seems to count work that may not be counted (redaction, deciding on exemptions).",
                    "Fees Regulations 2004 reg.4(3)" if self.reading.regime == "FOIA" else "practice",
                    "question",
                    wrong,
                    "Ask for the estimate without it.",
                )
            )
        return out


def _pace(seconds: float) -> str:
    return f"{seconds:.1f} seconds" if seconds < 120 else f"{seconds / 60:.1f} minutes"
