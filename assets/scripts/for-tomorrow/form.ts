/** The page as a form: notes are read off it and put onto it. */
import { Lines, enterGoesOn, grow, judgeNumber, named, openCallLines, write } from "./lines";
import { explain, glossaryOf } from "./meanings";
import { noNotes, oneLine } from "./notes";
import type { Notes } from "./notes";
import * as words from "./words";

/** So many questions have room for an answer each, on one sheet with the call card. */
const ROOMY = 8;

export class Form {
  private readonly root: HTMLElement;
  private readonly boxes: Map<string, HTMLInputElement>;
  private readonly lists: { own: Lines; words: Lines; helpers?: Lines };
  private readonly choice: HTMLFieldSetElement;
  private readonly glossary: Record<string, string>;
  /** Lines that this edition of the page does not have: they are kept all the same. */
  private elsewhere: Partial<Notes> & { lines: Record<string, string> } = { lines: {} };

  /** @param say tells screen readers what has changed. */
  constructor(root: HTMLElement, changed: () => void, say: (text: string) => void) {
    this.root = root;
    const ticks = [...root.querySelectorAll<HTMLElement>(".tm-tick")];
    this.boxes = new Map(ticks.map((label) => [wordsOf(label), label.querySelector("input")!]));
    openCallLines(root);
    const list = (name: string): Lines | undefined => {
      const found = root.querySelector<HTMLElement>(`.tm-${name}`);
      return found ? new Lines(found) : undefined;
    };
    this.lists = { own: list("owns")!, words: list("words")!, helpers: list("helpers") };
    this.glossary = glossaryOf(root);
    this.choice = root.querySelector<HTMLFieldSetElement>(".tm-treatment")!;
    this.choice.hidden = false;
    for (const more of this.folds) more.open = false;
    enterGoesOn(root);
    root.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) {
        grow(target);
        // a number that is being typed is not judged before it is whole; one that is mended is at once
        if (target.getAttribute("aria-invalid") === "true") judgeNumber(target);
      }
      this.explainAll();
      this.mark();
      changed();
    });
    root.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) say(target.closest(".tm-words") ? explain(target, this.glossary) : judgeNumber(target));
      if (!(target instanceof HTMLInputElement) || target.type !== "radio") return;
      this.filter();
      this.mark();
      const name = target.closest("label")?.textContent?.trim() ?? "";
      say(target.value ? words.treatmentOne(name) : words.treatmentAll);
    });
    addEventListener("hashchange", () => this.followLink());
  }

  get notes(): Notes {
    const lines = { ...this.elsewhere.lines };
    for (const line of named(this.root)) {
      const text = oneLine(line.value);
      if (text) lines[line.dataset.key!] = text;
    }
    const ticked = [...this.boxes].filter(([, box]) => box.checked).map(([text]) => text);
    const helpers = this.lists.helpers?.texts ?? this.elsewhere.helpers ?? [];
    return { treatment: this.treatment, ticked, own: this.lists.own.texts, words: this.lists.words.texts, helpers, lines };
  }

  /** Put notes onto the page; a ticked question that the page has no more becomes an own one. */
  show(notes: Notes = noNotes()): void {
    const here = new Set(named(this.root).map((line) => line.dataset.key!));
    const others = Object.entries(notes.lines).filter(([name]) => !here.has(name));
    this.elsewhere = { lines: Object.fromEntries(others), helpers: notes.helpers };
    for (const [text, box] of this.boxes) box.checked = notes.ticked.includes(text);
    const gone = notes.ticked.filter((text) => !this.boxes.has(text));
    this.lists.own.show([...new Set([...notes.own, ...gone])]);
    this.lists.words.show(notes.words);
    this.lists.helpers?.show(notes.helpers);
    for (const line of named(this.root)) {
      write(line, notes.lines[line.dataset.key!] ?? "");
      judgeNumber(line);
    }
    for (const radio of this.radios) radio.checked = radio.value === notes.treatment;
    if (!this.radios.some((radio) => radio.checked)) this.radios[0].checked = true;
    for (const fold of this.folds) fold.open ||= fold.querySelector(":checked") !== null;
    this.explainAll();
    this.filter();
    this.mark();
  }

  private get radios(): HTMLInputElement[] {
    return [...this.choice.querySelectorAll("input")];
  }

  private get treatment(): string {
    return this.radios.find((radio) => radio.checked)?.value ?? "";
  }

  /** What is about another treatment is put away, unless something is written there. */
  private filter(): void {
    for (const { value } of this.radios) {
      for (const part of this.root.querySelectorAll<HTMLElement>(`.tm-of-${value || "none"}`)) {
        part.hidden = ![value, ""].includes(this.treatment) && !part.querySelector(":checked, .tm-written");
      }
    }
  }

  /** A link into what is put away or folded shows it. */
  followLink(): void {
    const part = document.getElementById(location.hash.slice(1));
    const away = part?.closest<HTMLElement>("[hidden]");
    const fold = part?.closest("details");
    if (away) away.hidden = false;
    if (fold) fold.open = true;
    if (away || fold) part?.scrollIntoView();
  }

  private get folds(): HTMLDetailsElement[] {
    return [...this.root.querySelectorAll<HTMLDetailsElement>("details.tm-more")];
  }

  private explainAll(): void {
    for (const line of this.lists.words.all) explain(line, this.glossary);
  }

  /** Paper has the questions and maps that were chosen or written on, if any were; the others are left out. */
  private mark(): void {
    for (const group of this.root.querySelectorAll(".tm-group")) group.classList.toggle("tm-written", group.querySelector("input:checked") !== null);
    const maps = [...this.root.querySelectorAll(".tm-map")].map((map) => map.parentElement!).filter((map) => !map.hidden);
    for (const map of maps) map.classList.toggle("tm-written", map.querySelector(".tm-written") !== null);
    const mapped = maps.filter((map) => map.matches(".tm-written")).length;
    const chosen = [...this.boxes.values()].filter((box) => box.checked).length + this.lists.own.texts.length;
    const { classList } = document.body;
    classList.toggle("tm-mapped", mapped > 0);
    classList.toggle("tm-one", mapped === 1 || maps.length === 1);
    classList.toggle("tm-chosen", chosen > 0);
    classList.toggle("tm-many", chosen > ROOMY);
  }
}

/** The words of a question, without what a tip says about one of them. */
function wordsOf(label: HTMLElement): string {
  const copy = label.cloneNode(true) as HTMLElement;
  for (const tip of copy.querySelectorAll(".gloss")) tip.remove();
  return oneLine(copy.textContent ?? "");
}
