"""Groups of bodies, written ``@name``: the forces, councils and departments that a campaign goes to.

A body is in the groups that its ``groups`` and ``tags`` name. Those of the shipped directory are worked out
from its kind, nation and ONS code when it is read; the police groups are for shipped bodies only, so that
``@territorial-forces`` stays exactly the 43 whatever a user adds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from foitrack.errors import NotFound
from foitrack.facts import Body

_DEVOLVED = frozenset({"scottish-government", "welsh-government"})


def _coded(*prefixes: str) -> Callable[[Body], bool]:
    """ONS geography codes: E06 unitary, E07 district, E08 metropolitan, E09 London, E10 county, E47 combined."""
    return lambda b: b.kind == "local_authority" and b.code.startswith(prefixes)


def _combined(body: Body) -> bool:
    return body.code.startswith("E47")


def _council(body: Body, nation: str = "") -> bool:
    """A principal council: not a combined authority, and not the Greater London Authority (E61)."""
    regional = _combined(body) or body.code.startswith("E61")
    return body.kind == "local_authority" and not regional and nation in ("", body.nation)


def _devolved(body: Body) -> bool:
    northern_irish = body.nation == "northern_ireland" and body.slug != "northern-ireland-office"
    return body.kind == "central_government" and (body.slug in _DEVOLVED or northern_irish)


# Name -> (what it is, who is in it). The first table holds for the shipped directory only.
SHIPPED_ONLY: Mapping[str, tuple[str, Callable[[Body], bool]]] = MappingProxyType(
    {
        "territorial-forces": (
            "the 43 police forces of England and Wales",
            lambda b: b.kind == "police_force" and b.nation in ("england", "wales"),
        ),
        "pccs": (
            "police and crime commissioners, MOPAC, and the mayors with their functions",
            lambda b: b.kind == "commissioner",
        ),
    }
)
_ANY: Mapping[str, tuple[str, Callable[[Body], bool]]] = MappingProxyType(
    {
        "police": (
            "all police forces of the United Kingdom, with the special forces, the NPCC and the College",
            lambda b: b.kind in ("police_force", "police_other"),
        ),
        "police-oversight": ("who inspects and investigates the police", lambda b: b.kind == "oversight"),
        "government-departments": (
            "departments of the UK government, ministerial or not",
            lambda b: b.kind == "central_government" and not _devolved(b),
        ),
        "devolved-government": (
            "the Scottish and Welsh Governments and the departments in Northern Ireland",
            _devolved,
        ),
        "councils": ("principal councils of the United Kingdom", _council),
        "councils-england": ("principal councils of England", lambda b: _council(b, "england")),
        "councils-wales": ("councils of Wales", lambda b: _council(b, "wales")),
        "councils-scotland": ("councils of Scotland", lambda b: _council(b, "scotland")),
        "councils-northern-ireland": (
            "councils of Northern Ireland",
            lambda b: _council(b, "northern_ireland"),
        ),
        "county-councils": ("county councils of England", _coded("E10")),
        "district-councils": ("district councils of England", _coded("E07")),
        "unitary-councils": ("unitary councils of England", _coded("E06")),
        "metropolitan-councils": ("metropolitan districts of England", _coded("E08")),
        "london-councils": ("London boroughs and the City", _coded("E09")),
        "upper-tier-councils": (
            "councils of England with duties to children: county, unitary, metropolitan, London",
            _coded("E06", "E08", "E09", "E10"),
        ),
        "combined-authorities": ("combined authorities of England", _combined),
        "regulators": ("the information regulators", lambda b: b.kind == "regulator"),
        "foisa": ("Scottish public authorities", lambda b: b.regime == "FOISA"),
    }
)
SYNONYMS: Mapping[str, str] = MappingProxyType(
    {
        "english-councils": "councils-england",
        "welsh-councils": "councils-wales",
        "scottish-councils": "councils-scotland",
        "northern-irish-councils": "councils-northern-ireland",
        "ni-councils": "councils-northern-ireland",
        "departments": "government-departments",
        "forces": "territorial-forces",
    }
)
DESCRIPTIONS: Mapping[str, str] = MappingProxyType(
    {name: says for table in (SHIPPED_ONLY, _ANY) for name, (says, _) in table.items()}
)


def groups_of(body: Body, *, in_directory: bool = False) -> tuple[str, ...]:
    """The groups that this body is in by its kind, nation and code; ``in_directory`` for a shipped one."""
    tables = (SHIPPED_ONLY, _ANY) if in_directory else (_ANY,)
    return tuple(name for table in tables for name, (_, belongs) in table.items() if belongs(body))


def members(group: str, bodies: Iterable[Body]) -> tuple[Body, ...]:
    """The bodies of a group or with a tag (``@`` or not, any case), by slug; closed ones are left out.

    NotFound, with what is near, when nothing is in it.
    """
    said = group.strip().lstrip("@").lower()
    name = SYNONYMS.get(said, said)
    everyone = tuple(bodies)
    found = [b for b in everyone if name in b.groups or said in (t.lower() for t in b.tags)]
    if not found and name == "outside":
        from foitrack.bodies.coverage import OUTSIDE

        found = [known.body for known in OUTSIDE]
    if not found:
        raise NotFound(f"There is no group @{said}.", _near(said, everyone))
    return tuple(sorted((b for b in found if "closed" not in b.tags), key=lambda b: b.slug))


def group_counts(bodies: Iterable[Body]) -> list[tuple[str, int, str]]:
    """Each group and tag in use: its name, how many bodies, and what it is."""
    counted: Counter[str] = Counter()
    for body in bodies:
        if "closed" not in body.tags:
            counted.update({*body.groups, *(t.lower() for t in body.tags)})
    known = [(name, counted.pop(name, 0), says) for name, says in DESCRIPTIONS.items()]
    return known + [(name, counted[name], "bodies with this tag") for name in sorted(counted)]


def _near(said: str, bodies: Iterable[Body]) -> str:
    from difflib import get_close_matches

    known = [*DESCRIPTIONS, *SYNONYMS, *{t.lower() for b in bodies for t in b.tags}]
    near = get_close_matches(said, known, n=3, cutoff=0.5)
    return (
        ("Did you mean " + " or ".join("@" + n for n in near) + "?")
        if near
        else "foitrack body list --groups shows them."
    )
