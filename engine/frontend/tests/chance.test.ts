/** A crowd thrown in the page: published numbers, limits, how a run is read. Python's twin is held to it in tests/models. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, sample, type CrowdCode, type CrowdSpec } from "../src/chance/index";
import { Generator, mixed } from "../src/chance/generator";
import { leap } from "../src/chance/leap";

/** Cells that divide (b) and die (d); at t = 2 half of them are taken; below 3 they all go. */
const cells: { spec: CrowdSpec; code: CrowdCode } = {
  spec: {
    parameters: [{ name: "b", default: 0.5 }, { name: "d", default: 0.5 }], states: ["T"], quantities: ["T", "double"], counted: [0],
    flows: [{ name: "divide", draw: "two", takes: [[0, 1]], gives: [[0, 2]] }, { name: "die", draw: "", takes: [[0, 1]], gives: [] }],
    events: ["surgery", "last"], told: "", within: {},
  },
  code: {
    rates: (y, p, a) => { a[0] = p[0] * y[0]; a[1] = p[1] * y[0]; },
    one: () => 10,
    start: (_p, y) => void (y[0] = 404),
    axis: () => [0, 6],
    events: [{ at: () => 2, set: (_t, y) => void (y[0] /= 2) }, { root: (_t, y) => y[0] - 30, set: (_t, y) => void (y[0] = 0) }],
    quantities: (_t, y, _p, out) => { out[0] = y[0]; out[1] = 2 * y[0]; },
  },
};

test("published numbers: xoshiro128** from 1, 2, 3, 4, and how MurmurHash3 ends", () => {
  const stream = new Generator(0, [1, 2, 3, 4]);
  const wanted = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804];
  assert.deepEqual(wanted.map(() => stream.next()), wanted);
  assert.deepEqual([mixed(0), mixed(1), mixed(0xffffffff)], [0, 0x514e28b7, 0x81f16f39]);
});

test("a run is whole figures, and its quantities are in the model's unit", () => {
  const run = sample(cells.code, cells.spec, {}, 1);
  assert.equal(run.at(0, 0), 400);
  assert.equal(run.at(1, 0), 800);
  assert.equal(run.count(0, 0), 40);
  const first = run.happenings[0];
  assert.equal(run.count(0, first.t), first.kind === "divide" ? 41 : 39);
  assert.equal(run.count(0, first.t - 1e-9), 40);
  assert.ok(Number.isNaN(run.at(0, 6.1)) && Number.isNaN(run.count(0, -1)));
  const cut = run.happenings.find(({ kind }) => kind === "surgery");
  assert.deepEqual([cut?.t, cut?.event], [2, 0]);
  assert.equal(run.count(0, 2), Math.floor(run.count(0, 1.999999999) / 2 + 0.5));
});

test("the same seed gives the same run, another seed another one", () => {
  const times = (seed: number): number[] => sample(cells.code, cells.spec, {}, seed).times;
  assert.deepEqual(times(3), times(3));
  assert.notDeepEqual(times(3), times(4));
});

test("an event that waits for a condition happens once it is so", () => {
  const run = sample(cells.code, cells.spec, { b: 0, d: 2 }, 2);
  assert.equal(run.happenings.filter(({ kind }) => kind === "last").length, 1);
  assert.equal(run.at(0, 6), 0);
  assert.ok(run.states.every(([n]) => n === 0 || n >= 30));
});

test("a line for the chart goes along, up, along", () => {
  const { x, y } = sample(cells.code, cells.spec, {}, 1).steps(0);
  assert.equal(x.length, y.length);
  for (let k = 1; k < x.length; k++) {
    assert.ok(x[k] >= x[k - 1]);
    assert.ok(x[k] === x[k - 1] || y[k] === y[k - 1], "it never goes along and up at once");
  }
  assert.deepEqual([x[0], y[0], x[x.length - 1]], [0, 400, 6]);
});

test("a run that is given up says why, and from where on it has no answer", () => {
  const run = sample(cells.code, cells.spec, { b: 9, d: 0 }, 1, { steps: 20, rounds: 10, events: 10 });
  assert.deepEqual([run.why, run.limit], ["too many steps", 20]);
  assert.ok(run.hi < 6 && Number.isNaN(run.at(0, 6)));
  const broken = { ...cells.code, rates: (_y: Float64Array, _p: Float64Array, a: Float64Array): void => void a.fill(NaN) };
  assert.equal(sample(broken, cells.spec, {}, 1).why, "no number");
  assert.equal(sample({ ...cells.code, axis: () => [1, 1] }, cells.spec, {}, 1).why, "nothing to draw");
});

test("leaps never make less than nothing", () => {
  const fine = { ...cells.code, one: () => 0.01 };
  for (let seed = 1; seed < 20; seed++) {
    const run = leap(fine, cells.spec, { b: 0, d: 3 }, seed);
    assert.equal(run.why, "");
    assert.ok(run.states.every(([n]) => n >= 0));
    assert.ok(run.happenings.some(({ times }) => times > 20));
  }
});

test("rows: each by its chance, until the first hit, or so many in an order", () => {
  assert.deepEqual(draw({ kind: "each", of: 4, chance: 1, told: "" }, {}, 1), [true, true, true, true]);
  const until = draw({ kind: "until", of: "n", chance: ["/", "p", 100], told: "" }, { n: 500, p: 5 }, 2);
  assert.equal(until.indexOf(true), until.length - 1);
  const order = draw({ kind: "order", of: 30, fitting: 4, told: "" }, {}, 3);
  assert.deepEqual([order.length, order.filter(Boolean).length], [30, 4]);
});
