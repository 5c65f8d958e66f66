"""Turns of phrase that have misled readers of these letters, each in a short letter of its own.

Expectations are what the letter says to a careful person, by the labelling rules for such letters.
"""

from __future__ import annotations

import pytest

from foitrack.reading.letter import read_letter

# what it shows | the letter | outcome | grounds relied on
TURNS = [
    (
        "a ground under a number is no answer to a question",
        "We hold the tender scores and withhold all of them.\n\n1. Section 41(1).\nThe bidders gave them in confidence.\n\n"
        "2. Section 43(2).\nOther bidders would gain by them.\n\nOn balance the public interest lies in withholding them.\n",
        "refused",
        {"foia:41(1)", "foia:43(2)"},
    ),
    (
        "the balance lies in not releasing, and the heading of the case for release is no finding",
        "The log is withheld under section 31(1)(a). The rest is attached.\n\nPublic interest in favour of release: people want to"
        " see how patrols are planned.\n\nWe find that the public interest lies in not releasing the log.\n",
        "disclosed_part",
        {"foia:31(1)(a)"},
    ),
    (
        "the answer stands in an annex below the signature",
        "Dear Ms Example\n\nThank you for your request, and I am sorry for the delay. Our answer is in the annex.\n\n"
        "Yours sincerely\n\nDisclosure Team\n\nANNEX A\n\n1. How many ferries were late in May?\n\nThe Port does not hold this information.\n",
        "not_held",
        set(),
    ),
    (
        "the report of a review follows the letter that sends it",
        "Dear Mr Example\n\nI have completed the internal review you asked for. My findings are set out in the report.\n\nYours sincerely\n\n"
        "Report\n\nOriginal request: 4 May 2025\nReply: 2 June 2025\n\nConclusion\n\nSection 12(1) was correctly applied, and I uphold the refusal.\n",
        "internal_review_upheld",
        {"foia:12(1)"},
    ),
    (
        "a title and a finding on the complaint make a review",
        "REVIEW OF FOI 118\n\nThe minutes could not be found in two further searches. They are not held, and I do not uphold the complaint."
        " It is a pity that our first letter cited section 14(1), which was not the reason.\n",
        "internal_review_upheld",
        set(),
    ),
    (
        "a ground given up by the sentence after it",
        "Internal review 77\n\nI have reviewed the refusal. Section 30(1)(b) is for investigations. The exemption does not apply here."
        " Your complaint is upheld and the plan is attached, apart from two lines exempt under section 38(1)(a), where the risk to"
        " rescuers outweighs the public interest in release.\n",
        "internal_review_overturned",
        {"foia:38(1)(a)"},
    ),
    (
        "a repeated request, told together with the first answer, and a ground it does not take",
        "We received the same question from you in March and answered it on 2 April when the names were withheld under section 40(2)."
        " Section 14(2) means that we need not answer it again so soon, and we refuse to. We are not suggesting that you are vexatious"
        " under section 14(1).\n",
        "vexatious",
        {"foia:14(2)"},
    ),
    (
        "what a wider request would meet is no refusal",
        "Thank you for your message. Could you tell us (a) which bridge you mean, or (b) which years? As it stands it would take far"
        " longer than 18 hours and be refused under section 12.\n",
        "clarification",
        set(),
    ),
    (
        "an acknowledgement that says what sometimes happens",
        "Your request: FOI 20/118\n\nThank you, we have received it and you should hear by 4 June, within 20 working days.\n\n"
        "- There may be a fee for copies. We will send you a fees notice if so.\n- Sometimes we ask people to clarify what they want.\n",
        "acknowledgement",
        set(),
    ),
    (
        "how often a ground was used is the answer",
        "The figures you asked for are below.\n\nWe used section 36 the following number of times:\n2021: 4\n2022: 9\n",
        "disclosed_full",
        set(),
    ),
    (
        "under the regulations the limit of the Act is a yardstick",
        "Your request is for environmental information and falls under the EIR. To read 900 letters at four minutes each would take 60"
        " hours. There is no limit in the EIR, though the one in section 12 of the FOIA is a guide. We refuse it under regulation"
        " 12(4)(b). On balance the public interest is in keeping officers at work.\n",
        "refused",
        {"eir:12(4)(b)"},
    ),
    (
        "other words for an exemption",
        "A copy is enclosed. Some lines have been withheld.\n\nExclusion 31: they would help smugglers. On balance the public interest is"
        " against release.\n",
        "disclosed_part",
        {"foia:31"},
    ),
    (
        "part of a Scottish regulator's regulations, called by the British name",
        "We refuse this under the Environmental Information Regulations 2004. Regulation 10(4)(e) applies: internal communications. On"
        " balance the public interest favours withholding them.\n",
        "refused",
        {"eirs:10(4)(e)"},
    ),
    (
        "section 39(2) claimed in Scotland by another verb",
        "We have exempted your request from FOISA under section 39(2) and answer it under the EI(S)Rs. We refuse it under regulation"
        " 10(5)(e). On balance the public interest favours withholding.\n",
        "refused",
        {"foisa:39(2)", "eirs:10(5)(e)"},
    ),
    (
        "what is no longer relied on, in a list",
        "Internal review 12\n\nI have reviewed the redactions. We are no longer relying on section 36(2)(c) (public affairs) and section"
        " 43(2). Section 40(2) still applies to the names. The rest is now attached.\n",
        "internal_review_overturned",
        {"foia:40(2)"},
    ),
    (
        "one question answered by an attachment, another too dear",
        "1. Please see the attached table.\n\n2. To find this would exceed the appropriate limit under section 12(1).\n",
        "disclosed_part",
        {"foia:12(1)"},
    ),
    (
        "a receipt that promises an answer, subject to exemptions",
        "We received your request on 4 May. You will receive a response within 20 working days, subject to the information not being"
        " exempt.\n",
        "acknowledgement",
        set(),
    ),
    (
        "a ground applied to some of it",
        "What you asked for can be found attached. Section 40(2) has been applied to some of the information.\n",
        "disclosed_part",
        {"foia:40(2)"},
    ),
    (
        "a review that sees no cause to change anything",
        "Reconsideration of EIR 9\n\nYou asked on 3 June for the decision on your request to be looked at afresh. It is counsel's advice, and"
        " regulation 12(5)(b) covers it. The public interest favours keeping it private. I see no cause to disturb the decision.\n",
        "internal_review_upheld",
        {"eir:12(5)(b)"},
    ),
    (
        "a limit that cannot count the work",
        "There are 3,200 messages. Every one would have to be read, which would take 150 hours. That work cannot be counted under section"
        " 12, but the burden makes the request vexatious and we refuse it under section 14(1).\n",
        "vexatious",
        {"foia:14(1)"},
    ),
    (
        "one figure given, one thing not held",
        "1. Number of ferries cancelled: 104 in 2024/25.\n\n2. Reasons: the Port does not hold this.\n",
        "disclosed_part",
        set(),
    ),
    (
        "a fees notice in plain words",
        "We are willing to copy the registers for you. Our fee is \u00a338.40 and it has to reach us within three months. We do not propose"
        " to charge for staff time under section 13.\n",
        "fee_notice",
        set(),
    ),
    (
        "having no plans is not holding no information",
        "Thank you for your letter of 6 January.\n\nThe Council runs two ferries. The smaller was laid up in May and came back in June."
        " The Council has no present plans to sell either of them.\n",
        "disclosed_full",
        set(),
    ),
    (
        "not something that is recorded",
        "Thank you for your request.\n\nUnfortunately this is not something that the Trust records. The Department collates the national"
        " figures, and you may wish to approach it.\n",
        "not_held",
        set(),
    ),
    (
        "names removed under a ground are held back by it",
        "Internal review 9\n\nHaving looked again, documents 1 to 4 can be released to you and are attached, with the names of junior"
        " officials removed under section 40(2).\n",
        "internal_review_overturned",
        {"foia:40(2)"},
    ),
    (
        "a review that cannot sustain what the service relied on",
        "INTERNAL REVIEW 7\n\nThe service had relied upon section 43(2) to withhold the schedule. I have spoken to the contractor. I do not"
        " therefore consider that the exemption can be sustained, and a copy is enclosed.\n",
        "internal_review_overturned",
        set(),
    ),
    (
        "details that the body may come to need",
        "Your enquiry has been logged. We aim to answer all requests within 20 working days. Should we need any further details from you"
        " we will be in touch.\n",
        "acknowledgement",
        set(),
    ),
    (
        "forwarded to the request team of another body",
        "Your request was received here on 4 March. The times are kept by the Ambulance Service and I have today forwarded your email to"
        " their FOI team, who will reply to you direct.\n",
        "transferred",
        set(),
    ),
    (
        "a leaflet that covers asking for a review is no review",
        "I can confirm that we hold what you are looking for. The spreadsheet accompanying this email lists each crossing by borough. Please"
        " see the attached information sheet for details of your right to appeal, which covers asking us for an internal review.\n",
        "disclosed_full",
        set(),
    ),
    (
        "a review that finds a section was not engaged",
        "Outcome of internal review\n\nI have concluded that section 12(1) was not engaged because the estimate counted time for"
        " redaction. The service will now process your request.\n",
        "internal_review_overturned",
        set(),
    ),
    (
        "a report that was never commissioned",
        "The Trust can confirm that it did not commission any such report and therefore there is nothing to disclose.\n",
        "not_held",
        set(),
    ),
    (
        "footage that has gone",
        "Recordings are kept for 31 days and then overwritten. The footage you want is therefore no longer in existence.\n",
        "not_held",
        set(),
    ),
    (
        "no meetings and no minutes",
        "No such meetings took place. There are accordingly no minutes.\n",
        "not_held",
        set(),
    ),
]


