/** A trial that a reader sets and runs: one study figure by figure, then a thousand of them. */
import type { TrialSpec } from "../spec";
import { button, freshId, h, say, sayLead } from "../ui/dom";
import * as strings from "../ui/strings";
import { hundred, specOf } from "./figure";
import { band, interval, people } from "./trial-picture";
import { difference, power, seen, study, tally, trueDifference, well, type Difference, type Study, type Trial } from "./trials";

/** One study, in milliseconds; and how long a frame may count studies. */
const [PLAYED, FRAME] = [3500, 12];

/** Give the figure its settings and buttons; it begins with all that stood there before. */
export function mountTrial(figure: HTMLElement): void {
  new OwnTrial(figure);
}

class OwnTrial {
  private readonly spec: TrialSpec;
  private readonly trial: Trial;
  private readonly groups: SVGGElement[];
  private readonly told = h("p", { class: "ex-study-told" });
  private readonly counted = h("div", { class: "ex-study-counted" });
  private readonly status = h("p", { class: "ex-unseen", role: "status" });
  private readonly calm = window.matchMedia?.("(prefers-reduced-motion: reduce)");
  private one: Study;
  private seed: number;
  private rounds = 0;
  private many: Difference[] = [];
  private frame = 0;

  constructor(figure: HTMLElement) {
    const spec = specOf<TrialSpec>(figure);
    this.spec = spec;
    this.trial = { size: spec.size, days: spec.days, effect: spec.effect, half: spec.half };
    this.groups = [...figure.querySelectorAll<SVGGElement>(".ex-study-picture > g")].slice(-3);
    this.seed = spec.seed;
    this.one = study(this.trial, this.seed);
    figure.querySelector(".ex-study-side")!.replaceChildren(
      this.told, h("div", { class: "ex-row" }, button(strings.trialOne, () => this.playOne(), "ex-button-main"), button(strings.trialMany, () => this.runMany())),
      this.counted, this.status,
    );
    figure.querySelector(".ex-study-settings")!.replaceChildren(
      this.effects(),
      this.slider(strings.trialSize, spec.sizes.length - 1, spec.sizes.indexOf(spec.size), 0, (k) => { this.trial.size = spec.sizes[k]; }, () => strings.trialPeople(this.trial.size)),
      this.slider(strings.trialDays, spec.longest, spec.days, 1, (k) => { this.trial.days = k; }, () => strings.trialDay(this.trial.days)),
    );
    this.showOne();
    this.many = Array.from({ length: spec.many }, (_, k) => seen(this.trial, this.first + k));
    this.showMany();
  }

