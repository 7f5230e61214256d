"""Simulation -> what the front end needs of it: plain data, and its code as JavaScript."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from explorable.book.bibliography import in_words, source
from explorable.explorer.measures import Measure
from explorable.explorer.simulation import Panel, Prediction, Simulation
from explorable.explorer.unit_notes import notes
from explorable.model import Model, Parameter, State
from explorable.model.expressions import to_data
from explorable.solve import is_verified


def to_spec(simulation: Simulation) -> dict[str, Any]:
    """Describe a simulation as plain data (JSON), everything but its code.

    `types.ts` of the front end (interface Spec) names every field.
    """
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
        "prediction": _prediction(simulation.prediction) if simulation.prediction else None,
        "leavesOut": list(simulation.leaves_out),
        "unitNotes": notes(simulation),
        "sources": _sources(model),
        "equations": equations(model),
    }


def _trust(model: Model) -> dict[str, Any]:
    """What the solver must know of a model that is not as usual."""
    floors = [s.floor for s in model.states]
    usual = {State.floor}
    return {
        **({} if set(floors) <= usual else {"floors": floors}),
        **({} if is_verified(model) else {"verified": False}),
    }


def _parameter(p: Parameter) -> dict[str, Any]:
    from explorable.translate.mathml import math, symbol_of

    lo, hi = p.between or ((0.0, 1.0) if p.switch else (None, None))
    return {
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
        **({} if p.shown_as == "value" else {"shownAs": p.shown_as}),
    }


def _as_json(number: float | None) -> float | None:
    """A number of any kind (NumPy's, a fraction) as JSON can hold it."""
    return number if number is None or type(number) in (int, float) else float(number)


def _sources(model: Model) -> dict[str, dict[str, str]]:
    """How to cite the sources of the parameters."""
    keys = sorted({p.source for p in model.parameters} - {"course"})
    return {key: {"text": source(key).text, "url": source(key).address} for key in keys}


def _panel(panel: Panel) -> dict[str, Any]:
    return {
        "title": panel.title,
        "label": panel.label,
        "unit": panel.unit,
        "scale": panel.scale,
        "low": panel.low,
        "high": panel.high,
        "x": panel.x,
        "curves": [asdict(curve) for curve in panel.curves],
        "marks": [
            {"label": m.label, "role": m.role, **_expressions(x=m.x, y=m.y)} for m in panel.marks
        ],
    }


def _measure(m: Measure) -> dict[str, Any]:
    value = m.expression if m.kind == "expression" else None
    parts = _expressions(level=m.level, at=m.at, after=m.after, before=m.before, value=value)
    return {"name": m.name, "label": m.label, "unit": m.unit, "kind": m.kind, "of": m.of, **parts}


def _expressions(**parts: float | str | None) -> dict[str, Any]:
    return {name: to_data(part) for name, part in parts.items() if part is not None}


def _prediction(prediction: Prediction) -> dict[str, Any]:
    return {"question": prediction.question, "options": [asdict(o) for o in prediction.options]}
