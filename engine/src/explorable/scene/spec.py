"""A scene as plain data, for ``engine/frontend/src/scene`` (`types.ts` names every field)."""

from __future__ import annotations

from typing import Any

from explorable.model.expressions import to_data
from explorable.scene.definition import Scene
from explorable.scene.places import PITCH, lattice, order


def to_spec(scene: Scene) -> dict[str, Any]:
    """Everything of it, with the places worked out."""
    places = {r.name: lattice(r.middle, r.half, PITCH) for r in scene.regions}
    return {
        "summary": scene.summary,
        "regions": [
            {"name": r.name, "words": r.words, "middle": r.middle, "half": r.half, "places": places[r.name]}
            for r in scene.regions
        ],
        "figures": [
            {
                "symbol": f.symbol, "of": f.of, "each": f.each, "words": f.words, "scale": f.scale,
                "where": f.where, "order": order(places[f.where], f.near), "most": f.most, "least": f.faint_from,
            }
            for f in scene.figures
        ],
        "told": [
            {
                "symbol": t.symbol, "words": t.words, "at": t.at, "since": to_data(t.since),
                "until": to_data(t.until) if t.until else None,
            }
            for t in scene.told
        ],
        "beats": [{"at": to_data(b.at), "say": b.say, "when": to_data(b.when)} for b in scene.beats],
        "cover": to_data(scene.cover),
        "choices": list(scene.choices),
    }  # fmt: skip
