"""Read measures off a run; the front end's `measures.ts` does the same.

The axis is looked at in about 300 places; a peak is then narrowed down by golden
section, a crossing by bisection, on the continuous solution.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from . import expressions
from .measures import Measure
from .run import Run, Stretch, Vector, places

LOOKS = 300
"""Places that are looked at along the whole axis."""


def read(
    run: Run, measures: Sequence[Measure], values: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Measure name -> number, NaN for what does not exist in this run.

    Parameters
    ----------
    measures : in their order; later ones may use earlier ones.
    values : parameters that the measures' expressions use; those of the run by default.
    """
    known = dict(run.values if values is None else {**run.values, **values})
    found: dict[str, float] = {}
    for measure in measures:
        found[measure.name] = known[measure.name] = _measure(run, measure, known)
    return found


def _measure(run: Run, measure: Measure, known: Mapping[str, float]) -> float:
    def number(expression: float | str | None, otherwise: float) -> float:
        return otherwise if expression is None else _number(expression, known)

    if measure.kind == "expression":
        return _number(measure.expression, known)
    if not run.stretches:
        return math.nan
    after, before = number(measure.after, run.lo), number(measure.before, run.hi)
    match measure.kind:
        case "peak":
            return _extreme(run, measure.of, after, before, 1)[1]
        case "time_of_peak":
            return _extreme(run, measure.of, after, before, 1)[0]
        case "lowest":
            return _extreme(run, measure.of, after, before, -1)[1]
        case "time_of_lowest":
            return _extreme(run, measure.of, after, before, -1)[0]
        case "first_below":
            return _crossing(run, measure.of, number(measure.level, math.nan), after, before, -1)
        case "first_above":
            return _crossing(run, measure.of, number(measure.level, math.nan), after, before, 1)
        case "final":
            return run.at(measure.of, run.hi)
        case "value_at":
            return run.at(measure.of, number(measure.at, math.nan))
        case "area":
            return _area(run, measure.of, after, before)


def _number(expression: float | str, known: Mapping[str, float]) -> float:
    """Value of an expression; NaN where it has none, as in JavaScript."""
    try:
        return float(expressions.evaluate(expression, known))
    except (ArithmeticError, ValueError):
        return math.nan


def _windows(run: Run, after: float, before: float) -> Iterator[tuple[Stretch, Vector]]:
    """The parts of the run between `after` and `before`, each with places to look at."""
    log = run.model.axis.scale == "log"
    for stretch in run.stretches:
        lo, hi = max(stretch.lo, after), min(stretch.hi, before)
        if lo < hi and not math.isnan(after + before):
            looks = LOOKS if log else max(20, math.ceil(LOOKS * (hi - lo) / (run.hi - run.lo)))
            yield stretch, places(lo, hi, looks + 1, log)


def _extreme(run: Run, of: str, after: float, before: float, sign: int) -> tuple[float, float]:
    """Place and size of the largest (sign 1) or smallest (sign -1) value."""
    best = math.nan, math.nan

    def better(value: float) -> bool:
        return math.isnan(best[1]) or sign * value > sign * best[1]

    for stretch, xs in _windows(run, after, before):
        top = -1
        for k, x in enumerate(xs):
            value = run.within(of, stretch, x)
            if better(value):
                best, top = (x, value), k
        if top >= 0:
            lo, hi = xs[max(0, top - 1)], xs[min(len(xs) - 1, top + 1)]
            x = _golden(lambda x, s=stretch: sign * run.within(of, s, x), lo, hi)  # type: ignore[misc]
            value = run.within(of, stretch, x)
            if better(value):
                best = x, value
    return best


def _golden(f: Callable[[float], float], a: float, b: float) -> float:
    """Where `f` is largest between a and b, if it has one hill there."""
    share = (math.sqrt(5) - 1) / 2
    c, d = b - share * (b - a), a + share * (b - a)
    fc, fd = f(c), f(d)
    for _ in range(40):
        if fc > fd:
            b, d, fd = d, c, fc
            c = b - share * (b - a)
            fc = f(c)
        else:
            a, c, fc = c, d, fd
            d = a + share * (b - a)
            fd = f(d)
    return (a + b) / 2


def _crossing(run: Run, of: str, level: float, after: float, before: float, sign: int) -> float:
    """First place beyond `level`: above it (sign 1) or below it (sign -1)."""
    for stretch, xs in _windows(run, after, before):

        def beyond(x: float, stretch: Stretch = stretch) -> bool:
            return sign * (run.within(of, stretch, x) - level) > 0

        for k, x in enumerate(xs):
            if beyond(x):
                return _bisect(beyond, xs[k - 1], x) if k else x
    return math.nan


def _bisect(beyond: Callable[[float], bool], a: float, b: float) -> float:
    for _ in range(60):
        middle = (a + b) / 2
        if beyond(middle):
            b = middle
        else:
            a = middle
    return b


def _area(run: Run, of: str, after: float, before: float) -> float:
    """Area under the curve, by trapezoids over the drawn points and the ends of stretches."""
    total = 0.0
    for stretch in run.stretches:
        lo, hi = max(stretch.lo, after), min(stretch.hi, before)
        if lo < hi:
            xs = [lo, *(x for x in run.grid if lo < x < hi), hi]
            ys = [run.within(of, stretch, x) for x in xs]
            total += sum((ys[i] + ys[i + 1]) / 2 * (xs[i + 1] - xs[i]) for i in range(len(xs) - 1))
    return total
