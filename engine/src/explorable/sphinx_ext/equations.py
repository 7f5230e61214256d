"""The ``{equations}`` directive: a simulation's own equations in the text of a chapter.

They are made from the model's code, as beside its explorer, so that the text can't fall
behind the model. Parameters are named here; their values stand below the explorer.
"""

from __future__ import annotations

import difflib
import sys
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from explorable.explorer import registry
from explorable.sphinx_ext.no_script import live
from explorable.wording import _


class Equations(SphinxDirective):
    """``{equations} simulation-id``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Write the lines as MathML; an unknown simulation stops a strict build."""
        name = self.arguments[0].strip()
        known = registry.ids()
        if name not in known:
            near = difflib.get_close_matches(name, known, n=2, cutoff=0.5)
            hint = (
                f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}."
            )
            raise self.error(f"equations: no simulation is called {name!r}; {hint}")
        simulation = registry.load(name)
        self.env.note_dependency(str(sys.modules[simulation.model.function.__module__].__file__))
        return [live(as_html(name), with_latex(name))]


def as_html(name: str) -> str:
    """Write the equations of a simulation, with the meaning of every symbol."""
    # imported only now: a page without equations needs none of it
    from explorable.translate.mathml import equations

    simulation = registry.load(name)
    label = _("Equations of {title}").format(title=simulation.title)
    html = equations(simulation.model, all_symbols=True)
    return (
        '<div class="ex-equations table-scroll" tabindex="0" role="group" '
        f'aria-label="{escape(label)}">{html}</div>'
    )


def with_latex(name: str) -> str:
    """The same with LaTeX, for books that are no pages."""
    from explorable.translate.mathml import as_latex

    with as_latex():
        return as_html(name)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive."""
    app.add_directive("equations", Equations)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
