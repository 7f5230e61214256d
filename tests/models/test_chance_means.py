"""The mean of very many runs is the exact mean, and the equations lie as near it as the crowd says.

A finite crowd's mean is not the equation where partners meet, so runs are held to the master equation (or to an
answer of their own, or to far more runs), and the equation by itself to what is told of it. Seeds are fixed.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence

import chance_front
import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.sparse import diags
from small_crowds import born, many, pairs

from explorable.chance import Crowd, Draw, draw, sample
from explorable.chance.draws import first_of_order, first_until, hits
from explorable.chance.master import exact
from explorable.model import ModelError
from explorable.solve import solve
from immunobook import simulations
from immunobook.simulations.gatekeeper_search import PASSING, THIRTY
from immunobook.simulations.trial_intervals import held, trial_intervals

RUNS, FEW = 2000, 20
FAR = 3.5
"""Standard errors that the mean of runs may lie from the exact mean; it is asked many times."""

GRIP = simulations.load("antibody-grip")
BRIDGES = simulations.load("bridges")
HIDING = simulations.load("hiding-and-selection")
LUCK = simulations.load("early-elimination")
HIDING_TIMES = [5, 15, 30, 60, 90, 120, 180]
GRIP_TIMES = [0.05, 0.25, 0.5, 1, 1.5, 1.99, 2.25, 3, 3.75]


def preset(simulation, label: str) -> dict[str, float]:
    return dict(next(p.values for p in simulation.presets if p.label == label))


def grip(values: Mapping[str, float], times: Sequence[float]) -> dict[str, np.ndarray]:
    """Exact means of the flags that are held, in percent; both depend on states in a straight line."""
    found = exact(GRIP.thrown, values, times).means
    flags = {**GRIP.model.defaults, **values}["sites"]
    return {
        "two_arms": 100 * (found["B1"] + 2 * found["B2"]) / flags,
        "one_arm": 100 * found["C"] / flags,
    }


def held_ends(
    flags: float, drugs: int, kon: float, koff: float, times: Sequence[float]
) -> np.ndarray:
    """Mean number of drugs that one side holds: each end by itself, so one number is enough."""
    most = min(math.floor(flags + 1e-9), drugs) + (flags % 1 > 1e-9)
    n = np.arange(most + 1)
    up, down = kon * np.maximum(0, flags - n) * (drugs - n), koff * n
    matrix = diags([up[:-1], -up * (n < most) - down, down[1:]], [-1, 0, 1], format="csc")
    start = np.eye(most + 1)[0]
    run = solve_ivp(
        lambda _, v: matrix @ v,
        (0, times[-1]),
        start,
        "Radau",
        t_eval=times,
        jac=matrix,
        rtol=1e-9,
        atol=1e-12,
    )
    return n @ run.y


def bridged(values: Mapping[str, float], times: Sequence[float]) -> np.ndarray:
    """Exact mean share of bridges: the two ends of a drug know nothing of each other."""
    v = {**BRIDGES.thrown.model.defaults, **BRIDGES.thrown.own(values)}
    one = min(v["At"], v["Ct"]) / 22
    drugs = math.floor(v["dose"] / one + 0.5)
    kon = v["kon"] * one
    on = [
        held_ends(v[f] / one, drugs, kon, v["kon"] * v[K], times)
        for f, K in (("At", "KA"), ("Ct", "KC"))
    ]
    return 100 * on[0] * on[1] / drugs / 22


def hold(
    crowd: Crowd,
    values: Mapping[str, float],
    times: Sequence[float],
    wanted: Mapping[str, Sequence[float]],
    rare: float = 0,
) -> None:
    """2,000 runs of the page and 20 of Python are as near the exact mean as runs are; what is `rare` no run may have."""
    front = chance_front.moments(crowd, values, range(1, RUNS + 1), times)
    ours = [sample(crowd, values, seed) for seed in range(1, FEW + 1)]
    for name, means in wanted.items():
        for k, (t, mean) in enumerate(zip(times, means, strict=False)):
            if mean < rare:
                continue
            seen, error = front[name][k]
            few = statistics.fmean(run.at(name, t) for run in ours)
            assert abs(seen - mean) <= FAR * error + 1e-6 * abs(mean), (name, t, seen, mean, error)
            spread = error * math.sqrt(RUNS / FEW)
            assert abs(few - mean) <= FAR * spread + 1e-6 * abs(mean), (name, t, few, mean, spread)


@pytest.mark.parametrize("label", ["Two arms", "A good single grip", "A tight grip"])
def test_grip(label: str) -> None:
    values = preset(GRIP, label)
    means = grip(values, GRIP_TIMES)
    # after the wash single arms are so rare that no run has one
    hold(
        GRIP.thrown,
        values,
        GRIP_TIMES,
        {"two_arms": means["two_arms"], "one_arm": means["one_arm"][:6]},
    )


def test_runs_would_not_pass_for_the_equation() -> None:
    """Where two arms meet one flag after the other, so many runs tell the exact mean from the equation."""
    values = preset(GRIP, "A tight grip")
    times, equation = [0.25], solve(GRIP.model, values)
    [(seen, error)] = chance_front.moments(GRIP.thrown, values, range(1, 10 * RUNS + 1), times)[
        "two_arms"
    ]
    assert abs(seen - grip(values, times)["two_arms"][0]) < FAR * error
    assert abs(seen - equation.at("two_arms", 0.25)) > 3 * error


@pytest.mark.parametrize("label", ["Both sides alike", "Too much", "Tight grip"])
def test_bridges(label: str) -> None:
    values, times = BRIDGES.thrown.own(preset(BRIDGES, label)), [5, 20, 60, 200, 600]
    hold(BRIDGES.thrown, values, times, {"share": bridged(values, times)})


def hidden(values: Mapping[str, float]) -> dict[str, np.ndarray]:
    found = exact(HIDING.thrown, values, HIDING_TIMES).means
    return {"S": found["S"], "H": found["H"], "total": found["S"] + found["H"]}


@pytest.mark.parametrize("label", ["A few hide", "Window and brake"])
def test_hiding(label: str) -> None:
    """The two presets with the largest distance: few are left, and chance decides how many."""
    values, room = preset(HIDING, label), HIDING.model.defaults["room"]
    means = hidden(values)
    hold(HIDING.thrown, values, HIDING_TIMES, means, rare=0.01 * room / 60)
    run = solve(HIDING.model, values)
    apart = max(
        abs(run.at("total", t) - m) for t, m in zip(HIDING_TIMES, means["total"], strict=True)
    )
    assert 0.03 * room < apart <= HIDING.thrown.within["total"]
    told(HIDING.thrown, 100 * HIDING.thrown.within["total"] / room)


def told(thrown: Crowd | Draw, within: float) -> None:
    assert f" {within:g} " in thrown.told, f"{within:g} is not told: {thrown.told}"


@pytest.mark.parametrize("label", [p.label for p in GRIP.presets])
def test_how_far_the_equation_is_from_the_grip(label: str) -> None:
    values = preset(GRIP, label)
    times, run = [0.02, *GRIP_TIMES[:6]], solve(GRIP.model, values)
    for name, means in grip(values, times).items():
        apart = max(abs(run.at(name, t) - m) for t, m in zip(times, means, strict=True))
        assert apart <= GRIP.thrown.within[name]
        told(GRIP.thrown, GRIP.thrown.within[name])


@pytest.mark.parametrize("label", [p.label for p in BRIDGES.presets])
def test_how_far_the_equation_is_from_the_bridges(label: str) -> None:
    values, times = BRIDGES.thrown.own(preset(BRIDGES, label)), [5, 20, 60, 200, 600]
    run = solve(BRIDGES.thrown.model, values)
    apart = max(
        abs(run.at("share", t) - m) for t, m in zip(times, bridged(values, times), strict=True)
    )
    assert apart <= BRIDGES.thrown.within["share"]
    told(BRIDGES.thrown, BRIDGES.thrown.within["share"])


def test_bridges_in_time_come_to_the_formula() -> None:
    for values in ({}, {"KA": 1, "KC": 100, "At": 1, "Ct": 50, "dose": 15.45}):
        formula = solve(BRIDGES.model, values).at(
            "share", {**BRIDGES.model.defaults, **values}["dose"]
        )
        assert solve(BRIDGES.thrown.model, values).at("share", 600) == pytest.approx(
            formula, rel=1e-3
        )


@pytest.mark.parametrize("label", [p.label for p in LUCK.presets])
def test_a_clone_by_chance_is_the_curve_in_the_mean(label: str) -> None:
    values = preset(LUCK, label)
    curve = solve(LUCK.thrown.model, values)
    times = [curve.hi * part for part in (0.1, 0.4, 0.9)]
    v = {**LUCK.model.defaults, **values}
    means = [v["cells"] * math.exp((v["division"] - v["killing"]) * t) for t in times]
    hold(LUCK.thrown, values, times, {"N": means}, rare=0.01)
    assert [curve.at("N", t) for t in times] == pytest.approx(means, rel=1e-5)


def test_so_many_clones_are_gone_as_the_formula_says() -> None:
    day = solve(LUCK.thrown.model).hi
    chance = solve(LUCK.model, {"days": day}).at("gone_by", LUCK.model.defaults["killing"]) / 100
    gone = [sample(LUCK.thrown, {}, seed).at("N", day) == 0 for seed in range(1, 1001)]
    assert 0.5 < chance < 0.75
    assert statistics.fmean(gone) == pytest.approx(
        chance, abs=FAR * math.sqrt(chance * (1 - chance) / 1000)
    )


def test_births_and_deaths_have_a_closed_form() -> None:
    times = [1, 3, 6, 9.5]
    means = [20 * math.exp(-0.3 * t) for t in times]
    hold(born, {}, times, {"T": means})
    gone = [sample(born, {"n0": 1}, seed).at("T", 10) == 0 for seed in range(1, 1001)]
    e = math.exp(-0.3 * 10)
    chance = 0.4 * (e - 1) / (0.1 * e - 0.4)
    assert abs(statistics.fmean(gone) - chance) <= FAR * math.sqrt(chance * (1 - chance) / 1000)


def test_master_equation_knows_what_is_too_much_for_it() -> None:
    with pytest.raises(ModelError, match="an event that waits for a condition changes the crowd"):
        exact(pairs, {}, [1])
    with pytest.raises(ModelError, match="combinations of figures; let one figure stand for more"):
        exact(many, {}, [1])


def test_pairs_against_far_more_runs() -> None:
    """Events with conditions: nothing but runs tells their mean; other seeds and ten times as many do."""
    times = [0.5, 1.9, 2.5, 3.5, 5]
    more = chance_front.moments(pairs, {}, range(100_001, 100_001 + 10 * RUNS), times)
    fewer = chance_front.moments(pairs, {}, range(1, RUNS + 1), times)
    for name in ("A", "B"):
        for (a, ea), (b, eb) in zip(more[name], fewer[name], strict=True):
            assert abs(a - b) <= FAR * math.hypot(ea, eb)
    # two of one kind: a pair needs a second one beside the first, so none forms of a single one
    assert sample(pairs, {}, 1).at("A", 0) == 30
    short = [sample(pairs, {"k": 0.02, "l": 0}, seed).at("B", 0.001) for seed in range(1, 4001)]
    expected = 0.001 * 0.02 * 30 * 29
    assert abs(statistics.fmean(short) - expected) <= FAR * math.sqrt(expected / 4000)


@pytest.mark.parametrize("method", ["exact", "leap"])
def test_large_crowds_follow_the_equation(method: str) -> None:
    times, run = [0.5, 1, 2, 4], solve(many.model, {})
    runs = 200 if method == "leap" else 2
    found = chance_front.moments(many, {}, range(1, runs + 1), times, method)
    for name in ("S", "K"):
        for t, (mean, error) in zip(times, found[name], strict=True):
            # a leap takes rates as they are at its start: about a percent
            assert mean == pytest.approx(
                run.at(name, t), abs=5 * error + 0.015 * run.at(name, t) + 1
            )


def test_rows_of_a_study() -> None:
    study = simulations.load("trial-intervals").thrown
    values = {"number": 27.0, "share": 63.0}
    seen = chance_front.counts(study, values, range(1, RUNS + 1))
    likely = hits(27, 0.63)
    assert sum(likely) == pytest.approx(1, abs=1e-9)
    mean, error = 27 * 0.63, math.sqrt(27 * 0.63 * 0.37 / RUNS)
    assert abs(statistics.fmean(s[0] for s in seen) - mean) <= FAR * error
    for k in range(12, 23):
        share = statistics.fmean(s[0] == k for s in seen)
        assert abs(share - likely[k]) <= FAR * math.sqrt(likely[k] * (1 - likely[k]) / RUNS)


@pytest.mark.parametrize(
    ("row", "likely"),
    [(PASSING, first_until(1 / 30, 400)), (THIRTY, first_of_order(30, 1))],
    ids=["until", "order"],
)
def test_rows_until_one_fits(row: Draw, likely: list[float]) -> None:
    """The formula's mean is one over the share that fits; of thirty that pass once it is half of thirty."""
    assert sum(likely) == pytest.approx(1, abs=2e-6)
    mean = sum(k * p for k, p in enumerate(likely, 1))
    assert mean == pytest.approx(30 if row is PASSING else 15.5, abs=1e-3)
    error = math.sqrt(sum((k - mean) ** 2 * p for k, p in enumerate(likely, 1)))
    front = [place for _, _, place in chance_front.counts(row, {}, range(1, RUNS + 1))]
    ours = [draw(row, {}, seed).index(True) + 1 for seed in range(1, FEW + 1)]
    assert abs(statistics.fmean(front) - mean) <= FAR * error / math.sqrt(RUNS)
    assert abs(statistics.fmean(ours) - mean) <= FAR * error / math.sqrt(FEW)


