"""``add --csv``: a table of requests made elsewhere, read line by line: what would be added, what is there already,
what is wrong and what is odd. A bad line is left out and keeps no other back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from foitrack.actions.add import Added, Known, Told, added, already_there, identity, new_of, with_reference
from foitrack.actions.begin import New, problems_of, record_new
from foitrack.actions.derive import calendar_of
from foitrack.actions.table import table_rows
from foitrack.errors import FoitrackError, UsageError
from foitrack.facts import Campaign

if TYPE_CHECKING:
    from foitrack.config import Config
    from foitrack.store.open import Store

# Column -> what stands in it. The order is that of --csv-template; only body and sent must be filled.
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "body": "kent-police",
        "sent": "2026-03-04",
        "title": "Stop and search of children",
        "parts": "The number of searches in each year | The policy in force",
        "their_ref": "FOI/2026/1234",
        "via": "email",
        "received": "",
        "regime": "",
        "stage": "refused",
        "since": "2026-03-30",
        "answer": "",
        "answered": "",
        "url": "",
        "campaign": "",
        "tags": "children policing",
        "file": "",
    }
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    line: int
    told: Told
    new: New

    def as_json(self) -> dict[str, Any]:
        told = self.told
        return {
            "line": self.line,
            "body": self.new.request.body.slug,
            "sent": told.sent.isoformat(),
            "stage": told.stage,
            "title": self.new.request.title,
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was read: what would be added, what is there already, what is wrong, what is odd; by line."""

    read: int
    rows: tuple[SheetRow, ...] = ()
    already: tuple[tuple[int, str], ...] = ()
    bad: tuple[tuple[int, str], ...] = ()
    odd: tuple[tuple[int, str], ...] = ()
    campaigns: tuple[Campaign, ...] = ()


def csv_columns() -> str:
    """The table's header and one line as an example."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerow(COLUMNS.values())
    return out.getvalue()


def read_sheet(store: Store, path: Path, config: Config, today: date) -> Sheet:
    """What a table of requests would add. A bad line is left out with its reason and keeps no other back.

    UTF-8 or Windows-1252, comma or semicolon; columns of other names are an error, so that a slip in a
    heading loses nothing.
    """
    known = Known(store.read)
    calendar = calendar_of(store.read)
    rows: list[SheetRow] = []
    already: list[tuple[int, str]] = []
    bad: list[tuple[int, str]] = []
    odd: list[tuple[int, str]] = []
    seen: dict[object, int] = {}
    read = 0
    for line, cells in _lines(path):
        read += 1
        try:
            told = _told(cells, today, path.parent)
            new = new_of(store.read, told, config, known)
            if there := already_there(store.read, new):
                already.append((line, there))
                continue
            if (before := seen.setdefault(identity(new.request, told.sent), line)) != line:
                raise UsageError(f"It is the same request as line {before}.")
            found = problems_of(new, calendar, today)
            if wrong := [p.says for p in found if p.impossible]:
                raise UsageError(" ".join(wrong))
            odd += [(line, p.says) for p in found]
            rows.append(SheetRow(line, told, new))
        except (FoitrackError, OSError) as trouble:
            bad.append((line, str(trouble)))
    return Sheet(read, tuple(rows), tuple(already), tuple(bad), tuple(odd), tuple(known.campaigns.values()))


def add_sheet(store: Store, sheet: Sheet, *, by: str) -> tuple[Added, ...]:
    """Record the good lines of a table in one transaction."""
    if not sheet.rows:
        return ()
    used = {r.new.request.campaign.slug for r in sheet.rows if r.new.request.campaign}
    with store.writing() as writer:
        refs = writer.read.free_refs(len(sheet.rows))
        news = [with_reference(r.new, ref) for r, ref in zip(sheet.rows, refs, strict=True)]
        cases = record_new(writer, news, by=by, campaigns=[c for c in sheet.campaigns if c.slug in used])
    return tuple(added(case, ()) for case in cases)


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file by column, with their line numbers. Empty lines are left out."""
    header: list[str] = []
    found = []
    for line, cells in table_rows(path):
        if not header:
            header = _header(cells, path)
            continue
        if len(cells) > len(header) and any(c.strip() for c in cells[len(header) :]):
            raise UsageError(
                f"Line {line} of {path.name} has more cells than there are columns.",
                "Put a text with a comma in quotation marks.",
            )
        found.append((line, dict(zip(header, (c.strip() for c in cells), strict=False))))
    if not header:
        raise UsageError(f"{path.name} is empty.", "foitrack add --csv-template prints the columns.")
    return found


def _header(cells: Sequence[str], path: Path) -> list[str]:
    names = [re.sub(r"[\s-]+", "_", c.strip().lower()) for c in cells]
    while names and not names[-1]:
        names.pop()
    step = "foitrack add --csv-template prints the columns."
    for name in names:
        if name not in COLUMNS:
            raise UsageError(f"{path.name} has a column {name!r} that is not known.", step)
        if names.count(name) > 1:
            raise UsageError(f"{path.name} has the column {name!r} twice.", step)
    for needed in ("body", "sent"):
        if needed not in names:
            raise UsageError(f"{path.name} has no column {needed!r}.", step)
    return names


def _told(cells: Mapping[str, str], today: date, folder: Path) -> Told:
    from foitrack.dates import read_day

    def day(column: str) -> date | None:
        return read_day(cells[column], today) if cells.get(column) else None

    sent = day("sent")
    if not cells.get("body") or sent is None:
        raise UsageError("Each line needs a body and the day it was sent.")
    stage, since = cells.get("stage", ""), day("since")
    answer, answered = cells.get("answer", ""), day("answered")
    if answer and not stage:  # a line that tells of nothing after the answer: that is where it stands
        stage, since, answer, answered = answer, answered or since, "", None
    files = [folder / name.strip() for name in cells.get("file", "").split("|") if name.strip()]
    return Told(
        to=cells["body"],
        sent=sent,
        received=day("received"),
        title=cells.get("title", ""),
        parts=tuple(p.strip() for p in cells.get("parts", "").split("|") if p.strip()),
        via=cells.get("via") or "email",
        regime=cells.get("regime", ""),
        stage=stage or "awaiting",
        since=since,
        answer=answer,
        answered=answered,
        their_refs=tuple(r.strip() for r in cells.get("their_ref", "").split("|") if r.strip()),
        url=cells.get("url", ""),
        files=tuple(files),
        campaign=cells.get("campaign", ""),
        tags=tuple(dict.fromkeys(cells.get("tags", "").lower().split())),
    )
