/**
 * Charts of published trials. What stands where was worked out in Python (charts/layout.py), for a
 * wide, a narrow and a small page; here it gets the page's colors and width, and a table folds under it.
 */
import { onThemeChange, readTheme, type Theme } from "./theme";
import { whenNear } from "./near";
import { insist } from "./retry";
import type { PlotlyApi } from "./plotly-api";
import type { Role } from "./types";

interface Drawing {
  data: Record<string, unknown>[];
  layout: { width: number; height: number; margin: { l: number; r: number }; meta: { beside: number }; xaxis: object } & Record<string, unknown>;
}

interface Drawings { wide: Drawing; narrow: Drawing; small: Drawing }

/** From these widths on, names fit beside the bars, or lines are not broken early. */
const WIDE_FROM = 620;
const NARROW_FROM = 310;

const config = { displayModeBar: false, staticPlot: true, responsive: false };

/** Draw the charts of a page, each when it comes near. */
export function mountCharts(root: ParentNode, plotly: () => Promise<PlotlyApi>): void {
  const figures = [...root.querySelectorAll<HTMLElement>('[data-immunobook="chart"]')];
  for (const figure of figures) figure.querySelector("details")?.removeAttribute("open");
  whenNear(figures, (figure) => insist(figure, () => draw(figure, plotly), "The chart could not be loaded. The table says the same.", (line) => giveUp(figure, line)));
}

async function draw(figure: HTMLElement, plotly: () => Promise<PlotlyApi>): Promise<void> {
  const picture = figure.querySelector<HTMLElement>(".ib-chart-picture");
  const json = figure.querySelector('script[type="application/json"]')?.textContent;
  if (!picture || !json) return;
  const drawings = JSON.parse(json) as Drawings;
  let width = 0;
  // a height from the start, so that the text below does not jump
  picture.style.minHeight = `${choose(drawings, picture.clientWidth).layout.height}px`;
  const api = await plotly();
  const renew = (): void => {
    width = Math.floor(picture.clientWidth);
    if (width <= 0) return;
    const drawing = fitted(choose(drawings, width), width, readTheme(figure));
    picture.style.minHeight = `${drawing.layout.height}px`;
    void api.react(picture, drawing.data, drawing.layout, config);
  };
  renew();
  onThemeChange(renew);
  if (typeof ResizeObserver !== "undefined") {
    new ResizeObserver(() => {
      if (Math.floor(picture.clientWidth) !== width) renew();
    }).observe(picture);
  }
}

function choose(drawings: Drawings, width: number): Drawing {
  if (width >= WIDE_FROM) return drawings.wide;
  return width >= NARROW_FROM ? drawings.narrow : drawings.small;
}

/** The drawing at this width and in these colors. */
function fitted(drawing: Drawing, width: number, theme: Theme): Drawing {
  const { data, layout } = colored(drawing, theme) as Drawing;
  const inner = width - layout.margin.l - layout.margin.r;
  return {
    data,
    layout: {
      ...layout,
      width,
      font: { family: theme.font, color: theme.ink },
      xaxis: { ...layout.xaxis, domain: [layout.meta.beside / inner, 1] },
    },
  };
}

/** Replace the names of colors (`ib:antibody`) by the page's colors. */
function colored(value: unknown, theme: Theme): unknown {
  if (Array.isArray(value)) return value.map((item) => colored(item, theme));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, colored(item, theme)]));
  }
  if (typeof value !== "string" || !value.startsWith("ib:")) return value;
  const name = value.slice(3);
  if (name === "ink" || name === "muted" || name === "line" || name === "paper") return theme[name];
  return theme.color(name as Role);
}

/** Without Plotly the table says it all. */
function giveUp(figure: HTMLElement, line: HTMLElement): void {
  const picture = figure.querySelector<HTMLElement>(".ib-chart-picture");
  picture?.style.removeProperty("min-height");
  picture?.before(line);
  figure.querySelector("details")?.setAttribute("open", "");
}
