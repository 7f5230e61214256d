/** A survival curve that is made step by step: by buttons, by keys, or by moving the time. */
import type { SurvivalSpec } from "../spec";
import { button, freshId, h, say, sayLead } from "../ui/dom";
import * as strings from "../ui/strings";
import { hundred, specOf } from "./figure";
import { atRisk, kaplanMeier, survivalAt, type Step } from "./kaplan-meier";
import { drawn } from "./survival-picture";

/** Of a step, in milliseconds. */
const PACE = 600;

/** Give the figure its time and its buttons; it begins with the whole picture, as it stood there before. */
export function mountSurvival(figure: HTMLElement): void {
  const spec = specOf<SurvivalSpec>(figure);
  const growing = figure.querySelector<SVGGElement>(".ex-study-picture > g:last-child")!;
  const steps = kaplanMeier(spec.patients);
  const last = steps[steps.length - 1].time;
  const stops = [0, ...steps.map(({ time }) => time)];
  const told = h("p", { class: "ex-study-told" });
  const sum = h("p", { class: "ex-study-sum" });
  const status = h("p", { class: "ex-unseen", role: "status" });
  const id = freshId("time");
  const time = h("input", { type: "range", id, class: "ex-slider ex-scrub", min: 0, max: last, step: "any" });
  const back = button(strings.studyBack, () => go(before(), true));
  const next = button(strings.studyNext, () => go(after(), true), "ex-button-main");
  const calm = window.matchMedia?.("(prefers-reduced-motion: reduce)");
  let now = last;
  let seen = last;
  let frame = 0;

  const before = (): number => [...stops].reverse().find((stop) => stop < now) ?? 0;
  const after = (): number => stops.find((stop) => stop > now) ?? 0;

  const draw = (at: number): void => {
    seen = at;
    growing.innerHTML = drawn(spec, at >= last ? spec.end : at);
    time.value = String(at);
    time.parentElement?.style.setProperty("--ex-share", (at / last).toFixed(4));
  };
  /** Forward it grows, if the reader has nothing against motion. */
  const go = (to: number, isSpoken = false): void => {
    cancelAnimationFrame(frame);
    const from = seen;
    now = to;
    tell(isSpoken);
    if (calm?.matches || !isSpoken || to <= from) {
      draw(to);
      return;
    }
    const start = performance.now();
    const move = (at: number): void => {
      const share = Math.min(1, Math.max(0, (at - start) / PACE));
      draw(from + (to - from) * share);
      if (share < 1) frame = requestAnimationFrame(move);
    };
    frame = requestAnimationFrame(move);
  };
  const tell = (isSpoken: boolean): void => {
    const words = sentence(spec, steps, now);
    sayLead(told, words);
    say(sum, product(steps, now));
    if (isSpoken) say(status, `${words} ${sum.textContent}`);
    time.setAttribute("aria-valuetext", strings.survivalAt(spec.unit, round(now), atRisk(spec.patients, now), hundred(survivalAt(steps, now))));
    say(next, now >= last ? strings.studyAgain : strings.studyNext);
    back.setAttribute("aria-disabled", String(now <= 0));
  };

  time.addEventListener("input", () => go(Number(time.value)));
  const body = figure.querySelector<HTMLElement>(".ex-study-body")!;
  body.addEventListener("keydown", (event) => {
    const to = keyed(event.key, event.target === time);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(to, true);
  });
  /** Where a key leads; on a button arrows are the page's own. */
  const [on, off] = [() => after() || last, () => before()];
  const [later, sooner] = [() => Math.min(last, Math.floor(now) + 1), () => Math.max(0, Math.ceil(now) - 1)];
  const leaps: Record<string, () => number | null> = { PageUp: on, ".": on, PageDown: off, ",": off };
  const strides: Record<string, () => number> = { Home: () => 0, End: () => last, ArrowRight: later, ArrowUp: later, ArrowLeft: sooner, ArrowDown: sooner };
  const keyed = (key: string, isOnTime: boolean): number | null => (leaps[key] ?? (isOnTime ? strides[key] : undefined))?.() ?? null;

  const hint = h("p", { class: "ex-study-hint" }, strings.survivalKeys);
  const side = figure.querySelector(".ex-study-side")!;
  side.replaceChildren(
    told, sum, status, h("div", { class: "ex-row" }, back, next),
    h("div", { class: "ex-control" }, h("label", { for: id }, strings.survivalTime), time), hint,
  );
  tell(false);
  draw(now);
}

const round = (t: number): number => Math.floor(t + 1e-9);

function sentence({ unit, patients }: SurvivalSpec, steps: Step[], now: number): string {
  if (now <= 0) return strings.survivalBegins(patients.length);
  const height = hundred(survivalAt(steps, now));
  const step = steps.find(({ time }) => time === now);
  if (!step) return strings.survivalBetween(unit, round(now), atRisk(patients, now), height);
  const parts = [
    step.events > 0 && strings.survivalStep(step.atRisk, step.events, height),
    step.censored > 0 && strings.survivalTick(step.censored, height),
    step === steps[steps.length - 1] && strings.survivalEnds,
  ];
  return [strings.survivalWhen(unit, now), ...parts].filter(Boolean).join(" ");
}

/** The curve's height as the product that it is. */
function product(steps: Step[], now: number): string {
  const past = steps.filter(({ time, events }) => time <= now && events > 0);
  if (past.length === 0) return strings.survivalProduct("100", 100);
  return strings.survivalProduct(["100", ...past.map((s) => `${s.atRisk - s.events}/${s.atRisk}`)].join(" × "), hundred(survivalAt(steps, now)));
}
