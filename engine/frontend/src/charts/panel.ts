/**
 * One chart. Plotly draws it; while a slider moves, only the lines' paths are written anew, which
 * takes a tenth of the time. Marks lie over it, its legend is text beside it.
 */
import { h, svg } from "../ui/dom";
import { quantity, unitWords } from "../ui/number-format";
import { pathOf, pixel, pointsAlong, sameRange, trace, type Frame, type Line, type Traced } from "./geometry";
import { DASH_ARRAY, dashesOf, makeLegend, type Legend } from "./legend";
import { drawAxes, drawMarks, type PlacedMark, type PlacedTick } from "./overlay";
import type { PlotlyApi } from "./plotly-api";
import { layoutOf, traceOf } from "./plotly-layout";
import { reachOf } from "./reach";
import type { Outcome } from "../simulation/outcome";
import * as strings from "../ui/strings";
import { makeReader, type Reader } from "./reader";
import { readTheme } from "./theme";
import { HEIGHT, picture, WIDTH } from "./still";
import { drawShapes, type Shape } from "./shapes";
import { extentOf, rangeAround, ticksOf, type Range, type Tick } from "./ticks";
import type { CurveSpec, ModelObject, PanelSpec, Spec } from "../simulation/types";

/** Room above the highest value. */
const TOP = 8;
/** The largest room that is filled: without the style sheet a chart makes its own room, which would grow for ever. */
const MOST = { width: 2400, height: 480 };

export class Panel {
  readonly element: HTMLElement;
  private readonly box: HTMLElement;
  private readonly plot: HTMLElement;
  private readonly axes: SVGElement;
  private readonly marks: SVGElement;
  private readonly hair: SVGElement;
  private readonly thrown: SVGElement;
  /** Reads a quantity off a run by chance, which is drawn beside the model's curve. */
  private beside: ((quantity: number) => { x: number[]; y: number[] }) | null = null;
  private readonly over: SVGElement;
  private readonly legend: Legend;
  private readonly reader: Reader | null = null;
  private readonly place: HTMLElement;
  private readonly dashes: CurveSpec["dash"][];
  private frame: Frame | null = null;
  private paths: Element[] = [];
  /** The curves as they are drawn, in pixels. */
  private traced: Traced[] = [];
  private result: Outcome | null = null;
  /** What Plotly itself has drawn, and which run stands behind as the earlier one. */
  private drawn: Frame | null = null;
  private behind: Outcome | null = null;
  private isFresh = true;
  private width = 0;
  private height = 0;

  constructor(
    private readonly spec: Spec, private readonly code: () => ModelObject["marks"][number], private readonly which: number,
    private readonly isLast: boolean,
    /** A pointer reads the chart at a place of the axis, or leaves it (null). */
    onPoint: (x: number | null) => void,
  ) {
    const { panel } = this;
    this.dashes = dashesOf(panel);
    this.legend = makeLegend(panel, panel.curves.map((curve) => this.labelOf(curve)), this.dashes);
    this.plot = h("div", { class: "ex-plot", "aria-hidden": "true" });
    this.axes = svg("g", { class: "ex-axes" });
    this.marks = svg("g");
    this.hair = svg("line", { class: "ex-hair" });
    this.thrown = svg("g", { class: "ex-thrown" });
    this.over = svg("svg", { class: "ex-over", "aria-hidden": "true", focusable: "false" }, svg("g", {}, this.axes, this.thrown, this.marks, this.hair));
    this.box = h("div", { class: "ex-box" }, this.plot);
    this.box.append(this.over);
    this.place = h("span", { class: "ex-place", "aria-hidden": "true" });
    this.element = h("div", { class: "ex-panel" }, this.legend.element, this.box, this.foot());
    if (!panel.x) this.reader = makeReader(this.box, panel.label, () => (this.result?.solution ? this.frame : null), onPoint);
  }

