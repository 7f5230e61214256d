/** A cell that a reader runs and changes: its editor, its buttons, its results. */
import type { DoneData } from "../spec";
import { h, say, takeFocus, unseen } from "../ui/dom";
import { drop, found, keep, keyOf } from "../ui/storage";
import * as strings from "../ui/strings";
import { makeEditor, type Editor } from "./editor";
import { Stopped, type Told } from "./protocol";

/** What runs a cell: all cells of a page share one. */
export interface Runner {
  /** How many come before the first cell runs. */
  readonly bytes: number;
  run(cell: Cell, hears: (told: Told) => void): Promise<DoneData | null>;
  show(cell: Cell, done: DoneData): void;
  clear(cell: Cell): void;
  stop(): void;
}

export class Cell {
  readonly results = h("div", { class: "ex-code-results", "data-explorable": "code" });
  /** In which life of Python it ran last, and with which words. */
  ran = { generation: -1, code: "" };
  private readonly editor: Editor;
  private readonly status = h("p", { class: "ex-code-status", role: "status" });
  private readonly main: HTMLButtonElement;
  private readonly halt = h("button", { type: "button", class: "ex-button", hidden: true }, strings.codeStop);
  private readonly back = h("button", { type: "button", class: "ex-button", hidden: true }, strings.codeReset);
  private readonly key: string;

  /**
   * `name` says in a mistake which cell it is, `id` under which the reader's own words are kept; `written` stands in the
   * page before, `published` is what the page showed when it was built.
   */
  constructor(
    readonly name: string, id: string, private readonly first: string, written: Element, private readonly published: HTMLElement | null,
    verb: string, private readonly runner: Runner,
  ) {
    this.key = keyOf(`code:${id}`);
    this.main = h("button", { type: "button", class: "ex-button ex-button-main" }, verb);
    const kept = found(this.key)[0];
    this.editor = makeEditor(kept ?? first, strings.codeLabel(name), () => this.changed(), () => void this.run());
    this.main.addEventListener("click", () => void this.run());
    this.halt.addEventListener("click", () => {
      runner.stop();
      takeFocus(this.main);
    });
    this.back.addEventListener("click", () => this.reset());
    this.back.hidden = kept === undefined;
    if (kept !== undefined) say(this.status, strings.codeKept);
    const element = h("div", { class: "ex-cell", "data-explorable": "code" }, this.editor.element, h("div", { class: "ex-code-buttons" }, this.main, this.halt, this.back), this.status);
    written.replaceWith(element);
    (published ?? element).after(this.results);
  }

  get code(): string { return this.editor.code; }

  /** Run it, after what it may need. */
  async run(): Promise<void> {
    if (!this.halt.hidden) return;
    this.busy(true);
    this.editor.mark(null);
    say(this.status, strings.codeComing);
    try {
      const done = await this.runner.run(this, (told) => this.hear(told));
      if (done) this.show(done);
      else say(this.status, strings.codeAboveFailed);
    } catch (error) {
      if (!(error instanceof Stopped)) console.error(error);
      say(this.status, error instanceof Stopped ? strings.codeStopped : strings.codeBroken);
    } finally {
      this.busy(false);
    }
  }

  /** Draw what came of it. */
  show(done: DoneData): void {
    if (this.published) this.published.hidden = true;
    this.runner.show(this, done);
    if (done.mistake) this.editor.mark(done.mistake.cell === this.name ? done.mistake.line : null);
    this.back.hidden = false;
    if (done.mistake) {
      // why stands below for the eye
      this.status.replaceChildren(strings.codeMistake, unseen(` ${this.results.querySelector(".ex-code-mistake p")?.textContent ?? ""}`));
    } else say(this.status, done.shown.length ? strings.codeDone : strings.codeDoneNothing);
  }

  private hear(told: Told): void {
    if (told.kind === "come") say(this.status, strings.codeCome(told.bytes, this.runner.bytes));
    else if (told.kind === "more") say(this.status, strings.codeMore);
    else if (told.kind === "ready" || told.kind === "done") say(this.status, strings.codeRuns);
    else if (told.kind === "said") this.sayMeanwhile(told.text);
  }

  private sayMeanwhile(text: string): void {
    let pre = this.results.querySelector<HTMLElement>(":scope > .ex-meanwhile");
    if (!pre) {
      this.runner.clear(this);
      pre = h("pre", { class: "ex-printed ex-meanwhile", tabindex: 0 });
      this.results.append(pre);
    }
    pre.append(text);
  }

  private busy(is: boolean): void {
    this.main.setAttribute("aria-disabled", String(is));
    this.halt.hidden = !is;
  }

  private changed(): void {
    if (this.code === this.first) drop(this.key);
    else keep(this.key, this.code);
    this.back.hidden = this.code === this.first && this.results.childElementCount === 0;
  }

  /** The words and the results that the page came with. */
  private reset(): void {
    this.editor.code = this.first;
    drop(this.key);
    this.runner.clear(this);
    if (this.published) this.published.hidden = false;
    this.back.hidden = true;
    say(this.status, strings.codeResetDone);
    takeFocus(this.editor.area);
  }
}
