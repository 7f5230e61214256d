/** The printable record. It proves nothing and says so; a name is only on the paper. */
import { freshId, h } from "../ui/dom";
import { afterPaper } from "../ui/before-print";
import * as strings from "../ui/strings";
import { count, counted, onWay, percent } from "./course";
import type { Course } from "./course";
import type { Store } from "./store";

/** A part of the page with a field for a name and a button that prints. */
export function completion(course: Course, store: Store): HTMLElement {
  const id = freshId("name");
  const name = h("input", { type: "text", id, class: "ex-field", autocomplete: "off", maxlength: 80 });
  const print = h("button", { type: "submit", class: "ex-button" }, strings.completionPrint);
  const form = h(
    "form", { class: "ex-completion" },
    h("h2", {}, strings.completionTitle),
    h("p", {}, strings.completionIntro),
    h("label", { for: id }, strings.completionName),
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
  const counts = counted(onWay(course), store.record).chapters.map((chapter) => ({ chapter, n: count(chapter.exercises, store.record) }));
  const sum = (key: "all" | "points" | "firstPoints" | "begun" | "first" | "later"): number => counts.reduce((total, c) => total + c.n[key], 0);
  const all = sum("all");
  const rows = counts.map(({ chapter, n }) => h(
    "tr", {}, h("th", { scope: "row" }, `${chapter.number}. ${chapter.title}`),
    h("td", {}, strings.progressOf(n.first + n.later + n.begun, n.all)), h("td", {}, percent(n.firstPoints / (n.all || 1))), h("td", {}, percent(n.points / (n.all || 1))),
  ));
  const head = strings.completionHeads.map((text) => h("th", { scope: "col" }, text));
  return h(
    "section", { class: "ex-sheet" },
    h("h1", {}, course.title),
    h("p", { class: "ex-sheet-title" }, strings.completionSheet),
    name ? h("p", { class: "ex-sheet-name" }, name) : null,
    h("p", {}, strings.completionAbout(strings.day(Date.now()), course.edition, sum("first") + sum("later") + sum("begun"), all)),
    h("p", {}, strings.completionScores(percent(sum("firstPoints") / (all || 1)), percent(sum("points") / (all || 1)))),
    h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows)),
    h("p", {}, strings.completionProvesNot),
  );
}
