/**
 * A setting as a link: `#explore-ID?name=value&name=value`. What it does not name has its default,
 * also where an explorer opens on something else. It may hide or fix controls and set a task (`held.ts`).
 */
import { hold, isHolding, type Held } from "./held";
import { reading } from "../ui/number-format";
import * as strings from "../ui/strings";
import { within } from "../simulation/outcome";
import type { Spec, Values } from "../simulation/types";

/** A link has twelve digits: an end of a range may have been rounded past itself. */
const ROUNDED = 1e-11;

export interface Linked {
  values: Values;
  /** What was wrong with the link, in words; empty if nothing. */
  problem: string;
  /** What it sets aside for a lesson. */
  held?: Held;
}

/** The part after `#`: only what differs from the defaults. */
export function toHash(spec: Spec, values: Values): string {
  const changed = spec.parameters.filter((p) => values[p.name] !== undefined && values[p.name] !== p.default);
  const query = changed.map((p) => `${p.name}=${Number(values[p.name].toPrecision(12))}`).join("&");
  return query ? `#explore-${spec.id}?${query}` : `#explore-${spec.id}`;
}

/** Whether a link is about this explorer; without a value it means the defaults. */
export function leadsTo(spec: Spec, hash: string): boolean {
  return split(hash)[0] === `explore-${spec.id}`;
}

/** Read a link; null if it is about something else or holds no setting. */
export function fromHash(spec: Spec, hash: string): Linked | null {
  const [place, query] = split(hash);
  if (place !== `explore-${spec.id}` || query === null) return null;
  const values: Values = {};
  const problems: string[] = [];
  const held: Held = { hide: [], fix: [], task: "" };
  const movable = new Set([...spec.sliders, ...spec.more]);
  for (const [name, text] of new URLSearchParams(query)) {
    if (isHolding(spec, name)) {
      problems.push(...hold(spec, held, name, text).map((one) => strings.linkNoSetting(short(one))));
      continue;
    }
    const parameter = spec.parameters.find((p) => p.name === name);
    const value = text.trim() === "" ? NaN : Number(text);
    if (!parameter || !(movable.has(name) || inSomePreset(spec, name))) {
      problems.push(strings.linkNoSetting(short(name)));
    } else if (!Number.isFinite(value)) {
      problems.push(strings.linkNoNumber(short(text), parameter.label));
    } else if (Math.abs(value - within(parameter, value)) > ROUNDED * Math.abs(value) && !parameter.switch) {
      problems.push(strings.linkGoesFrom(parameter.label, reading(parameter.lo ?? -Infinity, parameter), reading(parameter.hi ?? Infinity, parameter)));
    } else if (parameter.switch && value !== 0 && value !== 1) {
      problems.push(strings.linkIsSwitch(parameter.label));
    } else {
      values[name] = within(parameter, value);
    }
  }
  const isHeld = held.hide.length > 0 || held.fix.length > 0 || held.task !== "";
  return { values, problem: told(problems), ...(isHeld && { held }) };
}

/** How many problems of a link are named, and how much of a name or value; a link may hold anything. */
const NAMED = 3;
const SIGNS = 40;

function told(problems: string[]): string {
  if (!problems.length) return "";
  const more = problems.length - NAMED;
  const rest = more > 0 ? strings.linkAndMore(more) : "";
  return strings.linkLeftOut(problems.slice(0, NAMED).join("; ") + rest);
}

function short(text: string): string {
  return text.length > SIGNS ? `${text.slice(0, SIGNS)}…` : text;
}

function split(hash: string): [string, string | null] {
  const text = hash.replace(/^#/, "");
  const at = text.indexOf("?");
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

function inSomePreset(spec: Spec, name: string): boolean {
  return spec.presets.some((preset) => Object.hasOwn(preset.values, name));
}

/** Put text on the clipboard; false if the browser does not let us. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

function copyOldWay(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "ex-unseen";
  document.body.append(field);
  const had = document.activeElement;
  try {
    field.select();
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (had instanceof HTMLElement) had.focus({ preventScroll: true });
  }
}
