"""A piece of HTML as a tree; drawings and equations keep their source, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

VOID = {"br", "img", "input", "hr", "wbr", "col", "meta", "link"}
KEPT = {"svg"}


@dataclass
class Tag:
    """An element."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Tag | str] = field(default_factory=list)
    source: str = ""
    """Of a drawing: how it is written."""

    def get(self, name: str) -> str:
        """An attribute; empty if it has none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> set[str]:
        """Its classes."""
        return set(self.get("class").split())

    def of(self, *names: str) -> list[Tag]:
        """Children of these names."""
        return [c for c in self.children if isinstance(c, Tag) and c.name in names]

    def all(self, *names: str) -> Iterator[Tag]:
        """All below it of these names; without names, all."""
        for child in self.children:
            if isinstance(child, Tag):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)


def parsed(html: str) -> list[Tag | str]:
    """What the piece holds."""
    return _Tree(html).root.children


class _Tree(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Tag("")
        self._open = [self.root]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(made)
        if tag not in VOID:
            self._open.append(made)
        self._write(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Tag(tag, {name: value or "" for name, value in attrs}))
        self._write(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in (made.name for made in self._open):
            return
        self._write(f"</{tag}>")
        while self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
        self._write(escape(data, quote=False))

    def _write(self, text: str) -> None:
        """Into all drawings that are open."""
        for made in self._open:
            if made.name in KEPT:
                made.source += text
