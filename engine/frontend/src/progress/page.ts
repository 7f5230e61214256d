/** The page "My progress": what to repeat today, what is done in each chapter, what can be done with it. */
import { h, renew, unseen } from "../ui/dom";
import { choice, onChoice } from "../ui/sensitive";
import * as strings from "../ui/strings";
import { sureness } from "./calibration";
import { completion } from "./completion";
import { count, counted, countOf, due, isStory, isTried, nextDay, offered, onWay, strays } from "./course";
import type { Chapter, Course, Row } from "./course";
import { plot } from "./plot";
import type { CourseRecord, Entry } from "./record";
import { storeOf } from "./store";
import type { Store } from "./store";
import { transfer } from "./transfer";
import { guesses } from "../ui/storage";
import { troubleOf } from "./trouble";

/** How many to repeat are listed at once; more is too much for one sitting. */
const A_SITTING = 6;

export function mountProgress(root: ParentNode = document): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-explorable="progress"]')) {
    const data = place.querySelector('script[type="application/json"]');
    if (!data?.textContent || place.dataset.mounted) continue;
    place.dataset.mounted = "yes";
    mount(place, JSON.parse(data.textContent) as Course);
  }
}

function mount(place: HTMLElement, course: Course): void {
  const store = storeOf(course.course, course.edition);
  const changing = h("div", {});
  let shown = "";
  const update = (): void => {
    // another tab keeps what is being written every second: nothing here changes by that
    const now = JSON.stringify([store.record.answers, choice(), isStory(), guesses.all()]);
    if (now === shown) return;
    shown = now;
    const open = new Set([...changing.querySelectorAll<HTMLElement>("details[open]")].map((d) => d.dataset.name));
    const parts = view(course, store);
    for (const part of parts) if (part instanceof HTMLDetailsElement) part.open = open.has(part.dataset.name);
    renew(changing, parts);
  };
  place.replaceChildren(troubleOf(store, true), changing, sureness(store), transfer(store), completion(course, store));
  update();
  store.changed(update);
  onChoice(update);
  // the page's own switch says so on its root, as it does before the first paint
  new MutationObserver(update).observe(document.documentElement, { attributeFilter: ["data-way"] });
}

function view(everything: Course, store: Store): HTMLElement[] {
  const { record } = store;
  const whole = onWay(everything);
  const course = counted(whole, record);
  const [every, rows] = [whole, course].map((c) => c.chapters.flatMap((chapter) => chapter.exercises));
  const all = count(rows, record);
  const begun = all.first + all.later + all.begun;
  const left = strays(everything, record);
  const bars = course.chapters.map((c) => ({ label: `${c.number}. ${c.title}`, ...countOf(c, record) }));
  if (!begun && !left && !bars.some((bar) => bar.tried)) {
    const first = course.chapters[0];
    return [h(
      "p", { class: "ex-start" }, `${strings.progressNothingYet(every.length, every.length - rows.length)} `,
      first ? h("a", { href: `${first.page}.html` }, strings.progressBegin) : null,
    )];
  }
  const more = everything.chapters.flatMap((chapter) => chapter.exercises).length - every.length;
  const lines = [
    `${strings.progressAnswered(begun, rows.length)} ${strings.progressRight(all.first + all.later, all.first)}`,
    all.changed ? strings.progressChanged(all.changed) : "",
    left ? strings.progressStrays(left) : "",
    every.length > rows.length ? strings.progressAside(every.length - rows.length) : "",
    more ? strings.progressStory(more) : "",
    record.seed ? strings.progressSeed(record.seed) : "",
  ];
  const open = offered(whole);
  const now = Date.now();
  const found = due(open, record, now);
  return [
    h("p", { class: "ex-sum" }, lines.filter(Boolean).join(" ")),
    repeat(open, record, found, now), ...goOn(open, record, found[0]), plot(bars), h("h2", {}, strings.progressByChapter), ...course.chapters.map((c) => chapterView(c, record)),
  ];
}

type Due = ReturnType<typeof due>;

function repeat(course: Course, record: CourseRecord, found: Due, now: number): HTMLElement {
  const next = nextDay(course, record, now);
  const later = next ? ` ${strings.progressNextOn(strings.day(next))}` : "";
  if (!found.length) return h("section", { class: "ex-repeat" }, h("h2", {}, strings.progressRepeat), h("p", {}, strings.progressNothingToday + later));
  const items = found.slice(0, A_SITTING).map(({ chapter, row, entry }) => h(
    "li", {}, link(chapter, row), h("span", { class: "ex-muted" }, ` ${strings.progressChapter(chapter.number)}, ${lastTime(row, entry)}`),
  ));
  const more = found.length > A_SITTING ? ` ${strings.progressCanWait(found.length - A_SITTING)}` : "";
  return h(
    "section", { class: "ex-repeat" },
    h("h2", {}, strings.progressRepeat),
    h("p", {}, strings.progressDue(found.length) + more + later),
    h("ul", {}, ...items),
  );
}

/** The card of a question that has changed says so, too. */
function lastTime([, , print]: Row, entry: Entry): string {
  return (entry.print === print ? strings.progressLastAnswered : strings.progressChangedSince)(strings.day(entry.at));
}

function link(chapter: Chapter, row: Row): HTMLElement {
  return h("a", { href: to(chapter, row) }, row[4]);
}

function to(chapter: Chapter, row: Row): string {
  return `${chapter.page}.html#exercise-${row[0]}`;
}

