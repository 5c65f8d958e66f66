"""The law as data: one file a statute, each figure with its citation, its kind and the day it began."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from foitrack.facts import regime_of
from foitrack.law import eir, eisr, foia, foisa, sar
from foitrack.law.rule import Regime

# The edition of these rules. It changes whenever a rule changes in a way that moves a date, and is stamped on
# the derived deadlines of a store, so that an older program knows not to rebuild them.
LAW_VERSION = 1

REGIMES: Mapping[str, Regime] = MappingProxyType(
    {r.code: r for r in (foia.REGIME, eir.REGIME, foisa.REGIME, eisr.REGIME, sar.REGIME)}
)


def regime(code: str) -> Regime:
    """The regime of that name, in any case; UsageError if there is none."""
    return REGIMES[regime_of(code)]
