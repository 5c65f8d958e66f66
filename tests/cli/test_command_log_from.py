"""``log-response REF --from FILE``: a letter read, shown, asked about and recorded. The letters are our own words.

What each should be filed as is the vocabulary of interfaces.md; the days are counted by hand from the statute.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from desk import Desk

from foitrack.store.open import open_store

COST = """\
Exemplar Police

12 June 2026

Our ref: FOI 2231/26

Dear Ada Example,

Your request of 1 June 2026 has been considered under the Freedom of Information Act 2000. We have found 7,069 occurrences
that would have to be read manually. We are unable to say how long this would take, but it would exceed the 18 hours allowed.
Section 12(1) of the Act therefore applies and your request is refused.

You may ask for an internal review within 40 working days, and complain to the Information Commissioner after it.
"""
ACKNOWLEDGEMENT = """\
2 June 2026
FOI reference: FOI/2026/0117

Dear Ada Example

Thank you for your request for information, which we received on 1 June 2026. It is being dealt with under the Freedom of
Information Act 2000 and you can expect a reply within 20 working days, by 29 June 2026.
"""
HOLDING = """\
1 July 2026

Dear Ada Example

I am sorry that we have not been able to reply to your Freedom of Information request within the 20 working days. We are still
waiting for colleagues to come back to us. We hope to let you have our answer by 17 July 2026. Please accept our apologies.
"""
EXTENSION = """\
26 June 2026

Dear Ada Example

Freedom of Information Act 2000

We hold information within the scope of your request. We consider that the exemption in section {} applies to it. Under
section 10(3) of the Act we need more time to consider the balance of the public interest. We expect to send you our decision by
24 July 2026.
"""
CLARIFICATION = """\
8 June 2026

Dear Ada Example

Thank you for your Freedom of Information request. To enable us to identify the information you want, please could you clarify
what you mean by "encounters". Until we receive this clarification under section 1(3) of the Act we are not able to process your
request, and the 20 working days will start again when we hear from you.
"""
PARTIAL = """\
24 June 2026

Our ref: FOI-8861

Dear Ada Example

Your request under the Freedom of Information Act 2000 for the number of children and the names of the officers.

We can provide the number of children, which is 41. The names of the officers are withheld under section 40(2) of the Act, because
their disclosure would breach the data protection principles.

If you are unhappy you may ask for an internal review, and then complain to the Information Commissioner.
"""
NO_SECTION = """\
12 June 2026

Dear Ada Example,

Thank you for your request under the Freedom of Information Act 2000. To answer it each of 2,400 records would have to be checked
by hand, which would exceed the cost limit. We are therefore refusing your request.
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    def written(text: str | bytes, name: str = "letter.txt") -> str:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return written


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foitrack.cli.from_letter._somebody_is_there", lambda: True)


def last(desk: Desk, ref: str) -> dict[str, Any]:
    event: dict[str, Any] = desk.json("show", ref)["events"][-1]
    return event


def untouched(desk: Desk, ref: str) -> bool:
    return [e["event"] for e in desk.json("show", ref)["events"]] == ["sent", "received"]


def test_a_police_refusal_on_cost_is_filed_as_it_says(desk: Desk, write: Callable[..., str]) -> None:
    """7,069 occurrences at 18 hours are 9.2 seconds each (64,800 s / 7,069)."""
    ref = desk.ask(parts=["How many children?"])
    said = desk.run("log-response", ref, "--from", write(COST), "--accept", "--received", "15 June 2026")
    assert "9.2 seconds a record" in said.stdout and "FOIA 2000 s.16" in said.stdout
    event = last(desk, ref)
    assert (event["event"], event["dated"], event["sent_on"], event["received_on"]) == (
        "cost",
        "2026-06-12",
        None,
        "2026-06-15",
    )
    (ground,) = event["grounds"]
    assert (ground["provision"], ground["part"], ground["inferred"]) == ("foia:12(1)", 1, False)
    assert ground["quote"] == "Section 12(1) of the Act therefore applies and your request is refused."
    assert [(o["part"], o["outcome"]) for o in event["outcomes"]] == [(1, "cost_limit")]
    details = event["details"]
    assert (details["records"], details["limit_hours"], details["their_ref"]) == (7069, 18, "FOI 2231/26")
    assert (details["read"], details["confidence"]) == (True, "sure")
    assert "changed" not in details
    bench = desk.json("cost", ref)
    assert bench["estimate"]["records"] == 7069 and round(bench["seconds_each"], 1) == 9.2
    assert {"no-time", "no-sample", "no-advice"} <= {f["id"] for f in bench["findings"]}
    assert desk.json("show", "FOI 2231/26")["ref"] == ref  # their reference finds it from now on


