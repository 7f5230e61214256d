/** What lets a reader keep the book, asks about a newer edition, and says that a copy is old (`offline/start.ts` says where). */
import { Copy } from "./offline/kept";
import { askForNewer } from "./offline/line";
import { tellOld } from "./offline/old";
import { Panel } from "./offline/panel";
import { whereTrusted } from "./offline/start";
import { today } from "./offline/today";
import { h } from "./ui/dom";

/** This script lies in the book's `_static`. */
const root = new URL("..", (document.currentScript as HTMLScriptElement).src).href;
const { checkedUntil = "9", offline } = document.querySelector<HTMLScriptElement>("script[data-prefix]")?.dataset ?? {};
const workers = offline === undefined ? undefined : whereTrusted();

if (today() > checkedUntil) tellOld(checkedUntil, Boolean(workers?.controller));
if (workers) offer();

function offer(): void {
  const copy = new Copy(root);
  // on a home screen the book has a name and a picture
  document.head.append(
    h("link", { rel: "manifest", href: `${root}manifest.webmanifest` }),
    h("link", { rel: "apple-touch-icon", href: `${root}_static/icon-180.png` }),
  );
  const places = [...document.querySelectorAll<HTMLElement>("[data-keep]")];
  for (const place of places) void new Panel(place, copy, root).show();
  void askForNewer(copy, places.length > 0);
}
