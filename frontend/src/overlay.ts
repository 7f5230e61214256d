/** What is drawn over a chart: named places (marks) and the hair line of the pointer. */
import { svg } from "./dom";
import type { Role } from "./types";

/** Pixels of the drawing area inside the chart. */
export interface Area { left: number; top: number; width: number; height: number }

export interface PlacedMark { label: string; role: Role; x?: number; y?: number }

export interface PlacedTick { text: string; pixel: number }

/** Axes like Plotly's, for the moments in which its own would be too slow to follow. */
export function drawAxes(layer: SVGElement, area: Area, xs: PlacedTick[], ys: PlacedTick[]): void {
  const { width, height } = area;
  const lines = ys.map(({ pixel }) => svg("line", { x1: 0, x2: width, y1: pixel, y2: pixel, class: "ib-grid" }));
  const below = xs.map(({ pixel, text }) => svg("text", { x: pixel, y: height + 18, "text-anchor": "middle" }, text));
  const beside = ys.map(({ pixel, text }) => svg("text", { x: -3, y: pixel + 4.2, "text-anchor": "end" }, text));
  const base = svg("line", { x1: 0, x2: width, y1: height, y2: height, class: "ib-base" });
  layer.replaceChildren(...lines, base, ...below, ...beside);
}

const ROW = 15;
const LETTER = 6.6;

/** Draw marks given in pixels of the area; those outside of it are left out. */
export function drawMarks(layer: SVGElement, area: Area, marks: PlacedMark[]): void {
  const taken: { from: number; to: number; row: number }[] = [];
  const parts: SVGElement[] = [];
  for (const mark of marks) {
    if (!isInside(mark.x, area.width) || !isInside(mark.y, area.height)) continue;
    if (mark.x !== undefined && mark.y !== undefined) parts.push(...point(mark, mark.x, mark.y, area));
    else if (mark.x !== undefined) parts.push(...vertical(mark, mark.x, area, taken));
    else if (mark.y !== undefined) parts.push(...horizontal(mark, mark.y, area));
  }
  layer.replaceChildren(...parts);
}

function isInside(v: number | undefined, size: number): boolean {
  return v === undefined || (v >= -0.5 && v <= size + 0.5);
}

function side(x: number, width: number, area: Area): "start" | "end" {
  return x + 6 + width > area.width && x > area.width / 2 ? "end" : "start";
}

function vertical(mark: PlacedMark, x: number, area: Area, taken: { from: number; to: number; row: number }[]): SVGElement[] {
  const width = mark.label.length * LETTER;
  const anchor = side(x, width, area);
  const from = anchor === "start" ? x : x - 6 - width;
  const to = anchor === "start" ? x + 6 + width : x;
  let row = 0;
  while (taken.some((t) => t.row === row && t.from < to && from < t.to)) row++;
  taken.push({ from, to, row });
  const line = svg("line", { x1: x, x2: x, y1: 0, y2: area.height, class: "ib-mark", style: stroke(mark) });
  return [line, label(mark, x + (anchor === "start" ? 5 : -5), 12 + row * ROW, anchor)];
}

function horizontal(mark: PlacedMark, y: number, area: Area): SVGElement[] {
  const line = svg("line", { x1: 0, x2: area.width, y1: y, y2: y, class: "ib-mark", style: stroke(mark) });
  return [line, label(mark, area.width - 4, y < 18 ? y + 14 : y - 5, "end")];
}

function point(mark: PlacedMark, x: number, y: number, area: Area): SVGElement[] {
  const anchor = side(x, mark.label.length * LETTER + 4, area);
  const dot = svg("circle", { cx: x, cy: y, r: 5, class: "ib-dot", style: `fill:var(--ib-${mark.role})` });
  return [dot, label(mark, x + (anchor === "start" ? 9 : -9), y < 18 ? y + 14 : y - 7, anchor)];
}

function label(mark: PlacedMark, x: number, y: number, anchor: string): SVGElement {
  return svg("text", { x, y, "text-anchor": anchor, class: "ib-mark-label" }, mark.label);
}

function stroke(mark: PlacedMark): string {
  return `stroke:var(--ib-${mark.role})`;
}
