/** What a reader has written on this page: as data, as a file, and two of them as one. */
import { isObject } from "../../../engine/frontend/src/ui/is-object";

export interface Notes {
  /** The treatment that is shown; empty: all. */
  treatment: string;
  /** Questions of the page that are ticked, by their words: a question that the book drops one day is still there. */
  ticked: string[];
  own: string[];
  words: string[];
  helpers: string[];
  /** Dates and numbers, by the name of their line. */
  lines: Record<string, string>;
}

export const LISTS = ["ticked", "own", "words", "helpers"] as const;
export type List = (typeof LISTS)[number];

/** What came of reading a file. `skipped`: what made no sense and was left out. */
export type Read = { kind: "broken" } | { kind: "foreign" } | { kind: "progress" } | { kind: "notes"; notes: Notes; skipped: number };

const KIND = "for-tomorrow";
const FORMAT = 1;
const NAME = /^[a-z0-9-]{1,60}$/;
const LONGEST = 400;
const MOST = 100;

export function noNotes(): Notes {
  return { treatment: "", ticked: [], own: [], words: [], helpers: [], lines: {} };
}

/** How many things are written; a choice of treatment is one. */
export function size(notes: Notes): number {
  return LISTS.reduce((sum, list) => sum + notes[list].length, Object.keys(notes.lines).length + (notes.treatment ? 1 : 0));
}

export function asText(notes: Notes): string {
  return JSON.stringify({ kind: KIND, format: FORMAT, ...notes }, null, 1);
}

/** One line, as it is compared and kept. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

export function read(text: string): Read {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { kind: "broken" };
  }
  if (!isObject(found)) return { kind: "foreign" };
  if (found.kind !== KIND) return { kind: "answers" in found ? "progress" : "foreign" };
  const notes = noNotes();
  let skipped = 0;
  const isFine = (value: unknown): value is string => {
    const fine = typeof value === "string" && oneLine(value) !== "";
    if (!fine) skipped++;
    return fine;
  };
  for (const list of LISTS) {
    const values = found[list] ?? [];
    if (Array.isArray(values)) notes[list] = unique(values.filter(isFine).map(oneLine)).slice(0, MOST);
    else skipped++;
  }
  const lines = found.lines ?? {};
  if (!isObject(lines)) skipped++;
  else for (const [name, value] of Object.entries(lines).slice(0, MOST)) {
    if (!NAME.test(name)) skipped++;
    else if (isFine(value)) notes.lines[name] = oneLine(value);
  }
  if (typeof found.treatment === "string" && NAME.test(found.treatment)) notes.treatment = found.treatment;
  else if (found.treatment) skipped++;
  return { kind: "notes", notes, skipped };
}

/** Both together. What stands here stays; `held` counts the lines of the file that gave way. */
export function merged(here: Notes, file: Notes): { notes: Notes; held: number } {
  const both = (list: List): string[] => unique([...here[list], ...file[list]]).slice(0, MOST);
  const held = Object.entries(file.lines).filter(([name, value]) => (here.lines[name] ?? value) !== value).length;
  const notes = {
    treatment: here.treatment || file.treatment,
    ticked: both("ticked"), own: both("own"), words: both("words"), helpers: both("helpers"),
    lines: { ...file.lines, ...here.lines },
  };
  return { notes, held };
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
