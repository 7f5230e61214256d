/**
 * What follows a living picture: sliders, chart, numbers, notes. It stands open; where a page's style shows the line above it,
 * it waits behind that line until a reader, a link or a goal wants it.
 */
import { h } from "../ui/dom";
import * as strings from "../ui/strings";

export function makeOwn(...children: Node[]): HTMLDetailsElement {
  return h("details", { class: "ex-own", open: true }, h("summary", {}, strings.explorerOwn), ...children);
}

/** Closed at first, where the page's style shows its line and nobody has asked for it yet; by then it stands in its page. */
export function begin(root: HTMLElement): void {
  const own = within(root);
  const line = own?.firstElementChild;
  if (own && line) own.open = "unfolded" in root.dataset || getComputedStyle(line).display === "none";
}

/** Open it, also before the explorer is there. */
export function unfold(root: HTMLElement): void {
  root.dataset.unfolded = "";
  const own = within(root);
  if (own) own.open = true;
}

function within(root: HTMLElement): HTMLDetailsElement | null {
  return root.querySelector<HTMLDetailsElement>(":scope > .ex-own");
}
