import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { guesses } from "../src/ui/storage";
import { count, countOf, due, nextDay, onWay, strays } from "../src/progress/course";
import type { Course } from "../src/progress/course";
import { DAY } from "../src/progress/record";
import { Store } from "../src/progress/store";
import { seedOf } from "../src/exercise/seeds";
import type { Card } from "../src/exercise/types";
import { answerTo } from "../src/progress/transfer";
import { freshBrowser } from "./browser";
import type { FakeBrowser } from "./browser";

const KEY = "explorable:course";
let browser: FakeBrowser;
let now: number;
const open = (): Store => new Store("course", "2.0.0", () => now);
const kept = (): { answers: Record<string, unknown>; drafts: Record<string, { given: unknown }> } => JSON.parse(browser.local.getItem(KEY) ?? "null");

beforeEach(() => {
  browser = freshBrowser();
  now = new Date(2027, 3, 5, 12).getTime();
});

// ---- drafts

test("what is being written is kept when the page is left, restored, and gone once it is judged", () => {
  const store = open();
  store.write("first-a", "print", { text: "My own w" });
  store.write("first-a", "print", { text: "My own words" });
  assert.equal(browser.local.length, 0, "not at every key");
  browser.leave();
  assert.deepEqual(open().draft("first-a")?.given, { text: "My own words" });
  now += 1;
  store.attempt("first-a", "print", 1, { text: "My own words" }, true);
  assert.equal(store.draft("first-a"), undefined);
  assert.equal(open().draft("first-a"), undefined);
  assert.deepEqual(open().get("first-a")?.given, { text: "My own words" });
});

test("what is being written is kept soon, by itself", async () => {
  open().write("first-a", "print", "12");
  await new Promise((resolve) => setTimeout(resolve, 1200));
  assert.equal(kept().drafts["first-a"].given, "12");
});

test("the longest text of odd signs is kept whole", () => {
  const text = "\u0001".repeat(2000);
  const store = open();
  store.write("first-a", "print", { text, points: [0, 1, 2] });
  browser.leave();
  assert.deepEqual(open().draft("first-a")?.given, { text, points: [0, 1, 2] });
  store.attempt("first-a", "print", 1, { text, points: [0, 1, 2] }, true);
  assert.deepEqual(open().get("first-a")?.given, { text, points: [0, 1, 2] });
});

test("of two tabs that write, the later draft counts; an answer given after a draft takes its place", () => {
  const [one, two] = [open(), open()];
  one.write("first-a", "print", "early");
  now += 1;
  two.write("first-a", "print", "late");
  two.exported();
  one.exported();
  assert.equal(open().draft("first-a")?.given, "late");
  now += 1;
  two.attempt("first-a", "print", 1, "late", true);
  one.attempt("first-b", "print", 1, "x", true);
  assert.deepEqual(Object.keys(kept().drafts), []);
});

// ---- trouble

test("a full storage: the file holds what is in memory, and the next page of the tab has it, too", () => {
  const store = open();
  store.attempt("first-a", "print", 1, "one", true);
  browser.local.isFull = true;
  store.attempt("first-b", "print", 1, "two", true);
  store.write("first-c", "print", "thr");
  guesses.set("bridges", "1");
  assert.equal(store.trouble, "full");
  const file = JSON.parse(store.exported()) as Record<string, object>;
  assert.deepEqual(Object.keys(file.answers), ["first-a", "first-b"]);
  assert.deepEqual(Object.keys(file.drafts), ["first-c"]);
  assert.deepEqual(file.guesses, { bridges: "1" });
  const next = open();
  assert.equal(next.trouble, "full", "told before the next answer");
  assert.equal(next.get("first-b")?.best, 1);
  browser.local.isFull = false;
  const later = open();
  assert.equal(later.trouble, null);
  assert.deepEqual(Object.keys(kept().answers), ["first-a", "first-b"]);
  assert.equal(browser.session.getItem(KEY), null, "one copy is enough");
});

