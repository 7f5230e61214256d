/** What is looked at in a curve that somebody draws: the same as `curve_features.py`. And a stroke, made a line that runs forward. */

export interface Features { rises: number | null; top: number; falls: boolean; returns: boolean }

/** A change of less than a tenth of the chart's height is a hand that trembles. */
const STEP = 10;
/** So near to the highest place, a curve is at its top. */
const FLAT = 0.5;

/** `heights` from 0 to 100 at equal distances, `values` what they stand for; places are numbers of points. */
export function features(heights: number[], values: number[]): Features {
  let [lowest, most, falls] = [Infinity, -Infinity, false];
  let rises: number | null = null;
  heights.forEach((height, n) => {
    lowest = Math.min(lowest, height);
    if (height >= lowest + STEP) rises ??= n;
    most = Math.max(most, values[n]);
    falls ||= values[n] < most / 10;
  });
  const first = heights.indexOf(Math.max(...heights));
  let last = first;
  while (last + 1 < heights.length && heights[last + 1] >= heights[first] - FLAT) last += 1;
  return { rises, top: (first + last) / 2, falls, returns: returns(heights) };
}

function returns(heights: number[]): boolean {
  let [top, low] = [heights[0], Infinity];
  let hasFallen = false;
  for (const height of heights) {
    top = Math.max(top, height);
    hasFallen ||= height <= top - STEP;
    if (hasFallen) low = Math.min(low, height);
    if (height >= low + STEP) return true;
  }
  return false;
}

/** Where nothing is drawn. */
export const OPEN = -1;

export interface Point { x: number; height: number }

/**
 * A stroke put into a line of heights. Time runs forward only: what goes back against the way of the
 * stroke is left out, and `isStraightened` says so. A stroke drawn from right to left is as good as one from left to right.
 */
export function stroked(line: number[], stroke: Point[]): { line: number[]; isStraightened: boolean } {
  const last = stroke.length - 1;
  const points = stroke[last].x < stroke[0].x ? [...stroke].reverse() : stroke;
  const made = [...line];
  let [before, isStraightened] = [points[0], false];
  for (const point of points) {
    if (point.x < before.x - 1) isStraightened = true;
    if (point.x < before.x) continue;
    for (let n = Math.max(0, Math.ceil(before.x - 0.5)); n <= Math.min(made.length - 1, Math.floor(point.x + 0.5)); n++) {
      const share = point.x > before.x ? Math.min(1, Math.max(0, (n - before.x) / (point.x - before.x))) : 1;
      made[n] = Math.round(before.height + share * (point.height - before.height));
    }
    before = point;
  }
  return { line: made, isStraightened };
}

/** The line with straight pieces where nothing is drawn between two places; null if it does not reach from end to end. */
export function whole(line: number[]): number[] | null {
  const drawn = line.flatMap((height, n) => (height === OPEN ? [] : [n]));
  const [first, last] = [drawn[0], drawn[drawn.length - 1]];
  if (first === undefined || first > 1 || last < line.length - 2) return null;
  return line.map((_, n) => heightAt(line, n)!);
}

/** The line as it is shown: nothing before its first and after its last point. */
export function seen(line: number[]): (number | null)[] {
  const isDrawn = (height: number): boolean => height !== OPEN;
  return line.map((_, n) => (line.slice(0, n + 1).some(isDrawn) && line.slice(n).some(isDrawn) ? heightAt(line, n) : null));
}

/** The height of the line at a place: drawn, between what is drawn, or as the nearest; null of an empty one. */
export function heightAt(line: number[], n: number): number | null {
  const drawn = (from: number, step: number): number => {
    let k = from;
    while (k >= 0 && k < line.length && line[k] === OPEN) k += step;
    return k;
  };
  const [left, right] = [drawn(n, -1), drawn(n, 1)];
  const [hasLeft, hasRight] = [left >= 0, right < line.length];
  if (!hasLeft && !hasRight) return null;
  if (!hasLeft || !hasRight) return line[hasLeft ? left : right];
  return right === left ? line[left] : line[left] + ((n - left) / (right - left)) * (line[right] - line[left]);
}
