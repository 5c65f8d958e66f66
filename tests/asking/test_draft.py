"""Drafting, as a user sees it: the plan, the letters, the checks, and what is in the store afterwards."""

from datetime import date

import pytest

from foitrack.actions.draft import Asked, plan, rewritten, slug_of
from foitrack.actions.keep import keep
from foitrack.actions.look import one_case
from foitrack.bodies.coverage import OutsideTheAct
from foitrack.bodies.directory import EDITION, shipped
from foitrack.errors import NotFound, UsageError
from foitrack.facts import Address, Body, Requester
from foitrack.letters.write import Looked
from foitrack.store.open import Store
from foitrack.store.values import Batch, Seed

TODAY = date(2026, 6, 1)
ASKS = Requester("Ada Example", "ada@example.org", "The Example Herald", "a" * 32)
QUESTION = "The number of searches of children in each year."
LOOKED = Looked(date(2026, 5, 28), "nothing on this")


@pytest.fixture(autouse=True)
def nobodys_settings(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def directory(store: Store) -> Store:
    """A store of either engine with the shipped bodies in it."""
    with store.writing() as writer:
        writer.seed(Seed(EDITION, shipped))
    return store


def asked(*to: str, **more: object) -> Asked:
    given = {
        "template": "general",
        "values": {"period": "2022 to 2025"},
        "parts": (QUESTION,),
        "looked": LOOKED,
    }
    return Asked(targets=to, **{**given, **more})  # type: ignore[arg-type]


def kept(store: Store, what: Asked):
    return keep(store, plan(store.read, what, ASKS), by="ada", today=TODAY)


def test_one_letter_is_kept_with_all_that_a_draft_is(directory: Store) -> None:
    done = kept(directory, asked("kent police"))
    [request] = done.requests
    history = directory.read.history(request.id)
    [event] = history.events
    assert (event.kind, event.on, event.recorded_by) == ("drafted", TODAY, "ada")
    assert event.get("looked") == {"on": "2026-05-28", "result": "nothing on this"}
    assert event.get("template") == "general"
    letter = directory.read.document(event.documents[0].sha256).decode()
    assert request.ref in letter and "Dear Kent Police," in letter
    assert "the Freedom of Information Act 2000" in letter
    assert [(p.n, p.text, p.regime) for p in history.request.parts] == [(1, QUESTION, "")]
    assert history.request.campaign is None
    assert directory.read.find(request.ref)[0].standing == "drafted"


def test_each_body_gets_the_letter_of_its_own_law_and_limit(directory: Store) -> None:
    planned = plan(directory.read, asked("home-office", "kent-police", "police-scotland", "nca"), ASKS)
    rows = {r.body.slug: (r.regime, r.limit, bool(r.letter)) for r in planned.rows}
    # SI 2004/3244 reg 3: 600 for departments, 450 for others; SSI 2004/467 reg 5: 600 in Scotland
    assert rows["home-office"] == ("FOIA", "GBP 600", True)
    assert rows["kent-police"] == ("FOIA", "GBP 450", True)
    assert rows["police-scotland"] == ("FOISA", "GBP 600", True)
    assert rows["national-crime-agency"][2] is False
    refused = next(r for r in planned.rows if r.refused)
    assert "does not apply to the NCA" in refused.refused
    scots = next(r.letter for r in planned.letters if r.body.slug == "police-scotland")
    assert "(Scotland) Act 2002" in scots.text and "Act 2000" not in scots.text


def test_the_forty_three_are_one_campaign_and_nobody_is_asked_twice(directory: Store) -> None:
    first = kept(directory, asked("@territorial-forces", campaign="searches"))
    assert len(first.requests) == 43
    again = kept(directory, asked("@territorial-forces", "home-office", campaign="searches"))
    assert [r.body.slug for r in again.requests] == ["home-office"]
    assert len(again.already) == 43
    assert {ref for ref, _ in again.already} == {r.ref for r in first.requests}
    heads = directory.read.heads(campaign="searches")
    assert len({h.ref for h in heads}) == len({h.body for h in heads}) == 44
    campaign = directory.read.campaign("searches")
    assert campaign is not None
    assert [(q.n, q.text) for q in campaign.questions] == [(1, QUESTION)]


def test_two_people_who_keep_the_same_plan_ask_once(directory: Store) -> None:
    """The plan is made outside the transaction; keeping looks again inside it."""
    one = plan(directory.read, asked("kent-police", campaign="c"), ASKS)
    other = plan(directory.read, asked("kent-police", "essex-police", campaign="c"), ASKS)
    assert len(keep(directory, one, by="a", today=TODAY).requests) == 1
    second = keep(directory, other, by="b", today=TODAY)
    assert [r.body.slug for r in second.requests] == ["essex-police"]
    assert [slug for _, slug in second.already] == ["kent-police"]


def test_a_reference_that_was_taken_meanwhile_is_drawn_again(directory: Store) -> None:
    planned = plan(directory.read, asked("kent-police"), ASKS)
    old = planned.rows[0].reference
    keep(directory, planned, by="a", today=TODAY)
    [request] = keep(directory, planned, by="a", today=TODAY).requests
    assert request.ref != old
    event = directory.read.history(request.id).events[0]
    letter = directory.read.document(event.documents[0].sha256).decode()
    assert request.ref in letter and old not in letter
    assert request.ref in event.get("subject") and old not in event.get("subject")


def test_what_is_stored_of_a_draft_is_what_its_facts_say(directory: Store) -> None:
    """The projection of many drafts is worked out once: it must be that of each."""
    done = kept(directory, asked("kent-police", "police-scotland", "home-office", campaign="c"))
    for request in done.requests:
        case = one_case(directory.read, request.ref)
        assert directory.read.find(request.ref)[0].standing == case.standing() == "drafted"
        assert case.open_deadlines() == ()
    assert directory.read.due(TODAY, date(2030, 1, 1)).total == 0


def test_another_name_of_a_body_is_said(directory: Store) -> None:
    """Border Force is part of the Home Office, which answers for it."""
    planned = plan(directory.read, asked("Border Force", "kent-police"), ASKS)
    assert [r.body.slug for r in planned.rows] == ["home-office", "kent-police"]
    assert planned.notes == ("Border Force: requests go to Home Office",)


def test_several_bodies_without_a_campaign_are_one_named_after_the_title(directory: Store) -> None:
    planned = plan(directory.read, asked("kent-police", "essex-police", title="Stop & search, 2025!"), ASKS)
    assert planned.campaign is not None and planned.campaign_is_new
    assert planned.campaign.slug == slug_of("Stop & search, 2025!") == "stop-search-2025"


def test_a_body_named_in_a_question_does_not_split_the_campaigns_question(directory: Store) -> None:
    what = asked(
        "kent-police", "essex-police", template="police-statistics", campaign="c", parts=(),
        values={"subject": "searches", "counted": "searches", "period": "2024"},
    )  # fmt: skip
    done = kept(directory, what)
    texts = {p.text for r in done.requests for p in r.parts if p.n == 1}
    assert texts == {
        "For each year of the period, the number of searches recorded by Kent Police.",
        "For each year of the period, the number of searches recorded by Essex Police.",
    }
    assert [[p.question for p in r.parts] for r in done.requests] == [[1, 2], [1, 2]]
    campaign = directory.read.campaign("c")
    assert campaign and "recorded by the body." in campaign.questions[0].text


def test_a_part_may_be_environmental(directory: Store) -> None:
    both = ("Sewage spills in 2024 by outfall.", QUESTION)
    done = kept(
        directory, asked("kent-police", "police-scotland", parts=both, part_regimes={1: "EIR"}, campaign="c")
    )
    regimes = {r.body.slug: [p.regime for p in r.parts] for r in done.requests}
    assert regimes == {"kent-police": ["EIR", ""], "police-scotland": ["EISR", ""]}


@pytest.mark.parametrize(
    ("what", "error", "says"),
    [
        ({"to": ()}, UsageError, "Nobody is named"),
        ({"to": ("kent-polise",)}, NotFound, "kent-police"),
        ({"to": ("nca",)}, OutsideTheAct, "outside the Freedom of Information Acts"),
        ({"template": "genral"}, NotFound, "Did you mean general"),
        ({"values": {}}, UsageError, "still needs period"),
        ({"values": {"period": "2024", "perod": "x"}}, UsageError, "Did you mean period"),
        ({"parts": ()}, UsageError, "asks no question"),
        ({"part_regimes": {2: "EIR"}}, UsageError, "no part 2"),
        ({"campaign": "Op Innerste!"}, UsageError, "cannot name a campaign"),
    ],
)
def test_what_cannot_be_drafted_is_told(directory: Store, what: dict, error: type, says: str) -> None:
    what = dict(what)
    with pytest.raises(error) as told:
        plan(directory.read, asked(*what.pop("to", ("kent-police",)), **what), ASKS)
    assert says in str(told.value)


def test_a_draft_that_the_checks_refuse_is_kept_only_with_a_reason(directory: Store) -> None:
    what = asked("kent-police", parts=("As many of the 2024 records as fit in 18 hours.",))
    with pytest.raises(UsageError, match="Kirkham") as told:
        kept(directory, what)
    assert "--anyway" in told.value.next_step
    assert directory.read.heads() == []
    done = kept(directory, asked("kent-police", parts=what.parts, anyway="they offered it"))
    [event] = directory.read.history(done.requests[0].id).events
    assert event.get("anyway") == "they offered it"


def test_nobody_having_looked_is_refused_until_it_is_said(directory: Store) -> None:
    with pytest.raises(UsageError, match="--not-checked"):
        kept(directory, asked("kent-police", looked=None))
    done = kept(directory, asked("kent-police", looked=None, not_checked=True))
    assert directory.read.history(done.requests[0].id).events[0].get("not_checked") is True


def test_a_request_without_a_name_cannot_be_overruled(directory: Store) -> None:
    nobody = Requester("", "ada@example.org", "", "b" * 32)
    planned = plan(directory.read, asked("kent-police", anyway="because"), nobody)
    with pytest.raises(UsageError, match=r"s\.8\(1\)"):
        keep(directory, planned, by="a", today=TODAY)


def test_a_body_without_an_address_is_drafted_to_and_the_plan_says_so(directory: Store) -> None:
    """foitrack guesses no address; what has to be seen to before sending stands in the plan."""
    with directory.writing() as writer:
        writer.record(
            Batch(
                bodies=[
                    Body("a-body", "A Body"),
                    Body(
                        "b-body", "B Body", addresses=(Address("request_email", "b@example.org", "inferred"),)
                    ),
                    Body(
                        "c-body",
                        "C Body",
                        addresses=(Address("request_email", "c@example.org", "confirmed"),),
                    ),
                    Body("d-body", "D Body", addresses=(Address("web_form", "https://example.org/ask"),)),
                ]
            )
        )
    planned = plan(directory.read, asked("a-body", "b-body", "c-body", "d-body"), ASKS)
    assert [r.address for r in planned.rows] == ["none", "unconfirmed", "confirmed", "web form"]
    assert [bool(r.before_sending) for r in planned.rows] == [True, True, False, False]


# ---- a letter changed in the editor --------------------------------------------------------------


def test_an_edited_letter_is_checked_again_and_its_parts_are_read_from_it(directory: Store) -> None:
    planned = plan(directory.read, asked("kent-police"), ASKS)
    [row] = planned.letters
    assert row.letter
    text = row.letter.text.replace(
        f"1. {QUESTION}", "1. All correspondence of 2024.\n\n2. The policy\nin force in 2024."
    )
    changed = rewritten(planned, text)
    done = keep(directory, changed, by="a", today=TODAY)
    assert [p.text for p in done.requests[0].parts] == [
        "All correspondence of 2024.",
        "The policy in force in 2024.",
    ]
    assert ("cost", 1) in [(f.id, f.part) for f in changed.letters[0].findings]
    event = directory.read.history(done.requests[0].id).events[0]
    assert directory.read.document(event.documents[0].sha256).decode() == text


def test_an_edited_letter_keeps_its_reference_and_a_question(directory: Store) -> None:
    planned = plan(directory.read, asked("kent-police"), ASKS)
    [row] = planned.letters
    assert row.letter
    with pytest.raises(UsageError, match="reference"):
        rewritten(planned, row.letter.text.replace(row.reference, ""))
    with pytest.raises(UsageError, match="No numbered part"):
        rewritten(planned, row.letter.text.replace("1. ", ""))
