"""A page for a class: the ``{present}`` directive, and the notes of who speaks (``speaker-notes.yml``).

The directive writes the way in, which the front end shows. A theme may write its own: an element with
``data-explorable="present"``, the page's ``speaker_notes`` as its ``data-notes``. `?present` in the address
needs neither. Notes lie in ``_static/notes/PAGE.js`` and are fetched when somebody presents the page.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.util.docutils import SphinxDirective

from explorable.book import speaker_notes
from explorable.book.speaker_notes import Notes
from explorable.errors import BookError
from explorable.html import as_script_text
from explorable.sphinx_ext.no_script import has_script
from explorable.wording import N_, _

FOLDER = "notes"
PRESENT = N_("Present this page")


class Present(SphinxDirective):
    """The way in."""

    def run(self) -> list[nodes.Node]:
        """Write a link that is shown where a script follows it."""
        page = self.env.docname
        self.env.note_dependency(str(Path(self.env.srcdir) / speaker_notes.FILE))
        notes = f' data-notes="{escape(file_of(page))}"' if page in notes_of(self.env.app) else ""
        link = f'<a class="ex-button" href="?present" data-explorable="present"{notes} hidden>'
        return [nodes.raw("", f"<p>{link}{_(PRESENT)}</a></p>", format="html")]


def file_of(page: str) -> str:
    """A page's notes, from the folder of the front end."""
    return f"{FOLDER}/{page}.js"


def notes_of(app: Sphinx) -> dict[str, Notes]:
    """The notes, page by page, as read when the build began."""
    return app._explorable_speaker_notes  # type: ignore[attr-defined]


def read_notes(app: Sphinx) -> None:
    """Read them before anything else; a mistake stops the build."""
    try:
        notes = speaker_notes.load(Path(app.srcdir))
    except BookError as error:
        raise ConfigError(str(error)) from None
    app._explorable_speaker_notes = notes  # type: ignore[attr-defined]


def add_to_page(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Tell a theme where the page's notes lie, if it has some."""
    context["speaker_notes"] = file_of(page) if page in notes_of(app) else ""


def write_notes(app: Sphinx, failure: Exception | None) -> None:
    """Write them where the front end finds them."""
    if failure or not has_script(app.builder):
        return
    for page, notes in notes_of(app).items():
        target = Path(app.outdir) / "_static" / file_of(page)
        target.parent.mkdir(parents=True, exist_ok=True)
        told = {section: note.model_dump(exclude_defaults=True) for section, note in notes.items()}
        text = as_script_text(told).replace("'", "’")
        target.write_text(f"explorable.note({text});\n", encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive, read and write the notes."""
    app.add_directive("present", Present)
    app.connect("builder-inited", read_notes)
    app.connect("html-page-context", add_to_page)
    app.connect("build-finished", write_notes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
