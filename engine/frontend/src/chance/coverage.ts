/** How often an interval holds the true share, summed over all that a study can see (`chance/draws.py`). */
import { logFactorial } from "./poisson";

const ROUNDING = 1e-12;

/** How likely k hits are in a row of `of`, each with `chance` (binomial). */
export function hits(of: number, chance: number, k: number): number {
  if (chance === 0 || chance === 1) return k === chance * of ? 1 : 0;
  const ways = logFactorial(of) - logFactorial(k) - logFactorial(of - k);
  return Math.exp(ways + k * Math.log(chance) + (of - k) * Math.log(1 - chance));
}

/** The sum; `interval` gives the ends, as shares, that are told where k hits are seen. */
export function coverage(of: number, chance: number, interval: (k: number, of: number) => [number, number]): number {
  let found = 0;
  for (let k = 0; k <= of; k++) {
    const [low, high] = interval(k, of);
    if (low - ROUNDING <= chance && chance <= high + ROUNDING) found += hits(of, chance, k);
  }
  return found;
}
