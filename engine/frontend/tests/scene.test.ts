/** Story time, and figures on their way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock } from "../src/scene/clock";
import { FigureCrowd } from "../src/scene/crowd";
import type { Placed } from "../src/scene/display";
import { details } from "../src/scene/words";
import type { Source } from "../src/scene/source";
import type { SceneSpec } from "../src/spec";

test("each caption has time to be read, and a quiet stretch is short", () => {
  const clock = Clock.of(0, 90, [0.5, 1, 60]);
  const at = [0, 0.5, 1, 60, 90].map((t) => clock.secondsAt(t));
  at.slice(1).forEach((seconds, k) => {
    assert.ok(seconds - at[k] >= 1.8 - 1e-9);
    assert.ok(seconds - at[k] <= 4.5 + 1e-9);
  });
  assert.equal(clock.end, at[4]);
});

test("there and back is the same time", () => {
  for (const clock of [Clock.of(0, 90, [3, 3, 50]), Clock.of(0.01, 1000, [1, 20], true), Clock.of(-2, 6, [])]) {
    for (let k = 0; k <= 20; k++) {
      const seconds = (clock.end * k) / 20;
      assert.ok(Math.abs(clock.secondsAt(clock.timeAt(seconds)) - seconds) < 1e-9);
    }
  }
  assert.ok(Math.abs(Clock.of(1, 100, [], true).timeAt(Clock.of(1, 100, [], true).end / 2) - 10) < 1e-9);
});

const germ = (id: string, x: number, more: Partial<Placed> = {}): Placed => ({ id, symbol: "germ", x, y: 0, look: "full", size: 29, turn: 0, ...more });
const counted = (more: object): SceneSpec => ({ figures: [{ kind: "counted", symbol: "germ", comes: "divides", goes: "eaten", by: ["tcell"], ...more }] }) as unknown as SceneSpec;

test("a new one comes out of its neighbor, and rests at its place", () => {
  const crowd = new FigureCrowd(counted({}));
  crowd.aim([germ("0.0", 10)], true);
  crowd.aim([germ("0.0", 10), germ("0.1", 36)], false);
  const [, born] = [...crowd.figures()];
  assert.equal(born.x, 10);
  assert.equal(born.alpha, 0);
  while (crowd.step(0.016));
  assert.deepEqual([born.x, born.alpha, born.scale], [36, 1, 1]);
});

test("one that goes moves towards who takes it in, grows pale, and is gone within three seconds", () => {
  const crowd = new FigureCrowd(counted({}));
  crowd.aim([germ("0.0", 10), germ("1.0", 60, { symbol: "tcell" })], true);
  crowd.aim([germ("1.0", 60, { symbol: "tcell" })], false);
  const [leaving] = [...crowd.figures()];
  crowd.step(0.3);
  assert.ok(leaving.x > 20 && leaving.x < 60);
  assert.ok(leaving.alpha < 0.6 && leaving.scale < 1);
  let seconds = 0.3;
  while (crowd.step(0.016)) seconds += 0.016;
  assert.ok(seconds < 3);
  assert.deepEqual([...crowd.figures()].map((figure) => figure.symbol), ["tcell"]);
});

test("who is there at once does not move", () => {
  const crowd = new FigureCrowd(counted({}));
  crowd.aim([germ("0.0", 10)], true);
  crowd.aim([germ("0.0", 80, { look: "faint" })], true);
  const [only] = [...crowd.figures()];
  assert.deepEqual([only.x, only.alpha], [80, 0.45]);
  assert.equal(crowd.step(0.016), false);
});

test("one of something is told as one", () => {
  const figures = ["cells", "cells that hide"].map((words) => ({ kind: "counted", of: "N", words, each: 1, most: 9, least: 0.05 }));
  const told = (amount: number): string =>
    details({ scene: { figures }, holds: () => true, amount: () => amount, number: () => 1 } as unknown as Source, 0, []);
  assert.equal(told(1), "1\u00a0cell, 1 of the cells that hide");
  assert.equal(told(3), "3 cells, 3 cells that hide");
  assert.equal(told(0), "no cells, no cells that hide");
});
