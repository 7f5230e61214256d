/** A text as a file on the reader's own device. */
import { h } from "../ui/dom";

/** Of the record of a course, by its key. */
export function fileName(course: string): string {
  return `${course}-${new Date().toISOString().slice(0, 10)}.json`;
}

export function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
