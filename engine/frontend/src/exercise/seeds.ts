/** Numbers that differ from learner to learner: which version of an exercise a seed gives. Python's twin is `exercises/seeds.py`. */
import { Generator } from "../chance/generator";
import { isSeed } from "../progress/record";
import { isObject } from "../ui/is-object";
import type { Card } from "./types";

/** 32 bits of a text of plain letters (FNV-1a): exercises of one learner do not go in step. */
function hashed(text: string): number {
  let found = 0x811c9dc5;
  for (const letter of text) found = Math.imul(found ^ letter.charCodeAt(0), 0x01000193);
  return found >>> 0;
}

/** Which of `count` versions of the exercise `name` a learner has, from 0. */
export function versionOf(seed: number, name: string, count: number): number {
  return new Generator((hashed(name) ^ seed) >>> 0).below(count);
}

/** The seed of an exercise's numbers: of those that were answered, else the learner's own. */
export function seedOf({ exercise: { id }, store }: Card): number {
  const kept = [store.draft(id), store.get(id)].map((one) => (isObject(one?.given) ? one.given.seed : null));
  return kept.find(isSeed) ?? store.seed();
}

/** What was answered to the numbers of a seed; throws if it was other numbers. */
export function ofSeed(kept: unknown, seed: number): unknown {
  if (!isObject(kept) || kept.seed !== seed) throw new Error("other numbers");
  return kept.given;
}
