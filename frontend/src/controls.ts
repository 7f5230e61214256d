/** Sliders and switches: native inputs with a label, a unit and a spoken value. */
import { freshId, h, say } from "./dom";
import { counted, reading, readingAloud } from "./format";
import type { ParameterSpec } from "./types";

export interface Control {
  element: HTMLElement;
  /** Show a value without telling anybody. */
  show(value: number): void;
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
  const input = h("input", { type: "checkbox", role: "switch", id, class: "ib-switch", name: parameter.name });
  const element = h(
    "div", { class: "ib-control ib-control-switch" },
    h("label", { for: id }, parameter.label), input,
  );
  input.addEventListener("change", () => {
    const value = input.checked ? 1 : 0;
    listener.input(parameter.name, value);
    listener.change(parameter.name, value);
  });
  return { element, show: (value) => void (input.checked = value >= 0.5) };
}

function makeSlider(parameter: ParameterSpec, listener: Listener): Control {
  const id = freshId("slider");
  const map = mapping(parameter);
  const input = h("input", {
    type: "range", id, class: "ib-slider", name: parameter.name, min: map.min, max: map.max, step: map.step,
  });
  const value = h("output", { for: id, class: "ib-value" });
  const ends = [parameter.lo!, parameter.hi!].map((v) => h("span", {}, reading(v, parameter)));
  const element = h(
    "div", { class: "ib-control" },
    h("div", { class: "ib-control-head" }, h("label", { for: id }, parameter.label), value),
    input,
    h("div", { class: "ib-ends", "aria-hidden": "true" }, ...ends),
  );
  const home = (map.place(parameter.default) - map.min) / (map.max - map.min);
  element.style.setProperty("--ib-home", String(home));

  const show = (x: number): void => {
    const place = map.place(x);
    if (Number(input.value) !== place) input.value = String(place);
    describe(x);
  };
  const describe = (x: number): void => {
    say(value, withUnit(x, parameter));
    input.setAttribute("aria-valuetext", readingAloud(x, parameter));
    const share = (map.place(x) - map.min) / (map.max - map.min);
    element.style.setProperty("--ib-share", share.toFixed(4));
  };
  input.addEventListener("input", () => {
    const x = map.value(Number(input.value));
    describe(x);
    listener.input(parameter.name, x);
  });
  input.addEventListener("change", () => listener.change(parameter.name, map.value(Number(input.value))));
  return { element, show };
}

/** "2.5 per day": the number with its unit in words, if there are words. */
function withUnit(x: number, parameter: ParameterSpec): string {
  const unit = parameter.shownAs ? "" : parameter.spoken || (parameter.unit === "1" ? "" : parameter.unit);
  return unit ? `${reading(x, parameter)}\u00a0${counted(x, unit)}` : reading(x, parameter);
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
    const place = (value: number): number => (LOG_PLACES * Math.log(value / lo)) / Math.log(hi / lo);
    const value = (at: number): number => {
      if (Math.abs(at - place(usual)) <= 0.5) return usual;
      if (at <= 0 || at >= LOG_PLACES) return at <= 0 ? lo : hi;
      return Number((lo * Math.pow(hi / lo, at / LOG_PLACES)).toPrecision(3));
    };
    return { min: 0, max: LOG_PLACES, step: 1, place: (v) => Math.round(place(v)), value };
  }
  const step = parameter.step ?? niceStep((hi - lo) / 100);
  const value = (at: number): number => {
    if (Math.abs(at - usual) < step / 2) return usual;
    return Number(at.toPrecision(12));
  };
  return { min: lo, max: hi, step, place: (v) => Number((lo + Math.round((v - lo) / step) * step).toPrecision(12)), value };
}

/** The next smaller of 1, 2, 5 times a power of ten. */
export function niceStep(x: number): number {
  const power = Math.pow(10, Math.floor(Math.log10(x)));
  const digit = x / power;
  return Number(((digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power).toPrecision(12));
}
