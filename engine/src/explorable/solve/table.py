"""A table of numbers where there is no pandas: columns by name, and a look that is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from explorable.wording import N_, _

ROWS = 6
NOTE = N_(
    "No SciPy here: the numbers come from the course's own solver (RODAS4) in plain Python. "
    "Where the internet is there, `import scipy` in a cell of its own adds SciPy. "
    "On Binder and in JupyterLab it is there, with pandas."
)
"""Stands below the table."""


_told: list[str] = []


def tell_once() -> None:
    """Say where the numbers come from, the first time a reader asks for some."""
    if not _told:
        _told.append(NOTE)
        print(_(NOTE))


class Table:
    """Columns by name: ``table["t"]`` is a list of numbers."""

    def __init__(self, columns: Mapping[str, list[float]]) -> None:
        self._columns = dict(columns)

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in their order."""
        return list(self._columns)

    def __getitem__(self, name: str) -> list[float]:
        if name not in self._columns:
            raise KeyError(f"there is no column {name!r}; there are {', '.join(self._columns)}")
        return self._columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(next(iter(self._columns.values()), []))

    def __repr__(self) -> str:
        lines = ["\t".join(self.columns), *("\t".join(row) for row in self._rows())]
        return "\n".join([*lines, f"{len(self)} rows. {NOTE}"])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in self._rows())
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return (
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f"<p>{len(self)} rows. {NOTE}</p>"
        )

    def _rows(self) -> Iterator[list[str]]:
        """The first and the last rows, as text."""
        for k in range(len(self)):
            if k < ROWS // 2 or k >= len(self) - ROWS // 2:
                yield [f"{column[k]:.6g}" for column in self._columns.values()]
            elif k == ROWS // 2:
                yield ["…"] * len(self._columns)
