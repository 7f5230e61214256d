/** What a hit quotes: the stretch of its text that has the most of the words. */
import { term, words } from "./spelling";
import type { Word } from "./spelling";

const LENGTH = 220;
const BEFORE = 60;

export interface Piece { text: string; isFound: boolean }

/** The words of a text that were found, as they are written there. */
export function foundIn(text: string, terms: Set<string>): Word[] {
  return words(text).filter(({ written }) => terms.has(term(written) ?? ""));
}

/** A stretch of a text in pieces, those that were found told apart. */
export function excerpt(text: string, terms: Set<string>): Piece[] {
  const found = foundIn(text, terms);
  const kinds = (from: Word) => new Set(found.filter((w) => w.at >= from.at && w.at < from.at + LENGTH - BEFORE).map((w) => term(w.written))).size;
  const counts = found.map(kinds);
  const best: Word | undefined = found[counts.indexOf(Math.max(...counts))];
  const from = wordStart(text, (best?.at ?? 0) - BEFORE);
  const to = Math.min(text.length, wordStart(text, from + LENGTH));
  const pieces: Piece[] = [];
  let at = from;
  for (const word of found.filter((w) => w.at >= from && w.at + w.written.length <= to)) {
    pieces.push({ text: text.slice(at, word.at), isFound: false }, { text: word.written, isFound: true });
    at = word.at + word.written.length;
  }
  pieces.push({ text: text.slice(at, to).trimEnd(), isFound: false });
  if (from > 0) pieces.unshift({ text: "… ", isFound: false });
  if (to < text.length) pieces.push({ text: " …", isFound: false });
  return pieces;
}

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(" ", at);
  return space < 0 ? text.length : space + 1;
}
