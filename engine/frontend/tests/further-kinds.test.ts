/** The further kinds of exercises: what each says of an answer, keeps of it, and brings back. */
import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { data } from "../src/exercise/kinds/further/data";
import { spot } from "../src/exercise/kinds/further/spot";
import { vignette } from "../src/exercise/kinds/further/vignette";
import type { Answering, Card, Verdict } from "../src/exercise/types";

before(() => {
  const window = new Window();
  Object.defineProperty(globalThis, "navigator", { value: { language: "en-US" }, configurable: true });
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, HTMLElement: window.HTMLElement, Node: window.Node });
});

const heard: string[] = [];
beforeEach(() => { heard.length = 0; });
const about = { id: "an-exercise", objective: "o-1", label: "Do it", print: "0", question: "?", hints: [], explanation: "So." };
const card = { exercise: about, announce: (words: string) => void heard.push(words), reached() {}, live: false } as unknown as Card;
const shown = (made: Answering, selector: string): HTMLElement[] => [...made.body.querySelectorAll<HTMLElement>(selector)].filter((e) => !e.hidden);
const judge = (made: Answering): Verdict & { ask?: string } => made.judge() as Verdict & { ask?: string };

/** Press a radio button of what is open. */
function press(made: Answering, within: string, nth: number): void {
  const open = shown(made, within).at(-1)!;
  open.querySelectorAll<HTMLInputElement>("input[type=radio]")[nth].checked = true;
}

// ---- vignette

const step = (n: number) => ({
  text: `It is day ${n}.`, question: `What now (${n})?`,
  options: ["Wait.", "Call.", "Sleep."].map((text, k) => ({ text, reason: `Reason ${n}${k}.`, ...(k === n % 3 ? { right: true } : {}) })),
});
const steps = [step(0), step(1), step(2)];
const aCase = (): Answering => vignette({ ...about, type: "vignette", steps }, card);
const STEP = ".ex-case-step";

function walked(given: number[]): [Answering, ReturnType<typeof judge>] {
  const made = aCase();
  let last = judge(made);
  for (const option of given) {
    press(made, STEP, option);
    last = judge(made);
  }
  return [made, last];
}

test("vignette: a step is there when the one before is answered, and not earlier", () => {
  const made = aCase();
  document.body.append(made.body);
  assert.equal(shown(made, STEP).length, 1);
  assert.match(judge(made).ask!, /Choose one/);
  assert.equal(shown(made, STEP).length, 1, "nothing was chosen");
  press(made, STEP, 1);
  assert.deepEqual(judge(made), { ask: "" });
  assert.equal(shown(made, STEP).length, 2);
  const told = shown(made, ".ex-step-told");
  assert.equal(document.activeElement, told[0], "what is told has the focus");
  assert.match(told[0].textContent!, /Another answer fits better\..*You chose “Call”\. Reason 01\..*“Wait”\. Reason 00\..*“Sleep”\. Reason 02\./s);
  assert.equal(shown(made, STEP)[0].hasAttribute("disabled"), true);
  assert.equal(made.verb, "Answer step 2 of 3");
});

test("vignette: the score is the share of steps that were right, whatever came first", () => {
  for (const [given, score] of [[[0, 1, 2], 1], [[1, 1, 2], 2 / 3], [[0, 1, 0], 2 / 3], [[0, 0, 0], 1 / 3], [[2, 2, 1], 0]] as [number[], number][]) {
    const [made, verdict] = walked(given);
    assert.equal(verdict.score, score, `${given}`);
    assert.deepEqual(made.given(), given);
  }
  assert.match(walked([1, 1, 0])[1].say, /^1 of 3 steps was right\. To read once more: steps 1, 3\.$/);
  assert.match(walked([0, 1, 2])[1].say, /^3 of 3 steps were right\.$/);
});

test("vignette: the reason of the last step is heard, too, as the focus goes to the button", () => {
  walked([0, 1, 2]);
  assert.match(heard.at(-1)!, /Reason 22\./);
});

test("vignette: begun, it goes on at its step; the choice of an open step is kept, and not judged", () => {
  const [made] = walked([1]);
  press(made, STEP, 2);
  const draft = structuredClone(made.draft!());
  const again = aCase();
  assert.equal(again.resume!(draft), true);
  assert.equal(shown(again, STEP).length, 2);
  assert.equal(shown(again, ".ex-step-told").length, 1);
  assert.deepEqual(again.draft!(), draft);
  press(again, STEP, 1);
  judge(again);
  press(again, STEP, 2);
  assert.equal(judge(again).score, 2 / 3, "the first step still counts as it was answered");
});

test("vignette: a case that was answered comes back whole; what does not fit it is refused", () => {
  const made = aCase();
  assert.equal(made.put([0, 2, 2]), true);
  assert.equal(shown(made, ".ex-step-told").length, 3);
  assert.deepEqual(made.given(), [0, 2, 2]);
  for (const odd of [[0, 1], [0, 1, 9], [0, 1, -1], "012", null, [0, 1, 2, 0]]) assert.equal(aCase().put(odd), false, JSON.stringify(odd));
  for (const odd of [null, 3, {}, { answered: [0, 1, 2], chosen: 0 }, { answered: [], chosen: -1 }, { answered: [7], chosen: 0 }]) {
    const fresh = aCase();
    assert.equal(fresh.resume!(odd), false, JSON.stringify(odd));
    assert.equal(shown(fresh, STEP).length, 1);
  }
});

test("vignette: cleared, it begins anew; shown, every step is right", () => {
  const [made] = walked([0, 2]);
  made.clear();
  assert.deepEqual([made.given(), shown(made, STEP).length, shown(made, ".ex-step-told").length], [[], 1, 0]);
  assert.equal(made.body.querySelectorAll("input:checked, .ex-is-right, .ex-is-open").length, 0);
  made.solve();
  assert.deepEqual(made.given(), [0, 1, 2]);
});

