import { h, want } from "../../ui/dom";
import { cell, fill, quantity } from "../../ui/number-format";
import * as strings from "../../ui/strings";
import { evaluate, names } from "../../simulation/expression";
import { mark, written } from "../html";
import { bring, goTo, lastRun, onPage, onRun } from "../simulation";
import type { GoalFields, Values } from "../../spec";
import type { Answering, Card, Described } from "../types";

export interface Goal extends Described, GoalFields {}

/** How long a setting must rest on the target before it counts: a slider only passing by does not. */
const REST = 900;

/** While the sliders are moved, on a phone the card is out of sight: its numbers, and the way back to it. */
function wayBack(card: Card): { show(): void; tell(text: string, isReached: boolean): void } {
  const told = h("span", {});
  const button = h("button", { type: "button", class: "ex-button ex-way-back" }, told, ` ${strings.goalBack}`);
  const exercise = (): HTMLElement | null => document.getElementById(`exercise-${card.exercise.id}`);
  let watching: IntersectionObserver | null = null;
  const close = (): void => {
    watching?.disconnect();
    watching = null;
    const hadFocus = document.activeElement === button;
    button.remove();
    if (hadFocus) exercise()?.querySelector<HTMLElement>("[type=submit]")?.focus({ preventScroll: true });
  };
  button.addEventListener("click", () => {
    button.focus({ preventScroll: true }); // not every browser does it at a press
    close();
    want(exercise());
    exercise()?.scrollIntoView({ block: "nearest" });
  });
  return {
    tell(text, isReached) { told.textContent = text; mark(button, isReached || null); },
    show() {
      const form = exercise()?.querySelector("form");
      const figure = document.getElementById(`explore-${(card.exercise as Goal).simulation}`);
      if (!form || !figure || button.isConnected) return;
      watching?.disconnect();
      document.querySelectorAll(".ex-way-back").forEach((other) => other.remove());
      // its place in the page is behind the simulation, so that the Tab key finds it there
      figure.after(button);
      watching = whenBack(form, figure, button, close);
    },
  };
}

/**
 * Call back once the reader, who has been at the simulation, has the card in sight again. Who is among its sliders
 * is not back: the Tab key scrolls, too.
 */
function whenBack(form: Element, figure: Element, button: Element, done: () => void): IntersectionObserver {
  let [left, arrived, card, simulation] = [false, false, true, false];
  const isAmongSliders = (): boolean => {
    const at = document.activeElement;
    return simulation && (at === button || (at !== figure && figure.contains(at)));
  };
  const watching = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting, intersectionRatio } of changes) {
      if (target === form) card = intersectionRatio >= 0.5;
      else simulation = isIntersecting;
    }
    left ||= !card;
    arrived ||= simulation;
    if (left && arrived && card && !isAmongSliders()) done();
  }, { threshold: [0, 0.5] });
  watching.observe(form);
  watching.observe(figure);
  return watching;
}

export function goal(exercise: Goal, card: Card): Answering {
  const { simulation } = exercise;
  let run: Values | null = null;
  let timer = 0;
  let solved = false;
  /** A goal is judged after the reader has begun it, and only once the setting has been away from it since. */
  let state: "waiting" | "begun" | "open" = "waiting";
  const here = onPage(simulation);
  const cells = exercise.watch.map(() => h("dd", {}, "…"));
  const watch = h("dl", { class: "ex-watch" }, ...exercise.watch.map((w, n) => h("div", {}, h("dt", {}, w.label), cells[n])));
  const go = h("button", { type: "button", class: "ex-button ex-button-quiet" }, strings.goalGoThere);
  const back = wayBack(card);
  go.addEventListener("click", () => {
    begin();
    goTo(simulation);
    back.show();
  });
  const start = h("button", { type: "button", class: "ex-button ex-button-quiet" }, strings.goalStart);
  start.addEventListener("click", () => {
    begin();
    bring(simulation, exercise.start);
    card.announce(strings.goalAtStart);
  });
  const early = h("p", { class: "ex-note", role: "status" });
  const body = h("div", {});
  if (exercise.worked.length) {
    const steps = h("ol", {}, ...exercise.worked.map((step) => written("li", step)));
    body.append(h("details", { class: "ex-worked" }, h("summary", {}, strings.goalWorked), steps));
  }
  body.append(watch, early);
  if (here) body.append(h("div", { class: "ex-row" }, go, start));

  /** A run that failed has no measures. */
  const hasAnswer = (): boolean => run !== null && names(exercise.goal).every((name) => name in run!);
  const reached = (): boolean => hasAnswer() && evaluate(exercise.goal, run!) === true;
  const show = (): void => {
    exercise.watch.forEach((w, n) => {
      cells[n].textContent = run ? (w.told ? cell : quantity)(run[w.name] ?? NaN, w.unit, w.form) : "…";
    });
    if (state === "begun" && run && !reached()) state = "open";
    const isEarly = state === "begun" && reached();
    const counts = state === "open" && reached();
    mark(watch, counts || null);
    early.textContent = isEarly && !solved ? strings.goalEarly : "";
    const numbers = exercise.watch.map((_, n) => cells[n].textContent).join(" · ");
    back.tell(counts ? `${strings.goalReached} ` : isEarly ? strings.goalThereAlready(numbers) : numbers, counts);
  };
  const begin = (): void => {
    if (state === "waiting") state = "begun";
    show();
  };
  const hear = (next: Values): void => {
    run = next;
    show();
    clearTimeout(timer);
    const counts = (): boolean => state === "open" && reached() && !solved;
    if (counts()) timer = window.setTimeout(() => { if (counts()) card.reached(); }, REST);
  };
  onRun(simulation, hear);
  run = lastRun(simulation);
  show();

  return {
    body,
    verb: strings.goalCheck,
    given: () => (run ? Object.fromEntries(exercise.watch.map((w) => [w.name, run![w.name]])) : {}),
    judge() {
      run ??= lastRun(simulation);
      begin();
      if (!run) return { ask: here ? strings.goalMoveFirst : strings.goalElsewhere };
      if (!hasAnswer()) return { ask: strings.goalNoAnswer };
      if (reached() && state === "begun") return { ask: strings.goalNotCounted };
      if (reached()) {
        solved = true;
        show();
        return { score: 1, say: strings.goalReaches };
      }
      const near = exercise.near.find((n) => evaluate(n.when, run!) === true);
      return { score: 0, say: near ? fill(near.say, run) : "" };
    },
    put: () => { state = "waiting"; return true; },
    solve() { solved = true; bring(simulation, exercise.solution); },
    clear() { solved = false; state = "begun"; clearTimeout(timer); bring(simulation, exercise.start); show(); },
  };
}