  private effects(): HTMLElement {
    const buttons = this.spec.effects.map(({ label, times }) => {
      const choice = h("button", { type: "button", class: "ex-button ex-study-choice", "aria-pressed": String(times === this.trial.effect) }, label);
      choice.addEventListener("click", () => {
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === choice));
        this.trial.effect = times;
        this.change();
      });
      return choice;
    });
    const name = h("p", { class: "ex-eyebrow", id: freshId("effect") }, strings.trialEffect);
    return h("div", { role: "group", "aria-labelledby": name.id }, name, h("div", { class: "ex-row" }, ...buttons));
  }

  private slider(label: string, max: number, at: number, min: number, set: (at: number) => void, told: () => string): HTMLElement {
    const id = freshId("trial");
    const input = h("input", { type: "range", id, class: "ex-slider", min, max, step: 1, value: at });
    const value = h("output", { for: id, class: "ex-value", "aria-live": "off" });
    const element = h("div", { class: "ex-control" }, h("div", { class: "ex-control-head" }, h("label", { for: id }, label), value), input);
    element.style.setProperty("--ex-home", "-9");
    const show = (): void => {
      say(value, told());
      input.setAttribute("aria-valuetext", told());
      element.style.setProperty("--ex-share", ((Number(input.value) - min) / (max - min)).toFixed(4));
    };
    input.addEventListener("input", () => {
      set(Number(input.value));
      show();
      this.change();
    });
    show();
    return element;
  }

  /** Another setting: the same seed at once, and no crowd of studies that were done in another way. */
  private change(): void {
    cancelAnimationFrame(this.frame);
    this.one = study(this.trial, this.seed);
    this.showOne();
    this.many = [];
    this.showMany();
  }

  private playOne(): void {
    cancelAnimationFrame(this.frame);
    if (this.many.length % this.spec.many) {
      // studies that were not counted to their end say nothing
      this.many = [];
      this.showMany();
    }
    this.seed++;
    this.one = study(this.trial, this.seed);
    const { days } = this.trial;
    if (this.calm?.matches) {
      this.ended();
      return;
    }
    const start = performance.now();
    const play = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - start) / PLAYED));
      if (share === 1) {
        this.ended();
        return;
      }
      this.groups[0].innerHTML = people(this.spec, this.one, share * days);
      this.groups[1].replaceChildren();
      sayLead(this.told, strings.trialPlays(Math.floor(share * days), days, well(this.one.treated, share * days), well(this.one.others, share * days), this.trial.size));
      this.frame = requestAnimationFrame(play);
    };
    this.frame = requestAnimationFrame(play);
  }

  private ended(): void {
    this.showOne();
    say(this.status, this.told.textContent ?? "");
  }

  private showOne(): void {
    const { days, size, effect } = this.trial;
    const [treated, others] = [well(this.one.treated, days), well(this.one.others, days)];
    const found = difference(treated, others, size);
    this.groups[0].innerHTML = people(this.spec, this.one, days);
    this.groups[1].innerHTML = interval(found);
    const truth = effect === 1 ? "open" : effect > 1 ? "better" : "worse";
    sayLead(this.told, `${strings.trialSays[found.verdict][truth]} ${strings.trialSaw(treated, others, size, hundred(found.low), hundred(found.high))}`);
  }

  /** The seed of a round's first study. */
  private get first(): number {
    return this.spec.first + this.rounds * this.spec.many;
  }

  /** A thousand in a second: each frame counts what it has time for. */
  private runMany(): void {
    cancelAnimationFrame(this.frame);
    this.showOne();
    this.rounds++;
    const { first, spec: { many } } = this;
    const found: Difference[] = [];
    const count = (): void => {
      const until = performance.now() + FRAME;
      do found.push(seen(this.trial, first + found.length)); while (found.length < many && performance.now() < until);
      this.many = found;
      if (found.length === many) {
        this.showMany();
        say(this.status, [...this.counted.querySelectorAll("li, p")].map((line) => line.textContent).join(" "));
        return;
      }
      if (!this.calm?.matches) this.groups[2].innerHTML = band(found, trueDifference(this.trial));
      this.frame = requestAnimationFrame(count);
    };
    this.frame = requestAnimationFrame(count);
  }

  private showMany(): void {
    const { trial, many } = this;
    this.groups[2].innerHTML = band(many, trueDifference(trial));
    if (many.length === 0) {
      this.counted.replaceChildren(h("p", {}, strings.trialNoneYet));
      return;
    }
    const found = tally(trial, many);
    const likely = power(trial);
    const [right, wrong] = trial.effect > 1 ? (["better", "worse"] as const) : (["worse", "better"] as const);
    const fooled = trial.effect === 1
      ? strings.trialFooled(found.better + found.worse, hundred(likely.better + likely.worse))
      : strings.trialPower(found.open, found[wrong], hundred(likely[right]));
    const legend = (["better", "open", "worse"] as const).map((says) => h("li", { "data-says": says }, strings.trialCounted[says](found[says])));
    this.counted.replaceChildren(
      h("ul", { class: "ex-study-legend" }, ...legend), h("p", {}, fooled), h("p", {}, strings.trialWide(hundred(found.width), found.held)),
    );
  }
}
