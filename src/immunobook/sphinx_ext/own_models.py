"""Several explorers of one name on a page: each has an id of its own (a lesson that changes a model has two)."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_FIGURE = re.compile(r'<figure class="ib-explorer" id="explore-([^"]+)"')


def numbered(app: Sphinx, document: nodes.document, page: str) -> None:
    """Number the second and every further explorer of a name: ``explore-growth``, ``explore-growth-2``."""
    seen: Counter[str] = Counter()
    for node in document.findall(nodes.raw):
        for name in _FIGURE.findall(node.rawsource or node.astext()):
            seen[name] += 1
            if seen[name] > 1:
                text = with_number(node.astext(), name, seen[name])
                node.children[:] = [nodes.Text(text)]
                node.rawsource = text


def with_number(html: str, name: str, number: int) -> str:
    """The explorer's HTML with its ids numbered."""
    for place in ("explore", "see"):
        html = html.replace(f'id="{place}-{name}"', f'id="{place}-{name}-{number}"', 1)
    return html


def setup(app: Sphinx) -> ExtensionMetadata:
    """Number what a page shows more than once."""
    app.connect("doctree-resolved", numbered)
    found: Any = {"parallel_read_safe": True, "parallel_write_safe": True}
    return found
