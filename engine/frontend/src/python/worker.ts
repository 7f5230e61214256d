/**
 * Python in a worker of the book's own host. Its files are stored packed and unpacked here, so that a host that packs
 * nothing serves them small, too. A page's policy ends at the page: here WebAssembly needs no permission.
 */
import type { Asked, Told } from "./protocol";

/** What Pyodide asks for by a name of its own -> what lies there instead, and what it is. */
const PACKED: Record<string, [name: string, type: string]> = {
  "pyodide.asm.wasm": ["wasm", "application/wasm"],
  "python_stdlib.zip": ["std", "application/zip"],
};
const here = new URL(".", import.meta.url);
const tell = (told: Told): void => self.postMessage(told);
const ownFetch = self.fetch.bind(self);

/** Counts what has come, for who waits. */
let come = 0;
function counted(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, into) {
      come += chunk.byteLength;
      tell({ kind: "come", bytes: come });
      into.enqueue(chunk);
    },
  });
}

async function unpacked(name: string, type = "application/zip"): Promise<Response> {
  const { body, ok, status } = await ownFetch(new URL(`${name}.pack`, here));
  if (!ok || !body) throw new Error(`${name}.pack: ${status}`);
  const open = body.pipeThrough(counted() as never).pipeThrough(new DecompressionStream("gzip") as never);
  return new Response(open as ReadableStream, { headers: { "Content-Type": type } });
}

self.fetch = (asked, options) => {
  const address = asked instanceof Request ? asked.url : String(asked);
  const packed = PACKED[address.slice(address.lastIndexOf("/") + 1)];
  return packed ? unpacked(...packed) : ownFetch(asked, options);
};

/** A pack that an import asks for: imports can't wait otherwise. */
function atOnce(name: string): Uint8Array {
  tell({ kind: "more", pack: name });
  const request = new XMLHttpRequest();
  request.open("GET", new URL(`${name}.pack`, here), false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${name}.pack: ${request.status}`);
  return new Uint8Array(request.response as ArrayBuffer);
}

interface Pyodide {
  unpackArchive(bytes: ArrayBuffer, format: string): void;
  pyimport(name: string): { begin(...given: unknown[]): (message: string) => string };
}

async function started(course: string): Promise<(message: string) => string> {
  const own = unpacked("course").then((response) => response.arrayBuffer());
  const packs = ownFetch(new URL("packs.json", here)).then((response) => response.text());
  const lock = ownFetch(new URL("lock.json", here)).then((response) => response.text());
  own.catch(() => undefined);
  const { loadPyodide } = (await import(new URL("pyodide.mjs", here).href)) as { loadPyodide(given: object): Promise<Pyodide> };
  const python = await loadPyodide({ indexURL: here.href, packages: [], lockFileContents: await lock });
  python.unpackArchive(await own, "zip");
  return python.pyimport("explorable.in_page.worker").begin(course, await packs, atOnce, (told: string) => tell(JSON.parse(told) as Told));
}

let answer: Promise<(message: string) => string> | null = null;

self.onmessage = async ({ data }: MessageEvent<Asked>): Promise<void> => {
  try {
    if (data.kind === "begin") {
      answer = started(data.course);
      await answer;
      tell({ kind: "ready" });
    } else {
      const done = (await answer!)(JSON.stringify(data));
      if (data.kind !== "hear") tell({ kind: "done", done: JSON.parse(done) });
    }
  } catch (error) {
    tell({ kind: "broken", why: String(error) });
  }
};
