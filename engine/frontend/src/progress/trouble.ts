/** What is the matter with keeping the answers, and a way to lose nothing: the file, beside the words. */
import { h } from "../ui/dom";
import { download, fileName } from "./file";
import type { Store, Trouble } from "./store";

const TOLD: Record<NonNullable<Trouble>, string> = {
  blocked: "Your browser does not let this page keep anything. Everything works, but your answers are gone when you leave. A file keeps them; you can load it on the page “My progress”.",
  full: "The storage of your browser is full. Your latest answers may be gone when you leave, so save them to a file now. " +
    "Then make room: delete the data of this site in the settings of your browser, and load the file on the page “My progress”.",
  damaged: "What was kept here could not be read, so a new record was started. The unreadable text is set aside: you can save it here.",
  newer: "Your progress was kept by a newer edition of this course. This older page leaves it as it is, and keeps nothing of its own. A file keeps what you answer here.",
};

/** Words and a button, not there as long as all is well. `isWatchful`: also a damaged text set aside on another page. */
export function troubleOf(store: Store, isWatchful = false): HTMLElement {
  const words = h("p", { role: "status" });
  const save = h("button", { type: "button", class: "ex-button" });
  const place = h("div", { class: "ex-trouble" }, words, save);
  const trouble = (): Trouble => store.trouble ?? (isWatchful && store.damaged !== null ? "damaged" : null);
  const update = (): void => {
    const now = trouble();
    const told = now ? TOLD[now] : "";
    if (words.textContent !== told) words.textContent = told;
    save.textContent = now === "damaged" ? "Save the unreadable text" : "Save my answers to a file";
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
