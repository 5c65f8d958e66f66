"""The law as data: one file a statute, each figure with its citation, its kind and the day it began.

A statute is loaded when it is asked for: what only needs the working days does not pay for the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foitrack.law.rule import Regime

    REGIMES: Mapping[str, Regime]

# The edition of these rules. It changes whenever a rule changes in a way that moves a date, and is stamped on
# the derived deadlines of a store, so that an older program knows not to rebuild them.
LAW_VERSION = 1

_STATUTES = ("foia", "eir", "foisa", "eisr", "sar")


@cache
def regime(code: str) -> Regime:
    """The regime of that name, in any case; UsageError if there is none."""
    from foitrack.facts import regime_of

    found: Regime = import_module(f"foitrack.law.{regime_of(code).lower()}").REGIME
    return found


def __getattr__(name: str) -> Any:
    """``REGIMES``: every regime by its code."""
    if name == "REGIMES":
        return MappingProxyType({r.code: r for r in (regime(code) for code in _STATUTES)})
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
