/**
 * Numbers as text: the formats a sentence may ask for, and how a number is said aloud.
 *
 * The same text as Python's side makes, to the letter (halves go to the even digit).
 */
import type { ParameterSpec, Values } from "./types";

export const NOT_THERE = "–";
/** Below it a number reads as 0: what a logarithm makes of a population that was set to none. */
const NOTHING = 1e-100;
const SCALES: [number, string][] = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];

/** Like Python's `f"{x:.{digits}f}"`; never "-0.0". */
export function fixed(x: number, digits: number): string {
  let text = Math.abs(x).toFixed(digits);
  // toFixed sends an exact half up, Python sends it to the even digit
  const exact = Math.abs(x) < 1e21 ? Math.abs(x).toFixed(Math.min(100, digits + 40)) : "";
  if (/^50*$/.test(exact.slice(text.length + (digits === 0 ? 1 : 0)))) {
    const lower = exact.slice(0, text.length);
    if (lower.length === text.length && Number(lower[lower.length - 1]) % 2 === 0) text = lower;
  }
  return x < 0 && Number(text) !== 0 ? `-${text}` : text;
}

/** Thousands apart: 1234567.5 -> 1,234,567.5 */
export function group(text: string): string {
  const [whole, ...rest] = text.split(".");
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, ","), ...rest].join(".");
}

/** `digits` significant digits, without trailing zeros; a power of ten below 1e-4 and from 1e6 on. */
export function significant(x: number, digits: number): string {
  if (Math.abs(x) < NOTHING) return "0";
  const [mantissa, power] = Math.abs(x).toExponential(digits - 1).split("e");
  const exponent = Number(power);
  const sign = x < 0 ? "-" : "";
  if (exponent < -4 || exponent >= 6) return `${sign}${trim(mantissa)} × 10${superscript(exponent)}`;
  const text = fixed(Number(`${mantissa}e${exponent}`), Math.max(0, digits - 1 - exponent));
  return sign + group(trim(text));
}

function trim(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function superscript(n: number): string {
  return String(n).replace(/-/, "⁻").replace(/\d/g, (d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]);
}

/** 6300000 -> "6.3 million"; below ten thousand a plain number, below a million grouped. */
export function inWords(x: number): string {
  const size = Math.abs(x);
  for (const [scale, name] of SCALES) {
    if (size >= scale * 0.9995) {
      if (scale === 1e12 && size >= 1e15) return significant(x, 3);
      return `${group(trim(fixed(x / scale, size / scale >= 100 ? 0 : 1)))} ${name}`;
    }
  }
  if (size >= 1e4) return group(fixed(Number(x.toPrecision(3)), 0));
  return size >= 100 || Number.isInteger(x) ? group(fixed(x, 0)) : significant(x, 3);
}

/** A number in one of the formats of simulation.py's Case. */
export function format(x: number, form: string): string {
  if (Number.isNaN(x)) return NOT_THERE;
  if (!Number.isFinite(x)) return x < 0 ? "-∞" : "∞";
  let match;
  if (form === ",") return group(fixed(x, 0));
  if (form === "words") return inWords(x);
  if ((match = /^%(?:\.(\d))?$/.exec(form))) return `${fixed(100 * x, Number(match[1] ?? 0))}%`;
  if ((match = /^\.(\d)f$/.exec(form))) return group(fixed(x, Number(match[1])));
  if ((match = /^\.(\d)g$/.exec(form))) return significant(x, Math.max(1, Number(match[1])));
  return significant(x, 6);
}

const PLACEHOLDER = /\{([a-zA-Z_]\w*)(?::([^}]*))?\}/g;

/** A sentence with its numbers in it. */
export function fill(template: string, values: Values): string {
  return template.replace(PLACEHOLDER, (_, name: string, form?: string) => format(values[name] ?? NaN, form ?? ""));
}

/** A value as a slider shows it: three significant digits, large ones in words. */
export function shown(x: number): string {
  return Math.abs(x) >= 1e6 ? inWords(x) : significant(x, 3);
}

/** The value of a slider in figures: "2.5", "1.5 × usual", "1 in 1 million". */
export function reading(x: number, parameter: ParameterSpec): string {
  if (parameter.shownAs === "multiple") return x === parameter.default ? "as usual" : `${multiple(x, parameter)} × usual`;
  if (parameter.shownAs === "odds") return odds(x);
  return shown(x).replace(/^-/, "−");
}

/** The same as a screen reader should say it. */
export function readingAloud(x: number, parameter: ParameterSpec): string {
  if (parameter.shownAs === "multiple") return `${multiple(x, parameter)} times the usual value`;
  if (parameter.shownAs === "odds") return odds(x);
  return spoken(x, parameter.unit, parameter.spoken);
}

function multiple(x: number, parameter: ParameterSpec): string {
  return significant(x / parameter.default, 2);
}

function odds(x: number): string {
  return x > 0 ? `1 in ${inWords(Number((1 / x).toPrecision(2)))}` : "never";
}

/** "1 day", "2 days": the words of a unit after a number that reads as one. */
export function counted(x: number, words: string): string {
  if (shown(x) !== "1" || words.startsWith("million")) return words;
  return words.replace(/children|\b\w+?(ies|s)\b/, (many, end?: string) =>
    many === "children" ? "child" : many.slice(0, -end!.length) + (end === "ies" ? "y" : ""));
}

/** A value with its unit as a screen reader should say it: "2.5 milligrams per kilogram". */
export function spoken(x: number, unit: string, spokenUnit: string): string {
  const number = sayable(x);
  const words = spokenUnit || (unit === "1" ? "" : unit);
  return words ? `${number} ${counted(x, words)}` : number;
}

/** No symbols that screen readers skip: small and large numbers as "3.2 times 10 to the minus 7". */
function sayable(x: number): string {
  const size = Math.abs(x);
  if (size >= 1e6 && size < 1e15) return inWords(x);
  if (x === 0 || (size >= 1e-4 && size < 1e6)) return significant(x, 3);
  const [mantissa, power] = x.toExponential(2).split("e");
  const exponent = Number(power);
  return `${trim(mantissa)} times 10 to the ${exponent < 0 ? `minus ${-exponent}` : exponent}`;
}
