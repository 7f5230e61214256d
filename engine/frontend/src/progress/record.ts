/**
 * The kept progress as data: what an entry is, how two records become one, how a foreign text is read.
 *
 * Nothing here touches the browser. Merging never loses an answered exercise, whatever the order.
 */
import { isObject } from "../ui/is-object";

export const FORMAT = 1;
export const DAY = 86_400_000;
/** Days until an exercise is asked again, after each time it was right at once. Then it rests. */
export const SPACING = [1, 3, 7, 21];

/** One exercise. Times are milliseconds, scores go from 0 to 1. */
export interface Entry {
  /** Fingerprint of the question that was answered. */
  print: string;
  /** Score and time of the first try, best score, number of tries. */
  first: number; firstAt: number; best: number; tries: number;
  /** Latest try. */
  at: number; given?: unknown;
  /** How many times it was right at once, at the right distance; when it is due again (0: it rests). */
  step: number; due: number;
  /** The answer was shown before it was found. */
  shown?: boolean;
  /** How sure the reader was at the latest first try at which that was asked: when, from 1 to 3, and 1 if it was right. */
  sure?: number[];
  /** What was reached before the question changed. */
  before?: { print: string; best: number; at: number };
}

/** An answer that is being written and has not been judged; an answer given later takes its place. */
export interface Draft { print: string; at: number; given: unknown }

export interface CourseRecord {
  format: number; course: string; edition: string;
  answers: Record<string, Entry>; drafts: Record<string, Draft>;
  /** Of the learner's own numbers, once they were asked for: the same in every file of a learner. */
  seed?: number;
}

/** Seeds are whole numbers from 1 to this. */
export const SEEDS = 1000;

export function isSeed(seed: unknown): seed is number {
  return Number.isInteger(seed) && seed as number >= 1 && seed as number <= SEEDS;
}

export function emptyRecord(course: string, edition: string): CourseRecord {
  return { format: FORMAT, course, edition, answers: dictionary(), drafts: dictionary() };
}

/** Without a prototype: a text from outside may ask for "constructor". */
function dictionary<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** The longest answer of an exercise (2,000 signs), each sign written as an escape. */
const LONGEST = 16_000;

export function isKeepable(given: unknown): boolean {
  return given !== undefined && JSON.stringify(given).length <= LONGEST;
}

/** The entry after another try. `fresh`: the first try since the card was opened or cleared. */
export function attempted(old: Entry | undefined, print: string, score: number, given: unknown, now: number, fresh: boolean): Entry {
  const changed = old && old.print !== print;
  const base = changed ? undefined : old;
  let { step, due } = base ?? { step: 0, due: 0 };
  if (score < 1) {
    step = 1;
    due = dueAfter(step, now);
  } else if (fresh && (!base || isDue(base, now))) {
    step += 1;
    due = dueAfter(step, now);
  }
  return {
    print,
    first: base ? base.first : score,
    firstAt: base ? base.firstAt : now,
    best: Math.max(base?.best ?? 0, score),
    tries: (base?.tries ?? 0) + 1,
    at: now,
    given: isKeepable(given) ? given : undefined,
    step,
    due,
    ...(base?.shown ? { shown: true } : {}),
    ...(old?.sure ? { sure: old.sure } : {}),
    ...(changed ? { before: { print: old.print, best: old.best, at: old.at } } : old?.before ? { before: old.before } : {}),
  };
}

/** From the start of the day: what is due tomorrow is due the whole of tomorrow. */
export function dueAfter(step: number, now: number): number {
  if (step > SPACING.length) return 0;
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() + SPACING[Math.max(0, step - 1)]);
  return day.getTime();
}

export function isDue(entry: Entry, now: number): boolean {
  return entry.due > 0 && entry.due <= now;
}

/** Two records as one: the latest try of each exercise, the earliest first try, the best score. */
export function merged(a: CourseRecord, b: CourseRecord): CourseRecord {
  const whole = emptyRecord(a.course, a.edition);
  // of two the smaller, whichever comes first; what was answered to the other's numbers names its own seed
  const seeds = [a.seed, b.seed].filter((seed) => seed !== undefined);
  if (seeds.length) whole.seed = Math.min(...seeds);
  for (const id of new Set([...Object.keys(a.answers), ...Object.keys(b.answers)])) {
    const [x, y] = [a.answers[id], b.answers[id]];
    whole.answers[id] = x && y ? mergedEntry(x, y) : x ?? y;
  }
  for (const [id, draft] of [...Object.entries(a.drafts), ...Object.entries(b.drafts)]) {
    const other = whole.drafts[id];
    if (!(whole.answers[id]?.at >= draft.at) && !(other && isLaterDraft(other, draft))) whole.drafts[id] = draft;
  }
  return whole;
}

function isLaterDraft(x: Draft, y: Draft): boolean {
  return x.at !== y.at ? x.at > y.at : JSON.stringify(x) >= JSON.stringify(y);
}

