/** A question to commit to before the first run; afterwards the reason stands beside what happened. */
import { freshId, h, svg } from "../ui/dom";
import { guesses } from "../ui/storage";
import * as strings from "../ui/strings";
import type { PredictionSpec } from "../simulation/types";

export interface PredictionView {
  element: HTMLElement;
  /** Whether the chart should still be covered. */
  readonly open: boolean;
  /** Uncover without a guess: the reader went straight to the sliders. */
  skip(): void;
}

const SKIPPED = "skipped";

/** `done` is told whether there is a guess to answer: the picture then runs the case that it was about. */
export function makePrediction(id: string, spec: PredictionSpec, done: (isGuess: boolean) => void): PredictionView {
  const element = h("div", { class: "ex-prediction", role: "group", "aria-label": strings.guessYours });
  let open = true;

  const ask = (): void => {
    open = true;
    const name = freshId("guess");
    const options = spec.options.map((option, i) => {
      const input = h("input", { type: "radio", name, value: i, id: `${name}-${i}` });
      return h("label", { class: "ex-option", for: `${name}-${i}` }, input, h("span", {}, option.text));
    });
    const commit = h("button", { type: "submit", class: "ex-button ex-button-main" }, strings.guessCommit);
    const pass = h("button", { type: "button", class: "ex-button ex-button-quiet ex-pass" }, strings.guessSkip);
    const offer = h("button", { type: "button", class: "ex-button ex-offer" }, strings.guessOffer);
    const hint = h("p", { class: "ex-hint", role: "status" });
    const form = h(
      "form", { class: "ex-ask" },
      h("fieldset", {}, h("legend", {}, spec.question), ...options),
      offer,
      h("div", { class: "ex-row" }, commit, pass, hint),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = form.querySelector<HTMLInputElement>("input:checked");
      if (!chosen) {
        hint.textContent = strings.guessChooseFirst;
        return;
      }
      guesses.set(id, chosen.value);
      finish(Number(chosen.value), true);
    });
    // a page may show the question alone until it is wanted
    offer.addEventListener("click", () => {
      form.classList.add("ex-wanted");
      form.querySelector("input")?.focus();
    });
    pass.addEventListener("click", () => finish(null, true));
    form.prepend(h("p", { class: "ex-eyebrow" }, strings.guessFirst));
    element.replaceChildren(form);
  };

  const finish = (chosen: number | null, byReader: boolean): void => {
    open = false;
    const hadFocus = byReader || element.contains(document.activeElement);
    const option = chosen === null ? undefined : spec.options[chosen];
    if (option) {
      element.replaceChildren(answer(option, byReader));
    } else {
      element.replaceChildren(again(strings.guessAfterAll));
      if (byReader) guesses.set(id, SKIPPED);
    }
    done(byReader && option !== undefined);
    if (hadFocus) element.querySelector<HTMLElement>("[tabindex], button")?.focus({ preventScroll: option !== undefined });
  };

  /** Who has just read the question needs the room for the picture. */
  const answer = (option: PredictionSpec["options"][0], isFresh: boolean): HTMLElement => {
    const verdict = option.right ? strings.guessRight : strings.guessOther;
    return h(
      "div", { class: `ex-answer ${option.right ? "ex-right" : "ex-other"}`, tabindex: -1 },
      h("p", { class: isFresh ? "ex-unseen" : "ex-eyebrow" }, spec.question),
      h("p", {}, h("span", { class: "ex-you" }, `${strings.guessYouSaid} `), option.text),
      h("p", {}, h("strong", {}, `${option.right ? "✓ " : "→ "}${verdict} `), option.reason),
      h("div", { class: "ex-row" }, replay(), again(strings.guessAgain)),
    );
  };

  const replay = (): HTMLElement => {
    const button = h("button", { type: "button", class: "ex-link" }, strings.guessReplay);
    button.addEventListener("click", () => done(true));
    return button;
  };

  const again = (text: string): HTMLElement => {
    const button = h("button", { type: "button", class: "ex-link" }, text);
    button.addEventListener("click", () => {
      guesses.drop(id);
      ask();
      done(false);
      element.querySelector<HTMLElement>("input")?.focus();
    });
    return button;
  };

  ask();
  const remembered = guesses.get(id);
  if (remembered === SKIPPED) finish(null, false);
  else if (remembered !== null && spec.options[Number(remembered)]) finish(Number(remembered), false);
  return {
    element,
    get open() { return open; },
    skip: () => { if (open) finish(null, false); },
  };
}

/** Stands where the picture will be, until a guess is made. */
export function makeCover(): HTMLElement {
  const wave = svg("path", { d: "M4 52C30 52 34 10 56 10s22 30 44 30 24-14 56-16", class: "ex-wave" });
  const picture = svg("svg", { viewBox: "0 0 160 60", width: 160, height: 60, "aria-hidden": "true", focusable: "false" }, wave);
  const cover = h("div", { class: "ex-cover" });
  cover.append(picture, h("p", {}, strings.guessWaits));
  return cover;
}
