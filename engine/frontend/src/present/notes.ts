/**
 * Notes for who speaks, in a window of their own: this page writes into it, so both are always at the same step. Where
 * no window may be opened (blocked, a phone) they stand below, on the page.
 */
import { h } from "../ui/dom";
import * as strings from "../ui/strings";

/** What an author wrote for a section. */
export interface Note { minutes?: number; say?: string; ask?: string }
export interface Told { step: number; of: number; title: string; next: string | null; note: Note | null }

const TICK = 1000;

export class Notes {
  /** Where they stand when there is no window. */
  readonly below = h("aside", { class: "ex-present-notes", "aria-label": strings.presentNotes, hidden: true });
  private view: Window | null = null;
  private told: Told | null = null;
  private readonly began = Date.now();
  private clock = h("p", { class: "ex-notes-clock" });
  private timer = 0;

  constructor(private readonly sheet: string, private readonly onKey: (event: KeyboardEvent) => void) {}

  /** Open them or, if they are open, bring them to the front; below they open and close. */
  toggle(): void {
    if (this.view && !this.view.closed) {
      this.view.focus();
      return;
    }
    this.view = this.below.hidden ? this.open() : null;
    this.below.hidden = this.view !== null || !this.below.hidden;
    this.write();
    this.timer ||= window.setInterval(() => this.tick(), TICK);
  }

  show(told: Told): void {
    this.told = told;
    this.write();
  }

  close(): void {
    window.clearInterval(this.timer);
    this.view?.close();
    this.below.remove();
  }

  private open(): Window | null {
    if (window.matchMedia("(max-width: 40em)").matches) return null;
    try {
      const view = window.open("", "explorable-notes", "popup,width=560,height=640");
      if (!view) return null;
      const page = view.document;
      const root = document.documentElement;
      page.title = strings.presentNotes;
      page.documentElement.lang = root.lang;
      page.documentElement.dataset.theme = root.dataset.theme ?? "";
      page.head.replaceChildren(h("link", { rel: "stylesheet", href: this.sheet }));
      page.title = strings.presentNotes;
      page.body.className = "ex-notes-window";
      view.addEventListener("keydown", this.onKey);
      return view;
    } catch (error) {
      console.error(error); // a browser that lets no page of a disk write into another window
      return null;
    }
  }

  private write(): void {
    const place = this.view && !this.view.closed ? this.view.document.body : this.below;
    const { told } = this;
    if (!told) return;
    const { note } = told;
    const lines = [note?.say && line(strings.presentSay, note.say), note?.ask && line(strings.presentAsk, note.ask)];
    place.replaceChildren(h("main", {},
      h("p", { class: "ex-notes-step" }, strings.presentStep(told.step, told.of)),
      h("h1", { class: "ex-notes-title" }, told.title),
      ...(lines.some(Boolean) ? lines : [h("p", { class: "ex-notes-none" }, strings.presentNoNote)]),
      h("footer", {}, h("p", { class: "ex-notes-next" }, told.next === null ? strings.presentLast : strings.presentComing(told.next)), this.clock),
    ));
    this.tick();
  }

  private tick(): void {
    const minutes = Math.floor((Date.now() - this.began) / 60_000);
    const planned = this.told?.note?.minutes;
    this.clock.textContent = strings.presentClock(new Date(), minutes, planned);
  }
}

function line(name: string, text: string): HTMLElement {
  return h("section", {}, h("h2", {}, name), ...text.trim().split(/\n\s*\n/).map((paragraph) => h("p", {}, paragraph)));
}
