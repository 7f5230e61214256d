import { h } from "../../../ui/dom";
import * as strings from "../../../ui/strings";
import { words, written } from "../../html";
import type { LabelFields } from "../../../spec";
import type { Answering, Card, Described, Kind } from "../../types";
import { KINDS } from "../index";

export interface Label extends Described, LabelFields {}

const NONE = -1;

/** A picture with places to tap, above the list in which each place has its choice: the list holds the answer. */
export function label(exercise: Label, card: Card): Answering {
  const { pairs, choices, spots } = exercise;
  const numbered = pairs.map((pair, n) => ({ ...pair, left: `${n + 1}. ${pair.left}` }));
  const list = (KINDS.match as Kind<Described>)({ ...exercise, pairs: numbered } as Described, card);
  const rows = [...list.body.querySelectorAll(".ex-pair")];
  const selects = rows.map((row) => row.querySelector("select")!);
  const texts = choices.map(words);
  const places = pairs.map((pair) => words(pair.left));
  /** Of the two that belong together one is taken up, the other is still to come. */
  let taken = { place: NONE, label: NONE };

  const marks = spots.map((spot, n) => {
    const button = h("button", { type: "button", class: "ex-spot" }, String(n + 1));
    Object.assign(button.style, { left: `${spot.x}%`, top: `${spot.y}%` });
    button.addEventListener("click", () => take("place", n));
    return button;
  });
  const chips = texts.map((text, k) => {
    const button = h("button", { type: "button", class: "ex-chip" }, text);
    button.addEventListener("click", () => take("label", k));
    return button;
  });
  const picture = written("div", exercise.picture, "ex-picture");
  picture.append(...marks);

  function take(what: "place" | "label", n: number): void {
    taken[what] = taken[what] === n ? NONE : n;
    const { place, label } = taken;
    if (place !== NONE && label !== NONE) {
      taken = { place: NONE, label: NONE };
      put(place, label);
      return;
    }
    show();
    if (taken[what] !== NONE) card.announce(what === "place" ? strings.labelPlaceTaken(n + 1) : strings.labelTextTaken(texts[n]));
  }

  function put(place: number, choice: number): void {
    selects[place].value = String(choice);
    for (const name of ["input", "change"]) selects[place].dispatchEvent(new Event(name, { bubbles: true }));
    card.announce(strings.labelPut(texts[choice], place + 1));
  }

  /** The picture says what the list says. */
  function show(): void {
    marks.forEach((mark, n) => {
      const text = selects[n].value === "" ? "" : texts[Number(selects[n].value)];
      mark.classList.toggle("ex-is-labelled", text !== "");
      mark.setAttribute("aria-label", strings.labelSpot(n + 1, places[n], text));
      mark.setAttribute("aria-pressed", String(taken.place === n));
      for (const name of ["ex-is-right", "ex-is-open"]) mark.classList.toggle(name, rows[n].classList.contains(name));
    });
    chips.forEach((chip, k) => chip.setAttribute("aria-pressed", String(taken.label === k)));
  }

  const shown = <T>(value: T): T => {
    taken = { place: NONE, label: NONE };
    show();
    return value;
  };
  list.body.addEventListener("change", show);
  show();
  return {
    body: h(
      "div", {}, h("p", { class: "ex-muted" }, strings.labelHow), picture,
      h("div", { class: "ex-chips", role: "group", "aria-label": strings.labelLabels }, ...chips), list.body,
    ),
    given: () => list.given(),
    judge: () => shown(list.judge()),
    put: (given) => shown(list.put(given)),
    solve() { list.solve(); shown(null); },
    clear() { list.clear(); shown(null); },
  };
}
