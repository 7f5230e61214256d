/** What a page and its worker tell each other, and the page's side of it. */
import type { DoneData, Values } from "../spec";

export type Asked =
  | { kind: "begin"; course: string }
  | { kind: "run"; given: [source: string, cell: string] }
  | { kind: "move"; given: [id: string, values: Record<string, number | string | boolean>] }
  | { kind: "hear"; given: [id: string, state: object] };

export type Told =
  | { kind: "come"; bytes: number }
  | { kind: "more"; pack: string }
  | { kind: "ready" }
  | { kind: "said"; text: string }
  | { kind: "moved"; id: string; state: { values?: Values } }
  | { kind: "done"; done: DoneData }
  | { kind: "broken"; why: string };

/** `files.json`: where Python's files lie, and how many bytes come before the first cell runs. */
export interface Files { folder?: string; course: string; bytes: number }

/** A worker as this side needs it. */
export interface WorkerLike {
  postMessage(message: Asked): void;
  terminate(): void;
  onmessage: ((event: { data: Told }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
}

/** The reader stopped it. */
export class Stopped extends Error {}

interface Waiting { asked: Asked; hears(told: Told): void; done(done: DoneData): void; fails(error: Error): void }

/**
 * A reader's Python. It starts when something is asked for first, and answers one thing after the other.
 * What it had made is gone after `stop`; `generation` then is another.
 */
export class Python {
  generation = 0;
  /** Hears of a widget that Python moved. */
  onMoved: (id: string, values: Values) => void = () => undefined;
  private worker: WorkerLike | null = null;
  private isReady = false;
  private readonly queue: Waiting[] = [];

  constructor(private readonly start: () => WorkerLike, private readonly course: string) {}

  get isBusy(): boolean { return this.queue.length > 0; }

  /** Ask for something; `hears` is told what happens meanwhile. */
  ask(asked: Asked, hears: (told: Told) => void = () => undefined): Promise<DoneData> {
    return new Promise((done, fails) => {
      this.queue.push({ asked, hears, done, fails });
      if (!this.worker) this.begin();
      else if (this.isReady && this.queue.length === 1) this.worker.postMessage(asked);
    });
  }

  /** Tell Python what a reader moved; nothing comes back. */
  tell(id: string, state: object): void {
    if (this.isReady) this.worker?.postMessage({ kind: "hear", given: [id, state] });
  }

  stop(): void {
    this.end(new Stopped("stopped"));
  }

  private begin(): void {
    this.worker = this.start();
    this.worker.onmessage = ({ data }) => this.take(data);
    this.worker.onerror = (event) => this.end(new Error(event.message));
    this.worker.postMessage({ kind: "begin", course: this.course });
  }

  private take(told: Told): void {
    const first = this.queue[0];
    if (told.kind === "moved") {
      // measures and the sentence come one by one, too; the page has its own
      if (told.state.values) this.onMoved(told.id, told.state.values);
    }
    else if (told.kind === "broken") this.end(new Error(told.why));
    else if (told.kind === "ready") this.isReady = true;
    else if (told.kind === "done") this.queue.shift()?.done(told.done);
    else first?.hears(told);
    const next = this.queue[0];
    if (next && (told.kind === "ready" || told.kind === "done")) {
      next.hears(told);
      this.worker?.postMessage(next.asked);
    }
  }

  private end(error: Error): void {
    this.worker?.terminate();
    this.worker = null;
    this.isReady = false;
    this.generation += 1;
    for (const waiting of this.queue.splice(0)) waiting.fails(error);
  }
}
