"""What a model is: an axis, states, parameters, equations, events.

A model is a plain Python function of numbers with a declaration around it. It
knows nothing of widgets, charts, Plotly or Sphinx: `solve` runs it, `translate`
turns it into JavaScript, MathML and SBML, `simulation` says how it is shown.

Two kinds exist. With ``time=`` and ``states=`` the function returns the rates of
change (ordinary differential equations); with ``sweep=`` it returns the outputs
at one point of the swept variable (an algebraic model, e.g. a dose-response).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from explorable.errors import door, shortly
from explorable.model.checks import check
from explorable.model.part_checks import several
from explorable.model.parts import (  # fmt: skip
    HOW,
    Axis,
    Event,
    Expression,
    Model,
    ModelError,
    Output,
    Parameter,
    Scale,
    State,
)

__all__ = [
    "Axis", "Event", "Expression", "Model", "ModelError", "Output", "Parameter", "Scale", "State",
    "model",
]  # fmt: skip


_HOW = "@model(time=Axis(...), states=[State(...)], parameters=[Parameter(...)])"


@door(_HOW)
def model(
    function: Callable[..., Any] | None = None,
    /,
    *,
    time: Axis | None = None,
    sweep: Axis | None = None,
    states: Sequence[State] | State = (),
    parameters: Sequence[Parameter] | Parameter = (),
    outputs: Sequence[Output] | Output = (),
    events: Sequence[Event] | Event = (),
) -> Callable[[Callable[..., Mapping[str, Any]]], Model]:
    """Declare the function below as a model and check it at once.

    The function takes the states (or the swept variable) by position and the
    parameters it uses by keyword; time by keyword, under the axis' name, if the
    equations need it.

    Parameters
    ----------
    function : never given: ``@model(...)`` stands above a ``def``.
    time : the axis of differential equations.
    sweep : in place of `time`, what a formula runs through.
    states, parameters, outputs, events : what the model is made of; a single one needs no list.

    Returns
    -------
    A decorator that makes a `Model` of the function.

    Raises
    ------
    ModelError
        Unknown or unused name, a range that does not hold its default, a missing
        unit, or Python that is not arithmetic (``if``, ``max``, ``math.exp``).
    """
    if function is not None and not callable(function):
        raise ModelError(f"model() is told {shortly(function)} without a name; write {_HOW}")
    if function is not None:
        raise ModelError(
            f"model {getattr(function, '__name__', function)}: @model needs parentheses and what the model is "
            f"made of: {_HOW}"
        )

    @door("it above def")
    def declare(function: Callable[..., Mapping[str, Any]]) -> Model:
        name = function.__name__
        axis = time or sweep
        if axis is None or (time and sweep):
            raise ModelError(
                f'model {name}: give either time= or sweep=: time=Axis("t", "Time", "days", 0, 30) with states, '
                f'or sweep=Axis("x", "Dose", "mg", 0, 10) without'
            )
        declared = Model(
            name,
            function,
            _axis(name, "time" if time else "sweep", axis),
            several(name, "parameters", parameters, Parameter),
            several(name, "states", states, State),
            several(name, "outputs", outputs, Output),
            several(name, "events", events, Event),
        )
        check(declared, is_ode=time is not None)
        return declared

    return declare


def _axis(name: str, where: str, given: Any) -> Axis:
    if not isinstance(given, Axis):
        how = HOW["Axis"] if where == "time" else 'Axis("x", "Dose", "mg", 0, 10)'
        raise ModelError(f"model {name}: {where} is {shortly(given)}; write {where}={how}")
    return given
