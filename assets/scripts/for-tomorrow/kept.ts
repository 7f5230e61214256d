/** Where what was written on the page is kept: in this browser alone. */
import { found, keepUnder, keyOf } from "../../../engine/frontend/src/ui/storage";
import { noNotes, read } from "./notes";
import type { Notes } from "./notes";

keepUnder("immunobook");
export const KEY = keyOf("for-tomorrow");

export function stored(): Notes {
  const kept = read(found(KEY)[0] ?? "");
  return kept.kind === "notes" ? kept.notes : noNotes();
}

/** Another tab wrote or erased; a page that comes back as it was left has not heard of it. */
export function onChange(show: (notes: Notes) => void): void {
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) show(stored());
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) show(stored());
  });
}
