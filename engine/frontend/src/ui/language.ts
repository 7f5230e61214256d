/** What a language asks of a program: which form of a word goes with a number, how a date is written. */
import { format } from "./number-format";

/** What languages tell apart, in the order in which words list their forms. */
const KINDS: Intl.LDMLPluralRule[] = ["zero", "one", "two", "few", "many", "other"];

/** The first of these tags that is a region of the words' language ("en-GB" for words in "en"), or else that language. */
function regional(language: string, ...tags: string[]): string {
  return tags.find((tag) => new RegExp(`^${language}(-[a-z]{2})?$`, "i").test(tag)) ?? language;
}

/** The language of the page, if the words are in it. */
export function languageOf(words: string): string {
  return regional(words, globalThis.document?.documentElement?.lang ?? "");
}

/**
 * "# {step stands|steps stand}" is "1 step stands", "2 steps stand", "−5 steps stand": "#" is the number, and of the forms
 * in braces, of which a language has up to six, the one that goes with it; the last stands for those left out.
 */
export function plurals(words: string): (n: number, text: string) => string {
  return (n, text) => {
    const rules = new Intl.PluralRules(languageOf(words));
    const { pluralCategories } = rules.resolvedOptions();
    const which = KINDS.filter((kind) => pluralCategories.includes(kind)).indexOf(rules.select(n));
    return text.replace("#", format(n, ",")).replace(/\{([^}]*)\}/g, (_, forms: string) => {
      const all = forms.split("|");
      return all[which] ?? all[all.length - 1];
    });
  };
}

/** A day, as it is written where the reader comes from, if the words are in the reader's language. */
export function days(words: string): (ms: number) => string {
  return (ms) => new Date(ms).toLocaleDateString(regional(words, navigator.language, languageOf(words)), { day: "numeric", month: "long", year: "numeric" });
}
