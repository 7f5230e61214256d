/** Pieces of the page that several kinds share. */
import { withPauses } from "../ui/pauses";
import { freshId, h } from "../ui/dom";
import * as strings from "../ui/strings";

/** An element holding HTML that our own build wrote (never what a learner typed). */
export function written<K extends keyof HTMLElementTagNameMap>(tag: K, html: string, cls = ""): HTMLElementTagNameMap[K] {
  const made = h(tag, cls ? { class: cls } : {});
  made.innerHTML = withPauses(html);
  return made;
}

/** What a learner typed, safe to stand in HTML. */
export function safe(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** The words of our own HTML, for names of controls. */
export function words(html: string): string {
  return written("span", html).textContent ?? "";
}

export interface Choice { input: HTMLInputElement; row: HTMLLabelElement }

/** A radio button or a box to tick, with its text, as one large target. */
export function choice(type: "radio" | "checkbox", name: string, html: string): Choice {
  const id = freshId("choice");
  const input = h("input", { type, name, id });
  return { input, row: h("label", { class: "ex-option", for: id }, input, written("span", html)) };
}

/** A native list to choose from, with nothing chosen yet. */
export function chooser(label: string, texts: string[]): HTMLSelectElement {
  const select = h("select", { "aria-label": label }, h("option", { value: "" }, strings.answersChoose));
  texts.forEach((text, n) => select.append(h("option", { value: n }, words(text))));
  return select;
}

/** What a closed list offers, for paper. */
export function offered(texts: string[]): HTMLElement {
  return h("span", { class: "ex-offered" }, texts.map(words).join(" / "));
}

export function list(items: string[]): string {
  return items.length === 1 ? `<p>${items[0]}</p>` : `<ul>${items.map((i) => `<li>${i}</li>`).join("")}</ul>`;
}

export function isNumbers(given: unknown, length?: number): given is number[] {
  return Array.isArray(given) && (length === undefined || given.length === length) && given.every(Number.isInteger);
}

/** Mark a part of the answer for the eye; the words of the feedback say the same. */
export function mark(element: Element, right: boolean | null): void {
  element.classList.toggle("ex-is-right", right === true);
  element.classList.toggle("ex-is-open", right === false);
}
