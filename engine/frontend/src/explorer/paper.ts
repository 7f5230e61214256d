/** What is printed of an explorer: the page brings it along; once there is a model it is made anew before each printing. */
import { h } from "../ui/dom";
import { settings } from "../charts/still";
import { drawnCurves } from "./table";
import type { Panel } from "../charts/panel";
import type { Outcome } from "../simulation/outcome";
import type { Spec } from "../simulation/types";

export interface Paper {
  element: HTMLElement;
  /** All of a run at once: scrolled to or not, guessed or not, opened or not. */
  renew(result: Outcome | null, panels: Panel[], told: [label: string, value: string][]): void;
}

/** Reads what stands in `root`, so before that is replaced. */
export function makePaper(root: HTMLElement, spec: Spec): Paper {
  const element = root.querySelector<HTMLElement>(".ex-paper") ?? h("div", { class: "ex-paper" });
  const table = root.querySelector(".ex-numbers > table");
  return {
    element,
    renew(result, panels, told) {
      if (!result) {
        if (table && !element.querySelector("table")) element.append(table.cloneNode(true));
        return;
      }
      element.replaceChildren(settings(told) ?? "");
      if (!result.solution) return;
      element.prepend(...panels.map((panel) => panel.still(result)));
      element.append(drawnCurves(spec, result));
    },
  };
}
