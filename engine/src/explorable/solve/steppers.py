"""Makers of steps: SciPy's solvers and RODAS4 behind one small interface."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from explorable.model import Model
from explorable.solve.rodas4 import Rodas
from explorable.solve.solution import Vector
from explorable.translate.python import Compiled, Function


class Stepper(Protocol):
    """What a solver must offer (`scipy.integrate.OdeSolver` does)."""

    t: float
    y: Any
    status: str

    def step(self) -> Any:
        """Advance by one accepted step."""

    def dense_output(self) -> Any:
        """The solution within the last step."""


def have_scipy() -> bool:
    """Whether SciPy can be imported."""
    try:
        import scipy.integrate  # noqa: F401
    except ImportError:
        return False
    return True


def stepper_for(
    model: Model, code: Compiled, p: Vector, name: str, rtol: float
) -> Callable[[float, Vector, float], Stepper]:
    """A maker of steppers from (t, y) towards an end.

    The error of a step is held to `rtol` of the present size of each state, from its
    floor upwards. A logarithm's error is a relative error already; SciPy holds it to that
    below the floor, too.
    """
    n = code.n
    logs = [s.log for s in model.states]
    floors = [s.floor for s in model.states]
    lo, hi = code.axis(0.0, (), p)
    if name == "rodas":

        def longest(t: float) -> float:  # early times are as long as late ones on a log axis
            return 0.1 * t if model.axis.scale == "log" else (hi - lo) / 100

        def rodas(t: float, y: Vector, end: float) -> Stepper:
            f, jacobian, time_derivative = (
                inside(part, t, end, p) for part in (code.rhs, code.jacobian, code.time_derivative)
            )
            return Rodas(
                f,
                jacobian,
                time_derivative,
                t,
                y,
                end,
                rtol=rtol,
                floors=floors,
                logs=logs,
                longest=longest,
            )

        return rodas
    import numpy
    from scipy import integrate

    tolerance: dict[str, Any] = {
        "rtol": rtol,
        "atol": [rtol if log else rtol * floor for log, floor in zip(logs, floors, strict=True)],
        # what comes late in the equations is not stepped over
        "max_step": (hi - lo) / 100,
    }
    if name == "LSODA":
        tolerance["rtol"] = [3e-14 if log else rtol for log in logs]

    def scipy(t: float, y: Vector, end: float) -> Stepper:
        f, jacobian = inside(code.rhs, t, end, p), inside(code.jacobian, t, end, p)
        if name != "DOP853":
            tolerance["jac"] = lambda t, y: numpy.array(jacobian(t, y.tolist())).reshape(n, n)
        if name != "LSODA":  # their own guess is lost where a state is exactly nothing
            tolerance["first_step"] = 1e-9 * (end - t)
        made: Stepper = getattr(integrate, name)(
            lambda t, y: f(t, y.tolist()), t, y, end, **tolerance
        )
        return made

    return scipy


def inside(
    function: Function, start: float, end: float, p: Vector
) -> Callable[[float, Sequence[float]], Vector]:
    """`function` of (t, y) as it is between two events, also at the events themselves.

    Equations may have a kink there (``where(t < end, ...)``); a step must see one side only.
    """
    first, last = math.nextafter(start, math.inf), math.nextafter(end, -math.inf)
    if start == 0.0:
        first = 0.0
    return lambda t, y: function(float(min(max(t, first), last)), y, p)
