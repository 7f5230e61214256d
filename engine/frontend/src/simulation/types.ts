/** What the front end gets from Python: a description (Spec) and the code of a model (ModelObject). */

import type { Expression } from "./expression";

export type Values = Record<string, number>;
export type Scale = "linear" | "log";
/** Whose color a curve has: a name of the palette, which is a custom property of the page (`--ex-one`). */
export type Role = string;

export interface AxisSpec { name: string; label: string; unit: string; scale: Scale; points: number }

export interface ParameterSpec {
  name: string; label: string; unit: string; spoken: string; default: number;
  lo: number | null; hi: number | null; scale: Scale; step: number | null; switch: boolean;
  source: string; note: string;
  /** How its slider tells it, if not by its value: as a multiple of the default, or as odds. */
  shownAs?: "multiple" | "odds";
  /** How equations write it, as MathML. */
  symbol?: string;
}

export interface QuantitySpec { name: string; label: string; unit: string }

export type MeasureKind =
  | "peak" | "time_of_peak" | "lowest" | "time_of_lowest" | "first_below" | "first_above"
  | "final" | "value_at" | "area" | "expression";

export interface MeasureSpec {
  name: string; label: string; unit: string; kind: MeasureKind; of: string;
  level?: Expression; at?: Expression; after?: Expression; before?: Expression; value?: Expression;
}

export interface CurveSpec { of: string; role: Role; label: string; dash: "solid" | "dash" | "dot" | "dashdot" }
export interface MarkSpec { label: string; role: Role; x?: Expression; y?: Expression }

export interface PanelSpec {
  title: string; label: string; unit: string; scale: Scale; low: number | null; high: number | null;
  x: string; curves: CurveSpec[]; marks: MarkSpec[];
}

export interface PredictionSpec { question: string; options: { text: string; reason: string; right: boolean }[] }
export interface PresetSpec { label: string; story: string; values: Values }

export interface Spec {
  id: string; title: string; summary: string; status: "published" | "course"; ownNumbers?: boolean;
  source: { key: string; text: string; url: string } | null;
  kind: "ode" | "algebraic"; axis: AxisSpec; parameters: ParameterSpec[];
  sliders: string[]; more: string[]; log: boolean[];
  /** For each state, the size in its unit from which on errors are held relative to it; if any state has its own. */
  floors?: number[];
  /** False for a model that no test holds to other solvers: it is run twice, and the two compared. */
  verified?: false;
  quantities: QuantitySpec[]; measures: MeasureSpec[]; panels: PanelSpec[];
  /** What may be said, and when: the first case that holds is said. */
  sentence: string[]; cases: Expression[]; presets: PresetSpec[];
  /** Label of the preset that the explorer opens on; empty: it opens on the defaults. */
  opens?: string;
  prediction: PredictionSpec | null;
  leavesOut: string[]; equations: string;
  /** What the units are that not everybody knows, a sentence each. */
  unitNotes?: string[];
  /** Citation key of a parameter's source -> how to cite it. */
  sources?: Record<string, { text: string; url: string }>;
}

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
