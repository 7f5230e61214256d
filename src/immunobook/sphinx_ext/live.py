"""What leads from a page to the running chapter: the folded part, the launch buttons, the notebook to download.

Repository and branch stand once, in ``_config.yml`` (``PREFIX_repository``, ``PREFIX_branch``).
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from explorable import settings
from explorable.notebooks.book import Book
from explorable.notebooks.notebook import write
from explorable.notebooks.wheel import FOLDER, write_for_readers
from explorable.sphinx_ext.no_script import has_script
from immunobook.sphinx_ext.pages import CHAPTERS

FOLDED = "under-the-bonnet"
BINDER = "https://mybinder.org/v2/gh/{repository}/{branch}?urlpath=lab/tree/book/{page}.md"
LITE = "lite/lab/index.html"

IN_BROWSER = (
    "Python itself comes to you: about 25 MB the first time, no account, nothing to install. "
    "Needs a browser of the last two years."
)
ON_BINDER = (
    "A free computer elsewhere runs it, with all of Python. It may take some minutes to start."
)
A_FILE = "To keep, and to run in your own Jupyter."


class FoldTheLivePart(SphinxPostTransform):
    """Fold what stands under the bonnet, and put the launch buttons below it."""

    default_priority = 940
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Wrap the section's content; its heading stays, so that it is in the contents."""
        page = self.env.docname
        if not page.startswith(CHAPTERS) or not has_script(self.app.builder):
            return
        for section in self.document.findall(nodes.section):
            if FOLDED not in section["ids"]:
                continue
            opening = '<details class="bonnet"><summary>Read and change the Python of this chapter</summary><div>'
            section.insert(2, nodes.raw("", opening, format="html"))
            section += nodes.raw("", "</div></details>", format="html")
            section += nodes.raw("", launch(self.app, page), format="html")
            return


def launch(app: Sphinx, page: str) -> str:
    """The buttons that open a chapter live; the front end's `launch.js` looks whether they can."""
    book = Book(Path(app.srcdir))
    name = page.removeprefix(CHAPTERS)
    to_root = app.builder.get_relative_uri(page, "index").removesuffix("index.html")
    in_browser = f"{to_root}{LITE}?path=book/{page}.ipynb"
    buttons = [_button("browser", in_browser, "In this browser", IN_BROWSER)]
    if book.repository:
        url = BINDER.format(repository=book.repository, branch=book.branch, page=page)
        buttons.append(_button("binder", url, "On Binder", ON_BINDER))
    buttons.append(_button("notebook", f"{name}.ipynb", "As a notebook file", A_FILE, " download"))
    return (
        '<aside class="launch" id="run-live" aria-labelledby="run-live-title">'
        '<p class="launch-title" id="run-live-title">Run this page live</p>'
        f"<ul>{''.join(buttons)}</ul>"
        '<p class="launch-note" role="status" hidden></p>'
        "</aside>"
    )


def _button(kind: str, url: str, name: str, told: str, more: str = "") -> str:
    outside = ' rel="external"' if url.startswith("http") else ""
    return (
        f'<li><a class="launch-button" data-launch="{kind}" href="{escape(url)}"{outside}{more}>{name}</a>'
        f"<span>{told}</span></li>"
    )


def write_notebooks(app: Sphinx, failure: Exception | None) -> None:
    """Put every chapter beside its page, as a notebook that stands alone, and the package that it needs."""
    if not failure and has_script(app.builder):
        write(Path(app.outdir) / "chapters", Book(Path(app.srcdir)))
        write_for_readers(Path(app.outdir) / FOLDER, Path(app.srcdir))


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the fold, the buttons and the files."""
    option = settings.current().option
    app.add_config_value(option("repository"), "", "env", str)
    app.add_config_value(option("branch"), "main", "env", str)
    app.add_post_transform(FoldTheLivePart)
    app.connect("build-finished", write_notebooks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
