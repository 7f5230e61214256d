"""A chapter's directives as plain Markdown, which every notebook program shows.

Pictures become images with their caption below, boxes become quotations with a bold first line, and
what opens on the page (``dropdown``) opens in a notebook too, as HTML. Tables keep their caption as a
bold line. Equations become LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from explorable import settings
from explorable.notebooks.book import Book
from explorable.notebooks.cards import as_folds
from explorable.notebooks.equations import in_latex
from explorable.notebooks.roles import resolved
from explorable.notebooks.tables import captioned, with_bars
from explorable.wording import _

_OWN = re.compile(r"^```\{([\w-]+)\}\n```\n?", re.MULTILINE)
"""A directive without words: one of the book's own, if the settings know it."""
_FIGURE = re.compile(r"^```\{figure\} *(\S+)\n(.*?)^```\n?", re.MULTILINE | re.DOTALL)
_BOX = re.compile(r"^(:{3,})\{([\w-]+)\} *([^\n]*)\n(.*?)^\1[ ]*\n?", re.MULTILINE | re.DOTALL)
_OPTION = re.compile(r"\A:([\w-]+):[ ]*(.*)\n")
_ANCHOR = re.compile(r"^\([\w-]+\)=\n+", re.MULTILINE)
_OBJECTIVE = re.compile(r"^- \*\*[a-z]+-[0-9]+\*\* ", re.MULTILINE)
Picture = Callable[[str], str]


def plain(text: str, book: Book, picture: Picture = str, ending: str = ".ipynb") -> str:
    """`text` as plain Markdown.

    Parameters
    ----------
    picture : path of a figure, as the chapter has it -> where the image is found.
    ending : of the files that links to other chapters lead to.
    """
    text = _ANCHOR.sub("", readable(text, book, ending))
    text = _FIGURE.sub(lambda found: _figure(found, picture, book), text)
    return _BOX.sub(_box, text)


def readable(text: str, book: Book, ending: str = ".md") -> str:
    """A chapter's text with roles, equations and the book's own directives written out; still MyST.

    Raises
    ------
    RoleError
        A role of the book that points to nothing.
    """
    text = _OWN.sub(lambda found: _own(found, book), text)
    return in_latex(resolved(as_folds(text), book, ending))


def _own(found: re.Match[str], book: Book) -> str:
    if found[1] not in settings.current().directives:
        return found[0]
    written: str = settings.current().directive(found[1])(book.folder)
    return written


def _options(body: str) -> tuple[dict[str, str], str]:
    """The ``:name: value`` lines on top of a directive, and what follows."""
    options = {}
    while found := _OPTION.match(body):
        options[found[1]] = found[2]
        body = body[found.end() :]
    return options, body.strip()


def _figure(found: re.Match[str], picture: Picture, book: Book) -> str:
    options, caption = _options(found[2])
    alt = options.get("alt", "").replace("[", "(").replace("]", ")")
    number = book.figures.get(options.get("name", ""))
    told = f"**{_('Figure {number}.').format(number=number)}** {caption}" if number else caption
    return f"![{alt}]({picture(found[1])})\n\n{told}\n"


def _box(found: re.Match[str]) -> str:
    kind, title = found[2], found[3].strip()
    options, body = _options(found[4])
    if kind == "list-table":
        return f"{with_bars(title, body)}\n"
    if kind == "table":
        return f"{captioned(title, body)}\n"
    body = _BOX.sub(_box, body).rstrip()  # a box within a box has a shorter fence
    if kind == "dropdown":
        return f"<details><summary><b>{title}</b></summary>\n\n{body}\n\n</details>\n"
    if options.get("class") == "objectives":
        body = _OBJECTIVE.sub("- ", body)
    quoted = "\n".join(f"> {line}".rstrip() for line in [f"**{title}**", "", *body.splitlines()])
    return f"{quoted}\n"
