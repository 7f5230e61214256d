/** From one setting to another so that the eye can follow; where less motion is wanted, in one step. */
import { setting } from "../ui/number-format";
import * as strings from "../ui/strings";
import { mapping } from "./controls";
import type { ParameterSpec, Spec, Values } from "../simulation/types";

/** Milliseconds that the first setting stands, and that the way to the second takes. */
const STAND = 1200;
const MOVE = 1400;

/** What is not the same in both. */
export function changes(spec: Spec, from: Values, to: Values): ParameterSpec[] {
  return spec.parameters.filter((p) => from[p.name] !== to[p.name]);
}

/** "Killing: 60%; Recognition: 100%" */
export function inWords(changed: ParameterSpec[], values: Values): string {
  return changed.map((p) => withLabel(p.label, told(p, values[p.name]))).join("; ");
}

/** A unit such as "foxes for each rabbit" says what it is of. */
function withLabel(label: string, value: string): string {
  return value.endsWith(label) ? value : strings.guessSetting(label, value);
}

function told(p: ParameterSpec, value: number): string {
  if (!p.switch) return setting(value, p);
  return value >= 0.5 ? strings.switchedOn : strings.switchedOff;
}

/** A setting on the way, `share` of it behind: evenly to the eye, by the places that a slider has. */
export function between(changed: ParameterSpec[], from: Values, to: Values, share: number): Values {
  const values = { ...from };
  for (const p of changed) {
    if (p.switch || p.lo === null) continue;
    const map = mapping(p);
    const [a, b] = [map.place(from[p.name]), map.place(to[p.name])];
    values[p.name] = map.value(map.place(map.value(a + (b - a) * share)));
  }
  return values;
}

/** Stand, then go; returns how to end it where it is. */
export function play(changed: ParameterSpec[], from: Values, to: Values, show: (values: Values, isOver: boolean) => void): () => void {
  const moves = changed.some((p) => !p.switch) && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  let frame = 0;
  const timer = setTimeout(() => {
    if (!moves) return show(to, true);
    const started = performance.now();
    const step = (now: number): void => {
      const share = Math.max(0, now - started) / MOVE;
      const isOver = share >= 1;
      show(isOver ? to : between(changed, from, to, share * share * (3 - 2 * share)), isOver);
      if (!isOver) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }, STAND);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
