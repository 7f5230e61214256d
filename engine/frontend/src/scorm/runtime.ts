/**
 * The learning system's own object (SCORM run-time environment, API adapter): where it is looked for, and how it is asked.
 *
 * A system may refuse any call, throw, or lie on another host; a course never breaks by it.
 */
export type Version = "1.2" | "2004";

type Call = (...given: string[]) => unknown;
type Api = Record<string, Call>;

interface Names {
  api: string; initialize: string; get: string; set: string; commit: string; terminate: string;
  status: string; score: string; location: string; exit: string; time: string;
}

const NAMES: Record<Version, Names> = {
  "1.2": {
    api: "API", initialize: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", terminate: "LMSFinish",
    status: "cmi.core.lesson_status", score: "cmi.core.score", location: "cmi.core.lesson_location", exit: "cmi.core.exit", time: "cmi.core.session_time",
  },
  "2004": {
    api: "API_1484_11", initialize: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", terminate: "Terminate",
    status: "cmi.completion_status", score: "cmi.score", location: "cmi.location", exit: "cmi.exit", time: "cmi.session_time",
  },
};

/** Frames above each other in which a system's object is looked for. */
const DEEPEST = 500;

/** The object `name` of a window or of one above it. */
function above(start: Window | null, name: string): Api | null {
  let place = start;
  for (let n = 0; place && n < DEEPEST; n += 1) {
    const found = of(place, name);
    if (found) return found;
    if (place.parent === place) return null;
    place = place.parent;
  }
  return null;
}

/** Null also where the window is of another host. */
function of(place: Window, name: string): Api | null {
  try {
    return (place as unknown as Record<string, Api | undefined>)[name] ?? null;
  } catch {
    return null;
  }
}

/** First the frames around the page, then the window that has opened it, then what has opened the frames around. */
function find(name: string): Api | null {
  return above(window, name) ?? above(window.opener as Window | null, name) ?? above(openerOfTop(), name);
}

function openerOfTop(): Window | null {
  try {
    return window.top?.opener as Window | null;
  } catch {
    return null;
  }
}

export class Runtime {
  /** Whether the system took what it was last given to keep. */
  isHeard = true;

  private constructor(readonly version: Version, readonly names: Names, private api: Api) {}

  /** A session of the system; null if there is no system, or it refuses. */
  static begin(version: Version): Runtime | null {
    const names = NAMES[version];
    const api = find(names.api);
    if (!api) return null;
    const runtime = new Runtime(version, names, api);
    return runtime.ask(names.initialize, "") === "true" ? runtime : null;
  }

  get(element: string): string {
    return this.ask(this.names.get, element);
  }

  /** False if the system does not take it. */
  set(element: string, value: string): boolean {
    return this.ask(this.names.set, element, value) === "true";
  }

  commit(): boolean {
    return this.ask(this.names.commit, "") === "true";
  }

  terminate(): boolean {
    return this.ask(this.names.terminate, "") === "true";
  }

  private ask(call: string, ...given: string[]): string {
    try {
      return String(this.api[call](...given) ?? "");
    } catch {
      return "";
    }
  }
}
