import { freshId, h } from "../../../ui/dom";
import * as strings from "../../../ui/strings";
import { choice, isNumbers, mark } from "../../html";
import { ofSeed, seedOf, versionOf } from "../../seeds";
import type { MysteryFields } from "../../../spec";
import type { Answering, Card, Described, Verdict } from "../../types";
import { chart, tableOf, told, valueAt } from "./chart";

export interface Mystery extends Described, MysteryFields {}

/** A suspect, and one of its values. */
type Cell = [suspect: number, value: number];

/** Where two curves lie furthest apart, and by how much (above zero: the first is higher). */
function furthest(one: number[], other: number[]): { n: number; by: number } {
  let n = 0;
  one.forEach((height, k) => { if (Math.abs(height - other[k]) > Math.abs(one[n] - other[n])) n = k; });
  return { n, by: one[n] - other[n] };
}

/** What is said of an answer: it fits if its curve lies within a part of the chart's height. */
export function judged(exercise: Mystery, hidden: Cell, [s, v]: Cell): Verdict {
  const { suspects, within, x } = exercise;
  const curve = suspects[hidden[0]].curves[hidden[1]];
  const { n, by } = furthest(suspects[s].curves[v], curve);
  const { label, values, reason } = suspects[s];
  if (Math.abs(by) <= within) {
    const others = suspects.filter((_, k) => k !== s).map((other) => `<li>${strings.quoted(other.label)}. ${other.reason}</li>`);
    return { score: 1, say: `${strings.mysteryFound(label, suspects[hidden[0]].values[hidden[1]])} ${reason}`, more: `<ul>${others.join("")}</ul>` };
  }
  const off = strings.mysteryOff(Math.round(Math.abs(by)), by > 0, told(x, valueAt(x, (100 * n) / (curve.length - 1))));
  return s === hidden[0]
    ? { score: 0.75, say: `${strings.mysteryThatOne(label)} ${off}` }
    : { score: 0, say: `${strings.mysteryOther(label, values[v])} ${off} ${reason}` };
}

/** The usual curve and another: which setting was moved, and to what value. */
export function mystery(exercise: Mystery, card: Card): Answering {
  const { x, y, usual, suspects, hidden } = exercise;
  const seed = seedOf(card);
  const version = versionOf(seed, exercise.id, hidden.length);
  const [who, what] = hidden[version];
  const curve = suspects[who].curves[what];
  const picture = chart(x, y);
  picture.show("usual", usual);
  picture.show("hidden", curve);
  const legend = h("p", { class: "ex-legend" });
  const table = h("div", {});
  const name = freshId("suspect");
  const rows = suspects.map((one) => choice("radio", name, `${one.label} <span class="ex-muted">(${strings.mysteryUsual(one.usual)})</span>`));
  const value = h("output", { class: "ex-mystery-value" });
  const along = h("input", { type: "range", min: 0, step: 1, "aria-label": strings.mysteryValue });
  const slider = h("div", { class: "ex-draw-keys", hidden: true }, along, value);
  const places = suspects.map((one) => Math.floor(one.values.length / 2));
  let tried: Cell | null = null;
  const chosen = (): number => rows.findIndex((row) => row.input.checked);

  function show(): void {
    const s = chosen();
    slider.hidden = s < 0;
    if (s < 0) return;
    along.max = String(suspects[s].values.length - 1);
    along.value = String(places[s]);
    value.textContent = suspects[s].values[places[s]];
    along.setAttribute("aria-valuetext", value.textContent);
  }
  /** What lies on the chart, named and in numbers: an answer only after it was checked. */
  function compare(): void {
    const yours = tried && suspects[tried[0]].curves[tried[1]];
    picture.show("yours", yours ?? []);
    const lines: [string, string, number[]][] = [["usual", strings.mysteryCurves.usual, usual], ["hidden", strings.mysteryCurves.hidden, curve]];
    if (yours) lines.push(["yours", strings.mysteryCurves.yours, yours]);
    legend.replaceChildren(...lines.map(([key, words]) => h("span", { class: `ex-key-${key}` }, words)));
    const isOpen = table.querySelector("details")?.open;
    table.replaceChildren(tableOf(strings.mysteryTable, x, y, lines.map(([, words, heights]) => [words, heights])));
    if (isOpen) table.querySelector("details")!.open = true;
  }
  function put([s, v]: Cell): void {
    rows.forEach((row, n) => { row.input.checked = n === s; });
    places[s] = v;
    show();
  }
  const marks = (right: number, wrong = -1): void => rows.forEach((row, n) => mark(row.row, n === right ? true : n === wrong ? false : null));
  const isCell = (given: unknown): given is Cell => isNumbers(given, 2) && suspects[given[0]]?.values[given[1]] !== undefined;
  rows.forEach((row, n) => row.input.addEventListener("change", () => {
    show();
    card.announce(strings.mysterySet(suspects[n].label, value.textContent!));
  }));
  along.addEventListener("input", () => {
    places[chosen()] = Number(along.value);
    show();
  });
  compare();

  const isPut = (kept: unknown): boolean => {
    const given = ofSeed(kept, seed);
    if (!isCell(given)) return false;
    put(given);
    return true;
  };
  return {
    body: h(
      "div", { class: "ex-mystery" }, h("p", { class: "ex-muted" }, `${strings.mysteryHow} ${strings.version(version + 1, hidden.length)}`), picture.element, legend,
      h("div", { class: "ex-options" }, ...rows.map((row) => row.row)), slider,
    ),
    beside: table,
    given: () => ({ seed, given: [chosen(), places[chosen()] ?? 0] }),
    judge() {
      const s = chosen();
      if (s < 0) return { ask: strings.mysteryChooseFirst };
      tried = [s, places[s]];
      const verdict = judged(exercise, [who, what], tried);
      marks(verdict.score ? s : -1, s);
      compare();
      return verdict;
    },
    put(kept) {
      if (!isPut(kept)) return false;
      tried = [chosen(), places[chosen()]];
      compare();
      return true;
    },
    resume: isPut,
    solve() { put([who, what]); marks(who); },
    clear() {
      tried = null;
      rows.forEach((row) => { row.input.checked = false; });
      marks(-1);
      show();
      compare();
    },
  };
}
