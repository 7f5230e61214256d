"""Drug levels under infusions: an engine of its own, the closed form, mass balance."""

from __future__ import annotations

import math

import pytest
from courses import compare
from sampled import measured, outcomes, rows

PK = rows("m2b_pk")
HALF = math.log(2)


def of(word: str) -> list[dict[str, str]]:
    return [r for r in PK if word in r["drug"]]


PUMPS = {
    "t1/2 2 h (h": {"CL": 2.0, "V": 2.0 * 2 / HALF},
    "BSA 1.876": {"CL": 2.22, "V": 5.98},
    "child": {"rate": 12.0, "CL": 2.22 * (0.8 / 1.876) ** 0.62, "V": 5.98},
}


@pytest.mark.parametrize("word", PUMPS)
def test_pump(word: str) -> None:
    columns = {"C": ("C_roadrunner", "C_closed_form")}
    values = {"days": 28, **PUMPS[word]}
    assert compare("pump-day-and-night", values, of(word), columns, time="t_h") > 10


def test_one_infusion() -> None:
    values = {"number": 1.0}
    columns = {"C": ("C_roadrunner", "C_closed_form")}
    found = compare("drug-level", values, of("dinutuximab"), columns, time="t_h", scale=1 / 24)
    assert found > 5


def test_exercises() -> None:
    found = measured("drug-level", number=1)
    assert found["gone"] == pytest.approx(43.2, abs=0.05)
    assert found["gone_short"] == pytest.approx(8.6, abs=0.05)
    assert found["half_after"] == pytest.approx(10, rel=1e-6)
    pump = measured("pump-day-and-night")
    assert pump["steady"] == pytest.approx(525.5, abs=0.1)
    assert pump["half_gone_after"] == pytest.approx(1.87, abs=0.01)
    assert pump["half_life"] == pytest.approx(pump["half_gone_after"], rel=1e-6)
    # four hours without the pump cost more than four hours
    assert measured("pump-day-and-night", pause=4)["below"] > 8


def test_levels_always() -> None:
    for run, found, _ in outcomes("drug-level", 32):
        v = run.values
        k, hours = HALF / v["half_life"], v["duration"] / 24
        rate = v["amount"] / hours / v["V"] / k
        n, gap = v["number"], math.exp(-k * v["interval"])
        closed = rate * (1 - math.exp(-k * hours)) * (1 - gap**n) / (1 - gap)
        assert found["end_level"] == pytest.approx(closed, rel=1e-6)
        assert found["gone"] == pytest.approx(math.log(20) / k, rel=1e-6)


def test_pump_always() -> None:
    for run, found, _ in outcomes("pump-day-and-night", 32):
        v = run.values
        assert max(run.columns["C"]) <= found["steady"] * (1 + 1e-6)
        if v["pause"] > 0:
            fall = math.exp(-v["CL"] / v["V"] * min(v["pause"], 12 * v["days"]))
            assert found["low_share"] == pytest.approx(fall, rel=1e-5)
