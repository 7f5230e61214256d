"""A page of the book as its author wrote it (MyST Markdown), read but not run: its frame, its parts, its lines.

All that looks into a page (exercises, notebooks, the list of models, the build) looks through this reader. What
stands in a fence of code is no part of the text: a heading, a label or a role in it is an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from explorable.book import text_file
from explorable.book.text_file import FileError
from explorable.book.yaml_file import Document

CODE = ("code-cell", "code-block", "code", "math", "raw", "glossary", "equations")
"""Directives whose inside is no text of the page."""

_FENCE = re.compile(r"^(?P<fence>`{3,}|:{3,}|~{3,})[ ]*(?:\{(?P<kind>[\w:-]+)\}[ ]*)?(?P<rest>.*)$")
_HEADING = re.compile(r"^(#+) +(.+?)\s*$")
_LABEL = re.compile(r"^\(([\w:.-]+)\)=\s*$")
_OBJECTIVE = re.compile(r"^- \*\*([a-z]+-[0-9]+)\*\*\s+(.+)$")
_OPTION = re.compile(r"^:([\w-]+):[ ]*(.*)$")


@dataclass(frozen=True)
class Block:
    """A run of lines: prose (no `kind`), or the inside of a directive (`kind` is its name)."""

    kind: str
    argument: str
    text: str
    line: int
    """In the file; the first line of `text`."""
    heading: str
    """The second-level heading above it."""

    @property
    def options(self) -> dict[str, str]:
        """The ``:name: value`` lines on top of a directive."""
        found: dict[str, str] = {}
        for line in self.text.splitlines():
            if not (option := _OPTION.match(line)):
                break
            found[option[1]] = option[2].strip()
        return found


class Page:
    """One page.

    Parameters
    ----------
    path : its file.

    Raises
    ------
    FileError
        It is not there, not in UTF-8, or its front matter is not YAML.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.source = text_file.read(path)
        self.front: dict[str, object] = {}
        self.body, self.offset = self.source, 0
        if self.source.startswith("---\n"):
            _, front, body = self._parts()
            self.offset = self.source.count("\n", 0, len(self.source) - len(body))
            self.body = body
            content = Document(front, path, above=1).content
            self.front = content if isinstance(content, dict) else {}

    def _parts(self) -> list[str]:
        parts = self.source.split("---\n", 2)
        if len(parts) < 3:
            raise FileError(f"{self.path}:1: the lines on top are never closed; add a line ---")
        return parts

    @cached_property
    def blocks(self) -> list[Block]:
        """The page from top to bottom; what stands inside a directive is one block."""
        return list(_blocks(self.path, self.body, self.offset + 1))

    @cached_property
    def directives(self) -> list[Block]:
        """All directives, also those inside another one, in the order in which they open."""
        return list(self._inside(self.blocks))

    def _inside(self, blocks: list[Block]) -> Iterator[Block]:
        for block in blocks:
            if not block.kind:
                continue
            yield block
            if block.kind not in CODE:
                inner = list(_blocks(self.path, block.text, block.line))
                yield from self._inside([part for part in inner if part.kind])

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """(line of the file, its words) of all that is no code."""
        return list(_text_lines(self.blocks))

    @cached_property
    def title(self) -> str:
        """The first heading; the file's name where there is none."""
        headings = (_HEADING.match(line) for _, line in self.lines)
        return next((found[2] for found in headings if found), self.path.stem)

    @cached_property
    def objectives(self) -> dict[str, str]:
        """What a reader will be able to do, by its id."""
        found = (_OBJECTIVE.match(line) for _, line in self.lines)
        return {match[1]: match[2].strip() for match in found if match}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Label -> the heading below it."""
        found: dict[str, str] = {}
        waiting: list[str] = []
        for _, line in self.lines:
            if label := _LABEL.match(line):
                waiting.append(label[1])
            elif heading := _HEADING.match(line):
                found |= dict.fromkeys(waiting, heading[2])
                waiting.clear()
            elif line.strip():
                waiting.clear()
        return found

    @cached_property
    def figures(self) -> list[str]:
        """Names of the figures, in their order; a figure without a name counts, too."""
        return [b.options.get("name", "") for b in self.directives if b.kind == "figure"]

    @cached_property
    def terms(self) -> list[str]:
        """The words that the page's glossaries explain."""
        blocks = [block for block in self.directives if block.kind == "glossary"]
        return [line for b in blocks for line in b.text.splitlines() if re.match(r"[^\s:]", line)]

    @cached_property
    def cells(self) -> list[Block]:
        """Code cells."""
        return [block for block in self.directives if block.kind == "code-cell"]

    def calls(self, function: str) -> list[str]:
        """The names with which the page's cells call a function that takes one: ``explore("x")``."""
        call = re.compile(rf"\b{function}\(\s*[\"']([a-z0-9-]+)[\"']\s*\)(?!\.check)")
        return [name for cell in self.cells for name in call.findall(cell.text)]


def _blocks(path: Path, text: str, first: int) -> Iterator[Block]:
    kind, argument, heading = "", "", ""
    fence, is_code = "", False
    kept: list[str] = []
    start = opened = first

    def closed() -> Iterator[Block]:
        if any(line.strip() for line in kept):
            yield Block(kind, argument, "\n".join(kept), start, heading)
        kept.clear()

    for number, line in enumerate(text.split("\n"), first):
        found = _opening(line)
        if fence and _closes(line, fence):
            if is_code:  # a plain fence is part of the text around it
                kept.append(line)
            else:
                yield from closed()
                kind = argument = ""
                start = number + 1
            fence, is_code = "", False
        elif not fence and found:
            fence, opened = found["fence"], number
            if found["kind"]:
                yield from closed()
                kind, argument, start = found["kind"], found["rest"].strip(), number + 1
            else:
                is_code = True
                kept.append(line)
        elif not fence and line.startswith("## "):
            yield from closed()
            heading, start = line[3:].strip(), number
            kept.append(line)
        else:
            kept.append(line)
    if fence:
        name = f"{{{kind}}}" if kind else "of code"
        raise FileError(f"{path}:{opened}: the fence {name} is never closed; add a line {fence}")
    yield from closed()


def _opening(line: str) -> re.Match[str] | None:
    """A line that opens a fence; one with backticks further on is code within a sentence."""
    found = _FENCE.match(line)
    return None if found and found["fence"][0] == "`" and "`" in found["rest"] else found


def _closes(line: str, fence: str) -> bool:
    line = line.strip()
    return line.startswith(fence) and not line.strip(fence[0])


def _text_lines(blocks: list[Block]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if block.kind in CODE:
            continue
        fence = ""
        for number, line in enumerate(block.text.split("\n"), block.line):
            found = _opening(line)
            if fence:
                fence = "" if _closes(line, fence) else fence
            elif found and (not found["kind"] or found["kind"] in CODE):
                fence = found["fence"]
            else:
                yield number, line