def test_the_letter_itself_is_kept_byte_for_byte(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    raw = COST.replace("\n", "\r\n").encode("cp1252")
    desk.run("log-response", ref, "--from", write(raw), "--accept")
    (kept,) = last(desk, ref)["documents"]
    with open_store(str(desk.place)) as store:
        assert store.read.document(kept["sha256"]) == raw
    again = desk.run("log-response", ref, "--from", write(raw, "copy.txt"), code=2)
    assert "already kept with cost of 2026-06-12" in again.stdout


FILED = [
    # letter | the event | where it stands after
    (ACKNOWLEDGEMENT, "acknowledged", "awaiting"),
    (HOLDING, "holding", "awaiting"),
    (EXTENSION.format("31(1)(a) (law enforcement)"), "pit_extension", "awaiting"),
    (CLARIFICATION, "clarification_requested", "clarification"),
    (PARTIAL, "response_partial", "answered"),
    (COST, "cost", "answered"),
]


@pytest.mark.parametrize(("letter", "event", "standing"), FILED)
def test_each_letter_is_filed_as_its_own_event(
    desk: Desk, write: Callable[..., str], letter: str, event: str, standing: str
) -> None:
    ref = desk.ask()
    told = desk.json("log-response", ref, "--from", write(letter), "--accept")
    assert [e["event"] for e in told["recorded"]] == [event] and told["standing"] == standing


REVIEW = """\
14 July 2026

Our ref: IR 77/26

Dear Ada Example

Internal review

Thank you for your email of 1 July 2026 asking for an internal review of our response to your Freedom of Information request. I have
completed the review. I uphold the original decision to withhold the information under section 31(1)(a).
"""
NOTICE = """\
Freedom of Information Act 2000 (Section 50)
Decision Notice

Date: 14 July 2026

Public Authority: Exemplar Police

Reference: IC-123456-A1B2

1. The complainant requested information. The authority refused to provide it, citing section 31(1)(a).
2. The Commissioner's decision is that the authority was not entitled to rely on section 31(1)(a) to withhold the information.
3. The Commissioner requires the authority to disclose the information within 30 calendar days of the date of this notice.
"""
TRANSFER = """\
10 June 2026

Dear Ada Example

Thank you for your request under the Freedom of Information Act 2000. We do not hold the information. We have transferred your
request to Sussex Police, who will respond to you direct.
"""


def test_a_review_keeps_its_grounds_and_is_not_called_late(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask(parts=["How many?"])
    desk.run("log", "refused", ref, "--ground", "s.31(1)(a)", "--date", "2026-06-25")
    desk.run("log", "review-requested", ref, "--date", "2026-07-01")
    said = desk.run("log-response", ref, "--from", write(REVIEW), "--accept").stdout
    event = last(desk, ref)
    assert (event["event"], event["details"]["outcome"]) == ("review_outcome", "internal_review_upheld")
    assert [g["provision"] for g in event["grounds"]] == ["foia:31(1)(a)"]
    assert "when it was due" not in said and "--ground-result foia:31(1)(a)=RESULT" in said


def test_a_notice_of_the_commissioner_relies_on_nothing_itself(desk: Desk, write: Callable[..., str]) -> None:
    """FOIA s.50: it decides whether the body was right to rely on a ground. Its reference is the Commissioner's."""
    ref = desk.ask()
    desk.run("log", "refused", ref, "--ground", "s.31(1)(a)", "--date", "2026-06-25")
    letter = write(NOTICE)
    args = ["--anyway", "the review was oral", "--ground-result", "s.31(1)(a)=overturned"]
    assert "--ground-result" in desk.run("log-response", ref, "--from", letter, code=2).stdout
    desk.run("log-response", ref, "--from", letter, "--accept", *args)
    event = last(desk, ref)
    assert (event["event"], event["grounds"]) == ("decision_notice", [])
    assert event["details"]["their_ref"] == "IC-123456-A1B2"
    assert [r["result"] for r in event["details"]["ground_results"]] == ["overturned"]


def test_a_transfer_says_where_the_next_clock_is_started(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    said = desk.run("log-response", ref, "--from", write(TRANSFER), "--accept").stdout
    assert last(desk, ref)["event"] == "transferred" and f"foitrack log received {ref} --body" in said


def test_an_acknowledgement_gives_its_reference_and_moves_nothing(
    desk: Desk, write: Callable[..., str]
) -> None:
    ref = desk.ask()
    before = desk.json("explain", ref)["deadlines"]
    desk.run("log-response", ref, "--from", write(ACKNOWLEDGEMENT), "--accept")
    assert desk.json("explain", ref)["deadlines"] == before
    assert last(desk, ref)["details"]["their_ref"] == "FOI/2026/0117"


def test_a_holding_letter_stops_nothing_and_says_so(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    due = desk.json("explain", ref)["deadlines"]["response_due"]["due"]
    said = desk.run("log-response", ref, "--from", write(HOLDING), "--accept").stdout
    assert said.count("A holding letter stops nothing") == 1
    assert desk.json("explain", ref)["deadlines"]["response_due"]["due"] == due
    assert last(desk, ref)["details"]["new_date"] == "2026-07-17"  # the day it promises


def test_an_extension_names_its_exemption_and_its_day(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    letter = write(EXTENSION.format("31(1)(a) (law enforcement)"))
    desk.run("log-response", ref, "--from", letter, "--accept")
    event = last(desk, ref)
    (ground,) = event["grounds"]
    assert ground["provision"] == "foia:31(1)(a)" and "section 31(1)(a)" in ground["quote"]
    assert event["details"]["new_date"] == "2026-07-24"
    assert desk.json("explain", ref)["deadlines"]["pit_target"]["state"] != "none"


def test_an_extension_for_an_absolute_exemption_is_said_to_stop_nothing(
    desk: Desk, write: Callable[..., str]
) -> None:
    """FOIA s.10(3) reaches only s.2(1)(b) and (2)(b): qualified exemptions. Section 40(1) is absolute (s.2(3)(f))."""
    ref = desk.ask()
    before = desk.json("explain", ref)["deadlines"]["response_due"]["due"]
    said = desk.run("log-response", ref, "--from", write(EXTENSION.format("40(1)")), code=2)
    assert "no qualified exemption" in said.stdout and untouched(desk, ref)
    desk.run("log-response", ref, "--from", write(EXTENSION.format("40(1)")), "--accept")
    assert desk.json("explain", ref)["deadlines"]["response_due"]["due"] == before


def test_a_clarification_stops_the_clock(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    desk.run("log-response", ref, "--from", write(CLARIFICATION), "--accept")
    clock = desk.json("explain", ref)["deadlines"]["response_due"]
    assert clock["due"] is None and clock["state"] == "stopped"


def test_a_refusal_of_some_is_of_the_whole_unless_the_user_says_of_which_parts(
    desk: Desk, write: Callable[..., str]
) -> None:
    letter = write(PARTIAL)
    whole, parted = (
        desk.ask(parts=["How many?", "Who?"]),
        desk.ask("sussex-police", parts=["How many?", "Who?"]),
    )
    desk.run("log-response", whole, "--from", letter, "--accept")
    event = last(desk, whole)
    assert [(o["part"], o["outcome"]) for o in event["outcomes"]] == [(0, "disclosed_part")]
    assert [(g["part"], g["provision"]) for g in event["grounds"]] == [(0, "foia:40(2)")]
    desk.run(
        "log-response",
        parted,
        "--from",
        letter,
        "--accept",
        "--part",
        "1=disclosed_full",
        "--part",
        "2=refused",
    )
    event = last(desk, parted)
    assert [(o["part"], o["outcome"]) for o in event["outcomes"]] == [(1, "disclosed_full"), (2, "refused")]
    assert [(g["part"], g["provision"]) for g in event["grounds"]] == [(2, "foia:40(2)")]
    assert "withheld under section 40(2)" in event["grounds"][0]["quote"]
    assert event["details"]["changed"] == ["part"]


def test_a_ground_in_words_alone_is_kept_as_our_inference(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    said = desk.run("log-response", ref, "--from", write(NO_SECTION), "--accept").stdout
    (ground,) = last(desk, ref)["grounds"]
    assert ground["inferred"] is True and ground["provision"].startswith("foia:12")
    assert "by hand" in ground["quote"] and "our inference" in said


def test_what_the_user_says_goes_before_what_was_read(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    desk.run(
        "log-response", ref, "--from", write(COST), "--accept", "--outcome", "refused", "--ground", "s.31(1)(a)",
        "--records", "7000", "--dated", "unknown", "--sent", "2026-06-13", "--their-ref", "FOI 9",
    )  # fmt: skip
    event = last(desk, ref)
    assert (event["event"], event["dated"], event["sent_on"], event["date"]) == (
        "refused",
        None,
        "2026-06-13",
        "2026-06-13",
    )
    assert [(g["provision"], g["quote"]) for g in event["grounds"]] == [("foia:31(1)(a)", "")]
    assert event["details"]["records"] == 7000 and event["details"]["their_ref"] == "FOI 9"
    assert set(event["details"]["changed"]) == {"outcome", "ground", "records", "dated", "sent", "their_ref"}
    assert event["details"]["read_as"] == "cost_limit"


def test_with_nobody_to_agree_nothing_is_recorded(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    said = desk.run("log-response", ref, "--from", write(COST), code=2)
    assert "foia:12(1)" in said.stdout and "--accept" in said.stderr and untouched(desk, ref)
    told = desk.json("log-response", ref, "--from", write(COST), code=2)
    assert told["recorded"] == [] and told["proposal"][0]["event"] == "cost"
    assert told["dates"]["received"]["day"] is None  # unknown, not guessed
    assert told["reading"]["outcome"] == "cost_limit" and untouched(desk, ref)


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize(
    ("typed", "code", "received"),
    [
        ("\ny\n", 0, None),
        ("15 June 2026\ny\n", 0, "2026-06-15"),
        ("the day after\n15/6/2026\ny\n", 0, "2026-06-15"),  # what is no day is asked again
        ("\nn\n", 1, None),
    ],
)
def test_at_a_terminal_it_asks(
    desk: Desk, write: Callable[..., str], typed: str, code: int, received: str | None
) -> None:
    ref = desk.ask()
    said = desk.run("log-response", ref, "--from", write(COST), code=code, input=typed)
    if code:
        assert "Nothing was recorded" in said.stderr and "--outcome" in said.stderr and untouched(desk, ref)
    else:
        assert (last(desk, ref)["event"], last(desk, ref)["received_on"]) == ("cost", received)


def test_a_scan_says_so_and_asks_what_it_does(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    scan = write("<html><body><img src='page1.png'></body></html>", "scan.html")
    said = desk.run("log-response", ref, "--from", scan, "--accept", code=2)
    assert "scan" in said.stderr and "--outcome" in said.stderr and untouched(desk, ref)
    desk.run(
        "log-response",
        ref,
        "--from",
        scan,
        "--outcome",
        "refused",
        "--ground",
        "s.31(1)(a)",
        "--dated",
        "12/6/2026",
    )
    event = last(desk, ref)
    assert (
        event["event"] == "refused" and "read" not in event["details"]
    )  # the user said it; nothing was read
    assert [(d["name"]) for d in event["documents"]] == ["scan.html"]


def test_an_email_says_when_it_was_sent_and_is_kept_with_its_text(
    desk: Desk, write: Callable[..., str]
) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "foi@force.invalid", "ada@example.org", "Your request"
    mail["Date"] = "Mon, 15 Jun 2026 10:12:00 +0100"
    mail.set_content("Please see the attached.")
    mail.add_attachment(COST, filename="refusal.txt")
    ref = desk.ask()
    desk.run("log-response", ref, "--from", write(mail.as_bytes(), "reply.eml"), "--accept")
    event = last(desk, ref)
    assert (event["event"], event["sent_on"], event["received_on"]) == ("cost", "2026-06-15", None)
    assert [d["name"] for d in event["documents"]] == ["reply.eml", "reply.eml.txt"]


def test_a_letter_that_cannot_be_of_its_own_date_is_not_taken_at_its_word(
    desk: Desk, write: Callable[..., str]
) -> None:
    ref = desk.ask()
    for wrong, why in (("12 June 2025", "before the request"), ("12 June 2027", "in the future")):
        said = desk.run("log-response", ref, "--from", write(COST.replace("12 June 2026", wrong)), code=2)
        assert why in said.stdout and "not taken" in said.stdout and "dated: unknown" in said.stdout


def test_a_letter_without_a_date_is_filed_as_of_today_and_says_so(
    desk: Desk, write: Callable[..., str]
) -> None:
    ref = desk.ask()
    told = desk.json("log-response", ref, "--from", write(COST.replace("12 June 2026\n", "")), code=2)
    assert any("bears no date" in note for note in told["notes"])
    assert (told["proposal"][0]["date"], told["proposal"][0]["dated"]) == (desk.day, None)


def test_a_letter_about_another_request_is_remarked_on(desk: Desk, write: Callable[..., str]) -> None:
    one, two = desk.ask(), desk.ask("sussex-police")
    desk.run("log", "acknowledged", two, "--date", "2026-06-02", "--their-ref", "FOI 2231/26")
    said = desk.run("log-response", one, "--from", write(COST), code=2).stdout
    assert f"FOI 2231/26, which is {two}'s and not {one}'s" in said


def test_a_scottish_body_is_read_by_the_scottish_act(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask("police-scotland")
    letter = COST.replace("Freedom of Information Act 2000", "Act").replace("18 hours", "cost limit")
    desk.run("log-response", ref, "--from", write(letter), "--accept")
    assert [g["provision"] for g in last(desk, ref)["grounds"]] == ["foisa:12(1)"]


MISTAKES = [
    (["--from", "missing.txt", "--accept"], 3, "There is no file"),
    (["--from", "{folder}", "--accept"], 2, "not a plain file"),
    (["--from", "{pdf}", "--accept"], 1, "Nothing was recorded"),
    (["--from", "{letter}", "--accept", "--part", "9=refused"], 2, "no part 9"),
    (["--from", "{letter}", "--accept", "--ground", "s.999"], 2, "s.999"),
]


@pytest.mark.parametrize(("typed", "code", "says"), MISTAKES)
def test_a_mistake_gets_a_sentence_and_records_nothing(
    desk: Desk, write: Callable[..., str], tmp_path: Path, typed: list[str], code: int, says: str
) -> None:
    ref = desk.ask(parts=["How many?"])
    names = {
        "{letter}": write(COST),
        "{pdf}": write(b"%PDF-1.4 \x00 not one", "x.pdf"),
        "{folder}": str(tmp_path),
    }
    said = desk.run("log-response", ref, *[names.get(t, t) for t in typed], code=code)
    assert says in said.stderr and untouched(desk, ref)


def test_hostile_words_and_names_stay_words(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    letter = COST.replace("is refused.", "is refused\x1b]52;c;aGk=\x07\u202e.").replace(
        "2231/26", "2231/26\u202e"
    )
    path = write(letter, "re\u202eply\x1b[2J.txt")
    for args in (["--accept"], ["--accept", "--json"]):
        said = desk.run("log-response", ref, "--from", path, *args)
        assert "\x1b" not in said.output and "\u202e" not in said.output
    shown = desk.run("show", ref)
    assert "\x1b" not in shown.output and "\u202e" not in shown.output
    (kept,) = last(desk, ref)["documents"]
    assert kept["name"] == "reply[2J.txt"


def test_json_is_one_object_either_way(desk: Desk, write: Callable[..., str]) -> None:
    ref = desk.ask()
    for args, code in (([], 2), (["--accept"], 0)):
        said = desk.run("log-response", ref, "--from", write(COST), "--json", *args, code=code)
        assert json.loads(said.stdout)["ref"] == ref
