"""Expressions: arithmetic and comparisons over known names, nothing else."""

from __future__ import annotations

import math

import pytest

from explorable.model import expressions
from explorable.model.expressions import ExpressionError, evaluate, to_data


@pytest.mark.parametrize(
    ("text", "value", "data"),
    [
        ("a + 2*b", 8.0, ["+", "a", ["*", 2, "b"]]),
        ("-a**2", -4.0, ["neg", ["**", "a", 2]]),
        ("where(a < b, a, b)", 2.0, ["where", ["<", "a", "b"], "a", "b"]),
        ("a < b and not b > 9", True, ["and", ["<", "a", "b"], ["not", [">", "b", 9]]]),
        ("0 < a < b", True, ["and", ["<", 0, "a"], ["<", "a", "b"]]),
        ("known(a) or a == b", True, ["or", ["known", "a"], ["==", "a", "b"]]),
        ("minimum(a, b) + sqrt(4)", 4.0, ["+", ["minimum", "a", "b"], ["sqrt", 4]]),
        ("normal_cdf(0)", 0.5, ["normal_cdf", 0]),
        ("arccos(1)", 0.0, ["acos", 1]),
    ],
)
def test_a_value_and_data_for_the_page(text: str, value: float, data: list) -> None:
    assert evaluate(text, {"a": 2.0, "b": 3.0}) == value
    assert to_data(text, ["a", "b"]) == data


@pytest.mark.parametrize(
    "text",
    ["a.real", "__import__('os')", "a[0]", "[a]", "lambda: a", "a if b else 0", "open('x')", "f'{a}'", "a +",
     "exp(x=1)", "exp(a, b)", "minimum(a)", "1e400", "a // b", "'a'", "a @ b", "(a := 1)"],
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
