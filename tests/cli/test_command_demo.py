"""``demo``: the real campaign at its true scale, in a store that is nobody's own.

The figures come from the description of the campaign; the dates are counted by hand below, day by day.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from foitrack.actions.look import one_case
from foitrack.store.open import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
MARK = "Written for the demonstration: no body sent or received this."


def demo(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """``foitrack demo`` with nothing in the environment but a home, as on a new machine."""
    env = {
        "HOME": str(home),
        "PATH": os.defpath,
        "PYTHONPATH": str(ROOT),
        "FOITRACK_STORE": str(home / "mine.sqlite3"),
    }
    return subprocess.run(
        [sys.executable, "-m", "foitrack", "demo", *args],
        env=env,
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Store:
    home = tmp_path_factory.mktemp("home")
    assert demo(home, "--keep", "demo.sqlite3").returncode == 0
    return open_store(str(home / "demo.sqlite3"))


def test_it_touches_nothing_of_the_users_and_is_quick(tmp_path: Path) -> None:
    start = time.monotonic()
    done = demo(tmp_path)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - start < 10  # about one second here; ten on a machine busy with other tests
    assert list(tmp_path.iterdir()) == []
    for words in ("52 requests", MARK, "What is due", "What to do", "To try next"):
        assert words in done.stdout
    assert done.stdout.count("foitrack ") >= 3


def test_the_commands_to_try_work(tmp_path: Path) -> None:
    told = json.loads(demo(tmp_path, "--json").stdout)
    assert len(told["to_try"]) == 3 and told["store"] is None
    env = {"HOME": str(tmp_path), "PATH": os.defpath, "PYTHONPATH": str(ROOT)}
    for command in told["to_try"]:
        words = command.replace("foitrack", f"{sys.executable} -m foitrack", 1)
        done = subprocess.run(
            words, shell=True, env=env, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
    assert "is there already" in demo(tmp_path, "--keep", "demo.sqlite3").stderr


def test_the_scale_is_the_campaigns(kept: Store) -> None:
    heads = kept.read.heads(campaign="innerste")
    kinds = Counter(kept.read.body(h.body).kind for h in heads)  # type: ignore[union-attr]
    assert kinds == {"police_force": 43, "central_government": 1, "police_other": 1, "local_authority": 7}
    assert not {"police-scotland", "psni", "british-transport-police", "national-crime-agency"} & {
        h.body for h in heads
    }
    assert {h.regime for h in heads} == {"FOIA"}
    campaign = kept.read.campaign("innerste")
    assert campaign is not None and len(campaign.questions) == 5


# Twenty working days after Mon 15 December 2025: Dec 16 17 18 19 22 23 24 29 30 31, Jan 5 6 7 8 9 12 13 14 15 16
# (25, 26 December, 1 January; 2 January in Scotland). After Wed 4 March 2026: Mar 5 6 9 10 11 12 13 16 18 19 20 23
# 24 25 26 27 30 31, Apr 1 2 (17 March in Northern Ireland).
def test_the_overdue_list_is_exact(kept: Store) -> None:
    page = kept.read.due(date(2026, 4, 7), date(2026, 4, 7))
    answers = {i.body: i.due for i in page.items if i.name == "response_due"}
    first = {
        "home-office", "national-police-chiefs-council", "metropolitan-police-service", "greater-manchester-police",
        "west-midlands-police", "sussex-police", "hertfordshire-constabulary",
    }  # fmt: skip
    assert {b for b, due in answers.items() if due == date(2026, 1, 16)} == first
    answered = {
        "kent-police", "city-of-london-police", "merseyside-police", "avon-and-somerset-constabulary",
        "cheshire-constabulary", "devon-and-cornwall-police", "dorset-police", "hampshire-and-isle-of-wight-constabulary",
        "norfolk-constabulary", "suffolk-constabulary", "west-sussex-county-council", "cumbria-constabulary",
        "dyfed-powys-police", "gwent-police", "north-wales-police", "hastings-borough-council", "rother-district-council",
    }  # fmt: skip
    waiting = {
        "thames-valley-police",
        "gloucestershire-constabulary",
    }  # for clarification, then a fresh period
    extended = {"surrey-police"}  # s.10(3) with a qualified exemption, in time
    everyone = {h.body for h in kept.read.heads(campaign="innerste")}
    second = everyone - first - answered - waiting - extended
    assert {b for b, due in answers.items() if due == date(2026, 4, 2)} == second
    assert set(answers) == first | second and "essex-police" in second  # a holding letter stops nothing


def test_a_statement_stops_no_clock_and_an_answer_does(kept: Store) -> None:
    met = one_case(kept.read, "innerste/metropolitan-police-service")
    assert [e.kind for e in met.events][-1] == "statement" and met.standing() == "awaiting"
    assert one_case(kept.read, "innerste/kent-police").standing() == "answered"


def test_the_home_offices_refusal_names_no_section_and_ours_is_marked(kept: Store) -> None:
    case = one_case(kept.read, "innerste/home-office")
    [answer] = [e for e in case.events if e.kind == "response_partial"]
    [ground] = answer.grounds
    assert (ground.part, ground.provision, ground.inferred) == (3, "foia:12(1)", True)
    assert answer.get("records") == 2400
    assert [o.value for o in answer.outcomes if o.part == 1] == ["2400"]
    assert case.request.body.cost_limit_gbp == 600
    kent = one_case(kept.read, "innerste/kent-police")
    [refusal] = [e for e in kent.events if e.kind == "cost"]
    assert (refusal.grounds[0].inferred, refusal.get("hours"), kent.request.body.cost_limit_gbp) == (
        False,
        40,
        450,
    )


def test_what_was_reported_is_told_as_it_was(kept: Store) -> None:
    def said(body: str, part: int) -> str | None:
        case = one_case(kept.read, f"innerste/{body}")
        return next((o.value for e in case.events for o in e.outcomes if o.part == part and o.value), None)

    assert said("greater-manchester-police", 2) == "no"
    assert said("metropolitan-police-service", 2) == "yes"
    assert said("west-midlands-police", 2) == "no record found"
    assert said("national-police-chiefs-council", 1) == "34"
    assert said("home-office", 5) == "13"


def test_every_letter_says_that_nobody_sent_it(kept: Store) -> None:
    letters = dict(kept.read.documents())
    assert len(letters) > 52
    assert [k for k, content in letters.items() if not content.decode().startswith(MARK)] == []


def test_the_record_is_sound(kept: Store) -> None:
    from foitrack.store.chain import problems

    for history in kept.read.histories():
        assert problems(history.events) == []
        assert {e.recorded_by for e in history.events} == {"demonstration"}
