"""Letters written ahead in a second process, while the first one stores those before them.

The child plans, checks and seals a share of the bodies as ``keep_in`` would, and hands over plain rows. Whatever may have
changed meanwhile (a body that has its letter by now, a reference that was taken) the storing process looks at inside
its transaction, and then plans that share itself. So it does where there is no second process, or it died.
"""

from __future__ import annotations

import contextlib
import marshal
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foitrack.actions.draft import Plan, Planning, Row
    from foitrack.actions.keep import Kept
    from foitrack.facts import Campaign
    from foitrack.store.bulk import Lane, NewDraft, Rows
    from foitrack.store.mould import Mould
    from foitrack.store.open import Store

_PIPE = 1 << 20  # bytes: the most that Linux allows everybody
_SIZE = 8  # bytes that say how long what follows is


@dataclass(slots=True)
class Ahead:
    """A child that is planning the shares after the first. ``write`` stores the next one; ``stop`` ends the child."""

    made: Planning
    shares: Sequence[Sequence[str]]
    pid: int
    pipe: IO[bytes] | None
    _broken: bool = field(default=False)

    @classmethod
    def begun(
        cls, store: Store, made: Planning, shares: Sequence[Sequence[str]], by: str, today: date
    ) -> Ahead | None:
        """A child for all shares but the first; None where this system has no fork, or one processor."""
        if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
            return None
        there, here = os.pipe()
        _widen(here)
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                os.close(there)
                with os.fdopen(here, "wb") as pipe:
                    _plan(pipe, store, made, shares, by, today)
                code = 0
            except BaseException as trouble:
                # Whatever it was, the first process meets it too when it plans the share itself, and says so.
                code = 130 if isinstance(trouble, KeyboardInterrupt) else 1
            finally:
                os._exit(code)
        os.close(here)
        return cls(made, shares, pid, os.fdopen(there, "rb"))

    def write(self, lane: Lane, n: int) -> Kept | None:
        """Store share ``n``, inside a transaction. None where it has to be planned here: nothing is stored then."""
        from foitrack.actions.keep import Kept

        told = self._next()
        if told is None or told[0] != n:
            self._broken = True
            return None
        _, slug, written, documents, packed, already, refused = told
        if not lane.alone() and (
            lane.read.asked_in(slug, [body for _, body in written])
            or lane.read.taken_refs(ref for ref, _ in written)
        ):
            return None
        lane.write_packed(packed, documents)
        return Kept((), already, slug, refused, written)

    def stop(self) -> None:
        """End the child, whatever it is doing."""
        import signal

        if self.pipe is not None:
            self.pipe.close()
            self.pipe = None
        if self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0

    def _next(self) -> Any:
        if self._broken or self.pipe is None:
            return None
        size = int.from_bytes(self.pipe.read(_SIZE), "big")
        told = self.pipe.read(size)
        if not size or len(told) < size:
            return None  # the child has died
        return marshal.loads(told)  # from our own child, by a pipe that nobody else has


def _widen(pipe: int) -> None:
    """Let the pipe hold a whole share, so that the child goes on with the next while the first process writes or waits
    for the disk. Where the system does not allow it, the pipe stays as it is."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _plan(
    pipe: IO[bytes],
    store: Store,
    made: Planning,
    shares: Sequence[Sequence[str]],
    by: str,
    today: date,
) -> None:
    """What the child does. Its connection is its own: one that was carried over a fork is not to be touched."""
    from foitrack.actions.keep import campaign_of
    from foitrack.store.bulk import packed
    from foitrack.store.lean import Lean, connect
    from foitrack.store.read import Sparing
    from foitrack.today import now

    lean = Lean(connect(store.at), store.at)
    read = Sparing(lean)
    for n, slugs in enumerate(shares):
        if n == 0:
            continue
        planned = made.part(read, slugs)
        campaign = campaign_of(read, planned)
        rows = rows_for(planned, campaign, lean.dialect, by=by, today=today, at=now(), share=(n, len(shares)))
        already = tuple((r.already, r.body.slug) for r in planned.rows if r.already)
        refused = tuple((r.body.slug, r.refused) for r in planned.rows if r.refused)
        slug = campaign.slug if campaign else ""
        written = tuple((row[1], row[2]) for row in rows["request"])
        documents = tuple(row[0] for row in rows["document"])
        told = marshal.dumps((n, slug, written, documents, packed(rows), already, refused))
        pipe.write(len(told).to_bytes(_SIZE, "big"))
        pipe.write(told)
        pipe.flush()


def rows_for(
    planned: Plan,
    campaign: Campaign | None,
    dialect: str,
    *,
    by: str,
    today: date,
    at: datetime,
    share: tuple[int, int] = (0, 1),
) -> dict[str, Rows]:
    """The rows of a plan's letters by table, as ``rows_of(drafts_of(...))`` gives them. Of letters that are alike one is
    made as a draft and the others are cast from it, unless the last of them comes out otherwise than made by itself."""
    from foitrack.actions.keep import drafts_of
    from foitrack.store.bulk import rows_of
    from foitrack.store.chain import new_ids

    def made(rows: Sequence[Row]) -> list[NewDraft]:
        return drafts_of(planned, rows, campaign, by=by, today=today, at=at, share=share)

    kinds: dict[tuple[object, ...], list[Row]] = {}
    for row in planned.letters:
        assert row.letter is not None
        before, _, after = row.letter.subject.partition(row.reference)
        parts = row.letter.parts
        # Parts are known to the campaign by the template's own words for them, or by theirs where these are more or fewer.
        asks = len(parts) if len(parts) == len(planned.questions) else tuple(p.text for p in parts)
        alike = (
            row.regime,
            row.title,
            before,
            after,
            asks,
            tuple([p.regime for p in parts]),
            id(row.findings),
        )
        kinds.setdefault(alike, []).append(row)
    drafts: list[NewDraft] = []
    tables: dict[str, Rows] = {table: [] for table in rows_of([], dialect)}
    for rows in kinds.values():
        if len(rows) <= 2:
            drafts += made(rows)
            continue
        [first, last], middle = made([rows[0], rows[-1]]), rows[1:-1]
        drafts += [first, last]
        mould = _mould(first, last, dialect)
        if mould is None:
            drafts += made(middle)
            continue
        for row, request_id, event_id in zip(
            middle, new_ids(len(middle), *share), new_ids(len(middle), *share), strict=True
        ):
            assert row.letter is not None
            mould.cast(
                tables, request_id, event_id, row.body.slug, row.reference, row.letter.text.encode(),
                [p.text for p in row.letter.parts],
            )  # fmt: skip
    for table, more in rows_of(drafts, dialect).items():
        # In the order of the tables' keys, which is half the work.
        tables[table] = sorted(tables[table] + more)
    return tables


def _mould(model: NewDraft, like: NewDraft, dialect: str) -> Mould | None:
    """A mould of ``model`` that casts ``like`` as it is; None where there is none."""
    from foitrack.store.bulk import rows_of
    from foitrack.store.mould import Mould

    wanted = rows_of([like], dialect)
    cast: dict[str, Rows] = {table: [] for table in wanted}
    try:
        mould = Mould(model, dialect)
    except ValueError:
        return None
    request = like.request
    asks = [p.text for p in request.parts]
    mould.cast(cast, request.id, like.event.id, request.body.slug, request.ref, like.content, asks)
    return mould if cast == wanted else None
