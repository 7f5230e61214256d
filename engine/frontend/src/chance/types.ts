/** What the front end gets of a crowd or a row from Python (`chance/spec.py`, `chance/code.py`). */
import type { Equations, Library } from "../simulation/types";
import type { Expression } from "../simulation/expression";

/** States by their place, each with how many figures. */
export type Side = [state: number, count: number][];

export interface FlowSpec {
  name: string;
  /** What is drawn when it happens, as the course's scenes call it. */
  draw: string;
  takes: Side;
  gives: Side;
}

export interface CrowdSpec {
  parameters: { name: string; default: number }[];
  states: string[];
  quantities: string[];
  /** States that are figures; the others stay as they are, or events set them. */
  counted: number[];
  flows: FlowSpec[];
  /** Labels of the model's events. */
  events: string[];
  /** How many figures there are and what that means, for readers. */
  told: string;
  /** Quantity -> how far the exact mean of all runs may lie from the equations. */
  within: Record<string, number>;
}

/** The code of a crowd; amounts are in the states' own unit. */
export interface CrowdCode extends Pick<Equations, "axis" | "quantities"> {
  rates(y: Float64Array, p: Float64Array, a: Float64Array): void;
  /** How many one figure stands for. */
  one(p: Float64Array): number;
  start(p: Float64Array, y: Float64Array): void;
  events: NonNullable<Equations["events"]>;
}
/** What Python writes; call it with `library` once. */
export type CrowdFactory = (lib: Library) => CrowdCode;

/** A row of yes and no. */
export interface DrawSpec {
  kind: "each" | "until" | "order";
  of: Expression;
  chance?: Expression;
  fitting?: Expression;
  told: string;
}

/** What a simulation may be thrown as. */
export type ThrownSpec = CrowdSpec | DrawSpec;
