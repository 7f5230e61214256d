import assert from "node:assert/strict";
import { test } from "node:test";
import { mapping, niceStep } from "../src/explorer/controls";
import { fromHash, toHash } from "../src/explorer/link";
import { rangeOf, ticksOf } from "../src/charts/ticks";
import { parameter, spec } from "./fixtures";

test("a logarithmic slider goes from end to end and comes home to its default", () => {
  const map = mapping(parameter("P0", 1234, { lo: 10, hi: 1e5, scale: "log" }));
  assert.equal(map.value(map.min), 10);
  assert.equal(map.value(map.max), 1e5);
  assert.equal(map.value(map.place(1234)), 1234);
  assert.equal(String(map.value(77)), String(Number(map.value(77).toPrecision(3))));
});

test("a logarithmic slider of what is counted has whole values, each once, and an arrow key always moves on", () => {
  for (const [lo, usual, hi] of [[5, 27, 1500], [10, 1000, 1e5], [1, 3, 50]]) {
    const map = mapping(parameter("n", usual, { lo, hi, scale: "log", unit: "children", spoken: "children" }));
    const values = Array.from({ length: map.max + 1 }, (_, at) => map.value(at));
    assert.ok(values.every((v, k) => Number.isInteger(v) && (k === 0 || v > values[k - 1])), String(values));
    values.forEach((v, at) => assert.equal(map.place(v), at));
    assert.deepEqual([values[0], values[map.max]], [lo, hi]);
    assert.ok(values.includes(usual));
  }
});

test("a linear slider keeps a default that lies between its steps", () => {
  const map = mapping(parameter("r", 2.03, { lo: 0.5, hi: 3, step: 0.1 }));
  assert.equal(map.value(map.place(2.03)), 2.03);
  assert.equal(map.value(2.2), 2.2);
  assert.equal(niceStep(0.025), 0.02);
});

const linked = spec({
  id: "germ",
  sliders: ["r", "on"],
  parameters: [
    parameter("r", 2, { lo: 0.5, hi: 3, label: "Growth" }),
    parameter("on", 1, { switch: true, lo: 0, hi: 1, label: "Innate arm" }),
    parameter("Pmax", 1e12),
  ],
});

test("a link holds what differs, and gives it back", () => {
  const hash = toHash(linked, { r: 1.25, on: 0, Pmax: 1e12 });
  assert.equal(hash, "#explore-germ?r=1.25&on=0");
  assert.deepEqual(fromHash(linked, hash), { values: { r: 1.25, on: 0 }, problem: "" });
  assert.equal(toHash(linked, { r: 2, on: 1, Pmax: 1e12 }), "#explore-germ");
});

test("the ends of a range survive a link's twelve digits", () => {
  for (const [lo, hi] of [[1 / 3, 2 / 3], [-2 / 3, -1 / 3]]) {
    const thirds = spec({ id: "thirds", sliders: ["r"], parameters: [parameter("r", 0.5 * Math.sign(hi), { lo, hi })] });
    for (const r of [lo, hi]) {
      const got = fromHash(thirds, toHash(thirds, { r }))!;
      assert.equal(got.problem, "");
      assert.ok(got.values.r >= lo && got.values.r <= hi);
    }
  }
});

test("bad values in a link are left out, and it is said which", () => {
  const got = fromHash(linked, "#explore-germ?r=99&on=0&Pmax=5&x=1&r=abc")!;
  assert.deepEqual(got.values, { on: 0 });
  for (const part of ["Growth goes from 0.5 to 3", "“Pmax” is not", "“x” is not", "and 1 more"]) {
    assert.ok(got.problem.includes(part), got.problem);
  }
  assert.match(fromHash(linked, "#explore-germ?r=abc")!.problem, /“abc” is not a number/);
  assert.equal(fromHash(linked, "#explore-other?r=1"), null);
  assert.equal(fromHash(linked, "#explore-germ"), null);
});

test("whatever a link holds, what is said about it is short", () => {
  const many = Array.from({ length: 20_000 }, (_, n) => `odd${n}=1`).join("&");
  assert.match(fromHash(linked, `#explore-germ?${many}`)!.problem, /“odd2” is not a setting here; and 19,997 more\.$/);
  const long = "z".repeat(100_000);
  for (const query of [`${long}=1`, `r=${long}`, many]) assert.ok(fromHash(linked, `#explore-germ?${query}`)!.problem.length < 200);
  for (const name of ["constructor", "__proto__", "toString", "%E0%A4%A"]) {
    const got = fromHash(linked, `#explore-germ?${name}=1`)!;
    assert.deepEqual(got.values, {});
    assert.match(got.problem, /is not a setting here/);
  }
});

test("ranges end at round numbers, ticks are few and readable", () => {
  const log = rangeOf([[3, 91283, 0, NaN]], "log", 1, null);
  assert.deepEqual([log.lo, log.hi], [1, 1e5]);
  const named = ticksOf({ lo: 1, hi: 1e12, scale: "log" }, 5).filter((tick) => tick.text);
  assert.deepEqual(named.map((tick) => tick.text), ["1", "1,000", "1 million", "1 billion", "1 trillion"]);
  assert.deepEqual(ticksOf({ lo: 0, hi: 90, scale: "linear" }, 5).map((tick) => tick.text), ["0", "30", "60", "90"]);
  assert.deepEqual(ticksOf({ lo: 0, hi: 1, scale: "linear" }, 3).map((tick) => tick.text), ["0", "0.5", "1"]);
  assert.deepEqual(ticksOf({ lo: -4000, hi: 0, scale: "linear" }, 3).map((tick) => tick.text), ["−4,000", "−2,000", "0"]);
  const flat = rangeOf([[0, 0]], "linear", null, null);
  assert.ok(flat.hi > flat.lo);
});

test("a link hides and fixes controls and sets a task; what is no control here is told", () => {
  assert.deepEqual(fromHash(linked, "#explore-germ?r=3&fix=r&hide=on&task=What%20happens%3F"), {
    values: { r: 3 }, problem: "", held: { hide: ["on"], fix: ["r"], task: "What happens?" },
  });
  const odd = fromHash(linked, "#explore-germ?hide=<b>,__proto__,Pmax,%00,on,on&fix=constructor")!;
  assert.deepEqual(odd.held, { hide: ["on"], fix: [], task: "" });
  assert.match(odd.problem, /“<b>” is not a setting here; “__proto__” .*; “Pmax” .*and 2 more/);
  assert.equal(fromHash(linked, "#explore-germ?r=99&fix=r")!.values.r, undefined);
});

test("a link's task is one line of bounded length, without signs that turn the text around", () => {
  const task = fromHash(linked, `#explore-germ?task=${encodeURIComponent("a\n\u202Eb\t<i>c</i>")}`)!.held!.task;
  assert.equal(task, "a b <i>c</i>");
  assert.equal([...fromHash(linked, `#explore-germ?task=${"😀".repeat(5000)}`)!.held!.task].length, 301);
});

test("a parameter that is called as one of a link's words keeps its old links", () => {
  const own = spec({ id: "own", sliders: ["fix"], parameters: [parameter("fix", 1, { lo: 0, hi: 2 })] });
  assert.deepEqual(fromHash(own, "#explore-own?fix=2"), { values: { fix: 2 }, problem: "" });
});
