/** Colors for a chart, read from the page's custom properties, and news when they change. */
import type { Role } from "../simulation/types";

export interface Theme {
  color(role: Role): string;
  ink: string;
  muted: string;
  line: string;
  paper: string;
  font: string;
}

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const property = (name: string, otherwise: string): string => style.getPropertyValue(`--ex-${name}`).trim() || otherwise;
  return {
    color: (role) => property(role, "#0072B2"),
    ink: property("ink", "#1F2430"),
    muted: property("muted", "#5B6472"),
    line: property("line", "#D9D5CC"),
    paper: property("paper", "#FFFFFF"),
    font: style.fontFamily || "sans-serif",
  };
}

const listeners = new Set<() => void>();
let isWatching = false;

/** Call back when the page turns dark or light; returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  if (!isWatching) watch();
  return () => void listeners.delete(listener);
}

function watch(): void {
  isWatching = true;
  const tell = (): void => listeners.forEach((listener) => listener());
  const attributeFilter = ["data-theme", "data-mode", "data-jp-theme-light", "data-jp-theme-name", "class"];
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributes: true, attributeFilter });
  if (document.body) observer.observe(document.body, { attributes: true, attributeFilter });
  window.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change", tell);
}
