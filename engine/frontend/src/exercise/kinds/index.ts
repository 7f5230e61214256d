/**
 * The kinds of exercises, by the word behind `type:` in the bank: those that come with every page.
 *
 * The kinds of `./further` are put to them when the first card of such a kind comes near (`../../kinds.ts`), in a notebook at once.
 */
import type { TurnedSpec } from "../../spec";
import type { Described, Kind } from "../types";
import { cloze } from "./cloze";
import { goal } from "./goal";
import { match } from "./match";
import { multiple } from "./multiple";
import { number } from "./number";
import { order } from "./order";
import { predict } from "./predict";
import { single } from "./single";
import { text } from "./text";

export const KINDS = { cloze, goal, match, multiple, number, order, predict, single, text } as unknown as Record<string, Kind<Described> | undefined>;

/** What is asked once an exercise is done; it comes with the further kinds. */
export const AFTER: { turned?(asked: TurnedSpec): HTMLElement } = {};
