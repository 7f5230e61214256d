/**
 * What the course keeps in this browser. Every key begins with one prefix, so that "Erase everything"
 * finds all of them, also one that a later part of the course adds.
 *
 * Storage may be blocked or full. What the browser does not take is kept as long as the tab is open,
 * and where that is refused, too, as long as the page is.
 */
let prefix = "explorable:";

/** Name the course: the page's script and each widget know it. */
export function keepUnder(name: string | undefined): void {
  if (name) prefix = `${name}:`;
}

let aside = false;

/** While a class looks on, answers are not the reader's own: nothing of them is kept. */
export function setAside(isAside: boolean): void {
  aside = isAside;
}

export function isAside(): boolean {
  return aside;
}

/** A key of the course. */
export function keyOf(name: string): string {
  return prefix + name;
}

/** The guess made before a simulation: its place among the options, or that it was skipped. */
const guessOf = (id: string): string => keyOf(`prediction:${id}`);
/** Keys of the first edition that stood outside of the prefix: the color theme, and the words searched for. */
const EARLIER = ["mode", "sphinx_highlight_terms"];

interface Place {
  get(key: string): string | null;
  /** False if the place does not take it. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(): string[];
}

function stored(name: "localStorage" | "sessionStorage"): Place {
  const attempt = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return act(window[name]);
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => attempt((storage) => storage.getItem(key), null),
    set: (key, value) => attempt((storage) => { storage.setItem(key, value); return true; }, false),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
    keys: () => attempt((storage) => Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? ""), []),
  };
}

function remembered(): Place {
  const map = new Map<string, string>();
  return {
    get: (key) => map.get(key) ?? null,
    set: (key, value) => { map.set(key, value); return true; },
    remove: (key) => { map.delete(key); },
    keys: () => [...map.keys()],
  };
}

const browser = stored("localStorage");
/** What waits for room: the tab, then the page. */
const spare = [stored("sessionStorage"), remembered()];
const places = [browser, ...spare];

export function isBlocked(): boolean {
  try {
    void window.localStorage.length;
    return false;
  } catch {
    return true;
  }
}

/** All that is kept under a key, the latest first: only what waits for room stands beside the browser's own. */
export function found(key: string): string[] {
  return places.map((place) => place.get(key)).filter((text) => text !== null).reverse();
}

/** Whether something under a key waits for room in the browser's own storage. */
export function waits(key: string): boolean {
  return spare.some((place) => place.get(key) !== null);
}

/** Keep a text; false if it is only kept as long as the tab or the page is open. */
export function keep(key: string, text: string): boolean {
  if (aside) return true;
  const taker = places.find((place) => place.set(key, text));
  for (const place of spare) if (place !== taker) place.remove(key);
  return taker === browser;
}

export function drop(key: string): void {
  for (const place of places) place.remove(key);
}

function isOurs(key: string): boolean {
  return key.startsWith(prefix) || EARLIER.includes(key);
}

/** Forget everything of the course. */
export function eraseAll(): void {
  for (const place of places) for (const key of place.keys().filter(isOurs)) place.remove(key);
  document.dispatchEvent(new CustomEvent("explorable:erased"));
}

// ---- guesses

export type Guesses = Record<string, string>;

const SIMULATION = /^[a-z][a-z0-9_-]{0,59}$/;
const CHOICE = /^(?:skipped|tried|[0-9]{1,2})$/;
/** Stands in a guess's place while there is none: the reader has moved something. */
const TRIED = "tried";

export const guesses = {
  get: (id: string): string | null => found(guessOf(id))[0] ?? null,
  set: (id: string, guess: string): void => void keep(guessOf(id), guess),
  /** Not the guess itself: that the simulation was touched stays. */
  drop: (id: string): void => void keep(guessOf(id), TRIED),
  /** The reader has moved something. */
  touch: (id: string): void => { if (guesses.get(id) === null) keep(guessOf(id), TRIED); },
  all(): Guesses {
    const ids = places.flatMap((place) => place.keys()).filter((key) => key.startsWith(guessOf(""))).map((key) => key.slice(guessOf("").length));
    return Object.fromEntries(ids.sort().map((id) => [id, guesses.get(id)!]));
  },
};

/** How many of them are guesses and not only touches. */
export function howMany(ids: [id: string, guess: string][]): number {
  return ids.filter(([, guess]) => guess !== TRIED).length;
}

/** The guesses of a saved file; what can't be one is left out. */
export function readGuesses(value: unknown): Guesses {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([id, guess]) => SIMULATION.test(id) && typeof guess === "string" && CHOICE.test(guess)));
}
