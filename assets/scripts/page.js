// @ts-check
// Comfort for the page around the text: color theme, contents in a small window, where you are, print.
// Nothing here is needed to read.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {Record<string, string>} */
  const MODE_NAMES = { auto: "automatic", light: "light", dark: "dark" };

  /** The element a part of the address names; a cut or odd address names none. @param {string | null | undefined} hash */
  function named(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash?.slice(1) ?? ""));
    } catch {
      return null;
    }
  }

  /** The chosen theme lasts as long as this browser's storage; without storage, as long as the page. */
  function colorTheme() {
    const button = document.querySelector("button.theme");
    const name = button?.querySelector("[data-mode-name]");
    if (!(button instanceof HTMLButtonElement) || !name) return;
    const show = () => {
      const mode = root.dataset.mode ?? "auto";
      root.dataset.theme = mode !== "auto" ? mode : dark.matches ? "dark" : "light";
      name.textContent = MODE_NAMES[mode];
      button.title = `Color theme: ${name.textContent}`;
    };
    button.addEventListener("click", () => {
      const modes = Object.keys(MODE_NAMES);
      root.dataset.mode = modes[(modes.indexOf(root.dataset.mode ?? "auto") + 1) % modes.length];
      try {
        localStorage.setItem("immunobook:mode", root.dataset.mode ?? "auto");
      } catch {
        // blocked storage: the choice lasts for this page
      }
      show();
    });
    dark.addEventListener("change", show);
    document.addEventListener("explorable:erased", () => {
      root.dataset.mode = "auto";
      show();
    });
    button.hidden = false;
    show();
  }

  /** What opens from the bar closes on Escape, on a link, and on a tap beside it. */
  function menus() {
    for (const menu of document.querySelectorAll(".bar details")) if (menu instanceof HTMLDetailsElement) closes(menu);
  }

  /** @param {HTMLDetailsElement} menu */
  function closes(menu) {
    const close = () => (menu.open = false);
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      close();
      menu.querySelector("summary")?.focus();
    });
    menu.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) close();
    });
    document.addEventListener("click", (event) => {
      if (event.target instanceof Node && !menu.contains(event.target)) close();
    });
  }

  /** Mark the section that is being read in the contents beside the text. */
  function whereYouAre() {
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
  function showCurrent() {
    const side = document.querySelector(".side");
    const current = side?.querySelector("[aria-current]");
    if (!(side instanceof HTMLElement) || !(current instanceof HTMLElement)) return;
    const below = current.offsetTop - side.clientHeight * 0.6;
    if (below > 0) side.scrollTop = below;
  }

  /** Paper has no way to open a block: print all of them open, then put them back. Cards of numbers have their own way (sensitive_paper.ts). */
  function printAll() {
    /** @type {HTMLDetailsElement[]} */
    let opened = [];
    let top = 0;
    addEventListener("beforeprint", () => {
      top = scrollY;
      opened = [...document.querySelectorAll("main details:not([data-sensitive])")].filter((block) => block instanceof HTMLDetailsElement).filter((block) => !block.open);
      for (const block of opened) block.open = true;
    });
    addEventListener("afterprint", () => {
      for (const block of opened) block.open = false;
      // where the reader was, once all that was opened and moved for paper is back
      setTimeout(() => scrollTo({ top, behavior: "instant" }));
    });
  }

  /** A link into a closed block opens it; a link to a card of numbers only leads there. */
  function openTarget() {
    const target = named(location.hash);
    if (!target) return;
    let opened = false;
    for (let block = target.closest("details"); block; block = block.parentElement?.closest("details") ?? null) {
      if (block.open || block.dataset.sensitive) continue;
      block.open = opened = true;
    }
    if (opened) target.scrollIntoView();
  }

  colorTheme();
  menus();
  whereYouAre();
  showCurrent();
  printAll();
  openTarget();
  addEventListener("hashchange", openTarget);
})();
