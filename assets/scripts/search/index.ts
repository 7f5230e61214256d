/**
 * The search page. Nothing of what is looked for is kept or sent, and it runs from a disk, too: a script brings the
 * places (`_static/places.js`, fetched when something is looked for), as no page may read another one there.
 */
import { h } from "../../../engine/frontend/src/ui/dom";
import { excerpt, foundIn } from "./excerpt";
import { Places } from "./find";
import type { Found, Hit, Known } from "./find";
import * as say from "./words";

const MOST = 40;

declare global {
  interface Window { coursePlaces?: (known: Known) => void }
}

const query = (new URLSearchParams(location.search).get("q") ?? "").trim();

window.coursePlaces = (known) => {
  const place = document.getElementById("search-results");
  if (!place) return;
  const found = new Places(known).find(query);
  const shown = found.hits.slice(0, MOST);
  const summary = h("p", { class: "search-summary", role: "status" });
  place.replaceChildren(h("h2", {}, say.heading), summary, h("ul", { class: "search" }, ...shown.map(item)));
  summary.textContent = told(query, found); // after it stands there, so that it is heard
};

function told(query: string, { hits, isEverywhere, isApart, instead }: Found): string {
  if (isEverywhere) return say.everywhere(query);
  if (hits.length === 0) return say.nothing(query);
  const taken = instead.map(({ asked, terms }) => say.instead(asked, written(hits, terms))).join("");
  return taken + (isApart ? say.apart : "") + (hits.length > MOST ? say.firstOf(MOST, hits.length) : say.found(hits.length));
}

/** Terms as the first hits write them. */
function written(hits: Hit[], terms: string[]): string[] {
  const seen = hits.slice(0, MOST).flatMap((hit) => foundIn(`${hit.title} ${hit.text}`, new Set(terms)).map((word) => word.written.toLowerCase()));
  return [...new Set(seen)].slice(0, 3);
}

function item(hit: Hit): HTMLElement {
  const title = hit.title ? [hit.pageTitle, h("span", { class: "at" }, " › "), hit.title] : [hit.pageTitle];
  const quoted = excerpt(hit.text, hit.terms).map((piece) => (piece.isFound ? h("mark", { class: "highlighted" }, piece.text) : piece.text));
  return h("li", {}, h("a", { href: address(hit) }, ...title), h("p", { class: "context" }, ...quoted));
}

/** The page is told which words to mark, as it writes them. */
function address({ page, anchor, text, terms }: Hit): string {
  const marked = [...new Set(foundIn(text, terms).map((word) => word.written.toLowerCase()))].slice(0, 8);
  const found = marked.length ? `?found=${encodeURIComponent(marked.join(" "))}` : "";
  return `${page}.html${found}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
}

for (const field of document.querySelectorAll<HTMLInputElement>("input[name=q]")) field.value = query;
const places = document.getElementById("search-page")?.dataset.places;
if (query && places) document.head.append(h("script", { src: places }));
try {
  // what the first edition's search left behind
  localStorage.removeItem("sphinx_highlight_terms");
} catch { /* blocked: nothing was kept */ }
