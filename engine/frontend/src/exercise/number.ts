/**
 * Read what a learner types as a number: `800 mg`, `0,8 g`, `8 x 10^2 mg`, `6.3 million`.
 *
 * The same algorithm as Python's `exercises/numbers.py` (its docstring has the rules for comma and point); a
 * test feeds both with thousands of odd inputs. Units are the ones of `units.json`, which both read.
 */
import UNITS from "../../../src/explorable/tables/typed_units.json";

export type Trouble = "empty" | "too-long" | "not-a-number" | "too-large";
export interface Typed { readings: number[]; unit: string; trouble: Trouble | null }
export interface Unit { size: number; of: Record<string, number> }

const LONGEST = 80;
const DASHES = /[\u2010-\u2015\u2212]/g;
const SPACES = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
/** Digits, letters and signs as East Asian keyboards type them. */
const WIDE = /[\uff01-\uff5e]/g;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LEAD = /^(?:[=≈~] *|(?:about|approx\.?|ca\.?) +)+/i;
const MANTISSA = "(?:[0-9]{1,3}(?:[ '’][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9][0-9.,]*|[.,][0-9]+)";
const POWER = "10 *(?:\\^|\\*\\*) *[({]? *([+-]?[0-9]{1,4}) *[)}]?";
const NUMBER = new RegExp(
  `^([+-]?) *(?:${POWER}|(${MANTISSA})(?:[eE]([+-]?[0-9]{1,4})| *[xX×*·⋅] *${POWER})?)` +
  `(?: */ *(${MANTISSA}))?(?: *(hundred|thousand|million|billion|trillion)(?![A-Za-z]))?(.*)$`,
  "is",
);
const MIXED = /^([+-]?) *([0-9]{1,3}) +([0-9]{1,2}) *\/ *([0-9]{1,2})(?![0-9.,])/;
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these signs is one to leave out, whatever it joins
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff]/g;
const SIGNS: Record<string, string> = { "\u066a": "%", "\u066b": ".", "\u066c": ",", "\u2044": "/" };
UNITS.zeros.forEach((zero) => { for (let k = 0; k < 10; k++) SIGNS[String.fromCharCode(zero + k)] = String(k); });
for (const [sign, text] of Object.entries(UNITS.fractions)) SIGNS[sign] = ` ${text}`;
const SIGN = new RegExp(Object.keys(SIGNS).join("|"), "g");
const { tens: TENS, ones: ONES } = UNITS.words;
const WORDS = new RegExp(
  `^(?:(half)(?: an?)?|(an?)(?= +(?:hundred|thousand|million|billion|trillion))|(${TENS.join("|")})(?:[ -](${ONES.join("|")}))?|(${ONES.join("|")}))(?![A-Za-z])`, "i",
);
/** After a number: it is not yet all of it. */
const GOES_ON = /^(?:hundred|thousand|million|billion|trillion|dozen|half|and|to|or|of|the|point)\b/i;
const SCALES: Record<string, number> = { hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12 };

const trouble = (what: Trouble): Typed => ({ readings: [], unit: "", trouble: what });

/** Read a number with an optional unit; `trouble` says why if there is none. */
export function read(text: string): Typed {
  if ([...text].length > LONGEST) return trouble("too-long");
  const simple = plain(text).replace(LEAD, "");
  if (!simple) return trouble("empty");
  const match = NUMBER.exec(inDigits(simple));
  if (!match) return trouble("not-a-number");
  const [, sign, bare, mantissa, short, long, below, scale, rest] = match;
  const over = below === undefined ? [1] : (readings(below) ?? []).map(Number);
  const exponent = Number(bare || short || long || 0) + (scale ? SCALES[scale.toLowerCase()] : 0);
  const above = (bare ? ["1"] : readings(mantissa) ?? []).map((m) => Number(`${m}e${exponent}`));
  const unit = rest.replace(/^[ .,;]+|[ .,;]+$/g, "");
  if (!above.length || !over.length || over.includes(0) || /^ *[0-9^]/.test(rest) || GOES_ON.test(unit)) return trouble("not-a-number");
  const values = above.flatMap((a) => over.map((b) => (a / b) * (sign === "-" ? -1 : 1)));
  return values.every(Number.isFinite) ? { readings: values, unit, trouble: null } : trouble("too-large");
}

/** A number that begins with a word, or is mixed with a fraction, as digits. */
function inDigits(text: string): string {
  return text.replace(WORDS, (_all, half: string, one: string, tens: string, andOnes: string, ones: string) => {
    if (half || one) return half ? "0.5" : "1";
    const small = (andOnes ?? ones ?? "").toLowerCase();
    return String((tens ? 10 * (TENS.indexOf(tens.toLowerCase()) + 2) : 0) + (small ? ONES.indexOf(small) : 0));
  }).replace(MIXED, (all, sign: string, whole: string, above: string, below: string) =>
    Number(above) < Number(below) ? `${sign}${Number(whole) * Number(below) + Number(above)}/${below}` : all);
}

