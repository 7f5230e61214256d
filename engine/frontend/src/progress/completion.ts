/** The printable record. It proves nothing and says so; a name is only on the paper. */
import { freshId, h } from "../ui/dom";
import { afterPaper } from "../ui/before-print";
import { count, counted, day, percent } from "./course";
import type { Course } from "./course";
import type { Store } from "./store";

/** A part of the page with a field for a name and a button that prints. */
export function completion(course: Course, store: Store): HTMLElement {
  const id = freshId("name");
  const name = h("input", { type: "text", id, class: "ex-field", autocomplete: "off", maxlength: 80 });
  const print = h("button", { type: "submit", class: "ex-button" }, "Print the record");
  const form = h(
    "form", { class: "ex-completion" },
    h("h2", {}, "A record to print"),
    h("p", {}, "A sheet with the date and your scores, for a folder or a supervisor. It is a record kept by yourself, not a certificate."),
    h("label", { for: id }, "Name on the paper (may stay empty; it is not kept)"),
    h("div", { class: "ex-row" }, name, print),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const sheet = makeSheet(course, store, name.value.trim());
    document.querySelectorAll(".ex-sheet").forEach((old) => old.remove());
    document.body.append(sheet);
    document.body.classList.add("ex-printing");
    afterPaper(() => {
      sheet.remove();
      document.body.classList.remove("ex-printing");
    });
    window.print();
  });
  return form;
}

function makeSheet(course: Course, store: Store, name: string): HTMLElement {
  const counts = counted(course, store.record).chapters.map((chapter) => ({ chapter, n: count(chapter.exercises, store.record) }));
  const sum = (key: "all" | "points" | "firstPoints" | "begun" | "first" | "later"): number => counts.reduce((total, c) => total + c.n[key], 0);
  const all = sum("all");
  const rows = counts.map(({ chapter, n }) => h(
    "tr", {}, h("th", { scope: "row" }, `${chapter.number}. ${chapter.title}`),
    h("td", {}, `${n.first + n.later + n.begun} of ${n.all}`), h("td", {}, percent(n.firstPoints / (n.all || 1))), h("td", {}, percent(n.points / (n.all || 1))),
  ));
  const head = ["Chapter", "Answered", "First try", "Best"].map((text) => h("th", { scope: "col" }, text));
  return h(
    "section", { class: "ex-sheet" },
    h("h1", {}, course.title),
    h("p", { class: "ex-sheet-title" }, "Record of completion (kept by yourself)"),
    name ? h("p", { class: "ex-sheet-name" }, name) : null,
    h("p", {}, `${day(Date.now())}. Course version ${course.edition}. ${sum("first") + sum("later") + sum("begun")} of ${all} exercises answered.`),
    h("p", {}, `Score at the first try: ${percent(sum("firstPoints") / (all || 1))}. Best score: ${percent(sum("points") / (all || 1))}. Exercises that were not answered count as zero.`),
    h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows)),
    h("p", {}, "What this sheet does not prove: who sat at the screen, whether answers were looked up, or that anybody may treat patients. " +
      "The course keeps its record in the reader’s own browser, where it can be changed. Nobody has checked it."),
  );
}
