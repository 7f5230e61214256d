r"""A table that is written as a list, as the table with bars that every notebook program shows.

>>> print(with_bars("Hens", "* - Name\n  - Eggs\n* - Ada\n  - two\n"))
**Hens**
<BLANKLINE>
| Name | Eggs |
|---|---|
| **Ada** | two |
"""

from __future__ import annotations

import re

_ROW = re.compile(r"^\* +", re.MULTILINE)
_CELL = re.compile(r"^(?: {2})?- +", re.MULTILINE)


def with_bars(caption: str, rows: str) -> str:
    """The rows of a ``{list-table}`` as a table of Markdown, below its caption.

    Parameters
    ----------
    caption : what stands behind ``{list-table}``.
    rows : its list of lists; the first row is the head, and the first cell of each names it.
    """
    head, *body = map(_cells, filter(None, _ROW.split(rows.strip())))
    lines = [_line(head), "|---" * len(head) + "|"]
    lines += [_line([f"**{name}**", *cells]) for name, *cells in body]
    return captioned(caption, "\n".join(lines))


def captioned(caption: str, table: str) -> str:
    """A table of Markdown below its caption."""
    return f"**{caption}**\n\n{table}" if caption else table


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: str) -> list[str]:
    """The cells of a row, each on a line of its own; a bar within would part it."""
    return [" ".join(cell.split()).replace("|", r"\|") for cell in _CELL.split(row)[1:]]
