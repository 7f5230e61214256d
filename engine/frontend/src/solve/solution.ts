/**
 * A run as a solution: any quantity at any place of the axis, whatever kind the model is of.
 *
 * At an event a quantity has two values. `at` gives the one after it; the segments tell them apart.
 */
import { interpolate } from "./rodas4";
import { integrate, type Options } from "./integrator";
import type { Span, Trajectory } from "./trajectory";
import { Stopped, type ModelObject, type Spec } from "../simulation/types";

/** A smooth segment of the axis; `at` reads quantity i at x, both ends included. */
export interface Segment {
  from: number;
  to: number;
  at(i: number, x: number): number;
  /** Places to draw and to look at, from end to end, and every quantity there. */
  x: Float64Array;
  columns: Float64Array[];
}

export interface Solution {
  lo: number;
  hi: number;
  grid: Float64Array;
  segments: Segment[];
  /** Quantity i at x; at an event, its value afterwards. */
  at(i: number, x: number): number;
}

/** Every quantity at every place of a rising grid. */
export function columnsOf(solution: Solution, count: number, grid: Float64Array): Float64Array[] {
  return Array.from({ length: count }, (_, i) => Float64Array.from(grid, (x) => solution.at(i, x)));
}

function makeGrid(lo: number, hi: number, points: number, log: boolean): Float64Array {
  const grid = new Float64Array(points);
  const [a, b] = log ? [Math.log(lo), Math.log(hi)] : [lo, hi];
  for (let i = 0; i < points; i++) {
    const x = a + ((b - a) * i) / (points - 1);
    grid[i] = log ? Math.exp(x) : x;
  }
  grid[0] = lo;
  grid[points - 1] = hi;
  return grid;
}

export function solve(model: ModelObject, spec: Spec, p: Float64Array, options?: Options): Solution {
  const [lo, hi] = model.axis(p);
  const isLog = spec.axis.scale === "log";
  if (!(hi > lo) || !Number.isFinite(hi - lo) || (isLog && lo <= 0)) {
    throw new Stopped("nothing to draw", lo);
  }
  const grid = makeGrid(lo, hi, spec.axis.points, isLog);
  return spec.kind === "ode" ? solveOde(model, spec, p, grid, options) : solveFormula(model, spec, p, grid);
}

function solveFormula(model: ModelObject, spec: Spec, p: Float64Array, grid: Float64Array): Solution {
  const none = new Float64Array(0);
  const out = new Float64Array(spec.quantities.length);
  const at = (i: number, x: number): number => {
    model.quantities(x, none, p, out);
    return out[i];
  };
  const columns = spec.quantities.map(() => new Float64Array(grid.length));
  grid.forEach((x, k) => {
    model.quantities(x, none, p, out);
    columns.forEach((column, i) => (column[k] = out[i]));
  });
  const [lo, hi] = [grid[0], grid[grid.length - 1]];
  return clean({ lo, hi, grid, at, segments: [{ from: lo, to: hi, at, x: grid, columns }] });
}

function solveOde(model: ModelObject, spec: Spec, p: Float64Array, grid: Float64Array, options?: Options): Solution {
  const n = spec.log.length;
  const [lo, hi] = [grid[0], grid[grid.length - 1]];
  // on a logarithmic axis early times are as long to the eye as late ones
  const longest = spec.axis.scale === "log" ? (t: number): number => 0.1 * t : undefined;
  const run = trajectoryOf(model, n, p, lo, hi, { longest, logs: spec.log, floors: spec.floors, ...options });
  const y = new Float64Array(n);
  const out = new Float64Array(spec.quantities.length);
  const segments = run.spans.map((span): Segment => {
    const x = places(run, span, grid);
    const columns = spec.quantities.map(() => new Float64Array(x.length));
    let step = span.first;
    for (let k = 0; k < x.length; k++) {
      while (step < span.last - 1 && run.starts[step + 1] <= x[k]) step++;
      const s = (x[k] - run.starts[step]) / run.lengths[step];
      interpolate(run.dense, step * 4 * n, n, Math.min(1, Math.max(0, s)), y);
      model.quantities(x[k], y, p, out);
      for (let i = 0; i < columns.length; i++) columns[i][k] = out[i];
    }
    const at = (i: number, where: number): number => {
      run.read(span, where, y);
      model.quantities(where, y, p, out);
      return out[i];
    };
    return { from: span.from, to: span.to, at, x, columns };
  });
  const at = (i: number, x: number): number => segments[run.spans.indexOf(run.spanAt(x))].at(i, x);
  return clean({ lo, hi, grid, segments, at });
}

