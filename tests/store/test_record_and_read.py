"""What goes in comes out, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import made_up
import pytest
from made_up import AT, CAMPAIGN, CONSTABULARY, COUNCIL, LETTER, UNA, Row, a_request, story, whole_batch

from foitrack.errors import NotFound, StoreError, UsageError
from foitrack.facts import Body, Event, History, Question
from foitrack.store.chain import new_id, seal, sha256
from foitrack.store.open import Store
from foitrack.store.values import Also, Batch, Change, Seed, Stamp, Tombstone


def test_every_fact_comes_out_as_it_went_in(store: Store) -> None:
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    read = store.read
    body = replace(CONSTABULARY, id=CONSTABULARY.slug)
    assert read.body(CONSTABULARY.slug) == body
    assert read.bodies() == [body, replace(COUNCIL, id=COUNCIL.slug)]
    assert read.groups() == {
        "councils": ("invented-council",),
        "forces": ("fictional-constabulary",),
        "territorial-forces": ("fictional-constabulary",),
    }
    assert read.requester() == UNA
    assert read.campaigns() == [CAMPAIGN]
    assert read.campaign("innerste") == CAMPAIGN
    assert read.campaign("other") is None
    assert read.history(request.id) == History(replace(request, body=body), tuple(batch.events))
    assert list(read.histories()) == [read.history(request.id)]
    assert read.document(sha256(LETTER)) == LETTER
    assert dict(read.documents()) == batch.documents
    assert read.changes() == sorted(batch.changes, key=lambda c: c.id)
    assert read.changes("body", CONSTABULARY.slug) == [next(iter(batch.changes))]
    assert read.calendar_changes() == batch.calendar_changes
    assert read.stamp() == Stamp("law 1", "calendar 1")


def test_the_models_read_what_the_writer_wrote(store: Store) -> None:
    """Rows are handed to the driver as they are: the types of the models must agree with what lies there."""
    from sqlmodel import Session, select

    from foitrack.store import tables
    from foitrack.store.migrate import engine_for

    _, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    engine = engine_for(store.at)
    with Session(engine) as session:
        event = session.exec(select(tables.Event).where(tables.Event.kind == "refused")).one()
        assert (event.recorded_at, event.on_day, event.sent_on) == (AT, date(2026, 4, 1), date(2026, 3, 31))
        deadline = session.exec(select(tables.Deadline).where(tables.Deadline.owed_by == "you")).one()
        assert (deadline.due, deadline.assumed, deadline.provisional) == (date(2026, 6, 1), True, False)
        change = session.exec(select(tables.Change).where(tables.Change.kind == "body")).one()
        assert change.changed_at == AT
        ground = session.exec(select(tables.Ground).where(tables.Ground.n == 0)).one()
        assert (ground.inferred, ground.page) == (True, 3)
    engine.dispose()


def test_a_day_among_the_details_is_kept_as_iso_text(store: Store) -> None:
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    refused = next(e for e in store.read.history(request.id).events if e.kind == "refused")
    assert refused.details == {
        "their_ref": "FOI/2026-0117 X",
        "hours": 20.5,
        "records": 2400,
        "claimed_due": "2026-03-04",
    }


def test_events_stand_by_day_then_by_recording_whatever_the_order_of_recording(store: Store) -> None:
    request, batch = whole_batch()
    late = seal(
        [Event("received", date(2026, 3, 4), request_id=request.id)], ["0" * 64], "una", AT + timedelta(1)
    )
    with store.writing() as writer:
        writer.record(replace(batch, events=[*late, *reversed(list(batch.events))]))
    kinds = [event.kind for event in store.read.history(request.id).events]
    assert kinds == ["drafted", "sent", "received", "refused", "acknowledged", "retracted"]


def test_a_missing_one_is_said_to_be_missing(store: Store) -> None:
    assert store.read.body("nobody") is None
    assert store.read.requester() is None
    assert store.read.find("ft-22222") == []
    with pytest.raises(NotFound):
        store.read.history(new_id())
    with pytest.raises(NotFound):
        store.read.document("0" * 64)


NAMES = [  # what a person types or an e-mail's subject holds; the request's own are filled in
    "{ref}",
    " {REF} ",
    "{id}",
    "innerste/fictional-constabulary",
    "Innerste/Fictional-Constabulary",
    "FOI/2026-0117 X",
    "foi 2026 0117x",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_request_is_found_by_any_of_its_names(store: Store, name: str) -> None:
    request, batch = whole_batch()
    other = a_request(COUNCIL)
    with store.writing() as writer:
        writer.record(replace(batch, requests=[request, other]))
    typed = name.format(ref=request.ref, REF=request.ref.upper(), id=request.id)
    assert [head.id for head in store.read.find(typed)] == [request.id]


def test_one_reference_of_theirs_for_two_requests_finds_both(store: Store) -> None:
    request, batch = whole_batch()
    other = a_request(COUNCIL)
    with store.writing() as writer:
        writer.record(replace(batch, requests=[request, other], events=[*batch.events, *story(other)]))
    assert {head.id for head in store.read.find("FOI/2026-0117 X")} == {request.id, other.id}


REFERENCES = ["their_ref", "review_ref", "transfer_ref", "ico_ref", "commissioner_ref", "tribunal_ref", "url"]


@pytest.mark.parametrize("kind", REFERENCES)
def test_each_kind_of_reference_finds_the_request_and_several_may_stand_in_one_event(
    store: Store, kind: str
) -> None:
    request, batch = whole_batch()
    carries = {kind: ["IC-123456-X1Y2", "https://wdtk.invalid/request/children"]}
    more = seal([Event("note", date(2026, 4, 3), request_id=request.id, details=carries)], (), "una", AT)
    with store.writing() as writer:
        writer.record(replace(batch, events=more))
    assert [h.id for h in store.read.find("ic 123456 x1y2")] == [request.id]
    assert [h.id for h in store.read.find("https://wdtk.invalid/request/children")] == [request.id]


FILTERS = [
    ({"text": "CHILDREN"}, "both"),
    ({"text": "suspended?"}, "both"),
    ({"text": "fictional const"}, "one"),
    ({"text": "2026-0117"}, "one"),
    ({"text": "100%"}, "none"),
    ({"text": "innerste"}, "one"),
    ({"tag": "zoo"}, "both"),
    ({"tag": "zo"}, "none"),
    ({"body": "invented-council"}, "other"),
    ({"campaign": "innerste"}, "one"),
    ({"standing": "awaiting"}, "one"),
    ({"standing": "awaiting", "body": "invented-council"}, "none"),
    ({}, "both"),
]


@pytest.mark.parametrize(("conditions", "which"), FILTERS)
def test_a_list_is_filtered_by_every_condition(store: Store, conditions: dict[str, str], which: str) -> None:
    request, batch = whole_batch()
    other = a_request(COUNCIL)
    with store.writing() as writer:
        writer.record(replace(batch, requests=[request, other]))
    expected = {"both": {request.id, other.id}, "one": {request.id}, "other": {other.id}, "none": set()}[
        which
    ]
    assert {head.id for head in store.read.heads(**conditions)} == expected


def test_a_head_says_what_a_list_shows(store: Store) -> None:
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    (head,) = store.read.heads()
    assert (head.ref, head.body, head.body_name, head.campaign) == (
        request.ref,
        "fictional-constabulary",
        "Fictional Constabulary",
        "innerste",
    )
    assert (head.standing, head.due, head.last) == ("awaiting", date(2026, 4, 1), date(2026, 4, 2))
    assert head.tags == ("urgent", "zoo")


def test_tags_deadlines_and_standing_are_replaced_whole(store: Store) -> None:
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    with store.writing() as writer:
        writer.record(
            Batch(
                tags={request.id: ["calm"]},
                deadlines={request.id: [Row(request.id, date(2026, 9, 1))]},
                standings={request.id: "review"},
            )
        )
    (head,) = store.read.heads()
    assert (head.tags, head.standing, head.due) == (("calm",), "review", date(2026, 9, 1))
    with store.writing() as writer:
        writer.record(Batch(tags={request.id: []}, deadlines={request.id: []}, standings={}))
    (head,) = store.read.heads()
    assert (head.tags, head.standing, head.due) == ((), "review", None)


def test_a_body_and_a_campaign_may_change(store: Store) -> None:
    _, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    renamed = replace(CONSTABULARY, name="Fictional Police", addresses=())
    longer = replace(
        CAMPAIGN,
        title="Innerste again",
        questions=(
            replace(CAMPAIGN.questions[0], text="How many, by year?"),
            Question(2, "x"),
            Question(3, "y"),
        ),
    )
    with store.writing() as writer:
        writer.record(Batch(bodies=[renamed], campaigns=[longer]))
    assert store.read.body(CONSTABULARY.slug) == replace(renamed, id=CONSTABULARY.slug)
    campaign = store.read.campaign("innerste")
    assert campaign is not None
    assert [q.text for q in campaign.questions] == ["How many, by year?", "x", "y"]
    assert campaign.questions[0].id == CAMPAIGN.questions[0].id


def test_what_a_writer_wrote_it_reads_before_others_do(store: Store) -> None:
    _, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
        assert len(writer.read.heads()) == 1
        assert writer.read.requester() == UNA
        if store.dialect == "postgresql":
            assert store.read.heads() == []
    assert len(store.read.heads()) == 1


def test_an_error_undoes_the_whole_act(store: Store) -> None:
    _, batch = whole_batch()
    with pytest.raises(ZeroDivisionError), store.writing() as writer:
        writer.record(batch)
        _ = 1 / 0
    assert store.read.heads() == []
    assert store.read.bodies() == []


def test_a_campaign_asks_a_body_once_but_may_follow_up(store: Store) -> None:
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    with pytest.raises(UsageError, match="already has a request to that body"), store.writing() as writer:
        writer.record(Batch(requests=[a_request(campaign=CAMPAIGN)]))
    with store.writing() as writer:
        writer.record(Batch(requests=[a_request(campaign=CAMPAIGN, parent=request.id), a_request()]))
    assert len(store.read.find("innerste/fictional-constabulary")) == 2


@pytest.mark.parametrize("text", ["a\x00b", "half \ud800 a character"])
def test_text_that_one_engine_cannot_keep_is_refused_by_both(store: Store, text: str) -> None:
    with pytest.raises(UsageError, match="cannot be kept"), store.writing() as writer:
        writer.record(Batch(bodies=[replace(COUNCIL, notes=text)]))
    with pytest.raises(UsageError):
        seal([Event("note", date(2026, 1, 2), request_id=new_id(), details={"text": text})], (), "una", AT)


def test_a_document_must_be_what_its_key_says(store: Store) -> None:
    with pytest.raises(UsageError, match="not what its SHA-256 says"), store.writing() as writer:
        writer.record(Batch(documents={sha256(LETTER): b"other"}))
    with store.writing() as writer:
        writer.record(Batch(documents={sha256(LETTER): LETTER}))
        writer.record(Batch(documents={sha256(LETTER): LETTER}))
    assert store.read.has_documents([sha256(LETTER), "0" * 64]) == {sha256(LETTER)}


def test_an_unsealed_event_is_not_recorded(store: Store) -> None:
    request, batch = whole_batch()
    with pytest.raises(UsageError, match="sealed"), store.writing() as writer:
        writer.record(
            replace(batch, events=[Event("sent", date(2026, 1, 2), id=new_id(), request_id=request.id)])
        )


def test_errors_never_show_what_was_to_be_recorded(store: Store) -> None:
    """A driver's message quotes values; ours must not, for they may name people."""
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    with pytest.raises(StoreError) as told, store.writing() as writer:
        writer.record(
            Batch(
                requests=[
                    replace(a_request(COUNCIL, title="Secret name"), requester=made_up.UNA, id=request.id)
                ]
            )
        )
    assert "Secret" not in str(told.value)


