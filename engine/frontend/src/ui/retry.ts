/** What a lost connection stopped: said in words, with a button, and tried again when the network is back. */
import { h, takeFocus } from "./dom";
import * as strings from "./strings";

/**
 * Start something that needs a file of the site. While it fails, a line in `figure` says so (`place` puts
 * it there) and offers to try again; focus stays in the figure.
 */
export function insist(figure: HTMLElement, start: () => Promise<void>, failed: string, place: (line: HTMLElement) => void): void {
  let line: HTMLElement | null = null;
  const attempt = async (): Promise<void> => {
    let next: HTMLElement | null = null;
    try {
      await start();
    } catch (error) {
      console.error(error);
      next = offer(failed, () => void attempt());
    }
    const hadFocus = figure.contains(document.activeElement) && document.activeElement !== figure;
    line?.remove();
    line = next;
    if (line) place(line);
    if (hadFocus && !figure.contains(document.activeElement)) takeFocus(line?.querySelector("button") ?? figure);
  };
  void attempt();
}

function offer(failed: string, again: () => void): HTMLElement {
  const why = navigator.onLine ? failed : strings.retryNoConnection(failed);
  const words = h("p", { role: "status" }, why);
  const button = h("button", { type: "button", class: "ex-button" }, strings.retryAgain);
  const ends = new AbortController();
  const retry = (): void => {
    ends.abort();
    words.textContent = strings.retryOneMoment;
    again();
  };
  button.addEventListener("click", retry, { signal: ends.signal });
  window.addEventListener("online", retry, { signal: ends.signal });
  return h("div", { class: "ex-notice ex-retry" }, words, button);
}
