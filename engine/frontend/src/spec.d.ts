/**
 * What the page gets from Python. Written by `python engine/page_types.py` from translate/payload.py and scene/payload.py and explorer/payload.py and film/payload.py and exercises/payload.py and studies/payload.py and in_page/messages.py:
 * change those, not this file.
 */
import type { Expression } from "./simulation/expression";
import type { ThrownSpec } from "./chance/types";

export type Kind = "peak" | "time_of_peak" | "lowest" | "time_of_lowest" | "first_below" | "first_above" | "final" | "value_at" | "area" | "expression";
export type Dash = "solid" | "dash" | "dot" | "dashdot";
export type Scale = "linear" | "log";
/** Numbers that are worked out together. */
export interface Block {
  /** Common parts, ``c0`` and so on; each may use those before it. */
  shared: Expression[];
  /** Where each of `values` goes; the other places are 0. */
  places: number[];
  values: Expression[];
}

/** An event, at a time or when `root` falls to zero or below. */
export interface EventData {
  at?: Block;
  root?: Block;
  set: Block;
}

/** A model's equations; one without states has only `axis` and `quantities`. */
export interface EquationsData {
  axis: Block;
  quantities: Block;
  rhs?: Block;
  /** Row by row, and behind it the derivatives by time. */
  jacobian?: Block;
  start?: Block;
  events?: EventData[];
}

/** Where figures live; what is drawn of it stands in the still picture. */
export interface RegionSpec {
  name: string;
  words: string;
  /** x, y, and how far a figure there is turned. */
  spots: number[][];
}

/** A kind of figure that follows a quantity. */
export interface CountedSpec {
  kind: "counted";
  symbol: string;
  of: string;
  each: Expression;
  words: string;
  where: string;
  /** Numbers of the region's spots, the first to be taken first. */
  order: number[];
  most: number;
  least: number | null;
  size: number;
  comes: string | number[];
  goes: string;
  by: string[];
  when: Expression;
}

/** A row that is tried one after the other. */
export interface DrawnSpec {
  kind: "drawn";
  where: string;
  waiting: string;
  miss: string;
  hit: string;
  words: string;
  walker: string;
  beside: number[];
  divides: number[];
  size: number;
}

/** A row drawn again and again. */
export interface StudiesSpec {
  kind: "studies";
  where: string;
  miss: string;
  hit: string;
  mark: string;
  words: string;
  span: number[][];
  size: number;
}

/** A bell curve as its own dots. */
export interface HeapSpec {
  kind: "heap";
  symbol: string;
  beyond: string;
  /** The figures' values in a normal distribution of mean 0 and width 1. */
  parts: number[];
  mean: Expression;
  sd: Expression;
  words: string;
  span: number[][];
  up: boolean;
  fades: boolean;
  size: number;
}

/** Where a told figure is, and from when on; without `at` from the beginning. */
export interface StationSpec {
  at: Expression | null;
  x: number;
  y: number;
}

/** A figure that no quantity counts. */
export interface ToldSpec {
  symbol: string;
  words: string;
  way: StationSpec[];
  until: Expression | null;
  when: Expression;
  size: number;
  turn: number;
  behind: boolean;
}

/** A caption, from when on, and in which runs. */
export interface BeatSpec {
  at: Expression;
  say: string;
  when: Expression;
}

/** A scene, with the spots worked out; its drawings stand in the still picture. */
export interface SceneSpec {
  summary: string;
  regions: RegionSpec[];
  figures: (CountedSpec | DrawnSpec | StudiesSpec | HeapSpec)[];
  told: ToldSpec[];
  beats: BeatSpec[];
  cover: Expression | null;
  clock: string;
  scale: string;
  notes: string;
  units: string;
  ends: Expression | null;
  shows: "run" | "crowd" | "row";
  /** Whether its time is the chart's axis. */
  onChart: boolean;
  again: string;
  repeats: number;
  seed: number;
  moves: string;
  thrown?: ThrownSpec;
}

export type Values = Record<string, number>;
/** Whose color a curve has: a name of the palette, which is a custom property of the page (`--ex-one`). */
export type Role = string;
/** What runs from left to right. */
export interface AxisSpec {
  name: string;
  label: string;
  unit: string;
  scale: Scale;
  points: number;
}

/** A number that a reader may change, or one of the table of all numbers. */
export interface ParameterSpec {
  name: string;
  label: string;
  unit: string;
  spoken: string;
  default: number;
  lo: number | null;
  hi: number | null;
  scale: Scale;
  step: number | null;
  switch: boolean;
  source: string;
  note: string;
  /** How equations write it, as MathML. */
  symbol: string;
  /** How its slider tells it, if not by its value: as a multiple of the default, or as odds. */
  shownAs?: "multiple" | "odds";
}

