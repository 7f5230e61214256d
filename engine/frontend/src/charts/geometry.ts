/** Values to pixels: where a chart's curves lie, and their paths. */
import type { Area } from "./overlay";
import type { Range } from "./ticks";

/** A curve in its smooth stretches. */
export interface Line { x: Float64Array[]; y: Float64Array[] }

/** The room of a chart and what its axes span; charts with the same key need no new frame. */
export interface Frame { area: Area; width: number; height: number; x: Range; y: Range; key: string }

/** A value as pixels from the left, or from the top if `flip`. */
export function pixel(value: number, range: Range, size: number, flip: boolean): number {
  const share = range.scale === "log"
    ? Math.log(value / range.lo) / Math.log(range.hi / range.lo)
    : (value - range.lo) / (range.hi - range.lo);
  return Number.isFinite(share) ? (flip ? 1 - share : share) * size : -1e9;
}

export function sameRange(a: Range, b: Range): boolean {
  return a.lo === b.lo && a.hi === b.hi;
}

/** A curve in pixels: its unbroken parts, each as x, y, x, y ... */
export type Traced = number[][];

/** A curve in pixels; broken where a value cannot be drawn, without points nobody could tell apart. */
export function trace(line: Line, frame: Frame): Traced {
  const { width, height } = frame.area;
  const parts: Traced = [];
  let open: number[] | null = null;
  line.x.forEach((xs, part) => {
    const ys = line.y[part];
    for (let k = 0; k < xs.length; k++) {
      const x = pixel(xs[k], frame.x, width, false);
      // far outside is as good as just outside
      const y = Math.max(-height, Math.min(2 * height, pixel(ys[k], frame.y, height, true)));
      if (x < -1e6 || Number.isNaN(ys[k]) || (frame.y.scale === "log" && ys[k] <= 0)) {
        open = null;
        continue;
      }
      if (open && k < xs.length - 1 && Math.abs(x - open[open.length - 2]) < 0.6 && Math.abs(y - open[open.length - 1]) < 0.6) continue;
      if (!open) parts.push((open = []));
      open.push(x, y);
    }
  });
  return parts;
}

/** The same as an SVG path. */
export function pathOf(parts: Traced): string {
  let d = "";
  for (const part of parts) {
    for (let k = 0; k < part.length; k += 2) d += `${k ? "L" : "M"}${Math.round(part[k] * 10) / 10},${Math.round(part[k + 1] * 10) / 10}`;
  }
  return d || "M0,0";
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
  return scale === "log" ? lo * Math.pow(hi / lo, share) : lo + share * (hi - lo);
}
