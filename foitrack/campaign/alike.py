"""The same words from many bodies: refusals that share central advice, and the one that stands out.

How it works, so that it can be explained to a body. What belongs to one letter alone (the body's names, the
requester's, references, addresses, dates, figures) is masked; sections relied on are kept. What is left is cut into
runs of five words. Two letters are alike by the share of runs that they have in common (Jaccard): 0.8 is four of
five. Candidates are found without comparing every pair, by MinHash in bands (Broder 1997; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, ch. 3), and each is then compared exactly. A letter belongs to a group if it is
alike to a letter of it; the group is told by its earliest.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from zlib import crc32

ALIKE = 0.8  # the share of word runs from which two letters count as near-identical
RUN = 5  # words in a run
_BANDS, _ROWS = (
    32,
    4,
)  # at 0.8 a pair is missed in fewer than one of a million; below 0.4 it is seldom looked at
_PLACES = _BANDS * _ROWS
_LOOKED_AT = 4  # letters of one group that are compared with a new one, those with most bands in common first
_KEPT = (
    24  # letters that a band remembers: near-identical letters fall together, and a few of them stand for all
)

_MASK = "\u00a7"
_MONTHS = frozenset(
    """january february april june july august september october november december jan feb apr jun jul aug sep sept oct
    nov dec""".split()
)
_MONTHS_OR_WORDS = frozenset({"march", "may", "mar"})  # a month after a figure only
_CITES = frozenset(
    "section sections s ss regulation regulations reg regs article articles subsection".split()
)
_ODD = re.compile(r"[\d@]|://|www\.|\u00a7")
_PROVISION = re.compile(r"(?:(sections?|ss?|regulations?|regs?|articles?)\.?)?(\d+[a-z]?(?:\([0-9a-z]+\))*)")
_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Letter:
    """A refusal's text. ``masked``: names that are its own (the body's, the requester's); ``grounds``: provisions."""

    id: str
    body: str
    ref: str
    on: date
    text: str
    masked: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A letter of a group. ``share`` is what it has in common with the group's first letter, 0 to 1."""

    letter: Letter
    share: float


@dataclass(frozen=True, slots=True)
class Group:
    """Letters in near-identical words, the earliest first."""

    members: tuple[Member, ...]

    @property
    def model(self) -> Letter:
        return self.members[0].letter

    @property
    def bodies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.letter.body for m in self.members))


@dataclass(frozen=True, slots=True)
class Odd:
    """A letter in words of its own, beside the first of the group that is nearest to it (None where none is near)."""

    letter: Letter
    nearest: Letter | None
    share: float


@dataclass(frozen=True, slots=True)
class Alike:
    """Letters by their words: groups of more than one body, the largest first, and those that stand alone."""

    groups: tuple[Group, ...]
    odd: tuple[Odd, ...]
    read: int


# ---- from a letter to its runs -----------------------------------------------------------------------


def words(text: str, names: Iterable[str] = ()) -> list[str]:
    """The words of a letter in lower case, with what belongs to it alone masked and provisions as ``s40(2)``."""
    said = unicodedata.normalize("NFKC", text).replace("\u2019", "'").casefold()
    for name in sorted({n.casefold() for n in names if len(n) > 2}, key=len, reverse=True):
        said = said.replace(name, f" {_MASK} ")
    out: list[str] = []
    last, citing = "", False  # the word before, unmasked; whether a list of provisions goes on
    for token in said.split():
        if token.isalpha():
            if token in _MONTHS or (token in _MONTHS_OR_WORDS and last[:1].isdigit()):
                token = _MASK
            out.append(token)
            citing = token in _CITES or (citing and token in ("and", "or"))
        elif _ODD.search(token) is None:
            out += _WORD.findall(token)
        else:
            read = _PROVISION.fullmatch(token.strip(".,;:!?'\""))
            citing = read is not None and (citing or bool(read[1]) or last.rstrip(".") in _CITES)
            out.append("s" + read[2] if read is not None and citing else _MASK)
        if out[-1:] == [_MASK] and out[-2:-1] == [_MASK]:
            out.pop()  # "3 March 2026" and "03/03/2026" are one mask alike
        last = token
    return out


def runs(said: Sequence[str], numbers: dict[str, int]) -> frozenset[int]:
    """The runs of five words, each as a number; the whole where there are fewer. ``numbers`` remembers each word's."""
    coded = [numbers.get(w) or numbers.setdefault(w, crc32(w.encode()) + 1) for w in said]
    if len(coded) < RUN:
        return frozenset([hash(tuple(coded))] if coded else ())
    return frozenset(map(hash, zip(*(islice(coded, n, None) for n in range(RUN)), strict=False)))


