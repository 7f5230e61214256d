/** What can't be undone is asked about first: a button, and in its place the question with its two answers. */
import { button, h } from "./dom";

export interface Asked { act: string; sure: string; yes: string; no: string; done: string; kept: string }

/** The button and its question; `say` tells what came of it. */
export function askFirst(words: Asked, say: (text: string) => void, act: () => void): HTMLElement[] {
  const sure = h("div", { class: "ex-row ex-sure", hidden: true });
  const first = button(words.act, () => {
    sure.hidden = false;
    first.hidden = true;
    no.focus();
  });
  const close = (text: string): void => {
    sure.hidden = true;
    first.hidden = false;
    first.focus();
    say(text);
  };
  const no = button(words.no, () => close(words.kept));
  const yes = button(words.yes, () => {
    act();
    close(words.done);
  });
  sure.append(h("span", {}, words.sure), no, yes);
  return [first, sure];
}
