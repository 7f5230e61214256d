import { freshId, h } from "../../ui/dom";
import { safe } from "../html";
import { close, converted, read, unmistakable, unreadable } from "../number";
import type { Trouble } from "../number";
import type { NumberFields, Room } from "../../spec";
import type { Answering, Card, Described, Pending, Verdict } from "../types";

export interface NumberExercise extends Described, NumberFields {}

const ASK: Record<Trouble, string> = {
  empty: "Type a number first.",
  "too-long": "That is too long to be one number. Type only the number and its unit.",
  "not-a-number": "I can't read that as a number. You can write 0.8 or 0,8 or 8 x 10^-1.",
  "too-large": "That number is too large to be read.",
};

/** Whether a point is decimal where the reader comes from, as it is on this page: then `40,000` means one thing. */
function writesAsWeDo(): boolean {
  return new Intl.NumberFormat(navigator.language).format(0.5).includes(".");
}

const within = (room: Room & { answer: number }, values: number[]): boolean => values.some((v) => close(v, room.answer, room.tolerance, room.relative));

/** What is said of a typed answer; what can be read in two ways, of which one is right, is asked. */
export function judged(exercise: NumberExercise, text: string): Verdict | Pending {
  const { unit } = exercise;
  const typed = read(text);
  const sign = typed.trouble === "not-a-number" ? unreadable(text) : "";
  if (typed.trouble) return { ask: sign ? `I can't read the sign “${safe(sign)}”. Type the number without it.` : ASK[typed.trouble] };
  if (exercise.askUnit && !typed.unit) return { ask: "The unit is missing. Type it after the number." };
  const values = converted(typed, unit);
  if (!values) return { ask: `“${safe(typed.unit)}” does not fit here. ${exercise.askUnit ? "Which unit measures this?" : `Give the answer in ${unit === "1" ? "a bare number" : unit}.`}` };
  const fits = values.map((v) => within(exercise, [v]));
  if (fits.every(Boolean) || (fits[0] && writesAsWeDo())) return { score: 1, say: `The answer is ${exercise.shown}.` };
  if (fits.includes(true)) {
    const ways = [...new Set(typed.readings.map((v) => [unmistakable(v), safe(typed.unit)].filter(Boolean).join(" ")))];
    return { ask: `Do you mean ${ways.join(" or ")}? Type it so.` };
  }
  const known = exercise.mistakes.find((m) => within(m, values.slice(0, 1)));
  const direction = values[0] > exercise.answer ? "The answer is smaller than that." : "The answer is larger than that.";
  const isTurned = within(exercise, [-values[0]]);
  return { score: 0, say: `You answered ${safe(text.trim())}. ${known ? known.reason : isTurned ? "The size fits. Look at the sign." : direction}` };
}

export function number(exercise: NumberExercise, _card: Card): Answering {
  const plainUnit = exercise.unit === "1" ? "" : exercise.unit;
  const beside = exercise.askUnit ? "" : plainUnit;
  const [field, told] = [freshId("number"), freshId("unit")];
  const input = h("input", {
    type: "text", id: field, class: "ex-field ex-field-number", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    "aria-describedby": beside ? told : null, maxlength: 80,
  });
  return {
    body: h("div", { class: "ex-number" }, h("label", { for: field }, exercise.askUnit ? "Your answer, with its unit" : "Your answer"), input, beside ? h("span", { id: told }, beside) : null),
    given: () => input.value.slice(0, 80),
    judge: () => judged(exercise, input.value),
    put(given) {
      if (typeof given !== "string" || !given.trim()) return false;
      input.value = given.slice(0, 80);
      return true;
    },
    solve() { input.value = exercise.shown; },
    clear() { input.value = ""; },
  };
}
