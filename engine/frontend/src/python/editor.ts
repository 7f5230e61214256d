/**
 * An editor for a few lines: a text area, with its words in color on a layer beneath. It is the browser's own field, so
 * keys, fingers, spell-out and undo are as readers know them; a large editor is a hundred times heavier and writes
 * style sheets of its own.
 */
import { freshId, h } from "../ui/dom";
import * as strings from "../ui/strings";
import { highlight } from "./highlight";

const INDENT = "    ";

export interface Editor {
  element: HTMLElement;
  area: HTMLTextAreaElement;
  code: string;
  /** Mark a line, from 1 on; null: none. */
  mark(line: number | null): void;
}

export function makeEditor(code: string, label: string, changed: () => void, run: () => void): Editor {
  const layer = h("pre", { "aria-hidden": "true" });
  const line = h("div", { class: "ex-code-line", hidden: true });
  const keys = h("p", { class: "ex-code-keys", id: freshId("keys") }, strings.codeKeys);
  const area = h("textarea", {
    "aria-label": label, "aria-describedby": keys.id, spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off",
  });
  const element = h("div", { class: "ex-code" }, h("div", { class: "ex-code-field" }, line, layer, area), keys);
  element.classList.add("highlight");
  let leaves = false;

  const paint = (): void => {
    highlight(layer, area.value);
    layer.append("\n"); // the last line keeps its height when it is empty
    area.rows = area.value.split("\n").length;
  };
  const type = (text: string): void => {
    // the only way that keeps the browser's own undo
    if (!document.execCommand("insertText", false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    heard();
  };
  const heard = (): void => {
    line.hidden = true;
    paint();
    changed();
  };
  area.addEventListener("input", heard);
  area.addEventListener("scroll", () => { layer.scrollLeft = area.scrollLeft; });
  area.addEventListener("blur", () => { leaves = false; });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      run();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      type(`\n${indentAfter(area.value.slice(0, area.selectionStart))}`);
    } else if (event.key === "Tab" && !event.shiftKey && !leaves) {
      event.preventDefault();
      type(INDENT);
    }
    leaves = event.key === "Escape" || (leaves && event.key === "Shift");
  });
  area.value = code;
  paint();
  return {
    element, area,
    get code() { return area.value; },
    set code(text: string) { area.value = text; line.hidden = true; paint(); },
    mark(n) {
      line.hidden = n === null;
      if (n !== null) line.style.setProperty("--line", String(n - 1));
    },
  };
}

/** How far in the next line begins. */
export function indentAfter(before: string): string {
  const last = before.slice(before.lastIndexOf("\n") + 1);
  const spaces = /^ */.exec(last)![0];
  return /:\s*(?:#.*)?$/.test(last) ? spaces + INDENT : spaces;
}
