"""The curve of silence, against published values and hand counts.

Freireich et al. (1963), Blood 21:699: weeks in remission under 6-mercaptopurine, + for those still in remission. The
estimate and its standard errors are those tabulated in Collett, Modelling Survival Data in Medical Research, and in
Kleinbaum and Klein, Survival Analysis, ch. 2.
"""

from __future__ import annotations

import pytest

from foitrack.campaign.survival import Rate, Spell, kaplan_meier, plot

SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
# weeks, at risk, ended, share left, standard error
TABULATED = [
    (6, 21, 3, 0.8571, 0.0764),
    (7, 17, 1, 0.8067, 0.0869),
    (10, 15, 1, 0.7529, 0.0963),
    (13, 12, 1, 0.6902, 0.1068),
    (16, 11, 1, 0.6275, 0.1141),
    (22, 7, 1, 0.5378, 0.1282),
    (23, 6, 1, 0.4482, 0.1346),
]
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"  # none censored


def spells(text: str) -> list[Spell]:
    return [Spell(int(t.rstrip("+")), not t.endswith("+")) for t in text.split()]


def test_the_published_curve() -> None:
    curve = kaplan_meier(spells(SIX_MP))
    assert (curve.n, curve.answered) == (21, 9)
    got = [(s.days, s.at_risk, s.answered, round(s.open, 4), round(s.error or 0, 4)) for s in curve.steps]
    assert got == TABULATED


def test_the_published_medians() -> None:
    assert kaplan_meier(spells(SIX_MP)).median == 23
    assert kaplan_meier(spells(PLACEBO)).median == 8


def test_bounds_on_the_log_log_scale() -> None:
    """R's survfit(conf.type="log-log") on the same data: at 6 weeks 0.620 to 0.952, at 23 weeks 0.188 to 0.680."""
    curve = {s.days: s for s in kaplan_meier(spells(SIX_MP)).steps}
    assert (round(curve[6].low or 0, 3), round(curve[6].high or 0, 3)) == (0.620, 0.952)
    assert (round(curve[23].low or 0, 3), round(curve[23].high or 0, 3)) == (0.188, 0.680)


def test_without_censoring_it_is_the_plain_share() -> None:
    """Of 10 answers on days 1 to 10, three are in after day 3."""
    curve = kaplan_meier(Spell(d, True) for d in range(1, 11))
    assert curve.open_after(3) == pytest.approx(0.7)
    assert curve.open_after(10) == 0 and curve.open_after(500) == 0
    assert curve.median == 5


def test_an_open_request_is_not_a_fast_one() -> None:
    """Nine answered on day 5 and one open for 40 days, against the nine alone."""
    nine = [Spell(5, True)] * 9
    with_open = kaplan_meier([*nine, Spell(40, False)])
    assert kaplan_meier(nine).open_after(30) == 0
    assert with_open.open_after(30) == pytest.approx(0.1)
    assert with_open.open_after(41) is None  # nobody was watched for so long


def test_open_for_one_day_says_nothing_about_the_fortieth() -> None:
    """By hand: the one seen for a day is gone when the tenth comes, so one of two is answered: a half."""
    curve = kaplan_meier([Spell(1, False), Spell(10, True), Spell(50, False)])
    assert [(s.days, s.at_risk) for s in curve.steps] == [(10, 2)]
    assert curve.open_after(20) == pytest.approx(0.5)
    assert curve.at_risk(20) == 1


def test_nobody_answered_and_nobody_asked() -> None:
    silent = kaplan_meier([Spell(12, False), Spell(30, False)])
    assert silent.median is None and silent.open_after(20) == 1.0
    nothing = kaplan_meier([])
    assert nothing.open_after(0) is None and nothing.median is None and plot(nothing) == []


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17:857, table I, method 3 (Wilson without continuity correction).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_rate_has_published_bounds(k: int, n: int, low: float, high: float) -> None:
    bounds = Rate(k, n).bounds
    assert bounds is not None
    assert (round(bounds[0], 4), round(bounds[1], 4)) == (low, high)


def test_a_rate_of_nothing_is_unknown_and_not_nought() -> None:
    assert Rate(0, 0).share is None and Rate(0, 0).bounds is None


def test_the_plot_goes_down_and_marks_the_due_day() -> None:
    lines = plot(kaplan_meier(spells(SIX_MP)), width=36, height=10, due=20)
    assert lines[0].startswith("100% |######") and "#" not in lines[0][6 + 6 :]
    assert lines[-2].index("^") == 6 + 20
    assert lines[-1].endswith("35 working days")
