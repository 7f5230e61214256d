/** Plays a scene: one time for figures, sentence, slider and chart; by touch and by key. */
import { onThemeChange } from "../charts/theme";
import type { Outcome } from "../simulation/outcome";
import type { HeapSpec, SceneSpec, Spec } from "../spec";
import type { Expression } from "../simulation/expression";
import { say, svg } from "../ui/dom";
import { fill } from "../ui/number-format";
import * as strings from "../ui/strings";
import { Clock } from "./clock";
import { FigureCrowd } from "./crowd";
import { beats, caption, display, lineAt, type Placed } from "./display";
import type { Room } from "./room";
import { Source, type Chance } from "./source";
import { HEIGHT, Stage } from "./stage";
import { details, isOver } from "./words";

const SPEEDS = ["1", "2", "0.5"];
/** Seconds of watching that an arrow key goes. */
const STRIDE = 0.4;
/** An event is shown so many seconds after it began, so that what it tells can be seen. */
const LATER = 0.9;
/** Milliseconds after which a moment that was gone to is told. */
const REST = 600;

export interface PlayerOptions {
  chance: Chance | null;
  /** The scene's time has moved: the chart's cursor follows. `isResting`: somebody may read what stands there. */
  onTime?(source: Source, isResting: boolean): void;
  /** The reader has moved what the scene's time is: a parameter. */
  onMove?(value: number, isResting: boolean): void;
}

export class Player {
  private source!: Source;
  private clock!: Clock;
  private stops: ReturnType<typeof beats> = [];
  private t = 0;
  /** Nobody has played or moved it: it shows its telling moment. */
  private isFresh = true;
  private isPlaying = false;
  /** Somebody else keeps its time: a film. */
  private isLed = false;
  private isSeen = false;
  private throws = 0;
  private speed = 0;
  private sway = 0;
  private last = 0;
  private frame = 0;
  private rest = 0;
  private shown: Placed[] = [];
  /** A run is being taken: its setting is known already. */
  private isTaking = false;
  private readonly heap: HeapSpec | undefined;
  /** The line across the heaps. */
  private readonly line: SVGElement | null = null;
  private readonly scene: SceneSpec;
  private readonly stage: Stage;
  private readonly crowd: FigureCrowd;
  private readonly calm = window.matchMedia?.("(prefers-reduced-motion: reduce)");
  private readonly ends: (() => void)[] = [];

  constructor(private readonly room: Room, private readonly spec: Spec, outcome: Outcome, private readonly options: PlayerOptions) {
    this.scene = spec.scene!;
    this.crowd = new FigureCrowd(this.scene);
    this.stage = new Stage((symbol) => room.stage.querySelector(`[id="${spec.id}-${symbol}"]`));
    room.stage.append(this.stage.canvas);
    this.heap = this.scene.figures.find((figure): figure is HeapSpec => figure.kind === "heap");
    if (this.heap) this.line = this.drawLine();
    for (const one of [...Object.values(room.buttons), room.scrub]) one.disabled = false;
    this.listen();
    this.take(outcome);
    this.watch();
  }

  /** Another run: the scene stays at its time, or at its telling moment if nobody has moved it. */
  take(outcome: Outcome): void {
    if (!outcome.solution || outcome === this.source?.outcome) return;
    this.renew(outcome);
  }

  private renew(outcome: Outcome): void {
    this.source = new Source(this.spec, this.scene, outcome, this.options.chance, this.throws);
    const { lo, hi } = this.source;
    this.stops = beats(this.source);
    this.clock = Clock.of(lo, hi, this.stops.map(({ at }) => at), this.spec.axis.scale === "log" && this.scene.shows === "run");
    const cover = this.scene.cover === null ? (lo + hi) / 2 : this.source.number(this.scene.cover);
    if (this.scene.moves) {
      this.t = outcome.values[this.scene.moves];
      this.isFresh = false;
    }
    const t = this.isFresh ? (Number.isFinite(cover) ? cover : hi) : this.t;
    this.isTaking = true;
    this.go(Math.min(hi, Math.max(lo, t)), this.isFresh);
    this.isTaking = false;
  }

  /** Go to a time of the scene from outside: from the chart. */
  seek(t: number): void {
    this.pause();
    this.isFresh = false;
    this.go(Math.min(this.source.hi, Math.max(this.source.lo, t)));
    this.tellLater();
  }

