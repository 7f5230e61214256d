/** Words in the language of the page: their plurals and dates, also where a language counts otherwise than English. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { days, languageOf, plurals } from "../src/ui/language";

function on(page: string, reader = "en-US"): void {
  Object.assign(globalThis, { document: { documentElement: { lang: page } } });
  Object.defineProperty(globalThis, "navigator", { value: { language: reader }, configurable: true });
}

afterEach(() => void Reflect.deleteProperty(globalThis, "document"));

test("a language has as many forms as it tells numbers apart", () => {
  const told = (language: string, text: string, ...numbers: number[]): string[] => numbers.map((n) => plurals(language)(n, text));
  assert.deepEqual(told("pl", "za # {godzinę|godziny|godzin}", 1, 2, 5, 22), ["za 1 godzinę", "za 2 godziny", "za 5 godzin", "za 22 godziny"]);
  assert.deepEqual(told("ar", "{a|b|c|d|e|f}", 0, 1, 2, 5, 20, 100), ["a", "b", "c", "d", "e", "f"]);
  assert.deepEqual(told("fr", "# {pas|les pas}", 0, 1, 2), ["0 pas", "1 pas", "2 les pas"]);
  assert.deepEqual(told("ja", "# {歩}", 1, 2), ["1 歩", "2 歩"]);
});

test("the page says which language, where the words are in it", () => {
  const told: [page: string, language: string][] = [
    ["en-GB", "en-GB"], ["EN", "EN"], ["", "en"], ["de", "en"], ["fr-CA", "en"], ["eng", "en"], ["en_GB", "en"], ["en-!", "en"],
  ];
  for (const [page, language] of told) {
    on(page);
    assert.equal(languageOf("en"), language);
    assert.equal(plurals("en")(0, "# {step|steps}"), "0 steps", page);
  }
});

test("a day is written as the words are, in the way of the reader's region", () => {
  const day = Date.UTC(2026, 2, 5, 12);
  const told: [page: string, reader: string, date: string][] = [
    ["en", "en-US", "March 5, 2026"], ["en", "en-GB", "5 March 2026"], ["en-GB", "de-DE", "5 March 2026"], ["en", "de-DE", "March 5, 2026"], ["de", "de", "March 5, 2026"],
  ];
  for (const [page, reader, date] of told) {
    on(page, reader);
    assert.equal(days("en")(day), date);
  }
});
