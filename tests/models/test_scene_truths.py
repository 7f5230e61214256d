"""The course's scenes: the page shows the same figures as Python, and every caption is true wherever it is said."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from claims_reader import Reading
from proof import Outcome as Run
from proof import asked_of, in_browser, key
from slider_space import edges

from explorable import figures
from explorable.chance import Crowd
from explorable.chance.code import javascript
from explorable.explorer.outcome import outcome
from explorable.explorer.simulation import Simulation
from explorable.explorer.slider_space import sobol
from explorable.explorer.spec import to_spec
from explorable.model import expressions
from explorable.number_format import fill
from explorable.scene import poster
from explorable.scene.display import beats, caption, display
from explorable.scene.parts import MOST, SMALL, WORDS, Beat
from explorable.scene.source import Source
from immunobook import simulations

sys.path.append(str(Path(__file__).parents[1] / "unit"))
from typescript import TypeScript

ALL = [id for id in simulations.ids() if simulations.load(id).scene]
OF_RUNS = [id for id in ALL if simulations.load(id).scene.shows == "run"]
SETTINGS = 60

MAIN = """
import { caption, display } from "./scene/display";
import { Source } from "./scene/source";
import * as thrown from "./chance/index";
import * as rows from "./scene/rows";
const chance = { ...thrown, ...rows };
import { library } from "./solve/library";
function answer({ spec, values, measures, columns, grid, crowd, times, again }) {
  // amounts as Python read them, so that only what a scene makes of them is compared
  const solution = { lo: grid[0], hi: grid[grid.length - 1], at: (i, t) => columns[i][times.indexOf(t)] ?? NaN };
  const code = crowd ? (0, eval)(`(${crowd})`)(library) : null;
  const source = new Source(spec, spec.scene, { values, measures, solution }, { ...chance, crowd: code }, again);
  const placed = (t) => display(source, t).map((p) => [p.id, p.symbol, +p.x.toFixed(3), +p.y.toFixed(3), p.look, p.size, p.turn]);
  return { span: [source.lo, source.hi], shown: times.map(placed), said: times.map((t) => caption(source, t)) };
}
"""


@cache
def source(id: str, label: str, again: int = 0) -> tuple[Simulation, Source]:
    simulation = simulations.load(id)
    values = next(p.values for p in simulation.presets if p.label == label)
    solution, measures, message = outcome(simulation, values)
    assert not solution.message, message
    return simulation, Source(simulation.scene, solution, measures, simulation.thrown, again)


CHOICES = [(id, preset.label) for id in ALL for preset in simulations.load(id).presets]


@pytest.mark.parametrize(("id", "label"), CHOICES)
def test_python_and_page_show_and_say_the_same(id: str, label: str, tmp_path: Path) -> None:
    simulation, ours = source(id, label, again=3)
    lo, hi = ours.span
    times = [lo + (hi - lo) * k / 120 for k in range(121)]
    run, crowd = (
        ours.solution,
        ours.scene.shows == "chance" and isinstance(simulation.thrown, Crowd),
    )
    [theirs] = TypeScript(tmp_path, MAIN)(
        [
            {
                "spec": to_spec(simulation),
                "values": dict(ours.values),
                "measures": {n: v for n, v in ours.measures.items() if v == v},
                "columns": [
                    [run.at(q.name, t) if run.lo <= t <= run.hi else None for t in times]
                    for q in run.model.quantities
                ],
                "grid": [run.lo, run.hi],
                "crowd": javascript(simulation.thrown) if crowd else "",
                "times": times,
                "again": 3,
            }
        ]
    )
    assert theirs["span"] == [lo, hi]
    assert theirs["said"] == [caption(ours, t) for t in times]
    shown = [
        [
            [p.id, p.symbol, round(p.x, 3), round(p.y, 3), p.look, p.size, p.turn]
            for p in display(ours, t)
        ]
        for t in times
    ]
    for mine, other in zip(shown, theirs["shown"], strict=True):
        assert [[*p[:2], *p[4:]] for p in mine] == [[*p[:2], *p[4:]] for p in other]
        assert [p[2:4] for p in other] == [pytest.approx(p[2:4], abs=0.01) for p in mine]


@cache
def runs(id: str) -> list[Run]:
    simulation = simulations.load(id)
    settings = [dict(p.values) for p in simulation.presets]
    settings += [*edges(simulation, 1), *sobol(simulation, SETTINGS, 1)]
    return [run for run in in_browser(simulation, settings, texts=False) if not run.message]


@cache
def elsewhere(id: str) -> dict[object, Run]:
    """The runs of changed settings that captions ask for with `instead`."""
    asked = [s for run in runs(id) for beat, _ in said(id, run) for s in asked_of(run, beat.claims)]
    settings = list({key(setting): setting for setting in asked}.values())
    found = in_browser(simulations.load(id), settings, texts=False) if settings else []
    return {key(run.setting): run for run in found}


def reading_of(id: str, run: Run) -> Reading:
    def instead(changes: Mapping[str, float]) -> Reading:
        return reading_of(id, elsewhere(id)[key({**run.setting, **changes})])

    assert run.curves
    return Reading(run.curves, run.numbers, instead=instead)


def said(id: str, run: Run) -> Iterator[tuple[Beat, float]]:
    """The captions of a run, each with its time."""
    reading = Reading(run.curves, run.numbers)
    lo, hi = reading.number("begin"), reading.number("end")
    for beat in simulations.load(id).scene.beats:
        if expressions.evaluate(beat.when, run.numbers):
            at = float(expressions.evaluate(beat.at, run.numbers))
            if lo <= at <= hi:
                yield beat, at


@pytest.mark.parametrize("id", OF_RUNS)
def test_every_caption_is_true_and_some_run_says_it(id: str) -> None:
    told, wrong = set(), []
    for run in runs(id):
        reading = reading_of(id, run)
        for beat, _ in said(id, run):
            told.add(beat)
            wrong += [
                f"{beat.say}\n  {run.setting}: {claim}: {reading.explain(claim)}"
                for claim in beat.claims
                if not reading.holds(claim)
            ]
    assert not wrong, f"{len(wrong)} captions of {id} are not so:\n" + "\n".join(wrong[:6])
    unsaid = [beat.say for beat in simulations.load(id).scene.beats if beat not in told]
    assert not unsaid, f"no run of {id} says: {unsaid}"


@pytest.mark.parametrize("id", OF_RUNS)
def test_each_caption_claims_something(id: str) -> None:
    without = [beat.say for beat in simulations.load(id).scene.beats if not beat.claims]
    assert not without, f"captions of {id} claim nothing: {without}"


@pytest.mark.parametrize(("id", "label"), CHOICES)
def test_captions_are_short_and_whole(id: str, label: str) -> None:
    _, ours = source(id, label)
    for at, beat in beats(ours):
        text = fill(beat.say, ours.at(at))
        assert len(text.split()) <= WORDS
        assert "–" not in text, f"{text!r} tells what never happened"
        assert text[0].isupper() or text[0].isdigit()
        assert text[-1] in ".!?"


@pytest.mark.parametrize(("id", "label"), CHOICES)
def test_an_eye_can_take_it_in(id: str, label: str) -> None:
    _, ours = source(id, label)
    lo, hi = ours.span
    for k in range(61):
        shown = display(ours, lo + (hi - lo) * k / 60)
        faces = sum(has_face(p.symbol) for p in shown)
        assert faces <= MOST
        assert len(shown) - faces <= SMALL
        assert all(-45 <= p.x <= 435 and -65 <= p.y <= 305 for p in shown)


def has_face(symbol: str) -> bool:
    """Eyes and shine are ellipses; parts have none."""
    return any(
        part.tag.endswith("ellipse")
        for shape in figures.of_course()[symbol].shapes
        for part in shape.iter()
    )


@pytest.mark.parametrize("id", ALL)
def test_the_still_has_every_symbol_that_is_ever_shown(id: str) -> None:
    simulation = simulations.load(id)
    _, ours = source(id, simulation.opens or simulation.presets[0].label)
    drawn = ElementTree.fromstring(poster.poster(ours, id))
    uses = {use.get("href", "").removeprefix("#") for use in drawn.iter("use")}
    named = {symbol.get("id") for symbol in drawn.iter("symbol")}
    assert uses <= named
    assert len(uses) > 1
    assert {f"{id}-{symbol}" for symbol in poster.symbols_of(ours.scene)} == named
    assert not any("style" in part.attrib for part in drawn.iter())


@pytest.mark.parametrize("id", ALL)
def test_something_happens_in_it(id: str) -> None:
    simulation = simulations.load(id)
    _, ours = source(id, simulation.opens or simulation.presets[0].label)
    lo, hi = ours.span
    seen = {str(display(ours, lo + (hi - lo) * k / 60)) for k in range(61)}
    assert len(seen) > 8
