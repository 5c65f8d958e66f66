"""The notice beside the law. What a notice must say is FOIA s.17, EIR reg 14, FOISA ss.16 and 19, EI(S)R reg 13;
help with a dear request is s.16 (FOISA s.15). Expectations come from those lists."""

from __future__ import annotations

import time

import pytest

from foitrack.reading.letter import read_letter
from foitrack.reading.model import Finding

ROUTES = "\n\nYou may ask for an internal review. You may then complain to the Information Commissioner.\n"
SCOTS = "\n\nYou may ask us for a review. You may then apply to the Scottish Information Commissioner.\n"
WHOLE = (
    "We hold the figures and withhold them under section 43(2) of the Freedom of Information Act. Rivals would use them,"
    " and release would be likely to prejudice the supplier's commercial interests. There is a public interest in"
    " seeing how money is spent, but on balance the public interest lies in maintaining the exemption."
)


def found(letter: str) -> dict[str, Finding]:
    return {f.id: f for f in read_letter(letter).findings}


WELL_FORMED = {
    "FOIA": WHOLE + ROUTES,
    "FOIA cost": "Section 12(1) of the Freedom of Information Act applies: 900 files at 5 minutes each is 75 hours, over the"
    " limit of 18 hours. You could narrow your request to one year." + ROUTES,
    "EIR": "Under the Environmental Information Regulations we withhold the report. It is unfinished, so regulation 12(4)(e)"
    " (internal communications) applies, since officers must think freely. We weighed the public interest in openness;"
    " on balance it favours maintaining the exception." + ROUTES,
    "FOISA": "Under FOISA the Council holds the rates and withholds them under section 33(1)(b), because release would"
    " prejudice substantially its commercial interests. The public interest in openness is outweighed by the"
    " public interest in fair tenders." + SCOTS,
    "EISR": "Under the Environmental Information (Scotland) Regulations 2004 we withhold the draft under regulation"
    " 10(4)(d), because it is being completed. On balance the public interest favours maintaining the exception." + SCOTS,
}  # fmt: skip


@pytest.mark.parametrize("law", WELL_FORMED)
def test_a_well_formed_notice_has_no_defect(law: str) -> None:
    read = read_letter(WELL_FORMED[law])
    assert read.findings
    assert [
        (f.id, f.says) for f in read.findings if f.result == "absent" and f.kind in ("statutory", "gap")
    ] == []


LEFT_OUT = [
    # the letter | the check it fails | the law | its kind
    (WHOLE, "R8", "FOIA 2000 s.17(7)(a)", "statutory"),
    (WHOLE, "R9", "FOIA 2000 s.17(7)(b)", "statutory"),
    (
        "We withhold the plan under section 31(1)(a) of the Act, because thieves would use it." + ROUTES,
        "R5",
        "FOIA 2000 s.17(3)",
        "statutory",
    ),
    ("We have decided to refuse your request." + ROUTES, "R3", "FOIA 2000 s.17(1)(b)", "statutory"),
    ("We withhold the names under section 40(2) of FOIA." + ROUTES, "R12", "FOIA 2000 s.40(3A)-(4A)", "gap"),
    (
        "Section 36(2)(c) of the Act applies. On balance the public interest favours withholding." + ROUTES,
        "R11",
        "FOIA 2000 s.36(2),(5)",
        "gap",
    ),
    (
        "Section 12(1) of the Act applies, as the cost exceeds £450." + ROUTES,
        "R10",
        "FOIA 2000 s.16",
        "statutory",
    ),
    (
        "Under the EIR we refuse it: regulation 12(5)(e) applies, as it is confidential." + ROUTES,
        "E4",
        "EIR 2004 reg.14",
        "statutory",
    ),
    (
        "FOISA: the Council holds it. It is exempt under section 25(1), as it is on our site.",
        "S7",
        "FOISA 2002 s.19(b), s.20",
        "statutory",
    ),
]


@pytest.mark.parametrize(("letter", "check", "cite", "kind"), LEFT_OUT)
def test_what_is_left_out_is_found(letter: str, check: str, cite: str, kind: str) -> None:
    finding = found(letter)[check]
    assert (finding.result, finding.cite, finding.kind) == ("absent", cite, kind)
    assert finding.buys


def test_no_defect_is_said_to_win_the_information() -> None:
    assert "does not by itself win" in found(WHOLE)["R8"].buys


def test_a_bare_section_is_unclear_and_not_a_defect() -> None:
    assert found("It is withheld under section 31 of the Act. On balance the public interest favours it." + ROUTES)["R3"].result == "unclear"  # fmt: skip


def test_what_needs_the_dates_is_not_checked_without_them() -> None:
    assert found(WHOLE)["R1"].result == "not_checked"


EXTENSIONS = [
    # an extension | its check | result
    ("Under section 10(3) of the Act we need more time for the public interest in section 43(2), until 3 July 2026.", "R3", "present"),
    ("Under section 10(3) of the Act we need more time for the public interest in section 43(2), until 3 July 2026.", "R6", "present"),
    ("Under section 10(3) of the Act we need more time to consider the public interest.", "R3", "absent"),
    ("Under section 10(3) of the Act we need more time to consider the public interest.", "R6", "absent"),
    ("Under regulation 7 of the EIR we extend the time until 3 July 2026, as the request is complex and voluminous.", "E8", "present"),
    ("Under regulation 7 of the EIR we extend the time until 3 July 2026, as staff are away.", "E8", "absent"),
]  # fmt: skip


@pytest.mark.parametrize(("letter", "check", "result"), EXTENSIONS)
def test_an_extension_must_stand_on_its_ground(letter: str, check: str, result: str) -> None:
    read = read_letter(letter)
    assert read.outcome == "extension"
    assert found(letter)[check].result == result


def test_figures_that_do_not_multiply_are_put_as_a_question() -> None:
    finding = found("There are 600 files at 5 minutes each, which comes to 90 hours. Section 12(1) of the Act applies." + ROUTES)["Q3"]  # fmt: skip
    assert finding.kind == "question"
    assert "600 records at 5 minutes make 50 hours; it claims 90" in finding.says


def test_work_that_may_not_be_counted_is_asked_about() -> None:
    letter = (
        "It would take 40 hours to find the e-mails and then redact them. Section 12(1) of the Act applies."
        + ROUTES
    )
    assert found(letter)["Q4"].cite == "Fees Regulations 2004 reg.4(3)"


HOSTILE = {
    "spaces": " " * 200_000,
    "one word": "a" * 200_000,
    "citations": "section 40(2), " * 14_000,
    "open brackets": "section 40(" * 18_000,
    "stops": ". " * 100_000,
    "capitals": "section 40 of the " + "And " * 50_000,
    "headers": "From: \n" * 28_000,
    "hours": "5 minutes each record 10 hours " * 6_000,
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_a_text_made_to_be_slow_is_read_in_bounded_time(shape: str) -> None:
    began = time.process_time()
    read_letter(HOSTILE[shape])
    assert time.process_time() - began < 20