# ---- the projection --------------------------------------------------------------------------------

ON = date(2026, 6, 30)
DUE_OR_NOT = [  # owed by, due, asked until: shown?
    ("body", date(2020, 1, 2), date(2026, 7, 14), True),  # however late
    ("body", date(2026, 7, 14), date(2026, 7, 14), True),
    ("body", date(2026, 7, 15), date(2026, 7, 14), False),
    ("you", date(2026, 6, 29), date(2026, 7, 14), False),  # a right is dropped the day after it expires
    ("you", date(2026, 6, 30), date(2026, 7, 14), True),
    ("you", date(2026, 7, 15), date(2026, 7, 14), False),
]


@pytest.mark.parametrize(("owed_by", "day", "until", "shown"), DUE_OR_NOT)
def test_due_shows_duties_however_late_and_rights_until_they_expire(
    store: Store, owed_by: str, day: date, until: date, shown: bool
) -> None:
    request, batch = whole_batch()
    row = Row(
        request.id, day, owed_by, also=(Also(date(2027, 1, 1), "why"),), provisional=True, says="my words"
    )
    with store.writing() as writer:
        writer.record(replace(batch, deadlines={request.id: [row]}))
    page = store.read.due(ON, until)
    assert page.total == len(page.items) == int(shown)
    for item in page.items:
        assert (item.ref, item.body, item.campaign) == (request.ref, "fictional-constabulary", "innerste")
        assert (item.due, item.later, item.also) == (day, date(2027, 1, 1), (Also(date(2027, 1, 1), "why"),))
        assert (item.owed_by, item.provisional, item.assumed) == (owed_by, True, False)
        assert item.says == "my words"
    assert [i.due for i in store.read.projection([request.id])[request.id]] == [day]


