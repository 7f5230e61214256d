"""What comes later comes light: scripts that a page fetches when they are near or asked for, and what a scene adds."""

from __future__ import annotations

import gzip
import json

import pytest

from explorable.explorer.outcome import outcome
from explorable.explorer.spec import to_spec
from explorable.explorer.static_page import scene_still
from explorable.html import STATIC
from explorable.sphinx_ext.front_end import script_of
from immunobook import simulations

#: KiB (gzip) at most; scene.js plays every scene, chance.js throws some of them, studies.js makes studies answer
BARS = {
    "text.js": 6,
    "scene.js": 7,
    "chance.js": 4,
    "film.js": 3,
    "kinds.js": 12,
    "sure.js": 1,
    "studies.js": 7,
    "share.js": 2,
    "embed.js": 1,
    "present.js": 6,
}
SCENE = 6.5
WITH_SCENES = [id for id in simulations.ids() if simulations.load(id).scene]


def kib(text: str | bytes) -> float:
    return len(gzip.compress(text.encode() if isinstance(text, str) else text, 9)) / 1024


@pytest.mark.parametrize(("name", "most"), BARS.items())
def test_a_script_that_comes_later_is_light(name: str, most: float) -> None:
    assert kib((STATIC / name).read_bytes()) <= most


@pytest.mark.parametrize("id", WITH_SCENES)
def test_a_scene_adds_little_to_its_page(id: str) -> None:
    simulation = simulations.load(id)
    still = scene_still(simulation, outcome(simulation, simulation.opening))
    assert kib(json.dumps(to_spec(simulation)["scene"]) + still) <= SCENE


@pytest.mark.parametrize(
    ("body", "script"),
    [
        ('<span class="gloss">flag</span><details data-sensitive="death">', "text.js"),
        ("<p>no more than words</p>", "text.js"),
        ('<figure data-explorable="explorer">', "explorable.js"),
        ('<div class="cell_input docutils">', "explorable.js"),
    ],
)
def test_a_page_of_text_alone_loads_what_text_needs(body: str, script: str) -> None:
    assert script_of(body) == script
