/** What each kind of exercise says of an answer: right, wrong, in part, begun, odd. */
import assert from "node:assert/strict";
import { before, mock, test } from "node:test";
import { Window } from "happy-dom";
import { cloze } from "../src/exercise/kinds/cloze";
import { goal, type Goal } from "../src/exercise/kinds/goal";
import { match } from "../src/exercise/kinds/match";
import { multiple } from "../src/exercise/kinds/multiple";
import { judged, number } from "../src/exercise/kinds/number";
import { order } from "../src/exercise/kinds/order";
import { predict } from "../src/exercise/kinds/predict";
import { single } from "../src/exercise/kinds/single";
import { text } from "../src/exercise/kinds/text";
import { share } from "../src/exercise/simulation";
import type { Answering, Card, Verdict } from "../src/exercise/types";
import type { Values } from "../src/simulation/types";

before(() => {
  const window = new Window();
  Object.defineProperty(globalThis, "navigator", { value: { language: "en-US" }, configurable: true });
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, CustomEvent: window.CustomEvent, HTMLElement: window.HTMLElement, Node: window.Node });
});

const about = { id: "an-exercise", objective: "o-1", label: "Do it", print: "0", question: "?", hints: [], explanation: "So." };
const card = { exercise: about, announce() {}, reached() {}, live: false } as unknown as Card;
const options = [
  { text: "T cells.", reason: "They kill.", right: true },
  { text: "B cells.", reason: "They make antibodies." },
  { text: "Skin.", reason: "Skin is a wall.", right: false },
];

function answer(answering: Answering, given: unknown): { score: number; say: string; more?: string; ask?: string } {
  if (given !== undefined) assert.ok((answering.resume ?? answering.put)(given), `${JSON.stringify(given)} was not put`);
  return answering.judge() as Verdict & { ask?: string };
}

test("single: the reason of what was chosen, all reasons behind a right answer", () => {
  const make = (): Answering => single({ ...about, type: "single", options }, card);
  assert.match(answer(make(), undefined).ask!, /Choose one/);
  assert.deepEqual(answer(make(), [1]), { score: 0, say: "You chose “B cells”. They make antibodies." });
  const right = answer(make(), [0]);
  assert.equal(right.score, 1);
  assert.match(right.more!, /B cells.*Skin is a wall/);
  for (const odd of [[3], [-1], ["0"], 0, null, [0, 1]]) assert.equal(make().put(odd), false);
});

test("predict: one try, the truth beside the guess", () => {
  const make = (): Answering => predict({ ...about, type: "predict", options, reveal: "It grew." }, card);
  const wrong = answer(make(), [2]);
  assert.equal(wrong.score, 0);
  assert.match(wrong.say, /You predicted.*Skin.*What happens:.*It grew/);
  assert.equal(answer(make(), [0]).score, 1);
  assert.equal(make().once, true);
});

test("multiple: what is right minus what is not, never below nothing", () => {
  const four = [...options, { text: "NK cells.", reason: "They kill, too.", right: true }];
  const make = (): Answering => multiple({ ...about, type: "multiple", options: four }, card);
  const scores: [number[], number][] = [[[0, 3], 1], [[0], 0.5], [[0, 1], 0], [[0, 3, 1], 0.5], [[1, 2], 0], [[0, 1, 2, 3], 0]];
  for (const [given, score] of scores) assert.equal(answer(make(), given).score, score, `${given}`);
  const astray = answer(make(), [0, 1]);
  assert.match(astray.say, /1 of your choices fits\. 1 does not:.*They make antibodies.*1 answer is still missing/);
  assert.doesNotMatch(answer(make(), [0]).say, /They kill, too/, "what is missing is not given away");
  assert.match(answer(make(), undefined).ask!, /at least one/);
});

const room = { answer: 40, tolerance: 0.05, relative: true };
const asked = { ...about, type: "number", ...room, unit: "mg", askUnit: false, shown: "40 mg",
  mistakes: [{ answer: 4, tolerance: 0.05, relative: true, reason: "A zero is lost." }] };

test("number: the tolerance to its edge, known mistakes, the sign, the direction", () => {
  for (const right of ["40", "42", "38", "41.99", "0.04 g", "4e1 mg", "40,0"]) assert.equal((judged(asked, right) as Verdict).score, 1, right);
  for (const wrong of ["42.1", "37.9", "40 000"]) assert.equal((judged(asked, wrong) as Verdict).score, 0, wrong);
  assert.match((judged(asked, "4.1") as Verdict).say, /A zero is lost/);
  assert.match((judged(asked, "-40") as Verdict).say, /Look at the sign/);
  assert.match((judged(asked, "90") as Verdict).say, /smaller than that/);
  assert.match((judged(asked, "9") as Verdict).say, /larger than that/);
});

