/** On every page: `offline.js` comes where a reader can keep the book or has kept it, and where its numbers are past their day. */
import { whenNear } from "../ui/when-near";
import { today } from "./today";

/** `script`: the front end's own element, on which the build says what it knows. */
export function startOffline(script: HTMLScriptElement | null): void {
  if (!script) return;
  const { checkedUntil, offline } = script.dataset;
  const workers = offline === undefined ? undefined : whereTrusted();
  if (workers?.controller || today() > (checkedUntil ?? "9")) load(script.src);
  else if (workers) whenNear(document.querySelectorAll<HTMLElement>("[data-keep]"), () => load(script.src));
}

/** From a disk nothing can be kept, and an address without https is not trusted with it. */
export function whereTrusted(): ServiceWorkerContainer | undefined {
  return location.protocol.startsWith("http") && isSecureContext ? navigator.serviceWorker : undefined;
}

let isLoaded = false;
function load(here: string): void {
  if (isLoaded) return;
  isLoaded = true;
  const script = document.createElement("script");
  script.src = new URL("offline.js", here).href;
  document.head.append(script);
}
