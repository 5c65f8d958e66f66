"""How long grouping letters by their words takes, and comparing a campaign of many bodies.

    python bench/alike.py [LETTERS] [BODIES]

Letters are made up: twenty models of 350 words, each letter with the names and figures of its own and up to eight words
changed; then as many letters with nothing in common. Bodies answer five questions each.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from foitrack.campaign.alike import Letter, group
from foitrack.campaign.compare import compare
from foitrack.case import Case
from foitrack.facts import Body, Event, History, Outcome, Part, Request, Requester
from foitrack.law.working_days import shipped

SYLLABLES = [
    a + b
    for a in "ba ce di fo gu ha je ki lo mu na pe".split()
    for b in "bal cen dir fom gus hat jel kim".split()
]
DAY = date(2026, 3, 4)


def letters(n: int, models: int) -> list[Letter]:
    rng = random.Random(1)
    bases = [[rng.choice(SYLLABLES) for _ in range(350)] for _ in range(models)]
    made = []
    for number in range(n):
        words = list(bases[number % models])
        for _ in range(rng.randint(0, 8)):
            words[rng.randrange(len(words))] = rng.choice(SYLLABLES)
        force = f"Force {number} Police"
        text = f"Reference FOI/{number}/26 of {1 + number % 28} March 2026\n{force}: {' '.join(words)}."
        made.append(Letter(str(number), f"force-{number}", f"ft-{number}", DAY, text, (force,)))
    return made


def cases(bodies: int) -> list[Case]:
    parts = tuple(Part(n, f"Question {n}: was it ever suspended?", n) for n in range(1, 6))
    ada = Requester("Ada Example", "ada@example.org", id="a" * 32)
    calendar, made = shipped(), []
    for number in range(bodies):
        body = Body(f"force-{number}", f"Force {number} Police", kind="police_force")
        request = Request(f"{number:032x}", f"ft-{number}", body, ada, "A question", "FOIA", parts)
        outcomes = tuple(
            Outcome(n, "disclosed_full", str(number % 90 + n), "children", "2025") for n in range(1, 5)
        )
        if number % 9 == 0:
            outcomes = (Outcome(1, "refused"),)
        numbers = tuple(sorted({o.part for o in outcomes}))
        kind = "refused" if number % 9 == 0 else "response_partial"
        answer = Event(kind, date(2026, 3, 30), id=f"c{number}", parts=numbers, outcomes=outcomes)
        events = (Event("sent", DAY, id=f"a{number}"), Event("received", DAY, id=f"b{number}"), answer)
        made.append(Case.of(History(request, events), calendar))
    return made


def told(what: str, started: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    sys.stdout.write(f"{what}: {time.perf_counter() - started:.2f} s (peak so far {peak} MB)\n")


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    asked = int(sys.argv[2]) if len(sys.argv) > 2 else 43
    for what, models in (("of twenty models", 20), ("with nothing in common", many)):
        told_letters = letters(many, models)
        start = time.perf_counter()
        found = group(told_letters)
        told(f"{many} letters {what}, {len(found.groups)} groups, {len(found.odd)} alone", start)
    some = cases(asked)
    start = time.perf_counter()
    compared = compare(some, date(2026, 4, 7), {})
    told(f"{asked} bodies, {len(compared.rows)} rows, {len(compared.findings)} findings", start)
