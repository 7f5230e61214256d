import assert from "node:assert/strict";
import { test } from "node:test";
import { indentAfter } from "../src/python/editor";
import { pieces } from "../src/python/highlight";
import { Python, Stopped, type Asked, type Told, type WorkerLike } from "../src/python/protocol";
import type { DoneData } from "../src/spec";

class FakeWorker implements WorkerLike {
  asked: Asked[] = [];
  isEnded = false;
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  postMessage(message: Asked): void { this.asked.push(message); }
  terminate(): void { this.isEnded = true; }
  say(told: Told): void { this.onmessage?.({ data: told }); }
}

const nothing: DoneData = { shown: [], mistake: null };
const runs = (source: string): Asked => ({ kind: "run", given: [source, "cell 1"] });

function started(): { python: Python; workers: FakeWorker[] } {
  const workers: FakeWorker[] = [];
  const python = new Python(() => {
    workers.push(new FakeWorker());
    return workers.at(-1)!;
  }, "course");
  return { python, workers };
}

test("Python starts when something is asked for, and answers one thing after the other", async () => {
  const { python, workers } = started();
  assert.equal(workers.length, 0);
  const [first, second] = [python.ask(runs("a")), python.ask(runs("b"))];
  const [worker] = workers;
  assert.deepEqual(worker.asked, [{ kind: "begin", course: "course" }]);
  worker.say({ kind: "ready" });
  assert.deepEqual(worker.asked.slice(1), [runs("a")]);
  worker.say({ kind: "done", done: nothing });
  assert.equal(await first, nothing);
  assert.deepEqual(worker.asked.slice(2), [runs("b")]);
  worker.say({ kind: "done", done: nothing });
  await second;
  const third = python.ask(runs("c"));
  assert.equal(worker.asked.length, 4);
  worker.say({ kind: "done", done: nothing });
  await third;
  assert.equal(workers.length, 1);
});

test("who waits hears what comes and what is printed, nobody else", async () => {
  const { python, workers } = started();
  const heard: string[] = [];
  const [first, second] = ["one", "two"].map((name) => python.ask(runs(name), (told) => heard.push(`${name} ${told.kind}`)));
  workers[0].say({ kind: "come", bytes: 3 });
  workers[0].say({ kind: "ready" });
  workers[0].say({ kind: "said", text: "hi" });
  workers[0].say({ kind: "done", done: nothing });
  workers[0].say({ kind: "done", done: nothing });
  await Promise.all([first, second]);
  assert.deepEqual(heard, ["one come", "one ready", "one said", "two done"]);
});

test("a stop ends what waits, and the next question starts another life", async () => {
  const { python, workers } = started();
  const waiting = [python.ask(runs("while True: pass")), python.ask(runs("b"))];
  workers[0].say({ kind: "ready" });
  python.stop();
  for (const one of waiting) await assert.rejects(one, Stopped);
  assert.equal(workers[0].isEnded, true);
  assert.equal(python.generation, 1);
  void python.ask(runs("c"));
  assert.deepEqual(workers[1].asked, [{ kind: "begin", course: "course" }]);
});

test("a worker that breaks is told to who waits, and may start again", async () => {
  const { python, workers } = started();
  const first = python.ask(runs("a"));
  workers[0].say({ kind: "broken", why: "std.pack: 404" });
  await assert.rejects(first, /std.pack: 404/);
  void python.ask(runs("a"));
  assert.equal(workers.length, 2);
});

test("what Python moves is told by its id; what a reader moves before Python is there is not sent", () => {
  const { python, workers } = started();
  const moved: unknown[] = [];
  python.onMoved = (...given) => moved.push(given);
  void python.ask(runs("a"));
  python.tell("py-1", {});
  workers[0].say({ kind: "ready" });
  workers[0].say({ kind: "moved", id: "py-1", state: { values: { k: 2 } } });
  python.tell("py-1", { values: { k: 3 } });
  workers[0].say({ kind: "moved", id: "py-1", state: {} });
  assert.deepEqual(moved, [["py-1", { k: 2 }]]);
  assert.deepEqual(workers[0].asked.filter(({ kind }) => kind === "hear"), [{ kind: "hear", given: ["py-1", { values: { k: 3 } }] }]);
});

test("words of Python have the classes that the page colors, and none is lost", () => {
  const code = '@model(x="a # b")\ndef f(n):  # why\n    return 1e3 if None else """two\nlines'; 
  const found = pieces(code);
  assert.equal(found.map(([, text]) => text).join(""), code);
  const kinds = (kind: string): string[] => found.filter(([k]) => k === kind).map(([, text]) => text);
  assert.deepEqual(kinds("nd"), ["@model"]);
  assert.deepEqual(kinds("s2"), ['"a # b"', '"""two\nlines']);
  assert.deepEqual(kinds("c1"), ["# why"]);
  assert.deepEqual(kinds("k"), ["def", "return", "if", "else"]);
  assert.deepEqual(kinds("mi"), ["1e3"]);
  assert.deepEqual(kinds("kc"), ["None"]);
});

test("a new line begins as far in as the last, and further behind a colon", () => {
  assert.equal(indentAfter("a = 1"), "");
  assert.equal(indentAfter("if x:\n    a = 1"), "    ");
  assert.equal(indentAfter("for x in y:  # each"), "    ");
  assert.equal(indentAfter("  def f():"), "      ");
});
