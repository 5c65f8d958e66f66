"""The lever: what others disclosed that this body refused. Evidence that it can be done; never a precedent.

No body is bound by what another chose to disclose, and the Commissioner decides each case on its own facts. What
others disclosed shows what is held and retrieved within the limit, and that no harm followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foitrack.campaign.agreement import Finding
from foitrack.campaign.answers import LACKS, OTHER_SHAPE, Answer
from foitrack.clock import spell
from foitrack.law.grounds import known, provision

CAUTION = "This is evidence, not a precedent: no body is bound by what another disclosed."
_NAMED = 43  # bodies named in the sentence; ``answers`` holds them all
_NOT_WHOLE = frozenset({OTHER_SHAPE, LACKS})


def levers(answers: Iterable[Answer]) -> list[Finding]:
    """For each question that a body refused, who disclosed it under the law or published it.

    A disclosure in part counts where nothing of that part was withheld or lacking. A statement to the press is not
    counted, nor what a body says of another.
    """
    told = [a for a in answers if not a.about]
    by_part: dict[int, list[Answer]] = {}
    for answer in told:
        by_part.setdefault(answer.question, []).append(answer)
    found = []
    for part, here in sorted(by_part.items()):
        gave = _one_each([a for a in here if _discloses(a)])
        for refusal in _one_each([a for a in here if a.refused and a.channel == "foi"]):
            others = [a for a in gave if a.body != refusal.body]
            if others and refusal.body not in {a.body for a in gave}:
                found.append(_lever(part, refusal, others))
    return found


def _discloses(answer: Answer) -> bool:
    if not answer.disclosed or answer.channel == "statement":
        return False
    return answer.outcome == "disclosed_full" or not (answer.grounds or answer.marks & _NOT_WHOLE)


def _one_each(answers: Sequence[Answer]) -> list[Answer]:
    """One answer a body: the first, in order of day."""
    return list({a.body: a for a in sorted(answers, key=lambda a: (a.on, a.body), reverse=True)}.values())[
        ::-1
    ]


def _lever(part: int, refusal: Answer, others: Sequence[Answer]) -> Finding:
    grounds = dict.fromkeys(
        (provision(g.provision).citation if known(g.provision) else g.provision)
        + (" (inferred)" if g.inferred else "")
        for g in refusal.grounds
    )
    under = f" under {', '.join(grounds)}" if grounds else ""
    n = len(others)
    named = "; ".join(f"{a.body_name} ({_how(a)}{spell(a.on)})" for a in others[:_NAMED])
    named += f"; and {n - _NAMED} more" if n > _NAMED else ""
    says = (
        f"{n} bod{'y' if n == 1 else 'ies'} disclosed what {refusal.body_name} refused on "
        f"{spell(refusal.on)}{under}: {named}. {CAUTION}"
    )
    return Finding(
        "lever",
        part,
        (refusal.body, *(a.body for a in others)),
        says,
        against=refusal.body,
        answers=(refusal, *others),
    )


def _how(answer: Answer) -> str:
    return "published, " if answer.channel == "published" else ""
