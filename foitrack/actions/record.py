"""Recording: the only way an event enters the store.

In one transaction the history is read, each event is asked about (the impossible is refused; the odd is recorded
with a warning, and with its reason where one is given), the events are sealed into the request's chain, and its open deadlines are worked out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from foitrack.actions.derive import calendar_of
from foitrack.actions.files import read_file
from foitrack.actions.tell import event_of
from foitrack.case import Case
from foitrack.errors import ImpossibleEvent, NotFound
from foitrack.facts import DocumentRef, Event, History

if TYPE_CHECKING:
    from foitrack.clock import Deadline
    from foitrack.store.open import Store
    from foitrack.store.read import Reader
    from foitrack.store.record import Writer

LARGEST_DOCUMENT = 100 << 20  # bytes of one file kept in the store
_NONE: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded: the events as sealed, what was odd about them, and the case before and after.

    ``why`` is the reason given for the odd, or "".
    """

    events: tuple[Event, ...]
    odd: tuple[str, ...]
    before: Case
    after: Case
    why: str = ""

    @property
    def ref(self) -> str:
        return self.after.history.request.ref

    def moved(self) -> tuple[tuple[str, date | None, date | None], ...]:
        """The deadlines of the whole request whose day changed: (name, before, after)."""
        was, now = _days(self.before.deadlines.items), _days(self.after.deadlines.items)
        return tuple((n, was.get(n), now.get(n)) for n in {**was, **now} if was.get(n) != now.get(n))

    def moved_in_parts(self) -> tuple[tuple[int, str, date | None, date | None], ...]:
        """The same for the parts that the entries are about, where it is not the whole's: (part, name, before, after)."""
        whole = set(self.moved())
        found = []
        for n in sorted({n for event in self.events for n in event.parts}):
            was, now = _days(of_part(self.before, n)), _days(of_part(self.after, n))
            found += [
                (n, name, was.get(name), now.get(name))
                for name in {**was, **now}
                if was.get(name) != now.get(name) and (name, was.get(name), now.get(name)) not in whole
            ]
        return tuple(found)


def of_part(case: Case, n: int) -> Mapping[str, Deadline]:
    """The deadlines of part ``n``: its own where it has any, else those of the whole."""
    return case.deadlines.parts.get(n, case.deadlines.items)


def _days(items: Mapping[str, Deadline]) -> dict[str, date | None]:
    """The day of each deadline; a public interest date claimed for no qualified exemption is none."""
    return {n: d.due for n, d in items.items() if not (n == "pit_target" and d.assumed)}


def add_events(
    store: Store,
    request_id: str,
    events: Sequence[Event],
    *,
    by: str,
    today: date,
    anyway: str = "",
    documents: Mapping[str, bytes] = _NONE,
) -> Recorded:
    """Record ``events`` of one request, all or none.

    ``by`` is who records; ``anyway`` the reason for recording something odd, kept with the events. ImpossibleEvent
    for what cannot have happened as told; NotFound for a retraction of nothing. ``documents`` are the bytes of the files that the events name, by SHA-256.
    """
    with store.writing() as writer:
        return add_in(writer, request_id, events, by=by, today=today, anyway=anyway, documents=documents)


def add_in(
    writer: Writer,
    request_id: str,
    events: Sequence[Event],
    *,
    by: str,
    today: date,
    anyway: str = "",
    documents: Mapping[str, bytes] = _NONE,
) -> Recorded:
    """``add_events`` inside a transaction that is already open, for acts that record on several requests."""
    from foitrack.store.chain import heads_of, in_order, seal
    from foitrack.store.values import Batch
    from foitrack.today import now

    history = writer.read.history(request_id)
    calendar = calendar_of(writer.read)
    before = Case.of(history, calendar)
    told = [replace(e, request_id=request_id, retracts=_target(e, history)) for e in events]
    odd = _questioned(before, told, today)
    if odd and anyway.strip():
        told = [replace(e, details={**e.details, "anyway": anyway.strip()}) for e in told]
    sealed = seal(told, heads_of(history.events), by, now())
    after = Case.of(History(history.request, in_order((*history.events, *sealed))), calendar)
    writer.record(
        Batch(
            events=sealed,
            documents=documents,
            deadlines={request_id: after.open_deadlines()},
            standings={request_id: after.standing()},
        )
    )
    return Recorded(sealed, tuple(odd), before, after, anyway.strip())


