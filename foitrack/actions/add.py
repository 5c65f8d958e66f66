"""``add``: requests made elsewhere, at whatever stage they are; one at a time or a table of them.

A stage is told as what happened and when: a request at review was answered, or not, and a review was asked for
on a day. Nothing is guessed: a stage without its day is an error, because clocks run from it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from foitrack.actions.begin import New, problems_of, record_new, requester_of
from foitrack.actions.derive import calendar_of
from foitrack.case import Case
from foitrack.errors import FoitrackError, UsageError
from foitrack.facts import Campaign, Event, Outcome, Part, Request, clean_text, regime_of

if TYPE_CHECKING:
    from foitrack.config import Config
    from foitrack.store.open import Store
    from foitrack.store.read import Reader

# A stage as typed -> the event that began it, and the outcome where it is an answer.
STAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "awaiting": ("", ""),
        "acknowledged": ("acknowledged", ""),
        "clarification": ("clarification_requested", ""),
        "fee": ("fee_notice", ""),
        "holding": ("holding", ""),
        "answered": ("response_full", "disclosed_full"),
        "part-answered": ("response_partial", "disclosed_part"),
        "refused": ("refused", "refused"),
        "cost-limit": ("cost", "cost_limit"),
        "not-held": ("not_held", "not_held"),
        "ncnd": ("ncnd", "ncnd"),
        "vexatious": ("vexatious", "vexatious"),
        "review": ("review_requested", ""),
        "review-answered": ("review_outcome", ""),
        "ico": ("commissioner_complaint", ""),
        "commissioner": ("commissioner_complaint", ""),
        "decision": ("decision_notice", ""),
        "tribunal": ("tribunal_appeal", ""),
        "withdrawn": ("withdrawn", ""),
        "closed": ("closed", ""),
    }
)
_AFTER_AN_ANSWER = ("review", "review-answered", "ico", "commissioner", "decision", "tribunal")
_ANSWER_STAGES = tuple(s for s, (_, outcome) in STAGES.items() if outcome)
_VIAS = ("email", "webform", "wdtk", "post")
_HOW_STAGES = "Use one of " + ", ".join(STAGES) + "."


@dataclass(frozen=True, slots=True)
class Told:
    """A request as somebody tells of it. ``since``: the day on which ``stage`` began; ``answered`` and
    ``answer`` (an answer's stage): what came before a review or a complaint, where it is known."""

    to: str
    sent: date
    received: date | None = None
    title: str = ""
    parts: tuple[str, ...] = ()
    via: str = "email"
    regime: str = ""
    stage: str = "awaiting"
    since: date | None = None
    answer: str = ""
    answered: date | None = None
    their_refs: tuple[str, ...] = ()
    url: str = ""
    files: tuple[Path, ...] = ()
    campaign: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """A request as it now is in the store. ``there``: it was there before, and nothing was added."""

    ref: str
    body: str
    standing: str
    due: date | None
    odd: tuple[str, ...] = ()
    there: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "ref": self.ref,
            "body": self.body,
            "standing": self.standing,
            "response_due": self.due.isoformat() if self.due else None,
            "already": self.there,
        }


def add_one(store: Store, told: Told, config: Config, *, by: str, today: date) -> Added:
    """Record one request. The same one again (body, day, title or their reference) is found and left alone.

    UsageError for a stage or law that does not exist, a stage without its day, or what cannot have happened.
    """
    new = _new(store.read, told, config, _Known(store.read))
    if there := _there(store.read, new):
        case = _case(store.read, there)
        return _added(case, (), there=True)
    found = problems_of(new, calendar_of(store.read), today)
    if wrong := [p.says for p in found if p.impossible]:
        raise UsageError(" ".join(wrong), "Check the days.")
    with store.writing() as writer:
        campaigns = [new.request.campaign] if new.request.campaign else []
        [case] = record_new(
            writer, [_with_reference(new, writer.read.free_refs(1)[0])], by=by, campaigns=campaigns
        )
    return _added(case, tuple(p.says for p in found))


