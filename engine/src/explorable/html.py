"""Small pieces of HTML that several rooms write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from explorable import settings

STATIC = Path(__file__).with_name("static")
"""Where the front end's build puts its files."""


_NOT_BUILT = """export default { render({ el }) {
  el.textContent = "The front end is not built yet. " +
    "Run `make frontend` (or `pip install .`), then restart the kernel.";
} };"""


def widget_script() -> Path | str:
    """The front end's script for a notebook; where it is not built, one that says so."""
    path = STATIC / "widget.js"
    return path if path.is_file() else _NOT_BUILT


def style_sheet() -> Path | str:
    """The front end's style sheet for a notebook, with the course's own colors and style."""
    path, course = STATIC / "explorable.css", settings.current()
    if not path.is_file():
        return ""
    own = "\n".join(part for part in (course.tokens, course.own_style) if part)
    return f"{path.read_text('utf-8')}\n{own}" if own else path


PAGE = "application/vnd.explorable.page+html"
"""Type of an output that is written for a published page: `sphinx_ext.outputs` takes it before all others."""


def for_pages(bundle: Any, html: str) -> Any:
    """An output's bundle with what a published page and a viewer without widgets show of it.

    Parameters
    ----------
    bundle : what a widget gives: its data, or data and metadata.
    """
    page = {"text/html": html, PAGE: html}
    if isinstance(bundle, tuple):
        return {**bundle[0], **page}, bundle[1]
    return {**(bundle or {}), **page}


class ForPages:
    """HTML at the end of a cell, for a published page and for a notebook alike."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return for_pages({}, self._html)


def table(caption: str, columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column names the rows; all of it is HTML already."""
    heads = "".join(f'<th scope="col">{c}</th>' for c in columns)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{c}</td>" for c in row[1:])}</tr>'
        for row in rows
    )
    return f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def as_script_text(data: Any) -> str:
    """JSON that may stand inside a ``<script>`` of a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