  private get panel(): PanelSpec {
    return this.spec.panels[this.which];
  }

  private labelOf(curve: CurveSpec): string {
    return curve.label || this.spec.quantities.find((q) => q.name === curve.of)!.label;
  }

  /** What the level axis counts. */
  private get across(): string {
    const x = this.panel.x ? this.spec.quantities.find((q) => q.name === this.panel.x)! : this.spec.axis;
    return x.unit === "1" ? x.label : `${x.label} (${unitWords(x.unit)})`;
  }

  private foot(): HTMLElement | null {
    const isShared = !this.isLast && !this.panel.x && !this.spec.panels[this.which + 1]?.x;
    return isShared ? h("p", { class: "ex-axis-x" }, this.place) : h("p", { class: "ex-axis-x" }, this.across, this.place);
  }

  /** Look at the room there is, and forget the picture: a new size or new colors need all of it. */
  stale(): void {
    [this.width, this.height] = this.room();
    this.frame = null;
  }

  private room(): [width: number, height: number] {
    return [Math.min(MOST.width, this.box.clientWidth), Math.min(MOST.height, this.box.clientHeight)];
  }

  get hasRoom(): boolean {
    return this.width > 0;
  }

  /** Whether the room has changed since `stale`. */
  get isResized(): boolean {
    const [width, height] = this.room();
    return this.width !== width || this.height !== height;
  }

  /** Room for the labels of the vertical axis, in few sizes, so that it seldom changes. */
  labelWidth(result: Outcome, ghost: Outcome | null, height = this.height): number {
    const ticks = ticksOf(this.rangeY(result, ghost), this.tickCount(height));
    const width = Math.max(...ticks.map((tick) => tick.text.length)) * 6.8 + 12;
    return [34, 56, 78].find((size) => size >= width) ?? Math.ceil(width);
  }

  private tickCount(height: number): number {
    return Math.max(3, Math.round(height / 44));
  }

  draw(plotly: PlotlyApi, result: Outcome, ghost: Outcome | null, left: number): void {
    if (this.width === 0) return;
    this.result = result;
    const frame = this.frameOf(this.width, this.height, result, ghost, left);
    if (this.frame?.key !== frame.key) {
      this.drawAll(plotly, result, ghost, frame);
    } else {
      this.drawLines(result, ghost, frame);
      this.isFresh = false;
      // Plotly's axes stand still until `settle`; where ours differ they stand in for them
      const isMoved = !sameRange(frame.x, this.drawn!.x) || !sameRange(frame.y, this.drawn!.y);
      this.element.classList.toggle("ex-moved", isMoved);
      if (isMoved) drawAxes(this.axes, frame.area, this.ticks(frame, "x"), this.ticks(frame, "y"));
    }
    this.frame = frame;
    this.drawMarks(result, frame);
    this.drawThrown(frame);
  }

  /** Tell Plotly what is drawn now, when nobody waits for it. */
  settle(plotly: PlotlyApi, ghost: Outcome | null): void {
    if (!this.isFresh && this.frame && this.result) this.drawAll(plotly, this.result, ghost, this.frame);
  }

  private rangeY(result: Outcome, ghost: Outcome | null): Range {
    const { scale, low, high, curves } = this.panel;
    const marks = this.code().flatMap((mark) => (mark.y ? [mark.y(result.p, result.measures)] : []));
    const seen = ghost ? [ghost, result] : [result];
    const reaches = seen.flatMap((one) => curves.map((curve) => reachOf(one, this.index(curve.of), scale)));
    return rangeAround([extentOf([marks], scale), ...reaches], scale, low, high);
  }

  private rangeX(result: Outcome, ghost: Outcome | null): Range {
    const { lo, hi } = result.solution!;
    if (!this.panel.x) return { lo, hi, scale: this.spec.axis.scale };
    const i = this.index(this.panel.x);
    const seen = ghost ? [ghost, result] : [result];
    return rangeAround(seen.map((one) => reachOf(one, i, "linear")), "linear", null, null);
  }

