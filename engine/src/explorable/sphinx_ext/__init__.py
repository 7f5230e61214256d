"""What a book needs from Sphinx: one small extension a concern.

``facts``     published numbers in prose, with group and source
``numbers``   cards for published numbers that may hurt, closed until a reader asks
``tips``      the meaning of a term or the source of a number on hover, focus and touch
``mathml``    equations as MathML, so that no page loads a maths engine
``pictures``  drawings inlined, so that the page's theme colors them
``live``      what leads to the running chapter: the folded part, launch buttons, notebook files
``equations``  a simulation's equations in the text
``models``    the simulations' equations as script files
``sbml_files``  and as SBML, for download
``model_list``  the page that lists them
``own_models``  explorers of one name on a page, each with an id of its own

A book's configuration names this package; each part can also be loaded by itself.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = (
    "tips", "facts", "numbers", "mathml", "pictures", "equations", "models", "sbml_files", "model_list",
    "own_models", "live",
)  # fmt: skip


def setup(app: Sphinx) -> dict[str, Any]:
    """Load every part."""
    for part in PARTS:
        app.setup_extension(f"{__name__}.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
