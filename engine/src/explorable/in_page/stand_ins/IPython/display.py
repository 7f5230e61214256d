"""Showing something in the middle of a cell."""

from __future__ import annotations

from typing import Any

from explorable.in_page import output


class HTML:
    """A piece of HTML; the page keeps its text, tables and drawings."""

    def __init__(self, data: str) -> None:
        self.data = data

    def _repr_html_(self) -> str:
        return self.data


def display(*values: Any, **_: Any) -> None:
    """Show each value where the cell is now."""
    from explorable.in_page.shown import part_of

    for value in values:
        output.current().show(part_of(value))
