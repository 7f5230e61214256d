/** Patients as lines, the curve made of them, who is still watched (`studies/survival_picture.py` writes the same). */
import type { PatientSpec, SurvivalSpec } from "../spec";
import { rounded } from "./figure";
import { atRisk, kaplanMeier, median } from "./kaplan-meier";

const [LEFT, RIGHT, FIRST, ROW, CURVE, HEIGHT] = [34, 346, 34, 14, 46, 120];

/** What grows, as it is at the time `now`. */
export function drawn(spec: SurvivalSpec, now: number): string {
  const { patients } = spec;
  const foot = FIRST + ROW * (patients.length - 1) + CURVE + HEIGHT;
  const x = (time: number): string => rounded(LEFT + ((RIGHT - LEFT) * time) / spec.end);
  const y = (survival: number): string => rounded(foot - HEIGHT * survival);
  return lines(patients, now, x) + curve(patients, now, foot, x, y) + risk(spec, now, foot, x);
}

type Place = (at: number) => string;

function lines(patients: PatientSpec[], now: number, x: Place): string {
  let [life, ends, events] = ["", "", ""];
  patients.forEach(({ time, has_event }, k) => {
    const [y, end] = [FIRST + ROW * k, x(Math.min(time, now))];
    life += `M${LEFT} ${y}H${end}`;
    if (time > now) return;
    if (has_event) events += `<circle cx="${end}" cy="${y}" r="4.5"/>`;
    else ends += `M${end} ${y - 5}v10`;
  });
  return `<path d="${life}" fill="none" stroke="var(--ex-muted)" stroke-width="1.5"/>`
    + `<path d="${ends}" fill="none" stroke="var(--ex-ink)" stroke-width="2"/><g fill="var(--ex-ink)">${events}</g>`;
}

function curve(patients: PatientSpec[], now: number, foot: number, x: Place, y: Place): string {
  const seen = kaplanMeier(patients).filter(({ time }) => time <= now);
  const last = Math.max(...patients.map(({ time }) => time));
  let [line, dots, marks] = [`M${LEFT} ${y(1)}`, "", ""];
  for (const step of seen) {
    const [across, down] = [x(step.time), y(step.survival)];
    line += `H${across}V${down}`;
    if (step.events) dots += `<circle cx="${across}" cy="${down}" r="3"/>`;
    if (step.censored) marks += `M${across} ${rounded(Number(down) - 5)}v10`;
  }
  line += `H${x(Math.min(now, last))}`;
  const middle = median(seen);
  const half = middle === null ? "" : `M${LEFT} ${y(0.5)}H${x(middle)}V${foot}`;
  const here = now > 0 && now < last ? `M${x(now)} ${FIRST - 8}V${foot}` : "";
  return `<path d="${half}" fill="none" stroke="var(--ex-ink)" stroke-width="1.5" stroke-dasharray="2 4"/>`
    + `<path d="${here}" fill="none" stroke="var(--ex-accent)" stroke-dasharray="4 4"/>`
    + `<path d="${line}" fill="none" stroke="var(--ex-accent)" stroke-width="2.5" stroke-linejoin="round"/>`
    + `<path d="${marks}" fill="none" stroke="var(--ex-ink)" stroke-width="2"/><g fill="var(--ex-accent)">${dots}</g>`;
}

function risk({ patients, end, every }: SurvivalSpec, now: number, foot: number, x: Place): string {
  const ticks = Array.from({ length: Math.floor(end / every + 1e-9) + 1 }, (_, k) => k * every);
  const told = ticks.filter((t) => t <= now).map((t) => `<text x="${x(t)}" y="${foot + 55}" text-anchor="middle">${atRisk(patients, t)}</text>`);
  return `<g fill="var(--ex-ink)" font-size="12.5" font-weight="600">${told.join("")}</g>`;
}
