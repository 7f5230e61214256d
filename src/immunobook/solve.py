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
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from .model import Axis, Model
from .rodas import StepError
from .run import Dense, Piece, Run, Stretch, Vector
from .steppers import Stepper, have_scipy, inside, stepper_for
from .translate.python import Compiled, compiled

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
    if not (math.isfinite(lo) and math.isfinite(hi) and lo < hi):
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
        chain = _Chain(code, p, stepper_for(model, code, p, name, rtol, atol, scale), budget)
        stretches, message = chain.run(*span, model.axis)
        if not message:
            break
    return stretches, message


def _scale(
    model: Model, code: Compiled, p: Vector, span: tuple[float, float], name: str, budget: int
) -> Vector:
    """Largest size of each state, from a rough run; 1 for logarithms."""
    chain = _Chain(code, p, stepper_for(model, code, p, name, 1e-4, 1e-30, [1.0] * code.n), budget)
    stretches, _ = chain.run(*span, model.axis)
    largest = [abs(v) for v in code.start(0.0, (), p)]
    for stretch in stretches:
        for _, end, dense in stretch.pieces:
            largest = [max(a, abs(float(b))) for a, b in zip(largest, dense(end), strict=True)]
    return [1.0 if s.log else (v or 1.0) for s, v in zip(model.states, largest, strict=True)]


class _Chain:
    """Steps from event to event."""

    def __init__(
        self,
        code: Compiled,
        p: Vector,
        stepper: Callable[[float, Vector, float], Stepper],
        budget: int,
    ) -> None:
        self.code, self.p, self.stepper, self.left = code, p, stepper, budget
        self.stretches: list[Stretch] = []
        self.armed: list[bool] = []

    def run(self, lo: float, hi: float, axis: Axis) -> tuple[list[Stretch], str]:
        """Stretches from `lo` to `hi`, and a message if they end early."""
        t, y = lo, self.code.start(0.0, (), self.p)
        times = self.code.times(0.0, (), self.p)
        due = sorted({at for at in times if lo <= at < hi})
        self.armed = [root > 0 for root in self._roots(t, y)]
        pieces: list[Piece] = []
        try:
            while t < hi:
                while due and due[0] <= t:
                    now = due.pop(0)
                    y = self._happen([k for k, at in enumerate(times) if at == now], t, y)
                pieces = []
                t, y = self._stretch(t, y, due[0] if due else hi, pieces)
                self.stretches.append(Stretch(pieces))
        except (StepError, RuntimeError) as error:
            if pieces and (not self.stretches or self.stretches[-1].hi <= pieces[0][0]):
                self.stretches.append(Stretch(pieces))
            reached = self.stretches[-1].hi if self.stretches else lo
            place = f"{axis.label} {reached:.3g} {axis.unit}"
            return self.stretches, f"This setting can't be computed beyond {place}: {error}."
        return self.stretches, ""

    def _stretch(
        self, t: float, y: Vector, end: float, pieces: list[Piece]
    ) -> tuple[float, Vector]:
        """Fill `pieces` until `end` or until a condition becomes true, whichever is first."""
        if not all(map(math.isfinite, inside(self.code.rhs, t, end, self.p)(t, y))):
            raise StepError("the numbers get out of hand")
        stepper = self.stepper(t, y, end)
        while stepper.status == "running":
            if self.left == 0:
                raise StepError("it would take too many steps")
            self.left -= 1
            before = t
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a failed step is told in the message
                stepper.step()
            if stepper.status == "failed" or not all(map(math.isfinite, stepper.y)):
                raise StepError("the numbers get out of hand")
            t, dense = float(stepper.t), stepper.dense_output()
            fired = self._first_crossing(before, t, dense)
            if fired is not None:
                k, t = fired
                pieces.append((before, t, dense))
                return t, self._happen([k], t, [float(v) for v in dense(t)])
            pieces.append((before, t, dense))
        return t, [float(v) for v in stepper.y]

    def _first_crossing(self, lo: float, hi: float, dense: Dense) -> tuple[int, float] | None:
        """The first event whose condition becomes true between `lo` and `hi`, and where."""
        if not self.armed or all(r is math.nan for r in self.armed):
            return None
        found: tuple[int, float] | None = None
        for a, b in _quarters(lo, hi):
            roots = self._roots(b, dense(b))
            for k, root in enumerate(roots):
                if self.armed[k] and root <= 0:
                    x = self._locate(k, a, b, dense)
                    if found is None or x < found[1]:
                        found = k, x
            if found is not None:
                return found
            self.armed = [armed or root > 0 for armed, root in zip(self.armed, roots, strict=True)]
        return None

    def _locate(self, k: int, lo: float, hi: float, dense: Dense) -> float:
        """The first place where condition `k` is true, to the last digit (bisection)."""
        while True:
            middle = 0.5 * (lo + hi)
            if not lo < middle < hi:
                return hi
            if self._roots(middle, dense(middle))[k] > 0:
                lo = middle
            else:
                hi = middle

    def _roots(self, t: float, y: Sequence[float]) -> Vector:
        return self.code.roots(t, [float(v) for v in y], self.p)

    def _happen(self, events: Sequence[int], t: float, y: Vector) -> Vector:
        """The states after `events`; a condition that they make true happens as well."""
        waiting, rounds = list(events), 0
        while waiting and rounds < 100:
            k, rounds = waiting.pop(0), rounds + 1
            y = self.code.changes[k](t, y, self.p)
            roots = self._roots(t, y)
            waiting += [
                i
                for i, root in enumerate(roots)
                if i != k and self.armed[i] and root <= 0 and i not in waiting
            ]
            self.armed = [root > 0 for root in roots]
        return y


def _quarters(lo: float, hi: float) -> Iterator[tuple[float, float]]:
    """Four stretches of a step: a condition that holds only for a part of it is not missed."""
    ends = [lo, *(lo + (hi - lo) * i / 4 for i in (1, 2, 3)), hi]
    yield from pairwise(ends)
