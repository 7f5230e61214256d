/** What is folded away under an explorer: numbers, equations, parameters, limits of the model. */
import { button, h } from "../ui/dom";
import { csv } from "./csv";
import { download } from "../ui/download";
import { significant, unitWords } from "../ui/number-format";
import type { Outcome } from "../simulation/outcome";
import { stack } from "../ui/stacked-tables";
import * as strings from "../ui/strings";
import { makeTables, scrolling } from "./table";
import type { ParameterSpec, Spec } from "../simulation/types";

export interface Details {
  element: HTMLElement;
  /** Show the numbers of a run; made only while the table is open. */
  update(result: Outcome): void;
}

export function makeDetails(spec: Spec): Details {
  let latest: Outcome | null = null;
  const room = h("div", {});
  const saved = h("span", { class: "ex-muted", role: "status" });
  const save = button(strings.detailsSave, () => {
    if (!latest?.solution) return;
    const name = `${spec.id}.csv`;
    download(csv(spec, latest), name, "text/csv;charset=utf-8");
    saved.textContent = strings.detailsSaved(name);
  }, "ex-button-quiet");
  const numbers = fold(strings.detailsNumbers, room, h("div", { class: "ex-row" }, save, saved));
  numbers.classList.add("ex-numbers");
  const fillIn = (): void => {
    if (numbers.open && latest?.solution) room.replaceChildren(makeTables(spec, latest));
  };
  numbers.addEventListener("toggle", fillIn);
  const element = h(
    "div", { class: "ex-details" },
    numbers,
    spec.equations ? fold(strings.detailsEquationsTitle, equations(spec.equations)) : null,
    fold(strings.detailsParametersTitle, parameters(spec)),
    spec.leavesOut.length > 0 ? limits(spec) : null,
  );
  return {
    element,
    update(result) {
      latest = result;
      fillIn();
    },
  };
}

function fold(title: string, ...children: Node[]): HTMLDetailsElement {
  return h("details", { class: "ex-fold" }, h("summary", {}, title), h("div", { class: "ex-fold-body" }, ...children));
}

/** Equations come as MathML from our own build. */
function equations(html: string): HTMLElement {
  const element = h("div", { class: "ex-equations ex-scroll", tabindex: 0, role: "group", "aria-label": strings.detailsEquations });
  element.innerHTML = html;
  return element;
}

function leftOut(spec: Spec): HTMLElement {
  return h("ul", { class: "ex-leaves-out" }, ...spec.leavesOut.map((text) => h("li", {}, text)));
}

function limits(spec: Spec): HTMLElement {
  const folded = fold(strings.detailsLeavesOut, leftOut(spec));
  folded.classList.add("ex-limits");
  return folded;
}

function parameters(spec: Spec): HTMLElement {
  const head = h("thead", {}, h("tr", {}, ...strings.detailsHeads.map((text) => h("th", { scope: "col" }, text))));
  const table = scrolling(strings.detailsParameters, head, spec.parameters.map((p) => row(spec, p)));
  stack(table.querySelector("table")!);
  return table;
}

/** Where a value comes from: a citation if it is known, the key of one, or our own choice. */
function sourceOf(spec: Spec, key: string): Node | string {
  if (key === "course" || !key) return strings.detailsChosen;
  const cited = spec.sources?.[key];
  if (!cited) return key;
  return cited.url ? h("a", { href: cited.url }, cited.text) : cited.text;
}

/** The symbol as the equations write it; MathML comes from our own build. */
function symbol(p: ParameterSpec): HTMLElement {
  const cell = h("td", {}, h("i", {}, p.name));
  if (p.symbol) cell.innerHTML = p.symbol;
  return cell;
}

function row(spec: Spec, p: ParameterSpec): HTMLElement {
  const number = (x: number): string => significant(x, 4);
  const range = p.switch ? strings.detailsOffOrOn : p.lo !== null && p.hi !== null ? strings.detailsRange(number(p.lo), number(p.hi)) : strings.detailsFixed;
  return h(
    "tr", {},
    h("th", { scope: "row" }, p.label),
    symbol(p),
    h("td", {}, p.switch ? (p.default >= 0.5 ? strings.switchedOn : strings.switchedOff) : number(p.default)),
    h("td", {}, range),
    h("td", {}, unitWords(p.unit) || "–"),
    h("td", {}, sourceOf(spec, p.source), p.note ? h("span", { class: "ex-note" }, ` ${p.note}`) : null),
  );
}
