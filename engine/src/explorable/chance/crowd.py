"""Who becomes whom, and how often: a model's flows, held to its equations.

With one figure for `one` of the states' unit, a crowd has n = x / one figures, and a flow of rate f(x) happens
f(n * one) / one times per time (N. G. van Kampen, Stochastic Processes in Physics and Chemistry, chapter X: the
system size). So where two partners meet, they meet as often as shares say, however few figures stand for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorable import precomputed
from explorable.errors import did_you_mean, shortly
from explorable.model import Expression, Model, ModelError, expressions

if TYPE_CHECKING:
    import sympy

Counts = Mapping[str, int]
SAME = 1e-12
"""Two numbers of an equation closer than this share are one number, written in two ways."""
FLOW = 'Flow("die", "d*T", takes="T")'


@dataclass(frozen=True)
class Flow:
    """Something that happens to single figures again and again (a reaction).

    Parameters
    ----------
    name : what happens, as scenes call it.
    rate : how much of it per time, in the states' unit, as the equations have it.
    takes, gives : states that go in and come out, each with how many: ``"T"``, ``["B", "R"]`` or ``{"T": 2}``.
        What only has to be there stands on both sides.
    draw : what is drawn when it happens, as the course's scenes call it.
    """

    name: str
    rate: Expression
    takes: Counts | Sequence[str] | str = ()
    gives: Counts | Sequence[str] | str = ()
    draw: str = ""

    @property
    def reactants(self) -> dict[str, int]:
        """Figures that go in, by state."""
        return _counts(self.takes)

    @property
    def products(self) -> dict[str, int]:
        """Figures that come out, by state."""
        return _counts(self.gives)

    @property
    def change(self) -> dict[str, int]:
        """What it adds to each state, in figures."""
        takes, gives = self.reactants, self.products
        return {n: gives.get(n, 0) - takes.get(n, 0) for n in dict.fromkeys([*takes, *gives])}


@dataclass(frozen=True, eq=False)
class Crowd:
    """A model as a crowd of figures.

    Parameters
    ----------
    model : differential equations.
    flows : they add up to its equations. States without a flow stay as they are (events may set them).
    one : how many one figure stands for, in the states' unit: a number, or an expression of parameters.
    told : how many figures there are and what that means, a sentence for readers.
    within : quantity -> how far (in its unit) the exact mean of all runs may lie from the equations. Tests work
        it out at every preset.
    """

    model: Model
    flows: Sequence[Flow]
    one: Expression = 1
    told: str = ""
    within: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse flows that can't be right."""
        _check(self)

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """States that are figures: those that a flow changes."""
        changed = {name for flow in self.flows for name, by in flow.change.items() if by}
        return tuple(s.name for s in self.model.states if s.name in changed)

    def own(self, values: Mapping[str, float]) -> dict[str, float]:
        """Of a simulation's setting, what the crowd's model knows: it may be another model than the chart's."""
        known = {p.name for p in self.model.parameters}
        return {name: value for name, value in values.items() if name in known}

    @cached_property
    def rates(self) -> tuple[sympy.Expr, ...]:
        """The flows' rates on the symbols of the model's trace."""
        from explorable.model.trace import trace

        return tuple(trace(self.model).express(flow.rate) for flow in self.flows)


def _counts(side: Counts | Sequence[str] | str) -> dict[str, int]:
    if isinstance(side, Mapping):
        return dict(side)
    names = [side] if isinstance(side, str) else list(side)
    return {name: names.count(name) for name in names}


def place(model: Model) -> str:
    """``FILE: crowd of MODEL``, as refusals begin."""
    code = getattr(model.function, "__code__", None)
    return f"{Path(code.co_filename).name if code else model.module}: crowd of {model.name}"


def _check(crowd: Crowd) -> None:
    model, names = crowd.model, [s.name for s in crowd.model.states]

    def refuse(problem: str) -> None:
        raise ModelError(f"{place(model)}: {problem}")

    if model.kind != "ode":
        refuse("a formula has no flows; give it a Draw, or differential equations of its own")
    if not crowd.flows:
        refuse(
            "the model names no flows, and its equations alone do not say who becomes whom; "
            f"write flows=[{FLOW}, ...]"
        )
    called = [flow.name for flow in crowd.flows]
    for flow in crowd.flows:
        if called.count(flow.name) > 1:
            refuse(f"flow {flow.name!r} stands there twice; give one of them another name")
        for name, count in (*flow.reactants.items(), *flow.products.items()):
            if name not in names:
                near = did_you_mean(name, names) or f"; its states are {', '.join(names)}"
                refuse(f"flow {flow.name!r} names {name!r}, which is not a state{near}")
            if type(count) is not int or count < 1:
                refuse(f"flow {flow.name!r} has {shortly(count)} of {name!r}; write 1, 2, ...")
        if not any(flow.change.values()):
            refuse(f"flow {flow.name!r} changes nothing; give it takes= or gives=")
        _names(refuse, f"the rate of flow {flow.name!r}", flow.rate, _timeless(model))
    _names(refuse, "one", crowd.one, {p.name for p in model.parameters})
    one = expressions.evaluate(crowd.one, model.defaults)
    if not one > 0:
        refuse(f"one figure stands for {one:g}; write a number above nothing, such as one=1")
    units = {s.unit: s.name for s in model.states if s.name in crowd.counted}
    if len(units) > 1 and crowd.one != 1:
        refuse(
            f"its figures have several units ({', '.join(map(repr, units))}), so one= can't be meant for all; "
            "write the states in one unit, or one=1"
        )
    for event in model.events:
        if event.when is not None and model.axis.name in expressions.names(event.when):
            refuse(
                f"the event {event.when!r} waits for a time, and chance looks only when something happens; write at="
            )
    for name in crowd.within:
        if name not in [q.name for q in model.quantities]:
            refuse(f"within names {name!r}, which the model does not have")
    if not precomputed.functions(model.name, model.module):  # was checked when that was written
        _add_up(crowd, refuse)


def _timeless(model: Model) -> set[str]:
    return {s.name for s in model.states} | {p.name for p in model.parameters}


def _names(refuse: Any, where: str, expression: Expression, allowed: set[str]) -> None:
    try:
        expressions.check(expression, allowed)
    except expressions.ExpressionError as error:
        refuse(f"{where}: {error}. A change at a time is written as an event of the model")


def _add_up(crowd: Crowd, refuse: Any) -> None:
    """The flows' sum is each state's equation."""
    from explorable.model.trace import trace

    equations = trace(crowd.model).rates
    for name, equation in equations.items():
        total = sum(
            flow.change.get(name, 0) * rate
            for flow, rate in zip(crowd.flows, crowd.rates, strict=True)
        )
        missing = difference(equation, total)
        if missing != 0:
            refuse(
                f"the flows of {name!r} do not add up to its equation; {missing} is missing in their sum. "
                f"Add a flow for it, or mend a rate"
            )


def difference(equation: sympy.Expr, total: sympy.Expr | int) -> sympy.Expr:
    """`equation` minus `total`; zero if only the rounding of numbers tells them apart."""
    import sympy

    terms = sympy.expand(equation).as_coefficients_dict()
    others = sympy.expand(total).as_coefficients_dict()
    left = sympy.S.Zero
    for term in dict.fromkeys([*terms, *others]):
        a, b = terms.get(term, sympy.S.Zero), others.get(term, sympy.S.Zero)
        if abs(a - b) > SAME * max(abs(a), abs(b)):
            left += (a - b) * term
    return left if left == 0 else sympy.simplify(left)
