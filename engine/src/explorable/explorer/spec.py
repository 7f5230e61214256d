"""Simulation -> what the front end needs of it: plain data, and its code as JavaScript."""

from __future__ import annotations

from typing import cast

from explorable.book.bibliography import in_words, source
from explorable.explorer.measures import Measure
from explorable.explorer.payload import (
    Bounds,
    CitedSpec,
    MeasureSpec,
    PanelSpec,
    ParameterSpec,
    Place,
    PredictionSpec,
    Spec,
    Trust,
)
from explorable.explorer.simulation import Panel, Simulation
from explorable.explorer.unit_notes import notes
from explorable.model import Model, Parameter, State
from explorable.model.expressions import ExpressionData, to_data
from explorable.scene import spec as scene
from explorable.scene.payload import SceneSpec
from explorable.solve import is_verified


def to_spec(simulation: Simulation) -> Spec:
    """Describe a simulation as plain data (JSON), everything but its code."""
    from explorable.translate.mathml import equations

    model = simulation.model
    axis = model.axis
    cited = source(simulation.source) if simulation.source else None
    return {
        "id": simulation.id,
        "title": simulation.title,
        "summary": simulation.summary,
        "status": simulation.status,
        "ownNumbers": simulation.has_own_numbers,
        "source": {"key": cited.key, "text": cited.text, "url": cited.address} if cited else None,
        "kind": model.kind,
        "axis": {
            "name": axis.name,
            "label": axis.label,
            "unit": axis.unit,
            "scale": axis.scale,
            "points": axis.points,
        },
        "parameters": [_parameter(p) for p in model.parameters],
        "sliders": list(simulation.sliders),
        "more": list(simulation.more),
        "log": [s.log for s in model.states],
        **_trust(model),
        "quantities": [
            {"name": q.name, "label": q.label, "unit": q.unit} for q in model.quantities
        ],
        "measures": [_measure(m) for m in simulation.measures],
        "panels": [_panel(p) for p in simulation.panels],
        "sentence": [case.say for case in simulation.sentence],
        "cases": [to_data(case.when) for case in simulation.sentence],
        "presets": [
            {"label": p.label, "story": p.story, "values": dict(p.values)}
            for p in simulation.presets
        ],
        "opens": simulation.opens,
        "prediction": _prediction(simulation),
        "leavesOut": list(simulation.leaves_out),
        "unitNotes": notes(simulation),
        "sources": _sources(model),
        "equations": equations(model),
        "scene": _scene(simulation),
    }


def _scene(simulation: Simulation) -> SceneSpec | None:
    if simulation.scene is None:
        return None
    return scene.to_spec(simulation.scene, simulation.model, simulation.thrown)


def _trust(model: Model) -> Trust:
    """What the solver must know of a model that is not as usual."""
    floors = [s.floor for s in model.states]
    told: Trust = {}
    if not set(floors) <= {State.floor}:
        told["floors"] = floors
    if not is_verified(model):
        told["verified"] = False
    return told


def _parameter(p: Parameter) -> ParameterSpec:
    from explorable.translate.mathml import math, symbol_of

    lo, hi = p.between or ((0.0, 1.0) if p.switch else (None, None))
    told: ParameterSpec = {
        "name": p.name,
        "label": p.label,
        "unit": p.unit,
        "spoken": p.unit_in_words,
        "default": float(p.default),
        "lo": _as_json(lo),
        "hi": _as_json(hi),
        "scale": p.scale,
        "step": _as_json(p.step),
        "switch": p.switch,
        "source": p.source,
        "note": in_words(p.note),
        "symbol": math(symbol_of(p)),
    }
    if p.shown_as != "value":
        told["shownAs"] = p.shown_as
    return told


def _as_json(number: float | None) -> float | None:
    """A number of any kind (NumPy's, a fraction) as JSON can hold it."""
    return number if number is None or type(number) in (int, float) else float(number)


def _sources(model: Model) -> dict[str, CitedSpec]:
    """How to cite the sources of the parameters."""
    keys = sorted({p.source for p in model.parameters} - {"course"})
    return {key: {"text": source(key).text, "url": source(key).address} for key in keys}


def _panel(panel: Panel) -> PanelSpec:
    return {
        "title": panel.title,
        "label": panel.label,
        "unit": panel.unit,
        "scale": panel.scale,
        "low": panel.low,
        "high": panel.high,
        "x": panel.x,
        "curves": [
            {"of": c.of, "role": c.role, "label": c.label, "dash": c.dash} for c in panel.curves
        ],
        "marks": [
            {"label": m.label, "role": m.role, **cast(Place, _expressions(x=m.x, y=m.y))}
            for m in panel.marks
        ],
    }


def _measure(m: Measure) -> MeasureSpec:
    value = m.expression if m.kind == "expression" else None
    parts = _expressions(level=m.level, at=m.at, after=m.after, before=m.before, value=value)
    told = cast(Bounds, parts)
    return {"name": m.name, "label": m.label, "unit": m.unit, "kind": m.kind, "of": m.of, **told}


def _expressions(**parts: float | str | None) -> dict[str, ExpressionData]:
    return {name: to_data(part) for name, part in parts.items() if part is not None}


def _prediction(simulation: Simulation) -> PredictionSpec | None:
    asked = simulation.prediction
    if asked is None:
        return None
    before, after = simulation.guessed
    return {
        "question": asked.question,
        "options": [{"text": o.text, "reason": o.reason, "right": o.right} for o in asked.options],
        "before": dict(before),
        "after": dict(after),
    }
