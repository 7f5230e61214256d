"""A reader's own model as a simulation: a slider for every range, a panel for every unit, and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from explorable import settings
from explorable.explorer.measures import Measure, final, peak, value_at
from explorable.explorer.simulation import Case, Curve, Panel, Simulation
from explorable.model import Model, Output, Scale, State
from explorable.scene import Scene
from explorable.wording import _

_NO_BRACES = str.maketrans("{}", "()")
"""Braces hold a sentence's numbers; a reader's own unit may have some, too."""


def default_simulation(
    model: Model, scale: Scale = "linear", scene: Scene | None = None
) -> Simulation:
    """Show a reader's own model: every ranged parameter a slider, a panel for each unit.

    Parameters
    ----------
    scale : of the axis that points upwards.
    scene : its run as figures.
    """
    shown = model.outputs if model.kind == "algebraic" else model.quantities
    roles = [*settings.current().palette, "ink"]
    curves = {q: Curve(q.name, roles[i % len(roles)], q.label) for i, q in enumerate(shown)}
    panels = []
    for unit in dict.fromkeys(q.unit for q in shown):
        of_unit = [q for q in shown if q.unit == unit]
        label = of_unit[0].label if len(of_unit) == 1 else _("Value")
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
        scene=scene,
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
            label = _("In the middle: {label}").format(label=q.label)
            measures.append(value_at(first, q.name, middle, label, q.unit))
            little = _("{label}: {first} in the middle, almost nothing at the end.")
            much = _("{label}: {first} in the middle, {end} at the end.")
        else:
            measures.append(peak(first, q.name, _("Most: {label}").format(label=q.label), q.unit))
            little = _("{label}: at most {first}, almost nothing at the end.")
            much = _("{label}: at most {first}, {end} at the end.")
        label = _("At the end: {label}").format(label=q.label)
        measures.append(final(end, q.name, label, q.unit))
        numbers = {"first": f"{{{first}:{form}}}", "end": f"{{{end}:{form}}}"}
        is_little = f"-1e-6 * {first} < {end} and {end} < 1e-6 * {first}"
        told.append(
            [
                Case(little.format(label=q.label, **numbers), is_little),
                Case(much.format(label=q.label, **numbers)),
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
