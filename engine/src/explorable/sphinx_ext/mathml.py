"""Equations as MathML, made while building: every browser draws it, no page loads a maths engine."""

from __future__ import annotations

from html import escape
from typing import Any

import latex2mathml.converter
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)


def mathml(latex: str, *, display: bool = False) -> str:
    """Translate an equation; its LaTeX stays inside as an annotation for whoever copies it."""
    tree: str = latex2mathml.converter.convert(latex, display="block" if display else "inline")
    start = tree.index(">") + 1
    annotation = f'<annotation encoding="application/x-tex">{escape(latex)}</annotation>'
    inside = tree[start:].removesuffix("</math>")
    return f"{tree[:start]}<semantics>{inside}{annotation}</semantics></math>"


def _translate(node: nodes.Element, *, display: bool) -> str:
    latex = node.astext().strip()
    try:
        return mathml(latex, display=display)
    except Exception as error:
        # the library raises many kinds; a strict build stops at the warning, with the place
        logger.warning("this equation can't be drawn (%s): %s", error, latex, location=node)
        return f"<code>{escape(latex)}</code>"


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write an equation inside a sentence."""
    self.body.append(_translate(node, display=False))
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write an equation on its own line, numbered if it has a label."""
    self.body.append(self.starttag(node, "div", CLASS="equation", tabindex="0", role="group"))
    self.body.append(_translate(node, display=True))
    if node["number"]:
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})</span>')
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Offer the renderer; ``html_math_renderer = "mathml"`` chooses it."""
    app.add_html_math_renderer(
        "mathml",
        inline_renderers=(visit_inline, None),
        block_renderers=(visit_block, None),
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}
