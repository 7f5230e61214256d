/** How far the curves of a run reach. Looked at once: an earlier run stays in the picture for many frames. */
import type { Outcome } from "../simulation/outcome";
import { extentOf, type Extent } from "./ticks";
import type { Scale } from "../simulation/types";

const known = new WeakMap<Outcome, Map<string, Extent>>();

/** Least and largest value of a quantity that such an axis can show. */
export function reachOf(result: Outcome, quantity: number, scale: Scale): Extent {
  let found = known.get(result);
  if (!found) {
    found = new Map();
    known.set(result, found);
  }
  const key = `${scale} ${quantity}`;
  let extent = found.get(key);
  if (!extent) {
    extent = extentOf(result.solution!.segments.map((s) => s.columns[quantity]), scale);
    found.set(key, extent);
  }
  return extent;
}
