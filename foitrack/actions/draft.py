"""``draft``: one letter to each body, in that body's law, looked at as a plan before anything is kept.

A draft to one body and a campaign to forty-three are the same act: ``plan`` writes and checks every letter and
says who is refused and why, ``keep.keep`` records the plan in one transaction. In a campaign no body is asked twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from foitrack.actions.against import with_earlier
from foitrack.actions.targets import Own, Targets, resolved
from foitrack.bodies.preflight import Finding as BodyFinding
from foitrack.bodies.preflight import preflight, refusal
from foitrack.errors import UsageError
from foitrack.facts import Body, Campaign, Part, Requester
from foitrack.letters.checks import Draft, Finding, asks_for_records, asks_to_the_limit, checked, gaps_in
from foitrack.letters.write import Letter, Looked, Order, say_title, write_letters

if TYPE_CHECKING:
    from foitrack.law.aggregation import Clash
    from foitrack.letters.templates import LetterTemplate
    from foitrack.store.read import Reader

_PILOT_FROM = 2_000  # bodies among which those of a pilot are chosen
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user wants asked, of whom. ``looked``: what was found among published sources and when;
    ``not_checked``: the user says that nobody looked; ``anyway``: why findings that refuse are overruled; ``form``: the form
    preferred by the settings, for a template that has such a value and none given; ``own``: body -> what it has of its own."""

    template: str
    targets: tuple[str, ...]
    campaign: str = ""
    title: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    part_regimes: Mapping[int, str] = field(default_factory=dict)
    looked: Looked | None = None
    not_checked: bool = False
    anyway: str = ""
    form: str = ""
    own: Mapping[str, Own] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One body of a plan. ``refused`` says why it gets no letter; ``already`` is the reference of the letter
    that it has in this campaign; otherwise there is a ``letter`` under ``reference``."""

    body: Body
    regime: str = ""
    limit: str = ""
    reference: str = ""
    letter: Letter | None = None
    findings: tuple[Finding, ...] = ()
    refused: str = ""
    already: str = ""
    against: tuple[Clash, ...] = ()  # what earlier requests to the body mean for this one
    title: str = ""  # of its own, where the plan's is not it

    @property
    def before_sending(self) -> tuple[BodyFinding, ...]:
        """What is to be seen to before the letter goes: its address, as a rule."""
        if self.letter is None:
            return ()
        return tuple(f for f in preflight(self.body) if f.weight == "before-sending")

    @property
    def address(self) -> str:
        """The state of the address: confirmed, unconfirmed, web form, none."""
        email = self.body.address("request_email")
        if email is not None:
            return "confirmed" if email.checked == "confirmed" else "unconfirmed"
        return "web form" if self.body.address("web_form") else "none"


@dataclass(frozen=True, slots=True)
class Plan:
    """What ``keep`` would record. ``campaign`` is None for a single request; ``notes`` say where a name led to
    a body of another name."""

    asked: Asked
    template: str
    title: str
    requester: Requester
    rows: tuple[Row, ...]
    questions: tuple[str, ...]
    campaign: Campaign | None = None
    campaign_is_new: bool = False
    notes: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[Row, ...]:
        return tuple(r for r in self.rows if r.letter is not None)

    def blocking(self) -> tuple[Finding, ...]:
        """The findings that refuse the draft, each once: those that ``--anyway`` does not overrule."""
        found = {f.id: f for r in self.letters for f in r.findings if f.level == "refuse"}
        return tuple(f for f in found.values() if f.final or not self.asked.anyway.strip())


@dataclass(frozen=True, slots=True)
class Planning:
    """What is asked of whom, before any letter is written: the bodies by slug, so that a campaign to all of a directory
    can be planned and kept a few thousand at a time. ``there_is`` tells whether the campaign is kept already."""

    asked: Asked
    template: LetterTemplate
    values: Mapping[str, str]
    title: str
    requester: Requester
    targets: Targets
    questions: tuple[str, ...]
    campaign: Campaign | None = None
    campaign_is_new: bool = False

    def __len__(self) -> int:
        return len(self.targets.slugs)

    @property
    def several(self) -> bool:
        return len(self.targets.slugs) + len(self.targets.outside) > 1

    def part(self, read: Reader, slugs: Sequence[str], *, outside: bool = False) -> Plan:
        """The plan for some of the bodies; ``outside``: with the bodies that no Act covers, who get no letter."""
        rows = _rows(read, self, read.bodies_of(slugs))
        if outside:
            rows += tuple(Row(b, refused=f"{e.says} {e.next_step}".strip()) for b, e in self.targets.outside)
        return Plan(
            self.asked, self.template.name, self.title, self.requester, rows, self.questions, self.campaign,
            self.campaign_is_new, self.targets.notes,
        )  # fmt: skip

    def whole(self, read: Reader) -> Plan:
        """The plan for all of the bodies; UsageError where there is one, and it cannot be asked."""
        planned = self.part(read, self.targets.slugs, outside=True)
        if not self.several and planned.rows[0].refused:
            raise UsageError(planned.rows[0].refused)
        return planned

    def blocking(self, read: Reader) -> tuple[Finding, ...]:
        """The findings that refuse these letters, without writing them: what is checked names no body, so that one
        letter for each law speaks for all. With values of their own, every letter is looked at."""
        if self.asked.own:
            every = (self.part(read, s).blocking() for s in chunks(self.targets.slugs, 500))
            return tuple({f.id: f for found in every for f in found}.values())
        regimes = {
            self.template.regime_for(r) for r in read.regimes_of(self.targets.slugs) if self._speaks(r)
        }
        found = {
            f.id: f
            for regime in sorted(regimes)
            for f in _model(self, regime, Own())[1]
            if f.level == "refuse" and (f.final or not self.asked.anyway.strip())
        }
        return tuple(found.values())

    def _speaks(self, regime: str) -> bool:
        try:
            self.template.regime_for(regime)
        except UsageError:
            return False
        return True


def prepare(read: Reader, asked: Asked, requester: Requester) -> Planning:
    """Who is meant and what is asked. UsageError for a missing value, or for bodies without any part to ask; NotFound
    and Ambiguous for a name that is not one body's."""
    from foitrack.letters.templates import find

    template = find(asked.template)
    preferred = {"form": asked.form} if asked.form and any(v.name == "form" for v in template.values) else {}
    given = {**preferred, **asked.values}
    for_each = {name for own in asked.own.values() for name in own.values}
    values = template.filled({**{name: f"[{name}]" for name in for_each}, **given})
    targets = resolved(read, asked.targets)
    title = " ".join(asked.title.split()) or say_title(template, values, asked.parts)
    several = len(targets.slugs) + len(targets.outside) > 1
    campaign, is_new = _campaign(read, asked, title, several)
    made = Planning(asked, template, given, title, requester, targets, (), campaign, is_new)
    nobody = Order(
        Body("", "the body"), requester, "ft-22222", template.regimes[0], title, values, asked.parts, {}, asked.looked
    )  # fmt: skip
    return replace(made, questions=tuple(p.text for p in write_letters(template, [nobody])[0].parts))


