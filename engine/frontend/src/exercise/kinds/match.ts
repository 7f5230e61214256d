import { h } from "../../ui/dom";
import * as strings from "../../ui/strings";
import { chooser, isNumbers, mark, offered, words, written } from "../html";
import type { MatchFields } from "../../spec";
import type { Answering, Card, Described } from "../types";

export interface Match extends Described, MatchFields {}

export function match(exercise: Match, _card: Card): Answering {
  const { pairs, choices, extra } = exercise;
  const selects = pairs.map((pair) => chooser(words(pair.left), choices));
  // a closed list cuts a long text off on a phone; there the whole of it stands below
  const whole = pairs.map(() => h("span", { class: "ex-whole", "aria-hidden": "true" }));
  const rows = pairs.map((pair, n) => h("div", { class: "ex-pair" }, written("span", pair.left), selects[n], whole[n]));
  const spell = (n: number): void => {
    const text = selects[n].value === "" ? "" : words(choices[Number(selects[n].value)]);
    whole[n].textContent = text.length > 26 ? text : "";
  };
  const given = (): number[] => selects.map((select) => (select.value === "" ? -1 : Number(select.value)));
  const put = (answer: number[]): void => selects.forEach((select, n) => { select.value = answer[n] < 0 ? "" : String(answer[n]); spell(n); });
  selects.forEach((select, n) => select.addEventListener("change", () => { mark(rows[n], null); spell(n); }));

  /** Why a choice does not fit: what it is, or where it belongs. */
  function why(n: number, chosen: number): string {
    const stray = extra.find((e) => e.right === chosen);
    const owners = pairs.filter((pair) => pair.right === chosen);
    const head = `<b>${pairs[n].left.replace(/\.$/, "")}</b>: ${strings.matchYouChose(choices[chosen])} `;
    if (stray) return head + stray.reason;
    return head + (owners.length === 1 ? `${strings.matchBelongsTo(owners[0].left)} ${owners[0].reason}` : pairs[n].reason);
  }

  return {
    body: h("div", { class: "ex-pairs" }, ...rows, offered(choices)),
    given,
    judge() {
      const answer = given();
      const open = answer.filter((n) => n < 0).length;
      if (open) return { ask: strings.matchChooseAll(open) };
      const fits = pairs.map((pair, n) => answer[n] === pair.right);
      fits.forEach((fit, n) => mark(rows[n], fit));
      const count = fits.filter(Boolean).length;
      if (count === pairs.length) return { score: 1, say: strings.matchAllFit, more: `<ul>${pairs.map((p) => `<li>${p.reason}</li>`).join("")}</ul>` };
      const reasons = pairs.map((_, n) => n).filter((n) => !fits[n]).slice(0, 2).map((n) => `<li>${why(n, answer[n])}</li>`);
      return { score: count / pairs.length, say: `<p>${strings.matchFit(count, pairs.length)}</p><ul>${reasons.join("")}</ul>` };
    },
    put(answer) {
      if (!isNumbers(answer, pairs.length) || answer.every((n) => n < 0)) return false;
      put(answer);
      return true;
    },
    solve() { put(pairs.map((pair) => pair.right)); rows.forEach((row) => mark(row, true)); },
    clear() { put(pairs.map(() => -1)); rows.forEach((row) => mark(row, null)); },
  };
}