  private index(name: string): number {
    return this.spec.quantities.findIndex((q) => q.name === name);
  }

  private lines(result: Outcome): Line[] {
    const segments = result.solution!.segments;
    const along = this.panel.x ? this.index(this.panel.x) : -1;
    return this.panel.curves.map((curve) => ({
      x: segments.map((s) => (along >= 0 ? s.columns[along] : s.x)),
      y: segments.map((s) => s.columns[this.index(curve.of)]),
    }));
  }

  private frameOf(width: number, height: number, result: Outcome, ghost: Outcome | null, left: number): Frame {
    const area = { left, top: TOP, width: width - left - 12, height: height - TOP - 26 };
    return { area, width, height, x: this.rangeX(result, ghost), y: this.rangeY(result, ghost), key: `${width} ${height} ${left}` };
  }

  private ticks(frame: Frame, along: "x" | "y"): (Tick & PlacedTick)[] {
    const size = along === "x" ? frame.area.width : frame.area.height;
    const most = along === "x" ? Math.max(3, Math.floor(frame.area.width / 80)) : this.tickCount(frame.height);
    return ticksOf(frame[along], most).map((tick) => ({ ...tick, pixel: pixel(tick.at, frame[along], size, along === "y") }));
  }

  /** Write the curves, and the earlier ones behind them, into the paths that Plotly made. */
  private drawLines(result: Outcome, ghost: Outcome | null, frame: Frame): void {
    const behind = ghost ?? result;
    const isOld = this.behind === behind && this.frame !== null && sameRange(frame.x, this.frame.x) && sameRange(frame.y, this.frame.y);
    const n = this.panel.curves.length;
    this.traced = this.lines(result).map((line) => trace(line, frame));
    const written = this.traced.map(pathOf);
    written.forEach((d, i) => this.paths[n + i]?.setAttribute("d", d));
    if (!isOld) {
      const earlier = behind === result ? written : this.lines(behind).map((line) => pathOf(trace(line, frame)));
      earlier.forEach((d, i) => this.paths[i]?.setAttribute("d", d));
    }
    this.behind = behind;
  }

  private drawAll(plotly: PlotlyApi, result: Outcome, ghost: Outcome | null, frame: Frame): void {
    const theme = readTheme(this.element);
    const n = this.panel.curves.length;
    const lines = [...this.lines(ghost ?? result), ...this.lines(result)];
    const traces = lines.map((line, i) => {
      const curve = this.panel.curves[i % n];
      const name = this.labelOf(curve);
      return i < n
        ? traceOf(line, { name: strings.chartEarlier(name), color: theme.color(curve.role), dash: this.dashes[i], width: 2, opacity: 0.5 })
        : traceOf(line, { name, color: theme.color(curve.role), dash: this.dashes[i - n], width: 3, opacity: 1 });
    });
    const layout = layoutOf(frame, this.ticks(frame, "x"), this.ticks(frame, "y"), theme);
    void plotly.react(this.plot, traces, layout, { staticPlot: true, displayModeBar: false });
    for (const root of this.plot.querySelectorAll("svg")) root.setAttribute("focusable", "false");
    // Plotly makes a path for each part between gaps; we write all parts into the first one
    this.paths = [...this.plot.querySelectorAll(".scatterlayer .trace")].flatMap((trace) => {
      const [first, ...others] = trace.querySelectorAll("path.js-line");
      others.forEach((other) => other.remove());
      return first ? [first] : [];
    });
    this.behind = null;
    this.drawLines(result, ghost, frame);
    this.drawn = frame;
    this.isFresh = true;
    this.element.classList.remove("ex-moved");
    this.element.style.setProperty("--ex-left", `${frame.area.left}px`);
    this.over.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
    this.over.firstElementChild!.setAttribute("transform", `translate(${frame.area.left} ${frame.area.top})`);
  }

