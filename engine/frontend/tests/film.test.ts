/** A film's time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, lengthOf, parts } from "../src/film/track";
import type { FilmSpec } from "../src/spec";

const film = { shots: [{ seconds: 10 }, { seconds: 20 }], closing: { seconds: 5 } } as unknown as FilmSpec;

test("shots follow each other, and the closing words have the last one's picture", () => {
  assert.deepEqual(parts(film).map(({ shot, start, isClosing }) => [shot, start, isClosing]), [[0, 0, false], [1, 10, false], [1, 30, true]]);
  assert.equal(lengthOf(film), 35);
});

test("a moment is a shot and how far it has come", () => {
  const all = parts(film);
  const told = [0, 5, 9.99, 10, 25, 30, 34, 99].map((seconds) => at(all, seconds, false));
  assert.deepEqual(told.map(({ number }) => number), [0, 0, 0, 1, 1, 2, 2, 2]);
  assert.deepEqual([told[0].share, told[1].share, told[3].share, told[4].share, told[6].share], [0, 0.5, 0, 0.75, 1]);
});

test("with less motion a shot is three stills", () => {
  const shares = Array.from({ length: 100 }, (_, k) => at(parts(film), k / 10, true).share);
  assert.deepEqual([...new Set(shares)], [0, 0.5, 1]);
});
