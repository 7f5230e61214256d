"""Live outputs in the published page: Plotly figures and `interact`, shown without a kernel.

A Plotly figure becomes its data as JSON, which the front end draws when it comes near, and a table.
`interact` becomes what it showed first, with a sentence that says when it moves.
"""

from __future__ import annotations

import array
import base64
from html import escape
from typing import Any

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer

from immunobook.say import say
from immunobook.spec import as_script_text

PLOTLY = "application/vnd.plotly.v1+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
MOVES = "The slider of this cell moves when you run the chapter live. Here is what it shows first."
ROWS = 9
CODES = {"f4": "f", "f8": "d", "i1": "b", "i2": "h", "i4": "i", "u1": "B", "u2": "H", "u4": "I"}


class LiveOutputs(MimeRenderPlugin):
    """Found by myst-nb through the entry point ``myst_nb.mime_renderers``."""

    mime_priority_overrides = [("html", PLOTLY, 7)]

    @staticmethod
    def handle_mime(
        renderer: NbElementRenderer, data: MimeData, inline: bool
    ) -> list[nodes.Element] | None:
        """Render what this book knows better; None leaves it to myst-nb."""
        if inline:
            return None
        if data.mime_type == PLOTLY:
            return [nodes.raw("", figure_html(data.content), format="html")]
        if data.mime_type == WIDGET:
            return interact_nodes(renderer, data)
        return None


def figure_html(figure: Any) -> str:
    """A Plotly figure as HTML: a place to draw, the data, and a table."""
    traces = [_trace(trace) for trace in figure.get("data", [])]
    layout = {k: v for k, v in figure.get("layout", {}).items() if k != "template"}
    across, up = _title(layout, "xaxis"), _title(layout, "yaxis")
    label = f"Chart. {up or 'Values'} against {across or 'the axis'}"
    names = [trace["name"] for trace in traces if trace.get("name")]
    label += f": {', '.join(names)}." if names else "."
    return (
        '<figure class="ib-drawn" data-immunobook="plot">'
        f'<div class="ib-drawn-picture" role="img" aria-label="{escape(label)}"></div>'
        '<details class="ib-drawn-numbers" open><summary>The numbers as a table</summary>'
        f'<div class="ib-scroll" tabindex="0" role="group" aria-label="{escape(label)}">'
        f"{_table(traces, across, up)}</div></details>"
        f'<script type="application/json">{as_script_text({"data": traces, "layout": layout})}</script>'
        "</figure>"
    )


def _title(layout: dict[str, Any], axis: str) -> str:
    return str(layout.get(axis, {}).get("title", {}).get("text", ""))


def _trace(trace: dict[str, Any]) -> dict[str, Any]:
    return {key: _numbers(value) if key in "xy" else value for key, value in trace.items()}


def _numbers(values: Any) -> Any:
    """A column as plain numbers of six digits: Plotly packs those that NumPy gives it."""
    if isinstance(values, dict) and "bdata" in values:
        unpacked = array.array(CODES[values["dtype"]])
        unpacked.frombytes(base64.b64decode(values["bdata"]))
        values = unpacked.tolist()
    return [float(f"{v:.6g}") if isinstance(v, float) else v for v in values]


def _table(traces: list[dict[str, Any]], across: str, up: str) -> str:
    """Some rows of the curves; those with other places along the axis get a table of their own."""
    tables = []
    while traces:
        first, xs = traces[0], traces[0]["x"]
        together = [trace for trace in traces if trace["x"] == xs]
        traces = [trace for trace in traces if trace["x"] != xs]
        heads = [across or "Axis", *(t.get("name") or up or "Value" for t in together)]
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
        last = len(first["x"]) - 1
        body = ""
        for k in sorted({round(i * last / (ROWS - 1)) for i in range(ROWS)}):
            cells = "".join(f"<td>{_said(trace['y'][k], trace['y'])}</td>" for trace in together)
            body += f'<tr><th scope="row">{_said(xs[k], xs)}</th>{cells}</tr>'
        tables.append(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    return "".join(tables)


def _said(value: Any, column: list[Any]) -> str:
    """A number of a column; what is nothing beside the others is said to be nothing."""
    if not isinstance(value, (int, float)):
        return escape(str(value))
    largest = max(abs(v) for v in column if isinstance(v, (int, float)))
    return say(0.0 if abs(value) < 1e-9 * largest else value, ".3g")


def interact_nodes(renderer: NbElementRenderer, data: MimeData) -> list[nodes.Element] | None:
    """What the output area inside an `interact` holds; None for any other widget."""
    widgets = renderer.renderer.nb_client.nb_metadata.get("widgets") or {}
    states = widgets.get(STATE, {}).get("state", {})
    model = states.get(dict(data.content).get("model_id", ""), {})
    shown = [output for area in _areas(model, states) for output in area]
    if not shown:
        return None
    inside: list[nodes.Element] = [nodes.paragraph("", MOVES, classes=["ib-moves"])]
    for output in shown:
        inside += _output(renderer, output, data)
    return [nodes.container("", *inside, classes=["ib-interact"])]


def _areas(model: dict[str, Any], states: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Output areas below a widget, in their order."""
    state = model.get("state", {})
    if model.get("model_name") == "OutputModel":
        return [state.get("outputs", [])]
    children = [states.get(ref.removeprefix("IPY_MODEL_"), {}) for ref in state.get("children", [])]
    return [area for child in children for area in _areas(child, states)]


def _output(
    renderer: NbElementRenderer, output: dict[str, Any], data: MimeData
) -> list[nodes.Element]:
    if output["output_type"] == "stream":
        text = nodes.literal_block(output["text"], output["text"], language="none")
        text["classes"] += ["output", "stream"]
        return [text]
    bundle = output.get("data", {})
    for mime in ("text/html", PLOTLY, "text/plain"):
        if mime in bundle:
            inner = MimeData(mime, bundle[mime], data.cell_metadata, {}, line=data.line)
            found: list[nodes.Element] = renderer.render_mime_type(inner)
            return found
    return []
