import assert from "node:assert/strict";
import { test } from "node:test";
import { between, changes, inWords } from "../src/explorer/play";
import { parameter, spec } from "./fixtures";

const killing = parameter("killing", 100, { lo: 30, hi: 250, step: 1, label: "Killing" });
const dose = parameter("dose", 1, { lo: 0.01, hi: 1e4, scale: "log", label: "Dose" });
const on = parameter("on", 1, { switch: true, lo: 0, hi: 1, label: "Second arm" });
const shown = spec({ parameters: [killing, dose, on], sliders: ["killing", "dose", "on"] });
const from = { killing: 60, dose: 1, on: 0 };
const to = { killing: 70, dose: 100, on: 1 };

test("what changes is found and told with both of its values", () => {
  assert.deepEqual(changes(shown, from, { ...from, killing: 70 }), [killing]);
  assert.equal(inWords([killing, on], from), "Killing: 60; Second arm: off");
  assert.equal(inWords([killing, on], to), "Killing: 70; Second arm: on");
  const cells = parameter("u", 20, { lo: 0.1, hi: 40, label: "NK cells for each cancer cell", unit: "NK cells for each cancer cell" });
  assert.equal(inWords([cells], { u: 0.2 }), "0.2\u00a0NK cells for each cancer cell", "what a value says of itself is not said twice");
});

test("on the way a slider stands on its own places, evenly to the eye; a switch waits", () => {
  const half = between([killing, dose, on], from, to, 0.5);
  assert.equal(half.killing, 65);
  assert.ok(Math.abs(half.dose - 10) < 0.5, `the middle of a logarithmic slider, not ${half.dose}`);
  assert.equal(half.on, 0);
  assert.equal(between([killing], from, to, 0.33).killing, 63, "no value that a reader can't set");
  assert.deepEqual(between([killing], from, to, 0), from);
});
