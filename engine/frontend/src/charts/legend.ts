/** The head of a chart: what its axis counts, which line is which, and what a line reads under the pointer. */
import { h, say, svg } from "../ui/dom";
import { unitWords } from "../ui/number-format";
import * as strings from "../ui/strings";
import type { CurveSpec, PanelSpec } from "../simulation/types";

type Dash = CurveSpec["dash"];

const DASHES: Dash[] = ["solid", "dash", "dot", "dashdot"];
export const DASH_ARRAY: Record<Dash, string> = { solid: "", dash: "8 4", dot: "2 3", dashdot: "8 3 2 3" };

/** A dash for each curve; those that ask for the same one get others. */
export function dashesOf({ curves }: PanelSpec): Dash[] {
  return curves.map((curve, i) => {
    const same = curves.filter((c, j) => j < i && c.dash === curve.dash).length;
    return same > 0 ? DASHES[(DASHES.indexOf(curve.dash) + same) % DASHES.length] : curve.dash;
  });
}

export interface Legend {
  element: HTMLElement;
  /** Write a value beside each curve; none takes them away. */
  read(values: string[]): void;
}

export function makeLegend(panel: PanelSpec, labels: string[], dashes: Dash[]): Legend {
  const unit = unitWords(panel.unit);
  const note = [unit, panel.scale === "log" && !strings.chartSaysTenTimes.test(panel.label) ? strings.chartTenTimes : ""].filter(Boolean).join(", ");
  const isAlone = panel.curves.length === 1 && labels[0] === panel.label;
  const readings = panel.curves.map(() => h("span", { class: "ex-reading", "aria-hidden": "true" }));
  const keys = panel.curves.map((curve, i) => {
    const item = h("li", {});
    item.append(swatch(curve, dashes[i]), ...(isAlone ? [] : [labels[i], readings[i]]));
    return item;
  });
  const element = h(
    "div", { class: isAlone ? "ex-panel-head ex-alone" : "ex-panel-head" },
    panel.title && h("p", { class: "ex-panel-title" }, panel.title),
    h("p", { class: "ex-axis-y" }, panel.label, note ? h("span", {}, ` (${note})`) : null, isAlone && readings[0]),
    h("ul", { class: "ex-keys" }, ...keys),
  );
  return { element, read: (values) => readings.forEach((reading, i) => say(reading, values[i] ?? "")) };
}

function swatch(curve: CurveSpec, dash: Dash): SVGElement {
  return svg(
    "svg", { width: 28, height: 10, "aria-hidden": "true", focusable: "false" },
    svg("line", { x1: 1, x2: 27, y1: 5, y2: 5, class: "ex-swatch", stroke: `var(--ex-${curve.role})`, "stroke-dasharray": DASH_ARRAY[dash] }),
  );
}
