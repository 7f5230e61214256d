/** The Kaplan-Meier estimate (`studies/kaplan_meier.py` is the same in Python, and names the paper). */
import type { PatientSpec } from "../spec";

/** What happens at one time, and the share without an event from then on. */
export interface Step {
  time: number;
  /** Still watched just before. */
  atRisk: number;
  events: number;
  censored: number;
  survival: number;
}

const ROUNDING = 1e-12;

/** One step for each time at which an event comes or a watching ends; of one time, events come first. */
export function kaplanMeier(patients: readonly PatientSpec[]): Step[] {
  const times = [...new Set(patients.map(({ time }) => time))].sort((a, b) => a - b);
  let survival = 1;
  return times.map((time) => {
    const now = patients.filter((patient) => patient.time === time);
    const [risk, events] = [atRisk(patients, time), now.filter((patient) => patient.has_event).length];
    survival *= (risk - events) / risk;
    return { time, atRisk: risk, events, censored: now.length - events, survival };
  });
}

/** How many are still watched just before a time. */
export function atRisk(patients: readonly PatientSpec[], time: number): number {
  return patients.filter((patient) => patient.time >= time).length;
}

/** The height of the curve at a time. */
export function survivalAt(steps: readonly Step[], time: number): number {
  return steps.reduce((height, step) => (step.time <= time ? step.survival : height), 1);
}

/** The first time at which one half or fewer are left without an event; null if the curve stays above. */
export function median(steps: readonly Step[]): number | null {
  return steps.find(({ survival }) => survival <= 0.5 + ROUNDING)?.time ?? null;
}
