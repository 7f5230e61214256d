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
    host.dataset["mounted"] = "";
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

/** Shift the tip sideways, and put it above its words where the window ends below. */
function place({ anchor, tip }: Host): void {
  tip.style.removeProperty("--gloss-shift");
  tip.classList.remove("above");
  if (matchMedia(SHEET).matches) return;
  const box = tip.getBoundingClientRect();
  const room = document.documentElement.clientWidth - EDGE;
  const shift = Math.max(EDGE - box.left, Math.min(0, room - box.right));
  if (shift) tip.style.setProperty("--gloss-shift", `${shift}px`);
  const words = anchor.getBoundingClientRect();
  const fitsAbove = words.top > box.height + EDGE;
  tip.classList.toggle("above", box.bottom > innerHeight - EDGE && fitsAbove);
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
    for (const host of document.querySelectorAll(".gloss-host:hover, .gloss-host:focus-within")) host.classList.add("dismissed");
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && event.target.closest(".gloss-host")) return;
    closeAll();
  });
}
