/** Kinds of exercises that few pages have, by the word behind `type:` in the bank. A new kind is a file and a line here. */
import type { Described, Kind } from "../../types";
import { data } from "./data";
import { draw } from "./draw";
import { label } from "./label";
import { mystery } from "./mystery";
import { spot } from "./spot";
import { versions } from "./versions";
import { vignette } from "./vignette";

export const FURTHER = { data, draw, label, mystery, spot, versions, vignette } as unknown as Record<string, Kind<Described>>;
