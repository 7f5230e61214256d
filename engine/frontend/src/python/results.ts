/** What a cell came to, drawn by the page. */
import type { Explorer, ExplorerOptions } from "../explorer/explorer";
import { equationsOf } from "../simulation/from-data";
import type { Equations } from "../simulation/types";
import type { ControlData, DoneData, ExplorerPart, InteractPart, MistakeData, Part, Spec, Values } from "../spec";
import { h } from "../ui/dom";
import * as strings from "../ui/strings";
import { clean } from "./clean";
import { highlight } from "./highlight";
import type { Python } from "./protocol";

/** What the page's own script draws. */
export interface Draws {
  explorer(figure: HTMLElement, spec: Spec, code: Equations | null, options: Partial<ExplorerOptions>): Explorer;
  plots(root: ParentNode): void;
  exercises(root: ParentNode): void;
}

/** Draws results into one place; explorers stay in step with Python, both ways. */
export class Results {
  /** With the ids that Python has for them: one may be shown twice. */
  private explorers: { id: string; explorer: Explorer }[] = [];
  private count = 0;

  constructor(private readonly draws: Draws, private readonly python: Python) {
    python.onMoved = (id, values) => {
      for (const one of this.explorers) if (one.id === id) one.explorer.set(values);
    };
  }

  show(place: HTMLElement, { shown, mistake }: DoneData, cell: string): void {
    this.clear(place);
    place.replaceChildren(...shown.map((part) => this.draw(part)), ...(mistake ? [told(mistake, cell)] : []));
    this.draws.plots(place);
    this.draws.exercises(place);
  }

  clear(place: HTMLElement): void {
    const gone = this.explorers.filter(({ explorer }) => place.contains(explorer.root));
    gone.forEach(({ explorer }) => explorer.destroy());
    this.explorers = this.explorers.filter((one) => !gone.includes(one));
    place.replaceChildren();
  }

  private draw(part: Part): HTMLElement {
    switch (part.kind) {
      case "text":
      case "value": return h("pre", { class: "ex-printed", tabindex: 0 }, part.text.replace(/\n$/, ""));
      case "hint": return h("p", { class: "ex-notice" }, part.text);
      case "python": return inColor(part.text);
      case "verdict": return h("p", { class: "ex-code-verdict", "data-state": part.right ? "right" : "open" }, part.text);
      case "explorer": return this.explorer(part);
      case "interact": return this.interact(part);
      case "exercises": {
        const data = h("script", { type: "application/json" }, JSON.stringify(part.group));
        return h("section", { class: "ex-exercises", "data-explorable": "exercises" }, data);
      }
      case "html": {
        const place = h("div", { class: "ex-from-python" });
        place.append(clean(part.html));
        for (const table of place.querySelectorAll("table")) scrolling(table);
        return place;
      }
    }
  }

  private explorer({ id, spec, values, still, equations }: ExplorerPart): HTMLElement {
    this.count += 1;
    const figure = h("figure", { class: "ex-explorer", id: `explore-${spec.id}-python-${this.count}` });
    if (still) figure.append(clean(still));
    // a crowd of one's own has no code in the page
    const known = equations && spec.scene?.shows === "crowd" ? { ...spec, scene: null } : spec;
    const explorer = this.draws.explorer(figure, known, equations && equationsOf(equations, spec), {
      values,
      onRun: (one, isSettled) => {
        if (isSettled) this.python.tell(id, { values: { ...one.values }, measures: plain(one.measures), sentence: one.result.message || one.result.sentence });
      },
    });
    this.explorers.push({ id, explorer });
    return figure;
  }

  private interact({ id, controls, shown, mistake }: InteractPart): HTMLElement {
    const place = h("div", { class: "ex-interact-shown", role: "status" });
    const values: Record<string, number | string | boolean> = Object.fromEntries(controls.map(({ name, value }) => [name, value]));
    let isAsked = false;
    let isLate = false;
    const move = async (): Promise<void> => {
      if (isAsked) { isLate = true; return; }
      isAsked = true;
      const done = await this.python.ask({ kind: "move", given: [id, { ...values }] }).catch(() => null);
      if (done) this.show(place, done, "");
      isAsked = false;
      if (isLate) { isLate = false; void move(); }
    };
    const made = controls.map((data) => control(data, (value) => { values[data.name] = value; void move(); }));
    const element = h("div", { class: "ex-interact ex-interact-live" }, h("div", { class: "ex-interact-controls" }, ...made), place);
    this.show(place, { shown, mistake }, "");
    return element;
  }
}

/** A number that is none is null in JSON. */
function plain(measures: Values): Record<string, number | null> {
  return Object.fromEntries(Object.entries(measures).map(([name, value]) => [name, Number.isFinite(value) ? value : null]));
}

function inColor(code: string): HTMLElement {
  const pre = h("pre", { tabindex: 0 });
  highlight(pre, code);
  return h("div", { class: "highlight" }, pre);
}

function scrolling(table: HTMLTableElement): void {
  if (table.parentElement?.classList.contains("ex-scroll")) return;
  const around = h("div", { class: "ex-scroll", tabindex: 0, role: "group", "aria-label": table.caption?.textContent || strings.codeTable });
  table.replaceWith(around);
  around.append(table);
}

function told({ words, line, cell, python }: MistakeData, here: string): HTMLElement {
  const where = line === null ? "" : cell === here || !cell ? strings.codeLine(line) : strings.codeLineOf(line, cell);
  return h(
    "div", { class: "ex-code-mistake" },
    h("p", {}, where && h("strong", {}, where), where && " ", words),
    h("details", {}, h("summary", {}, strings.codePythonsWords), h("pre", { tabindex: 0 }, python)),
  );
}

function control(data: ControlData, moved: (value: number | string | boolean) => void): HTMLElement {
  const value = h("output", {}, data.kind === "slider" ? String(data.value) : "");
  switch (data.kind) {
    case "slider": {
      const input = h("input", { type: "range", class: "ex-slider", min: data.lo, max: data.hi, step: data.step, value: Number(data.value) });
      input.addEventListener("input", () => {
        value.textContent = input.value;
        moved(Number(input.value));
      });
      return h("label", {}, h("code", {}, data.name), input, value);
    }
    case "switch": {
      const input = h("input", { type: "checkbox", checked: data.value === true });
      input.addEventListener("change", () => moved(input.checked));
      return h("label", {}, input, h("code", {}, data.name));
    }
    case "choice": {
      const input = h("select", {}, ...(data.options ?? []).map((option, n) => h("option", { value: n, selected: n === data.value }, option)));
      input.addEventListener("change", () => moved(input.selectedIndex));
      return h("label", {}, h("code", {}, data.name), input);
    }
    case "text": {
      const input = h("input", { type: "text", value: String(data.value) });
      input.addEventListener("change", () => moved(input.value));
      return h("label", {}, h("code", {}, data.name), input);
    }
  }
}
