/** Curves that are drawn: strokes that run forward, what is judged, keys, and what lies over the line in the end. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { heightAt, OPEN, seen, stroked, whole } from "../src/exercise/features";
import { draw, judged } from "../src/exercise/kinds/further/draw";
import type { Draw } from "../src/exercise/kinds/further/draw";
import type { Answering, Card, Verdict } from "../src/exercise/types";

const heard: string[] = [];
const card = { announce: (words: string) => void heard.push(words), reached() {}, live: false } as unknown as Card;
const axis = { label: "Time (days)", unit: "days", lo: 0, hi: 10, log: false, ticks: [[0, "0"], [100, "10"]] as [number, string][] };
const exercise = {
  id: "a-draw", type: "draw", objective: "o-1", label: "Draw", print: "0", question: "?", hints: [], explanation: "So.",
  x: axis, y: { ...axis, label: "Level (mg)", unit: "mg", hi: 200 }, curve: [0, 20, 60, 100, 60, 40, 20, 9, 5, 5, 5], within: 1,
  features: [
    { ask: "rises", at: 1, reason: "It starts." }, { ask: "top", at: 3, reason: "It is full." },
    { ask: "falls", does: true, reason: "It drains." }, { ask: "returns", does: false, reason: "No more comes." },
  ],
} as Draw;

beforeEach(() => {
  const window = new Window();
  Object.defineProperty(globalThis, "navigator", { value: { language: "en-US" }, configurable: true });
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, HTMLElement: window.HTMLElement, Node: window.Node });
  heard.length = 0;
});

const score = (line: number[]): number => judged(exercise, line).score;
const empty = Array<number>(11).fill(OPEN);
const points = (...at: [number, number][]): { x: number; height: number }[] => at.map(([x, height]) => ({ x, height }));

test("a stroke fills the places it passes, from either side", () => {
  const forward = stroked(empty, points([0, 0], [4, 40], [10, 100]));
  assert.deepEqual(forward, { line: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], isStraightened: false });
  assert.deepEqual(stroked(empty, points([10, 100], [4, 40], [0, 0])), forward);
});

test("a stroke that goes back in time is straightened, and that is told", () => {
  const { line, isStraightened } = stroked(empty, points([0, 0], [6, 60], [3, 90], [5, 90], [10, 20]));
  assert.deepEqual(line, [0, 10, 20, 30, 40, 50, 60, 50, 40, 30, 20]);
  assert.equal(isStraightened, true);
  assert.equal(stroked(empty, points([0, 0], [6, 60], [5.5, 62], [10, 20])).isStraightened, false, "a hand that trembles");
});

test("a second stroke changes only the places it passes", () => {
  const before = stroked(empty, points([0, 50], [10, 50])).line;
  assert.deepEqual(stroked(before, points([3, 90], [5, 90])).line, [50, 50, 50, 90, 90, 90, 50, 50, 50, 50, 50]);
  assert.equal(before[3], 50);
});

test("between two places a line is straight; one that does not reach from end to end is not whole", () => {
  const line = [...empty];
  [line[0], line[4], line[10]] = [0, 40, 10];
  assert.deepEqual(whole(line), [0, 10, 20, 30, 40, 35, 30, 25, 20, 15, 10]);
  assert.equal(heightAt(line, 7), 25);
  line[10] = OPEN;
  assert.equal(whole(line), null);
  assert.deepEqual(seen(line).slice(3, 6), [30, 40, null]);
  assert.equal(whole(empty), null);
  assert.equal(heightAt(empty, 3), null);
});

test("each feature is judged by itself: all, some, none, and just within and beyond what is allowed", () => {
  assert.equal(score(exercise.curve), 1);
  assert.equal(score([0, 0, 20, 60, 100, 60, 20, 9, 5, 5, 5]), 1, "a day late is within");
  assert.equal(score([0, 0, 0, 20, 60, 100, 20, 9, 5, 5, 5]), 0.5, "two days late");
  assert.equal(score([0, 20, 60, 100, 60, 40, 20, 11, 11, 11, 11]), 0.75, "it stays above a tenth");
  assert.equal(score([0, 20, 60, 100, 60, 40, 20, 9, 5, 9, 15]), 0.75, "it comes back by a tenth");
  assert.equal(score([0, 20, 60, 100, 60, 40, 20, 9, 5, 9, 14]), 1, "less than that is a trembling hand");
  assert.equal(score([50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50]), 0.25, "a flat line does not come back");
});

test("what is said names yours, the model's and the reason", () => {
  const { say } = judged(exercise, [50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50]);
  assert.match(say, /1 of 4 features is alike\./);
  assert.match(say, /It differs\.<\/b> Yours never rises, the model’s at 1.day\. It starts\./);
  assert.match(say, /It differs\.<\/b> Yours stays above a tenth of its top; the model’s falls to less than that\. It drains\./);
  assert.match(say, /Alike\.<\/b> Yours does not come back; the model’s does not\. No more comes\./);
});

const along = (made: Answering): HTMLInputElement => made.body.querySelector("input")!;
const key = (made: Answering, name: string): void => {
  const event = new window.KeyboardEvent("keydown", { key: name, cancelable: true });
  along(made).dispatchEvent(event);
};
const goTo = (made: Answering, n: number): void => {
  along(made).value = String(n);
  along(made).dispatchEvent(new Event("input"));
};

test("keys draw a point up and down, say where it is, and it is an input to keep", () => {
  const made = draw(exercise, card);
  let inputs = 0;
  made.body.addEventListener("input", () => { inputs += 1; });
  assert.equal(along(made).getAttribute("aria-valuetext"), "At 0 days: nothing drawn".replace(" days", "\u00a0days"));
  key(made, "PageUp");
  key(made, "ArrowUp");
  key(made, "ArrowDown");
  goTo(made, 10);
  key(made, "PageDown");
  key(made, "PageDown");
  assert.deepEqual(made.given(), [10, ...empty.slice(2), 0]);
  assert.equal(heard.at(-1)!.replaceAll("\u00a0", " "), "At 10 days: 0 mg");
  assert.ok(inputs >= 5);
  made.body.querySelector<HTMLElement>('[aria-label="Higher"]')!.click();
  assert.equal((made.given() as number[])[10], 10);
});

test("a line that is not whole is not judged; a whole one is, and the model's lies over it with a table", () => {
  const made = draw(exercise, card);
  key(made, "PageUp");
  assert.match((made.judge() as { ask: string }).ask, /Draw the whole line first, from 0.days to 10.days\./);
  assert.equal(made.body.querySelector(".ex-line-model"), null);
  assert.equal(made.resume!([...exercise.curve]), true);
  assert.equal(made.body.querySelector(".ex-line-model"), null, "what is being drawn gives nothing away");
  assert.equal((made.judge() as Verdict).score, 1);
  assert.ok(made.body.querySelector(".ex-line-model")!.getAttribute("d")!.startsWith("M0"));
  assert.equal(made.beside!.querySelectorAll("tbody tr").length, 7);
});

test("kept, shown, erased: a foreign answer is refused", () => {
  const made = draw(exercise, card);
  assert.deepEqual([[5], empty, [...exercise.curve.slice(1), 101], "x"].map((given) => made.put(given)), [false, false, false, false]);
  assert.equal(made.put(exercise.curve), true);
  assert.ok(made.body.querySelector(".ex-line-model"));
  made.clear();
  assert.deepEqual(made.given(), empty);
  assert.equal(made.body.querySelector(".ex-line-model")!.getAttribute("d"), "");
  assert.equal(made.beside!.textContent, "");
  made.solve();
  assert.equal((made.judge() as Verdict).score, 1);
  [...made.body.querySelectorAll("button")].at(-1)!.click();
  assert.deepEqual(made.given(), empty);
});
