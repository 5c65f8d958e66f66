"""Requests made elsewhere: one at a time at every stage, and a table of sixty on the first day."""

import csv
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from foitrack.actions.add import STAGES, Told, add_one
from foitrack.actions.add_table import COLUMNS, add_sheet, csv_columns, read_sheet
from foitrack.actions.look import one_case
from foitrack.config import Config
from foitrack.errors import ImpossibleEvent, UsageError
from foitrack.facts import Body
from foitrack.store.open import Store
from foitrack.store.values import Batch

TODAY = date(2026, 6, 1)
SENT = date(2026, 3, 4)
ME = Config("Ada Example", "", "ada@example.org")
BODIES = [
    Body("kent", "Kent Police", kind="police_force", nation="england", cost_limit_gbp=450),
    Body(
        "scots", "Police Scotland", kind="police_force", nation="scotland", regime="FOISA", cost_limit_gbp=600
    ),
]


@pytest.fixture
def known(store: Store) -> Store:
    with store.writing() as writer:
        writer.record(Batch(bodies=BODIES))
    return store


def add(store: Store, **told: object):
    return add_one(store, Told(**{"to": "kent", "sent": SENT, **told}), ME, by="ada", today=TODAY)  # type: ignore[arg-type]


# Expected dates: FOIA s.10(1) over St Patrick's Day; the same request in Scotland, where Easter Monday, 6 April,
# is a working day and 17 March too (FOISA s.10(1), s.73; Good Friday is a Scottish bank holiday).
@pytest.mark.parametrize(
    ("told", "standing", "due"),
    [
        ({}, "awaiting", "2026-04-02"),
        ({"to": "scots"}, "awaiting", "2026-04-01"),
        ({"received": date(2026, 3, 6)}, "awaiting", "2026-04-08"),
        ({"stage": "acknowledged", "since": date(2026, 3, 5)}, "awaiting", "2026-04-02"),
        ({"stage": "clarification", "since": date(2026, 3, 10)}, "clarification", None),
        ({"stage": "holding", "since": date(2026, 4, 1)}, "awaiting", "2026-04-02"),
        ({"stage": "answered", "since": date(2026, 4, 1)}, "answered", None),
        ({"stage": "refused", "since": date(2026, 4, 1)}, "answered", None),
        ({"stage": "cost limit", "since": date(2026, 4, 1)}, "answered", None),
        ({"stage": "not_held", "since": date(2026, 4, 1)}, "answered", None),
        (
            {
                "stage": "review",
                "since": date(2026, 4, 20),
                "answer": "refused",
                "answered": date(2026, 4, 1),
            },
            "review",
            None,
        ),
        ({"stage": "ico", "since": date(2026, 4, 20)}, "regulator", "2026-04-02"),
        ({"stage": "withdrawn", "since": date(2026, 4, 20)}, "closed", None),
    ],
)
def test_a_request_at_any_stage(known: Store, told: dict, standing: str, due: str | None) -> None:
    done = add(known, **told)
    assert (done.standing, done.due.isoformat() if done.due else None) == (standing, due)
    assert known.read.find(done.ref)[0].standing == standing


def test_every_stage_can_be_told(known: Store) -> None:
    for n, stage in enumerate(STAGES):
        since = None if stage == "awaiting" else date(2026, 4, 20)
        assert add(known, title=f"request {n}", stage=stage, since=since).ref.startswith("ft-")


def test_a_review_runs_from_the_day_it_was_asked_for(known: Store) -> None:
    """s.45 Code 5.4: twenty working days from receipt of the request for a review. 4 May 2026 is a bank holiday."""
    done = add(known, stage="review", since=date(2026, 4, 20), answer="refused", answered=date(2026, 4, 1))
    case = one_case(known.read, done.ref)
    assert case.deadlines.get("review_due").due == date(2026, 5, 19)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"stage": "refused"}, "On what day did the stage 'refused' begin"),
        ({"stage": "refusd", "since": TODAY}, "Did you mean refused"),
        ({"stage": "awaiting", "since": TODAY}, "no stage that began"),
        (
            {"stage": "refused", "since": TODAY, "answer": "not-held", "answered": TODAY},
            "stages after an answer",
        ),
        ({"stage": "review", "since": TODAY, "answer": "refused"}, "its day"),
        ({"via": "pigeon"}, "no way of sending"),
        ({"regime": "GDPR"}, "no regime called"),
        ({"sent": date(2026, 6, 2)}, "has not come yet"),
        ({"received": date(2026, 3, 3)}, "before the request was sent"),
        ({"to": "nobody"}, "no body called"),
        ({"campaign": "A b"}, "cannot name a campaign"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(known: Store, told: dict, says: str) -> None:
    with pytest.raises(Exception, match=says) as error:
        add(known, **told)
    assert error.value.exit_code in (2, 3)  # type: ignore[attr-defined]
    assert not isinstance(error.value, ImpossibleEvent) or error.value.next_step
    assert known.read.heads() == []


def test_what_is_odd_is_recorded_and_said(known: Store) -> None:
    done = add(known, stage="review", since=date(2026, 4, 20))
    assert done.odd and done.standing == "review"


def test_the_same_request_again_is_found_not_doubled(known: Store) -> None:
    first = add(known, title="Stop and search", their_refs=("FOI/1234",))
    assert add(known, title="stop  AND search").ref == first.ref
    again = add(known, title="Another title", their_refs=("foi 1234",))
    assert again.there and again.ref == first.ref
    assert not add(known, title="Another title").there
    assert not add(known, title="Stop and search", sent=date(2026, 3, 5)).there
    assert len(known.read.heads()) == 3


def test_the_letter_and_the_references_are_kept(known: Store, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"Dear Kent Police,\r\n")
    done = add(
        known, files=(letter,), their_refs=("FOI/1", "KP-2"), url="https://example.org/request/1", tags=("x",)
    )
    history = one_case(known.read, "kp 2").history
    [sent] = [e for e in history.events if e.kind == "sent"]
    assert known.read.document(sent.documents[0].sha256) == b"Dear Kent Police,\r\n"
    assert known.read.find("https://example.org/request/1")[0].ref == done.ref
    assert known.read.heads(tag="x")[0].ref == done.ref


# ---- a table -------------------------------------------------------------------------------------


def table(path: Path, *rows: dict[str, str], header: tuple[str, ...] = tuple(COLUMNS)) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, header)
        out.writeheader()
        out.writerows(rows)
    return path


