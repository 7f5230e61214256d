import assert from "node:assert/strict";
import { test } from "node:test";
import { Rodas, type System } from "../src/solve/rodas4";
import { integrate, type SolverEvent } from "../src/solve/integrator";
import type { Trajectory } from "../src/solve/trajectory";
import { Stopped } from "../src/simulation/types";

/** y' = -k (y - cos t) - sin t, which y = cos t solves whatever k is: stiff if k is large. */
function follower(k: number): System {
  return {
    n: 1,
    rhs: (t, y, d) => void (d[0] = -k * (y[0] - Math.cos(t)) - Math.sin(t)),
    jac: (t, _y, J, ft) => {
      J[0] = -k;
      ft[0] = -k * Math.sin(t) - Math.cos(t);
    },
  };
}

const growth: System = { n: 1, rhs: (_t, y, d) => void (d[0] = y[0]), jac: (_t, _y, J, ft) => { J[0] = 1; ft[0] = 0; } };
const still: System = { n: 1, rhs: (_t, _y, d) => void (d[0] = 0), jac: (_t, _y, J, ft) => { J[0] = 0; ft[0] = 0; } };
const clock: System = { n: 1, rhs: (_t, _y, d) => void (d[0] = 1), jac: (_t, _y, J, ft) => { J[0] = 0; ft[0] = 0; } };

function at(run: Trajectory, t: number): number {
  const out = new Float64Array(run.n);
  run.read(run.spanAt(t), t, out);
  return out[0];
}

/** Largest error of fixed steps of length h, at their ends. */
function errorWithSteps(system: System, h: number, exact: (t: number) => number): number {
  const method = new Rodas(system);
  const y = Float64Array.of(exact(0));
  let worst = 0;
  for (let k = 0; k < Math.round(2 / h); k++) {
    method.begin(k * h, y);
    method.step(k * h, y, h);
    y.set(method.end);
    worst = Math.max(worst, Math.abs(y[0] - exact((k + 1) * h)));
  }
  return worst;
}

test("one step is of order 4: half the step, a sixteenth of the error", () => {
  const orders = [0.1, 0.05].map((h) =>
    Math.log2(errorWithSteps(growth, h, Math.exp) / errorWithSteps(growth, h / 2, Math.exp)));
  for (const order of orders) assert.ok(Math.abs(order - 4) < 0.15, `order ${order}`);
});

test("time in the equations is taken with the same order", () => {
  const system = follower(1);
  const order = Math.log2(errorWithSteps(system, 0.1, Math.cos) / errorWithSteps(system, 0.05, Math.cos));
  assert.ok(order > 3.8, `order ${order}`);
});

test("a stiff equation needs few steps", () => {
  const run = integrate(follower(1e6), 0, 10, Float64Array.of(0), []);
  assert.ok(run.starts.length < 400, `${run.starts.length} steps`);
  for (const t of [0.001, 1, 5, 9.99]) assert.ok(Math.abs(at(run, t) - Math.cos(t)) < 5e-5, `at ${t}: ${at(run, t)}`);
});

test("between steps the solution is as good as at them", () => {
  const run = integrate(growth, 0, 5, Float64Array.of(1), []);
  for (let t = 0; t <= 5; t += 0.01) assert.ok(Math.abs(at(run, t) / Math.exp(t) - 1) < 1e-6, `at ${t}`);
});

test("start and end are exact, starting from nothing works", () => {
  const run = integrate(clock, 0, 3, Float64Array.of(0), []);
  assert.equal(at(run, 0), 0);
  assert.equal(run.spans.at(-1)!.to, 3);
  assert.ok(Math.abs(at(run, 3) - 3) < 1e-12);
});

test("a timed event is hit exactly, and the value at it is the one afterwards", () => {
  const dose: SolverEvent = { at: 1 / 3, set: (_t, y) => void (y[0] += 5) };
  const run = integrate(still, 0, 1, Float64Array.of(1), [dose]);
  assert.deepEqual(run.fired, [{ t: 1 / 3, event: 0 }]);
  assert.equal(at(run, 1 / 3), 6);
  const before = new Float64Array(1);
  run.read(run.spans[0], 1 / 3, before);
  assert.equal(before[0], 1);
});

test("an event at the very start counts, one at the end or never does not", () => {
  const add = (at_: number): SolverEvent => ({ at: at_, set: (_t, y) => void (y[0] += 1) });
  const run = integrate(still, 0, 1, Float64Array.of(0), [add(0), add(1), add(-1), add(NaN)]);
  assert.deepEqual(run.fired.map((f) => f.event), [0]);
  assert.equal(at(run, 0), 1);
});

test("a condition is located to ten digits", () => {
  const event: SolverEvent = { root: (_t, y) => 7 - y[0], set: (_t, y) => void (y[0] = 0) };
  const run = integrate(growth, 0, 2, Float64Array.of(1), [event], { rtol: 1e-11 });
  const before = new Float64Array(1);
  run.read(run.spans[0], run.fired[0].t, before);
  assert.ok(Math.abs(before[0] / 7 - 1) < 1e-12, `${before[0]} on the solution itself`);
  assert.ok(Math.abs(run.fired[0].t / Math.log(7) - 1) < 1e-9, `${run.fired[0].t - Math.log(7)}`);
});

