"""CAR T cells: blood, leukemia, memory, relapse; engines of their own and closed forms."""

from __future__ import annotations

import math

import pytest
from courses import compare
from sampled import measured, outcomes, rows

from explorable.solve import solve
from immunobook import simulations


def test_blood() -> None:
    columns = {
        "E": ("E_roadrunner", "E_roadrunner"),
        "M": ("Mem_roadrunner", "Mem_roadrunner"),
        "total": ("total_roadrunner", "total_closed_form"),
    }
    values = {"days": 730.0}
    assert (
        compare(
            "car-t-in-blood", values, rows("m4_stein_timecourse"), columns, time="t_day", floor=1
        )
        > 40
    )


def test_blood_measures() -> None:
    found = measured("car-t-in-blood")
    wanted = {r["quantity"]: float(r["computed"]) for r in rows("m4_stein_derived")}
    for name, key in (
        ("doubling_time", "doubling time (day)"),
        ("first_half_life", "initial decline half-life (day)"),
        ("late_half_life", "terminal half-life (day)"),
        ("day_28", "C day 28"),
        ("day_365", "C 1 year"),
        ("memory_day", "day when memory exceeds effector"),
        ("doublings", "doublings from dose to peak"),
        ("exposure_28", "AUC 0-28 d (copies/ug*day)"),
    ):
        assert found[name] == pytest.approx(wanted[key], rel=1e-6), name


LEUKEMIA = {
    "default": {},
    "alpha_low_1e-11": {"alpha": 1e-11},
    "dose_x0.1": {"C0": 1e6},
    "dose_x10": {"C0": 1e8},
    "tauC_30": {"tauC": 30.0, "last_cell": 0.0},
}


@pytest.mark.parametrize("case", LEUKEMIA)
def test_leukemia(case: str) -> None:
    table = [r for r in rows("m4_leontriana2020_timecourse") if r["case"] == case]
    columns = {n: (f"{n}_rr", f"{n}_scipy") for n in "CLB"}
    values = {"last_cell": 0.0, **LEUKEMIA[case]}
    assert compare("car-t-and-leukemia", values, table, columns, time="t_day", floor=1) > 40


@pytest.mark.parametrize("row", rows("m4_leontriana2020_first_wave"), ids=lambda r: r["case"])
def test_first_wave(row: dict[str, str]) -> None:
    case = row["case"]
    if case.startswith("critical"):
        low = [
            measured("car-t-and-leukemia", tauC=x, last_cell=0)["low_cells"] for x in (29.29, 29.31)
        ]
        assert low[0] > 1 > low[1]
        return
    name, _, number = case.replace("_x", "_").partition("_")
    values = {"dose": {"C0": 1e7 * float(number or 1)}, "tauC": {"tauC": float(number or 14)},
              "alpha": {"alpha": float(number or 4.5e-11)}}.get(name, {})  # fmt: skip
    found = measured("car-t-and-leukemia", last_cell=0, **values)
    # the reference was looked at every 0.1 day
    assert found["peak_cells"] == pytest.approx(float(row["first_CART_peak_cells"]), rel=1e-4)
    assert found["peak_day"] == pytest.approx(float(row["day_of_peak"]), abs=0.06)
    assert found["low_cells"] == pytest.approx(float(row["L_nadir_cells_200d"]), rel=1e-3)
    assert found["low_day"] == pytest.approx(float(row["day_of_nadir"]), abs=0.06)


def test_dose_moves_the_day_and_hardly_the_height() -> None:
    runs = [measured("car-t-and-leukemia", C0=1e7 * x) for x in (0.1, 1, 10, 100)]
    heights = [r["peak_cells"] for r in runs]
    assert max(heights) / min(heights) < 1.15
    assert runs[0]["peak_day"] - runs[-1]["peak_day"] == pytest.approx(7.85, abs=0.1)


def test_rest_point() -> None:
    """At the rest point of hunters and prey without B cells nothing changes."""
    found = measured("car-t-and-leukemia")
    model = simulations.load("car-t-and-leukemia").model
    rates = model(0, [found["rest_C"], found["rest_L"], 0.0], model.defaults)
    assert abs(rates["C"]) < 1e-9 * found["rest_C"] and abs(rates["L"]) < 1e-9 * found["rest_L"]


