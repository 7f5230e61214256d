/** The canvas over a scene's ground: it draws figures, sharp at any pixel ratio, and nothing by itself. */
import { h } from "../ui/dom";
import type { Figure } from "./crowd";
import { Sprites } from "./sprites";

/** The stage, in its own units (`scene/parts.py`). */
export const WIDTH = 390;
export const HEIGHT = 300;
/** How far figures sway, in its units, while the scene plays. */
const SWAY = 1.6;

export class Stage {
  readonly canvas = h("canvas", { class: "ex-canvas", "aria-hidden": "true" });
  private readonly sprites: Sprites;
  private readonly pen: CanvasRenderingContext2D | null;
  private ratio = 1;
  private scale = 1;
  private left = 0;

  constructor(find: (symbol: string) => Element | null) {
    this.sprites = new Sprites(find);
    this.pen = this.canvas.getContext("2d");
  }

  /** Look at the room there is and at the sharpness of the screen; false where there is no room. */
  fit(): boolean {
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (!width || !height || !this.pen) return false;
    this.ratio = Math.min(3, window.devicePixelRatio || 1);
    this.scale = Math.min(width / WIDTH, height / HEIGHT) * this.ratio;
    const [across, down] = [Math.round(width * this.ratio), Math.round(height * this.ratio)];
    this.left = (across - WIDTH * this.scale) / 2;
    if (this.canvas.width !== across || this.canvas.height !== down) Object.assign(this.canvas, { width: across, height: down });
    this.sprites.forget();
    return true;
  }

  /** A place of the page, in units of the stage from its left. */
  acrossOf(clientX: number): number {
    return ((clientX - this.canvas.getBoundingClientRect().left) * this.ratio - this.left) / this.scale;
  }

  /** Draw all figures; `sway` from 0 (still) to 1, at a time in seconds. */
  draw(figures: Iterable<Figure>, sway: number, seconds: number): void {
    const { pen, scale } = this;
    if (!pen) return;
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const figure of figures) {
      if (figure.alpha < 0.02) continue;
      // grown or shrunk pictures are drawn from the one at rest
      const pixels = Math.max(1, Math.round(figure.size * scale));
      const sprite = this.sprites.get(figure.symbol, pixels, figure.turn);
      const swing = SWAY * sway;
      const x = figure.x + swing * Math.sin(seconds * 1.5 + figure.phase);
      const y = figure.y + swing * Math.cos(seconds * 1.1 + 2 * figure.phase);
      const wide = figure.scale === 1 ? pixels : pixels * figure.scale;
      pen.globalAlpha = figure.alpha;
      pen.drawImage(sprite, Math.round(this.left + x * scale - wide / 2), Math.round(y * scale - wide / 2), wide, wide);
    }
    pen.globalAlpha = 1;
  }
}
