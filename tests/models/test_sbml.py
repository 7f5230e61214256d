"""The SBML of every simulation is valid, and runs the same in an engine of its own (libRoadRunner)."""

from __future__ import annotations

import pytest

from explorable.model import Axis, ModelError, Parameter, State, model
from explorable.solve import solve
from explorable.translate.javascript import javascript
from explorable.translate.sbml import sbml
from immunobook import simulations

libsbml = pytest.importorskip("libsbml")


def written(id: str) -> str:
    model = simulations.load(id).model
    if "erfc" in javascript(model):
        with pytest.raises(ModelError, match="normal distribution"):
            sbml(model)
        pytest.skip("SBML has no normal distribution")
    return sbml(model)


@pytest.mark.parametrize("id", simulations.ids())
def test_valid(id: str) -> None:
    document = libsbml.readSBMLFromString(written(id))
    document.setConsistencyChecks(libsbml.LIBSBML_CAT_UNITS_CONSISTENCY, False)
    document.checkConsistency()
    serious = [
        document.getError(k).getMessage()
        for k in range(document.getNumErrors())
        if document.getError(k).getSeverity() >= libsbml.LIBSBML_SEV_ERROR
    ]
    assert serious == []


@pytest.mark.parametrize("id", simulations.ids())
def test_same_in_roadrunner(id: str) -> None:
    roadrunner = pytest.importorskip("roadrunner")
    model = simulations.load(id).model
    text = written(id)
    if model.kind == "algebraic":
        pytest.skip("nothing is integrated")
    run = solve(model)
    names = [q.name for q in model.quantities]
    engine = roadrunner.RoadRunner(text)
    engine.integrator.maximum_num_steps = 20_000
    engine.timeCourseSelections = ["time", *names]
    engine.integrator.relative_tolerance = 1e-10
    engine.integrator.absolute_tolerance = 1e-18
    try:
        table = engine.simulate(run.lo, run.hi, 41)
    except RuntimeError:  # CVODE gets stuck at a kink of the equations
        engine.reset()
        engine.integrator.relative_tolerance = 1e-8
        engine.integrator.absolute_tolerance = 1e-10
        table = engine.simulate(run.lo, run.hi, 41)
    for k, name in enumerate(names):
        column = run.columns[name]
        size = max(column) - min(column) or 1.0
        for row in table:
            x = min(float(row[0]), run.hi)
            near = min(abs(x - s.lo) for s in run.segments)
            if near > 1e-6 * run.hi or x == 0:
                assert abs(row[k + 1] - run.at(name, x)) <= 2e-5 * size, (name, x)


@pytest.mark.parametrize(
    ("unit", "seconds"), [("days", 86_400), ("h", 3_600), ("min", 60), ("seconds", 1)]
)
def test_units_are_said_where_sbml_has_them(unit: str, seconds: int) -> None:
    @model(
        time=Axis("t", "Time", unit, 0, 10),
        states=[State("T", "Tumor", "cells", start=1)],
        parameters=[
            Parameter("share", 0.5, "1", "Share", (0, 1)),
            Parameter("r", 0.1, "1/day", "Growth", (0, 1)),
        ],
    )
    def grows(T, *, share, r):
        return {"T": share * r * T}

    said = libsbml.readSBMLFromString(sbml(grows)).getModel()
    assert said.getParameter("share").getUnits() == "dimensionless"
    assert not said.getParameter("r").isSetUnits()
    assert said.getParameter("r").getName() == "Growth (1/day)"
    assert said.getParameter("r").getValue() == 0.1
    (part,) = said.getUnitDefinition(said.getTimeUnits()).getListOfUnits()
    assert part.getKind() == libsbml.UNIT_KIND_SECOND
    assert part.getMultiplier() * 10 ** part.getScale() == seconds and part.getExponent() == 1