def row(**cells: str) -> dict[str, str]:
    return {"body": "kent", "sent": "2026-03-04", "title": "Searches", **cells}


def test_sixty_requests_come_in_at_once_and_coming_again_adds_none(known: Store, tmp_path: Path) -> None:
    days = [SENT + timedelta(days=n) for n in range(60)]
    path = table(
        tmp_path / "r.csv", *(row(sent=d.isoformat(), title=f"Request {n}") for n, d in enumerate(days))
    )
    sheet = read_sheet(known, path, ME, TODAY)
    assert (sheet.read, len(sheet.rows), sheet.bad, sheet.already) == (60, 60, (), ())
    assert len(add_sheet(known, sheet, by="ada")) == 60
    again = read_sheet(known, path, ME, TODAY)
    assert (len(again.rows), len(again.already), again.bad) == (0, 60, ())
    assert len(known.read.heads()) == 60
    assert known.read.due(TODAY, date(2026, 4, 2)).total == len([d for d in days if d <= SENT])


def test_a_bad_line_is_named_and_keeps_no_other_back(known: Store, tmp_path: Path) -> None:
    path = table(
        tmp_path / "r.csv",
        row(title="good"),
        row(sent="04/13/2026"),
        row(body="nowhere"),
        row(body=""),
        row(title="also good", sent="4/3/2026", stage="refused", since="1 April 2026"),
        row(stage="refused"),
        row(title="good"),
        row(sent="2026-07-01"),
        row(file="missing.pdf"),
    )
    sheet = read_sheet(known, path, ME, TODAY)
    assert [r.line for r in sheet.rows] == [2, 6]
    bad = dict(sheet.bad)
    assert sorted(bad) == [3, 4, 5, 7, 8, 9, 10]
    for line, words in {
        3: "13 April 2026", 4: "no body called", 5: "needs a body", 7: "On what day", 8: "same request as line 2",
        9: "has not come yet", 10: "missing.pdf",
    }.items():  # fmt: skip
        assert words in bad[line], bad[line]
    assert {a.standing for a in add_sheet(known, sheet, by="ada")} == {"awaiting", "answered"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"body,sent,tilte\nkent,2026-03-04,x\n", "'tilte' that is not known"),
        (b"body,title\nkent,x\n", "no column 'sent'"),
        (b"body,sent,sent\n", "twice"),
        (b"PK\x03\x04\x00\x00", "not a table of text"),
        (b"body,sent,title\nkent,2026-03-04,one, two\n", "more cells than there are columns"),
        (b'body,sent,title\nkent,2026-03-04,one\nkent,2026-03-05,"two\nkent,2026-03-06,three\n', "line 3 on"),
        (b'body,sent,title\nkent,2026-03-04,"one\nkent,2026-03-05,"two"\n', "a quotation mark is open"),
    ],
)
def test_a_table_of_another_shape_is_refused_whole(
    known: Store, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=says):
        read_sheet(known, path, ME, TODAY)


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffbody,sent,title\nkent,2026-03-04,Café\n".encode(),
        "Body;Sent;Title\r\nkent;4/3/2026;Café\r\n\r\n".encode("cp1252"),
        'body,sent,title,parts\nkent,2026-03-04,Café,"One, two | Three"\n'.encode(),
    ],
    ids=["a byte order mark", "a German Excel", "quotation marks"],
)
def test_what_spreadsheets_write_is_read(known: Store, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    [found] = read_sheet(known, path, ME, TODAY).rows
    assert found.told.sent == SENT and found.new.request.title == "Café"


def test_the_columns_that_are_printed_can_be_read_back(known: Store, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(csv_columns().replace("kent-police", "kent"), encoding="utf-8")
    [found] = read_sheet(known, path, ME, TODAY).rows
    assert [p.text for p in found.new.request.parts] == [
        "The number of searches in each year",
        "The policy in force",
    ]
    assert found.told.tags == ("children", "policing")


def test_an_answer_with_no_stage_after_it_is_where_the_request_stands(known: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", row(answer="refused", answered="1 April 2026"))
    [found] = read_sheet(known, path, ME, TODAY).rows
    assert (found.told.stage, found.told.since) == ("refused", date(2026, 4, 1))
    assert [a.standing for a in add_sheet(known, read_sheet(known, path, ME, TODAY), by="ada")] == [
        "answered"
    ]


def test_a_file_that_might_never_end_is_refused(known: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="not a plain file"):
        add(known, files=(tmp_path / "pipe",))
    with pytest.raises(UsageError, match="not a plain file"):
        read_sheet(known, tmp_path / "pipe", ME, TODAY)
    assert known.read.heads() == []


def test_lines_of_one_campaign_share_it(known: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", row(campaign="ops"), row(body="Police Scotland", campaign="ops"))
    add_sheet(known, read_sheet(known, path, ME, TODAY), by="ada")
    assert {h.body for h in known.read.heads(campaign="ops")} == {"kent", "scots"}
