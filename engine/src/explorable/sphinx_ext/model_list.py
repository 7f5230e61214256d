"""The ``{model-list}`` directive: every simulation of the course, with what it leaves out.

The page is made from the simulations themselves, so it can't fall behind them.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from explorable.book.bibliography import in_words, source
from explorable.book.page import Page
from explorable.book.toc import pages
from explorable.explorer import registry
from explorable.explorer.simulation import Simulation
from explorable.model import Parameter
from explorable.number_format import say
from explorable.sphinx_ext.models import FOLDER
from explorable.sphinx_ext.no_script import live
from explorable.sphinx_ext.sbml_files import downloadable
from explorable.wording import N_, _, span

STATUS = {
    "published": N_("A published model"),
    "course": N_("A model made for this course, with numbers chosen to show an idea"),
}

OWN_NUMBERS = N_("Published equations, with numbers chosen to show an idea")


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
    seen: dict[str, str] = {}
    known = registry.ids()
    for page in pages(Path(app.srcdir)):
        path = Path(app.srcdir) / f"{page}.md"
        for name in Page(path).calls("explore") if path.is_file() else ():
            if name in known:
                seen.setdefault(name, page)
    return list(seen.items())


def as_markdown(simulation: Simulation, address: str) -> str:
    """Write what a reader should know of a model; equations and parameters are folded away."""
    status = _(OWN_NUMBERS if simulation.has_own_numbers else STATUS[simulation.status])
    cited = f" {{cite}}`{simulation.source}`" if simulation.source else ""
    file = f"{FOLDER.as_posix()}/{simulation.id}.xml"
    download = (
        f' <a href="{file}" download="">{_("Download it as SBML")}</a>.'
        if downloadable(simulation.id)
        else ""
    )
    left_out = "\n".join(f"- {line}" for line in simulation.leaves_out)
    return f"""\
(model-{simulation.id})=
## {simulation.title}

{simulation.summary}

{status}{cited}. <a href="{escape(address)}">{_("Try it in its chapter")}</a>.{download}

**{_("What it leaves out")}**

{left_out}

:::{{dropdown}} {_("Equations and parameters")}
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
    label = escape(_("Equations"))
    return f'<div class="ex-equations table-scroll" tabindex="0" role="group" aria-label="{label}">{html}</div>'


def _parameters(simulation: Simulation) -> str:
    rows = "".join(_row(parameter) for parameter in simulation.model.parameters)
    heads = "".join(
        f'<th scope="col">{head}</th>'
        for head in (_("Meaning"), _("Symbol"), _("Value"), _("Range"), _("Source"))
    )
    return (
        f'<div class="table-scroll" tabindex="0" role="group" aria-label="{escape(_("Parameters"))}">'
        f"<table><caption>{_('Parameters')}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(parameter: Parameter) -> str:
    from explorable.translate.mathml import math, symbol_of

    unit = "" if parameter.unit == "1" else f" {escape(parameter.unit)}"
    value = (
        (_("off"), _("on"))[bool(parameter.default)]
        if parameter.switch
        else f"{say(parameter.default)}{unit}"
    )
    between = span(*map(say, parameter.between)) if parameter.between else ""
    told = (
        _("chosen for the course")
        if parameter.source == "course"
        else source(parameter.source).html
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