def plan(read: Reader, asked: Asked, requester: Requester) -> Plan:
    """The letters to be written, each checked, and the bodies that get none, with the reason.

    UsageError for a missing value, a body unknown or ambiguous, or several bodies without any part to ask.
    A single body that cannot be asked is its own error; among several it is a row of the plan.
    """
    return prepare(read, asked, requester).whole(read)


def chunks(slugs: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(slugs), size):
        yield slugs[start : start + size]


def _rows(read: Reader, made: Planning, bodies: Sequence[Body]) -> tuple[Row, ...]:
    """A row for each body, in their order, with a letter for those that can be asked and were not."""
    template, asked = made.template, made.asked
    there = read.asked_in(made.campaign.slug, [b.slug for b in bodies]) if made.campaign else {}
    refused = {b.slug: why for b in bodies if (why := _refusal(b, template))}
    write = [b for b in bodies if b.slug not in refused and b.slug not in there]
    models: dict[tuple[str, int], tuple[Order, tuple[Finding, ...]]] = {}
    orders: list[Order] = []
    findings: list[tuple[Finding, ...]] = []
    for body, reference in zip(write, read.free_refs(len(write)), strict=True):
        regime = template.regime_for(body.regime)
        own = asked.own.get(body.slug, _NOTHING_OWN)
        like = (regime, id(own))
        if like not in models:
            models[like] = _model(made, regime, own)
        model, found = models[like]
        findings.append(found)
        orders.append(
            Order(
                body, model.requester, reference, regime, model.title, model.values, model.parts, model.part_regimes,
                model.looked,
            )
        )  # fmt: skip
    limits = {
        key: _limit(body, key[0])
        for key, body in {(o.regime, o.body.cost_limit_gbp): o.body for o in orders}.items()
    }
    written = {
        order.body.slug: Row(
            order.body, order.regime, limits[order.regime, order.body.cost_limit_gbp], order.reference, letter, found,
            title=order.title if order.title != made.title else "",
        )
        for order, letter, found in zip(orders, write_letters(template, orders), findings, strict=True)
    }  # fmt: skip
    rows = []
    for body in bodies:
        if body.slug in refused:
            rows.append(Row(body, refused=refused[body.slug]))
        elif body.slug in written:
            rows.append(written[body.slug])
        else:
            regime = template.regime_for(body.regime)
            rows.append(Row(body, regime, _limit(body, regime), already=there.get(body.slug, "")))
    return with_earlier(
        read, rows, made.questions, made.requester, made.campaign.slug if made.campaign else ""
    )


