/** A simulation ready to run: its equations as code, what is read off a run as data. */
import { library } from "../solve/library";
import { compile, type Expression } from "./expression";
import type { Equations, ModelFactory, ModelObject, Readings, Spec } from "./types";

const PARTS = ["level", "at", "after", "before", "value"] as const;

/** Join the code that a script file or a module of a model holds with the readings of its spec. */
export function makeModel(code: ModelFactory | Equations, spec: Spec): ModelObject {
  return { ...(typeof code === "function" ? code(library) : code), ...readings(spec) };
}

export function readings(spec: Spec): Readings {
  const names = spec.parameters.map((parameter) => parameter.name);
  const ready = <T>(expression: Expression): T => compile(expression, names) as T;
  const some = <Part extends string>(of: Partial<Record<Part, Expression>>, parts: readonly Part[]): never =>
    Object.fromEntries(parts.flatMap((part) => (of[part] === undefined ? [] : [[part, ready(of[part])]]))) as never;
  return {
    measures: spec.measures.map((measure) => some(measure, PARTS)),
    marks: spec.panels.map((panel) => panel.marks.map((mark) => some(mark, ["x", "y"] as const))),
    cases: spec.cases.map((when) => ready(when)),
  };
}
