"""What a chapter's text points to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from explorable import settings
from explorable.book import facts
from explorable.book.bibliography import source
from explorable.book.configuration import address, sphinx_settings
from explorable.book.page import Page
from explorable.book.toc import pages


@dataclass(frozen=True)
class Target:
    """What a label stands on: the page (``chapters/research``) and the heading's words."""

    page: str
    title: str


class Book:
    """The folder of the book, read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> list[str]:
        """All pages in their order, without ``.md``."""
        return pages(self.folder)

    @property
    def chapters(self) -> list[Path]:
        """The chapters' files in their order."""
        return [
            self.folder / f"{page}.md"
            for page in self.pages
            if page.startswith(settings.current().chapters)
        ]

    @cached_property
    def targets(self) -> dict[str, Target]:
        """Label -> the heading below it."""
        return {
            label: Target(name, title)
            for name, page in self._read.items()
            for label, title in page.labels.items()
        }

    @cached_property
    def figures(self) -> dict[str, int]:
        """Name of a figure -> its number in the book."""
        names = [name for page in self._read.values() for name in page.figures]
        return {name: number for number, name in enumerate(names, 1) if name}

    @cached_property
    def facts(self) -> facts.Facts:
        """The published numbers."""
        return facts.load(self.folder / "facts.yml")

    def cited(self, key: str) -> tuple[str, str]:
        """A source in words ("Yu and others 2010") and its address, which may be empty."""
        found = source(key)
        return found.text, found.address

    @cached_property
    def sphinx_settings(self) -> dict[str, Any]:
        """The Sphinx part of ``_config.yml``."""
        return sphinx_settings(self.folder)

    @property
    def repository(self) -> str:
        """``OWNER/NAME`` of the book's repository; empty if it is not told."""
        told = self._setting("repository")
        return os.environ.get("BOOK_REPOSITORY") or str(told or "")

    @property
    def branch(self) -> str:
        """The branch that Binder opens."""
        told = self._setting("branch")
        return os.environ.get("BOOK_BRANCH") or str(told or "main")

    @property
    def address(self) -> str:
        """Where the built book lies on the web, without a slash at the end; empty if it is not told."""
        return os.environ.get("BOOK_ADDRESS", "").rstrip("/") or address(self.folder)

    def _setting(self, name: str) -> Any:
        return self.sphinx_settings.get(settings.current().option(name))

    @cached_property
    def _read(self) -> dict[str, Page]:
        files = {page: self.folder / f"{page}.md" for page in self.pages}
        return {page: Page(path) for page, path in files.items() if path.is_file()}
