"""The front end's own solver, run by Node on translated models."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from explorable.explorer.simulation import Simulation
from explorable.explorer.spec import to_spec
from explorable.explorer.try_file import node
from explorable.translate.javascript import javascript

FRONTEND = Path(__file__).parents[2] / "engine" / "frontend"

_MAIN = """
import { run } from "./simulation/outcome";
import { makeModel } from "./simulation/model";
import * as writer from "./ui/number-format";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [task, code, answer] = process.argv.slice(2);
const { spec, settings, every, texts, calls, options } = JSON.parse(readFileSync(task, "utf8"));
const thin = (a) => Array.from(a).filter((_, k) => k % every === 0);
const plain = (_, v) => (typeof v === "number" && !Number.isFinite(v) ? String(v) : v);

async function main() {
  const found = [];
  if (spec) {
    const model = makeModel((await import(pathToFileURL(code).href)).default, spec);
    for (const values of settings) {
      const started = performance.now();
      const r = run(model, spec, values, options);
      found.push({
        grid: thin(r.grid), columns: r.columns.map(thin), measures: r.measures,
        sentence: r.sentence, message: r.message, milliseconds: performance.now() - started,
      });
    }
  }
  const numbers = (values) => Object.fromEntries(Object.entries(values).map(([name, v]) => [name, v === "nan" ? NaN : v === "inf" ? Infinity : Number(v)]));
  for (const [template, values] of texts ?? []) found.push(writer.fill(template, numbers(values)));
  for (const [name, given] of calls ?? []) found.push(writer[name](...given));
  writeFileSync(answer, JSON.stringify(found, plain));
}
main().catch((error) => { console.error(error); process.exit(1); });
"""


@lru_cache(maxsize=4)
def folder(main: str = _MAIN) -> Path:
    """A folder that holds the front end, bundled with what is to be done with it."""
    target = Path(mkdtemp(prefix="immunobook-"))
    (target / "package.json").write_text('{"type": "module"}')
    esbuild = FRONTEND / "node_modules" / "esbuild" / "bin" / "esbuild"
    assert esbuild.exists(), "esbuild is missing: run `make frontend` once"
    subprocess.run(
        [str(esbuild), "--bundle", "--platform=node", "--format=esm", "--loader=ts",
         f"--outfile={target / 'run.js'}", "--log-level=error"],
        input=main, text=True, cwd=FRONTEND / "src", check=True,
    )  # fmt: skip
    return target


def ask(task: Mapping[str, Any], code: str = "", main: str = _MAIN) -> list[Any]:
    """Do a task in Node; what it wrote as its answer."""
    here = folder(main)
    (here / "task.json").write_text(json.dumps(task))
    name = f"model-{abs(hash(code))}.js"  # an ES module is cached by its address
    (here / name).write_text(f"export default {code or 'null'};")
    done = subprocess.run(
        [node(), "run.js", "task.json", name, "answer.json"],
        cwd=here, text=True, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads((here / "answer.json").read_text())
    return found


def runs(
    simulation: Simulation,
    settings: Sequence[Mapping[str, float]],
    every: int = 1,
    options: Mapping[str, float] | None = None,
) -> list[Any]:
    """Run a simulation in the front end for many settings.

    Parameters
    ----------
    options : those of the front end's solver that differ from the usual ones.

    Returns
    -------
    For each setting: `grid` (every `every`-th place), `columns`, `measures` (numbers, or "NaN"),
    `sentence`, `message`, `milliseconds`.
    """
    spec = to_spec(simulation)
    task = {"spec": spec, "settings": list(settings), "every": every, "options": options or {}}
    return ask(task, javascript(simulation.model))


def texts(templates: Sequence[tuple[str, Mapping[str, float | str]]]) -> list[str]:
    """Fill sentence templates in the front end; JSON has no NaN, so it goes as text."""
    return ask({"texts": list(templates)})


def calls(asked: Sequence[tuple[str, Sequence[Any]]]) -> list[Any]:
    """Call functions of the front end's `number-format.ts`."""
    return ask({"calls": list(asked)})
