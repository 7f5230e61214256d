import { plural } from "../../ui/words";
import { freshId, h } from "../../ui/dom";
import { choice, isNumbers, list, mark, quoted } from "../html";
import type { ChoiceFields } from "../../spec";
import type { Answering, Card, Described } from "../types";

export interface Multiple extends Described, ChoiceFields {}

export function multiple(exercise: Multiple, _card: Card): Answering {
  const rows = exercise.options.map((option) => choice("checkbox", freshId("multiple"), option.text));
  const all = exercise.options.map((_, n) => n);
  const chosen = (): number[] => all.filter((n) => rows[n].input.checked);
  const right = all.filter((n) => exercise.options[n].right);
  const put = (given: number[]): void => rows.forEach((row, n) => { row.input.checked = given.includes(n); });
  const said = (n: number): string => `${quoted(exercise.options[n].text)}. ${exercise.options[n].reason}`;
  return {
    body: h("div", { class: "ex-options" }, ...rows.map((row) => row.row)),
    given: chosen,
    judge() {
      const picked = chosen();
      if (!picked.length) return { ask: "Choose at least one of the answers first." };
      const hits = picked.filter((n) => right.includes(n));
      const astray = picked.filter((n) => !right.includes(n));
      for (const n of all) mark(rows[n].row, picked.includes(n) ? right.includes(n) : null);
      if (hits.length === right.length && !astray.length) {
        const others = all.filter((n) => !right.includes(n)).map(said);
        return { score: 1, say: list(right.map(said)), more: list(others) };
      }
      const parts = hits.length ? [`${plural(hits.length, "of your choices fits", "of your choices fit")}.`] : [];
      if (astray.length) parts.push(hits.length ? `${plural(astray.length, "does", "do")} not:` : "What you chose does not fit:");
      const missing = right.length - hits.length;
      const tail = missing ? `<p>${plural(missing, "answer is", "answers are")} still missing.</p>` : "";
      const score = Math.max(0, hits.length - astray.length) / right.length;
      return { score, say: `<p>${parts.join(" ")}</p>${astray.length ? list(astray.map(said)) : ""}${tail}` };
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
