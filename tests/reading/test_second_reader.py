"""The second reader: what sentences do by their likeness to known ones, and what letters lean to.

The acts below are those that a person gives these sentences; none of them is among the examples.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_letters import LETTERS, expected
from test_plain_words import ROWS
from test_review_letters import LETTERS as REVIEW_LETTERS

from foitrack.reading import leaning, likeness
from foitrack.reading.leaning import differs, features
from foitrack.reading.learn import fingerprint, learned, written
from foitrack.reading.letter import first_reading, read_letter
from foitrack.reading.likeness import acts, cues, examples, odds, softmax
from foitrack.reading.stage import Letter

SENTENCES = [
    ("gives", "The depot had 31 vehicles on 1 April 2024."),
    ("gives", "Please find the minutes of the four meetings attached."),
    ("gives_but", "The minutes are attached with the names of junior staff blacked out."),
    ("withholds", "The consultants' report is exempt from release under section 43(2)."),
    ("withholds", "We are withholding the officers' names under section 40(2) of the Act."),
    ("weighs", "On balance the public interest in openness is outweighed by the harm to future negotiations."),
    ("not_held", "The Board holds no record of any such meeting."),
    ("not_held", "We do not record the ethnicity of callers."),
    ("ncnd", "The Force can neither confirm nor deny that it holds any information about the operation."),
    ("cost", "To search every file by hand would take us well over the 18 hours that the limit allows."),
    ("advice", "You could narrow your request to a single year, which might bring it within the limit."),
    ("vexatious", "Your request is refused as vexatious under section 14(1)."),
    ("clarify", "Which of our two reservoirs do you mean, the upper or the lower?"),
    ("fee", "There is a fee of 45 pounds, and we will begin when we have received it."),
    ("extends", "We need until 14 June to consider the balance of the public interest."),
    ("receipt", "Thank you for your request, which we received today; you can expect an answer within 20 working days."),
    ("receipt_review", "Your request for an internal review has been received and an officer will look into it."),
    ("transfers", "I have forwarded your request to the Environment Agency, which holds the information."),
    ("review_opens", "I have now completed the internal review that you asked for on 3 May."),
    ("review_keeps", "I am satisfied that section 42 was correctly applied and I uphold the original decision."),
    ("review_changes", "I have overturned the decision to withhold the invoices, and they are now released."),
    ("regulator", "The Commissioner's decision is that the Trust was not entitled to rely on section 36(2)."),
    ("route_review", "If you are unhappy with this response you may ask for an internal review within 40 working days."),
    ("route_ico", "If you are still unhappy after the review you can complain to the Information Commissioner."),
    ("none", "The museum opened to the public in 1931 and has been free to enter ever since."),
    ("past", "In our reply of 4 May we told you that the drawings were being withheld."),
    ("considering", "We are still considering whether section 36 applies to the briefing."),
    ("holding", "I am sorry that you have not yet had an answer and hope to let you have one shortly."),
]  # fmt: skip


def test_sentences_are_known_by_their_likeness() -> None:
    """Nine in ten of those that it has not seen: it is a second reader, whose word is weighed and not law."""
    wrong = []
    for act, sentence in SENTENCES:
        told = odds(sentence)
        assert sum(told) == pytest.approx(1) and len(told) == len(acts())
        likeliest = acts()[max(range(len(told)), key=told.__getitem__)]
        if likeliest != act:
            wrong.append((likeliest, sentence))
    assert len(wrong) <= len(SENTENCES) // 10, wrong


def test_none_of_these_is_an_example() -> None:
    assert not {s for _, s in SENTENCES} & {s for _, s in examples()}


def test_the_table_was_made_from_the_examples_that_are_there() -> None:
    """Else: python -m foitrack.reading.learn"""
    assert likeness.TABLE.read_text(encoding="utf-8").splitlines()[0] == fingerprint()


def test_every_act_has_examples_and_every_example_one_act() -> None:
    told = list(examples())
    assert {act for act, _ in told} == set(acts()) == {act for act, _ in SENTENCES}
    assert len({sentence for _, sentence in told}) == len(told)
    assert min(sum(1 for a, _ in told if a == act) for act in acts()) >= 60


def test_what_it_learned_it_knows() -> None:
    """Of its own examples nine in ten; that it is not all of them is the price of cues that are not learned by heart."""
    told = list(examples())[::7]
    right = sum(acts()[max(range(len(acts())), key=odds(s).__getitem__)] == act for act, s in told)
    assert right / len(told) > 0.9


def test_cues_are_words_and_neighbours_with_numbers_alike() -> None:
    assert cues("We hold 14 files.") == {
        "we", "hold", "#", "files", "< we", "we hold", "hold #", "# files", "files >", "1 fives",
    }  # fmt: skip
    assert cues("We hold 14 files.") == cues("we HOLD 7 files")


def test_learning_parts_what_can_be_parted() -> None:
    rows = [(0, 1.0, [(0, 1.0)]), (1, 1.0, [(1, 1.0)])] * 20
    start, weights = learned(list(rows), 2, 2, 20, 0.001)
    assert weights[0][0] > 0.5 > -0.5 > weights[0][1] and weights[1][1] > 0.5
    first = softmax([start[k] + weights[0][k] for k in (0, 1)])
    assert first[0] > 0.9
    assert learned(list(rows), 2, 2, 20, 0.001) == (start, weights), "the same at every run"
    assert written(["a", "b"], [0.1, -0.2], {"x": [0.26, 0.0], "y": [0.01, 0.01]}, 10, 0.2) == (
        "a\tb\n1\t-2\nx\t0:3\n"
    )


def test_every_outcome_that_a_letter_can_lean_to_is_one_of_ours() -> None:
    from foitrack.facts import OUTCOME_EVENTS

    outcomes, start, weights = likeness.table(leaning.TABLE, leaning.HUNDREDTHS)
    assert (
        set(outcomes) <= set(OUTCOME_EVENTS) and len(outcomes) == len(start) == len(leaning._READS_AS) == 15
    )
    known = {name.partition(" ")[2] for name in weights if not name.startswith(leaning.SAYS)}
    assert known == set(acts())


# Letters in words that no rule foresees: what they do is plain to a reader.
PLAIN = [
    ("not_held", "Dear Ms Example\n\nThank you for your message about the lido.\n\nThe team went through the cabinet and the shared drive and came away with nothing: no such survey was ever made by the Council.\n\nYours sincerely\nInformation Officer"),
    ("transferred", "Dear Mr Example\n\nRoads of that class belong to Transport Scotland. We have sent your questions on to them today and they will write to you directly.\n\nYours sincerely\nInformation Officer"),
    ("internal_review_upheld", "Dear Ms Example\n\nYou asked us to think again about our reply of 2 May.\n\nI was not involved in that reply. Having gone through the papers I agree with my colleague: the figures were rightly kept back, and the answer you were given stands.\n\nYou may now complain to the Information Commissioner.\n\nYours sincerely\nHead of Legal"),
]  # fmt: skip


@pytest.mark.parametrize(("outcome", "text"), PLAIN)
def test_a_letter_in_plain_words(outcome: str, text: str) -> None:
    assert read_letter(text).outcome == outcome


def test_the_second_reader_seldom_spoils_what_the_rules_read() -> None:
    """The rules were written on these letters and read all of them; three in a hundred may be lost. Of 110 letters that
    nobody had seen the rules read the outcome of 88 as a person does, and both readers together that of 98."""
    told = [(expected(path)[1], expected(path)[0]["outcome"]) for path in LETTERS]
    told += [(letter, outcome) for letter, outcome, _ in REVIEW_LETTERS]
    told += [(f"Dear Ms Example\n\n{letter}\n\nYours sincerely\n", outcome) for letter, outcome in ROWS]
    lost = [letter[:80] for letter, outcome in told if read_letter(letter).outcome != outcome]
    assert len(lost) <= 0.03 * len(told), lost


def test_where_they_differ_the_reading_says_why_and_quotes_the_sentence() -> None:
    """Were the rules to say no more than that the letter came, the second reader would overrule them, and say so."""
    text = (
        "Dear Ms Example\n\nThank you for your message of 4 May about the lido.\n\n"
        "The team looked through the cabinet and the shared drive and found nothing. The Council holds no such survey. "
        "None was made when the lido was closed. We hold no photographs of it either. I have asked the archive, and no "
        "record was found there. The builders may have some.\n\nI am sorry that I cannot be of more help.\n\n"
        "If you are unhappy with this answer you may ask for an internal review.\n\nYours sincerely\n"
    )
    first, letter = first_reading(text)
    assert letter is not None and first.outcome == "not_held"
    assert differs(letter, first) is None, "they agree"
    lean = differs(letter, replace(first, outcome="acknowledgement", confidence="unsure"))
    assert lean is not None and lean.outcome == "not_held" and lean.sentence is not None
    assert lean.sentence.text in text
    assert lean.why == "taken together its sentences are those of a letter that says that nothing is held"
    assert 0.3 < lean.share <= 1
    short = Letter(letter.twin, letter.said[:4], letter.kinds[:4], letter.scots, letter.regime)
    assert differs(short, replace(first, outcome="acknowledgement")) is None, "too little to go by"


def test_a_letter_without_text_leans_to_nothing() -> None:
    assert read_letter("").outcome == "unsure" and read_letter("\n\n--- 1 ---\n").outcome == "unsure"


def test_features_are_bounded_whatever_the_letter() -> None:
    for regime in ("FOIA", "EIR", "FOISA", "EISR", "SAR"):
        _, letter = first_reading("We hold no record of it. " * 900, regime)
        assert letter is not None
        known, said, told = features(letter)
        assert len(told) <= leaning.MOST and all(0 <= v <= 2.5 for v in known.values())
        together = leaning.told_by_words(said)
        assert sum(v * v for v in together.values()) == pytest.approx(likeness.SCALE**2), "however many words"
