"""The front end in the pages of any theme: one script and one style sheet, on the pages that need them."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from explorable import settings
from explorable.html import STATIC
from explorable.sphinx_ext import embed, offline
from explorable.sphinx_ext.no_script import has_script
from explorable.sphinx_ext.python_in_page import is_asked

logger = logging.getLogger(__name__)

SCRIPT, TEXT, STYLE = "explorable.js", "text.js", "explorable.css"
STUDIES = "studies.css"
"""For pages that have a study."""
LIVE = ("data-explorable=", "cell_input")
"""What stands in a page that needs the whole front end."""
SIGNS = (*LIVE, 'class="gloss"', "data-sensitive=")
"""What stands in a page that needs any of it."""


def script_of(body: str) -> str:
    """The front end that a page needs: the whole, or what answers in text alone."""
    return SCRIPT if any(sign in body for sign in LIVE) else TEXT


def styles_of(body: str) -> list[str]:
    """The style sheets that a page needs."""
    return [STYLE, STUDIES] if "ex-study" in body else [STYLE]


def add_files(app: Sphinx) -> None:
    """Put the front end into ``_static``, or say that nothing will answer."""
    if not has_script(app.builder):
        return
    if (STATIC / SCRIPT).is_file():
        app.config.html_static_path.append(str(STATIC))
    else:
        logger.warning("the front end is not built, so no slider will answer: run `make frontend`")


def add_to_page(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let the page load the front end, if it holds anything for it."""
    body = context.get("body", "")
    about = offline.attributes(app) if has_script(app.builder) else {}
    if has_script(app.builder) and (about or any(sign in body for sign in SIGNS)):
        for sheet in styles_of(body):
            app.add_css_file(sheet)
        attributes: dict[str, Any] = {"data-prefix": settings.current().prefix, **about}
        if is_asked(app.config):
            attributes["data-python"] = ""
        if embed.is_asked(app):
            attributes["data-share"] = ""
        app.add_js_file(script_of(body), loading_method="defer", **attributes)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the files, and name them in the pages that need them."""
    app.connect("builder-inited", add_files)
    app.connect("html-page-context", add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
