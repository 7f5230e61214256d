/** Conditions of goals: nested lists made by Python (`bank/conditions.py`), read here without `eval`. */
import FUNCTIONS from "../../../src/explorable/tables/functions.json";
import type { Values } from "./types";

export type Condition = number | boolean | string | [string, ...Condition[]];

const binary: Record<string, (a: number, b: number) => number | boolean> = {
  "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "**": Math.pow,
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
  "==": (a, b) => a === b, "!=": (a, b) => a !== b, minimum: Math.min, maximum: Math.max,
};
const unary: Record<string, (a: number) => number | boolean> = { not: (a) => !a, neg: (a) => -a, known: Number.isFinite };
for (const [name, row] of Object.entries(FUNCTIONS)) unary[name] = Math[row.javascript as "exp"];

/** The value of a condition for one run; a name the run does not have is NaN. */
export function evaluate(condition: Condition, run: Values): number | boolean {
  if (typeof condition === "string") return run[condition] ?? NaN;
  if (!Array.isArray(condition)) return condition;
  const [name, ...parts] = condition;
  if (name === "and") return parts.every((part) => evaluate(part, run));
  if (name === "or") return parts.some((part) => evaluate(part, run));
  const values = parts.map((part) => Number(evaluate(part, run)));
  return name in unary ? unary[name](values[0]) : binary[name](values[0], values[1]);
}
