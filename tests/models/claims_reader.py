"""Reads claims off the points of a run: own search, nothing of the page's code."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from points import Curves, Names, Window, top
from scipy.special import ndtr

from explorable.explorer.claims import parse

SLACK = 1e-3
"""Comparisons are not failed by less than this share: nobody could see it."""
NOISE = 1e-9
"""Of a curve's largest value: what a solver may be off where it does not work in logarithms."""

_COMPARE: dict[type[ast.cmpop], tuple[Callable[[Any, Any], Any], int]] = {
    ast.Lt: (np.less, 1), ast.LtE: (np.less_equal, 1), ast.Gt: (np.greater, -1),
    ast.GtE: (np.greater_equal, -1), ast.Eq: (np.equal, 0), ast.NotEq: (lambda a, b: (a < b) | (a > b), 0),
}  # fmt: skip
_CALCULATE: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: np.add, ast.Sub: np.subtract, ast.Mult: np.multiply, ast.Div: np.divide,
    ast.Pow: np.power,
}  # fmt: skip
_PLAIN: dict[str, Callable[..., Any]] = {
    "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "cos": np.cos, "arccos": np.arccos,
    "normal_cdf": ndtr, "minimum": np.minimum, "maximum": np.maximum, "known": np.isfinite,
}  # fmt: skip


