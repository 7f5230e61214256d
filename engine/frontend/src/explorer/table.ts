/** The numbers of a run as tables: what was read off it, and its curves at some places. */
import { h } from "../ui/dom";
import { cell, head as headOf } from "../ui/number-format";
import * as strings from "../ui/strings";
import type { Outcome } from "../simulation/outcome";
import type { Spec } from "../simulation/types";

const ROWS = 13;
/** So small a share of the largest value is told as "almost 0". */
const TRACE = 1e-9;

export function makeTables(spec: Spec, result: Outcome): HTMLElement {
  return h("div", { class: "ex-tables" }, spec.measures.length > 0 && measures(spec, result), curves(spec, result));
}

function measures(spec: Spec, result: Outcome): HTMLElement {
  const rows = spec.measures.map((m) =>
    h("tr", {}, h("th", { scope: "row" }, headOf(m.label, m.unit)), h("td", {}, cell(result.measures[m.name], m.unit))),
  );
  const head = h("thead", {}, h("tr", {}, ...strings.tableHeads.map((text) => h("th", { scope: "col" }, text))));
  return scrolling(strings.tableMeasures, head, rows);
}

/** What is drawn, in numbers, for paper. */
export function drawnCurves(spec: Spec, result: Outcome): HTMLElement {
  const drawn = new Set(spec.panels.flatMap((panel) => [panel.x, ...panel.curves.map((curve) => curve.of)]));
  return curves(spec, result, (name) => drawn.has(name));
}

function curves(spec: Spec, result: Outcome, isShown: (name: string) => boolean = () => true): HTMLElement {
  const { grid } = result;
  const shown = spec.quantities.map((q, i) => ({ ...q, column: result.columns[i] })).filter((q) => isShown(q.name));
  const heads = [spec.axis, ...shown].map(({ label, unit }) => headOf(label, unit));
  const head = h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text))));
  const foot = new Map(spec.panels.filter((p) => p.scale === "log").flatMap((p) => p.curves.map((c) => [c.of, p.low ?? 0] as const)));
  // what lies below a logarithmic axis is not drawn; so little on a linear one nobody could measure
  const small = shown.map(({ name, column, unit }): [number, string] => {
    const low = foot.get(name);
    return low === undefined ? [TRACE * column.reduce((top, v) => Math.max(top, Math.abs(v)), 0), strings.tableAlmostNone] : [low, strings.tableLessThan(cell(low, unit))];
  });
  const rows = Array.from({ length: ROWS }, (_, r) => {
    const k = Math.round((r * (grid.length - 1)) / (ROWS - 1));
    return h(
      "tr", {},
      h("th", { scope: "row" }, cell(grid[k], spec.axis.unit)),
      ...shown.map(({ column, unit }, i) => h("td", {}, column[k] > 0 && column[k] < small[i][0] ? small[i][1] : cell(column[k], unit))),
    );
  });
  return scrolling(strings.tableCurves, head, rows);
}

/** A table that scrolls by itself on a narrow screen, by keyboard too. */
export function scrolling(caption: string, head: HTMLElement, rows: HTMLElement[]): HTMLElement {
  const table = h("table", {}, h("caption", {}, caption), head, h("tbody", {}, ...rows));
  return h("div", { class: "ex-scroll", tabindex: 0, role: "group", "aria-label": caption }, table);
}
