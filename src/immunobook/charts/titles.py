"""What a chart of trials is called and whose color its treatment has: ``book/charts.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import yaml

from explorable import settings
from explorable.explorer.simulation import Role
from immunobook.charts.trials import TrialsError

Shows = Literal["results", "parts"]
"""Rows are results of their own, or the parts of one whole."""

_FIELDS = ("chart", "title", "color", "shows")


@dataclass(frozen=True)
class Title:
    """One row of ``charts.yml``."""

    chart: str
    title: str
    color: Role
    shows: Shows = "results"


def load(path: Path) -> dict[str, Title]:
    """Read and check the file, by the chart's name.

    Raises
    ------
    TrialsError
        Every mistake with the row it stands in and what to write.
    """
    if not path.is_file():
        raise TrialsError(
            f"{path.name} is missing: it lies beside trials.csv and names the charts."
        )
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except yaml.YAMLError as error:
        raise TrialsError(f"{path.name}: not readable as YAML\n  {error}") from error
    if not isinstance(rows, list):
        raise TrialsError(
            f"{path.name}: the file is a list of rows, each starting with `- chart: ...`"
        )
    mistakes = [
        f"{path.name}, row {k}: {what}" for k, row in enumerate(rows, 1) for what in _wrong(row)
    ]
    names = [row["chart"] for row in rows if isinstance(row, dict) and "chart" in row]
    mistakes += [
        f"{path.name}: `{name}` stands there twice; keep one"
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    if mistakes:
        raise TrialsError("\n".join(mistakes))
    return {row["chart"]: Title(**row) for row in rows}


def _wrong(row: object) -> list[str]:
    if not isinstance(row, dict):
        return ["this is not a row; a row is `- chart: ...` with title and color below"]
    found = [f"`{key}` is missing; add it" for key in _FIELDS[:3] if not row.get(key)]
    found += [
        f"`{key}` is not a field of a chart; the fields are {', '.join(_FIELDS)}"
        for key in row
        if key not in _FIELDS
    ]
    for key, allowed in (("color", settings.current().roles), ("shows", get_args(Shows))):
        if row.get(key) and row[key] not in allowed:
            found.append(f"`{key}` is {row[key]!r}; write {', '.join(allowed)}")
    return found
