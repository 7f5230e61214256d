/**
 * Solve differential equations with events, from one end of the axis to the other.
 *
 * Steps are RODAS steps (rodas4.ts) of adapted length. Events at a time are hit exactly; events of
 * a condition are located on the continuous extension of a step. What comes out is a Trajectory:
 * smooth spans between events, each readable anywhere.
 */
import { Rodas, interpolate, type System } from "./rodas4";
import { Trajectory } from "./trajectory";
import { Stopped, type Why } from "../simulation/types";

export interface SolverEvent {
  at?: number;
  /** Positive while the condition is false. */
  root?(t: number, y: Float64Array): number;
  set?(t: number, y: Float64Array): void;
}

export interface Options {
  /** Accepted error of a step, as a share of the present size of each variable. */
  rtol?: number;
  /** The size from which on a variable is held to that; below, to `rtol` of its floor. */
  floors?: number[];
  /** After what a run is given up: steps, events of one moment, events of a run, time of the clock. */
  steps?: number;
  rounds?: number;
  events?: number;
  milliseconds?: number;
  /** When that time is over, if it has begun already. */
  until?: number;
  /** Which variables are logarithms: their error is a relative error already, and counts less below the floor, too. */
  logs?: boolean[];
  /**
   * The longest step at t. In a stiff problem steps are right at their ends long after the
   * continuous solution between them is not; by default a step is at most 1/100 of the axis.
   */
  longest?(t: number): number;
}

/** How often a condition is looked at within one step. */
const CHECKS = 4;
/** Events closer than this share of the axis (or of the time) are of one moment. */
const SAME_TIME = 1e-10;
/** A state may be as small as this, in its unit, before errors need not shrink with it. */
export const FLOOR = 1e-66;
/** Error of a step, as a share of the present size, for models that tests hold to other solvers. */
export const USUAL = 3e-7;
/** Milliseconds after which a run is given up: a reader waits for it. */
export const PATIENCE = 1000;
/** How many steps go by between two looks at the clock. */
const CLOCK = 64;

export function integrate(
  system: System, lo: number, hi: number, start: Float64Array, events: SolverEvent[], options: Options = {},
): Trajectory {
  return new Integrator(system, lo, hi, start, events, options).trajectory();
}

class Integrator {
  private readonly out: Trajectory;
  private readonly method: Rodas;
  private readonly y: Float64Array;
  private readonly probe: Float64Array;
  /** Which conditions are false: only those can become true. */
  private isOpen: boolean[] = [];
  /** Room for the same, a moment later. */
  private spare: boolean[] = [];
  /** Events that wait for a condition. */
  private readonly rooted: number[];
  private readonly timed: { at: number; event: number }[];
  private readonly rtol: number;
  private readonly floors: number[];
  private readonly logs: boolean[];
  private readonly limits: { steps: number; rounds: number; events: number; milliseconds: number };
  private readonly until: number;
  private readonly span: number;
  private readonly longest: (t: number) => number;
  private steps = 0;
  private first = -Infinity;
  private last = Infinity;
  private t: number;

  constructor(
    private readonly system: System, lo: number, private readonly hi: number,
    start: Float64Array, private readonly events: SolverEvent[], options: Options,
  ) {
    this.out = new Trajectory(system.n);
    this.method = new Rodas({
      n: system.n,
      rhs: (t, y, d) => system.rhs(this.inside(t), y, d),
      jac: (t, y, J, ft) => system.jac(this.inside(t), y, J, ft),
    });
    this.y = start.slice();
    this.probe = new Float64Array(system.n);
    this.rtol = options.rtol ?? USUAL;
    this.floors = options.floors ?? [];
    this.logs = options.logs ?? [];
    this.limits = { steps: 20_000, rounds: 100, events: 10_000, milliseconds: PATIENCE, ...options };
    this.until = options.until ?? performance.now() + this.limits.milliseconds;
    this.t = lo;
    this.rooted = events.flatMap((e, i) => (e.root ? [i] : []));
    this.span = hi - lo;
    this.longest = options.longest ?? (() => this.span / 100);
    this.timed = events
      .map((e, event) => ({ at: e.at ?? NaN, event }))
      .filter((e) => e.at >= lo && e.at < hi)
      .sort((a, b) => a.at - b.at || a.event - b.event);
  }

