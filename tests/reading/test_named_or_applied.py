"""Whole letters in which a ground hangs on more than its own sentence: lists, recited law, reviews in part, notes."""

from __future__ import annotations

import pytest

from foitrack.reading.letter import read_letter

CLOSE = "\n\nIf you are unhappy with this reply you may ask for an internal review within 40 working days.\n\nYours sincerely\nInformation Officer\n"

# (what the letter says, regime, provisions applied)
LETTERS = [
    # The list after "by virtue of the following", as forces write it: no part of the request given back.
    (
        "You requested the following information:\n\n1. Does the force own such a device?\n2. What did it cost?\n\nRESPONSE\n\n"
        "Example Constabulary can neither confirm nor deny that it holds the information you have requested, as the duty "
        "in section 1(1)(a) does not apply by virtue of the following exemptions:\n\nSection 24(2) - National security\n"
        "Section 31(3) - Law enforcement\n\nTo confirm or deny would show where the devices are and where they are not.",
        "FOIA", "foia:24(2) foia:31(3)",
    ),
    # The law given, and then why: the letter refuses by nothing else.
    (
        "Section 14(1) of the Act states that a public authority is not obliged to comply with a request that is "
        "vexatious.\n\nI have no reason to doubt your motive. It is the burden that has led me to this decision: 9,300 "
        "items would have to be read by one officer. Your request is therefore refused as vexatious.",
        "FOIA", "foia:14(1)",
    ),
    # The same law in a letter that gives everything.
    (
        "Section 14(1) of the Act states that a public authority is not obliged to comply with a request that is "
        "vexatious.\n\nYours is nothing of the kind. The spreadsheet is attached and has all that you asked for.",
        "FOIA", "",
    ),
    # An answer that opens as its question did.
    (
        "You asked:\n\n1. How many staff were interviewed?\n2. The names of those interviewed\n\nItem 1\n\nFourteen staff "
        "were interviewed.\n\nItem 2\n\nThe names of those interviewed are withheld under section 40(2) of the Act, because "
        "they were told that they would not be named.",
        "FOIA", "foia:40(2)",
    ),
    # A number by which somebody can be called is no count.
    (
        "A copy of the lease is attached. Page 9 (names and telephone numbers of the lessee's staff, and signatures) - "
        "exempt under section 40(2) as personal data of people who would not expect it.",
        "FOIA", "foia:40(2)",
    ),
    # What is not needed is the test, and not the ground.
    (
        "The dates of admission are withheld under section 40(2), because a patient could be known by them. Section 40 is "
        "absolute for this purpose and a public interest test is not needed.",
        "FOIA", "foia:40(2)",
    ),
    # Regulations have no sections.
    (
        "The Trust reckons its costs by the Fees Regulations 2004. Section 22(1) covers the survey, which will be "
        "published in June, and it is withheld until then.",
        "FOIA", "foia:22(1)",
    ),
    # The Act's own list, and the grounds that would apply.
    (
        "The Force can neither confirm nor deny that it holds this. In terms of section 18(1) of FOISA, where "
        "information, if it existed and was held, would be exempt under any of sections 28 to 35, 38, 39(1) or 41, a refusal "
        "notice need not say whether it is held. If it "
        "were held, section 34(1)(b) would apply, as it would be held for an investigation. It would be contrary to the "
        "public interest to reveal whether it exists.",
        "FOISA", "foisa:18(1) foisa:34(1)(b)",
    ),
    # What could be claimed in court is claimed here.
    (
        "A claim to confidentiality of communications could be maintained in any proceedings and the advice is therefore "
        "exempt under section 36(1) of the Act. We find the public interest in maintaining that exemption to be greater.",
        "FOISA", "foisa:36(1)",
    ),
    # Notes that go out with every letter, whose lines break after a comma.
    (
        "We hold no record of such visits.\n\nYours faithfully\nFOI Officer\n\nFREEDOM OF INFORMATION - SOME NOTES (sent with all our letters)\n\n"
        "Exemptions. Those that we use the most are section 21 (you can have it elsewhere),\nsection 40 (it is about "
        "somebody) and\nsection 43 (it is commercial).",
        "FOIA", "",
    ),
    # To say that the duty does not arise is to use the ground.
    (
        "We can neither confirm nor deny that we hold this. Under section 44(2) of the Act, the duty to confirm or deny does "
        "not arise, as a person could be identified.",
        "FOIA", "foia:44(2)",
    ),
    # The balance is told by what it is not.
    (
        "We hold the recordings. They are exempt by virtue of the following:\n\nS38(1)(a) Health & Safety\nS40(2) Personal "
        "Information\n\nFavouring disclosure: the public would see how collisions are looked into.\nBalance: the public "
        "interest does not lie in disclosure.",
        "FOIA", "foia:38(1)(a) foia:40(2)",
    ),
    # A count before the next citation is no number of a regulation.
    (
        "We withhold 9 of the letters under regulation 10(4)(e) and 6 under\nregulation 10(5)(e) of the EIRs, since they were "
        "written in confidence.",
        "EISR", "eirs:10(4)(e) eirs:10(5)(e)",
    ),
    # Said of several at once, after a semicolon.
    (
        "The drawings are attached. Requests that are manifestly unreasonable may be refused under regulation 12(4)(b), and "
        "those for what we do not have under regulation 12(4)(a); neither has been used in this case.",
        "EIR", "",
    ),
    # Other grounds are not needed because this one is met.
    (
        "We therefore refuse your request as vexatious under section 14(1) of the Act. We thought about section 12 and about "
        "section 40(2) for the names. As section 14 is engaged we have not needed to rely on either.",
        "FOIA", "foia:14(1)",
    ),
    # The Act's list again, in other words.
    (
        "Section 18 applies where an authority could issue a refusal notice on the basis that the information, if held, was "
        "exempt by virtue of any of sections 28 to 35, 38, 39(1) or 41. The information would be exempt under section "
        "38(1)(b), as it would be about the health of one person, and I neither confirm nor deny that it exists.",
        "FOISA", "foisa:18 foisa:38(1)(b)",
    ),
    # What could be known is no chance that a ground applies.
    (
        "The map is attached. The house numbers and other details from which residents could be identified have been taken out "
        "under regulation 13(1).",
        "EIR", "eir:13(1)",
    ),
    # What others answered the requester.
    (
        "You wrote:\n\nA third service said that the first question would be over the limit in section 12. Another turned me down "
        "under section 31.\n\nThe policy is attached in full.",
        "FOIA", "",
    ),
    # A section is applied, and the law of one place in it is given.
    (
        "All of it is exempt under section 35 of the Act.\n\nSection 35(1)(a) of the Act provides that information held by a "
        "government department is exempt if it relates to the formulation or development of government policy. The decision has "
        "not been announced.",
        "FOIA", "foia:35(1)(a)",
    ),
    # A request in quotation marks ends with them.
    (
        "Your request was for the following information:\n\n\"Please tell me whether Example Ltd has been checked.\"\n\nThe Office "
        "can neither confirm nor deny whether it holds what you ask for. Section 44(2) of the FOIA exempts us from saying whether "
        "or not it is held.",
        "FOIA", "foia:44(2)",
    ),
    # Looked at and not used.
    (
        "The plan is attached. Section 31 of the Act was looked at in connection with its third page but has not been used.",
        "FOIA", "",
    ),
    # The requester speaks.
    (
        "You wrote:\n\nAs you refused me in March under section 12 I have cut it down to one year.\n\nThe figure for 2024 is 61.",
        "FOIA", "",
    ),
]  # fmt: skip

