/** Short expressions of parameters and measures: nested lists made by Python (`model/expressions.py`), read here without `eval`. */
import { normalCdf } from "../solve/library";
import type { Values } from "./types";

export type Expression = number | boolean | string | [string, ...Expression[]];
export type Value = number | boolean;
/** An expression ready to run: parameters in the order of the spec, and whatever else has a name. */
export type Compiled = (p: ArrayLike<number>, named: Values) => Value;

const binary: Record<string, (a: number, b: number) => Value> = {
  "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "**": Math.pow,
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
  "==": (a, b) => a === b, "!=": (a, b) => a !== b, minimum: Math.min, maximum: Math.max,
};
const unary: Record<string, (a: number) => Value> = {
  not: (a) => !a, neg: (a) => -a, known: Number.isFinite, normal_cdf: normalCdf,
};

/** Make a function of an expression; a name that is no parameter is looked up in each run, and is NaN where it is missing. */
export function compile(expression: Expression, parameters: readonly string[] = []): Compiled {
  if (typeof expression === "string") {
    const place = parameters.indexOf(expression);
    return place >= 0 ? (p) => p[place] : (_, named) => named[expression] ?? NaN;
  }
  if (!Array.isArray(expression)) return () => expression;
  const [name, ...inner] = expression;
  const parts = inner.map((part) => compile(part, parameters));
  const [a, b, c] = parts;
  switch (name) {
    case "and": return (p, named) => parts.every((part) => part(p, named));
    case "or": return (p, named) => parts.some((part) => part(p, named));
    case "where": return (p, named) => (a(p, named) ? b(p, named) : c(p, named));
  }
  if (name in binary) return (p, named) => binary[name](Number(a(p, named)), Number(b(p, named)));
  const f = unary[name] ?? Math[name as "exp"];
  return (p, named) => f(Number(a(p, named)));
}

/** The names that an expression asks for. */
export function names(expression: Expression): string[] {
  return typeof expression === "string" ? [expression] : Array.isArray(expression) ? expression.slice(1).flatMap(names) : [];
}

/** The value of an expression over names alone. */
export function evaluate(expression: Expression, named: Values): Value {
  return compile(expression)([], named);
}
