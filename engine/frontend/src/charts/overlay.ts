/** What is drawn over a chart: named places (marks) and the hair line of the pointer. */
import { drawShapes, type Shape } from "./shapes";
import type { Role } from "../simulation/types";

/** Pixels of the drawing area inside the chart. */
export interface Area { left: number; top: number; width: number; height: number }

export interface PlacedMark { label: string; role: Role; x?: number; y?: number }

export interface PlacedTick { text: string; pixel: number }

/** Axes like Plotly's, for the moments in which its own would be too slow to follow. */
export function drawAxes(layer: SVGElement, area: Area, xs: PlacedTick[], ys: PlacedTick[]): void {
  const { width, height } = area;
  const lines = ys.map(({ pixel }) => line({ x1: 0, x2: width, y1: pixel, y2: pixel, class: "ex-grid" }));
  const below = xs.map(({ pixel, text }) => words(text, { x: pixel, y: height + 18, "text-anchor": "middle" }));
  const beside = ys.map(({ pixel, text }) => words(text, { x: -3, y: pixel + 4.2, "text-anchor": "end" }));
  const base = line({ x1: 0, x2: width, y1: height, y2: height, class: "ex-base" });
  drawShapes(layer, [...lines, base, ...below, ...beside]);
}

function line(attributes: Shape["attributes"]): Shape {
  return { tag: "line", attributes };
}

function words(text: string, attributes: Shape["attributes"]): Shape {
  return { tag: "text", attributes, text };
}

/** Pixels of a letter of a label in a wide font: too much room is better than labels that touch. */
const LETTER = 7.4;
const HEIGHT = 15;

interface Place { x: number; y: number; anchor: "start" | "end" }
interface Box { left: number; right: number; top: number; bottom: number }

/** Draw marks given in pixels of the area; those outside of it are left out. `curves`: points their labels should not lie on. */
export function drawMarks(layer: SVGElement, area: Area, marks: PlacedMark[], curves: [number, number][] = []): void {
  const shapes: Shape[] = [];
  const labels: Shape[] = [];
  const taken: Box[] = [];
  const poles = marks.filter((mark) => mark.y === undefined && isInside(mark.x, area.width)).map((mark) => mark.x!);
  for (const mark of marks) {
    if (!isInside(mark.x, area.width) || !isInside(mark.y, area.height)) continue;
    shapes.push(shape(mark, area));
    const place = choose(mark.label.length * LETTER, placesFor(mark, area), taken, poles, curves, area);
    if (isFar(place, mark)) shapes.push(line({ x1: mark.x!, y1: mark.y!, x2: place.x, y2: place.y + (place.y > mark.y! ? -9 : 3), class: "ex-leader" }));
    labels.push(words(mark.label, { x: place.x, y: place.y, "text-anchor": place.anchor, class: "ex-mark-label" }));
  }
  drawShapes(layer, [...shapes, ...labels]);
}

function isInside(v: number | undefined, size: number): boolean {
  return v === undefined || (v >= -0.5 && v <= size + 0.5);
}

/** A point, or a line across the area. */
function shape({ x, y, role }: PlacedMark, area: Area): Shape {
  if (x !== undefined && y !== undefined) return { tag: "circle", attributes: { cx: x, cy: y, r: 5, class: "ex-dot", fill: `var(--ex-${role})` } };
  const ends = x !== undefined ? { x1: x, x2: x, y1: 0, y2: area.height } : { x1: 0, x2: area.width, y1: y!, y2: y! };
  return line({ ...ends, class: "ex-mark", stroke: `var(--ex-${role})` });
}

/** Whether a label stands so far from its point that a line has to lead to it. */
function isFar(place: Place, mark: PlacedMark): boolean {
  return mark.x !== undefined && mark.y !== undefined && Math.abs(place.y - mark.y) > 20;
}

/** Where a label could stand, the best place first. */
function placesFor({ x, y }: PlacedMark, area: Area): Place[] {
  if (x !== undefined && y !== undefined) {
    return [-7, 16, -22, 31, -37, 46].flatMap((dy): Place[] => [
      { x: x + 9, y: y + dy, anchor: "start" }, { x: x - 9, y: y + dy, anchor: "end" },
    ]);
  }
  if (x !== undefined) {
    return [12, 27, 42, 57].flatMap((top): Place[] => [
      { x: x + 5, y: top, anchor: "start" }, { x: x - 5, y: top, anchor: "end" },
    ]);
  }
  return [-5, 14].flatMap((dy): Place[] => [
    { x: area.width - 4, y: y! + dy, anchor: "end" }, { x: 6, y: y! + dy, anchor: "start" },
  ]);
}

/** How much worse the next place on the list is, in points of a curve that a label covers. */
const FURTHER = 0.3;

/** A place inside that hits no other label and no upright line if there is one, and there the one that covers least of the curves. */
function choose(width: number, places: Place[], taken: Box[], poles: number[], curves: [number, number][], area: Area): Place {
  const boxOf = ({ x, y, anchor }: Place): Box => ({
    left: anchor === "start" ? x : x - width, right: anchor === "start" ? x + width : x, top: y - HEIGHT + 3, bottom: y + 3,
  });
  const fits = places.filter((place) => {
    const box = boxOf(place);
    return box.left >= -2 && box.right <= area.width + 10 && box.top >= -8 && box.bottom <= area.height + 2;
  });
  const isFree = (box: Box): boolean =>
    taken.every((t) => box.right < t.left || t.right < box.left || box.bottom <= t.top || t.bottom <= box.top);
  const isClear = (box: Box): boolean => isFree(box) && poles.every((x) => x < box.left - 1 || x > box.right + 1);
  const cost = (place: Place): number => {
    const box = boxOf(place);
    let covered = 0;
    for (const [x, y] of curves) if (x > box.left && x < box.right && y > box.top && y < box.bottom) covered++;
    return covered + FURTHER * places.indexOf(place);
  };
  const best = (some: Place[]): Place | undefined => some.map((place) => ({ place, cost: cost(place) })).sort((a, b) => a.cost - b.cost)[0]?.place;
  const place = best(fits.filter((one) => isClear(boxOf(one)))) ?? best(fits.filter((one) => isFree(boxOf(one)))) ?? fits[0] ?? places[0];
  taken.push(boxOf(place));
  return place;
}
