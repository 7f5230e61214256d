"""Scenes: what is refused, and in which words; how many figures stand for an amount; where they rest."""

from __future__ import annotations

import math
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from explorable import explore
from explorable.errors import ReadersMistake
from explorable.explorer.simulation import Case, Curve, Panel, Simulation
from explorable.model import Axis, ModelError, Parameter, State, model
from explorable.scene import (
    Beat,
    Counted,
    Drawn,
    Heap,
    Scene,
    Told,
    ellipse,
    grid,
    mixed,
    rim,
    shared,
)
from explorable.scene.display import beats, caption, count, display
from explorable.scene.places import PITCH, lattice, order
from explorable.scene.poster import poster
from explorable.scene.source import Source
from explorable.solve import solve


@model(
    time=Axis("t", "Time", "days", 0, 10),
    states=[State("P", "Germs", "germs", start="P0")],
    parameters=[
        Parameter("P0", 1000, "germs", "Germs at first", (0, 5000)),
        Parameter("k", 0.2, "1/day", "Removal"),
    ],
)
def fading(P, *, k):
    return {"P": -k * P}


GERM = Counted("cast-germ", "P", 100, "germs", "100 germs", "tissue", near=(0, 150))
FIRST = Beat("0", "There are {P0:.0f} germs.", "True")
GOOD = Scene(
    summary="A drop of tissue with germs.",
    clock="Day {t:.1f}",
    scale="One germ stands for 100 germs.",
    regions=(ellipse("tissue", "tissue", (195, 150), (150, 120)),),
    figures=(GERM,),
    beats=(FIRST,),
    cover="0",
)


def shown(scene: Scene, t: float) -> list:
    return display(Source(scene, solve(fading), {}), t)


def simulation(scene: Scene) -> Simulation:
    return Simulation(
        id="mine", title="Mine", model=fading, status="course", summary="", sliders=("P0",),
        panels=(Panel((Curve("P", "intruder"),), "Germs", "germs"),), measures=(),
        sentence=(Case("They fade."),), presets=(), prediction=None, leaves_out=(), scene=scene,
    )  # fmt: skip


def with_germ(**other) -> Scene:
    return replace(GOOD, figures=(replace(GERM, **other),))


def with_beat(**other) -> Scene:
    return replace(GOOD, beats=(replace(FIRST, **other),))


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        (replace(GOOD, figures=()), "nothing to see: give it a Counted figure"),
        (with_germ(of="Q"), "follows 'Q', which the model does not have; of= is one of P"),
        (with_germ(symbol="cast-germs"), "figure 'cast-germs' is not drawn; did you mean 'cast-germ'?"),
        (with_germ(words=""), "figure 'cast-germ' has no words: say what it is (words=)"),
        (with_germ(each=0), "each is 0; write how many one figure stands for, more than 0"),
        (with_germ(when="Q > 1"), "figure 'cast-germ', when: "),
        (with_germ(goes="eaten"), "is eaten by nobody: name them (by=)"),
        (replace(GOOD, clock=""), "clock is empty: say what time it is"),
        (replace(GOOD, shows="chance"), "it shows chance, and the simulation has none: give it thrown="),
        (replace(GOOD, regions=(ellipse("tissue", "tissue", (195, 150), (150, 120), color="pink"),)), "has the color 'pink'; write"),
        (replace(GOOD, figures=(Heap("cast-germ", "cast-germ", 500, 0, 1, "germs", ((0, 0), (1, 0))),)), "count is 500; write 1 to 120"),
        (replace(GOOD, figures=(Drawn("row", "cast-germ", "cast-germ", "cast-germ", "germs"),)), "the row lives in 'row'"),
        (with_germ(where="node"), "lives in 'node', which is no region of it; there is tissue"),
        (with_germ(most=75), "most is 75; 'tissue' has room for 1 to"),
        (with_beat(when=""), "has no condition: write from which time on (at=) and in which runs (when="),
        (with_beat(at=" "), "has no condition"),
        (with_beat(when="Q > 1"), "'Q'"),
        (with_beat(say="one " * 15), "has 15 words; say it in 1 to 14"),
        (with_beat(say=""), "has 0 words"),
        (with_beat(say="{Q:.0f} germs"), "uses 'Q', which is neither a parameter, a measure nor a quantity"),
        (with_beat(say="{P0:.z} germs"), "uses the format '.z', which does not exist"),
        (replace(GOOD, cover="Q"), "cover: "),
        (replace(GOOD, told=(Told("cast-gatekeeper", "", (0, 0)),)), "has no words: say what it is (words=)"),
        (replace(GOOD, told=(Told("cast-gatekeeper", "it", (("Q", (0, 0)),)),)), "way: "),
        (replace(GOOD, told=(Told("cast-gatekeeper", "it", (0, 0), "Q"),)), "until: "),
    ],
)  # fmt: skip
def test_refused_with_its_mend(scene: Scene, words: str) -> None:
    with pytest.raises(ModelError) as refused:
        simulation(scene)
    assert str(refused.value).startswith("simulation mine: scene: ")
    assert words in str(refused.value)


