/** Small models for the tests, as the translator would write them. */
import type { MeasureSpec, ModelObject, ParameterSpec, Spec } from "../src/simulation/types";

export function parameter(name: string, value: number, more: Partial<ParameterSpec> = {}): ParameterSpec {
  return {
    name, label: name, unit: "1", spoken: "", default: value, lo: null, hi: null, scale: "linear", step: null,
    switch: false, source: "course", note: "", symbol: "", ...more,
  };
}

export function spec(more: Partial<Spec>): Spec {
  return {
    id: "test", title: "Test", summary: "", status: "course", ownNumbers: false, source: null, kind: "algebraic",
    axis: { name: "x", label: "Place", unit: "cm", scale: "linear", points: 101 },
    parameters: [], sliders: [], more: [], log: [], quantities: [], measures: [], panels: [], sentence: [], cases: [],
    presets: [], opens: "", prediction: null, leavesOut: [], unitNotes: [], sources: {}, equations: "", scene: null, ...more,
  };
}

export function measure(name: string, kind: MeasureSpec["kind"], of = "f"): MeasureSpec {
  return { name, label: name, unit: "1", kind, of };
}

/** y' = -k y from 8, with a second dose of 8 at t = 3 and a clearing below 1/8; the output is 2 y. */
export const doses: { spec: Spec; model: ModelObject } = {
  spec: spec({
    kind: "ode",
    axis: { name: "t", label: "Time", unit: "days", scale: "linear", points: 61 },
    parameters: [parameter("k", Math.log(2), { label: "Drain", lo: 0, hi: 5 })],
    log: [false],
    quantities: [{ name: "y", label: "Level", unit: "mg" }, { name: "twice", label: "Twice", unit: "mg" }],
  }),
  model: {
    rhs: (_t, y, p, d) => void (d[0] = -p[0] * y[0]),
    jac: (_t, _y, p, J, ft) => { J[0] = -p[0]; ft[0] = 0; },
    start: (_p, y) => void (y[0] = 8),
    events: [
      { at: () => 3, set: (_t, y) => void (y[0] += 8) },
      { root: (_t, y) => y[0] - 0.125, set: (_t, y) => void (y[0] = 0) },
    ],
    axis: () => [0, 12],
    quantities: (_t, y, _p, out) => { out[0] = y[0]; out[1] = 2 * y[0]; },
    measures: [], marks: [], cases: [],
  },
};
