import { h } from "../../ui/dom";
import * as strings from "../../ui/strings";
import { isNumbers, mark, words, written } from "../html";
import type { OrderFields } from "../../spec";
import type { Answering, Card, Described } from "../types";

export interface Order extends Described, OrderFields {}

/** Items with two buttons each; no dragging is needed. */
export function order(exercise: Order, card: Card): Answering {
  const { items, start } = exercise;
  let now = [...start];
  const rows = items.map((item, n) => {
    const name = words(item.text);
    const up = h("button", { type: "button", class: "ex-step", "aria-label": strings.orderMoveUp(name) }, "↑");
    const down = h("button", { type: "button", class: "ex-step", "aria-label": strings.orderMoveDown(name) }, "↓");
    up.addEventListener("click", () => move(n, -1, up));
    down.addEventListener("click", () => move(n, 1, down));
    return h("li", { class: "ex-item" }, written("span", item.text), h("span", { class: "ex-steps" }, up, down));
  });
  const body = h("ol", { class: "ex-order" });
  const draw = (): void => { body.append(...now.map((n) => rows[n])); };
  const put = (given: number[]): void => { now = [...given]; draw(); };

  function move(n: number, by: number, button: HTMLElement): void {
    const from = now.indexOf(n);
    const to = from + by;
    const name = words(items[n].text);
    if (to < 0 || to >= now.length) {
      card.announce(to < 0 ? strings.orderIsFirst(name) : strings.orderIsLast(name));
      return;
    }
    [now[from], now[to]] = [now[to], now[from]];
    rows.forEach((row) => mark(row, null));
    draw();
    button.focus();
    body.dispatchEvent(new Event("input", { bubbles: true }));
    card.announce(strings.orderNowAt(name, to + 1, now.length));
  }

  draw();
  return {
    body,
    given: () => now,
    judge() {
      const right = now.map((n, place) => n === place);
      now.forEach((n, place) => mark(rows[n], right[place]));
      const count = right.filter(Boolean).length;
      if (count === now.length) return { score: 1, say: strings.orderAllStand };
      const first = now[right.indexOf(false)];
      const { text, reason } = items[first];
      return { score: count / now.length, say: `${strings.orderStand(count, now.length)} ${strings.orderLookAt(text)} ${reason}` };
    },
    put(given) {
      if (!isNumbers(given, items.length) || new Set(given).size !== items.length || given.some((n) => !items[n])) return false;
      put(given);
      return true;
    },
    solve() { put(items.map((_, n) => n)); rows.forEach((row) => mark(row, true)); },
    clear() { put(start); rows.forEach((row) => mark(row, null)); },
  };
}
