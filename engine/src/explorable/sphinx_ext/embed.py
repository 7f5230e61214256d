"""``embed/ID.html``: a page with one simulation alone, for a frame in somebody else's page; it tells its height.

``_static/shares.js`` says which simulations have such a page, and which a file (`one_file`): "Share" offers no other.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from explorable import settings
from explorable.html import STATIC
from explorable.sphinx_ext.alone import Alone, document, sheets, simulations
from explorable.sphinx_ext.no_script import has_script

FOLDER, FILES = "embed", "files"


def page(alone: Alone) -> str:
    """The page: the book's own style and front end, and what tells its height."""
    prefix = escape(settings.current().prefix)
    head = "\n".join(f'<link rel="stylesheet" href="../_static/{name}">' for name in sheets())
    scripts = (
        f'<script defer src="../_static/explorable.js" data-prefix="{prefix}"'
        f' data-page="../{escape(alone.page)}"></script>\n'
        '<script defer src="../_static/embed.js"></script>'
    )
    return document(alone, head=head, scripts=scripts, address=f"../{alone.page}", target="_blank")


def write_pages(app: Sphinx, failure: Exception | None) -> None:
    """Write a page for each simulation."""
    if failure or not has_script(app.builder) or not (STATIC / "embed.js").is_file():
        return
    out = Path(app.outdir)
    found = list(simulations(out))
    wanted = {out / FOLDER / f"{alone.id}.html": alone for alone in found}
    for gone in {*(out / FOLDER).glob("*.html")} - wanted.keys():
        gone.unlink()
    for path, alone in wanted.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(alone), "utf-8")
    tell_shares(out)


def tell_shares(book: Path) -> None:
    """Say in ``_static/shares.js`` what lies in a built book."""
    shares = {name: [p.stem for p in sorted((book / name).glob("*.html"))] for name in (FOLDER, FILES)}  # fmt: skip
    text = f"(window.explorable = window.explorable || {{}}).shares = {json.dumps(shares)};\n"
    (book / "_static/shares.js").write_text(text, "utf-8")


def is_asked(app: Sphinx) -> bool:
    """Whether the book has such pages."""
    return __name__ in app.extensions


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the pages when the book's own are written, before their policies are."""
    app.connect("build-finished", write_pages, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