def test_memory() -> None:
    columns = {"Ct": ("Ct_rr", "Ct_scipy"), "Cm": ("Cm_rr", "Cm_scipy"), "T": ("T_rr", "T_scipy")}
    table = rows("m4_cartmath_timecourse")
    values = {"last_cell": 0.0}
    assert compare("memory-and-rechallenge", values, table, columns, time="t_day", floor=1) > 40
    found = measured("memory-and-rechallenge")
    assert found["second_gone"] == pytest.approx(254.24, abs=0.01)
    assert found["memory_then"] == pytest.approx(1.185e6, rel=1e-3)
    assert found["tumor_day_after"] == pytest.approx(41349, rel=1e-4)
    assert math.isnan(measured("memory-and-rechallenge", eps=0)["second_gone"])


ROUTES = {
    "no_loss": {},
    "pre-existing_1000_neg_cells": {"Ln0": 1000.0},
    "loss_u1e-6": {"loss": 1.0},
    "memory_eps0.02": {"eps": 0.02},
    "memory+loss": {"eps": 0.02, "loss": 1.0},
}


@pytest.mark.parametrize("case", ROUTES)
def test_routes(case: str) -> None:
    table = [r for r in rows("m4_escape_timecourse") if r["case"] == case]
    names = {"C": "C", "Mc": "Mc", "L": "L", "Ln": "Ln", "B": "B"}
    columns = {n: (f"{p}_rr", f"{p}_scipy") for n, p in names.items()}
    assert (
        compare("two-routes-to-relapse", ROUTES[case], table, columns, time="t_day", floor=1) > 40
    )


@pytest.mark.parametrize("row", rows("m4_escape_targets"), ids=lambda r: r["case"])
def test_routes_measures(row: dict[str, str]) -> None:
    values = ROUTES[row["case"]]
    found = measured("two-routes-to-relapse", **values)
    # the reference was looked at every 0.4 day
    assert found["low_cells"] == pytest.approx(float(row["nadir_total_leukaemia"]), rel=1e-4)
    assert found["low_day"] == pytest.approx(float(row["day_of_nadir"]), abs=0.4)
    assert found["total_end"] == pytest.approx(float(row["total_day800"]), rel=1e-5)
    assert found["negative_end"] == pytest.approx(
        100 * float(row["CD19neg_share_day800"]), abs=1e-5
    )
    if not row["day_back_to_1e10"]:
        assert math.isnan(found["back_day"])
        return
    seen = float(row["day_back_to_1e10"])
    assert 0 <= seen - found["back_day"] <= 0.4
    run = solve(simulations.load("two-routes-to-relapse").model, values)
    share = 100 * float(row["CD19neg_share_then"])
    assert run.at("negative", seen) == pytest.approx(share, rel=1e-4, abs=1e-6)


def test_second_flag_closes_both() -> None:
    found = measured("two-routes-to-relapse", eps=0.02, loss=1, two_flags=1)
    assert math.isnan(found["back_day"])


@pytest.mark.parametrize(
    "id",
    ["car-t-in-blood", "car-t-and-leukemia", "memory-and-rechallenge", "two-routes-to-relapse"],
)
def test_always(id: str) -> None:
    for run, found, _ in outcomes(id, 64):
        if id == "car-t-in-blood":
            v = run.values
            peak = v["foldx"] * v["start"]
            assert found["peak_level"] == pytest.approx(peak, rel=1e-6)
            late = v["days"] - v["Tmax"]
            closed = peak * (
                (1 - v["FB"]) * math.exp(-v["alpha"] * late) + v["FB"] * math.exp(-v["beta"] * late)
            )
            assert run.at("total", v["days"]) == pytest.approx(closed, rel=1e-5)


def test_a_cell_that_is_gone_stays_gone() -> None:
    model = simulations.load("car-t-and-leukemia").model
    run = solve(model, {"tauC": 30.0})
    gone = measured("car-t-and-leukemia", tauC=30.0)["gone_day"]
    assert max(run.at("L", t) for t in (gone + 1, 200, 350, 500)) < 1
