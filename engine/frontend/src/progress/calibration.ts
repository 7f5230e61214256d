/** How sure a reader was, beside what was right: the switch on the page of progress, and the words about it. */
import { h } from "../ui/dom";
import * as strings from "../ui/strings";
import { askSure, isSureAsked } from "../ui/sure";
import type { CourseRecord } from "./record";
import type { Store } from "./store";

/** From so many answers on something is said. */
export const ENOUGH = 20;
/** The share that would be right of guesses, of what one is fairly sure of, and very sure of, if the feeling fits. */
const MEANT = [0.35, 0.65, 0.9];
/** By how much the two may differ and still fit: with 20 answers less can't be told. */
const FITS = 0.1;

export interface Calibration { all: number; levels: { all: number; right: number }[]; verdict: "fits" | "surer" | "modest" }

/** What was said at the latest first try of each exercise, counted by level. */
export function calibration(record: CourseRecord): Calibration {
  const levels = MEANT.map(() => ({ all: 0, right: 0 }));
  let felt = 0;
  for (const { sure } of Object.values(record.answers)) {
    const level = levels[(sure?.[1] ?? 0) - 1];
    if (!level) continue;
    level.all += 1;
    if (sure![2] === 1) level.right += 1;
    felt += MEANT[sure![1] - 1];
  }
  const sum = (of: "all" | "right"): number => levels.reduce((total, level) => total + level[of], 0);
  const all = sum("all");
  const off = all ? (felt - sum("right")) / all : 0;
  return { all, levels, verdict: Math.abs(off) <= FITS ? "fits" : off > 0 ? "surer" : "modest" };
}

/** The same in words; of a level that was never chosen nothing is said. */
export function inWords({ all, levels, verdict }: Calibration): string {
  if (all < ENOUGH) return strings.sureSoFar(all, ENOUGH);
  const told = levels.flatMap((level, n) => (level.all ? [strings.sureOf[n](level.right, level.all)] : []));
  return [...told.reverse(), strings.sureVerdicts[verdict]].join(" ");
}

export function sureness(store: Store): HTMLElement {
  const told = h("p", {});
  const said = h("p", { class: "ex-muted", role: "status" });
  const input = h("input", { type: "checkbox" });
  input.addEventListener("change", () => {
    askSure(input.checked);
    said.textContent = input.checked ? strings.sureOn : strings.sureOff;
    update();
  });
  const update = (): void => {
    const found = calibration(store.record);
    input.checked = isSureAsked();
    told.textContent = inWords(found);
    told.hidden = !found.all && !input.checked;
  };
  update();
  store.changed(update);
  return h(
    "section", { class: "ex-sureness" }, h("h2", {}, strings.sureTitle), h("p", {}, strings.sureIntro),
    h("label", { class: "ex-sure-switch" }, input, h("span", {}, strings.sureSwitch)), said, told,
  );
}
