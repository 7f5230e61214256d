/** A small picture of the progress: a bar a chapter, drawn here so that the page needs no chart library. */
import { h, svg } from "../ui/dom";
import * as strings from "../ui/strings";

export interface Bar { label: string; first: number; later: number; begun: number; tried: number; all: number }

const PARTS: { key: "first" | "later" | "tried" | "begun"; cls: string }[] = [
  { key: "first", cls: "ex-part-first" },
  { key: "later", cls: "ex-part-later" },
  { key: "tried", cls: "ex-part-tried" },
  { key: "begun", cls: "ex-part-begun" },
];

/** A row a chapter: its name, how many exercises are right, and a bar that shows the same. */
export function plot(bars: Bar[]): HTMLElement {
  const rows = bars.map((bar) => h(
    "li", {}, h("span", {}, bar.label), h("span", { class: "ex-muted" }, strings.progressOf(bar.first + bar.later + bar.tried, bar.all)), picture(bar),
  ));
  const shown = PARTS.filter((part) => part.key !== "tried" || bars.some((bar) => bar.tried > 0));
  const key = shown.map((part) => h("li", {}, h("i", { class: part.cls }), strings.progressParts[part.key]));
  return h(
    "figure", { class: "ex-bars" }, h("ul", { class: "ex-bar-rows" }, ...rows),
    h("figcaption", {}, h("ul", { class: "ex-bars-key", "aria-label": strings.progressColors }, ...key)),
  );
}

/** The bar; its parts differ in color and in height, so that color is not alone. */
function picture(bar: Bar): SVGSVGElement {
  const drawn = svg("svg", { viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" });
  drawn.append(svg("rect", { x: 0, y: 2, width: 100, height: 8, class: "ex-part-none" }));
  let x = 0;
  PARTS.forEach((part, n) => {
    const width = bar.all ? (100 * bar[part.key]) / bar.all : 0;
    if (width) drawn.append(svg("rect", { x, y: n, width, height: 12 - 2 * n, class: part.cls }));
    x += width;
  });
  return drawn;
}
