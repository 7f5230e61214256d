/**
 * Numbers read off a run: the same definitions as in measures.py.
 *
 * A measure that does not exist in a run (the level was never reached) is NaN.
 */
import type { Solution, Segment } from "../solve/solution";
import type { MeasureKind, ModelObject, Spec, Values } from "./types";

export function readMeasures(model: ModelObject, spec: Spec, solution: Solution, p: Float64Array): Values {
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
    found[measure.name] = read(measure.kind, solution, of, {
      level: given("level", NaN),
      at: given("at", NaN),
      after: given("after", solution.lo),
      before: given("before", solution.hi),
    });
  });
  return found;
}

export interface Where { level: number; at: number; after: number; before: number }

export function read(kind: MeasureKind, solution: Solution, of: number, where: Where): number {
  switch (kind) {
    case "peak": return extreme(solution, of, where, 1).value;
    case "time_of_peak": return extreme(solution, of, where, 1).x;
    case "lowest": return extreme(solution, of, where, -1).value;
    case "time_of_lowest": return extreme(solution, of, where, -1).x;
    case "first_below": return crossing(solution, of, where, -1);
    case "first_above": return crossing(solution, of, where, 1);
    case "final": return last(solution).at(of, solution.hi);
    case "value_at": return where.at >= solution.lo && where.at <= solution.hi ? solution.at(of, where.at) : NaN;
    case "area": return area(solution, of, where);
    default: return NaN;
  }
}

function last(solution: Solution): Segment {
  return solution.segments[solution.segments.length - 1];
}

interface Window { segment: Segment; x: Float64Array; y: Float64Array }

/** The parts of the solution between `after` and `before`: where it was looked at, and what was there. */
function* windows(solution: Solution, of: number, where: Where): Generator<Window> {
  for (const segment of solution.segments) {
    const from = Math.max(segment.from, where.after);
    const to = Math.min(segment.to, where.before);
    if (!(from < to)) continue;
    if (from === segment.from && to === segment.to) {
      yield { segment, x: segment.x, y: segment.columns[of] };
      continue;
    }
    const inner = [segment.x.findIndex((x) => x > from), segment.x.findIndex((x) => x >= to)] as const;
    yield {
      segment,
      x: framed(from, segment.x.subarray(...inner), to),
      y: framed(segment.at(of, from), segment.columns[of].subarray(...inner), segment.at(of, to)),
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

function extreme(solution: Solution, of: number, where: Where, sign: 1 | -1): { x: number; value: number } {
  let best = { x: NaN, value: NaN };
  let around: [Segment, number, number] | null = null;
  for (const { segment, x, y } of windows(solution, of, where)) {
    for (let k = 0; k < x.length; k++) {
      if (!Number.isNaN(best.value) && !(sign * y[k] > sign * best.value)) continue;
      best = { x: x[k], value: y[k] };
      around = [segment, x[Math.max(0, k - 1)], x[Math.min(x.length - 1, k + 1)]];
    }
  }
  if (around) {
    const [segment, a, b] = around;
    const inside = golden((x) => sign * segment.at(of, x), a, b);
    const value = segment.at(of, inside);
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

function crossing(solution: Solution, of: number, where: Where, sign: 1 | -1): number {
  const beyond = (value: number): boolean => sign * (value - where.level) > 0;
  for (const { segment, x, y } of windows(solution, of, where)) {
    const k = y.findIndex(beyond);
    if (k < 0) continue;
    if (k === 0) return x[0];
    let [a, b] = [x[k - 1], x[k]];
    for (let i = 0; i < 60; i++) {
      const mid = (a + b) / 2;
      if (beyond(segment.at(of, mid))) b = mid;
      else a = mid;
    }
    return b;
  }
  return NaN;
}

/** Trapezoids over the grid, not over the solver's own steps: Python's side has others. */
function area(solution: Solution, of: number, where: Where): number {
  if (Number.isNaN(where.after + where.before)) return NaN;
  let sum = 0;
  for (const segment of solution.segments) {
    const from = Math.max(segment.from, where.after);
    const to = Math.min(segment.to, where.before);
    if (!(from < to)) continue;
    const xs = [from, ...solution.grid.filter((x) => x > from && x < to), to];
    const ys = xs.map((x) => segment.at(of, x));
    for (let k = 1; k < xs.length; k++) sum += ((ys[k - 1] + ys[k]) / 2) * (xs[k] - xs[k - 1]);
  }
  return sum;
}
