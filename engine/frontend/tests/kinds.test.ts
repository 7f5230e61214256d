/** What every kind of exercise must be able to do in the page: keep, put back, solve, clear, mark. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Window } from "happy-dom";
import { cloze } from "../src/exercise/kinds/cloze";
import { match } from "../src/exercise/kinds/match";
import { multiple } from "../src/exercise/kinds/multiple";
import { number } from "../src/exercise/kinds/number";
import { order } from "../src/exercise/kinds/order";
import { predict } from "../src/exercise/kinds/predict";
import { single } from "../src/exercise/kinds/single";
import { text } from "../src/exercise/kinds/text";
import type { Answering, Card, Verdict } from "../src/exercise/types";

before(() => {
  const window = new Window();
  Object.defineProperty(globalThis, "navigator", { value: { language: "en-US" }, configurable: true });
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, HTMLElement: window.HTMLElement, Node: window.Node });
});

const heard: string[] = [];
const card = { announce: (words: string) => void heard.push(words), reached() {}, live: false } as unknown as Card;
const about = { id: "an-exercise", objective: "o-1", label: "Do it", print: "0", question: "?", hints: [], explanation: "So." };
const options = [
  { text: "B cells.", reason: "They make antibodies." },
  { text: "T cells.", reason: "They kill.", right: true },
  { text: "Skin.", reason: "Skin is a wall." },
];
const two = [...options, { text: "NK cells.", reason: "They kill, too.", right: true }];
const long = "Cells that remember a germ for years";
const pairs = ["a", "b", "c"].map((left, n) => ({ left, right: n, reason: `Reason ${left}.` }));
const items = ["one", "two", "three"].map((t) => ({ text: t, reason: `Why ${t}.` }));
const gaps = [{ options }, { accept: ["nodes"], reason: "Small organs.", mistakes: [{ text: "vessels", reason: "Those are roads." }] }];

interface Sample { make(): Answering; right: unknown; wrong: unknown; marks: string[] }
/** Each kind with a right and a wrong answer, and how the parts of the wrong one are marked. */
const KINDS: Record<string, Sample> = {
  single: { make: () => single({ ...about, type: "single", options }, card), right: [1], wrong: [0], marks: ["open", "", ""] },
  predict: { make: () => predict({ ...about, type: "predict", options, reveal: "It grew." }, card), right: [1], wrong: [0], marks: ["open", "right", ""] },
  multiple: { make: () => multiple({ ...about, type: "multiple", options: two }, card), right: [1, 3], wrong: [0, 1], marks: ["open", "right", "", ""] },
  cloze: { make: () => cloze({ ...about, type: "cloze", pieces: ["", " sit in lymph ", "."], gaps }, card), right: ["1", "nodes"], wrong: ["1", "vessels"], marks: ["right", "open"] },
  match: { make: () => match({ ...about, type: "match", pairs, choices: ["A", "B", long], extra: [] }, card), right: [0, 1, 2], wrong: [1, 0, 2], marks: ["open", "open", "right"] },
  order: { make: () => order({ ...about, type: "order", items, start: [2, 0, 1] }, card), right: [0, 1, 2], wrong: [0, 2, 1], marks: ["right", "open", "open"] },
  number: { make: () => number({ ...about, type: "number", answer: 40, tolerance: 0.05, relative: true, unit: "mg", askUnit: false, shown: "40 mg", mistakes: [] }, card), right: "40 mg", wrong: "4", marks: [] },
};
const PARTS = ".ex-option, .ex-pair, .ex-item, .ex-cloze > select, .ex-cloze > input";

/** How the parts of an answer are marked, in their order on the page. */
function marks(answering: Answering): string[] {
  return [...answering.body.querySelectorAll(PARTS)].map((part) =>
    ["right", "open"].filter((name) => part.classList.contains(`ex-is-${name}`)).join(" "));
}

const score = (answering: Answering): number | undefined => (answering.judge() as Partial<Verdict>).score;

for (const [kind, { make, right, wrong, marks: seen }] of Object.entries(KINDS)) {
  test(`${kind}: what was given is kept and can be put back`, () => {
    for (const given of [right, wrong]) {
      const made = make();
      assert.equal(made.put(given), true);
      assert.deepEqual(made.given(), given);
      assert.equal(score(made) === 1, given === right);
    }
  });

  test(`${kind}: a wrong answer is marked part by part, a right one as right`, () => {
    const made = make();
    (made.resume ?? made.put)(wrong);
    assert.ok(marks(made).every((mark) => mark === ""), "nothing is given away before it is judged");
    made.judge();
    assert.deepEqual(marks(made), seen);
    (made.resume ?? made.put)(right);
    made.judge();
    assert.ok(!marks(made).includes("open") && marks(made).includes("right") === seen.length > 0);
  });

  test(`${kind}: the answer that is shown is the right one`, () => {
    const made = make();
    made.solve();
    assert.ok(!marks(made).includes("open") && marks(made).includes("right") === seen.length > 0);
    assert.equal(score(made), 1);
  });

  test(`${kind}: an answer cleared leaves no choice, no word and no mark`, () => {
    const made = make();
    const empty = structuredClone(made.given());
    made.put(wrong);
    made.judge();
    made.clear();
    assert.deepEqual(made.given(), empty);
    assert.ok(marks(made).every((mark) => mark === ""));
    if (kind !== "order") assert.ok("ask" in made.judge(), "nothing is there to be judged");
  });
}

