/** What an exercise is to the page: data from Python (`../spec.d.ts`), and what a kind of exercise must be able to do. */
import type { Store } from "../progress/store";
import type { Described, Values } from "../spec";

export type { Described, Group, OptionSpec as Option, ReasonedSpec as Reasoned } from "../spec";

/** `score` from 0 to 1; `say` is what the learner hears (HTML). `more` is for those who want all reasons. */
export interface Verdict { score: number; say: string; more?: string }

/** The answer is not to be judged yet: nothing counts as a try. */
export interface Pending { ask: string }

/** One kind of exercise, drawn for one exercise. */
export interface Answering {
  body: HTMLElement;
  /** What was answered, as plain data that is kept. */
  given(): unknown;
  judge(): Verdict | Pending;
  /** Put a kept answer back; throws or returns false if it is of another form, or empty. */
  put(given: unknown): boolean;
  /** What is being written, and the way to put that back without judging it; else as `given` and `put`. */
  draft?(): unknown;
  resume?(draft: unknown): boolean;
  /** Show the right answer. */
  solve(): void;
  clear(): void;
  /** The exercise with the learner's own numbers, if it has some. */
  asked?: Described;
  /** The word on the button; it may change with what is asked for. */
  readonly verb?: string;
  /** Stands below the answer, and can be used when that is locked. */
  beside?: HTMLElement;
  /** Only one try: the truth is shown after it. */
  once?: boolean;
  /** What stands above the reasons in the end, if the answer is right and if not; else as the card says it. */
  readonly heads?: readonly [right: string, other: string];
}

/** What a kind may ask of the card it stands in. */
export interface Card {
  exercise: Described;
  /** Read a text aloud (screen readers), without showing it. */
  announce(text: string): void;
  /** The answer is there without a press on the button. */
  reached(): void;
  live: boolean;
  store: Store;
}

export type Kind<E extends Described = never> = (exercise: E, card: Card) => Answering;

export interface RunDetail { id: string; values: Values; measures: Values }