test("a storage that was full from the start is told on the next page, too", () => {
  browser.local.isFull = true;
  open().attempt("first-a", "print", 1, "one", true);
  const next = open();
  assert.equal(next.trouble, "full");
  assert.equal(next.get("first-a")?.best, 1);
});

test("where nothing can be kept, the page remembers, says so and gives a file", () => {
  browser.isBlocked = true;
  const store = open();
  assert.equal(store.trouble, "blocked");
  store.attempt("first-a", "print", 1, "one", true);
  assert.equal(store.trouble, "blocked");
  assert.match(store.exported(), /"first-a"/);
  store.erase();
  assert.doesNotMatch(store.exported(), /"first-a"/);
});

// ---- erasing, saving, loading

test("erasing leaves nothing of the course, whatever its key, and nothing else goes", () => {
  const store = open();
  store.attempt("first-a", "print", 1, "one", true);
  store.write("first-b", "print", "half");
  guesses.set("bridges", "skipped");
  for (const key of ["explorable:mode", "explorable:of-a-later-edition", "mode", "sphinx_highlight_terms", "of-another-book"]) browser.local.setItem(key, "x");
  browser.session.setItem("explorable:waiting", "x");
  let heard = 0;
  document.addEventListener("explorable:erased", () => { heard += 1; });
  store.erase();
  browser.leave();
  assert.deepEqual([...browser.local.map.keys()], ["of-another-book"]);
  assert.equal(browser.session.length, 0);
  assert.equal(store.draft("first-b"), undefined);
  assert.equal(guesses.get("bridges"), null);
  assert.equal(heard, 1);
});

test("erased in another tab: nothing half-written brings the record back", () => {
  const store = open();
  store.attempt("first-a", "print", 1, "one", true);
  store.write("first-b", "print", "half");
  browser.otherTab(KEY, null);
  browser.leave();
  assert.equal(browser.local.length, 0);
  assert.equal(store.get("first-a"), undefined);
});

test("a page that comes back as it was does not bring back what was erased meanwhile", () => {
  const store = open();
  store.attempt("first-a", "print", 1, "one", true);
  browser.leave();
  browser.local.removeItem(KEY);
  browser.comeBack();
  assert.equal(store.get("first-a"), undefined);
  store.attempt("first-b", "print", 1, "two", true);
  assert.deepEqual(Object.keys(kept().answers), ["first-b"]);
});

test("a saved file brings answers, drafts and guesses to another browser; what is there stays", () => {
  const store = open();
  store.attempt("first-a", "print", 1, "one", true);
  store.write("first-b", "print", "half");
  guesses.set("bridges", "1");
  guesses.set("influenza", "skipped");
  const file = store.exported();
  browser = freshBrowser();
  guesses.set("bridges", "0");
  const other = open();
  const read = other.import(file);
  assert.equal(other.get("first-a")?.best, 1);
  assert.equal(other.draft("first-b")?.given, "half");
  assert.deepEqual(guesses.all(), { bridges: "0", influenza: "skipped" });
  const told = answerTo(read, 0, 1);
  assert.match(told, /^Loaded: 1 answer \(1 new here\)\./);
  assert.match(told, /1 answer that you began is in it/);
  assert.match(told, /1 guess before a simulation is new here/);
});

test("guesses of the first edition are read where they lie; odd ones in a file are left out", () => {
  browser.local.setItem("explorable:prediction:bridges", "2");
  assert.equal(guesses.get("bridges"), "2");
  const odd = { bridges: "1", influenza: "<b>", constructor: {}, "Odd Name": "1", __proto__: "1", "drug-level": "3" };
  open().import(JSON.stringify({ format: 1, course: "course", edition: "1", answers: {}, guesses: odd }));
  assert.deepEqual(guesses.all(), { bridges: "2", "drug-level": "3" });
});

