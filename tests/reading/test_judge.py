"""Relied on or only mentioned: one sentence each, in the Act's own regime unless it says otherwise."""

import pytest

from foitrack.reading.letter import read_letter

RELIED_ON = [
    "We are withholding the report under section 43(2).",
    "The names are exempt by virtue of s.40(2) of the Act.",
    "Section 31(1)(a) is engaged, since offenders would use it.",
    "We are not obliged to comply with your request by section 14(1).",
    "We cannot disclose the minutes: section 36(2)(b)(i) stands in the way.",
    "The duty in section 1(1)(a) does not apply by virtue of section 40(5B)(a)(i).",
    "Section 12(1) does not oblige us to answer a request that costs this much.",
    "The passages removed are covered by section 42(1).",
    "Disclosure would, in our view, prejudice the commercial interests protected by section 43(2).",
    "It falls within section 21(1), as you can read it in the library.",
    "Having considered whether it could be given in part, we refuse it under section 41(1).",
]
MENTIONED = [
    ("We considered section 36 but decided against it.", "weighed"),
    ("We have not relied on section 14(1).", "not rely"),
    ("Nor would section 41 apply.", "not apply"),
    ("Section 12 does not come into it.", "not apply"),
    ("The use of section 43(2) was withdrawn.", "gives it up"),
    ("Some of it may be exempt under section 40(2).", "possible"),
    ("If you ask for less, section 12 might not apply.", ""),
    ("Your last request was refused under section 14(1).", "earlier"),
    ("See the Commissioner's guidance on section 14.", "guidance"),
    ("We can refuse for several reasons, for example section 43.", "example"),
    ("Had we held it, it would be exempt under section 38(1)(a).", "hypothetical"),
    ("You say that we are hiding behind section 36.", "requester"),
    ("Can you confirm that section 23 was not used?", "requester"),
    ("Number of requests refused under section 12: 88", "figure"),
    ("Under section 16 we have a duty to advise and assist.", "how to answer"),
    ("Section 17 of the Act requires us to give this notice.", "how to answer"),
    ("The section 45 code asks us to be prompt.", "how to answer"),
]
AROUND = "Dear Ms Example\n\nThank you for your request.\n\n{}\n\nYou may ask for an internal review.\n"


@pytest.mark.parametrize("sentence", RELIED_ON)
def test_words_that_rely_on_a_ground(sentence: str) -> None:
    read = read_letter(AROUND.format(sentence))
    assert len(read.applied) == 1
    assert read.applied[0].quote.text == sentence


@pytest.mark.parametrize(("sentence", "why"), MENTIONED)
def test_words_that_only_mention_one(sentence: str, why: str) -> None:
    read = read_letter(AROUND.format("The report is attached.\n\n" + sentence))
    assert read.applied == ()
    assert any(why in m.why for m in read.mentioned), [m.why for m in read.mentioned]


def test_a_ground_that_is_engaged_but_outweighed_is_not_relied_on() -> None:
    read = read_letter(
        AROUND.format(
            "The advice is attached. We think that section 42(1) is engaged. The public interest in"
            " maintaining it is not as strong as usual, and on balance the public interest favours disclosure."
        )
    )
    assert read.applied == ()
    assert read.public_interest_reasoning is True


def test_the_depth_that_is_cited_is_kept_and_the_bare_section_dropped_beside_it() -> None:
    read = read_letter(
        AROUND.format("Section 31\n\nIt is withheld under section 31(1)(a). Section 31 is qualified.")
    )
    assert [a.provision for a in read.applied] == ["foia:31(1)(a)"]
    bare = read_letter(AROUND.format("It is withheld under section 31."))
    assert [a.provision for a in bare.applied] == ["foia:31"]


def test_an_earlier_message_below_the_letter_is_not_the_body_speaking() -> None:
    read = read_letter(
        AROUND.format("The figures are withheld under section 22(1).")
        + "\nFrom: A. Asker <asker@example.org>\nSent: 3 May 2026 10:00\nTo: FOI\nSubject: request\n\n"
        "Please send the figures. You relied on section 43(2) and section 12 last time.\n"
    )
    assert [a.provision for a in read.applied] == ["foia:22(1)"]
    assert {m.provision for m in read.mentioned} == {"foia:43(2)", "foia:12"}
    assert all("earlier message" in m.why for m in read.mentioned)
