/** A copy whose numbers had to be looked up again says so, by this device's clock. */
import { h } from "../ui/dom";
import * as strings from "../ui/strings";

/** `isKept`: it comes from a reader's copy; so does what is opened from a disk. */
export function tellOld(until: string, isKept: boolean): void {
  const day = strings.day(new Date(`${until}T12:00`).getTime());
  const isCopy = isKept || location.protocol === "file:";
  const online = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  const words = isCopy ? strings.offlineOldCopy(day) : strings.offlineOldPages(day);
  const ask = isCopy ? strings.offlineAskOrOpen : strings.offlineAsk;
  const line = h("p", { class: "ex-line", role: "note", "data-old-copy": true }, words, " ", isCopy && online ? h("a", { href: online }, ask) : ask);
  (document.querySelector("main, [role=main]") ?? document.body).prepend(line);
}
