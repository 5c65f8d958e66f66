"""What can go wrong, said to a person: one sentence, the next step, and the exit code that programs read."""

from __future__ import annotations

from collections.abc import Sequence


class FoitrackError(Exception):
    """Something the user can understand and act on. ``says`` is what and why; ``next_step`` what to do."""

    exit_code = 1

    def __init__(self, says: str, next_step: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.says} {self.next_step}".strip()


class UsageError(FoitrackError):
    """A bad value, a missing template value, no config, or a confirmation nobody is there to give."""

    exit_code = 2


class ImpossibleEvent(UsageError):
    """An event that cannot have happened as told (a fee paid without a notice). The odd is only warned."""


class NotFound(FoitrackError):
    exit_code = 3


class Ambiguous(NotFound):
    """More than one thing answers to the name given. ``matches`` are the names to choose from."""

    def __init__(self, says: str, matches: Sequence[str], next_step: str = "") -> None:
        super().__init__(says, next_step or "Choose one of: " + ", ".join(matches))
        self.matches = tuple(matches)


class StoreError(FoitrackError):
    """The store is locked, newer than this program, damaged, read-only, not ours, or its disk is full."""

    exit_code = 4


class BeyondCalendar(FoitrackError):
    """A count needs a day before the first or after the last day that the calendar knows."""


class NoRule(FoitrackError):
    """No rule was in force on the day that the clock turns on. Never answered with the latest one."""
