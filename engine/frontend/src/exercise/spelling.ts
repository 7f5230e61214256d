/**
 * Whether a typed word is the wanted one; Python's `exercises/spelling.py` has the same rules, and a test holds both.
 *
 * Case, accents, punctuation, articles, plurals and the words printed beside a gap do not matter. One slip of a
 * finger is forgiven, but not in digits, not in the first letter, not in a word of up to four letters, and never
 * where what was typed is a mistake that the author lists.
 *
 * Signs are words of their own: CD8+ is not CD8-. The hyphen of T-cell is none, and a plus that no word of the
 * author has (CD19+ where CD19 is asked for) says nothing new.
 */
type Words = string[];
/** `slip` counts as right. */
export type Verdict = "right" | "slip" | "mistake" | "other";

const LONGEST_EXACT = 4;
const MINUS = "−";
/** So many printed words beside a gap may be typed once more. */
const PRINTED = 3;

/** The words of a text as they are compared, in any script. */
export function words(text: string): Words {
  const plain = hyphens(text.normalize("NFKD").replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, "").toLowerCase());
  // a minus: before a number, behind a word; not within or between words (older Safaris know no lookbehind)
  const signed = plain.replace(/^ *-(?=\p{N})/u, MINUS).replace(/([^ -])-(?![\p{L}\p{M}\p{N}])|-(?= *$)/gu, `$1${MINUS}`);
  const found: string[] = signed.match(/[\p{L}\p{M}\p{N}]+|[+<>≤≥−]/gu) ?? [];
  return (/^(an?|the) [^+<>≤≥−]/.test(found.join(" ")) ? found.slice(1) : found).map(stem);
}

function hyphens(text: string): string {
  return text.replace(/[\u2010-\u2013\u2212]/g, "-");
}

function stem(word: string): string {
  if ([...word].length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  const short = word.replace(/[es]+$/, "");
  return [...short].length > 1 ? short : word;
}

function same(a: Words, b: Words): boolean {
  return a.length > 0 && a.join("") === b.join("");
}

/** Whether one word differs from what is wanted, by one slip of a finger. */
function slipped(typed: Words, wanted: Words): boolean {
  const parted = wanted.map((_, k) => k).filter((k) => typed[k] !== wanted[k]);
  return typed.length === wanted.length && parted.length === 1 && oneSlip([...typed[parted[0]]], [...wanted[parted[0]]]);
}

/** Whether a letter is missing, one too many, another, or two are swapped. */
function oneSlip(a: string[], b: string[]): boolean {
  if (b.length <= LONGEST_EXACT || a[0] !== b[0] || /\p{Nd}/u.test([...a, ...b].join(""))) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [x, y] = [a.slice(i), b.slice(i)];
  const equal = (one: string[], other: string[]): boolean => one.join("") === other.join("");
  const swapped = x.length > 1 && y.length > 1 && x[0] === y[1] && x[1] === y[0] && equal(x.slice(2), y.slice(2));
  return swapped || equal(x.slice(1), y.slice(1)) || equal(x.slice(1), y) || equal(x, y.slice(1));
}

/** What a typed word is, and the place of the mistake in the list (-1 if it is none). */
export function judge(typed: string, accept: string[], mistakes: string[], before = "", after = ""): [Verdict, number] {
  const plus = [...accept, ...mistakes].some((word) => words(word).includes("+"));
  const [given, ...printed] = [typed, before, after].map((text) => words(text).filter((word) => plus || word !== "+"));
  // the hyphen that is printed behind the gap
  if (given[given.length - 1] === MINUS && hyphens(after)[0] === "-") given.pop();
  const tries = withoutPrinted(given, printed[0], printed[1]);
  const first = (wanted: string[], alike: (a: Words, b: Words) => boolean): number =>
    wanted.map(words).findIndex((word) => tries.some((one) => alike(one, word)));
  if (first(accept, same) >= 0) return ["right", -1];
  const known = first(mistakes, same);
  if (known >= 0) return ["mistake", known];
  if (first(accept, slipped) >= 0) return ["slip", -1];
  const near = first(mistakes, slipped);
  return [near >= 0 ? "mistake" : "other", near];
}

/** What was typed, and the same without the words that are printed beside the gap. */
function withoutPrinted(typed: Words, before: Words, after: Words): Words[] {
  const found = [typed];
  const equal = (a: Words, b: Words): boolean => a.length > 0 && a.join(" ") === b.join(" ");
  for (let k = 1; k <= PRINTED; k++) {
    for (const one of [...found]) {
      if (one.length <= k) continue;
      if (before.length >= k && equal(one.slice(0, k), before.slice(-k))) found.push(one.slice(k));
      if (after.length >= k && equal(one.slice(-k), after.slice(0, k))) found.push(one.slice(0, -k));
    }
  }
  return found;
}
