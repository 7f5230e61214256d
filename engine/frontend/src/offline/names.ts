/** Names that the page and the worker share. */

/** What the host has: files with sizes and hashes (`sphinx_ext/offline.py`). */
export const LIST = "offline.json";
export const WORKER = "service-worker.js";
/** Not a file: under this address a cache says which edition is whole. */
export const STATE = "kept-state.json";
/** In a question for a file: past the copy, from the host. */
export const PAST = "kept";

/** Several books may lie on one host: each has caches of its own. */
export function keptAs(root: string): string {
  return `kept:${new URL(root).pathname}`;
}

export function cacheOf(root: string, edition: string): string {
  return `${keptAs(root)}:${edition}`;
}
