// Comfort for the page around the text: how it looks, contents in a small window, where you are, print.
// Nothing here is needed to read.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** The element a part of the address names; a cut or odd address names none. */
  function named(hash: string | null | undefined): HTMLElement | null {
    try {
      return document.getElementById(decodeURIComponent(hash?.slice(1) ?? ""));
    } catch {
      return null;
    }
  }

  /** Text size, spacing, light or dark: a choice lasts as long as this browser's storage; without storage, as long as the page. */
  function looks(): void {
    const menu = document.querySelector(".look-menu");
    if (!(menu instanceof HTMLDetailsElement)) return;
    const choices = [...menu.querySelectorAll("input")];
    const show = () => {
      const { mode } = root.dataset;
      root.dataset.theme = mode === "light" || mode === "dark" ? mode : dark.matches ? "dark" : "light";
      for (const choice of choices) choice.checked = root.dataset[choice.name] === choice.value;
    };
    menu.addEventListener("change", (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      const { name, value } = event.target;
      stayingInPlace(() => (root.dataset[name] = value));
      show();
      try {
        localStorage.setItem(`immunobook:${name}`, value);
      } catch {
        // blocked storage: the choice lasts for this page
      }
    });
    dark.addEventListener("change", show);
    document.addEventListener("explorable:erased", () => {
      Object.assign(root.dataset, { mode: "auto", text: "usual", space: "usual" });
      show();
    });
    menu.hidden = false;
    show();
  }

  /** The bar takes two lines where the text is large: what sticks below it, and where a link ends, know how high it is. */
  function measureBar(): void {
    const bar = document.querySelector(".bar");
    if (!(bar instanceof HTMLElement)) return;
    new ResizeObserver(() => root.style.setProperty("--top", `${bar.offsetHeight}px`)).observe(bar);
  }

  const TOLD: Record<string, string> = {
    story: "Story. What is for the course only is folded, each part behind one line.",
    course: "Course. Everything is shown.",
  };

  /** Story or course: the switch in the bar. A link's `?way=` lasts for the visit; moving the switch is kept. */
  function ways(): void {
    const group = document.querySelector(".ways");
    if (!(group instanceof HTMLFieldSetElement)) return;
    const status = group.querySelector("[role=status]");
    const keep = (way: string): void => {
      try {
        sessionStorage.removeItem("immunobook:way");
        localStorage.setItem("immunobook:way", way);
      } catch {
        // blocked storage: the choice lasts for this page
      }
    };
    const show = () => {
      const way = root.dataset.way ?? "story";
      for (const choice of group.querySelectorAll("input")) choice.checked = choice.value === way;
      for (const fold of folds()) fold.open = way === "course";
      for (const own of document.querySelectorAll(".ex-own:not(.fold *)")) if (own instanceof HTMLDetailsElement) own.open = way === "course";
    };
    group.addEventListener("change", (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      goThe(event.target.value);
    });
    const goThe = (way: string): void => {
      stayingInPlace(() => {
        root.dataset.way = way;
        keep(way);
        show();
        if (status) status.textContent = TOLD[way];
      });
    };
    document.addEventListener("explorable:erased", () => {
      try {
        sessionStorage.removeItem("immunobook:way");
      } catch {
        // nothing was kept
      }
      root.dataset.way = "story";
      show();
    });
    for (const asked of document.querySelectorAll(".who-reads")) if (asked instanceof HTMLElement) whoReads(asked, goThe);
    root.dataset.folds = "";
    group.hidden = false;
    show();
  }

  /** Read to me: offered where the device itself speaks the page's language; nothing that is read leaves it. */
  function readToMe(): void {
    const button = document.querySelector("button.read-to-me");
    if (!(button instanceof HTMLButtonElement) || !("speechSynthesis" in window)) return;
    const language = root.lang.split("-")[0];
    const offer = () => {
      button.hidden = !speechSynthesis.getVoices().some((voice) => voice.localService && voice.lang.split(/[-_]/)[0].toLowerCase() === language);
    };
    speechSynthesis.addEventListener?.("voiceschanged", offer);
    offer();
    const fetched = () => {
      const script = document.createElement("script");
      script.src = button.dataset.script ?? "";
      script.addEventListener("error", () => {
        script.remove();
        button.addEventListener("click", fetched, { once: true }); // the next press tries again
      });
      document.head.append(script);
    };
    button.addEventListener("click", fetched, { once: true });
  }

  /** The question of the welcome page: an answer moves the switch, and for some opens the cards of numbers. */
  function whoReads(asked: HTMLElement, goThe: (way: string) => void): void {
    const status = asked.querySelector("[role=status]");
    const buttons = [...asked.querySelectorAll("button")];
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const { go = "story", numbers } = button.dataset;
        goThe(go);
        if (numbers) document.querySelector(`.numbers-menu input[value="${numbers}"]`)?.dispatchEvent(new MouseEvent("click"));
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
        if (status) status.textContent = `${go === "story" ? "You will see the story." : "You will see the course: the story, and all that goes deeper."}${numbers ? " Numbers on survival are shown." : ""} You can change this at the top of every page.`;
      });
    }
    asked.hidden = false;
  }

  /** What the course has for itself. */
  function folds(): HTMLDetailsElement[] {
    return [...document.querySelectorAll("details.fold")].filter((fold) => fold instanceof HTMLDetailsElement);
  }

  /** What the reader looks at: it stays where it is while the rest of the page changes. */
  function inSight(): Element | undefined {
    const blocks = document.querySelectorAll("article section > :not(section, .fold), .fold > section > *");
    return [...blocks].find((block) => block.checkVisibility() && block.getBoundingClientRect().bottom > 80);
  }

  function stayingInPlace(change: () => void): void {
    const seen = scrollY > 0 ? inSight() : undefined;
    const top = seen?.getBoundingClientRect().top ?? 0;
    change();
    if (seen) scrollBy({ top: seen.getBoundingClientRect().top - top, behavior: "instant" });
  }

  /** What opens from the bar closes on Escape, on a link, on a tap beside it, and when focus leaves it. */
  function menus(): void {
    for (const menu of document.querySelectorAll(".bar details")) if (menu instanceof HTMLDetailsElement) closes(menu);
  }

  function closes(menu: HTMLDetailsElement): void {
    const close = () => (menu.open = false);
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      close();
      menu.querySelector("summary")?.focus();
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) close();
    });
    menu.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) close();
    });
    document.addEventListener("click", (event) => {
      if (event.target instanceof Node && !menu.contains(event.target)) close();
    });
  }

  /** Mark the section that is being read in the contents beside the text. */
  function whereYouAre(): void {
    const links = [...document.querySelectorAll(".side .here a")];
    const sections = links.map((link) => named(link.getAttribute("href")));
    if (!links.length) return;
    const seen = new Set();
    const watch = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) seen[entry.isIntersecting ? "add" : "delete"](entry.target);
        const now = sections.findIndex((section) => seen.has(section));
        links.forEach((link, index) => link.classList.toggle("now", index === now));
      },
      { rootMargin: "-15% 0px -70%" },
    );
    for (const section of sections) if (section) watch.observe(section);
  }

  /** Keep the current page in sight in long contents. */
  function showCurrent(): void {
    const side = document.querySelector(".side");
    const current = side?.querySelector("[aria-current]");
    if (!(side instanceof HTMLElement) || !(current instanceof HTMLElement)) return;
    const below = current.offsetTop - side.clientHeight * 0.6;
    if (below > 0) side.scrollTop = below;
  }

  /** Paper has no way to open a block: print all of them open, then put them back. Cards of numbers have their own way (sensitive-paper.ts). */
  function printAll(): void {
    let opened: HTMLDetailsElement[] = [];
    let top = 0;
    addEventListener("beforeprint", () => {
      top = scrollY;
      opened = [...document.querySelectorAll("main details:not([data-sensitive], .fold)")].filter((block) => block instanceof HTMLDetailsElement).filter((block) => !block.open);
      for (const block of opened) block.open = true;
      for (const fold of folds()) fold.firstElementChild?.setAttribute("data-address", `${location.href.replace(/[?#].*$/, "")}?way=course`);
    });
    addEventListener("afterprint", () => {
      for (const block of opened) block.open = false;
      for (const fold of folds()) fold.firstElementChild?.removeAttribute("data-address");
      // where the reader was, once all that was opened and moved for paper is back
      setTimeout(() => scrollTo({ top, behavior: "instant" }));
    });
  }

  /** A link into a closed block opens it; a link to a card of numbers only leads there. */
  function openTarget(): void {
    const target = named(location.hash);
    if (!target) return;
    if (openAround(target)) target.scrollIntoView();
  }

  /** Open the blocks around something; whether one was closed. */
  function openAround(target: Element): boolean {
    let opened = false;
    for (let block = target.closest("details"); block; block = block.parentElement?.closest("details") ?? null) {
      if (block.open || block.dataset.sensitive) continue;
      block.open = opened = true;
    }
    return opened;
  }

  const WORD = /[\p{L}\p{M}\p{N}]+/gu;

  /** Where a place has one of the words that the search found; a card of numbers says nothing of its inside. */
  function wordsIn(place: Element, words: Set<string>): Range[] {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const ranges: Range[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.parentElement?.closest("svg, script, math, .gloss, .unseen, details[data-sensitive], details.ex-solution")) continue;
      for (const { 0: word, index } of (text.nodeValue ?? "").matchAll(WORD)) {
        if (!words.has(word.toLowerCase())) continue;
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        ranges.push(range);
      }
    }
    return ranges;
  }

  /** From the search: mark its words, bring the first into sight, and leave the address as others know it. */
  function showFound(): void {
    const address = new URL(location.href);
    const found = address.searchParams.get("found");
    if (found === null) return;
    address.searchParams.delete("found");
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // a browser that lets no page of a disk change its address
    }
    // what starts with the page, such as the cards of questions, stands there by then
    addEventListener("load", () => requestAnimationFrame(() => mark(new Set(found.toLowerCase().match(WORD)), named(address.hash))));
  }

  function mark(words: Set<string>, target: Element | null): void {
    const place = target?.closest("dt, section, figure, article, div") ?? document.querySelector("article");
    if (!place) return;
    // the meaning of a word of the glossary stands behind it
    const places = place.localName === "dt" ? [place, place.nextElementSibling ?? place] : [place];
    const ranges = places.flatMap((one) => wordsIn(one, words));
    const first = ranges[0]?.startContainer.parentElement;
    if (!first) return;
    if (typeof Highlight === "function") CSS.highlights?.set("found", new Highlight(...ranges));
    openAround(first);
    // in the next frame: what keeps a link's target in place has then seen how high the page is
    requestAnimationFrame(() => {
      const { top } = ranges[0].getBoundingClientRect();
      if (top < 0 || top > innerHeight * 0.8) first.scrollIntoView({ block: "center", behavior: "instant" });
    });
  }

  looks();
  measureBar();
  ways();
  readToMe();
  menus();
  whereYouAre();
  showCurrent();
  printAll();
  openTarget();
  showFound();
  addEventListener("hashchange", openTarget);
})();
