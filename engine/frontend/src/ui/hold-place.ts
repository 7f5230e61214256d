/**
 * A link leads to a place in the page, and what is drawn above it afterwards pushes it away: not every engine
 * keeps the place of what is read (`overflow-anchor`). So the place is held until the reader goes on alone.
 */
const BY_READER = ["wheel", "touchstart", "pointerdown", "keydown"];

let holding: AbortController | null = null;

/** Bring something into view, and keep it there until the reader scrolls, touches, presses or types. */
export function holdPlace(target: HTMLElement): void {
  holding?.abort();
  const ends = new AbortController();
  holding = ends;
  const { signal } = ends;
  let [height, top] = [0, 0];
  // a card that comes later takes the place of the one in the page, and its address
  const held = (): HTMLElement => (target.isConnected ? target : document.getElementById(target.id)) ?? target;
  const put = (): void => {
    held().scrollIntoView();
    height = document.documentElement.scrollHeight;
    top = held().getBoundingClientRect().top;
  };
  put();
  for (const kind of BY_READER) window.addEventListener(kind, () => ends.abort(), { signal, capture: true, passive: true });
  // a scrollbar tells nothing but this: the page is as high as before, and stands elsewhere
  window.addEventListener("scroll", () => {
    const isMoved = Math.abs(held().getBoundingClientRect().top - top) > 2;
    if (isMoved && document.documentElement.scrollHeight === height) ends.abort();
  }, { signal, passive: true });
  if (typeof ResizeObserver === "undefined") return;
  const observer = new ResizeObserver(put);
  observer.observe(document.body);
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Where the address leads to within the page. */
export function linked(): HTMLElement | null {
  const name = location.hash.replace(/^#/, "").replace(/\?.*$/, "");
  try {
    return name ? document.getElementById(decodeURIComponent(name)) : null;
  } catch {
    return null; // no address of ours
  }
}

/** Hold what the page's address leads to; a page that was read before comes back to where it was left. */
export function holdLinked(): void {
  const follow = (): void => {
    const target = linked();
    if (target) holdPlace(target);
    else holding?.abort();
  };
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (!navigation || navigation.type === "navigate") follow();
  window.addEventListener("hashchange", follow);
}
