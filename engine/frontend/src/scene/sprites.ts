/**
 * Figures as small pictures, drawn once with a pen that reads the page's own symbols: so a canvas has their shapes, and
 * the colors of the page's theme, without an image that a policy would refuse.
 */

interface Stroke {
  path: Path2D;
  matrix: DOMMatrix;
  fill: string;
  stroke: string;
  width: number;
  cap: CanvasLineCap;
  join: CanvasLineJoin;
  dash: number[];
  fillAlpha: number;
  strokeAlpha: number;
}

/** Turned figures come in so many directions: to turn while drawing takes twice the time. */
const DIRECTIONS = 48;
/** A symbol's box (`figures.BOX`). */
const BOX = 100;

export class Sprites {
  private readonly made = new Map<string, HTMLCanvasElement>();
  private readonly read = new Map<string, Stroke[]>();

  /** `find`: the symbol's element in the page. */
  constructor(private readonly find: (symbol: string) => Element | null) {}

  /** Colors or sharpness are others now. */
  forget(): void {
    this.made.clear();
    this.read.clear();
  }

  /** A picture of so many device pixels; `turn` in degrees. */
  get(symbol: string, pixels: number, turn: number): HTMLCanvasElement {
    const direction = ((Math.round((turn / 360) * DIRECTIONS) % DIRECTIONS) + DIRECTIONS) % DIRECTIONS;
    const key = `${symbol} ${pixels} ${direction}`;
    const sprite = this.made.get(key) ?? this.draw(symbol, pixels, (direction / DIRECTIONS) * 360);
    this.made.set(key, sprite);
    return sprite;
  }

  private draw(symbol: string, pixels: number, turn: number): HTMLCanvasElement {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = pixels;
    const pen = canvas.getContext("2d")!;
    const base = new DOMMatrix().translate(pixels / 2, pixels / 2).scale(pixels / BOX).rotate(turn);
    for (const stroke of this.strokes(symbol)) {
      pen.setTransform(base.multiply(stroke.matrix));
      if (stroke.fill !== "none") {
        pen.globalAlpha = stroke.fillAlpha;
        pen.fillStyle = stroke.fill;
        pen.fill(stroke.path);
      }
      if (stroke.stroke !== "none" && stroke.width > 0) {
        pen.globalAlpha = stroke.strokeAlpha;
        pen.strokeStyle = stroke.stroke;
        pen.lineWidth = stroke.width;
        pen.lineCap = stroke.cap;
        pen.lineJoin = stroke.join;
        pen.setLineDash(stroke.dash);
        pen.stroke(stroke.path);
      }
    }
    return canvas;
  }

  private strokes(symbol: string): Stroke[] {
    let strokes = this.read.get(symbol);
    if (strokes) return strokes;
    strokes = [];
    const element = this.find(symbol);
    if (element) for (const child of element.children) collect(child as SVGGraphicsElement, new DOMMatrix(), 1, strokes);
    this.read.set(symbol, strokes);
    return strokes;
  }
}

function collect(element: SVGGraphicsElement, around: DOMMatrix, alpha: number, into: Stroke[]): void {
  const own = element.transform.baseVal.consolidate()?.matrix;
  const matrix = own ? around.multiply(new DOMMatrix([own.a, own.b, own.c, own.d, own.e, own.f])) : around;
  const style = getComputedStyle(element);
  const opacity = alpha * (Number(style.opacity) || 0);
  if (element.tagName === "g") {
    for (const child of element.children) collect(child as SVGGraphicsElement, matrix, opacity, into);
    return;
  }
  into.push({
    path: pathOf(element), matrix, fill: style.fill, stroke: style.stroke, width: parseFloat(style.strokeWidth) || 0,
    cap: style.strokeLinecap as CanvasLineCap, join: style.strokeLinejoin as CanvasLineJoin,
    dash: style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat),
    fillAlpha: opacity * Number(style.fillOpacity), strokeAlpha: opacity * Number(style.strokeOpacity),
  });
}

function pathOf(element: Element): Path2D {
  const number = (name: string): number => Number(element.getAttribute(name) ?? 0);
  if (element.tagName === "path") return new Path2D(element.getAttribute("d") ?? "");
  const path = new Path2D();
  if (element.tagName === "rect") path.roundRect(number("x"), number("y"), number("width"), number("height"), number("rx"));
  else path.ellipse(number("cx"), number("cy"), number("rx") || number("r"), number("ry") || number("r"), 0, 0, 2 * Math.PI);
  return path;
}
