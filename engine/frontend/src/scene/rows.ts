/** Rows of yes and no as figures: tried one after the other, or drawn again and again (Python: `scene/display.py`). */
import type { Placed } from "./display";
import type { DrawnSpec, StudiesSpec, Values } from "../spec";

type RowOf = (number: number) => boolean[];

/** From one mark of a study to the next above it, and a mark's size. */
const PILE = 9;
const MARK = 13;

/** Which one of a row was found first (from 1; none: NaN), and how many hits it has. */
export function tallied(row: boolean[]): Values {
  return { found: row.indexOf(true) + 1 || NaN, hits: row.filter(Boolean).length, number: row.length };
}

/** The study that is seen at a time of the scene: from 0 to 1 the first. */
export function studyAt(t: number): number {
  return Math.max(1, Math.ceil(t));
}

/** The figures of a row, or of many, at time t. */
export function figuresOf(number: number, figure: DrawnSpec | StudiesSpec, spots: number[][], row: RowOf, t: number): Placed[] {
  return figure.kind === "drawn" ? drawn(number, figure, spots, row(0), t) : studies(number, figure, spots, row, t);
}

function drawn(number: number, figure: DrawnSpec, spots: number[][], row: boolean[], t: number): Placed[] {
  const last = row.indexOf(true) + 1 || row.length;
  const tried = Math.min(last, Math.floor(t));
  const isFound = tried === last && row[last - 1];
  const shown = spots.map(([x, y, turn], k): Placed => {
    const isHit = k === tried - 1 && row[k];
    const symbol = isHit ? figure.hit : k >= tried ? figure.waiting : figure.miss;
    return { id: `${number}.${k}`, symbol, x, y, look: isHit || (k >= tried && !isFound) ? "full" : "told", size: figure.size, turn };
  });
  if (isFound && last <= spots.length) {
    const copies = figure.divides.filter((at) => t >= last + at).length;
    const far = 0.78 * figure.size;
    const [x, y] = spots[last - 1];
    for (let k = 0; k < (copies < 3 ? 2 ** copies - 1 : 6); k++) {
      const angle = Math.PI * ((k * 2) / 3 + Math.floor(k / 3) / 3);
      shown.push({
        id: `${number}.copy.${k}`, symbol: figure.waiting, x: x + far * Math.sin(angle), y: y - far * Math.cos(angle), look: "full",
        size: 0.72 * figure.size, turn: 0,
      });
    }
  }
  if (!figure.walker) return shown;
  const [x, y] = between(spots, Math.min(Math.max(0, t - 1), last - 1, spots.length - 1));
  const [dx, dy] = figure.beside;
  return [...shown, { id: `${number}.walker`, symbol: figure.walker, x: x + dx, y: y + dy, look: "full", size: figure.size * 1.3, turn: 0 }];
}

/** A place on the way along spots: it rests at each, and goes in the last third. */
function between(spots: number[][], at: number): [number, number] {
  const k = Math.floor(at);
  const share = Math.max(0, (at - k - 2 / 3) * 3);
  const [[x0, y0], [x1, y1]] = [spots[k], spots[Math.min(k + 1, spots.length - 1)]];
  return [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
}

function studies(number: number, figure: StudiesSpec, spots: number[][], row: RowOf, t: number): Placed[] {
  const now = studyAt(t);
  const shown = row(now - 1).slice(0, spots.length).map((isHit, k): Placed => {
    const [x, y, turn] = spots[k];
    return { id: `${number}.${k}`, symbol: isHit ? figure.hit : figure.miss, x, y, look: "full", size: figure.size, turn };
  });
  const [[x0, y0], [x1]] = figure.span;
  const heaped = new Map<number, number>();
  for (let study = 1; study <= now; study++) {
    const seen = row(study - 1);
    const column = half((40 * seen.filter(Boolean).length) / seen.length);
    const height = (heaped.get(column) ?? 0) + 1;
    heaped.set(column, height);
    const look = study === now ? "full" : "told";
    shown.push({ id: `${number}.mark.${study}`, symbol: figure.mark, x: x0 + (column / 40) * (x1 - x0), y: y0 - (height - 1) * PILE, look, size: MARK, turn: 0 });
  }
  return shown;
}

/** Rounded as Python rounds: a half to the even number. */
function half(x: number): number {
  const down = Math.floor(x);
  return x - down === 0.5 ? down + (down % 2) : Math.round(x);
}
