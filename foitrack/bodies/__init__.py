"""Public bodies: the shipped directory, its groups, the names people use, and what to know before writing.

No address is ever guessed, and neither is a body: a name that fits none is an error with what is near to it.
``EDITION`` is cheap to import; the rest of the room is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foitrack.bodies.coverage import OutsideTheAct
    from foitrack.bodies.directory import shipped
    from foitrack.bodies.groups import group_counts, members
    from foitrack.bodies.names import Names, resolve
    from foitrack.bodies.preflight import Finding

# The day of the shipped edition. A store seeded with an older one takes over what its users have not changed.
EDITION = "2026-11-21"

__all__ = [
    "EDITION",
    "Finding",
    "Names",
    "OutsideTheAct",
    "group_counts",
    "members",
    "resolve",
    "shipped",
]

_ROOM = {
    "OutsideTheAct": "coverage",
    "shipped": "directory",
    "group_counts": "groups",
    "members": "groups",
    "Names": "names",
    "resolve": "names",
    "Finding": "preflight",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_ROOM[name]}"), name)
