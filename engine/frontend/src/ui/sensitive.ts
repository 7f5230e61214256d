/**
 * Numbers that may hurt stand in closed cards (`<details data-sensitive>`), which open without this script.
 *
 * One setting holds for the whole course: ask me (the reader opens each card), show (all are open), not now
 * (a card is only its words). It stands on the page's root, where the page puts it before the first paint.
 * Opening a card never changes it.
 */
import { h } from "./dom";
import { keyOf } from "./storage";
import * as strings from "./strings";

export type Choice = "ask" | "show" | "not-now";

const key = (): string => keyOf("numbers");

/** What the reader wants; anything unknown counts as "ask". */
export function choice(): Choice {
  return known(document.documentElement.dataset.numbers);
}

function known(value: string | null | undefined): Choice {
  return value === "show" || value === "not-now" ? value : "ask";
}

const listeners = new Set<() => void>();

export function onChoice(listener: () => void): void {
  listeners.add(listener);
}

/** Whether an exercise counts: one with numbers that may hurt only where they are shown, or once it is right. */
export function counts(sensitive: unknown, best: number | undefined): boolean {
  return !sensitive || choice() === "show" || best === 1;
}

/** A card around something made here, for notebooks; pages bring theirs along. */
export function closedCard(anchor: string, kinds: string[], words: string, inside: HTMLElement): HTMLElement {
  const summary = h(
    "summary", {}, h("span", { class: "ex-sensitive-name" }, words), " ", h("span", { class: "ex-sensitive-about" }, strings.sensitiveOpen),
  );
  const body = h("div", { class: "ex-sensitive-body" }, inside);
  return h("div", { class: "ex-sensitive", id: anchor }, h("details", { "data-sensitive": kinds.join(" ") }, summary, body));
}

/** Follow the setting, and let the reader change it in the page's head. */
export function mountSensitive(): void {
  const menu = document.querySelector<HTMLElement>(".numbers-menu");
  const inputs = [...(menu?.querySelectorAll<HTMLInputElement>("input") ?? [])];
  const status = menu?.querySelector("[role=status]");
  const name = menu?.querySelector("[data-numbers-name]");

  function apply(wanted: Choice): void {
    document.documentElement.dataset.numbers = wanted;
    for (const input of inputs) input.checked = input.value === wanted;
    if (name) name.textContent = strings.sensitiveNames[wanted];
    for (const card of cards()) card.open = wanted === "show";
    for (const listener of listeners) listener();
  }

  for (const input of inputs) {
    input.addEventListener("change", () => {
      const wanted = known(input.value);
      keep(wanted);
      apply(wanted);
      if (status) status.textContent = strings.sensitiveTold[wanted];
    });
  }
  // chosen in another tab, or erased with everything else
  window.addEventListener("storage", (event) => {
    if (event.key === key() || event.key === null) apply(known(event.newValue));
  });
  document.addEventListener("explorable:erased", () => apply("ask"));
  if (menu) menu.hidden = false;
  apply(choice());
}

function cards(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details[data-sensitive]")];
}

/** The usual setting is kept, too: a reader may go back to it on purpose. */
function keep(wanted: Choice): void {
  try {
    window.localStorage.setItem(key(), wanted);
  } catch {
    // storage that is blocked or full: the choice lasts for this page
  }
}