_NOTHING_OWN = Own()


def _model(made: Planning, regime: str, own: Own) -> tuple[Order, tuple[Finding, ...]]:
    """The order of which every letter in this law (with these values) is a copy, and what its checks find: they read
    the letter to "the body", so that no body's name is taken for a word of the question."""
    asked, template = made.asked, made.template
    order = Order(
        body=Body("", "the body"),
        requester=made.requester,
        reference="ft-22222",
        regime=regime,
        title=own.title or made.title,
        values=template.filled({**made.values, **own.values}),
        parts=asked.parts,
        part_regimes=_part_regimes(asked.part_regimes, regime),
        looked=asked.looked,
    )
    [letter] = write_letters(template, [order])
    texts = tuple(p.text for p in letter.parts)
    draft = _draft(regime, made.requester, letter.parts, letter.text, asked, order.values, texts)
    return order, checked(draft)


def pilot_of(read: Reader, made: Planning, size: int) -> Planning:
    """The plan for so many bodies that ``size`` of the campaign's have a letter: no more, however often it is run.

    They are taken in turn from each law and cost limit, so that a pilot tries every kind of letter.
    """
    there = read.asked_in(made.campaign.slug, made.targets.slugs) if made.campaign else {}
    left = [s for s in made.targets.slugs if s not in there][:_PILOT_FROM]
    kinds: dict[tuple[str, int | None], list[str]] = {}
    for body in read.bodies_of(left):
        if not _refusal(body, made.template):
            kinds.setdefault((body.regime, body.cost_limit_gbp), []).append(body.slug)
    in_turn = [slug for turn in zip_longest(*kinds.values()) for slug in turn if slug is not None]
    chosen = set(in_turn[: max(size - len(there), 0)])
    targets = replace(made.targets, slugs=tuple(s for s in left if s in chosen), outside=())
    return replace(made, targets=targets)


