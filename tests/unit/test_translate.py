"""JavaScript, MathML: the same text every time, readable, and complete."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
import sympy

from explorable.model import Axis, Parameter, State, model
from explorable.translate.javascript import javascript
from explorable.translate.mathml import equations, latex_lines, latex_name
from explorable.translate.python import compiled
from explorable.translate.solver_form import divided, system
from immunobook import simulations


def test_same_text_whatever_the_hash_seed() -> None:
    program = (
        "from immunobook import simulations; from explorable.translate.javascript import javascript; "
        "print(javascript(simulations.load('innate-and-acquired').model))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program], text=True, capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "42")
    }  # fmt: skip
    assert len(made) == 1


@pytest.mark.parametrize("id", simulations.ids())
def test_every_part_is_there(id: str) -> None:
    simulation = simulations.load(id)
    code = javascript(simulation.model)
    parts = ["axis: (p)", "quantities(t, y, p, out)"]
    if simulation.model.states:
        parts += ["rhs(t, y, p, d)", "jac(t, y, p, J, ft)", "start(p, y)", "events: ["]
    for part in parts:
        assert code.count(part) == 1, part
    assert "Not supported" not in code and "nan" not in code and "zoo" not in code


def test_logarithms_are_divided_before_anything_is_lost() -> None:
    @model(
        time=Axis("t", "Time", "days", 0, 10),
        states=[
            State("Y", "Y", "cells", start=1, log=True),
            State("Z", "Z", "cells", start=1, log=True),
        ],
        parameters=[Parameter("r", 1.0, "1/day", "Growth"), Parameter("K", 9.0, "cells", "Room")],
    )
    def logistic(Y, Z, *, r, K):
        return {"Y": r * Y * (1 - Y / K) - Y * Z, "Z": Y * Z / (K + Y) - Z**2}

    s = system(logistic)
    (y, z), (r, K) = s.y, s.p
    rate = r * (1 - sympy.exp(y) / K) - sympy.exp(z)
    assert sympy.simplify(s.rhs[0] - rate) == 0
    assert not any(f.has(sympy.exp(-y)) or f.has(sympy.exp(-z)) for f in s.rhs)
    for i in range(2):
        for j in range(2):
            assert sympy.simplify(s.jacobian[i][j] - sympy.diff(s.rhs[i], s.y[j])) == 0


def test_divided() -> None:
    x, a = sympy.symbols("x a", real=True)
    piece = sympy.Piecewise((x * a, x > 1), (0, True))
    assert divided(a * piece, x) == a * sympy.Piecewise((a, x > 1), (0, True))
    assert divided(x * (a + x), x) == a + x
    assert divided(a * (x + x**2), x) == a * (1 + x)
    assert divided(sympy.S.Zero, x) == 0
    assert divided(a, x) == a / x


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ("P", "P"), ("kI", "k_{I}"), ("P0", "P_{0}"), ("t2", "t_{2}"), ("rho", r"\rho"), ("mu2", r"\mu_{2}"),
        ("Pmax", r"P_{\mathrm{max}}"), ("koff", r"k_{\mathrm{off}}"), ("kOff", r"k_{\mathrm{Off}}"),
        ("innate", r"\mathrm{innate}"), ("a_b", "a_{b}"), ("mode", r"\mathrm{mode}"),
    ],
)  # fmt: skip
def test_names(name: str, latex: str) -> None:
    assert latex_name(name) == latex


@pytest.mark.parametrize("id", simulations.ids())
def test_equations_are_sound_html(id: str) -> None:
    m = simulations.load(id).model
    tree = ET.fromstring(equations(m))
    lines = latex_lines(m)
    shown = sum(len(texts) for heading, texts in lines.items() if heading != "Events")
    assert len(list(tree.iter("math"))) >= shown + 1 + len(m.states)
    assert "\\" not in "".join(tree.itertext())


def test_a_part_with_a_name_is_written_by_its_name() -> None:
    lines = latex_lines(simulations.load("innate-and-acquired").model)
    assert r"\frac{dN}{dt} = -z_A \, a \, S \, N" in lines["Equations"]
    assert r"S = \frac{P}{h_{A} + P}" in lines["With"]
    assert not any(line.startswith("S =") for line in lines["Also shown"])
    assert (
        r"\text{When }P < 1\text{, }P\text{ becomes }0\text{ (the last germ is gone)}"
        in lines["Events"]
    )


@pytest.mark.parametrize(("x", "slope"), [(0.2, -2), (1.0, 0), (1.7, 2)])
def test_the_slope_of_a_size_has_its_sign(x: float, slope: float) -> None:
    @model(
        time=Axis("t", "Time", "days", 0, 10),
        states=[State("x", "X", "1", start=0.5)],
        parameters=[Parameter("k", 2, "1/day", "Rate")],
    )
    def away(x, *, k):
        return {"x": k * abs(x - 1)}

    assert list(compiled(away).jacobian(0.0, [x], [2.0])) == [slope]
