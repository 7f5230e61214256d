/**
 * One chart. Plotly draws it; while a slider moves, only the lines' paths are written anew, which
 * takes a tenth of the time. Marks lie over it, its legend is text beside it.
 */
import { h, svg } from "./dom";
import { shown } from "./format";
import { drawMarks, type Area, type PlacedMark } from "./overlay";
import type { PlotlyApi } from "./plotly-api";
import type { Result } from "./run";
import { readTheme, type Theme } from "./theme";
import { rangeOf, ticksOf, type Range, type Tick } from "./ticks";
import type { CurveSpec, ModelObject, PanelSpec, Spec } from "./types";

interface Line { x: Float64Array[]; y: Float64Array[] }
interface Frame { area: Area; width: number; height: number; x: Range; y: Range; key: string }

const DASHES: CurveSpec["dash"][] = ["solid", "dash", "dot", "dashdot"];
const DASH_ARRAY = { solid: "", dash: "8 4", dot: "2 3", dashdot: "8 3 2 3" };
const TOP = 8;

export class Panel {
  readonly element: HTMLElement;
  private readonly box: HTMLElement;
  private readonly plot: HTMLElement;
  private readonly marks: SVGElement;
  private readonly hair: SVGElement;
  private readonly over: SVGElement;
  private readonly readings: HTMLElement[] = [];
  private readonly place: HTMLElement;
  private readonly dashes: CurveSpec["dash"][];
  private frame: Frame | null = null;
  private paths: Element[] = [];
  private result: Result | null = null;
  private isFresh = true;

  constructor(
    private readonly spec: Spec, private readonly model: ModelObject, private readonly which: number,
    private readonly isLast: boolean,
  ) {
    const panel = this.panel;
    this.dashes = panel.curves.map((curve, i) => {
      const same = panel.curves.filter((c, j) => j < i && c.dash === curve.dash).length;
      return same > 0 ? DASHES[(DASHES.indexOf(curve.dash) + same) % DASHES.length] : curve.dash;
    });
    this.plot = h("div", { class: "ib-plot", "aria-hidden": "true" });
    this.marks = svg("g");
    this.hair = svg("line", { class: "ib-hair" });
    this.over = svg("svg", { class: "ib-over", "aria-hidden": "true", focusable: "false" }, svg("g", {}, this.marks, this.hair));
    this.box = h("div", { class: "ib-box" }, this.plot);
    this.box.append(this.over);
    this.place = h("span", { class: "ib-place", "aria-hidden": "true" });
    this.element = h("div", { class: "ib-panel" }, this.head(), this.box, this.foot());
    this.box.addEventListener("pointermove", (event) => this.point(event));
    this.box.addEventListener("pointerdown", (event) => this.point(event));
    this.box.addEventListener("pointerleave", () => this.unpoint());
  }

  private get panel(): PanelSpec {
    return this.spec.panels[this.which];
  }

  private head(): HTMLElement {
    const { panel } = this;
    const unit = panel.unit === "1" ? "" : panel.unit;
    const note = [unit, panel.scale === "log" ? "each step is ten times more" : ""].filter(Boolean).join(", ");
    const keys = panel.curves.map((curve, i) => {
      const reading = h("span", { class: "ib-reading", "aria-hidden": "true" });
      this.readings.push(reading);
      const swatch = svg(
        "svg", { width: 28, height: 10, "aria-hidden": "true", focusable: "false" },
        svg("line", {
          x1: 1, x2: 27, y1: 5, y2: 5, class: "ib-swatch", style: `stroke:var(--ib-${curve.role})`,
          "stroke-dasharray": DASH_ARRAY[this.dashes[i]],
        }),
      );
      const item = h("li", {});
      item.append(swatch, this.labelOf(curve), reading);
      return item;
    });
    return h(
      "div", { class: "ib-panel-head" },
      panel.title && h("p", { class: "ib-panel-title" }, panel.title),
      h("p", { class: "ib-axis-y" }, panel.label, note ? h("span", {}, ` (${note})`) : null),
      h("ul", { class: "ib-keys" }, ...keys),
    );
  }

  private labelOf(curve: CurveSpec): string {
    return curve.label || this.spec.quantities.find((q) => q.name === curve.of)!.label;
  }

  private foot(): HTMLElement | null {
    const x = this.panel.x ? this.spec.quantities.find((q) => q.name === this.panel.x)! : this.spec.axis;
    const unit = x.unit === "1" ? "" : ` (${x.unit})`;
    const isShared = !this.isLast && !this.panel.x && !this.spec.panels[this.which + 1]?.x;
    return isShared ? h("p", { class: "ib-axis-x" }, this.place) : h("p", { class: "ib-axis-x" }, `${x.label}${unit}`, this.place);
  }

  /** Forget the picture, so that the next `draw` makes all of it anew (new size, new colors). */
  stale(): void {
    this.frame = null;
  }

