/**
 * The page "For tomorrow morning". It can be read, ticked, filled and printed without this script; here it is kept in
 * the browser as soon as something is written, and not before. Its key has the prefix of all that the course keeps, so
 * that "Erase everything" finds it; the file of "My progress" has nothing of it.
 */
import { h, say as tell } from "../../../engine/frontend/src/ui/dom";
import { drop, found, keep, keepUnder } from "../../../engine/frontend/src/ui/storage";
import { Form } from "./form";
import { tools } from "./keep";
import { asText, noNotes, read, size } from "./notes";
import type { Notes } from "./notes";
import * as words from "./words";

keepUnder("immunobook");
const KEY = "immunobook:for-tomorrow";

function stored(): Notes {
  const kept = read(found(KEY)[0] ?? "");
  return kept.kind === "notes" ? kept.notes : noNotes();
}

function mount(): void {
  const page = document.querySelector("article");
  const place = document.getElementById("keep");
  if (!page || !place) return;
  const forget = (): void => drop(KEY);
  const trouble = h("p", { class: "tm-trouble", role: "status" });
  page.querySelector(".tm-treatment")?.after(trouble);
  const changed = (): void => {
    const { notes } = form;
    if (!size(notes)) forget();
    const isKept = size(notes) === 0 || keep(KEY, asText(notes));
    tell(trouble, isKept ? "" : words.keepNowhere);
  };
  tools(place, () => form, changed, forget);
  const heard = h("p", { class: "unseen", role: "status" });
  place.append(heard);
  const form = new Form(page, changed, (text) => tell(heard, text));
  form.show(stored());
  form.followLink();
  // another tab wrote or erased; a page that comes back as it was left has not heard of it
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) form.show(stored());
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) form.show(stored());
  });
}

mount();
