/** On every page of a kept copy: a newer edition is there, and the reader says whether to take it. */
import { button, h, takeFocus } from "../ui/dom";
import * as strings from "../ui/strings";
import type { Copy, Edition, State } from "./kept";
import { taking } from "./taking";
import { today } from "./today";

/** Ask the host once a day (`isAlways`: now), and again on the next page while the question waits for an answer. */
export async function askForNewer(copy: Copy, isAlways: boolean): Promise<void> {
  const state = await copy.state();
  if (!state || (!isAlways && state.looked === today()) || state.later === today()) return;
  const offered = await copy.offered().catch(() => null); // no network: another time
  if (!offered) return;
  if (offered.edition === state.edition) await copy.note({ ...state, looked: today() });
  else await offer(copy, offered, state);
}

async function offer(copy: Copy, offered: Edition, state: State): Promise<void> {
  const missing = await copy.missing(offered);
  const bytes = missing.reduce((sum, [, size]) => sum + size, 0);
  const words = h("span", { role: "status" });
  const line = h("div", { class: "ex-line ex-row", "data-newer": true }, words);
  const take = async (): Promise<void> => {
    line.replaceChildren(words);
    const isWhole = await taking(copy, offered, words, line);
    if (isWhole) {
      words.textContent = strings.offlineNewerKept();
      line.append(button(strings.offlineOpen, () => location.reload()));
    } else {
      line.append(...choices);
    }
    takeFocus(line.querySelector("button") ?? line);
  };
  const choices = [
    button(strings.offlineTake, () => void take()),
    button(strings.offlineNotNow, () => {
      line.remove();
      void copy.note({ ...state, later: today() });
    }),
  ];
  line.append(...choices);
  (document.querySelector("main, [role=main]") ?? document.body).prepend(line);
  words.textContent = strings.offlineNewer(bytes);
}
