"""Model -> Python functions of plain floats, for the solvers.

Their texts come from `python_text`, or were written beforehand (`ready`).
A number that does not exist (a division by zero, a logarithm of a negative number,
an overflow) comes out as NaN, never as an exception: solvers shorten their step then.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from explorable import precomputed
from explorable.model import Model
from explorable.model.function_table import FUNCTIONS
from explorable.model.functions import maximum, minimum

Vector = list[float]
Function = Callable[[float, Sequence[float], Sequence[float]], Vector]
"""(t, y, p) -> numbers; y are solver variables, p parameters in their order."""


@dataclass(frozen=True, eq=False)
class Compiled:
    """A model's functions on floats. All take (t, y, p); lists come back.

    `jacobian` is row-major (n * n); `time_derivative` is d rhs / d t; `roots` belong to the
    events with a condition (NaN for the others); `changes[k]` gives the states after event k.
    """

    rhs: Function
    jacobian: Function
    time_derivative: Function
    start: Function
    axis: Function
    quantities: Function
    times: Function
    roots: Function
    changes: tuple[Function, ...]
    n: int


def _sign(x: float) -> float:
    return float((x > 0) - (x < 0))


_SCOPE: dict[str, Any] = {
    **FUNCTIONS,
    "erfc": math.erfc,
    "sign": _sign,
    "minimum": minimum,
    "maximum": maximum,
}


@lru_cache(maxsize=256)
def compiled(model: Model) -> Compiled:
    """`model` as functions of floats."""
    texts = precomputed.functions(model.name, model.module)
    if texts is None:
        from explorable.translate.python_text import texts as write

        texts = write(model)
    changes = tuple(function(*text) for text in texts["changes"])
    made = {name: function(*text) for name, text in texts.items() if name != "changes"}
    return Compiled(**made, changes=changes, n=len(model.states))


def function(source: str, numbers: int) -> Function:
    """The function of a `Text`; it gives `numbers` numbers."""
    scope: dict[str, Any] = {**_SCOPE, "nan": math.nan}
    exec(compile(source, "<model>", "exec"), scope)
    return _forgiving(scope["f"], numbers)


def _forgiving(function: Function, n: int) -> Function:
    """NaN instead of an exception for a number that does not exist."""

    def safe(t: float, y: Sequence[float], p: Sequence[float]) -> Vector:
        try:
            found = function(t, y, p)
            # a broken power of a negative number is complex in Python
            return [math.nan] * n if complex in map(type, found) else found
        except (ZeroDivisionError, OverflowError, ValueError, TypeError):
            return [math.nan] * n

    return safe
