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
    // written so that a page's policy, which knows no style from elsewhere, lets it through
    if (name === "style") (element as HTMLElement | SVGElement).style.cssText = String(value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** A button that does something; `kind`: its further classes. */
export function button(text: string, act: () => void, kind = ""): HTMLButtonElement {
  const made = h("button", { type: "button", class: `ex-button ${kind}`.trim() }, text);
  made.addEventListener("click", act);
  return made;
}

/** Text that is only there for screen readers. */
export function unseen(text: string): HTMLElement {
  return h("span", { class: "ex-unseen" }, text);
}

/** In a notebook every widget runs its own copy of this file, all in one document. */
const copy = Math.random().toString(36).slice(2, 7);
let counter = 0;
/** An id that no other element has. */
export function freshId(stem: string): string {
  return `ex-${stem}-${copy}${++counter}`;
}

/** Replace text only if it changed: a live region speaks at every change. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** The same with the first sentence in bold: what happened, before how and why. `lead` stands before it. */
export function sayLead(element: Element, text: string, lead = ""): void {
  if (element.textContent === lead + text) return;
  const end = text.search(/[.!?](?=\s)/) + 1 || text.length;
  element.replaceChildren(lead, h("strong", {}, text.slice(0, end)), text.slice(end));
}

/** Put other things into an element. Focus stays on the same thing, or goes to the element if that is gone. */
export function renew(area: HTMLElement, children: Node[]): void {
  const had = document.activeElement;
  const name = had && area.contains(had) ? nameOf(had) : null;
  area.replaceChildren(...children);
  if (name === null) return;
  const same = [...area.querySelectorAll<HTMLElement>("a, button, input, summary")].find((e) => nameOf(e) === name);
  takeFocus(same ?? area);
}

/** Links are the same if they lead to the same place, other things if they stand in the same part. */
function nameOf(element: Element): string {
  const part = element.closest<HTMLElement>("[data-name]")?.dataset.name ?? "";
  return [part, element.tagName, element.getAttribute("href") ?? (part ? "" : element.textContent)].join(" ");
}

/** Say that a part of the page is to be seen: who shows a part at a time brings it. */
export function want(element: Element | null): void {
  element?.dispatchEvent(new CustomEvent("explorable:wanted", { bubbles: true }));
}

/** Focus something, also what has none by itself. */
export function takeFocus(element: HTMLElement): void {
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