def test_due_is_in_order_of_day_and_a_page_says_how_many_there_are(store: Store) -> None:
    request, batch = whole_batch()
    days = [date(2026, 7, d) for d in (5, 3, 9, 1, 7)]
    rows = [Row(request.id, day, owed_by) for day in days for owed_by in ("you", "body")]
    with store.writing() as writer:
        writer.record(replace(batch, deadlines={request.id: rows}))
    page = store.read.due(ON, date(2026, 7, 7), 3)
    assert ([item.due.day for item in page.items], page.total) == ([1, 1, 3], 8)
    whole = store.read.due(ON, date(2026, 7, 7))
    assert [item.due.day for item in whole.items] == [1, 1, 3, 3, 5, 5, 7, 7]


def test_a_change_of_the_calendar_concerns_what_was_counted_over_that_day(store: Store) -> None:
    """Sent 4 March, due 1 April: a new holiday in between moves it, one before or after does not."""
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(replace(batch, deadlines={request.id: [Row(request.id, date(2026, 4, 1))]}))
    for day, concerned in [
        (date(2026, 3, 3), False),
        (date(2026, 3, 5), True),
        (date(2026, 4, 1), True),
        (date(2026, 4, 2), False),
    ]:
        assert (store.read.counting_over([day]) == [request.id]) is concerned, day
    assert store.read.counting_over([]) == []