// ---- spot the error

const sentences = [
  { text: "Cells divide.", reason: "They do." },
  { text: "They never rest.", reason: "Most of them rest.", wrong: true },
  { text: "They die.", reason: "In the end, yes." },
];
const options = [
  { text: "Most cells rest for long.", reason: "So it is.", right: true },
  { text: "Cells do not divide.", reason: "They do divide." },
];
const aText = (): Answering => spot({ ...about, type: "spot", sentences, why: "Why not?", options }, card);

test("spot: a sentence that holds is told why it holds, and one looks on", () => {
  const made = aText();
  assert.match(judge(made).ask!, /Choose one of the sentences/);
  press(made, ".ex-claims", 2);
  const verdict = judge(made);
  assert.deepEqual([verdict.score, shown(made, ".ex-why").length], [0, 0]);
  assert.match(verdict.say, /“They die”: this sentence holds\. In the end, yes\./);
  assert.doesNotMatch(verdict.say, /rest/);
});

test("spot: found, the sentence stays, and one says why; half of it is the reason", () => {
  const made = aText();
  document.body.append(made.body);
  press(made, ".ex-claims", 1);
  assert.deepEqual(judge(made), { ask: "" }, "finding it is not yet the answer");
  assert.equal(document.activeElement, shown(made, ".ex-why")[0]);
  assert.ok([...made.body.querySelectorAll<HTMLInputElement>(".ex-claims input")].every((input) => input.disabled));
  assert.match(judge(made).ask!, /Choose one of the answers/);
  press(made, ".ex-why", 1);
  assert.deepEqual(judge(made), { score: 0.5, say: "You chose “Cells do not divide”. They do divide." });
  press(made, ".ex-why", 0);
  const right = judge(made);
  assert.equal(right.score, 1);
  assert.match(right.say, /So it is\. Most of them rest\./);
  assert.match(right.more!, /Cells do not divide/);
});

test("spot: what was found is kept as found; what was only touched is not given away", () => {
  const made = aText();
  press(made, ".ex-claims", 1);
  const touched = structuredClone(made.draft!());
  const again = aText();
  assert.equal(again.resume!(touched), true);
  assert.equal(shown(again, ".ex-why").length, 0);
  assert.equal(again.body.querySelectorAll(".ex-is-right").length, 0);
  judge(made);
  const found = structuredClone(made.draft!());
  assert.equal(again.resume!(found), true);
  assert.equal(shown(again, ".ex-why").length, 1);
  for (const odd of [null, {}, { given: [-1, -1], isFound: false }, { given: [0, 0], isFound: true }, { given: [9, 0] }]) assert.equal(aText().resume!(odd), false);
});

test("spot: an answer is put back as it was, and a wrong one leaves the text open", () => {
  for (const given of [[1, 0], [1, 1]]) {
    const made = aText();
    assert.equal(made.put(given), true);
    assert.deepEqual(made.given(), given);
    assert.equal(judge(made).score, given[1] === 0 ? 1 : 0.5);
  }
  const open = aText();
  assert.equal(open.put([2, -1]), true);
  assert.equal(shown(open, ".ex-why").length, 0);
  for (const odd of [[5, 0], [-1, -1], "10", null, [1]]) assert.equal(aText().put(odd), false);
});

test("spot: cleared, nothing is chosen, marked or locked; shown, it is right", () => {
  const made = aText();
  made.put([1, 1]);
  judge(made);
  made.clear();
  assert.equal(made.body.querySelectorAll("input:checked, input:disabled, .ex-is-right, .ex-is-open").length, 0);
  assert.equal(shown(made, ".ex-why").length, 0);
  made.solve();
  assert.equal(judge(made).score, 1);
});

// ---- data

const picture = "<p>Told.</p><svg></svg><table><caption>Numbers</caption></table>";
const choice = { options: [{ text: "So.", reason: "Yes, so." }, { text: "Thus.", reason: "Thus it is.", right: true }, { text: "Else.", reason: "Not else." }] };
const typed = { answer: 40, tolerance: 0.05, relative: true, unit: "%", askUnit: false, shown: "40%", mistakes: [{ answer: 4, tolerance: 0.05, relative: true, reason: "A zero is lost." }] };

test("data: what is read stands above, and the question is that of another kind", () => {
  const one = data({ ...about, type: "data", picture, data: "0", choice }, card);
  assert.equal(one.body.firstElementChild!.querySelector("caption")!.textContent, "Numbers");
  assert.match(judge(one).ask!, /Choose one/);
  assert.equal(one.put([0]), true);
  assert.deepEqual(judge(one), { score: 0, say: "You chose “So”. Yes, so." });
  one.solve();
  assert.equal(judge(one).score, 1);
  assert.equal(one.put([9]), false);
  const other = data({ ...about, type: "data", picture, data: "0", number: typed }, card);
  for (const [given, score] of [["40 %", 1], ["41", 1], ["43", 0]] as const) {
    assert.equal(other.put(given), true);
    assert.equal(judge(other).score, score, given);
  }
  other.put("4");
  assert.match(judge(other).say, /A zero is lost/);
  other.clear();
  assert.ok(judge(other).ask);
});

test("a speech that is quoted loses its own quotes", () => {
  const made = data({ ...about, type: "data", picture, data: "0", choice: { options: [{ text: "“Wait.”", reason: "No need." }, choice.options[1]] } }, card);
  made.put([0]);
  assert.equal(judge(made).say, "You chose “Wait”. No need.");
});
