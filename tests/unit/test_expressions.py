"""Expressions: arithmetic and comparisons over known names, nothing else."""

from __future__ import annotations

import math

import pytest

from explorable.model import expressions
from explorable.model.expressions import ExpressionError, evaluate, javascript

NAMES = {"a": "p[0]", "b": "m.b"}


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("a + 2*b", 8.0, "(p[0] + (2.0 * m.b))"),
        ("-a**2", -4.0, "(-Math.pow(p[0], 2.0))"),
        ("where(a < b, a, b)", 2.0, "(((p[0] < m.b)) ? p[0] : m.b)"),
        ("a < b and not b > 9", True, "(((p[0] < m.b)) && (!((m.b > 9.0))))"),
        ("0 < a < b", True, "((0.0 < p[0]) && (p[0] < m.b))"),
        ("known(a) or a == b", True, "(Number.isFinite(p[0]) || ((p[0] === m.b)))"),
        ("minimum(a, b) + sqrt(4)", 4.0, "(Math.min(p[0], m.b) + Math.sqrt(4.0))"),
        ("normal_cdf(0)", 0.5, "lib.normalCdf(0.0)"),
    ],
)
def test_both_languages(text: str, value: float, code: str) -> None:
    assert evaluate(text, {"a": 2.0, "b": 3.0}) == value
    assert javascript(text, NAMES) == code


@pytest.mark.parametrize(
    "text",
    ["a.real", "__import__('os')", "a[0]", "[a]", "lambda: a", "a if b else 0", "open('x')", "f'{a}'", "a +",
     "exp(x=1)", "a // b", "'a'", "a @ b", "(a := 1)"],
)  # fmt: skip
def test_more_than_arithmetic(text: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(text, {"a": 1.0, "b": 2.0})


def test_unknown_name_is_named() -> None:
    with pytest.raises(ExpressionError, match=r"'a \+ c' uses 'c'.*known: a, b"):
        expressions.check("a + c", ["a", "b"])


def test_division_is_that_of_javascript() -> None:
    assert math.isnan(evaluate("0/0", {}))
    assert evaluate("1/a", {"a": 0.0}) == math.inf
    assert evaluate("-1/a", {"a": 0.0}) == -math.inf
    assert evaluate("10**a", {"a": 400.0}) == math.inf
    assert math.isnan(evaluate("(0-8)**a", {"a": 0.5}))


def test_sides() -> None:
    assert expressions.sides("P + 1 < k") == ("P + 1", "k", True)
    assert expressions.sides("P >= k") == ("P", "k", False)
    with pytest.raises(ExpressionError):
        expressions.sides("P")
