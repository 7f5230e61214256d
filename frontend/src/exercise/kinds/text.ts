import { freshId, h } from "../../dom";
import { choice, written } from "../html";
import type { Answering, Card, Described } from "../types";

export interface OpenText extends Described { model: string; points: string[] }
const LONGEST = 2000;

/** Write first, then compare with a model answer and say yourself what yours holds. */
export function text(exercise: OpenText, card: Card): Answering {
  const id = freshId("text");
  const area = h("textarea", { id, class: "ib-field", rows: 4, maxlength: LONGEST });
  const boxes = exercise.points.map((point) => choice("checkbox", freshId("point"), `My answer ${point}`));
  const compare = h(
    "div", { class: "ib-compare", hidden: true, tabindex: -1 },
    h("p", { class: "ib-eyebrow" }, "A model answer, to compare"), written("p", exercise.model),
    h("p", { class: "ib-eyebrow" }, "What does yours say? Tick it yourself."), h("div", { class: "ib-options" }, ...boxes.map((b) => b.row)),
  );
  const ticked = (): number[] => boxes.map((_, n) => n).filter((n) => boxes[n].input.checked);
  const open = (): void => { compare.hidden = false; };
  return {
    body: h("div", {}, h("label", { for: id }, "Your answer"), area, compare),
    verb: "Compare",
    once: true,
    given: () => ({ text: area.value.slice(0, LONGEST), points: ticked() }),
    judge() {
      if (compare.hidden) {
        if (!area.value.trim()) return { ask: "Write a few words first. It is only for you." };
        open();
        compare.focus();
        return { ask: "", verb: "Keep my rating" };
      }
      const count = ticked().length;
      const all = exercise.points.length;
      card.announce("");
      return { score: count / all, say: count === all ? "Your answer says all of it." : `Your answer says ${count} of ${all} points. The others are worth a second look.` };
    },
    put(given) {
      const kept = given as { text?: unknown; points?: unknown };
      if (typeof kept?.text !== "string" || !Array.isArray(kept.points)) return false;
      area.value = kept.text;
      boxes.forEach((box, n) => { box.input.checked = (kept.points as unknown[]).includes(n); });
      open();
      return true;
    },
    solve: open,
    clear() { area.value = ""; compare.hidden = true; boxes.forEach((box) => { box.input.checked = false; }); },
  };
}
