"""The letters as they go out, compared with committed files: a change of wording is seen as a change of wording.

``python tests/letters/test_golden.py`` writes the files anew; read the difference.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from foitrack.facts import Body, Requester
from foitrack.letters.templates import find
from foitrack.letters.write import Looked, Order, say_title, write_letters

GOLDEN = Path(__file__).parent / "golden"
ASKS = Requester("Ada Example", "ada@example.org", "The Example Herald")
ENGLISH = Body("example-constabulary", "Example Constabulary")
SCOTTISH = Body("example-council", "Example Council", regime="FOISA")
QUESTIONS = ("The number of examples recorded in each month.", "The guidance on examples now in use.")
LETTERS = [
    ("general", ENGLISH),
    ("general", SCOTTISH),
    ("police-statistics", ENGLISH),
    ("npcc-referral", ENGLISH),
    ("documents", ENGLISH),
    ("correspondence", ENGLISH),
    ("contracts", SCOTTISH),
    ("environment", ENGLISH),
    ("environment", SCOTTISH),
]


def letter(name: str, body: Body) -> tuple[str, str]:
    """The file's name and the letter, from the template's own examples."""
    template = find(name)
    regime = template.regime_for(body.regime)
    values = template.filled(template.examples())
    parts = QUESTIONS if template.needs_parts else ()
    order = Order(
        body, ASKS, "ft-2b3cd", regime, say_title(template, values, parts), values, parts,
        part_regimes={2: "EIR"} if (name, regime) == ("general", "FOIA") else {},
        looked=Looked(date(2026, 6, 1), "nothing on this"),
    )  # fmt: skip
    [written] = write_letters(template, [order])
    return f"{name}-{regime.lower()}.txt", f"Subject: {written.subject}\n\n{written.text}"


@pytest.mark.parametrize(("name", "body"), LETTERS, ids=lambda v: v if isinstance(v, str) else v.slug)
def test_the_letter_is_the_committed_one(
    name: str, body: Body, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file, text = letter(name, body)
    assert text == (GOLDEN / file).read_text("utf-8"), "python tests/letters/test_golden.py writes it anew"


def test_no_committed_letter_is_left_over() -> None:
    names = {f"{n}-{find(n).regime_for(b.regime).lower()}.txt" for n, b in LETTERS}
    assert {p.name for p in GOLDEN.iterdir()} == names


if __name__ == "__main__":
    os.environ["XDG_CONFIG_HOME"] = os.devnull
    GOLDEN.mkdir(exist_ok=True)
    for name, body in LETTERS:
        file, text = letter(name, body)
        (GOLDEN / file).write_text(text, encoding="utf-8")
