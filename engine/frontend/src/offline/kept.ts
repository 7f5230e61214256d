/**
 * The copy of the book that a reader keeps: one cache for each edition, and one that says which edition is whole.
 *
 * Each file is held to the hash that the build wrote down, so a copy is never half of one edition and half of
 * another. A new edition is put together beside the old one, which stays until the new one is whole.
 */
import { cacheOf, keptAs, LIST, PAST, STATE, WORKER } from "./names";

/** A file of the book: its path, its size, its hash. */
export type Kept = [path: string, bytes: number, sum: string];

export interface Edition {
  edition: string;
  bytes: number;
  files: Kept[];
  /** The book as one file for a stick, where the host has it. */
  zip?: { file: string; bytes: number };
}

/** What is kept whole, and when a newer one was last asked for or put off (days). */
export interface State { edition: string; bytes: number; looked: string; later?: string }

/** Why a copy is not whole: no room, no network, another edition came meanwhile, the reader stopped it. */
export type Why = "full" | "lost" | "changed" | "stopped";

export class NotWhole extends Error {
  constructor(readonly why: Why) {
    super(why);
  }
}

/** How many files are asked for at a time. */
const AT_A_TIME = 4;
const SUM = "X-Sum";

export class Copy {
  /** `root`: the address of the book, with its slash. */
  constructor(private readonly root: string) {}

  private get names(): { state: string; of: (edition: string) => string } {
    return { state: keptAs(this.root), of: (edition) => cacheOf(this.root, edition) };
  }

  async state(): Promise<State | null> {
    const answer = await caches.match(this.root + STATE, { cacheName: this.names.state });
    return answer ? ((await answer.json()) as State) : null;
  }

  async note(state: State): Promise<void> {
    const cache = await caches.open(this.names.state);
    await cache.put(this.root + STATE, new Response(JSON.stringify(state), { headers: { "content-type": "application/json" } }));
  }

  /** What the host has now; throws without a network. */
  async offered(): Promise<Edition> {
    const answer = await fetch(this.root + LIST, { cache: "no-store" });
    if (!answer.ok) throw new NotWhole("lost");
    return (await answer.json()) as Edition;
  }

  /** Files that no cache has as the edition wants them. */
  async missing(edition: Edition): Promise<Kept[]> {
    const there = await Promise.all(edition.files.map((file) => this.found(file)));
    return edition.files.filter((_, n) => !there[n]);
  }

  /** Whether a copy was begun that is not whole. */
  async isBegun(): Promise<boolean> {
    const state = await this.state();
    const whole = [this.names.state, ...(state ? [this.names.of(state.edition)] : [])];
    return (await this.caches()).some((name) => !whole.includes(name));
  }

  /** Put an edition together and take it into use; `told` hears how many bytes are there. */
  async take(edition: Edition, day: string, told: (bytes: number) => void, stop: AbortSignal): Promise<void> {
    const before = await this.state();
    const name = this.names.of(edition.edition);
    try {
      await this.fill(await caches.open(name), edition.files, told, stop);
      await this.note({ edition: edition.edition, bytes: edition.bytes, looked: day });
    } catch (error) {
      const why = whyOf(error, stop);
      // room is given back, and the old edition stays
      if (why === "full") await caches.delete(name);
      throw new NotWhole(why);
    }
    if (!before) await this.serve();
    for (const other of await this.caches()) if (other !== this.names.state && other !== name) await caches.delete(other);
  }

  /** Several files at a time; the first that fails ends all, and nothing goes on behind it. */
  private async fill(cache: Cache, files: Kept[], told: (bytes: number) => void, stop: AbortSignal): Promise<void> {
    const waiting = [...files];
    const ends = new AbortController();
    stop.addEventListener("abort", () => ends.abort());
    let bytes = 0;
    let failed: unknown;
    const next = async (): Promise<void> => {
      for (let file = waiting.shift(); file && !ends.signal.aborted; file = waiting.shift()) {
        await this.put(cache, file, ends.signal);
        bytes += file[1];
        if (!ends.signal.aborted) told(bytes);
      }
    };
    const one = (): Promise<void> => next().catch((error: unknown) => {
      failed ??= error;
      ends.abort();
    });
    await Promise.all(Array.from({ length: AT_A_TIME }, one));
    if (ends.signal.aborted) throw failed ?? new NotWhole("stopped");
  }

  async remove(): Promise<void> {
    for (const name of await this.caches()) await caches.delete(name);
    const registration = await navigator.serviceWorker.getRegistration(this.root);
    if (registration?.scope === this.root) await registration.unregister();
  }

  private async serve(): Promise<void> {
    await navigator.serviceWorker.register(this.root + WORKER, { scope: this.root, updateViaCache: "none" });
    await navigator.serviceWorker.ready;
  }

  private async caches(): Promise<string[]> {
    const state = this.names.state;
    return (await caches.keys()).filter((name) => name === state || name.startsWith(`${state}:`));
  }

  private async found([path, , sum]: Kept): Promise<Response | null> {
    for (const cacheName of await this.caches()) {
      const answer = await caches.match(this.root + path, { cacheName });
      if (answer?.headers.get(SUM) === sum) return answer;
    }
    return null;
  }

  private async put(cache: Cache, file: Kept, signal: AbortSignal): Promise<void> {
    const [path, , sum] = file;
    await cache.put(this.root + path, (await this.found(file)) ?? (await fetched(this.root + path, sum, signal)));
  }
}

/** A file from the host, past the copy that is kept now (the worker lets such a question through). */
async function fetched(address: string, sum: string, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(`${address}?${PAST}=${sum}`, { cache: "no-cache", signal });
  if (answer.status === 404) throw new NotWhole("changed");
  if (!answer.ok) throw new NotWhole("lost");
  const body = await answer.arrayBuffer();
  if ((await sumOf(body)) !== sum) throw new NotWhole("changed");
  return new Response(body, { headers: { "content-type": answer.headers.get("content-type") ?? "", [SUM]: sum } });
}

async function sumOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function whyOf(error: unknown, stop: AbortSignal): Why {
  if (stop.aborted) return "stopped";
  if (error instanceof NotWhole) return error.why;
  // browsers have called it by several names
  return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "lost";
}
