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

/** An SVG path in pixels; broken where a value cannot be drawn, without points nobody could tell apart. */
export function pathOf(line: Line, frame: Frame): string {
  const { width, height } = frame.area;
  let d = "";
  let isOpen = false;
  let lastX = NaN;
  let lastY = NaN;
  line.x.forEach((xs, part) => {
    const ys = line.y[part];
    for (let k = 0; k < xs.length; k++) {
      const x = pixel(xs[k], frame.x, width, false);
      // far outside is as good as just outside
      const y = Math.max(-height, Math.min(2 * height, pixel(ys[k], frame.y, height, true)));
      if (x < -1e6 || Number.isNaN(ys[k]) || (frame.y.scale === "log" && ys[k] <= 0)) {
        isOpen = false;
        continue;
      }
      if (isOpen && k < xs.length - 1 && Math.abs(x - lastX) < 0.6 && Math.abs(y - lastY) < 0.6) continue;
      d += `${isOpen ? "L" : "M"}${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
      isOpen = true;
      lastX = x;
      lastY = y;
    }
  });
  return d || "M0,0";
}

/** Corners of a path that are looked at to keep a label off it. */
const CORNERS = 60;

/** Points along a path of `pathOf`, at most `gap` pixels apart: where a label would lie on the curve. */
export function pointsAlong(d: string, gap: number): [number, number][] {
  const points: [number, number][] = [];
  for (const part of d.split("M")) {
    const all = part.split("L");
    // this happens in every frame: a rough line is good enough for a label, and reading numbers is what takes time
    const stride = Math.ceil(all.length / CORNERS);
    const corners = all.filter((_, i) => i % stride === 0 || i === all.length - 1).map((corner) => corner.split(",").map(Number));
    for (let i = 1; i < corners.length; i++) {
      const [[x0, y0], [x1, y1]] = [corners[i - 1], corners[i]];
      const steps = Math.min(60, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / gap));
      for (let k = 0; k < steps; k++) points.push([x0 + ((x1 - x0) * k) / steps, y0 + ((y1 - y0) * k) / steps]);
    }
  }
  return points;
}

/** The value at a share of the axis. */
export function valueAt(share: number, { lo, hi, scale }: Range): number {
  return scale === "log" ? lo * Math.pow(hi / lo, share) : lo + share * (hi - lo);
}
