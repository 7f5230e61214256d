"""Equations as MathML, made while building: every browser draws it, no page loads a maths engine."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import Any

import latex2mathml.converter
from docutils import nodes
from latex2mathml import commands
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

_LEFT = re.compile(r">[^<]*?(\\[A-Za-z]+)")
_ENVIRONMENT = re.compile(r"\\begin\s*\{([A-Za-z]+\*?)\}")
_ESCAPED = re.compile(r"\\.")

#: characters of LaTeX that may be wider than a phone with large letters
LONG = 16

logger = logging.getLogger(__name__)


def mathml(latex: str, *, display: bool = False) -> str:
    """Translate an equation; its LaTeX stays inside as an annotation for whoever copies it."""
    tree: str = latex2mathml.converter.convert(latex, display="block" if display else "inline")
    start = tree.index(">") + 1
    annotation = f'<annotation encoding="application/x-tex">{escape(latex)}</annotation>'
    inside = tree[start:].removesuffix("</math>")
    return f"{tree[:start]}<semantics>{inside}{annotation}</semantics></math>"


def mistakes(latex: str, tree: str) -> list[str]:
    """What of an equation would stand in the page as it is written: the library passes on what it does not know."""
    found = [f"it does not know {command}" for command in dict.fromkeys(_LEFT.findall(tree))]
    for name in dict.fromkeys(_ENVIRONMENT.findall(latex)):
        if f"\\{name}" not in _known():
            found.append(f"it does not know \\begin{{{name}}}")
    bare = _ESCAPED.sub("", latex)
    if bare.count("{") != bare.count("}"):
        found.append("a brace is open or closed too often")
    return found


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """All commands that the library names; an environment is a command to it."""
    values = [v for v in vars(commands).values() if isinstance(v, (str, tuple, dict, frozenset))]
    nested = [[v] if isinstance(v, str) else [*v] for v in values]
    return frozenset(v for each in nested for v in each if isinstance(v, str))


def _translate(node: nodes.Element, *, display: bool) -> str:
    latex = node.astext().strip()
    try:
        tree = mathml(latex, display=display)
        if wrong := mistakes(latex, tree.partition("<annotation")[0]):
            logger.warning(
                "this equation can't be drawn (%s): %s. Write it with what latex2mathml knows, or in words",
                "; ".join(wrong), latex, location=node,
            )  # fmt: skip
        return tree
    except Exception as error:
        # the library raises many kinds; a strict build stops at the warning, with the place
        logger.warning("this equation can't be drawn (%s): %s", error, latex, location=node)
        return f"<code>{escape(latex)}</code>"


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write an equation inside a sentence; a long one scrolls by itself where the window is narrow."""
    tree = _translate(node, display=False)
    is_long = len(node.astext()) > LONG
    self.body.append(f'<span class="equation-inline">{tree}</span>' if is_long else tree)
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