  trajectory(): Trajectory {
    this.checkNumbers();
    this.isOpen = this.open();
    this.happen(this.due());
    while (this.t < this.hi) {
      const first = this.out.starts.length;
      const from = this.t;
      const stop = this.timed.length > 0 ? this.timed[0].at : this.hi;
      const struck = this.march(stop);
      this.out.spans.push({ from, to: this.t, first, last: this.out.starts.length });
      this.happen([...struck, ...this.due()]);
    }
    return this.out;
  }

  /** Take the events whose time has come off the list. */
  private due(): number[] {
    const events: number[] = [];
    while (this.timed.length > 0 && this.timed[0].at <= this.t) events.push(this.timed.shift()!.event);
    return events;
  }

  /**
   * Let the events of this moment happen, the first declared first. After each one the conditions are
   * looked at anew: one that turned true happens as well, also once more (SBML Level 3 Version 2, 4.11).
   */
  private happen(struck: number[]): void {
    for (const event of struck) this.isOpen[event] = false;
    const waiting = [...struck];
    for (let rounds = 1 - struck.length; waiting.length > 0; rounds++) {
      if (rounds > this.limits.rounds) this.giveUp("too many rounds", this.limits.rounds);
      waiting.sort((a, b) => a - b);
      this.fire(waiting.shift()!);
      const now = this.open();
      now.forEach((isOpen, event) => { if (this.isOpen[event] && !isOpen) waiting.push(event); });
      this.isOpen = now;
    }
  }

  private open(t = this.t, y = this.y, into: boolean[] = []): boolean[] {
    for (const event of this.rooted) into[event] = this.events[event].root!(t, y) > 0;
    return into;
  }

  private fire(event: number): void {
    this.events[event].set?.(this.t, this.y);
    this.out.fired.push({ t: this.t, event });
    this.checkNumbers();
    if (this.out.fired.length > this.limits.events) this.giveUp("too many events", this.limits.events);
  }

  /**
   * The time, kept between the events at both ends of the present segment. Equations may have a kink
   * at an event (an infusion ends there); a step must see one side of it only.
   */
  private inside(t: number): number {
    return Math.min(Math.max(t, this.first), this.last);
  }

  /** Step until `stop` or until a condition becomes true; returns the events that struck. */
  private march(stop: number): number[] {
    const { method, y } = this;
    this.first = this.t + Number.EPSILON * Math.abs(this.t);
    this.last = stop - Number.EPSILON * Math.abs(stop);
    if (!method.begin(this.t, y)) this.giveUp("no number");
    let h = this.firstStep(stop);
    let before = { h: 0, error: 1e-2 };
    let rejected = false;
    for (;;) {
      const remaining = stop - this.t;
      h = Math.min(h, this.longest(this.t));
      const last = h >= remaining * (1 - 1e-12);
      h = last ? remaining : Math.min(h, remaining / 2);
      this.count();
      const whole = method.step(this.t, y, h);
      const error = whole ? this.norm() : Infinity;
      let shrink = whole ? clamp(error ** 0.25 / 0.9, 1 / 6, 5) : 10;
      if (!(error <= 1)) {
        rejected = true;
        h /= Math.max(shrink, 1.1);
        if (h < 1e-14 * Math.max(Math.abs(this.t), 1e-12 * this.span)) this.giveUp("no number");
        continue;
      }
      // predictive control (Gustafsson), as in RODAS
      if (before.h > 0) {
        const drift = ((before.h / h) * ((error * error) / before.error) ** 0.25) / 0.9;
        shrink = Math.max(shrink, clamp(drift, 1 / 6, 5));
      }
      before = { h, error: Math.max(1e-2, error) };
      const struck = this.accept(h, last ? stop : this.t + h);
      if (struck.length > 0) return struck;
      if (last) return [];
      h = rejected ? Math.min(h, h / shrink) : h / shrink;
      rejected = false;
      if (!method.begin(this.t, y)) this.giveUp("no number");
    }
  }

  private count(): void {
    const { steps, milliseconds } = this.limits;
    if (++this.steps > steps) this.giveUp("too many steps", steps);
    if (this.steps % CLOCK === 0 && performance.now() > this.until) this.giveUp("too long", milliseconds / 1000);
  }

