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

  const mark = (which: number): void => {
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === which)));
    say(story, which >= 0 ? presets[which].story : "Your own setting. “Start again” brings the usual one back.");
  };
  return {
    element,
    match(spec, values) {
      const usual = defaults(spec);
      mark(presets.findIndex((preset) =>
        spec.parameters.every((p) => values[p.name] === (preset.values[p.name] ?? usual[p.name])),
      ));
    },
    forget: () => mark(-1),
  };
}
