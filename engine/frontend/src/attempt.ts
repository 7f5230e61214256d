/**
 * The first script of each page in a SCORM package: in the shell, what the page keeps goes to the attempt and not to this browser.
 * Without a learning system there is no attempt, and the page stays as it is.
 */
import type { Attempt } from "./scorm/memory";

function around(): Attempt | undefined {
  try {
    return window.parent === window ? undefined : window.parent.attempt;
  } catch {
    return undefined; // a frame of another host
  }
}

const attempt = around();
if (attempt) {
  for (const name of ["localStorage", "sessionStorage"] as const) Object.defineProperty(window, name, { value: attempt[name], configurable: true });
  // a copy of the course that stays on the computer is no part of an attempt
  Object.defineProperty(navigator, "serviceWorker", { value: undefined, configurable: true });
}
