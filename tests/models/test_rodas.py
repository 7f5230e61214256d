"""RODAS4 in Python: its coefficients, its order, and the same runs as SciPy's."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from explorable.explorer.evaluate import evaluate
from explorable.solve import Limits, rodas4, solve
from immunobook import simulations


def plain_coefficients() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """alpha, beta (= alpha + gamma matrix), b and b-hat of the method as Hairer and Wanner define it."""
    c = np.zeros((6, 6))
    a = np.zeros((6, 6))
    for i in range(6):
        c[i, : len(rodas4.C[i])] = rodas4.C[i]
        a[i, : len(rodas4.A[i])] = rodas4.A[i]
    gamma_matrix = np.linalg.inv(np.eye(6) / rodas4.GAMMA - c)
    alpha = a @ gamma_matrix
    m = np.array([*rodas4.A[5], 1.0])
    return (
        alpha,
        alpha + gamma_matrix,
        m @ gamma_matrix,
        np.array([*rodas4.A[5], 0.0]) @ gamma_matrix,
    )


def test_order_conditions() -> None:
    """The eight conditions of order 4 (Hairer and Wanner, section IV.7), and order 3 of the embedded method."""
    alpha, beta, b, embedded = plain_coefficients()
    a, bb = alpha.sum(axis=1), beta.sum(axis=1)
    third = {
        "1": b.sum() - 1,
        "2": b @ bb - 1 / 2,
        "3a": b @ a**2 - 1 / 3,
        "3b": b @ beta @ bb - 1 / 6,
    }
    fourth = {
        "4a": b @ a**3 - 1 / 4,
        "4b": b @ (a * (alpha @ bb)) - 1 / 8,
        "4c": b @ beta @ a**2 - 1 / 12,
        "4d": b @ beta @ beta @ bb - 1 / 24,
    }
    for name, defect in {**third, **fourth}.items():
        assert abs(defect) < 1e-12, name
    assert abs(embedded.sum() - 1) < 1e-12
    assert abs(embedded @ bb - 1 / 2) < 1e-12
    assert abs(embedded @ a**2 - 1 / 3) < 1e-12
    assert abs(embedded @ beta @ bb - 1 / 6) < 1e-12
    assert np.allclose(a, rodas4.NODES, atol=1e-12)
    gamma_sums = (beta - alpha).sum(axis=1)
    assert np.allclose(gamma_sums, rodas4.DRIFT, atol=1e-12)


def lotka(t: float, y: list[float]) -> list[float]:
    return [y[0] * (1 - y[1]) + math.sin(t), y[1] * (y[0] - 1)]


def one_pass(n: int) -> tuple[list[float], float]:
    """End state after `n` equal steps to t = 2, and the largest error of the continuous solution on the way."""
    reference = solve_ivp(
        lotka, (0, 2), [1.5, 0.7], rtol=1e-12, atol=1e-13, dense_output=True, method="DOP853"
    ).sol
    t, y, h, worst = 0.0, [1.5, 0.7], 2 / n, 0.0
    for _ in range(n):
        jacobian = [1 - y[1], -y[0], y[1], y[0] - 1]
        k = rodas4.stages(lotka, jacobian, [math.cos(t), 0.0], t, y, h)
        new = rodas4.advanced(y, k)
        inside = rodas4.dense(t, h, y, new, k)
        for s in (0.25, 0.5, 0.75):
            worst = max(
                worst, float(np.max(np.abs(np.array(inside(t + s * h)) - reference(t + s * h))))
            )
        t, y = t + h, new
    return [abs(v - float(r)) for v, r in zip(y, reference(2.0), strict=True)], worst


def test_convergence() -> None:
    """Halving the step divides the error by 16 at the end, by 16 (at least 8) in between."""
    (coarse, coarse_inside), (fine, fine_inside) = one_pass(16), one_pass(32)
    assert 3.7 < math.log2(max(coarse) / max(fine)) < 4.4
    assert math.log2(coarse_inside / fine_inside) > 2.7


def test_stiff() -> None:
    """Robertson's reaction over eleven powers of ten: few steps, right answer."""

    def f(t: float, y: list[float]) -> list[float]:
        a, b = 0.04 * y[0], 1e4 * y[1] * y[2]
        return [-a + b, a - b - 3e7 * y[1] ** 2, 3e7 * y[1] ** 2]

    def jacobian(t: float, y: list[float]) -> list[float]:
        return [
            -0.04,
            1e4 * y[2],
            1e4 * y[1],
            0.04,
            -1e4 * y[2] - 6e7 * y[1],
            -1e4 * y[1],
            0,
            6e7 * y[1],
            0,
        ]

    solver = rodas4.Rodas(
        f, jacobian, lambda t, y: [0.0] * 3, 0.0, [1.0, 0.0, 0.0], 1e11,
        rtol=1e-7, floors=[1e-66] * 3,
    )  # fmt: skip
    steps = 0
    while solver.status == "running":
        solver.step()
        steps += 1
    assert steps < 1500
    assert solver.y[0] == pytest.approx(0.2083340149701255e-7, rel=1e-4)
    assert solver.y[2] == pytest.approx(0.9999999791665050, rel=1e-7)


@pytest.mark.parametrize("id", simulations.ids())
def test_same_as_scipy(id: str) -> None:
    """Each preset of each simulation: trajectories within 1e-5 of the range."""
    simulation = simulations.load(id)
    if simulation.model.kind == "algebraic":
        pytest.skip("nothing is integrated")
    for values in [p.values for p in simulation.presets] or [{}]:
        ours = solve(
            simulation.model, values, method="rodas", rtol=1e-8, limits=Limits(seconds=600)
        )
        scipy = solve(simulation.model, values)
        assert not ours.message and not scipy.message
        for name, column in scipy.columns.items():
            size, largest = max(column) - min(column), max(map(abs, column))
            if size <= 1e-12 * largest:  # it stays where it is, up to rounding
                size = largest or 1.0
            worst = max(abs(a - b) for a, b in zip(column, ours.columns[name], strict=True))
            assert worst <= 1e-5 * size, (values, name)
        measured = evaluate(scipy, simulation.measures)
        for name, value in evaluate(ours, simulation.measures).items():
            assert math.isnan(value) == math.isnan(measured[name]), (values, name)
