/**
 * What a page computes and writes for many settings: points of the curves, measures, the case that is
 * said, and all texts. Bundled with the front end and run by Node (see `proof.py`).
 */
import { makeControl } from "./explorer/controls";
import { solve } from "./solve/solution";
import { makeModel } from "./simulation/model";
import { run } from "./simulation/outcome";
import { makeTables } from "./explorer/table";
import { openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** As much of an element as sliders and tables need to be made. */
class Element {
  children = [];
  attributes = {};
  style = { setProperty() {} };
  constructor(tag) { this.tag = tag; }
  append(...more) { this.children.push(...more); }
  setAttribute(name, value) { this.attributes[name] = value; }
  addEventListener() {}
  get textContent() { return this.children.map((c) => c.textContent ?? c).join(""); }
  set textContent(text) { this.children = [text]; }
  all(tag) {
    const below = this.children.flatMap((c) => (c instanceof Element ? c.all(tag) : []));
    return this.tag === tag ? [this, ...below] : below;
  }
}
globalThis.document = { createElement: (tag) => new Element(tag) };

const [task, code, answer] = process.argv.slice(2);
const { spec, settings, withTexts, finer } = JSON.parse(readFileSync(task, "utf8"));
/** The same with more places between those that are drawn. */
const fine = { ...spec, axis: { ...spec.axis, points: finer * (spec.axis.points - 1) + 1 } };
/** Parts that the way to the next place is cut into, beside a peak. */
const BESIDE = 12;
/** A busy machine is no reason for a run to be given up. */
const patient = { milliseconds: 600_000 };
const plain = (_, v) => (typeof v === "number" && !Number.isFinite(v) ? String(v) : v);

function makeSliders() {
  const moved = [...spec.sliders, ...spec.more].map((name) => spec.parameters.find((p) => p.name === name));
  return moved.filter((p) => !p.switch).map((p) => [p, makeControl(p, {})]);
}

function sliderTexts(sliders, values) {
  return sliders.flatMap(([p, { element, show }]) => {
    show(values[p.name], true);
    const [input] = element.all("input");
    const [shown] = element.all("output");
    return [`${p.label}: ${shown.textContent}`, `${p.label}: ${input.attributes["aria-valuetext"]}`];
  });
}

/** "head: number", each cell with the head of its column or row. */
function tableTexts(result) {
  return makeTables(spec, result).all("table").flatMap((table) => {
    const [head, ...rows] = table.all("tr").map((row) => row.children.map((cell) => cell.textContent));
    const isList = head.length === 2 && head[1] === "Value";
    return isList ? rows.map(([what, value]) => `${what}: ${value}`)
      : rows.flatMap((row) => row.map((value, i) => `${head[i]}: ${value}`));
  });
}

/** A formula may have a sharp peak: more places beside the highest point of each quantity. */
function sharper({ x, columns, at }) {
  const places = new Set(x);
  for (const column of columns) {
    const k = column.indexOf(column.reduce((a, b) => Math.max(a, b)));
    for (const [a, b] of [[x[k - 1] ?? x[k], x[k]], [x[k], x[k + 1] ?? x[k]]]) {
      for (let i = 1; i < BESIDE; i++) places.add(a + ((b - a) * i) / BESIDE);
    }
  }
  const all = Float64Array.from(places).sort();
  return { x: all, columns: columns.map((_, i) => all.map((place) => at(i, place))) };
}

const model = makeModel((await import(pathToFileURL(code).href)).default, spec);
const sliders = makeSliders();
const file = openSync(`${answer}.points`, "w");
const told = settings.map((values) => {
  const r = run(model, spec, values, patient);
  if (r.message) return { message: r.message };
  const curve = finer > 1 ? solve(model, fine, r.p, patient) : r.solution;
  const lengths = curve.segments.map((segment) => {
    const { x, columns } = spec.kind === "algebraic" ? sharper(segment) : segment;
    for (const column of [x, ...columns]) writeSync(file, new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    return x.length;
  });
  return {
    message: "", lengths, measures: r.measures, values: r.values, sentence: r.sentence,
    said: model.cases.findIndex((holds) => holds(r.p, r.measures)),
    sliders: withTexts ? sliderTexts(sliders, r.values) : [], tables: withTexts ? tableTexts(r) : [],
  };
});
writeFileSync(answer, JSON.stringify(told, plain));
