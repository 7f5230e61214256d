/** A text as a file on the reader's own device. */
import { h } from "../ui/dom";

export function fileName(): string {
  return `how-immunotherapy-works-${new Date().toISOString().slice(0, 10)}.json`;
}

export function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
