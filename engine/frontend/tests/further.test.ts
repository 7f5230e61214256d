/** A kind of exercise that comes later: its card stands readable until then, and answers from then on. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { KINDS } from "../src/exercise/kinds/index";
import { FURTHER } from "../src/exercise/kinds/further/index";
import { mountExercises } from "../src/exercise/mount";
import type { Kind, Described } from "../src/exercise/types";

const late = { id: "an-late", type: "late", objective: "o-1", label: "Do it late", print: "0", question: "When?", hints: [], explanation: "So." };
const group = { course: "test", edition: "1", prefix: "t", kind: "one", chapter: "c", title: "", intro: "", home: "", exercises: [late] };
const kind: Kind<Described> = () => {
  const body = document.createElement("p");
  return { body, given: () => [], judge: () => ({ score: 1, say: "Yes." }), put: () => false, solve() {}, clear() {} };
};

beforeEach(() => {
  const window = new Window({ url: "http://localhost/" });
  Object.defineProperty(globalThis, "navigator", { value: { language: "en-US", onLine: true }, configurable: true });
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, CustomEvent: window.CustomEvent, HTMLElement: window.HTMLElement, Node: window.Node });
  document.body.innerHTML = `<section data-explorable="exercises"><article class="ex-exercise" id="exercise-an-late"><p>When?</p></article>
    <script type="application/json">${JSON.stringify(group)}</script></section>`;
  delete KINDS.late;
});

const soon = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));
const card = (): Element => document.getElementById("exercise-an-late")!;

test("its static card stands until its kind is here; then the card answers", async () => {
  let come = (): void => undefined;
  mountExercises(document, () => new Promise<void>((resolve) => { come = resolve; }));
  await soon();
  assert.equal(card().tagName, "ARTICLE");
  KINDS.late = kind;
  come();
  await soon();
  assert.ok(card().querySelector("form"));
  card().querySelector<HTMLElement>("[type=submit]")!.click();
  assert.match(card().querySelector(".ex-feedback")!.textContent!, /That’s right\..*Yes\./s);
});

test("where its kind does not come, the card says so, can be read, and tries again", async (t) => {
  t.mock.method(console, "error", () => undefined);
  let isLost = true;
  mountExercises(document, async () => {
    if (isLost) throw new Error("no network");
    KINDS.late = kind;
  });
  await soon();
  assert.match(card().textContent!, /When\?.*could not be started/s);
  isLost = false;
  card().querySelector("button")!.click();
  await soon();
  assert.ok(card().querySelector("form"));
  assert.doesNotMatch(document.body.textContent!, /could not be started/);
});

test("no further kind takes the place of one that comes with the page", () => {
  assert.deepEqual(Object.keys(FURTHER).filter((name) => name in KINDS), []);
});
