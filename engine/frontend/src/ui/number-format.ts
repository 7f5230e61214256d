/**
 * Numbers, numbers with units, and sentences as text: the same to the letter as Python's `number_format.py`,
 * which tells the formats and the rules (halves go to the even digit). Both read `units.json`.
 */
import UNITS from "../../../src/explorable/tables/units.json";
import type { ParameterSpec, Values } from "../simulation/types";

export const NOT_THERE = "–";
const MINUS = "−";
/** Below it a number reads as 0: what a logarithm makes of a population that was set to none. */
const NOTHING = 1e-100;
const NAMED: [number, string][] = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];

const ONE: Record<string, string> = UNITS.one;
const WHOLE = new Set(UNITS.whole);
const SCALES: Record<string, number> = UNITS.scales;
const SYMBOLS: Record<string, string> = UNITS.symbols;
const LONGER = UNITS.longer as unknown as Record<string, [string, number]>;

// ---- bare numbers

/** Like Python's `f"{x:.{digits}f}"`; never "−0.0". */
export function fixed(x: number, digits: number): string {
  let text = Math.abs(x).toFixed(digits);
  // toFixed sends an exact half up, Python sends it to the even digit
  const exact = Math.abs(x) < 1e21 ? Math.abs(x).toFixed(Math.min(100, digits + 40)) : "";
  if (/^50*$/.test(exact.slice(text.length + (digits === 0 ? 1 : 0)))) {
    const lower = exact.slice(0, text.length);
    if (lower.length === text.length && Number(lower[lower.length - 1]) % 2 === 0) text = lower;
  }
  return x < 0 && Number(text) !== 0 ? MINUS + text : text;
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
  const sign = x < 0 ? MINUS : "";
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
  for (const [scale, name] of NAMED) {
    if (size >= scale * 0.9995) {
      if (scale === 1e12 && size >= 1e15) return significant(x, 3);
      return `${group(trim(fixed(x / scale, size / scale >= 100 ? 0 : 1)))} ${name}`;
    }
  }
  if (size >= 1e4) return group(fixed(Number(x.toPrecision(3)), 0));
  return size >= 100 || Number.isInteger(x) ? group(fixed(x, 0)) : significant(x, 3);
}

/** A percentage without its sign; close to none and to all it says on which side it is. */
export function percent(x: number, form = ".1f"): string {
  if (!Number.isFinite(x)) return format(x, "");
  if (x > 0 && x < 0.1) return "less than 0.1";
  if (x > 99.9 && x < 100) return "more than 99.9";
  const asked = /^\.(\d)f$/.exec(form);
  const digits = asked ? Number(asked[1]) : [",", ".1g", ".2g"].includes(form) ? 0 : 1;
  const isNearAnEnd = (x > 0 && x < 1) || (x > 99 && x < 100);
  return group(trim(fixed(x, isNearAnEnd ? Math.max(1, digits) : digits)));
}

/** A number in one of the formats of `number_format.py`. */
export function format(x: number, form: string): string {
  if (Number.isNaN(x)) return NOT_THERE;
  if (form.startsWith("in ")) return quantity(x, form.slice(3));
  if (!Number.isFinite(x)) return x < 0 ? `${MINUS}∞` : "∞";
  if (form === ",") return group(fixed(x, 0));
  if (form === "words" || (form === "short" && Math.abs(x) >= 1e6)) return inWords(x);
  if (form === "short") return significant(x, 3);
  if (form.startsWith("%")) return `${percent(100 * x, `${form.slice(1) || ".0"}f`)}%`;
  const [, digits, kind] = /^\.(\d)([fg])$/.exec(form) ?? [];
  if (kind === "f") return group(trim(fixed(x, Number(digits))));
  return significant(x, kind === "g" ? Math.max(1, Number(digits)) : 6);
}

/** A bare number as a reader reads it: three significant digits, large ones in words. */
export function shown(x: number): string {
  return format(x, "short");
}

// ---- numbers with units

