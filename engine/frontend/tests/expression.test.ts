/** Expressions of goals, as Python writes them (`model/expressions.py`). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, type Expression } from "../src/simulation/expression";

const run = { day: 3, left: 0, never: NaN };

test("a condition of a run is arithmetic, comparison and logic", () => {
  const cases: [Expression, number | boolean][] = [
    [["not", ["<", "day", 5]], false],
    [["not", ["<", "day", 2]], true],
    [["neg", "day"], -3],
    [["known", "day"], true],
    [["known", "never"], false],
    [["known", "elsewhere"], false],
    [["and", ["known", "day"], ["==", "left", 0]], true],
    [["and", ["known", "never"], ["==", "left", 0]], false],
    [["or", [">", "never", 1], ["<=", "day", 3]], true],
    [["or", ["<", "day", 3], ["!=", "left", 0]], false],
    [["/", ["-", ["**", "day", 2], 1], ["+", "day", 1]], 2],
    [["*", ["minimum", "day", 2], ["maximum", "day", 4]], 8],
    [["sqrt", ["abs", ["neg", 4]]], 2],
    [true, true],
  ];
  for (const [condition, value] of cases) assert.equal(evaluate(condition, run), value, JSON.stringify(condition));
});
