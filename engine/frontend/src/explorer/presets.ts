/** Named settings as buttons; the chosen one tells its story in a sentence. */
import { h, say } from "../ui/dom";
import * as strings from "../ui/strings";
import { defaults, isSame } from "../simulation/outcome";
import type { Spec, Values } from "../simulation/types";

export interface Presets {
  element: HTMLElement;
  /** What stands under the buttons: the chosen story, or that it is none of them. */
  readonly told: string;
  /** Mark the preset that is this setting, if one is. */
  match(values: Values): void;
  /** No preset is shown any more. */
  forget(): void;
  /** Offer those alone that `fits`. */
  only(fits: (values: Values) => boolean): void;
}

/** What the button says that goes to the defaults, which may not be what the explorer opened on. */
export function toUsual(spec: Spec): string {
  return spec.opens ? strings.explorerUsual : strings.explorerStartAgain;
}

export function makePresets(spec: Spec, choose: (values: Values) => void): Presets {
  const { presets } = spec;
  const story = h("p", { class: "ex-story" });
  const buttons = presets.map((preset) => {
    const button = h("button", { type: "button", class: "ex-preset", "aria-pressed": "false" }, preset.label);
    button.addEventListener("click", () => choose(preset.values));
    return button;
  });
  const element = h(
    "div", { class: "ex-presets", role: "group", "aria-label": strings.explorerStories },
    h("div", { class: "ex-row" }, ...buttons), story,
  );
  element.hidden = presets.length === 0;

  const own = strings.explorerOwnSetting(toUsual(spec));
  let marked = "";
  const mark = (which: number, otherwise = own): void => {
    if (marked === `${which} ${otherwise}`) return;
    marked = `${which} ${otherwise}`;
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === which)));
    say(story, which >= 0 ? presets[which].story : otherwise);
  };
  return {
    element,
    get told() { return story.textContent ?? ""; },
    match(values) {
      const usual = defaults(spec);
      const is = (given: Values): boolean => isSame(spec, values, { ...usual, ...given });
      mark(presets.findIndex((preset) => is(preset.values)), is({}) ? strings.explorerUsualSetting : undefined);
    },
    forget: () => mark(-1),
    only(fits) {
      buttons.forEach((button, i) => { button.hidden = !fits({ ...defaults(spec), ...presets[i].values }); });
    },
  };
}
