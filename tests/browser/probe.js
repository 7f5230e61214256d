// Questions the tests ask a page; an expression whose value is an object of functions.
({
  /** What a machine is told about the page. */
  told() {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const ids = all("[id]").map((e) => e.id);
    return {
      lang: document.documentElement.lang,
      title: document.title,
      description: document.querySelector("meta[name=description]")?.content ?? "",
      levels: all("h1,h2,h3,h4,h5,h6").map((h) => Number(h.tagName[1])),
      empty: all("h1,h2,h3,h4,h5,h6").filter((h) => !h.textContent.trim()).length,
      main: all("main").length,
      sameIds: ids.filter((id, i) => ids.indexOf(id) !== i),
    };
  },

  /** Pictures, figures, controls and tables that don't say what they are. */
  nameless() {
    const labelled = (e) => (e.getAttribute("aria-labelledby") ?? "").split(/\s+/);
    const named = (e) =>
      e.getAttribute("aria-label")?.trim() || labelled(e).some((id) => id && document.getElementById(id)?.textContent.trim());
    const isHidden = (e) => e.closest("[aria-hidden=true],[hidden]") || e.getAttribute("role") === "presentation";
    const bad = [];
    const check = (selector, isFine) => {
      for (const e of document.querySelectorAll(selector)) if (!isHidden(e) && !isFine(e)) bad.push(e.outerHTML.slice(0, 160));
    };
    check("img", (e) => e.alt.trim().length > 3 && !/\.(svg|png)$/.test(e.alt));
    check("svg", (e) => named(e) || e.querySelector(":scope > title")?.textContent.trim());
    check("figure", (e) => named(e) || e.querySelector("figcaption")?.textContent.trim()
      || e.querySelector("[role=img][aria-label], img[alt]"));
    check("button, a[href], summary", (e) => named(e) || e.textContent.trim() || e.title || e.querySelector("[aria-label], img[alt], svg > title"));
    check("input:not([type=hidden]), select, textarea", (e) => named(e) || e.labels?.length);
    check("article table", (e) => named(e) || e.caption?.textContent.trim() || named(e.closest("[role=region], figure") ?? e));
    return bad;
  },

  /** Controls smaller than 24 by 24 pixels; links inside a sentence are exempt. */
  small() {
    const bad = [];
    for (const e of document.querySelectorAll("button, summary, select, input, textarea, nav a, .bar a")) {
      // a label takes the tap for its box or switch
      const parts = [e, ...(/checkbox|radio/.test(e.type) ? (e.labels ?? []) : [])];
      const boxes = parts.map((p) => p.getBoundingClientRect());
      const height = Math.max(...boxes.map((b) => b.height));
      const width = Math.max(...boxes.map((b) => b.width));
      const isSeen = e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (isSeen && width > 0 && (height < 23.5 || width < 23.5)) {
        bad.push(`${Math.round(width)}x${Math.round(height)} ${e.outerHTML.slice(0, 120)}`);
      }
    }
    return bad;
  },

  /** Number everything that Tab should reach, and go back to the start. */
  stops() {
    document.activeElement?.blur();
    getSelection().collapse(document.body, 0);
    scrollTo(0, 0);
    const groups = new Set();
    const isStop = (e) => {
      if (e.disabled || e.closest("[inert]") || !e.checkVisibility({ visibilityProperty: true })) return false;
      if (e.type !== "radio") return true;
      const isNew = !groups.has(e.name); // of a group of radio buttons one is a stop
      groups.add(e.name);
      return isNew;
    };
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
    return [...all].filter(isStop).map((e, i) => {
      e.dataset.stop = String(i);
      return e.outerHTML.slice(0, 120);
    });
  },

  /** Where the focus is, and whether that can be seen; null outside of the page. */
  focus() {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const isMarked = (x) => {
      const s = getComputedStyle(x);
      return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
    };
    const group = e.type === "radio" ? document.querySelector(`[name="${e.name}"][data-stop]`) : e;
    return {
      stop: group?.dataset.stop ?? null,
      isShown: isMarked(e) || isMarked(e.closest("label") ?? e.parentElement),
      html: e.outerHTML.slice(0, 120),
    };
  },

  /** How wide the page is, and what sticks out. */
  wide() {
    const width = document.documentElement.clientWidth;
    const isInScroller = (e) =>
      e && e !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX) || isInScroller(e.parentElement));
    const isOut = (e) => e.getBoundingClientRect().right > width + 1 && e.checkVisibility() && !isInScroller(e);
    const out = [...document.querySelectorAll("body *")].filter(isOut).slice(0, 5);
    return { width, page: document.documentElement.scrollWidth, out: out.map((e) => e.outerHTML.slice(0, 120)) };
  },

  unfold() {
    for (const d of document.querySelectorAll("main details")) d.open = true;
  },
})
