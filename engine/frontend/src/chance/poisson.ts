/** Poisson numbers; Python's twin (`chance/poisson.py`) names the paper. */
import type { Generator } from "./generator";

/** From this mean on by transformed rejection, below by inversion. */
const MANY = 10;

/** How often something happens that happens `mean` times on average. */
export function poisson(random: Generator, mean: number): number {
  return mean < MANY ? few(random, mean) : many(random, mean);
}

function few(random: Generator, mean: number): number {
  let left = random.uniform();
  let k = 0;
  for (let share = Math.exp(-mean); left > share && share > 0; share *= mean / k) {
    left -= share;
    k++;
  }
  return k;
}

function many(random: Generator, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (edge < 0.013 && v > edge)) continue;
    const density = (v * (1.1239 + 1.1328 / (b - 3.4))) / (a / (edge * edge) + b);
    if (Math.log(density) <= k * Math.log(mean) - mean - logFactorial(k)) return k;
  }
}

/** Logarithm of k!, by Stirling's series from 10 on (written out, so that both languages agree). */
export function logFactorial(k: number): number {
  if (k < 10) {
    let product = 1;
    for (let i = 2; i <= k; i++) product *= i;
    return Math.log(product);
  }
  const x = k + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
