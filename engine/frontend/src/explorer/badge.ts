/** What stands at an explorer beside its controls: where the model comes from, and what its units are. */
import { h } from "../ui/dom";
import type { Spec } from "../simulation/types";

/** Whether the equations are published, and by whom. */
export function badge({ source, status, ownNumbers, verified }: Spec): HTMLElement {
  if (status === "course") return h("p", { class: "ex-badge" }, `${verified === false ? "Illustrative model and" : "Course model, illustrative"} numbers`);
  const what = ownNumbers ? "Published equations, illustrative numbers" : "Published model";
  const text = source?.text ?? "";
  const link = source?.url
    ? h("a", { href: source.url }, text)
    : h("span", {}, text);
  return h("p", { class: "ex-badge ex-badge-published" }, what, source ? ": " : null, source ? link : null);
}

/** One plain sentence for each unit that not everybody knows. */
export function unitNotes({ unitNotes = [] }: Spec): HTMLElement[] {
  return unitNotes.length > 0 ? [h("p", { class: "ex-unit-notes" }, unitNotes.join(" "))] : [];
}
