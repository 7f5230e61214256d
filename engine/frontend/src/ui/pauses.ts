/** The pauses between the parts of a text: for the ear as for the eye. */

/** HTML with a space wherever a part of the text ends: read aloud, its words must not run together. */
export function withPauses(html: string): string {
  return html.replace(/(<\/(?:dd|div|dt|h[1-6]|li|p|summary|td|th)>|<br>)(?=\S)/g, "$1 ");
}

/** The same for parts of a page. */
export function paused(parts: (Node | null)[]): (Node | string)[] {
  return parts.filter((part) => part !== null).flatMap((part, n) => (n ? [" ", part] : [part]));
}
