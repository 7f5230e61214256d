/**
 * The box "When to call" where it is read: a number that the family wrote on the page "For tomorrow morning" stands on
 * its line, to be pressed. It is read from this browser, and nothing is kept here. Without one the line stays to write on.
 */
import { h } from "../../../engine/frontend/src/ui/dom";
import { onChange, stored } from "../for-tomorrow/kept";
import type { Notes } from "../for-tomorrow/notes";
import { callOf, lineOf } from "../for-tomorrow/phone";
import { numberHowTo, numberOwn, numberPlace } from "../for-tomorrow/words";

function mount(lines: HTMLElement, blanks: Element[]): void {
  const named = blanks.map((blank) => ({ key: lineOf(blank).key, blank, place: blank }));
  const told = h("p", { class: "call-own" });
  lines.append(told);
  const show = (notes: Notes): void => {
    for (const line of named) {
      const text = notes.lines[line.key] ?? "";
      const call = callOf(text);
      const next = call ? h("a", { class: "call-number", href: call }, text) : line.blank;
      line.place.replaceWith(next);
      line.place = next;
    }
    const isOwn = named.some((line) => line.place !== line.blank);
    // a chapter is short: how it is done stands on the page of the box alone
    told.hidden = !isOwn && document.getElementById("when-to-call") === null;
    told.replaceChildren(`${isOwn ? numberOwn : numberHowTo} `, link(), ".");
  };
  show(stored());
  onChange(show);
}

/** The notice of every page leads to it. */
function link(): Node | string {
  const page = document.querySelector<HTMLAnchorElement>('.notice a[href*="for-tomorrow.html"]');
  return page ? h("a", { href: `${page.href.split("#")[0]}#whom-we-call` }, numberPlace) : numberPlace;
}

const lines = document.querySelector<HTMLElement>(".call-box .call-team > .call-lines");
const blanks = [...(lines?.querySelectorAll(".call-blank") ?? [])];
if (lines && blanks.length) mount(lines, blanks);
