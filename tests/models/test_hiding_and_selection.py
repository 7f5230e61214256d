"""Hiding as selection, against its closed form.

Both kinds divide alike, so a common factor F takes the room into account: S = S0 exp(-a t) F, H = H0 exp(-b t) F,
with F = exp(g t) / (1 + g/K * integral of (S0 exp(-a s) + H0 exp(-b s)) exp(g s)).
"""

from __future__ import annotations

import math

import pytest
from sampled import measured

from explorable.solve import solve
from immunobook import simulations

HIDING = simulations.load("hiding-and-selection")
SETTINGS = [
    {}, {"hiding": 0.0}, {"brake": 90.0}, {"seen": 50.0}, {"seen": 50.0, "brake": 80.0}, {"hiding": 33.0, "clear": 0.07, "growth": 0.09, "seen": 15.0},
]  # fmt: skip


def closed(values: dict[str, float], t: float) -> tuple[float, float]:
    v = {**HIDING.model.defaults, **values}
    a = v["clear"] * (1 - v["brake"] / 100)
    b = a * v["seen"] / 100
    S0, H0 = v["start"] * (1 - v["hiding"] / 100), v["start"] * v["hiding"] / 100

    def grown(rate: float) -> float:
        return math.expm1(rate * t) / rate if rate else t

    g = v["growth"]
    common = math.exp(g * t) / (1 + g / v["room"] * (S0 * grown(g - a) + H0 * grown(g - b)))
    return S0 * math.exp(-a * t) * common, H0 * math.exp(-b * t) * common


@pytest.mark.parametrize("values", SETTINGS, ids=str)
def test_both_kinds(values: dict[str, float]) -> None:
    run = solve(HIDING.model, values)
    for t in (0, 1, 7.5, 20, 60, 110, 180):
        S, H = closed(values, t)
        if S + H < 2:  # the last cell is gone
            continue
        assert run.at("S", t) == pytest.approx(S, rel=1e-6, abs=1e-2)
        assert run.at("H", t) == pytest.approx(H, rel=1e-6, abs=1e-2)


def test_the_odds_grow_whatever_the_room_does() -> None:
    """ln 9 over the difference of both clearings: from one in ten to one half."""
    for values, speed in (
        ({}, 0.2),
        ({"seen": 50}, 0.1),
        ({"brake": 80, "seen": 50}, 0.02),
        ({"growth": 0.1}, 0.2),
    ):
        assert measured("hiding-and-selection", **values)["half_day"] == pytest.approx(
            math.log(9) / speed, rel=1e-6
        )


def test_nobody_is_sorted_behind_a_brake() -> None:
    found = measured("hiding-and-selection", brake=100)
    assert found["end_share"] == pytest.approx(10, abs=1e-6)
    assert math.isnan(found["half_day"])
