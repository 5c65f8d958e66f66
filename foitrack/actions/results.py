"""What became of a ground, as a person types it: ``s.12(1)=upheld``, ``3:s.31=withdrawn``, ``not_held=overturned``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from foitrack.case.refusals import OUTCOMES, RESULTS
from foitrack.errors import UsageError
from foitrack.law.grounds import canonical

_TYPED = re.compile(r"\s*(?:part\s*)?(?:(\d{1,4})\s*:)?\s*(.+?)\s*=\s*([A-Za-z _-]+?)\s*", re.S | re.I)

# Other words for the same, as letters and notices use them.
_SAME: Mapping[str, str] = MappingProxyType(
    {
        "maintained": "upheld",
        "confirmed": "upheld",
        "partly_upheld": "partly",
        "part": "partly",
        "partially_upheld": "partly",
        "varied": "partly",
        "not_upheld": "overturned",
        "rejected": "overturned",
        "dropped": "withdrawn",
        "abandoned": "withdrawn",
        "undecided": "not_decided",
        "not_considered": "not_decided",
    }
)


def split_results(
    said: object, regime: str, parts: Sequence[int] = ()
) -> tuple[object, list[dict[str, Any]]]:
    """Grounds as typed, apart from those with a result: (the plain ones, ``ground_results`` for an event's details).

    ``parts``: those that the event is about; a result without a part of its own is of each of them. UsageError for a
    result that is none.
    """
    if not isinstance(said, str | list | tuple):
        return said, []
    texts = [said] if isinstance(said, str) else list(said)
    plain: list[object] = []
    results: list[dict[str, Any]] = []
    for text in texts:
        if not isinstance(text, str) or "=" not in text:
            plain.append(text)
            continue
        results += result_of(text, regime, parts)
    return plain, results


def result_of(text: str, regime: str, parts: Sequence[int] = ()) -> list[dict[str, Any]]:
    """One typed result as the objects that are kept: one a part, or one of the whole."""
    read = _TYPED.fullmatch(text)
    if read is None:
        raise UsageError(f"{text!r} is not a ground with its result.", "Write it as s.12(1)=upheld.")
    part, ground, word = read.groups()
    word = "_".join(word.lower().replace("-", " ").replace("_", " ").split())
    result = _SAME.get(word, word)
    if result not in RESULTS:
        raise UsageError(
            f"There is no result called {word!r}.", "Use " + ", ".join(RESULTS).replace("_", "-") + "."
        )
    outcome = ground.strip().lower().replace("-", "_").replace(" ", "_")
    provision = outcome if outcome in OUTCOMES else canonical(ground, regime)
    numbers = [int(part)] if part else list(parts)
    whole: dict[str, Any] = {"provision": provision, "result": result}
    return [{**whole, "part": n} for n in numbers] or [whole]
