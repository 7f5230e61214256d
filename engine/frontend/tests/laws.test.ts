/** What holds for all records and all settings, asked of many made by chance. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromHash, toHash } from "../src/explorer/link";
import { attempted, dueAfter, emptyRecord, isDue, merged, readRecord, SPACING, type CourseRecord, type Entry } from "../src/progress/record";
import { parameter, spec } from "./fixtures";

const NOW = Date.UTC(2026, 10, 27);
const RUNS = { numRuns: 300, seed: 20261127 };

/** Entries as they come to be: by tries, one after the other, on one device. */
interface Try { ask: string; print: string; score: number; at: number; fresh: boolean; shown: boolean; sure: number }
const tries = (...prints: string[]): fc.Arbitrary<Try[]> => fc.array(fc.record({
  ask: fc.constantFrom("an-exercise", "another-one", "a-third-one"), print: fc.constantFrom(...prints),
  score: fc.constantFrom(0, 0.5, 1), at: fc.integer({ min: NOW - 40 * 86_400_000, max: NOW }), fresh: fc.boolean(), shown: fc.boolean(), sure: fc.integer({ min: 0, max: 3 }),
}), { maxLength: 8 });
const made = (list: Try[]): CourseRecord => {
  const whole = emptyRecord("course", "2");
  for (const t of [...list].sort((a, b) => a.at - b.at)) {
    const entry = attempted(whole.answers[t.ask], t.print, t.score, [t.at], t.at, t.fresh);
    if (t.sure) entry.sure = [t.at, t.sure, Number(t.score === 1)];
    whole.answers[t.ask] = t.shown ? { ...entry, shown: true } : entry;
  }
  return whole;
};
/** As questions are changed now and then, and as they mostly are. */
const record = tries("p", "q").map(made);
const unchanged = tries("p").map(made);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a record that is saved and loaded is the same record", () => {
  fc.assert(fc.property(record, (whole) => {
    const read = readRecord(JSON.stringify(whole), "course", "2", NOW);
    assert.ok(read.kind === "fine");
    assert.equal(read.skipped, 0);
    assert.deepEqual(plain(read.record), plain(whole));
  }), RUNS);
});

test("records join in any order and any number of times to the same one", () => {
  fc.assert(fc.property(unchanged, unchanged, unchanged, (a, b, c) => {
    assert.deepEqual(plain(merged(merged(a, b), c)), plain(merged(a, merged(b, c))));
  }), RUNS);
  fc.assert(fc.property(record, record, (a, b) => {
    assert.deepEqual(plain(merged(a, b)), plain(merged(b, a)));
    assert.deepEqual(plain(merged(a, a)), plain(a));
    assert.deepEqual(plain(merged(merged(a, b), b)), plain(merged(a, b)));
  }), RUNS);
});

test("joining loses nothing: no exercise, no best score, not that an answer was shown, not how sure somebody was", () => {
  fc.assert(fc.property(record, record, (a, b) => {
    const whole = merged(a, b);
    for (const one of [a, b]) {
      for (const [id, entry] of Object.entries(one.answers)) {
        const kept = whole.answers[id];
        assert.ok(kept, `${id} is lost`);
        assert.ok(!entry.sure || kept.sure![0] >= entry.sure[0], `how sure somebody was of ${id} is lost`);
        const same = (e: Entry): boolean => e.print === kept.print;
        if (same(entry)) {
          assert.ok(kept.best >= entry.best && kept.tries >= entry.tries && kept.firstAt <= entry.firstAt);
          if (entry.shown) assert.equal(kept.shown, true);
        } else assert.ok(kept.before, `what was reached before ${id} changed is lost`);
      }
    }
  }), RUNS);
});

test("what is due comes back at its distance, and an answer before that moves nothing", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: SPACING.length }), fc.integer({ min: 0, max: 86_399_000 }), (step, later) => {
    const at = NOW + later;
    const due = dueAfter(step, at);
    assert.ok(due > at - 86_400_000 && due - at <= SPACING[step - 1] * 86_400_000);
    const entry = { ...attempted(undefined, "p", 1, [], at, true), step, due };
    assert.equal(isDue(entry, due), true);
    assert.equal(isDue(entry, due - 1), false);
    const early = attempted(entry, "p", 1, [], due - 1, true);
    assert.deepEqual([early.step, early.due], [step, due]);
    assert.equal(attempted(entry, "p", 1, [], due, true).step, step + 1);
  }), RUNS);
});

test("a link to a setting leads back to it", () => {
  const described = spec({
    id: "a-simulation", sliders: ["a", "b", "z"], more: ["c"],
    parameters: [
      parameter("a", 1, { lo: 0, hi: 10 }), parameter("b", 1e-9, { lo: 1e-12, hi: 1e-3, scale: "log" }),
      parameter("c", -2, { lo: -5, hi: 5 }), parameter("z", 1, { switch: true }),
    ],
  });
  const setting = fc.record({
    a: fc.double({ min: 0, max: 10, noNaN: true }), b: fc.double({ min: 1e-12, max: 1e-3, noNaN: true }),
    c: fc.double({ min: -5, max: 5, noNaN: true }), z: fc.constantFrom(0, 1),
  }, { requiredKeys: [] });
  fc.assert(fc.property(setting, (values) => {
    const linked = fromHash(described, toHash(described, values)) ?? { values: {}, problem: "" };
    assert.equal(linked.problem, "");
    const defaults: Record<string, number> = { a: 1, b: 1e-9, c: -2, z: 1 };
    for (const name of ["a", "b", "c", "z"]) {
      const wanted = (values as Record<string, number | undefined>)[name] ?? defaults[name];
      const found = linked.values[name] ?? defaults[name];
      assert.ok(Math.abs(found - wanted) <= 1e-11 * Math.abs(wanted), `${name}: ${wanted} became ${found}`);
    }
  }), RUNS);
});
