/** The solution of differential equations: smooth spans between events, readable anywhere. */
import { interpolate } from "./rodas4";

/** A segment without events: steps `first` to `last` (exclusive), valid from `from` to `to`. */
export interface Span { from: number; to: number; first: number; last: number }

/** Steps of the longest run so far: the next one while a slider moves will need as many. */
let usual = 128;

export class Trajectory {
  readonly spans: Span[] = [];
  readonly starts: number[] = [];
  readonly lengths: number[] = [];
  /** When which event fired. */
  readonly fired: { t: number; event: number }[] = [];
  dense: Float64Array;

  constructor(readonly n: number) {
    this.dense = new Float64Array(4 * n * usual);
  }

  /** Room for one more step's coefficients; returns their offset. */
  push(t: number, h: number): number {
    const offset = this.starts.length * 4 * this.n;
    if (offset + 4 * this.n > this.dense.length) {
      usual = Math.max(usual, 2 * this.starts.length);
      const larger = new Float64Array(2 * this.dense.length);
      larger.set(this.dense);
      this.dense = larger;
    }
    this.starts.push(t);
    this.lengths.push(h);
    return offset;
  }

  /** The state at t, read within one span (whose ends belong to it). */
  read(span: Span, t: number, out: Float64Array): void {
    let lo = span.first;
    let hi = span.last - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if (this.starts[mid] <= t) lo = mid;
      else hi = mid - 1;
    }
    const s = this.lengths[lo] > 0 ? (t - this.starts[lo]) / this.lengths[lo] : 0;
    interpolate(this.dense, lo * 4 * this.n, this.n, Math.min(1, Math.max(0, s)), out);
  }

  /** The span that holds t; at an event, the span after it. */
  spanAt(t: number): Span {
    for (let i = this.spans.length - 1; i > 0; i--) if (this.spans[i].from <= t) return this.spans[i];
    return this.spans[0];
  }
}
