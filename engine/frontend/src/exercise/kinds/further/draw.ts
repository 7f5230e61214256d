import { h } from "../../../ui/dom";
import * as strings from "../../../ui/strings";
import { features, heightAt, OPEN, seen, stroked, whole, type Point } from "../../features";
import { isNumbers } from "../../html";
import type { DrawFields, FeatureSpec } from "../../../spec";
import type { Answering, Card, Described, Verdict } from "../../types";
import { chart, tableOf, told, valueAt } from "./chart";

export interface Draw extends Described, DrawFields {}

/** How far a key moves a point, in percent of the height. */
const [NEAR, FAR] = [2, 10];
const KEYS: Record<string, number> = { ArrowUp: NEAR, ArrowDown: -NEAR, PageUp: FAR, PageDown: -FAR };

const inside = (height: number): number => Math.round(Math.min(100, Math.max(0, height)));

/** What is said of a whole line: each feature, yours beside the model's, and why. */
export function judged(exercise: Draw, line: number[]): Verdict {
  const { x, y, within } = exercise;
  const found = features(line, line.map((height) => valueAt(y, height)));
  const place = (n: number): number => valueAt(x, (100 * n) / (line.length - 1));
  const look = ({ ask, at, does, reason }: FeatureSpec): { fits: boolean; say: string } => {
    if (at === undefined) {
      const yours = found[ask] as boolean;
      return { fits: yours === does, say: `${strings.drawWhether[ask as "falls"](yours, does!)} ${reason}` };
    }
    const yours = found[ask] as number | null;
    const fits = yours !== null && Math.abs(place(yours) - at) <= within * (1 + 1e-9);
    return { fits, say: `${strings.drawWhere(ask as "top", yours === null ? "" : told(x, place(yours)), told(x, at))} ${reason}` };
  };
  const looks = exercise.features.map(look);
  const count = looks.filter((one) => one.fits).length;
  const rows = looks.map((one) => `<li><b>${one.fits ? strings.drawFits : strings.drawDiffers}</b> ${one.say}</li>`);
  return { score: count / looks.length, say: `<p>${strings.drawAlike(count, looks.length)}</p><ul>${rows.join("")}</ul>` };
}

/** A line is drawn with a finger, the mouse or keys; then the model's lies over it. One try. */
export function draw(exercise: Draw, card: Card): Answering {
  const { x, y, curve } = exercise;
  const empty = curve.map(() => OPEN);
  let line = [...empty];
  const picture = chart(x, y);
  const point = h("span", { class: "ex-point" });
  picture.plot.append(point);
  const along = h("input", { type: "range", min: 0, max: curve.length - 1, step: 1, value: 0, "aria-label": strings.drawPoint });
  const step = (by: number, name: string, sign: string): HTMLElement => {
    const button = h("button", { type: "button", class: "ex-step", "aria-label": name }, sign);
    button.addEventListener("click", () => move(by));
    return button;
  };
  const erase = h("button", { type: "button", class: "ex-button ex-button-quiet" }, strings.drawErase);
  const note = h("p", { class: "ex-note", role: "status", hidden: true });
  const beside = h("div", { class: "ex-lines-told" });
  const body = h(
    "div", {}, h("p", { class: "ex-muted" }, strings.drawHow), picture.element,
    h("div", { class: "ex-draw-keys" }, along, step(-FAR, strings.drawLower, "↓"), step(FAR, strings.drawHigher, "↑"), erase), note,
  );

  function show(): void {
    const n = Number(along.value);
    const drawn = seen(line);
    picture.show("yours", drawn);
    const height = heightAt(line, n);
    Object.assign(point.style, { left: `${(100 * n) / (line.length - 1)}%`, bottom: `${height ?? 0}%` });
    const at = told(x, valueAt(x, (100 * n) / (line.length - 1)));
    along.setAttribute("aria-valuetext", strings.drawPointAt(at, height === null || drawn[n] === null ? "" : told(y, valueAt(y, height))));
  }
  function changed(): void {
    show();
    body.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function move(by: number): void {
    const n = Number(along.value);
    line[n] = inside((heightAt(line, n) ?? 0) + by);
    changed();
    card.announce(along.getAttribute("aria-valuetext")!);
  }
  along.addEventListener("input", show);
  along.addEventListener("keydown", (event) => {
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    move(KEYS[event.key]);
  });
  erase.addEventListener("click", () => {
    line = [...empty];
    note.hidden = true;
    changed();
    card.announce(strings.drawErased);
  });
  byFinger();

  function byFinger(): void {
    const { plot } = picture;
    let before = line;
    let stroke: Point[] = [];
    const at = (event: PointerEvent): Point => {
      const box = plot.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      return { x: Math.min(1, Math.max(0, share)) * (line.length - 1), height: inside(100 - (100 * (event.clientY - box.top)) / box.height) };
    };
    plot.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || body.closest("fieldset")?.disabled) return;
      plot.setPointerCapture(event.pointerId);
      [before, stroke] = [line, []];
      go(event);
    });
    const go = (event: PointerEvent): void => {
      stroke.push(at(event));
      const made = stroked(before, stroke);
      line = made.line;
      along.value = String(Math.round(stroke[stroke.length - 1].x));
      note.hidden = !made.isStraightened;
      note.textContent = made.isStraightened ? strings.drawStraightened : "";
      show();
    };
    plot.addEventListener("pointermove", (event) => { if (stroke.length) go(event); });
    for (const end of ["pointerup", "pointercancel"] as const) {
      plot.addEventListener(end, () => {
        if (stroke.length) changed();
        stroke = [];
      });
    }
  }

  /** The model's line over the learner's, and both in numbers. */
  function reveal(): void {
    const yours = whole(line);
    picture.show("model", curve);
    const columns: [string, number[]][] = yours ? [[strings.drawYours, yours], [strings.drawModel, curve]] : [[strings.drawModel, curve]];
    beside.replaceChildren(
      h("p", { class: "ex-legend" }, h("span", { class: "ex-key-yours" }, strings.drawYours), h("span", { class: "ex-key-model" }, strings.drawModel)),
      tableOf(strings.drawTable, x, y, columns),
    );
  }
  function put(given: unknown): boolean {
    if (!isNumbers(given, curve.length) || given.every((height) => height === OPEN) || given.some((height) => height < OPEN || height > 100)) return false;
    line = [...given];
    show();
    return true;
  }

  show();
  return {
    body, beside,
    once: true,
    heads: [strings.drawAllAlike, strings.drawCompared],
    given: () => line,
    judge() {
      const drawn = whole(line);
      if (!drawn) return { ask: strings.drawToTheEnd(told(x, x.lo), told(x, x.hi)) };
      note.hidden = true;
      reveal();
      return judged(exercise, drawn);
    },
    put(given) {
      const isPut = put(given);
      if (isPut) reveal();
      return isPut;
    },
    resume: put,
    solve() { line = curve.map(inside); show(); reveal(); },
    clear() { line = [...empty]; note.hidden = true; picture.show("model", []); beside.replaceChildren(); show(); },
  };
}
