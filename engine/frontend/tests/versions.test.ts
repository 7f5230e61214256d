/** Numbers of one's own: the version is put in its places, judged as its kind judges, and kept with its seed. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { unfolded, versions } from "../src/exercise/kinds/further/versions";
import { versionOf } from "../src/exercise/seeds";
import type { Answering, Card, Described, Verdict } from "../src/exercise/types";

let seed = 1;
const card = { announce() {}, exercise: { id: "an-own" }, store: { draft() {}, get() {}, seed: () => seed }, reached() {}, live: false } as unknown as Card;
const exercise = {
  id: "an-own", type: "number", objective: "o-1", label: "Work it out", print: "0", question: "2 of 8?", hints: ["2"], explanation: "4.",
  answer: 4, unit: "cells", shown: "4 cells", askUnit: false, tolerance: 0.01, relative: true, mistakes: [{ answer: 2, tolerance: 0, relative: false, reason: "Of 2." }],
  versions: {
    count: 2, columns: [["2", "3"], [4, 9], ["4", "9"], [2, 3]],
    at: [
      { path: ["question"], pieces: [0, " of 8?"] }, { path: ["answer"], pieces: [1] }, { path: ["shown"], pieces: [2, " cells"] },
      { path: ["mistakes", 0, "answer"], pieces: [3] }, { path: ["mistakes", 0, "reason"], pieces: ["Of ", 0, "."] }, { path: ["hints", 0], pieces: [0] },
    ],
  },
} as unknown as Described;

beforeEach(() => {
  const window = new Window();
  Object.defineProperty(globalThis, "navigator", { value: { language: "en-US" }, configurable: true });
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, HTMLElement: window.HTMLElement, Node: window.Node });
});

const seedOfVersion = (n: number): number => Array.from({ length: 1000 }, (_, k) => k + 1).find((s) => versionOf(s, exercise.id, 2) === n)!;
const typed = (made: Answering, text: string): Verdict => {
  made.body.querySelector("input")!.value = text;
  return made.judge() as Verdict;
};

test("numbers stay numbers, texts are put together, and the exercise itself is left as it was", () => {
  const before = JSON.stringify(exercise);
  const second = unfolded(exercise, 1) as Described & { answer: number; mistakes: { answer: number; reason: string }[] };
  assert.deepEqual([second.question, second.answer, second.hints], ["3 of 8?", 9, ["3"]]);
  assert.deepEqual(second.mistakes[0], { answer: 3, tolerance: 0, relative: false, reason: "Of 3." });
  assert.equal("versions" in second, false);
  assert.equal(JSON.stringify(exercise), before);
});

test("each learner is asked in their version, and it is judged by its own numbers", () => {
  for (const [n, right, other] of [[0, "4", "9"], [1, "9", "4"]] as const) {
    seed = seedOfVersion(n);
    const made = versions(exercise, card);
    assert.match(made.body.textContent!, new RegExp(`version ${n + 1} of 2`));
    assert.equal(made.asked!.question, `${n + 2} of 8?`);
    assert.equal(typed(made, other).score, 0);
    assert.match(typed(made, String(n + 2)).say, new RegExp(`Of ${n + 2}\\.`));
    assert.equal(typed(made, right).score, 1);
    assert.deepEqual(made.given(), { seed, given: right });
  }
});

test("what was answered comes back with its own seed only", () => {
  seed = seedOfVersion(0);
  const made = versions(exercise, card);
  assert.equal(made.put({ seed, given: "4" }), true);
  assert.equal(made.body.querySelector("input")!.value, "4");
  assert.equal(made.resume!({ seed, given: "3" }), true);
  for (const odd of [{ seed: seed + 1, given: "4" }, "4", null]) {
    assert.throws(() => made.put(odd), /other numbers/);
    assert.throws(() => made.resume!(odd), /other numbers/);
  }
});

test("an answer to the numbers of another seed keeps them: it decides which are asked", () => {
  seed = seedOfVersion(0);
  const other = seedOfVersion(1);
  const kept = { ...card, store: { ...card.store, get: () => ({ given: { seed: other, given: "9" } }), draft() {} } } as unknown as Card;
  const made = versions(exercise, kept);
  assert.equal(made.asked!.question, "3 of 8?");
  assert.equal(made.put({ seed: other, given: "9" }), true);
});
