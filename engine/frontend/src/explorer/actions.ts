/** What can be done with a setting: go back to the usual one, or copy a link to it. */
import { h } from "../ui/dom";
import * as strings from "../ui/strings";
import { copy, toHash } from "./link";
import { toUsual } from "./presets";
import type { Spec, Values } from "../simulation/types";

export interface Wishes {
  again(): void;
  /** The setting to link to; where there is none, nothing is offered. */
  values?: (() => Values) | false;
  tell(text: string): void;
}

export function makeActions(spec: Spec, { again, values, tell }: Wishes): HTMLElement {
  const back = h("button", { type: "button", class: "ex-button ex-again" }, toUsual(spec));
  back.addEventListener("click", again);
  const row = h("div", { class: "ex-row ex-actions" }, back);
  if (!values) return row;
  const link = h("button", { type: "button", class: "ex-button ex-button-quiet" }, strings.explorerCopyLink);
  link.addEventListener("click", () => void copyLink(spec, values(), tell));
  row.append(link);
  return row;
}

async function copyLink(spec: Spec, values: Values, tell: (text: string) => void): Promise<void> {
  const url = location.href.replace(/#.*$/, "") + toHash(spec, values);
  tell((await copy(url)) ? strings.explorerCopied : strings.explorerNotCopied(url));
}
