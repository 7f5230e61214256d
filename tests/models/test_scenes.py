"""The course's scenes: the page shows the same figures as Python, and every caption is true in every choice."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from explorable import figures
from explorable.explorer.outcome import Outcome, outcome
from explorable.explorer.simulation import Simulation
from explorable.scene.display import captions, display
from explorable.scene.poster import poster
from explorable.scene.spec import to_spec
from immunobook import simulations

sys.path.append(str(Path(__file__).parents[1] / "unit"))
from typescript import TypeScript

ALL = [id for id in simulations.ids() if simulations.load(id).scene]
CHOICES = [(id, choice) for id in ALL for choice in simulations.load(id).scene.choices]

MAIN = """
import { display } from "./scene/display";
function answer({ scene, amounts, known, t }) {
  return display(scene, (of) => amounts[of] ?? NaN, known, t).map((p) => [p.id, p.symbol, p.x, p.y, p.look]);
}
"""


@cache
def run(id: str, choice: str) -> tuple[Simulation, Outcome]:
    simulation = simulations.load(id)
    values = next(p.values for p in simulation.presets if p.label == choice)
    return simulation, outcome(simulation, values)


@pytest.mark.parametrize(("id", "choice"), CHOICES)
def test_python_and_page_show_the_same(id: str, choice: str, tmp_path: Path) -> None:
    simulation, (solution, measures, _) = run(id, choice)
    scene = simulation.scene
    times = [solution.lo + (solution.hi - solution.lo) * k / 300 for k in range(301)]
    # what never happens is missing in the page, too, and is NaN there
    known = {n: v for n, v in {**solution.values, **measures}.items() if v == v}
    asked = [
        {
            "scene": to_spec(scene),
            "amounts": {f.of: solution.at(f.of, t) for f in scene.figures},
            "known": known,
            "t": t,
        }
        for t in times
    ]
    ours = [[list(p) for p in display(scene, solution, measures, t)] for t in times]
    assert TypeScript(tmp_path, MAIN)(asked) == ours
    assert len({str(shown) for shown in ours}) > 10, "hardly anything happens in it"


@pytest.mark.parametrize("id", ALL)
def test_the_still_has_every_symbol_that_it_uses(id: str) -> None:
    simulation, (solution, measures, _) = run(id, simulations.load(id).scene.choices[0])
    drawn = poster(simulation.scene, solution, measures)
    assert drawn.count("<use ") > 10
    used = [f.symbol for f in (*simulation.scene.figures, *simulation.scene.told)]
    sheet = figures.symbols(used, figures.of_course())
    for symbol in used:
        assert f'id="{symbol}"' in sheet


HERO = "innate-and-acquired"


def truths(choice: str) -> dict[str, bool]:
    """Caption -> whether it is true of the curves, asked of them and not of the measure its condition asks."""
    _, (solution, _, _) = run(HERO, choice)
    p = solution.values

    def at(name: str, t: float) -> float:
        return solution.at(name, t)

    said = {
        say: t
        for t, say in captions(
            simulations.load(HERO).scene, solution, run(HERO, choice)[1].measures
        )
    }
    claims = {
        "Germs get in": lambda t: abs(at("P", t) / p["P0"] - 1) < 1e-9,
        "Fast defenders": lambda t: at("innate_strength", 0.5) > 0.5 * p["kI"] / p["kE"],
        "A gatekeeper": lambda t: at("M", 0) == 0 and at("P", t) > 0,
        "There it looks": lambda t: 0 < at("N", t) < at("N", 0),
        "The one that fits": lambda t: at("E", t + 1) > 4 * at("E", t) > 0,
        "Now enough": lambda t: p["kE"] * at("E", t + 0.1) + p["innate"] * p["kI"] * at("I", t + 0.1) > p["r"]
        and at("P", t + 0.3) < at("P", t),
        "The fast arm": lambda t: at("P", t) > 1 and min(solution.columns["P"]) >= 1,
        "the last germ": lambda t: at("P", t + 0.1) < 1 <= at("P", t - 0.1),
        "Most of the new": lambda t: at("E", t + 1) < at("E", t) < 0.5 * max(solution.columns["E"]),
        "Some stay": lambda t: at("M", t) > 50_000 and at("M", p["t2"] - 1) > 50_000,
        "the same germ": lambda t: at("P", t) >= at("P", t - 0.01) + 0.99 * p["P0"],
        "Memory cells know": lambda t: at("E", t) > 100_000,
        "Gone in": lambda t: at("P", t + 0.1) < 1 and t - p["t2"] < 0.5 * min(
            x for x in solution.grid if at("P", x) < 1
        ),
    }  # fmt: skip
    found = {}
    for say, t in said.items():
        asked = [claim for words, claim in claims.items() if words in say]
        assert len(asked) == 1, f"{say!r} is claimed by {len(asked)}; write one claim"
        found[say] = asked[0](t)
    return found


@pytest.mark.parametrize("choice", simulations.load(HERO).scene.choices)
def test_every_caption_is_true(choice: str) -> None:
    assert truths(choice) == dict.fromkeys(truths(choice), True)


@pytest.mark.parametrize("choice", simulations.load(HERO).scene.choices)
def test_whom_a_choice_switches_off_is_not_seen(choice: str) -> None:
    simulation, (solution, measures, _) = run(HERO, choice)
    shown = {
        p.symbol for t in (0.5, 2, 6, 9) for p in display(simulation.scene, solution, measures, t)
    }
    assert ("cast-neutrophil" in shown) == (solution.values["innate"] > 0.5)
    assert ("cast-tcell" in shown) == (solution.values["acquired"] > 0.5)


def test_one_germ_stays_until_the_last_is_gone() -> None:
    simulation, (solution, measures, _) = run(HERO, "Second meeting")
    gone = measures["first_clear"]
    for t, there in ((gone - 0.001, True), (gone + 0.001, False)):
        shown = [
            p for p in display(simulation.scene, solution, measures, t) if p.symbol == "cast-germ"
        ]
        assert bool(shown) == there
