/** An exercise whose numbers are the learner's own: of any kind, in the version that the seed gives. */
import { h } from "../../../ui/dom";
import * as strings from "../../../ui/strings";
import { ofSeed, seedOf, versionOf } from "../../seeds";
import { KINDS } from "../index";
import type { Answering, Card, Described } from "../../types";

/** The exercise as it is asked in a version. */
export function unfolded({ versions, ...rest }: Described, version: number): Described {
  const made = JSON.parse(JSON.stringify(rest)) as Described;
  for (const { path, pieces } of versions!.at) {
    const found = pieces.map((piece) => (typeof piece === "number" ? versions!.columns[piece][version] : piece));
    const way = [...path];
    const last = way.pop()!;
    const place = way.reduce<Record<string | number, unknown>>((inner, step) => inner[step] as never, made as never);
    place[last] = found.length === 1 ? found[0] : found.join("");
  }
  return made;
}

/** Answers are kept with the seed of their numbers. */
export function versions(exercise: Described, card: Card): Answering {
  const seed = seedOf(card);
  const version = versionOf(seed, exercise.id, exercise.versions!.count);
  const asked = unfolded(exercise, version);
  const made = KINDS[exercise.type]!(asked, { ...card, exercise: asked });
  return {
    ...made, asked,
    body: h("div", {}, made.body, h("p", { class: "ex-muted" }, strings.version(version + 1, exercise.versions!.count))),
    given: () => ({ seed, given: made.given() }),
    put: (kept) => made.put(ofSeed(kept, seed)),
    resume: (kept) => (made.resume ?? made.put)(ofSeed(kept, seed)),
  };
}
