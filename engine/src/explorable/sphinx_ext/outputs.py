"""Live outputs in the published book: Plotly figures and `interact`, shown without a kernel.

A Plotly figure becomes its data as JSON, which the front end draws when it comes near, and a table.
`interact` becomes what it showed first, with a sentence that says when it moves.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx.application import Sphinx

from explorable.html import PAGE
from explorable.plotly_static import figure_html
from explorable.sphinx_ext.no_script import live
from explorable.wording import N_, _

PLOTLY = "application/vnd.plotly.v1+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
MOVES = N_(
    "The slider of this cell moves when you run the chapter live. Here is what it shows first."
)


class _InUse:
    """The order of what an output may be shown as, in a book that loads the extension; else none of its own."""

    def __get__(self, plugin: object, kind: type[LiveOutputs]) -> list[tuple[str, str, int | None]]:
        return [("*", PAGE, 1), ("*", PLOTLY, 7)] if kind.in_use else []


class LiveOutputs(MimeRenderPlugin):
    """Found by myst-nb through the entry point ``myst_nb.mime_renderers``, in every book of the environment.

    A book that does not load the extension (`setup`) keeps its outputs as they are.
    """

    in_use: ClassVar[bool] = False
    mime_priority_overrides = _InUse()

    @staticmethod
    def handle_mime(
        renderer: NbElementRenderer, data: MimeData, inline: bool
    ) -> list[nodes.Element] | None:
        """Render what this book knows better; None leaves it to myst-nb."""
        if inline or not LiveOutputs.in_use:
            return None
        if data.mime_type == PAGE:
            return [live(data.content)]
        if data.mime_type == PLOTLY:
            return [live(figure_html(data.content))]
        if data.mime_type == WIDGET:
            return interact_nodes(renderer, data)
        return None


def interact_nodes(renderer: NbElementRenderer, data: MimeData) -> list[nodes.Element] | None:
    """What the output area inside an `interact` holds; None for any other widget."""
    widgets = renderer.renderer.nb_client.nb_metadata.get("widgets") or {}
    states = widgets.get(STATE, {}).get("state", {})
    model = states.get(dict(data.content).get("model_id", ""), {})
    shown = [output for area in _areas(model, states) for output in area]
    if not shown:
        return None
    inside: list[nodes.Element] = [nodes.paragraph("", _(MOVES), classes=["ex-moves"])]
    for output in shown:
        inside += _output(renderer, output, data)
    return [nodes.container("", *inside, classes=["ex-interact"])]


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


def setup(app: Sphinx) -> dict[str, Any]:
    """Take the outputs of this book."""
    LiveOutputs.in_use = True
    return {"parallel_read_safe": True, "parallel_write_safe": True}
