"""What was typed about a letter, read: values, parts that are environmental, and where somebody looked first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foitrack.errors import UsageError

if TYPE_CHECKING:
    from foitrack.letters.write import Looked


def pairs(texts: Sequence[str], option: str, example: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        name = name.strip().lower().replace("-", "_")
        if not sign or not name:
            raise UsageError(f"{text!r} is not a name with a value.", f"Write it as {option} {example}")
        if name in found:
            raise UsageError(f"{option} {name} is given twice.")
        found[name] = value
    return found


def part_regimes(texts: Sequence[str]) -> dict[int, str]:
    from foitrack.facts import regime_of

    found = {}
    for text in texts:
        n, sign, regime = text.partition("=")
        if not sign or not n.strip().isascii() or not n.strip().isdigit():
            raise UsageError(f"{text!r} is not a part with its regime.", "Write it as --part-regime 2=EIR")
        found[int(n)] = regime_of(regime)
    return found


def looked_of(text: str, not_checked: bool) -> Looked | None:
    """``"1 June 2026 nothing on this"``: the longest beginning that is a day, and what was found."""
    if not text.strip():
        return None
    if not_checked:
        raise UsageError("--checked and --not-checked contradict each other.")
    from foitrack.dates import read_day
    from foitrack.letters.write import Looked
    from foitrack.today import today

    words = text.split()
    for n in range(min(5, len(words) - 1), 0, -1):
        try:
            day = read_day(" ".join(words[:n]).rstrip(":,;"), today())
        except UsageError:
            continue
        if day > today():
            raise UsageError(f"{' '.join(words[:n])!r} has not come yet.")
        return Looked(day, " ".join(words[n:]))
    raise UsageError(
        f"{text!r} is not a day with what you found.", 'Write it as --checked "1 June 2026 nothing on this".'
    )
