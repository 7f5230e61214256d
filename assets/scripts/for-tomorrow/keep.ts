/** The end of the page: print, save to a file, load from one, erase. Each answers in words. */
import { download } from "../../../engine/frontend/src/ui/download";
import { askFirst } from "../../../engine/frontend/src/ui/confirm";
import { button, h } from "../../../engine/frontend/src/ui/dom";
import type { Form } from "./form";
import { asText, merged, noNotes, read, size } from "./notes";
import * as words from "./words";

const BIGGEST = 200_000;
const ERASE = { act: words.erase, sure: words.eraseSure, yes: words.eraseYes, no: words.eraseNo, done: words.erased, kept: words.eraseKept };

/** Fill the place for it. `kept` keeps what the form has now, `forget` drops what is kept. */
export function tools(place: HTMLElement, form: () => Form, kept: () => void, forget: () => void): void {
  const told = h("p", { class: "ex-told", role: "status" });
  const say = (text: string): void => { told.textContent = text; };
  const file = h("input", { type: "file", accept: ".json,application/json", "aria-label": words.load, hidden: true });
  file.addEventListener("change", () => void take());

  async function take(): Promise<void> {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const text = chosen.size > BIGGEST ? null : await chosen.text();
    file.value = "";
    say(text === null ? words.loadTooLarge : added(form(), text));
    kept();
  }

  place.dataset.explorable = "notes";
  place.replaceChildren(
    h("p", {}, words.keepIntro),
    h(
      "div", { class: "ex-row" },
      button(words.print, () => print(), "ex-button-main"),
      button(words.save, () => {
        download(asText(form().notes), `for-tomorrow-${new Date().toISOString().slice(0, 10)}.json`);
        say(words.saved);
      }),
      button(words.load, () => file.click()),
      file,
      ...askFirst(ERASE, say, () => {
        form().show(noNotes());
        forget();
      }),
    ),
    told,
  );
}

/** Add what a file holds to the page, and say what came of it. */
function added(form: Form, text: string): string {
  const found = read(text);
  if (found.kind === "broken") return words.loadBroken;
  if (found.kind === "progress") return words.loadProgress;
  if (found.kind === "foreign") return words.loadForeign;
  const left = found.skipped ? [words.loadSkipped(found.skipped)] : [];
  if (!size(found.notes)) return [words.loadEmpty, ...left].join(" ");
  const here = form.notes;
  const { notes, held } = merged(here, found.notes);
  form.show(notes);
  const fresh = size(notes) - size(here);
  const came = fresh ? words.loaded(fresh) : held ? "" : words.loadKnown;
  return [came, held ? words.loadHeld(held) : "", ...left].filter(Boolean).join(" ");
}
