"""Tables (CSV) with line numbers: rows of texts by column; a separator of another program is named."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explorable.book import text_file
from explorable.book.text_file import FileError

_OTHERS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    line: int
    cells: dict[str, str]
    too_many: int = 0
    """Cells beyond the last column."""


def read(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a table; blank lines are none.

    Parameters
    ----------
    columns : those that the first line has to name.

    Raises
    ------
    FileError
        It is not there, not in UTF-8, its cells are not separated by commas, or a column is missing.
    """
    text = text_file.read(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    heads: list[str] = []
    above = 0
    try:
        for values in reader:
            if not heads:
                heads = [head.strip() for head in values]
                _check_heads(path, text, heads, columns)
            elif values:
                cells = dict(zip(heads, values, strict=False))
                rows.append(Row(above + 1, cells, max(0, len(values) - len(heads))))
            above = reader.line_num
    except csv.Error as error:
        raise FileError(
            f"{path}:{above + 1}: not readable as CSV: {error}; look at the quotes of this row"
        ) from None
    if not heads:
        raise FileError(f"{path}:1: the file is empty; begin with the line {','.join(columns)}")
    return rows


def _check_heads(path: Path, text: str, heads: list[str], columns: Sequence[str]) -> None:
    missing = [column for column in columns if column not in heads]
    if not missing:
        return
    first = text.partition("\n")[0]
    for sign, name in _OTHERS.items():
        if len(set(first.split(sign)) & set(columns)) > len(set(heads) & set(columns)):
            raise FileError(
                f"{path}:1: the cells are separated by {name}; save the table with commas "
                '(in Excel: "CSV UTF-8 (comma delimited)", in LibreOffice: field delimiter ,)'
            )
    raise FileError(f"{path}:1: the first line lacks {', '.join(missing)}: add them.")
