"""What the shell completes: references, bodies, campaigns, templates. [] to any trouble; see store/offered.py."""

from __future__ import annotations

import typer


def references(ctx: typer.Context, incomplete: str) -> list[str]:
    """References, or ``campaign/body``, that begin with what was typed."""
    from foitrack.store import offered

    return offered.references(ctx.params.get("store"), incomplete)


def bodies(ctx: typer.Context, incomplete: str) -> list[str]:
    """Bodies whose slug begins with what was typed."""
    from foitrack.store import offered

    return offered.bodies(ctx.params.get("store"), incomplete)


def campaigns(ctx: typer.Context, incomplete: str) -> list[str]:
    """Campaigns whose name begins with what was typed."""
    from foitrack.store import offered

    return offered.campaigns(ctx.params.get("store"), incomplete)


def references_and_campaigns(ctx: typer.Context, incomplete: str) -> list[str]:
    """For a command that takes a request or a whole campaign."""
    return [*references(ctx, incomplete), *campaigns(ctx, incomplete)]


def templates(incomplete: str) -> list[str]:
    """Letter templates, shipped or one's own, whose name begins with what was typed."""
    from foitrack.errors import FoitrackError
    from foitrack.letters.templates import names

    try:
        return [name for name in names() if name.startswith(incomplete)]
    except (FoitrackError, OSError):
        return []


def events(incomplete: str) -> list[str]:
    """The events that ``log`` takes."""
    from foitrack.facts import EVENT_KINDS

    return [k.replace("_", "-") for k in EVENT_KINDS if k.replace("_", "-").startswith(incomplete)]


def outcomes(incomplete: str) -> list[str]:
    """The outcomes that ``log-response`` takes."""
    from foitrack.facts import OUTCOME_EVENTS

    return [word for word in OUTCOME_EVENTS if word.startswith(incomplete)]
