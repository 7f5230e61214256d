import assert from "node:assert/strict";
import { test } from "node:test";
import { solve } from "../src/solve/solution";
import { read, type Where } from "../src/simulation/measures";
import { run } from "../src/simulation/outcome";
import type { ModelObject } from "../src/simulation/types";
import { doses, measure, parameter, spec } from "./fixtures";

const hill: ModelObject = {
  axis: () => [0, 10],
  quantities: (x, _y, _p, out) => void (out[0] = Math.exp(-((x - 3.21) ** 2))),
  measures: [], marks: [], cases: [],
};
const hillSpec = spec({ quantities: [{ name: "f", label: "Height", unit: "1" }] });
const none = new Float64Array(0);

function close(got: number, want: number, tolerance = 1e-6): void {
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${got} is not ${want}`);
}

function on(more: Partial<Where> = {}): Where {
  return { level: NaN, at: NaN, after: 0, before: 10, ...more };
}

test("a peak between the drawn points is found", () => {
  const solution = solve(hill, hillSpec, none);
  close(read("peak", solution, 0, on()), 1, 1e-9);
  close(read("time_of_peak", solution, 0, on()), 3.21, 1e-5);
});

test("rounding makes no negative amounts, but what is less than nothing stays", () => {
  const noisy = (below: number): ModelObject => ({
    ...hill, quantities: (x, _y, _p, out) => void (out[0] = x < 5 ? 1000 : below),
  });
  const solution = solve(noisy(-9e-7), hillSpec, none);
  assert.equal(read("final", solution, 0, on()), 0);
  assert.equal(read("lowest", solution, 0, on()), 0);
  assert.equal(solution.segments[0].columns[0].at(-1), 0);
  assert.equal(read("lowest", solve(noisy(-2e-6), hillSpec, none), 0, on()), -2e-6);
});

test("bounds hold: the peak after the hill lies at the bound", () => {
  const solution = solve(hill, hillSpec, none);
  close(read("time_of_peak", solution, 0, on({ after: 5.055 })), 5.055, 1e-9);
  close(read("peak", solution, 0, on({ before: 2 })), Math.exp(-(1.21 ** 2)), 1e-9);
  close(read("time_of_lowest", solution, 0, on({ before: 2 })), 0);
  assert.ok(Number.isNaN(read("peak", solution, 0, on({ after: 11 }))));
});

test("crossings: rising, falling, at once, never", () => {
  const solution = solve(hill, hillSpec, none);
  const half = Math.sqrt(Math.log(2));
  close(read("first_above", solution, 0, on({ level: 0.5 })), 3.21 - half, 1e-9);
  close(read("first_below", solution, 0, on({ level: 0.5, after: 3 })), 3.21 + half, 1e-9);
  assert.equal(read("first_below", solution, 0, on({ level: 0.5 })), 0);
  assert.equal(read("first_above", solution, 0, on({ level: 0.5, after: 3.3 })), 3.3);
  assert.ok(Number.isNaN(read("first_above", solution, 0, on({ level: 1.01 }))));
  assert.ok(Number.isNaN(read("first_above", solution, 0, on({ level: 0.5, after: NaN }))));
});

test("final, value at a place, area", () => {
  const solution = solve(hill, hillSpec, none);
  close(read("final", solution, 0, on()), Math.exp(-(6.79 ** 2)));
  close(read("value_at", solution, 0, on({ at: 4.21 })), Math.exp(-1));
  assert.ok(Number.isNaN(read("value_at", solution, 0, on({ at: 10.5 }))));
  close(read("area", solution, 0, on()), Math.sqrt(Math.PI), 1e-4);
  assert.ok(Number.isNaN(read("area", solution, 0, on({ after: NaN }))));
});

test("nothing lies under the solution beyond its end; a window that does not exist has no area", () => {
  const solution = solve(hill, hillSpec, none);
  for (const after of [10, 11, Infinity]) assert.equal(read("area", solution, 0, on({ after, before: Infinity })), 0);
  for (const bounds of [{ after: NaN }, { before: NaN }]) assert.ok(Number.isNaN(read("area", solution, 0, on(bounds))));
});

test("a jump at an event belongs to what comes after it", () => {
  const p = Float64Array.of(Math.log(2));
  const solution = solve(doses.model, doses.spec, p);
  close(solution.at(0, 3), 9);
  close(read("peak", solution, 0, on({ before: 12 })), 9);
  close(read("peak", solution, 0, on({ before: 3 })), 8);
  close(read("lowest", solution, 0, on({ before: 3 })), 1);
  close(read("peak", solution, 1, on({ after: 3, before: 12 })), 18);
});

test("cleared at an event: the time is the event's, and it stays cleared", () => {
  const solution = solve(doses.model, doses.spec, Float64Array.of(Math.log(2)));
  const cleared = 3 + Math.log2(9 / 0.125);
  close(read("first_below", solution, 0, on({ level: 0.125, before: 12 })), cleared, 1e-6);
  assert.equal(read("final", solution, 0, on()), 0);
});

test("drawn places hold both sides of an event, in order", () => {
  const solution = solve(doses.model, doses.spec, Float64Array.of(Math.log(2)));
  const xs = solution.segments.flatMap((s) => [...s.x]);
  assert.ok(xs.every((x, k) => k === 0 || x >= xs[k - 1]));
  assert.equal(xs.filter((x) => x === 3).length, 2);
});

const told = {
  spec: spec({
    parameters: [parameter("a", 2, { lo: 0, hi: 5, label: "Height" })],
    quantities: [{ name: "f", label: "Height", unit: "cm" }],
    measures: [measure("top", "peak"), measure("twice", "expression", ""), measure("never", "first_above")],
    sentence: ["It reaches {twice:.1f}, never {never:.1f}.", "It reaches {top:.2f}."],
  }),
  model: {
    axis: () => [0, 1],
    quantities: (x, _y, p, out) => void (out[0] = p[0] * Math.sqrt(x - 0)),
    measures: [{}, { value: (p, m) => m.top * p[0] }, { level: () => 99 }],
    marks: [],
    cases: [(_p, m) => Number.isFinite(m.never), () => true],
  } as ModelObject,
};

test("a run says the first case that holds", () => {
  const result = run(told.model, told.spec, { a: 3 });
  assert.equal(result.message, "");
  close(result.measures.twice, 9);
  assert.ok(Number.isNaN(result.measures.never));
  assert.equal(result.sentence, "It reaches 3.");
  assert.equal(result.columns[0].length, result.grid.length);
});

test("a setting without an answer says which setting, and shows no NaN", () => {
  const broken: ModelObject = { ...told.model, quantities: (x, _y, p, out) => void (out[0] = Math.sqrt(3 - p[0] - x * 0)) };
  const result = run(broken, told.spec, { a: 4 });
  assert.equal(result.solution, null);
  assert.match(result.message, /“Height” has no value at place 0\scm.*Height \(now 4, usually 2\)/);
  assert.doesNotMatch(result.message, /NaN/);
});

test("differential equations that run away say so too", () => {
  const away: ModelObject = { ...doses.model, rhs: (_t, y, p, d) => void (d[0] = p[0] * y[0] ** 2), jac: (_t, y, p, J, ft) => { J[0] = 2 * p[0] * y[0]; ft[0] = 0; }, events: [] };
  const result = run(away, doses.spec, { k: 1 });
  assert.match(result.message, /time 0\.125\sdays/);
  assert.match(result.message, /Drain \(now 1/);
});

test("a model of a reader that can't be computed as it comes is theirs to change", () => {
  const broken: ModelObject = { ...told.model, quantities: (_x, _y, _p, out) => void (out[0] = NaN) };
  assert.match(run(broken, { ...told.spec, verified: false }).message, /Change an equation, a start or a default\.$/);
  assert.match(run(broken, { ...told.spec, verified: false }, { a: 4 }).message, /Move one of these back, or change an equation: Height/);
  assert.match(run(broken, told.spec).message, /Please tell us: the model should work as it comes\.$/);
});
