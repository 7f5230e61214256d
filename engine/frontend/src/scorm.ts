/**
 * The shell of a SCORM package: it holds the session with the learning system, and the book in a frame.
 *
 * It hears what the book keeps (`scorm/memory.ts`) and each answer. Without a system, or when it refuses, the plain book plays.
 */
import { Memory } from "./scorm/memory";
import { Report } from "./scorm/report";
import type { Answer, Package } from "./scorm/report";
import { standing } from "./scorm/report";
import { Runtime } from "./scorm/runtime";
import type { Version } from "./scorm/runtime";
import { unpacked } from "./scorm/suspend";
import * as strings from "./ui/strings";

/** `pages` can be come back to; one that is nobody's business is not among them. `query` goes with the first one. */
interface Settings extends Package { version: Version; prefix: string; start: string; query: string; pages: string[] }

const settings = JSON.parse(document.getElementById("settings")!.textContent!) as Settings;
const frame = document.querySelector("iframe")!;
const line = document.querySelector("[role=status]")!;
const say = (text: string): void => { if (line.textContent !== text) line.textContent = text; };
const first = settings.start + settings.query;

const runtime = Runtime.begin(settings.version);
if (runtime) attend(runtime);
else {
  say(strings.scormNotSent);
  frame.src = first;
}

function attend(runtime: Runtime): void {
  const key = `${settings.prefix}:${settings.course}`;
  const report = new Report(runtime, settings);
  let isWaiting = false;

  const send = (): void => {
    isWaiting = false;
    const text = memory.getItem(key);
    const isTaken = report.progress(text) && report.commit();
    const { answered, all, score } = standing(text ? JSON.parse(text) : record, settings);
    say(isTaken ? strings.scormSent(answered, all, score) + (report.left ? ` ${strings.scormNoRoom(report.left)}` : "") : strings.scormNotSent);
  };
  // once for all that an answer changes
  const soon = (): void => {
    if (!isWaiting) window.setTimeout(send);
    isWaiting = true;
  };
  const memory = new Memory((changed) => { if (changed === key) soon(); });
  const record = unpacked(runtime.get("cmi.suspend_data"), settings.exercises, settings.course, settings.edition);
  memory.setItem(key, JSON.stringify(record));
  window.attempt = { localStorage: memory, sessionStorage: new Memory() };

  frame.addEventListener("load", () => {
    const inside = frame.contentDocument!;
    inside.addEventListener("explorable:answered", (event) => {
      report.answer((event as CustomEvent<Answer>).detail);
      soon();
    });
    // another site does not belong in here
    inside.addEventListener("click", ({ target }) => {
      const link = (target as Element).closest?.("a[href]") as HTMLAnchorElement | null;
      if (link && link.origin !== location.origin) Object.assign(link, { target: "_blank", rel: "noopener" });
    });
    const arrive = (): void => {
      const place = placeOf(frame.contentWindow!.location);
      if (place) report.location(place);
      soon();
    };
    frame.contentWindow!.addEventListener("hashchange", arrive);
    arrive();
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });
  window.addEventListener("pagehide", () => {
    send();
    report.end();
  });
  // a page that comes back as it was has no session any more
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  frame.src = isPage(runtime.get(runtime.names.location)) ? runtime.get(runtime.names.location) : first;
}

/** A page of the package, with at most a heading's name behind it. */
function isPage(place: string): boolean {
  const [page, hash = ""] = place.split("#");
  return settings.pages.includes(page) && /^[\w.-]{0,100}$/.test(hash);
}

/** Where the book is open, as a system keeps it; empty for a page that is nobody's business. */
function placeOf({ pathname, hash }: Location): string {
  const page = pathname.slice(new URL(".", location.href).pathname.length);
  return isPage(page + hash) ? page + hash : isPage(page) ? page : "";
}