test("a file with nothing to take says so, and a progress of the first edition is loaded", () => {
  const store = open();
  const file = (answers: object): string => JSON.stringify({ format: 1, course: "course", edition: "1.0.0", answers });
  for (const [text, told] of [[file({}), "This file holds no answers."], [file({ "first-a": 7, x: {} }), "This file is not a progress that this page can read"]]) {
    const said = answerTo(store.import(text), 0, 0);
    assert.ok(said.startsWith(told), said);
    assert.match(said, /Nothing was loaded, and nothing was changed\.$/);
    assert.doesNotMatch(said, /lost|Loaded:/);
  }
  const entry = { print: "p", first: 1, firstAt: now - DAY, best: 1, tries: 1, at: now - DAY, step: 1, due: now };
  assert.match(answerTo(store.import(file({ "first-a": entry })), 0, 1), /^Loaded: 1 answer \(1 new here\)\..*older edition/);
});

// ---- dates and counts

test("a clock that was ahead: what would come up in years comes up tomorrow, and not later each day", () => {
  const years = now + 900 * DAY;
  const ahead = new Store("course", "2.0.0", () => years);
  ahead.attempt("first-a", "print", 1, "one", true);
  const tomorrow = new Date(2027, 3, 6).getTime();
  assert.equal(open().get("first-a")?.due, tomorrow);
  now += DAY;
  const entry = open().get("first-a")!;
  assert.equal(entry.due, tomorrow, "put right once, not at every look");
  assert.ok(entry.due <= now);
});

test("an exercise that is gone keeps its answer in the record and the file; the counts leave it out", () => {
  const course: Course = {
    course: "course", title: "Course", edition: "2.0.0",
    chapters: [{ name: "first", page: "chapters/first", number: 1, title: "First", objectives: {}, exercises: [["first-a", "o", "print", "choose", "A?"]], story: { exercises: [], simulations: {} } }],
  };
  const gone = { print: "old", first: 0, firstAt: now - 3 * DAY, best: 1, tries: 4, at: now - 3 * DAY, step: 1, due: now - DAY };
  const record = { format: 1, course: "course", edition: "1.0.0", answers: { "a-goal-gone": gone, "second-goal-gone": { ...gone, due: now + 3_600_000 } } };
  browser.local.setItem(KEY, JSON.stringify(record));
  const store = open();
  store.attempt("first-a", "print", 1, "one", true);
  const n = count(course.chapters[0].exercises, store.record);
  assert.deepEqual([n.all, n.first, n.later, n.begun], [1, 1, 0, 0]);
  assert.equal(strays(course, store.record), 2);
  assert.deepEqual(due(course, store.record, now), []);
  assert.equal(nextDay(course, store.record, now), store.get("first-a")!.due, "what is gone does not come up");
  assert.deepEqual(kept().answers["a-goal-gone"], gone);
  const file = JSON.parse(store.exported()) as { answers: object };
  assert.deepEqual(Object.keys(file.answers).sort(), ["a-goal-gone", "first-a", "second-goal-gone"]);
});

// ---- two ways

test("the story counts its own questions and the simulation that was tried; the course all questions; both are kept", () => {
  const rows: Course["chapters"][0]["exercises"] = ["a", "b", "c"].map((id) => [`first-${id}`, "o", "print", "choose", "?"]);
  const course: Course = {
    course: "course", title: "Course", edition: "2.0.0",
    chapters: [{ name: "first", page: "chapters/first", number: 1, title: "First", objectives: {}, exercises: rows, story: { exercises: ["first-a"], simulations: { fox: "Foxes" } } }],
  };
  const store = open();
  const told = (way: string): number[] => {
    document.documentElement.dataset.way = way;
    const n = countOf(onWay(course).chapters[0], store.record);
    return [n.first + n.tried, n.all];
  };
  assert.deepEqual([told("story"), told("course")], [[0, 2], [0, 3]]);
  store.attempt("first-a", "print", 1, "one", true);
  store.attempt("first-c", "print", 1, "one", true);
  assert.deepEqual([told("story"), told("course")], [[1, 2], [2, 3]]);
  guesses.touch("fox");
  assert.deepEqual([told("story"), told("course")], [[2, 2], [2, 3]]);
});