test("each option stands in the page with its text, to be chosen by itself", () => {
  for (const kind of ["single", "predict", "multiple"]) {
    const rows = [...KINDS[kind].make().body.querySelectorAll(".ex-option")];
    const wanted = (kind === "multiple" ? two : options).map((o) => o.text);
    assert.deepEqual(rows.map((row) => row.textContent), wanted);
    const inputs = rows.map((row) => row.querySelector("input")!);
    assert.equal(new Set(inputs.map((input) => input.name)).size, kind === "multiple" ? wanted.length : 1);
    rows.forEach((row, n) => assert.equal(row.getAttribute("for"), inputs[n].id));
  }
});

test("predict: the way to the simulation is only there where there is one", () => {
  const made = KINDS.predict.make();
  made.put([0]);
  assert.equal(made.beside!.hidden, true);
});

test("order: two buttons move a step by one place, and the new place is read aloud", () => {
  const made = KINDS.order.make();
  const press = (name: string): void => made.body.querySelector<HTMLElement>(`[aria-label="${name}"]`)!.click();
  const shown = (): string[] => [...made.body.querySelectorAll(".ex-item")].map((row) => row.textContent!.replace(/[↑↓]/g, ""));
  document.body.append(made.body);
  assert.deepEqual(shown(), ["three", "one", "two"]);
  press("Move up: one");
  assert.deepEqual(shown(), ["one", "three", "two"]);
  assert.equal(heard.at(-1), "one, now 1 of 3.");
  press("Move down: three");
  assert.deepEqual([made.given(), shown()], [[0, 1, 2], ["one", "two", "three"]]);
  assert.equal(heard.at(-1), "three, now 3 of 3.");
  assert.equal(document.activeElement!.getAttribute("aria-label"), "Move down: three");
  press("Move up: one");
  assert.equal(heard.at(-1), "one is already first.");
  press("Move down: three");
  assert.equal(heard.at(-1), "three is already last.");
  assert.deepEqual(made.given(), [0, 1, 2]);
});

test("order: moving a step takes the marks away", () => {
  const made = KINDS.order.make();
  made.judge();
  made.body.querySelector<HTMLElement>(`[aria-label="Move up: one"]`)!.click();
  assert.deepEqual(marks(made), ["", "", ""]);
});

test("match: a choice that a closed list cuts off stands below it whole", () => {
  const made = KINDS.match.make();
  const [short, , whole] = [...made.body.querySelectorAll(".ex-whole")];
  made.put([0, 1, 2]);
  assert.deepEqual([short.textContent, whole.textContent], ["", long]);
  const select = made.body.querySelectorAll("select")[2];
  select.value = "";
  select.dispatchEvent(new Event("change"));
  assert.equal(whole.textContent, "");
});

test("match: no more than two reasons at once", () => {
  const made = KINDS.match.make();
  made.put([1, 2, 0]);
  assert.equal((made.judge() as Verdict).say.split("<li>").length - 1, 2);
});

test("cloze: the number of a gap is told where there are several", () => {
  const several = KINDS.cloze.make();
  several.put(["0", "vessels"]);
  assert.match((several.judge() as Verdict).say, /Gap 1\..*Gap 2\./);
  const one = cloze({ ...about, type: "cloze", pieces: ["Lymph ", "."], gaps: gaps.slice(1) }, card);
  assert.match((one.judge() as { ask: string }).ask, /^Fill the gap first/);
  one.put(["vessels"]);
  assert.doesNotMatch((one.judge() as Verdict).say, /Gap/);
});

test("multiple: a right answer comes with the reasons of all options", () => {
  const made = KINDS.multiple.make();
  made.put([1, 3]);
  const { say, more } = made.judge() as Verdict;
  assert.match(say, /They kill\..*They kill, too\./);
  assert.match(more!, /They make antibodies\..*Skin is a wall\./);
});

test("text: the words and the ticks are kept; the model answer opens only when it is time", () => {
  const make = (): Answering => text({ ...about, type: "text", model: "A model.", points: ["says who", "says why"] }, card);
  const made = make();
  const compare = made.body.querySelector<HTMLElement>(".ex-compare")!;
  assert.ok(made.resume!({ text: "Because.", points: [1] }));
  assert.equal(compare.hidden, true);
  assert.deepEqual(made.given(), { text: "Because.", points: [1] });
  assert.deepEqual(made.draft!(), { text: "Because.", points: [1], isCompared: false });
  assert.deepEqual([...made.body.querySelectorAll("input")].map((box) => box.checked), [false, true]);
  made.judge();
  assert.equal(compare.hidden, false);
  assert.equal(made.verb, "Keep my rating");
  made.clear();
  assert.deepEqual([made.given(), compare.hidden, made.verb], [{ text: "", points: [] }, true, "Compare"]);
  const full = make();
  assert.ok(full.put({ text: "Who and why.", points: [0, 1] }));
  assert.deepEqual(full.judge(), { score: 1, say: "Your answer says all of it." });
});
