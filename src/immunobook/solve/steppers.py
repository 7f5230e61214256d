"""Makers of steps: SciPy's solvers and RODAS4 behind one small interface."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from ..model import Model
from ..run import Vector
from ..translate.python import Compiled, Function
from .rodas import Rodas


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
    model: Model, code: Compiled, p: Vector, name: str, rtol: float, atol: float, scale: Vector
) -> Callable[[float, Vector, float], Stepper]:
    """A maker of steppers from (t, y) towards an end."""
    n = code.n
    if name == "rodas":
        met = [1.0 if s.log else 0.0 for s in model.states]
        lo, hi = code.axis(0.0, (), p)

        def longest(t: float) -> float:  # early times are as long as late ones on a log axis
            return 0.1 * t if model.axis.scale == "log" else (hi - lo) / 100

        def rodas(t: float, y: Vector, end: float) -> Stepper:
            met[:] = [max(m, abs(v)) for m, v in zip(met, y, strict=True)]
            f, jacobian, drift = (
                inside(part, t, end, p) for part in (code.rhs, code.jacobian, code.drift)
            )
            logs = [s.log for s in model.states]
            return Rodas(
                f, jacobian, drift, t, y, end,
                rtol=rtol, atol=atol, scale=met, logs=logs, longest=longest,
            )  # fmt: skip

        return rodas
    import numpy
    from scipy import integrate

    tolerance: dict[str, Any] = {"rtol": rtol, "atol": [atol * s for s in scale]}
    if name == "LSODA":  # a logarithm's error is a relative error already
        logs = [s.log for s in model.states]
        tolerance["rtol"] = [3e-14 if log else rtol for log in logs]
        tolerance["atol"] = [rtol if log else atol * s for log, s in zip(logs, scale, strict=True)]

    def scipy(t: float, y: Vector, end: float) -> Stepper:
        f, jacobian = inside(code.rhs, t, end, p), inside(code.jacobian, t, end, p)
        if name != "DOP853":
            tolerance["jac"] = lambda t, y: numpy.array(jacobian(t, y.tolist())).reshape(n, n)
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