def tell(
    store: Store,
    ref: str,
    told: Mapping[str, Any],
    *,
    by: str,
    today: date,
    anyway: str = "",
    files: Sequence[Path] = (),
) -> Recorded:
    """Record one event of the request named ``ref``, told in the words of interfaces (``actions.tell``).

    A name given as ``id`` is kept beside the event's own id, and ``retracts`` finds it.
    """
    from foitrack.actions.look import one_head

    head = one_head(store.read, ref)
    event = event_of(told, _regime_of(store, head.id, head.regime, told))
    if event.id:
        event = replace(event, id="", details={**event.details, "id": event.id})
    refs, documents = documents_of(files)
    return add_events(
        store,
        head.id,
        [replace(event, documents=refs)],
        by=by,
        today=today,
        anyway=anyway,
        documents=documents,
    )


def _regime_of(store: Store, request_id: str, regime: str, told: Mapping[str, Any]) -> str:
    """The regime in which a ground is read: that of the one part spoken of, if it has its own."""
    numbers: list[int] = list(told.get("parts") or ())
    if len(numbers) != 1 or not told.get("ground"):
        return regime
    parts = store.read.history(request_id).request.parts
    return next((p.regime for p in parts if p.n == numbers[0] and p.regime), regime)


def documents_of(
    files: Iterable[Path], role: str = "letter"
) -> tuple[tuple[DocumentRef, ...], dict[str, bytes]]:
    """Files to keep with an event: what the event says of them, and their bytes by SHA-256."""
    import mimetypes

    from foitrack.store.chain import sha256
    from foitrack.visible import safe_name

    refs, documents = [], {}
    for file in files:
        content = read_file(file, LARGEST_DOCUMENT, "Keep it elsewhere and give --url.")
        key = sha256(content)
        documents[key] = content
        media = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        refs.append(DocumentRef(key, safe_name(file.name), media, len(content), role))
    return tuple(refs), documents


def _questioned(case: Case, events: Iterable[Event], today: date) -> list[str]:
    """What is odd about the events, each looked at after those before it; ImpossibleEvent if one cannot be."""
    odd: list[str] = []
    told = case.history.events
    for event in events:
        now = Case.of(History(case.history.request, told), case.deadlines.calendar)
        for problem in now.problems(event, today):
            if problem.impossible:
                raise ImpossibleEvent(
                    problem.says, "Check what was logged before: foitrack show " + case.history.request.ref
                )
            odd.append(problem.says)
        told = (*told, event)
    return odd


def told_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events in the order in which they were recorded; those recorded in one go by their place in the chain."""
    told = list(events)
    by_hash = {e.hash: e for e in told}
    depth: dict[str, int] = {}

    def deep(event: Event) -> int:
        todo = [event]
        while todo:
            last = todo[-1]
            waiting = [by_hash[h] for h in last.prev if h in by_hash and h not in depth]
            if waiting:
                todo += waiting
            else:
                depth[last.hash] = 1 + max((depth.get(h, 0) for h in last.prev), default=0)
                todo.pop()
        return depth[event.hash]

    return tuple(
        sorted(told, key=lambda e: (e.recorded_at.isoformat() if e.recorded_at else "", deep(e), e.id))
    )


def _target(event: Event, history: History) -> str:
    """The id of the event that a retraction names: an id, the beginning of one, a name given with --id, or the
    0-based position in the order of recording."""
    said = event.retracts
    if event.kind != "retracted" or not said:
        return said
    told = told_order(history.events)
    exact = [e for e in told if e.id == said or e.get("id") == said]
    near = exact or ([e for e in told if e.id.startswith(said)] if len(said) >= 4 else [])
    if not near and said.isascii() and said.isdigit() and int(said) < len(told):
        near = [told[int(said)]]
    if len(near) != 1:
        raise NotFound(
            f"{history.request.ref} has no event {said!r} to retract.",
            f"foitrack show {history.request.ref} lists its events with their ids.",
        )
    return near[0].id


def last_told(read: Reader, ref: str | None) -> tuple[History, Event]:
    """The entry recorded last that still counts, of the request named or of the one touched last."""
    from foitrack.actions.look import one_head
    from foitrack.facts import standing_events

    id = one_head(read, ref).id if ref else read.last_touched()
    if id is None:
        raise NotFound("Nothing is recorded yet.")
    history = read.history(id)
    counting = {e.id for e in standing_events(history.events)}
    left = [e for e in told_order(history.events) if e.id in counting]
    if not left:
        raise NotFound(f"{history.request.ref} has no entry left to take back.")
    return history, left[-1]


def retract(store: Store, request_id: str, event: Event, *, by: str, today: date) -> Recorded:
    """Withdraw ``event`` as a mistake: it stays in the record and drops out of every count."""
    return add_events(store, request_id, [Event("retracted", today, retracts=event.id)], by=by, today=today)
