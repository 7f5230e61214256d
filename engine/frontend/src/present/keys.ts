/** What a key asks for while a page is presented; clickers send some of these. */
export type Wish = "on" | "back" | "next" | "before" | "first" | "last" | "leave" | "blank" | "notes" | "full";

const WISHES: Record<string, Wish> = {
  PageDown: "on", PageUp: "back", " ": "on", ArrowRight: "next", ArrowLeft: "before", Home: "first", End: "last",
  Escape: "leave", b: "blank", ".": "blank", n: "notes", f: "full",
};
/** Keys of a clicker move on wherever the focus is. */
const ALWAYS = /^(?:PageDown|PageUp|Escape)$/;

/** The wish of a key, unless it is meant for what has the focus. */
export function wishOf(event: KeyboardEvent): Wish | null {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const wish = WISHES[key.length === 1 ? key.toLowerCase() : key];
  if (!wish) return null;
  if (ALWAYS.test(key) || !(target && "closest" in target)) return wish;
  const at = target as Element;
  const holdsKeys = at.closest("input, select, textarea, [contenteditable], [role=slider], [role=application], .ex-box, .ex-scene");
  if (holdsKeys || (key === " " && at.closest("a, button, summary, label"))) return null;
  return wish === "on" && event.shiftKey ? "back" : wish;
}
