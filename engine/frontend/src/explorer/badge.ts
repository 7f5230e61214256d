/** What stands at an explorer beside its controls: where the model comes from, and what its units are. */
import { h } from "../ui/dom";
import * as strings from "../ui/strings";
import type { Spec } from "../simulation/types";

/** Whether the equations are published, and by whom. */
export function badge({ source, status, ownNumbers, verified }: Spec): HTMLElement {
  if (status === "course") return h("p", { class: "ex-badge" }, verified === false ? strings.badgeIllustrative : strings.badgeCourse);
  const what = ownNumbers ? strings.badgeOwnNumbers : strings.badgePublished;
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
