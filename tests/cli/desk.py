"""A desk: the commands on a store of its own, on a day of its own, and requests put there by their owner."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from foitrack.actions.begin import New, record_new
from foitrack.cli.main import app
from foitrack.facts import Campaign, Event, Part, Request, Requester
from foitrack.store.chain import new_id
from foitrack.store.open import open_store

ADA = Requester("Ada Example", "ada@example.org", id="a" * 32)


@dataclass
class Desk:
    """Commands run here see this store and this day."""

    place: Path
    day: str = "2026-07-20"
    env: dict[str, str] = field(default_factory=dict)

    def run(self, *args: str, code: int = 0, input: str | None = None) -> Result:
        """Run a command; the test fails, with what was said, unless it ends with ``code``."""
        env = {"FOITRACK_STORE": str(self.place), "FOITRACK_TODAY": self.day, **self.env}
        result = CliRunner().invoke(app, list(args), env=env, input=input)
        assert result.exit_code == code, f"{args}: {result.exit_code}\n{result.output}\n{result.exception!r}"
        return result

    def json(self, *args: str, code: int = 0) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.run(*args, "--json", code=code).stdout)
        return told

    def ask(
        self,
        body: str = "kent-police",
        sent: str | None = "2026-06-01",
        *,
        title: str = "Operation Innerste",
        parts: Sequence[str | tuple[str, str]] = (),
        campaign: Campaign | None = None,
        regime: str = "",
    ) -> str:
        """A request on record, sent and received on ``sent`` (None: only drafted). Its reference."""
        with open_store(str(self.place)) as store:
            found = store.read.body(body)
            assert found is not None, body
            numbered = tuple(
                Part(
                    n,
                    text if isinstance(text, str) else text[0],
                    regime="" if isinstance(text, str) else text[1],
                )
                for n, text in enumerate(parts, 1)
            )
            ref = store.read.free_refs(1)[0]
            request = Request(new_id(), ref, found, ADA, title, regime or found.regime, numbered, campaign)
            day = date.fromisoformat(sent or "2026-06-01")
            kinds = ("sent", "received") if sent else ("drafted",)
            with store.writing() as writer:
                record_new(
                    writer,
                    [New(request, tuple(Event(kind, day) for kind in kinds))],
                    by="ada",
                    campaigns=[campaign] if campaign and store.read.campaign(campaign.slug) is None else (),
                )
        return ref
