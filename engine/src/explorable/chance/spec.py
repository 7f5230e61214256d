"""A crowd or a row as plain data, for ``engine/frontend/src/chance`` (`types.ts` names every field)."""

from __future__ import annotations

from typing import Any

from explorable.chance.crowd import Crowd
from explorable.chance.draws import Draw
from explorable.model.expressions import to_data

ThrownData = dict[str, Any]
"""A crowd or a row as the page reads it."""


def to_spec(thrown: Crowd | Draw) -> ThrownData:
    """Everything of it but its code (`code.javascript`)."""
    if isinstance(thrown, Draw):
        written = {name: to_data(number) for name, number in thrown.written.items()}
        return {"kind": thrown.kind, **written, "told": thrown.told}
    model = thrown.model
    names = [s.name for s in model.states]

    def side(counts: dict[str, int]) -> list[list[int]]:
        return [[names.index(name), count] for name, count in counts.items()]

    return {
        "parameters": [{"name": p.name, "default": float(p.default)} for p in model.parameters],
        "states": names,
        "quantities": [q.name for q in model.quantities],
        "counted": [names.index(name) for name in thrown.counted],
        "flows": [
            {"name": f.name, "draw": f.draw, "takes": side(f.reactants), "gives": side(f.products)}
            for f in thrown.flows
        ],
        "events": [e.label for e in model.events for _ in (e.times or [None])],
        "told": thrown.told,
        "within": dict(thrown.within),
    }