/** Where to go on tomorrow, three things at most: what is due or new, what is least right, the next chapter. */
function goOn(course: Course, record: CourseRecord, first: Due[number] | undefined): HTMLElement[] {
  const found = [dueOrNew(course, record, first), fewestRight(course, record), nextChapter(course, record)].filter((place) => place !== null);
  if (!found.length) return [];
  const items = found.map(({ chapter, href, text, why }) =>
    h("li", {}, h("a", { href }, text), h("span", { class: "ex-muted" }, ` ${strings.progressChapter(chapter.number)}, ${why}`)));
  return [h("section", { class: "ex-go-on" }, h("h2", {}, strings.progressGoOnTitle), h("ul", {}, ...items))];
}

interface Place { chapter: Chapter; href: string; text: string; why: string }

/** What is due the longest; or else the first question behind the last one that was answered, or the first that is left. */
function dueOrNew(course: Course, record: CourseRecord, first: Due[number] | undefined): Place | null {
  if (first) return { ...place(first.chapter, first.row), why: strings.progressDueFirst(strings.day(first.entry.at)) };
  const all = course.chapters.flatMap((chapter) => chapter.exercises.map((row) => ({ chapter, row })));
  const at = all.map(({ row }) => record.answers[row[0]]?.at ?? 0);
  const last = at.lastIndexOf(Math.max(...at));
  const isNew = ({ row }: { row: Row }): boolean => !record.answers[row[0]];
  const next = all.slice(last + 1).find(isNew) ?? all.find(isNew);
  return next ? { ...place(next.chapter, next.row), why: `${next.chapter.title}, ${strings.progressNotAnswered}` } : null;
}

function place(chapter: Chapter, row: Row): Pick<Place, "chapter" | "href" | "text"> {
  return { chapter, href: to(chapter, row), text: row[4] };
}

interface Aim { text: string; right: number; all: number; isBegun: boolean; open: Row | undefined }

/** The objectives of a chapter that have questions; `open` is the first that is not right yet. */
function aims(chapter: Chapter, record: CourseRecord): Aim[] {
  return Object.entries(chapter.objectives).flatMap(([objective, text]) => {
    const rows = chapter.exercises.filter((row) => row[1] === objective);
    if (!rows.length) return [];
    const { first, later, all } = count(rows, record);
    const open = rows.find((row) => (record.answers[row[0]]?.best ?? 0) < 1);
    return [{ text: plainText(text), right: first + later, all, isBegun: rows.some((row) => record.answers[row[0]]), open }];
  });
}

/** Of the objectives that were begun and are not done, the one with the smallest share right; its first open question. */
function fewestRight(course: Course, record: CourseRecord): Place | null {
  const begun = course.chapters.flatMap((chapter) =>
    aims(chapter, record).flatMap(({ open, isBegun, ...aim }) => (open && isBegun ? [{ chapter, open, ...aim }] : [])));
  const least = begun.sort((a, b) => a.right / a.all - b.right / b.all)[0];
  return least ? { chapter: least.chapter, href: to(least.chapter, least.open), text: asSentence(least.text), why: strings.progressFewest(least.right, least.all) } : null;
}

/** The first chapter without an answer behind the last one that has some, or else the first of all. */
function nextChapter({ chapters }: Course, record: CourseRecord): Place | null {
  const isUntouched = (chapter: Chapter): boolean => {
    const { first, later, begun, tried } = countOf(chapter, record);
    return first + later + begun + tried === 0;
  };
  const last = chapters.map((chapter) => !isUntouched(chapter)).lastIndexOf(true);
  const chapter = chapters.slice(last + 1).find(isUntouched) ?? chapters.find(isUntouched);
  return chapter ? { chapter, href: `${chapter.page}.html`, text: chapter.title, why: strings.progressNextChapter } : null;
}

function chapterView(chapter: Chapter, record: CourseRecord): HTMLElement {
  const n = countOf(chapter, record);
  const done = n.first + n.later + n.tried;
  const body = aims(chapter, record).map(({ text, right, all, open }) => {
    const go = open ? h("a", { href: to(chapter, open) }, strings.progressGoOn, unseen(` ${strings.progressGoOnWith(text)}`)) : null;
    return h("tr", {}, h("th", { scope: "row" }, text), h("td", {}, strings.progressOf(right, all)), h("td", {}, go ?? strings.progressDone));
  });
  body.push(...Object.entries(chapter.story.simulations).map(([id, title]) => simulationRow(chapter, id, title)));
  const head = strings.progressHeads.map((text) => (text ? h("th", { scope: "col" }, text) : h("td", {})));
  return h(
    "details", { "data-name": chapter.name, class: "ex-chapter" },
    h("summary", {}, h("span", {}, `${chapter.number}. ${chapter.title}`), h("span", { class: "ex-muted" }, done === n.all ? (isStory() ? strings.progressComplete : strings.progressAllRight) : strings.progressOf(done, n.all))),
    h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body)),
  );
}

function simulationRow(chapter: Chapter, id: string, title: string): HTMLTableRowElement {
  const tried = isTried(id);
  const go = h("a", { href: `${chapter.page}.html#explore-${id}` }, strings.progressTry, unseen(` ${title}`));
  return h("tr", {}, h("th", { scope: "row" }, strings.progressSimulation(title)), h("td", {}, tried ? strings.progressTried : strings.progressNotTried), h("td", {}, tried ? strings.progressDone : go));
}

/** Objectives come from Markdown; stars and backticks are not shown. */
function plainText(text: string): string {
  return text.replace(/[*`]|\{[a-z]+\}/g, "");
}

/** Alone in a list, an objective begins like any other line. */
function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
