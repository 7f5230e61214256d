"""Evaluate measures of a run; the front end's `measures.ts` does the same.

The run is looked at on its grid and at the solver's own steps; a peak is then narrowed
down by golden section, a crossing by bisection, on the continuous solution.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from explorable.explorer.measures import Measure
from explorable.model import expressions
from explorable.solve.solution import Segment, Solution, Vector


def evaluate(
    run: Solution, measures: Sequence[Measure], values: Mapping[str, float] | None = None
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


def _measure(run: Solution, measure: Measure, known: Mapping[str, float]) -> float:
    def number(expression: float | str | None, otherwise: float) -> float:
        return otherwise if expression is None else _number(expression, known)

    if measure.kind == "expression":
        return _number(measure.expression, known)
    if not run.segments:
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


def _windows(
    run: Solution, of: str, after: float, before: float
) -> Iterator[tuple[Segment, Vector, Vector]]:
    """The parts of the run between `after` and `before`: where it is looked at, what is there."""
    for segment in run.segments:
        lo, hi = max(segment.lo, after), min(segment.hi, before)
        if not lo < hi or math.isnan(after + before):
            continue
        xs, rows = run.samples(segment)
        inner = [(x, row[run.index(of)]) for x, row in zip(xs, rows, strict=True) if lo < x < hi]
        ends = [(x, run.within(of, segment, x)) for x in (lo, hi)]
        found = [ends[0], *inner, ends[1]]
        yield segment, [x for x, _ in found], [y for _, y in found]


def _extreme(run: Solution, of: str, after: float, before: float, sign: int) -> tuple[float, float]:
    """Place and size of the largest (sign 1) or smallest (sign -1) value."""
    best = math.nan, math.nan
    around: tuple[Segment, float, float] | None = None
    for segment, xs, ys in _windows(run, of, after, before):
        for k, (x, y) in enumerate(zip(xs, ys, strict=True)):
            if math.isnan(best[1]) or sign * y > sign * best[1]:
                best = x, y
                around = segment, xs[max(0, k - 1)], xs[min(len(xs) - 1, k + 1)]
    if around is not None:
        home, lo, hi = around
        x = _golden(lambda x: sign * run.within(of, home, x), lo, hi)
        value = run.within(of, home, x)
        if sign * value > sign * best[1]:
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


def _crossing(
    run: Solution, of: str, level: float, after: float, before: float, sign: int
) -> float:
    """First place beyond `level`: above it (sign 1) or below it (sign -1)."""
    for segment, xs, ys in _windows(run, of, after, before):

        def beyond(x: float, segment: Segment = segment) -> bool:
            return sign * (run.within(of, segment, x) - level) > 0

        for k, (x, y) in enumerate(zip(xs, ys, strict=True)):
            if sign * (y - level) > 0:
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


def _area(run: Solution, of: str, after: float, before: float) -> float:
    """Area under the curve, by trapezoids over the drawn points and the ends of segments."""
    if math.isnan(after + before):
        return math.nan
    total = 0.0
    for segment in run.segments:
        lo, hi = max(segment.lo, after), min(segment.hi, before)
        if lo < hi:
            xs = [lo, *(x for x in run.grid if lo < x < hi), hi]
            ys = [run.within(of, segment, x) for x in xs]
            total += sum((ys[i] + ys[i + 1]) / 2 * (xs[i + 1] - xs[i]) for i in range(len(xs) - 1))
    return total
