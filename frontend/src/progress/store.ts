/**
 * Where progress is kept: one key of the browser's own storage, for the whole course.
 *
 * Storage may be blocked, full or damaged, and other tabs write to it, too. The page works in every
 * case and says what is the matter. Nothing is ever sent anywhere.
 */
import { attempted, emptyRecord, merged, readRecord } from "./record";
import type { CourseRecord, Entry, Read } from "./record";

export type Trouble = "blocked" | "full" | "damaged" | "newer" | null;

export const TOLD: Record<NonNullable<Trouble>, string> = {
  blocked: "Your browser does not let this page keep anything. Everything works, but your answers are gone when you leave.",
  full: "The storage of your browser is full. Your latest answers are not kept; save them to a file on the page “My progress”.",
  damaged: "What was kept here could not be read, so a new record was started. The unreadable text is set aside: you can save it on the page “My progress”.",
  newer: "Your progress was kept by a newer edition of this course. This older page leaves it as it is, and keeps nothing of its own.",
};

export class Store {
  readonly key: string;
  record: CourseRecord;
  trouble: Trouble = null;
  /** The text that could not be read, if there is one. */
  damaged: string | null = null;
  private listeners = new Set<() => void>();

  constructor(readonly course: string, readonly edition: string, private now: () => number = Date.now) {
    this.key = `immunobook:${course}`;
    this.record = emptyRecord(course, edition);
    this.load();
    window.addEventListener("storage", (event) => {
      if (event.key !== this.key && event.key !== null) return;
      // another tab wrote (take what is new) or erased (forget, or the next answer would bring it back)
      if (event.newValue === null) this.record = emptyRecord(course, edition);
      else this.take(this.read(event.newValue));
      this.tell();
    });
  }

  get(id: string): Entry | undefined {
    return this.record.answers[id];
  }

  attempt(id: string, print: string, score: number, given: unknown, fresh: boolean): Entry {
    this.load();
    const entry = attempted(this.get(id), print, score, given, this.now(), fresh);
    this.record.answers[id] = entry;
    this.save();
    return entry;
  }

  /** The answer was shown: it will be asked again tomorrow. */
  revealed(id: string, print: string): void {
    this.attempt(id, print, 0, undefined, false).shown = true;
    this.save();
  }

  /** Add what a file holds; what is here stays. Says what came of it. */
  import(text: string): Read {
    const read = readRecord(text, this.course, this.edition, this.now());
    if ("record" in read) {
      this.load();
      this.take(read);
      this.save();
    }
    return read;
  }

  exported(): string {
    return JSON.stringify({ ...this.record, saved: new Date(this.now()).toISOString() }, null, 1);
  }

  erase(): void {
    this.record = emptyRecord(this.course, this.edition);
    this.damaged = null;
    this.trouble = null;
    try {
      window.localStorage.removeItem(this.key);
    } catch {
      this.trouble = "blocked";
    }
    this.tell();
  }

  changed(listener: () => void): void {
    this.listeners.add(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private read(text: string): Read {
    return readRecord(text, this.course, this.edition, this.now());
  }

  private take(read: Read): void {
    if ("record" in read) this.record = merged(this.record, read.record);
  }

  private load(): void {
    let text: string | null;
    try {
      text = window.localStorage.getItem(this.key);
    } catch {
      this.trouble = "blocked";
      return;
    }
    if (text === null) return;
    const read = this.read(text);
    if (!("record" in read)) {
      this.damaged = text;
      this.trouble = "damaged";
      return;
    }
    const kept = JSON.parse(text) as { damaged?: unknown; format?: number };
    if (typeof kept.damaged === "string") this.damaged = kept.damaged;
    if ((kept.format ?? 1) > this.record.format) this.trouble = "newer";
    this.take(read);
  }

  private save(): void {
    this.tell();
    if (this.trouble === "newer" || this.trouble === "blocked") return;
    const kept = this.damaged === null ? this.record : { ...this.record, damaged: this.damaged };
    try {
      window.localStorage.setItem(this.key, JSON.stringify(kept));
      if (this.trouble === "full") this.trouble = null;
    } catch {
      this.trouble = "full";
      this.tell();
    }
  }
}

const stores = new Map<string, Store>();

/** The store of a course; one for all its exercises on the page. */
export function storeOf(course: string, edition: string): Store {
  const found = stores.get(course) ?? new Store(course, edition);
  stores.set(course, found);
  return found;
}
