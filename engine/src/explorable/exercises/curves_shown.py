"""Curves of a model as they stand without a script: drawn, and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from explorable.exercises.data_shown import (
    BELOW,
    COLORS,
    HEIGHT,
    HIGH,
    LEFT,
    STROKES,
    WIDE,
    folded,
    frame,
    key,
    picture,
    stroke,
    table,
)
from explorable.exercises.payload import DrawnAxis
from explorable.explorer.still.axis import Range
from explorable.number_format import quantity

ROWS = 7
"""Places that the table tells."""

Line = tuple[str, Sequence[float]]
"""What a curve is called, and its heights in percent at equal distances."""


def curves(x: DrawnAxis, y: DrawnAxis, lines: Sequence[Line]) -> str:
    """Lines on a chart, with their names; folded below them the same in numbers."""
    drawn, keys = [frame(_shares(x), _shares(y))], []
    for (name, heights), color, dash in zip(lines, COLORS, STROKES, strict=False):
        drawn.append(stroke(_points(heights), color, dash))
        keys.append(key(name, color, dash))
    percents = [100 * n / (ROWS - 1) for n in range(ROWS)]
    rows = [
        [told(x, percent), *(told(y, _at(heights, percent)) for _name, heights in lines)]
        for percent in percents
    ]
    words = f"{y['label']}: {' / '.join(name for name, _heights in lines)}."
    return (
        f"<ul>{''.join(keys)}</ul><p>{y['label']}</p>{picture(drawn, words)}<p>{x['label']}</p>"
        f"{folded(table(y['label'], [x['label'], *(name for name, _heights in lines)], rows))}"
    )


def told(axis: DrawnAxis, percent: float) -> str:
    """The number at a percentage of an axis, of two digits; the front end's ``chart.ts`` says the same."""
    value = Range(axis["lo"], axis["hi"], "log" if axis["log"] else "linear").at(percent / 100)
    return quantity(float(f"{value:.2g}"), axis["unit"])


def _at(heights: Sequence[float], percent: float) -> float:
    return heights[round(percent / 100 * (len(heights) - 1))]


def _shares(axis: DrawnAxis) -> list[tuple[float, str]]:
    return [(percent / 100, text) for percent, text in axis["ticks"]]


def _points(heights: Sequence[float]) -> str:
    step = WIDE / (len(heights) - 1)
    foot = HEIGHT - BELOW
    return "M" + "L".join(
        f"{LEFT + n * step:.0f} {foot - HIGH * h / 100:.0f}" for n, h in enumerate(heights)
    )
