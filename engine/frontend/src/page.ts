/**
 * The book's pages: a classic, deferred script, so that the book also works from a disk.
 * It mounts explorers when they come near, exercises, the progress page and the tips of terms.
 */
import { takeFocus } from "./ui/dom";
import type { Share } from "./explorer/actions";
import { Explorer } from "./explorer/explorer";
import * as link from "./explorer/link";
import { mountExercises } from "./exercise/mount";
import * as card from "./exercise/card";
import * as html from "./exercise/html";
import * as kinds from "./exercise/kinds/index";
import * as number from "./exercise/kinds/number";
import * as single from "./exercise/kinds/single";
import { mountProgress } from "./progress/page";
import { whenNear } from "./ui/when-near";
import * as solveLibrary from "./solve/library";
import * as dom from "./ui/dom";
import * as numberFormat from "./ui/number-format";
import * as expression from "./simulation/expression";
import * as types from "./simulation/types";
import * as theme from "./charts/theme";
import type { CrowdFactory } from "./chance/index";
import type { Chance } from "./scene/source";
import type { Player } from "./scene/player";
import { mountFilms, type FilmParts, type Playable } from "./film/mount";
import type { FilmPlayer } from "./film/player";
import type { Presentation } from "./present/presentation";
import type { Note } from "./present/notes";
import type { FilmSpec, ShotSpec } from "./spec";
import * as outcome from "./simulation/outcome";
import * as simulationModel from "./simulation/model";
import * as room from "./scene/room";
import type { Draws } from "./python/results";
import { mountPlots } from "./charts/figure";
import type { PlotlyApi } from "./charts/plotly-api";
import { linked } from "./ui/hold-place";
import { startOffline } from "./offline/start";
import { mountText } from "./ui/text-page";
import { insist } from "./ui/retry";
import { isSureAsked } from "./ui/sure";
import * as storage from "./ui/storage";
import * as store from "./progress/store";
import * as strings from "./ui/strings";
import type { ModelFactory, Spec, Values } from "./simulation/types";

interface Handle { readonly values: Values; readonly measures: Values; readonly sentence: string; set(values: Values): void }

interface Course {
  queue?: [string, ModelFactory][];
  define?(id: string, code: ModelFactory): void;
  explorers?: Map<string, Handle>;
  Player?: typeof Player;
  FilmPlayer?: typeof FilmPlayer;
  Presentation?: typeof Presentation;
  /** Take what a page's notes for who speaks have of it. */
  note?(notes: Record<string, Note>): void;
  /** Take what a film's own script has of it. */
  show?(name: string, film: FilmSpec): void;
  chance?: typeof import("./chance/index") & typeof import("./scene/rows");
  /** For what Python shows in the page. */
  draws?: Draws;
  mountStudy?(figure: HTMLElement): void;
  share?: Share;
  /** What the build put beside the pages: which simulations have a page of their own, and which a file. */
  shares?: { embed: string[]; files: string[] };
  mountPython?(places: HTMLElement[], here: string): Promise<void>;
  /** What the scripts have in common that this one loads. */
  shared?: Record<string, unknown>;
}

declare global {
  interface Window { explorable?: Course; Plotly?: PlotlyApi }
}

/** Models and Plotly lie beside this script, wherever the book is. */
const script = document.currentScript as HTMLScriptElement | null;
const here = script?.src ?? "";
storage.keepUnder(script?.dataset.prefix);

const models = new Map<string, ModelFactory>();
const explorers = new Map<string, Handle>();

const define = (id: string, code: ModelFactory): void => void models.set(id, code);

/** A script beside this one, loaded once. */
const loaded = new Map<string, Promise<void>>();
function load(file: string): Promise<void> {
  // a page that is one file has all of it
  if (script?.dataset.whole !== undefined) return Promise.resolve();
  let promise = loaded.get(file);
  if (!promise) {
    promise = new Promise<void>((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(file, here).href;
      script.onload = () => resolve();
      script.onerror = () => {
        loaded.delete(file); // the next one that needs it tries again
        reject(new Error(`${file} could not be loaded`));
      };
      document.head.append(script);
    });
    loaded.set(file, promise);
  }
  return promise;
}

async function codeOf(id: string): Promise<ModelFactory> {
  // the script has defined it by the time it is loaded
  if (!models.has(id)) await load(`models/${encodeURIComponent(id)}.js`);
  return models.get(id)!;
}

async function plotly(): Promise<PlotlyApi> {
  if (!window.Plotly) await load("plotly.js");
  return window.Plotly!;
}

