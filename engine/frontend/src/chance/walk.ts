/**
 * From one happening to the next: Gillespie's direct method, and the model's own events.
 * Python's twin (`chance/walk.py`) names the paper; the same seed gives the same run in both.
 */
import { Stopped, type Values } from "../simulation/types";
import { Generator } from "./generator";
import { figures, SamplePath } from "./path";
import type { CrowdCode, CrowdSpec, Side } from "./types";

export interface Limits { steps: number; rounds: number; events: number }
/** After what a run is given up; a step is a happening, or a leap. */
export const LIMITS: Limits = { steps: 200_000, rounds: 100, events: 10_000 };
/** Flows that happen, each with how often. */
export type Fired = [flow: number, times: number][];
export interface Step { at: number; fired: Fired }

/** Throw a crowd once; every happening by itself. */
export function sample(code: CrowdCode, spec: CrowdSpec, values: Values, seed: number, limits = LIMITS): SamplePath {
  return new Walk(code, spec, values, seed, limits).path();
}

/** A run in the making: time, whole figures of counted states, and the amounts that both make. */
export class Walk {
  protected readonly random: Generator;
  protected readonly one: number;
  protected readonly n: Int32Array;
  /** What each flow adds, in figures. */
  protected readonly changes: Side[];
  protected t: number;
  private readonly p: Float64Array;
  private readonly x: Float64Array;
  private readonly a: Float64Array;
  private readonly isCounted: boolean[];
  private readonly run: SamplePath;
  /** Which conditions are false: only those can become true. */
  private isOpen: boolean[] = [];
  private steps = 0;
  private fired = 0;

  constructor(
    private readonly code: CrowdCode, protected readonly spec: CrowdSpec, values: Values, seed: number, private readonly limits: Limits,
  ) {
    this.random = new Generator(seed);
    this.p = Float64Array.from(spec.parameters, (p) => values[p.name] ?? p.default);
    this.one = this.code.one(this.p);
    this.n = new Int32Array(spec.states.length);
    this.x = new Float64Array(spec.states.length);
    this.a = new Float64Array(spec.flows.length);
    this.isCounted = spec.states.map((_, i) => spec.counted.includes(i));
    this.changes = spec.flows.map(({ takes, gives }) => {
      const by = new Map<number, number>();
      for (const [i, k] of takes) by.set(i, -k);
      for (const [i, k] of gives) by.set(i, (by.get(i) ?? 0) + k);
      return [...by].filter(([, change]) => change !== 0);
    });
    const [lo, hi] = this.code.axis(this.p);
    this.t = lo;
    this.run = new SamplePath(spec, this.code, this.p, this.one, lo, hi);
  }

  /** The run, to its end or to where it is given up. */
  path(): SamplePath {
    const { lo, hi } = this.run;
    try {
      if (!(hi > lo) || !Number.isFinite(hi - lo)) throw new Stopped("nothing to draw", lo);
      this.begin();
      this.walk(lo, hi);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      this.run.why = error.why;
      this.run.limit = error.limit;
      this.run.hi = this.t;
    }
    return this.run;
  }

  private begin(): void {
    this.code.start(this.p, this.x);
    if (!(this.one > 0 && Number.isFinite(this.one))) throw new Stopped("no number", this.t);
    this.round();
    this.note();
    this.isOpen = this.open();
  }

  private walk(lo: number, hi: number): void {
    const due = this.code.events
      .map((event, k) => ({ at: event.at?.(this.p) ?? NaN, k }))
      .filter(({ at }) => at >= lo && at < hi)
      .sort((a, b) => a.at - b.at || a.k - b.k);
    while (this.t < hi) {
      const struck: number[] = [];
      while (due.length > 0 && due[0].at <= this.t) struck.push(due.shift()!.k);
      if (struck.length > 0) this.happen(struck);
      const stop = due[0]?.at ?? hi;
      while (this.t < stop) {
        const { at, fired } = this.step(stop);
        this.t = at;
        if (fired.length > 0) this.fire(fired);
      }
    }
  }

  /** When the next thing happens before `stop`, and what: nothing at `stop`. */
  protected step(stop: number): Step {
    const { a, total } = this.propensities();
    return this.direct(a, total, stop);
  }

