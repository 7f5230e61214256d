import { h } from "../../ui/dom";
import * as strings from "../../ui/strings";
import { bring, goTo, onPage } from "../simulation";
import type { PredictFields } from "../../spec";
import type { Answering, Card, Described } from "../types";
import { single } from "./single";

export interface Predict extends Described, PredictFields {}

/** A prediction is kept first; then the truth is shown and both are compared. One try. */
export function predict(exercise: Predict, card: Card): Answering {
  const inner = single(exercise, card);
  const { simulation } = exercise;
  const see = h("button", { type: "button", class: "ex-link", hidden: true }, strings.predictSee);
  see.addEventListener("click", () => {
    if (!simulation) return;
    bring(simulation, exercise.setting ?? {});
    goTo(simulation);
  });
  const unfold = (): void => { see.hidden = !simulation || !onPage(simulation); };
  return {
    ...inner,
    beside: see,
    verb: strings.predictVerb,
    once: true,
    heads: [strings.cardAsPredicted, strings.cardNotAsPredicted],
    judge() {
      const verdict = inner.judge();
      if ("ask" in verdict) return verdict;
      const option = exercise.options[(inner.given() as number[])[0]];
      unfold();
      inner.reveal();
      const say = `<p><b>${strings.predictYouPredicted}</b> ${strings.quoted(option.text)}. ${option.reason}</p><p><b>${strings.predictWhatHappens}</b> ${exercise.reveal}</p>`;
      return { score: verdict.score, say };
    },
    put(given) {
      unfold();
      const put = inner.put(given);
      if (put) inner.reveal();
      return put;
    },
    clear() { see.hidden = true; inner.clear(); },
  };
}
