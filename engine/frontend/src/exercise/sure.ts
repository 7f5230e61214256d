/**
 * How sure a reader is, asked in each card before the answer is checked. It comes only where the reader has switched it on.
 *
 * What was said stands on the card's form (`data-sure`); the card hands it to the store with the first try.
 */
import { freshId, h } from "../ui/dom";
import * as strings from "../ui/strings";
import { choice } from "./html";

/** They have no single right answer, or ask several times. */
const NOT_ASKED = ["code", "goal", "text", "vignette"];

/** Ask in all cards below `root`, also in those that come later. */
export function mountSure(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>(".ex-exercises")) {
    const add = (): void => place.querySelectorAll<HTMLElement>(".ex-exercise").forEach(ask);
    add();
    new MutationObserver(add).observe(place, { childList: true, subtree: true });
    // before the card's own listener: without a word about it nothing is checked
    place.addEventListener("submit", hear, true);
  }
}

function ask(card: HTMLElement): void {
  const row = card.querySelector(":scope > form > .ex-row");
  if (!row || NOT_ASKED.includes(card.dataset.type ?? "") || card.querySelector(".ex-sure")) return;
  const name = freshId("sure");
  const levels = strings.sureLevels.map((words, n) => {
    const { input, row } = choice("radio", name, words);
    input.value = String(n + 1);
    return row;
  });
  row.before(h("fieldset", { class: "ex-sure" }, h("legend", {}, strings.sureAsk), ...levels, h("p", { class: "ex-sure-told", role: "status" })));
}

function hear(event: Event): void {
  const form = event.target as HTMLFormElement;
  const asked = form.querySelector<HTMLElement>(".ex-sure");
  if (!asked) return;
  const told = asked.querySelector(".ex-sure-told")!;
  const chosen = asked.querySelector<HTMLInputElement>(":checked");
  told.textContent = "";
  if (form.closest(".ex-done")) { // it begins anew
    delete form.dataset.sure;
    if (chosen) chosen.checked = false;
  } else if (chosen) {
    form.dataset.sure = chosen.value;
  } else {
    event.preventDefault();
    event.stopImmediatePropagation();
    told.textContent = strings.sureFirst;
  }
}
