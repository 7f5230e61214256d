import { h } from "../ui/dom";

/** Words of Python in the colors of the page: its classes are Pygments's, as in the cells the build has written. */
const KEYWORDS = "and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|match|nonlocal|not|or|pass|raise|return|try|while|with|yield";
const PARTS: [name: string, pattern: string][] = [
  ["c1", "#.*"],
  ["s2", `[rbfuRBFU]{0,2}(?:"""[\\s\\S]*?(?:"""|$)|'''[\\s\\S]*?(?:'''|$)|"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?)`],
  ["nd", "@[\\w.]+"],
  ["mi", "\\b\\d[\\w.]*"],
  ["kc", "\\b(?:True|False|None)\\b"],
  ["k", `\\b(?:${KEYWORDS})\\b`],
];
const PATTERN = new RegExp(PARTS.map(([, pattern]) => `(${pattern})`).join("|"), "g");

/** The pieces of a text: each with its class, empty for what has none. */
export function pieces(code: string): [kind: string, text: string][] {
  const found: [string, string][] = [];
  let at = 0;
  for (const match of code.matchAll(PATTERN)) {
    if (match.index > at) found.push(["", code.slice(at, match.index)]);
    found.push([PARTS[match.slice(1).findIndex((part) => part !== undefined)][0], match[0]]);
    at = match.index + match[0].length;
  }
  if (at < code.length) found.push(["", code.slice(at)]);
  return found;
}

/** Fill an element with them. */
export function highlight(into: HTMLElement, code: string): void {
  into.replaceChildren(...pieces(code).map(([kind, text]) => (kind ? h("span", { class: kind }, text) : text)));
}
