/** What the front end gets of a simulation: a description (`../spec.d.ts`, from Python) and the code of a model (ModelObject). */

import type { Values } from "../spec";

export type {
  AxisSpec, CurveSpec, Kind as MeasureKind, MarkSpec, MeasureSpec, PanelSpec, ParameterSpec, PredictionSpec, PresetSpec, QuantitySpec, Role, Scale, Spec,
  Values,
} from "../spec";

export interface EventCode {
  at?: (p: Float64Array) => number;
  /** Positive while the condition is false; the event fires when it reaches zero or less. */
  root?: (t: number, y: Float64Array, p: Float64Array) => number;
  set?: (t: number, y: Float64Array, p: Float64Array) => void;
}

/** The equations of a model, made by the translator; see `Spec` for the order of everything. */
export interface Equations {
  rhs?(t: number, y: Float64Array, p: Float64Array, d: Float64Array): void;
  jac?(t: number, y: Float64Array, p: Float64Array, J: Float64Array, ft: Float64Array): void;
  start?(p: Float64Array, y: Float64Array): void;
  events?: EventCode[];
  axis(p: Float64Array): [number, number];
  quantities(t: number, y: Float64Array, p: Float64Array, out: Float64Array): void;
}

/** What is read off a run and said about it, ready to run. */
export interface Readings {
  measures: { level?: OfRun; at?: OfRun; after?: OfRun; before?: OfRun; value?: OfRun }[];
  marks: { x?: OfRun; y?: OfRun }[][];
  cases: OfRun<boolean>[];
}
type OfRun<T = number> = (p: Float64Array, m: Values) => T;

/** All that can be run of a simulation. */
export type ModelObject = Equations & Readings;

/** What the translator writes: a function of the few things `Math` does not have. */
export type ModelFactory = (lib: Library) => Equations;
export interface Library { normalCdf(x: number): number; erfc(x: number): number }

/** Why a run has no answer, or none to be trusted: the rows of `stopped.json`. */
export type Why = keyof typeof import("../../../src/explorable/tables/stopped.json");

/** It stopped at place `at`; `limit` is the number that was reached, `what` the label it is about. */
export class Stopped extends Error {
  constructor(readonly why: Why, readonly at: number, readonly limit = NaN, readonly what?: string) {
    super(`${why} at ${at}`);
  }
}
