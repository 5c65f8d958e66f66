"""From ``bank_holidays.csv``, which people read and edit, to ``bank_holiday_rows.py``, which loads fast.

``python -m foitrack.law.compile_rows`` rewrites the module; a test fails when it was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE / "bank_holidays.csv"
TARGET = HERE / "bank_holiday_rows.py"
BITS = {"england-and-wales": 1, "scotland": 2, "northern-ireland": 4}
EDITION_DATES = ("as_of", "known_from", "known_to", "predicted_to")

Row = tuple[int, int, str, str, str, str]  # proleptic ordinal, nations, name, basis, status, source


def read_source(text: str) -> tuple[dict[str, date], list[Row]]:
    """The edition's dates from the ``#`` lines of the CSV, and its rows in order of day and nation."""
    import csv

    lines = text.splitlines()
    said = [line.lstrip("# ").split() for line in lines if line.startswith("#")]
    edition = {words[0]: date.fromisoformat(words[1]) for words in said if words[0] in EDITION_DATES}
    rows = [
        (
            date.fromisoformat(row["date"]).toordinal(),
            sum(BITS[division] for division in row["divisions"].split()),
            row["name"],
            row["basis"],
            row["status"],
            row["source"],
        )
        for row in csv.DictReader(line for line in lines if not line.startswith("#"))
    ]
    return edition, sorted(rows)


def digest(rows: Iterable[tuple[int, int]], *edition: date) -> str:
    """Eight hex digits over what moves a date: the days with their nations, and the calendar's limits."""
    import hashlib

    told = ",".join(f"{on}:{mask}" for on, mask in rows)
    told += ";" + ",".join(day.isoformat() for day in edition)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def merged(rows: Iterable[Row]) -> list[tuple[int, int]]:
    """One (day, nations) a day, in order."""
    days: dict[int, int] = {}
    for row in rows:
        days[row[0]] = days.get(row[0], 0) | row[1]
    return sorted(days.items())


def module_text(edition: dict[str, date], rows: list[Row]) -> str:
    """The Python source of the lean table."""
    limits = [edition[name] for name in EDITION_DATES[1:]]
    head = [
        '"""Made from bank_holidays.csv by foitrack.law.compile_rows: edit that file, not this one."""',
        "",
    ]
    head += [f"{name.upper()} = {edition[name].toordinal()}  # {edition[name]}" for name in EDITION_DATES]
    head += [f'DIGEST = "{digest(merged(rows), *limits)}"', ""]
    head += [
        "# proleptic ordinal of the day, nations as bits (1 England and Wales, 2 Scotland, 4 Northern Ireland),"
    ]
    head += ["# name, basis, status, source", "# fmt: off", "ROWS = ("]
    body = [f"    {row!r}," for row in rows]
    return "\n".join([*head, *body, ")", ""])


if __name__ == "__main__":
    TARGET.write_text(module_text(*read_source(SOURCE.read_text(encoding="utf-8"))), encoding="utf-8")
