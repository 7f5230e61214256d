/** Equations that came as data (`translate/data.py`), as functions for the solver: no code is made of them. */
import type { Block, EquationsData } from "../spec";
import { compile } from "./expression";
import type { Equations, Spec } from "./types";

/** Works out a block into `into`. */
type Filled = (t: number, y: ArrayLike<number>, p: ArrayLike<number>, into: { [place: number]: number; length: number }) => void;
const NOTHING = {};
const NO_STATE = new Float64Array(0);

export function equationsOf(data: EquationsData, spec: Spec): Equations {
  const n = spec.log.length;
  const names = ["t", ...spec.log.map((_, i) => `y${i}`), ...spec.parameters.map((_, i) => `p${i}`)];

  const filled = (block: Block): Filled => {
    const all = [...names, ...block.shared.map((_, i) => `c${i}`)];
    const shared = block.shared.map((expression) => compile(expression, all));
    const values = block.values.map((expression) => compile(expression, all));
    const scope = new Float64Array(all.length);
    const found = new Float64Array(values.length);
    return (t, y, p, into) => {
      scope[0] = t;
      scope.set(y as Float64Array, 1);
      scope.set(p as Float64Array, 1 + n);
      shared.forEach((part, i) => { scope[names.length + i] = Number(part(scope, NOTHING)); });
      // all new values before the first is written: an event may set a state by another
      values.forEach((value, i) => { found[i] = Number(value(scope, NOTHING)); });
      found.forEach((value, i) => { into[block.places[i]] = value; });
    };
  };
  const one = (block: Block): ((t: number, y: ArrayLike<number>, p: ArrayLike<number>) => number) => {
    const fill = filled(block);
    const into = [NaN];
    return (t, y, p) => {
      fill(t, y, p, into);
      return into[0];
    };
  };

  const axis = filled(data.axis);
  const told: Equations = {
    axis: (p) => {
      const ends: [number, number] = [NaN, NaN];
      axis(0, NO_STATE, p, ends);
      return ends;
    },
    quantities: filled(data.quantities),
  };
  if (!data.rhs || !data.jacobian || !data.start) return told;
  const start = filled(data.start);
  const jacobian = filled(data.jacobian);
  const both = new Float64Array(n * n + n);
  return {
    ...told,
    rhs: filled(data.rhs),
    jac: (t, y, p, J, ft) => {
      jacobian(t, y, p, both);
      J.set(both.subarray(0, n * n));
      ft.set(both.subarray(n * n));
    },
    start: (p, y) => start(0, NO_STATE, p, y),
    events: (data.events ?? []).map(({ at, root, set }) => {
      const [when, below, change] = [at && one(at), root && one(root), filled(set)];
      return {
        ...(when && { at: (p: Float64Array) => when(0, NO_STATE, p) }),
        ...(below && { root: below }),
        set: (t: number, y: Float64Array, p: Float64Array) => change(t, y, p, y),
      };
    }),
  };
}
