/** Sliders, switches and the copied link, in the page. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { makeControl } from "../src/explorer/controls";
import { copy } from "../src/explorer/link";
import { parameter } from "./fixtures";

beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document, Event: window.Event, HTMLElement: window.HTMLElement, Node: window.Node });
});

const heard: [string, string, number][] = [];
const listener = {
  input: (name: string, value: number) => void heard.push(["input", name, value]),
  change: (name: string, value: number) => void heard.push(["change", name, value]),
};
const dose = parameter("dose", 4, { label: "Dose", unit: "mg", spoken: "milligrams", lo: 0, hi: 10, step: 1 });

test("a slider tells its value to eye and ear, when it is shown and when it is moved", () => {
  const { element, show, told } = makeControl(dose, listener);
  const [input, output] = [element.querySelector("input")!, element.querySelector("output")!];
  const seen = (): (string | null)[] => [input.value, output.textContent, input.getAttribute("aria-valuetext"), element.style.getPropertyValue("--ex-share")];
  assert.equal(element.querySelector("label")!.textContent, "Dose");
  assert.equal(element.style.getPropertyValue("--ex-home"), "0.4");
  heard.length = 0;
  show(3, true);
  assert.deepEqual(seen(), ["3", "3\u00a0milligrams", "3 milligrams", "0.3000"]);
  assert.deepEqual(heard, [], "to be shown a value is not to be moved");
  input.value = "7";
  input.dispatchEvent(new Event("input"));
  assert.deepEqual(seen(), ["7", "7\u00a0milligrams", "3 milligrams", "0.7000"], "what is spoken waits until it rests");
  input.dispatchEvent(new Event("change"));
  show(7, true);
  assert.deepEqual(seen(), ["7", "7\u00a0milligrams", "7 milligrams", "0.7000"]);
  assert.deepEqual(heard, [["input", "dose", 7], ["change", "dose", 7]]);
  assert.deepEqual(told(), ["Dose", "7\u00a0milligrams"]);
  assert.deepEqual([...element.querySelectorAll(".ex-ends span")].map((end) => end.textContent), ["0", "10"]);
});

test("the place of the usual value is marked also where a slider does not begin at nothing", () => {
  const { element } = makeControl(parameter("k", 8, { lo: 4, hi: 12, step: 1 }), listener);
  assert.equal(element.style.getPropertyValue("--ex-home"), "0.5");
});

test("a switch is on or off", () => {
  const { element, show, told } = makeControl(parameter("arm", 1, { label: "Innate arm", switch: true, lo: 0, hi: 1 }), listener);
  const input = element.querySelector("input")!;
  for (const [value, word] of [[1, "on"], [0, "off"]] as const) {
    show(value, true);
    assert.deepEqual([input.checked, told()], [value === 1, ["Innate arm", word]]);
  }
  heard.length = 0;
  input.checked = true;
  input.dispatchEvent(new Event("change"));
  assert.deepEqual(heard, [["input", "arm", 1], ["change", "arm", 1]]);
});

test("a link copied the old way gives the focus back where it was, and the page stays where it is", async () => {
  const button = document.createElement("button");
  document.body.append(button);
  button.focus();
  const asked: (FocusOptions | undefined)[] = [];
  button.focus = (options) => void asked.push(options);
  let copied = "";
  document.execCommand = () => Boolean(copied = document.querySelector("textarea")!.value);
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  assert.equal(await copy("https://example.org/#explore-germ"), true);
  assert.equal(copied, "https://example.org/#explore-germ");
  assert.deepEqual(asked, [{ preventScroll: true }]);
  assert.equal(document.querySelector("textarea"), null);
});
