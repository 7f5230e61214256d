"""The book's roles as plain words and links, for readers of a chapter that Sphinx has not built."""

from __future__ import annotations

import re
from collections.abc import Callable

from explorable.book.sensitive import in_people
from explorable.notebooks.book import Book
from explorable.wording import _

_ROLE = re.compile(r"\{([a-z][a-z:-]*)\}`([^`]+)`")
_TITLED = re.compile(r"^(.*?)\s*<([^<>]+)>$", re.DOTALL)
#: a fence is code, in which nothing is replaced, unless a directive holds text in it
_FENCE = re.compile(r"^(`{3,}|~{3,})(\{(?:figure|admonition|dropdown)\})?")


class RoleError(ValueError):
    """A role names what the book does not have; the message says where."""


def resolved(text: str, book: Book, ending: str = ".md") -> str:
    """`text` with every role in words.

    Parameters
    ----------
    ending : of the chapters' files that links lead to (``.md`` or ``.ipynb``).

    Raises
    ------
    RoleError
        A role of the book that points to nothing.
    """
    out: list[str] = []
    fence, is_code = "", False
    for line in text.splitlines(keepends=True):
        if fence and line.startswith(fence):
            fence, is_code = "", False
        elif not fence and (opened := _FENCE.match(line)):
            fence, is_code = opened[1], not opened[2]
        elif not is_code:
            line = _ROLE.sub(lambda found: _word(found, book, ending), line)
        out.append(line)
    return "".join(out)


def _word(found: re.Match[str], book: Book, ending: str) -> str:
    role, inside = found[1], found[2].strip()
    write = _WRITERS.get(role)
    if write is None:
        return found[0]
    try:
        return write(inside, book, ending)
    except KeyError as error:
        raise RoleError(f"{found[0]}: there is no {error.args[0]!r}") from None


def _titled(inside: str) -> tuple[str, str]:
    """Words and target of ``words <target>``; without words they are empty."""
    match = _TITLED.match(inside)
    return (match[1], match[2].strip()) if match else ("", inside)


def _fact(inside: str, book: Book, ending: str) -> str:
    row = book.facts[inside]
    return in_people(row) if row.sensitive else row.shown


def _term(inside: str, book: Book, ending: str) -> str:
    words, target = _titled(inside)
    return words or target


def _ref(inside: str, book: Book, ending: str) -> str:
    words, label = _titled(inside)
    target = book.targets[label]
    words = words or target.title
    folder, _, name = target.page.rpartition("/")
    return f"[{words}]({name}{ending})" if folder == "chapters" else words


def _numref(inside: str, book: Book, ending: str) -> str:
    words, name = _titled(inside)
    number = str(book.figures[name])
    return words.replace("%s", number).replace("{number}", number) or _("Figure {number}").format(
        number=number
    )


def _cite(inside: str, book: Book, ending: str) -> str:
    told = []
    for key in inside.split(","):
        name, url = book.cited(key.strip())
        told.append(f"[{name}]({url})" if url else name)
    return f"({'; '.join(told)})"


def _cited_in_the_sentence(inside: str, book: Book, ending: str) -> str:
    return _cite(inside, book, ending)[1:-1]


_WRITERS: dict[str, Callable[[str, Book, str], str]] = {
    "fact": _fact,
    "term": _term,
    "ref": _ref,
    "numref": _numref,
    "cite": _cite,
    "cite:p": _cite,
    "cite:t": _cited_in_the_sentence,
}
