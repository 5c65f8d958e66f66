"""The one wall clock. Nothing else in foitrack asks what day or time it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from foitrack.errors import UsageError


def today() -> date:
    """The civil date in London (the law's days are London's), or ``FOITRACK_TODAY`` as YYYY-MM-DD."""
    said = os.environ.get("FOITRACK_TODAY")
    if said:
        try:
            return date.fromisoformat(said)
        except ValueError:
            raise UsageError(
                f"FOITRACK_TODAY is {said!r}, which is not a date.", "Write it as 2026-06-30."
            ) from None
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/London")).date()


def now() -> datetime:
    """This moment, aware, in UTC. For the audit only: it moves no clock."""
    return datetime.now(UTC)
