"""Simulation -> what the front end needs of it: plain data, and its code as JavaScript."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import product
from typing import Any

from explorable.book.bibliography import in_words, source
from explorable.explorer.measures import Measure, final, peak, read, value_at
from explorable.explorer.simulation import Case, Curve, Panel, Prediction, Role, Simulation
from explorable.model import Model, Output, Parameter, Scale, State
from explorable.number_format import sentence
from explorable.solve import is_verified, solve
from explorable.solve.solution import Run
from explorable.units import notes

_ROLES: tuple[Role, ...] = (
    "tcell",
    "intruder",
    "innate",
    "memory",
    "antibody",
    "cancer",
    "own",
    "ink",
)

_NO_BRACES = str.maketrans("{}", "()")
"""Braces hold a sentence's numbers; a reader's own unit may have some, too."""


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
        "measures": [m.describe() for m in simulation.measures],
        "panels": [_panel(p) for p in simulation.panels],
        "sentence": [case.say for case in simulation.sentence],
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
        "marks": [{"label": mark.label, "role": mark.role} for mark in panel.marks],
    }


def _prediction(prediction: Prediction) -> dict[str, Any]:
    return {"question": prediction.question, "options": [asdict(o) for o in prediction.options]}


def default_simulation(model: Model, scale: Scale = "linear") -> Simulation:
    """Show a reader's own model: every ranged parameter a slider, a panel for each unit.

    Parameters
    ----------
    scale : of the axis that points upwards.
    """
    shown = model.outputs if model.kind == "algebraic" else model.quantities
    curves = {q: Curve(q.name, _ROLES[i % len(_ROLES)], q.label) for i, q in enumerate(shown)}
    panels = []
    for unit in dict.fromkeys(q.unit for q in shown):
        of_unit = [q for q in shown if q.unit == unit]
        label = of_unit[0].label if len(of_unit) == 1 else "Value"
        panels.append(Panel(tuple(curves[q] for q in of_unit), label, unit, scale=scale))
    sliders = tuple(p.name for p in model.parameters if p.between or p.switch)
    measures, cases = _readings(model, shown[:2])
    return Simulation(
        id=model.name.replace("_", "-"),
        title=model.name.replace("_", " ").capitalize(),
        model=model,
        status="course",
        summary=(model.function.__doc__ or "").strip().split("\n")[0],
        sliders=sliders,
        panels=tuple(panels),
        measures=measures,
        sentence=cases,
        presets=(),
        prediction=None,
        leaves_out=(),
    )


def _readings(
    model: Model, shown: Sequence[State | Output]
) -> tuple[tuple[Measure, ...], tuple[Case, ...]]:
    """Two numbers of each quantity, and the sentences that say them.

    What is left at the end of a run may be so little that solvers disagree on it: then it is
    called almost nothing.
    """
    measures: list[Measure] = []
    told: list[list[Case]] = []
    middle = f"({model.axis.lo}) + (({model.axis.hi}) - ({model.axis.lo})) / 2"
    for q in shown:
        first, end = f"_first_{q.name}", f"_end_{q.name}"
        form = "short" if q.unit == "1" else f"in {q.unit.translate(_NO_BRACES)}"
        if model.kind == "algebraic":
            measures.append(value_at(first, q.name, middle, f"In the middle: {q.label}", q.unit))
            start = f"{q.label}: {{{first}:{form}}} in the middle,"
        else:
            measures.append(peak(first, q.name, f"Most: {q.label}", q.unit))
            start = f"{q.label}: at most {{{first}:{form}}},"
        measures.append(final(end, q.name, f"At the end: {q.label}", q.unit))
        little = f"-1e-6 * {first} < {end} and {end} < 1e-6 * {first}"
        told.append(
            [
                Case(f"{start} almost nothing at the end.", little),
                Case(f"{start} {{{end}:{form}}} at the end."),
            ]
        )
    cases = (
        Case(
            " ".join(c.say for c in chosen),
            " and ".join(c.when for c in chosen if c.when != "True") or "True",
        )
        for chosen in product(*told)
    )
    return tuple(measures), tuple(cases)


def outcome(
    simulation: Simulation, values: Mapping[str, float], **options: Any
) -> tuple[Run, dict[str, float], str]:
    """Run a simulation; its measures, and the sentence that says what happened.

    If the run is impossible, the measures are empty and the sentence says why.
    """
    run = solve(simulation.model, values, **options)
    if run.message:
        return run, {}, run.message
    measures = read(run, simulation.measures)
    return run, measures, sentence(simulation, run.values, measures)


def as_script_text(data: Any) -> str:
    """JSON that may stand inside a ``<script>`` of a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
