// Around Sphinx's own search, loaded behind it: no word that is searched for is kept, and the index is a map.

/** What is used here of Sphinx's own scripts, which come before this one. */
interface SphinxSearch {
  setIndex(index: Record<string, object>): void;
  htmlToText(html: string, anchor?: string): string;
  _parseQuery(query: string): unknown;
}
declare const Search: SphinxSearch;
declare class Stemmer {
  stemWord(word: string): string;
}
declare const DOCUMENTATION_OPTIONS: { SHOW_SEARCH_SUMMARY: boolean };

/** Sphinx keeps the searched words in the browser if this is on, and marks them in the excerpts. */
// biome-ignore lint/correctness/noUnusedVariables: Sphinx's search reads it
let SPHINX_HIGHLIGHT_ENABLED = true;

/** Mark a word in an excerpt; Sphinx's search calls this. */
function _highlightText(place: Element, word: string, name: string): void {
  const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  for (const text of texts) {
    const at = text.nodeValue?.toLowerCase().indexOf(word) ?? -1;
    if (at < 0 || text.parentElement?.classList.contains(name)) continue;
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + word.length);
    const mark = document.createElement("span");
    mark.className = name;
    range.surroundContents(mark);
  }
}

((search, options) => {
  const { setIndex, _parseQuery } = search;

  // a page on a disk may not read another one, so there are no excerpts there
  if (location.protocol === "file:") options.SHOW_SEARCH_SUMMARY = false;

  // what lies in a closed card of numbers is found, but not quoted
  const wholeText = search.htmlToText;
  search.htmlToText = (html, anchor) => {
    // the policy of this page is not that of the page read: its styles of single elements would be reported
    const page = new DOMParser().parseFromString(html.replace(/ style="[^"]*"/g, ""), "text/html");
    for (const card of page.querySelectorAll(".ex-sensitive")) card.remove();
    return wholeText(page.documentElement.outerHTML, anchor);
  };

  // a plain object answers to "constructor", too. Sphinx asks for `hasOwnProperty`, which no word is: words are lower case
  const bare: object = Object.create(null, { hasOwnProperty: { value: Object.prototype.hasOwnProperty } });
  let known: Record<string, unknown>[] = [];
  search.setIndex = (index) => {
    for (const name of ["terms", "titleterms"]) index[name] = Object.assign(Object.create(bare), index[name]);
    known = [index.terms, index.titleterms] as Record<string, unknown>[];
    setIndex(index);
  };

  /** A word as the course spells it: accents go, and British spelling becomes American, where more pages have it so. */
  function ourSpelling(word: string): string {
    // of a word the index has its one page, or all of them
    const pages = (one: string) => known.map((terms) => [terms[new Stemmer().stemWord(one.toLowerCase())] ?? []].flat().length).reduce((a, b) => a + b, 0);
    const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
    const american = plain.replace(/[ao]e/gi, "e").replace(/our/gi, "or").replace(/is(e|ed|es|ing|ation)$/i, "iz$1").replace(/tre$/i, "ter");
    return [plain, american].reduce((best, one) => (pages(one) > pages(best) ? one : best), word);
  }

  // what somebody looked for is nobody else's business; and where storage is blocked or full, keeping it ends the search
  search._parseQuery = (query) => {
    SPHINX_HIGHLIGHT_ENABLED = false;
    try {
      return _parseQuery(query.replace(/[\p{L}\p{M}]+/gu, ourSpelling));
    } finally {
      SPHINX_HIGHLIGHT_ENABLED = true;
    }
  };
  try {
    localStorage.removeItem("sphinx_highlight_terms"); // the first edition kept them
  } catch {
    // blocked storage: nothing was kept
  }
})(Search, DOCUMENTATION_OPTIONS);
