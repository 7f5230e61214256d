"""What a book needs from Sphinx: one small extension a concern.

Loaded by the one line that names this package:

``front_end``   script and style, on the pages that need them
``facts``       published numbers in prose, with group and source
``numbers``     cards for published numbers that may hurt, closed until a reader asks
``tips``        the meaning of a term or the source of a number on hover, focus and touch
``no_script``   words, tables and stills where no script runs: EPUB, LaTeX, text
``equations``   a simulation's equations in the text
``models``      the simulations' equations as script files
``sbml_files``  and as SBML, for download
``model_list``  a page that lists them
``film``        a film of the book's own scenes
``present``     a page full screen for a class, with notes for who speaks
``own_models``  explorers of one name on a page, each with an id of its own
``widget_files`` no scripts of another host for widgets that the front end draws
``python_in_page`` cells and code exercises that run in the page, for a book that asks for it
``offline``     a book that a reader may keep on a phone, if it asks for it, and copies that say when they are old
``messages``    all that went wrong, once more at the end
``outputs``     Plotly figures and `interact`, shown without a kernel (myst-nb finds it by itself)

To be asked for by name, as they change what a book has of its own:

``mathml``      equations as MathML, so that no page loads a maths engine
``pictures``    drawings inlined, so that the page's theme colors them
``spoken``      equations in words, for who hears them
``embed``       a page for each simulation alone, to stand in a frame, and "Share" beside the link to a setting
``policy``      a Content-Security-Policy in every page
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = (
    "messages", "no_script", "front_end", "widget_files", "tips", "facts", "numbers", "equations", "models",
    "sbml_files", "model_list", "film", "present", "own_models", "python_in_page", "offline", "outputs",
)  # fmt: skip


def setup(app: Sphinx) -> dict[str, Any]:
    """Load the parts that change nothing of a book's own."""
    for part in PARTS:
        app.setup_extension(f"{__name__}.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
