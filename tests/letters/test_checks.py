"""What the checks of a draft say, one line a case, with the authority the line rests on.

The authorities are those of the study of the law: s.8 (who asks, and for what), s.11 with Innes (a form counts
only if asked for), s.12 with Kirkham (no duty to work up to the limit), s.84 (recorded information), s.21
(published already).
"""

from dataclasses import replace

import pytest

from foitrack.letters.checks import ABOUT, CHECKS, Draft, asks_for_records, checked, gaps_in

GOOD = Draft(
    regime="FOIA",
    name="Ada Example",
    organisation="",
    address="ada@example.org",
    parts=("The number of stops and searches of people aged under 18 in each year.",),
    part_regimes=("",),
    scope="1 January 2022 to 31 December 2025",
    form="a spreadsheet (CSV or Excel), by e-mail",
    looked="yes",
    recorded=True,
)


def found(draft: Draft) -> list[tuple[str, str]]:
    return [(f.id, f.level) for f in checked(draft)]


def with_part(text: str, regime: str = "FOIA") -> Draft:
    return replace(GOOD, parts=(text,), regime=regime)


def test_a_good_draft_has_nothing_against_it() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("change", "finding", "cite"),
    [
        ({"name": ""}, ("name", "refuse"), "FOIA 2000 s.8(1)"),
        ({"name": "TruthSeeker99"}, ("name", "warn"), "FOIA 2000 s.8(1)"),
        ({"name": "Ada"}, ("name", "warn"), "FOIA 2000 s.8(1)"),
        ({"address": " "}, ("address", "refuse"), "FOIA 2000 s.8(1)"),
        ({"parts": ("?!",)}, ("described", "refuse"), "FOIA 2000 s.8(1)"),
        ({"parts": ("Biometric operations, 2024.",)}, ("described", "warn"), "FOIA 2000 s.8(1)"),
        ({"gaps": ("[NAME]",)}, ("gap", "refuse"), "FOIA 2000 s.8(1)"),
        ({"scope": "2022 to {year}"}, ("gap", "refuse"), "FOIA 2000 s.8(1)"),
        ({"to_the_limit": True}, ("up-to-limit", "refuse"), "Kirkham"),
        ({"recorded": False}, ("recorded", "warn"), "FOIA 2000 s.84"),
        (
            {"form": "", "parts": ("The policy on searching of children.",)},
            ("form", "warn"),
            "FOIA 2000 s.11(1)",
        ),
        ({"form": "by e-mail"}, ("form", "warn"), "Innes"),
        ({"scope": ""}, ("dates", "warn"), "FOIA 2000 s.16"),
        ({"looked": "unsaid"}, ("published", "refuse"), "FOIA 2000 s.21"),
        ({"looked": "no"}, ("published", "note"), "FOIA 2000 s.21"),
        ({"scope": "1 January 2015 to 31 December 2025"}, ("span", "note"), "FOIA 2000 s.12"),
        ({"name": "", "regime": "FOISA"}, ("name", "refuse"), "FOISA 2002 s.8(1)"),
        ({"looked": "unsaid", "regime": "FOISA"}, ("published", "refuse"), "FOISA 2002 s.25"),
        ({"form": "by e-mail", "regime": "FOISA"}, ("form", "warn"), "FOISA 2002 s.11"),
        ({"scope": "", "regime": "EIR"}, ("dates", "warn"), "EIR 2004 reg 9"),
    ],
)
def test_what_is_missing_is_said_with_its_authority(
    change: dict, finding: tuple[str, str], cite: str
) -> None:
    findings = checked(replace(GOOD, **change))
    assert [(f.id, f.level) for f in findings] == [finding]
    assert cite in findings[0].cite.text
    assert findings[0].cite.link.startswith("https://")


def test_an_organisation_may_ask_and_an_email_address_is_enough() -> None:
    assert found(replace(GOOD, name="", organisation="The Example Herald")) == []


def test_an_oral_regime_takes_a_pseudonym() -> None:
    """EIR requests may be oral and need not be signed with a real name: no s.8 there."""
    assert found(replace(GOOD, name="TruthSeeker99", regime="EIR")) == []