/** A value that is less than nothing by so small a share of its largest is nothing: rounding makes no negative amounts. */
const ROUNDING = 1e-9;
/** A quantity that goes below zero by such a share of its largest means it. */
const CLEARLY = 1e-6;

function clean(solution: Solution): Solution {
  const least = solution.segments[0].columns.map((_, i) => {
    const columns = solution.segments.map((segment) => segment.columns[i]);
    const [lowest, peak] = reach(columns);
    const rounded = lowest < -CLEARLY * peak ? 0 : -ROUNDING * peak;
    if (rounded < 0) columns.forEach((column) => nothingAbove(rounded, column));
    return rounded;
  });
  const reader = (at: Solution["at"]): Solution["at"] => (i, x) => {
    const v = at(i, x);
    return v < 0 && v > least[i] ? 0 : v;
  };
  for (const segment of solution.segments) segment.at = reader(segment.at);
  return { ...solution, at: reader(solution.at) };
}

/** The least and the largest value; zero, if that is less or more. */
function reach(columns: Float64Array[]): [lowest: number, peak: number] {
  let lowest = 0;
  let peak = 0;
  for (const column of columns) {
    for (let k = 0; k < column.length; k++) {
      const v = column[k];
      if (v < lowest) lowest = v;
      if (v > peak) peak = v;
    }
  }
  return [lowest, peak];
}

/** What is less than nothing, but more than `least`, becomes nothing. */
function nothingAbove(least: number, column: Float64Array): void {
  for (let k = 0; k < column.length; k++) if (column[k] < 0 && column[k] > least) column[k] = 0;
}

/** A span's ends, the grid between them, and the solver's own steps: they are dense where much happens. */
function places(run: Trajectory, span: Span, grid: Float64Array): Float64Array {
  const x: number[] = [span.from];
  let g = 0;
  let step = span.first + 1;
  while (g < grid.length && grid[g] <= span.from) g++;
  for (;;) {
    const next = Math.min(g < grid.length ? grid[g] : Infinity, step < span.last ? run.starts[step] : Infinity);
    if (!(next < span.to)) break;
    if (next > x[x.length - 1]) x.push(next);
    if (g < grid.length && grid[g] <= next) g++;
    if (step < span.last && run.starts[step] <= next) step++;
  }
  x.push(span.to);
  return new Float64Array(x);
}

function trajectoryOf(model: ModelObject, n: number, p: Float64Array, lo: number, hi: number, options?: Options): Trajectory {
  const start = new Float64Array(n);
  model.start!(p, start);
  const system = {
    n,
    rhs: (t: number, y: Float64Array, d: Float64Array): void => model.rhs!(t, y, p, d),
    jac: (t: number, y: Float64Array, J: Float64Array, ft: Float64Array): void => model.jac!(t, y, p, J, ft),
  };
  const events = (model.events ?? []).map((e) => ({
    at: e.at?.(p),
    root: e.root && ((t: number, y: Float64Array): number => e.root!(t, y, p)),
    set: e.set && ((t: number, y: Float64Array): void => e.set!(t, y, p)),
  }));
  return integrate(system, lo, hi, start, events, options);
}