  /** Go to a share of the watching time between two moments of the scene; `isRunning`: more is to come. */
  lead(start: Expression, end: Expression, share: number, isRunning: boolean): void {
    this.pause();
    this.isFresh = false;
    this.isLed = isRunning;
    const [from, to] = [start, end].map((at) => this.clock.secondsAt(this.source.number(at)));
    const t = this.clock.timeAt(from + share * (to - from));
    this.go(Math.min(this.source.hi, t), share === 0 || this.calm?.matches);
    this.label();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
    this.ends.forEach((end) => end());
  }

  // ---- time

  private go(t: number, isInstant = this.calm?.matches ?? false): void {
    this.t = t;
    this.shown = display(this.source, t);
    this.crowd.aim(this.shown, isInstant);
    const { clock, scrub } = this.room;
    say(clock, fill(this.scene.clock, this.source.at(t)));
    const text = caption(this.source, t, this.stops);
    say(this.room.more, this.source.isMean ? strings.sceneMean : isOver(this.source, t) ? strings.sceneMore : "");
    if (this.isPlaying && this.room.caption.textContent !== text) say(this.room.status, text);
    say(this.room.caption, text);
    const share = (1000 * this.clock.secondsAt(t)) / this.clock.end;
    scrub.value = String(share);
    scrub.style.setProperty("--ex-share", (share / 1000).toFixed(4));
    if (!this.isPlaying && !this.isLed) this.describe();
    this.source.t = t;
    this.line?.setAttribute("transform", `translate(${lineAt(this.heap!, this.source, t)} 0)`);
    if (this.scene.moves && !this.isTaking) this.options.onMove?.(t, !this.isPlaying);
    this.options.onTime?.(this.source, !this.isPlaying);
    this.ask();
  }

  private describe(): void {
    this.room.scrub.setAttribute("aria-valuetext", `${this.room.clock.textContent}. ${details(this.source, this.t, this.shown)}`);
  }

