/** Labels for the places of a picture: by a tap in either order, by the list, and what is heard of it. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { label } from "../src/exercise/kinds/further/label";
import type { Label } from "../src/exercise/kinds/further/label";
import type { Answering, Card, Verdict } from "../src/exercise/types";

const heard: string[] = [];
const card = { announce: (words: string) => void heard.push(words), reached() {}, live: false } as unknown as Card;
const exercise = {
  id: "a-label", type: "label", objective: "o-1", label: "Label the picture", print: "0", question: "?", hints: [], explanation: "So.",
  pairs: [
    { left: "at the top", right: 1, reason: "The roof is there." },
    { left: "in the middle", right: 0, reason: "One enters there." },
    { left: "at the left", right: 1, reason: "A low roof." },
  ],
  choices: ["door", "roof", "<i>moat</i>"], extra: [{ right: 2, reason: "It is of a castle." }],
  picture: '<svg viewBox="0 0 10 10"></svg>', spots: [{ x: 50, y: 5 }, { x: 50, y: 70 }, { x: 10, y: 40 }],
} as Label;

beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, HTMLElement: window.HTMLElement, Node: window.Node });
  heard.length = 0;
});

const spots = (made: Answering): HTMLElement[] => [...made.body.querySelectorAll<HTMLElement>(".ex-spot")];
const chip = (made: Answering, text: string): HTMLElement => [...made.body.querySelectorAll<HTMLElement>(".ex-chip")].find((one) => one.textContent === text)!;
const verdict = (made: Answering): Verdict => made.judge() as Verdict;

test("a place and then its label, or the other way round, is an answer that list and picture show", () => {
  const made = label(exercise, card);
  spots(made)[0].click();
  assert.equal(spots(made)[0].getAttribute("aria-pressed"), "true");
  chip(made, "roof").click();
  chip(made, "door").click();
  assert.equal(chip(made, "door").getAttribute("aria-pressed"), "true");
  spots(made)[1].click();
  assert.deepEqual(made.given(), [1, 0, -1]);
  assert.deepEqual(heard, ["Place 1. Now choose a label.", "roof: put at place 1.", "door. Now choose a place.", "door: put at place 2."]);
  assert.equal(spots(made)[1].getAttribute("aria-label"), "Place 2, in the middle: door");
  assert.equal(spots(made)[2].getAttribute("aria-label"), "Place 3, at the left: no label yet");
  assert.ok([...spots(made), chip(made, "door")].every((one) => one.getAttribute("aria-pressed") === "false"));
});

test("what is taken up can be put down, and changed for another", () => {
  const made = label(exercise, card);
  spots(made)[0].click();
  spots(made)[0].click();
  chip(made, "moat").click();
  chip(made, "roof").click();
  spots(made)[2].click();
  assert.deepEqual(made.given(), [-1, -1, 1]);
});

test("a tap is an input, so that what is begun is kept", () => {
  const made = label(exercise, card);
  let inputs = 0;
  made.body.addEventListener("input", () => { inputs += 1; });
  spots(made)[0].click();
  chip(made, "roof").click();
  assert.equal(inputs, 1);
});

test("what is chosen in the list stands in the picture", () => {
  const made = label(exercise, card);
  const select = made.body.querySelectorAll("select")[2];
  assert.equal(select.getAttribute("aria-label"), "3. at the left");
  select.value = "0";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  assert.equal(spots(made)[2].getAttribute("aria-label"), "Place 3, at the left: door");
  assert.deepEqual(spots(made).map((one) => one.classList.contains("ex-is-labelled")), [false, false, true]);
});

test("it is judged place by place: nothing open, all right, some right, a label that fits nowhere", () => {
  const made = label(exercise, card);
  made.put([1, 0, -1]);
  assert.deepEqual(made.judge(), { ask: "Choose something for every line first; 1 is open." });
  made.put([1, 0, 2]);
  const partly = verdict(made);
  assert.equal(partly.score, 2 / 3);
  assert.match(partly.say, /3\. at the left.*moat.*It is of a castle\./);
  assert.deepEqual(spots(made).map((one) => one.classList.contains("ex-is-open")), [false, false, true]);
  made.put([0, 1, 1]);
  assert.match(verdict(made).say, /you chose “door”\. That belongs to “2\. in the middle”\. One enters there\./);
  made.put([1, 0, 1]);
  assert.equal(verdict(made).score, 1);
});

test("shown and cleared: the picture follows", () => {
  const made = label(exercise, card);
  made.solve();
  assert.ok(spots(made).every((one) => one.classList.contains("ex-is-right")));
  assert.deepEqual(made.given(), [1, 0, 1]);
  made.clear();
  assert.deepEqual(made.given(), [-1, -1, -1]);
  assert.ok(spots(made).every((one) => !one.className.includes("ex-is") && /no label yet/.test(one.getAttribute("aria-label")!)));
  assert.equal(made.put([5]), false);
});
