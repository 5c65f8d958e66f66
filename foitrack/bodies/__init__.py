"""Public bodies: the shipped directory, its groups, the names people use, and what to know before writing.

No address is ever guessed, and neither is a body: a name that fits none is an error with what is near to it.
"""

from __future__ import annotations

from foitrack.bodies.coverage import OutsideTheAct
from foitrack.bodies.directory import EDITION, shipped
from foitrack.bodies.groups import group_counts, members
from foitrack.bodies.names import Names, resolve
from foitrack.bodies.preflight import Finding, preflight

__all__ = [
    "EDITION",
    "Finding",
    "Names",
    "OutsideTheAct",
    "group_counts",
    "members",
    "preflight",
    "resolve",
    "shipped",
]
