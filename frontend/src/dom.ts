/** Small helpers to make elements. */

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element with attributes and children; `false`, null and undefined attributes are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  dress(element, attributes);
  for (const child of children) if (child) element.append(child);
  return element;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  dress(element, attributes);
  for (const child of children) if (child) element.append(child);
  return element;
}

function dress(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Text that is only there for screen readers. */
export function unseen(text: string): HTMLElement {
  return h("span", { class: "ib-unseen" }, text);
}

/** In a notebook every widget runs its own copy of this file, all in one document. */
const copy = Math.random().toString(36).slice(2, 7);
let counter = 0;
/** An id that no other element has. */
export function freshId(stem: string): string {
  return `ib-${stem}-${copy}${++counter}`;
}

/** Replace text only if it changed: a live region speaks at every change. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** The same with the first sentence in bold: what happened, before how and why. */
export function sayLead(element: Element, text: string): void {
  if (element.textContent === text) return;
  const end = text.search(/[.!?](?=\s)/) + 1 || text.length;
  element.replaceChildren(h("strong", {}, text.slice(0, end)), text.slice(end));
}

/** Storage that may be blocked, full or absent: reading gives null, writing does nothing. */
export const store = {
  get(key: string): string | null {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string | null): void {
    try {
      if (value === null) window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, value);
    } catch {
      // a reader who blocks storage still gets everything else
    }
  },
};
