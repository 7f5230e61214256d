"""Time courses of an engine of its own beside ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorable.solve import solve
from immunobook import simulations


def compare(
    id: str,
    values: Mapping[str, float],
    table: Sequence[Mapping[str, str]],
    columns: Mapping[str, tuple[str, str]],
    *,
    time: str,
    scale: float = 1.0,
    floor: float = 0.0,
    rel: float = 1e-6,
) -> int:
    """Hold our run to `table`, and say how many numbers were compared.

    `columns` maps a quantity to the columns of the engine and of the other computation. Below
    `floor` (one cell) nothing is compared; values under a millionth of the largest are held to
    1e-4, the others to `rel`, or to the difference of the two references if that is larger.
    """
    model = simulations.load(id).model
    run = solve(model, values, rtol=1e-11)
    compared = 0
    for name, (peer, other) in columns.items():
        largest = max(abs(float(row[peer])) for row in table)
        for row in table:
            t = scale * float(row[time])
            reference, second = float(row[peer]), float(row[other])
            if t > run.hi or abs(reference) < max(floor, 1e-15 * largest):
                continue
            share = rel if abs(reference) > 1e-6 * largest else 1e-4
            trusted = max(share * abs(reference), 3 * abs(reference - second))
            ours = run.at(name, t)
            assert abs(ours - reference) <= trusted, (name, t, ours, reference)
            compared += 1
    return compared
