// The buttons that open a chapter live. Each is a link and works without this script; here it looks first
// whether what it leads to is there, and if not it says so and names the other way.
(() => {
  const panel = document.querySelector(".launch");
  const note = panel?.querySelector(".launch-note");
  if (!panel || !(note instanceof HTMLElement)) return;

  const OTHER_WAYS = "You can still take the notebook file and run it in your own Jupyter. The sliders on this page work in any case.";

  function tell(text: string): void {
    if (!(note instanceof HTMLElement)) return;
    note.textContent = text;
    note.hidden = false;
  }

  /** Ask for a page, at most five seconds long. */
  async function answers(url: string, options: RequestInit): Promise<boolean> {
    const control = new AbortController();
    const timer = setTimeout(() => control.abort(), 5000);
    try {
      const response = await fetch(url, { ...options, cache: "no-store", signal: control.signal });
      return response.type === "opaque" || response.ok;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  async function troubleInBrowser(url: string): Promise<string> {
    if (location.protocol === "file:") {
      return `This copy of the book was opened from a disk, and browsers do not start Python from there. Open the published site, or run “make serve” in the book's folder. ${OTHER_WAYS}`;
    }
    if (typeof WebAssembly !== "object" || typeof BigInt64Array !== "function" || !("serviceWorker" in navigator)) {
      return `This browser is too old to run Python, or its private mode does not allow it. ${OTHER_WAYS}`;
    }
    if (await answers(url.split("?")[0], { method: "HEAD" })) return "";
    return navigator.onLine
      ? `This copy of the book was made without Python for the browser (“make lite” adds it). ${OTHER_WAYS}`
      : `There is no network at the moment, and Python has to be fetched from this site. ${OTHER_WAYS}`;
  }

  /** The page's policy lets it ask no other site whether it is there; whether there is a network, the browser knows. */
  async function troubleOnBinder(): Promise<string> {
    return navigator.onLine ? "" : "Binder can't be reached at the moment. The button “In this browser” needs no other computer: try that one.";
  }

  for (const button of panel.querySelectorAll("a[data-launch]")) {
    if (!(button instanceof HTMLAnchorElement)) continue;
    const trouble = { browser: troubleInBrowser, binder: troubleOnBinder }[button.dataset.launch ?? ""];
    if (!trouble) continue;
    button.addEventListener("click", async (event) => {
      // a new tab or a copied link is the reader's own business
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      tell("One moment …");
      const told = await trouble(button.href);
      if (told) return tell(told);
      tell("Opening …");
      location.href = button.href;
    });
  }
})();
