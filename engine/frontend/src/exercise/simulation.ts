/** The explorers of the page, as exercises see them: their last run, and a way to set them. */
import { unfold } from "../explorer/own";
import { want } from "../ui/dom";
import { holdPlace } from "../ui/hold-place";
import type { Values } from "../simulation/types";
import type { RunDetail } from "./types";

interface Explorer { values: Values; measures: Values; set(values: Values): void }
interface Shared { explorers?: Map<string, Explorer> }

function shared(): Shared {
  const place = window as unknown as { explorable?: Shared };
  place.explorable ??= {};
  return place.explorable;
}

function explorer(id: string): Explorer | undefined {
  return shared().explorers?.get(id);
}

/** In a notebook, where every widget is on its own: let exercises find an explorer and hear of its runs. */
export function share(id: string, found: Explorer): void {
  const here = shared();
  here.explorers ??= new Map();
  here.explorers.set(id, found);
  const detail: RunDetail = { id, values: { ...found.values }, measures: { ...found.measures } };
  document.dispatchEvent(new CustomEvent("explorable:run", { detail }));
}

/** Parameters and measures of the last run; null before the first. */
export function lastRun(id: string): Values | null {
  const found = explorer(id);
  const run = found && { ...found.values, ...found.measures };
  return run && Object.keys(run).length ? run : null;
}

/** Hear of every run of one simulation. Returns a way to stop. */
export function onRun(id: string, heard: (run: Values) => void): () => void {
  const listener = (event: Event): void => {
    const detail = (event as CustomEvent<RunDetail>).detail;
    if (detail?.id === id) heard({ ...detail.values, ...detail.measures });
  };
  document.addEventListener("explorable:run", listener);
  return () => document.removeEventListener("explorable:run", listener);
}

function place(id: string): HTMLElement | null {
  return document.getElementById(`explore-${id}`);
}

export function onPage(id: string): boolean {
  return place(id) !== null || explorer(id) !== undefined;
}

/** Bring a setting into the explorer, at once or as soon as it has started. */
export function bring(id: string, values: Values): void {
  const found = explorer(id);
  if (found) {
    found.set(values);
    return;
  }
  const stop = onRun(id, () => {
    stop();
    // the explorer puts itself on the list before it reports
    queueMicrotask(() => explorer(id)?.set(values));
  });
}

/** Move to the explorer, with focus, so that the keyboard goes on from there. */
export function goTo(id: string): void {
  const found = place(id);
  if (!found) return;
  unfold(found);
  want(found);
  holdPlace(found);
  if (!found.hasAttribute("tabindex")) found.tabIndex = -1;
  found.focus({ preventScroll: true });
}
