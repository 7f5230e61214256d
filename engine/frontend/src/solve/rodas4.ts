/**
 * One step of RODAS: a stiffly accurate Rosenbrock method of order 4(3) with six stages
 * and a continuous extension of order 3.
 *
 * Hairer & Wanner, Solving Ordinary Differential Equations II, 2nd ed. 1996, section VI.4
 * (the coefficients of their RODAS, method 1). It needs no iteration, and binding that takes
 * seconds beside days of treatment does not force it into tiny steps.
 */
import { factor, substitute } from "./linear";

export interface System {
  n: number;
  rhs(t: number, y: Float64Array, d: Float64Array): void;
  /** Row-major d rhs_i / d y_j into J, and the partial d rhs / d t into ft. */
  jac(t: number, y: Float64Array, J: Float64Array, ft: Float64Array): void;
}

const GAMMA = 0.25;
const C = [0, 0.386, 0.21, 0.63, 1, 1];
const D = [0.25, -0.1043, 0.1035, -0.03620000000000023, 0, 0];
const LAST: number[] = [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895];
const A: number[][] = [
  [],
  [1.544],
  [0.9466785280815826, 0.2557011698983284],
  [3.314825187068521, 2.896124015972201, 0.9986419139977817],
  LAST,
  [...LAST, 1],
];
const E: number[][] = [
  [],
  [-5.6688],
  [-2.430093356833875, -0.2063599157091915],
  [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
  [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160],
  [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
];
const DENSE2 = [10.12623508344586, -7.487995877610167, -34.80091861555747, -7.992771707568823, 1.025137723295662];
const DENSE3 = [-0.6762803392801253, 6.087714651680015, 16.43084320892478, 24.76722511418386, -6.594389125716872];

/** Makes steps of one system; keeps its own workspace, so nothing is allocated per step. */
export class Rodas {
  /** The new state after `step`. */
  readonly end: Float64Array;
  /** Difference between the two embedded solutions after `step`. */
  readonly error: Float64Array;
  /** The six stages, one after the other. */
  private readonly k: Float64Array;
  private readonly right: Float64Array;
  private readonly J: Float64Array;
  private readonly ft: Float64Array;
  private readonly f0: Float64Array;
  private readonly M: Float64Array;
  private readonly pivots: Int32Array;
  private readonly trial: Float64Array;
  private readonly d: Float64Array;

  constructor(private readonly system: System) {
    const n = system.n;
    const vector = (): Float64Array => new Float64Array(n);
    this.k = new Float64Array(6 * n);
    this.error = this.k.subarray(5 * n);
    [this.end, this.ft, this.f0, this.trial, this.d, this.right] = Array.from({ length: 6 }, vector);
    this.J = new Float64Array(n * n);
    this.M = new Float64Array(n * n);
    this.pivots = new Int32Array(n);
  }

  /** Evaluate the equations where the next step begins. False if they have no value there. */
  begin(t: number, y: Float64Array): boolean {
    this.system.rhs(t, y, this.f0);
    this.system.jac(t, y, this.J, this.ft);
    return allFinite(this.f0) && allFinite(this.J) && allFinite(this.ft);
  }

  /** The rates of change found by `begin`. */
  get rates(): Float64Array {
    return this.f0;
  }

  /** Try a step of length h from (t, y) after `begin`. False if a number got lost on the way. */
  step(t: number, y: Float64Array, h: number): boolean {
    const n = this.system.n;
    for (let i = 0; i < n * n; i++) this.M[i] = -this.J[i];
    for (let i = 0; i < n; i++) this.M[i * n + i] += 1 / (h * GAMMA);
    if (!factor(this.M, n, this.pivots, this.right)) return false;
    for (let stage = 0; stage < 6; stage++) this.stage(stage, t, y, h);
    for (let i = 0; i < n; i++) this.end[i] = this.trial[i] + this.error[i];
    return allFinite(this.end);
  }

  private stage(stage: number, t: number, y: Float64Array, h: number): void {
    const { n } = this.system;
    const { k, trial } = this;
    let d = this.f0;
    if (stage > 0) {
      d = this.d;
      const a = A[stage];
      for (let i = 0; i < n; i++) {
        let sum = y[i];
        for (let j = 0; j < stage; j++) sum += a[j] * k[j * n + i];
        trial[i] = sum;
      }
      this.system.rhs(t + C[stage] * h, trial, d);
    }
    const { ft, right } = this;
    const e = E[stage];
    const hd = h * D[stage];
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < stage; j++) sum += e[j] * k[j * n + i];
      right[i] = d[i] + hd * ft[i] + sum / h;
    }
    substitute(this.M, n, this.pivots, right);
    for (let i = 0; i < n; i++) k[stage * n + i] = right[i];
  }

  /** Write the four coefficients per variable that `interpolate` reads, for the step just made. */
  dense(y: Float64Array, into: Float64Array, offset: number): void {
    const n = this.system.n;
    for (let i = 0; i < n; i++) {
      let second = 0;
      let third = 0;
      for (let j = 0; j < 5; j++) {
        second += DENSE2[j] * this.k[j * n + i];
        third += DENSE3[j] * this.k[j * n + i];
      }
      const at = offset + 4 * i;
      into[at] = y[i];
      into[at + 1] = this.end[i];
      into[at + 2] = second;
      into[at + 3] = third;
    }
  }
}

/** The state at the share s (0 to 1) of a step. */
export function interpolate(dense: Float64Array, offset: number, n: number, s: number, out: Float64Array): void {
  const r = 1 - s;
  for (let i = 0; i < n; i++) {
    const at = offset + 4 * i;
    out[i] = dense[at] * r + s * (dense[at + 1] + r * (dense[at + 2] + s * dense[at + 3]));
  }
}

function allFinite(v: Float64Array): boolean {
  let lost = 0; // what is no number, or too large for one, is not zero when taken from itself
  for (let i = 0; i < v.length; i++) lost += v[i] - v[i];
  return lost === 0;
}