/** What plays a scene, and what throws it. */
async function scenes(id: string, isThrown: boolean): Promise<{ Player: typeof Player; chance: Chance | null }> {
  await Promise.all([load("scene.js"), isThrown && load("chance.js")]);
  const crowd = models.get(`${id}~thrown`) as CrowdFactory | undefined;
  return { Player: course.Player!, chance: isThrown ? { ...course.chance!, crowd: crowd?.(solveLibrary.library) ?? null } : null };
}

/** What plays a film, and what it plays. */
const films = new Map<string, FilmSpec>();
async function film(name: string): Promise<FilmParts> {
  await Promise.all([load("film.js"), load(`films/${encodeURIComponent(name)}.js`)]);
  return { film: films.get(name)!, FilmPlayer: course.FilmPlayer!, playable };
}

async function playable({ simulation, spec }: ShotSpec): Promise<Playable> {
  const code = await codeOf(simulation);
  return { model: simulationModel.makeModel(code, spec), ...(await scenes(simulation, spec.scene!.shows !== "run")) };
}

/** Where links to a setting lead, and what offers more than a link. */
const home = script?.dataset.page;
const share = script?.dataset.share === undefined ? undefined : async (): Promise<Share> => {
  await Promise.all([load("share.js"), load("shares.js")]);
  return course.share!;
};

function report(explorer: Explorer): void {
  const { values, measures } = explorer;
  const detail = { id: explorer.spec.id, values: { ...values }, measures: { ...measures } };
  document.dispatchEvent(new CustomEvent("explorable:run", { detail }));
}

/** Explorers in their place, by figure, with what stood there before. */
const stands = new Map<HTMLElement, { explorer: Explorer; code: string; still: Node[] }>();

/** Give an explorer its room, all of it at once: later nothing on the page is pushed away. */
function place(figure: HTMLElement): void {
  const script = figure.querySelector<HTMLScriptElement>('script[type="application/json"]');
  if (!script) return;
  const spec = JSON.parse(script.textContent ?? "") as Spec;
  const code = figure.dataset.code ?? spec.id;
  // a reader's own model: its figure names its code, and there may be several of one name
  if (figure.dataset.code) spec.id = figure.id.replace(/^explore-/, "");
  const still = [...figure.childNodes].map((node) => (isScene(node) ? node.cloneNode(true) : node));
  keepingFocus(figure, () => stands.set(figure, { explorer: new Explorer(figure, spec, { plotly, scenes: () => scenes(code, spec.scene?.shows !== "run"), onRun: report, hasLinks: true, home, share: figure.dataset.code ? undefined : share }), code, still }));
}

/** Its picture goes into the living one. */
function isScene(node: Node): boolean {
  return node instanceof HTMLElement && node.classList.contains("ex-scene-still");
}

/** What stood there before, because there is no model. */
function putBack(figure: HTMLElement): void {
  const stand = stands.get(figure);
  if (!stand) return;
  stands.delete(figure);
  stand.explorer.destroy();
  figure.classList.remove("ex-live", "ex-covered");
  keepingFocus(figure, () => figure.replaceChildren(...stand.still));
}

function keepingFocus(figure: HTMLElement, change: () => void): void {
  const hadFocus = figure.contains(document.activeElement);
  change();
  if (hadFocus && !figure.contains(document.activeElement)) takeFocus(figure);
}

async function startExplorer(figure: HTMLElement): Promise<void> {
  const data = figure.dataset;
  void plotly().catch(() => undefined);
  let code: ModelFactory;
  try {
    code = await codeOf(data.code ?? data.id ?? "");
  } catch (error) {
    putBack(figure);
    throw error;
  }
  if (!stands.has(figure)) place(figure);
  const explorer = stands.get(figure)?.explorer;
  if (!explorer) return;
  explorer.start(simulationModel.makeModel(code, explorer.spec));
  explorers.set(explorer.spec.id, {
    get values() { return { ...explorer.values }; },
    get measures() { return { ...explorer.measures }; },
    get sentence() { return explorer.result.sentence; },
    set: (values) => explorer.set(values),
  });
  report(explorer);
}

const furtherKinds = (): Promise<void> => load("kinds.js");

function mountExplorers(): void {
  const figures = [...document.querySelectorAll<HTMLElement>('[data-explorable="explorer"]')];
  figures.forEach(place);
  const started = new Set<HTMLElement>();
  const start = (figure: HTMLElement): void => {
    if (started.has(figure)) return;
    started.add(figure);
    insist(figure, () => startExplorer(figure), strings.failedSimulation, (line) => (figure.querySelector(".ex-head") ?? figure.querySelector("figcaption"))?.after(line));
  };
  // a link to one setting: its explorer does not wait
  const follow = (): void => {
    const target = linked();
    figures.filter((figure) => figure === target).forEach(start);
  };
  follow();
  window.addEventListener("hashchange", follow);
  whenNear(figures, start);
}

