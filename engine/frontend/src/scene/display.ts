/** Which figures stand where: a pure function of a source and a time; Python's `scene/display.py` does the same. */
import type { BeatSpec, CountedSpec, HeapSpec, ToldSpec } from "../spec";
import { fill } from "../ui/number-format";
import type { Source } from "./source";

/** `faint`: fewer than one figure stands for. */
export type Look = "full" | "faint" | "told";

export interface Placed {
  /** The same figure at another time has the same. */
  id: string;
  symbol: string;
  x: number;
  y: number;
  look: Look;
  size: number;
  turn: number;
}

export interface Count {
  full: number;
  faint: boolean;
  /** There are more than the picture holds. */
  over: boolean;
}

export function count(figure: CountedSpec, amount: number, each: number): Count {
  if (!(amount >= 0)) return { full: 0, faint: false, over: false };
  const whole = Math.floor(amount / each);
  if (whole >= figure.most) return { full: figure.most, faint: false, over: amount >= (figure.most + 0.5) * each };
  const least = figure.least ?? each / 20;
  const isLast = whole === 0 && least > 0 && amount >= least;
  return { full: whole, faint: amount - whole * each >= each / 2 || isLast, over: false };
}

/** The display list at time t. */
export function display(source: Source, t: number): Placed[] {
  const taken = new Map<string, Set<number>>();
  const shown = source.scene.figures.flatMap((figure, number) => {
    if (figure.kind === "counted") return counted(number, figure, source, t, taken);
    if (figure.kind === "heap") return heap(number, figure, source, t);
    return source.rowsOf(number, figure, spotsOf(source, figure.where), t);
  });
  const others = (behind: boolean): Placed[] =>
    source.scene.told.flatMap((figure, number) => (figure.behind === behind ? told(number, figure, source, t) : []));
  return [...others(true), ...shown, ...others(false)];
}

/** What stands under the scene at time t: the last of its beats that has begun. */
export function caption(source: Source, t: number, said = beats(source)): string {
  const begun = said.filter(({ at }) => at <= t);
  return begun.length ? fill(begun[begun.length - 1].beat.say, source.at(t)) : "";
}

/** When each beat of a run begins, in the order of time. */
export function beats(source: Source): { at: number; beat: BeatSpec }[] {
  return source.scene.beats
    .map((beat) => ({ at: source.number(beat.at), beat }))
    .filter(({ at, beat }) => source.holds(beat.when) && source.lo <= at && at <= source.hi)
    .sort((a, b) => a.at - b.at);
}

function spotsOf(source: Source, where: string): number[][] {
  return source.scene.regions.find((region) => region.name === where)!.spots;
}

function counted(number: number, figure: CountedSpec, source: Source, t: number, taken: Map<string, Set<number>>): Placed[] {
  if (!source.holds(figure.when)) return [];
  const spots = spotsOf(source, figure.where);
  const full = taken.get(figure.where) ?? new Set<number>();
  taken.set(figure.where, full);
  const found = count(figure, source.amount(figure.of, t), source.number(figure.each));
  const chosen = figure.order.filter((k) => !full.has(k)).slice(0, found.full + Number(found.faint));
  return chosen.map((spot, k) => {
    full.add(spot);
    const [x, y, turn] = spots[spot];
    return { id: `${number}.${k}`, symbol: figure.symbol, x, y, look: k < found.full ? "full" : "faint", size: figure.size, turn };
  });
}

/** Where the line across a heap stands. */
export function lineAt({ span: [[x0], [x1]] }: HeapSpec, source: Source, t: number): number {
  return x0 + ((t - source.lo) / (source.hi - source.lo)) * (x1 - x0);
}

function heap(number: number, figure: HeapSpec, source: Source, t: number): Placed[] {
  const [mean, sd] = [source.number(figure.mean), source.number(figure.sd)];
  const [[x0, y0], [x1]] = figure.span;
  const columns = new Map<number, number>();
  const line = lineAt(figure, source, t);
  return figure.parts.map((part, k): Placed => {
    const value = mean + sd * part;
    const column = Math.floor((x0 + ((value - source.lo) / (source.hi - source.lo)) * (x1 - x0)) / figure.size);
    const height = (columns.get(column) ?? 0) + 1;
    columns.set(column, height);
    const x = (column + 0.5) * figure.size;
    const y = y0 + (figure.up ? 0.5 - height : height - 0.5) * figure.size;
    const isBeyond = x > line;
    return {
      id: `${number}.${k}`, symbol: isBeyond ? figure.beyond : figure.symbol, x, y, look: isBeyond && figure.fades ? "told" : "full",
      size: figure.size * 1.12, turn: 0,
    };
  });
}

function told(number: number, figure: ToldSpec, source: Source, t: number): Placed[] {
  if (!source.holds(figure.when)) return [];
  const until = figure.until === null ? Infinity : source.number(figure.until);
  const place = onWay(figure, source, t);
  // an end that never comes (NaN) is none
  if (!place || t >= until) return [];
  return [{ id: `told.${number}`, symbol: figure.symbol, x: place[0], y: place[1], look: "full", size: figure.size, turn: figure.turn }];
}

/** Where it is at a time; nowhere before it comes. */
function onWay(figure: ToldSpec, source: Source, t: number): [number, number] | null {
  const stations = figure.way.map(({ at, x, y }) => ({ at: at === null ? -Infinity : source.number(at), x, y }));
  if (!(stations[0].at <= t)) return null;
  let k = 0;
  stations.forEach(({ at }, i) => { if (at <= t) k = i; });
  const [now, next] = [stations[k], stations[k + 1]];
  if (!next || !Number.isFinite(next.at)) return [now.x, now.y];
  const share = (t - now.at) / (next.at - now.at);
  return [now.x + share * (next.x - now.x), now.y + share * (next.y - now.y)];
}
