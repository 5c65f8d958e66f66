"""CSV for a spreadsheet and JSON for a program: every value of every row.

A spreadsheet runs a cell that begins with ``=`` as a formula, so CSV marks such a cell with an apostrophe. Only
text is marked: numbers and dates are written by us. JSON is exact.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from foitrack.reports.report import SCHEMA_VERSION, Item, Report
from foitrack.visible import visible

# What Excel, LibreOffice and their like take for the beginning of a formula, and the full-width twins.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def guarded(text: str) -> str:
    """``text`` as a cell that no spreadsheet runs, with control characters written out (``\\x1b``)."""
    return visible("'" + text if text.startswith(_FORMULA) else text)


def as_csv(report: Report) -> Iterator[str]:
    """A header and a line a row; a byte-order mark so that Excel reads UTF-8; CRLF; ISO dates; yes and no.

    Lists are joined with "; ". The other reading of a deadline has two columns, other_due and other_why.
    """
    pipe: list[str] = []
    writer = csv.writer(_Pipe(pipe), lineterminator="\r\n")
    writer.writerow(flat_names(report.names))
    pipe.insert(0, "\ufeff")
    for row in report.rows:
        writer.writerow([_cell(value) for value in _flat(row.item())])
        yield "".join(pipe)
        pipe.clear()
    yield "".join(pipe)


class _Pipe:
    """What csv.writer writes to: a list that is emptied row by row."""

    def __init__(self, pieces: list[str]) -> None:
        self.write = pieces.append


def flat_names(names: Sequence[str]) -> list[str]:
    """The header: the names of an item, with ``also`` spread over two columns."""
    return [flat for name in names for flat in (("other_due", "other_why") if name == "also" else (name,))]


def _flat(item: Item) -> Iterator[Any]:
    for name, value in item.items():
        if name == "also":
            yield from (value[0]["due"], value[0]["why"]) if value else (None, None)
        else:
            yield value


def _cell(value: Any) -> str | int:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return value
        case date():
            return value.isoformat()
        case list():
            return guarded("; ".join(value))
        case _:
            return guarded(str(value))


def as_json(report: Report) -> Iterator[str]:
    """One object: schema_version, report, on, days, campaign, calendar, total, items, warnings. ISO dates.

    The text is ASCII: whatever could act on a terminal is an escape, which programs read back unchanged.
    """
    head = {
        "schema_version": SCHEMA_VERSION,
        "report": report.name,
        "on": report.on,
        "days": report.days,
        "campaign": report.campaign or None,
        "calendar": dict(report.calendar),
        "total": len(report.rows),
    }
    yield "".join(
        ["{\n", *(f'  "{name}": {_json(value)},\n' for name, value in head.items()), '  "items": [']
    )
    between, end = "\n", "]"
    for row in report.rows:
        yield f"{between}    {_json(row.item())}"
        between, end = ",\n", "\n  ]"
    yield f'{end},\n  "warnings": {_json(list(report.warnings))}\n}}\n'


def _json(value: Any) -> str:
    return json.dumps(value, default=date.isoformat)
