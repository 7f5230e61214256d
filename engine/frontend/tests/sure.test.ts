/** How sure a reader is: asked before an answer is checked, kept with it, and told in words later. */
import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { turned } from "../src/exercise/kinds/further/turned";
import { mountSure } from "../src/exercise/sure";
import { calibration, inWords } from "../src/progress/calibration";
import { attempted, emptyRecord, merged, readRecord, type CourseRecord } from "../src/progress/record";

let window: Window;
before(() => {
  window = new Window();
  Object.defineProperty(globalThis, "navigator", { value: { language: "en-US" }, configurable: true });
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, HTMLElement: window.HTMLElement, Node: window.Node, MutationObserver: window.MutationObserver });
});
beforeEach(() => { document.body.replaceChildren(); });

function card(type: string): { form: HTMLFormElement; checked: () => number } {
  document.body.innerHTML = `<div class="ex-exercises"><div class="ex-exercise" data-type="${type}"><form><fieldset></fieldset><div class="ex-row"><button>Check</button></div></form></div></div>`;
  const form = document.querySelector("form")!;
  let count = 0;
  form.addEventListener("submit", (event) => { event.preventDefault(); count += 1; });
  mountSure(document);
  return { form, checked: () => count };
}
const submit = (form: HTMLFormElement): void => { form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })); };

test("nothing is checked before it is said how sure one is; then it stands on the form", () => {
  const { form, checked } = card("single");
  submit(form);
  assert.equal(checked(), 0);
  assert.match(form.querySelector("[role=status]")!.textContent!, /Say first how sure you are/);
  form.querySelectorAll<HTMLInputElement>(".ex-sure input")[2].checked = true;
  submit(form);
  assert.equal(checked(), 1);
  assert.equal(form.dataset.sure, "3");
  assert.equal(form.querySelector("[role=status]")!.textContent, "");
  form.parentElement!.classList.add("ex-done");
  submit(form);
  assert.equal(checked(), 2, "it begins anew");
  assert.equal(form.dataset.sure, undefined);
  assert.equal(form.querySelector(".ex-sure :checked"), null);
});

test("goals, cases, code and own words are not asked; cards that come later are, once", async () => {
  for (const type of ["goal", "vignette", "code", "text"]) assert.equal(card(type).form.querySelector(".ex-sure"), null, type);
  card("single");
  const later = document.querySelector(".ex-exercise")!.cloneNode(true) as HTMLElement;
  later.querySelector(".ex-sure")!.remove();
  document.querySelector(".ex-exercises")!.append(later);
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(later.querySelectorAll(".ex-sure").length, 1);
});

/** A record with so many answers at each level, of which so many are right. */
function said(...levels: [all: number, right: number][]): CourseRecord {
  const record = emptyRecord("course", "2");
  levels.forEach(([all, right], level) => {
    for (let n = 0; n < all; n++) {
      record.answers[`an-${level}-${n}`] = { ...attempted(undefined, "p", 1, [0], 1000, true), sure: [1000, level + 1, Number(n < right)] };
    }
  });
  return record;
}

test("from twenty answers on the words say how well the feeling fits", () => {
  assert.match(inWords(calibration(said([0, 0]))), /^You have not said it yet\. From 20 answers on/);
  assert.match(inWords(calibration(said([0, 0], [19, 3]))), /^You have said it 19 times so far\. From 20/);
  assert.equal(calibration(said([4, 1], [8, 5], [8, 7])).verdict, "fits");
  assert.equal(calibration(said([0, 0], [0, 0], [20, 12])).verdict, "surer");
  assert.equal(calibration(said([20, 15], [0, 0], [0, 0])).verdict, "modest");
  assert.equal(
    inWords(calibration(said([4, 1], [0, 0], [16, 9]))),
    "When you were very sure, 9 of 16 were right. When it was a guess, 1 of 4 were right. You are surer than you are right. Where you feel sure, a second look pays.",
  );
});

test("an answer without it, and one that makes no sense, are not counted", () => {
  const record = said([0, 0], [20, 13]);
  record.answers["an-other"] = attempted(undefined, "p", 1, [0], 1000, true);
  record.answers["an-odd"] = { ...record.answers["an-other"], sure: [1000, 7, 1] };
  assert.equal(calibration(record).all, 20);
  const text = JSON.stringify(record).replace('"sure":[1000,7,1]', '"sure":"very"');
  const read = readRecord(text, "course", "2", 2000);
  assert.ok("record" in read);
  assert.equal(read.record.answers["an-odd"].sure, undefined);
  assert.equal(calibration(read.record).all, 20);
});

test("another try keeps it, a changed question keeps it, and of two devices the later word counts", () => {
  const once = { ...attempted(undefined, "p", 0, [0], 1000, true), sure: [1000, 3, 0] };
  const again = attempted(once, "q", 1, [1], 3000, false);
  assert.deepEqual(again.sure, [1000, 3, 0]);
  const here = { ...emptyRecord("course", "2"), answers: { "an-exercise": again } };
  const there = { ...emptyRecord("course", "2"), answers: { "an-exercise": { ...once, at: 2000, sure: [2000, 1, 1] } } };
  assert.deepEqual(merged(here, there).answers["an-exercise"].sure, [2000, 1, 1]);
  assert.deepEqual(merged(there, here).answers["an-exercise"].sure, [2000, 1, 1]);
});

test("after a goal each tap has its reason, and another may follow", () => {
  const options = [{ text: "It grew", reason: "It did not." }, { text: "It fell", reason: "It did.", right: true }];
  const made = turned({ question: "Why?", options });
  const [first, second] = made.querySelectorAll("button");
  first.click();
  assert.match(made.textContent!, /Not yet\. You chose “It grew”\. It did not\./);
  assert.ok(first.classList.contains("ex-is-open"));
  second.click();
  assert.match(made.textContent!, /That’s right\. It did\.$/);
  assert.ok(second.classList.contains("ex-is-right"));
  assert.equal(second.getAttribute("aria-pressed"), "true");
  assert.equal(made.getAttribute("role"), "group");
});
