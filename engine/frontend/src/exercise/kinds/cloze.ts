import { h } from "../../ui/dom";
import * as strings from "../../ui/strings";
import { chooser, mark, offered, safe, words, written } from "../html";
import { judge } from "../spelling";
import type { ClozeFields, GapSpec } from "../../spec";
import type { Answering, Card, Described } from "../types";

export interface Cloze extends Described, ClozeFields {}

export function cloze(exercise: Cloze, _card: Card): Answering {
  const { pieces, gaps } = exercise;
  const fields = gaps.map((gap, n) => gap.options
    ? chooser(strings.clozeGap(n + 1), gap.options.map((o) => o.text))
    : h("input", { type: "text", class: "ex-field ex-field-word", "aria-label": strings.clozeGap(n + 1), autocomplete: "off", autocapitalize: "off", maxlength: 60 }));
  fields.forEach((field) => field.addEventListener("input", () => mark(field, null)));
  const body = h("p", { class: "ex-cloze" });
  pieces.forEach((piece, n) => {
    body.append(written("span", piece));
    if (fields[n]) body.append(fields[n]);
    if (gaps[n]?.options) body.append(offered(gaps[n].options.map((o) => o.text)));
  });
  const put = (values: string[]): void => fields.forEach((field, n) => { field.value = values[n]; });
  const answers = gaps.map((gap) => gap.options ? String(gap.options.findIndex((o) => o.right)) : gap.accept![0]);

  function judgeGap(gap: GapSpec, value: string, n: number): [boolean, string] {
    if (gap.options) {
      const option = gap.options[Number(value)];
      return [Boolean(option.right), option.right ? option.reason : `${strings.youChose(option.text)} ${option.reason}`];
    }
    const [before, after] = [words(pieces[n]), words(pieces[n + 1] ?? "")];
    const [verdict, known] = judge(value, gap.accept!, gap.mistakes!.map((m) => m.text), before, after);
    if (verdict === "right" || verdict === "slip") return [true, gap.reason!];
    return [false, `${strings.clozeYouWrote(safe(value))} ${known >= 0 ? gap.mistakes![known].reason : strings.clozeAnother}`];
  }

  return {
    body,
    given: () => fields.map((field) => field.value.slice(0, 60)),
    judge() {
      const empty = fields.findIndex((field) => !field.value.trim());
      if (empty >= 0) return { ask: gaps.length > 1 ? strings.clozeFillGap(empty + 1) : strings.clozeFillIt };
      const judged = gaps.map((gap, n) => judgeGap(gap, fields[n].value, n));
      judged.forEach(([right], n) => mark(fields[n], right));
      const count = judged.filter(([right]) => right).length;
      const name = (n: number): string => (gaps.length > 1 ? `<b>${strings.clozeGapLead(n + 1)}</b> ` : "");
      if (count === gaps.length) return { score: 1, say: judged.map(([, why], n) => name(n) + why).join("<br>") };
      const open = judged.map(([right, why], n) => (right ? "" : name(n) + why)).filter(Boolean);
      return { score: count / gaps.length, say: open.join("<br>") };
    },
    put(given) {
      if (!Array.isArray(given) || given.length !== gaps.length || given.some((g) => typeof g !== "string") || given.every((g) => !g)) return false;
      put(given as string[]);
      return true;
    },
    solve() { put(answers.map((a, n) => (gaps[n].options ? a : words(a)))); fields.forEach((field) => mark(field, true)); },
    clear() { put(gaps.map(() => "")); fields.forEach((field) => mark(field, null)); },
  };
}
