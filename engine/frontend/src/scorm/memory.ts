/**
 * What an attempt keeps, in the shell's memory alone: nothing of it lies on the computer when the next learner comes, and what
 * a reader of the same book keeps there is neither seen nor changed. `attempt.ts` hands it to each page of the book.
 */
export class Memory implements Storage {
  private kept = new Map<string, string>();

  /** `heard` is told of each key that is written or removed. */
  constructor(private heard: (key: string) => void = () => undefined) {}

  [name: string]: unknown;

  get length(): number {
    return this.kept.size;
  }

  key(n: number): string | null {
    return [...this.kept.keys()][n] ?? null;
  }

  getItem(key: string): string | null {
    return this.kept.get(String(key)) ?? null;
  }

  setItem(key: string, text: string): void {
    this.kept.set(String(key), String(text));
    this.heard(key);
  }

  removeItem(key: string): void {
    this.kept.delete(String(key));
    this.heard(key);
  }

  clear(): void {
    for (const key of [...this.kept.keys()]) this.removeItem(key);
  }
}

/** What a page of a package finds in the window around it. */
export interface Attempt { localStorage: Storage; sessionStorage: Storage }

declare global {
  interface Window { attempt?: Attempt }
}
