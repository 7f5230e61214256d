/** A moment of a scene in words, for who can't see it. */
import type { SceneSpec } from "../spec";
import { inWords, quantity } from "../ui/number-format";
import * as strings from "../ui/strings";
import { count, type Placed } from "./display";
import type { Source } from "./source";

/** Who is there, kind by kind. */
export function details(source: Source, t: number, shown: Placed[]): string {
  const parts = source.scene.figures.map((figure, number) => partOf(source, t, shown, figure, number));
  return parts.filter(Boolean).join(", ");
}

function partOf(source: Source, t: number, shown: Placed[], figure: SceneSpec["figures"][number], number: number): string {
  const mine = shown.filter((placed) => placed.id.startsWith(`${number}.`));
  switch (figure.kind) {
    case "counted": {
      if (!source.holds(figure.when)) return "";
      const { full, faint } = count(figure, source.amount(figure.of, t), source.number(figure.each));
      if (!full && !faint) return strings.sceneNone(figure.words);
      // where a figure stands for a share, its amount is no number of things
      const each = typeof figure.each === "number" ? figure.each : undefined;
      const amount = each === undefined ? mine.length : Math.round(source.amount(figure.of, t));
      if (amount === 1) return strings.sceneOne(quantity(1, figure.words, ","), figure.words);
      return strings.sceneSome(inWords(amount), figure.words, mine.length, each !== undefined && each > 1);
    }
    case "drawn": return strings.sceneTried(source.at(t).tried, figure.words);
    case "studies": return "";
    case "heap": return strings.sceneBeyond(mine.filter((placed) => placed.symbol === figure.beyond).length, mine.length, figure.words);
  }
}

/** Whether there is more of something than the picture holds. */
export function isOver(source: Source, t: number): boolean {
  return source.scene.figures.some((figure) => figure.kind === "counted" && source.holds(figure.when) && count(figure, source.amount(figure.of, t), source.number(figure.each)).over);
}
