/** Reading a chart's values by a pointer, a finger or the arrow keys, at one place of its axis. */
import * as strings from "../ui/strings";
import { valueAt, type Frame } from "./geometry";

/** How far a key goes along, as shares of the axis. */
const KEYS: Record<string, number> = {
  ArrowLeft: -0.02, ArrowDown: -0.02, ArrowRight: 0.02, ArrowUp: 0.02, PageDown: -0.1, PageUp: 0.1, Home: -1, End: 1,
};

export interface Reader {
  /** What stands at the place that is read, in words. */
  tell(share: number, words: string): void;
}

/** Let a chart be read. `frame`: what is drawn there; `go`: to a place of the axis, or away from it (null). */
export function makeReader(box: HTMLElement, label: string, frame: () => Frame | null, go: (x: number | null) => void): Reader {
  let share = 0.5;
  const attributes = { role: "slider", tabindex: "0", "aria-label": strings.chartRead(label), "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": "50" };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

  const move = (to: number | null): void => {
    const drawn = frame();
    if (!drawn) return;
    if (to !== null) share = Math.min(1, Math.max(0, to));
    go(to === null ? null : valueAt(share, drawn.x));
  };
  const point = (event: PointerEvent): void => {
    const drawn = frame();
    if (!drawn) return;
    const at = (event.clientX - box.getBoundingClientRect().left - drawn.area.left) / drawn.area.width;
    move(at < 0 || at > 1 ? null : at);
  };
  box.addEventListener("pointermove", point);
  box.addEventListener("pointerdown", point);
  box.addEventListener("pointerleave", () => go(null));
  box.addEventListener("focus", () => move(share));
  box.addEventListener("blur", () => go(null));
  box.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(share + by);
  });
  return {
    tell(at, words) {
      share = at;
      box.setAttribute("aria-valuenow", String(Math.round(100 * at)));
      box.setAttribute("aria-valuetext", words);
    },
  };
}
