/** A chart to draw on: axes, lines in percent of its width and height, and the same in a table. */
import { h, svg } from "../../../ui/dom";
import { quantity } from "../../../ui/number-format";
import type { DrawnAxis } from "../../../spec";

/** The number at a percentage of an axis. */
export function valueAt(axis: DrawnAxis, percent: number): number {
  const share = percent / 100;
  return axis.log ? axis.lo * (axis.hi / axis.lo) ** share : axis.lo + share * (axis.hi - axis.lo);
}

/** The same in words, of two digits. */
export function told(axis: DrawnAxis, value: number): string {
  return quantity(Number(value.toPrecision(2)), axis.unit);
}

export interface Chart { element: HTMLElement; plot: HTMLElement; show(name: string, heights: (number | null)[]): void }

/** Lines are drawn at equal distances; of each name there is one. */
export function chart(x: DrawnAxis, y: DrawnAxis): Chart {
  const lattice = svg("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", class: "ex-draw-lines", "aria-hidden": "true", focusable: "false" });
  const label = (axis: "x" | "y", at: number, text: string): HTMLElement => {
    const made = h("span", { class: `ex-tick-${axis}` }, text);
    made.style[axis === "x" ? "left" : "bottom"] = `${at}%`;
    return made;
  };
  for (const [at] of x.ticks) lattice.append(svg("path", { d: `M${at} 0V100` }));
  for (const [at] of y.ticks) lattice.append(svg("path", { d: `M0 ${100 - at}H100` }));
  const ticks = [...x.ticks.map(([at, text]) => label("x", at, text)), ...y.ticks.map(([at, text]) => label("y", at, text))];
  const lines = new Map<string, SVGPathElement>();
  const plot = h("div", { class: "ex-draw-frame" }, ...ticks, lattice as unknown as HTMLElement);
  const element = h(
    "div", { class: "ex-draw-chart" }, h("p", { class: "ex-draw-y" }, y.label),
    plot, h("p", { class: "ex-draw-x" }, x.label),
  );
  return {
    element, plot,
    show(name, heights) {
      const line = lines.get(name) ?? svg("path", { class: `ex-line-${name}` });
      lines.set(name, line);
      lattice.append(line);
      line.setAttribute("d", pathOf(heights));
    },
  };
}

function pathOf(heights: (number | null)[]): string {
  let isDown = false;
  return heights.map((height, n) => {
    if (height === null) {
      isDown = false;
      return "";
    }
    const at = `${isDown ? "L" : "M"}${((100 * n) / (heights.length - 1)).toFixed(2)} ${(100 - height).toFixed(1)}`;
    isDown = true;
    return at;
  }).join("");
}

/** Some of the lines' points in numbers, for who can't see them. */
export function tableOf(caption: string, x: DrawnAxis, y: DrawnAxis, columns: [name: string, heights: number[]][], rows = 7): HTMLElement {
  const percents = Array.from({ length: rows }, (_, n) => (100 * n) / (rows - 1));
  const row = (percent: number): HTMLElement => h(
    "tr", {}, h("th", { scope: "row" }, told(x, valueAt(x, percent))),
    ...columns.map(([, heights]) => h("td", {}, told(y, valueAt(y, heights[Math.round((percent / 100) * (heights.length - 1))])))),
  );
  return h(
    "details", {}, h("summary", {}, caption),
    h("table", { class: "ex-lines" }, h("caption", {}, y.label),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, x.label), ...columns.map(([name]) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...percents.map(row))),
  );
}
