/** Sliders and switches: native inputs with a label, a unit and a spoken value. */
import { freshId, h, say } from "../ui/dom";
import { isWhole, reading, readingAloud, setting } from "../ui/number-format";
import * as strings from "../ui/strings";
import type { ParameterSpec } from "../simulation/types";

export interface Control {
  element: HTMLElement;
  /** Show a value without telling anybody; how it is spoken can wait until it rests. */
  show(value: number, isResting: boolean): void;
  /** Label and value as words, for paper. */
  told(): [label: string, value: string];
}

export interface Listener {
  /** While it moves. */
  input(name: string, value: number): void;
  /** When it rests. */
  change(name: string, value: number): void;
}

/** Places of a logarithmic slider; each is about 2 percent of a hundredfold range. */
const LOG_PLACES = 200;

export function makeControl(parameter: ParameterSpec, listener: Listener): Control {
  return parameter.switch ? makeSwitch(parameter, listener) : makeSlider(parameter, listener);
}

function makeSwitch(parameter: ParameterSpec, listener: Listener): Control {
  const id = freshId("switch");
  const input = h("input", { type: "checkbox", role: "switch", id, class: "ex-switch", name: parameter.name });
  const element = h(
    "div", { class: "ex-control ex-control-switch" },
    h("label", { for: id }, parameter.label), input,
  );
  input.addEventListener("change", () => {
    const value = input.checked ? 1 : 0;
    listener.input(parameter.name, value);
    listener.change(parameter.name, value);
  });
  return {
    element,
    show: (value) => { input.checked = value >= 0.5; },
    told: () => [parameter.label, input.checked ? strings.switchedOn : strings.switchedOff],
  };
}

function makeSlider(parameter: ParameterSpec, listener: Listener): Control {
  const id = freshId("slider");
  const map = mapping(parameter);
  const input = h("input", {
    type: "range", id, class: "ex-slider", name: parameter.name, min: map.min, max: map.max, step: map.step,
  });
  const value = h("output", { for: id, class: "ex-value", "aria-live": "off" });
  const ends = [parameter.lo!, parameter.hi!].map((v) => h("span", {}, reading(v, parameter)));
  const element = h(
    "div", { class: "ex-control" },
    h("div", { class: "ex-control-head" }, h("label", { for: id }, parameter.label), value),
    input,
    h("div", { class: "ex-ends", "aria-hidden": "true" }, ...ends),
  );
  const home = (map.place(parameter.default) - map.min) / (map.max - map.min);
  element.style.setProperty("--ex-home", String(home));

  let shown = NaN;
  let place = NaN;
  let spoken = NaN;
  const show = (x: number, isResting: boolean): void => {
    describe(x);
    if (Number(input.value) !== place) input.value = String(place);
    if (!isResting || spoken === x) return;
    spoken = x;
    input.setAttribute("aria-valuetext", readingAloud(x, parameter));
  };
  const describe = (x: number): void => {
    if (shown === x) return;
    shown = x;
    place = map.place(x);
    say(value, setting(x, parameter));
    element.style.setProperty("--ex-share", ((place - map.min) / (map.max - map.min)).toFixed(4));
  };
  input.addEventListener("input", () => {
    const x = map.value(Number(input.value));
    describe(x);
    listener.input(parameter.name, x);
  });
  input.addEventListener("change", () => listener.change(parameter.name, map.value(Number(input.value))));
  return { element, show, told: () => [parameter.label, value.textContent ?? ""] };
}

export interface Mapping {
  min: number;
  max: number;
  step: number;
  place(value: number): number;
  value(place: number): number;
}

/** How a value of the parameter becomes a place of the slider, and back. */
export function mapping(parameter: ParameterSpec): Mapping {
  const [lo, hi] = [parameter.lo!, parameter.hi!];
  const usual = parameter.default;
  if (parameter.scale === "log") {
    const places = logPlaces(parameter);
    const last = places.length - 1;
    const logs = places.map(Math.log);
    const place = (v: number): number => {
      const log = Math.log(v);
      return logs.reduce((best, at, k) => (Math.abs(log - at) < Math.abs(log - logs[best]) ? k : best), 0);
    };
    return { min: 0, max: last, step: 1, place, value: (at) => places[Math.min(last, Math.max(0, Math.round(at)))] };
  }
  const step = parameter.step ?? niceStep((hi - lo) / 100);
  const value = (at: number): number => {
    if (Math.abs(at - usual) < step / 2) return usual;
    return Number(at.toPrecision(12));
  };
  return { min: lo, max: hi, step, place: (v) => Number((lo + Math.round((v - lo) / step) * step).toPrecision(12)), value };
}

/** The values of a logarithmic slider, evenly spaced to the eye; what is counted has whole ones only. */
function logPlaces(parameter: ParameterSpec): number[] {
  const [lo, hi] = [parameter.lo!, parameter.hi!];
  const isCounted = isWhole(parameter.spoken || parameter.unit);
  const home = Math.round((LOG_PLACES * Math.log(parameter.default / lo)) / Math.log(hi / lo));
  const values = Array.from({ length: LOG_PLACES + 1 }, (_, k) => {
    if (k === home) return parameter.default;
    if (k === 0 || k === LOG_PLACES) return k === 0 ? lo : hi;
    const x = Number((lo * (hi / lo) ** (k / LOG_PLACES)).toPrecision(3));
    return isCounted ? Math.round(x) : x;
  });
  return [...new Set(values)];
}

/** The next smaller of 1, 2, 5 times a power of ten. */
export function niceStep(x: number): number {
  const power = 10 ** Math.floor(Math.log10(x));
  const digit = x / power;
  return Number(((digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power).toPrecision(12));
}