/** A state or an output. */
export interface QuantitySpec {
  name: string;
  label: string;
  unit: string;
}

/** Where and when a measure looks, as far as its kind asks for it. */
export interface Bounds {
  level?: Expression;
  at?: Expression;
  after?: Expression;
  before?: Expression;
  value?: Expression;
}

/** A number that is read off a run. */
export interface MeasureSpec extends Bounds {
  name: string;
  label: string;
  unit: string;
  kind: Kind;
  of: string;
}

/** A line of a panel. */
export interface CurveSpec {
  of: string;
  role: Role;
  label: string;
  dash: Dash;
}

/** A point; without `x` or `y` a straight line. */
export interface Place {
  x?: Expression;
  y?: Expression;
}

/** What names a place in a panel. */
export interface MarkSpec extends Place {
  label: string;
  role: Role;
}

/** A chart of quantities that have one unit. */
export interface PanelSpec {
  title: string;
  label: string;
  unit: string;
  scale: Scale;
  low: number | null;
  high: number | null;
  x: string;
  curves: CurveSpec[];
  marks: MarkSpec[];
}

/** A story: a setting with a name. */
export interface PresetSpec {
  label: string;
  story: string;
  values: Values;
}

/** An answer that may be guessed before the first run. */
export interface GuessSpec {
  text: string;
  reason: string;
  right: boolean;
}

/** What is asked before the first run, and the two settings that answer it. */
export interface PredictionSpec {
  question: string;
  options: GuessSpec[];
  before: Values;
  after: Values;
}

/** How to cite a source; without an address, `url` is empty. */
export interface CitedSpec {
  text: string;
  url: string;
}

/** The source of a published model, with its citation key. */
export interface SourceSpec extends CitedSpec {
  key: string;
}

/** What the solver must know of a model that is not as usual. */
export interface Trust {
  /** For each state, the size in its unit from which on errors are held relative to it; if any state has its own. */
  floors?: number[];
  /** False for a model that no test holds to other solvers: it is run twice, and the two compared. */
  verified?: false;
}

/** A simulation: everything but its code. */
export interface Spec extends Trust {
  id: string;
  title: string;
  summary: string;
  status: "published" | "course";
  ownNumbers: boolean;
  source: SourceSpec | null;
  kind: "ode" | "algebraic";
  axis: AxisSpec;
  parameters: ParameterSpec[];
  sliders: string[];
  more: string[];
  log: boolean[];
  quantities: QuantitySpec[];
  measures: MeasureSpec[];
  panels: PanelSpec[];
  /** What may be said; the first whose case holds is said. */
  sentence: string[];
  cases: Expression[];
  presets: PresetSpec[];
  /** Label of the preset that the explorer opens on; empty: it opens on the defaults. */
  opens: string;
  prediction: PredictionSpec | null;
  leavesOut: string[];
  /** What the units are that not everybody knows, a sentence each. */
  unitNotes: string[];
  /** Citation key of a parameter's source -> how to cite it. */
  sources: Record<string, CitedSpec>;
  equations: string;
  scene: SceneSpec | null;
}

/** What a notebook's explorer opens on, and the module with its equations. */
export interface AtStart {
  spec: Spec;
  code: string;
  measures: Record<string, number | null>;
  sentence: string;
  /** A scene's still picture, with its drawings; empty without a scene. */
  still: string;
}

/** A stretch of a simulation's scene. */
export interface ShotSpec {
  title: string;
  caption: string;
  described: string;
  child: string;
  seconds: number;
  /** Whose equations are played. */
  simulation: string;
  values: Record<string, number>;
  start: Expression;
  end: Expression;
  spec: Spec;
  /** HTML of the scene's telling moment, which its room is made from. */
  still: string;
}

/** What is said while the last picture stays. */
export interface ClosingSpec {
  caption: string;
  child: string;
  seconds: number;
}

/** Shots one after the other, then the closing words. */
export interface FilmSpec {
  title: string;
  shots: ShotSpec[];
  closing: ClosingSpec;
}

/** A chapter's own exercises, those asked again, or one beside an explorer. */
export type GroupKind = "practice" | "recall" | "one";
/** What every exercise asks and tells. */
export interface CommonFields {
  id: string;
  type: string;
  objective: string;
  label: string;
  question: string;
  hints: string[];
  explanation: string;
}

/** What stands at a place: texts that stay, and numbers of columns. */
export interface VersionPlace {
  path: (string | number)[];
  pieces: (string | number)[];
}

