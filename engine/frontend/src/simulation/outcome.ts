/** One run of a model at one setting: its curve, its measures and the sentence that says what happened. */
import { columnsOf, makeCurve, type Curve } from "../solve/solution";
import { fill, quantity, setting } from "../ui/number-format";
import { partsAt, TIGHT, ROUGHER } from "../solve/compare";
import { readMeasures } from "./measures";
import { PATIENCE, SolverStop, type Options } from "../solve/integrator";
import { Impossible, type ModelObject, type ParameterSpec, type Spec, type Values } from "./types";

export interface Result {
  /** Every parameter, also those that were not given. */
  values: Values;
  /** Parameters in the order of the spec, as the model's code wants them. */
  p: Float64Array;
  measures: Values;
  sentence: string;
  /** What is impossible about the setting; empty if the run succeeded. */
  message: string;
  curve: Curve | null;
  grid: Float64Array;
  /** Every quantity on the grid, in the order of `spec.quantities`; made when asked for. */
  readonly columns: Float64Array[];
}

export function defaults(spec: Spec): Values {
  return Object.fromEntries(spec.parameters.map((p) => [p.name, p.default]));
}

/** What an explorer opens on. Links, exercises and "the usual setting" mean the defaults. */
export function opening(spec: Spec): Values {
  return { ...defaults(spec), ...spec.presets.find((preset) => preset.label === spec.opens)?.values };
}

export function isSame(spec: Spec, a: Values, b: Values): boolean {
  return spec.parameters.every((p) => a[p.name] === b[p.name]);
}

/** The nearest value a parameter can have. */
export function within(parameter: ParameterSpec, value: number): number {
  if (parameter.switch) return value >= 0.5 ? 1 : 0;
  return Math.min(parameter.hi ?? Infinity, Math.max(parameter.lo ?? -Infinity, value));
}

export function run(model: ModelObject, spec: Spec, given: Values = {}, options?: Options): Result {
  const values = { ...defaults(spec), ...given };
  const p = Float64Array.from(spec.parameters, (parameter) => values[parameter.name]);
  try {
    const curve = spec.verified === false ? comparedCurve(model, spec, p, options) : makeCurve(model, spec, p, options);
    refuseGaps(curve, spec);
    const measures = readMeasures(model, spec, curve, p);
    const sentence = say(model, spec, p, values, measures);
    return withColumns({ values, p, measures, sentence, message: "", curve, grid: curve.grid }, spec);
  } catch (error) {
    const message = explain(error, spec, values);
    const nothing = { curve: null, grid: new Float64Array(0), measures: {}, sentence: "" };
    return withColumns({ values, p, message, ...nothing }, spec);
  }
}

/** The curve of a model that nobody has held to other solvers: where a rough one differs, it is refused. */
function comparedCurve(model: ModelObject, spec: Spec, p: Float64Array, options?: Options): Curve {
  if (spec.kind !== "ode") return makeCurve(model, spec, p, options);
  const until = performance.now() + (options?.milliseconds ?? PATIENCE);
  const fine = makeCurve(model, spec, p, { rtol: TIGHT, until, ...options });
  const rough = makeCurve(model, spec, p, { until, ...options, rtol: ROUGHER * (options?.rtol ?? TIGHT) });
  const parted = partsAt(fine, rough, spec.quantities.length, spec.floors);
  if (parted) throw new NotTrusted(spec.quantities[parted.quantity].label, parted.x);
  return fine;
}

function withColumns(result: Omit<Result, "columns">, spec: Spec): Result {
  let made: Float64Array[] | null = null;
  return Object.defineProperty(result, "columns", {
    get: () => (made ??= result.curve ? columnsOf(result.curve, spec.quantities.length, result.grid) : []),
  }) as Result;
}

/** The first case that holds, with its numbers. */
function say(model: ModelObject, spec: Spec, p: Float64Array, values: Values, measures: Values): string {
  const which = model.cases.findIndex((holds) => holds(p, measures));
  return which < 0 ? "" : fill(spec.sentence[which], { ...values, ...measures });
}

function refuseGaps(curve: Curve, spec: Spec): void {
  for (const stretch of curve.stretches) {
    stretch.columns.forEach((column, i) => {
      const k = column.findIndex((v) => Number.isNaN(v));
      if (k >= 0) throw new NoNumber(spec.quantities[i].label, stretch.x[k]);
    });
  }
}

class NoNumber extends Error {
  constructor(readonly what: string, readonly where: number) {
    super(`${what} has no value`);
  }
}

class NotTrusted extends Error {
  constructor(readonly what: string, readonly where: number) {
    super(`${what} can't be trusted`);
  }
}

/** Why a run was given up, as Python says it. */
function givenUp({ reason, limit }: SolverStop): string {
  if (reason === "too many rounds") return `more than ${limit} events set each other off there`;
  if (reason === "too many events") return `more than ${limit.toLocaleString("en-US")} events happen`;
  return `it takes more than ${limit} ${limit === 1 ? "second" : "seconds"}`;
}

/** Why there is no picture, in words a reader can act on. */
function explain(error: unknown, spec: Spec, values: Values): string {
  const advice = settingsInWords(spec, values);
  if (error instanceof Impossible) return `${error.message} ${advice}`;
  if (error instanceof NoNumber) {
    return `With this setting “${error.what}” has no value at ${place(spec, error.where)}. ${advice}`;
  }
  if (error instanceof NotTrusted) {
    return `From ${place(spec, error.where)} on, “${error.what}” can't be trusted: two ways of computing it part there. ${advice}`;
  }
  if (error instanceof SolverStop) {
    if (error.limit > 0 && error.reason !== "too many steps") {
      return `This setting can't be computed beyond ${place(spec, error.t)}: ${givenUp(error)}. ${advice}`;
    }
    const what = error.variable >= 0 ? `“${spec.quantities[error.variable].label}”` : "the model";
    return error.reason === "no number"
      ? `With this setting ${what} has no value after ${place(spec, error.t)}. ${advice}`
      : `This setting changes so fast at ${place(spec, error.t)} that the calculation was stopped. ${advice}`;
  }
  throw error;
}

function place(spec: Spec, x: number): string {
  return `${spec.axis.label.toLowerCase()} ${quantity(x, spec.axis.unit)}`;
}

function settingsInWords(spec: Spec, values: Values): string {
  const changed = spec.parameters.filter((p) => values[p.name] !== p.default);
  if (changed.length === 0) return "Please tell us: the model should work as it comes.";
  const usually = (p: ParameterSpec): string => (p.shownAs === "multiple" ? "" : `, usually ${setting(p.default, p)}`);
  const list = changed.map((p) => `${p.label} (now ${setting(values[p.name], p)}${usually(p)})`);
  return `Move one of these back: ${list.join("; ")}.`;
}
