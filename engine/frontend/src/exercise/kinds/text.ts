import { freshId, h } from "../../ui/dom";
import * as strings from "../../ui/strings";
import { choice, written } from "../html";
import type { TextFields } from "../../spec";
import type { Answering, Card, Described } from "../types";

export interface OpenText extends Described, TextFields {}
const LONGEST = 2000;

/** Write first, then compare with a model answer and say yourself what yours holds. */
export function text(exercise: OpenText, card: Card): Answering {
  const id = freshId("text");
  const area = h("textarea", { id, class: "ex-field", rows: 4, maxlength: LONGEST });
  const boxes = exercise.points.map((point) => choice("checkbox", freshId("point"), strings.textPoint(point)));
  const compare = h(
    "div", { class: "ex-compare", hidden: true, tabindex: -1 },
    h("p", { class: "ex-eyebrow" }, strings.textModel), written("p", exercise.model),
    h("p", { class: "ex-eyebrow" }, strings.textTick), h("div", { class: "ex-options" }, ...boxes.map((b) => b.row)),
  );
  const ticked = (): number[] => boxes.map((_, n) => n).filter((n) => boxes[n].input.checked);
  const open = (): void => { compare.hidden = false; };
  const given = (): { text: string; points: number[] } => ({ text: area.value.slice(0, LONGEST), points: ticked() });
  const put = (kept: { text?: unknown; points?: unknown } | null): boolean => {
    if (typeof kept?.text !== "string" || !kept.text.trim() || !Array.isArray(kept.points)) return false;
    area.value = kept.text;
    boxes.forEach((box, n) => { box.input.checked = (kept.points as unknown[]).includes(n); });
    return true;
  };
  return {
    body: h("div", {}, h("label", { for: id }, strings.answersYours), area, compare),
    get verb() { return compare.hidden ? strings.textCompare : strings.textKeepRating; },
    once: true,
    heads: [strings.cardCompared, strings.cardCompared],
    given,
    judge() {
      if (compare.hidden) {
        if (!area.value.trim()) return { ask: strings.textWriteFirst };
        open();
        compare.focus();
        return { ask: "" };
      }
      const count = ticked().length;
      const all = exercise.points.length;
      card.announce("");
      return { score: count / all, say: count === all ? strings.textSaysAll : strings.textSays(count, all) };
    },
    put(kept) {
      const isPut = put(kept as object);
      if (isPut) open();
      return isPut;
    },
    draft: () => ({ ...given(), isCompared: !compare.hidden }),
    resume(draft) {
      const isPut = put(draft as object);
      if (isPut && (draft as { isCompared?: unknown }).isCompared === true) open();
      return isPut;
    },
    solve: open,
    clear() { area.value = ""; compare.hidden = true; boxes.forEach((box) => { box.input.checked = false; }); },
  };
}
