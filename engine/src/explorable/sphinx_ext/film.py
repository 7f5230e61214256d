"""The ``{film} FILE`` directive: a film of the book's own scenes, and what the front end plays of it.

The page holds a still and every word; ``_static/films/NAME.js`` holds the rest, and is fetched when a reader asks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from explorable import settings
from explorable.explorer import registry
from explorable.film import script
from explorable.film.page import film_script, page_html
from explorable.film.script import FilmError
from explorable.sphinx_ext.model_list import shown_where
from explorable.sphinx_ext.models import is_fresh
from explorable.sphinx_ext.no_script import has_script, live

FOLDER = Path("_static") / "films"
#: page -> files of its films
KEPT = "explorable_films"


class FilmDirective(SphinxDirective):
    """Show a film; its name is that of its file."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Read the script; a mistake stops a strict build."""
        given = self.arguments[0].strip()
        path = Path(self.env.srcdir) / given
        if not path.is_file():
            raise self.error(f"film: there is no file {given!r} in the book's folder")
        try:
            film = script.load(path)
        except FilmError as error:
            raise self.error(str(error)) from error
        for file in _made_from(path):
            self.env.note_dependency(str(file))
        _kept(self.env).setdefault(self.env.docname, []).append(given)
        return [live(page_html(film, path.stem, self._addresses()))]

    def _addresses(self) -> dict[str, str]:
        to = self.env.app.builder.get_relative_uri
        here = self.env.docname
        return {name: f"{to(here, page)}#see-{name}" for name, page in shown_where(self.env.app)}


def _made_from(path: Path) -> list[Path]:
    """Every file that a film shows something of: its script, the simulations, the figures."""
    folders = [registry.folder(), settings.current().figures]
    return [path, *(file for folder in folders if folder for file in folder.rglob("*.*"))]


def _kept(env: BuildEnvironment) -> dict[str, list[str]]:
    if not hasattr(env, KEPT):
        setattr(env, KEPT, {})
    films: dict[str, list[str]] = getattr(env, KEPT)
    return films


def forget(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """A page that is read again says anew which films it has."""
    _kept(env).pop(page, None)


def merge(app: Sphinx, env: BuildEnvironment, pages: list[str], other: BuildEnvironment) -> None:
    """Films of pages that another process has read."""
    _kept(env).update({page: _kept(other)[page] for page in pages if page in _kept(other)})


def write_scripts(app: Sphinx, failure: Exception | None) -> None:
    """Write what the front end plays of each film."""
    if failure or not has_script(app.builder):
        return
    for given in sorted({film for films in _kept(app.env).values() for film in films}):
        path = Path(app.srcdir) / given
        target = Path(app.outdir) / FOLDER / f"{path.stem}.js"
        changed = max(file.stat().st_mtime for file in _made_from(path))
        if is_fresh([target]) and target.stat().st_mtime > changed:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(film_script(script.load(path), path.stem), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive."""
    app.add_directive("film", FilmDirective)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("build-finished", write_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