function mergedEntry(x: Entry, y: Entry): Entry {
  const [late, early] = isLater(x, y) ? [x, y] : [y, x];
  const same = late.print === early.print;
  const befores = [late.before, early.before, same ? undefined : { print: early.print, best: early.best, at: early.at }];
  const before = befores.filter((b) => b !== undefined).filter((b) => b.print !== late.print).sort(latestFirst)[0];
  const entry: Entry = { ...late };
  if (same) {
    const begun = early.firstAt < late.firstAt || (early.firstAt === late.firstAt && early.first < late.first) ? early : late;
    Object.assign(entry, { first: begun.first, firstAt: begun.firstAt, best: Math.max(x.best, y.best), tries: Math.max(x.tries, y.tries) });
    if (x.shown || y.shown) entry.shown = true;
  }
  // the question was changed back: what had been reached in it counts again
  for (const b of [late.before, early.before]) if (b?.print === late.print) entry.best = Math.max(entry.best, b.best);
  if (before) entry.before = before;
  const sure = [x.sure, y.sure].filter((s) => s !== undefined).sort(latestSure)[0];
  if (sure) entry.sure = sure;
  return entry;
}

function latestSure(p: number[], q: number[]): number {
  return q[0] - p[0] || q[1] - p[1] || q[2] - p[2];
}

type Before = NonNullable<Entry["before"]>;

function latestFirst(p: Before, q: Before): number {
  return q.at - p.at || q.best - p.best || (q.print < p.print ? -1 : 1);
}

/** Of two tries at the same moment always the same one wins, also after merging again. */
function isLater(x: Entry, y: Entry): boolean {
  if (x.at !== y.at) return x.at > y.at;
  const key = (e: Entry): string => JSON.stringify([e.print, e.step, e.due, e.given ?? null, e.given === undefined]);
  return key(x) >= key(y);
}

/** `skipped`: how many entries can't be right and are left out. `isMended`: a date that can't be was put right. */
export type Read =
  | { kind: "fine" | "older" | "newer"; record: CourseRecord; skipped: number; isMended: boolean }
  | { kind: "broken" | "foreign" };

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/**
 * Read a kept or imported text. Entries that can't be right are left out and counted; the rest is taken.
 *
 * "foreign": it is something else. "newer": written by a later version of the course; what is known is read.
 */
export function readRecord(text: string, course: string, edition: string, now: number): Read {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { kind: "broken" };
  }
  if (!isObject(data)) return { kind: "foreign" };
  if (data.course !== course || !isObject(data.answers) || typeof data.format !== "number") return { kind: "foreign" };
  const record = emptyRecord(course, edition);
  if (isSeed(data.seed)) record.seed = data.seed;
  let [skipped, isMended] = [0, false];
  for (const [id, value] of Object.entries(data.answers)) {
    const entry = isId(id) ? readEntry(value, now) : null;
    if (!entry) skipped += 1;
    else {
      record.answers[id] = entry;
      const { at, due } = value as Entry;
      isMended ||= entry.at !== at || (due !== undefined && entry.due !== due);
    }
  }
  for (const [id, value] of Object.entries(isObject(data.drafts) ? data.drafts : {})) {
    const draft = isId(id) ? readDraft(value, now) : null;
    if (draft) record.drafts[id] = draft;
    else skipped += 1;
  }
  const written = typeof data.edition === "string" ? data.edition : "0";
  const order = data.format !== FORMAT ? Math.sign(data.format - FORMAT) : compareEditions(written, edition);
  return { kind: order > 0 ? "newer" : order < 0 ? "older" : "fine", record, skipped, isMended };
}

function isId(id: string): boolean {
  return ID.test(id) && id.length <= 60;
}

function readDraft(value: unknown, now: number): Draft | null {
  if (!isObject(value) || typeof value.print !== "string" || value.print.length > 64) return null;
  const { print, at, given } = value;
  return typeof at === "number" && at >= 0 && isKeepable(given) ? { print, at: Math.min(at, now), given } : null;
}

function readEntry(value: unknown, now: number): Entry | null {
  if (!isObject(value) || typeof value.print !== "string" || value.print.length > 64) return null;
  const number = (name: string, lo: number, hi: number, otherwise?: number): number => {
    const n = value[name] ?? otherwise;
    return typeof n === "number" && Number.isFinite(n) && n >= lo ? Math.min(n, hi) : NaN;
  };
  const at = number("at", 0, now);
  const best = number("best", 0, 1);
  const entry: Entry = {
    print: value.print, at, best,
    first: number("first", 0, 1, best), firstAt: Math.min(at, number("firstAt", 0, now, at)),
    tries: Math.round(number("tries", 1, 1e6, 1)), step: Math.round(number("step", 0, SPACING.length + 1, 1)),
    due: number("due", 0, Infinity, 0),
  };
  // a clock that was ahead for a while: no gap is longer than the longest (and a day, for those who travel)
  if (entry.due > dueAfter(SPACING.length, now) + DAY) entry.due = dueAfter(1, now);
  if (Object.values(entry).some((n) => typeof n === "number" && Number.isNaN(n))) return null;
  if (isKeepable(value.given)) entry.given = value.given;
  if (value.shown === true) entry.shown = true;
  if (isSure(value.sure)) entry.sure = [Math.min(now, value.sure[0]), value.sure[1], value.sure[2]];
  const before = value.before;
  if (isObject(before) && typeof before.print === "string" && typeof before.best === "number" && typeof before.at === "number") {
    entry.before = { print: before.print.slice(0, 64), best: Math.min(1, Math.max(0, before.best)), at: Math.min(now, before.at) };
  }
  return entry;
}

function isSure(value: unknown): value is number[] {
  return Array.isArray(value) && value.length === 3 && Number.isFinite(value[0]) && [1, 2, 3].includes(value[1]) && [0, 1].includes(value[2]);
}

/** Like 1.2.10 against 1.3: number by number. */
export function compareEditions(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.split(".").map((part) => parseInt(part, 10) || 0));
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference) return Math.sign(difference);
  }
  return 0;
}
