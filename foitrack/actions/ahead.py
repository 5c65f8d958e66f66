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
from datetime import date
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foitrack.actions.draft import Planning
    from foitrack.actions.keep import Kept
    from foitrack.store.bulk import Lane
    from foitrack.store.open import Store

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
        _, slug, rows, already, refused = told
        written = tuple((row[1], row[2]) for row in rows["request"])
        if lane.read.asked_in(slug, [body for _, body in written]):
            return None
        if lane.read.taken_refs(ref for ref, _ in written):
            return None
        lane.write(rows)
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


def _plan(
    pipe: IO[bytes],
    store: Store,
    made: Planning,
    shares: Sequence[Sequence[str]],
    by: str,
    today: date,
) -> None:
    """What the child does. Its connection is its own: one that was carried over a fork is not to be touched."""
    from foitrack.actions.keep import campaign_of, drafts_of
    from foitrack.store.bulk import rows_of
    from foitrack.store.lean import Lean, connect
    from foitrack.store.read import Reader
    from foitrack.today import now

    lean = Lean(connect(store.at), store.at)
    read = Reader(lean)
    for n, slugs in enumerate(shares):
        if n == 0:
            continue
        planned = made.part(read, slugs)
        campaign = campaign_of(read, planned)
        drafts = drafts_of(
            planned, planned.letters, campaign, by=by, today=today, at=now(), share=(n, len(shares))
        )
        already = tuple((r.already, r.body.slug) for r in planned.rows if r.already)
        refused = tuple((r.body.slug, r.refused) for r in planned.rows if r.refused)
        slug = campaign.slug if campaign else ""
        told = marshal.dumps((n, slug, rows_of(drafts, lean.dialect), already, refused))
        pipe.write(len(told).to_bytes(_SIZE, "big"))
        pipe.write(told)
        pipe.flush()