# ---- the shipped bodies ----------------------------------------------------------------------------


def test_a_newer_edition_replaces_only_what_nobody_changed(store: Store) -> None:
    first = [Body("a", "A"), Body("b", "B"), Body("c", "C")]
    with store.writing() as writer:
        assert writer.seed(Seed("2026-01", lambda: first)) == 3
        writer.record(
            Batch(
                bodies=[Body("b", "B of mine"), Body("own", "Own")],
                changes=[Change("body", "b", "name", "B", "B of mine", "una", AT, new_id())],
            )
        )
    second = [Body("a", "A2"), Body("b", "B2"), Body("d", "D"), Body("own", "Not yours")]
    with store.writing() as writer:
        writer.seed(Seed("2026-02", lambda: second))
    assert {b.slug: b.name for b in store.read.bodies()} == {
        "a": "A2",
        "b": "B of mine",
        "c": "C",
        "d": "D",
        "own": "Own",
    }
    assert store.read.stamp().bodies == "2026-02"


def test_references_drawn_are_new_and_different(store: Store) -> None:
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
        drawn = writer.read.free_refs(1000)
    assert len(set(drawn)) == 1000
    assert request.ref not in drawn
    assert all(
        len(ref) == 8 and ref.startswith("ft-") and not set(ref[3:]) & set("01aeiloyu") for ref in drawn
    )


def test_a_reference_that_is_taken_is_drawn_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    request, batch = whole_batch()
    with store.writing() as writer:
        writer.record(batch)
    draws = iter([request.ref, request.ref, "ft-99999"])
    monkeypatch.setattr("foitrack.store.read.new_refs", lambda n: [next(draws)])
    assert store.read.free_refs(1) == ["ft-99999"]


def test_requests_are_paged_through_by_id(store: Store) -> None:
    _, batch = whole_batch()
    with store.writing() as writer:
        writer.record(replace(batch, requests=[], events=[], deadlines={}, standings={}))
        writer.record(made_up.many(905, date(2026, 3, 4), due=date(2026, 4, 1)))
    ids = store.read.request_ids()
    assert ids == sorted(ids)
    assert [h.request.id for h in store.read.histories()] == ids
    assert store.read.request_ids(ids[899]) == ids[900:]
    assert store.read.request_count(ids[899]) == 5
    assert [h.request.id for h in store.read.histories([ids[3], ids[1]])] == [ids[3], ids[1]]
    assert len(store.read.heads()) == 905


def test_a_tombstone_is_read_back(store: Store) -> None:
    gone = Tombstone(new_id(), AT, "una")
    with store.writing() as writer:
        writer.bury(gone)
        writer.bury(gone)
    assert store.read.tombstones() == [gone]
