/**
 * Tau-leaping: many happenings at once, where there are many figures of each kind.
 * Python's twin (`chance/leap.py`) names the papers and says what the numbers mean.
 */
import type { Values } from "../simulation/types";
import type { SamplePath } from "./path";
import { poisson } from "./poisson";
import type { CrowdCode, CrowdSpec } from "./types";
import { LIMITS, Walk, type Fired, type Step } from "./walk";

const CHANGE = 0.03;
const PARTNERS = 3;
const SCARCE = 10;
const WORTH = 10;
const SINGLE = 100;

/** Throw a crowd once, by leaps. */
export function leap(code: CrowdCode, spec: CrowdSpec, values: Values, seed: number, limits = LIMITS): SamplePath {
  return new LeapingWalk(code, spec, values, seed, limits).path();
}

class LeapingWalk extends Walk {
  private single = 0;

  /** A leap, or a single happening where a leap is not worth it. */
  protected override step(stop: number): Step {
    const { a, total } = this.propensities();
    if (this.single > 0 || total <= 0) {
      this.single--;
      return this.direct(a, total, stop);
    }
    const scarce = Array.from(a, (share, j) => (share > 0 && this.left(j) < SCARCE ? share : 0));
    const alone = scarce.reduce((sum, share) => sum + share, 0);
    for (let longest = this.longest(a, scarce); longest >= WORTH / total; longest /= 2) {
      const wait = alone > 0 ? this.random.exponential(alone) : Infinity;
      const at = Math.min(this.t + Math.min(longest, wait), stop);
      const fired = this.leap(a, scarce, at - this.t);
      if (wait <= longest && this.t + wait < stop) fired.push([this.choice(scarce, alone), 1]);
      if (this.staysAboveNothing(fired)) return { at, fired };
    }
    this.single = SINGLE - 1;
    return this.direct(a, total, stop);
  }

  /** How many times flow j can happen before its figures are used up. */
  private left(j: number): number {
    const uses = this.changes[j].filter(([, by]) => by < 0);
    return Math.min(...uses.map(([i, by]) => Math.floor(this.n[i] / -by)));
  }

  /** How long rates stay as they are, nearly. */
  private longest(a: Float64Array, scarce: number[]): number {
    const drift = new Float64Array(this.n.length);
    const spread = new Float64Array(this.n.length);
    a.forEach((share, j) => {
      if (scarce[j] > 0) return;
      for (const [i, by] of this.changes[j]) {
        drift[i] += by * share;
        spread[i] += by * by * share;
      }
    });
    return this.spec.counted.reduce((longest, i) => {
      const may = Math.max((CHANGE * this.n[i]) / PARTNERS, 1);
      return Math.min(longest, (may * may) / spread[i], may / Math.abs(drift[i]));
    }, Infinity);
  }

  private leap(a: Float64Array, scarce: number[], length: number): Fired {
    const fired: Fired = [];
    a.forEach((share, j) => {
      if (!(share > 0) || scarce[j] > 0) return;
      const times = poisson(this.random, share * length);
      if (times > 0) fired.push([j, times]);
    });
    return fired;
  }

  private staysAboveNothing(fired: Fired): boolean {
    const after = this.n.slice();
    for (const [j, times] of fired) for (const [i, by] of this.changes[j]) after[i] += by * times;
    return after.every((n) => n >= 0);
  }
}
