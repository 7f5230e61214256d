import { freshId, h } from "../../ui/dom";
import * as strings from "../../ui/strings";
import { safe } from "../html";
import { close, converted, read, unmistakable, unreadable } from "../number";
import type { NumberFields, Room } from "../../spec";
import type { Answering, Card, Described, Pending, Verdict } from "../types";

export interface NumberExercise extends Described, NumberFields {}

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
  if (typed.trouble) return { ask: sign ? strings.numberBadSign(safe(sign)) : strings.numberTroubles[typed.trouble] };
  if (exercise.askUnit && !typed.unit) return { ask: strings.numberNoUnit };
  const values = converted(typed, unit);
  if (!values) return { ask: `${strings.numberDoesNotFit(safe(typed.unit))} ${exercise.askUnit ? strings.numberWhichUnit : strings.numberAnswerIn(unit === "1" ? strings.numberBare : unit)}` };
  const fits = values.map((v) => within(exercise, [v]));
  if (fits.every(Boolean) || (fits[0] && writesAsWeDo())) return { score: 1, say: strings.numberAnswerIs(exercise.shown) };
  if (fits.includes(true)) {
    const ways = [...new Set(typed.readings.map((v) => [unmistakable(v), safe(typed.unit)].filter(Boolean).join(" ")))];
    return { ask: strings.numberDoYouMean(ways) };
  }
  const known = exercise.mistakes.find((m) => within(m, values.slice(0, 1)));
  const direction = values[0] > exercise.answer ? strings.numberSmaller : strings.numberLarger;
  const isTurned = within(exercise, [-values[0]]);
  return { score: 0, say: `${strings.numberYouAnswered(safe(text.trim()))} ${known ? known.reason : isTurned ? strings.numberLookAtSign : direction}` };
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
    body: h("div", { class: "ex-number" }, h("label", { for: field }, exercise.askUnit ? strings.numberWithUnit : strings.answersYours), input, beside ? h("span", { id: told }, beside) : null),
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
