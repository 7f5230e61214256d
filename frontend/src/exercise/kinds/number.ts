import { freshId, h } from "../../dom";
import { safe } from "../html";
import { close, converted, read } from "../number";
import type { Trouble } from "../number";
import type { Answering, Card, Described } from "../types";

interface Room { answer: number; tolerance: number; relative: boolean }
export interface NumberExercise extends Described, Room { unit: string; askUnit: boolean; shown: string; mistakes: (Room & { reason: string })[] }

const ASK: Record<Trouble, string> = {
  empty: "Type a number first.",
  "too-long": "That is too long to be one number. Type only the number and its unit.",
  "not-a-number": "I can't read that as a number. You can write 0.8 or 0,8 or 8 x 10^-1.",
  "too-large": "That number is too large to be read.",
};

export function number(exercise: NumberExercise, _card: Card): Answering {
  const { unit } = exercise;
  const plainUnit = unit === "1" ? "" : unit;
  const beside = exercise.askUnit ? "" : plainUnit;
  const [field, told] = [freshId("number"), freshId("unit")];
  const input = h("input", {
    type: "text", id: field, class: "ib-field ib-field-number", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    "aria-describedby": beside ? told : null, maxlength: 80,
  });
  const within = (room: Room, values: number[]): boolean => values.some((v) => close(v, room.answer, room.tolerance, room.relative));
  return {
    body: h("div", { class: "ib-number" }, h("label", { for: field }, exercise.askUnit ? "Your answer, with its unit" : "Your answer"), input, beside ? h("span", { id: told }, beside) : null),
    given: () => input.value.slice(0, 80),
    judge() {
      const typed = read(input.value);
      if (typed.trouble) return { ask: ASK[typed.trouble] };
      if (exercise.askUnit && !typed.unit) return { ask: "The unit is missing. Type it after the number." };
      const values = converted(typed, unit);
      if (!values) return { ask: `“${safe(typed.unit)}” does not fit here. ${exercise.askUnit ? "Which unit measures this?" : `Give the answer in ${plainUnit || "a bare number"}.`}` };
      if (within(exercise, values)) return { score: 1, say: `The answer is ${exercise.shown}.` };
      const known = exercise.mistakes.find((m) => within(m, values));
      const direction = values[0] > exercise.answer ? "The answer is smaller than that." : "The answer is larger than that.";
      const isTurned = within(exercise, values.map((v) => -v));
      return { score: 0, say: `You answered ${safe(input.value.trim())}. ${known ? known.reason : isTurned ? "The size fits. Look at the sign." : direction}` };
    },
    put(given) {
      if (typeof given !== "string" || !given.trim()) return false;
      input.value = given.slice(0, 80);
      return true;
    },
    solve() { input.value = exercise.shown; },
    clear() { input.value = ""; },
  };
}
