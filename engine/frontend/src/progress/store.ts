/**
 * The progress of a course: one record in the browser's own storage (`ui/storage.ts`), with the guesses beside it.
 *
 * Storage may be blocked, full or damaged, and other tabs write to it, too. The page works in every
 * case and says what is the matter. Nothing is ever sent anywhere.
 */
import { eraseAll, found, guesses, howMany, isAside, isBlocked, keep, keyOf, readGuesses, waits } from "../ui/storage";
import type { Guesses } from "../ui/storage";
import { attempted, emptyRecord, isDue, isKeepable, merged, readRecord, SEEDS } from "./record";
import type { CourseRecord, Draft, Entry, Read } from "./record";

export type Trouble = "blocked" | "full" | "damaged" | "newer" | null;

/** What came of loading a file. `guessed`: how many guesses before simulations were not here before. */
export type Loaded = Read & { guessed: number };

/** How often what is being written is kept, in milliseconds. */
const PACE = 1000;

export class Store {
  readonly key: string;
  record: CourseRecord;
  trouble: Trouble = null;
  /** The text that could not be read, if there is one. */
  damaged: string | null = null;
  private listeners = new Set<() => void>();
  private writing = new Map<string, Draft>();
  private timer = 0;

  constructor(readonly course: string, readonly edition: string, private now: () => number = Date.now) {
    this.key = keyOf(course);
    this.record = emptyRecord(course, edition);
    if (isBlocked()) this.trouble = "blocked";
    if (this.load()) this.save();
    window.addEventListener("storage", (event) => {
      if (event.key !== this.key && event.key !== null) return;
      // another tab wrote (take what is new) or erased (forget, or the next answer would bring it back)
      if (event.newValue === null) this.forget();
      else this.take(this.read(event.newValue));
      this.tell();
    });
    // a page that comes back as it was left has not heard what others kept or erased meanwhile
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      this.forget();
      this.load();
      this.tell();
    });
    // a page that is left or put away may never come back
    window.addEventListener("pagehide", () => this.keepDrafts());
    document.addEventListener("visibilitychange", () => this.keepDrafts());
  }

  get(id: string): Entry | undefined {
    return isAside() ? undefined : this.record.answers[id];
  }

  /** What was being written, if it has not been judged since. */
  draft(id: string): Draft | undefined {
    return isAside() ? undefined : (this.writing.get(id) ?? this.record.drafts[id]);
  }

  /** Keep what is being written; not at every key, but soon. */
  write(id: string, print: string, given: unknown): void {
    if (isAside() || !isKeepable(given)) return;
    this.writing.set(id, { print, at: this.now(), given });
    this.timer ||= window.setTimeout(() => this.keepDrafts(), PACE);
  }

  attempt(id: string, print: string, score: number, given: unknown, fresh: boolean, sure?: string): Entry {
    if (isAside()) return attempted(undefined, print, score, given, this.now(), fresh);
    this.load();
    const old = this.get(id);
    const now = this.now();
    const entry = attempted(old, print, score, given, now, fresh);
    // what was just read is no feeling: it counts where the question is new, changed or due
    if (fresh && sure && (!old || old.print !== print || isDue(old, now))) entry.sure = [now, Number(sure), Number(score === 1)];
    this.record.answers[id] = entry;
    delete this.record.drafts[id];
    this.writing.delete(id);
    this.save();
    return entry;
  }

  /** The learner's own seed, drawn when it is first asked for; another page may have drawn one meanwhile. */
  seed(): number {
    if (!this.record.seed) {
      this.load();
      this.record.seed ??= 1 + Math.floor(Math.random() * SEEDS);
      this.save();
    }
    return this.record.seed!;
  }

  /** The answer was shown: it will be asked again tomorrow. */
  revealed(id: string, print: string): void {
    this.attempt(id, print, 0, undefined, false).shown = true;
    this.save();
  }

  /** Add what a file holds; what is here stays. Says what came of it. */
  import(text: string): Loaded {
    const read = readRecord(text, this.course, this.edition, this.now());
    if (!("record" in read)) return { ...read, guessed: 0 };
    this.load();
    this.take(read);
    this.save();
    const fresh = Object.entries(guessesOf(text)).filter(([id]) => guesses.get(id) === null);
    for (const [id, guess] of fresh) guesses.set(id, guess);
    return { ...read, guessed: howMany(fresh) };
  }

  /** All of it as the text of a file, also what the browser did not take. */
  exported(): string {
    this.keepDrafts();
    return JSON.stringify({ ...this.record, guesses: guesses.all(), saved: new Date(this.now()).toISOString() }, null, 1);
  }

  /** Forget everything that the course keeps in this browser. */
  erase(): void {
    eraseAll();
    this.forget();
    this.tell();
  }

  changed(listener: () => void): void {
    this.listeners.add(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private forget(): void {
    this.record = emptyRecord(this.course, this.edition);
    this.writing.clear();
    this.damaged = null;
    this.trouble = isBlocked() ? "blocked" : null;
  }

  private keepDrafts(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    if (!this.writing.size) return;
    this.load();
    const drafts = Object.fromEntries(this.writing);
    this.record = merged(this.record, { ...emptyRecord(this.course, this.edition), drafts });
    this.writing.clear();
    this.save();
  }

  private read(text: string): Read {
    return readRecord(text, this.course, this.edition, this.now());
  }

  private take(read: Read): void {
    if ("record" in read) this.record = merged(this.record, read.record);
  }

  /** Take what is kept; true if it should be kept anew, because it waits for room or a date in it was put right. */
  private load(): boolean {
    return found(this.key).map((text) => this.loadText(text)).includes(true) || waits(this.key);
  }

  private loadText(text: string): boolean {
    const read = this.read(text);
    if (!("record" in read)) {
      this.damaged = text;
      this.trouble = "damaged";
      return false;
    }
    const kept = JSON.parse(text) as { damaged?: unknown; format?: number };
    if (typeof kept.damaged === "string") this.damaged = kept.damaged;
    if ((kept.format ?? 1) > this.record.format) this.trouble = "newer";
    this.take(read);
    return read.isMended;
  }

  private save(): void {
    if (this.trouble !== "newer") {
      const kept = this.damaged === null ? this.record : { ...this.record, damaged: this.damaged };
      if (!keep(this.key, JSON.stringify(kept))) this.trouble = isBlocked() ? "blocked" : "full";
      else if (this.trouble === "full") this.trouble = null;
    }
    this.tell();
  }
}

function guessesOf(text: string): Guesses {
  return readGuesses((JSON.parse(text) as { guesses?: unknown }).guesses);
}

const stores = new Map<string, Store>();

/** The store of a course; one for all its exercises on the page. */
export function storeOf(course: string, edition: string): Store {
  const found = stores.get(course) ?? new Store(course, edition);
  stores.set(course, found);
  return found;
}
