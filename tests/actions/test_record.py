"""The one way in: what is refused leaves no trace, what is recorded is sealed, and ``due`` follows at once."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foitrack.actions.begin import New, record_new
from foitrack.actions.look import due, one_case, one_head
from foitrack.actions.record import add_events, documents_of, last_told, retract, tell, told_order
from foitrack.errors import Ambiguous, ImpossibleEvent, NotFound, UsageError
from foitrack.facts import Body, Event, Part, Request, Requester
from foitrack.store.chain import heads_of, new_id, problems
from foitrack.store.open import Store, open_store
from foitrack.store.values import Batch

TODAY = date(2026, 7, 20)
ADA = Requester("Ada Example", "ada@example.org", id="a" * 32)
BODY = Body("exemplar-police", "Exemplar Police", kind="police_force", cost_limit_gbp=450)


def ask(store: Store, *, parts: int = 0) -> Request:
    numbered = tuple(Part(n, f"Question {n}") for n in range(1, parts + 1))
    request = Request(new_id(), store.read.free_refs(1)[0], BODY, ADA, "Stop and search", "FOIA", numbered)
    day = date(2026, 6, 1)
    with store.writing() as writer:
        if writer.read.body(BODY.slug) is None:
            writer.record(Batch(bodies=[BODY]))
        record_new(writer, [New(request, (Event("sent", day), Event("received", day)))], by="ada")
    return request


def add(store: Store, request: Request, *events: Event, **more: Any) -> Any:
    return add_events(store, request.id, events, by="ada", today=TODAY, **more)


def kinds(store: Store, request: Request) -> list[str]:
    return [e.kind for e in store.read.history(request.id).events]


def test_an_event_is_sealed_and_due_follows_in_the_same_transaction(store: Store) -> None:
    request = ask(store)
    assert [i.deadline for i in due(store.read, TODAY).items] == ["response_due"]
    done = add(store, request, Event("refused", date(2026, 6, 29)))
    history = store.read.history(request.id)
    assert problems(history.events) == [] and heads_of(history.events) == (done.events[0].hash,)
    assert done.events[0].recorded_by == "ada"
    assert due(store.read, TODAY).items == ()
    assert one_case(store.read, request.ref).standing() == "answered"
    assert one_head(store.read, request.ref).standing == "answered"


def test_all_events_or_none(store: Store) -> None:
    request = ask(store)
    with pytest.raises(ImpossibleEvent):
        add(store, request, Event("acknowledged", date(2026, 6, 2)), Event("fee_paid", date(2026, 6, 3)))
    assert kinds(store, request) == ["sent", "received"]


def test_a_later_event_is_looked_at_after_those_before_it(store: Store) -> None:
    request = ask(store)
    add(store, request, Event("fee_notice", date(2026, 6, 2)), Event("fee_paid", date(2026, 6, 3)))
    assert kinds(store, request) == ["sent", "received", "fee_notice", "fee_paid"]


def test_the_odd_is_recorded_with_a_warning_and_a_reason_is_kept_with_it(store: Store) -> None:
    request = ask(store)
    odd = Event("review_outcome", date(2026, 7, 1))
    done = add(store, request, odd)
    assert done.odd and store.read.history(request.id).events[-1].get("anyway") is None
    done = add(
        store, request, Event("decision_notice", date(2026, 7, 2)), anyway="only the notice reached us"
    )
    assert (
        done.odd and store.read.history(request.id).events[-1].get("anyway") == "only the notice reached us"
    )


def test_a_reason_cannot_make_the_impossible_possible(store: Store) -> None:
    request = ask(store)
    with pytest.raises(ImpossibleEvent):
        add(store, request, Event("fee_paid", date(2026, 6, 3)), anyway="I insist")


def test_what_moved_is_told(store: Store) -> None:
    request = ask(store)
    done = add(store, request, Event("clarification_requested", date(2026, 6, 9)))
    moved = {name: (was, now) for name, was, now in done.moved()}
    assert moved["response_due"] == (date(2026, 6, 30), None)


def test_a_retraction_restores_and_can_itself_be_taken_back(store: Store) -> None:
    request = ask(store)
    add(store, request, Event("withdrawn", date(2026, 6, 9)))
    history, last = last_told(store.read, request.ref)
    assert (history.request.ref, last.kind) == (request.ref, "withdrawn")
    undone = retract(store, request.id, last, by="ada", today=TODAY)
    assert one_case(store.read, request.ref).standing() == "awaiting"
    add(store, request, Event("retracted", TODAY, retracts=undone.events[0].id))
    assert one_case(store.read, request.ref).standing() == "closed"


def test_undone_again_and_again_the_entries_go_in_reverse(store: Store) -> None:
    request = ask(store)
    add(store, request, Event("holding", date(2026, 6, 20)), Event("acknowledged", date(2026, 6, 2)))
    gone = []
    for _ in range(4):
        _, last = last_told(store.read, request.ref)
        gone.append(last.kind)
        retract(store, request.id, last, by="ada", today=TODAY)
    assert gone == ["acknowledged", "holding", "received", "sent"]  # by recording, not by the day it happened
    with pytest.raises(NotFound, match="no entry left"):
        last_told(store.read, request.ref)


def test_the_order_of_recording_is_that_of_the_chain(store: Store) -> None:
    request = ask(store)
    days = [9, 3, 7, 5]
    add(store, request, *(Event("call", date(2026, 6, d)) for d in days[:2]))
    add(store, request, *(Event("call", date(2026, 6, d)) for d in days[2:]))
    told = told_order(store.read.history(request.id).events)
    assert [e.on.day for e in told if e.kind == "call"] == days


def test_a_retraction_of_nothing_is_not_found(store: Store) -> None:
    request, other = ask(store), ask(store)
    theirs = store.read.history(other.id).events[0].id
    for said in (theirs, "99", "", "abcd"):
        with pytest.raises((NotFound, UsageError)):
            add(store, request, Event("retracted", TODAY, retracts=said))
    assert kinds(store, request) == ["sent", "received"]


def test_two_who_record_at_once_both_get_in_and_the_chain_holds(store: Store, store_place: str) -> None:
    request = ask(store)
    failed: list[BaseException] = []

    def record(n: int) -> None:
        try:
            with open_store(store_place) as mine:
                for day in range(1, 4):
                    add_events(
                        mine,
                        request.id,
                        [Event("call", date(2026, 7, day), details={"text": str(n)})],
                        by=str(n),
                        today=TODAY,
                    )
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=record, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    events = store.read.history(request.id).events
    assert len(events) == 14 and problems(events) == [] and len(heads_of(events)) == 1


def test_a_story_told_in_words_is_read_in_the_law_of_the_request(store: Store) -> None:
    request = ask(store, parts=2)
    tell(
        store,
        request.ref,
        {"event": "pit-extension", "date": "2026-06-20", "ground": ["s.36", "s.31(1)(a)"], "parts": [2]},
        by="ada",
        today=TODAY,
    )
    event = store.read.history(request.id).events[-1]
    assert [(g.part, g.provision) for g in event.grounds] == [(2, "foia:36"), (2, "foia:31(1)(a)")]
    assert event.get("ground") == "foia:36" and event.parts == (2,)


def test_files_are_kept_once_by_what_is_in_them(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"the same")
    (tmp_path / "b.pdf").write_bytes(b"the same")
    refs, documents = documents_of([tmp_path / "a.txt", tmp_path / "b.pdf"])
    assert [(r.name, r.media_type, r.size) for r in refs] == [
        ("a.txt", "text/plain", 8),
        ("b.pdf", "application/pdf", 8),
    ]
    assert list(documents.values()) == [b"the same"]
    request = ask(store)
    add(store, request, Event("call", date(2026, 6, 3), documents=refs), documents=documents)
    assert store.read.document(refs[0].sha256) == b"the same"


def test_a_name_that_fits_several_is_ambiguous_and_lists_them(store: Store) -> None:
    requests = [ask(store), ask(store)]
    for request in requests:
        add(store, request, Event("acknowledged", date(2026, 6, 2), details={"their_ref": "FOI 1"}))
    with pytest.raises(Ambiguous) as several:
        one_head(store.read, "foi-1")
    assert all(any(r.ref in m for m in several.value.matches) for r in requests)
    with pytest.raises(NotFound):
        one_head(store.read, "foi-2")
