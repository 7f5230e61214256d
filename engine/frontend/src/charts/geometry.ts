/** Values to pixels: where a chart's curves lie, and their paths. */
import type { Area } from "./overlay";
import type { Range } from "./ticks";

/** A curve in its smooth segments. */
export interface Line { x: Float64Array[]; y: Float64Array[] }

/** The room of a chart and what its axes span; charts with the same key need no new frame. */
export interface Frame { area: Area; width: number; height: number; x: Range; y: Range; key: string }

/** A value as pixels from the left, or from the top if `flip`. */
export function pixel(value: number, range: Range, size: number, flip: boolean): number {
  return pixels(range, size, flip)(value);
}

/** The same for many values: what the range alone says is worked out once. */
function pixels({ lo, hi, scale }: Range, size: number, flip: boolean): (value: number) => number {
  const isLog = scale === "log";
  const span = isLog ? Math.log(hi / lo) : hi - lo;
  return (value) => {
    const share = (isLog ? Math.log(value / lo) : value - lo) / span;
    return Number.isFinite(share) ? (flip ? 1 - share : share) * size : -1e9;
  };
}

export function sameRange(a: Range, b: Range): boolean {
  return a.lo === b.lo && a.hi === b.hi;
}

/** A curve in pixels: its unbroken parts, each as x, y, x, y ... */
export type Traced = number[][];

/** A curve in pixels; broken where a value cannot be drawn, without points nobody could tell apart. */
export function trace(line: Line, frame: Frame): Traced {
  const { width, height } = frame.area;
  const [across, down] = [pixels(frame.x, width, false), pixels(frame.y, height, true)];
  const isLog = frame.y.scale === "log";
  const parts: Traced = [];
  let open: number[] | null = null;
  line.x.forEach((xs, part) => {
    const ys = line.y[part];
    for (let k = 0; k < xs.length; k++) {
      const x = across(xs[k]);
      // far outside is as good as just outside
      const y = Math.max(-height, Math.min(2 * height, down(ys[k])));
      if (x < -1e6 || Number.isNaN(ys[k]) || (isLog && ys[k] <= 0)) {
        open = null;
        continue;
      }
      if (open && k < xs.length - 1 && Math.abs(x - open[open.length - 2]) < 0.6 && Math.abs(y - open[open.length - 1]) < 0.6) continue;
      if (!open) {
        open = [];
        parts.push(open);
      }
      open.push(x, y);
    }
  });
  return parts;
}

/** The same as an SVG path. */
export function pathOf(parts: Traced): string {
  let d = "";
  for (const part of parts) {
    for (let k = 0; k < part.length; k += 2) d += `${k ? "L" : "M"}${tenths(part[k])},${tenths(part[k + 1])}`;
  }
  return d || "M0,0";
}

/** Lengths as they were written before: a chart has some thousands of them, a moved slider asks for them again and again. */
const written: string[] = Array.from({ length: 10_000 }, () => "");

/** A length to a tenth of a pixel. */
function tenths(length: number): string {
  const n = Math.round(length * 10);
  if (!(n >= 0 && n < written.length)) return String(n / 10);
  written[n] ||= String(n / 10);
  return written[n];
}

/** Points along a curve, about `gap` pixels apart: where a label would lie on it. */
export function pointsAlong(parts: Traced, gap: number): [number, number][] {
  const points: [number, number][] = [];
  for (const part of parts) {
    let [x0, y0] = part;
    for (let k = 2; k < part.length; k += 2) {
      const [x1, y1] = [part[k], part[k + 1]];
      const steps = Math.min(60, Math.floor(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / gap));
      if (steps === 0) continue;
      for (let i = 0; i < steps; i++) points.push([x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps]);
      [x0, y0] = [x1, y1];
    }
  }
  return points;
}

/** The value at a share of the axis. */
export function valueAt(share: number, { lo, hi, scale }: Range): number {
  return scale === "log" ? lo * (hi / lo) ** share : lo + share * (hi - lo);
}
