import { freshId, h } from "../../ui/dom";
import * as strings from "../../ui/strings";
import { choice, isNumbers, list, mark } from "../html";
import type { ChoiceFields } from "../../spec";
import type { Answering, Card, Described } from "../types";

export interface Multiple extends Described, ChoiceFields {}

export function multiple(exercise: Multiple, _card: Card): Answering {
  const rows = exercise.options.map((option) => choice("checkbox", freshId("multiple"), option.text));
  const all = exercise.options.map((_, n) => n);
  const chosen = (): number[] => all.filter((n) => rows[n].input.checked);
  const right = all.filter((n) => exercise.options[n].right);
  const put = (given: number[]): void => rows.forEach((row, n) => { row.input.checked = given.includes(n); });
  const told = (n: number): string => `${strings.quoted(exercise.options[n].text)}. ${exercise.options[n].reason}`;
  return {
    body: h("div", { class: "ex-options" }, ...rows.map((row) => row.row)),
    given: chosen,
    judge() {
      const picked = chosen();
      if (!picked.length) return { ask: strings.multipleChooseFirst };
      const hits = picked.filter((n) => right.includes(n));
      const astray = picked.filter((n) => !right.includes(n));
      for (const n of all) mark(rows[n].row, picked.includes(n) ? right.includes(n) : null);
      if (hits.length === right.length && !astray.length) {
        const others = all.filter((n) => !right.includes(n)).map(told);
        return { score: 1, say: list(right.map(told)), more: list(others) };
      }
      const parts = hits.length ? [strings.multipleFit(hits.length)] : [];
      if (astray.length) parts.push(hits.length ? strings.multipleDoNot(astray.length) : strings.multipleNoneFits);
      const missing = right.length - hits.length;
      const tail = missing ? `<p>${strings.multipleMissing(missing)}</p>` : "";
      const score = Math.max(0, hits.length - astray.length) / right.length;
      return { score, say: `<p>${parts.join(" ")}</p>${astray.length ? list(astray.map(told)) : ""}${tail}` };
    },
    put(given) {
      if (!isNumbers(given) || !given.length) return false;
      put(given);
      return true;
    },
    solve() { put(right); for (const n of all) mark(rows[n].row, right.includes(n) || null); },
    clear() { put([]); for (const n of all) mark(rows[n].row, null); },
  };
}
