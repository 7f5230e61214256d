"""Plotly figures and trial charts, drawn by the course's own front end: in the page, and in Python in a browser.

The front end draws curves, points and bars. In a browser, `show_figures_by_ourselves` makes it draw
every figure of a notebook, which spares the reader the five megabytes of Plotly's extension.
"""

from __future__ import annotations

import array
import base64
import math
from html import escape
from typing import Any

import anywidget
import traitlets

from explorable.explorer.still.figure import still
from explorable.html import as_script_text, style_sheet, table, widget_script
from explorable.number_format import NOT_THERE, say
from explorable.wording import N_, _

ROWS = 9
CODES = {"f4": "f", "f8": "d", "i1": "b", "i2": "h", "i4": "i", "u1": "B", "u2": "H", "u4": "I"}
DRAWN = ("scatter", "bar")
TOO_MUCH = N_(
    "This figure has a kind of drawing that the course's small script does not know. "
    'figure.show("notebook") shows it with all of Plotly.'
)


class Drawn(anywidget.AnyWidget):
    """A figure or a chart of the page, live."""

    _esm = widget_script()
    _css = style_sheet()
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, html: str) -> None:
        super().__init__(html=html)


def show_figures_by_ourselves() -> None:
    """Let the running notebook show Plotly figures as `Drawn`."""
    from IPython.core.getipython import get_ipython

    formatters = getattr(get_ipython(), "display_formatter", None)
    if formatters is not None:
        formatter = formatters.ipython_display_formatter
        formatter.for_type_by_name("plotly.basedatatypes", "BaseFigure", show)


def show(figure: Any) -> None:
    """Show one Plotly figure."""
    from IPython.display import display

    told = figure.to_dict()
    if all(trace.get("type", "scatter") in DRAWN for trace in told["data"]):
        display(Drawn(figure_html(told)))
    else:
        print(_(TOO_MUCH))


def figure_html(figure: Any) -> str:
    """A Plotly figure as HTML: a place to draw, the data, and a table."""
    traces = [_trace(trace) for trace in figure.get("data", [])]
    layout = dict(figure.get("layout", {}))
    layout.pop("template", None)
    title = escape(str((layout.pop("title", None) or {}).get("text") or ""))
    caption = f'<figcaption class="ex-drawn-title">{title}</figcaption>' if title else ""
    across, up = _title(layout, "xaxis"), _title(layout, "yaxis")
    label = _("Chart. {up} against {across}").format(
        up=up or _("Values"), across=across or _("the axis")
    )
    names = [trace["name"] for trace in traces if trace.get("name")]
    label += f": {', '.join(names)}." if names else "."
    return (
        '<figure class="ex-drawn" data-explorable="plot">'
        f"{caption}"
        f'<div class="ex-drawn-picture" role="img" aria-label="{escape(label)}"></div>{still(traces, layout, label)}'
        f'<details class="ex-drawn-numbers" open><summary>{_("The numbers as a table")}</summary>'
        f'<div class="ex-scroll" tabindex="0" role="group" aria-label="{escape(label)}">'
        f"{_table(traces, across, up)}</div></details>"
        f'<script type="application/json">{as_script_text({"data": traces, "layout": layout})}</script>'
        "</figure>"
    )


def _title(layout: dict[str, Any], axis: str) -> str:
    return str(layout.get(axis, {}).get("title", {}).get("text", ""))


def _trace(trace: dict[str, Any]) -> dict[str, Any]:
    """A trace with plain columns; points without a place of their own are counted, as Plotly does."""
    told = {key: _numbers(value) if key in "xy" else value for key, value in trace.items()}
    counted = list(range(max(len(told.get(key, ())) for key in "xy")))
    length = min(len(told.setdefault(key, counted)) for key in "xy")
    return {key: value[:length] if key in "xy" else value for key, value in told.items()}


def _numbers(values: Any) -> Any:
    """A column as plain numbers, fine enough to draw: Plotly packs those that NumPy gives it.

    What is missing (NaN) is None, which JSON knows.
    """
    if isinstance(values, dict) and "bdata" in values:
        unpacked = array.array(CODES[values["dtype"]])
        unpacked.frombytes(base64.b64decode(values["bdata"]))
        values = unpacked.tolist()
    floats = [v for v in values if isinstance(v, float) and math.isfinite(v)]
    span = max(floats, default=0.0) - min(floats, default=0.0)
    return [_plain(v, span) if isinstance(v, float) else v for v in values]


def _plain(value: float, span: float) -> float | None:
    """Four digits, or more where a column changes by little of what it is."""
    if not math.isfinite(value):
        return None
    more = math.ceil(math.log10(abs(value) / span)) if span and value else 0
    return float(f"{value:.{min(15, 4 + max(0, more))}g}")


def _table(traces: list[dict[str, Any]], across: str, up: str) -> str:
    """Some rows of the curves; those with other places along the axis get a table of their own."""
    tables = []
    traces = [trace for trace in traces if trace["x"]]
    while traces:
        first, xs = traces[0], traces[0]["x"]
        together = [trace for trace in traces if trace["x"] == xs]
        traces = [trace for trace in traces if trace["x"] != xs]
        heads = [across or _("Axis"), *(t.get("name") or up or _("Value") for t in together)]
        last = len(first["x"]) - 1
        rows = [
            [_said(xs[k], xs), *(_said(trace["y"][k], trace["y"]) for trace in together)]
            for k in sorted({round(i * last / (ROWS - 1)) for i in range(ROWS)})
        ]
        caption = escape(
            _("{curves} against {axis}").format(curves=", ".join(heads[1:]), axis=heads[0])
        )
        tables.append(table(caption, map(escape, heads), rows))
    return "".join(tables)


def _said(value: Any, column: list[Any]) -> str:
    """A number of a column; what is nothing beside the others is said to be nothing."""
    if value is None:
        return NOT_THERE
    if not isinstance(value, (int, float)):
        return escape(str(value))
    largest = max(abs(v) for v in column if isinstance(v, (int, float)))
    return say(0.0 if abs(value) < 1e-9 * largest else value, "short")