@pytest.mark.parametrize(
    ("shows", "letter", "outcome", "applied"), TURNS, ids=[t[0].replace(" ", "-") for t in TURNS]
)
def test_a_turn_of_phrase(shows: str, letter: str, outcome: str, applied: set[str]) -> None:
    read = read_letter(letter)
    assert (read.outcome, {a.provision for a in read.applied}) == (outcome, applied), read.why


def test_a_route_told_in_a_letter_that_decides_nothing() -> None:
    read = read_letter(
        "We need until 4 May to weigh the public interest under section 36. The Department has a review process."
        " If you are unhappy with this you can ask for an internal review.\n"
    )
    assert read.outcome == "extension"
    assert read.mentions_internal_review


def test_a_balance_struck_in_other_words() -> None:
    for reason in (
        "We accept that the public has an interest in the award, but the interest in a fair competition carries more weight.",
        "Any statement as to whether it exists would help smugglers, and we judge that the public interest lies in making none.",
    ):
        assert read_letter(
            f"We are withholding this under section 43(2). {reason}\n"
        ).public_interest_reasoning


def test_writing_to_a_named_officer_is_a_route() -> None:
    read = read_letter(
        "We refuse this under regulation 12(5)(e) of the EIR.\n\nIf you are unhappy with how we dealt with this please write within"
        " 40 working days to the Chief Executive.\n"
    )
    assert read.mentions_internal_review
