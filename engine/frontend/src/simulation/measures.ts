/**
 * Numbers read off a run: the same definitions as in measures.py.
 *
 * A measure that does not exist in a run (the level was never reached) is NaN.
 */
import type { Curve, Stretch } from "../solve/solution";
import type { MeasureKind, ModelObject, Spec, Values } from "./types";

export function readMeasures(model: ModelObject, spec: Spec, curve: Curve, p: Float64Array): Values {
  const found: Values = {};
  spec.measures.forEach((measure, which) => {
    const code = model.measures[which] ?? {};
    const given = (part: "level" | "at" | "after" | "before", otherwise: number): number =>
      code[part] ? code[part]!(p, found) : otherwise;
    if (measure.kind === "expression") {
      found[measure.name] = code.value!(p, found);
      return;
    }
    const of = spec.quantities.findIndex((q) => q.name === measure.of);
    found[measure.name] = read(measure.kind, curve, of, {
      level: given("level", NaN),
      at: given("at", NaN),
      after: given("after", curve.lo),
      before: given("before", curve.hi),
    });
  });
  return found;
}

export interface Where { level: number; at: number; after: number; before: number }

export function read(kind: MeasureKind, curve: Curve, of: number, where: Where): number {
  switch (kind) {
    case "peak": return extreme(curve, of, where, 1).value;
    case "time_of_peak": return extreme(curve, of, where, 1).x;
    case "lowest": return extreme(curve, of, where, -1).value;
    case "time_of_lowest": return extreme(curve, of, where, -1).x;
    case "first_below": return crossing(curve, of, where, -1);
    case "first_above": return crossing(curve, of, where, 1);
    case "final": return last(curve).at(of, curve.hi);
    case "value_at": return where.at >= curve.lo && where.at <= curve.hi ? curve.at(of, where.at) : NaN;
    case "area": return area(curve, of, where);
    default: return NaN;
  }
}

function last(curve: Curve): Stretch {
  return curve.stretches[curve.stretches.length - 1];
}

interface Window { stretch: Stretch; x: Float64Array; y: Float64Array }

/** The parts of the curve between `after` and `before`: where it was looked at, and what was there. */
function* windows(curve: Curve, of: number, where: Where): Generator<Window> {
  for (const stretch of curve.stretches) {
    const from = Math.max(stretch.from, where.after);
    const to = Math.min(stretch.to, where.before);
    if (!(from < to)) continue;
    if (from === stretch.from && to === stretch.to) {
      yield { stretch, x: stretch.x, y: stretch.columns[of] };
      continue;
    }
    const inner = [stretch.x.findIndex((x) => x > from), stretch.x.findIndex((x) => x >= to)] as const;
    yield {
      stretch,
      x: framed(from, stretch.x.subarray(...inner), to),
      y: framed(stretch.at(of, from), stretch.columns[of].subarray(...inner), stretch.at(of, to)),
    };
  }
}

function framed(first: number, inner: Float64Array, last: number): Float64Array {
  const all = new Float64Array(inner.length + 2);
  all[0] = first;
  all.set(inner, 1);
  all[all.length - 1] = last;
  return all;
}

function extreme(curve: Curve, of: number, where: Where, sign: 1 | -1): { x: number; value: number } {
  let best = { x: NaN, value: NaN };
  let around: [Stretch, number, number] | null = null;
  for (const { stretch, x, y } of windows(curve, of, where)) {
    for (let k = 0; k < x.length; k++) {
      if (!Number.isNaN(best.value) && !(sign * y[k] > sign * best.value)) continue;
      best = { x: x[k], value: y[k] };
      around = [stretch, x[Math.max(0, k - 1)], x[Math.min(x.length - 1, k + 1)]];
    }
  }
  if (around) {
    const [stretch, a, b] = around;
    const inside = golden((x) => sign * stretch.at(of, x), a, b);
    const value = stretch.at(of, inside);
    if (sign * value > sign * best.value) best = { x: inside, value };
  }
  return best;
}

/** Where f is largest between a and b, if it has one hill there. */
function golden(f: (x: number) => number, a: number, b: number): number {
  const share = (Math.sqrt(5) - 1) / 2;
  let [c, d] = [b - share * (b - a), a + share * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  for (let i = 0; i < 40; i++) {
    if (fc > fd) {
      [b, d, fd] = [d, c, fc];
      c = b - share * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + share * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}

function crossing(curve: Curve, of: number, where: Where, sign: 1 | -1): number {
  const beyond = (value: number): boolean => sign * (value - where.level) > 0;
  for (const { stretch, x, y } of windows(curve, of, where)) {
    const k = y.findIndex(beyond);
    if (k < 0) continue;
    if (k === 0) return x[0];
    let [a, b] = [x[k - 1], x[k]];
    for (let i = 0; i < 60; i++) {
      const mid = (a + b) / 2;
      if (beyond(stretch.at(of, mid))) b = mid;
      else a = mid;
    }
    return b;
  }
  return NaN;
}

/** Trapezoids over the grid, not over the solver's own steps: Python's side has others. */
function area(curve: Curve, of: number, where: Where): number {
  if (Number.isNaN(where.after + where.before)) return NaN;
  let sum = 0;
  for (const stretch of curve.stretches) {
    const from = Math.max(stretch.from, where.after);
    const to = Math.min(stretch.to, where.before);
    if (!(from < to)) continue;
    const xs = [from, ...curve.grid.filter((x) => x > from && x < to), to];
    const ys = xs.map((x) => stretch.at(of, x));
    for (let k = 1; k < xs.length; k++) sum += ((ys[k - 1] + ys[k]) / 2) * (xs[k] - xs[k - 1]);
  }
  return sum;
}
