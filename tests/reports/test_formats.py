"""Each format, compared with a committed file, and read back by somebody else's reader.

The rows are written out here: what the law says is tested elsewhere, and what the record says in
``test_rows.py``. ``python tests/reports/test_formats.py`` writes the expected files anew; read the difference.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from foitrack.reports import EXPORTERS
from foitrack.reports.report import (
    CAMPAIGN_NAMES,
    DEADLINE_NAMES,
    CampaignRow,
    DeadlineRow,
    Report,
)
from foitrack.reports.rows import CAMPAIGN_COLUMNS, DEADLINE_COLUMNS
from foitrack.reports.tabular import guarded

EXPECTED = Path(__file__).parent / "expected"
ON = date(2026, 6, 30)

LATE = DeadlineRow(
    request_id="0" * 31 + "1",
    ref="ft-23456",
    body_name="Exemplar Constabulary",
    body="exemplar-constabulary",
    campaign="invented",
    title="Invented children, by year",
    part=0,
    deadline="response_due",
    words="Reply due",
    owed_by="body",
    due=date(2026, 6, 29),
    days_left=-1,
    working_days_late=1,
    regime="FOIA",
    basis="statute",
    cite="FOIA 2000 s.10(1)",
    uid="00000000000000000000000000000001-response_due",
    revised=datetime(2026, 6, 1, 9, 30, 15, tzinfo=UTC),
    revision=2,
)
TODAY = replace(
    LATE,
    request_id="0" * 31 + "2",
    ref="ft-34567",
    body_name="Cyngor Môn | <script>alert(1)</script> & Sons",
    body="cyngor-mon",
    title='=HYPERLINK("https://example.invalid";"prices")',
    due=ON,
    days_left=0,
    working_days_late=0,
    assumed=True,
    other=date(2026, 7, 1),
    other_why="receipt on a day off counts from the next working day",
    uid="00000000000000000000000000000002-response_due",
)
YOURS = replace(
    LATE,
    request_id="0" * 31 + "3",
    ref="ft-45678",
    body_name="Ysgol Ddychmygol",
    body="ysgol-ddychmygol",
    campaign="",
    title="Late\u202e txt.exe \x1b]0;title\x07",
    part=3,
    deadline="review_request_by",
    words="Your last day to ask for a review",
    owed_by="you",
    due=date(2028, 9, 1),
    days_left=794,
    working_days_late=0,
    basis="code",
    cite="Code of Practice under FOIA s.45, para 5.3",
    unconfirmed=True,
    provisional=True,
    says="ring them first",
    uid="00000000000000000000000000000003-review_request_by-part-3",
    revised=datetime(2026, 6, 2, tzinfo=UTC),
    revision=7,
)
DEADLINES = Report(
    name="deadlines",
    title="Deadlines",
    on=ON,
    names=DEADLINE_NAMES,
    columns=DEADLINE_COLUMNS,
    rows=(LATE, TODAY, YOURS),
    open=(LATE, TODAY, YOURS),
    calendar={"id": "2026-11", "as_of": "2026-11-22"},
    facts=(("Overdue", "1"), ("Due today or later", "1"), ("Yours", "1")),
    warnings=("Bank holidays after 31 December 2026 rest on a proclamation that is not yet made.",),
)

ANSWERED = CampaignRow(
    campaign="invented",
    body_name="Exemplar Constabulary",
    body="exemplar-constabulary",
    ref="ft-23456",
    follows="",
    part=1,
    question="How many, by year?",
    regime="FOIA",
    standing="answered",
    outcome="cost_limit",
    channel="foi",
    value=None,
    unit="",
    period="",
    grounds=("foia:12(1)",),
    inferred=("foia:12(1)",),
    sent=date(2026, 5, 28),
    received=date(2026, 5, 28),
    due=date(2026, 6, 26),
    provisional=False,
    assumed=False,
    answered=date(2026, 6, 29),
    late=True,
    note="=1+1",
    their_refs=("FOI 123/26", "@home"),
)
STATED = replace(
    ANSWERED,
    body_name="Invented | Borough\nCouncil",
    body="invented-borough-council",
    ref="ft-34567",
    outcome="disclosed_full",
    channel="statement",
    value="-3",
    unit="children",
    period="2025",
    grounds=(),
    inferred=(),
    answered=date(2026, 6, 20),
    late=False,
    standing="awaiting",
    note="",
    their_refs=(),
)
SILENT = replace(
    STATED,
    part=2,
    question="Was it ever suspended?",
    outcome="silent",
    channel="",
    value=None,
    unit="",
    period="",
    due=None,
    answered=None,
    late=None,
)
CAMPAIGN = Report(
    name="campaign",
    title="Campaign: an invented question",
    on=ON,
    names=CAMPAIGN_NAMES,
    columns=CAMPAIGN_COLUMNS,
    rows=(ANSWERED, STATED, SILENT),
    open=(LATE,),
    campaign="invented",
    calendar={"id": "2026-11", "as_of": "2026-11-22"},
    facts=(("Part 1", "How many, by year?"), ("Part 2", "Was it ever suspended?")),
)
REPORTS = {"deadlines": DEADLINES, "campaign": CAMPAIGN}
BOTH = [(name, form) for name in REPORTS for form in EXPORTERS]


def written(report: Report, form: str) -> bytes:
    return "".join(EXPORTERS[form](report)).encode()


@pytest.mark.parametrize(("name", "form"), BOTH)
def test_it_looks_as_it_did(name: str, form: str) -> None:
    there, expected = written(REPORTS[name], form), (EXPECTED / f"{name}.{form}").read_bytes()
    if form == "ics":  # where exactly a long line is folded differs between versions of icalendar
        there, expected = there.replace(b"\r\n ", b""), expected.replace(b"\r\n ", b"")
    assert there == expected


@pytest.mark.parametrize(("name", "form"), BOTH)
def test_a_report_with_no_rows_is_still_a_file_of_its_kind(name: str, form: str) -> None:
    text = written(replace(REPORTS[name], rows=(), open=(), warnings=(), facts=()), form).decode()
    match form:
        case "csv":
            assert text.removeprefix("\ufeff").count("\r\n") == 1
        case "json":
            assert json.loads(text)["items"] == []
        case "ics":
            assert text.endswith("END:VCALENDAR\r\n")
            assert "VEVENT" not in text
        case _:
            assert "There is nothing to report." in text


# ---- CSV ---------------------------------------------------------------------------------------


# What the guidance on formula injection lists as openings, and what only looks like one.
@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("-1 child", "'-1 child"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\\x0d=1"),
        ("\n=1", "'\n=1"),
        ("＝1＋1", "'＝1＋1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("a=1", "a=1"),
        ("foia:12(1)", "foia:12(1)"),
        ("", ""),
        ("\x1b[2J", "\\x1b[2J"),
    ],
)
def test_a_cell_is_never_a_formula(cell: str, shown: str) -> None:
    assert guarded(cell) == shown


@pytest.mark.parametrize("name", REPORTS)
def test_csv_is_read_back_row_by_row(name: str) -> None:
    raw = written(REPORTS[name], "csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == 3
    for row, source in zip(rows, REPORTS[name].rows, strict=True):
        assert None not in row
        assert row["body"] == source.body
        assert row["due"] == (source.due.isoformat() if source.due else "")
        assert not any(value.startswith(tuple("=+@")) for value in row.values())
    if name == "deadlines":
        assert [row["days_left"] for row in rows] == ["-1", "0", "794"]  # a number is never guarded
        assert [row["other_due"] for row in rows] == ["", "2026-07-01", ""]


def test_every_row_has_the_columns_that_the_header_names() -> None:
    assert tuple(LATE.item()) == DEADLINE_NAMES
    assert tuple(ANSWERED.item()) == CAMPAIGN_NAMES


# ---- JSON --------------------------------------------------------------------------------------


def test_json_is_exact() -> None:
    whole = json.loads(written(DEADLINES, "json"))
    assert whole["schema_version"] == 1
    assert whole["total"] == 3
    assert whole["items"][2]["title"] == YOURS.title
    assert whole["items"][1]["title"] == TODAY.title
    assert whole["items"][1]["also"] == [{"due": "2026-07-01", "why": TODAY.other_why}]
    assert written(DEADLINES, "json").isascii()


# ---- iCalendar ---------------------------------------------------------------------------------


def test_the_diary_is_read_back_by_icalendar() -> None:
    import icalendar

    raw = written(DEADLINES, "ics")
    entries = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert [str(e["uid"]) for e in entries] == [f"{r.uid}@foitrack.invalid" for r in DEADLINES.open]
    assert [e.decoded("dtstart") for e in entries] == [date(2026, 6, 29), ON, date(2028, 9, 1)]
    assert [e.decoded("dtend") - e.decoded("dtstart") for e in entries] == [timedelta(days=1)] * 3
    assert {str(e["transp"]) for e in entries} == {"TRANSPARENT"}
    assert [str(e["status"]) for e in entries] == ["CONFIRMED", "CONFIRMED", "TENTATIVE"]
    assert [int(e["sequence"]) for e in entries] == [2, 2, 7]
    assert entries[0].decoded("dtstamp") == LATE.revised
    assert entries[0].decoded("last-modified") == LATE.revised
    alarms = [e.walk("VALARM")[0] for e in entries]
    assert {a.decoded("trigger") for a in alarms} == {timedelta(hours=-15)}
    assert b"TRIGGER:-PT15H\r\n" in raw
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_the_subject_goes_into_a_diary_only_when_asked_for() -> None:
    import icalendar

    def descriptions(report: Report) -> str:
        entries = icalendar.Calendar.from_ical(written(report, "ics")).walk("VEVENT")
        return "".join(str(e["description"]) + str(e["summary"]) for e in entries)

    assert "Invented children" not in descriptions(DEADLINES)
    assert "ring them first" not in descriptions(DEADLINES)
    told = descriptions(replace(DEADLINES, details=True))
    assert "Invented children" in told
    assert "ring them first" in told
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_the_diary_does_not_change_with_the_day_it_is_made() -> None:
    later = tuple(replace(r, days_left=r.days_left - 9, working_days_late=7) for r in (LATE, TODAY, YOURS))
    assert written(replace(DEADLINES, on=date(2026, 7, 9), open=later), "ics") == written(DEADLINES, "ics")


def test_khal_reads_it_and_moves_an_entry_instead_of_adding_one(tmp_path: Path) -> None:
    """A diary program that people use, where it is installed: icalendar above reads the same file everywhere."""
    khal = shutil.which("khal")
    if khal is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("khal is not installed")
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[one]]\npath = {tmp_path / 'cal'}\ntype = calendar\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "timeformat = %H:%M\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "local_timezone = Europe/London\n"
    )
    (tmp_path / "cal").mkdir()

    def run(*words: str) -> str:
        command = [khal, "-c", str(config), *words]
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr
        return done.stdout

    moved = replace(LATE, due=date(2026, 7, 2), revision=3)
    for n, rows in enumerate([(LATE, TODAY), (moved, TODAY)]):
        path = tmp_path / f"{n}.ics"
        path.write_bytes(written(replace(DEADLINES, open=rows), "ics"))
        run("import", "--batch", "-a", "one", str(path))
    listed = run("list", "--format", "{start-date} {uid}", "2026-06-25", "15d")
    days = dict(reversed(line.split()) for line in listed.splitlines() if "@foitrack.invalid" in line)
    assert days == {
        f"{LATE.uid}@foitrack.invalid": "2026-07-02",
        f"{TODAY.uid}@foitrack.invalid": "2026-06-30",
    }


# ---- HTML and Markdown -------------------------------------------------------------------------


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_runs_nothing_and_asks_nobody(name: str) -> None:
    text = written(REPORTS[name], "html").decode()
    page = Page(text)
    tags = [tag for tag, _ in page.tags]
    assert not {"script", "link", "img", "iframe", "object", "form", "a", "svg", "base"} & set(tags)
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert not [
        n for _, attrs in page.tags for n in attrs if n.startswith("on") or n in {"src", "href", "style"}
    ]
    assert tags.count("main") == tags.count("h1") == 1
    assert dict(page.tags)["html"]["lang"] == "en-GB"
    assert tags.count("tr") == 4
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert not re.search(r"https?://(?!example\.invalid)", text)


def test_what_came_from_outside_is_shown_and_not_obeyed() -> None:
    text = written(DEADLINES, "html").decode()
    assert "Cyngor Môn | <script>alert(1)</script> & Sons" in Page(text).text
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_a_pipe_or_a_line_end_does_not_break_a_row_of_markdown() -> None:
    lines = written(CAMPAIGN, "md").decode().splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 5
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {len(CAMPAIGN_COLUMNS) + 1}
    assert "\\<script\\>" in written(DEADLINES, "md").decode()


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", ["html", "md"])
def test_the_marks_are_explained_where_they_are_used(name: str, form: str) -> None:
    text = written(REPORTS[name], form).decode()
    for mark, where in (
        ("Provisional:", "deadlines"),
        ("Assumed:", "deadlines"),
        ("Unconfirmed:", "deadlines"),
        ("Inferred:", "campaign"),
        ("Statement:", "campaign"),
    ):
        assert (mark in text) == (where == name), mark


# ---- big ones ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", EXPORTERS)
def test_a_big_report_is_never_held_whole(form: str) -> None:
    """The first piece comes before the last row is read: the rows are a sequence that counts who asked."""
    asked: list[int] = []

    class Rows(tuple[DeadlineRow, ...]):
        def __iter__(self):  # type: ignore[no-untyped-def]
            for n, row in enumerate(tuple.__iter__(self)):
                asked.append(n)
                yield row

    many = Rows([LATE] * 3000)
    quiet = replace(DEADLINES, rows=many, open=many)
    pieces = EXPORTERS[form](quiet)
    if form in {"html", "md"}:  # the marks are looked up first, and that is a reading of its own
        seen = 0
        for piece in pieces:
            seen = max(seen, len(piece))
        assert seen < 200_000
        return
    next(pieces)
    next(pieces)
    assert asked[-1] < 5


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for report_name, form_name in BOTH:
        (EXPECTED / f"{report_name}.{form_name}").write_bytes(written(REPORTS[report_name], form_name))
    sys.stdout.write(f"wrote {len(BOTH)} files\n")
