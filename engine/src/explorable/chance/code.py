"""A crowd's flows as functions of floats, and as JavaScript: in the states' own unit, never in logarithms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from explorable.chance.crowd import Crowd
from explorable.model import Model
from explorable.model.trace import trace
from explorable.translate.javascript import flows_javascript
from explorable.translate.python import Compiled, Function, compiled, function
from explorable.translate.python_text import flow_texts
from explorable.translate.solver_form import system


@dataclass(frozen=True, eq=False)
class CrowdCode:
    """`rates` and `one` of a crowd, and its model's own functions; all take (t, y, p)."""

    rates: Function
    one: Function
    model: Compiled


def natural(model: Model) -> Model:
    """The model with each state in its own unit: solvers may like logarithms, figures are counted."""
    states = tuple(replace(state, log=False) for state in model.states)
    return replace(model, name=f"{model.name}_counted", states=states)


@lru_cache(maxsize=64)
def code(crowd: Crowd) -> CrowdCode:
    """The crowd as functions of floats."""
    plain = natural(crowd.model)
    texts = flow_texts(system(plain), crowd.rates, trace(crowd.model).express(crowd.one))
    return CrowdCode(
        **{name: function(*text) for name, text in texts.items()}, model=compiled(plain)
    )


def javascript(crowd: Crowd) -> str:
    """The crowd as an object literal, for ``engine/frontend/src/chance``."""
    plain = natural(crowd.model)
    return flows_javascript(system(plain), crowd.rates, trace(crowd.model).express(crowd.one))
