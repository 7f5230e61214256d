/** Asked once a goal is reached: why the run has turned. One tap, with its reason; it counts for nothing. */
import { freshId, h } from "../../../ui/dom";
import * as strings from "../../../ui/strings";
import type { TurnedSpec } from "../../../spec";
import { mark, written } from "../../html";

export function turned({ question, options }: TurnedSpec): HTMLElement {
  const id = freshId("turned");
  const told = h("div", { class: "ex-turned-told" });
  const choices = options.map((option) => {
    const choice = written("button", option.text, "ex-option");
    choice.type = "button";
    choice.addEventListener("click", () => {
      mark(choice, option.right === true);
      for (const one of choices) one.setAttribute("aria-pressed", String(one === choice));
      const head = option.right ? strings.cardRight : `${strings.cardNotYet} ${strings.youChose(option.text)}`;
      told.replaceChildren(written("p", `<strong>${head}</strong> ${option.reason}`));
    });
    return choice;
  });
  return h(
    "div", { class: "ex-turned", role: "group", "aria-labelledby": id },
    h("p", { class: "ex-eyebrow" }, strings.turnedAsk), written("p", `<span id="${id}">${question}</span>`, "ex-asked"), ...choices, told,
  );
}
