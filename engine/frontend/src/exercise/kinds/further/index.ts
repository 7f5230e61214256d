/** Kinds of exercises that few pages have, by the word behind `type:` in the bank. A new kind is a file and a line here. */
import type { Described, Kind } from "../../types";

export const FURTHER = {} as unknown as Record<string, Kind<Described>>;