/** Studies wait with the room that they will need. */
function mountStudies(): void {
  const figures = [...document.querySelectorAll<HTMLElement>(".ex-study")];
  for (const figure of figures) figure.classList.add("ex-live");
  whenNear(figures, (figure) => insist(figure, () => load("studies.js").then(() => course.mountStudy!(figure)), strings.failedStudy, (line) => figure.querySelector("figcaption")?.after(line)));
}

/** Cells and code exercises run in the page, if the book says so: their script comes when the first of them is near. */
function mountCode(): void {
  if (script?.dataset.python === undefined) return;
  const places = [...document.querySelectorAll<HTMLElement>('.cell_input, details[data-type="code"]')];
  let isAsked = false;
  whenNear(places, () => {
    if (isAsked) return;
    isAsked = true;
    load("python.js").then(() => course.mountPython!(places, here)).catch((error: unknown) => {
      isAsked = false;
      console.error(error);
    });
  });
}

/** The page for a class: asked for in the address (`?present`), or by what a page has for it. */
function mountPresentation(): void {
  const door = document.querySelector<HTMLElement>('[data-explorable="present"]');
  let isOn = false;
  let notes: Record<string, Note> = {};
  course.note = (told) => { notes = told; };
  const begin = async (isAsked: boolean): Promise<void> => {
    if (isOn) return;
    isOn = true;
    const sheet = new URL("present.css", here).href;
    try {
      await Promise.all([load("present.js"), styled(sheet), document.querySelector(".ex-exercises") && furtherKinds(), door?.dataset.notes && load(door.dataset.notes)]);
      const presentation = new course.Presentation!({ sheet, notes, leftOut: door?.dataset.leftOut ?? "", at: isAsked ? "" : location.hash.slice(1), onEnd: () => { isOn = false; } });
      if (isAsked) presentation.fill();
    } catch (error) {
      isOn = false; // the next press tries again
      console.error(error);
    }
  };
  door?.addEventListener("click", (event) => {
    event.preventDefault();
    void begin(true);
  });
  if (door) door.hidden = false;
  if (new URLSearchParams(location.search).has("present")) void begin(false);
}

/** A style sheet beside this script. */
const styled = (address: string): Promise<void> => new Promise((resolve, reject) => {
  const had = document.querySelector<HTMLLinkElement>(`link[href="${address}"]`);
  if (had) return resolve();
  const sheet = dom.h("link", { rel: "stylesheet", href: address });
  sheet.onload = () => resolve();
  sheet.onerror = () => {
    sheet.remove();
    reject(new Error("present.css could not be loaded"));
  };
  document.head.append(sheet);
});

window.explorable ??= {};
const course: Course = window.explorable;
for (const [id, code] of course.queue ?? []) define(id, code);
course.queue = { push: (...items: [string, ModelFactory][]) => items.forEach((item) => define(...item)) } as never;
course.define = define;
course.show = (name, film) => films.set(name, film);
course.explorers = explorers;
course.draws = {
  plots: (root) => mountPlots(root, plotly),
  exercises: (root) => mountExercises(root, furtherKinds),
  explorer(figure, spec, own, options) {
    const explorer = new Explorer(figure, spec, { plotly, scenes: () => scenes(spec.id, spec.scene?.shows !== "run"), ...options });
    void (own ? Promise.resolve(own) : codeOf(spec.id)).then((code) => explorer.start(simulationModel.makeModel(code, spec)));
    return explorer;
  },
};
course.shared = {
  "ui/dom": dom, "ui/number-format": numberFormat, "ui/strings": strings, "simulation/expression": expression, "simulation/types": types,
  "simulation/outcome": outcome, "simulation/model": simulationModel, "scene/room": room, "charts/theme": theme, "solve/library": solveLibrary,
  "exercise/card": card, "exercise/html": html, "progress/store": store, "exercise/kinds/index": kinds, "exercise/kinds/number": number, "exercise/kinds/single": single,
  "ui/storage": storage, "explorer/link": link,
};

mountText(() => {
  mountExplorers();
  mountFilms(document, film);
  mountStudies();
  mountPlots(document, plotly);
  mountExercises(document, furtherKinds);
  if (isSureAsked() && document.querySelector(".ex-exercises")) load("sure.js").catch((error: unknown) => console.error(error));
  mountProgress(document);
  mountCode();
  mountPresentation();
});
startOffline(script);
