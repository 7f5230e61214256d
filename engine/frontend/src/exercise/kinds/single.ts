import { freshId, h } from "../../ui/dom";
import * as strings from "../../ui/strings";
import { choice, isNumbers, mark } from "../html";
import type { ChoiceFields } from "../../spec";
import type { Answering, Card, Described } from "../types";

export interface Single extends Described, ChoiceFields {}

/** Options of which one is right: shared by `single` and `predict`. */
export function single(exercise: Single, _card: Card): Answering & { reveal(): void } {
  const name = freshId("single");
  const rows = exercise.options.map((option) => choice("radio", name, option.text));
  const chosen = (): number => rows.findIndex((row) => row.input.checked);
  const put = (n: number): void => rows.forEach((row, k) => { row.input.checked = k === n; });
  const marks = (right: number | null): void => rows.forEach((row, k) => {
    mark(row.row, right === null ? null : k === right ? true : row.input.checked ? false : null);
  });
  const right = exercise.options.findIndex((option) => option.right);
  const resume = (given: unknown): boolean => {
    if (!isNumbers(given, 1) || !exercise.options[given[0]]) return false;
    put(given[0]);
    return true;
  };
  return {
    body: h("div", { class: "ex-options" }, ...rows.map((row) => row.row)),
    given: () => [chosen()],
    judge() {
      const n = chosen();
      if (n < 0) return { ask: strings.singleChooseFirst };
      const option = exercise.options[n];
      if (n !== right) {
        mark(rows[n].row, false);
        return { score: 0, say: `${strings.youChose(option.text)} ${option.reason}` };
      }
      marks(right);
      const others = exercise.options.filter((o) => !o.right).map((o) => `<li>${strings.quoted(o.text)}. ${o.reason}</li>`);
      return { score: 1, say: option.reason, more: `<ul>${others.join("")}</ul>` };
    },
    /** Mark what is right, and leave the choice as it is. */
    reveal: () => marks(right),
    put(given) {
      const isPut = resume(given);
      if (isPut && chosen() === right) marks(right);
      return isPut;
    },
    resume,
    solve() { put(right); marks(right); },
    clear() { put(-1); marks(null); },
  };
}
