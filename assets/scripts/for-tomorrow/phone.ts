/** The team's numbers that a family writes in the box "When to call": how their lines are named, and which of them a phone can call. */
import { oneLine } from "./notes";

/** As in the book's settings (`contacts.py`): digits and spaces, at most with a + in front. */
const NUMBER = /^\+?[0-9][0-9 ]{1,29}$/;

/** What a phone calls when a number is pressed; empty: no phone can. */
export function callOf(text: string): string {
  return NUMBER.test(text) ? `tel:${text.replaceAll(" ", "")}` : "";
}

/** A dotted line's words, and the name under which what is written on it is kept. */
export function lineOf(blank: Element): { label: string; key: string } {
  const label = oneLine(blank.parentElement?.textContent ?? "");
  return { label, key: `call-${label.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`.slice(0, 60) };
}

export function isForPhone(blank: Element): boolean {
  return blank.closest(".call-team") !== null;
}
