/** The meaning of a word that was heard, from the glossary, below the line it is written on. */
import { judge } from "../../../engine/frontend/src/exercise/spelling";
import * as words from "./words";

type Glossary = Record<string, string>;

/** Names of an entry: "Cytokine release syndrome (CRS)" is also the one and the other. */
function namesOf(entry: string): string[] {
  const parts = entry.split(/[(),]/).map((part) => part.trim());
  return [entry, ...parts.filter((part) => part.length > 1)];
}

/** So many letters of a name are enough, if no other name has them. */
const ENOUGH = 4;

/** The entry that is meant: by its name, with one slip of a finger, or as the only one with a word that begins so. */
export function entryOf(heard: string, glossary: Glossary): string | undefined {
  const entries = Object.keys(glossary);
  const by = (verdict: string): string | undefined => entries.find((entry) => judge(heard, namesOf(entry), [])[0] === verdict);
  return by("right") ?? by("slip") ?? onlyOne(entries, heard.trim().toLowerCase());
}

function onlyOne(entries: string[], begun: string): string | undefined {
  const found = entries.filter((entry) => ` ${entry.toLowerCase()}`.includes(` ${begun}`));
  return begun.length >= ENOUGH && found.length === 1 ? found[0] : undefined;
}

export function glossaryOf(root: ParentNode): Glossary {
  return JSON.parse(root.querySelector(".tm-glossary")?.textContent ?? "{}") as Glossary;
}

let counter = 0;

/** Say below a line what its word means, or that the glossary does not know it. */
export function explain(line: HTMLTextAreaElement, glossary: Glossary): string {
  const item = line.closest("li")!;
  const place = item.querySelector(".tm-meaning") ?? item.appendChild(document.createElement("p"));
  place.className = "tm-meaning";
  if (!place.id || document.querySelectorAll(`#${place.id}`).length > 1) place.id = `tm-meaning-${++counter}`;
  line.setAttribute("aria-describedby", place.id);
  const heard = line.value.trim();
  const entry = heard ? entryOf(heard, glossary) : undefined;
  const told = entry ? `${entry}: ${glossary[entry]}` : heard ? words.meaningUnknown : "";
  if (place.textContent !== told) place.textContent = told;
  return told;
}
