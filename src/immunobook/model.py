"""What a model is: an axis, states, parameters, equations, events.

A model is a plain Python function of numbers with a declaration around it. It
knows nothing of widgets, charts, Plotly or Sphinx: `solve` runs it, `translate`
turns it into JavaScript, MathML and SBML, `simulation` says how it is shown.

Two kinds exist. With ``time=`` and ``states=`` the function returns the rates of
change (ordinary differential equations); with ``sweep=`` it returns the outputs
at one point of the swept variable (an algebraic model, e.g. a dose-response).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from . import expressions, ready

Scale = Literal["linear", "log"]
Expression = float | int | str
"""A number, or a Python expression of parameters (and, in events and outputs, states)."""


class ModelError(ValueError):
    """A model that can't be right; the message names the model and the symbol."""


@dataclass(frozen=True)
class Axis:
    """What runs along the bottom of the chart: time, a dose, a threshold.

    `lo` and `hi` may be expressions of parameters. `points` is how many values
    are drawn; the solver chooses its own steps. `symbol` is how its name is written in
    equations, as LaTeX; empty means by its name. The same goes for all quantities below.
    """

    name: str
    label: str
    unit: str
    lo: Expression
    hi: Expression
    scale: Scale = "linear"
    points: int = 301
    symbol: str = ""


@dataclass(frozen=True)
class State:
    """A quantity that changes with time.

    ``log=True`` integrates its logarithm: for positive populations that span
    many powers of ten. `start` may be an expression of parameters.
    """

    name: str
    label: str
    unit: str
    start: Expression = 0.0
    log: bool = False
    symbol: str = ""


@dataclass(frozen=True)
class Parameter:
    """A number of the model: a slider (`between` given), a switch, or a constant.

    `source` is a citation key of the book, or ``"course"`` for a value chosen
    for teaching; `note` says why. `spoken` is the unit as a screen reader should
    say it ("per day" for "1/day").
    """

    name: str
    default: float
    unit: str
    label: str
    between: tuple[float, float] | None = None
    scale: Scale = "linear"
    step: float | None = None
    switch: bool = False
    spoken: str = ""
    source: str = "course"
    note: str = ""
    symbol: str = ""


