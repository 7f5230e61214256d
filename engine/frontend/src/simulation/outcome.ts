/** One run of a model at one setting: its solution, its measures and the sentence that says what happened. */
import { columnsOf, solve, type Solution } from "../solve/solution";
import { fill, quantity, setting } from "../ui/number-format";
import * as strings from "../ui/strings";
import { partsAt, TIGHT, ROUGHER } from "../solve/compare";
import { readMeasures } from "./measures";
import { PATIENCE, type Options } from "../solve/integrator";
import { Stopped, type ModelObject, type ParameterSpec, type Spec, type Values } from "./types";

export interface Outcome {
  /** Every parameter, also those that were not given. */
  values: Values;
  /** Parameters in the order of the spec, as the model's code wants them. */
  p: Float64Array;
  measures: Values;
  sentence: string;
  /** What is impossible about the setting; empty if the run succeeded. */
  message: string;
  solution: Solution | null;
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

export function run(model: ModelObject, spec: Spec, given: Values = {}, options?: Options): Outcome {
  const values = { ...defaults(spec), ...given };
  const p = Float64Array.from(spec.parameters, (parameter) => values[parameter.name]);
  try {
    const solution = spec.verified === false ? solveCompared(model, spec, p, options) : solveWhole(model, spec, p, options);
    const measures = readMeasures(model, spec, solution, p);
    const sentence = say(model, spec, p, values, measures);
    return withColumns({ values, p, measures, sentence, message: "", solution, grid: solution.grid }, spec);
  } catch (error) {
    const message = explain(error, spec, values);
    const nothing = { solution: null, grid: new Float64Array(0), measures: {}, sentence: "" };
    return withColumns({ values, p, message, ...nothing }, spec);
  }
}

/** The solution of a model that nobody has held to other solvers: where a rough one differs, it is refused. */
function solveCompared(model: ModelObject, spec: Spec, p: Float64Array, options?: Options): Solution {
  if (spec.kind !== "ode") return solveWhole(model, spec, p, options);
  const until = performance.now() + (options?.milliseconds ?? PATIENCE);
  const fine = solveWhole(model, spec, p, { rtol: TIGHT, until, ...options });
  const rough = solve(model, spec, p, { until, ...options, rtol: ROUGHER * (options?.rtol ?? TIGHT) });
  const parted = partsAt(fine, rough, spec.quantities.length, spec.floors);
  if (parted) throw new Stopped("not trusted", parted.x, NaN, spec.quantities[parted.quantity].label);
  return fine;
}

/** Before a model is there: a sentence at most. */
export function nothingYet(values: Values, sentence: string): Outcome {
  return { values, p: new Float64Array(0), measures: {}, sentence, message: "", solution: null, grid: new Float64Array(0), columns: [] };
}

function withColumns(result: Omit<Outcome, "columns">, spec: Spec): Outcome {
  let made: Float64Array[] | null = null;
  return Object.defineProperty(result, "columns", {
    get: () => (made ??= result.solution ? columnsOf(result.solution, spec.quantities.length, result.grid) : []),
  }) as Outcome;
}

/** The first case that holds, with its numbers. */
function say(model: ModelObject, spec: Spec, p: Float64Array, values: Values, measures: Values): string {
  const which = model.cases.findIndex((holds) => holds(p, measures));
  return which < 0 ? "" : fill(spec.sentence[which], { ...values, ...measures });
}

/** A solution that has a value everywhere. */
function solveWhole(model: ModelObject, spec: Spec, p: Float64Array, options?: Options): Solution {
  const solution = solve(model, spec, p, options);
  for (const { x, columns } of solution.segments) {
    const gaps = columns.map(firstGap);
    const first = Math.min(...gaps.filter((k) => k >= 0));
    if (first < x.length) throw new Stopped("gap", x[first], NaN, spec.quantities[gaps.indexOf(first)].label);
  }
  return solution;
}

/** Where a column has no number; in each frame, so as a plain loop. */
function firstGap(column: Float64Array): number {
  for (let k = 0; k < column.length; k++) if (Number.isNaN(column[k])) return k;
  return -1;
}

/** Why there is no picture, in the words of `stopped.json` that Python says, too, and what a reader can do. */
function explain(error: unknown, spec: Spec, values: Values): string {
  if (!(error instanceof Stopped)) throw error;
  const told = strings.stopped[error.why].replace("{place}", () => place(spec, error.at)).replace("{what}", () => error.what ?? spec.axis.label);
  return `${fill(told, { limit: error.limit })} ${settingsInWords(spec, values)}`;
}

function place({ axis }: Spec, x: number): string {
  // "Time" becomes "time", and "pH" and "CO2" stay
  return `${axis.label.replace(/^.(?=\p{Ll})/u, (first) => first.toLowerCase())} ${quantity(x, axis.unit)}`;
}

function settingsInWords(spec: Spec, values: Values): string {
  const changed = spec.parameters.filter((p) => values[p.name] !== p.default);
  if (changed.length === 0) {
    return spec.verified === false ? strings.outcomeChangeModel : strings.outcomeTellUs;
  }
  const usually = (p: ParameterSpec): string => (p.shownAs === "multiple" ? "" : strings.outcomeUsually(setting(p.default, p)));
  const moveBack = spec.verified === false ? strings.outcomeMoveBackOrChange : strings.outcomeMoveBack;
  const list = changed.map((p) => strings.outcomeNow(p.label, setting(values[p.name], p), usually(p)));
  return moveBack(list.join("; "));
}
