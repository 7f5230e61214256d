"""The chart on which exercises show a quantity of a simulation: its panel, places along it, heights in percent."""

from __future__ import annotations

from typing import Any

from explorable.exercises.markup import TextError
from explorable.exercises.payload import DrawnAxis
from explorable.explorer.simulation import Panel, Simulation
from explorable.explorer.still.axis import Range, ticks_of
from explorable.number_format import head

POINTS = 31
"""Places of a curve that are kept, and at which one is drawn."""


def panel_of(simulation: Simulation, quantity: str) -> Panel:
    """The panel that draws a quantity along the axis.

    Raises
    ------
    TextError
        There is none; the message names what is drawn.
    """
    panels = [p for p in simulation.panels if not p.x]
    for panel in panels:
        if quantity in {c.of for c in panel.curves}:
            return panel
    drawn = ", ".join(c.of for p in panels for c in p.curves)
    raise TextError(f"simulation {simulation.id} draws no `{quantity}`; it draws {drawn}")


def places(span: Range) -> list[float]:
    """Where along an axis a curve is kept, at equal distances as one sees them."""
    return [span.at(n / (POINTS - 1)) for n in range(POINTS)]


def height(span: Range, value: float) -> float:
    """A value's height on the chart, in percent; what lies outside stands at the edge."""
    share = span.share(max(value, span.lo))
    return 100 * min(1.0, max(0.0, share))


def heights(span: Range, run: Any, quantity: str, at: list[float]) -> list[float]:
    """Of a run, rounded as the page gets them."""
    return [round(height(span, run.at(quantity, x)), 1) for x in at]


def drawn_axis(label: str, unit: str, span: Range, most: int) -> DrawnAxis:
    """An axis as the page draws it, with at most about `most` ticks."""
    ticks = [(round(100 * span.share(t.at), 1), t.text) for t in ticks_of(span, most)]
    return {
        "label": head(label, unit),
        "unit": unit,
        "lo": span.lo,
        "hi": span.hi,
        "log": span.scale == "log",
        "ticks": [(at, text) for at, text in ticks if 0 <= at <= 100],
    }
