import { freshId, h } from "../../../ui/dom";
import * as strings from "../../../ui/strings";
import { choice, isNumbers, mark, written } from "../../html";
import type { SpotFields } from "../../../spec";
import type { Answering, Card, Described } from "../../types";
import { single } from "../single";

export interface Spot extends Described, SpotFields {}

interface Draft { given: number[]; isFound: boolean }

/** A text with one sentence that does not hold: it is found first, then one says why. */
export function spot(exercise: Spot, card: Card): Answering {
  const { sentences } = exercise;
  const name = freshId("sentence");
  const rows = sentences.map((sentence) => {
    const made = choice("radio", name, sentence.text);
    made.row.className = "ex-claim";
    return made;
  });
  const choosing = single(exercise, card);
  const [found, asked] = [freshId("found"), freshId("why")];
  const why = h(
    "fieldset", { class: "ex-why", "aria-labelledby": `${found} ${asked}`, tabindex: -1, hidden: true },
    h("p", { class: "ex-eyebrow", id: found }, strings.spotFound), h("p", { class: "ex-asked", id: asked }, written("span", exercise.why)), choosing.body,
  );
  const wrong = sentences.findIndex((sentence) => sentence.wrong);
  const chosen = (): number => rows.findIndex((row) => row.input.checked);
  const reason = (): number => (choosing.given() as number[])[0];

  function choose(n: number): void {
    rows.forEach((row, k) => { row.input.checked = k === n; });
  }

  /** The sentence is found, and stays as it is; or it is looked for again. */
  function find(isFound: boolean): void {
    why.hidden = !isFound;
    rows.forEach((row, n) => {
      row.input.disabled = isFound;
      mark(row.row, isFound && n === wrong ? true : null);
    });
  }

  function put(given: unknown, isFound: boolean): boolean {
    if (!isNumbers(given, 2) || !sentences[given[0]] || (isFound && given[0] !== wrong)) return false;
    choose(given[0]);
    find(isFound);
    if (isFound) choosing.put([given[1]]);
    return true;
  }

  return {
    body: h("div", {}, h("div", { class: "ex-claims" }, ...rows.flatMap((row) => [row.row, " "])), why),
    given: () => [chosen(), reason()],
    judge() {
      const n = chosen();
      if (n < 0) return { ask: strings.spotChooseFirst };
      if (n !== wrong) {
        mark(rows[n].row, false);
        return { score: 0, say: `${strings.spotHolds(sentences[n].text)} ${sentences[n].reason}` };
      }
      if (why.hidden) {
        find(true);
        why.focus();
        return { ask: "" };
      }
      const verdict = choosing.judge();
      if ("ask" in verdict) return verdict;
      if (verdict.score < 1) return { score: 0.5, say: verdict.say };
      return { ...verdict, say: `${verdict.say} ${sentences[wrong].reason}` };
    },
    put: (given) => put(given, isNumbers(given, 2) && given[0] === wrong),
    draft: (): Draft => ({ given: [chosen(), reason()], isFound: !why.hidden }),
    resume(draft) {
      const kept = draft as Draft | null;
      return put(kept?.given, kept?.isFound === true);
    },
    solve() {
      choose(wrong);
      find(true);
      choosing.solve();
    },
    clear() {
      choose(-1);
      find(false);
      choosing.clear();
    },
  };
}
