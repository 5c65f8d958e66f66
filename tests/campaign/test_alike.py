"""Near-identical refusals: the same advice with another name on it, and the one that stands out."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from foitrack.campaign.alike import Letter, group, own_words, runs, share, words

ADVICE = """Dear {who},

Freedom of Information request reference {ref}

Thank you for your request received on {day}. {force} can neither confirm nor deny that it holds the information that
you asked for, by virtue of section 31(3) of the Freedom of Information Act 2000 (law enforcement). To confirm or deny
would show where the operation is active and where it is not, and so would help those who seek to avoid it. The public
interest in openness about spending is outweighed by the harm to operations and to the children concerned.

You may ask {force} to review this decision within 40 working days, and may then complain to the Commissioner."""
OWN = """Your request is refused. We have looked at what it would take: 480 files, five minutes each, which is 40 hours
and above the limit of 18 in section 12(1). If you ask for one year only we may be able to help, and we suggest 2023."""


def letter(body: str, day: int, text: str, name: str = "") -> Letter:
    force = name or f"{body.title()} Police"
    filled = text.format(
        who="Ada Example", ref=f"FOI/{day * 7}/26-{body}", day=f"{day} March 2026", force=force
    )
    return Letter(body, body, f"ft-{body}", date(2026, 3, day), filled, (force, "Ada Example"))


def test_the_same_advice_is_one_group_and_the_odd_one_stands_out() -> None:
    told = [
        letter("kent", 5, ADVICE),
        letter("essex", 3, ADVICE),
        letter("dorset", 9, ADVICE.replace("about spending ", "")),
        letter("surrey", 7, OWN),
    ]
    found = group(told)
    assert [g.bodies for g in found.groups] == [("essex", "kent", "dorset")]  # the earliest leads
    assert [m.share for m in found.groups[0].members[:2]] == [1.0, 1.0]
    assert 0.8 <= found.groups[0].members[2].share < 1.0
    assert [o.letter.body for o in found.odd] == ["surrey"] and found.read == 4
    assert any("about spending" not in s for s in own_words(told[2], told[1]))


def test_another_section_is_another_refusal() -> None:
    """Masking figures must not make a refusal under section 40(2) read like one under section 31(3)."""
    assert "s31(3)" in words("under section 31(3) of the Act")
    assert "s40(2)" in words("sections 31(1)(a) and 40(2) apply")
    assert words("FOI/1234/26 of 3 March 2026, 480 files") == words("FOI/99/26 of 17 April 2026, 12 files")


def test_the_order_given_does_not_matter() -> None:
    told = [letter(f"force{n}", 1 + n % 20, ADVICE if n % 3 else OWN) for n in range(12)]
    mixed = list(told)
    random.Random(7).shuffle(mixed)
    assert group(told) == group(mixed)


def test_one_body_writing_twice_is_no_group() -> None:
    told = [letter("kent", 5, ADVICE), letter("kent", 9, ADVICE)]
    assert group(told).groups == () and len(group(told).odd) == 2


def test_nothing_and_empty_letters() -> None:
    assert group([]).groups == ()
    blank = [
        Letter("a", "a", "ft-a", date(2026, 1, 1), ""),
        Letter("b", "b", "ft-b", date(2026, 1, 1), " \n"),
    ]
    assert group(blank).read == 2 and group(blank).groups == ()


def test_it_finds_what_comparing_every_pair_finds() -> None:
    """The banding is a shortcut: on 200 letters it must give the groups of the exhaustive comparison."""
    rng = random.Random(1)
    vocabulary = [
        a + b for a in "ba ce di fo gu ha".split() for b in "bal cen dir fom gus hat jel kim".split()
    ]
    told = []
    for model in range(8):
        base = [rng.choice(vocabulary) for _ in range(220)]
        for n in range(25):
            changed = list(base)
            for _ in range(rng.randint(0, 6)):
                changed[rng.randrange(len(changed))] = rng.choice(vocabulary)
            told.append(Letter(f"{model}-{n}", f"body-{model}-{n}", "", date(2026, 1, 1), " ".join(changed)))
    numbers: dict[str, int] = {}
    cut = [runs(words(t.text), numbers) for t in told]
    parent = list(range(len(told)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for a in range(len(told)):
        for b in range(a):
            if share(cut[a], cut[b]) >= 0.8:
                parent[max(root(a), root(b))] = min(root(a), root(b))
    exhaustive = {}
    for n, t in enumerate(told):
        exhaustive.setdefault(root(n), set()).add(t.body)
    wanted = sorted((sorted(g) for g in exhaustive.values() if len(g) > 1), key=str)
    assert sorted((sorted(g.bodies) for g in group(told).groups), key=str) == wanted


@pytest.mark.parametrize("different", [True, False])
def test_thousands_of_letters_take_seconds(different: bool) -> None:
    rng = random.Random(2)
    vocabulary = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600)]
    bases = [" ".join(rng.choice(vocabulary) for _ in range(300)) for _ in range(5000 if different else 20)]
    told = [
        Letter(str(n), f"body-{n}", "", date(2026, 1, 1), f"Reference {n}. {bases[n % len(bases)]}")
        for n in range(5000)
    ]
    start = time.process_time()
    found = group(told)
    assert time.process_time() - start < 20  # about three seconds here
    assert len(found.groups) == (0 if different else 20)
