/** A trial with two groups, and how often chance fools it (`studies/trials.py` is the same in Python, with its sources). */
import { hits } from "../chance/coverage";
import { Generator } from "../chance/generator";

const Z = 1.959963984540054;
const ROUNDING = 1e-12;

export type Verdict = "better" | "worse" | "open";

/** How it is done, and what is true. */
export interface Trial {
  /** In each group. */
  size: number;
  /** How long each is watched. */
  days: number;
  /** How many times as fast the treated get well; 1 is no effect. */
  effect: number;
  /** Days after which half of the others are well. */
  half: number;
}

/** Days until each one is well, with the treatment and without it. */
export interface Study { treated: number[]; others: number[] }

/** What a study saw, and its 95% interval, as shares. */
export interface Difference { seen: number; low: number; high: number; verdict: Verdict }

/** Of being well in the end, with the treatment and without it. */
export function chances({ days, effect, half }: Trial): [number, number] {
  return [1 - 2 ** ((-days * effect) / half), 1 - 2 ** (-days / half)];
}

export function trueDifference(trial: Trial): number {
  const [treated, others] = chances(trial);
  return treated - others;
}

/** One study. The same seed brings the same people: watched for longer, or more of them, with another effect. */
export function study({ size, effect, half }: Trial, seed: number): Study {
  const random = new Generator(seed);
  const rate = Math.log(2) / half;
  const found: Study = { treated: [], others: [] };
  for (let k = 0; k < size; k++) {
    found.treated.push(random.exponential(rate * effect));
    found.others.push(random.exponential(rate));
  }
  return found;
}

/** How many are well after so many days. */
export function well(times: readonly number[], days: number): number {
  let found = 0;
  for (const time of times) if (time <= days) found++;
  return found;
}

function wilson(k: number, n: number): [number, number] {
  const [p, z2] = [k / n, Z * Z];
  const [middle, half] = [p + z2 / (2 * n), Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))];
  return [(middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n)];
}

/** The difference of two shares among n each, with Newcombe's interval. */
export function difference(treated: number, others: number, n: number): Difference {
  const [p1, p2] = [treated / n, others / n];
  const [low1, high1] = wilson(treated, n);
  const [low2, high2] = wilson(others, n);
  const seen = p1 - p2;
  const [low, high] = [seen - Math.hypot(p1 - low1, high2 - p2), seen + Math.hypot(high1 - p1, p2 - low2)];
  return { seen, low, high, verdict: low > 0 ? "better" : high < 0 ? "worse" : "open" };
}

/** What one study sees. */
export function seen(trial: Trial, seed: number): Difference {
  const { treated, others } = study(trial, seed);
  return difference(well(treated, trial.days), well(others, trial.days), trial.size);
}

/** Many studies, counted: who says what, in how many the interval holds the truth, and how wide the middle one is. */
export type Tally = Record<Verdict, number> & { held: number; width: number };

export function tally(trial: Trial, found: readonly Difference[]): Tally {
  const truth = trueDifference(trial);
  const says = (verdict: Verdict): number => found.filter((one) => one.verdict === verdict).length;
  const widths = found.map(({ low, high }) => high - low).sort((a, b) => a - b);
  return {
    better: says("better"), worse: says("worse"), open: says("open"), width: widths[Math.floor((widths.length - 1) / 2)],
    held: found.filter(({ low, high }) => low - ROUNDING <= truth && truth <= high + ROUNDING).length,
  };
}

/** How likely a study says what, summed over all that it can see; one pass over each group finds where the verdict turns. */
export function power(trial: Trial): Record<Verdict, number> {
  const n = trial.size;
  const [p1, p2] = chances(trial);
  const atLeast = new Array<number>(n + 2).fill(0);
  for (let k = n; k >= 0; k--) atLeast[k] = atLeast[k + 1] + hits(n, p1, k);
  let [better, worse, above, below] = [0, 0, 0, 0];
  for (let k = 0; k <= n; k++) {
    while (above <= n && difference(above, k, n).verdict !== "better") above++;
    while (below <= n && difference(below, k, n).verdict === "worse") below++;
    const likely = hits(n, p2, k);
    better += likely * atLeast[above];
    worse += likely * (atLeast[0] - atLeast[below]);
  }
  return { better, worse, open: 1 - better - worse };
}
