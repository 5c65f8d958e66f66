"""Answers entered and compared, on both engines, and what the record keeps of them."""

from __future__ import annotations

from datetime import date

from foitrack.actions.answers import Entry, enter, typed_part
from foitrack.actions.begin import New, record_new
from foitrack.actions.compare import compare_campaign
from foitrack.actions.look import one_case
from foitrack.facts import Body, Campaign, Event, Part, Request, Requester
from foitrack.store.open import Store
from foitrack.store.values import Batch

ADA = Requester("Ada Example", "ada@example.org", id="a" * 32)
CAMPAIGN = Campaign("pilot", "A pilot", id="c" * 32)
TODAY = date(2026, 7, 20)


def asked(store: Store, slug: str, n: int) -> str:
    body = Body(slug, slug.replace("-", " ").title(), kind="police_force")
    request = Request(
        f"{n}" * 32,
        f"ft-2222{n}",
        body,
        ADA,
        "A question",
        "FOIA",
        (Part(1, "How many?"), Part(2, "Ever?")),
        CAMPAIGN,
    )
    events = (Event("sent", date(2026, 6, 1)), Event("received", date(2026, 6, 1)))
    with store.writing() as writer:
        there = writer.read.campaign("pilot") is not None
        writer.record(Batch(requesters=[] if there else [ADA], bodies=[body]))
        record_new(writer, [New(request, events)], by="ada", campaigns=() if there else (CAMPAIGN,))
    return request.ref


def test_what_is_entered_is_what_is_compared(store: Store) -> None:
    one, two = asked(store, "exemplar-police", 3), asked(store, "sample-police", 4)
    day = date(2026, 6, 29)
    for ref, values in ((one, ("1=2400", "2=yes")), (two, ("1=<5", "2=no"))):
        parts = tuple(typed_part(v, unit="children" if v[0] == "1" else "") for v in values)
        enter(store, ref, Entry(parts, on=day), by="ada", today=TODAY)
    about = (typed_part("2=never", about="exemplar-police"),)
    enter(store, two, Entry(about, on=day), by="ada", today=TODAY)
    compared = compare_campaign(store.read, "pilot", TODAY).comparison
    assert [(f.kind, f.bodies) for f in compared.findings] == [
        ("contradiction", ("exemplar-police", "sample-police"))
    ]
    (total,) = compared.totals
    assert (total.n, total.low, total.high) == (2, 2400, 2404)
    assert compared.waiting == ()


def test_a_correction_withdraws_what_it_corrects_and_edits_nothing(store: Store) -> None:
    ref = asked(store, "exemplar-police", 3)
    day = date(2026, 6, 29)
    for value in ("2400", "2401", "2402"):
        enter(store, ref, Entry((typed_part(f"1={value}"),), on=day), by="ada", today=TODAY)
    case = one_case(store.read, ref)
    told = [(e.kind, [o.value for o in e.outcomes]) for e in case.events if e.outcomes]
    assert told == [("response_partial", ["2400"]), ("note", ["2402"])]
    everything = [o.value for e in case.history.events for o in e.outcomes]
    assert sorted(v for v in everything if v) == ["2400", "2401", "2402"]  # the record forgets nothing
    assert len([e for e in case.history.events if e.kind == "retracted"]) == 1
    assert case.part_outcomes()[1].value == "2402"  # type: ignore[union-attr]
    assert case.deadlines.parts[1]["response_due"].met_on == day
