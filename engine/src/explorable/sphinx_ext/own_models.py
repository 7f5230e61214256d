"""Several explorers of one name on a page: each has an id of its own (a lesson that changes a model has two)."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_ID = re.compile(
    r'(<figure class="ex-explorer" id="explore|<figcaption class="ex-title" id="see)-([^"]+)"'
)


def numbered(app: Sphinx, document: nodes.document, page: str) -> None:
    """Number the second and every further explorer of a name: ``explore-growth``, ``explore-growth-2``."""
    raw = list(document.findall(nodes.raw))
    names = [name for node in raw for _, name in _ID.findall(node.astext())]
    taken, seen = set(names), set[str]()
    present: dict[str, str] = {}

    def with_number(found: re.Match[str]) -> str:
        start, name = found.groups()
        if start.endswith("explore"):
            free = (f"{name}-{n}" for n in count(2) if f"{name}-{n}" not in taken)
            present[name] = next(free) if name in seen else name
            seen.add(name)
            taken.add(present[name])
        return f'{start}-{present.get(name, name)}"'

    for node in raw:
        text = _ID.sub(with_number, node.astext())
        if text != node.astext():
            node.children[:] = [nodes.Text(text)]
            node.rawsource = text


def setup(app: Sphinx) -> ExtensionMetadata:
    """Number what a page shows more than once."""
    app.connect("doctree-resolved", numbered)
    found: Any = {"parallel_read_safe": True, "parallel_write_safe": True}
    return found
