"""The ``{model-list}`` directive: every simulation of the course, with what it leaves out.

The page is made from the simulations themselves, so it can't fall behind them.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from explorable.book.bibliography import in_words, source
from explorable.explorer import registry
from explorable.explorer.simulation import Simulation
from explorable.model import Parameter
from explorable.number_format import say
from explorable.sphinx_ext.models import FOLDER
from explorable.sphinx_ext.no_script import live
from explorable.sphinx_ext.sbml_files import downloadable

CALL = re.compile(r"^explore\([\"']([a-z0-9-]+)[\"']\)", re.MULTILINE)

STATUS = {
    "published": "A published model",
    "course": "A model made for this course, with numbers chosen to show an idea",
}

OWN_NUMBERS = "Published equations, with numbers chosen to show an idea"


class ModelList(SphinxDirective):
    """List the simulations in the order in which the chapters show them."""

    def run(self) -> list[nodes.Node]:
        """Write each simulation as a section of the page."""
        written: list[nodes.Node] = []
        for name, doc in shown_where(self.env.app):
            self.env.note_dependency(str(Path(self.env.srcdir) / f"{doc}.md"))
            address = self.env.app.builder.get_relative_uri(self.env.docname, doc)
            text = as_markdown(registry.load(name), f"{address}#see-{name}")
            section = self.parse_text_to_nodes(text, allow_section_headings=True)
            for raw in (raw for node in section for raw in node.findall(nodes.raw)):
                if "ex-equations" in raw.astext():
                    raw.replace_self(live(raw.astext(), with_latex(registry.load(name))))
            written += section
        return written


def shown_where(app: Sphinx) -> list[tuple[str, str]]:
    """Return (simulation, page) pairs in the order of the course.

    An id that does not exist is left out: the cell that shows it fails and names its place.
    """
    pairs, known = [], registry.ids()
    for tree in app.config.external_site_map.root.subtrees:
        for doc in map(str, tree.items):
            path = Path(app.srcdir) / f"{doc}.md"
            if path.is_file():
                names = CALL.findall(path.read_text("utf-8"))
                pairs += [(name, doc) for name in names if name in known]
    seen: dict[str, str] = {}
    for name, doc in pairs:
        seen.setdefault(name, doc)
    return list(seen.items())


def as_markdown(simulation: Simulation, address: str) -> str:
    """Write what a reader should know of a model; equations and parameters are folded away."""
    status = OWN_NUMBERS if simulation.has_own_numbers else STATUS[simulation.status]
    cited = f" {{cite}}`{simulation.source}`" if simulation.source else ""
    file = f"{FOLDER.as_posix()}/{simulation.id}.xml"
    download = (
        f' <a href="{file}" download="">Download it as SBML</a>.'
        if downloadable(simulation.id)
        else ""
    )
    left_out = "\n".join(f"- {line}" for line in simulation.leaves_out)
    return f"""\
(model-{simulation.id})=
## {simulation.title}

{simulation.summary}

{status}{cited}. <a href="{escape(address)}">Try it in its chapter</a>.{download}

**What it leaves out**

{left_out}

:::{{dropdown}} Equations and parameters
```{{raw}} html
{folded(simulation)}
```
:::
"""


def folded(simulation: Simulation) -> str:
    """Equations and parameters as HTML."""
    return f"{_equations(simulation)}\n{_parameters(simulation)}"


def with_latex(simulation: Simulation) -> str:
    """The same with LaTeX, for books that are no pages."""
    from explorable.translate.mathml import as_latex

    with as_latex():
        return folded(simulation)


def _equations(simulation: Simulation) -> str:
    from explorable.translate.mathml import equations

    # the frame that the explorer's own style sheet knows
    html = equations(simulation.model)
    return f'<div class="ex-equations table-scroll" tabindex="0" role="group" aria-label="Equations">{html}</div>'


def _parameters(simulation: Simulation) -> str:
    rows = "".join(_row(parameter) for parameter in simulation.model.parameters)
    heads = "".join(
        f'<th scope="col">{head}</th>' for head in ("Meaning", "Symbol", "Value", "Range", "Source")
    )
    return (
        '<div class="table-scroll" tabindex="0" role="group" aria-label="Parameters">'
        f"<table><caption>Parameters</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(parameter: Parameter) -> str:
    from explorable.translate.mathml import math, symbol_of

    unit = "" if parameter.unit == "1" else f" {escape(parameter.unit)}"
    value = (
        ("off", "on")[bool(parameter.default)]
        if parameter.switch
        else f"{say(parameter.default)}{unit}"
    )
    between = " to ".join(map(say, parameter.between)) if parameter.between else ""
    told = (
        "chosen for the course" if parameter.source == "course" else source(parameter.source).html
    )
    note = f" ({escape(in_words(parameter.note))})" if parameter.note else ""
    symbol = math(symbol_of(parameter))
    return (
        f'<tr><th scope="row">{escape(parameter.label)}</th><td>{symbol}</td><td>{value}</td><td>{between}</td>'
        f"<td>{told}{note}</td></tr>"
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive."""
    app.add_directive("model-list", ModelList)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
