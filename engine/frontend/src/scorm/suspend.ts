/**
 * What a learning system keeps from one visit to the next (`suspend_data`): under 4,096 characters, so ten for an exercise.
 *
 * A version, the learner's seed, the day of the first answer; then for each answered exercise its mark (of its id and of what it
 * asks: a changed question begins anew), best and first score in sixtieths, tries with "was shown", step of asking again, and
 * days since the first answer. What was written or chosen is not kept.
 */
import { DAY, dueAfter, emptyRecord, isSeed } from "../progress/record";
import type { CourseRecord, Entry } from "../progress/record";

/** What the shell knows of an exercise. `mark`: four characters, of its id and its print, no two alike. */
export interface Asked { id: string; mark: string; print: string; label: string; kind: string; objective: string; counts: boolean }

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const FORM = "1";
const HEAD = 6;
const EACH = 10;
const LONGEST = 4095;
/** As many exercises as there is room for. */
export const ROOM = Math.floor((LONGEST - HEAD) / EACH);
/** Of a whole score: halves, thirds, quarters, fifths and sixths come back exactly. */
const WHOLE = 60;

function digits(value: number, width: number): string {
  let rest = Math.min(Math.max(Math.round(value), 0), 64 ** width - 1);
  let text = "";
  for (let n = 0; n < width; n += 1) {
    text = DIGITS[rest % 64] + text;
    rest = Math.floor(rest / 64);
  }
  return text;
}

function value(text: string): number {
  return [...text].reduce((sum, digit) => sum * 64 + DIGITS.indexOf(digit), 0);
}

const dayOf = (time: number): number => Math.floor(time / DAY);

/** A score that is not whole never becomes it. */
const sixtieths = (score: number): number => (score < 1 ? Math.min(Math.round(score * WHOLE), WHOLE - 1) : WHOLE);

/** The record as short text, and how many answers found no room: what does not count stays out first, then what has the fewest points. */
export function packed(record: CourseRecord, all: Asked[]): { text: string; left: number } {
  const known = all.flatMap(({ id, mark, print, counts }): [string, Entry, number][] => {
    const entry = record.answers[id];
    return entry?.print === print ? [[mark, entry, entry.best + Number(counts)]] : [];
  });
  const kept = [...known].sort(([, , x], [, , y]) => y - x).slice(0, ROOM);
  const begin = Math.min(...kept.map(([, entry]) => dayOf(entry.at)));
  const head = FORM + digits(record.seed ?? 0, 2) + digits(kept.length ? begin : 0, 3);
  return { text: head + kept.map(([mark, entry]) => mark + packedEntry(entry, begin)).join(""), left: known.length - kept.length };
}

function packedEntry(entry: Entry, begin: number): string {
  const tries = Math.min(entry.tries, 31) * 2 + Number(entry.shown ?? false);
  return digits(sixtieths(entry.best), 1) + digits(sixtieths(entry.first), 1) + digits(tries, 1) + digits(entry.step, 1) + digits(dayOf(entry.at) - begin, 2);
}

/** The record that such a text tells; what can't be read, or is asked otherwise now, is left out. */
export function unpacked(text: string, all: Asked[], course: string, edition: string): CourseRecord {
  const record = emptyRecord(course, edition);
  if (text[0] !== FORM) return record;
  const seed = value(text.slice(1, 3));
  if (isSeed(seed)) record.seed = seed;
  const begin = value(text.slice(3, HEAD));
  const marks = new Map(all.map((asked) => [asked.mark, asked]));
  for (let at = HEAD; at + EACH <= text.length; at += EACH) {
    const asked = marks.get(text.slice(at, at + 4));
    const entry = asked && unpackedEntry(text.slice(at + 4, at + EACH), begin, asked.print);
    if (entry) record.answers[asked.id] = entry;
  }
  return record;
}

function unpackedEntry(text: string, begin: number, print: string): Entry | null {
  const [best, first, tries, step] = [...text].map((digit) => DIGITS.indexOf(digit));
  // noon: the same day in most places
  const at = (begin + value(text.slice(4)) + 0.5) * DAY;
  if ([...text].some((digit) => !DIGITS.includes(digit)) || best > WHOLE || first > best || tries < 2) return null;
  return {
    print, best: best / WHOLE, first: first / WHOLE, firstAt: at, at, tries: tries >> 1, step, due: dueAfter(step, at),
    ...(tries % 2 ? { shown: true } : {}),
  };
}