@pytest.mark.parametrize(
    ("part", "finding"),
    [
        # Kirkham: no duty to work up to the limit
        ("Of the 2,400 records, as many as fit in 18 hours, by year.", ("up-to-limit", "refuse")),
        ("As much as you can find within 18 hours of work in 2025.", ("up-to-limit", "refuse")),
        (
            "Search the 2024 files until you reach the cost limit and send what you have.",
            ("up-to-limit", "refuse"),
        ),
        ("Whatever can be found within the appropriate limit for 2024.", ("up-to-limit", "refuse")),
        ("The files of 2024, up to twenty-four hours of searching.", ("up-to-limit", "refuse")),
        # wide words
        ("All correspondence about the operation in 2024.", ("cost", "warn")),
        ("Any and all documents on Operation Innerste, 2024.", ("cost", "warn")),
        ("Every record of the operation made in 2024.", ("cost", "warn")),
        ("All internal emails about the pilot in 2017.", ("cost", "warn")),
        ("Everything on the pilot of 2017 please.", ("cost", "warn")),
        ("A description of each incident in 2024 please.", ("cost", "warn")),
        # opinions and reasons
        ("Why did the force stop taking part in 2023?", ("opinion", "warn")),
        ("Do you agree that the 2017 pilot was unlawful?", ("opinion", "warn")),
        ("Please explain why phones were taken in 2022.", ("opinion", "warn")),
        ("Your opinion of the 2017 pilot in Hertfordshire.", ("opinion", "warn")),
        # a request about oneself
        ("The file held on me by the force in 2024.", ("own-data", "warn")),
        # environmental
        ("Sewage discharges to the brook in 2024, by outfall.", ("environment", "note")),
    ],
)
def test_a_question_that_invites_trouble(part: str, finding: tuple[str, str]) -> None:
    assert found(with_part(part)) == [finding]


@pytest.mark.parametrize(
    "part",
    [
        "Whether the force ever suspended taking part, with the dates, 2020 to 2022.",
        "How many of those children were later detained or removed, by year, 2020 to 2024.",
        "The current form, and any checklist that mentions phones or SIM cards.",
        "The number of shifts longer than 18 hours worked in 2024.",
        "The number of people held for more than 24 hours in each year.",
        "The number of refusals under the cost limit in each year, 2020 to 2024.",
        "The hours within which each of the 43 forces must answer, as set in 2024.",
        "The record of the reasons given for the decision of 3 June 2024.",
        "E-mails between the Chief Constable and Example Ltd about the 2024 contract.",
        "Total overtime paid to officers aged 18, 24 and 40 in 2024.",
    ],
)
def test_a_plain_question_is_left_alone(part: str) -> None:
    assert found(with_part(part)) == []


def test_kirkham_binds_under_foia_and_only_warns_elsewhere() -> None:
    part = "As many records of 2024 as fit in 18 hours."
    levels = {regime: found(with_part(part, regime)) for regime in ("FOIA", "FOISA", "EIR", "EISR")}
    assert levels["FOIA"] == [("up-to-limit", "refuse")]
    assert all(levels[r] == [("up-to-limit", "warn")] for r in ("FOISA", "EIR", "EISR"))


def test_a_part_already_under_the_regulations_is_not_told_so_again() -> None:
    draft = with_part("Sewage discharges to the brook in 2024, by outfall.")
    assert found(replace(draft, part_regimes=("EIR",))) == []


def test_the_gravest_comes_first_and_names_its_part() -> None:
    draft = replace(
        GOOD,
        parts=(GOOD.parts[0], "All correspondence of 2024.", "As much of 2024 as fits in 18 hours."),
        part_regimes=("", "", ""),
    )
    assert [(f.id, f.part) for f in checked(draft)] == [("up-to-limit", 3), ("cost", 2)]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("The number of {what} in [YEAR].", ("{what}", "[YEAR]")),
        ("Between [insert date] and <your date>, TBC", ("[insert date]", "<your date>", "TBC")),
        ("The contract with ____________ of 2024, XXX", ("____________", "XXX")),
        ("{{ period }} and {% raw %}", ("{{ period }}", "{% raw %}")),
        # words that only look like it
        ("Innes [2014] EWCA Civ 1086 and DBT v IC [2025] UKSC 27", ()),
        ("The policy [as amended] on stop_and_search <5 cases; the todo list of 2024", ()),
        ("Emails between <clerk@example.org> and the XX Corps", ()),
    ],
)
def test_what_was_left_to_be_filled_in_is_found(text: str, gaps: tuple[str, ...]) -> None:
    assert gaps_in(text) == gaps
    assert [
        f.id for f in checked(with_part(f"{text} The number recorded in each year.")) if f.id == "gap"
    ] == ["gap"] * len(gaps)


def test_every_check_is_described() -> None:
    assert {c.__name__ for c in CHECKS} and set(ABOUT) >= {"name", "form", "up-to-limit", "cost"}
    ids = {
        f.id for d in (GOOD, replace(GOOD, name="", address="", looked="no", scope="")) for f in checked(d)
    }
    assert ids <= set(ABOUT)


def test_what_counts_as_asking_for_records() -> None:
    assert asks_for_records("Please send me the following recorded information.")
    assert asks_for_records("the environmental information that you hold")
    assert not asks_for_records("Tell me what happened.")
