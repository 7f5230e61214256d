import assert from "node:assert/strict";
import { test } from "node:test";
import { Window } from "happy-dom";
import { makeControl } from "../src/explorer/controls";
import { svg } from "../src/ui/dom";
import { dashesOf } from "../src/charts/legend";
import { drawAxes, drawMarks } from "../src/charts/overlay";
import { reachOf } from "../src/charts/reach";
import { run } from "../src/simulation/outcome";
import { drawShapes } from "../src/charts/shapes";
import type { PanelSpec } from "../src/simulation/types";
import { warmUp } from "../src/explorer/warm";
import { doses, parameter } from "./fixtures";

const page = new Window();
Object.assign(globalThis, { window: page, document: page.document });

const area = { left: 40, top: 8, width: 300, height: 200 };
const ticks = [{ text: "0", pixel: 0 }, { text: "10", pixel: 150 }];

test("a layer drawn again has the same nodes, told what is new", () => {
  const layer = svg("g");
  drawAxes(layer, area, ticks, ticks);
  const before = [...layer.children];
  drawAxes(layer, area, [ticks[0], { text: "20", pixel: 290 }], ticks);
  assert.deepEqual([...layer.children].map((node, k) => node === before[k]), before.map(() => true));
  const moved = [...layer.children].find((node) => node.textContent === "20")!;
  assert.equal(moved.getAttribute("x"), "290");
});

test("what is drawn over something else looks as if it were drawn alone", () => {
  const marks = [{ label: "peak", role: "one", x: 30, y: 40 }, { label: "limit", role: "two", y: 90 }] as const;
  const used = svg("g");
  for (const given of [[...marks], [marks[1]], [], [...marks].reverse(), [marks[0]]]) {
    drawMarks(used, area, given);
    const alone = svg("g");
    drawMarks(alone, area, given);
    assert.equal(used.innerHTML, alone.innerHTML);
  }
});

test("an attribute or a text that is gone is taken away", () => {
  const layer = svg("g");
  drawShapes(layer, [{ tag: "text", attributes: { x: 1, class: "far" }, text: "here" }]);
  drawShapes(layer, [{ tag: "text", attributes: { x: 1 } }]);
  assert.equal(layer.innerHTML, svg("g", {}, svg("text", { x: 1 })).innerHTML);
});

test("while a slider moves its number follows; how it is spoken waits until it rests", () => {
  const control = makeControl(parameter("r", 2, { lo: 0, hi: 10, spoken: "per day" }), { input() {}, change() {} });
  const spoken = (): string | null => control.element.querySelector("input")!.getAttribute("aria-valuetext");
  control.show(2, true);
  const usual = spoken();
  control.show(7, false);
  assert.match(control.element.querySelector("output")!.textContent!, /^7\s/);
  assert.equal(spoken(), usual);
  control.show(7, true);
  assert.match(spoken()!, /^7/);
});

test("a slider put elsewhere by hand comes back to the value that is shown", () => {
  const control = makeControl(parameter("r", 2, { lo: 0, hi: 10 }), { input() {}, change() {} });
  control.show(2, true);
  const input = control.element.querySelector("input")!;
  input.value = "9";
  control.show(2, true);
  assert.equal(input.value, "2");
});

test("how far a run reaches is told for what an axis can show, and looked at once", () => {
  const result = run(doses.model, doses.spec);
  const all = reachOf(result, 0, "linear");
  assert.equal(all.min, 0);
  assert.ok(all.max > 8);
  assert.ok(reachOf(result, 0, "log").min > 0);
  assert.equal(reachOf(result, 0, "linear"), all);
  assert.equal(reachOf(result, 1, "linear").max, 2 * all.max);
});

test("curves that ask for one dash get different ones", () => {
  const curves = (["solid", "solid", "solid"] as const).map((dash, i) => ({ of: `c${i}`, role: "one", label: "", dash }));
  assert.deepEqual(dashesOf({ curves } as unknown as PanelSpec), ["solid", "dash", "dot"]);
});

test("what is warmed up is run some times, not for long, and not any more when it is told to stop", (t) => {
  const idle: (() => void)[] = [];
  Object.assign(globalThis, { requestIdleCallback: (work: () => void) => idle.push(work) });
  const turns = (work: () => void): number => {
    warmUp(work);
    let count = 0;
    for (let next = idle.shift(); next; next = idle.shift(), count++) next();
    return count;
  };
  let clock = 0;
  t.mock.method(performance, "now", () => clock);
  assert.equal(turns(() => undefined), 10);
  assert.equal(turns(() => void (clock += 150)), 2);
  let runs = 0;
  warmUp(() => void runs++)();
  idle.shift()!();
  assert.equal(runs, 0);
});