# ---- a table of requests -------------------------------------------------------------------------

# Column -> what stands in it. The order is that of --csv-template; only body and sent must be filled.
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "body": "kent-police",
        "sent": "2026-03-04",
        "title": "Stop and search of children",
        "parts": "The number of searches in each year | The policy in force",
        "their_ref": "FOI/2026/1234",
        "via": "email",
        "received": "",
        "regime": "",
        "stage": "refused",
        "since": "2026-03-30",
        "answer": "",
        "answered": "",
        "url": "",
        "campaign": "",
        "tags": "children policing",
        "file": "",
    }
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    line: int
    told: Told
    new: New

    def as_json(self) -> dict[str, Any]:
        told = self.told
        return {
            "line": self.line,
            "body": self.new.request.body.slug,
            "sent": told.sent.isoformat(),
            "stage": told.stage,
            "title": self.new.request.title,
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was read: what would be added, what is there already, what is wrong, what is odd; by line."""

    read: int
    rows: tuple[SheetRow, ...] = ()
    already: tuple[tuple[int, str], ...] = ()
    bad: tuple[tuple[int, str], ...] = ()
    odd: tuple[tuple[int, str], ...] = ()
    campaigns: tuple[Campaign, ...] = ()


def csv_columns() -> str:
    """The table's header and one line as an example."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerow(COLUMNS.values())
    return out.getvalue()


def read_sheet(store: Store, path: Path, config: Config, today: date) -> Sheet:
    """What a table of requests would add. A bad line is left out with its reason and keeps no other back.

    UTF-8 or Windows-1252, comma or semicolon; columns of other names are an error, so that a slip in a
    heading loses nothing.
    """
    known = _Known(store.read)
    calendar = calendar_of(store.read)
    rows: list[SheetRow] = []
    already: list[tuple[int, str]] = []
    bad: list[tuple[int, str]] = []
    odd: list[tuple[int, str]] = []
    seen: dict[object, int] = {}
    read = 0
    for line, cells in _lines(path):
        read += 1
        try:
            told = _told(cells, today, path.parent)
            new = _new(store.read, told, config, known)
            if there := _there(store.read, new):
                already.append((line, there))
                continue
            if (before := seen.setdefault(_identity(new.request, told.sent), line)) != line:
                raise UsageError(f"It is the same request as line {before}.")
            found = problems_of(new, calendar, today)
            if wrong := [p.says for p in found if p.impossible]:
                raise UsageError(" ".join(wrong))
            odd += [(line, p.says) for p in found]
            rows.append(SheetRow(line, told, new))
        except (FoitrackError, OSError) as trouble:
            bad.append((line, str(trouble)))
    return Sheet(read, tuple(rows), tuple(already), tuple(bad), tuple(odd), tuple(known.campaigns.values()))


def add_sheet(store: Store, sheet: Sheet, *, by: str) -> tuple[Added, ...]:
    """Record the good lines of a table in one transaction."""
    if not sheet.rows:
        return ()
    used = {r.new.request.campaign.slug for r in sheet.rows if r.new.request.campaign}
    with store.writing() as writer:
        refs = writer.read.free_refs(len(sheet.rows))
        news = [_with_reference(r.new, ref) for r, ref in zip(sheet.rows, refs, strict=True)]
        cases = record_new(writer, news, by=by, campaigns=[c for c in sheet.campaigns if c.slug in used])
    return tuple(_added(case, ()) for case in cases)


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file by column, with their line numbers. Empty lines are left out."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise UsageError(f"{path.name} is not a table of text.", "Save it as CSV (UTF-8).")
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    header: list[str] = []
    found = []
    for cells in reader:
        if not any(c.strip() for c in cells):
            continue
        if not header:
            header = _header(cells, path)
            continue
        if len(cells) > len(header) and any(c.strip() for c in cells[len(header) :]):
            raise UsageError(
                f"Line {reader.line_num} of {path.name} has more cells than there are columns.",
                "Put a text with a comma in quotation marks.",
            )
        found.append((reader.line_num, dict(zip(header, (c.strip() for c in cells), strict=False))))
    if not header:
        raise UsageError(f"{path.name} is empty.", "foitrack add --csv-template prints the columns.")
    return found


def _header(cells: Sequence[str], path: Path) -> list[str]:
    names = [re.sub(r"[\s-]+", "_", c.strip().lower()) for c in cells]
    while names and not names[-1]:
        names.pop()
    step = "foitrack add --csv-template prints the columns."
    for name in names:
        if name not in COLUMNS:
            raise UsageError(f"{path.name} has a column {name!r} that is not known.", step)
        if names.count(name) > 1:
            raise UsageError(f"{path.name} has the column {name!r} twice.", step)
    for needed in ("body", "sent"):
        if needed not in names:
            raise UsageError(f"{path.name} has no column {needed!r}.", step)
    return names


def _told(cells: Mapping[str, str], today: date, folder: Path) -> Told:
    from foitrack.dates import read_day

    def day(column: str) -> date | None:
        return read_day(cells[column], today) if cells.get(column) else None

    sent = day("sent")
    if not cells.get("body") or sent is None:
        raise UsageError("Each line needs a body and the day it was sent.")
    files = [folder / name.strip() for name in cells.get("file", "").split("|") if name.strip()]
    return Told(
        to=cells["body"],
        sent=sent,
        received=day("received"),
        title=cells.get("title", ""),
        parts=tuple(p.strip() for p in cells.get("parts", "").split("|") if p.strip()),
        via=cells.get("via") or "email",
        regime=cells.get("regime", ""),
        stage=cells.get("stage") or "awaiting",
        since=day("since"),
        answer=cells.get("answer", ""),
        answered=day("answered"),
        their_refs=tuple(r.strip() for r in cells.get("their_ref", "").split("|") if r.strip()),
        url=cells.get("url", ""),
        files=tuple(files),
        campaign=cells.get("campaign", ""),
        tags=tuple(dict.fromkeys(cells.get("tags", "").lower().split())),
    )


# ---- one request ---------------------------------------------------------------------------------


@dataclass
class _Known:
    """What many lines ask of the store, asked once: bodies, campaigns, and the requests of a body."""

    read: Reader
    campaigns: dict[str, Campaign] = field(default_factory=dict)
    names: Any = None
    asks: Any = None

    def body(self, name: str) -> Any:
        from foitrack.bodies import Names

        self.names = self.names or Names(self.read.bodies())
        return self.names.resolve(name)

    def requester(self, config: Config) -> Any:
        self.asks = self.asks or requester_of(self.read, config)
        return self.asks

    def campaign(self, slug: str, title: str) -> Campaign | None:
        from foitrack.actions.draft import SLUG
        from foitrack.store.chain import new_id

        slug = slug.strip().lower()
        if not slug:
            return None
        if not SLUG.fullmatch(slug):
            raise UsageError(
                f"{slug!r} cannot name a campaign.", "Use small letters, digits and hyphens: innerste-2026."
            )
        if slug not in self.campaigns:
            self.campaigns[slug] = self.read.campaign(slug) or Campaign(slug, title, id=new_id())
        return self.campaigns[slug]


def _new(read: Reader, told: Told, config: Config, known: _Known) -> New:
    """The request with its events; its reference is drawn when it is recorded."""
    from foitrack.actions.record import documents_of
    from foitrack.dates import say_short
    from foitrack.store.chain import new_id

    body = known.body(told.to)
    regime = regime_of(told.regime) if told.regime.strip() else body.regime
    parts = told.parts or ((told.title,) if told.title.strip() else ())
    title = " ".join(clean_text(told.title or (parts[0] if parts else ""), "The title").split())
    title = title or f"Request of {say_short(told.sent)}"
    refs, documents = documents_of(told.files)
    request = Request(
        id=new_id(),
        ref="",
        body=body,
        requester=known.requester(config),
        title=title if len(title) <= 120 else title[:117].rstrip() + "...",
        regime=regime,
        parts=tuple(Part(n, clean_text(" ".join(t.split()), "A part")) for n, t in enumerate(parts, 1)),
        campaign=known.campaign(told.campaign, title),
        tags=told.tags,
    )
    return New(request, _events(told, refs), documents)


def _events(told: Told, documents: tuple[Any, ...]) -> tuple[Event, ...]:
    via = told.via.strip().lower().replace("e-mail", "email")
    if via not in _VIAS:
        raise UsageError(f"There is no way of sending called {told.via!r}.", "Use " + ", ".join(_VIAS) + ".")
    details: dict[str, Any] = {"via": via}
    if told.their_refs:
        details["their_ref"] = list(told.their_refs) if len(told.their_refs) > 1 else told.their_refs[0]
    if told.url.strip():
        details["url"] = told.url.strip()
    events = [Event("sent", told.sent, details=details, documents=documents)]
    if told.received:
        events.append(Event("received", told.received))
    stage = _stage(told.stage)
    if told.answer or told.answered:
        if stage not in _AFTER_AN_ANSWER:
            raise UsageError(
                "An answer before the stage is for stages after an answer.", "Use stage and since."
            )
        before = _stage(told.answer or "")
        if before not in _ANSWER_STAGES or told.answered is None:
            raise UsageError(
                "The answer needs what it was and its day.",
                "answer is one of " + ", ".join(_ANSWER_STAGES) + ".",
            )
        events.append(_stage_event(before, told.answered))
    kind = STAGES[stage][0]
    if kind:
        if told.since is None:
            raise UsageError(
                f"On what day did the stage {stage!r} begin? Its clocks run from it.",
                "Give --since DAY (the column since in a table).",
            )
        events.append(_stage_event(stage, told.since))
    elif told.since is not None:
        raise UsageError(
            "A request that only awaits its answer has no stage that began.",
            "Leave since out, or give the stage.",
        )
    return tuple(events)


def _stage_event(stage: str, on: date) -> Event:
    kind, outcome = STAGES[stage]
    return Event(kind, on, outcomes=(Outcome(0, outcome),) if outcome else ())


def _stage(said: str) -> str:
    stage = said.strip().lower().replace("_", "-").replace(" ", "-")
    if stage in STAGES:
        return stage
    import difflib

    near = difflib.get_close_matches(stage, STAGES, n=2, cutoff=0.6)
    raise UsageError(
        f"There is no stage called {said!r}.",
        "Did you mean " + " or ".join(near) + "?" if near else _HOW_STAGES,
    )


def _with_reference(new: New, ref: str) -> New:
    from dataclasses import replace

    return replace(new, request=replace(new.request, ref=ref))


def _identity(request: Request, sent: date) -> tuple[str, date, str, tuple[str, ...]]:
    """What makes two lines tell of the same request."""
    return (
        request.body.slug,
        sent,
        " ".join(request.title.lower().split()),
        tuple(p.text for p in request.parts),
    )


def _there(read: Reader, new: New) -> str:
    """The reference of the request that the store has already, or "": the same body, and the same reference of
    theirs or the same day and title."""
    from foitrack.store.references import findable, references_of

    theirs = {findable(ref) for e in new.events for _, ref in references_of(e)}
    sent = new.events[0].on
    heads = read.heads(body=new.request.body.slug)
    for history in read.histories([h.id for h in heads]):
        told = [e for e in history.events if e.kind == "sent"]
        known = {findable(ref) for e in history.events for _, ref in references_of(e)}
        same = any(_identity(history.request, e.on) == _identity(new.request, sent) for e in told)
        if same or (theirs & known and any(e.on == sent for e in told)):
            return history.request.ref
    return ""


def _case(read: Reader, ref: str) -> Case:
    from foitrack.actions.look import one_case

    return one_case(read, ref)


def _added(case: Case, odd: tuple[str, ...], there: bool = False) -> Added:
    due = case.deadlines.get("response_due")
    running = due.due if due is not None and due.met_on is None and not due.stopped else None
    return Added(case.request.ref, case.request.body.slug, case.standing(), running, odd, there)
