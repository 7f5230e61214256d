/** Save the record to a file, load one, erase everything: each with a clear answer. */
import { plural } from "../ui/words";
import { h } from "../ui/dom";
import { download, fileName } from "./file";
import type { Loaded, Store } from "./store";

const BIGGEST = 2_000_000;

export function transfer(store: Store): HTMLElement {
  const told = h("p", { class: "ex-told", role: "status" });
  const say = (text: string): void => { told.textContent = text; };
  const file = h("input", { type: "file", accept: ".json,application/json", hidden: true });
  const save = button("Save to a file", () => {
    download(store.exported(), fileName(store.course));
    say("Saved. Keep the file somewhere safe; it can be loaded here or on another computer.");
  });
  const load = button("Load from a file", () => file.click());
  file.addEventListener("change", () => void take());

  async function take(): Promise<void> {
    const chosen = file.files?.[0];
    file.value = "";
    if (!chosen) return;
    if (chosen.size > BIGGEST) return say("This file is too large to be a saved progress. Nothing was changed.");
    const before = Object.keys(store.record.answers).length;
    say(answerTo(store.import(await chosen.text()), before, Object.keys(store.record.answers).length));
  }

  return h(
    "section", { class: "ex-transfer" },
    h("h2", {}, "Keep it, move it, erase it"),
    h("p", {}, "Your progress lives in this browser only. It is gone if you clear the browser’s data. Save it to a file to keep it or to take it to another computer."),
    h("div", { class: "ex-row" }, save, load, file, ...eraser(store, say)),
    told,
  );
}

/** What came of loading a file. */
export function answerTo(read: Loaded, before: number, after: number): string {
  if (read.kind === "broken") return "This file could not be read: it is damaged or cut off. Nothing was changed.";
  if (read.kind === "foreign") return "This file is not a saved progress of this course. Nothing was changed.";
  if (!("record" in read)) return "";
  const found = Object.keys(read.record.answers).length;
  const drafts = Object.keys(read.record.drafts).length;
  if (!found && !drafts && !read.guessed) return nothingIn(read.skipped);
  const parts = [`Loaded: ${plural(found, "answer", "answers")} (${after - before || "none"} new here). Nothing you had was lost; of two answers to one question the later one counts.`];
  if (drafts) parts.push(`${plural(drafts, "answer that you began is", "answers that you began are")} in it, too.`);
  if (read.guessed) parts.push(`${plural(read.guessed, "guess before a simulation is", "guesses before simulations are")} new here.`);
  if (read.kind === "older") parts.push("The file comes from an older edition of the course. Questions that have changed are marked.");
  if (read.kind === "newer") parts.push("The file comes from a newer edition of the course than this page. Keep the file, in case it holds more than this page can read.");
  if (read.skipped) parts.push(`${plural(read.skipped, "entry was", "entries were")} unreadable and left out.`);
  return parts.join(" ");
}

/** The file says that it is of this course, but there is nothing to take from it. */
function nothingIn(skipped: number): string {
  const what = skipped
    ? `This file is not a progress that this page can read: nothing in it makes sense here (${plural(skipped, "entry", "entries")}).`
    : "This file holds no answers.";
  return `${what} Nothing was loaded, and nothing was changed.`;
}

function eraser(store: Store, say: (text: string) => void): HTMLElement[] {
  const ask = h("div", { class: "ex-row ex-sure", hidden: true });
  const erase = button("Erase everything", () => {
    ask.hidden = false;
    erase.hidden = true;
    no.focus();
  });
  const close = (text: string): void => {
    ask.hidden = true;
    erase.hidden = false;
    erase.focus();
    say(text);
  };
  const yes = button("Yes, erase everything", () => {
    store.erase();
    close("Erased: answers, drafts, guesses and settings. Nothing of your progress is left in this browser.");
  });
  const no = button("No, keep them", () => close("Nothing was erased."));
  ask.append(h("span", {}, "Erase all your answers, drafts, guesses and settings? This can’t be undone."), no, yes);
  return [erase, ask];
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = h("button", { type: "button", class: "ex-button" }, text);
  made.addEventListener("click", act);
  return made;
}
