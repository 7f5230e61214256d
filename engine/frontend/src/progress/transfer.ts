/** Save the record to a file, load one, erase everything: each with a clear answer. */
import { askFirst } from "../ui/confirm";
import { button, h } from "../ui/dom";
import * as strings from "../ui/strings";
import { download } from "../ui/download";
import { fileName } from "./file";
import type { Loaded, Store } from "./store";

const BIGGEST = 2_000_000;
const ERASE = {
  act: strings.transferErase, sure: strings.transferSure, yes: strings.transferYes, no: strings.transferNo, done: strings.transferErased,
  kept: strings.transferKept,
};

export function transfer(store: Store): HTMLElement {
  const told = h("p", { class: "ex-told", role: "status" });
  const say = (text: string): void => { told.textContent = text; };
  const file = h("input", { type: "file", accept: ".json,application/json", hidden: true });
  const save = button(strings.transferSave, () => {
    download(store.exported(), fileName(store.course));
    say(strings.transferSaved);
  });
  const load = button(strings.transferLoad, () => file.click());
  file.addEventListener("change", () => void take());

  async function take(): Promise<void> {
    const chosen = file.files?.[0];
    file.value = "";
    if (!chosen) return;
    if (chosen.size > BIGGEST) return say(strings.transferTooLarge);
    const before = Object.keys(store.record.answers).length;
    say(answerTo(store.import(await chosen.text()), before, Object.keys(store.record.answers).length));
  }

  return h(
    "section", { class: "ex-transfer" },
    h("h2", {}, strings.transferTitle),
    h("p", {}, strings.transferIntro),
    h("div", { class: "ex-row" }, save, load, file, ...askFirst(ERASE, say, () => store.erase())),
    told,
  );
}

/** What came of loading a file. */
export function answerTo(read: Loaded, before: number, after: number): string {
  if (read.kind === "broken") return strings.transferBroken;
  if (read.kind === "foreign") return strings.transferForeign;
  if (!("record" in read)) return "";
  const found = Object.keys(read.record.answers).length;
  const drafts = Object.keys(read.record.drafts).length;
  if (!found && !drafts && !read.guessed) return nothingIn(read.skipped);
  const parts = [strings.transferLoaded(found, after - before)];
  if (drafts) parts.push(strings.transferDrafts(drafts));
  if (read.guessed) parts.push(strings.transferGuesses(read.guessed));
  if (read.kind === "older") parts.push(strings.transferOlder);
  if (read.kind === "newer") parts.push(strings.transferNewer);
  if (read.skipped) parts.push(strings.transferSkipped(read.skipped));
  return parts.join(" ");
}

/** The file says that it is of this course, but there is nothing to take from it. */
function nothingIn(skipped: number): string {
  return `${skipped ? strings.transferNoSense(skipped) : strings.transferEmpty} ${strings.transferUnchanged}`;
}
