/**
 * The page "For tomorrow morning". It can be read, ticked, filled and printed without this script; here it is kept in
 * the browser as soon as something is written, and not before. Its key has the prefix of all that the course keeps, so
 * that "Erase everything" finds it; the file of "My progress" has nothing of it.
 */
import { h, say as tell } from "../../../engine/frontend/src/ui/dom";
import { drop, keep } from "../../../engine/frontend/src/ui/storage";
import { Form } from "./form";
import { tools } from "./keep";
import { KEY, onChange, stored } from "./kept";
import { asText, size } from "./notes";
import * as words from "./words";

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
  onChange((notes) => form.show(notes));
}

mount();
