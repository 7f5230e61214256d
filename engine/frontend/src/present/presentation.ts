/**
 * A page full screen for a class: its own living parts, a step at a time; everything else on the page is away, not gone.
 *
 * Nothing is moved and nothing copied, except that questions are new cards (`questions.ts`). Cards of numbers that may
 * hurt are closed, whatever the reader who presents has chosen for reading.
 */
import { unfold } from "../explorer/own";
import { button, h, say, takeFocus } from "../ui/dom";
import { setAside } from "../ui/storage";
import * as strings from "../ui/strings";
import { wishOf, type Wish } from "./keys";
import { Notes, type Note } from "./notes";
import { freshQuestions } from "./questions";
import { blocksOf, pack, type Block, type Step } from "./steps";

export interface Options {
  /** What a theme has among the text for readers alone, as a selector. */
  leftOut: string;
  sheet: string;
  notes: Record<string, Note>;
  /** Where a class begins: the id of a section. */
  at: string;
  onEnd(): void;
}

const AWAY = "data-ex-away";
const AROUND = "data-ex-around";
/** The text is divided anew when the window has come to rest. */
const REST = 200;

export class Presentation {
  private readonly root = document.documentElement;
  private readonly text = textOf();
  private readonly blocks: Block[];
  private steps: Step[] = [];
  private now = 0;
  private readonly ends = new AbortController();
  private readonly notes: Notes;
  private readonly opener = document.activeElement;
  private readonly top = scrollY;
  private readonly putBack: (() => void)[] = [];
  private readonly status = h("div", { class: "ex-unseen", role: "status" });
  private readonly count = h("span", { class: "ex-present-count" });
  private readonly title = h("span", { class: "ex-present-title" });
  private readonly done = h("span", { class: "ex-present-done", "aria-hidden": "true" });
  private readonly lid = h("div", { class: "ex-present-blank", hidden: true });
  private readonly bar: HTMLElement;
  private readonly backward = button(strings.presentBack, () => this.wish("before"));
  private readonly forward = button(strings.presentNext, () => this.wish("next"), "ex-button-main");

