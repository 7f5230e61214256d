/** Counts in sentences, and the pauses between their parts: for the ear as for the eye. */
import { format } from "./number-format";

/** "1 step stands", "2 steps stand", "−5 days". */
export function plural(n: number, one: string, many: string): string {
  return `${format(n, ",")} ${Math.abs(n) === 1 ? one : many}`;
}

/** How many exercises are right, and how many of them were so at once. */
export function rightOnes(right: number, atOnce: number): string {
  if (right === 0) return "None is right yet.";
  const told = plural(right, "is right", "are right");
  if (atOnce === right) return `${told}, ${right === 1 ? "" : "all of them "}at the first try.`;
  return right === 1 ? `${told}.` : `${told}, ${atOnce || "none"} of them at the first try.`;
}

/** HTML with a space wherever a part of the text ends: read aloud, its words must not run together. */
export function withPauses(html: string): string {
  return html.replace(/(<\/(?:dd|div|dt|h[1-6]|li|p|summary|td|th)>|<br>)(?=\S)/g, "$1 ");
}

/** The same for parts of a page. */
export function paused(parts: (Node | null)[]): (Node | string)[] {
  return parts.filter((part) => part !== null).flatMap((part, n) => (n ? [" ", part] : [part]));
}
