/** A chart as Plotly wants it told: traces and a layout, all of it set, nothing left to guess. */
import type { Frame, Line } from "./geometry";
import type { PlacedTick } from "./overlay";
import type { Theme } from "./theme";
import type { Range, Tick } from "./ticks";

export interface Stroke { name: string; color: string; dash: string; width: number; opacity: number }

export function traceOf(line: Line, { name, color, dash, width, opacity }: Stroke): object {
  return {
    type: "scatter",
    mode: "lines",
    name,
    x: line.x.flatMap((part) => [...part]),
    y: line.y.flatMap((part) => [...part]),
    opacity,
    line: { color, width, dash, simplify: false },
  };
}

type AxisTick = Tick & PlacedTick;

export function layoutOf(frame: Frame, xs: AxisTick[], ys: AxisTick[], theme: Theme): object {
  const { area, width, height } = frame;
  return {
    width,
    height,
    margin: {
      l: area.left, r: width - area.left - area.width, t: area.top, b: height - area.top - area.height, pad: 0, autoexpand: false,
    },
    xaxis: { ...axis(frame.x, xs, theme), showgrid: false, showline: true, linecolor: theme.muted, ticks: "outside", ticklen: 4, tickcolor: theme.line },
    yaxis: { ...axis(frame.y, ys, theme), showgrid: true, gridcolor: theme.line, gridwidth: 1, showline: false, ticks: "" },
    ...quiet(theme),
  };
}

/** On the page's own ground, in its type, without what Plotly would add. */
export function quiet(theme: Theme): object {
  return {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: theme.font, color: theme.ink },
    showlegend: false,
    hovermode: false,
    dragmode: false,
  };
}

function axis(range: Range, ticks: Tick[], theme: Theme): object {
  return {
    type: range.scale,
    range: range.scale === "log" ? [Math.log10(range.lo), Math.log10(range.hi)] : [range.lo, range.hi],
    autorange: false,
    tickmode: "array",
    tickvals: ticks.map((tick) => tick.at),
    ticktext: ticks.map((tick) => tick.text),
    tickfont: { color: theme.muted, size: 12, family: theme.font },
    tickangle: 0,
    zeroline: false,
    fixedrange: true,
    automargin: false,
  };
}