def rewritten(planned: Plan, text: str) -> Plan:
    """The plan of a single letter with the text that the user edited. UsageError if the text cannot be it."""
    from foitrack.letters.write import parts_in

    [row] = planned.letters
    assert row.letter is not None
    if row.reference not in text:
        raise UsageError(
            f"The reference {row.reference} is gone from the letter; replies are matched by it.",
            "Leave it in the letter. Nothing was saved.",
        )
    asked = parts_in(text)
    if not asked:
        raise UsageError("No numbered part is left in the letter (1. ...).", "Nothing was saved.")
    regimes = {p.n: p.regime for p in row.letter.parts}
    parts = tuple(Part(n, t, regime=regimes.get(n, "")) for n, t in enumerate(asked, 1))
    letter = replace(row.letter, text=text.rstrip() + "\n", parts=parts)
    findings = checked(_draft(row.regime, planned.requester, parts, letter.text, planned.asked, {}, asked))
    findings += tuple(f for f in row.findings if f.id.startswith(("earlier-", "disclosure-log")))
    rows = tuple(replace(r, letter=letter, findings=findings) if r is row else r for r in planned.rows)
    return replace(planned, rows=rows, questions=asked)


def _campaign(read: Reader, asked: Asked, title: str, several: bool) -> tuple[Campaign | None, bool]:
    """The campaign asked for, as it stands or new; several bodies are one named after the title."""
    from foitrack.store.chain import new_id

    slug = asked.campaign.strip().lower() or (slug_of(title) if several else "")
    if not slug:
        return None, False
    if not SLUG.fullmatch(slug):
        raise UsageError(
            f"{slug!r} cannot name a campaign.", "Use small letters, digits and hyphens: innerste-2026."
        )
    known = read.campaign(slug)
    return (known, False) if known else (Campaign(slug, title, id=new_id()), True)


def slug_of(title: str) -> str:
    """A campaign's name from its title: small letters, digits and hyphens."""
    words = re.findall(r"[a-z0-9]+", title.lower().replace("'", ""))
    return "-".join(words)[:60].strip("-") or "campaign"


def _refusal(body: Body, template: LetterTemplate) -> str:
    if finding := refusal(body):
        return f"{finding.says} {finding.next_step}".strip()
    try:
        template.regime_for(body.regime)
    except UsageError as no:
        return str(no)
    return ""


def _part_regimes(said: Mapping[int, str], regime: str) -> dict[int, str]:
    """Each part's regime for this body: environmental is EIR here and EISR in Scotland; its own is left out."""
    from foitrack.law.words import words_of

    environmental = {"EIR", "EISR"}
    found = {}
    for n, wanted in said.items():
        words_of(wanted)  # a regime that letters do not speak is refused
        fits = regime if (wanted in environmental) == (regime in environmental) else words_of(regime).sibling
        if fits != regime:
            found[n] = fits
    return found


def _limit(body: Body, regime: str) -> str:
    """The cost limit of a request, in pounds; "none" where the law has none."""
    from foitrack.law.cost_limit import cost_limit

    limit = cost_limit(body, regime)
    return f"GBP {limit.gbp}" if limit else "none"


def _draft(
    regime: str,
    requester: Requester,
    parts: Sequence[Part],
    text: str,
    asked: Asked,
    values: Mapping[str, str],
    model: tuple[str, ...],
) -> Draft:
    """What is checked. An edited letter has no values of its own any more: its whole text speaks for them."""
    looked: Literal["yes", "no", "unsaid"] = (
        "yes" if asked.looked else "no" if asked.not_checked else "unsaid"
    )
    scope = f"{values.get('period', '')}. {values.get('scope', '')}" if values else text
    return Draft(
        regime=regime,
        name=requester.name,
        organisation=requester.organisation,
        address=requester.address,
        parts=model,
        part_regimes=tuple(p.regime for p in parts),
        scope=scope,
        form=values.get("form", "") if values else text,
        looked=looked,
        recorded=asks_for_records(text),
        gaps=gaps_in(text),
        to_the_limit=asks_to_the_limit(text),
    )
