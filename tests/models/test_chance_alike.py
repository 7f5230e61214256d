"""The same seed gives the same run in both languages: the order of all that happens, and times to 1e-9."""

from __future__ import annotations

import gzip
import subprocess

import chance_front
import pytest
from frontend import FRONTEND
from small_crowds import CROWDS, pairs

from explorable.chance import Draw, SamplePath, draw, sample
from explorable.chance.generator import Generator
from explorable.chance.poisson import poisson
from explorable.solve.integrator import Limits
from immunobook import simulations
from immunobook.simulations.gatekeeper_search import THIRTY

SEEDS = range(1, 201)
THROWN = {
    id: thrown for id in simulations.ids() if (thrown := simulations.load(id).thrown) is not None
}
ALL = {**{id: t for id, t in THROWN.items() if not isinstance(t, Draw)}, **CROWDS}
STEPS = 120
SHORT = Limits(steps=STEPS)


def same(run: SamplePath, front: dict) -> None:
    states = [s.name for s in run.crowd.model.states]
    assert len(run.happenings) == len(front["happened"])
    for ours, (t, kind, times, takes, gives) in zip(run.happenings, front["happened"], strict=True):
        assert (ours.kind, ours.times) == (kind, times)
        assert ours.t == pytest.approx(t, rel=1e-9, abs=1e-12)
        assert dict(ours.takes) == {states[i]: k for i, k in takes}
        assert dict(ours.gives) == {states[i]: k for i, k in gives}
    assert run.times == pytest.approx(front["times"], rel=1e-9, abs=1e-12)
    for mine, theirs in zip(run.states, front["states"], strict=True):
        assert mine == pytest.approx(theirs, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("method", ["exact", "leap"])
@pytest.mark.parametrize("id", ALL)
def test_runs(id: str, method: str) -> None:
    """A run is given up after some steps, so that 200 of them take seconds in Python, too."""
    crowd = ALL[id]
    found = chance_front.paths(
        crowd, {}, SEEDS, method, {"steps": STEPS, "rounds": 100, "events": 100}
    )
    for seed, front in zip(SEEDS, found, strict=True):
        run = sample(crowd, {}, seed, method=method, limits=SHORT)
        same(run, front)
        assert bool(run.message) == bool(front["why"])
    assert len({len(front["happened"]) for front in found}) > 1 or found[0]["why"], (
        "runs are all alike"
    )


def test_whole_runs_and_their_lines() -> None:
    crowd = THROWN["antibody-grip"]
    for front, seed in zip(chance_front.paths(crowd, {}, [5, 6]), (5, 6), strict=True):
        run = sample(crowd, {}, seed)
        same(run, front)
        assert not run.message
        x, y = run.steps(crowd.model.quantities[-1].name)
        assert x == pytest.approx(front["line"]["x"], rel=1e-9)
        assert y == pytest.approx(front["line"]["y"], rel=1e-9)


def test_leaps_do_leap() -> None:
    run = sample(CROWDS["many"], {}, 4, method="leap")
    assert max(h.times for h in run.happenings) > 50
    assert len(run.times) < sum(h.times for h in run.happenings) / 20


def test_streams() -> None:
    means = [0.5, 9.9, 10.1, 40, 1e4]
    for seed, found in zip(
        [*SEEDS, 2**40, -3], chance_front.numbers([*SEEDS, 2**40, -3], means), strict=True
    ):
        random = Generator(seed)
        ours = [random.next(), random.uniform(), random.exponential(2), random.below(6)]
        ours += [poisson(random, mean) for mean in means]
        assert ours == pytest.approx(found, rel=1e-12)


@pytest.mark.parametrize(
    "row", [THIRTY, *(t for t in THROWN.values() if isinstance(t, Draw))], ids=lambda r: r.kind
)
def test_rows(row: Draw) -> None:
    values = {"number": 27.0, "share": 63.0}
    ours = [draw(row, values, seed) for seed in SEEDS]
    assert ours == chance_front.rows(row, values, SEEDS)
    assert len({tuple(r) for r in ours}) > 20


def test_limits_are_told_alike() -> None:
    crowd = pairs
    [front] = chance_front.paths(crowd, {}, [1], limits={"steps": 3, "rounds": 100, "events": 100})
    run = sample(crowd, {}, 1, limits=Limits(steps=3))
    assert (front["why"], front["limit"]) == ("too many steps", 3)
    assert run.message.endswith("it takes more than 3 steps.")
    assert run.hi == pytest.approx(front["hi"])


def test_what_a_scene_loads_for_chance_is_small() -> None:
    """Beside what its page has already."""
    found = subprocess.run(
        ["node_modules/esbuild/bin/esbuild", "src/chance/index.ts", "--bundle", "--minify", "--format=esm", "--external:../simulation/*"],
        cwd=FRONTEND, capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert len(gzip.compress(found, 9)) <= 2560
    assert b"poisson" not in found
