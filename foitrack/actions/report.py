"""``report``: what is open, or what a campaign has got, as a value that any exporter can write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from foitrack.errors import FoitrackError, NotFound, UsageError

if TYPE_CHECKING:
    from foitrack.case import Case
    from foitrack.facts import Campaign
    from foitrack.law.working_days import Calendar
    from foitrack.reports.report import CampaignRow, DeadlineRow, Report
    from foitrack.reports.rows import Edition
    from foitrack.store.read import Reader
    from foitrack.store.values import Head

REPORTS = ("deadlines", "campaign")


def report(
    read: Reader,
    name: str,
    *,
    on: date,
    campaign: str = "",
    days: int | None = None,
    details: bool = False,
) -> Report:
    """The report ``name`` (deadlines or campaign) as things stand on ``on``.

    ``campaign`` is a slug, and may be left out of a campaign's report where there is only one. ``days`` leaves
    out what falls due later than that. ``details`` lets the subjects of requests into a diary. NotFound for a
    campaign that there is none of; UsageError where the choice is not clear. A request that cannot be counted is
    named in the warnings and leaves the others as they are.
    """
    if name not in REPORTS:
        raise UsageError(f"There is no report called {name!r}.", "Choose deadlines or campaign.")
    if name == "campaign":
        return _campaign(read, _one_campaign(read, campaign), on, days, details)
    return _deadlines(read, _one_campaign(read, campaign).slug if campaign else "", on, days, details)


def _deadlines(read: Reader, campaign: str, on: date, days: int | None, details: bool) -> Report:
    from foitrack.reports.report import DEADLINE_NAMES, Report
    from foitrack.reports.rows import DEADLINE_COLUMNS, deadline_rows

    counting = _Counting(read, read.heads(campaign=campaign) if campaign else None)
    rows = deadline_rows(counting.cases(), on, days, counting.edition)
    return Report(
        name="deadlines",
        title="Deadlines" + (f" of {campaign}" if campaign else ""),
        on=on,
        names=DEADLINE_NAMES,
        columns=DEADLINE_COLUMNS,
        rows=rows,
        open=rows,
        campaign=campaign,
        days=days,
        calendar=_edition_of(counting.calendar),
        facts=_summary(rows, days),
        warnings=_warnings(counting, rows),
        left_out=tuple(counting.failed),
        details=details,
    )


def _campaign(read: Reader, campaign: Campaign, on: date, days: int | None, details: bool) -> Report:
    from foitrack.reports.report import CAMPAIGN_NAMES, Report
    from foitrack.reports.rows import CAMPAIGN_COLUMNS, campaign_rows, deadline_rows

    heads = read.heads(campaign=campaign.slug)
    counting = _Counting(read, heads)
    rows = campaign_rows(counting.cases(), on, {h.id: h.ref for h in heads})
    diary = _Counting(read, heads)  # a diary is a second reading of the record, made only if it is written
    return Report(
        name="campaign",
        title=f"Campaign: {campaign.title or campaign.slug}",
        on=on,
        names=CAMPAIGN_NAMES,
        columns=CAMPAIGN_COLUMNS,
        rows=rows,
        open=_Later(lambda: deadline_rows(diary.cases(), on, days, diary.edition)),
        campaign=campaign.slug,
        days=days,
        calendar=_edition_of(counting.calendar),
        facts=_questions(campaign, rows),
        warnings=_warnings(counting, rows),
        left_out=tuple(counting.failed),
        details=details,
    )


def _one_campaign(read: Reader, slug: str) -> Campaign:
    if slug:
        if found := read.campaign(slug):
            return found
        raise NotFound(f"There is no campaign called {slug!r}.", _choose(read.campaigns()))
    known = read.campaigns()
    if len(known) == 1:
        return known[0]
    raise UsageError(
        "Which campaign?" if known else "There is no campaign yet.",
        _choose(known) if known else "foitrack draft TEMPLATE --to BODY --campaign NAME begins one.",
    )


def _choose(campaigns: Sequence[Campaign]) -> str:
    if not campaigns:
        return "There is none yet."
    return "Choose one with --campaign: " + ", ".join(c.slug for c in campaigns) + "."


class _Counting:
    """The cases of some requests (where None, of all that may have a deadline), worked out one after another; those that cannot be counted
    are remembered in ``failed``."""

    def __init__(self, read: Reader, heads: Sequence[Head] | None) -> None:
        from foitrack.actions.derive import calendar_of
        from foitrack.reports.rows import Edition

        self._read = read
        self._ids = read.unclosed_ids() if heads is None else [h.id for h in heads]
        self.calendar: Calendar = calendar_of(read)
        changes = read.calendar_changes()
        self.edition: Edition = Edition(len(changes), max((c.at for c in changes), default=None))
        self.failed: list[str] = []

    def cases(self) -> Iterator[Case]:
        from foitrack.case import Case

        for history in self._read.histories(self._ids):
            try:
                yield Case.of(history, self.calendar)
            except FoitrackError as trouble:
                self.failed.append(f"{history.request.ref} cannot be counted and is left out: {trouble.says}")


@dataclass(frozen=True, slots=True)
class _Later:
    """Rows that are worked out when they are asked for."""

    rows: Callable[[], Sequence[DeadlineRow]]

    def __iter__(self) -> Iterator[DeadlineRow]:
        return iter(self.rows())


def _edition_of(calendar: Calendar) -> dict[str, str]:
    return {"id": calendar.id, "as_of": calendar.as_of.isoformat()}


def _summary(rows: Sequence[DeadlineRow], days: int | None) -> tuple[tuple[str, str], ...]:
    late = sum(r.overdue for r in rows)
    yours = sum(r.owed_by == "you" for r in rows)
    window = "" if days is None else f" in the next {days} days"
    return (
        ("Overdue", str(late)),
        ("Owed by bodies, not overdue" + window, str(len(rows) - late - yours)),
        ("Your own deadlines" + window, str(yours)),
    )


def _questions(campaign: Campaign, rows: Sequence[CampaignRow]) -> tuple[tuple[str, str], ...]:
    """The parts as asked, where all bodies were asked the same; and how many of the rows have an answer."""
    asked: dict[int, set[str]] = {}
    for row in rows:
        asked.setdefault(row.part, set()).add(row.question)
    same = {q.n: q.text for q in campaign.questions} | {
        n: next(iter(t)) for n, t in asked.items() if len(t) == 1
    }
    bodies = len({r.body for r in rows})
    answered = sum(r.channel == "foi" for r in rows)
    return (
        *((f"Part {n}", same[n]) for n in sorted(same) if n),
        ("Bodies", str(bodies)),
        ("Answered under the law", f"{answered} of {len(rows)}"),
        ("Late", str(sum(r.late is True for r in rows))),
    )


def _warnings(counting: _Counting, rows: Iterable[DeadlineRow | CampaignRow]) -> tuple[str, ...]:
    provisional = sum(r.provisional for r in rows)
    said = list(counting.failed)
    if provisional:
        known_to = counting.calendar.known_to.isoformat()
        said.append(
            f"{provisional} of the dates lie where bank holidays are known only in part (after {known_to})."
        )
    return tuple(said)
