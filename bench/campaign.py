"""How fast letters are written, checked, stored and committed: python bench/campaign.py [-n BODIES] [-t TEMPLATE] [--check]

A store of so many made-up bodies, one campaign to all of them, in a process of its own. Told are letters a second
(``wall``, and by the processor time of the busier of its two processes, which is what it would be on a machine with
nothing else to do), the ratio to SQLite alone inserting as many rows as long without guards, and the peak memory of
either process. ``--check`` ends with 1 when a bound is broken.
"""

from __future__ import annotations

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

RATE, MEGABYTES = 10_000, 80
VALUES = {
    "general": ({"period": "2022 to 2025"}, ("The number of searches of children in each year.",)),
    "police-statistics": ({"subject": "searches", "counted": "searches", "period": "2022 to 2025"}, ()),
    "contracts": ({"subject": "recognition software", "period": "2022 to 2025"}, ()),
}


def peopled(place: Path, n: int) -> None:
    from foitrack.facts import Address, Body
    from foitrack.store.open import open_store
    from foitrack.store.values import Batch

    with open_store(str(place)) as store, store.writing() as writer:
        writer.record(
            Batch(
                bodies=[
                    Body(
                        f"council-{i:05}", f"Example Council {i:05}", kind="local_authority",
                        regime="FOISA" if i % 10 == 0 else "FOIA", tags=("everyone",),
                        addresses=(Address("request_email", f"foi{i}@example.org", "confirmed"),),
                    )
                    for i in range(n)
                ]
            )
        )  # fmt: skip


def apply(place: Path, template: str) -> None:
    """The measured process: from the question to the last commit. Prints its figures."""
    from foitrack.actions.draft import Asked, prepare
    from foitrack.actions.keep import keep_all
    from foitrack.facts import Requester
    from foitrack.store.open import open_store
    from foitrack.today import today

    values, parts = VALUES[template]
    asked = Asked(template, ("@everyone",), campaign="c", values=values, parts=parts, not_checked=True)
    ada = Requester("Ada Example", "ada@example.org", "The Example Herald", "a" * 32)
    wall, cpu, written = time.perf_counter(), time.process_time(), 0
    with open_store(str(place)) as store:
        for kept in keep_all(store, prepare(store.read, asked, ada), by="ada", today=today()):
            written += len(kept.written)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    own, child = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    busier = max(cpu, child.ru_utime + child.ru_stime)
    print(written, wall, busier, max(own.ru_maxrss, child.ru_maxrss) / 1024)


def alone(place: Path, n: int) -> float:
    """Seconds for SQLite to insert ``n`` letters into one table with one index, and commit."""
    with sqlite3.connect(place, isolation_level=None) as link:
        link.execute("CREATE TABLE letter (id TEXT PRIMARY KEY, ref TEXT, text TEXT)")
        began = time.perf_counter()
        link.execute("BEGIN IMMEDIATE")
        link.executemany(
            "INSERT INTO letter VALUES (?, ?, ?)", ((f"{i:032}", f"ft-{i}", "x" * 2000) for i in range(n))
        )
        link.execute("COMMIT")
        return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=45_000)
    parser.add_argument("-t", default="general", choices=VALUES)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--apply", help=argparse.SUPPRESS)
    parser.add_argument("--people", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.people:
        peopled(Path(asked.people), asked.n)
        return
    if asked.apply:
        apply(Path(asked.apply), asked.t)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "many.sqlite3"
        # In a process of its own: what a process starts begins with its own peak of memory.
        subprocess.run([sys.executable, __file__, "--people", str(place), "-n", str(asked.n)], check=True)
        bare = alone(Path(folder) / "bare.sqlite3", asked.n)
        command = [sys.executable, __file__, "--apply", str(place), "-t", asked.t]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        written, wall, busier, peak = (float(x) for x in done.stdout.split())
        with sqlite3.connect(place) as link:
            each = link.execute("SELECT count(*), count(DISTINCT body) FROM request").fetchone()
    assert each == (asked.n, asked.n) and written == asked.n, "each body has exactly one"
    print(
        f"{asked.n:,} letters from {asked.t}: {written / wall:,.0f} a second on the wall, {written / busier:,.0f} by processor"
    )
    print(f"{wall / bare:.1f} times SQLite alone; {peak:.0f} MB at most in either process")
    if asked.check and (written / busier < RATE or peak >= MEGABYTES):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
