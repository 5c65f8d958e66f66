"""Grounds spoken of in general and grounds applied: one sentence of a letter a row. All of them are invented."""

from __future__ import annotations

import pytest

from foitrack.reading.letter import read_letter

LETTER = "Dear Ms Example\n\nThank you for your letter about the depot.\n\n{}\n\nYours sincerely\n"

ROWS = [
    # what the body says | what it applies
    # --- what the provision means
    ("Section 35 is concerned with the making of policy and has four limbs. The paper is attached.", ""),
    ("The wording of section 41 goes back to the old law of confidence. The letter is attached.", ""),
    ("Section 30 has a cousin in section 31, and people often mix the two up. The log is attached.", ""),
    ("The test in section 38 is a matter of evidence and not of fear. The map is attached.", ""),
    ("What section 22 requires is a settled intention to publish. The draft is attached.", ""),
    ("It may help to know that section 42 protects the relationship between clients and lawyers. The note is attached.", ""),
    ("Section 43 has two parts, the first about trade secrets and the second about harm to trade.", ""),
    ("Historical records lose the shelter of section 36 after twenty years. The file is attached.", ""),
    ("Section 42 protects the exchange with our solicitor, and pages 4 to 6 are withheld.", "42"),
    ("Section 42 applies to pages 4 to 6, which are advice from our solicitor.", "42"),
    ("The test in section 38(1) is met: two drivers were followed home last winter.", "38(1)"),
    ("Section 22(1) is engaged, as the report is to be printed in June and was before you wrote.", "22(1)"),
    ("Section 41 covers information given in confidence. The report was given to us by a doctor in confidence, and so we withhold it.", "41"),
    ("Section 12 lets an authority refuse where the cost is over £450. To find what you ask for would take 40 hours.", "12"),
    ("We refuse your request. Section 12(1) says that an authority need not comply where the cost is over £450.", "12(1)"),
    # --- what authorities and others do or must do
    ("A body that relies on section 36 must have the opinion of its qualified person. The minutes are attached.", ""),
    ("Public bodies should not reach for section 14 merely because a question is awkward. The answer is below.", ""),
    ("No officer may quote section 31 without a word from the legal team. The log is attached.", ""),
    ("Journalists will know that section 32 keeps court papers apart. Nothing of the kind is held.", ""),
    ("An applicant who meets section 21 can usually find the page with a search engine. The list is attached.", ""),
    ("Anyone who writes to us under section 40 of the Act for their own file is sent a different form.", ""),
    ("Most councils would turn to section 12 for a question of this size. Ours is attached in full.", ""),
    ("Every member of staff is trained to spot section 41 before a letter goes out.", ""),
    ("It is open to an authority to rely on section 22 before a report is out. Ours was out in May and is attached.", ""),
    ("Our officers have left out the home addresses under section 40(2).", "40(2)"),
    ("The clerk has left out three names, section 40(2), as the tenants would not expect to be known.", "40(2)"),
    ("Officers must be able to speak freely, and for that reason the exchange is withheld under section 36(2)(b)(ii).", "36(2)(b)(ii)"),
    # --- if this or that were so
    ("Where somebody asks for a neighbour's file the answer will be no, under section 40. The plan is attached.", ""),
    ("If an email holds legal advice we look at section 42 before it leaves the building. The emails are attached.", ""),
    ("When a tender is still open section 43 is the first thing to consider. This one closed in May.", ""),
    ("Unless two or more people act together section 12 is counted for each of them alone.", ""),
    ("Where pages are blank, section 40(2) is the reason.", "40(2)"),
    # --- what a paper says
    ("Our retention policy names section 30 as one reason why a file may stay closed. It is attached.", ""),
    ("The staff handbook tells readers to think of section 38 when a home address is asked for.", ""),
    ("The contract with the caterer provides that prices may be kept back under section 43. The contract is attached.", ""),
    ("Our website explains sections 40, 41 and 43 in plain English.", ""),
    ("Induction handout, page 3: section 40 before anything else; section 14 only with a manager's word.", ""),
    ("The Commissioner's guidance describes section 12 at some length. The figure you want is 12.", ""),
    ("Draft paragraph for use in replies: \"The names are withheld under section 40(2).\"", ""),
    ("The contract with the caterer is withheld in part: section 43(2), as the unit prices would help a rival.", "43(2)"),
    ("Page 7 of the handbook is withheld under section 31(1)(a), as it says how the alarms are set.", "31(1)(a)"),
    ("The policy is attached, save for the names of its authors, section 40(2).", "40(2)"),
    ("In line with our policy on names we have taken out those of junior staff: section 40(2).", "40(2)"),
    # --- lists of what there is
    ("Common exemptions: section 12 (cost), section 21 (available elsewhere), section 40 (personal data).", ""),
    ("The exemptions that need a public interest test include sections 31, 36 and 43.", ""),
    ("What can be held back, broadly: names (section 40), advice (section 42), prices (section 43).", ""),
    ("The absolute exemptions are sections 21, 23, 32, 34, 37, 40, 41 and 44.", ""),
    ("Exemptions used: section 21 (available elsewhere), section 40(2) (personal data).", "21 40(2)"),
    ("What has been held back: names (section 40(2)), advice (section 42).", "40(2) 42"),
    ("The exemptions in this letter are sections 31(1)(a) and 43(2), which need a public interest test.", "31(1)(a) 43(2)"),
    # --- how often it was used
    ("Refusals by ground, April to June: section 12 nine, section 40 thirty-one, section 43 four.", ""),
    ("Section 40 is the ground that this council uses more than any other.", ""),
    ("Of the 84 requests on housing, five were refused under section 12 and three under section 14.", ""),
    ("Last year section 14 was used in four cases and section 12 in thirty.", ""),
    # --- where more can be read
    ("To read more about section 40 please go to the Commissioner's website.", ""),
    ("The full wording of section 43 is at legislation.gov.uk.", ""),
    ("The talk on section 36 which our solicitor gave in March is attached.", ""),
    ("Our paper on section 14 is attached, as you asked.", ""),
    # --- headings
    ("Section 43 - Commercial interests\n\nInformation is exempt if it is a trade secret.\n\nThe figures are attached.", ""),
    ("Section 43(2) - Commercial interests\n\nThe rates are current and a rival would undercut them, so they are withheld.", "43(2)"),
]  # fmt: skip


@pytest.mark.parametrize(("says", "applied"), ROWS)
def test_general_words(says: str, applied: str) -> None:
    reading = read_letter(LETTER.format(says), "FOIA")
    assert {a.provision.partition(":")[2] or a.provision for a in reading.applied} == set(applied.split())
