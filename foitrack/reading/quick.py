"""Patterns that are tried only where one of their words stands.

A sentence is held against some hundreds of patterns and matches a few. Each pattern cannot match without one of
some pieces of plain text, which its own syntax tells; looking for those first saves most of the searching and
changes no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

try:  # Python's own, and not promised by it: without them every pattern is simply tried
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    sre = _parser = None

_MOST = 80  # pieces; looking for more of them is no quicker than the pattern


class Quick:
    """A pattern with ``search`` and ``match`` as ``re.Pattern`` has them, the quick way where there is one. Compiled when it
    is first tried: a letter tries a third of the patterns that there are."""

    __slots__ = ("_compiled", "flags", "pattern", "pieces")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._compiled: re.Pattern[str] | None = None
        self.pieces = pieces_of(pattern, flags)

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        if self.pieces:
            low = text.lower()
            for piece in self.pieces:
                if piece in low:
                    break
            else:
                return None
        return self.compiled.search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self.compiled.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self.compiled.fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, *span)

    def findall(self, text: str) -> list[str]:
        return self.compiled.findall(text)

    def sub(self, by: str, text: str) -> str:
        return self.compiled.sub(by, text)

    def split(self, text: str) -> list[str]:
        return self.compiled.split(text)


def quick(pattern: str, flags: int = 0) -> Quick:
    """``re.compile``, for a pattern that many sentences will be held against."""
    return Quick(pattern, flags)


_MARKS = re.compile(
    r"<[co]>?|[co]?>", re.I
)  # how a citation is written in a sentence that is judged, and parts of it


def pieces_of(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Pieces of text in small letters, one of which stands in whatever ``pattern`` matches; empty if none is sure."""
    if _parser is None:
        return ()
    found = _needed(_parser.parse(pattern, flags))
    if found is None or len(found) > _MOST or min(map(len, found)) < 2:
        return ()
    return tuple(p for p in sorted(found, key=len) if not any(o != p and o in p for o in found))


def _needed(items: Iterable[tuple[object, object]]) -> frozenset[str] | None:
    best: frozenset[str] | None = None
    run = ""

    def offer(pieces: frozenset[str] | None) -> None:
        nonlocal best
        # The mark of the citation stands in every sentence that is judged, and tells nothing.
        if pieces and any(_MARKS.fullmatch(p.strip()) for p in pieces):
            return
        if pieces and (best is None or _worth(pieces) > _worth(best)):
            best = pieces

    for kind, value in items:
        if kind is sre.LITERAL and value < 128:  # type: ignore[operator]
            run += chr(value).lower()  # type: ignore[arg-type]
            continue
        if run:
            offer(frozenset({run}))
        run = ""
        if kind is sre.SUBPATTERN:
            offer(_needed(value[3]))  # type: ignore[index]
        elif kind is sre.BRANCH:
            parts = [_needed(part) for part in value[1]]  # type: ignore[index]
            offer(frozenset().union(*parts) if all(parts) else None)  # type: ignore[arg-type]
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0] >= 1:  # type: ignore[index]
            offer(_needed(value[2]))  # type: ignore[index]
    if run:
        offer(frozenset({run}))
    return best


def _worth(pieces: frozenset[str]) -> tuple[int, int]:
    return min(3, min(map(len, pieces))), -len(pieces)
