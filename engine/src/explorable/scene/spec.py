"""A scene as plain data, for ``engine/frontend/src/scene``."""

from __future__ import annotations

from statistics import NormalDist

from explorable.chance import Crowd, Draw
from explorable.chance import spec as chance
from explorable.model import Model
from explorable.model.expressions import to_data
from explorable.scene.parts import Counted, Drawn, Heap, Kind, Scene, Studies, Told
from explorable.scene.payload import (
    CountedSpec,
    DrawnSpec,
    HeapSpec,
    SceneSpec,
    StudiesSpec,
    ToldSpec,
)
from explorable.scene.places import Region, order


def to_spec(scene: Scene, model: Model, thrown: Crowd | Draw | None) -> SceneSpec:
    """Everything of it but its drawings; `model` and `thrown` are its simulation's."""
    told: SceneSpec = {
        "summary": scene.in_words,
        "regions": [{"name": r.name, "words": r.words, "spots": [list(s) for s in r.spots]} for r in scene.regions],
        "figures": [_figure(figure, scene.regions) for figure in scene.figures],
        "told": [_told(figure) for figure in scene.told],
        "beats": [{"at": to_data(b.at), "say": b.say, "when": to_data(b.when)} for b in scene.beats],
        "cover": None if scene.cover is None else to_data(scene.cover),
        "clock": scene.clock,
        "scale": scene.scale_in_words,
        "notes": scene.notes,
        "units": scene.units,
        "ends": None if scene.ends is None else to_data(scene.ends),
        "shows": "run",
        "onChart": True,
        "again": scene.again,
        "repeats": scene.repeats,
        "seed": scene.seed,
        "moves": scene.moves,
    }  # fmt: skip
    if scene.shows == "chance" and thrown:
        told["shows"] = "crowd" if isinstance(thrown, Crowd) else "row"
        told["onChart"] = isinstance(thrown, Crowd) and thrown.model is model
        told["thrown"] = chance.to_spec(thrown)
    return told


def _figure(
    figure: Kind, regions: tuple[Region, ...]
) -> CountedSpec | DrawnSpec | StudiesSpec | HeapSpec:
    match figure:
        case Counted():
            home = next(region for region in regions if region.name == figure.where)
            return {
                "kind": "counted", "symbol": figure.symbol, "of": figure.of, "each": to_data(figure.each),
                "words": figure.words, "where": figure.where, "order": order(home, figure.near), "most": figure.most,
                "least": figure.least, "size": figure.size,
                "comes": figure.comes if isinstance(figure.comes, str) else list(figure.comes),
                "goes": figure.goes, "by": list(figure.by), "when": to_data(figure.when),
            }  # fmt: skip
        case Drawn():
            return {
                "kind": "drawn", "where": figure.where, "waiting": figure.waiting, "miss": figure.miss,
                "hit": figure.hit, "words": figure.words, "walker": figure.walker,
                "beside": list(figure.beside), "divides": list(figure.divides), "size": figure.size,
            }  # fmt: skip
        case Studies():
            return {
                "kind": "studies", "where": figure.where, "miss": figure.miss, "hit": figure.hit, "mark": figure.mark,
                "words": figure.words, "span": [list(p) for p in figure.span], "size": figure.size,
            }  # fmt: skip
        case Heap():
            return {
                "kind": "heap", "symbol": figure.symbol, "beyond": figure.beyond, "parts": parts(figure.count),
                "mean": to_data(figure.mean), "sd": to_data(figure.sd), "words": figure.words,
                "span": [list(p) for p in figure.span], "up": figure.up, "fades": figure.fades, "size": figure.size,
            }  # fmt: skip


def parts(count: int) -> list[float]:
    """Values of the middles of so many equal parts of a normal distribution."""
    return [round(NormalDist().inv_cdf((k + 0.5) / count), 6) for k in range(count)]


def _told(figure: Told) -> ToldSpec:
    return {
        "symbol": figure.symbol,
        "words": figure.words,
        "way": [
            {"at": None if at is None else to_data(at), "x": x, "y": y}
            for at, (x, y) in figure.stations
        ],
        "until": None if figure.until is None else to_data(figure.until),
        "when": to_data(figure.when),
        "size": figure.size,
        "turn": figure.turn,
        "behind": figure.behind,
    }