/** How the versions of an exercise differ: a column has one value for each. */
export interface VersionsSpec {
  count: number;
  columns: ((string | number)[])[];
  at: VersionPlace[];
}

/** An exercise; its kind adds its own fields. */
export interface Described extends CommonFields {
  /** Its numbers differ from learner to learner; the rest is that of the first seed. */
  versions?: VersionsSpec;
  /** Changes when what is asked or judged changes. */
  print: string;
  /** What its numbers are about, where they may hurt: the kinds. */
  sensitive?: string[];
  /** The same in words. */
  about?: string;
}

/** A text with its reason. */
export interface ReasonedSpec {
  text: string;
  reason: string;
}

/** Something to choose. */
export interface OptionSpec extends ReasonedSpec {
  right?: boolean;
}

/** Of `single` and `multiple`. */
export interface ChoiceFields {
  options: OptionSpec[];
}

/** Of `predict`: what happens, and where to see it. */
export interface PredictFields extends ChoiceFields {
  reveal: string;
  simulation?: string;
  setting?: Values;
}

/** Of `order`: the items in their right order, and the order in which they are shown first. */
export interface OrderFields {
  items: ReasonedSpec[];
  start: number[];
}

/** A left side, the number of its choice, and why. */
export interface PairSpec {
  left: string;
  right: number;
  reason: string;
}

/** A choice that fits nowhere, and why. */
export interface ExtraSpec {
  right: number;
  reason: string;
}

/** Of `match`. */
export interface MatchFields {
  pairs: PairSpec[];
  choices: string[];
  extra: ExtraSpec[];
}

/** Where a place is, in percent of a picture's width and height. */
export interface SpotSpec {
  x: number;
  y: number;
}

/** Of `label`: as `match`, its left sides being places of a picture (SVG). */
export interface LabelFields extends MatchFields {
  picture: string;
  spots: SpotSpec[];
}

/** An axis to draw on; ticks lie at a percentage of its length. */
export interface DrawnAxis {
  label: string;
  unit: string;
  lo: number;
  hi: number;
  log: boolean;
  ticks: ([number, string])[];
}

/** Something that a curve does: where on its axis, or whether. */
export interface FeatureSpec {
  ask: "rises" | "top" | "falls" | "returns";
  at?: number;
  does?: boolean;
  reason: string;
}

/** Of `draw`: the model's line is heights in percent, at equal distances. */
export interface DrawFields {
  x: DrawnAxis;
  y: DrawnAxis;
  curve: number[];
  within: number;
  features: FeatureSpec[];
}

/** A parameter that may have been moved: its values in words, and the curve of each. */
export interface SuspectSpec {
  label: string;
  usual: string;
  values: string[];
  curves: number[][];
  reason: string;
}

/** Of `mystery`: curves are heights in percent; `hidden` lists what a seed may hide, suspect and value. */
export interface MysteryFields {
  x: DrawnAxis;
  y: DrawnAxis;
  within: number;
  usual: number[];
  suspects: SuspectSpec[];
  hidden: ([number, number])[];
}

/** A gap: either `options` to choose from, or all the rest. */
export interface GapSpec {
  options?: OptionSpec[];
  accept?: string[];
  reason?: string;
  mistakes?: ReasonedSpec[];
}

/** Of `cloze`: the text cut at its gaps, and the gaps. */
export interface ClozeFields {
  pieces: string[];
  gaps: GapSpec[];
}

/** Of `text`: a model answer and what a good one says. */
export interface TextFields {
  model: string;
  points: string[];
}

/** How far from it an answer may be: `relative` as a share of it. */
export interface Room {
  tolerance: number;
  relative: boolean;
}

/** A wrong answer that is known, and what it tells. */
export interface MistakeSpec extends Room {
  answer: number;
  reason: string;
}

/** Of `number`. */
export interface NumberFields extends Room {
  answer: number;
  unit: string;
  shown: string;
  askUnit: boolean;
  mistakes: MistakeSpec[];
}

/** What the card shows of the learner's run. */
export interface WatchedSpec {
  name: string;
  label: string;
  unit: string;
  form: string;
  /** The label says the unit already. */
  told: boolean;
}

/** What is said while the goal is not reached. */
export interface NearSpec {
  when: Expression;
  say: string;
}

/** What is asked once a goal is reached. */
export interface TurnedSpec extends ChoiceFields {
  question: string;
}

/** Of `goal`. */
export interface GoalFields {
  simulation: string;
  goal: Expression;
  start: Values;
  solution: Values;
  watch: WatchedSpec[];
  near: NearSpec[];
  worked: string[];
  turned?: TurnedSpec;
}