REVIEW = (
    "Internal review\n\nI have carried out a review of our reply to your request, in which the appraisals were withheld "
    "under regulation 12(5)(e).\n\n{}\n\nYour complaint is therefore upheld in part. You may now complain to the "
    "Information Commissioner.\n\nYours sincerely\nHead of Legal\n"
)
REVIEWS = [
    (
        "The appraisals. I am releasing them but for two schedules, which remain exempt under regulation 12(5)(e), as the "
        "developer is bidding elsewhere.\n\nThe payment. It will be in the accounts. I find that regulation 12(5)(e) was not "
        "engaged. The sum is 1.6 million pounds.",
        "eir:12(5)(e)",
    ),
    (
        "1. Regulation 12(5)(e) is withdrawn for the two appraisals, but for one matter. Table 7 gives prices for works that are "
        "not yet let, and harm would follow. Regulation 12(5)(e) is maintained for Table 7.\n\n2. Regulation 12(4)(e) was "
        "engaged by the e-mails, but the decision has been made and the public interest now favours disclosure. They are "
        "attached.\n\n3. The names of junior officers have been redacted in reliance on regulation 13(1).",
        "eir:12(5)(e) eir:13(1)",
    ),
    (
        "Your complaint\nYou say that the council is hiding behind its developer.\n\nReview\nI was not part of the first decision. "
        "What the developer told us is commercial and was given in confidence, within regulation 12(5)(e), and it makes no "
        "difference that the scheme is public. I agree that the exception is engaged for the rates. The rest is attached.",
        "eir:12(5)(e)",
    ),
    (
        "1. Regulation 12(5)(e). For the appraisal of 2020 the department could tell me of no harm, and I do not find that "
        "the exception is engaged.\n\n2. For that of 2023 I accept that tenderers would learn what we expect to pay. I have "
        "weighed the public interest. For those rows alone, the exception is maintained.",
        "eir:12(5)(e)",
    ),
    (
        "I do not find that regulation 12(5)(e) applies to the totals, and they are attached. The rates in the last "
        "schedule have been redacted under regulation 12(5)(e), as they would show our hand to those who tender next "
        "month, and the public interest is met by the totals.",
        "eir:12(5)(e)",
    ),
    (
        "I do not find that regulation 12(5)(e) is engaged by any of them: the prices are three years old. All of the "
        "appraisals are attached.",
        "",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("says", "regime", "applied"), LETTERS)
def test_grounds_of_a_letter(says: str, regime: str, applied: str) -> None:
    reading = read_letter(f"Dear Ms Example\n\nThank you for your request of 4 May.\n\n{says}{CLOSE}", regime)
    assert {a.provision for a in reading.applied} == set(applied.split()), reading.mentioned


@pytest.mark.parametrize(("says", "applied"), REVIEWS)
def test_grounds_of_a_review(says: str, applied: str) -> None:
    reading = read_letter(REVIEW.format(says), "EIR")
    assert {a.provision for a in reading.applied} == set(applied.split()), reading.mentioned


# Words of giving in refusals: nothing is handed over here.
REFUSALS = [
    "We consider the good of the public as a whole if the information is released or not. The advice is exempt under section 35(1)(a) of the Act.",
    "Letters of support are provided in confidence. They are withheld under section 41(1) of the Act.",
    "I attach most weight to the second of these arguments. The minutes are withheld under section 36(2)(c) of the Act.",
    "I set out below how I reached that view. The register is exempt under section 31(1)(a) of the Act.",
    "Our ref: 1187/24\nDate of reply: 12 September 2024\n\nThe report is withheld under section 22(1) of the Act.",
]


@pytest.mark.parametrize("says", REFUSALS)
def test_nothing_is_given(says: str) -> None:
    assert (
        read_letter(f"Dear Ms Example\n\nThank you for your request.\n\n{says}{CLOSE}").outcome == "refused"
    )


# The public interest weighed in the ways that letters set it out, and only named.
WEIGHED = [
    ("Factors favouring disclosure for S31\n\nThe public would see that the money is well spent.\n\nFactors against disclosure for S31\n\nTactics would be known.\n\nBalance Test\n\nThe test for disclosure is not made out.", True),
    ("We have considered the public interest in releasing the plan. It adds nothing to the account that is published, and would tell burglars where the alarms are. We have decided that the exemption should be maintained.", True),
    ("Section 31 is a qualified exemption, and a public interest test is required.", False),
    ("The exemption is subject to the public interest. Your request was received on 4 May.", False),
]  # fmt: skip


@pytest.mark.parametrize(("says", "weighed"), WEIGHED)
def test_whether_the_public_interest_was_weighed(says: str, weighed: bool) -> None:
    reading = read_letter(
        f"Dear Ms Example\n\nThe plan is withheld under section 31(1)(a) of the Act, as burglars would profit by it.\n\n{says}{CLOSE}"
    )
    assert reading.public_interest_reasoning is weighed