  private firstStep(stop: number): number {
    let size = 0;
    let rate = 0;
    for (let i = 0; i < this.y.length; i++) {
      const scale = this.scale(i, this.y[i]);
      size += (this.y[i] / scale) ** 2;
      rate += (this.method.rates[i] / scale) ** 2;
    }
    const guess = size > 0 && rate > 0 ? 0.01 * Math.sqrt(size / rate) : 0;
    return Math.min(Math.max(guess, 1e-9 * this.span), 0.01 * this.span, stop - this.t);
  }

  private scale(i: number, y: number): number {
    const floor = this.floors[i] ?? FLOOR;
    return this.rtol * (this.logs[i] ? Math.max(1, floor * Math.exp(-y)) : Math.max(Math.abs(y), floor));
  }

  private norm(): number {
    const { error, end } = this.method;
    let sum = 0;
    for (let i = 0; i < end.length; i++) {
      const [from, to] = [this.y[i], end[i]];
      const larger = this.logs[i] ? Math.max(from, to) : Math.max(Math.abs(from), Math.abs(to));
      sum += (error[i] / this.scale(i, larger)) ** 2;
    }
    return Math.sqrt(sum / end.length);
  }

  /** Keep the step just made, up to the first event in it; returns the events that struck. */
  private accept(h: number, end: number): number[] {
    const offset = this.out.push(this.t, h);
    this.method.dense(this.y, this.out.dense, offset);
    const strike = this.firstStrike(offset, h, end);
    const isAtEnd = !strike || end - (this.t + strike.s * h) <= this.near();
    if (isAtEnd) this.y.set(this.method.end);
    else interpolate(this.out.dense, offset, this.system.n, strike.s, this.y);
    this.t = isAtEnd ? end : this.t + strike.s * h;
    return strike?.events ?? [];
  }

  /** Where, as a share of the step, a condition first becomes true, and which ones do there. */
  private firstStrike(offset: number, h: number, end: number): { s: number; events: number[] } | null {
    if (this.rooted.length === 0) return null;
    for (let check = 1; check <= CHECKS; check++) {
      const [a, b] = [(check - 1) / CHECKS, check / CHECKS];
      this.look(offset, b);
      const t = check === CHECKS ? end : this.t + b * h;
      const open = this.open(t, this.probe, this.spare);
      const crossed = this.rooted.filter((event) => this.isOpen[event] && !open[event]);
      if (crossed.length > 0) return this.earliest(crossed, offset, h, a, b, t);
      [this.isOpen, this.spare] = [open, this.isOpen]; // what was true and is false again may become true anew
    }
    return null;
  }

  private near(): number {
    return SAME_TIME * Math.max(Math.abs(this.t), this.span);
  }

  /** Which of the conditions that crossed between shares a and b did so in the first moment, and where. */
  private earliest(crossed: number[], offset: number, h: number, a: number, b: number, t: number): { s: number; events: number[] } {
    const places = crossed.map((event) =>
      bisect((s) => {
        this.look(offset, s);
        return this.events[event].root!(s === b ? t : this.t + s * h, this.probe);
      }, a, b),
    );
    const near = Math.min(...places) + this.near() / h;
    // at the last of them all are true
    return { s: Math.max(...places.filter((s) => s <= near)), events: crossed.filter((_, i) => places[i] <= near) };
  }

  private look(offset: number, s: number): void {
    interpolate(this.out.dense, offset, this.system.n, s, this.probe);
  }

  private checkNumbers(): void {
    if (this.y.some((v) => !Number.isFinite(v))) this.giveUp("no number");
  }

  private giveUp(why: Why, limit = NaN): never {
    throw new Stopped(why, this.t, limit);
  }
}

/** The right end of the smallest bracket around where g turns from positive to not. */
function bisect(g: (s: number) => number, a: number, b: number): number {
  for (let i = 0; i < 60 && b - a > 1e-13; i++) {
    const mid = 0.5 * (a + b);
    if (g(mid) <= 0) b = mid;
    else a = mid;
  }
  return b;
}

function clamp(x: number, lo: number, hi: number): number {
  return Math.min(hi, Math.max(lo, x));
}
