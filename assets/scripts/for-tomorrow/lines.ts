/** Lines to write on: they grow with their text, and there is always one more. */
import { oneLine } from "./notes";
import { callOf, isForPhone, lineOf } from "./phone";
import { numberOnly } from "./words";

const MOST = 20;

/** All lines of the page that have a name of their own. */
export function named(root: ParentNode): HTMLTextAreaElement[] {
  return [...root.querySelectorAll<HTMLTextAreaElement>("textarea[data-key]")];
}

export function write(line: HTMLTextAreaElement, text: string): void {
  if (line.value !== text) line.value = text;
  grow(line);
}

/** The words behind the line give it its height, on the screen and on paper. */
export function grow(line: HTMLTextAreaElement): void {
  line.parentElement?.setAttribute("data-text", line.value);
  line.closest("li, .call-line")?.classList.toggle("tm-written", oneLine(line.value) !== "");
}

/** A list whose last line is always free. */
export class Lines {
  private readonly list: HTMLElement;
  private readonly least: number;

  constructor(list: HTMLElement) {
    this.list = list;
    this.least = this.all.length;
    list.addEventListener("input", () => this.makeRoom());
  }

  get all(): HTMLTextAreaElement[] {
    return [...this.list.querySelectorAll("textarea")];
  }

  get texts(): string[] {
    return this.all.map((line) => oneLine(line.value)).filter(Boolean);
  }

  show(texts: string[]): void {
    while (this.all.length < Math.max(this.least, texts.length)) this.add();
    for (const spare of this.all.slice(Math.max(this.least, texts.length))) spare.closest("li")?.remove();
    this.all.forEach((line, place) => write(line, texts[place] ?? ""));
    this.makeRoom();
  }

  private makeRoom(): void {
    const { all } = this;
    if (all.length < MOST && all[all.length - 1].value.trim()) this.add();
  }

  private add(): void {
    const last = this.list.lastElementChild;
    if (!last) return;
    const next = last.cloneNode(true) as HTMLElement;
    const line = next.querySelector("textarea")!;
    const label = next.querySelector("label > span")!;
    label.textContent = label.textContent!.replace(/\d+$/, String(this.all.length + 1));
    this.list.append(next);
    write(line, "");
  }
}

/** Enter goes on to the next line, as on a form; a line has no breaks. */
export function enterGoesOn(root: HTMLElement): void {
  root.addEventListener("keydown", (event) => {
    const line = event.target;
    if (event.key !== "Enter" || event.isComposing || !(line instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    const all = [...root.querySelectorAll("textarea")].filter((one) => one.checkVisibility());
    all[all.indexOf(line) + 1]?.focus();
  });
}

/** The call card's dotted lines take words, too; those of the team take a number that a phone can call. */
export function openCallLines(root: HTMLElement): void {
  for (const blank of root.querySelectorAll(".call-blank")) {
    const { label, key } = lineOf(blank);
    const line = document.createElement("textarea");
    line.rows = 1;
    line.maxLength = 120;
    line.autocomplete = "off";
    line.dataset.key = key;
    line.setAttribute("aria-label", label);
    if (isForPhone(blank)) takesNumber(line, blank.parentElement!);
    const place = document.createElement("span");
    place.className = "tm-grow";
    place.append(line);
    blank.replaceWith(place);
  }
}

function takesNumber(line: HTMLTextAreaElement, below: Element): void {
  line.inputMode = "tel";
  const told = document.createElement("p");
  told.className = "tm-number";
  told.id = `tm-${line.dataset.key}`;
  below.after(told);
  line.setAttribute("aria-describedby", told.id);
}

/** Say below a line for a number what no phone could call; what stands there is kept all the same. */
export function judgeNumber(line: HTMLTextAreaElement): string {
  const told = document.getElementById(`tm-${line.dataset.key}`);
  if (!told?.matches(".tm-number")) return "";
  const text = oneLine(line.value);
  const problem = text && !callOf(text) ? numberOnly : "";
  if (told.textContent !== problem) told.textContent = problem;
  line.setAttribute("aria-invalid", String(problem !== ""));
  return problem;
}
