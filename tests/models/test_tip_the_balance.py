"""The chapter's opener: the same model as `tumor-and-immunity`, in plain words."""

from __future__ import annotations

import pytest
from sampled import measured, outcomes

from explorable.solve import solve
from immunobook import simulations
from immunobook.simulations._kuznetsov import MOUSE
from visiting import ROOT

ID = "tip-the-balance"


def test_it_is_the_model_of_the_later_chapter() -> None:
    percent = {"recognition": 125, "killing": 50}
    plain = {"p": 1.25 * MOUSE["p"], "n": 0.5 * MOUSE["n"]}
    ours = solve(simulations.load(ID).model, percent)
    theirs = solve(simulations.load("tumor-and-immunity").model, plain)
    for day in (1, 30, 100, 365):
        assert ours.at("T", day) == pytest.approx(theirs.at("T", day), rel=1e-5)


def test_both_sliders_tip_it() -> None:
    grows, held = 2.5e8, 1.2e8
    assert measured(ID, killing=60)["end_size"] > grows
    assert measured(ID, killing=65)["end_size"] < held
    assert measured(ID, killing=50)["end_size"] > grows
    assert measured(ID, killing=50, recognition=125)["end_size"] < held
    assert measured(ID, recognition=75)["end_size"] > grows
    assert measured(ID, recognition=75, killing=200)["end_size"] < held


def test_the_sentence_is_still_true_years_later() -> None:
    later = simulations.load("tumor-and-immunity").model
    for k, (run, _, said) in enumerate(outcomes(ID, 256)):
        assert "gets away" in said or "held in check" in said or "nothing is settled" in said
        if k % 2 or "nothing is settled" in said:
            continue
        v = run.values
        values = {"p": v["recognition"] / 100 * MOUSE["p"], "n": v["killing"] / 100 * MOUSE["n"]}
        end = solve(later, {**values, "T0": v["T0"], "days": 2000}).at("T", 2000)
        assert (end > 2.5e8) == ("gets away" in said), v


def test_close_to_the_edge_nothing_is_promised() -> None:
    simulation = simulations.load(ID)
    from explorable.explorer.outcome import outcome

    assert "nothing is settled" in outcome(simulation, {"T0": 6.560979e7})[2]


def test_the_steps_of_the_chapter_cross_the_edge() -> None:
    """It opens on a setting in which no killing on the slider is too weak, so the steps leave it first."""
    steps = (ROOT / "book/chapters/how-it-works.md").read_text(encoding="utf-8")
    assert steps.index("Then press *In balance*") < steps.index("**Weaken the defense.**")
    sliders = {p.name: p for p in simulations.load(ID).model.parameters}
    weakest = sliders["killing"].between[0]
    assert measured(ID, killing=weakest, recognition=150)["late_peak"] < 1.2e8
    assert measured(ID, killing=weakest)["end_size"] > 2.5e8
