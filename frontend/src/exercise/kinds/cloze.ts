import { h } from "../../dom";
import { chooser, mark, offered, quoted, safe, words, written } from "../html";
import type { Answering, Card, Described, Option, Reasoned } from "../types";

interface Gap { options?: Option[]; accept?: string[]; reason?: string; mistakes?: Reasoned[] }
export interface Cloze extends Described { pieces: string[]; gaps: Gap[] }

/** Without case, accents, punctuation and the s of a plural. */
function core(word: string): string {
  return word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim().replace(/s$/, "");
}

/** Whether two words differ by one slip of a finger (one letter more, less, other, or two swapped). */
export function nearly(a: string, b: string): boolean {
  if (a === b) return true;
  if (b.length < 5 || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  const swapped = restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return swapped || restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

export function cloze(exercise: Cloze, _card: Card): Answering {
  const { pieces, gaps } = exercise;
  const fields = gaps.map((gap, n) => gap.options
    ? chooser(`Gap ${n + 1}`, gap.options.map((o) => o.text))
    : h("input", { type: "text", class: "ib-field ib-field-word", "aria-label": `Gap ${n + 1}`, autocomplete: "off", autocapitalize: "off", maxlength: 60 }));
  fields.forEach((field) => field.addEventListener("input", () => mark(field, null)));
  const body = h("p", { class: "ib-cloze" });
  pieces.forEach((piece, n) => {
    body.append(written("span", piece));
    if (fields[n]) body.append(fields[n]);
    if (gaps[n]?.options) body.append(offered(gaps[n].options.map((o) => o.text)));
  });
  const put = (values: string[]): void => fields.forEach((field, n) => { field.value = values[n]; });
  const answers = gaps.map((gap) => gap.options ? String(gap.options.findIndex((o) => o.right)) : gap.accept![0]);

  function judgeGap(gap: Gap, value: string): [boolean, string] {
    if (gap.options) {
      const option = gap.options[Number(value)];
      return [Boolean(option.right), option.right ? option.reason : `You chose ${quoted(option.text)}. ${option.reason}`];
    }
    if (gap.accept!.some((word) => nearly(core(value), core(word)))) return [true, gap.reason!];
    const known = gap.mistakes!.find((m) => nearly(core(value), core(m.text)));
    return [false, `You wrote “${safe(value)}”. ${known ? known.reason : "Look for another word."}`];
  }

  return {
    body,
    given: () => fields.map((field) => field.value.slice(0, 60)),
    judge() {
      const empty = fields.findIndex((field) => !field.value.trim());
      if (empty >= 0) return { ask: gaps.length > 1 ? `Fill gap ${empty + 1} first.` : "Fill the gap first." };
      const judged = gaps.map((gap, n) => judgeGap(gap, fields[n].value));
      judged.forEach(([right], n) => mark(fields[n], right));
      const count = judged.filter(([right]) => right).length;
      const name = (n: number): string => (gaps.length > 1 ? `<b>Gap ${n + 1}.</b> ` : "");
      if (count === gaps.length) return { score: 1, say: judged.map(([, said], n) => name(n) + said).join("<br>") };
      const open = judged.map(([right, said], n) => (right ? "" : name(n) + said)).filter(Boolean);
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
