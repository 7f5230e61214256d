"""Cells and code exercises that run in the page: a book asks for it with ``PREFIX_python``.

The page's script looks for Python's files in ``_static/python/``. A build puts ``files.json`` there, which says that
there are none; what packs Python for the book writes it anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from explorable import settings
from explorable.sphinx_ext.no_script import has_script

FOLDER = Path("_static") / "python"
FILES = "files.json"


def is_asked(config: Config) -> bool:
    """Whether the book's cells run in its pages."""
    return bool(config[settings.current().option("python")])


def say_that_none_are_there(app: Sphinx, failure: Exception | None) -> None:
    """Write an empty list of Python's files, unless some lie there."""
    if failure or not has_script(app.builder) or not is_asked(app.config):
        return
    path = Path(app.outdir) / FOLDER / FILES
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}\n", "utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the setting (off)."""
    app.add_config_value(settings.current().option("python"), False, "html", bool)
    app.connect("build-finished", say_that_none_are_there)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
