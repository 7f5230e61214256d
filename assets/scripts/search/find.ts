/** Which places have the words: exactly, or as a beginning, or with a slip of the keys; by another name, too. */
import MiniSearch from "minisearch";
import type { Query, SearchOptions } from "minisearch";
import { term, words } from "./spelling";

/** What the build wrote (`sphinx_ext/search_index.py`). */
export interface Known {
  /** Title of a page, and whether it is a chapter. */
  pages: Record<string, [string, boolean]>;
  /** Page, anchor, title, text. */
  places: [string, string, string, string][];
  /** Names that mean the same. */
  names: string[][];
}

export interface Hit { page: string; pageTitle: string; anchor: string; title: string; text: string; terms: Set<string> }

/** What was found. `instead`: for words that are nowhere, what was taken for them. */
export interface Found { hits: Hit[]; isEverywhere: boolean; isApart: boolean; instead: { asked: string; terms: string[] }[] }

const TITLE = 3;
const OTHER_NAME = 0.4;

const SLIP: SearchOptions = { fuzzy: (word: string) => (word.length > 7 ? 2 : word.length > 3 ? 1 : 0) };
/** How a word may be found, the nearest first. */
const WAYS: SearchOptions[] = [{}, { prefix: true }, SLIP];

export class Places {
  private readonly index: MiniSearch;
  private readonly names: string[][][];

  constructor(private readonly known: Known) {
    this.index = new MiniSearch({
      fields: ["title", "pageTitle", "text"],
      tokenize: (text) => words(text).map((word) => word.written),
      processTerm: term,
      searchOptions: { boost: { title: TITLE, pageTitle: 1.5 }, boostDocument: (id) => this.weight(Number(id)), processTerm: (word) => word, tokenize: (word) => [word], combineWith: "AND" },
    });
    this.index.addAll(known.places.map(([page, , title, text], id) => ({ id, title, pageTitle: known.pages[page][0], text })));
    this.names = known.names.map((group) => group.map(terms));
  }

  /** Chapters and the glossary tell; lists, questions and cards of numbers come after them. */
  private weight(id: number): number {
    const [page, anchor] = this.known.places[id];
    if (anchor.startsWith("exercise-")) return 0.4;
    if (/^(numbers|chart)-/.test(anchor)) return 0.3; // who wants these numbers will find them; nobody meets them first
    if (anchor.startsWith("term-")) return 1.2;
    return this.known.pages[page][1] ? 1 : page === "references" ? 0.15 : 0.5;
  }

  find(query: string): Found {
    const asked = words(query).flatMap(({ written }) => {
      const looked = term(written);
      return looked === null ? [] : [{ written, looked }];
    });
    const found: Found = { hits: [], isEverywhere: asked.length === 0 && words(query).length > 0, isApart: false, instead: [] };
    const parts = this.parts(asked, found);
    if (parts.length === 0) return found;
    found.hits = this.hits({ combineWith: "AND", queries: parts });
    // where each word is known, and no place has them all
    if (found.hits.length === 0 && parts.every((part) => this.index.search(part).length)) {
      found.hits = this.hits({ combineWith: "OR", queries: parts });
      found.isApart = true;
    }
    return found;
  }

  /** Each word, or name of several words, with what else it may be called. */
  private parts(asked: { written: string; looked: string }[], found: Found): Query[] {
    const parts: Query[] = [];
    for (let at = 0; at < asked.length; ) {
      const rest = asked.slice(at).map((word) => word.looked);
      const [group, name] = this.named(rest);
      if (group) {
        const others = group.filter((other) => other !== name).map((other) => ({ queries: other, boostTerm: () => OTHER_NAME }));
        parts.push({ combineWith: "OR", queries: [{ queries: name }, ...others] });
      } else {
        parts.push(this.word(asked[at], found));
      }
      at += name.length || 1;
    }
    return parts;
  }

  private named(rest: string[]): [string[][] | null, string[]] {
    for (const group of this.names) {
      const name = group.find((one) => one.every((word, n) => rest[n] === word));
      if (name) return [group, name];
    }
    return [null, []];
  }

  private word({ written, looked }: { written: string; looked: string }, found: Found): Query {
    const way = WAYS.find((one) => this.index.search(looked, one).length) ?? SLIP;
    if (way === SLIP) {
      const terms = [...new Set(this.index.search(looked, way).flatMap((result) => result.terms))];
      if (terms.length) found.instead.push({ asked: written, terms });
    }
    return { queries: [looked], ...way };
  }

  private hits(query: Query): Hit[] {
    return this.index.search(query).map((result) => {
      const [page, anchor, title, text] = this.known.places[Number(result.id)];
      return { page, pageTitle: this.known.pages[page][0], anchor, title, text, terms: new Set(result.terms) };
    });
  }
}

function terms(text: string): string[] {
  return words(text).map((word) => term(word.written)).filter((word) => word !== null);
}
