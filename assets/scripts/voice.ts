// Read to me: the device's own voice reads the story, sentence by sentence. Loaded when it is asked for the first time.
(() => {
  const button = document.querySelector("button.read-to-me");
  const article = document.querySelector("article");
  if (!(button instanceof HTMLButtonElement) || !article) return;

  const PARTS = "h1, h2, h3, h4, p, li, dt, dd, figure";
  /** What is no story: tips, things to touch, tables, notes for the eye alone. */
  const LEFT_OUT = ".gloss, .ex-explorer, .ex-exercises, .table-scroll, .launch, .fold > summary, .headerlink, .unseen, [aria-hidden=true], form, pre, script, style, sup";
  const WORDS = {
    name: "Read to me",
    pause: "Pause",
    goOn: "Go on",
    back: "Back",
    backTo: "Back, to the paragraph before",
    next: "Next",
    nextTo: "Next paragraph",
    stop: "Stop",
    silent: "The voice of this device does not answer.",
  };

  interface Piece { text: string; at: Range[] }

  const language = document.documentElement.lang || "en";

  /** The voice of this device for the page's language: the one of the region first, then the device's own choice. */
  function voice(): SpeechSynthesisVoice | undefined {
    const tag = (lang: string): string => lang.replace("_", "-").toLowerCase();
    const own = speechSynthesis.getVoices().filter((v) => v.localService && tag(v.lang).split("-")[0] === tag(language).split("-")[0]);
    const wanted = tag(navigator.language);
    return own.find((v) => tag(v.lang) === wanted && v.default) ?? own.find((v) => tag(v.lang) === wanted) ?? own.find((v) => v.default) ?? own[0];
  }

  /** All parts of the story that are shown now, in order: of nested ones the inner. */
  function parts(): Element[] {
    return [...(article?.querySelectorAll(PARTS) ?? [])].filter(
      (part) => part.checkVisibility() && !part.closest(LEFT_OUT) && (part.matches("figure") || (!part.closest("figure") && !part.querySelector(PARTS))),
    );
  }

  /** A picture in words: what it shows, then its caption. */
  function shown(figure: Element): Piece[] {
    const picture = figure.querySelector("img, svg");
    const told = picture?.getAttribute("alt") ?? picture?.getAttribute("aria-label") ?? picture?.querySelector("title")?.textContent ?? "";
    const caption = figure.querySelector("figcaption");
    return [...sentences(told).map(({ segment }) => ({ text: segment, at: [] })), ...(caption ? read(caption) : [])];
  }

  function sentences(text: string): { segment: string; index: number }[] {
    if (typeof Intl.Segmenter === "function") return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)];
    return [...text.matchAll(/[^.!?]+[.!?]*\s*/g)].map((found) => ({ segment: found[0], index: found.index }));
  }

  /** The sentences of a part, each with the places in which it stands. */
  function read(part: Element): Piece[] {
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
      return node.matches(LEFT_OUT) || !node.checkVisibility() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    const texts: { node: Text; from: number }[] = [];
    let whole = "";
    while (walk.nextNode()) {
      if (!(walk.currentNode instanceof Text)) continue;
      texts.push({ node: walk.currentNode, from: whole.length });
      whole += walk.currentNode.data;
    }
    return sentences(whole).map(({ segment, index }) => ({ text: segment, at: places(texts, index, index + segment.trimEnd().length) }));
  }

  function places(texts: { node: Text; from: number }[], from: number, to: number): Range[] {
    return texts
      .filter((text) => text.from < to && text.from + text.node.length > from)
      .map((text) => {
        const range = document.createRange();
        range.setStart(text.node, Math.max(0, from - text.from));
        range.setEnd(text.node, Math.min(text.node.length, to - text.from));
        return range;
      });
  }

  const piecesOf = (part: Element): Piece[] => (part.matches("figure") ? shown(part) : read(part)).filter((piece) => /[\p{L}\p{N}]/u.test(piece.text));

  let part: Element | undefined;
  let pieces: Piece[] = [];
  let place = 0;
  /** Browsers may forget an utterance that nobody holds, and an old one may still report. */
  let speaking: SpeechSynthesisUtterance | undefined;

  function mark(): void {
    const at = pieces[place]?.at ?? [];
    for (const old of document.querySelectorAll(".being-read")) old.classList.remove("being-read");
    if (typeof Highlight === "function" && at.length) CSS.highlights.set("being-read", new Highlight(...at));
    else if (typeof Highlight === "function") CSS.highlights.delete("being-read");
    if (part && (typeof Highlight !== "function" || !at.length)) part.classList.add("being-read");
  }

  function unmark(): void {
    part = undefined;
    pieces = [];
    mark();
  }

  function hush(): void {
    speaking = undefined;
    speechSynthesis.cancel();
  }

  /** Say the sentence at hand; at its end the next. Long utterances stop midway in Chrome, so each is one sentence. */
  function say(): void {
    hush();
    const piece = pieces[place];
    const own = voice();
    if (!piece) beside(1);
    else if (!own) end(WORDS.silent);
    else sayAloud(piece.text, own);
  }

  function sayAloud(text: string, own: SpeechSynthesisVoice): void {
    mark();
    const utterance = new SpeechSynthesisUtterance(text.replace(/\s+/g, " ").trim());
    utterance.voice = own;
    utterance.lang = own.lang;
    utterance.addEventListener("end", () => {
      if (speaking !== utterance) return;
      place += 1;
      say();
    });
    utterance.addEventListener("error", () => {
      if (speaking === utterance) end(WORDS.silent);
    });
    speaking = utterance;
    panel.toggle.textContent = WORDS.pause;
    speechSynthesis.speak(utterance);
  }

  /** Begin a part: it comes into view, unless it is there. */
  function begin(next: Element): void {
    part = next;
    pieces = piecesOf(next);
    place = 0;
    const { top, bottom } = next.getBoundingClientRect();
    const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
    if (top < bar || bottom > innerHeight - panel.box.offsetHeight - 20) next.scrollIntoView({ block: "center" });
    say();
  }

  /** Go to the next part that has something to say, or to the one before; past the last one it ends. */
  function beside(step: 1 | -1): void {
    const wanted = step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const here = part;
    const others = parts().filter((other) => here && here.compareDocumentPosition(other) & wanted && piecesOf(other).length);
    const next = step > 0 ? others[0] : (others[others.length - 1] ?? here);
    if (next) begin(next);
    else end();
  }

  function start(): void {
    if (!(button instanceof HTMLButtonElement)) return;
    panel.status.textContent = "";
    panel.box.hidden = false;
    button.setAttribute("aria-expanded", "true");
    document.documentElement.dataset.reading = "";
    panel.toggle.focus({ preventScroll: true });
    const top = (document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0) + 4;
    const all = parts();
    const first = scrollY < innerHeight / 2 ? all[0] : (all.find((one) => one.getBoundingClientRect().top >= top) ?? all[0]);
    if (first) begin(first);
  }

  function end(told = ""): void {
    hush();
    unmark();
    delete document.documentElement.dataset.reading;
    if (!(button instanceof HTMLButtonElement)) return;
    button.setAttribute("aria-expanded", "false");
    const hadFocus = panel.box.contains(document.activeElement);
    panel.box.hidden = true;
    panel.status.textContent = told;
    if (hadFocus) button.focus({ preventScroll: true });
  }

  function controls() {
    const box = document.createElement("div");
    box.className = "reading";
    box.hidden = true;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", WORDS.name);
    const add = (words: string, act: () => void): HTMLButtonElement => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = words;
      made.addEventListener("click", act);
      box.append(made);
      return made;
    };
    add(WORDS.back, () => beside(-1)).setAttribute("aria-label", WORDS.backTo);
    const toggle = add(WORDS.pause, () => {
      if (speaking) {
        hush();
        toggle.textContent = WORDS.goOn;
      } else say();
    });
    add(WORDS.next, () => beside(1)).setAttribute("aria-label", WORDS.nextTo);
    add(WORDS.stop, () => end());
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") end();
    });
    const status = document.createElement("span");
    status.className = "reading-told";
    status.setAttribute("role", "status");
    button?.after(box, status);
    return { box, toggle, status };
  }

  const panel = controls();
  button.addEventListener("click", () => (part ? end() : start()));
  addEventListener("pagehide", () => end());
  start();
})();
