"""The bundle as its reader has it: unpacked, checked by sha256sum alone, opened in a browser that must run nothing."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import stat
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from desk import Desk

PARTS = ("How many searches were made in each year.", "The policy <b>now</b> in force.")
SCRIPT = "<script>alert(1)</script>\x1b[2J\u202e</pre>\"'"
HOSTILE = "../../..\\..\\evil\n-rf \u202egnp.html"


@pytest.fixture
def ref(desk: Desk, tmp_path: Path) -> str:
    """A request with a refusal, hostile words and files, a private note, a mistake taken back, and a review's result."""
    ref = desk.ask("kent-police", "2026-06-01", title=f"Searches {SCRIPT}", parts=PARTS)
    letter = tmp_path / "refusal.html"
    letter.write_text(
        "<script>alert('the body')</script> Dear Ada Example, call 020 7946 0000 or foi@kent.example.org"
    )
    desk.run("log-response", ref, "--date", "2026-06-20", "--part", "1=refused:s.31(1)(a),s.40(2)",
             "--part", "2=not_held", "--reason", f"Dear Ada Example, ring 020 7946 0000. {SCRIPT}",
             "--their-ref", "=cmd|' /C calc'!A0", "--file", str(letter))  # fmt: skip
    desk.run("note", ref, "My source is Bob")
    desk.run("log", "withdrawn", ref, "--date", "2026-06-21")
    desk.run("undo", ref, "--yes")
    desk.run("log", "review-requested", ref, "--date", "2026-06-22")
    desk.run("log", "review-outcome", ref, "--date", "2026-07-10", "--ground", "s.40(2)=overturned")
    return ref


def made(desk: Desk, ref: str, path: Path, *typed: str) -> dict[str, bytes]:
    desk.run("evidence", ref, "-o", str(path), *typed)
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


