/**
 * Browsers translate code the better the more often it has run. What a moved slider asks for is run some
 * times while nobody waits, so that the first move is as quick as the tenth.
 */
const TIMES = 10;
/** Milliseconds after which it has been enough: on a slow machine each time is long. */
const ENOUGH = 200;

/** Do the work now and then, when there is nothing else to do; returns how to stop. */
export function warmUp(work: () => void): () => void {
  let isOver = false;
  let left = TIMES;
  let spent = 0;
  const later = (): void => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(once);
    else setTimeout(once, 50);
  };
  const once = (): void => {
    if (isOver) return;
    const started = performance.now();
    work();
    spent += performance.now() - started;
    if (--left > 0 && spent < ENOUGH) later();
  };
  later();
  return () => { isOver = true; };
}
