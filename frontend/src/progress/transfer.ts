/** Save the record to a file, load one, erase everything: each with a clear answer. */
import { h } from "../dom";
import { plural } from "../exercise/html";
import type { Read } from "./record";
import type { Store } from "./store";

const BIGGEST = 2_000_000;

export function transfer(store: Store): HTMLElement {
  const told = h("p", { class: "ib-told", role: "status" });
  const say = (text: string): void => { told.textContent = text; };
  const file = h("input", { type: "file", accept: ".json,application/json", hidden: true });
  const save = button("Save to a file", () => {
    download(store.exported(), `how-immunotherapy-works-${new Date().toISOString().slice(0, 10)}.json`);
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

  const rescue = button("Save the unreadable text", () => download(store.damaged ?? "", "unreadable-progress.txt"));
  rescue.hidden = store.damaged === null;
  return h(
    "section", { class: "ib-transfer" },
    h("h2", {}, "Keep it, move it, erase it"),
    h("p", {}, "Your progress lives in this browser only. It is gone if you clear the browser’s data. Save it to a file to keep it or to take it to another computer."),
    h("div", { class: "ib-row" }, save, load, file, rescue, ...eraser(store, say)),
    told,
  );
}

/** What came of loading a file. */
export function answerTo(read: Read, before: number, after: number): string {
  if (read.kind === "broken") return "This file could not be read: it is damaged or cut off. Nothing was changed.";
  if (read.kind === "foreign") return "This file is not a saved progress of this course. Nothing was changed.";
  if (!("record" in read)) return "";
  const found = Object.keys(read.record.answers).length;
  const parts = [`Loaded: ${plural(found, "answer", "answers")}, ${after - before} of them new here. Nothing you had was lost; of two answers to one question the later one counts.`];
  if (read.kind === "older") parts.push("The file comes from an older edition of the course. Questions that have changed are marked.");
  if (read.kind === "newer") parts.push("The file comes from a newer edition of the course than this page. Keep the file, in case it holds more than this page can read.");
  if (read.skipped) parts.push(`${plural(read.skipped, "entry was", "entries were")} unreadable and left out.`);
  return parts.join(" ");
}

function eraser(store: Store, say: (text: string) => void): HTMLElement[] {
  const ask = h("div", { class: "ib-row ib-sure", hidden: true });
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
  const yes = button("Yes, erase all my answers", () => {
    store.erase();
    close("Erased. Nothing of your progress is left in this browser.");
  });
  const no = button("No, keep them", () => close("Nothing was erased."));
  ask.append(h("span", {}, "Erase all your answers? This can’t be undone."), no, yes);
  return [erase, ask];
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = h("button", { type: "button", class: "ib-button" }, text);
  made.addEventListener("click", act);
  return made;
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
