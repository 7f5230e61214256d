/** A scene as Python hands it over (`scene/spec.py`). */
import type { Expression } from "../simulation/expression";

export type Place = [number, number];

export interface Region {
  name: string;
  words: string;
  middle: Place;
  half: Place;
  places: Place[];
}

/** A kind of figure that follows a quantity. */
export interface Counted {
  symbol: string;
  of: string;
  each: number;
  words: string;
  scale: string;
  where: string;
  /** Numbers of the region's places, the first to be taken first. */
  order: number[];
  most: number;
  least: number;
}

export interface Told {
  symbol: string;
  words: string;
  at: Place;
  since: Expression;
  until: Expression | null;
}

export interface Scene {
  summary: string;
  regions: Region[];
  figures: Counted[];
  told: Told[];
  beats: { at: Expression; say: string; when: Expression }[];
  cover: Expression;
  choices: string[];
}
