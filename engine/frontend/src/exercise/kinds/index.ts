/** The kinds of exercises, by the word behind `type:` in the bank. A new kind is a file and a line here. */
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

export const KINDS = { cloze, goal, match, multiple, number, order, predict, single, text } as unknown as Record<string, Kind<Described>>;