  private drawMarks(result: Outcome, frame: Frame, layer = this.marks, traced = this.traced): void {
    const code = this.code();
    const placed = this.panel.marks.map((mark, i): PlacedMark => {
      const { x, y } = code[i] ?? {};
      return {
        label: mark.label,
        role: mark.role,
        x: x && pixel(x(result.p, result.measures), frame.x, frame.area.width, false),
        y: y && pixel(y(result.p, result.measures), frame.y, frame.area.height, true),
      };
    });
    const curves = placed.length ? traced.flatMap((parts) => pointsAlong(parts, 6)) : [];
    drawMarks(layer, frame.area, placed, curves);
  }

  /** The chart as it is printed, at one size and without Plotly. */
  still(result: Outcome): HTMLElement {
    const height = this.spec.panels.length > 1 ? HEIGHT.several : HEIGHT.alone;
    const frame = this.frameOf(WIDTH, height, result, null, this.labelWidth(result, null, height));
    const traced = this.lines(result).map((line) => trace(line, frame));
    const marks = svg("g");
    this.drawMarks(result, frame, marks, traced);
    const strokes = this.panel.curves.map((curve, i) => ({ color: `var(--ex-${curve.role})`, dashes: DASH_ARRAY[this.dashes[i]] }));
    const drawn = picture(strings.chartPicture(this.panel.label), frame, { x: this.ticks(frame, "x"), y: this.ticks(frame, "y") }, traced, strokes, marks);
    const head = this.element.firstElementChild!.cloneNode(true);
    const across = h("p", { class: "ex-axis-x", style: `--ex-left:${frame.area.left}px` }, this.across);
    return h("div", { class: "ex-paper-panel" }, head, drawn, across);
  }

  /** Show the values at a place of the axis beside the legend, and a line there; `isResting`: the values, too. */
  pointAt(x: number, isResting = true): void {
    const { frame, result } = this;
    if (!frame || !result?.solution || this.panel.x) return;
    const at = pixel(x, frame.x, frame.area.width, false);
    if (!(at >= -1 && at <= frame.area.width + 1)) return;
    for (const [name, value] of Object.entries({ x1: at, x2: at, y1: 0, y2: frame.area.height })) this.hair.setAttribute(name, String(value));
    this.element.classList.add("ex-pointed");
    if (!isResting) return;
    const read = this.panel.curves.map((curve) => this.index(curve.of));
    const values = read.map((i) => quantity(result.solution!.at(i, x), this.spec.quantities[i].unit));
    const place = `${this.spec.axis.label} ${quantity(x, this.spec.axis.unit)}`;
    this.legend.read(values.map((value) => ` ${value}`));
    this.place.textContent = place;
    const words = this.panel.curves.map((curve, i) => `${this.labelOf(curve)} ${values[i]}`);
    this.reader?.tell(at / frame.area.width, `${place}. ${words.join(", ")}`);
  }

  unpoint(): void {
    this.legend.read([]);
    this.place.textContent = "";
    this.element.classList.remove("ex-pointed");
  }

  /** Draw a run by chance beside the curves. */
  throw(read: Panel["beside"]): void {
    this.beside = read;
    if (this.frame) this.drawThrown(this.frame);
  }

  private drawThrown(frame: Frame): void {
    const read = this.beside;
    const lines: Shape[] = read === null ? [] : this.panel.curves.map((curve) => {
      const { x, y } = read(this.index(curve.of));
      const line = { x: [Float64Array.from(x)], y: [Float64Array.from(y)] };
      return { tag: "path", attributes: { d: pathOf(trace(line, frame)), stroke: `var(--ex-${curve.role})` } };
    });
    drawShapes(this.thrown, lines);
  }

  destroy(plotly: PlotlyApi | null): void {
    plotly?.purge(this.plot);
  }
}