def test_a_good_one_is_taken() -> None:
    assert simulation(GOOD).scene is GOOD


@pytest.mark.parametrize(
    ("amount", "wanted"),
    [
        (0, (0, False, False)),
        (4.9, (0, False, False)),
        (5, (0, True, False)),  # a twentieth of one
        (100, (1, False, False)),
        (149, (1, False, False)),
        (150, (1, True, False)),
        (5000, (50, False, False)),
        (5049, (50, False, False)),
        (5050, (50, False, True)),
        (math.inf, (50, False, True)),
        (math.nan, (0, False, False)),
    ],
)
def test_figures_for_an_amount(amount: float, wanted: tuple) -> None:
    assert count(GERM, amount, 100) == wanted


def test_the_last_one_stays_faint() -> None:
    germ = replace(GERM, least=1)
    assert count(germ, 1, 100) == (0, True, False)
    assert count(germ, 0.99, 100) == (0, False, False)
    assert not count(replace(GERM, least=0), 0, 100).faint


def test_a_scale_that_would_draw_thousands_is_refused() -> None:
    scene = with_germ(each=0.1)
    with pytest.raises(
        ModelError, match=r"drawn 10,000 times, at most 50 fit; write each=20 or more"
    ):
        poster(Source(scene, solve(fading), {}), "mine")


def test_no_two_rest_nearer_than_four_fifths_of_a_pitch() -> None:
    places = lattice((195, 150), (150, 120), PITCH)
    near = min(math.dist(a, b) for i, a in enumerate(places) for b in places[:i])
    assert len(places) > 60
    assert near >= 0.8 * PITCH
    region = ellipse("tissue", "tissue", (195, 150), (150, 120))
    by_distance = [math.dist(places[k], (0, 150)) for k in order(region, (0, 150))]
    assert by_distance == sorted(by_distance)


def test_two_kinds_share_a_room_to_its_last_spot() -> None:
    whole = ellipse("tissue", "tissue", (195, 150), (150, 120))
    one, other = shared(whole, "other", "the same tissue")
    assert set(one.spots) == set(whole.spots)
    assert one.spots == other.spots[::-1]
    assert one.spots != whole.spots
    half = len(whole.spots) // 2
    assert not set(one.spots[:half]) & set(other.spots[:half])
    assert one.outline
    assert not other.outline, "it would be drawn twice"


def test_a_kind_is_there_in_its_runs_alone() -> None:
    many, few = replace(GERM, when="P0 > 500"), replace(GERM, symbol="cast-virus", when="P0 <= 500")
    scene = replace(GOOD, figures=(many, few))
    for start, symbol, number in ((1000, "cast-germ", 10), (400, "cast-virus", 4)):
        shown = display(Source(scene, solve(fading, {"P0": start}), {}), 0)
        assert [p.symbol for p in shown] == [symbol] * number


def test_mixed_regions_share_a_room_and_keep_places_free() -> None:
    whole = ellipse("tissue", "tissue", (195, 150), (150, 120))
    rest, among = mixed(whole, "among them", "among them", free=((195, 150),))
    assert len(rest.spots) > 1.6 * len(among.spots) > 24
    assert not set(rest.spots) & set(among.spots)
    assert {*rest.spots, *among.spots} == {
        s for s in whole.spots if math.dist(s[:2], (195, 150)) >= PITCH
    }
    alone = [math.dist(a[:2], b[:2]) for i, a in enumerate(among.spots) for b in among.spots[:i]]
    assert min(alone) >= 1.4 * PITCH
    assert rest.outline == whole.outline