def test_it_verifies_with_sha256sum_alone(desk: Desk, ref: str, tmp_path: Path) -> None:
    made(desk, ref, tmp_path / "e.zip")
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(tmp_path / "e.zip") as archive:
        archive.extractall(folder)
    tool = shutil.which("sha256sum")
    assert tool, "coreutils"
    done = subprocess.run([tool, "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.count(": OK") == len(list(folder.rglob("*.*")))
    (folder / "chronology.txt").write_text("nothing happened")
    done = subprocess.run([tool, "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "chronology.txt: FAILED" in done.stdout


@pytest.mark.parametrize("typed", [(), ("--redact",), ("--redact", "--documents"), ("--notes",)])
def test_the_same_record_gives_the_same_bytes(
    desk: Desk, ref: str, tmp_path: Path, typed: tuple[str, ...]
) -> None:
    made(desk, ref, tmp_path / "a.zip", *typed)
    desk.day = "2027-01-31"  # another day, and nothing new on record
    made(desk, ref, tmp_path / "b.zip", *typed)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    desk.run("log", "commissioner-complaint", ref, "--date", "2026-07-15")
    made(desk, ref, tmp_path / "c.zip", *typed)
    assert (tmp_path / "a.zip").read_bytes() != (tmp_path / "c.zip").read_bytes()


def test_what_is_in_it(desk: Desk, ref: str, tmp_path: Path) -> None:
    files = made(desk, ref, tmp_path / "e.zip")
    assert list(files) == sorted(files)
    assert {"INDEX.txt", "SHA256SUMS", "index.html", "chronology.html", "chronology.txt", "chronology.json",
            "clocks.txt", "clocks.json", "refusals.csv", "grounds.txt"} < set(files)  # fmt: skip
    # The clocks are those of explain, the same object.
    explained = desk.json("explain", ref)
    proof = json.loads(files["clocks.json"])
    assert proof["deadlines"] == explained["deadlines"] and proof["ref"] == ref
    assert b"Working day 20" in files["clocks.txt"]
    story = files["chronology.txt"].decode()
    assert "2026-06-20" in story and "withdrawn as a mistake" in story and "s.31(1)(a)" in story
    events = json.loads(files["chronology.json"])["events"]
    assert all(re.fullmatch(r"[0-9a-f]{64}", e["hash"]) for e in events)
    table = files["refusals.csv"].decode("utf-8-sig")
    assert (
        "overturned" in table and table.count("\r\n") == 4
    )  # the header, two grounds of part 1, part 2 not held
    assert "must be weighed" in files["grounds.txt"].decode()
    [document] = [n for n in files if n.startswith("documents/")]
    sha = next(e for e in events if e["documents"])["documents"][0]["sha256"]
    assert hashlib.sha256(files[document]).hexdigest() == sha


def test_private_things_stay_at_home(desk: Desk, ref: str, tmp_path: Path) -> None:
    whole = b"".join(made(desk, ref, tmp_path / "e.zip").values())
    assert b"My source is Bob" not in whole and b"1 entry was left out" in whole
    assert b"My source is Bob" in b"".join(made(desk, ref, tmp_path / "n.zip", "--notes").values())
    desk.run("evidence", ref, "-o", str(tmp_path / "x.zip"), "--redact", "--notes", code=2)


def test_for_third_parties(desk: Desk, ref: str, tmp_path: Path) -> None:
    files = made(desk, ref, tmp_path / "r.zip", "--redact")
    whole = b"".join(files.values()).decode("utf-8-sig", errors="strict")
    for secret in ("Ada", "ada@example.org", "020 7946", "foi@kent", "recorded_by"):
        assert secret not in whole, secret
    assert "[requester]" in whole and "[telephone number]" in whole
    assert not [n for n in files if n.startswith("documents/")]
    assert "1 original document was left out" in whole
    assert "1 original document was left out" in files["index.html"].decode()
    # The hash still tells which document it was.
    sha = json.loads(files["chronology.json"])["events"][2]["documents"][0]["sha256"]
    assert sha in files["INDEX.txt"].decode()
    also = made(desk, ref, tmp_path / "d.zip", "--redact", "--documents")
    assert [n for n in also if n.startswith("documents/")]
    assert "nothing in them is masked" in also["INDEX.txt"].decode()


class Page(HTMLParser):
    """What a browser would take from a page: its tags, its links, and whether they are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []
        self.on: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.on += [n for n, _ in attrs if n.startswith("on")]
        self.links += [v or "" for n, v in attrs if n in ("href", "src")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, (tag, self.open)


@pytest.mark.parametrize("name", ["index.html", "chronology.html"])
def test_a_page_runs_nothing_and_loads_nothing(desk: Desk, ref: str, tmp_path: Path, name: str) -> None:
    files = made(desk, ref, tmp_path / "e.zip")
    text = files[name].decode()
    page = Page(text)
    assert not page.open and not page.on
    assert not {"script", "img", "iframe", "object", "embed", "link", "form", "b"} & set(page.tags)
    assert "default-src 'none'" in text and "\x1b" not in text and "\u202e" not in text
    assert "&lt;script&gt;" in text
    assert page.links and set(page.links) <= set(files)  # only what is in the bundle


def test_names_from_outside_are_made_safe(desk: Desk, tmp_path: Path) -> None:
    from datetime import date

    from foitrack.actions.begin import document
    from foitrack.actions.record import add_events
    from foitrack.facts import Event
    from foitrack.store.open import open_store

    ref = desk.ask("kent-police")
    with open_store(str(desk.place)) as store:
        [head] = store.read.find(ref)
        docs, contents = [], {}
        for n, name in enumerate(
            (
                HOSTILE,
                "a/../SHA256SUMS",
                "CON",
                "\u202e",
                "é" * 300 + ".pdf",
                "same.txt",
                "same.txt",
                "run.svg",
            )
        ):
            content = f"document {n}".encode()
            docs.append(document(content, name, "text/html"))
            contents[docs[-1].sha256] = content
        add_events(store, head.id, [Event("holding", date(2026, 6, 10), documents=tuple(docs))], by="ada",
                   today=date(2026, 7, 1), documents=contents)  # fmt: skip
    files = made(desk, ref, tmp_path / "e.zip")
    names = [n for n in files if n.startswith("documents/")]
    assert len(names) == 8
    for name in names:
        assert re.fullmatch(r"documents/\d{3}-2026-06-10-[A-Za-z0-9._-]{1,90}", name) and ".." not in name, (
            name
        )
        assert not re.search(r"\.(html?|svg)$", name), name
    assert {files[n] for n in names} == {f"document {n}".encode() for n in range(8)}


def test_the_file_is_private_and_never_overwritten_by_accident(desk: Desk, ref: str, tmp_path: Path) -> None:
    path = tmp_path / "e.zip"
    made(desk, ref, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    was = path.read_bytes()
    assert "is there already" in desk.run("evidence", ref, "-o", str(path), code=2).output
    assert path.read_bytes() == was
    desk.run("evidence", ref, "-o", str(path), "--force")
    assert [p.name for p in tmp_path.glob(".*.new")] == []
    with zipfile.ZipFile(io.BytesIO(was)) as archive:
        infos = archive.infolist()
        assert {i.date_time for i in infos} == {
            (2026, 7, 20, 0, 0, 0)
        }  # the day of the last thing that happened
        assert {i.compress_type for i in infos} == {zipfile.ZIP_STORED}


def test_as_it_stood_on_a_day(desk: Desk, ref: str, tmp_path: Path) -> None:
    files = made(desk, ref, tmp_path / "e.zip", "--on", "2026-06-10")
    assert b"2026-06-20" not in files["chronology.txt"] and b"Nothing was refused" in files["grounds.txt"]


def test_json(desk: Desk, ref: str, tmp_path: Path) -> None:
    told = desk.json("evidence", ref, "-o", str(tmp_path / "e.zip"))
    assert told["sha256"] == hashlib.sha256((tmp_path / "e.zip").read_bytes()).hexdigest()
    assert told["left_out"] == 1 and "SHA256SUMS" in told["files"]
    desk.run("evidence", "ft-zzzzz", "-o", str(tmp_path / "z.zip"), code=3)
    assert not (tmp_path / "z.zip").exists()


def test_of_our_own_letters_those_that_went(desk: Desk, tmp_path: Path) -> None:
    """Two drafts of a review, of which the last went; a complaint that was only drafted stays at home."""
    from datetime import date

    from foitrack.actions.begin import document
    from foitrack.actions.record import add_events
    from foitrack.facts import Event
    from foitrack.store.open import open_store

    ref = desk.ask("kent-police")
    desk.run("log-response", ref, "--outcome", "refused", "--date", "2026-06-20")
    told = [("review", b"first try"), ("review", b"as it went"), ("complain", b"not yet")]
    with open_store(str(desk.place)) as store:
        [head] = store.read.find(ref)
        for n, (letter, content) in enumerate(told):
            ours = document(content, f"{ref}-{letter}.txt", "text/plain")
            event = Event("drafted", date(2026, 6, 21 + n), details={"letter": letter}, documents=(ours,))
            add_events(
                store, head.id, [event], by="ada", today=date(2026, 7, 20), anyway="a letter", documents={ours.sha256: content}
            )  # fmt: skip
    desk.run("log", "review-requested", ref, "--date", "2026-06-23")
    files = made(desk, ref, tmp_path / "e.zip")
    assert [files[n] for n in files if n.startswith("documents/")] == [b"as it went"]
    everything = made(desk, ref, tmp_path / "n.zip", "--notes")
    assert len([n for n in everything if n.startswith("documents/")]) == 3