  /** Wait for the next single happening of all. */
  protected direct(a: Float64Array, total: number, stop: number): Step {
    const at = total > 0 ? this.t + this.random.exponential(total) : stop;
    return at >= stop ? { at: stop, fired: [] } : { at, fired: [[this.choice(a, total), 1]] };
  }

  /** Which flow it is, each as likely as its share. */
  protected choice(a: ArrayLike<number>, total: number): number {
    let left = this.random.uniform() * total;
    let last = 0;
    for (let j = 0; j < a.length; j++) {
      if (!(a[j] > 0)) continue;
      last = j;
      if (left < a[j]) return j;
      left -= a[j];
    }
    return last;
  }

  /**
   * How often each flow happens per time now, in figures, and all together. A flow that lacks its figures does not
   * happen; one that takes two of a kind needs a second one beside the first.
   */
  protected propensities(): { a: Float64Array; total: number } {
    const { a, n, one } = this;
    this.code.rates(this.x, this.p, a);
    let total = 0;
    for (let j = 0; j < a.length; j++) {
      let share = a[j] / one;
      for (const [i, k] of this.spec.flows[j].takes) {
        if (this.isCounted[i]) share = n[i] >= k ? share * ways(n[i], k) : 0;
      }
      if (!Number.isFinite(share)) throw new Stopped("no number", this.t);
      a[j] = Math.max(0, share);
      total += a[j];
    }
    return { a, total };
  }

  private fire(fired: Fired): void {
    if (++this.steps > this.limits.steps) throw new Stopped("too many steps", this.t, this.limits.steps);
    for (const [j, times] of fired) {
      for (const [i, by] of this.changes[j]) this.n[i] += by * times;
      const { name, takes, gives } = this.spec.flows[j];
      const all = (side: Side): Side => (times === 1 ? side : side.map(([i, k]) => [i, k * times]));
      this.run.happenings.push({ t: this.t, kind: name, flow: j, times, takes: all(takes), gives: all(gives) });
    }
    for (const i of this.spec.counted) this.x[i] = this.n[i] * this.one;
    this.note();
    if (this.isOpen.length === 0) return;
    const isOpen = this.open();
    const struck = this.turned(isOpen);
    this.isOpen = this.isOpen.map((was, k) => was || isOpen[k]);
    if (struck.length > 0) this.happen(struck);
  }

  /** The model's events of this moment, by the rules of `solve`. */
  private happen(struck: number[]): void {
    this.isOpen = this.isOpen.map((was, k) => was && !struck.includes(k));
    const waiting = [...struck].sort((a, b) => a - b);
    let rounds = -struck.length;
    while (waiting.length > 0) {
      if (++rounds > this.limits.rounds) throw new Stopped("too many rounds", this.t, this.limits.rounds);
      if (++this.fired > this.limits.events) throw new Stopped("too many events", this.t, this.limits.events);
      const event = waiting.shift()!;
      this.code.events[event].set?.(this.t, this.x, this.p);
      this.round();
      this.run.happenings.push({ t: this.t, kind: this.spec.events[event], event, times: 1, takes: [], gives: [] });
      const isOpen = this.open();
      waiting.push(...this.turned(isOpen));
      waiting.sort((a, b) => a - b);
      this.isOpen = isOpen;
    }
    this.note();
  }

  /** Conditions that were false and are true now. */
  private turned(isOpen: boolean[]): number[] {
    return this.isOpen.flatMap((was, k) => (was && !isOpen[k] ? [k] : []));
  }

  /** Counted states become whole figures. */
  private round(): void {
    if (!this.x.every(Number.isFinite)) throw new Stopped("no number", this.t);
    for (const i of this.spec.counted) {
      this.n[i] = figures(this.x[i], this.one);
      this.x[i] = this.n[i] * this.one;
    }
  }

  private note(): void {
    this.run.times.push(this.t);
    this.run.states.push(this.x.slice());
  }

  private open(): boolean[] {
    return this.code.events.map((event) => (event.root?.(this.t, this.x, this.p) ?? NaN) > 0);
  }
}

/** How many ways there are to take k of n, compared with n**k. */
function ways(n: number, k: number): number {
  let found = 1;
  for (let i = 1; i < k; i++) found *= (n - i) / n;
  return found;
}