test("a condition on time alone is met at its time, wherever a step begins", () => {
  for (const when of [0.07, 3.3, 47.2]) {
    const run = integrate(clock, 0, 50, Float64Array.of(0), [{ root: (t) => when - t, set: (_t, y) => void (y[0] += 5) }]);
    assert.equal(run.fired.length, 1);
    assert.ok(Math.abs(run.fired[0].t - when) < 1e-9, `${run.fired[0].t} is not ${when}`);
  }
});

test("the first step changes a state by a hundredth of its size", () => {
  const run = integrate(growth, 0, 10, Float64Array.of(4), []);
  assert.ok(Math.abs(run.starts[1] - 0.01) < 1e-9, `${run.starts[1]}`);
});

test("a condition fires only as it becomes true", () => {
  let count = 0;
  const sine: System = {
    n: 2,
    rhs: (_t, y, d) => { d[0] = y[1]; d[1] = -y[0]; },
    jac: (_t, _y, J, ft) => { J.set([0, 1, -1, 0]); ft.fill(0); },
  };
  const event: SolverEvent = { root: (_t, y) => y[0], set: () => void count++ };
  // below zero at the start: that is no event; then it falls through zero at pi, 3 pi, 5 pi
  integrate(sine, 0, 6 * Math.PI - 0.1, Float64Array.of(-1e-9, 1), [event]);
  assert.equal(count, 3);
});

test("a short moment of truth within a step is not missed", () => {
  let count = 0;
  const event: SolverEvent = { root: (t) => Math.abs(t - 0.6) - 0.1, set: () => void count++ };
  const run = integrate(still, 0, 1, Float64Array.of(1), [event], { longest: () => 1 });
  assert.ok(run.lengths.some((h) => h > 0.4), "no step is long enough to miss it");
  assert.equal(count, 1);
});

test("two conditions at the same time both happen, and one may set off another", () => {
  const order: number[] = [];
  const events: SolverEvent[] = [
    { root: (_t, y) => 1 - y[0], set: () => void order.push(0) },
    { root: (_t, y) => 2 - 2 * y[0], set: (_t, y) => { order.push(1); y[0] = 10; } },
    { root: (_t, y) => 9 - y[0], set: () => void order.push(2) },
  ];
  const run = integrate(clock, 0, 2, Float64Array.of(0), events);
  assert.deepEqual(order, [0, 1, 2]);
  assert.equal(new Set(run.fired.map((f) => f.t)).size, 1);
});

test("an event that sets nothing stops the solver for the kink and does not fire again", () => {
  const run = integrate(clock, 0, 2, Float64Array.of(0), [{ root: (_t, y) => 1 - y[0] }]);
  assert.equal(run.fired.length, 1);
  assert.equal(run.spans.length, 2);
});

test("where numbers end, the solver says so and where", () => {
  const wall: System = {
    n: 1,
    rhs: (_t, y, d) => void (d[0] = -1 / Math.sqrt(y[0])),
    jac: (_t, y, J, ft) => { J[0] = 0.5 * y[0] ** -1.5; ft[0] = 0; },
  };
  assert.throws(() => integrate(wall, 0, 10, Float64Array.of(1), []), (error) => error instanceof Stopped && Math.abs(error.at - 2 / 3) < 1e-3);
  assert.throws(() => integrate(still, 0, 1, Float64Array.of(NaN), []), (error) => error instanceof Stopped && error.why === "no number");
});

test("a run that would take for ever is given up", () => {
  assert.throws(
    () => integrate(follower(1), 0, 1e6, Float64Array.of(0), [], { steps: 500 }),
    (error) => error instanceof Stopped && error.why === "too many steps",
  );
  // an event that brings itself about again
  const trap: SolverEvent = { root: (_t, y) => 1e-9 - y[0], set: (_t, y) => void (y[0] = 0) };
  assert.throws(() => integrate(clock, 0, 1, Float64Array.of(0), [trap]), Stopped);
});

test("the logarithm of what is below its floor costs no steps, and what is above keeps its digits", () => {
  const waves: System = {
    n: 1,
    rhs: (t, _y, d) => void (d[0] = 9 * Math.cos(9 * t)),
    jac: (t, _y, J, ft) => { J[0] = 0; ft[0] = -81 * Math.sin(9 * t); },
  };
  const steps = (floor: number): Trajectory => integrate(waves, 0, 20, Float64Array.of(-9), [], { logs: [true], floors: [floor] });
  assert.ok(steps(1).starts.length < steps(1e-9).starts.length / 3);
  assert.ok(Math.abs(at(steps(1e-9), 19) + 9 - Math.sin(171)) < 1e-4);
});

test("variables of very different size keep their digits", () => {
  const system: System = {
    n: 2,
    rhs: (_t, y, d) => { d[0] = y[0]; d[1] = -1e-12 * y[1] + 1e-12; },
    jac: (_t, _y, J, ft) => { J.set([1, 0, 0, -1e-12]); ft.fill(0); },
  };
  const run = integrate(system, 0, 20, Float64Array.of(1e6, 0), []);
  const out = new Float64Array(2);
  run.read(run.spanAt(20), 20, out);
  assert.ok(Math.abs(out[0] / (1e6 * Math.exp(20)) - 1) < 1e-5);
  assert.ok(Math.abs(out[1] / 2e-11 - 1) < 1e-6, `${out[1]}`);
});