@dataclass
class Reading:
    """A run as claims see it.

    Attributes
    ----------
    numbers : parameters and measures.
    steps : measure -> size of the last digit that the sentence tells of it.
    instead : reads the run of another setting.
    tried : parts of claims after an `or` or `and` that were looked at, as text.
    """

    curves: Curves
    numbers: Mapping[str, float]
    steps: Mapping[str, float] = field(default_factory=dict)
    instead: Callable[[Mapping[str, float]], Reading] | None = None
    tried: set[str] = field(default_factory=set)
    _seen: dict[Any, Any] = field(default_factory=dict)

    def holds(self, claim: str) -> bool:
        with np.errstate(all="ignore"):
            return bool(self._number(parse(claim), 1))

    def number(self, text: str) -> float:
        with np.errstate(all="ignore"):
            return float(self._number(parse(text), 0))

    def explain(self, claim: str) -> str:
        """The claim's numbers, for who has to mend it."""
        told = {}
        for node in _outermost(parse(claim)):
            text = ast.unparse(node)
            with np.errstate(all="ignore"):
                told[text] = self._number(node, 0)
        return ", ".join(f"{text} = {value:.6g}" for text, value in told.items())

    def _number(self, node: ast.expr, lean: int) -> Any:
        return self._value(node, {}, lean)

    def _value(self, node: ast.expr, scope: Names, lean: int) -> Any:
        """Value of a part; `lean` 1 lets comparisons hold by a hair, -1 (under `not`) fail."""
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                if name in ("begin", "end") and name not in self.numbers:
                    return getattr(self.curves, name)
                return scope[name] if name in scope else self.numbers[name]
            case ast.BinOp(left=left, op=op, right=right):
                parts = (np.asarray(self._value(n, scope, 0), float) for n in (left, right))
                return _CALCULATE[type(op)](*parts)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self._value(operand, scope, 0)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return np.logical_not(self._value(operand, scope, -lean))
            case ast.BoolOp(op=op, values=values):
                return self._all(values, scope, lean, isinstance(op, ast.And))
            case ast.Compare(left=left, ops=ops, comparators=rights):
                sides = [self._value(n, scope, 0) for n in (left, *rights)]
                pairs = zip(ops, sides[:-1], sides[1:], strict=True)
                return np.logical_and.reduce([_compare(o, a, b, lean) for o, a, b in pairs])
            case ast.Call(func=ast.Name(id="instead"), args=[question], keywords=changes):
                assert self.instead, "claims of this run can't ask for another setting"
                changed = {c.arg or "": float(self._number(c.value, 0)) for c in changes}
                return self.instead(changed)._number(question, lean)
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._call(name, args, scope, lean)
        raise AssertionError(f"the reader does not know {ast.unparse(node)}")

    def _all(self, parts: list[ast.expr], scope: Names, lean: int, all_of: bool) -> Any:
        """`and`, `or`: of single values as far as needed, of curves place by place."""
        result: Any = all_of
        for part in parts:
            if np.ndim(result) == 0 and bool(result) != all_of:
                break
            self.tried.add(_text(part))
            value = self._value(part, scope, lean)
            result = np.logical_and(result, value) if all_of else np.logical_or(result, value)
        return result

    def _call(self, name: str, args: list[ast.expr], scope: Names, lean: int) -> Any:
        if name in _PLAIN:
            return _PLAIN[name](*(np.asarray(self._value(a, scope, 0), float) for a in args))
        if name == "where":
            condition, *values = (self._value(a, scope, 0) for a in args)
            return np.where(condition, *values)
        if name == "close":
            return self._close(args, scope)
        curve, *more = args
        numbers = [float(self._value(a, scope, 0)) for a in more]
        asked = (name, _text(curve), lean, *numbers)
        if asked not in self._seen:
            look: Callable[..., Any] = getattr(self, f"_{name}")
            leaning = [lean] if name in ("always", "ever", "how_long") else []
            self._seen[asked] = look(curve, *leaning, *numbers)
        return self._seen[asked]

    def _close(self, args: list[ast.expr], scope: Names) -> bool:
        a, b = (float(self._value(arg, scope, 0)) for arg in args)
        steps = [self.steps[n.id] for n in args if isinstance(n, ast.Name) and n.id in self.steps]
        size = max(abs(a), abs(b))
        room = max(min(steps) / 2, SLACK * size) if steps else 0.01 * size
        return a == b or abs(a - b) <= room * (1 + 1e-9)

    # ---- looking at curves

    def _points(self, curve: ast.expr, lo: float | None, hi: float | None, lean: int = 0) -> Any:
        """Windows from `lo` to `hi`, each with the curve's (or condition's) values."""
        first = self.curves.begin if lo is None else lo
        last = self.curves.end if hi is None else hi
        for window in self.curves.windows(first, last):
            values = self._value(curve, window.named(self.curves.axis), lean)
            yield window, np.broadcast_to(np.asarray(values), window.x.shape)

    def _at(self, curve: ast.expr, x: float) -> float:
        there = self.curves.place(x)
        return math.nan if there is None else float(np.ravel(self._value(curve, there, 0))[0])

    def _at_begin(self, curve: ast.expr) -> float:
        return self._at(curve, self.curves.begin)

    def _at_end(self, curve: ast.expr) -> float:
        return self._at(curve, self.curves.end)

    def _extreme(self, curve: ast.expr, lo: Any, hi: Any, sign: int) -> tuple[float, float]:
        best = math.nan, math.nan
        for window, y in self._points(curve, lo, hi):
            if np.isnan(y).all():
                continue
            k = int(np.nanargmax(sign * y))
            found = top(window.x, sign * y, k)
            if math.isnan(best[1]) or found[1] > sign * best[1]:
                best = found[0], sign * found[1]
        return best

    def _highest(self, curve: ast.expr, lo: Any = None, hi: Any = None) -> float:
        return self._extreme(curve, lo, hi, 1)[1]

    def _lowest(self, curve: ast.expr, lo: Any = None, hi: Any = None) -> float:
        return self._extreme(curve, lo, hi, -1)[1]

    def _when_highest(self, curve: ast.expr, lo: Any = None, hi: Any = None) -> float:
        return self._extreme(curve, lo, hi, 1)[0]

    def _when_lowest(self, curve: ast.expr, lo: Any = None, hi: Any = None) -> float:
        return self._extreme(curve, lo, hi, -1)[0]

    def _first_above(self, curve: ast.expr, level: float, lo: Any = None, hi: Any = None) -> float:
        for window, y in self._points(curve, lo, hi):
            beyond = y > level
            if beyond.any():
                k = int(np.argmax(beyond))
                return float(window.x[0]) if k == 0 else self._cross(curve, window, k, level, 1)
        return math.nan

    def _first_below(self, curve: ast.expr, level: float, lo: Any = None, hi: Any = None) -> float:
        for window, y in self._points(curve, lo, hi):
            beyond = y < level
            if beyond.any():
                k = int(np.argmax(beyond))
                return float(window.x[0]) if k == 0 else self._cross(curve, window, k, level, -1)
        return math.nan

    def _cross(self, curve: ast.expr, window: Window, k: int, level: float, sign: int) -> float:
        """The first place beyond the level between two points: 64 finer ones, then a chord."""
        x = np.linspace(window.x[k - 1], window.x[k], 65)
        y = sign * (
            np.asarray(self._value(curve, window.finer(x, self.curves.axis), 0), float) - level
        )
        y = np.broadcast_to(y, x.shape)
        j = max(1, int(np.argmax(y > 0)) if (y > 0).any() else 64)
        share = -y[j - 1] / (y[j] - y[j - 1]) if y[j] != y[j - 1] else 1.0
        return float(x[j - 1] + min(1.0, max(0.0, share)) * (x[j] - x[j - 1]))

    def _always(self, condition: ast.expr, lean: int, lo: Any = None, hi: Any = None) -> bool:
        seen = [bool(y.all()) for _, y in self._points(condition, lo, hi, lean)]
        return bool(seen) and all(seen)

    def _ever(self, condition: ast.expr, lean: int, lo: Any = None, hi: Any = None) -> bool:
        return any(bool(y.any()) for _, y in self._points(condition, lo, hi, lean))

    def _how_long(self, condition: ast.expr, lean: int, lo: Any = None, hi: Any = None) -> float:
        total = 0.0
        for window, y in self._points(condition, lo, hi, 0):
            x, is_so = window.x, y.astype(bool)
            total += float(np.diff(x)[is_so[:-1] & is_so[1:]].sum())
            for k in np.flatnonzero(is_so[:-1] != is_so[1:]):
                fine = np.linspace(x[k], x[k + 1], 257)
                there = self._value(condition, window.finer(fine, self.curves.axis), 0)
                total += float(np.mean(there) * (x[k + 1] - x[k]))
        return total

    def _area(self, curve: ast.expr, lo: Any = None, hi: Any = None) -> float:
        parts = [float(np.trapezoid(y, w.x)) for w, y in self._points(curve, lo, hi)]
        return sum(parts) if parts else math.nan

    def _rises(self, curve: ast.expr, lo: Any = None, hi: Any = None) -> bool:
        return self._goes(curve, lo, hi, 1)

    def _falls(self, curve: ast.expr, lo: Any = None, hi: Any = None) -> bool:
        return self._goes(curve, lo, hi, -1)

    def _goes(self, curve: ast.expr, lo: Any, hi: Any, sign: int) -> bool:
        parts = [y for _, y in self._points(curve, lo, hi)]
        if not parts:
            return False
        y = sign * np.concatenate(parts)
        furthest = np.maximum.accumulate(y)
        noise = self._noise(curve)
        back = furthest - y
        goes = y[-1] - y[0] > 1e-9 * abs(y[0]) + noise
        return bool(goes and (back <= SLACK * np.abs(furthest) + noise).all())

    def _noise(self, curve: ast.expr) -> float:
        names = {n.id for n in ast.walk(curve) if isinstance(n, ast.Name)}
        if not names - self.numbers.keys() - self.curves.exact - {self.curves.axis}:
            return 0.0
        tops = (np.nanmax(np.abs(y), initial=0) for _, y in self._points(curve, None, None))
        return NOISE * float(max(tops))


_TEXTS: dict[int, str] = {}


def _text(node: ast.expr) -> str:
    """The node as text; `parse` keeps its nodes, so that their ids stay."""
    if id(node) not in _TEXTS:
        _TEXTS[id(node)] = ast.unparse(node)
    return _TEXTS[id(node)]


def _compare(op: ast.cmpop, a: Any, b: Any, lean: int) -> Any:
    function, sign = _COMPARE[type(op)]
    if not lean or not sign:
        return function(a, b)
    room = SLACK * np.maximum(np.abs(a), np.abs(b))
    return function(a, np.asarray(b, float) + lean * sign * np.where(np.isfinite(room), room, 0))


def _outermost(node: ast.AST) -> Iterator[ast.expr]:
    """The looks at curves and the names of a claim, none within another."""
    numbers = {"close", "known", "where", "minimum", "maximum", "exp", "log", "sqrt"}
    if isinstance(node, ast.Name):
        if node.id not in ("begin", "end"):
            yield node
        return
    if isinstance(node, ast.Call):
        if ast.unparse(node.func) not in numbers:
            yield node
            return
        for argument in node.args:
            yield from _outermost(argument)
        return
    for part in ast.iter_child_nodes(node):
        yield from _outermost(part)
