/** What is drawn without time: a row of yes and no (`chance/draws.py` is the same in Python). */
import { evaluate } from "../simulation/expression";
import type { Values } from "../simulation/types";
import { Generator } from "./generator";
import type { DrawSpec } from "./types";

/** Draw a row: for each in it, whether it is a hit. `values` holds every parameter. */
export function draw(row: DrawSpec, values: Values, seed: number): boolean[] {
  const number = (of: DrawSpec["of"] | undefined): number => Number(evaluate(of ?? 0, values));
  const whole = (of: DrawSpec["of"] | undefined): number => Math.floor(number(of) + 0.5);
  const random = new Generator(seed);
  const of = whole(row.of);
  const chance = number(row.chance);
  let left = whole(row.fitting);
  const found: boolean[] = [];
  while (found.length < of) {
    const hit = row.kind === "order" ? random.below(of - found.length) < left : random.uniform() < chance;
    if (hit) left--;
    found.push(hit);
    if (hit && row.kind === "until") break;
  }
  return found;
}
