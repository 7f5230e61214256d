"""An explorer that does not move: its panels and its settings, as they are on paper and without a script."""

from __future__ import annotations

import math
from html import escape

from explorable.explorer.simulation import Curve, Mark, Panel, Prediction, Simulation
from explorable.explorer.still.axis import Range, range_of
from explorable.explorer.still.drawing import DASHES, Drawing, Line
from explorable.explorer.still.marks import Placed
from explorable.model import Parameter
from explorable.model.expressions import evaluate
from explorable.number_format import setting
from explorable.solve.solution import Solution
from explorable.units import unit_words
from explorable.wording import N_, _

ALONE, SEVERAL = 236, 190
"""Height of a panel, in pixels of a picture 640 wide."""


ON_PAPER = N_(
    "This picture moves on a screen. “Press” and “move” in the text mean its buttons and sliders there."
)
"""Stands below the settings, on paper only."""


def question(asked: Prediction | None) -> str:
    """What the explorer asks before it shows anything."""
    if asked is None:
        return ""
    options = "".join(f"<li>{escape(option.text)}</li>" for option in asked.options)
    return f'<div class="ex-paper-question"><p>{escape(asked.question)}</p><ul>{options}</ul></div>'


def still(simulation: Simulation, run: Solution, measures: dict[str, float]) -> str:
    """Panels and settings of one run; settings alone where nothing could be drawn."""
    panels = (
        ""
        if run.message
        else "".join(_panel(simulation, n, run, measures) for n in range(len(simulation.panels)))
    )
    names = (*simulation.sliders, *simulation.more)
    rows = "".join(_setting(simulation.model.parameter(n), run.values[n]) for n in names)
    told = escape(_(ON_PAPER))
    settings = f'<dl class="ex-settings" data-on-paper="{told}">{rows}</dl>' if rows else ""
    return f'<div class="ex-paper">{panels}{settings}</div>'


def _setting(parameter: Parameter, value: float) -> str:
    told = (
        (_("on") if value >= 0.5 else _("off")) if parameter.switch else setting(parameter, value)
    )
    return f"<div><dt>{escape(parameter.label)}</dt><dd>{escape(told)}</dd></div>"


def _panel(simulation: Simulation, number: int, run: Solution, measures: dict[str, float]) -> str:
    panel = simulation.panels[number]
    known = {**run.values, **measures}
    placed = [place for mark in panel.marks if (place := _place(mark, known))]
    lines = [
        Line(_parts(run, panel, curve), f"var(--ex-{curve.role})", dash)
        for curve, dash in zip(panel.curves, _dashes(panel), strict=True)
    ]
    across = _axis_title(simulation, panel)
    drawing = Drawing(
        words=_("Chart. {up} against {across}").format(up=panel.label, across=across),
        height=ALONE if len(simulation.panels) == 1 else SEVERAL,
        x=_range_x(simulation, panel, lines, run),
        y=range_of(
            [y for line in lines for part in line.parts for _, y in part]
            + [p.y for p in placed if p.y is not None],
            panel.scale,
            panel.low,
            panel.high,
        ),
        lines=lines,
        marks=placed,
    )
    return (
        f'<div class="ex-paper-panel">{_head(simulation, panel, lines)}{drawing.svg()}'
        f'<p class="ex-axis-x" style="--ex-left:{drawing.left}px">{escape(across)}</p></div>'
    )


def _parts(run: Solution, panel: Panel, curve: Curve) -> list[list[tuple[float, float]]]:
    """A curve, stretch by stretch."""
    of = run.index(curve.of)
    along = run.index(panel.x) if panel.x else -1
    looked = [run.samples(segment) for segment in run.segments]
    return [
        [(row[along] if panel.x else x, row[of]) for x, row in zip(xs, rows, strict=True)]
        for xs, rows in looked
    ]


def _range_x(simulation: Simulation, panel: Panel, lines: list[Line], run: Solution) -> Range:
    if not panel.x:
        return Range(run.lo, run.hi, simulation.model.axis.scale)
    return range_of((x for part in lines[0].parts for x, _ in part), "linear")


def _place(mark: Mark, known: dict[str, float]) -> Placed | None:
    """A mark with its place; None where it does not exist."""
    x, y = (None if e is None else float(evaluate(e, known)) for e in (mark.x, mark.y))
    if any(v is not None and not math.isfinite(v) for v in (x, y)):
        return None
    return Placed(mark.label, mark.role, x, y)


def _dashes(panel: Panel) -> list[str]:
    """A dash of its own for each curve, as color is never alone."""
    every = list(DASHES)
    found: list[str] = []
    for n, curve in enumerate(panel.curves):
        same = sum(other.dash == curve.dash for other in panel.curves[:n])
        found.append(every[(every.index(curve.dash) + same) % len(every)])
    return found


def _head(simulation: Simulation, panel: Panel, lines: list[Line]) -> str:
    """What is drawn upwards, and which curve is which."""
    notes = [unit_words(panel.unit)]
    if panel.scale == "log" and _("ten times") not in panel.label:
        notes.append(_("each line is ten times more"))
    note = ", ".join(n for n in notes if n)
    told = f"<span> ({escape(note)})</span>" if note else ""
    names = [_name(simulation, curve) for curve in panel.curves]
    is_alone = names == [panel.label]
    keys = "".join(
        f"<li>{line.swatch()}{'' if is_alone else escape(name)}</li>"
        for line, name in zip(lines, names, strict=True)
    )
    title = f'<p class="ex-panel-title">{escape(panel.title)}</p>' if panel.title else ""
    return (
        f'<div class="ex-panel-head{" ex-alone" if is_alone else ""}">{title}'
        f'<p class="ex-axis-y">{escape(panel.label)}{told}</p><ul class="ex-keys">{keys}</ul></div>'
    )


def _name(simulation: Simulation, curve: Curve) -> str:
    if curve.label:
        return curve.label
    return next(q.label for q in simulation.model.quantities if q.name == curve.of)


def _axis_title(simulation: Simulation, panel: Panel) -> str:
    quantities = {q.name: q for q in simulation.model.quantities}
    x = quantities[panel.x] if panel.x else simulation.model.axis
    unit = unit_words(x.unit)
    return f"{x.label} ({unit})" if unit else x.label
