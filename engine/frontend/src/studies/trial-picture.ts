/** A study as figures, its interval, and those of many studies (`studies/trial_picture.py` writes the same). */
import type { TrialSpec } from "../spec";
import { rounded } from "./figure";
import type { Difference, Study, Verdict } from "./trials";

const [LEFT, MIDDLE, RIGHT, FURTHEST] = [12, 180, 348, 0.8];
const [ACROSS, GAP, SIZE] = [17, 19.7, 17];
/** Of a group, how many are drawn. */
const MOST = 50;
const GROUPS = [38, 134];
const [LINE, TOP, BAND] = [231, 268, 144];
const COLORS: Record<Verdict, string> = { worse: "var(--ex-two)", open: "var(--ex-muted)", better: "var(--ex-accent)" };
/** Of the lines of many studies: solid, as browsers add up thin lines that are not. */
const OF_MANY: Record<Verdict, string> = { ...COLORS, open: "var(--ex-edge, #8c929c)" };

const across = (share: number, by = 10): string => rounded(MIDDLE + ((RIGHT - MIDDLE) * Math.min(FURTHEST, Math.max(-FURTHEST, share))) / FURTHEST, by);

/** The figures of both groups as they are after so many days. */
export function people(spec: TrialSpec, found: Study, days: number): string {
  return [found.treated, found.others].map((times, group) => times.slice(0, MOST).map((time, k) => {
    const [x, y] = [LEFT + GAP * (k % ACROSS), GROUPS[group] - 8 + GAP * Math.floor(k / ACROSS)];
    const symbol = time <= days ? spec.good : spec.waiting;
    return `<use href="#${symbol}" x="${rounded(x)}" y="${rounded(y)}" width="${SIZE}" height="${SIZE}"/>`;
  }).join("")).join("");
}

/** What the study saw, and its interval. */
export function interval({ seen, low, high, verdict }: Difference): string {
  const [from, to, color] = [across(low), across(high), COLORS[verdict]];
  return `<path d="M${from} ${LINE}H${to}M${from} ${LINE - 5}v10M${to} ${LINE - 5}v10" fill="none" stroke="${color}" stroke-width="2.5"/>`
    + `<circle cx="${across(seen)}" cy="${LINE}" r="5" fill="${color}"/>`;
}

/** A line for the interval of each study, the smallest difference first, and where the truth is; each in a row of its own. */
export function band(found: readonly Difference[], truth: number): string {
  if (found.length === 0) return "";
  const rows = [...found].sort((a, b) => a.seen - b.seen || a.low - b.low);
  const lines: Record<Verdict, string> = { worse: "", open: "", better: "" };
  rows.forEach(({ low, high, verdict }, k) => {
    lines[verdict] += `M${across(low, 1)} ${k}H${across(high, 1)}`;
  });
  const thick = rounded(Math.min(1, (3 * rows.length) / BAND), 100);
  const row = BAND / rows.length;
  const place = `translate(0 ${rounded(TOP + row / 2, 1000)}) scale(1 ${rounded(row, 1000)})`;
  const drawn = Object.entries(lines).map(([verdict, line]) => `<path d="${line}" stroke="${OF_MANY[verdict as Verdict]}"/>`).join("");
  return `<g transform="${place}" fill="none" stroke-width="${thick}">${drawn}</g>`
    + `<path d="M${across(truth)} ${TOP - 4}V${TOP + BAND + 4}" fill="none" stroke="var(--ex-ink)" stroke-width="2" stroke-dasharray="5 4"/>`;
}
