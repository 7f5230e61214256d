"""An exercise in versions: its numbers differ from learner to learner.

``vary:`` lists what differs. The page gets the first seed's version whole, and of the others only what
differs: columns of texts and numbers, computed here, and where they go. The front end's
``exercise/kinds/further/versions.ts`` puts them there.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from explorable.book.yaml_file import leaves
from explorable.exercises.markup import TextError
from explorable.exercises.payload import VersionPlace, VersionsSpec

Row = dict[str, float | str]
"""What is drawn for a version: names with their values, or where these come from."""
Vary = dict[str, list[float | str]] | list[Row]
"""For each name what it may be, of which every combination is a version; or the versions, one by one."""

FEWEST, MOST = 6, 60
"""Versions of an exercise: fewer are soon known, more are long to load."""

_NUMBERS = re.compile(r"(\d[\d.,]*\d|\d)")


def rows_of(vary: Vary) -> list[Row]:
    """What is drawn for each version."""
    if isinstance(vary, list):
        return vary
    return [dict(zip(vary, values, strict=True)) for values in product(*vary.values())]


def vary_troubles(vary: Vary) -> Iterator[str]:
    """What is wrong with the list of versions."""
    rows = rows_of(vary)
    if not FEWEST <= len(rows) <= MOST:
        yield f"this makes {len(rows)} versions; between {FEWEST} and {MOST} are right, so list more or fewer values"
    for n, row in enumerate(rows):
        if row.keys() != rows[0].keys():
            yield f"version {n + 1} names {', '.join(row)}, the first {', '.join(rows[0])}; all name the same"
        if row in rows[:n]:
            yield f"version {n + 1} is drawn already ({told(row)}); change or remove it"


def told(row: Row) -> str:
    """What was drawn, for authors and trainers."""
    return ", ".join(
        f"{name} = {value if isinstance(value, str) else f'{value:g}'}"
        for name, value in row.items()
    )


def versions(made: Sequence[Mapping[str, Any]]) -> VersionsSpec:
    """Where the versions of an exercise differ.

    Raises
    ------
    TextError
        They differ in more than texts and numbers.
    """
    places = [dict(leaves(one)) for one in made]
    columns: list[list[str | float]] = []
    at: list[VersionPlace] = []
    for n, found in enumerate(places):
        if found.keys() != places[0].keys():
            raise TextError(
                f"version {n + 1} is of another form than the first; only numbers may differ"
            )
    for path in places[0]:
        values = [found[path] for found in places]
        if any(value != values[0] for value in values):
            at.append({"path": list(path), "pieces": _pieces(values, columns)})
    return {"count": len(made), "columns": columns, "at": at}


def unfolded(described: Mapping[str, Any], version: int) -> dict[str, Any]:
    """An exercise as it is asked in a version; the page's twin is in ``versions.ts``."""
    made = copy.deepcopy(dict(described))
    spec: VersionsSpec = made.pop("versions")
    for place in spec["at"]:
        found = [spec["columns"][p][version] if isinstance(p, int) else p for p in place["pieces"]]
        *way, last = place["path"]
        there: Any = made
        for step in way:
            there = there[step]
        there[last] = found[0] if len(found) == 1 else "".join(map(str, found))
    return made


def blanked(described: Mapping[str, Any], field: str) -> str:
    """A text of an exercise with a gap for what differs."""
    for place in described["versions"]["at"]:
        if place["path"] == [field]:
            return "".join("…" if isinstance(p, int) else p for p in place["pieces"])
    return str(described[field])


def _pieces(values: list[Any], columns: list[list[str | float]]) -> list[str | int]:
    """What all values have in common, and the columns of what they have not."""
    cut = [_NUMBERS.split(value) if isinstance(value, str) else [value] for value in values]
    if len({len(parts) for parts in cut}) > 1:
        cut = [[value] for value in values]
    pieces: list[str | int] = []
    for column in map(list, zip(*cut, strict=True)):
        if any(part != column[0] for part in column):
            if column not in columns:
                columns.append(column)
            pieces.append(columns.index(column))
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] += column[0]
        elif column[0] != "":
            pieces.append(column[0])
    return pieces
