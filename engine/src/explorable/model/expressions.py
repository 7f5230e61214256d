"""Short expressions written as text: event conditions, start values, sentence cases.

They are Python's arithmetic and comparisons, nothing else: checked against a list
of known names, then evaluated on floats or SymPy symbols, or handed to the page as data.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from explorable.errors import ReadersMistake
from explorable.model import functions
from explorable.model.function_table import FUNCTIONS

ExpressionData = bool | float | str | list[Any]
"""An expression as the page reads it: a number, a truth, a name, or a list with the operator first (`to_data`)."""

_FUNCTIONS = {
    name: getattr(functions, name)
    for name in (*FUNCTIONS, "minimum", "maximum", "where", "normal_cdf", "conversion")
}
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.And: "and", ast.Or: "or", ast.Not: "not", ast.USub: "neg",
}  # fmt: skip
_ARGUMENTS = {
    **dict.fromkeys((*FUNCTIONS, "normal_cdf", "known"), 1),
    **{"minimum": 2, "maximum": 2, "where": 3},
}


class ExpressionError(ReadersMistake, ValueError):
    """An expression that uses an unknown name or more than arithmetic."""


def known(x: Any) -> bool:
    """True unless `x` is missing (NaN or infinite): a thing that never happened has no time."""
    return math.isfinite(x)


@cache
def _parse(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except SyntaxError:
        raise ExpressionError(f"{text!r} is not an expression") from None


def names(expression: float | int | str) -> set[str]:
    """Variable names an expression uses."""
    if not isinstance(expression, str):
        return set()
    tree = _parse(expression)
    called = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and id(n) not in called}


def is_comparison(expression: str) -> bool:
    """True for a single ``a < b``, ``a > b``, ``a <= b`` or ``a >= b``."""
    tree = _parse(expression)
    return (
        isinstance(tree, ast.Compare)
        and len(tree.ops) == 1
        and isinstance(tree.ops[0], (ast.Lt, ast.LtE, ast.Gt, ast.GtE))
    )


def sides(expression: str) -> tuple[str, str, bool]:
    """Left side, right side, and whether the comparison means "less than"."""
    tree = _parse(expression)
    if not isinstance(tree, ast.Compare) or not is_comparison(expression):
        raise ExpressionError(f"{expression!r} is not one comparison with < or >")
    less = isinstance(tree.ops[0], (ast.Lt, ast.LtE))
    return ast.unparse(tree.left), ast.unparse(tree.comparators[0]), less


def check(expression: float | int | str, allowed: Iterable[str]) -> None:
    """Raise ExpressionError if `expression` is not arithmetic over `allowed` names."""
    _checked(expression, frozenset(allowed))


@lru_cache(maxsize=4096)
def _checked(expression: float | int | str, allowed: frozenset[str]) -> None:
    to_data(expression, allowed)


def evaluate(expression: float | int | str, values: Mapping[str, Any]) -> Any:
    """Value of `expression`, with floats or SymPy symbols for its names."""
    if not isinstance(expression, str):
        return expression
    check(expression, values)
    scope = {**_FUNCTIONS, "known": known, "_divide": _divide, "_power": _power, **values}
    is_plain = all(isinstance(v, (int, float)) for v in values.values())
    return eval(_compiled(expression, is_plain), {"__builtins__": {}}, scope)


class _LikeJavaScript(ast.NodeTransformer):
    """Divisions and powers that give infinity or NaN, where Python would raise; no integers."""

    def __init__(self, is_plain: bool) -> None:
        self.is_plain = is_plain

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        is_integer = isinstance(node.value, int) and not isinstance(node.value, bool)
        return ast.Constant(float(node.value)) if self.is_plain and is_integer else node  # type: ignore[arg-type]

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        name = {ast.Div: "_divide", ast.Pow: "_power"}.get(type(node.op))
        if name is None:
            return node
        return ast.Call(ast.Name(name, ast.Load()), [node.left, node.right], [])


def _divide(a: Any, b: Any) -> Any:
    if isinstance(b, (int, float)) and b == 0 and isinstance(a, (int, float)):
        sign = math.copysign(1, a) * math.copysign(1, b)
        return math.nan if a == 0 or math.isnan(a) else sign * math.inf
    return a / b


def _power(a: Any, b: Any) -> Any:
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return _plain_power(float(a), float(b))
    return a**b


def _plain_power(a: float, b: float) -> float:
    """As JavaScript's ``Math.pow``: never an exception, never complex."""
    if abs(a) == 1 and not math.isfinite(b):
        return math.nan
    try:
        return math.pow(a, b)
    except ValueError:  # of a negative number, or of nothing
        if a != 0:
            return math.nan
    except OverflowError:
        pass
    is_odd = b.is_integer() and b % 2 == 1
    return math.copysign(math.inf, a) if is_odd else math.inf


@cache
def _compiled(expression: str, is_plain: bool) -> Any:
    tree = _LikeJavaScript(is_plain).visit(ast.parse(expression.strip(), mode="eval"))
    return compile(ast.fix_missing_locations(tree), "<expression>", "eval")


def to_data(expression: float | int | str, allowed: Iterable[str] | None = None) -> ExpressionData:
    """The expression as nested lists, operator first, for the front end's ``expression.ts``.

    ``peak <= 2000 and known(cleared)`` becomes ``["and", ["<=", "peak", 2000], ["known", "cleared"]]``.

    Parameters
    ----------
    allowed : names that it may use; without it, any.

    Raises
    ------
    ExpressionError
        It uses another name, or is more than arithmetic and comparisons.
    """
    if not isinstance(expression, str):
        return float(expression)
    return _lists(_parse(expression), None if allowed is None else frozenset(allowed), expression)


def _lists(node: ast.expr, allowed: frozenset[str] | None, text: str) -> ExpressionData:
    def inside(*nodes: ast.expr) -> list[ExpressionData]:
        return [_lists(n, allowed, text) for n in nodes]

    match node:
        case ast.Constant(value=bool() as value):
            return value
        case ast.Constant(value=int() | float() as value) if math.isfinite(value):
            return value
        case ast.Name(id=name):
            if allowed is not None and name not in allowed:
                known = ", ".join(sorted(allowed))
                raise ExpressionError(
                    f"{text!r} uses {name!r}, which is not known here (known: {known})"
                )
            return name
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return [_OPERATORS[type(op)], *inside(left, right)]
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _OPERATORS:
            return [_OPERATORS[type(op)], *inside(operand)]
        case ast.BoolOp(op=op, values=values):
            return [_OPERATORS[type(op)], *inside(*values)]
        case ast.Compare(left=left, ops=ops, comparators=rights) if all(
            type(op) in _OPERATORS for op in ops
        ):
            chain = [left, *rights]
            pairs = [
                [_OPERATORS[type(op)], *inside(a, b)]
                for a, op, b in zip(chain[:-1], ops, rights, strict=True)
            ]
            return pairs[0] if len(pairs) == 1 else ["and", *pairs]
        case ast.Call(func=ast.Name(id="conversion"), args=[factor], keywords=[]):
            return inside(factor)[0]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if len(
            args
        ) == _ARGUMENTS.get(name):
            # the page has its functions from `Math` and needs no table of their other names
            return [FUNCTIONS[name].javascript if name in FUNCTIONS else name, *inside(*args)]
    raise ExpressionError(
        f"{text!r}: {ast.unparse(node)!r} is more than arithmetic and comparisons"
    )