def test_a_rim_points_outwards() -> None:
    up, right, down, left = rim("rim", "rim", (100, 100), (50, 50), 4).spots
    assert up == (100, 50, 0)
    assert right == (150, 100, 90)
    assert down == (100, 150, 180)
    assert left == (50, 100, 270)


def test_a_grid_goes_row_by_row() -> None:
    assert [s[:2] for s in grid("g", "g", (10, 20), 2, 2, gap=(5, 7)).spots] == [
        (10, 20),
        (15, 20),
        (10, 27),
        (15, 27),
    ]


def test_figures_of_one_region_share_its_places() -> None:
    found = shown(replace(GOOD, figures=(GERM, replace(GERM, symbol="cast-tcell"))), 0)
    assert len(found) == 20
    assert len({(p.x, p.y) for p in found}) == 20


def test_told_figures_come_go_and_walk() -> None:
    never = Told("cast-tcell", "it", (("0/0", (3, 4)),))
    walks = Told("cast-gatekeeper", "it", (("2", (0, 0)), ("4", (10, 20))), until="6")
    stays = Told("cast-gatekeeper", "it", (7, 7), until="0/0")
    scene = replace(GOOD, figures=(GERM,), told=(never, walks, stays, replace(stays, when="k > 1")))
    at = {
        t: {p.id: (p.x, p.y) for p in shown(scene, t) if p.id.startswith("told")}
        for t in (1, 3, 5, 6)
    }
    assert at == {
        1: {"told.2": (7, 7)}, 3: {"told.1": (5, 10), "told.2": (7, 7)}, 5: {"told.1": (10, 20), "told.2": (7, 7)},
        6: {"told.2": (7, 7)},
    }  # fmt: skip


def test_captions_in_the_order_of_time_where_they_hold() -> None:
    some = (
        Beat("5", "Later, {P:.0f} are left on day {t:.0f}."), FIRST, Beat("3", "Not said.", "k > 1"),
        Beat("11", "After the end."), Beat("0/0", "Never."),
    )  # fmt: skip
    source = Source(replace(GOOD, beats=some), solve(fading), {})
    assert [at for at, _ in beats(source)] == [0, 5]
    assert caption(source, 4.9) == "There are 1,000 germs."
    assert caption(source, 5) == "Later, 368 are left on day 5."


def test_an_end_of_its_own() -> None:
    assert Source(replace(GOOD, ends="P0/200"), solve(fading), {}).span == (0, 5)
    assert Source(replace(GOOD, ends="50"), solve(fading), {}).span == (0, 10)


def test_the_still_shows_the_telling_moment() -> None:
    drawn = ElementTree.fromstring(
        poster(Source(replace(GOOD, cover="5"), solve(fading), {}), "mine")
    )
    uses = drawn.findall(".//use")
    assert len(uses) == len(shown(GOOD, 5)) == 4
    assert {use.get("href") for use in uses} == {"#mine-cast-germ"}
    assert uses[-1].get("opacity") == ".45"
    assert drawn.get("aria-label") == GOOD.summary
    assert drawn.find(".//symbol").get("id") == "mine-cast-germ"
    assert not any("style" in part.attrib for part in drawn.iter())


def test_a_readers_own_model_gets_one_in_a_few_lines() -> None:
    germs = Counted("cast-germ", "P", each=100, words="germs")
    explorer = explore(fading, scene=Scene((germs,), beats=(Beat(5, "Half of the time is over."),)))
    told = explorer.spec["scene"]
    assert told["summary"] == "A picture of germs."
    assert told["scale"] == "One figure of the germs stands for 100 germs."
    assert told["units"] == ""
    assert 'id="fading-cast-germ"' in explorer.still
    assert "Half of the time is over." in explorer.still
    with pytest.raises(ReadersMistake, match="scene= is for a model of your own"):
        explore("bridges", scene=Scene((germs,)))


def test_without_a_scene_nothing_is_carried_along() -> None:
    explorer = explore(fading)
    assert explorer.spec["scene"] is None
    assert explorer.still == ""
