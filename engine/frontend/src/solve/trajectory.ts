/** The solution of differential equations: smooth pieces between events, readable anywhere. */
import { interpolate } from "./rodas4";

/** A stretch without events: steps `first` to `last` (exclusive), valid from `from` to `to`. */
export interface Piece { from: number; to: number; first: number; last: number }

/** Steps of the longest run so far: the next one while a slider moves will need as many. */
let usual = 128;

export class Trajectory {
  readonly pieces: Piece[] = [];
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

  /** The state at t, read within one piece (whose ends belong to it). */
  read(piece: Piece, t: number, out: Float64Array): void {
    let lo = piece.first;
    let hi = piece.last - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if (this.starts[mid] <= t) lo = mid;
      else hi = mid - 1;
    }
    const s = this.lengths[lo] > 0 ? (t - this.starts[lo]) / this.lengths[lo] : 0;
    interpolate(this.dense, lo * 4 * this.n, this.n, Math.min(1, Math.max(0, s)), out);
  }

  /** The piece that holds t; at an event, the piece after it. */
  pieceAt(t: number): Piece {
    for (let i = this.pieces.length - 1; i > 0; i--) if (this.pieces[i].from <= t) return this.pieces[i];
    return this.pieces[0];
  }
}
