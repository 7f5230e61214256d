/** One spelling for what is searched and what is found: accents go, British becomes American, endings go. */
import { stemmer } from "stemmer";

/** Words that stand everywhere and lead nowhere. */
const EVERYWHERE = new Set(
  `a about all also an and any are as at be because been but by can could did do does each for from had has have he her his how i if in
  into is it its me more most my no not of on one only or other our out she so some such than that the their them then there these they
  this to up us very was we were what when where which who why will with would you your`.split(/\s+/),
);

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

export interface Word { at: number; written: string }

/** The words of a text, and where they stand in it. */
export function words(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({ at: match.index, written: match[0] }));
}

const known = new Map<string, string | null>();

/** What a word is looked up as; null for one that stands everywhere. Capitals make a name: "ALL" is a leukemia. */
export function term(written: string): string | null {
  const found = known.get(written);
  if (found !== undefined) return found;
  const looked = lookedUp(written);
  known.set(written, looked);
  return looked;
}

function lookedUp(written: string): string | null {
  const plain = written.normalize("NFD").replace(/\p{M}/gu, "");
  const lower = plain.toLowerCase();
  if (EVERYWHERE.has(lower) && !isName(plain)) return null;
  return stemmer(american(lower));
}

function isName(plain: string): boolean {
  return plain.length > 1 && plain === plain.toUpperCase();
}

/** What is searched goes the same way as what is found, so that a word that is no British one comes to no harm. */
function american(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/[ao]e/g, "e").replace(/our/g, "or").replace(/is(e|ed|es|ing|ation)$/, "iz$1").replace(/tre$/, "ter");
}