  constructor(private readonly options: Options) {
    const onKey = (event: KeyboardEvent): void => this.key(event);
    this.notes = new Notes(options.sheet, onKey);
    setAside(true);
    this.closeNumbers();
    this.putBack.push(freshQuestions(this.text));
    this.blocks = blocksOf(this.text, options.leftOut);
    this.bar = this.makeBar();
    document.body.append(this.lid, this.notes.below, this.bar);
    const { signal } = this.ends;
    document.addEventListener("keydown", onKey, { signal });
    // a scene has these keys for itself, but a clicker knows no scene
    document.addEventListener("keydown", (event) => {
      if (!/^Page(?:Up|Down)$/.test(event.key)) return;
      event.stopPropagation();
      onKey(event);
    }, { signal, capture: true });
    document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) this.end(); }, { signal });
    document.addEventListener("explorable:wanted", ({ target }) => this.bring(target as Element), { signal });
    this.text.addEventListener("click", (event) => this.follow(event), { signal });
    this.lid.addEventListener("click", () => this.blank(), { signal });
    let timer = 0;
    window.addEventListener("resize", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.replan(), REST);
    }, { signal });
    const start = document.getElementById(options.at);
    this.plan();
    this.go(start ? Math.max(0, this.firstIn(start)) : 0);
  }

  /** Full screen, where the browser lets us: it asks that a reader has just pressed something. */
  fill(): void {
    const { root } = this;
    if (document.fullscreenElement) void document.exitFullscreen();
    else if (navigator.userActivation?.isActive ?? true) root.requestFullscreen?.().catch(() => undefined);
  }

  // ---- steps

  /** Divide the page for the room there is now. */
  private plan(): void {
    this.clearMarks();
    this.root.dataset.exPresent = "text";
    // as wide and large as they will be, all of them at once
    for (const { element } of this.blocks) this.markAround(element);
    const heights = this.blocks.map(({ element, kind }) => (kind === "text" || kind === "heading" ? heightOf(element) : 0));
    const { paddingTop, paddingBottom } = getComputedStyle(document.body);
    this.steps = pack(this.blocks, heights, innerHeight - parseFloat(paddingTop) - parseFloat(paddingBottom));
  }

  private replan(): void {
    const { elements: [, second], elements: [first], part } = this.steps[this.now];
    this.plan();
    const at = this.steps.findIndex((step) => step.part === part && (step.elements.includes(second) || step.elements.includes(first)));
    this.go(Math.max(at, 0), true);
  }

  private firstIn(start: Element): number {
    const isThere = (element: Element): boolean => start.contains(element) || element.contains(start);
    return this.steps.findIndex((step) => step.part !== "guess" && step.elements.some(isThere));
  }

  /** Show the step that has a part of the page. */
  private bring(target: Element): boolean {
    const n = this.firstIn(target);
    if (n >= 0) this.go(n);
    return n >= 0;
  }

  /** A link within the page leads to the step where its end is. */
  private follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target && this.bring(target)) event.preventDefault();
  }

  private go(n: number, isSame = false): void {
    const step = this.steps[n];
    if (!step) return;
    this.now = n;
    const of = this.steps.length;
    this.clearMarks();
    for (const element of step.elements) this.markAround(element);
    this.markAway(new Set(step.elements));
    this.root.dataset.exPresent = step.kind;
    const live = step.elements[step.elements.length - 1];
    for (const figure of this.text.querySelectorAll<HTMLElement>("[data-ex-part]")) delete figure.dataset.exPart;
    if (step.part) {
      live.dataset.exPart = step.part;
      unfold(live);
    }
    if (step.part === "guess") this.ask(live);
    scrollTo({ top: 0, behavior: "instant" });
    this.count.textContent = `${n + 1} / ${of}`;
    this.title.textContent = step.title;
    this.done.style.setProperty("--share", String((n + 1) / of));
    this.backward.setAttribute("aria-disabled", String(n === 0));
    this.forward.setAttribute("aria-disabled", String(n === of - 1));
    this.notes.show({ step: n + 1, of, title: step.title, next: this.steps[n + 1]?.title ?? null, note: this.noteOf(step) });
    if (isSame) return;
    say(this.status, strings.presentTold(n + 1, of, step.title));
    if (!this.bar.contains(document.activeElement)) takeFocus(this.text);
    this.keepAddress(step.elements[0].closest("section[id]")?.id ?? "");
  }

  /** A page may keep a question folded until it is wanted: here it is. */
  private ask(live: HTMLElement): void {
    const form = live.querySelector(".ex-ask:not(.ex-wanted)");
    if (!form) return;
    form.classList.add("ex-wanted");
    this.putBack.push(() => form.classList.remove("ex-wanted"));
  }

  private noteOf({ elements: [first] }: Step): Note | null {
    const { notes } = this.options;
    let section = first.closest("section[id]");
    while (section && !notes[section.id]) {
      const around: Element | null = section.parentElement?.closest("section[id]") ?? null;
      // what is said of the whole page is said at its beginning
      section = around?.parentElement?.closest("section[id]") ? around : null;
    }
    return section ? notes[section.id] : null;
  }

  private markAround(element: Element): void {
    for (let around = element.parentElement; around && around !== this.root; around = around.parentElement) around.setAttribute(AROUND, "");
  }

  private markAway(shown: Set<Element>): void {
    const ours = new Set<Element>([this.bar, this.lid, this.notes.below]);
    for (const around of document.querySelectorAll(`[${AROUND}]`)) {
      for (const child of around.children) {
        if (!shown.has(child) && !ours.has(child) && !child.hasAttribute(AROUND)) child.setAttribute(AWAY, "");
      }
    }
  }

  private clearMarks(): void {
    for (const name of [AWAY, AROUND]) for (const element of document.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
  }

  // ---- keys and buttons

  private key(event: KeyboardEvent): void {
    if (!this.lid.hidden && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.blank();
      return;
    }
    const wish = wishOf(event);
    if (!wish) return;
    event.preventDefault();
    this.wish(wish);
  }

  private wish(wish: Wish): void {
    const wishes: Record<Wish, () => void> = {
      on: () => { if (!this.scrolls(1)) this.go(this.now + 1); },
      back: () => { if (!this.scrolls(-1)) this.go(this.now - 1); },
      next: () => this.go(this.now + 1),
      before: () => this.go(this.now - 1),
      first: () => this.go(0),
      last: () => this.go(this.steps.length - 1),
      leave: () => this.end(),
      blank: () => this.blank(),
      notes: () => this.notes.toggle(),
      full: () => this.fill(),
    };
    wishes[wish]();
  }

  /** What is higher than the screen is read to its end first. */
  private scrolls(by: 1 | -1): boolean {
    const { scrollHeight, clientHeight } = this.root;
    const left = by > 0 ? scrollHeight - clientHeight - scrollY : scrollY;
    if (left < 8) return false;
    scrollBy({ top: by * clientHeight * 0.7 });
    return true;
  }

  private blank(): void {
    this.lid.hidden = !this.lid.hidden;
    say(this.status, this.lid.hidden ? strings.presentTold(this.now + 1, this.steps.length, this.steps[this.now].title) : strings.presentBlankTold);
  }

  private makeBar(): HTMLElement {
    const tool = (text: string, key: string, wish: Wish): HTMLElement => {
      const made = button(text, () => this.wish(wish), "ex-button-quiet");
      made.append(h("kbd", { "aria-hidden": "true" }, key));
      return made;
    };
    return h("nav", { class: "ex-present-bar", "aria-label": strings.presentBar },
      this.done, this.backward, this.forward,
      h("p", { class: "ex-present-where" }, this.count, " ", this.title),
      tool(strings.presentNotes, "N", "notes"), tool(strings.presentBlank, "B", "blank"),
      ...(document.fullscreenEnabled ? [tool(strings.presentFull, "F", "full")] : []),
      tool(strings.presentLeave, strings.presentEscape, "leave"), this.status,
    );
  }

  // ---- the page as it was

  private closeNumbers(): void {
    for (const card of document.querySelectorAll<HTMLDetailsElement>("details[data-sensitive]")) {
      const { open } = card;
      card.open = false;
      this.putBack.push(() => { card.open = open; });
    }
  }

  /** The address is that of the step's section: it can be kept, and a page that is loaded anew goes on there. */
  private keepAddress(section: string): void {
    const address = new URL(location.href);
    address.searchParams.set("present", "");
    address.hash = section;
    replaceAddress(address.href.replace("present=&", "present&").replace(/present=(?=#|$)/, "present"));
  }

  private end(): void {
    if (this.ends.signal.aborted) return;
    this.ends.abort();
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    this.clearMarks();
    for (const figure of this.text.querySelectorAll<HTMLElement>("[data-ex-part]")) delete figure.dataset.exPart;
    delete this.root.dataset.exPresent;
    for (const element of [this.bar, this.lid]) element.remove();
    this.notes.close();
    for (const act of this.putBack) act();
    setAside(false);
    const address = new URL(location.href);
    address.searchParams.delete("present");
    replaceAddress(address.href);
    this.options.onEnd();
    const isThere = this.opener instanceof HTMLElement && this.opener !== document.body && this.opener.isConnected;
    takeFocus(isThere ? (this.opener as HTMLElement) : this.text);
    const restore = (): void => scrollTo({ top: this.top, behavior: "instant" });
    restore();
    // full screen is left a little later, and simulations take their room again
    document.addEventListener("fullscreenchange", restore, { once: true });
    requestAnimationFrame(restore);
  }
}

function replaceAddress(address: string): void {
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // a browser that lets no page of a disk change its address
  }
}

/** Where a page's text stands: in most themes an article. */
function textOf(): HTMLElement {
  return document.querySelector<HTMLElement>("[role=main] article:not(.ex-exercise), article:not(.ex-exercise)") ?? document.querySelector<HTMLElement>("[role=main], main")!;
}

function heightOf(element: Element): number {
  const { marginTop, marginBottom } = getComputedStyle(element);
  return element.getBoundingClientRect().height + (parseFloat(marginTop) || 0) + (parseFloat(marginBottom) || 0);
}