const NOUN = Object.keys(ONE).sort((a, b) => b.length - a.length).join("|");
const SCALE = Object.keys(SCALES).join("|");
/** Behind a counted thing it makes a mean of it, which need not be whole. */
const OF_EACH = "(?: (?:per|(?:for|in|on) (?:each|every))\\b|/)";
/** A word that says which ("red cells", "young red cells"). */
const KIND = "(?:(?!(?:of|in|to|and|or|on|at|by|than|the|an?|that|is|are|was|were|for|from|with|as|per|" +
  "times|each|every|after|before)\\b)[A-Za-z]+ )";
const UNIT = new RegExp(`^(?:(${SCALE})\\b ?)?((?:${KIND}{0,3}?(${NOUN})\\b(${OF_EACH})?)?.*)$`);
const PLACE = new RegExp(
  "((?:\\b(?:[Aa]bout|[Oo]nly|[Aa]t most|[Uu]p to) )*)" + "\\{([a-zA-Z_]\\w*)(?::([^}]*))?\\}" +
  `(%|[ \u00a0](?:percent\\b(?! point)|(?:${SCALE})\\b(?: ${KIND}{0,3}?(?:${NOUN})\\b${OF_EACH}?)?` +
  `|${KIND}{0,3}?(?:${NOUN})\\b${OF_EACH}?))?`, "g",
);
const NEW = /(?:^|[.!?:]\s|\n)\s*$/;
const MANY = /^(?!times\b|species\b|series\b)(?:([A-Za-z]+)(ie)|([A-Za-z]+(?:ch|sh|ss|x))e|([A-Za-z]{2,}[^\Wisu]))s\b/;

/** A unit as it is written behind a number: "1/day" is "per day"; a bare number has none. */
export function unitWords(unit: string): string {
  if (unit === "1") return "";
  if (!unit.startsWith("1/")) return unit.replace(new RegExp(`^(${SCALE})/`), "$1 per ");
  const atoms = unit.slice(2).replace(/^[()]+|[()]+$/g, "").split(/[ *·]+/);
  return `per ${atoms.map((atom) => SYMBOLS[atom] ?? atom).join(" and ")}`;
}

/** A number with its unit: "1 hour", "less than one cell", "6.7%", "0.1 per day". */
export function quantity(x: number, unit: string, form = "short"): string {
  if (Number.isNaN(x)) return NOT_THERE;
  const [number, words] = parts(x, form, unitWords(unit));
  return number + (words === "" || words === "%" ? words : `\u00a0${words}`);
}

/** A number of a table whose head says the unit (`head`). */
export function cell(x: number, unit: string, form = "short"): string {
  return parts(x, form, unitWords(unit))[0].replace("one", "1");
}

/** Whether a unit counts what has no parts: germs, children, but not germs per day. */
export function isWhole(unit: string): boolean {
  const [, scale, , noun, ofEach] = (UNIT.exec(unitWords(unit)) ?? []) as (string | undefined)[];
  return noun !== undefined && WHOLE.has(noun) && !ofEach && !scale;
}

/** The head of a table's column: a scale word of the unit goes into the numbers. */
export function head(label: string, unit: string): string {
  const words = UNIT.exec(unitWords(unit))?.[2] ?? "";
  return words ? `${label} (${words})` : label;
}

/** A sentence with its numbers in it, and their units written with them. */
export function fill(template: string, values: Values): string {
  const longer = oneUnit([...template.matchAll(PLACE)].map((m): Told => [values[m[2]] ?? NaN, m[4] ?? ""]));
  return template.replace(PLACE, (_, hedge: string, name: string, form: string | undefined, tail: string | undefined, at: number) => {
    const [x, unit] = longer(values[name] ?? NaN, tail ?? "");
    return put(hedge, x, form ?? "", unit, NEW.test(template.slice(0, at)));
  });
}

/** A number between what stands before and behind it; "at most" goes where the number itself is said as a limit. */
function put(hedge: string, x: number, form: string, tail: string, isNew: boolean): string {
  let text = format(x, form) + tail;
  if (tail && !/^(in |%)/.test(form)) {
    const gap = tail === "%" ? "" : tail[0];
    const [number, words] = parts(x, form, tail.slice(gap.length));
    text = number + gap + words;
  }
  if (!/^(less|more) than/.test(text)) return hedge + text;
  return isNew || /^[A-Z]/.test(hedge) ? text[0].toUpperCase() + text.slice(1) : text;
}

