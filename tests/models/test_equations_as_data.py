"""A model's equations as data, solved by the page, beside the same equations as JavaScript."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from typing import Any

import frontend
import pytest

from explorable.explorer.own_model import default_simulation
from explorable.explorer.simulation import Simulation
from explorable.explorer.spec import to_spec
from explorable.model import Axis, Event, Output, Parameter, State, model
from explorable.model.functions import maximum, minimum, normal_cdf, where
from explorable.translate.data import equations
from explorable.translate.javascript import javascript
from immunobook import simulations

SAME = 1e-6
"""Of a quantity's range: the two round otherwise, and so their steps may part a little."""

MAIN = """
import { run } from "./simulation/outcome";
import { makeModel } from "./simulation/model";
import { equationsOf } from "./simulation/from-data";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [task, code, answer] = process.argv.slice(2);
async function main() {
  const codes = (await import(pathToFileURL(code).href)).default;
  const found = JSON.parse(readFileSync(task, "utf8")).map(({ spec, data, values }, k) =>
    [codes[k], equationsOf(data, spec)].map((one) => {
      const started = performance.now();
      const { columns, sentence, message } = run(makeModel(one, spec), spec, values);
      return { columns: columns.map((c) => Array.from(c, (v) => Number.isFinite(v) ? v : null)), sentence, message, ms: performance.now() - started };
    }));
  writeFileSync(answer, JSON.stringify(found));
}
main().catch((error) => { console.error(error); process.exit(1); });
"""


@model(
    time=Axis("t", "Time", "days", 0, 20),
    states=[
        State("T", "Cells", "cells", start="few", log=True),
        State("D", "Drug", "mg", start=0),
    ],
    outputs=[Output("both", "Both", "1", "T**0.5 + D**3")],
    parameters=[
        Parameter("few", 100, "cells", "At the start", (1, 1000), "log"),
        Parameter("k", 0.5, "1/day", "Growth", (-1, 1)),
        Parameter("dose", 4, "mg", "Dose", (0, 10)),
    ],
    events=[
        Event(at=[2, "2 + dose"], set={"D": "D + dose", "T": "T + D"}),
        Event(when="T > 1e4", set={"T": "T/10"}),
    ],
)
def all_sorts(T, D, *, t, few, k, dose):
    fast = where(t < 10, k, 0.3 * k)
    return {
        "T": fast * T * normal_cdf(2 - D) - minimum(D, 2) * 0.1 * T + maximum(0, abs(k) - 2),
        "D": -0.4 * D * normal_cdf(D - 2) ** 2,
    }


def every() -> list[Simulation]:
    return [*(simulations.load(name) for name in simulations.ids()), default_simulation(all_sorts)]


@lru_cache
def answers() -> list[Any]:
    each = every()
    task: Any = [
        {
            "spec": to_spec(s),
            "data": equations(s.model),
            "values": {**s.model.defaults, **s.opening},
        }
        for s in each
    ]
    code = ",".join(javascript(s.model) for s in each)
    return frontend.ask(json.loads(json.dumps(task)), f"[{code}]", MAIN)


@pytest.mark.parametrize("k", range(len(simulations.ids()) + 1))
def test_data_and_code_are_one_model(k: int):
    code, data = answers()[k]
    assert (data["sentence"], data["message"]) == (code["sentence"], code["message"])
    for ours, theirs in zip(data["columns"], code["columns"], strict=True):
        numbers = [v for v in theirs if v is not None]
        size = (max(numbers) - min(numbers)) or abs(numbers[0]) or 1.0
        for a, b in zip(ours, theirs, strict=True):
            assert (a is None) == (b is None)
            assert a is None or math.isclose(a, b, rel_tol=1e-4, abs_tol=SAME * size)


def test_the_data_is_no_code():
    text = json.dumps([equations(s.model) for s in every()])
    assert "=>" not in text and "Math" not in text
