"""Blocks (paragraphs, headings, list items) and sentences of a letter, as spans of its text.

Letters come hard-wrapped, one line a paragraph, or out of a PDF in ragged lines, often without any blank
line. A block ends at a blank line, before a list mark, after a line that stops well short of the
letter's usual width, and after a line that is a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or heading, or list item). ``text`` is the folded text on one line; ``block`` its block."""

    start: int
    end: int
    text: str
    block: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    start: int
    end: int
    heading: bool


_LIST_MARK = re.compile(
    r"\s*(?:[\u2022\u00b7\u25cb\u25cf\u25aa\uf0b7\u2013o-]\s+|\(?[0-9]{1,2}[.)]\s+(?=\S)|\(?[a-z][.)]\s+(?=[A-Z])|\([ivx]{1,4}\)\s)"
)
# A full stop after one of these does not end a sentence.
_SHORT = re.compile(
    r"(?:\b(?:s|ss|sec|sect|reg|regs|sch|para|paras|art|arts|no|nos|mr|mrs|ms|dr|prof|rev|st|ltd|co|inc|plc|vs?|cf|"
    r"e\.g|i\.e|eg|ie|etc|approx|ref|tel|ext|p|pp|cllr|hon|dept|fig|vol|est|jan|feb|mar|apr|aug|sept?|oct|nov|dec)"
    r"|\b[A-Z])\.$",
    re.I,
)
# "as set out in Annex A." ends one all the same.
_LETTERED = re.compile(r"\b(?:annex|appendix|schedule|part|table|exhibit|grade|band|class)\s[A-Z]\.$", re.I)
_STOP = re.compile(r"[.!?][\"')\]]*(?=\s)|[.!?][\"')\]]*$")
_ENDS = (".", "!", "?", ";", ":", '."', ".)", ",")


def blocks(text: str, twin: str) -> list[Block]:
    """The blocks of the letter in order."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in twin.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    width = _usual_width([end - start for start, end in lines])
    found: list[Block] = []
    begin = -1
    last = -1

    def close(heading: bool = False) -> None:
        nonlocal begin
        if begin >= 0:
            found.append(Block(begin, last, heading or _is_heading(twin[begin:last])))
        begin = -1

    for n, (start, end) in enumerate(lines):
        line = twin[start:end]
        following = twin[slice(*lines[n + 1])].strip() if n + 1 < len(lines) else ""
        if not line.strip():
            close()
            continue
        if line.startswith("--- attachment: "):
            close()
        if begin >= 0 and _LIST_MARK.match(text, start, end):
            close()
        if begin < 0:
            begin = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip())
        stripped = line.strip()
        # A line that stops short of the usual width, at the end of a sentence or as a heading, ends its block.
        if stripped.startswith("--- attachment: "):
            close()
            continue
        short = len(line.rstrip()) < width * 0.75
        goes_on = stripped.endswith(",") and following[:1].islower()
        if (short and not goes_on and (stripped.endswith(_ENDS) or _is_heading(stripped))) or (
            len(stripped) > 160 and stripped.endswith((".", ":", "?"))
        ):
            close()
        elif re.search(r": ?\u00a3?[\d,.]+%?$", stripped) and len(stripped) < 100:
            close()  # "Number refused: 88"
        elif len(line.rstrip()) < width * 0.6 and (following[:1].isupper() or following[:1].isdigit()):
            close()  # prose is not broken so early: a list or a table without marks
    close()
    return found


def _usual_width(lengths: list[int]) -> int:
    long = sorted(n for n in lengths if n > 30)
    return max(60, min(long[int(len(long) * 0.8)], 140)) if long else 70


_SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "our", "the", "this", "to", "your", "with"}  # fmt: skip


@lru_cache(maxsize=4096)
def _is_heading(line: str) -> bool:
    """Few words, no stop at the end, and capitals as a heading has them."""
    line = line.strip().rstrip(":")
    words = [w for w in re.findall(r"[A-Za-z][\w'()-]*", line) if w.lower() not in _SMALL]
    if not line or len(line) > 90 or line.endswith((".", ",", ";", "?")) or not words or len(words) > 10:
        return False
    if re.match(r"(Section|Sec|s\.?|Regulation|Reg)\b[\s.]*\d", line, re.I):
        return len(words) <= 10 and not re.search(r"\b(is|are|has|have|was|were|applies|and we|we)\b", line)
    capitals = sum(w[0].isupper() for w in words)
    return (capitals >= max(1, (len(words) + 1) // 2) and line[0].isupper()) or line.isupper()


def sentences(text: str, twin: str) -> list[Sentence]:
    """Every sentence of the letter in order, each within one block."""
    found: list[Sentence] = []
    for n, block in enumerate(blocks(text, twin)):
        at = block.start
        for stop in _STOP.finditer(twin, block.start, block.end):
            before = twin[max(at, stop.start() - 20) : stop.start() + 1]
            if (_SHORT.search(before) and not _LETTERED.search(before)) or re.fullmatch(
                r"\W*(\(?\d{1,2}|[a-z])\.", before, re.I
            ):
                continue
            after = twin[stop.end() : min(stop.end() + 80, block.end)].lstrip()[:1]
            if after and not (after.isupper() or after.isdigit() or after in "\"'([-\u00a3"):
                continue
            _add(found, twin, at, stop.end(), n, block.heading)
            at = stop.end()
        _add(found, twin, at, block.end, n, block.heading)
    return found


LONGEST = 1_000  # characters: no sentence is longer, but a table or hostile text may be


def _add(found: list[Sentence], twin: str, start: int, end: int, block: int, heading: bool) -> None:
    while end - start > LONGEST:
        cut = twin.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        _add(found, twin, start, cut, block, heading)
        start = cut
    raw = twin[start:end]
    start += len(raw) - len(raw.lstrip())
    end -= len(raw) - len(raw.rstrip())
    if start < end:
        found.append(Sentence(start, end, re.sub(r"\s+", " ", twin[start:end]), block, heading))
