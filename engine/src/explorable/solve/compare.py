"""Two runs of one setting side by side: where a rough and a fine one part, neither is to be trusted."""

from __future__ import annotations

from bisect import bisect

from explorable.model import State
from explorable.solve.solution import Solution
from explorable.solve.stopped import in_words

TRUSTED = 1e-3
"""Difference, as a share of the present size of a quantity, up to which two runs agree."""


def differs(fine: Solution, rough: Solution) -> str:
    """Where the runs first part on the drawn grid, as a sentence; empty if they agree.

    The size of a quantity at a place is its largest between the neighbors on the grid, so that
    one that passes through zero has a size there, too. Where one run is before an event and the
    other after it, nothing is compared.
    """
    axis, quantities = fine.model.axis, fine.model.quantities
    floors = {s.name: s.floor for s in fine.model.states}
    ours, others = ([s.lo for s in run.segments[1:]] for run in (fine, rough))
    for k, x in enumerate(fine.grid):
        if bisect(ours, x) != bisect(others, x) and _is_between(ours, others, x):
            continue
        for quantity in quantities:
            column = fine.columns[quantity.name]
            size = max(abs(v) for v in column[max(0, k - 1) : k + 2])
            allowed = TRUSTED * max(size, floors.get(quantity.name, State.floor))
            if not abs(column[k] - rough.columns[quantity.name][k]) <= allowed:
                return in_words("not trusted", axis, x, what=quantity.label)
    return ""


def _is_between(ours: list[float], others: list[float], x: float) -> bool:
    """Whether `x` lies between the two runs' times of one event, and those are near each other."""
    k = min(bisect(ours, x), bisect(others, x))
    if k >= len(ours) or k >= len(others):
        return False
    return abs(ours[k] - others[k]) <= TRUSTED * max(abs(ours[k]), abs(others[k]))
