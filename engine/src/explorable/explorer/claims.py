"""Claims: what must be true of the curves wherever a sentence is said.

A claim is written with Python's arithmetic, comparisons, ``and``, ``or`` and ``not`` over

- parameters and measures by name: the numbers that the sentence tells;
- ``begin`` and ``end``: the two ends of the axis;
- functions of curves. Where a *curve* is asked for, any arithmetic of states, outputs and the
  axis may stand (``C``, ``C + S``, ``100*L/L0``); a *condition* compares curves (``L < 1``).
  Both are looked at from the first to the last place given, else along the whole axis.

============================================== =================================================
``at(curve, place)``                           its value at a place (after an event there)
``at_begin(curve)``, ``at_end(curve)``         its value at an end of the axis
``highest(curve[, from, to])``, ``lowest``     its largest, smallest value
``when_highest(curve[, from, to])``,           the place of it
``when_lowest``
``first_above(curve, level[, from, to])``,     the first place beyond a level; unknown if there
``first_below``                                is none
``always(condition[, from, to])``, ``ever``    it holds everywhere, somewhere
``how_long(condition[, from, to])``            length of the places where it holds
``rises(curve[, from, to])``, ``falls``        it never goes the other way, and does go
``area(curve[, from, to])``                    the area under it
``known(number)``                              it exists: the thing did happen
``close(told, number)``                        the same, as far as a reader can see: by the last
                                               digit that the sentence tells of `told`, or within
                                               1 percent where the sentence does not tell it
``instead(claim or number, name=value, …)``    the same question, asked at the setting that has
                                               these parameters changed
``before(claim or number)``                    of a prediction alone: asked at its `before`
============================================== =================================================

An unknown number makes each comparison false, ``!=`` too. Two claims as examples::

    Case("It peaks on day {peak_day:.0f}. From day {gone_day:.0f} on none is left.",
         "known(gone_day)",
         claims=("close(peak_day, when_highest(C))", "always(L < 1, gone_day, end)"))

    Case("The foxes hold them down.", "grass < 0.5",
         claims=("at_end(R) < 1", "instead(lowest(R), foxes=0) >= 1"))

Claims are checked where a simulation is defined and run by the project's tests
(``tests/models/test_claims.py``). They never reach a reader's page.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

ENDS = ("begin", "end")

_NUMBERS = {
    "known": (1,), "close": (2,), "exp": (1,), "log": (1,), "sqrt": (1,), "cos": (1,),
    "arccos": (1,), "normal_cdf": (1,), "where": (3,), "minimum": (2,), "maximum": (2,),
}  # fmt: skip
"""Functions of numbers -> how many they take."""

_CURVES = {
    **dict.fromkeys(("at_begin", "at_end"), (1,)),
    "at": (2,),
    **dict.fromkeys(("first_above", "first_below"), (2, 4)),
    **dict.fromkeys(
        ("highest", "lowest", "when_highest", "when_lowest", "rises", "falls", "area"), (1, 3)
    ),
}
"""Functions whose first argument is a curve, the others numbers."""

_CONDITIONS = dict.fromkeys(("always", "ever", "how_long"), (1, 3))
"""Functions whose first argument is a condition of curves, the others numbers."""

_ALLOWED = (
    ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Call, ast.Name, ast.Constant, ast.keyword,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.USub, ast.Not, ast.And, ast.Or,
    ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq, ast.Load,
)  # fmt: skip


class ClaimError(ValueError):
    """A claim that asks what can't be answered."""


@dataclass(frozen=True)
class Names:
    """What a claim may name."""

    parameters: Collection[str]
    measures: Collection[str]
    curves: Collection[str]
    """States, outputs and the axis."""


@cache
def parse(claim: str) -> ast.expr:
    """The claim as a tree; line breaks in it mean nothing."""
    try:
        return ast.parse(re.sub(r"\s+", " ", claim.strip()), mode="eval").body
    except SyntaxError:
        raise ClaimError(f"claim {claim!r} is not an expression") from None


