/** What a learning system hears of an attempt: completion, score, place, each answer, and what brings all of it back. */
import { readRecord } from "../progress/record";
import type { CourseRecord } from "../progress/record";
import { duration, moment, result, told } from "./interactions";
import type { Runtime } from "./runtime";
import { packed } from "./suspend";
import type { Asked } from "./suspend";

/** `exercises` are all of the book; those that count are the package's own. */
export interface Package { course: string; edition: string; exercises: Asked[] }

export interface Answer { id: string; answer: unknown; score: number }

export interface Standing { answered: number; all: number; score: number }

/** Every exercise that counts is one part of the score. A question of closed cards never counts: nobody has to open one. */
export function standing(record: CourseRecord, { exercises }: Package): Standing {
  const counted = exercises.filter((asked) => asked.counts);
  const entries = counted.flatMap(({ id }) => record.answers[id] ?? []);
  const points = entries.reduce((sum, entry) => sum + entry.best, 0);
  // down: all is only what is all right
  return { answered: entries.length, all: counted.length, score: counted.length ? Math.floor((100 * points) / counted.length + 1e-9) : 0 };
}

export class Report {
  /** Answers that find no room in what is kept for the next visit. */
  left = 0;
  private sent = new Map<string, string>();
  private begun = Date.now();
  private isOver = false;

  constructor(private runtime: Runtime, private book: Package) {
    const { names } = runtime;
    // what was completed stays so
    this.sent.set(names.status, runtime.get(names.status));
    if (this.sent.get(names.status) !== "completed") this.set(names.status, "incomplete");
    this.set(names.exit, "suspend");
  }

  /** Tell the standing, if anything of it is new. False if the system did not take it. */
  progress(text: string | null): boolean {
    const record = recordOf(text, this.book);
    const { names, version } = this.runtime;
    const { answered, all, score } = standing(record, this.book);
    const { text: suspended, left } = packed(record, this.book.exercises);
    this.left = left;
    const told: [string, string][] = [[`${names.score}.min`, "0"], [`${names.score}.max`, "100"], [`${names.score}.raw`, String(score)], ["cmi.suspend_data", suspended]];
    if (version === "2004") told.push(["cmi.score.scaled", String(score / 100)], ["cmi.progress_measure", String(all ? Math.floor((1000 * answered) / all) / 1000 : 0)]);
    if (all && answered === all) told.push([names.status, "completed"]);
    return told.map(([element, value]) => this.set(element, value)).every(Boolean);
  }

  /** Add an answer; a system that takes none is no mistake. */
  answer({ id, answer, score }: Answer): void {
    const asked = this.book.exercises.find((exercise) => exercise.id === id);
    if (!asked) return;
    const { runtime } = this;
    const { version } = runtime;
    const { type, response } = told(asked.kind, answer, version);
    const place = `cmi.interactions.${Number(runtime.get("cmi.interactions._count")) || 0}`;
    const elements: [string, string][] = [
      ["id", id], ["type", type], ["objectives.0.id", asked.objective], [version === "1.2" ? "time" : "timestamp", moment(new Date(), version)],
      [version === "1.2" ? "student_response" : "learner_response", response], ["result", result(score, version)],
    ];
    if (version === "2004") elements.push(["description", asked.label.slice(0, 250)]);
    for (const [element, value] of elements) runtime.set(`${place}.${element}`, value);
  }

  location(place: string): void {
    this.set(this.runtime.names.location, place);
  }

  commit(): boolean {
    return this.isOver || this.runtime.commit();
  }

  /** The page is left: the last word. */
  end(): void {
    if (this.isOver) return;
    this.runtime.set(this.runtime.names.time, duration(Date.now() - this.begun, this.runtime.version));
    this.runtime.commit();
    this.runtime.terminate();
    this.isOver = true;
  }

  /** Only what is new; true if the system has it. */
  private set(element: string, value: string): boolean {
    if (this.isOver || this.sent.get(element) === value) return true;
    const isTaken = this.runtime.set(element, value);
    if (isTaken) this.sent.set(element, value);
    return isTaken;
  }
}

function recordOf(text: string | null, { course, edition }: Package): CourseRecord {
  const read = readRecord(text ?? "", course, edition, Date.now());
  return "record" in read ? read.record : { format: 1, course, edition, answers: {}, drafts: {} };
}
