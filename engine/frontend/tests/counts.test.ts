import assert from "node:assert/strict";
import { test } from "node:test";
import { plurals } from "../src/ui/language";
import * as strings from "../src/ui/strings";
import { paused, withPauses } from "../src/ui/pauses";

test("none, one and several, and a real minus sign", () => {
  const steps = (n: number): string => plurals("en")(n, "# {step stands|steps stand}");
  const daysAgo = (n: number): string => plurals("en")(n, "in # {day|days}");
  assert.deepEqual([0, 1, 2].map(steps), ["0 steps stand", "1 step stands", "2 steps stand"]);
  assert.deepEqual([-1, -5, 1200].map(daysAgo), ["in −1 day", "in −5 days", "in 1,200 days"]);
});

test("how many are right, in a sentence that is right for none, one and two", () => {
  assert.equal(strings.progressRight(0, 0), "None is right yet.");
  assert.equal(strings.progressRight(1, 0), "1 is right.");
  assert.equal(strings.progressRight(1, 1), "1 is right, at the first try.");
  assert.equal(strings.progressRight(2, 0), "2 are right, none of them at the first try.");
  assert.equal(strings.progressRight(2, 1), "2 are right, 1 of them at the first try.");
  assert.equal(strings.progressRight(2, 2), "2 are right, all of them at the first try.");
});

test("parts of a text do not run together when they are read aloud", () => {
  const told = "<p>Not yet.</p><p>1 step stands.</p><ul><li>One.</li><li>Two.</li></ul>Gap 1.<br>Gap 2.";
  assert.equal(withPauses(told).replace(/<[^>]+>/g, ""), "Not yet. 1 step stands. One. Two. Gap 1. Gap 2.");
  assert.equal(withPauses(withPauses(told)), withPauses(told));
  const [a, b] = ["Not yet.", "1 step."].map((text) => ({ text }) as unknown as Node);
  assert.deepEqual(paused([a, null, b]), [a, " ", b]);
});
