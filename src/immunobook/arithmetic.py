"""What an equation may use besides ``+ - * / **``.

Every function takes plain floats (SciPy's and Python's solvers) or SymPy
expressions (translation to JavaScript, MathML and SBML), so that one text of an
equation serves both. Nothing here knows what a model is.
"""

from __future__ import annotations

import math
from typing import Any

Number = Any
"""A float, or a SymPy expression standing for one."""


def _is_plain(*values: Number) -> bool:
    return all(isinstance(value, (int, float)) for value in values)


def exp(x: Number) -> Number:
    """Exponential: e to the power of `x`."""
    if _is_plain(x):
        return math.exp(min(x, 709.0))
    import sympy

    return sympy.exp(x)


def log(x: Number) -> Number:
    """Natural logarithm of `x`."""
    if _is_plain(x):
        return math.log(x) if x > 0 else -math.inf
    import sympy

    return sympy.log(x)


def sqrt(x: Number) -> Number:
    """Square root of `x`."""
    if _is_plain(x):
        return math.sqrt(x) if x >= 0 else math.nan
    import sympy

    return sympy.sqrt(x)


def cos(x: Number) -> Number:
    """Cosine of `x` (an angle in radians)."""
    if _is_plain(x):
        return math.cos(x)
    import sympy

    return sympy.cos(x)


def arccos(x: Number) -> Number:
    """The angle between 0 and pi whose cosine is `x`; missing (NaN) outside -1 to 1."""
    if _is_plain(x):
        return math.acos(x) if -1 <= x <= 1 else math.nan
    import sympy

    return sympy.acos(x)


def normal_cdf(x: Number) -> Number:
    """Share of a standard normal distribution below `x` (Abramowitz & Stegun 26.2.29)."""
    if _is_plain(x):
        return 0.5 * math.erfc(-x / math.sqrt(2))
    import sympy

    return sympy.erfc(-x / sympy.sqrt(2)) / 2


def where(condition: Number, then: Number, otherwise: Number) -> Number:
    """`then` if `condition` holds, else `otherwise`; both are evaluated."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    import sympy

    return sympy.Piecewise((then, condition), (otherwise, True))


def minimum(a: Number, b: Number) -> Number:
    """The smaller of two numbers."""
    if _is_plain(a, b):
        return min(a, b)
    return where(a < b, a, b)


def maximum(a: Number, b: Number) -> Number:
    """The larger of two numbers."""
    if _is_plain(a, b):
        return max(a, b)
    return where(a > b, a, b)


def both(a: Number, b: Number) -> Number:
    """True if both conditions hold (Python's ``and`` does not work on symbols)."""
    if isinstance(a, bool) and isinstance(b, bool):
        return a and b
    import sympy

    return sympy.And(a, b)


def either(a: Number, b: Number) -> Number:
    """True if one of the conditions holds (Python's ``or`` does not work on symbols)."""
    if isinstance(a, bool) and isinstance(b, bool):
        return a or b
    import sympy

    return sympy.Or(a, b)