def test_order_of_several_that_fit() -> None:
    row, likely = Draw("order", of=12, fitting=4), first_of_order(12, 4)
    places = [place for _, _, place in chance_front.counts(row, {}, range(1, RUNS + 1))]
    assert sum(likely) == pytest.approx(1)
    for k, p in enumerate(likely[:5], 1):
        assert abs(statistics.fmean(x == k for x in places) - p) <= FAR * math.sqrt(
            p * (1 - p) / RUNS
        )


def test_an_interval_called_95_percent_holds_nearly_so_often() -> None:
    """Summed over all that a study can see (the trial of the scenes found 92.96, 94.23 and 95.45)."""
    studies = [(27, 63), (108, 63), (10, 63), (1440, 64), (10, 100)]
    ours = [held(n, share) for n, share in studies]
    assert [100 * x for x in ours[:3]] == pytest.approx([92.96, 94.23, 95.45], abs=0.005)
    assert ours[4] == 1
    ends = [
        [
            [e["low"] / 100, e["high"] / 100]
            for k in range(n + 1)
            for e in [trial_intervals(n, (), {"share": 100 * k / n})]
        ]
        for n, _ in studies
    ]
    asked = [(n, share / 100, e) for (n, share), e in zip(studies, ends, strict=True)]
    assert chance_front.coverages(asked) == pytest.approx(ours, abs=1e-9)
