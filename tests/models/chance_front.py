"""Crowds and rows thrown by the front end, in Node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from frontend import ask

from explorable.chance import Crowd, Draw
from explorable.chance.code import javascript
from explorable.chance.spec import to_spec

_MAIN = """
import { draw, sample } from "./chance/index";
import { leap } from "./chance/leap";
import { Generator } from "./chance/generator";
import { poisson } from "./chance/poisson";
import { coverage } from "./chance/coverage";
import { library } from "./solve/library";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [task, file, answer] = process.argv.slice(2);
const { spec, values, seeds, method, times, limits, made } = JSON.parse(readFileSync(task, "utf8"));
const factory = (await import(pathToFileURL(file).href)).default;
const code = factory?.(library);
const throwOnce = (seed) => (method === "leap" ? leap : sample)(code, spec, values, seed, limits ?? undefined);

/** Sums of each quantity, and of its square, at each time: mean and spread of very many runs in little room. */
function moments() {
  const sums = spec.quantities.map(() => times.map(() => [0, 0]));
  for (const seed of seeds) {
    const run = throwOnce(seed);
    if (run.why) throw new Error(run.why);
    sums.forEach((row, i) => row.forEach((sum, k) => {
      const v = run.at(i, times[k]);
      sum[0] += v;
      sum[1] += v * v;
    }));
  }
  return sums;
}

const tasks = {
  paths: () => seeds.map((seed) => {
    const run = throwOnce(seed);
    return {
      happened: run.happenings.map((h) => [h.t, h.kind, h.times, h.takes, h.gives]), why: run.why, limit: run.limit, hi: run.hi,
      times: run.times, states: run.states.map((s) => [...s]), line: run.steps(spec.quantities.length - 1),
    };
  }),
  moments,
  rows: () => seeds.map((seed) => draw(spec, values, seed)),
  counts: () => seeds.map((seed) => {
    const row = draw(spec, values, seed);
    return [row.filter(Boolean).length, row.length, row.indexOf(true) + 1];
  }),
  numbers: () => seeds.map((seed) => {
    const random = new Generator(seed);
    return [random.next(), random.uniform(), random.exponential(2), random.below(6), ...values.means.map((m) => poisson(random, m))];
  }),
  coverage: () => values.studies.map(([of, chance, ends]) => coverage(of, chance, (k) => ends[k])),
};
writeFileSync(answer, JSON.stringify(tasks[made]()));
"""


def _ask(
    made: str, thrown: Crowd | Draw | None, values: Mapping[str, Any], **more: Any
) -> list[Any]:
    task = {"made": made, "values": dict(values), "spec": thrown and to_spec(thrown), **more}
    return ask(task, javascript(thrown) if isinstance(thrown, Crowd) else "", _MAIN)


def paths(
    crowd: Crowd, values: Mapping[str, float], seeds: Sequence[int], method: str = "exact",
    limits: Mapping[str, int] | None = None,
) -> list[Any]:  # fmt: skip
    """All that happened in each run."""
    return _ask("paths", crowd, values, seeds=list(seeds), method=method, limits=limits)


def moments(
    crowd: Crowd, values: Mapping[str, float], seeds: Sequence[int], times: Sequence[float],
    method: str = "exact",
) -> dict[str, list[tuple[float, float]]]:  # fmt: skip
    """Quantity -> at each time, mean and standard error of the mean over all runs."""
    seeds = list(seeds)
    found = _ask("moments", crowd, values, seeds=seeds, times=list(times), method=method)
    n = len(seeds)

    def of(sums: Sequence[float]) -> tuple[float, float]:
        mean = sums[0] / n
        return mean, (max(0.0, sums[1] / n - mean**2) / (n - 1)) ** 0.5

    names = [q.name for q in crowd.model.quantities]
    return {name: [of(s) for s in row] for name, row in zip(names, found, strict=True)}


def rows(row: Draw, values: Mapping[str, float], seeds: Sequence[int]) -> list[list[bool]]:
    """The rows that are drawn."""
    return _ask("rows", row, values, seeds=list(seeds))


def counts(row: Draw, values: Mapping[str, float], seeds: Sequence[int]) -> list[list[int]]:
    """Of each row: hits, length, and the place of the first hit (0 for none)."""
    return _ask("counts", row, values, seeds=list(seeds))


def numbers(seeds: Sequence[int], means: Sequence[float]) -> list[list[float]]:
    """The first numbers of a stream."""
    return _ask("numbers", None, {"means": list(means)}, seeds=list(seeds))


def coverages(studies: Sequence[Any]) -> list[float]:
    """How often intervals hold the true share."""
    return _ask("coverage", None, {"studies": list(studies)})
