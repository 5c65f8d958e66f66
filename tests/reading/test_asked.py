"""Grounds in the requester's mouth, and the body's own answer in nearly the same words: one turn of phrase a row."""

from __future__ import annotations

import time

import pytest

from foitrack.reading.asked import asked
from foitrack.reading.letter import read_letter

LETTER = "Dear Ms Example\n\nThank you for your request.\n\n{}\n\nYou may ask for an internal review, and then complain to the Information Commissioner.\n"

ROWS = [
    # what the letter says | what it applies
    # --- only named
    ("She queries whether a spreadsheet of skip permits could ever be section 43(2) material. The list is attached.", ""),
    ("The gentleman who wrote to us thinks section 31 has been stretched beyond recognition. The list is attached.", ""),
    ("Our correspondent would have it that section 36 is a politician's charter. The list is attached.", ""),
    ("Part 3 of the request sought copies of any advice on whether the plans were exempt under section 22. The list is attached.", ""),
    ("The tenants' association has long maintained that section 41 cannot bind a housing trust. The list is attached.", ""),
    ("A point you press strongly is that nobody consulted the fire authority before section 38 was quoted. The list is attached.", ""),
    ("You cite in your favour a 2015 ruling against Leeds on section 14(1). The list is attached.", ""),
    ("How, you ask, can canteen prices be covered by section 43? The list is attached.", ""),
    ("In the request it was accepted that home addresses would come out under section 40(2). The list is attached.", ""),
    ("What the applicant disputes is our reading of regulation 12(4)(d). The list is attached.", ""),
    ("Mr Penhale takes issue with the way in which section 21 was used last March. The list is attached.", ""),
    ("Item 4: minutes of any meeting at which reliance on section 35(1)(a) was discussed. The list is attached.", ""),
    ('You ended by saying that section 44 "is always the last refuge". The list is attached.', ""),
    ("I want the name of whoever signed off section 36(2)(c). The list is attached.", ""),
    ("Kindly explain what makes a car park a matter of section 24. The list is attached.", ""),
    ("My complaint is that section 12 was used without any estimate being given. The list is attached.", ""),
    ("The request was framed so as to keep clear of section 12. The list is attached.", ""),
    ("You have asked how many requests the College refused in 2021 on the basis of section 14. The list is attached.", ""),
    ("As regards question 6, you wanted the training notes that deal with section 42. The list is attached.", ""),
    ("It is your case that the embargo has lapsed, taking section 22(1) with it. The list is attached.", ""),
    ("The review request criticises our use of section 30 on three counts. The list is attached.", ""),
    ("You feel that regulation 12(5)(f) was chosen merely because it was to hand. The list is attached.", ""),
    ("Could I ask that you do not simply quote section 40 at me. The list is attached.", ""),
    ("The thrust of the appeal is that regulation 13 has no application to the dead. The list is attached.", ""),
    ("Her solicitors have written to the effect that section 32 ends when the trial does. The list is attached.", ""),
    ("You object to section 31 being raised so late. The list is attached.", ""),
    ("You were worried that the Board might plead section 33. The list is attached.", ""),
    ("You say the price is public already, so section 43(2) must in your view go. The list is attached.", ""),
    ("Messages 4 and 5 from you both used the phrase 'you are hiding behind section 23'. The list is attached.", ""),
    ("You took us to task for mixing up section 38 and section 40. The list is attached.", ""),
    ("Mr Tasker wishes it placed on record that section 12 was never mentioned on the phone. The list is attached.", ""),
    ("Your spreadsheet has a column headed 'section 31 refusals', which you would like us to fill in. The list is attached.", ""),
    ("You would have us disapply section 40(2) in the case of councillors. The list is attached.", ""),
    ("We have your letter, in which section 43 is called a fig leaf. The list is attached.", ""),
    ("According to you, section 22 stopped applying on 1 May. The list is attached.", ""),
    ("On your reading of section 35, nothing would ever be within it. The list is attached.", ""),
    ("To your mind section 14 is a cloak for idleness. The list is attached.", ""),
    ("You put forward three reasons why section 27 must yield. The list is attached.", ""),
    ("I note your comments about section 40(2). The list is attached.", ""),
    ("We note that you do not wish to challenge section 40(2). The list is attached.", ""),
    ("You have no quarrel with section 40(2) for the pupils. The list is attached.", ""),
    ("She encloses a decision of another force on section 30. The list is attached.", ""),
    ("The request leaves out anything that would come under section 40. The list is attached.", ""),
    ("Ground 3: that the section 36 opinion was stale. The list is attached.", ""),
    ("Reason for requesting a review: section 43 wrongly applied. The list is attached.", ""),
    ("Whether section 41 ought ever to be used against a bereaved family is, you say, a question of decency. The list is attached.", ""),
    ("You compare us with Kent, who did not find it necessary to use section 38. The list is attached.", ""),
    ("For your part you think section 43 spent. The list is attached.", ""),
    ("The letter from your constituent speaks of section 42 as if it were a privilege of officials. The list is attached.", ""),
    ("He enclosed with the request a print-out about section 21. The list is attached.", ""),
    # --- the body answers
    ("You say the price is public already. It is not, and section 43(2) applies to it.", "43(2)"),
    ("You objected to the delay; the substance however stands and the names are withheld under section 40(2).", "40(2)"),
    ("The applicant believes the plans are harmless, but the Chief Constable has shown us otherwise and section 31(1)(a) is engaged.", "31(1)(a)"),
    ("As you asked, I have looked again, and I find that section 12(1) was correctly applied.", "12(1)"),
    ("The emails you asked for are exempt under section 42.", "42"),
    ("The information requested by the complainant is exempt from disclosure under section 40(2).", "40(2)"),
    ("You asked for the contract with Veolia, which is exempt under section 43(2).", "43(2)"),
    ("You asked for the names of the panel. These are withheld under section 40(2) and section 38.", "38 40(2)"),
    ("You asked whether the report exists: we neither confirm nor deny it under section 30(3).", "30(3)"),
    ("Your request for the tender scores is refused under section 43(2).", "43(2)"),
    ("I must refuse part 2 of your request under section 12(1), as finding it would take 40 hours.", "12(1)"),
    ("I have upheld the decision to refuse your request on the ground of section 14(1).", "14(1)"),
    ("The guidance you asked for on stop and search is withheld under section 31(1)(a).", "31(1)(a)"),
    ("The list of addresses is exempt by virtue of section 38(1)(b) of FOISA.", "38(1)(b)"),
    ("Copies of the three decisions are enclosed with the patients' names taken out under section 40(2).", "40(2)"),
    ("The correspondence about the merger is being withheld in full under section 36(2)(b)(ii).", "36(2)(b)(ii)"),
    ("The minister's view is that disclosure would inhibit advice, and section 36(2)(b)(i) is relied on.", "36(2)(b)(i)"),
    ("He is the qualified person, and he is of the opinion that section 36(2)(c) is engaged.", "36(2)(c)"),
    ("If you have any trouble reading the enclosed, call me; the blanks are section 40(2).", "40(2)"),
    ("Please note that the addresses have been removed under section 40(2).", "40(2)"),
    ("I would like to explain why section 22 has been applied to the survey.", "22"),
    ("I wish to advise you that the Trust is relying upon section 43(2).", "43(2)"),
    ('Each gap is marked "section 40(2) - name of a junior officer" or section 40(2) alone.', "40(2)"),
    ("While you contend that the matter is closed, it is under appeal and section 30(1) protects it.", "30(1)"),
    ("The contractor has told us that release would hurt its bids and we agree: section 43(2) is engaged.", "43(2)"),
    ("Mr Hall of the Procurement Team says that the rates are still live, so section 43(2) applies.", "43(2)"),
    ("Your client asks for the whole file; the counsel's opinion in it is privileged and therefore section 42(1) is relied on.", "42(1)"),
    ("To answer all seven of your requests would exceed the limit and they are refused under section 12(1).", "12(1)"),
    ("You think that the request would take an hour; our estimate is 61 hours and section 12 therefore applies.", "12"),
    ("The requests made in your letters of May and June have both been refused under section 14(1).", "14(1)"),
    ("All requests in this campaign are refused under section 14(1).", "14(1)"),
    ("You believe section 40(2) applies to the list and so do we: the names are withheld under section 40(2).", "40(2)"),
    ("The applicant sought the guest list, all of which is personal data, and section 38(1)(b) has been applied to it.", "38(1)(b)"),
    ("Please quote the reference above; the reasons for using section 31(1)(g) are overleaf.", "31(1)(g)"),
    ("If any part of this is unclear, tell me, but the figures are section 41 and will not be given.", "41"),
    ("You cannot have the addresses because of section 40(2).", "40(2)"),
    ("You are not entitled to see the draft under section 22(1).", "22(1)"),
    ("You will see that section 43(2) has been used for the rates.", "43(2)"),
    ("You will find section 40(2) against each gap.", "40(2)"),
    ("On your second point, section 35(1)(a) continues to apply.", "35(1)(a)"),
    ("I note your comments about delay, and I am sorry, but section 12(1) is properly engaged.", "12(1)"),
    ("In your case section 40(2) prevents us from giving the address.", "40(2)"),
    ("Your complaint about section 40(2) is dismissed: the names stay out.", "40(2)"),
    ("You have had all that we can give, save what section 30(1) covers.", "30(1)"),
    ("While you contend that the matter is closed, it is under appeal and section 30(1) protects it.", "30(1)"),
    ("The requests made in your letters of May and June have both been refused under section 14(1).", "14(1)"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "applied"), ROWS)
def test_a_ground_is_applied_by_the_body_and_not_by_the_one_who_asks(said: str, applied: str) -> None:
    reading = read_letter(LETTER.format(said))
    assert {a.provision.partition(":")[2] for a in reading.applied} == set(applied.split())


@pytest.mark.parametrize(
    "words",
    [
        "you say " * 3000 + "<C>",
        "the applicant " * 3000 + "<C>",
        "if you " * 3000 + "refuse <C>",
        "I want the " * 3000,
    ],
    ids=["you", "applicant", "if", "want"],
)
def test_long_lines_are_searched_in_a_moment(words: str) -> None:
    begun = time.perf_counter()
    asked(words)
    assert time.perf_counter() - begun < 2
