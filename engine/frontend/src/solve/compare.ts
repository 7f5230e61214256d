/** Two runs of one setting side by side: where a rough and a fine one part, neither is to be trusted. */
import { columnsOf, type Solution } from "./solution";
import { FLOOR } from "./integrator";

/** Error of a step, as a share of the present size, for a model that no test holds to other solvers. */
export const TIGHT = 5e-8;
/** How much larger it is in the run that the fine one is compared with. */
export const ROUGHER = 100;
/** Difference, as a share of the present size of a quantity, up to which two runs agree. */
const TRUSTED = 1e-3;

/**
 * Where the runs first part on the drawn grid; null if they agree. The size of a quantity at a place is
 * its largest between the neighbors on the grid, so that one that passes through zero has a size there, too.
 * Where one run is before an event and the other after it, nothing is compared.
 */
export function partsAt(fine: Solution, rough: Solution, count: number, floors: number[] = []): { x: number; quantity: number } | null {
  const [ours, others] = [fine, rough].map((solution) => columnsOf(solution, count, fine.grid));
  const { grid } = fine;
  const [mine, theirs] = [fine, rough].map((solution) => solution.segments.slice(1).map((segment) => segment.from));
  const isBeside = (k: number): boolean => isBetween(mine, theirs, grid[k]);
  for (let k = 0; k < grid.length; k++) {
    if (isBeside(k)) continue;
    for (let i = 0; i < count; i++) {
      const column = ours[i];
      const size = Math.max(...[k - 1, k, k + 1].map((at) => Math.abs(column[at] ?? 0)));
      if (!(Math.abs(column[k] - others[i][k]) <= TRUSTED * Math.max(size, floors[i] ?? FLOOR))) return { x: grid[k], quantity: i };
    }
  }
  return null;
}

/** Whether x lies between the two runs' times of one event, and those are near each other. */
function isBetween(ours: number[], others: number[], x: number): boolean {
  const before = (times: number[]): number => times.filter((at) => at <= x).length;
  const k = Math.min(before(ours), before(others));
  if (before(ours) === before(others) || k >= ours.length || k >= others.length) return false;
  return Math.abs(ours[k] - others[k]) <= TRUSTED * Math.max(Math.abs(ours[k]), Math.abs(others[k]));
}
