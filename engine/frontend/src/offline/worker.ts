/**
 * The service worker: answers from the copy that a reader keeps, if it is whole, and asks the network for the rest.
 * It fetches nothing by itself and changes no copy: that is the page's (`kept.ts`), when a reader asks for it.
 */
import { offlineNotKept, offlineToCourse } from "../ui/strings";
import { cacheOf, keptAs, LIST, PAST, STATE, WORKER } from "./names";

interface Extendable extends Event { waitUntil(done: Promise<unknown>): void }
interface Fetching extends Event { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Worker {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: string, act: (event: never) => void): void;
}

const worker = self as unknown as Worker;
const root = (): string => worker.registration.scope;

worker.addEventListener("install", (event: Extendable) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event: Extendable) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event: Fetching) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = request.method === "GET" && url.href.startsWith(root());
  if (!isOurs || url.searchParams.has(PAST) || [LIST, WORKER].some((name) => url.pathname.endsWith(`/${name}`))) return;
  event.respondWith(answer(request, url));
});

async function answer(request: Request, url: URL): Promise<Response> {
  const state = await caches.match(root() + STATE, { cacheName: keptAs(root()) });
  if (!state) return fetch(request);
  const { edition } = (await state.json()) as { edition: string };
  const path = url.pathname.endsWith("/") ? `${url.pathname}index.html` : url.pathname;
  const kept = await caches.match(url.origin + path, { cacheName: cacheOf(root(), edition) });
  if (kept) return kept;
  return fetch(request).catch((error: unknown) => {
    if (request.mode !== "navigate") throw error;
    return new Response(notKept(), { status: 503, headers: { "content-type": "text/html;charset=utf-8" } });
  });
}

/** In place of a page that is not kept. */
function notKept(): string {
  const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`;
  return `${page}<meta name="color-scheme" content="light dark"><title>${offlineNotKept}</title><p>${offlineNotKept}</p><p><a href="${root()}index.html">${offlineToCourse}</a></p>`;
}
