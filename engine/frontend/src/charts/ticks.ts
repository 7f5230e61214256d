/** Ranges and ticks of an axis, with labels that people read: 10, 1,000, 1 million. */
import { group, inWords, significant } from "../ui/number-format";
import type { Scale } from "../simulation/types";

export interface Range { lo: number; hi: number; scale: Scale }
export interface Tick { at: number; text: string }

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next round number that is not smaller, so that a range does not tremble while a slider moves. */
function roundUp(x: number): number {
  if (!(x > 0)) return x === 0 ? 0 : -roundDown(-x);
  const power = 10 ** Math.floor(Math.log10(x));
  const digit = x / power;
  return Number(((ROUND.find((r) => r >= digit - 1e-9) ?? 10) * power).toPrecision(12));
}

function roundDown(x: number): number {
  const power = 10 ** Math.floor(Math.log10(x));
  const digit = x / power;
  return Number(([...ROUND].reverse().find((r) => r <= digit + 1e-9)! * power).toPrecision(12));
}

/** Least and largest value of data that an axis can show; Infinity and -Infinity if none is. */
export interface Extent { min: number; max: number }

export function extentOf(data: ArrayLike<number>[], scale: Scale): Extent {
  let min = Infinity;
  let max = -Infinity;
  for (const part of data) {
    for (let k = 0; k < part.length; k++) {
      const v = part[k];
      if (!Number.isFinite(v) || (scale === "log" && v <= 0)) continue;
      if (v < min) min = v;
      if (v > max) max = v;
    }
  }
  return { min, max };
}

/** The range of data, widened to round ends; `low` and `high` hold where they are given. */
export function rangeOf(data: ArrayLike<number>[], scale: Scale, low: number | null, high: number | null): Range {
  return rangeAround([extentOf(data, scale)], scale, low, high);
}

export function rangeAround(extents: Extent[], scale: Scale, low: number | null, high: number | null): Range {
  const min = Math.min(...extents.map((extent) => extent.min));
  const max = Math.max(...extents.map((extent) => extent.max));
  if (scale === "log") {
    const hi = high ?? 10 ** Math.ceil(Math.log10(max > 0 ? max : 1) - 1e-9);
    const lo = low ?? Math.max(10 ** Math.floor(Math.log10(min < Infinity ? min : hi / 10) + 1e-9), hi * 1e-12);
    return { lo, hi: hi > lo ? hi : lo * 10, scale };
  }
  const lo = low ?? (min < 0 ? -roundUp(-min) : 0);
  const hi = high ?? (max > lo ? roundUp(max) : lo + 1);
  return { lo, hi: hi > lo ? hi : lo + 1, scale };
}

/** At most about `most` ticks. */
export function ticksOf(range: Range, most: number): Tick[] {
  return range.scale === "log" ? logTicks(range, most) : linearTicks(range, most);
}

function logTicks({ lo, hi }: Range, most: number): Tick[] {
  const first = Math.ceil(Math.log10(lo) - 1e-9);
  const last = Math.floor(Math.log10(hi) + 1e-9);
  if (last - first < 1) return linearTicks({ lo, hi, scale: "linear" }, most);
  const stride = [1, 2, 3, 4, 6, 8, 12].find((s) => Math.floor((last - first) / s) + 1 <= most) ?? 24;
  // a line for each power of ten; labels are counted from 1, so that they stay when the range grows
  const isNamed = (e: number): boolean => e % stride === 0;
  const powers = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const few = powers.filter(isNamed).length < 2;
  return powers.map((e) => {
    const at = Number(`1e${e}`);
    return { at, text: isNamed(e) || (few && (e === first || e === last)) ? tickText(at) : "" };
  });
}

function linearTicks({ lo, hi }: Range, most: number): Tick[] {
  const step = stepFor(hi - lo, most);
  const ticks: Tick[] = [];
  for (let k = Math.ceil(lo / step - 1e-9); k * step <= hi + step * 1e-9; k++) {
    const at = Number((k * step).toPrecision(12));
    ticks.push({ at, text: tickText(at) });
  }
  return ticks;
}

/** A round step with at most `most` ticks; rather one that ends where the axis ends. */
function stepFor(span: number, most: number): number {
  const least = span / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const fitting = [1, 2, 2.5, 3, 5, 10, 20].map((d) => d * power).filter((step) => step >= least * (1 - 1e-9));
  const isWhole = (x: number): boolean => Math.abs(x - Math.round(x)) < 1e-9;
  return fitting.slice(0, 2).find((step) => isWhole(span / step)) ?? fitting.find((step) => step !== 3 * power)!;
}

function tickText(x: number): string {
  const size = Math.abs(x);
  if (size >= 1e15 || (size > 0 && size < 1e-4)) return powerOfTen(x);
  if (size >= 1e6) return inWords(x);
  const plain = String(Number(x.toPrecision(6))).replace("-", "−");
  return size >= 1 ? group(plain) : plain;
}

function powerOfTen(x: number): string {
  return significant(x, 3).replace(/^1 × /, "");
}
