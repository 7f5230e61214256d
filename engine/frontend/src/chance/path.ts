/** What happened in one run by chance: steps, not a smooth curve, readable at any time. */
import type { Why } from "../simulation/types";
import type { CrowdCode, CrowdSpec, Side } from "./types";

/** One thing that happened: a flow (by its place in the spec) `times` at once, or an event of the model. */
export interface Happening {
  t: number;
  /** Name of the flow, or label of the event. */
  kind: string;
  flow?: number;
  event?: number;
  times: number;
  /** Figures that went in and came out, in all. */
  takes: Side;
  gives: Side;
}

export class SamplePath {
  /** When something happened, first of all the start. */
  readonly times: number[] = [];
  /** The amounts after it, in the states' unit. */
  readonly states: Float64Array[] = [];
  readonly happenings: Happening[] = [];
  /** Why the run stopped early, as a row of `stopped.json`; empty if it did not. */
  why: Why | "" = "";
  /** The number that was reached then. */
  limit = NaN;
  private readonly out: Float64Array;

  constructor(
    readonly spec: CrowdSpec, private readonly code: CrowdCode, readonly p: Float64Array,
    readonly one: number, readonly lo: number, public hi: number,
  ) {
    this.out = new Float64Array(spec.quantities.length);
  }

  /** The place of what happened last at t. */
  index(t: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle] <= t) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Quantity i of the model at t, after what happens then; NaN outside of the run. */
  at(i: number, t: number): number {
    const k = this.index(t);
    if (k < 0 || !(t <= this.hi)) return NaN;
    this.code.quantities(t, this.states[k], this.p, this.out);
    return this.out[i];
  }

  /** How many figures of a state there are at t. */
  count(state: number, t: number): number {
    const k = this.index(t);
    return k < 0 || !(t <= this.hi) ? NaN : figures(this.states[k][state], this.one);
  }

  /** Quantity i as a line for the chart: along, up, along. */
  steps(i: number): { x: number[]; y: number[] } {
    const x: number[] = [];
    const y: number[] = [];
    for (const t of [...this.times, this.hi]) {
      const value = this.at(i, t);
      if (x.length > 0 && x[x.length - 1] === t) {
        y[y.length - 1] = value;
        continue;
      }
      if (y.length > 0 && value !== y[y.length - 1]) {
        x.push(t);
        y.push(y[y.length - 1]);
      }
      x.push(t);
      y.push(value);
    }
    return { x, y };
  }
}

/** How many whole figures stand for an amount; a half is rounded up, in both languages. */
export function figures(amount: number, one: number): number {
  return Math.floor(amount / one + 0.5);
}
