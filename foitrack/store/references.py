"""Others' references: the body's, the regulator's, the tribunal's, WhatDoTheyKnow's. Any of them finds the request."""

from __future__ import annotations

from collections.abc import Iterator

from foitrack.facts import Event

# The details of an event that are references: these names, and any that end so (ico_ref, tribunal_ref, wdtk_url).
_ENDINGS = ("_ref", "_refs", "_url")
_NAMES = ("ref", "refs", "url")


def references_of(event: Event) -> Iterator[tuple[str, str]]:
    """Each (kind, reference) that the event's details carry; a list gives one each."""
    for kind in sorted(event.details):
        if kind in _NAMES or kind.endswith(_ENDINGS):
            value = event.details[kind]
            for one in value if isinstance(value, list | tuple) else (value,):
                if isinstance(one, str) and one.strip():
                    yield kind, one.strip()


def findable(reference: str) -> str:
    """Its letters and digits in lower case: "FOI/2026-0117" and "foi 2026 0117" are one reference."""
    kept = "".join(c for c in reference.casefold() if c.isalnum())
    return kept or reference.strip().casefold()
