"""Equations as their author wrote them: for reading, not for computing.

A model's function run on `Written` symbols gives back its own text as a tree, in the
author's order, and the tree prints itself as LaTeX. Nothing is simplified but what only
stands for a unit: factors of one, terms of zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal, NoReturn

_reading: ContextVar[bool] = ContextVar("reading", default=False)

_GREEK = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu",
    "nu", "xi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega",
)  # fmt: skip
_SUFFIXES = ("max", "min", "on", "off", "eff", "in", "out", "tot", "inf", "half", "ss")

Kind = Literal[
    "symbol", "name", "number", "raw", "call", "abs", "cases", "condition",
    "sum", "difference", "minus", "product", "quotient", "power",
]  # fmt: skip
_LEVELS = {
    "condition": 0, "cases": 0, "raw": 0, "sum": 1, "difference": 1, "minus": 1, "product": 2,
    "quotient": 2, "power": 3,
}  # fmt: skip
_ATOM = 4
_SWITCH = "on or off"
_OPERATORS = {"sum": "+", "difference": "-", "product": r"\,"}


@contextmanager
def reading() -> Iterator[None]:
    """Names and unit conversions show themselves inside this block."""
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)


def is_reading() -> bool:
    """True while equations are run for reading."""
    return _reading.get()


class Written:
    """A piece of an equation.

    Attributes
    ----------
    kind : what it is; `parts` are what it is made of, in the author's order.
    text : LaTeX of a symbol, a name, a function; the sign of a condition.
    meaning : what a name or a named function stands for.
    """

    __slots__ = ("kind", "meaning", "parts", "text")

    def __init__(
        self, kind: Kind, text: str = "", parts: tuple[Any, ...] = (), meaning: Any = None
    ) -> None:
        self.kind, self.text, self.parts, self.meaning = kind, text, parts, meaning

    def __add__(self, other: Any) -> Written:
        return _sum(self, written(other))

    def __radd__(self, other: Any) -> Written:
        return _sum(written(other), self)

    def __sub__(self, other: Any) -> Written:
        return _difference(self, written(other))

    def __rsub__(self, other: Any) -> Written:
        return _difference(written(other), self)

    def __mul__(self, other: Any) -> Written:
        return _product(self, written(other))

    def __rmul__(self, other: Any) -> Written:
        return _product(written(other), self)

    def __truediv__(self, other: Any) -> Written:
        return _quotient(self, written(other))

    def __rtruediv__(self, other: Any) -> Written:
        return _quotient(written(other), self)

    def __pow__(self, other: Any) -> Written:
        return Written("power", parts=(self, written(other)))

    def __rpow__(self, other: Any) -> Written:
        return Written("power", parts=(written(other), self))

    def __neg__(self) -> Written:
        return Written("minus", parts=(self,))

    def __abs__(self) -> Written:
        return Written("abs", parts=(self,))

    def __lt__(self, other: Any) -> Written:
        return condition("<", self, other)

    def __le__(self, other: Any) -> Written:
        return condition(r"\le", self, other)

    def __gt__(self, other: Any) -> Written:
        return condition(">", self, other)

    def __ge__(self, other: Any) -> Written:
        return condition(r"\ge", self, other)

    def __bool__(self) -> NoReturn:
        raise TypeError("a quantity has no truth value")

    @property
    def latex(self) -> str:
        """The piece as LaTeX."""
        return _latex(self)


def written(value: Any) -> Written:
    """`value` as a piece of an equation."""
    if isinstance(value, Written):
        return value
    return Written("number", parts=(float(value),))


def symbol(latex: str, *, switch: bool = False) -> Written:
    """A symbol that needs no explanation here: a state, a parameter, the axis."""
    return Written("symbol", latex, (_SWITCH,) if switch else ())


def call(function: str, *arguments: Any) -> Written:
    r"""A function of the arguments; `function` is LaTeX such as ``\ln``."""
    return Written("call", function, tuple(map(written, arguments)))


def condition(sign: str, left: Any, right: Any) -> Written:
    """Two quantities compared, or two conditions joined."""
    return Written("condition", sign, (written(left), written(right)))


def cases(when: Written, then: Any, otherwise: Any) -> Written:
    """`then` if the condition `when` holds, else `otherwise`."""
    return Written("cases", parts=(when, written(then), written(otherwise)))


def number(piece: Written) -> float | None:
    """Value of a piece that is only a number."""
    return piece.parts[0] if piece.kind == "number" else None


def _sum(a: Written, b: Written) -> Written:
    if number(a) == 0:
        return b
    if number(b) == 0:
        return a
    if b.kind == "minus":
        return Written("difference", parts=(a, b.parts[0]))
    return Written("sum", parts=(a, b))


def _difference(a: Written, b: Written) -> Written:
    if number(b) == 0:
        return a
    return -b if number(a) == 0 else Written("difference", parts=(a, b))


def _product(a: Written, b: Written) -> Written:
    if number(a) == 0 or number(b) == 0:
        return written(0)
    if number(a) == 1 or number(b) == 1:
        return b if number(a) == 1 else a
    if a.kind == "minus":
        return -_product(a.parts[0], b)
    return Written("product", parts=(a, b))


def _quotient(a: Written, b: Written) -> Written:
    if number(b) == 1 or number(a) == 0:
        return a
    if a.kind == "product" and a.parts[0].kind == "quotient":  # a / b * c / d: two fractions
        return Written("product", parts=(a.parts[0], _quotient(a.parts[1], b)))
    if a.kind == "quotient":  # a / b / c reads better as a / (b c)
        return Written("quotient", parts=(a.parts[0], _product(a.parts[1], b)))
    return -_quotient(a.parts[0], b) if a.kind == "minus" else Written("quotient", parts=(a, b))


def _latex(piece: Written) -> str:
    parts = piece.parts
    match piece.kind:
        case "symbol" | "name" | "raw":
            return piece.text
        case "number":
            return _number(parts[0])
        case "call":
            return _call(piece)
        case "abs":
            return rf"\left|{parts[0].latex}\right|"
        case "cases":
            return _cases(piece)
        case "condition":
            return _condition(piece)
        case "minus":
            return f"-{_within(parts[0], 2)}"
        case "quotient":
            return rf"\frac{{{parts[0].latex}}}{{{parts[1].latex}}}"
        case "power":
            base = _within(parts[0], _ATOM)
            return f"{base if len(base) == 1 else f'{{{base}}}'}^{{{parts[1].latex}}}"
        case "product":
            between = r"\cdot" if parts[1].kind == "number" else _OPERATORS["product"]
            return f"{_within(parts[0], 2)} {between} {_within(parts[1], 2)}"
        case _:
            # what is taken away keeps its own signs in brackets; a negative number always does
            level = 2 if piece.kind == "difference" or number(parts[1]) is not None else 1
            return f"{_within(parts[0], 1)} {_OPERATORS[piece.kind]} {_within(parts[1], level)}"


def _within(piece: Written, level: int) -> str:
    """LaTeX of a part, in brackets if it binds less than `level`."""
    own = _LEVELS.get(piece.kind, _ATOM)
    if piece.kind == "number":
        own = 1 if piece.parts[0] < 0 else 2 if r"\cdot" in _number(piece.parts[0]) else _ATOM
    return rf"\left({piece.latex}\right)" if own < level else piece.latex


def _condition(piece: Written) -> str:
    left, right = piece.parts
    if left.parts == (_SWITCH,) and number(right) == 0.5:  # half on is nothing a reader can set
        return f"{left.text} = {int(piece.text == '>')}"
    return f"{_within(left, 1)} {piece.text} {_within(right, 1)}"


def _call(piece: Written) -> str:
    inside = ", ".join(part.latex for part in piece.parts)
    if piece.text == "e":
        return f"e^{{{inside}}}"
    if piece.text == "|":
        return rf"\left|{inside}\right|"
    if piece.text == r"\sqrt":
        return rf"\sqrt{{{inside}}}"
    if piece.text == r"\ln" and _LEVELS.get(piece.parts[0].kind, _ATOM) == _ATOM:
        return rf"\ln \, {inside}"
    return rf"{piece.text}\left({inside}\right)"


def _cases(piece: Written) -> str:
    rows, rest = [], piece
    while rest.kind == "cases":
        rows.append(rf"{rest.parts[1].latex} & \text{{if }} {rest.parts[0].latex}")
        rest = rest.parts[2]
    rows.append(rf"{rest.latex} & \text{{else}}")
    return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"


def _number(value: float) -> str:
    """At most four significant digits; powers of ten for what is very large or small."""
    if value.is_integer() and abs(value) < 1e5:
        return str(int(value))
    if value != 0 and not 1e-3 <= abs(value) < 1e5:
        digits, power = f"{value:.3e}".split("e")
        digits = digits.rstrip("0").rstrip(".")
        ten = f"10^{{{int(power)}}}"
        return {"1": ten, "-1": f"-{ten}"}.get(digits, rf"{digits} \cdot {ten}")
    return f"{value:.4g}"


def pieces(piece: Written) -> Iterator[Written]:
    """`piece` and all it is made of, as one reads, without what its names stand for."""
    yield piece
    for part in piece.parts:
        if isinstance(part, Written):
            yield from pieces(part)


def latex_name(name: str) -> str:
    r"""LaTeX of a name: ``kI`` -> ``k_{I}``, ``rho`` -> ``\rho``, ``innate`` upright.

    What is not a name in Python is LaTeX already.
    """
    if not name.isidentifier():
        return name
    base, _, rest = name.partition("_")
    if not rest:
        base, rest = _split(name)
    stem = f"\\{base}" if base in _GREEK else base if len(base) == 1 else rf"\mathrm{{{base}}}"
    if not rest:
        return stem
    below = rest.replace("_", ",")
    return f"{stem}_{{{below}}}" if len(rest) == 1 else rf"{stem}_{{\mathrm{{{below}}}}}"


def _split(name: str) -> tuple[str, str]:
    """Base and subscript of a name without an underscore."""
    greek = "|".join(sorted(_GREEK, key=len, reverse=True))
    endings = "|".join(_SUFFIXES)
    match = re.fullmatch(rf"({greek}|[A-Za-z])(\d+|[A-Z]\w*|{endings})", name)
    return (match[1], match[2]) if match else (name, "")
