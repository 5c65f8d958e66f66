"""The cost bench on the two refusals of the campaign, with figures worked by hand."""

import pytest

from foitrack.facts import Body
from foitrack.law.cost_bench import Estimate, bench, duration, number, sentences
from foitrack.law.cost_limit import cost_limit

HOME_OFFICE = Body("home-office", "Home Office", kind="central_government", cost_limit_gbp=600)
FORCE = Body("a-force", "A Force", kind="police_force", cost_limit_gbp=450)
SCOTTISH = Body(
    "a-council", "A Council", kind="local_authority", nation="scotland", regime="FOISA", cost_limit_gbp=600
)


def ids(found: object) -> dict[str, str]:
    return {f.id: f.kind for f in found.findings}  # type: ignore[attr-defined]


def test_the_home_office_and_2400_children() -> None:
    """24 hours are 86,400 seconds: 36 for each of 2,400. At ten minutes the claim is 400 hours, and 144 records fit."""
    found = bench("FOIA", cost_limit(HOME_OFFICE, "FOIA"), Estimate(records=2400))
    assert found.seconds_each == 36
    assert dict(found.hours_at)[10] == 400
    assert dict(found.fits) == {1: 1440, 3: 480, 5: 288, 10: 144}


def test_a_force_with_7069_occurrences() -> None:
    """18 hours are 64,800 seconds: 9.17 for each of 7,069 occurrences. No time and no sample are questions; no advice is a
    breach (s.16)."""
    said = Estimate(
        records=7069,
        limit_hours=18,
        advice=False,
        text="7,069 occurrences; we cannot say how long. It exceeds 18 hours.",
    )
    found = bench("FOIA", cost_limit(FORCE, "FOIA"), said)
    assert number(found.seconds_each or 0) == "9.2"
    assert ids(found) == {
        "no-time": "question",
        "no-sample": "question",
        "systems": "question",
        "no-advice": "breach",
    }
    assert "9.2 seconds" in next(f.says for f in found.findings if f.id == "no-time")


@pytest.mark.parametrize(
    ("said", "finding", "kind"),
    [
        (Estimate(records=419, minutes_each=30, hours=209), None, None),  # 209.5: rounding
        (Estimate(records=419, minutes_each=30, hours=300), "sum", "arithmetic"),
        (Estimate(records=100, minutes_each=5), "within", "law"),  # 8.3 hours
        (Estimate(hours=20, limit_hours=24), "wrong-limit", "law"),
        (Estimate(text="Staff would have to read and redact each file."), "counts-redaction", "law"),
        (
            Estimate(text="Officers must consider whether exemptions apply."),
            "counts-considering-exemptions",
            "law",
        ),
    ],
)
def test_what_is_found(said: Estimate, finding: str | None, kind: str | None) -> None:
    found = ids(bench("FOIA", cost_limit(FORCE, "FOIA"), said))
    if finding is None:
        assert "sum" not in found
    else:
        assert found[finding] == kind


def test_scotland_has_600_pounds_at_up_to_15_an_hour() -> None:
    """SSI 2004/467: 600 / 15 = 40 hours at the least; physical redaction may count there."""
    found = bench(
        "FOISA", cost_limit(SCOTTISH, "FOISA"), Estimate(records=100, text="We would redact each page.")
    )
    assert found.limit is not None and found.limit.hours == 40 and found.limit.at_least
    # SSI 2004/467 reg 3(2)(a): not the time of deciding whether it is held, which FOIA's own list does count.
    told = bench(
        "FOISA", cost_limit(SCOTTISH, "FOISA"), Estimate(text="It takes hours to consider exemptions.")
    )
    [deciding] = [f for f in told.findings if f.id.startswith("counts-")]
    assert (
        "neither finding out whether the information is held" in deciding.says
        and "reg 3(2)" in deciding.cite.text
    )
    assert "counts-redaction" not in ids(found)


def test_the_environmental_regulations_have_no_limit() -> None:
    found = bench("EIR", cost_limit(FORCE, "EIR"), Estimate(records=5000))
    assert found.limit is None and found.fits == ()
    assert ids(found)["no-limit"] == "law"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Locating and then redacting the files would take 30 hours.", True),
        ("The estimate does not include time for redaction.", False),
        ("Time taken to consider exemptions is not included in the 20 hours.", False),
        ("Names have been redacted under section 40(2).", False),  # no time is claimed for it
        ("We would need to consult third parties, which takes two hours.", True),
        ("Subject to approval.", False),
    ],
)
def test_work_is_wrongly_counted_only_where_time_is_claimed_for_it(text: str, counted: bool) -> None:
    """SI 2004/3244 reg 4(3): determining whether held, locating, retrieving, extracting, and nothing else."""
    found = bench("FOIA", cost_limit(FORCE, "FOIA"), Estimate(text=text))
    quotes = [f.quote for f in found.findings if f.id.startswith("counts-")]
    assert bool(quotes) is counted
    assert all(q == text for q in quotes)


@pytest.mark.parametrize("regime", ["FOIA", "FOISA", "EIR", "EISR"])
def test_each_law_is_cited_for_its_own_notices(regime: str) -> None:
    """An Act's section stands in no finding under another law."""
    body = SCOTTISH if regime in ("FOISA", "EISR") else FORCE
    said = Estimate(records=100, minutes_each=5, hours=99, advice=False, text="It takes time to redact and consider exemptions.")  # fmt: skip
    name = {"FOIA": "FOIA 2000", "FOISA": "FOISA 2002", "EIR": "EIR 2004", "EISR": "EISR 2004"}
    others = [n for r, n in name.items() if r != regime]
    for finding in bench(regime, cost_limit(body, regime), said).findings:
        assert not any(finding.cite.text.startswith(n) for n in others), finding


def test_the_sentences_are_the_figures() -> None:
    """7,069 records: 18 hours are 64,800 seconds, 9.2 each; at ten minutes 1,178.2 hours; 108 fit."""
    said = Estimate(records=7069)
    told = " ".join(sentences(bench("FOIA", cost_limit(FORCE, "FOIA"), said), said, "A Force"))
    for figure in ("GBP 450 (18 hours)", "9.2 seconds a record", "108 at 10", "1,178.2 hours"):
        assert figure in told, figure


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (36, "36 seconds"),
        (9.167, "9.2 seconds"),
        (1, "1 second"),
        (600, "10 minutes"),
        (6480, "108 minutes"),
        (9000, "2.5 hours"),
        (0.46, "0.46 seconds"),
    ],
)
def test_a_time_is_said_in_its_unit(seconds: float, said: str) -> None:
    assert duration(seconds) == said
