"""What a model consists of: an axis, states, parameters, outputs, events.

These are declarations only; `checks` says what makes sense, `trace` reads the equations as mathematics.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from explorable.errors import ReadersMistake, UnknownName, did_you_mean, shortly, written
from explorable.units import unit_words

Scale = Literal["linear", "log"]
"""Of an axis or a slider."""
ShownAs = Literal["value", "multiple", "odds"]
Expression = float | int | str
"""A number, or a Python expression of parameters (and, in events and outputs, states)."""


class ModelError(ReadersMistake, ValueError):
    """A model that can't be right; the message names the model and the symbol."""


HOW = {
    "Axis": 'Axis("t", "Time", "days", 0, 30)',
    "State": 'State("R", "Rabbits", "rabbits", start=40)',
    "Parameter": 'Parameter("k", 0.5, "1/day", "Growth", (0, 1))',
    "Output": 'Output("size", "Size", "mm", "T/1e6")',
    "Event": 'Event(at=10, set={"T": 0})',
}
"""How each part of a model is written."""


@written(HOW["Axis"])
@dataclass(frozen=True)
class Axis:
    """What runs along the bottom of the chart: time, a dose, a threshold.

    Parameters
    ----------
    name : as the equations call it.
    label, unit : as readers see them.
    lo, hi : its ends, numbers or expressions of parameters.
    scale : ``"linear"`` or ``"log"``.
    points : how many values are drawn; the solver chooses its own steps.
    symbol : how its name is written in equations, as LaTeX; empty: by its name. The same goes for
        all quantities below.
    """

    name: str
    label: str
    unit: str
    lo: Expression
    hi: Expression
    scale: Scale = "linear"
    points: int = 301
    symbol: str = ""


@written(HOW["State"])
@dataclass(frozen=True)
class State:
    """A quantity that changes with time.

    Parameters
    ----------
    name : as the equations call it.
    label, unit : as readers see them.
    start : its value at the start, a number or an expression of parameters.
    log : integrate its logarithm: for positive populations that span many powers of ten.
    symbol : as for an `Axis`.
    floor : errors are held relative to the present size of a state, from this size (in its unit)
        upwards. Give one where less is nothing (a thousandth of a cell): runs that die out take fewer steps.
    """

    name: str
    label: str
    unit: str
    start: Expression = 0.0
    log: bool = False
    symbol: str = ""
    floor: float = 1e-66


@written(HOW["Parameter"])
@dataclass(frozen=True)
class Parameter:
    """A number of the model: a slider (`between` given), a switch, or a constant.

    Parameters
    ----------
    name : as the equations call it.
    default : its usual value.
    unit, label : as readers see them.
    between : the range of its slider, both ends included; without it the number is a constant.
    scale : of the slider.
    step : of the slider; without it the slider has fine places.
    switch : it is 0 or 1, off or on.
    spoken : the unit as a screen reader should say it ("per day" for "1/day").
    source : a citation key of the book, or ``"course"`` for a value chosen for teaching.
    note : why this value.
    symbol : as for an `Axis`.
    shown_as : ``"multiple"`` for a slider whose number says nothing to most readers (4.5e-11 per cell and
        day), ``"odds"`` for a small chance (1 in 1 million); the table of parameters has the value.
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
    shown_as: ShownAs = "value"

    @property
    def unit_in_words(self) -> str:
        """What stands behind a value: as it is spoken, else the unit; nothing for a bare number."""
        return self.spoken or unit_words(self.unit)


@written(HOW["Output"])
@dataclass(frozen=True)
class Output:
    """A quantity read off the model: an expression of states, parameters and the axis.

    Parameters
    ----------
    name : as sentences and charts call it.
    label, unit : as readers see them.
    expression : of states, parameters and the axis. In a formula (``sweep=``) the function itself returns the
        output, and this stays empty.
    symbol : as for an `Axis`.
    """

    name: str
    label: str
    unit: str
    expression: str = ""
    symbol: str = ""


@written(HOW["Event"])
@dataclass(frozen=True)
class Event:
    """Something that happens at a time (`at`) or when a condition becomes true (`when`).

    Parameters
    ----------
    at : a time, or a list of them.
    when : a single comparison such as ``"P < 1"``. It fires each time the condition turns from false to
        true, not when it is true at the start.
    set : state -> its new value. Without it the solver only stops there (a kink in the equations, such as
        the end of an infusion).
    label : what happens, in words.
    """

    at: Expression | Sequence[Expression] | None = None
    when: str | None = None
    set: Mapping[str, Expression] = field(default_factory=dict)
    label: str = ""

    def __post_init__(self) -> None:
        """Keep several times as a tuple, whatever they came in."""
        if isinstance(self.at, Iterable) and not isinstance(self.at, str):
            object.__setattr__(self, "at", tuple(self.at))

    @property
    def times(self) -> tuple[Expression, ...]:
        """The times at which it happens, in the order given; none for a condition."""
        if self.at is None:
            return ()
        return self.at if isinstance(self.at, tuple) else (self.at,)


@dataclass(frozen=True, eq=False)
class Model:
    """A declared, checked model. Calling it runs its equations on plain numbers.

    Parameters
    ----------
    name : of its function.
    function : its equations.
    axis, parameters, states, outputs, events : what it is made of, as `model` was told.
    """

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
    def module(self) -> str:
        """The Python module that the model's function stands in; empty if it has none."""
        return getattr(self.function, "__module__", "") or ""

    @property
    def quantities(self) -> tuple[State | Output, ...]:
        """All that can be drawn: states first, then outputs."""
        return (*self.states, *self.outputs)

    def parameter(self, name: str) -> Parameter:
        """The parameter called `name`; KeyError names the model if there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        names = [p.name for p in self.parameters]
        near = did_you_mean(name, names)
        raise UnknownName(
            f"model {self.name} has no parameter {name!r}{near} (it has {', '.join(names)})"
        )

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
            return self._returned(self.function(axis, **keywords))
        if self.axis.name in wanted:
            keywords[self.axis.name] = axis
        return self._returned(self.function(*states, **keywords))

    def _returned(self, found: Any) -> dict[str, Any]:
        """What the function gave, if it is a dict.

        Raises
        ------
        ModelError
            It is something else; the message shows what to write.
        """
        if isinstance(found, Mapping):
            return dict(found)
        names = [s.name for s in self.states] or [o.name for o in self.outputs]
        wanted = ", ".join(f'"{name}": ...' for name in names)
        what = "nothing (a return is missing)" if found is None else shortly(found)
        raise ModelError(
            f"model {self.name}: its function returns {what}; "
            f"it must return one {'rate' if self.states else 'value'} for each name: return {{{wanted}}}"
        )


def head(m: Model, keywords: Sequence[str]) -> str:
    """How a model's function begins: ``def growth(T, *, k):``."""
    leading = [s.name for s in m.states] or [m.axis.name]
    wanted = ", ".join([*leading, "*", *keywords] if keywords else leading)
    return f"def {m.name}({wanted}):"
