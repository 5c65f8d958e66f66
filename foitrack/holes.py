"""A text with holes, cut from a model that has marks where values go: for texts that are alike by the thousand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any


class Holed:
    """A pattern for ``%``, and which of the values goes into each of its holes."""

    __slots__ = ("_pattern", "_pick", "holes")

    def __init__(self, pattern: str, holes: Sequence[int]) -> None:
        self._pattern, self.holes = pattern, tuple(holes)
        # For one hole it picks the value, for more all of theirs.
        self._pick: Callable[[Any], Any] = itemgetter(*self.holes) if self.holes else _nothing

    @classmethod
    def cut(cls, model: str, marks: Sequence[str]) -> Holed:
        """``model`` with a hole wherever one of ``marks`` stands; none of them may be part of another."""
        # Marks are drawn anew for every model: a pattern of them would be compiled for each cut, at ten times its price.
        pieces: list[str] = [model]
        holes: list[int] = []  # hole n stands after piece n
        for n, mark in enumerate(marks):
            at = 0
            while at < len(pieces):
                before, found, after = pieces[at].partition(mark)
                if found:
                    pieces[at : at + 1] = [before, after]
                    holes.insert(at, n)
                at += 1
        return cls("%s".join(piece.replace("%", "%%") for piece in pieces), holes)

    def filled(self, values: Sequence[str | int]) -> str:
        """The text with ``values`` in its holes, one for each mark, in the order of the marks."""
        text: str = self._pattern % self._pick(values)
        return text


def _nothing(_: object) -> tuple[()]:
    return ()