/** A number and the unit behind it. */
type Told = [number, string];

/** Hours of many days are said in days, if all that the sentence tells in hours are many days. */
function oneUnit(told: Told[]): (x: number, tail: string) => Told {
  return (x, tail) => {
    let words = tail.slice(1);
    let least = Math.min(...told.filter(([, t]) => t === tail).map(([y]) => Math.abs(y) || 0));
    while (Object.hasOwn(LONGER, words) && least >= 10 * LONGER[words][1]) {
      const times = LONGER[words][1];
      words = LONGER[words][0];
      [x, least] = [x / times, least / times];
    }
    return [x, tail.slice(0, 1) + words];
  };
}

/** The number, and its unit in the number that fits it. */
function parts(x: number, form: string, words: string): [string, string] {
  if (words === "%" || words === "percent") return [percent(x, form), words];
  const match = UNIT.exec(words);
  if (!match || !Number.isFinite(x)) return [format(x, form), words];
  const [, scale, rest, noun, ofEach] = match as (string | undefined)[];
  if (scale) x *= SCALES[scale];
  if (scale || (noun && Math.abs(x) >= 1e6 && form !== ",")) form = "words";
  let number = noun && WHOLE.has(noun) && !ofEach ? whole(x, form) : format(x, form);
  if (noun && number === "0" && x > 0) {
    const digits = /^\.\df$/.test(form) ? Number(form[1]) : 0;
    number = `less than ${digits ? (0.1 ** digits).toFixed(digits) : "one"}`;
  }
  const isOne = ["1", `${MINUS}1`, "less than one"].includes(number);
  return [number, isOne ? singular(rest!, noun) : rest!];
}

/** What is counted has no parts; "0" of a little more than nothing is told as less than one. */
function whole(x: number, form: string): string {
  if (x > 0 && x < 1) return x < 1 - 1e-9 ? "0" : "1";
  return form === "," || Math.abs(x) < 1e4 ? group(fixed(x, 0)) : inWords(x);
}

function singular(words: string, noun: string | undefined): string {
  if (noun) return words.replace(noun, ONE[noun]);
  return words.replace(MANY, (_, y?: string, ie?: string, es?: string, s?: string) => (ie ? `${y}y` : (es ?? s)!));
}

// ---- sliders

/** The unit of a slider as it is seen. */
function unitOf(parameter: ParameterSpec): string {
  return parameter.unit === "%" ? "%" : parameter.spoken || parameter.unit;
}

/** The value of a slider in figures, without its unit: "2.5", "1.5 × usual", "1 in 1 million". */
export function reading(x: number, parameter: ParameterSpec): string {
  if (parameter.shownAs === "multiple") return x === parameter.default ? "as usual" : `${multiple(x, parameter)} × usual`;
  if (parameter.shownAs === "odds") return odds(x);
  return cell(x, unitOf(parameter));
}

/** The same with its unit: "2.5 per day". */
export function setting(x: number, parameter: ParameterSpec): string {
  return parameter.shownAs ? reading(x, parameter) : quantity(x, unitOf(parameter));
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

/** A value with its unit as a screen reader should say it: "2.5 milligrams per kilogram". */
export function spoken(x: number, unit: string, spokenUnit: string): string {
  const [number, words] = parts(x, "short", spokenUnit || unitWords(unit));
  const said = number.includes("×") ? powerAloud(x) : number;
  return words ? `${said} ${words}` : said;
}

/** No signs that screen readers skip: "3.2 times 10 to the minus 7". */
function powerAloud(x: number): string {
  const [mantissa, power] = x.toExponential(2).split("e");
  const exponent = Number(power);
  return `${trim(mantissa).replace("-", MINUS)} times 10 to the ${exponent < 0 ? `minus ${-exponent}` : exponent}`;
}
