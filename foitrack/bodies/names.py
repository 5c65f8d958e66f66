"""From a name that a person typed to the one body it means, or an error that says what is near.

Case, punctuation, accents, "the", and "&" for "and" make no difference. Nothing is guessed: a part of a name,
or a place where several bodies sit, gets a list to choose from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from foitrack.bodies.coverage import NOT_ONE_BODY, OUTSIDE, NotOneBody, Outside, OutsideTheAct, not_one_body
from foitrack.bodies.groups import members
from foitrack.errors import Ambiguous, NotFound, UsageError
from foitrack.facts import Body

_PLACE_KINDS = frozenset({"local_authority", "commissioner"})
# What follows a place in the name of a body that serves it: not the Heath of Surrey Heath.
_AFTER_A_PLACE = frozenset(
    {"police", "constabulary", "combined", "mayoral", "council", "county", "city", "and"}
)
_SHOWN = 8


def key(name: str) -> str:
    """``name`` without what makes no difference: "The Foreign, Commonwealth & Development Office" and so on."""
    text = name.casefold().replace("&", " and ")
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.replace("'", "").replace("\u2019", "")
    words = "".join(c if c.isalnum() else " " for c in text).split()
    return " ".join(word for word in words if word != "the")


class Names:
    """The names of some bodies, ready to be looked up many times."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.bodies = tuple(bodies)
        self._by_slug = {body.slug: body for body in self.bodies}
        self._first: dict[str, list[Body]] = {}  # its name, slug, WhatDoTheyKnow name
        self._second: dict[str, list[Body]] = {}  # what else it is called
        for body in self.bodies:
            for names, index in (
                ((body.slug, body.name, body.wdtk_slug), self._first),
                ((body.short_name, *body.aliases), self._second),
            ):
                for k in {key(n) for n in names if n}:
                    if k:
                        index.setdefault(k, []).append(body)

    def resolve(self, name: str, *, outside: bool = False) -> Body:
        """The one body that ``name`` means.

        ``outside``: a body outside the Acts is returned too (to show it); otherwise it is OutsideTheAct, with
        the reason and its authority. NotFound, with what is near, for a name that fits none; Ambiguous for one
        that fits several, or that several bodies act under.
        """
        typed = name.strip()
        if typed.startswith("@"):
            raise UsageError(f"{typed} is a group; one body is wanted here.", f"foitrack body list {typed}")
        k = key(typed)
        if not k:
            raise UsageError("No body was named.", "Name one, as in foitrack body show home-office.")
        if (known := _OUTSIDE.get(k)) is not None:
            if outside:
                return known.body
            raise OutsideTheAct(known.body, known.cite, known.instead)
        if k in _NOT_ONE:
            raise not_one_body(_NOT_ONE[k])
        body = self._by_slug.get(typed) or self._one(typed, k)
        if body.covered == "no" and not outside:
            raise OutsideTheAct(body)
        return body

    def expand(self, targets: Iterable[str]) -> tuple[Body, ...]:
        """The bodies of several names and ``@groups``, each once, in the order named."""
        found: dict[str, Body] = {}
        for target in targets:
            for body in (
                members(target, self.bodies) if target.strip().startswith("@") else [self.resolve(target)]
            ):
                found.setdefault(body.slug, body)
        return tuple(found.values())

    def _one(self, typed: str, k: str) -> Body:
        if exact := self._first.get(k):
            return _only(typed, exact)
        if also := self._second.get(k):
            body = _only(typed, also)
            # "West Midlands" is an alias of one body, and a place with a police force and a commissioner too.
            if body.kind in _PLACE_KINDS and (others := self._same_place(k, body)):
                raise _several(typed, [body, *others])
            return body
        raise NotFound(f"There is no body called {typed!r}.", self._near(k))

    def _same_place(self, k: str, body: Body) -> list[Body]:
        """Other bodies named after the place ``k``, where ``body`` is named after it too."""
        if not f"{key(body.name)} ".startswith(f"{k} "):
            return []
        named = ((b, key(b.name)) for b in self.bodies if b is not body)
        return [b for b, n in named if n.startswith(k + " ") and n[len(k) :].split()[0] in _AFTER_A_PLACE]

    def _near(self, k: str) -> str:
        words = set(k.split())
        near = [
            b
            for b in self.bodies
            if words <= set(key(b.name).split()) | set(key(" ".join(b.aliases)).split())
        ]
        if not near:
            from difflib import get_close_matches

            known = {**self._second, **self._first}
            near = [b for n in get_close_matches(k, known, n=5, cutoff=0.7) for b in known[n]]
        near.sort(key=lambda b: not key(b.name).startswith(k))
        slugs = list(dict.fromkeys(b.slug for b in near))
        if not slugs:
            return "foitrack body list shows those known; foitrack body add enters another."
        more = f", and {len(slugs) - _SHOWN} more" if len(slugs) > _SHOWN else ""
        return "Near to it: " + ", ".join(slugs[:_SHOWN]) + more + "."


def resolve(name: str, bodies: Iterable[Body], *, outside: bool = False) -> Body:
    """The one body of ``bodies`` that ``name`` means; see Names.resolve."""
    return Names(bodies).resolve(name, outside=outside)


def part_of(name: str, body: Body) -> str:
    """How ``name`` stands to ``body`` when it is another name of it: "Border Force is dealt with by Home Office"."""
    if key(name) in {key(n) for n in (body.slug, body.name, body.wdtk_slug, body.short_name) if n}:
        return ""
    alias = next((a for a in body.aliases if key(a) == key(name)), "")
    return f"{alias}: requests go to {body.name}" if alias else ""


def _only(typed: str, bodies: Sequence[Body]) -> Body:
    if len({b.slug for b in bodies}) > 1:
        raise _several(typed, bodies)
    return bodies[0]


def _several(typed: str, bodies: Sequence[Body]) -> Ambiguous:
    slugs = list(dict.fromkeys(b.slug for b in bodies))
    return Ambiguous(f"{typed!r} may mean any of {len(slugs)} bodies.", slugs)


_OUTSIDE: dict[str, Outside] = {
    key(n): known for known in OUTSIDE for n in (known.body.slug, known.body.name, *known.body.aliases)
}
_NOT_ONE: dict[str, NotOneBody] = {key(n): several for several in NOT_ONE_BODY for n in several.names}