/** A step of a case: what is told, what is asked. */
export interface StepSpec extends ChoiceFields {
  text: string;
  question: string;
}

/** Of `vignette`. */
export interface VignetteFields {
  steps: StepSpec[];
}

/** A sentence of a text, and why it holds or does not. */
export interface SentenceSpec extends ReasonedSpec {
  wrong?: boolean;
}

/** Of `spot`: the text, what is asked when its wrong sentence is found, and the options of that. */
export interface SpotFields extends ChoiceFields {
  sentences: SentenceSpec[];
  why: string;
}

/** Of `data`: what is read (HTML; `data` changes when its numbers do), and one question of another kind. */
export interface DataFields {
  picture: string;
  data: string;
  choice?: ChoiceFields;
  number?: NumberFields;
}

/** Of `code`, which Python judges. */
export interface CodeFields {
  starter: string;
}

/** Exercises that stand together. */
export interface Group {
  course: string;
  edition: string;
  prefix: string;
  kind: GroupKind;
  chapter: string;
  title: string;
  intro: string;
  home: string;
  exercises: Described[];
}

/** id, objective, print, kind in words, question in short; what its numbers are about, where they may hurt. */
export type Row = [string, string, string, string, string] | [string, string, string, string, string, string];
/** What a chapter's story has of its own: ids of exercises; simulations, each with its title. */
export interface StoryRows {
  exercises: string[];
  simulations: Record<string, string>;
}

/** A chapter of the page of progress. */
export interface ChapterRows {
  name: string;
  page: string;
  number: number;
  title: string;
  objectives: Record<string, string>;
  exercises: Row[];
  story: StoryRows;
}

/** All exercises, for the page of progress. */
export interface CourseRows {
  course: string;
  title: string;
  edition: string;
  chapters: ChapterRows[];
}

/** One who is watched until a time: then the event comes, or the watching ends. */
export interface PatientSpec {
  time: number;
  has_event: boolean;
}

/** Patients, and the axis of their time. */
export interface SurvivalSpec {
  patients: PatientSpec[];
  /** One of it: month. */
  unit: string;
  end: number;
  /** From one mark of the axis to the next. */
  every: number;
}

/** A true effect that can be chosen. */
export interface EffectSpec {
  label: string;
  times: number;
}

/** What a trial can be, and how it begins. */
export interface TrialSpec {
  half: number;
  sizes: number[];
  longest: number;
  effects: EffectSpec[];
  size: number;
  days: number;
  effect: number;
  seed: number;
  /** How many studies are counted together. */
  many: number;
  /** The seed of the first of them: none is one that was shown alone. */
  first: number;
  /** Symbol of one who is well; the next is that of one who is not. */
  good: string;
  waiting: string;
}

/** What a cell wrote: printed, a value, a hint, or Python to read. */
export interface TextPart {
  kind: "text" | "value" | "hint" | "python";
  text: string;
}

/** A table or a figure. */
export interface HtmlPart {
  kind: "html";
  html: string;
}

/** An explorer: the page solves and draws it. */
export interface ExplorerPart {
  kind: "explorer";
  id: string;
  spec: Spec;
  values: Values;
  /** A scene's still picture; empty without a scene. */
  still: string;
  /** None: it is one of the course's, whose code is a file of the page. */
  equations: EquationsData | null;
}

/** Exercises to answer. */
export interface ExercisesPart {
  kind: "exercises";
  group: Group;
}

/** What the check of a code exercise found. */
export interface VerdictPart {
  kind: "verdict";
  exercise: string;
  right: boolean;
  text: string;
}

/** Something to move: a slider, a choice, a switch, or a line of text. */
export interface ControlData {
  name: string;
  kind: "slider" | "choice" | "switch" | "text";
  /** Of a choice, the number of the option. */
  value: number | boolean | string;
  lo?: number;
  hi?: number;
  step?: number;
  options?: string[];
}

/** A function whose arguments can be moved, and what it shows now. */
export interface InteractPart {
  kind: "interact";
  id: string;
  controls: ControlData[];
  shown: Part[];
  mistake: MistakeData | null;
}

export type Part = TextPart | HtmlPart | ExplorerPart | ExercisesPart | VerdictPart | InteractPart;
/** Why a cell ended early. */
export interface MistakeData {
  words: string;
  /** In the reader's own code, from 1 on. */
  line: number | null;
  /** The cell with that line. */
  cell: string;
  /** The reader's own lines that led there, and Python's own words. */
  python: string;
}

/** All that came of a cell, or of a control that was moved. */
export interface DoneData {
  shown: Part[];
  mistake: MistakeData | null;
}