  private tellLater(): void {
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => say(this.room.status, this.room.caption.textContent ?? ""), REST);
  }

  private play(): void {
    if (this.isFresh || this.t >= this.source.hi) this.go(this.source.lo, true);
    this.isFresh = false;
    this.isPlaying = true;
    this.last = 0;
    this.label();
    this.ask();
  }

  private pause(): void {
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.label();
    this.describe();
  }

  private label(): void {
    const { play } = this.room.buttons;
    const isOver = !this.isFresh && this.t >= this.source.hi;
    play.textContent = this.isPlaying ? strings.scenePause : isOver ? strings.scenePlayAgain : strings.scenePlay;
    play.classList.toggle("ex-is-playing", this.isPlaying);
  }

  /** To the next event, or to the one before. */
  private leap(by: 1 | -1): void {
    this.pause();
    const places = [this.source.lo, ...this.stops.map(({ at }) => at), this.source.hi];
    const seconds = places.map((at) => this.clock.secondsAt(at));
    const from = this.isFresh && by > 0 ? -1 : this.clock.secondsAt(this.t);
    this.isFresh = false;
    const next = by > 0 ? seconds.find((at) => at > from + 1e-6) : seconds.reverse().find((at) => at < from - LATER - 0.1);
    this.go(this.clock.timeAt((next ?? 0) + LATER));
    this.label();
    this.tellLater();
  }

  private stride(seconds: number): void {
    this.pause();
    this.isFresh = false;
    this.go(this.clock.timeAt(this.clock.secondsAt(this.t) + seconds));
    this.label();
    this.tellLater();
  }

  private again(): void {
    this.throws++;
    this.isFresh = false;
    this.renew(this.source.outcome);
    this.go(this.source.lo, true);
    if (this.calm?.matches) this.go(this.source.hi, true);
    else this.play();
  }

  // ---- frames

  private ask(): void {
    if (!this.frame && this.isSeen) this.frame = requestAnimationFrame((now) => this.draw(now));
  }

  private draw(now: number): void {
    this.frame = 0;
    if (!this.isSeen) return;
    const passed = this.last ? Math.min(0.1, (now - this.last) / 1000) : 0.016;
    this.last = now;
    if (this.isPlaying) this.advance(passed);
    const goal = (this.isPlaying || this.isLed) && !this.calm?.matches ? 1 : 0;
    this.sway += (goal - this.sway) * Math.min(1, passed * 5);
    if (this.sway < 0.02 && !goal) this.sway = 0;
    const isMoving = this.crowd.step(passed);
    this.stage.draw(this.crowd.figures(), this.sway, now / 1000);
    this.room.element.classList.add("ex-scene-lives");
    if (this.isPlaying || isMoving || this.sway > 0) this.ask();
    else this.last = 0;
  }

  private advance(passed: number): void {
    const seconds = this.clock.secondsAt(this.t) + passed * Number(SPEEDS[this.speed]);
    const isOver = seconds >= this.clock.end;
    this.go(isOver ? this.source.hi : this.clock.timeAt(seconds), false);
    if (isOver) this.pause();
  }

  // ---- following the reader and the page

  private listen(): void {
    const { element, buttons, scrub } = this.room;
    buttons.play.addEventListener("click", () => (this.isPlaying ? this.pause() : this.play()));
    buttons.next.addEventListener("click", () => this.leap(1));
    buttons.again.addEventListener("click", () => this.again());
    buttons.speed.addEventListener("click", () => {
      this.speed = (this.speed + 1) % SPEEDS.length;
      buttons.speed.textContent = strings.sceneSpeed(SPEEDS[this.speed]);
      buttons.speed.setAttribute("aria-label", strings.sceneSpeedSaid(SPEEDS[this.speed]));
    });
    scrub.addEventListener("input", () => {
      this.pause();
      this.isFresh = false;
      this.go(this.clock.timeAt((Number(scrub.value) / 1000) * this.clock.end));
      this.label();
      this.tellLater();
    });
    element.addEventListener("keydown", (event) => this.key(event));
    // for tests and films: a time from outside
    element.addEventListener("ex-seek", (event) => this.seek((event as CustomEvent<number>).detail));
  }

  /** The line across the heaps, which a finger may drag. */
  private drawLine(): SVGElement {
    const { stage } = this.room;
    const line = svg("path", { class: "ex-heap-line", d: `M0 44V${HEIGHT - 24}` });
    stage.querySelector(".ex-ground")!.append(line);
    stage.classList.add("ex-draggable");
    const drag = (event: PointerEvent): void => {
      if (event.type === "pointermove" && !event.buttons) return;
      const [[x0], [x1]] = this.heap!.span;
      this.seek(this.source.lo + ((this.stage.acrossOf(event.clientX) - x0) / (x1 - x0)) * (this.source.hi - this.source.lo));
    };
    stage.addEventListener("pointerdown", drag);
    stage.addEventListener("pointermove", drag);
    return line;
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isButton = event.target instanceof HTMLButtonElement;
    const keys: Record<string, () => void> = {
      k: () => this.room.buttons.play.click(),
      ...(isButton ? {} : { " ": () => this.room.buttons.play.click() }),
      ArrowLeft: () => this.stride(-STRIDE), ArrowDown: () => this.stride(-STRIDE), ArrowRight: () => this.stride(STRIDE), ArrowUp: () => this.stride(STRIDE),
      PageUp: () => this.leap(1), PageDown: () => this.leap(-1), ".": () => this.leap(1), ",": () => this.leap(-1),
      Home: () => this.stride(-this.clock.end), End: () => this.stride(this.clock.end),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  private watch(): void {
    const refit = (): void => {
      if (this.stage.fit()) this.ask();
    };
    this.ends.push(onThemeChange(refit));
    const screen = window.matchMedia?.(`(resolution: ${window.devicePixelRatio}dppx)`);
    screen?.addEventListener("change", refit);
    const hide = (): void => {
      if (document.hidden) this.pause();
    };
    document.addEventListener("visibilitychange", hide);
    const sizes = new ResizeObserver(refit);
    sizes.observe(this.room.stage);
    const sight = new IntersectionObserver(([entry]) => {
      this.isSeen = entry.isIntersecting;
      this.last = 0;
      if (this.isSeen) refit();
    });
    sight.observe(this.room.stage);
    this.ends.push(
      () => screen?.removeEventListener("change", refit), () => document.removeEventListener("visibilitychange", hide),
      () => sizes.disconnect(), () => sight.disconnect(),
    );
  }
}
