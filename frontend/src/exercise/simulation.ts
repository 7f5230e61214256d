/** The explorers of the page, as exercises see them: their last run, and a way to set them. */
import type { Values } from "../types";
import type { RunDetail } from "./types";

interface Explorer { values: Values; measures: Values; set(values: Values): void }
interface Shared { explorers?: Map<string, Explorer> }

function explorer(id: string): Explorer | undefined {
  return (window as unknown as { immunobook?: Shared }).immunobook?.explorers?.get(id);
}

/** Parameters and measures of the last run; null before the first. */
export function lastRun(id: string): Values | null {
  const found = explorer(id);
  return found && Object.keys(found.measures).length ? { ...found.values, ...found.measures } : null;
}

/** Hear of every run of one simulation. */
export function onRun(id: string, heard: (run: Values) => void): void {
  document.addEventListener("immunobook:run", (event) => {
    const detail = (event as CustomEvent<RunDetail>).detail;
    if (detail?.id === id) heard({ ...detail.values, ...detail.measures });
  });
}

export function onPage(id: string): boolean {
  return document.getElementById(`explore-${id}`) !== null || explorer(id) !== undefined;
}

/** Bring a setting into the explorer; an explorer that is not there yet takes it from the address. */
export function bring(id: string, values: Values): void {
  const found = explorer(id);
  if (found) found.set(values);
}

/** Move to the explorer, with focus, so that the keyboard goes on from there. */
export function goTo(id: string): void {
  const place = document.getElementById(`explore-${id}`);
  if (!place) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  place.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