test("number: what is no answer yet counts no try", () => {
  const ask = (typed: string, exercise = asked): string => (judged(exercise, typed) as { ask: string }).ask;
  assert.match(ask("40 days"), /“days” does not fit here. Give the answer in mg/);
  assert.match(ask("40 <b>"), /&#60;b&#62;/);
  assert.match(ask("40", { ...asked, askUnit: true }), /unit is missing/);
  assert.match(ask("40 days", { ...asked, askUnit: true }), /Which unit/);
  assert.match(ask(""), /Type a number first/);
  assert.match(ask("40,000"), /^Do you mean 40000 or 40\?/);
  assert.match(ask("40,000 mg"), /^Do you mean 40000 mg or 40 mg\?/);
  const absolute = { ...asked, answer: 0, tolerance: 0.1, relative: false, unit: "1" };
  assert.equal((judged(absolute, "0.1") as Verdict).score, 1);
  assert.equal((judged(absolute, "0.11") as Verdict).score, 0);
  const made = number(asked, card);
  assert.equal(made.put("  "), false);
  assert.equal(made.put(7), false);
});

const gap = { accept: ["T cells", "T lymphocytes"], reason: "They kill.", mistakes: [{ text: "B cells", reason: "They make antibodies." }] };
const typedGaps = { ...about, type: "cloze", pieces: ["The bridge brings <b>the</b> ", " near. They sit in lymph ", "."],
  gaps: [gap, { accept: ["nodes"], reason: "Small organs.", mistakes: [{ text: "vessels", reason: "Those are roads." }] }] };

test("cloze: a listed mistake before a near match, each gap by itself", () => {
  const judge = (...words: string[]): Verdict => answer(cloze(typedGaps, card), words) as Verdict;
  for (const right of ["T cells", "t-cell", "the T cells", "Tcells", "T Lymphocyte", "T lymphocites"]) assert.equal(judge(right, "lymph nodes").score, 1, right);
  const wrong = judge("B cells", "nodes");
  assert.equal(wrong.score, 0.5);
  assert.match(wrong.say, /<b>Gap 1\.<\/b> You wrote “B cells”\. They make antibodies\./);
  assert.match(judge("C cells", "nodes").say, /Look for another word/);
  assert.equal(judge("NK cells", "vessel").score, 0);
  assert.match(answer(cloze(typedGaps, card), ["T cells", ""]).ask!, /Fill gap 2/);
});

test("cloze: chosen gaps have the reason of the option", () => {
  const chosen = { ...about, type: "cloze", pieces: ["It is ", "."], gaps: [{ options }] };
  assert.equal(answer(cloze(chosen, card), ["0"]).score, 1);
  assert.match(answer(cloze(chosen, card), ["1"]).say, /You chose “B cells”\. They make antibodies/);
});

test("match: so many fit, why the first two do not", () => {
  const pairs = ["a", "b", "c"].map((left, n) => ({ left, right: n, reason: `Reason ${left}.` }));
  const make = (): Answering => match({ ...about, type: "match", pairs, choices: ["A", "B", "C", "D"], extra: [{ right: 3, reason: "Nobody's." }] }, card);
  assert.equal(answer(make(), [0, 1, 2]).score, 1);
  const two = answer(make(), [0, 2, 1]);
  assert.ok(Math.abs(two.score - 1 / 3) < 1e-12);
  assert.match(two.say, /1 of 3 fits.*<b>b<\/b>: you chose “C”\. That belongs to “c”\. Reason c\./);
  assert.match(answer(make(), [3, 1, 2]).say, /Nobody's/);
  assert.match(answer(make(), [0, -1, -1]).ask!, /2 are open/);
});

test("order: steps in their place, the first that is not", () => {
  const items = ["one", "two", "three"].map((t) => ({ text: t, reason: `Why ${t}.` }));
  const make = (): Answering => order({ ...about, type: "order", items, start: [2, 0, 1] }, card);
  assert.equal(answer(make(), [0, 1, 2]).score, 1);
  const part = answer(make(), [0, 2, 1]);
  assert.ok(Math.abs(part.score - 1 / 3) < 1e-12);
  assert.match(part.say, /1 step stands in place, of 3\. Look at “three” again\. Why three\./);
  for (const odd of [[0, 0, 1], [0, 1], [0, 1, 3], "012"]) assert.equal(make().put(odd), false);
});

test("text: compare first, then the learner's own rating counts", () => {
  const made = text({ ...about, type: "text", model: "A model.", points: ["says who", "says why"] }, card);
  assert.match((made.judge() as { ask: string }).ask, /Write a few words/);
  assert.ok(made.resume!({ text: "Because.", points: [] }));
  assert.deepEqual(made.judge(), { ask: "" });
  assert.ok(made.resume!({ text: "Because.", points: [1], isCompared: true }));
  const rated = made.judge() as Verdict;
  assert.equal(rated.score, 0.5);
  assert.match(rated.say, /1 of 2 points/);
  for (const odd of [null, "text", { text: "" }, { text: 3, points: [] }, { text: "a" }]) assert.equal(made.put(odd), false);
});

/** A goal (more than 10 cells, by at most 3 mg) and its simulation, which makes four cells of each mg and fails above 100. */
function aGoal(id: string, more: Partial<Goal> = {}): { made: Answering; set(dose: number): void; reached: () => number } {
  const values: Values = {};
  const measures: Values = {};
  const set = ({ dose }: Values): void => {
    values.dose = dose;
    if (dose > 100) delete measures.cells;
    else measures.cells = 4 * dose;
    share(id, { values, measures, set });
  };
  const watched = { name: "cells", label: "Cells", unit: "cells", form: "words", told: false };
  let reached = 0;
  const exercise: Goal = {
    ...about, type: "goal", simulation: id, start: { dose: 1 }, solution: { dose: 3 }, watch: [watched], worked: [],
    goal: ["and", [">", "cells", 10], ["not", [">", "dose", 3]]],
    near: [{ when: ["<", "cells", 10], say: "Only {cells:words} cells." }, { when: true, say: "Less is enough." }], ...more,
  };
  const made = goal(exercise, { ...card, exercise, reached: () => { reached += 1; } });
  return { made, set: (dose) => set({ dose }), reached: () => reached };
}

const ask = (made: Answering): string => (made.judge() as { ask: string }).ask;

test("goal: not reached tells the first that holds, with the learner's own numbers; reached is right", () => {
  const { made, set } = aGoal("away-then-there");
  set(1);
  assert.deepEqual(made.judge(), { score: 0, say: "Only 4 cells." });
  set(4);
  assert.deepEqual(made.judge(), { score: 0, say: "Less is enough." });
  set(3);
  assert.deepEqual(made.judge(), { score: 1, say: "Your setting reaches the goal." });
  assert.deepEqual(made.given(), { cells: 12 });
});

test("goal: where nothing has run, nothing is judged", () => {
  const { made, set } = aGoal("not-yet");
  assert.match(ask(made), /simulation of this exercise is on another page/);
  assert.deepEqual(made.given(), {});
  set(1);
  assert.equal((made.judge() as Verdict).score, 0);
});

test("goal: what holds already at the start does not count, until the setting has been elsewhere", () => {
  const { made, set } = aGoal("there-already");
  set(3);
  assert.equal(ask(made), "Not counted yet.");
  assert.match(made.body.textContent!, /reaches this goal already.*Press “Start here”/);
  set(2.6);
  assert.equal(ask(made), "Not counted yet.");
  set(1);
  assert.doesNotMatch(made.body.textContent!, /already/);
  set(3);
  assert.equal((made.judge() as Verdict).score, 1);
});

test("goal: it counts by itself once the setting rests there, not when it passes by or was never begun", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(window, { setTimeout: globalThis.setTimeout });
  const { made, set, reached } = aGoal("rests-there");
  set(1);
  set(3);
  mock.timers.tick(2000);
  assert.equal(reached(), 0, "nobody has begun it");
  assert.equal(ask(made), "Not counted yet.");
  set(1);
  set(3);
  mock.timers.tick(500);
  set(5);
  mock.timers.tick(2000);
  assert.equal(reached(), 0, "it passed by");
  set(3);
  mock.timers.tick(1000);
  assert.equal(reached(), 1);
  made.judge();
  set(2.9);
  mock.timers.tick(2000);
  assert.equal(reached(), 1, "it is solved");
  made.clear();
  set(1);
  set(3);
  mock.timers.tick(1000);
  assert.equal(reached(), 2, "cleared, it counts anew");
  mock.timers.reset();
});

test("goal: a run that fails is no answer, whatever the goal asks for", () => {
  const { made, set } = aGoal("fails", { goal: ["not", ["<", "cells", 10]] });
  set(1);
  assert.equal((made.judge() as Verdict).score, 0);
  set(101);
  assert.match(ask(made), /This setting can't be computed. Move a slider/);
  assert.match(made.body.textContent!, /Cells–/);
  set(3);
  assert.equal((made.judge() as Verdict).score, 1);
});

test("goal: shown or answered once, nothing is judged by itself", () => {
  const { made, set } = aGoal("shown");
  set(1);
  made.judge();
  made.solve();
  assert.deepEqual(made.given(), { cells: 12 }, "the solution stands in the simulation");
  assert.ok(made.put({ cells: 12 }));
  set(1);
  set(3);
  assert.equal(ask(made), "Not counted yet.");
});