  /** How wide the labels of the vertical axis are, so that panels can be aligned. */
  labelWidth(result: Result, ghost: Result | null): number {
    const ticks = ticksOf(this.rangeY(result, ghost), this.tickCount());
    return Math.max(...ticks.map((tick) => tick.text.length), 2) * 7 + 14;
  }

  private tickCount(): number {
    return Math.max(3, Math.round(this.box.clientHeight / 44));
  }

  draw(plotly: PlotlyApi, result: Result, ghost: Result | null, left: number): void {
    this.result = result;
    const frame = this.frameFor(result, ghost, left);
    const lines = [...this.lines(ghost ?? result), ...this.lines(result)];
    const hasGhost = ghost !== null;
    this.element.classList.toggle("ib-has-ghost", hasGhost);
    if (this.frame?.key === frame.key && this.paths.length === lines.length) {
      lines.forEach((line, i) => this.paths[i].setAttribute("d", pathOf(line, frame)));
      this.frame = frame;
      this.isFresh = false;
    } else {
      this.drawAll(plotly, lines, frame);
    }
    this.drawMarks(result, frame);
  }

  /** Tell Plotly what is drawn now, when nobody waits for it. */
  settle(plotly: PlotlyApi, ghost: Result | null): void {
    if (this.isFresh || !this.frame || !this.result) return;
    this.drawAll(plotly, [...this.lines(ghost ?? this.result), ...this.lines(this.result)], this.frame);
  }

  private rangeY(result: Result, ghost: Result | null): Range {
    const { panel } = this;
    const data: number[] = [];
    const see = (column: Float64Array): void => {
      for (let k = 0; k < column.length; k++) data.push(column[k]);
    };
    for (const one of ghost ? [ghost, result] : [result]) {
      for (const stretch of one.curve!.stretches) {
        for (const curve of panel.curves) see(stretch.columns[this.index(curve.of)]);
      }
    }
    for (const mark of this.model.marks[this.which] ?? []) {
      if (mark.y) data.push(mark.y(result.p, result.measures));
    }
    return rangeOf(data, panel.scale, panel.low, panel.high);
  }

  private rangeX(result: Result, ghost: Result | null): Range {
    const { lo, hi } = result.curve!;
    if (!this.panel.x) return { lo, hi, scale: this.spec.axis.scale };
    const i = this.index(this.panel.x);
    const data = [result, ghost].flatMap((one) => one?.curve?.stretches.flatMap((s) => [...s.columns[i]]) ?? []);
    return rangeOf(data, "linear", null, null);
  }

  private index(name: string): number {
    return this.spec.quantities.findIndex((q) => q.name === name);
  }

  private lines(result: Result): Line[] {
    const stretches = result.curve!.stretches;
    const along = this.panel.x ? this.index(this.panel.x) : -1;
    return this.panel.curves.map((curve) => ({
      x: stretches.map((s) => (along >= 0 ? s.columns[along] : s.x)),
      y: stretches.map((s) => s.columns[this.index(curve.of)]),
    }));
  }

  private frameFor(result: Result, ghost: Result | null, left: number): Frame {
    const width = Math.max(200, this.box.clientWidth);
    const height = this.box.clientHeight;
    const area = { left, top: TOP, width: width - left - 12, height: height - TOP - 26 };
    const x = this.rangeX(result, ghost);
    const y = this.rangeY(result, ghost);
    const key = [width, height, left, x.lo, x.hi, y.lo, y.hi, ghost !== null].join();
    return { area, width, height, x, y, key };
  }

  private drawAll(plotly: PlotlyApi, lines: Line[], frame: Frame): void {
    const theme = readTheme(this.element);
    const n = this.panel.curves.length;
    const traces = lines.map((line, i) => this.trace(line, this.panel.curves[i % n], i % n, i < n, theme));
    void plotly.react(this.plot, traces, this.layout(frame, theme), { staticPlot: true, displayModeBar: false });
    for (const root of this.plot.querySelectorAll("svg")) root.setAttribute("focusable", "false");
    // Plotly makes a path for each part between gaps; we write all parts into the first one
    this.paths = [...this.plot.querySelectorAll(".scatterlayer .trace")].flatMap((trace) => {
      const [first, ...others] = trace.querySelectorAll("path.js-line");
      others.forEach((other) => other.remove());
      return first ? [first] : [];
    });
    if (this.paths.length === lines.length) lines.forEach((line, i) => this.paths[i].setAttribute("d", pathOf(line, frame)));
    this.frame = frame;
    this.isFresh = true;
    this.over.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
    this.over.firstElementChild!.setAttribute("transform", `translate(${frame.area.left} ${frame.area.top})`);
  }

