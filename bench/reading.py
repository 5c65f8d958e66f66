"""How well ``foitrack read`` reads a folder of labelled letters.

    python bench/reading.py FOLDER [--misses]

FOLDER holds .txt letters and labels.csv (file, regime, outcome, exemptions, cost_hours_claimed,
records_claimed, mentions_internal_review, mentions_commissioner, has_public_interest_reasoning, notes with a
[tag] in front). Prints precision and recall of the provisions applied, at subsection and at section level
(micro-averaged), outcome accuracy, exact cost figures (blanks count) and flags, over all, by tag and by regime.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from foitrack.law.grounds import section_of
from foitrack.reading.letter import read_letter

CLOSE = {
    "refused": "refusal",
    "disclosed_part": "refusal",
    "internal_review_upheld": "review",
    "internal_review_overturned": "review",
}


def measure(folder: Path, misses: bool) -> None:
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    started = time.perf_counter()
    rows = list(csv.DictReader((folder / "labels.csv").open(encoding="utf-8-sig", newline="")))
    for row in rows:
        text = (folder / row["file"]).read_bytes().decode("utf-8", "replace")
        read = read_letter(text)
        tag = re.match(r"\[(\w+)\]", row["notes"])
        got = {a.provision for a in read.applied}
        want = {k.strip() for k in row["exemptions"].split(";") if k.strip()}
        hit: Counter[str] = Counter(n=1)
        wrong = []
        for level, cut in (("sub", lambda k: k), ("sec", section_of)):
            g, w = {cut(k) for k in got}, {cut(k) for k in want}
            hit[f"{level}_tp"] += len(g & w)
            hit[f"{level}_fp"] += len(g - w)
            hit[f"{level}_fn"] += len(w - g)
            hit[f"{level}_exact"] += g == w
        if got != want:
            wrong.append(f"applied +{sorted(got - want)} -{sorted(want - got)}")
        hit["outcome"] += read.outcome == row["outcome"]
        hit["outcome_close"] += CLOSE.get(read.outcome, read.outcome) == CLOSE.get(
            row["outcome"], row["outcome"]
        )
        hit["regime"] += read.regime == row["regime"]
        if read.outcome != row["outcome"]:
            wrong.append(f"outcome {read.outcome} for {row['outcome']} ({read.why})")
        if read.regime != row["regime"]:
            wrong.append(f"regime {read.regime} for {row['regime']}")
        for name, value, label in (
            ("hours", read.cost.hours_claimed, row["cost_hours_claimed"]),
            ("records", read.cost.records_claimed, row["records_claimed"]),
        ):
            same = value == (float(label) if label.strip() else None)
            hit[name] += same
            if not same:
                wrong.append(f"{name} {value} for {label or 'blank'}")
        word = {True: "y", False: "n", None: "na"}
        for name, flag, label in (
            ("review", read.mentions_internal_review, row["mentions_internal_review"]),
            ("commissioner", read.mentions_commissioner, row["mentions_commissioner"]),
            ("interest", read.public_interest_reasoning, row["has_public_interest_reasoning"]),
        ):
            hit[name] += word[flag] == label
            if word[flag] != label:
                wrong.append(f"{name} {word[flag]} for {label}")
        for group in ("all", f"tag {tag[1] if tag else '?'}", f"regime {row['regime']}"):
            tallies[group] += hit
        if misses and wrong:
            print(f"{row['file']}\n    " + "\n    ".join(wrong))
    for group in ["all", *sorted(g for g in tallies if g != "all")]:
        _report(group, tallies[group])
    print(f"{(time.perf_counter() - started) / max(1, len(rows)) * 1000:.1f} ms a letter")


def _report(group: str, t: Counter[str]) -> None:
    def rate(top: int, bottom: int) -> str:
        return f"{top / bottom:.3f}" if bottom else "  -  "

    n = t["n"]
    print(f"{group} ({n} letters)")
    for level in ("sub", "sec"):
        tp = t[f"{level}_tp"]
        print(
            f"  {level}section".replace("secsection", "section   ")
            + f"  precision {rate(tp, tp + t[f'{level}_fp'])}  recall {rate(tp, tp + t[f'{level}_fn'])}"
            + f"  exact {rate(t[f'{level}_exact'], n)}"
        )
    names = ("outcome", "outcome_close", "regime", "hours", "records", "review", "commissioner", "interest")
    print("  " + "  ".join(f"{name} {rate(t[name], n)}" for name in names))


if __name__ == "__main__":
    folders = [a for a in sys.argv[1:] if not a.startswith("-")]
    if len(folders) != 1:
        sys.exit(__doc__)
    measure(Path(folders[0]), "--misses" in sys.argv)
