"""What an equation may use besides ``+ - * / **``: the functions of the table `functions`, and these.

Every function takes plain floats (SciPy's and Python's solvers), SymPy expressions
(translation to JavaScript and SBML) or `Written` pieces (equations for reading), so that
one text of an equation serves all. Nothing here knows what a model is.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from explorable.model.function_table import FUNCTIONS, Function
from explorable.model.notation import (
    Written,
    call,
    cases,
    condition,
    is_reading,
    latex_name,
    symbol,
    written,
)

_OTHERS = ("minimum", "maximum", "where", "both", "either", "normal_cdf")

__all__ = [*FUNCTIONS, *_OTHERS]  # pyright: ignore[reportUnsupportedDunderAll]

Number = Any
"""A float, or a SymPy expression or a `Written` piece standing for one."""


def named(name: str, value: Number) -> Number:
    r"""`value` itself; in equations for reading a symbol that gets a line of its own.

    A part of a long equation is easier to read by its name: ``named("S", P / (h + P))`` is
    shown as S, with "S = P / (h + P)" below. `name` is a name (``q_A``) or LaTeX (``\\hat p``).
    """
    if not is_reading():
        return value
    return Written("name", latex_name(name), meaning=written(value))


def named_function(name: str, *arguments: str) -> Callable[[Callable[..., Number]], Any]:
    """Show calls of the function below by `name`, and what it does in a line of its own.

    ``@named_function("Q", "X", "B", "K")`` shows Q(A, D, K) where the function is called, with
    "Q(X, B, K) = ..." below. `arguments` stand for what is given by position.
    """

    def declare(function: Callable[..., Number]) -> Callable[..., Number]:
        @wraps(function)
        def read(*values: Number, **others: Number) -> Number:
            if not is_reading():
                return function(*values, **others)
            names = [symbol(latex_name(argument)) for argument in arguments]
            meaning = written(function(*names, **others))
            shown = call(latex_name(name), *values)
            head = call(latex_name(name), *names).latex
            return Written("call", shown.text, shown.parts, (head, meaning))

        return read

    return declare


def conversion(factor: float) -> Number:
    """`factor`, which only turns one unit into another; 1 in equations for reading.

    ``rate / conversion(24)`` for a rate given in days where time runs in hours.
    """
    return written(1) if is_reading() else factor


def _is_plain(*values: Number) -> bool:
    return all(isinstance(value, (int, float)) for value in values)


def __getattr__(name: str) -> Callable[[Number], Number]:
    """The functions of one number: `exp`, `log`, `sin` and all others of the table (`functions`)."""
    if name not in FUNCTIONS:
        raise AttributeError(
            f"there is no function {name!r} for equations; there are {', '.join([*FUNCTIONS, *_OTHERS])}"
        )
    return _of_one_number(FUNCTIONS[name])


@cache
def _of_one_number(function: Function) -> Callable[[Number], Number]:
    def apply(x: Number) -> Number:
        if isinstance(x, Written) or is_reading():
            return call(function.latex, x)
        if _is_plain(x):
            return function(x)
        import sympy

        return getattr(sympy, function.sympy)(x)

    apply.__name__ = apply.__qualname__ = function.name
    apply.__doc__ = (
        f"{function.says[0].upper()}{function.says[1:]}: of a number, or of a symbol for one."
    )
    return apply


def normal_cdf(x: Number) -> Number:
    """Share of a standard normal distribution below `x` (Abramowitz & Stegun 26.2.29)."""
    if isinstance(x, Written):
        return call(r"\Phi", x)
    if _is_plain(x):
        return 0.5 * math.erfc(-x / math.sqrt(2))
    import sympy

    return sympy.erfc(-x / sympy.sqrt(2)) / 2


def where(condition: Number, then: Number, otherwise: Number) -> Number:
    """`then` if `condition` holds, else `otherwise`; both are evaluated."""
    if isinstance(condition, Written):
        return cases(condition, then, otherwise)
    if isinstance(condition, (bool, int, float)):
        return then if condition and not math.isnan(condition) else otherwise
    import sympy

    return sympy.Piecewise((then, condition), (otherwise, True))


def minimum(a: Number, b: Number) -> Number:
    """The smaller of two numbers; missing (NaN) if one of them is, as in JavaScript."""
    if isinstance(a, Written) or isinstance(b, Written):
        return call(r"\min", a, b)
    if _is_plain(a, b):
        return math.nan if math.isnan(a) or math.isnan(b) else min(a, b)
    from explorable.model.extremes import Minimum

    return Minimum(a, b)


def maximum(a: Number, b: Number) -> Number:
    """The larger of two numbers; missing (NaN) if one of them is, as in JavaScript."""
    if isinstance(a, Written) or isinstance(b, Written):
        return call(r"\max", a, b)
    if _is_plain(a, b):
        return math.nan if math.isnan(a) or math.isnan(b) else max(a, b)
    from explorable.model.extremes import Maximum

    return Maximum(a, b)


def both(a: Number, b: Number) -> Number:
    """True if both conditions hold (Python's ``and`` does not work on symbols)."""
    if isinstance(a, bool):
        return a and b
    if isinstance(b, bool):
        return b and a
    if isinstance(a, Written):
        return condition(r"\text{ and }", a, b)
    import sympy

    return sympy.And(a, b)


def either(a: Number, b: Number) -> Number:
    """True if one of the conditions holds (Python's ``or`` does not work on symbols)."""
    if isinstance(a, bool):
        return a or b
    if isinstance(b, bool):
        return b or a
    if isinstance(a, Written):
        return condition(r"\text{ or }", a, b)
    import sympy

    return sympy.Or(a, b)