/** The first sign that belongs to no number and no unit, or nothing. */
export function unreadable(text: string): string {
  return [...plain(text)].find((c) => !/[\p{L}\p{M}\p{N} .,'’+\-*/^(){}%=≈~·⋅×]/u.test(c)) ?? "";
}

function plain(text: string): string {
  return text.replace(INVISIBLE, "").replace(SIGN, (sign) => SIGNS[sign]).replace(WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(DASHES, "-").replace(SPACES, " ")
    .replace(/\bper +cent\b/gi, "percent")
    .replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (run) => `^${[...run].map(lowered).join("")}`)
    .replace(/^[ \r\n]+|[ \r\n]+$/g, "");
}

function lowered(c: string): string {
  return c === "⁻" ? "-" : c === "⁺" ? "+" : String(RAISED.indexOf(c));
}

/** Every way to read digits with separators, as text that `Number` takes. */
function readings(mantissa: string): string[] | null {
  const digits = mantissa.replace(/[ '’]/g, "").replace(/[.,]+$/, "");
  const marks = [...digits].filter((c) => c === "." || c === ",");
  if (!marks.length) return digits ? [digits] : null;
  const last = marks[marks.length - 1];
  const other = last === "." ? "," : ".";
  const cut = digits.lastIndexOf(last);
  const whole = digits.slice(0, cut);
  const part = digits.slice(cut + 1);
  const groups = (of: string, by: string): boolean => new RegExp(`^[0-9]{1,3}(?:\\${by}[0-9]{3})+$`).test(of);
  if (marks.includes(other)) return groups(whole, other) ? [`${whole.split(other).join("")}.${part}`] : null;
  if (marks.length > 1) return groups(digits, last) ? [digits.split(last).join("")] : null;
  const decimal = `${whole || "0"}.${part}`;
  if (/^[1-9][0-9]{0,2}$/.test(whole) && part.length === 3) return last === "," ? [whole + part, decimal] : [decimal, whole + part];
  return [decimal];
}

/** Read `mg`, `pg/mL`, `1/day`, `cells`; null if it can't be read. A word that is no unit counts as a noun. */
export function unitOf(text: string): Unit | null {
  const found: Unit = { size: 1, of: {} };
  const add = (what: string, n: number): void => { found.of[what] = (found.of[what] ?? 0) + n; };
  const sides = plain(text).replace(/[µμ]/g, "u").replace(/\bper\b/g, "/")
    .replace(/([A-Za-z])-(?=[A-Za-z])/g, "$1 ").split("/");
  for (const [place, side] of sides.entries()) {
    const direction = place === 0 ? 1 : -1;
    const nouns: string[] = [];
    for (const atom of side.replace(/^ +| +$/g, "").split(/[ *·⋅]+/)) {
      const match = /^-?([A-Za-z%]+|1)(?:\^?(-?[1-9]))?$/.exec(atom);
      if (!match) {
        if ((atom === "" || atom === "-") && (place === 0 || nouns.length)) continue;
        return null;
      }
      const power = direction * Number(match[2] || 1);
      const known = named(match[1]);
      if (!known) {
        nouns.push(match[1].toLowerCase());
        continue;
      }
      found.size *= known.size ** power;
      for (const [what, n] of Object.entries(known.of)) add(what, n * power);
    }
    if (nouns.length) add(`#${nouns[nouns.length - 1].replace(/s+$/, "")}`, direction);
  }
  for (const what of Object.keys(found.of)) if (!found.of[what]) delete found.of[what];
  return found;
}

function named(name: string): Unit | null {
  const names = UNITS.names as Record<string, string>;
  const low = name.toLowerCase();
  for (const word of [name, low, low.length > 2 ? low.replace(/s+$/, "") : low]) {
    const found = ofSymbol(Object.hasOwn(names, word) ? names[word] : word);
    if (found) return found;
  }
  return null;
}

function ofSymbol(symbol: string): Unit | null {
  const bases = UNITS.bases as unknown as Record<string, { of: Record<string, number>; size: number; prefix?: boolean }>;
  const prefixes = UNITS.prefixes as Record<string, number>;
  const has = (name: string): boolean => Object.hasOwn(bases, name);
  if (has(symbol)) return { size: bases[symbol].size, of: bases[symbol].of };
  const [first, rest] = [symbol.slice(0, 1), symbol.slice(1)];
  if (!Object.hasOwn(prefixes, first) || !has(rest) || !bases[rest].prefix) return null;
  return { size: Number(`${bases[rest].size}e${prefixes[first]}`), of: bases[rest].of };
}

/** The readings in the unit `wanted`; null if what was typed measures something else. */
export function converted(typed: Typed, wanted: string): number[] | null {
  const target = unitOf(wanted);
  if (!typed.unit || !target) return typed.readings;
  const given = unitOf(typed.unit);
  if (!given || !sameKind(given.of, target.of)) return null;
  return typed.readings.map((r) => (r * given.size) / target.size);
}

function sameKind(a: Record<string, number>, b: Record<string, number>): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((what) => a[what] === b[what]);
}

/** A number written so that it can be read in one way only. */
export function unmistakable(value: number): string {
  const text = String(value);
  return /^-?[1-9][0-9]{0,2}\.[0-9]{3}$/.test(text) ? `${text}0` : text;
}

/** Whether `value` counts as `answer` (a hair more than the tolerance, for rounding). */
export function close(value: number, answer: number, tolerance: number, relative: boolean): boolean {
  const room = relative ? tolerance * Math.abs(answer) : tolerance;
  return Math.abs(value - answer) <= room * (1 + 1e-9) + 1e-12 * Math.abs(answer);
}
