"""What you add for yourself: notes, tags, dates of your own. None of it moves a clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from foitrack.actions.look import one_head
from foitrack.actions.record import Recorded, add_events, add_in
from foitrack.errors import NotFound, UsageError
from foitrack.facts import Event, clean_text

if TYPE_CHECKING:
    from foitrack.store.open import Store
    from foitrack.store.values import Head


def note(store: Store, ref: str, text: str, *, on: date, private: bool, by: str, today: date) -> Recorded:
    """A note on a request. A private one is left out of every bundle unless asked for."""
    if not text.strip():
        raise UsageError("The note is empty.")
    event = Event("note", on, details={"text": clean_text(text.strip()), "private": private})
    return add_events(store, one_head(store.read, ref).id, [event], by=by, today=today)


def remind(store: Store, ref: str, day: date, text: str, *, by: str, today: date) -> tuple[Recorded, ...]:
    """A date of your own, on one request or on every open request of a campaign; ``due`` shows it as yours."""
    if not text.strip():
        raise UsageError(
            "What is to be remembered?", 'Write it after the date: foitrack remind REF DAY "ICO reply".'
        )
    if day < today:
        raise UsageError(f"{day.isoformat()} has passed.", "A reminder needs a day to come.")
    event = Event("reminder", today, details={"until": day.isoformat(), "text": clean_text(text.strip())})
    heads = _meant(store, ref)
    with store.writing() as writer:
        return tuple(add_in(writer, h.id, [event], by=by, today=today) for h in heads)


def _meant(store: Store, ref: str) -> list[Head]:
    """The requests that ``ref`` means: the open ones of a campaign of that name, else the one request."""
    if store.read.campaign(ref.strip().lower()) is None:
        return [one_head(store.read, ref)]
    heads = [h for h in store.read.heads(campaign=ref.strip().lower()) if h.standing != "closed"]
    if not heads:
        raise NotFound(f"The campaign {ref} has no open request.")
    return heads


def tag(
    store: Store, ref: str, tags: Iterable[str], *, remove: bool, by: str
) -> tuple[Head, tuple[str, ...], tuple[str, ...]]:
    """Put tags on a request or take them off: (the request, its tags before, its tags now)."""
    from foitrack.store.values import Batch, Change
    from foitrack.today import now

    said = {_tag(t) for t in tags}
    head = one_head(store.read, ref)
    with store.writing() as writer:
        before = set(writer.read.history(head.id).request.tags)
        if remove and said - before:
            raise NotFound(f"{head.ref} has no tag {', '.join(sorted(said - before))}.")
        after = before - said if remove else before | said
        if after != before:
            change = Change(
                "tag", head.id, "tags", " ".join(sorted(before)), " ".join(sorted(after)), by, now()
            )
            writer.record(Batch(changes=[change], tags={head.id: sorted(after)}))
    return head, tuple(sorted(before)), tuple(sorted(after))


def _tag(said: str) -> str:
    word = clean_text(said.strip().lstrip("#"), "The tag")
    if not word or not word.isprintable() or any(c.isspace() or c == "," for c in word):
        raise UsageError(f"{said!r} is not a tag.", "A tag is one word, without spaces or commas.")
    return word
