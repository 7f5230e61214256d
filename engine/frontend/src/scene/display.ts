/** Which figures stand where: a pure function of amounts and a time; Python's `scene/display.py` does the same. */
import { evaluate } from "../simulation/expression";
import type { Values } from "../simulation/types";
import type { Counted, Place, Scene } from "./types";

/** `faint`: fewer than one figure stands for. */
export type Look = "full" | "faint" | "told";

export interface Placed {
  /** The same figure at another time has the same. */
  id: string;
  symbol: string;
  x: number;
  y: number;
  look: Look;
}

export interface Count {
  full: number;
  faint: boolean;
  /** There are more than the picture holds. */
  over: boolean;
}

export function count(figure: Counted, amount: number): Count {
  if (!(amount >= 0)) return { full: 0, faint: false, over: false };
  const whole = Math.floor(amount / figure.each);
  if (whole >= figure.most) {
    return { full: figure.most, faint: false, over: amount > figure.most * figure.each };
  }
  const isLast = whole === 0 && figure.least > 0 && amount >= figure.least;
  return { full: whole, faint: amount - whole * figure.each >= figure.each / 2 || isLast, over: false };
}

/** The display list at time t, where `amount` reads a quantity then and `known` has parameters and measures. */
export function display(scene: Scene, amount: (of: string) => number, known: Values, t: number): Placed[] {
  const taken = new Map(scene.regions.map((region) => [region.name, new Set<number>()]));
  const places = new Map(scene.regions.map((region) => [region.name, region.places]));
  const shown: Placed[] = [];
  scene.figures.forEach((figure, number) => {
    const home = places.get(figure.where)!;
    const free = taken.get(figure.where)!;
    const { full, faint } = count(figure, amount(figure.of));
    const chosen = figure.order.filter((k) => !free.has(k)).slice(0, full + Number(faint));
    chosen.forEach((place, k) => {
      free.add(place);
      shown.push(placed(`${number}.${k}`, figure.symbol, home[place], k < full ? "full" : "faint"));
    });
  });
  scene.told.forEach((told, number) => {
    const until = told.until === null ? Infinity : Number(evaluate(told.until, known));
    // an end that never comes (NaN) is none
    if (Number(evaluate(told.since, known)) <= t && !(t >= until)) {
      shown.push(placed(`told.${number}`, told.symbol, told.at, "told"));
    }
  });
  return shown;
}

function placed(id: string, symbol: string, [x, y]: Place, look: Look): Placed {
  return { id, symbol, x, y, look };
}
