/** What a scene reads: the run of the chart, a crowd thrown by chance, or rows of yes and no (`scene/source.py`). */
import type { CrowdCode, CrowdSpec, DrawSpec, SamplePath } from "../chance/index";
import { evaluate, type Expression } from "../simulation/expression";
import type { Outcome } from "../simulation/outcome";
import type { DrawnSpec, SceneSpec, Spec, StudiesSpec, Values } from "../spec";
import type { Placed } from "./display";

/** What throws (`chance/index.ts`) and shows rows (`rows.ts`), and the code of the crowd that is thrown. */
export interface Chance extends Pick<typeof import("../chance/index"), "draw" | "sample" | "LIMITS">, Pick<typeof import("./rows"), "figuresOf" | "studyAt" | "tallied"> {
  crowd: CrowdCode | null;
}

/** Where a run by chance takes more, the equation's own run is shown: no reader waits for it. */
const STEPS = 40_000;

export class Source {
  /** The time that is shown. */
  t = NaN;
  readonly lo: number;
  readonly hi: number;
  /** Parameters and measures; of a row also which one was found first, and how many hits. */
  readonly known: Values;
  private readonly seed: number;
  private readonly path: SamplePath | null = null;
  private readonly rows = new Map<number, boolean[]>();
  private readonly names: string[];

  constructor(readonly spec: Spec, readonly scene: SceneSpec, readonly outcome: Outcome, private readonly chance: Chance | null, again = 0) {
    // the rows of one scene, and those of the next, have seeds of their own
    this.seed = scene.seed + again * scene.repeats;
    this.known = { ...outcome.values, ...outcome.measures };
    if (scene.shows === "crowd" && chance?.crowd) {
      const path = chance.sample(chance.crowd, scene.thrown as CrowdSpec, this.known, this.seed, { ...chance.LIMITS, steps: STEPS });
      if (!path.why) this.path = path;
    }
    this.names = this.path ? (scene.thrown as CrowdSpec).quantities : spec.quantities.map((quantity) => quantity.name);
    const run = this.path ?? outcome.solution;
    [this.lo, this.hi] = [run?.lo ?? 0, run?.hi ?? 1];
    const moved = spec.parameters.find((parameter) => parameter.name === scene.moves);
    if (moved) [this.lo, this.hi] = [moved.lo!, moved.hi!];
    if (scene.shows === "row") {
      [this.lo, this.hi] = [0, scene.repeats > 1 ? scene.repeats : this.row(0).length];
      if (scene.repeats === 1) Object.assign(this.known, chance!.tallied(this.row(0)));
    }
    const end = scene.ends === null ? NaN : this.number(scene.ends);
    if (this.lo < end && end < this.hi) this.hi = end;
  }

  /** The crowd's run, where the chart can show it beside the model's own curve. */
  get thrown(): SamplePath | null {
    return this.path;
  }

  /** Whether it is the equation's own run although chance was to be shown. */
  get isMean(): boolean {
    return this.scene.shows === "crowd" && this.path === null;
  }

  row(number: number): boolean[] {
    const row = this.rows.get(number) ?? this.chance!.draw(this.scene.thrown as DrawSpec, this.outcome.values, this.seed + number);
    this.rows.set(number, row);
    return row;
  }

  /** A row, or many, as figures. */
  rowsOf(number: number, figure: DrawnSpec | StudiesSpec, spots: number[][], t: number): Placed[] {
    return this.chance!.figuresOf(number, figure, spots, (k) => this.row(k), t);
  }

  number(expression: Expression): number {
    return Number(evaluate(expression, this.known));
  }

  holds(expression: Expression): boolean {
    return Boolean(evaluate(expression, this.known));
  }

  amount(name: string, t: number): number {
    const i = this.names.indexOf(name);
    if (i < 0) return this.known[name];
    return this.path ? this.path.at(i, t) : (this.outcome.solution?.at(i, t) ?? NaN);
  }

  /** All that a caption may say at a time. */
  at(t: number): Values {
    if (this.scene.shows === "row") {
      const { studyAt, tallied } = this.chance!;
      const now: Values = this.scene.repeats > 1
        ? { study: studyAt(t), ...tallied(this.row(studyAt(t) - 1)) }
        : { tried: Math.min(this.row(0).length, Math.floor(t), this.known.found || Infinity) };
      return { ...this.known, ...now, t };
    }
    return { ...Object.fromEntries(this.names.map((name) => [name, this.amount(name, t)])), ...this.known, t };
  }
}