@dataclass(frozen=True)
class Output:
    """A quantity read off the model: an expression of states, parameters and the axis.

    In an algebraic model the function itself returns it and `expression` stays empty.
    """

    name: str
    label: str
    unit: str
    expression: str = ""
    symbol: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happens at a time (`at`) or when a condition becomes true (`when`).

    `when` is a single comparison such as ``"P < 1"``; it fires each time the
    condition turns from false to true, not when it is true at the start. `set`
    gives new values; an empty `set` only makes the solver stop there (a kink in
    the equations, such as the end of an infusion).
    """

    at: Expression | None = None
    when: str | None = None
    set: Mapping[str, Expression] = field(default_factory=dict)
    label: str = ""


@dataclass(frozen=True, eq=False)
class Model:
    """A declared, checked model. Calling it runs its equations on plain numbers."""

    name: str
    function: Callable[..., Mapping[str, Any]]
    axis: Axis
    parameters: tuple[Parameter, ...]
    states: tuple[State, ...] = ()
    outputs: tuple[Output, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def kind(self) -> Literal["ode", "algebraic"]:
        """``"ode"`` for differential equations, ``"algebraic"`` for a swept formula."""
        return "ode" if self.states else "algebraic"

    @property
    def defaults(self) -> dict[str, float]:
        """Parameter values the model starts with, by name."""
        return {p.name: float(p.default) for p in self.parameters}

    @property
    def quantities(self) -> tuple[State | Output, ...]:
        """All that can be drawn: states first, then outputs."""
        return (*self.states, *self.outputs)

    def parameter(self, name: str) -> Parameter:
        """The parameter called `name`; KeyError names the model if there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise KeyError(f"model {self.name}: no parameter {name!r}")

    def __call__(
        self, axis: Any, states: Sequence[Any], values: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Rates of change (ode) or outputs (algebraic) at one point.

        Parameters
        ----------
        axis : time, or the swept variable.
        states : one number for each state, in their order; empty if algebraic.
        values : a number for each parameter.
        """
        wanted = inspect.signature(self.function).parameters
        keywords = {n: values[n] for n in wanted if n in values}
        if self.kind == "algebraic":
            return dict(self.function(axis, **keywords))
        if self.axis.name in wanted:
            keywords[self.axis.name] = axis
        return dict(self.function(*states, **keywords))


def model(
    *,
    time: Axis | None = None,
    sweep: Axis | None = None,
    states: Sequence[State] = (),
    parameters: Sequence[Parameter] = (),
    outputs: Sequence[Output] = (),
    events: Sequence[Event] = (),
) -> Callable[[Callable[..., Mapping[str, Any]]], Model]:
    """Declare the function below as a model and check it at once.

    The function takes the states (or the swept variable) by position and the
    parameters it uses by keyword; time by keyword, under the axis' name, if the
    equations need it.

    Raises
    ------
    ModelError
        Unknown or unused name, a range that does not hold its default, a missing
        unit, or Python that is not arithmetic (``if``, ``max``, ``math.exp``).
    """

    def declare(function: Callable[..., Mapping[str, Any]]) -> Model:
        name = function.__name__
        axis = time or sweep
        if axis is None or (time and sweep):
            raise ModelError(f"model {name}: give either time= or sweep=")
        declared = Model(
            name, function, axis, tuple(parameters), tuple(states), tuple(outputs), tuple(events)
        )
        check(declared, is_ode=time is not None)
        return declared

    return declare


def check(m: Model, *, is_ode: bool) -> None:
    """Refuse a model that can't be right, naming the model and the symbol."""
    if is_ode != bool(m.states):
        raise ModelError(f"model {m.name}: time= goes with states=, sweep= without")
    _check_names(m)
    for parameter in m.parameters:
        _check_parameter(m, parameter)
    _check_signature(m)
    _check_expressions(m)
    if ready.functions(m):  # was checked when its functions were written
        return
    from .translate.trace import trace

    used = trace(m).used | _names_in_expressions(m)
    for parameter in m.parameters:
        if parameter.name not in used:
            raise ModelError(
                f"model {m.name}: parameter {parameter.name!r} is declared but used nowhere"
            )


def _check_names(m: Model) -> None:
    named: list[Any] = [m.axis, *m.states, *m.parameters, *m.outputs]
    names = [thing.name for thing in named]
    for name in names:
        if not name.isidentifier() or names.count(name) > 1:
            raise ModelError(f"model {m.name}: {name!r} must be one identifier used once")
    for thing in named:
        if not thing.unit.strip():
            raise ModelError(
                f"model {m.name}: {thing.name!r} has no unit (write '1' for a bare number)"
            )


def _check_parameter(m: Model, p: Parameter) -> None:
    if p.between is None:
        return
    lo, hi = p.between
    if not lo < hi:
        raise ModelError(f"model {m.name}: parameter {p.name!r}: the range {lo} to {hi} is empty")
    if not lo <= p.default <= hi:
        raise ModelError(
            f"model {m.name}: parameter {p.name!r}: {p.default} is outside its range {lo} to {hi}"
        )
    if p.scale == "log" and lo <= 0:
        raise ModelError(
            f"model {m.name}: parameter {p.name!r}: a logarithmic slider must start above zero"
        )


def _check_signature(m: Model) -> None:
    known = {p.name for p in m.parameters} | ({m.axis.name} if m.states else set())
    leading = [s.name for s in m.states] or [m.axis.name]
    signature = inspect.signature(m.function).parameters
    positional = [n for n, p in signature.items() if p.kind is not p.KEYWORD_ONLY]
    if positional != leading:
        raise ModelError(
            f"model {m.name}: its function should take {leading} first, it takes {positional}"
        )
    for name, parameter in signature.items():
        if parameter.kind is parameter.KEYWORD_ONLY and name not in known:
            raise ModelError(
                f"model {m.name}: its function asks for {name!r}, which is not declared"
            )


def _expressions_of(m: Model) -> list[tuple[str, Expression, set[str]]]:
    """Every written expression with where it stands and the names it may use."""
    parameters = {p.name for p in m.parameters}
    everything = parameters | {s.name for s in m.states} | {m.axis.name}
    found: list[tuple[str, Expression, set[str]]] = [
        ("the axis' start", m.axis.lo, parameters),
        ("the axis' end", m.axis.hi, parameters),
    ]
    found += [(f"the start of {s.name!r}", s.start, parameters) for s in m.states]
    found += [(f"output {o.name!r}", o.expression, everything) for o in m.outputs if o.expression]
    for event in m.events:
        if event.at is not None:
            found.append(("an event's time", event.at, parameters))
        if event.when is not None:
            found.append(("an event's condition", event.when, everything))
        found += [(f"an event's new {n!r}", e, everything) for n, e in event.set.items()]
    return found


def _check_expressions(m: Model) -> None:
    for place, expression, allowed in _expressions_of(m):
        try:
            expressions.check(expression, allowed)
        except expressions.ExpressionError as error:
            raise ModelError(f"model {m.name}: {place}: {error}") from None
    states = {s.name for s in m.states}
    for event in m.events:
        if (event.at is None) == (event.when is None):
            raise ModelError(f"model {m.name}: an event has either at= or when=")
        if event.when is not None and not expressions.is_comparison(event.when):
            raise ModelError(
                f"model {m.name}: {event.when!r} should be one comparison such as 'P < 1'"
            )
        for name in event.set:
            if name not in states:
                raise ModelError(f"model {m.name}: an event sets {name!r}, which is not a state")
    if m.kind == "ode" and any(not o.expression for o in m.outputs):
        raise ModelError(
            f"model {m.name}: each output of a differential equation needs an expression"
        )


def _names_in_expressions(m: Model) -> set[str]:
    return {n for _, expression, _ in _expressions_of(m) for n in expressions.names(expression)}
