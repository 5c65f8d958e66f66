"""``python -m foitrack.reading.learn``: finds in examples.tsv what tells the acts apart, and writes likeness.tsv.
``python -m foitrack.reading.learn FOLDER ...``: finds in folders of labelled letters (as bench/reading.py takes them) what
tells the outcomes apart, and writes leaning.tsv.

Multinomial logistic regression, by a fixed number of passes in a fixed order: the same examples give the same table on
every machine. Nothing here runs when a letter is read.
"""

from __future__ import annotations

import csv
import hashlib
import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from foitrack.reading import leaning, likeness
from foitrack.reading.letter import first_reading
from foitrack.reading.likeness import SCALE, TENTHS, cues, examples, softmax

FEWEST = 5  # examples with a cue, before it is one
PASSES = 12
STEP = 0.5  # of the first move of a weight; those that moved much move less (Adagrad)
SHRINK = 0.002  # pull of every weight towards nothing, at each example that has its cue
LEAST = 0.25  # weights of cues smaller than that are left out
LETTER_PASSES, LETTER_SHRINK, LETTER_LEAST = 30, 0.02, 0.02
LETTER_FEWEST, LETTER_MOST = (
    6,
    0.7,
)  # letters with a word or pair, from how many to which share, for it to tell anything

Row = tuple[int, float, Sequence[tuple[int, float]]]  # kind, weight, and (feature, value)


def of_sentences() -> str:
    """The text of likeness.tsv: acts, what each has before any cue, then cue and weights in tenths."""
    told = [(act, sorted(cues(sentence))) for act, sentence in examples()]
    seen = Counter(cue for _, some in told for cue in some)
    names = sorted({act for act, _ in told})
    number = {cue: n for n, cue in enumerate(sorted(cue for cue in seen if seen[cue] >= FEWEST))}
    rows: list[Row] = []
    for act, some in told:
        known = [number[c] for c in some if c in number]
        each = SCALE / math.sqrt(len(known)) if known else 0.0
        rows.append((names.index(act), 1.0, [(n, each) for n in known]))
    start, weights = learned(rows, len(names), len(number), PASSES, SHRINK)
    table = written(names, start, dict(zip(number, weights, strict=True)), TENTHS, LEAST)
    return f"{fingerprint()}\n{table}"


def fingerprint() -> str:
    """What the examples are, in short: the first line of the table says from which ones it was made."""
    return (
        likeness.MADE_FROM + hashlib.sha256("\n".join(map("\t".join, examples())).encode()).hexdigest()[:16]
    )


def of_letters(folders: Sequence[Path]) -> str:
    """The text of leaning.tsv: outcomes, what each has to begin with, then what is known of a letter and weights."""
    labelled = []
    for folder in folders:
        with (folder / "labels.csv").open(encoding="utf-8-sig", newline="") as table:
            for row in csv.DictReader(table):
                text = (folder / row["file"]).read_bytes().decode("utf-8", "replace")
                letter = first_reading(text)[1]
                if letter is not None:
                    labelled.append((row["outcome"], *leaning.features(letter)[:2]))
    seen = Counter(cue for _, _, said in labelled for cue in said)
    common = {cue for cue in seen if LETTER_FEWEST <= seen[cue] <= LETTER_MOST * len(labelled)}
    labelled = [
        (outcome, {**known, **leaning.told_by_words(sorted(said & common))}, said)
        for outcome, known, said in labelled
    ]
    names = sorted({outcome for outcome, _, _ in labelled})
    count = Counter(outcome for outcome, _, _ in labelled)
    number = {name: n for n, name in enumerate(sorted({name for _, known, _ in labelled for name in known}))}
    rows: list[Row] = [
        (
            names.index(outcome),
            len(labelled) / (len(names) * count[outcome]),
            [(number[name], value) for name, value in known.items() if value],
        )
        for outcome, known, _ in labelled
    ]
    start, weights = learned(rows, len(names), len(number), LETTER_PASSES, LETTER_SHRINK)
    return written(names, start, dict(zip(number, weights, strict=True)), leaning.HUNDREDTHS, LETTER_LEAST)


def learned(
    rows: list[Row], kinds: int, size: int, passes: int, shrink: float
) -> tuple[list[float], list[list[float]]]:
    """What each kind has to begin with, and each feature's weight for each kind."""
    weights = [[0.0] * kinds for _ in range(size)]
    moved = [[1e-6] * kinds for _ in range(size)]
    start, start_moved = [0.0] * kinds, [1e-6] * kinds
    order = random.Random(1)
    for _ in range(passes):
        order.shuffle(rows)
        for kind, counts, features in rows:
            total = list(start)
            for n, value in features:
                row = weights[n]
                for k in range(kinds):
                    total[k] += value * row[k]
            off = softmax(total)
            off[kind] -= 1.0
            off = [counts * gap for gap in off]
            for k, gap in enumerate(off):
                start_moved[k] += gap * gap
                start[k] -= STEP * gap / math.sqrt(start_moved[k])
            for n, value in features:
                row, far = weights[n], moved[n]
                for k, gap in enumerate(off):
                    slope = value * gap + shrink * row[k]
                    far[k] += slope * slope
                    row[k] -= STEP * slope / math.sqrt(far[k])
    return start, weights


def written(
    names: Sequence[str],
    start: Sequence[float],
    weights: dict[str, list[float]],
    units: int,
    least: float,
) -> str:
    """A table as text: the kinds, what each has to begin with, then a line a feature with ``kind:weight``."""
    lines = ["\t".join(names), "\t".join(str(round(v * units)) for v in start)]
    for name, row in weights.items():
        kept = [f"{kind}:{round(w * units)}" for kind, w in enumerate(row) if abs(w) >= least]
        if kept:
            lines.append(f"{name}\t{' '.join(kept)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if folders := [Path(name) for name in sys.argv[1:]]:
        leaning.TABLE.write_text(of_letters(folders), encoding="utf-8")
    else:
        likeness.TABLE.write_text(of_sentences(), encoding="utf-8")
