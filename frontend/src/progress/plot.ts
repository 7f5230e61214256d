/** A small picture of the progress: a bar a chapter, drawn here so that the page needs no chart library. */
import { h, svg } from "../dom";

export interface Bar { label: string; first: number; later: number; begun: number; all: number }

const PARTS: { key: "first" | "later" | "begun"; label: string; cls: string }[] = [
  { key: "first", label: "right at the first try", cls: "ib-part-first" },
  { key: "later", label: "right later", cls: "ib-part-later" },
  { key: "begun", label: "begun", cls: "ib-part-begun" },
];

/** Bars of shares; the table beside it says the same in words. */
export function plot(bars: Bar[]): HTMLElement {
  const [width, row, top] = [640, 34, 4];
  const picture = svg("svg", { viewBox: `0 0 ${width} ${bars.length * row + top}`, "aria-hidden": "true", class: "ib-plot" });
  bars.forEach((bar, n) => {
    const y = top + n * row;
    const group = svg("g", {}, svg("rect", { x: 0, y: y + 16, width, height: 10, rx: 5, class: "ib-part-none" }));
    let x = 0;
    for (const part of PARTS) {
      const size = bar.all ? (bar[part.key] / bar.all) * width : 0;
      if (size) group.append(svg("rect", { x: x + (x ? 1 : 0), y: y + 16, width: Math.max(0, size - (x ? 1 : 0)), height: 10, rx: 2, class: part.cls }));
      x += size;
    }
    group.append(
      svg("text", { x: 0, y: y + 11 }, bar.label),
      svg("text", { x: width, y: y + 11, "text-anchor": "end", class: "ib-plot-count" }, `${bar.first + bar.later} of ${bar.all}`),
    );
    picture.append(group);
  });
  const key = PARTS.map((part) => h("li", {}, h("i", { class: part.cls }), part.label));
  return h(
    "figure", { class: "ib-plot-figure" }, picture,
    h("figcaption", {}, h("span", {}, "How many exercises of each chapter are "), h("ul", { class: "ib-plot-key" }, ...key)),
  );
}
