"""Conditions of goal exercises as plain data, so that the page needs no ``eval``.

``peak <= 2000 and known(cleared)`` becomes ``["and", ["<=", "peak", 2000], ["known", "cleared"]]``; the
front end's ``exercise/condition.ts`` reads it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from explorable.exercises.markup import TextError
from explorable.model import expressions
from explorable.model.function_table import FUNCTIONS

_OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.And: "and", ast.Or: "or", ast.Not: "not", ast.USub: "neg",
}  # fmt: skip
_FUNCTIONS = (*FUNCTIONS, "minimum", "maximum", "known")


def compiled(expression: str, names: Iterable[str]) -> Any:
    """The expression as nested lists.

    Raises
    ------
    TextError
        If it is more than arithmetic and comparisons of `names`.
    """
    try:
        expressions.check(expression, names)
        return _lists(ast.parse(expression.strip(), mode="eval").body)
    except expressions.ExpressionError as error:
        raise TextError(str(error)) from None


def _lists(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return name
        case ast.BinOp(left=left, op=op, right=right):
            return [_OPERATORS[type(op)], _lists(left), _lists(right)]
        case ast.UnaryOp(op=op, operand=operand):
            return [_OPERATORS[type(op)], _lists(operand)]
        case ast.BoolOp(op=op, values=values):
            return [_OPERATORS[type(op)], *map(_lists, values)]
        case ast.Compare(left=left, ops=ops, comparators=rights):
            chain = [left, *rights]
            pairs = [
                [_OPERATORS[type(op)], _lists(a), _lists(b)]
                for a, op, b in zip(chain, ops, rights, strict=False)
            ]
            return pairs[0] if len(pairs) == 1 else ["and", *pairs]
        case ast.Call(func=ast.Name(id=name), args=args) if name in _FUNCTIONS:
            return [name, *map(_lists, args)]
    raise expressions.ExpressionError(f"{ast.unparse(node)!r} can't stand in a goal")
