"""Scripts for widgets, from another host, only in pages that hold a widget of another package.

myst-nb loads them for every page whose cells made a widget. Explorers and exercises are widgets in a notebook; in a
page the front end draws them, and nothing else is needed.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from explorable.html import PAGE
from explorable.sphinx_ext.outputs import WIDGET


def drop_needless(app: Sphinx, doctree: nodes.document) -> None:
    """Forget them where no widget is left to be drawn by them."""
    pages = getattr(app.env, "nb_metadata", {})
    scripts = pages.get(app.env.docname, {}).get("js_files", {})
    if not any(_is_foreign(node) for node in doctree.findall(nodes.container)):
        for key in [key for key in scripts if key.startswith("ipywidgets")]:
            del scripts[key]


def _is_foreign(bundle: nodes.container) -> bool:
    """Whether an output is a widget that neither this package nor `interact` as a picture shows."""
    if bundle.get("nb_element") != "mime_bundle":
        return False
    given = {
        part.get("mime_type"): part for part in bundle.children if isinstance(part, nodes.Element)
    }
    if PAGE in given or WIDGET not in given:
        return False
    return not any(
        "ex-interact" in node["classes"] for node in given[WIDGET].findall(nodes.container)
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """Look at every page that is read."""
    app.connect("doctree-read", drop_needless)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
