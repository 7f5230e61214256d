/** What a learning system hears and keeps: short, exact, and back again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { attempted, emptyRecord } from "../src/progress/record";
import type { CourseRecord } from "../src/progress/record";
import { duration, moment, result, told } from "../src/scorm/interactions";
import { Memory } from "../src/scorm/memory";
import { standing } from "../src/scorm/report";
import { packed, ROOM, unpacked } from "../src/scorm/suspend";
import type { Asked } from "../src/scorm/suspend";

const NOW = Date.UTC(2026, 10, 28, 20);

function bank(count: number): Asked[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `the-${n}`, mark: String(n).padStart(4, "-"), print: `p${n}`, label: "", kind: "single", objective: "o-1", counts: n % 10 !== 9,
  }));
}

function answered(all: Asked[], score = 1): CourseRecord {
  const record = emptyRecord("c", "1");
  for (const { id, print } of all) record.answers[id] = attempted(undefined, print, score, [0], NOW, true);
  return record;
}

test("what is kept comes back: scores, tries, day, seed", () => {
  const all = bank(40);
  const record = answered(all.slice(0, 6));
  record.seed = 1000;
  [0, 1 / 2, 1 / 3, 3 / 4, 2 / 5, 5 / 6].forEach((score, n) => Object.assign(record.answers[`the-${n}`], { first: 0, best: score, tries: n + 1 }));
  record.answers["the-5"].shown = true;
  record.answers["the-4"].at += 90 * 86_400_000;
  const { text, left } = packed(record, all);
  assert.equal(text.length, 6 + 6 * 10);
  assert.equal(left, 0);
  const back = unpacked(text, all, "c", "1");
  assert.equal(back.seed, 1000);
  for (const [id, entry] of Object.entries(record.answers)) {
    const { best, first, tries, step, shown, print, at } = back.answers[id];
    assert.deepEqual([best, first, tries, step, shown ?? false, print], [entry.best, entry.first, entry.tries, entry.step, entry.shown ?? false, entry.print]);
    assert.equal(Math.floor(at / 86_400_000), Math.floor(entry.at / 86_400_000));
  }
  assert.equal(packed(back, all).text, text);
});

test("nothing answered, nothing kept: still a text that comes back", () => {
  assert.deepEqual(unpacked(packed(emptyRecord("c", "1"), bank(3)).text, bank(3), "c", "1"), emptyRecord("c", "1"));
});

test("it stays under 4,096 characters; what finds no room is counted, what counts stays", () => {
  const all = bank(ROOM + 7);
  const record = answered(all);
  for (const { id } of all.slice(0, 10)) Object.assign(record.answers[id], { first: 0, best: 0 });
  const { text, left } = packed(record, all);
  assert.ok(text.length < 4096);
  assert.equal(left, 7);
  const back = unpacked(text, all, "c", "1");
  assert.ok(all.slice(0, 9).every(({ id }) => id in back.answers), "what counts stays, right or not");
  assert.equal(all.filter(({ id, counts }) => counts && !(id in back.answers)).length, 0);
});

test("a question that has changed begins anew, and so does a text that can't be read", () => {
  const all = bank(4);
  const { text } = packed(answered(all), all);
  const changed = all.map((asked, n) => (n ? asked : { ...asked, mark: "other", print: "new" }));
  assert.deepEqual(Object.keys(unpacked(text, changed, "c", "1").answers), ["the-1", "the-2", "the-3"]);
  for (const odd of ["", "hello", `2${text.slice(1)}`, text.slice(0, 20), `${text.slice(0, 10)}zzzz${text.slice(14)}`, "1ü%&/()"]) {
    const back = unpacked(odd, all, "c", "1");
    for (const { best, first, tries } of Object.values(back.answers)) assert.ok(best <= 1 && first <= best && tries > 0);
  }
  const stale = answered(all);
  stale.answers["the-0"].print = "old";
  assert.equal(packed(stale, all).text.length, 6 + 30);
});

test("only what is all right is 100, and closed cards never count", () => {
  const all = bank(300);
  const record = answered(all);
  record.answers["the-0"].best = 0.9;
  assert.deepEqual(standing(record, { course: "c", edition: "1", exercises: all }), { answered: 270, all: 270, score: 99 });
  record.answers["the-0"].best = 1;
  assert.equal(standing(record, { course: "c", edition: "1", exercises: all }).score, 100);
  assert.deepEqual(standing(emptyRecord("c", "1"), { course: "c", edition: "1", exercises: [] }), { answered: 0, all: 0, score: 0 });
});

test("an answer is told in SCORM's own types", () => {
  const cases: [string, unknown, string, string, string, string][] = [
    ["single", [2], "choice", "c", "choice", "c"],
    ["multiple", [0, 3], "choice", "a,d", "choice", "a[,]d"],
    ["order", [2, 0, 1], "sequencing", "c,a,b", "sequencing", "c[,]a[,]b"],
    ["match", [1, -1, 0], "matching", "a.b,c.a", "matching", "a[.]b[,]c[.]a"],
    ["number", "2,5 mg\n", "fill-in", "2,5 mg", "fill-in", "2,5 mg"],
    ["number", { seed: 7, given: "8" }, "fill-in", "8", "fill-in", "8"],
    ["cloze", ["Zöliakie", "T cell"], "fill-in", "Zöliakie; T cell", "fill-in", "Zöliakie[,]T cell"],
    ["text", { text: "Größe  zählt\nnicht", points: [] }, "fill-in", "Größe zählt nicht", "long-fill-in", "Größe zählt nicht"],
    ["goal", { "peak day": 3.5 }, "performance", '{"peak day":3.5}', "performance", "peak_day[.]3.5"],
    ["spot", [1, 2], "performance", "[1,2]", "other", "[1,2]"],
    ["mystery", { seed: 3, given: [1, 0] }, "performance", "[1,0]", "other", "[1,0]"],
    ["text", undefined, "performance", "", "other", ""],
  ];
  for (const [kind, given, ...wanted] of cases) {
    const [old, recent] = [told(kind, given, "1.2"), told(kind, given, "2004")];
    assert.deepEqual([old.type, old.response, recent.type, recent.response], wanted, kind);
  }
  assert.equal(told("text", { text: "ü".repeat(5000) }, "1.2").response.length, 255);
  assert.equal(told("text", { text: "ü".repeat(5000) }, "2004").response.length, 4000);
});

test("times and results are written as each version wants", () => {
  const now = new Date(2026, 10, 28, 9, 5, 7);
  assert.equal(moment(now, "1.2"), "09:05:07");
  assert.match(moment(now, "2004"), /^2026-11-2\dT\d\d:05:07\.00Z$/);
  assert.deepEqual([duration(3_725_400, "1.2"), duration(3_725_400, "2004"), duration(-5, "1.2")], ["0001:02:05", "PT3725S", "0000:00:00"]);
  assert.deepEqual([0, 0.5, 1].map((score) => result(score, "1.2")), ["wrong", "0.50", "correct"]);
  assert.equal(result(0, "2004"), "incorrect");
});

test("the attempt's storage is as a browser's, and tells what is written", () => {
  const heard: string[] = [];
  const memory = new Memory((key) => heard.push(key));
  memory.setItem("a", "1");
  memory.setItem("b", "2");
  memory.removeItem("a");
  assert.deepEqual([memory.length, memory.key(0), memory.key(5), memory.getItem("a"), memory.getItem("b")], [1, "b", null, null, "2"]);
  memory.clear();
  assert.equal(memory.length, 0);
  assert.deepEqual(heard, ["a", "b", "a", "b"]);
});
