"""A Plotly figure of curves, as it is on paper and without a script."""

from __future__ import annotations

import math
from html import escape
from typing import Any

from explorable.explorer.still.axis import Range, range_of
from explorable.explorer.still.drawing import DASHES, Drawing, Line
from explorable.model import Scale

HEIGHT = 236
COLORS = tuple(f"var(--ex-{role})" for role in ("one", "two", "three", "four", "six"))
STROKES = ("solid", "dash", "dot", "dashdot")


def still(traces: list[dict[str, Any]], layout: dict[str, Any], words: str) -> str:
    """The figure as SVG with its names; empty if it holds more than curves of numbers.

    Parameters
    ----------
    traces : with plain columns under `x` and `y`; None is a gap.
    words : stand for it where it can't be seen.
    """
    if not traces or not all(_is_curve(trace) for trace in traces):
        return ""
    lines = [
        Line([list(zip(_column(t["x"]), _column(t["y"]), strict=True))], *_stroke(t, k))
        for k, t in enumerate(traces)
    ]
    drawing = Drawing(words, HEIGHT, _range(lines, 0, layout), _range(lines, 1, layout), lines)
    names = "".join(
        f"<li>{line.swatch()}{escape(str(t['name']))}</li>"
        for t, line in zip(traces, lines, strict=True)
        if t.get("name")
    )
    across, up = (_title(layout, axis) for axis in ("xaxis", "yaxis"))
    return (
        f'<div class="ex-paper"><div class="ex-panel-head"><p class="ex-axis-y">{escape(up)}</p>'
        f'<ul class="ex-keys">{names}</ul></div>{drawing.svg()}'
        f'<p class="ex-axis-x" style="--ex-left:{drawing.left}px">{escape(across)}</p></div>'
    )


def _is_curve(trace: dict[str, Any]) -> bool:
    return (
        trace.get("type", "scatter") == "scatter"
        and trace.get("mode", "lines") == "lines"
        and all(v is None or isinstance(v, (int, float)) for v in (*trace["x"], *trace["y"]))
        and len(trace["x"]) > 1
    )


def _column(values: list[float | None]) -> list[float]:
    return [math.nan if v is None else float(v) for v in values]


def _stroke(trace: dict[str, Any], k: int) -> tuple[str, str]:
    """Color and dash: the figure's own, else the book's, one after the other."""
    own = trace.get("line") or {}
    dash = own.get("dash", STROKES[k % len(STROKES)])
    return escape(
        str(own.get("color", COLORS[k % len(COLORS)]))
    ), dash if dash in DASHES else "solid"


def _range(lines: list[Line], which: int, layout: dict[str, Any]) -> Range:
    axis = layout.get(("xaxis", "yaxis")[which]) or {}
    scale: Scale = "log" if axis.get("type") == "log" else "linear"
    values = [p[which] for line in lines for part in line.parts for p in part]
    if which == 0:
        drawn = [v for v in values if math.isfinite(v) and (scale == "linear" or v > 0)]
        if drawn and min(drawn) < max(drawn):
            return Range(min(drawn), max(drawn), scale)
    return range_of(values, scale)


def _title(layout: dict[str, Any], axis: str) -> str:
    return str(((layout.get(axis) or {}).get("title") or {}).get("text", ""))
