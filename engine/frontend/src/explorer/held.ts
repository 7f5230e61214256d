/**
 * What a link sets aside for a lesson: `hide=k,r` puts controls out of sight, `fix=k` keeps them where they are, `task=...`
 * says in plain words what to do. What is held keeps the link's value, whatever else the reader presses; one button frees it.
 */
import { h, say, takeFocus } from "../ui/dom";
import { setting } from "../ui/number-format";
import * as strings from "../ui/strings";
import type { ParameterSpec, Spec, Values } from "../simulation/types";

export interface Held {
  hide: string[];
  fix: string[];
  task: string;
}

/** A link may hold anything; this is what a task may be long. */
const LONGEST = 300;

/** Whether this name of a link is one of ours: a parameter of that name goes first, as it did in older links. */
export function isHolding(spec: Spec, name: string): name is keyof Held {
  return ["hide", "fix", "task"].includes(name) && !spec.parameters.some((p) => p.name === name);
}

/** Take one of our words out of a link into `held`; returns the names that are no controls here. */
export function hold(spec: Spec, held: Held, name: keyof Held, text: string): string[] {
  if (name === "task") {
    held.task = plain(text);
    return [];
  }
  const names = [...new Set(text.split(",").map((one) => one.trim()).filter(Boolean))];
  const known = new Set([...spec.sliders, ...spec.more]);
  // what the picture itself moves stays in the reader's hand
  const isHeld = (one: string): boolean => known.has(one) && one !== spec.scene?.moves;
  held[name] = [...new Set([...held[name], ...names.filter(isHeld)])];
  return names.filter((one) => !isHeld(one));
}

/** One line of text without what is no letter of it (direction marks, too, which would turn the words around it). */
function plain(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  const signs = [...line];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("")}…` : line;
}

export interface HeldView {
  element: HTMLElement;
  /** The controls that keep their value. */
  readonly names: ReadonlySet<string>;
  show(held: Held | undefined, values: Values): void;
}

/** `controls`: where they stand in the page; `free`: the reader wants all of them back. */
export function makeHeld(spec: Spec, controls: (name: string) => HTMLElement, free: () => void): HeldView {
  const task = h("p", { class: "ex-task" });
  const words = h("span", {});
  const back = h("button", { type: "button", class: "ex-button ex-button-quiet" }, strings.heldFree);
  const line = h("p", { class: "ex-held-line" }, words, " ", back);
  const element = h("div", { class: "ex-held", role: "group", "aria-label": strings.heldTask, hidden: true }, task, line);
  let names = new Set<string>();

  const put = (held: Held): void => {
    for (const name of [...spec.sliders, ...spec.more]) {
      const control = controls(name);
      control.hidden = held.hide.includes(name);
      control.querySelector("input")!.disabled = held.fix.includes(name);
    }
    const more = spec.more.length ? controls(spec.more[0]).closest<HTMLElement>(".ex-more") : null;
    if (more) more.hidden = spec.more.every((name) => held.hide.includes(name));
  };
  const told = (list: string[], values: Values): string => list.map((name) => withValue(spec.parameters.find((p) => p.name === name)!, values[name])).join(", ");
  back.addEventListener("click", () => {
    const first = [...names][0];
    free();
    takeFocus(controls(first).querySelector("input")!);
  });
  return {
    element,
    get names() { return names; },
    show(given, values) {
      const held = given ?? { hide: [], fix: [], task: "" };
      const fixed = held.fix.filter((name) => !held.hide.includes(name));
      names = new Set([...held.hide, ...fixed]);
      put(held);
      task.replaceChildren(h("span", { class: "ex-eyebrow" }, strings.heldTask), " ", h("span", {}, held.task));
      task.hidden = held.task === "";
      say(words, [held.hide.length && strings.heldHidden(told(held.hide, values)), fixed.length && strings.heldFixed(told(fixed, values))].filter(Boolean).join(" "));
      line.hidden = names.size === 0;
      element.hidden = task.hidden && line.hidden;
    },
  };
}

function withValue(parameter: ParameterSpec, value: number): string {
  const told = parameter.switch ? (value >= 0.5 ? strings.switchedOn : strings.switchedOff) : setting(value, parameter);
  return `${parameter.label} (${told})`;
}
