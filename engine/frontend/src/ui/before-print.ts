/** Paper can't wait: what a page makes on sight or on opening is made at once before it is printed, and put away after. */

const makers = new Set<() => void>();
let isWatching = false;

/** Call back before each printing; returns how to stop. */
export function beforePaper(make: () => void): () => void {
  makers.add(make);
  if (!isWatching) watch();
  return () => void makers.delete(make);
}

function watch(): void {
  isWatching = true;
  const all = (): void => makers.forEach((make) => make());
  window.addEventListener("beforeprint", all);
  // a preview that is not followed by an event of its own
  window.matchMedia?.("print").addEventListener("change", (event) => { if (event.matches) all(); });
}

/** Call back once after this printing: not every browser says when it is over, but who goes on with the page has printed. */
export function afterPaper(done: () => void): void {
  const ends = new AbortController();
  const end = (): void => {
    ends.abort();
    done();
  };
  for (const kind of ["afterprint", "pointerdown", "keydown", "wheel"]) window.addEventListener(kind, end, { signal: ends.signal, capture: true });
}
