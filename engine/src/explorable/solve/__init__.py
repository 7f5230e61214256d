"""Model -> Solution, by SciPy where it is there, else by RODAS4 in plain Python; the tolerances of both.

The solver steps from event to event. An event at a time is hit exactly; an event of a
condition is located on the continuous solution within a step. The front end's
`integrator.ts` treats events by the same rules:

- ``at`` counts from the start of the axis (included) to its end (excluded);
- ``when`` happens when the condition turns from false to true, also if another event
  turns it, and not if it is true at the start; equality counts as true;
- all events of a moment happen in the order they are declared in; after each the
  conditions are looked at anew, and an event may happen again;
- all new values of one event are computed before the first is set.
"""

from __future__ import annotations

import math
import time
import weakref
from collections.abc import Mapping
from typing import Literal

from explorable.model import Model
from explorable.solve.compare import differs
from explorable.solve.integrator import Integrator, Limits
from explorable.solve.solution import Segment, Solution
from explorable.solve.steppers import have_scipy, stepper_for
from explorable.solve.stopped import in_words
from explorable.translate.python import compiled

Method = Literal["auto", "rodas", "LSODA", "Radau", "DOP853"]

LIMITS = Limits()
"""After what a run is given up unless it is told otherwise."""

ROUGHER = 100.0
"""How much larger the error of a step may be in the run that an unknown model is compared with."""

_verified: weakref.WeakSet[Model] = weakref.WeakSet()


def verified(model: Model) -> Model:
    """Say that tests hold `model` to other people's solvers: its runs are not made twice."""
    _verified.add(model)
    return model


def is_verified(model: Model) -> bool:
    """Whether somebody said so."""
    return model in _verified


def solve(
    model: Model,
    values: Mapping[str, float] | None = None,
    *,
    rtol: float | None = None,
    method: Method = "auto",
    limits: Limits | None = None,
) -> Solution:
    """Run `model`.

    A model that is not `verified` is run twice, once roughly. Where the two differ by more
    than a thousandth on the drawn grid, the run's message says so.

    Parameters
    ----------
    model : differential equations or a formula.
    values : parameters that differ from their defaults.
    rtol : error of one step, as a share of the present size of each state (from its `floor`
        upwards); 1e-10 by SciPy, 1e-9 by RODAS4. Where "auto" finds no SciPy, 1e-6 for a
        verified model, else 5e-8.
    method : "auto" takes LSODA of SciPy (RODAS4 where it fails), or RODAS4 without SciPy.
    limits : after what the run is given up, with a message; `LIMITS` unless told otherwise.

    Returns
    -------
    The solution, readable at any place of its axis; ``message`` says why it ends early, if it does.

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
        message = in_words("nothing to draw", model.axis, lo, what=model.axis.label)
        return Solution(model, setting, (lo, lo), [], message)
    if not model.states:
        return _without_gaps(
            Solution(model, setting, (lo, hi), [Segment([(lo, hi, lambda _: ())])])
        )
    by_rodas = method == "rodas" or (method == "auto" and not have_scipy())
    usual = 1e-10 if not by_rodas else 1e-9
    if by_rodas and method == "auto":
        usual = 1e-6 if is_verified(model) else 5e-8
    rtol = rtol or usual
    limits = limits or LIMITS
    until = time.monotonic() + limits.seconds
    run = _without_gaps(_attempts(model, setting, (lo, hi), rtol, method, limits, until))
    if run.message or is_verified(model):
        return run
    rough = _attempts(model, setting, (lo, hi), ROUGHER * rtol, method, limits, until)
    run.message = rough.message or differs(run, rough)
    return run


def _without_gaps(run: Solution) -> Solution:
    """The run, with a message if a quantity has no value somewhere."""
    for k, x in enumerate(run.grid):
        for quantity in run.model.quantities:
            if math.isnan(run.columns[quantity.name][k]) and not run.message:
                run.message = in_words("gap", run.model.axis, x, what=quantity.label)
    return run


def _attempts(
    model: Model, setting: Mapping[str, float], span: tuple[float, float],
    rtol: float, method: Method, limits: Limits, until: float,
) -> Solution:  # fmt: skip
    """The run by the wanted method; "auto" falls back to a second one."""
    code, p = compiled(model), [setting[x.name] for x in model.parameters]
    automatic = ["LSODA", "rodas"] if have_scipy() else ["rodas"]
    methods = automatic if method == "auto" else [method]
    for name in methods:
        integrator = Integrator(code, p, stepper_for(model, code, p, name, rtol), limits, until)
        segments, message = integrator.run(*span, model.axis)
        if not message:
            break
    return Solution(model, setting, span, segments, message)
