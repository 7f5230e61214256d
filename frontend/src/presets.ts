/** Named settings as buttons; the chosen one tells its story in a sentence. */
import { h, say } from "./dom";
import { defaults } from "./run";
import type { PresetSpec, Spec, Values } from "./types";

export interface Presets {
  element: HTMLElement;
  /** Mark the preset that is this setting, if one is. */
  match(spec: Spec, values: Values): void;
  /** No preset is shown any more. */
  forget(): void;
}

export function makePresets(presets: PresetSpec[], choose: (values: Values) => void): Presets {
  const story = h("p", { class: "ib-story", "aria-live": "polite" });
  const buttons = presets.map((preset) => {
    const button = h("button", { type: "button", class: "ib-preset", "aria-pressed": "false" }, preset.label);
    button.addEventListener("click", () => choose(preset.values));
    return button;
  });
  const element = h(
    "div", { class: "ib-presets", role: "group", "aria-label": "Stories to try" },
    h("div", { class: "ib-row" }, ...buttons), story,
  );
  element.hidden = presets.length === 0;

  const mark = (which: number, otherwise = "Your own setting. “Start again” brings the usual one back."): void => {
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === which)));
    say(story, which >= 0 ? presets[which].story : otherwise);
  };
  return {
    element,
    match(spec, values) {
      const usual = defaults(spec);
      const is = (given: Values): boolean => spec.parameters.every((p) => values[p.name] === (given[p.name] ?? usual[p.name]));
      mark(presets.findIndex((preset) => is(preset.values)), is({}) ? "The usual setting. Press a story, or move a slider." : undefined);
    },
    forget: () => mark(-1),
  };
}
