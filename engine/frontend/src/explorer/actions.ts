/** What can be done with a setting: go back to the usual one, copy a link to it, or share it in another way. */
import { h } from "../ui/dom";
import { insist } from "../ui/retry";
import * as strings from "../ui/strings";
import { copy, toHash } from "./link";
import { toUsual } from "./presets";
import type { Spec, Values } from "../simulation/types";

/** Puts into `sheet` the ways to share; `link` is the address of the present setting, "" where there is none. */
export type Share = (sheet: HTMLElement, spec: Spec, link: () => string) => void;

export interface Wishes {
  again(): void;
  /** The setting to link to; where there is none, nothing is offered. */
  values?: (() => Values) | false;
  tell(text: string): void;
  /** The page that a link leads to, if not this one; empty: none. */
  home?: string;
  share?(): Promise<Share>;
}

export function makeActions(spec: Spec, { again, values, tell, home, share }: Wishes): HTMLElement {
  const back = h("button", { type: "button", class: "ex-button ex-again" }, toUsual(spec));
  back.addEventListener("click", again);
  const row = h("div", { class: "ex-row ex-actions" }, back);
  if (!values || home === "") return row;
  const page = home === undefined ? location.href.replace(/#.*$/, "") : new URL(home, location.href).href;
  const address = (): string => page + toHash(spec, values());
  const link = h("button", { type: "button", class: "ex-button ex-button-quiet" }, strings.explorerCopyLink);
  link.addEventListener("click", () => void copyLink(address(), tell));
  row.append(link);
  if (share) row.append(makeShare(spec, address, share));
  return row;
}

/** Closed, and empty until it is opened: what fills it comes then. */
function makeShare(spec: Spec, address: () => string, share: () => Promise<Share>): HTMLElement {
  const sheet = h("div", { class: "ex-share-ways" });
  const fold = h("details", { class: "ex-share" }, h("summary", {}, strings.shareTitle), sheet);
  fold.addEventListener("toggle", () => {
    insist(fold, async () => (await share())(sheet, spec, address), strings.failedShare, (line) => sheet.append(line));
  }, { once: true });
  return fold;
}

async function copyLink(url: string, tell: (text: string) => void): Promise<void> {
  tell((await copy(url)) ? strings.explorerCopied : strings.explorerNotCopied(url));
}
