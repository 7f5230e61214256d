/** What is the matter with keeping the answers, and a way to lose nothing: the file, beside the words. */
import { h } from "../ui/dom";
import * as strings from "../ui/strings";
import { download } from "../ui/download";
import { fileName } from "./file";
import type { Store, Trouble } from "./store";

/** Words and a button, not there as long as all is well. `isWatchful`: also a damaged text set aside on another page. */
export function troubleOf(store: Store, isWatchful = false): HTMLElement {
  const words = h("p", { role: "status" });
  const save = h("button", { type: "button", class: "ex-button" });
  const place = h("div", { class: "ex-trouble" }, words, save);
  const trouble = (): Trouble => store.trouble ?? (isWatchful && store.damaged !== null ? "damaged" : null);
  const update = (): void => {
    const now = trouble();
    const told = now ? strings.trouble[now] : "";
    if (words.textContent !== told) words.textContent = told;
    save.textContent = now === "damaged" ? strings.troubleSaveDamaged : strings.troubleSaveAnswers;
    save.hidden = !now;
    place.classList.toggle("ex-fine", !now);
  };
  save.addEventListener("click", () => {
    if (trouble() === "damaged") download(store.damaged ?? "", "unreadable-progress.txt");
    else download(store.exported(), fileName(store.course));
  });
  update();
  store.changed(update);
  return place;
}
