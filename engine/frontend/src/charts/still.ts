/**
 * An explorer that does not move, as it is printed. A page brings one of its opening setting along
 * (still/ in Python, which draws the same); here it follows what the reader has set.
 */
import { h, svg } from "../ui/dom";
import * as strings from "../ui/strings";
import { pathOf, type Frame, type Traced } from "./geometry";
import { drawAxes, type PlacedTick } from "./overlay";
import type { PredictionSpec } from "../simulation/types";

export const WIDTH = 640;
export const HEIGHT = { alone: 236, several: 190 };

export interface Stroke { color: string; dashes: string }

/** Curves in a frame with ticks; `marks` are drawn over them. */
export function picture(
  words: string, frame: Frame, ticks: { x: PlacedTick[]; y: PlacedTick[] }, curves: Traced[], strokes: Stroke[], marks: SVGElement,
): SVGElement {
  const { area, width, height } = frame;
  const axes = svg("g", { class: "ex-ticks" });
  drawAxes(axes, area, ticks.x, ticks.y);
  const [w, tall] = [area.width + 4, area.height + 4];
  const paths = curves.map((parts, i) => svg("path", {
    class: "ex-curve", d: pathOf(parts), style: `stroke:${strokes[i].color};stroke-width:2.6`, "stroke-dasharray": strokes[i].dashes || null,
  }));
  const inside = svg("svg", { x: -2, y: -2, width: w, height: tall, viewBox: `-2 -2 ${w} ${tall}` }, ...paths);
  return svg(
    "svg", { class: "ex-still-picture", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words },
    svg("g", { transform: `translate(${area.left} ${area.top})` }, axes, inside, marks),
  );
}

/** Settings as words. */
export function settings(told: [label: string, value: string][]): HTMLElement | null {
  const rows = told.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value)));
  return rows.length > 0 ? h("dl", { class: "ex-settings", "data-on-paper": strings.chartOnPaper }, ...rows) : null;
}

/** What the explorer asks, with its answers to choose from by hand. */
export function question(asked: PredictionSpec | null): HTMLElement | null {
  if (!asked) return null;
  return h("div", { class: "ex-paper-question" }, h("p", {}, asked.question), h("ul", {}, ...asked.options.map((o) => h("li", {}, o.text))));
}
