/** The numbers of a run as tables: what was read off it, and its curves at some places. */
import { h } from "./dom";
import { inWords, significant, NOT_THERE } from "./format";
import type { Result } from "./run";
import type { Spec } from "./types";

const ROWS = 13;

export function makeTables(spec: Spec, result: Result): HTMLElement {
  return h("div", { class: "ib-tables" }, spec.measures.length > 0 && measures(spec, result), curves(spec, result));
}

/** Large numbers in words, as the sentence and the sliders say them. */
function cell(x: number): string {
  if (!Number.isFinite(x)) return NOT_THERE;
  return Math.abs(x) >= 1e6 ? inWords(x) : significant(x, 4);
}

export function titled(label: string, unit: string): string {
  return unit === "1" ? label : `${label} (${unit})`;
}

function measures(spec: Spec, result: Result): HTMLElement {
  const rows = spec.measures.map((m) =>
    h("tr", {}, h("th", { scope: "row" }, titled(m.label, m.unit)), h("td", {}, cell(result.measures[m.name]))),
  );
  const head = h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "What"), h("th", { scope: "col" }, "Value")));
  return scrolling("What was read off this run", head, rows);
}

function curves(spec: Spec, result: Result): HTMLElement {
  const { grid, columns } = result;
  const heads = [titled(spec.axis.label, spec.axis.unit), ...spec.quantities.map((q) => titled(q.label, q.unit))];
  const head = h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text))));
  const rows = Array.from({ length: ROWS }, (_, r) => {
    const k = Math.round((r * (grid.length - 1)) / (ROWS - 1));
    return h(
      "tr", {},
      h("th", { scope: "row" }, cell(grid[k])),
      ...columns.map((column) => h("td", {}, cell(column[k]))),
    );
  });
  return scrolling("The curves in numbers", head, rows);
}

/** A table that scrolls by itself on a narrow screen, by keyboard too. */
export function scrolling(caption: string, head: HTMLElement, rows: HTMLElement[]): HTMLElement {
  const table = h("table", {}, h("caption", {}, caption), head, h("tbody", {}, ...rows));
  return h("div", { class: "ib-scroll", tabindex: 0, role: "group", "aria-label": caption }, table);
}
