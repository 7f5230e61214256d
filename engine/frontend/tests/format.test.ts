import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, fill, format, head, isWhole, quantity, reading, readingAloud, setting, spoken } from "../src/ui/number-format";
import { parameter } from "./fixtures";

const CASES: [number, string, string][] = [
  [6.65, ".1f", "6.7"], [0.25, ".1f", "0.2"], [0.35, ".1f", "0.3"], [2.5, ".0f", "2"], [3.5, ".0f", "4"], [9.5, ".0f", "10"],
  [-0.04, ".1f", "0"], [193, ".1f", "193"], [-1.25, ".1f", "−1.2"], [12345.678, ".1f", "12,345.7"],
  [91283.46, ",", "91,283"], [999, ",", "999"], [1e9, ",", "1,000,000,000"],
  [0.000336, ".3g", "0.000336"], [1234.5, ".2g", "1,200"], [999999, ".3g", "1 × 10⁶"], [3.36e-5, ".3g", "3.36 × 10⁻⁵"],
  [25.25, ".3g", "25.3"], [100, ".3g", "100"], [0, ".3g", "0"], [-2.5e7, ".2g", "−2.5 × 10⁷"],
  [6.34e6, "words", "6.3 million"], [1e6, "words", "1 million"], [9999, "words", "9,999"], [91283, "words", "91,300"],
  [4.667e11, "words", "467 billion"], [1.8e12, "words", "1.8 trillion"], [999600, "words", "1 million"], [2.5, "words", "2.5"],
  [1.7e6, "short", "1.7 million"], [0.00004, "%", "less than 0.1%"], [0.9996, "%.1", "more than 99.9%"], [1, "in hours", "1\u00a0hour"],
  [0.661, "%", "66%"], [0.661, "%.1", "66.1%"], [1, "%", "100%"], [0.125, "%.1", "12.5%"],
  [NaN, ".1f", "–"], [Infinity, ",", "∞"],
];

for (const [x, form, want] of CASES) {
  test(`${x} as {:${form}} reads ${want}`, () => assert.equal(format(x, form), want));
}

test("a sentence takes its numbers; what is not there is a dash", () => {
  assert.equal(fill("Gone on day {clear:.1f}, {faster:.1f} times faster.", { clear: 6.65055, faster: NaN }), "Gone on day 6.7, – times faster.");
  assert.equal(fill("{a} and {b:,}", { a: 2 }), "2 and –");
  assert.equal(fill("It falls to {x:words} tumor cells on day {d:.1f}.", { x: 1.7e-7, d: 0 }), "It falls to less than one tumor cell on day 0.");
  assert.equal(fill("At most {x:.0f}% of them. {x:.1f}% it is.", { x: 0.02 }), "Less than 0.1% of them. Less than 0.1% it is.");
  assert.equal(fill("A pause of {h:.1f} hours, {n:.0f} of {n:.0f} children.", { h: 1, n: 1 }), "A pause of 1 hour, 1 of 1 child.");
});

test("a value is said with its unit in words, and no symbols that are skipped", () => {
  assert.equal(spoken(2.5, "mg/kg", "milligrams per kilogram"), "2.5 milligrams per kilogram");
  assert.equal(spoken(1, "1", ""), "1");
  assert.equal(spoken(1, "days", "days"), "1 day");
  assert.equal(spoken(1, "per flag", "antibodies for each flag"), "1 antibody for each flag");
  assert.equal(spoken(1, "nM", "nanomoles per liter"), "1 nanomole per liter");
  assert.equal(spoken(1, "%", "percent"), "1 percent");
  assert.equal(spoken(1, "1", "million cells in each milliliter"), "1 million cells in each milliliter");
  assert.equal(spoken(0.1, "1", "million cells in each milliliter"), "100,000 cells in each milliliter");
  assert.equal(spoken(-2.5, "days", "days"), "−2.5 days");
  assert.equal(spoken(3.36e-7, "M", "molar"), "3.36 times 10 to the minus 7 molar");
  assert.equal(spoken(2e7, "cells", "cells"), "20 million cells");
});

test("a slider whose value says nothing tells a multiple of the usual, a small chance its odds", () => {
  const rate = parameter("alpha", 4.5e-11, { shownAs: "multiple" });
  assert.equal(reading(9e-11, rate), "2 × usual");
  assert.equal(reading(4.5e-11, rate), "as usual");
  assert.equal(readingAloud(1e-11, rate), "0.22 times the usual value");
  const chance = parameter("u", 1e-6, { shownAs: "odds" });
  assert.equal(reading(1e-6, chance), "1 in 1 million");
  assert.equal(reading(3.2e-4, chance), "1 in 3,100");
  assert.equal(reading(-2, parameter("dial", 1)), "−2");
  assert.equal(setting(0.1, parameter("r", 1, { unit: "1/day" })), "0.1\u00a0per day");
  assert.equal(setting(1, parameter("n", 1, { unit: "children", spoken: "children" })), "1\u00a0child");
  assert.equal(setting(63, parameter("share", 1, { unit: "%", spoken: "percent" })), "63%");
});

test("tables say whole things whole, and never none or all of a share that is neither", () => {
  assert.deepEqual([0, 0.4, 1, 34.8].map((x) => cell(x, "cells")), ["0", "less than 1", "1", "35"]);
  assert.deepEqual([0, 7e-5, 6.68, 99.97, 100].map((x) => cell(x, "%")), ["0", "less than 0.1", "6.7", "more than 99.9", "100"]);
  assert.equal(head("Tumor", "million cells"), "Tumor (cells)");
  assert.equal(cell(94.9, "million cells"), "94.9 million");
  assert.equal(quantity(NaN, "days"), "–");
});

test("what is counted is known by its unit", () => {
  assert.deepEqual(["germs", "T cells", "children"].map(isWhole), [true, true, true]);
  assert.deepEqual(["flags per cell", "million cells", "days", "%", "1", "NK cells for each cancer cell"].map(isWhole), Array(6).fill(false));
});
