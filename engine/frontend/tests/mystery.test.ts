/** Find what differs: what is judged, what is seen before and after, keys, and answers that belong to other numbers. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { judged, mystery } from "../src/exercise/kinds/further/mystery";
import type { Mystery } from "../src/exercise/kinds/further/mystery";
import { versionOf } from "../src/exercise/seeds";
import type { Answering, Card, Verdict } from "../src/exercise/types";

const heard: string[] = [];
let seed = 1;
const card = { announce: (words: string) => void heard.push(words), exercise: { id: "a-mystery" }, store: { draft() {}, get() {}, seed: () => seed }, reached() {}, live: false } as unknown as Card;
const axis = { label: "Time (days)", unit: "days", lo: 0, hi: 10, log: false, ticks: [[0, "0"], [100, "10"]] as [number, string][] };
const exercise = {
  id: "a-mystery", type: "mystery", objective: "o-1", label: "Find", print: "0", question: "?", hints: [], explanation: "So.",
  x: axis, y: { ...axis, label: "Level (mg)", unit: "mg", hi: 200 }, within: 5, usual: [50, 50, 50],
  suspects: [
    { label: "Growth", usual: "2 per day", values: ["1 per day", "3 per day", "4 per day"], curves: [[50, 40, 20], [50, 60, 80], [50, 63, 85]], reason: "It tilts." },
    { label: "Level", usual: "5 mg", values: ["2 mg", "9 mg"], curves: [[20, 20, 20], [80, 80, 80]], reason: "It lifts." },
  ],
  hidden: [[0, 0], [0, 1], [1, 0], [1, 1]],
} as Mystery;

beforeEach(() => {
  const window = new Window();
  Object.defineProperty(globalThis, "navigator", { value: { language: "en-US" }, configurable: true });
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, HTMLElement: window.HTMLElement, Node: window.Node });
  heard.length = 0;
  seed = 1;
});

/** A seed that hides a cell. */
const hiding = (n: number): number => Array.from({ length: 1000 }, (_, k) => k + 1).find((s) => versionOf(s, exercise.id, 4) === n)!;
const options = (made: Answering): HTMLInputElement[] => [...made.body.querySelectorAll<HTMLInputElement>("input[type=radio]")];
const along = (made: Answering): HTMLInputElement => made.body.querySelector("input[type=range]")!;
const curve = (made: Answering, name: string): string => made.body.querySelector(`.ex-line-${name}`)?.getAttribute("d") ?? "";
function choose(made: Answering, suspect: number, value: number): void {
  options(made).forEach((option, n) => { option.checked = n === suspect; });
  options(made)[suspect].dispatchEvent(new Event("change"));
  along(made).value = String(value);
  along(made).dispatchEvent(new Event("input"));
}

test("an answer fits if its curve lies within a part of the height, and not a hair further", () => {
  assert.equal(judged(exercise, [0, 1], [0, 1]).score, 1);
  assert.equal(judged(exercise, [0, 1], [0, 2]).score, 1, "5 percent away");
  assert.equal(judged({ ...exercise, within: 4.9 }, [0, 1], [0, 2]).score, 0.75);
  assert.equal(judged(exercise, [0, 1], [0, 0]).score, 0.75, "the setting, not its value");
  assert.equal(judged(exercise, [0, 1], [1, 1]).score, 0);
});

test("what is said names the setting, where the curve lies furthest away, and the reason", () => {
  const right = judged(exercise, [0, 1], [0, 2]);
  assert.match(right.say, /moved to 3 per day: “Growth”\. It tilts\./);
  assert.match(right.more!, /“Level”\. It lifts\./);
  assert.match(judged(exercise, [0, 1], [0, 0]).say, /^“Growth” is the setting that was moved\..*furthest away at 10.days: lower, by 60% of the chart’s height\.$/);
  assert.match(judged(exercise, [0, 1], [1, 1]).say, /^With “Level” at 9 mg .* at 0.days: higher, by 30%.*It lifts\.$/);
});

test("each seed hides a cell of the list, each cell is hidden by some, and a seed always hides the same", () => {
  const found = Array.from({ length: 1000 }, (_, n) => versionOf(n + 1, exercise.id, 4));
  assert.deepEqual([...new Set(found)].sort(), [0, 1, 2, 3]);
  assert.deepEqual(found, Array.from({ length: 1000 }, (_, n) => versionOf(n + 1, exercise.id, 4)));
  for (const n of [0, 1, 2, 3]) {
    seed = hiding(n);
    const made = mystery(exercise, card);
    const [s, v] = exercise.hidden[n];
    const height = 100 - exercise.suspects[s].curves[v][2];
    assert.ok(curve(made, "hidden").endsWith(`100.00 ${height.toFixed(1)}`));
    assert.match(made.body.textContent!, new RegExp(`version ${n + 1} of 4`));
  }
});

test("the answer's curve is seen after it was checked, and with it in numbers", () => {
  seed = hiding(1);
  const made = mystery(exercise, card);
  assert.match((made.judge() as { ask: string }).ask, /Choose a setting first/);
  choose(made, 1, 1);
  assert.deepEqual(heard, ["Level, moved to 9 mg."]);
  assert.equal(along(made).getAttribute("aria-valuetext"), "9 mg");
  assert.equal(curve(made, "yours"), "");
  assert.equal(made.beside!.querySelectorAll("thead th").length, 3);
  assert.equal((made.judge() as Verdict).score, 0);
  assert.equal(curve(made, "yours"), "M0.00 20.0L50.00 20.0L100.00 20.0");
  assert.equal(made.beside!.querySelectorAll("thead th").length, 4);
  choose(made, 0, 1);
  assert.equal((made.judge() as Verdict).score, 1);
});

test("each setting keeps its own value while others are looked at", () => {
  const made = mystery(exercise, card);
  choose(made, 0, 2);
  choose(made, 1, 0);
  assert.equal(along(made).max, "1");
  options(made)[1].checked = false;
  options(made)[0].checked = true;
  options(made)[0].dispatchEvent(new Event("change"));
  assert.deepEqual([along(made).value, along(made).max], ["2", "2"]);
});

test("an answer is put back with its own numbers only", () => {
  const made = mystery(exercise, card);
  choose(made, 1, 0);
  const given = made.given();
  assert.deepEqual(given, { seed: 1, given: [1, 0] });
  const other = mystery(exercise, card);
  assert.equal(other.put(given), true);
  assert.deepEqual(other.given(), given);
  assert.notEqual(curve(other, "yours"), "");
  for (const odd of [{ seed: 1, given: [1, 7] }, { seed: 1, given: [9, 0] }, { seed: 1, given: [-1, 0] }, { seed: 1, given: "x" }]) assert.equal(other.put(odd), false);
  for (const odd of [{ seed: 2, given: [1, 0] }, [1, 0], null, "x"]) assert.throws(() => other.put(odd), /other numbers/);
});

test("show me puts the hidden answer, and begin again empties the card", () => {
  seed = hiding(2);
  const made = mystery(exercise, card);
  made.solve();
  assert.deepEqual(made.given(), { seed, given: [1, 0] });
  made.clear();
  assert.ok(options(made).every((option) => !option.checked));
  assert.equal(curve(made, "yours"), "");
  assert.ok("ask" in made.judge());
});
