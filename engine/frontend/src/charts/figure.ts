/**
 * Plotly figures of a chapter's own code, drawn without Python behind them: the page's colors and
 * width, one scale above the other, names above the picture, a table folded under it.
 */
import { whenNear } from "../ui/when-near";
import type { PlotlyApi } from "./plotly-api";
import { quiet } from "./plotly-layout";
import { insist } from "../ui/retry";
import * as strings from "../ui/strings";
import { onThemeChange, readTheme, type Theme } from "./theme";
import type { Role } from "../simulation/types";

type Part = Record<string, unknown>;
interface Trace extends Part { name?: string; line?: Part }
interface Figure { data: Trace[]; layout: Part }

const ROLES: Role[] = ["one", "two", "three", "four", "six"];
const DASHES = ["solid", "dash", "dot", "dashdot", "longdash"];
const HEIGHT = 320;
/** What a power of ten takes of the width of a picture; with less of it they would stand on their heads. */
const ROOM = 60;
const config = { displayModeBar: false, staticPlot: true, responsive: false };

/** Draw the figures of a page, each when it comes near (a folded one when it is opened). */
export function mountPlots(root: ParentNode, plotly: () => Promise<PlotlyApi>): void {
  const figures = [...root.querySelectorAll<HTMLElement>('[data-explorable="plot"]')];
  whenNear(figures, (figure) => insist(figure, () => draw(figure, plotly), strings.failedChart, (line) => giveUp(figure, line)));
}

async function draw(figure: HTMLElement, plotly: () => Promise<PlotlyApi>): Promise<void> {
  const picture = figure.querySelector<HTMLElement>(".ex-drawn-picture");
  const json = figure.querySelector('script[type="application/json"]')?.textContent;
  if (!picture || !json) return;
  const told = JSON.parse(json) as Figure;
  picture.style.minHeight = `${HEIGHT}px`;
  const api = await plotly();
  let width = 0;
  const renew = (): void => {
    width = Math.floor(picture.clientWidth);
    if (width <= 0) return;
    const theme = readTheme(figure);
    const data = told.data.map((trace, k) => colored(trace, k, theme));
    name(figure, picture, data);
    void api.react(picture, data, laidOut(told, width, theme), config);
  };
  renew();
  figure.classList.add("ex-live");
  figure.querySelector("details")?.removeAttribute("open");
  onThemeChange(renew);
  if (typeof ResizeObserver === "undefined") return;
  new ResizeObserver(() => {
    if (Math.floor(picture.clientWidth) !== width) renew();
  }).observe(picture);
}

/** Curves without a color of their own get one of the book's, and a dash, as color is never alone. */
function colored(trace: Trace, k: number, theme: Theme): Trace {
  const color = theme.color(ROLES[k % ROLES.length]);
  const line = { color, width: 2.5, dash: DASHES[k % DASHES.length], ...trace.line };
  return { mode: "lines", ...trace, line };
}

function laidOut({ data, layout }: Figure, width: number, theme: Theme): Part {
  return {
    ...layout,
    width,
    height: HEIGHT,
    margin: { l: 72, r: 16, t: 12, b: 52, autoexpand: false },
    xaxis: axis(layout.xaxis, data.map((trace) => trace.x), 0, width / ROOM, theme),
    yaxis: axis(layout.yaxis, data.map((trace) => trace.y), 0.06, Infinity, theme),
    ...quiet(theme),
  };
}

/** An axis with its range worked out here: Plotly's own way is one of the parts the book's bundle leaves out. */
function axis(told: unknown, columns: unknown[], spare: number, most: number, theme: Theme): Part {
  const own = (told ?? {}) as Part & { type?: string; title?: Part };
  const isLog = own.type === "log";
  const numbers = columns.flat().filter((v): v is number => typeof v === "number" && Number.isFinite(v) && (v > 0 || !isLog));
  const scaled = isLog ? numbers.map(Math.log10) : numbers;
  const lo = Math.min(...scaled, isLog ? Infinity : spare ? 0 : Infinity);
  const hi = Math.max(...scaled);
  const range = scaled.length && lo < hi ? [lo, hi + spare * (hi - lo)] : [lo - 1, lo + 1];
  // whole powers of ten only: their halves would be written as bare 2s and 5s
  const powers = isLog ? { dtick: Math.ceil((range[1] - range[0]) / most) || 1, exponentformat: "power" } : {};
  const lines = { gridcolor: theme.line, linecolor: theme.muted, zerolinecolor: theme.line, tickcolor: theme.line };
  const titled = own.title ? { title: { standoff: 8, font: { size: 13 }, ...own.title } } : {};
  return {
    range, autorange: false, fixedrange: true, automargin: false, tickangle: 0, tickfont: { color: theme.muted, size: 12 }, ...lines, ...powers, ...own, ...titled,
  };
}

/** Which curve is which: the picture itself has no legend. */
function name(figure: HTMLElement, picture: HTMLElement, data: Trace[]): void {
  figure.querySelector(".ex-drawn-names")?.remove();
  const named = data.filter((trace) => trace.name);
  if (!named.length) return;
  const list = document.createElement("ul");
  list.className = "ex-drawn-names";
  list.setAttribute("aria-hidden", "true"); // the picture's own label says them
  for (const { name, line } of named) {
    const item = document.createElement("li");
    const sample = document.createElement("span");
    sample.style.borderTop = `3px ${line?.dash === "solid" ? "solid" : line?.dash === "dash" ? "dashed" : "dotted"} ${String(line?.color)}`;
    item.append(sample, String(name));
    list.append(item);
  }
  picture.before(list);
}

/** Without Plotly the table says it all. */
function giveUp(figure: HTMLElement, line: HTMLElement): void {
  const picture = figure.querySelector<HTMLElement>(".ex-drawn-picture");
  picture?.style.removeProperty("min-height");
  picture?.before(line);
  figure.querySelector("details")?.setAttribute("open", "");
}
