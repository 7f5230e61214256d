/**
 * Tips on numbers and terms: what CSS can't do. The markup and the plain hover and focus behavior
 * come from the page itself (`.gloss-host > .gloss-word + .gloss`) and work without this script.
 *
 * - Escape dismisses a tip and leaves focus where it is.
 * - On touch the first tap shows the tip, and a link inside it leads on.
 * - A tip stays inside the window.
 */

const EDGE = 12;
/** Below this width the style sheet shows tips as a sheet at the foot of the window. */
const SHEET = "(max-width: 40em)";

interface Host { host: HTMLElement; anchor: HTMLElement; tip: HTMLElement }

/** Give every tip below `root` its behavior; a tip that has it is left alone. */
export function mountTips(root: ParentNode): void {
  for (const host of root.querySelectorAll<HTMLElement>(".gloss-host:not([data-mounted])")) {
    const anchor = host.querySelector<HTMLElement>(".gloss-word");
    const tip = host.querySelector<HTMLElement>(".gloss");
    if (!anchor || !tip) continue;
    host.dataset.mounted = "";
    mountTip({ host, anchor, tip });
  }
  listenToWindow();
}

function mountTip(parts: Host): void {
  const { host, anchor } = parts;
  const appear = (): void => {
    host.classList.remove("dismissed");
    place(parts);
  };
  host.addEventListener("mouseenter", appear);
  anchor.addEventListener("focus", appear);
  let touched = false;
  anchor.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
  anchor.addEventListener("click", (event) => {
    if (!touched || isOpen(parts)) return;
    event.preventDefault(); // the link inside the tip leads on
    closeAll();
    parts.tip.classList.add("open");
    appear();
  });
}

function isOpen({ tip }: Host): boolean {
  return tip.classList.contains("open");
}

/** Shift the tip sideways, and put it where there is room: below its words, above them, or in the larger place, where it scrolls. */
function place({ anchor, tip }: Host): void {
  for (const name of ["--gloss-shift", "--gloss-room", "--gloss-top"]) tip.style.removeProperty(name);
  tip.classList.remove("above", "tight");
  const bar = Math.max(0, document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0);
  if (matchMedia(SHEET).matches) {
    placeSheet(anchor, tip, bar);
    return;
  }
  const box = tip.getBoundingClientRect();
  const room = document.documentElement.clientWidth - EDGE;
  const shift = Math.max(EDGE - box.left, Math.min(0, room - box.right));
  if (shift) tip.style.setProperty("--gloss-shift", `${shift}px`);
  const words = anchor.getBoundingClientRect();
  const [above, below] = [words.top - bar - EDGE, innerHeight - EDGE - words.bottom];
  if (box.height <= below) return;
  tip.classList.toggle("above", box.height <= above || above > below);
  if (box.height <= above) return;
  tip.classList.add("tight");
  tip.style.setProperty("--gloss-room", `${Math.max(above, below)}px`);
}

/** A sheet lies at the foot of the window, or below the bar where its own words are at the foot; it never covers them. */
function placeSheet(anchor: HTMLElement, tip: HTMLElement, bar: number): void {
  const words = anchor.getBoundingClientRect();
  const [above, below] = [words.top - bar - 2 * EDGE, innerHeight - words.bottom - 2 * EDGE];
  tip.classList.toggle("above", tip.getBoundingClientRect().height > below && above > below);
  tip.style.setProperty("--gloss-room", `${Math.max(above, below)}px`);
  tip.style.setProperty("--gloss-top", `${bar + EDGE}px`);
}

function closeAll(): void {
  for (const tip of document.querySelectorAll(".gloss.open")) tip.classList.remove("open");
}

let listening = false;

function listenToWindow(): void {
  if (listening) return;
  listening = true;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closeAll();
    // focus inside a tip goes back to its words: what is put away would lose it to nowhere
    document.activeElement?.closest(".gloss")?.closest(".gloss-host")?.querySelector<HTMLElement>(".gloss-word")?.focus({ preventScroll: true });
    for (const host of document.querySelectorAll(".gloss-host:hover, .gloss-host:focus-within")) host.classList.add("dismissed");
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && event.target.closest(".gloss-host")) return;
    closeAll();
  });
}
