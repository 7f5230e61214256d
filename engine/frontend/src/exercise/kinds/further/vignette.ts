import { freshId, h } from "../../../ui/dom";
import * as strings from "../../../ui/strings";
import { isNumbers, written } from "../../html";
import type { StepSpec, VignetteFields } from "../../../spec";
import type { Answering, Card, Described } from "../../types";
import { single } from "../single";

export interface Vignette extends Described, VignetteFields {}

interface Draft { answered: number[]; chosen: number }

/** A case: each step comes when the one before has been answered, and each is answered once. */
export function vignette(exercise: Vignette, card: Card): Answering {
  const all = exercise.steps.length;
  const steps = exercise.steps.map((step, n) => stepOf(exercise, step, n, all, card));
  let answered: number[] = [];
  const chosen = (n: number): number => (steps[n].choosing.given() as number[])[0];
  const isRight = (n: number): boolean => exercise.steps[n].options[answered[n]]?.right === true;

  /** Steps up to the first open one are there; those that are answered tell why, and stay as they are. */
  function draw(): void {
    steps.forEach((step, n) => {
      step.element.hidden = n > answered.length;
      step.element.disabled = n < answered.length;
      step.tell(n < answered.length);
    });
  }

  function put(given: number[]): boolean {
    if (given.length > all || given.some((option, n) => !exercise.steps[n].options[option])) return false;
    given.forEach((option, n) => void steps[n].choosing.resume!([option]));
    answered = [...given];
    draw();
    return true;
  }

  draw();
  return {
    body: h("div", { class: "ex-case" }, ...steps.map((step) => step.element)),
    once: true,
    heads: [strings.vignetteAllRight, strings.vignetteEnd],
    get verb() { return strings.vignetteAnswer(Math.min(answered.length + 1, all), all); },
    given: () => answered,
    judge() {
      const n = answered.length;
      const verdict = steps[n].choosing.judge();
      if ("ask" in verdict) return verdict;
      answered = [...answered, chosen(n)];
      draw();
      if (answered.length < all) {
        steps[n].told.focus();
        return { ask: "" };
      }
      card.announce([...steps[n].told.querySelectorAll(":scope > p")].map((line) => line.textContent).join(" "));
      const missed = exercise.steps.map((_, k) => k + 1).filter((k) => !isRight(k - 1));
      const right = all - missed.length;
      return { score: right / all, say: strings.vignetteScore(right, all, missed) };
    },
    put: (given) => isNumbers(given, all) && put(given),
    draft: (): Draft => ({ answered, chosen: answered.length < all ? chosen(answered.length) : -1 }),
    resume(draft) {
      const kept = draft as Draft | null;
      const isBegun = isNumbers(kept?.answered) && kept.answered.length < all && (kept.answered.length > 0 || kept.chosen >= 0);
      if (!isBegun || !put(kept.answered)) return false;
      steps[kept.answered.length].choosing.resume!([kept.chosen]);
      return true;
    },
    solve: () => void put(exercise.steps.map((step) => step.options.findIndex((option) => option.right))),
    clear() {
      answered = [];
      steps.forEach((step) => { step.choosing.clear(); });
      draw();
    },
  };
}

/** A step: what is told, its question with the options, and, once it is answered, the reasons. */
function stepOf(exercise: Vignette, { text, question, options }: StepSpec, n: number, all: number, card: Card) {
  const choosing = single({ ...exercise, options }, card);
  const [head, asked] = [freshId("step"), freshId("asked")];
  const told = h("div", { class: "ex-step-told", tabindex: -1, hidden: true });
  const element = h(
    "fieldset", { class: "ex-case-step", "aria-labelledby": `${head} ${asked}` },
    h("p", { class: "ex-eyebrow", id: head }, strings.vignetteStep(n + 1, all)),
    written("div", text), h("p", { class: "ex-asked", id: asked }, written("span", question)), choosing.body, told,
  );
  return { element, choosing, told, tell };

  function tell(isAnswered: boolean): void {
    told.hidden = !isAnswered;
    if (!isAnswered) return;
    const right = options.find((option) => option.right)!;
    const taken = options[(choosing.given() as number[])[0]];
    choosing.reveal();
    told.dataset.state = taken.right ? "right" : "open";
    told.replaceChildren(
      written("p", `<strong>${taken.right ? strings.cardRight : strings.vignetteOther}</strong> ${taken.right ? "" : strings.youChose(taken.text)} ${taken.reason}`),
      ...(taken.right ? [] : [written("p", `${strings.vignetteFits(right.text)} ${right.reason}`)]),
      othersOf(options.filter((option) => option !== right && option !== taken)),
    );
  }
}

function othersOf(others: StepSpec["options"]): Node {
  if (!others.length) return document.createTextNode("");
  const rows = others.map((option) => written("li", `${strings.quoted(option.text)}. ${option.reason}`));
  return h("details", {}, h("summary", {}, strings.cardOtherReasons), h("ul", {}, ...rows));
}
