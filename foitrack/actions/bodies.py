"""Bodies: looking them up, entering one, changing one. Each change is a row that says what was, what is, and who.

Reading works without a store: the shipped directory answers then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from foitrack.bodies.addresses import checked_address, doubts
from foitrack.bodies.coverage import OUTSIDE
from foitrack.bodies.directory import shipped
from foitrack.bodies.groups import SHIPPED_ONLY, groups_of
from foitrack.bodies.names import Names
from foitrack.bodies.plain import KINDS, NATIONS
from foitrack.bodies.preflight import usual_limit
from foitrack.errors import NotFound, UsageError
from foitrack.facts import REGIMES, Address, Body, clean_text, regime_of

if TYPE_CHECKING:
    from foitrack.store.open import Store
    from foitrack.store.values import Change

COVERED = ("yes", "part", "no")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LISTS = frozenset({"aliases", "tags"})


@dataclass(frozen=True, slots=True)
class Changed:
    """A body as it stands after an act, what changed (none: it was so already), and what looks odd."""

    body: Body
    changes: tuple[Change, ...] = ()
    doubts: tuple[str, ...] = ()


def known_bodies(store: Store | None) -> Sequence[Body]:
    """The bodies of the store, or of the shipped directory where there is no store."""
    return store.read.bodies() if store else shipped()


def find_body(store: Store | None, name: str, *, outside: bool = False) -> Body:
    """The one body that ``name`` means, as Names.resolve says; a slug is looked up without reading the rest."""
    body = store.read.body(name) if store and _SLUG.fullmatch(name) else None
    if body and (outside or body.covered != "no") and body.slug not in {o.body.slug for o in OUTSIDE}:
        return body
    return Names(known_bodies(store)).resolve(name, outside=outside)


def new_body(
    slug: str, name: str, *, kind: str, nation: str, regime: str = "", limit: int | None = None
) -> Body:
    """A body entered by hand, its words checked; the law that bodies of its nation answer under by default."""
    if not _SLUG.fullmatch(slug) or len(slug) > 100:
        raise UsageError(
            f"{slug!r} cannot name a body in commands.", "Use lower-case letters, digits and hyphens."
        )
    known = next((o.body for o in OUTSIDE if o.body.slug == slug), None)
    if known:
        raise UsageError(f"{known.name} is known, and outside the Acts.", f"foitrack body show {slug}")
    kind, nation = _one_of(kind, KINDS, "kind"), _one_of(nation, NATIONS, "nation")
    regime = regime_of(regime) if regime else ("FOISA" if nation == "scotland" else "FOIA")
    if regime == "SAR":
        raise UsageError(
            "SAR is the law of a request for your own data; a body answers under another.", _REGIMES
        )
    body = Body(
        slug=slug,
        name=_line(name, "name"),
        kind=kind,
        nation=nation,
        regime=regime,
        cost_limit_gbp=limit if limit is not None else usual_limit(kind, regime),
        source_url="",
    )
    return replace(body, groups=groups_of(body))


_REGIMES = "Use one of " + ", ".join(r for r in REGIMES if r != "SAR") + "."


def add_body(store: Store, body: Body, edits: Mapping[str, object], *, by: str, today: date) -> Changed:
    """Enter a body that the store does not have, with addresses and the like from ``edits`` (as for edit_body)."""
    from foitrack.store.values import Batch, Change
    from foitrack.today import now

    with store.writing() as writer:
        if writer.read.body(body.slug):
            raise UsageError(
                f"There is a body called {body.slug} already.", f"foitrack body edit {body.slug}"
            )
        after, _, odd = _edited(body, edits, today)
        odd += [
            f"{b.slug} has that name too."
            for b in writer.read.bodies()
            if b.name.casefold() == body.name.casefold()
        ]
        entered = Change("body", body.slug, "added", "", body.name, by, now())
        writer.record(Batch(bodies=[after], changes=[entered]))
    return Changed(after, (entered,), tuple(odd))


def edit_body(store: Store, slug: str, edits: Mapping[str, object], *, by: str, today: date) -> Changed:
    """Change what is known of a body.

    ``edits``: name, short_name, kind, nation, regime, cost_limit_gbp, covered, coverage_note, notes (each the
    whole new value); request_email (unconfirmed), confirm_email (read on the body's own page today), web_form,
    review, disclosure_log, publication_scheme, website, post; add_aliases, add_tags, drop_tags (sequences).
    UsageError for what cannot be; ``doubts`` of the answer say what is only odd.
    """
    from foitrack.store.values import Batch, Change
    from foitrack.today import now

    with store.writing() as writer:
        before = writer.read.body(slug)
        if before is None:
            raise NotFound(f"The store has no body called {slug}.", "foitrack body list shows those it has.")
        after, changed, odd = _edited(before, edits, today)
        at = now()
        changes = tuple(Change("body", slug, field, was, is_now, by, at) for field, was, is_now in changed)
        if changes:
            writer.record(Batch(bodies=[after], changes=changes))
    return Changed(after, changes, tuple(odd))


def _edited(
    before: Body, edits: Mapping[str, object], today: date
) -> tuple[Body, list[tuple[str, str, str]], list[str]]:
    """The body after the edits, each change as (field, was, now) in words, and what is odd."""
    after, odd = before, list[str]()
    for name, value in edits.items():
        if value is None or value == () or value == []:
            continue
        if name in ("add_aliases", "add_tags", "drop_tags"):
            after = _listed(after, name, [str(v) for v in value])  # type: ignore[attr-defined]
        elif name == "cost_limit_gbp":
            after = replace(after, cost_limit_gbp=_pounds(value))
        elif name in _ADDRESSES:
            kind, checked = _ADDRESSES[name]
            text = checked_address(kind, str(value))
            odd += doubts(kind, text, before)
            after = _addressed(
                after, Address(kind, text, checked, today if checked == "confirmed" else None, "you")
            )
        else:
            word: dict[str, Any] = {name: _word(name, str(value))}
            after = replace(after, **word)
    if (after.kind, after.nation, after.regime) != (before.kind, before.nation, before.regime):
        fixed = tuple(g for g in before.groups if g in SHIPPED_ONLY)
        after = replace(after, groups=(*fixed, *groups_of(after)))
    return after, differences(before, after), odd


# The word of an edit -> the kind of address, and how far it is checked. What a person gives as the body's own page
# or form has been looked at; an e-mail address counts as confirmed only when they say that they read it there.
_ADDRESSES = {
    "request_email": ("request_email", "unknown"),
    "confirm_email": ("request_email", "confirmed"),
    "web_form": ("web_form", "confirmed"),
    "review": ("review", "confirmed"),
    "disclosure_log": ("disclosure_log", "confirmed"),
    "publication_scheme": ("publication_scheme", "confirmed"),
    "website": ("website", "confirmed"),
    "post": ("post", "confirmed"),
}


def _addressed(body: Body, new: Address) -> Body:
    old = body.address(new.kind)
    if old and new.checked != "confirmed" and old.value == new.value:
        return body  # known already, and perhaps better checked
    rest = tuple(a for a in body.addresses if a.kind != new.kind)
    body = replace(body, addresses=(*rest, new))
    return replace(body, checked=new.checked) if new.kind == "request_email" else body


def _listed(body: Body, name: str, values: list[str]) -> Body:
    if name == "drop_tags":
        return replace(body, tags=tuple(t for t in body.tags if t not in set(values)))
    field = name.removeprefix("add_")
    old: tuple[str, ...] = getattr(body, field)
    new = [_tag(v) if field == "tags" else _line(v, "alias") for v in values]
    both: dict[str, Any] = {field: tuple(dict.fromkeys((*old, *new)))}
    return replace(body, **both)


def _word(name: str, value: str) -> str:
    if name == "kind":
        return _one_of(value, KINDS, "kind")
    if name == "nation":
        return _one_of(value, NATIONS, "nation")
    if name == "covered":
        return _one_of(value, COVERED, "coverage")
    if name == "regime":
        return regime_of(value)
    if name == "notes":
        return clean_text(value.strip(), "The note")
    if name in ("name", "short_name", "coverage_note"):
        return _line(value, name)
    raise UsageError(f"{name!r} of a body cannot be changed.")


def _one_of(value: str, known: Sequence[str], what: str) -> str:
    word = value.strip().lower().replace("-", "_")
    if word not in known:
        raise UsageError(f"There is no {what} {value!r}.", "Use one of " + ", ".join(known) + ".")
    return word


def _line(value: str, what: str) -> str:
    text = " ".join(clean_text(value, f"The {what}").split())
    if not text or not text.isprintable():
        raise UsageError(f"{value!r} cannot be a {what}.")
    return text


def _tag(value: str) -> str:
    tag = value.strip().lower().lstrip("@")
    if not re.fullmatch(r"[a-z0-9][a-z0-9:_.-]*", tag):
        raise UsageError(f"{value!r} cannot be a tag.", "Use letters, digits, hyphens and colons.")
    return tag


def _pounds(value: object) -> int:
    try:
        pounds = int(str(value))
    except ValueError:
        pounds = -1
    if not 0 < pounds < 100_000:
        raise UsageError(f"{value!r} is no cost limit.", "Give it in whole pounds, as 450 or 600.")
    return pounds


def differences(before: Body, after: Body) -> list[tuple[str, str, str]]:
    """What differs between two states of a body, each as (field, was, is now) in words."""
    found = []
    for field in (
        "name",
        "short_name",
        "kind",
        "nation",
        "regime",
        "cost_limit_gbp",
        "covered",
        "coverage_note",
        "notes",
        "code",
        "wdtk_slug",
    ):
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            found.append((field, "" if was is None else str(was), "" if now is None else str(now)))
    for field in sorted(_LISTS):
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            found.append((field, ", ".join(was), ", ".join(now)))
    kinds = dict.fromkeys(a.kind for a in (*before.addresses, *after.addresses))
    for kind in kinds:
        one, other = before.address(kind), after.address(kind)
        if one != other:
            found.append((kind, _said(one), _said(other)))
    return found


def _said(address: Address | None) -> str:
    if address is None:
        return ""
    on = f" on {address.checked_on.isoformat()}" if address.checked_on else ""
    return f"{address.value} ({address.checked}{on})"
