/**
 * Python in the page: a chapter's cells and code exercises run here, if the book brings Python's files along
 * (`python/` beside this script). The page's script loads this one when the first cell is near.
 */
import { Cell, type Runner } from "./python/cell";
import { Python, type Files, type Told, type WorkerLike } from "./python/protocol";
import { Results, type Draws } from "./python/results";
import type { DoneData } from "./spec";
import { h } from "./ui/dom";
import * as strings from "./ui/strings";

interface Course { draws?: Draws; mountPython?: (places: HTMLElement[], here: string) => Promise<void> }

/** Why it can't run here; null if it can. */
function whyNot(): string | null {
  if (location.protocol === "file:") return strings.codeFromDisk;
  const isNew = typeof Worker === "function" && typeof WebAssembly === "object" && typeof DecompressionStream === "function";
  return isNew ? null : strings.codeOldBrowser;
}

async function files(at: URL): Promise<Files | null> {
  const answer = await fetch(new URL("files.json", at), { cache: "no-cache" }).catch(() => null);
  const found = answer?.ok ? ((await answer.json()) as Files) : null;
  return found?.folder ? found : null;
}

async function mountPython(places: HTMLElement[], here: string): Promise<void> {
  const at = new URL("python/", here);
  const why = whyNot();
  const there = why ? null : await files(at);
  if (!there) {
    places[0].before(h("p", { class: "ex-notice ex-no-python" }, why ?? strings.codeNoFiles));
    return;
  }
  const worker = (): WorkerLike => new Worker(new URL(`${there.folder}/worker.mjs`, at), { type: "module" }) as never;
  const python = new Python(worker, there.course);
  mountEditors(places, python, new Results((window as unknown as { explorable: Course }).explorable.draws!, python), there.bytes);
}

function mountEditors(places: HTMLElement[], python: Python, results: Results, bytes: number): void {
  const cells: Cell[] = [];
  const runner: Runner = {
    bytes,
    /** What stands above and has not run in this life of Python runs first, unseen: it may make names. */
    async run(cell, hears) {
      const before = exercises.has(cell) ? [] : cells.slice(0, cells.indexOf(cell));
      for (const one of before.filter((other) => other.ran.generation !== python.generation || other.ran.code !== other.code)) {
        const done = await ask(one, (told) => told.kind !== "said" && hears(told));
        if (done.mistake) {
          one.show(done);
          return null;
        }
      }
      return ask(cell, hears);
    },
    show: (cell, done) => results.show(cell.results, done, cell.name),
    clear: (cell) => results.clear(cell.results),
    stop: () => python.stop(),
  };
  const exercises = new Set<Cell>();
  const ask = async (cell: Cell, hears: (told: Told) => void): Promise<DoneData> => {
    const code = cell.code;
    const done = await python.ask({ kind: "run", given: [code, cell.name] }, hears);
    if (!done.mistake) cell.ran = { generation: python.generation, code };
    return done;
  };
  const page = location.pathname.replace(/^.*\/|\.html$/g, "");
  for (const place of places) {
    const pre = place.querySelector("pre");
    if (!pre) continue;
    const code = (pre.textContent ?? "").replace(/\n+$/, "");
    if (place.dataset.type === "code") {
      const id = place.id.replace(/^exercise-/, "");
      exercises.add(new Cell(strings.codeExercise, id, code, pre, null, strings.codeRunAndCheck, runner));
    } else {
      const number = cells.length + 1;
      const published = place.parentElement?.querySelector<HTMLElement>(":scope > .cell_output") ?? null;
      cells.push(new Cell(strings.codeCell(number), `${page}:${number}`, code, place, published, strings.codeRun, runner));
    }
  }
}

(window as unknown as { explorable: Course }).explorable.mountPython = mountPython;
