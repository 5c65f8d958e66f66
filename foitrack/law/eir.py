"""Environmental Information Regulations 2004 (SI 2004/3391), in the order of the Regulations.

Same bodies as the Freedom of Information Act and some more; in force from 1 January 2005. No public interest
extension, no cost limit, no exemption for schools, archives or forces: the Act's time regulations do not reach here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from foitrack.law import foia
from foitrack.law.rule import Citation, Clarification, Extension, Fee, Period, Regime, ReviewWindow

_REGULATIONS = "https://www.legislation.gov.uk/uksi/2004/3391/regulation/"


def regulation(number: str, *, unconfirmed: bool = False) -> Citation:
    """A provision of the Regulations: ``regulation("5(2)")``."""
    return Citation(f"EIR 2004 reg {number}", "regulations", _REGULATIONS + number.split("(")[0], unconfirmed)


assert foia.REGIME.regulator is not None

REGIME = Regime(
    code="EIR",
    title="Environmental Information Regulations 2004",
    prefix="eir",
    # reg 2(1) takes the meaning of working day from FOIA s.10(6): every nation's bank holidays.
    nations=foia.UNITED_KINGDOM,
    working_day=regulation("2(1)", unconfirmed=True),
    receipt=regulation("5(2)"),
    # reg 5(2): "as soon as possible and no later than 20 working days after the date of receipt".
    response=(Period(20, "working_days", regulation("5(2)")),),
    deemed_receipt=foia.REGIME.deemed_receipt,
    # reg 9(2)-(4): a request too general is queried within the period; the new particulars are a new receipt.
    clarification=Clarification(
        "reset",
        ask=regulation("9(2)"),
        answer=((date(2005, 1, 1), regulation("9(4)")),),
    ),
    # reg 8(5): paid no later than 60 working days after the notification; reg 8(6): the days from notification
    # to payment are disregarded, both included.
    fee=Fee(
        "disregard",
        regulation("8(6)", unconfirmed=True),
        pay_by=(Period(60, "working_days", regulation("8(5)", unconfirmed=True)),),
    ),
    # reg 14(2): no later than 20 working days after receipt (reg 7 may extend it).
    refusal_notice=regulation("14(2)"),
    # reg 7(1): 40 working days in all, for complexity and volume together; reg 7(3): notice by day 20.
    extensions=(
        Extension(
            "reg7_extension",
            "replace",
            (Period(40, "working_days", regulation("7(1)")),),
            notice=regulation("7(3)"),
        ),
    ),
    no_other_extension=regulation("7"),
    # reg 11(2): 40 working days after the day on which the requester believes the body did not comply; the
    # Commissioner takes that to be usually the day the answer was sent; after silence, the day it was due.
    review_request=ReviewWindow(
        (Period(40, "working_days", regulation("11(2)", unconfirmed=True)),),
        answer_date="left",
        on_silence=True,
    ),
    # reg 11(4): as soon as possible and no later than 40 working days after receipt of the representations.
    review=(Period(40, "working_days", regulation("11(4)")),),
    # reg 18 applies Part IV of the Act, the Commissioner's powers and the appeal, with changes of words.
    regulator=replace(
        foia.REGIME.regulator,
        on_silence=regulation("18"),
        after_review=regulation("11(4)"),
    ),
    compliance=foia.REGIME.compliance,
    compliance_stated=regulation("18"),
    appeal=foia.REGIME.appeal,
    appeal_nations=foia.REGIME.appeal_nations,
    appeal_also_nations=foia.REGIME.appeal_also_nations,
    appeal_suspends=regulation("18"),
)
