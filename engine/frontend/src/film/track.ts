/** A film's time: its shots one after the other, then its closing words. */
import type { FilmSpec } from "../spec";

export interface Part {
  /** Which shot is seen; the closing words have the last one's picture. */
  shot: number;
  start: number;
  seconds: number;
  isClosing: boolean;
}

/** With less motion a shot is so many stills. */
const STILLS = 3;

export function parts(film: FilmSpec): Part[] {
  let start = 0;
  const made = film.shots.map(({ seconds }, shot): Part => {
    const part = { shot, start, seconds, isClosing: false };
    start += seconds;
    return part;
  });
  return [...made, { shot: film.shots.length - 1, start, seconds: film.closing.seconds, isClosing: true }];
}

export function lengthOf(film: FilmSpec): number {
  return film.shots.reduce((sum, { seconds }) => sum + seconds, film.closing.seconds);
}

/** What is seen after so many seconds: the part's number, and how far its picture has come (0 to 1). */
export function at(all: Part[], seconds: number, isCalm: boolean): { number: number; share: number } {
  let number = all.length - 1;
  while (number > 0 && all[number].start > seconds) number--;
  const part = all[number];
  const share = part.isClosing ? 1 : Math.min(1, Math.max(0, (seconds - part.start) / part.seconds));
  return { number, share: isCalm ? Math.min(STILLS - 1, Math.floor(share * STILLS)) / (STILLS - 1) : share };
}