def at_before(claim: str, before: Mapping[str, float]) -> str:
    """Write ``before(...)`` of a prediction's claim as ``instead(..., name=value)``.

    Parameters
    ----------
    before : what is other there, with the values it has there; empty where there is no other run.
    """
    if "before(" not in claim:
        return claim

    class Change(ast.NodeTransformer):
        def visit_Call(self, node: ast.Call) -> ast.AST:
            self.generic_visit(node)
            if ast.unparse(node.func) != "before":
                return node
            if not before:
                raise ClaimError(f"claim {claim!r}: before() needs a prediction with after=")
            changes = [ast.keyword(name, ast.Constant(value)) for name, value in before.items()]
            return ast.Call(ast.Name("instead", ast.Load()), node.args, changes)

    return ast.unparse(Change().visit(copy.deepcopy(parse(claim))))


def check(claim: str, names: Names) -> None:
    """Refuse a claim that uses what does not exist.

    Raises
    ------
    ClaimError
        Tells the claim and the name.
    """
    tree = parse(claim)
    for node in filter(_is_expression, ast.walk(tree)):
        operators = (part for part in ast.iter_child_nodes(node) if not _is_expression(part))
        if not all(isinstance(part, _ALLOWED) for part in (node, *operators)):
            raise ClaimError(f"claim {claim!r}: {ast.unparse(node)!r} is no arithmetic")
    for problem in _problems(tree, names, inside=False):
        raise ClaimError(f"claim {claim!r}: {problem}")


def _is_expression(node: ast.AST) -> bool:
    return isinstance(node, ast.expr)


def _problems(node: ast.expr, names: Names, inside: bool) -> Iterator[str]:
    """What is wrong with a part of a claim; `inside` a curve or condition, curves may stand."""
    match node:
        case ast.Name(id=name):
            numbers = {*names.parameters, *names.measures, *ENDS}
            if name in names.curves and not (inside or name in numbers):
                yield f"{name!r} is a curve; ask at({name}, …), highest({name}), always(…)"
            elif name not in numbers and name not in names.curves:
                known = ", ".join(sorted({*numbers, *names.curves}))
                yield f"there is no {name!r} here (known: {known})"
        case ast.Constant(value=value):
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                yield f"{value!r} is not a number"
        case ast.Call(func=ast.Name(id="instead")):
            yield from _instead(node, names, inside)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            looks = _CURVES.get(name) or _CONDITIONS.get(name)
            if looks and inside:
                yield f"{ast.unparse(node)!r} stands inside another look at curves"
            elif not (takes := looks or _NUMBERS.get(name)):
                yield f"there is no function {name!r}"
            elif len(args) not in takes:
                yield f"{name}() takes {' or '.join(map(str, takes))} arguments, not {len(args)}"
            elif (name in _CONDITIONS) != isinstance(args[0], (ast.Compare, ast.BoolOp)) and looks:
                yield f"{name}() looks at a {'condition' if name in _CONDITIONS else 'curve'}"
            else:
                for k, argument in enumerate(args):
                    yield from _problems(argument, names, inside or (bool(looks) and k == 0))
        case ast.Call():
            yield f"{ast.unparse(node)!r} is no function of the list in explorer/claims.py"
        case _:
            for part in ast.iter_child_nodes(node):
                if isinstance(part, ast.expr):
                    yield from _problems(part, names, inside)


def _instead(node: ast.Call, names: Names, inside: bool) -> Iterator[str]:
    if len(node.args) != 1 or not node.keywords:
        yield "instead() takes one question and the parameters to change (name=value)"
        return
    if inside or any(_is_instead(n) for part in node.args for n in ast.walk(part)):
        yield f"{ast.unparse(node)!r} stands inside another question"
    for change in node.keywords:
        if change.arg not in names.parameters:
            yield f"instead() changes {change.arg!r}, which is not a parameter"
        yield from _problems(change.value, Names(names.parameters, (), ()), False)
    yield from _problems(node.args[0], names, False)


def _is_instead(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "instead"
