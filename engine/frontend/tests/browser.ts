/** As much of a browser as the store needs: storage that may be full or blocked, events, timers. */

class FakeStorage {
  map = new Map<string, string>();
  isFull = false;
  get length(): number { return this.map.size; }
  key(n: number): string | null { return [...this.map.keys()][n] ?? null; }
  getItem(key: string): string | null { return this.map.get(key) ?? null; }
  setItem(key: string, value: string): void {
    if (this.isFull) throw new Error("QuotaExceededError");
    this.map.set(key, value);
  }
  removeItem(key: string): void { this.map.delete(key); }
}

export interface FakeBrowser {
  local: FakeStorage;
  session: FakeStorage;
  isBlocked: boolean;
  /** What another tab does to a key of the storage, as this tab hears of it. */
  otherTab(key: string, text: string | null): void;
  leave(): void;
  /** Back to a page that was put away and is shown as it was. */
  comeBack(): void;
}

/** Put a fresh browser into the globals of Node. */
export function freshBrowser(): FakeBrowser {
  const browser = { local: new FakeStorage(), session: new FakeStorage(), isBlocked: false };
  const [page, view] = [Object.assign(new EventTarget(), { documentElement: { dataset: {} } }), new EventTarget()];
  const open = (storage: FakeStorage): FakeStorage => {
    if (browser.isBlocked) throw new Error("SecurityError");
    return storage;
  };
  Object.assign(view, { setTimeout, clearTimeout });
  Object.defineProperties(view, {
    localStorage: { get: () => open(browser.local) }, sessionStorage: { get: () => open(browser.session) },
  });
  Object.assign(globalThis, { window: view, document: page });
  return Object.assign(browser, {
    otherTab(key: string, text: string | null) {
      if (text === null) browser.local.removeItem(key);
      else browser.local.setItem(key, text);
      view.dispatchEvent(Object.assign(new Event("storage"), { key, newValue: text }));
    },
    comeBack: () => void view.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true })),
    leave: () => void view.dispatchEvent(new Event("pagehide")),
  });
}