  private trace(line: Line, curve: CurveSpec, i: number, isGhost: boolean, theme: Theme): object {
    return {
      type: "scatter",
      mode: "lines",
      name: isGhost ? `${this.labelOf(curve)}, before` : this.labelOf(curve),
      x: line.x.flatMap((part) => [...part]),
      y: line.y.flatMap((part) => [...part]),
      opacity: isGhost ? 0.38 : 1,
      line: { color: theme.color(curve.role), width: isGhost ? 2 : 3, dash: this.dashes[i], simplify: false },
    };
  }

  private layout(frame: Frame, theme: Theme): object {
    const axis = (range: Range, ticks: Tick[], grid: boolean): object => ({
      type: range.scale,
      range: range.scale === "log" ? [Math.log10(range.lo), Math.log10(range.hi)] : [range.lo, range.hi],
      autorange: false,
      tickmode: "array",
      tickvals: ticks.map((tick) => tick.at),
      ticktext: ticks.map((tick) => tick.text),
      tickfont: { color: theme.muted, size: 12.5, family: theme.font },
      ticks: grid ? "" : "outside",
      ticklen: 4,
      tickcolor: theme.line,
      tickangle: 0,
      showgrid: grid,
      gridcolor: theme.line,
      gridwidth: 1,
      showline: !grid,
      linecolor: theme.muted,
      zeroline: false,
      fixedrange: true,
      automargin: false,
    });
    const { area, width, height } = frame;
    return {
      width,
      height,
      margin: { l: area.left, r: width - area.left - area.width, t: area.top, b: height - area.top - area.height, pad: 0, autoexpand: false },
      xaxis: axis(frame.x, ticksOf(frame.x, Math.max(3, Math.floor(area.width / 80))), false),
      yaxis: axis(frame.y, ticksOf(frame.y, this.tickCount()), true),
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: theme.font, color: theme.ink },
      showlegend: false,
      hovermode: false,
      dragmode: false,
    };
  }

  private drawMarks(result: Result, frame: Frame): void {
    const code = this.model.marks[this.which] ?? [];
    const placed = this.panel.marks.map((mark, i): PlacedMark => {
      const { x, y } = code[i] ?? {};
      return {
        label: mark.label,
        role: mark.role,
        x: x && pixel(x(result.p, result.measures), frame.x, frame.area.width, false),
        y: y && pixel(y(result.p, result.measures), frame.y, frame.area.height, true),
      };
    });
    drawMarks(this.marks, frame.area, placed);
  }

  /** Show the values under the pointer beside the legend. */
  private point(event: PointerEvent): void {
    const { frame, result } = this;
    if (!frame || !result?.curve || this.panel.x) return;
    const at = event.clientX - this.box.getBoundingClientRect().left - frame.area.left;
    if (at < 0 || at > frame.area.width) return this.unpoint();
    const share = at / frame.area.width;
    const { lo, hi } = frame.x;
    const x = frame.x.scale === "log" ? lo * Math.pow(hi / lo, share) : lo + share * (hi - lo);
    this.panel.curves.forEach((curve, i) => {
      this.readings[i].textContent = ` ${shown(result.curve!.at(this.index(curve.of), x))}`;
    });
    const unit = this.spec.axis.unit === "1" ? "" : ` ${this.spec.axis.unit}`;
    this.place.textContent = `${this.spec.axis.label} ${shown(x)}${unit}`;
    for (const [name, value] of Object.entries({ x1: at, x2: at, y1: 0, y2: frame.area.height })) this.hair.setAttribute(name, String(value));
    this.element.classList.add("ib-pointed");
  }

  private unpoint(): void {
    this.readings.forEach((reading) => (reading.textContent = ""));
    this.place.textContent = "";
    this.element.classList.remove("ib-pointed");
  }

  destroy(plotly: PlotlyApi | null): void {
    plotly?.purge(this.plot);
  }
}

/** A value as pixels from the left, or from the top if `flip`. */
function pixel(value: number, range: Range, size: number, flip: boolean): number {
  const share = range.scale === "log"
    ? Math.log(value / range.lo) / Math.log(range.hi / range.lo)
    : (value - range.lo) / (range.hi - range.lo);
  return Number.isFinite(share) ? (flip ? 1 - share : share) * size : -1e9;
}

function pathOf(line: Line, frame: Frame): string {
  const { width, height } = frame.area;
  let d = "";
  let isOpen = false;
  line.x.forEach((xs, part) => {
    const ys = line.y[part];
    for (let k = 0; k < xs.length; k++) {
      const x = pixel(xs[k], frame.x, width, false);
      const y = pixel(ys[k], frame.y, height, true);
      if (x < -1e6 || y < -1e6) {
        isOpen = false;
        continue;
      }
      // far outside is as good as just outside, and renders faster
      d += `${isOpen ? "L" : "M"}${x.toFixed(1)},${Math.max(-height, Math.min(2 * height, y)).toFixed(1)}`;
      isOpen = true;
    }
  });
  return d || "M0,0";
}
