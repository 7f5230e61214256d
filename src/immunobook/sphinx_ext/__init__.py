"""The course's pages: the engine's extensions, and what only this course has.

``live``      what leads to the running chapter: the folded part, launch buttons, notebook files
``call_box``  the box "When to call", lines to write on, where mistakes go
``for_tomorrow``  questions for the team, maps, words: the page "For tomorrow morning"
``ways``      the story and the course: what is the course's alone is folded in the story
``dates``     when a page's text changed, its numbers were checked, and are due again
``reviews``   who reviewed the page, and what changed since
``found``     how a page is found and cited: JSON-LD, canonical address, sitemap, robots, 404, picture
``search_index`` what the search knows: places with their words, and other names of words
``pages``     the page around the text: navigation, notice, style, scripts

``_config.yml`` names this package.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from explorable import settings

ENGINE = ("mathml", "spoken", "pictures", "embed", "policy")
"""Parts of the engine that a book asks for by name."""

PARTS = (
    "live",
    "call_box",
    "for_tomorrow",
    "ways",
    "dates",
    "reviews",
    "found",
    "search_index",
    "pages",
)


def tell_edition(app: Sphinx, config: Config) -> None:
    """An EPUB and a LaTeX file bear title and version: those of the course."""
    config["project"] = settings.current().title
    config["version"] = settings.current().edition


def setup(app: Sphinx) -> dict[str, Any]:
    """Load the engine's parts, then the course's."""
    app.setup_extension("explorable.sphinx_ext")
    for part in ENGINE:
        app.setup_extension(f"explorable.sphinx_ext.{part}")
    app.connect("config-inited", tell_edition)
    for part in PARTS:
        app.setup_extension(f"{__name__}.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
