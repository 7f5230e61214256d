"""Model -> Run: SciPy where it is there, else RODAS4 in plain Python.

The solver steps from event to event. An event at a time is hit exactly; an event of a
condition is located on the continuous solution within a step. The front end's
`solver.ts` treats events by the same rules:

- ``at`` counts from the start of the axis (included) to its end (excluded);
- ``when`` happens when the condition turns from false to true, also if another event
  turns it, and not if it is true at the start; equality counts as true;
- all new values of one event are computed before the first is set.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

from ..model import Model
from ..run import Run, Stretch, Vector
from ..translate.python import Compiled, compiled
from .chain import Chain
from .steppers import have_scipy, stepper_for

Method = Literal["auto", "rodas", "LSODA", "Radau", "DOP853"]

BUDGET = 20_000
"""Steps after which a run is given up (the front end's number, too)."""


def solve(
    model: Model,
    values: Mapping[str, float] | None = None,
    *,
    rtol: float | None = None,
    atol: float | None = None,
    method: Method = "auto",
    budget: int = BUDGET,
) -> Run:
    """Run `model`.

    Parameters
    ----------
    values : parameters that differ from their defaults.
    rtol : relative error of one step; 1e-10 by SciPy, 1e-9 by RODAS4, and 1e-6 where
        "auto" finds no SciPy.
    atol : error of one step, in shares of the largest value each state reaches (a logarithmic
        state: as it is); a thousandth of `rtol`. Smaller ones make SciPy follow the noise of
        what is nearly gone; what may grow back from there belongs in a logarithm.
    method : "auto" takes LSODA of SciPy (Radau where it fails), or RODAS4 without SciPy.
    budget : steps after which the run is given up, with a message.

    Raises
    ------
    KeyError
        A value for a parameter the model does not have.
    ImportError
        A method of SciPy where there is no SciPy.
    """
    setting = {
        **model.defaults,
        **{model.parameter(n).name: float(v) for n, v in (values or {}).items()},
    }
    p = [setting[x.name] for x in model.parameters]
    code = compiled(model)
    lo, hi = code.axis(0.0, (), p)
    starts_well = model.axis.scale == "linear" or lo > 0
    if not (math.isfinite(lo) and math.isfinite(hi) and lo < hi and starts_well):
        message = f"With this setting there is nothing to draw: {model.axis.label} has no length."
        return Run(model, setting, (lo, lo), [], message)
    if not model.states:
        return _without_gaps(Run(model, setting, (lo, hi), [Stretch([(lo, hi, lambda _: ())])]))
    by_rodas = method == "rodas" or (method == "auto" and not have_scipy())
    rtol = rtol or (1e-10 if not by_rodas else 1e-6 if method == "auto" else 1e-9)
    atol = atol or 1e-3 * rtol
    stretches, message = _attempts(model, code, p, (lo, hi), rtol, atol, method, budget)
    return _without_gaps(Run(model, setting, (lo, hi), stretches, message))


def _without_gaps(run: Run) -> Run:
    """The run, with a message if a quantity has no value somewhere."""
    for quantity in run.model.quantities:
        for x, value in zip(run.grid, run.columns[quantity.name], strict=True):
            if math.isnan(value) and not run.message:
                place = f"{run.model.axis.label} {x:.3g} {run.model.axis.unit}"
                run.message = f"With this setting “{quantity.label}” has no value at {place}."
    return run


def _attempts(
    model: Model, code: Compiled, p: Vector, span: tuple[float, float],
    rtol: float, atol: float, method: Method, budget: int,
) -> tuple[list[Stretch], str]:  # fmt: skip
    """The run by the wanted method; "auto" falls back to a second one."""
    automatic = ["LSODA", "Radau"] if have_scipy() else ["rodas"]
    methods = automatic if method == "auto" else [method]
    stretches: list[Stretch] = []
    message = ""
    for name in methods:
        scale = _scale(model, code, p, span, name, budget) if name != "rodas" else []
        chain = Chain(code, p, stepper_for(model, code, p, name, rtol, atol, scale), budget)
        stretches, message = chain.run(*span, model.axis)
        if not message:
            break
    return stretches, message


def _scale(
    model: Model, code: Compiled, p: Vector, span: tuple[float, float], name: str, budget: int
) -> Vector:
    """Largest size of each state, from a rough run; 1 for logarithms."""
    chain = Chain(code, p, stepper_for(model, code, p, name, 1e-4, 1e-30, [1.0] * code.n), budget)
    stretches, _ = chain.run(*span, model.axis)
    largest = [abs(v) for v in code.start(0.0, (), p)]
    for stretch in stretches:
        for _, end, dense in stretch.pieces:
            largest = [max(a, abs(float(b))) for a, b in zip(largest, dense(end), strict=True)]
    return [1.0 if s.log else (v or 1.0) for s, v in zip(model.states, largest, strict=True)]
