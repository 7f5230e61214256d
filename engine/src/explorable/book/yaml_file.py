"""YAML with line numbers: plain Python values, and for each of them the line it stands in.

Reads what an author means: ``no`` and ``on`` are words, ``1e6`` is a number, a date is a text; a key
given twice is a mistake (YAML would silently keep the last).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from explorable.book import text_file
from explorable.book.text_file import FileError

Location = tuple[str | int, ...]
"""Where a value stands, for example ``("exercises", 2, "options", 0, "reason")``."""

#: libyaml, ten times as fast, where it is there
_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FLOAT = re.compile(r"^[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+$")


class Document:
    """A YAML file's content with the line of every value in it.

    Parameters
    ----------
    text : what is read.
    name : the file, as messages name it.
    above : how many lines of the file stand above the text.

    Raises
    ------
    FileError
        The text is not YAML at all.
    """

    def __init__(self, text: str, name: str | Path = "", above: int = 0) -> None:
        self.name = str(name)
        self._above = above
        self._lines: dict[Location, int] = {(): 1 + above}
        self._written: dict[Location, str] = {}
        self.mistakes: list[tuple[Location, str]] = []
        """Keys that stand there twice or are no words, each with what to do."""
        self._known: dict[int, Any] = {}
        try:
            tree = _composed(text)
            self.content: Any = None if tree is None else self._value(tree, ())
        except yaml.YAMLError as error:
            raise FileError(self._not_readable(error, text)) from None
        except RecursionError:
            raise FileError(f"{self.name}:{1 + above}: lists within lists without an end") from None

    def line(self, location: Location) -> int:
        """The line of a value, or of the nearest thing around it that exists."""
        while location not in self._lines:
            location = location[:-1]
        return self._lines[location]

    def place(self, location: Location) -> str:
        """``FILE:LINE`` of a value."""
        return f"{self.name}:{self.line(location)}"

    def written(self, location: Location) -> str:
        """A value letter by letter, as ``0112``; empty where there is none, or a list."""
        return self._written.get(location, "")

    def _value(self, node: yaml.Node, location: Location) -> Any:
        self._lines[location] = self._line(node)
        if isinstance(node, yaml.ScalarNode):
            value = node.value if node.style else _scalar(node.value, node.tag)
            self._written[location] = "" if value is None else node.value
            return value
        if id(node) not in self._known:  # what an alias repeats is read once
            self._known[id(node)] = (
                self._mapping(node.value, location)
                if isinstance(node, yaml.MappingNode)
                else [self._value(item, (*location, n)) for n, item in enumerate(node.value)]
            )
        return self._known[id(node)]

    def _mapping(
        self, pairs: list[tuple[yaml.Node, yaml.Node]], location: Location
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in pairs:
            if not isinstance(key_node, yaml.ScalarNode):
                what = "not readable as YAML here: what stands before a colon is one word"
                self.mistakes.append((location, what))
                continue
            key = str(key_node.value)
            if key in found:
                self.mistakes.append(((*location, key), f"`{key}` stands there twice; keep one"))
            found[key] = self._value(value_node, (*location, key))
            self._lines[(*location, key)] = self._line(key_node)
        return found

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + 1 + self._above

    def _not_readable(self, error: yaml.YAMLError, text: str) -> str:
        if isinstance(error, yaml.reader.ReaderError):
            line = text.count("\n", 0, error.position) + 1 + self._above
            return f"{self.name}:{line}: a sign that nobody sees (number {error.character}) stands here; take it out"
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 1 + self._above
        problem = getattr(error, "problem", None) or str(error)
        mend = "look at quotes, colons and indents here"
        if r"'\t'" in problem:
            mend = "a tab stands here; write spaces in its place"
        return f"{self.name}:{line}: not readable as YAML: {problem}; {mend}"


def read(path: Path, name: str | Path = "") -> Document:
    """Read a file; `name` is what messages call it, if not its path.

    Raises
    ------
    FileError
        It is not there, not in UTF-8, or not YAML at all.
    """
    return Document(text_file.read(path), name or path)


def leaves(value: Any, location: Location = ()) -> Iterator[tuple[Location, Any]]:
    """What lies in nested mappings and lists, each with its place."""
    inside: Iterable[tuple[str | int, Any]]
    if isinstance(value, Mapping):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    else:
        yield location, value
        return
    for key, inner in inside:
        yield from leaves(inner, (*location, key))


def _composed(text: str) -> yaml.Node | None:
    try:
        tree: yaml.Node | None = yaml.compose(text, Loader=_FAST)
    except yaml.YAMLError:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)  # its messages say more
    return tree


def _scalar(text: str, tag: str) -> Any:
    kinds: dict[str, Callable[[str], Any]] = {
        "tag:yaml.org,2002:null": lambda _: None,
        "tag:yaml.org,2002:int": int,
        "tag:yaml.org,2002:float": float,
    }
    if tag == "tag:yaml.org,2002:bool":
        return {"true": True, "false": False}.get(text.lower(), text)
    if _FLOAT.match(text):
        return float(text)
    try:
        return kinds[tag](text) if tag in kinds else text
    except ValueError:
        return text  # 12:30 and 0b1 are numbers to YAML 1.1, and texts to everybody else
