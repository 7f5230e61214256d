/** The same explorer and exercises in Jupyter, through anywidget: its setting and its results are traits in sync. */
import { h } from "./ui/dom";
import { keepUnder } from "./ui/storage";
import { isSureAsked } from "./ui/sure";
import * as strings from "./ui/strings";
import { renderExercises } from "./exercise/mount";
import { AFTER, KINDS } from "./exercise/kinds/index";
import { FURTHER } from "./exercise/kinds/further/index";
import { turned } from "./exercise/kinds/further/turned";
import { share } from "./exercise/simulation";
import { mountSure } from "./exercise/sure";
import { Explorer } from "./explorer/explorer";
import { makeModel } from "./simulation/model";
import { library } from "./solve/library";
import type { CrowdFactory } from "./chance/index";
import { mountPlots } from "./charts/figure";
import { mountStudies } from "./studies/mount";
import type { PlotlyApi } from "./charts/plotly-api";
import type { ModelFactory, Spec, Values } from "./simulation/types";

Object.assign(KINDS, FURTHER); // nothing is loaded later here
AFTER.turned = turned;

/** What anywidget gives of the Python side. */
interface WidgetModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

/** Plotly is in this file, but only run when a chart is drawn. */
async function plotly(): Promise<PlotlyApi> {
  return (await import("./charts/plotly-bundle")).Plotly;
}

async function load(code: string): Promise<{ default: ModelFactory; thrown?: CrowdFactory }> {
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  try {
    return (await import(url)) as { default: ModelFactory; thrown?: CrowdFactory };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * JupyterLab takes arrows and letters that no text field wants as its own (an arrow folds a heading).
 * What a reader types on a slider, a switch or a choice stays here; shortcuts with Ctrl go on.
 * Escape gives the keys back to the notebook: its cell gets the focus, in command mode.
 */
function keepKeys(el: HTMLElement): void {
  el.addEventListener("keydown", (event) => {
    if (event.key === "Escape") el.closest<HTMLElement>(".jp-Cell")?.focus();
    else if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
}

/**
 * Python may go in the middle: its kernel dies, or is started again. The sliders and cards answer on,
 * as they run here; a line says so, and what brings Python back.
 */
function watchPython(model: WidgetModel, el: HTMLElement, goesOn: string): () => void {
  const note = h("p", { class: "ex-notice ex-python-gone", role: "status" });
  note.hidden = true;
  (el.firstElementChild ?? el).append(note);
  const tell = (): void => {
    note.textContent = strings.pythonGone(goesOn);
    note.hidden = false;
  };
  model.on("comm_live_update", tell);
  return () => model.off("comm_live_update", tell);
}

/** How often Python hears about a slider that moves, in milliseconds. */
const PACE = 100;

async function render({ model, el }: { model: WidgetModel; el: HTMLElement }): Promise<() => void> {
  keepKeys(el);
  const group = model.get("exercises") as { prefix?: string } | undefined;
  keepUnder(group?.prefix ?? (model.get("prefix") as string | undefined));
  if (group) {
    renderExercises({ model, el });
    if (isSureAsked()) mountSure(el);
    return watchPython(model, el, strings.pythonExercisesGoOn);
  }
  const html = model.get("html") as string | undefined;
  if (html) {
    el.innerHTML = html;
    mountPlots(el, plotly);
    mountStudies(el);
    return () => undefined;
  }
  const figure = document.createElement("figure");
  el.append(figure);
  const spec = model.get("spec") as Spec;
  figure.innerHTML = (model.get("still") as string | undefined) ?? "";
  const module = await load(model.get("code") as string);
  const code = makeModel(module.default, spec);
  let timer = 0;

  const send = (explorer: Explorer): void => {
    timer = 0;
    model.set("values", { ...explorer.values });
    model.set("measures", { ...explorer.measures });
    model.set("sentence", explorer.result.message || explorer.result.sentence);
    model.save_changes();
  };
  const explorer = new Explorer(figure, spec, {
    plotly,
    scenes: async () => {
      const [{ Player }, chance, rows] = await Promise.all([import("./scene/player"), import("./chance/index"), import("./scene/rows")]);
      return { Player, chance: { ...chance, ...rows, crowd: module.thrown?.(library) ?? null } };
    },
    values: model.get("values") as Values,
    onRun(one, isSettled) {
      share(one.spec.id, one);
      if (isSettled) {
        window.clearTimeout(timer);
        send(one);
      } else if (!timer) timer = window.setTimeout(() => send(one), PACE);
    },
  });
  explorer.start(code);
  share(explorer.spec.id, explorer);
  const follow = (): void => {
    const wanted = model.get("values") as Values;
    if (Object.entries(wanted).some(([name, value]) => explorer.values[name] !== value)) explorer.set(wanted);
  };
  model.on("change:values", follow);
  const unwatch = watchPython(model, el, strings.pythonExplorersGoOn);
  return () => {
    model.off("change:values", follow);
    unwatch();
    window.clearTimeout(timer);
    explorer.destroy();
  };
}

export default { render };
