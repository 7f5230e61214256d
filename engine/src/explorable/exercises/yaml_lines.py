"""YAML with line numbers: plain Python values, and for each of them the line it stands in.

Reads what an author means: ``no`` and ``on`` are words, ``1e6`` is a number, a date is a text; a key
given twice is a mistake (YAML would silently keep the last).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

Path = tuple[str | int, ...]
"""Where a value stands, for example ``("exercises", 2, "options", 0, "reason")``."""

_FLOAT = re.compile(r"^[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+$")


class Document:
    """A YAML file's content with the line of every value in it."""

    def __init__(self, text: str) -> None:
        """Raises yaml.YAMLError if the text is not YAML at all."""
        self.lines: dict[Path, int] = {(): 1}
        self.doubled: list[tuple[Path, str]] = []
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        self.content: Any = None if tree is None else self._value(tree, ())

    def line(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it that exists."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]

    def _value(self, node: yaml.Node, path: Path) -> Any:
        self.lines[path] = node.start_mark.line + 1
        match node:
            case yaml.MappingNode(value=pairs):
                found: dict[str, Any] = {}
                for key_node, value_node in pairs:
                    key = str(key_node.value)
                    if key in found:
                        self.doubled.append(((*path, key), key))
                    found[key] = self._value(value_node, (*path, key))
                    self.lines[(*path, key)] = key_node.start_mark.line + 1
                return found
            case yaml.SequenceNode(value=items):
                return [self._value(item, (*path, n)) for n, item in enumerate(items)]
            case yaml.ScalarNode(value=text, tag=tag, style=style):
                return text if style else _scalar(text, tag)
        return None


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