test("a touch is no guess: a guess takes its place, it stays when the guess is asked anew, and it travels in the file", () => {
  guesses.touch("fox");
  assert.equal(guesses.get("fox"), "tried");
  guesses.set("fox", "1");
  guesses.touch("fox");
  assert.equal(guesses.get("fox"), "1");
  guesses.drop("fox");
  assert.equal(guesses.get("fox"), "tried");
  const file = open().exported();
  browser = freshBrowser();
  const read = open().import(file);
  assert.equal(guesses.get("fox"), "tried");
  assert.equal("guessed" in read && read.guessed, 0, "and is not told as a guess");
});

// ---- the learner's own numbers

const numbers = (store: Store, id: string): number => seedOf({ exercise: { id }, store } as Card);

test("a seed is drawn once, when it is asked for, and is the same on every page", () => {
  const store = open();
  assert.equal(store.record.seed, undefined);
  store.attempt("first-a", "print", 1, "x", true);
  assert.equal("seed" in kept(), false, "who has no such question has no seed");
  const seed = numbers(store, "first-a");
  assert.ok(Number.isInteger(seed) && seed >= 1 && seed <= 1000);
  assert.equal(numbers(open(), "first-b"), seed);
  assert.equal((JSON.parse(store.exported()) as { seed: number }).seed, seed);
});

test("two tabs that draw at once agree afterwards; a file's seed comes along, an old file has none", () => {
  const [one, two] = [open(), open()];
  const drawn = [numbers(one, "first-a"), numbers(two, "first-b")];
  assert.equal(drawn[0], drawn[1], "the second finds what the first kept");
  const old = JSON.stringify({ format: 1, course: "course", edition: "2.0.0", answers: {} });
  assert.equal(one.import(old).kind, "fine");
  assert.equal(numbers(one, "first-a"), drawn[0]);
  browser = freshBrowser();
  const fresh = open();
  fresh.import(JSON.stringify({ ...JSON.parse(old), seed: 417 }));
  assert.equal(numbers(fresh, "first-a"), 417);
  for (const odd of [0, 1001, 1.5, "7", null]) {
    browser = freshBrowser();
    const other = open();
    assert.equal(other.import(JSON.stringify({ ...JSON.parse(old), seed: odd })).kind, "fine");
    assert.equal(other.record.seed, undefined);
  }
});

test("records of two seeds are one in either order, and an answer keeps the numbers it was given to", () => {
  const file = (seed: number, id: string, at: number): string => JSON.stringify({
    format: 1, course: "course", edition: "2.0.0", seed,
    answers: { [id]: { print: "p", first: 1, firstAt: at, best: 1, tries: 1, at, step: 1, due: 0, given: { seed, given: [0] } } },
  });
  const files = [file(900, "first-a", 5), file(12, "first-b", 6)];
  for (const order of [files, [...files].reverse()]) {
    browser = freshBrowser();
    const store = open();
    order.forEach((text) => store.import(text));
    assert.deepEqual([store.record.seed, ...["first-a", "first-b", "first-c"].map((id) => numbers(store, id))], [12, 900, 12, 12]);
  }
});

test("who erases everything gets other numbers, drawn anew", () => {
  const store = open();
  const random = Math.random;
  try {
    Math.random = () => 0.4;
    assert.equal(numbers(store, "first-a"), 401);
    store.erase();
    Math.random = () => 0.999;
    assert.equal(numbers(store, "first-a"), 1000);
  } finally {
    Math.random = random;
  }
});