def share(a: frozenset[int], b: frozenset[int]) -> float:
    """What two letters have in common, 0 to 1 (Jaccard)."""
    both = len(a & b)
    return both / (len(a) + len(b) - both) if both else 0.0


def bands(values: frozenset[int]) -> Iterator[tuple[int, ...]]:
    """The bands of a MinHash: two letters that share one are candidates.

    One permutation (Li, Owen and Zhang 2012): each run falls into one of 128 places, of which the least is kept; an empty
    place takes that of the next (Shrivastava and Li 2014).
    """
    if not values:
        return
    least = {value & (_PLACES - 1): value for value in sorted(values, reverse=True)}
    row, following = [0] * _PLACES, (0, 0)
    for place in range(2 * _PLACES - 1, -1, -1):  # twice round, so that the last places find the first
        if place % _PLACES in least:
            following = (place, least[place % _PLACES])
        if place < _PLACES:
            row[place] = following[1] + (following[0] - place)
    for band in range(_BANDS):
        yield (band, *row[band * _ROWS : (band + 1) * _ROWS])


# ---- grouping --------------------------------------------------------------------------------------


def group(letters: Iterable[Letter], at_least: float = ALIKE) -> Alike:
    """``letters`` by their words; ``at_least`` is the share that makes two of them alike. In whatever order they are
    given, the earliest of a group leads it, then the first by body and reference."""
    told = sorted(letters, key=lambda one: (one.on, one.body, one.ref, one.id))
    numbers: dict[str, int] = {}
    kept: list[frozenset[int]] = []
    belongs: list[int] = []  # letter -> an earlier letter of its group, or itself
    buckets: dict[tuple[int, ...], list[int]] = {}
    seen: dict[frozenset[int], int] = {}

    def root(n: int) -> int:
        while belongs[n] != n:
            belongs[n] = belongs[belongs[n]]
            n = belongs[n]
        return n

    for n, letter in enumerate(told):
        mine = runs(words(letter.text, letter.masked), numbers)
        kept.append(mine)
        belongs.append(n)
        if not mine:
            continue  # a letter without words is like no other
        if (first := seen.setdefault(mine, n)) != n:
            belongs[n] = root(first)  # equal once masked: nothing to compare
            continue
        keys = [buckets.setdefault(key, []) for key in bands(mine)]
        looked: Counter[int] = Counter()
        for other, _ in Counter(m for key in keys for m in key).most_common():
            there = root(other)
            if there == root(n) or looked[there] >= _LOOKED_AT:
                continue
            looked[there] += 1
            if share(mine, kept[other]) >= at_least:
                low, high = sorted((there, root(n)))
                belongs[high] = low
        for key in keys:
            if len(key) < _KEPT:
                key.append(n)
    groups: dict[int, list[int]] = {}
    for n in range(len(told)):
        groups.setdefault(root(n), []).append(n)
    return _told(told, kept, list(groups.values()))


def _told(told: Sequence[Letter], kept: Sequence[frozenset[int]], found: Sequence[Sequence[int]]) -> Alike:
    several = [g for g in found if len({told[n].body for n in g}) > 1]
    several.sort(key=lambda g: (-len(g), g[0]))
    of_run: dict[int, list[int]] = {}  # a run of words -> the groups whose first letter has it
    for number, members in enumerate(several):
        for run in kept[members[0]]:
            of_run.setdefault(run, []).append(number)
    odd = []
    for members in found:
        if len({told[n].body for n in members}) == 1:
            mine = kept[members[0]]
            near = Counter(number for run in mine for number in of_run.get(run, ()))
            best = max(near, key=lambda g: (share(mine, kept[several[g][0]]), -g), default=None)
            common = share(mine, kept[several[best][0]]) if best is not None else 0.0
            odd += [
                Odd(told[n], told[several[best][0]] if best is not None else None, common) for n in members
            ]
    groups = tuple(
        Group(tuple(Member(told[n], share(kept[n], kept[members[0]])) for n in members))
        for members in several
    )
    return Alike(groups, tuple(odd), len(told))


def own_words(letter: Letter, model: Letter) -> tuple[str, ...]:
    """The sentences of a letter that ``model`` has not, as they stand in it: what makes it another letter."""
    there = {tuple(words(s, model.masked)) for s in _split(model.text)}
    return tuple(
        s for s in _split(letter.text) if (said := tuple(words(s, letter.masked))) and said not in there
    )


def _split(text: str) -> list[str]:
    return [" ".join(s.split()) for s in _SENTENCE.split(text) if s.strip()]
