/**
 * An explorer: a model to play with. It puts the parts together and keeps the one setting they show.
 *
 * All its room stands at once, so that a page keeps its height; the model, and with it the picture, may come later.
 *
 * Every change runs the model at once; the picture follows in the next frame, at most once a frame.
 */
import { makeActions, type Share } from "./actions";
import { badge, unitNotes } from "./badge";
import { makeControl, type Control } from "./controls";
import { makeDetails, type Details } from "./details";
import { freshId, h, say, sayLead } from "../ui/dom";
import { makeHeld, type Held, type HeldView } from "./held";
import { fromHash, leadsTo } from "./link";
import { Panel } from "../charts/panel";
import type { PlotlyApi } from "../charts/plotly-api";
import { makeCover, makePrediction, type PredictionView } from "./prediction";
import { beforePaper } from "../ui/before-print";
import { makePresets, type Presets } from "./presets";
import { defaults, isSame, nothingYet, opening, run, within, type Outcome } from "../simulation/outcome";
import { guesses } from "../ui/storage";
import { insist } from "../ui/retry";
import * as strings from "../ui/strings";
import { begin, makeOwn, unfold } from "./own";
import { makePaper, type Paper } from "./paper";
import type { Player } from "../scene/player";
import type { Chance, Source } from "../scene/source";
import { makeRoom, type Room } from "../scene/room";
import { changes, inWords, play } from "./play";
import { question } from "../charts/still";
import { onThemeChange } from "../charts/theme";
import type { ModelObject, Spec, Values } from "../simulation/types";
import { warmUp } from "./warm";

export interface ExplorerOptions {
  plotly(): Promise<PlotlyApi>;
  values?: Values;
  /** After each run. `isSettled`: nothing is being dragged. */
  onRun?(explorer: Explorer, isSettled: boolean): void;
  /** Whether the page's address can hold a setting. */
  hasLinks?: boolean;
  /** Where a link to a setting leads; the page itself if nothing is said, nowhere if it is empty. */
  home?: string;
  /** What fills the part "Share"; where there is none, it is not offered. */
  share?(): Promise<Share>;
  /** What plays this scene, and what throws it. */
  scenes?(): Promise<{ Player: typeof Player; chance: Chance | null }>;
}

export class Explorer {
  values: Values;
  result: Outcome;
  private readonly controls = new Map<string, Control>();
  private readonly panels: Panel[];
  private readonly sentence = h("p", { class: "ex-sentence" });
  /** What happened before, and at which setting it is told now: while a guess is answered. */
  private readonly earlier = h("p", { class: "ex-earlier", hidden: true });
  private lead = "";
  private readonly announcer = h("p", { class: "ex-unseen", role: "status" });
  private readonly notice = h("p", { class: "ex-notice", role: "status" });
  private readonly ghostKey = h("p", { class: "ex-ghost-key", "aria-hidden": "true" });
  private readonly stage: HTMLElement;
  private readonly lid = makeCover();
  private readonly paper: Paper;
  /** What the page says before the model answers. */
  private readonly toldByPage: string;
  private readonly details: Details;
  private readonly presets: Presets;
  private readonly held: HeldView;
  private readonly prediction: PredictionView | null;
  private readonly scene: Room | null;
  private player: Player | null = null;
  /** What the scene shows now. */
  private told: Source | null = null;
  private model: ModelObject | null = null;
  private plotly: PlotlyApi | null = null;
  private settled: Outcome;
  private ghost: Outcome | null = null;
  private isDragging = false;
  /** The control that was moved last: its ghost stays while it is moved on. */
  private moved = "";
  private frame = 0;
  private idle = 0;
  /** Ends the answer to a guess where it is. */
  private halt: () => void = () => undefined;
  private isAnswerDue = false;
  private readonly ends: (() => void)[] = [];

  constructor(
    readonly root: HTMLElement, readonly spec: Spec, private readonly options: ExplorerOptions,
  ) {
    const isLinked = options.hasLinks && leadsTo(spec, location.hash);
    this.values = { ...(isLinked ? defaults(spec) : opening(spec)), ...options.values };
    this.toldByPage = this.root.querySelector(":scope > .ex-sentence")?.textContent ?? "";
    this.scene = makeRoom(spec, root.querySelector(":scope > .ex-scene-still"));
    this.result = this.settled = this.outcome();
    this.panels = spec.panels.map((_, i) => new Panel(spec, () => this.model?.marks[i] ?? [], i, i === spec.panels.length - 1, (x) => this.read(x)));
    this.details = makeDetails(spec);
    this.presets = makePresets(spec, (values) => {
      this.touch();
      this.take({ ...defaults(spec), ...values });
    });
    this.prediction = spec.prediction && makePrediction(spec.id, spec.prediction, (isGuess) => this.guessed(isGuess));
    this.held = makeHeld(spec, (name) => this.controls.get(name)!.element, () => this.hold());
    this.paper = makePaper(root, spec);
    this.stage = this.build();
    this.presets.match(this.values);
    this.cover();
    this.show(true);
    this.watch();
  }

  /** Answer from now on: here is the model. */
  start(model: ModelObject): void {
    this.model = model;
    this.result = this.settled = this.outcome();
    this.show(true);
    if (this.isAnswerDue) this.answer();
    const see = this.root.querySelector<HTMLElement>(".ex-see")!;
    insist(see, () => this.fetchPlotly(), strings.failedExplorersChart, (line) => see.prepend(line));
    const { scene } = this;
    if (scene) insist(scene.element, () => this.fetchPlayer(scene), strings.failedScene, (line) => scene.stage.after(line));
  }

  private async fetchPlayer(room: Room): Promise<void> {
    if (!this.options.scenes) return;
    const { Player, chance } = await this.options.scenes();
    this.player = new Player(room, this.spec, this.result, { chance, onTime: (source, isResting) => this.followScene(source, isResting), onMove: (value, isResting) => this.drift(value, isResting) });
    this.ends.push(() => this.player?.destroy());
  }

  /** What the model says; before it is there, what the page says of the setting it opens on. */
  private outcome(): Outcome {
    const { model, spec, values } = this;
    return model ? run(model, spec, values) : nothingYet(values, isSame(spec, values, opening(spec)) ? this.toldByPage : "");
  }

  /** One time for picture and chart. */
  private followScene(source: Source, isResting: boolean): void {
    if (!this.spec.scene?.onChart) return;
    if (source !== this.told) {
      this.told = source;
      const path = source.thrown;
      this.panels.forEach((panel) => panel.throw(path && ((quantity) => path.steps(quantity))));
    }
    this.panels.forEach((panel) => panel.pointAt(source.t, isResting));
  }

  /** The scene moves a parameter: not a guess that is skipped, and no ghost stays behind. */
  private drift(value: number, isResting: boolean): void {
    const parameter = this.spec.parameters.find((p) => p.name === this.spec.scene!.moves)!;
    this.ghost = null;
    this.moved = parameter.name;
    this.values = { ...this.values, [parameter.name]: within(parameter, value) };
    this.presets.match(this.values);
    this.runAndShow(isResting);
  }

  /** A finger or a pointer reads the chart: the scene goes there, too. */
  private read(x: number | null): void {
    const { player } = this;
    if (x !== null && player && this.spec.scene?.onChart) player.seek(x);
    else if (x !== null) this.panels.forEach((panel) => panel.pointAt(x));
    else if (!this.told) this.panels.forEach((panel) => panel.unpoint());
  }

  private async fetchPlotly(): Promise<void> {
    const chart = this.root.querySelector<HTMLElement>(".ex-chart")!;
    try {
      this.plotly = await this.options.plotly();
    } finally {
      chart.hidden = this.plotly === null;
    }
    this.repaint();
    this.ends.push(warmUp(() => this.rehearse()));
  }

  /** What a moved slider asks for, without showing it. */
  private rehearse(): void {
    const result = this.outcome();
    if (result.solution) this.panels.forEach((panel) => panel.still(result));
  }

  get measures(): Values {
    return this.result.measures;
  }

  /** Go to a setting from outside; values not given stay as they are. */
  set(values: Values): void {
    this.hold();
    this.take({ ...this.values, ...values });
  }

  destroy(): void {
    this.halt();
    this.ends.forEach((end) => end());
    cancelAnimationFrame(this.frame);
    this.panels.forEach((panel) => panel.destroy(this.plotly));
  }

  // ---- putting it together

  private build(): HTMLElement {
    const { spec } = this;
    const listener = {
      input: (name: string, value: number): void => this.move(name, value),
      change: (name: string, value: number): void => this.rest(name, value),
    };
    const make = (name: string): HTMLElement => {
      const control = makeControl(spec.parameters.find((p) => p.name === name)!, listener);
      this.controls.set(name, control);
      return control.element;
    };
    const more = spec.more.length > 0 && h(
      "details", { class: "ex-more" }, h("summary", {}, strings.explorerMoreSettings), h("div", {}, ...spec.more.map(make)),
    );
    const actions = makeActions(spec, {
      again: () => this.take(defaults(spec)), values: this.options.hasLinks && (() => this.values), tell: (text) => this.tell(text),
      home: this.options.home, share: this.options.share,
    });
    const chart = h("div", { class: "ex-chart" }, ...this.panels.map((panel) => panel.element));
    const stage = h(
      "div", { class: "ex-stage" },
      this.earlier,
      h("div", { class: "ex-say" }, this.sentence),
      h("div", { class: "ex-see" }, chart, this.ghostKey),
      this.lid,
      h("div", { class: "ex-do", role: "group", "aria-label": strings.explorerSettings }, ...spec.sliders.map(make), more || null, actions),
    );
    const caption = h("figcaption", { class: "ex-title", id: this.options.hasLinks ? `see-${spec.id}` : freshId("title") }, spec.title);
    this.root.setAttribute("aria-labelledby", caption.id);
    const told = [stage, this.paper.element, ...(this.scene ? [badge(spec)] : []), ...unitNotes(spec), this.details.element];
    this.root.replaceChildren(
      h("div", { class: "ex-head" }, caption, this.scene ? null : badge(spec)),
      ...(this.scene ? [this.scene.element, this.presets.element] : []),
      ...(spec.summary ? [h("p", { class: "ex-summary" }, spec.summary)] : []),
      ...(this.prediction ? [question(spec.prediction)!, this.prediction.element] : []),
      ...(this.scene ? [] : [this.presets.element]),
      this.held.element, this.notice, this.announcer, ...(this.scene ? [makeOwn(...told)] : told),
    );
    this.root.classList.add("ex-explorer", "ex-live");
    begin(this.root);
    return stage;
  }

  private tell(text: string): void {
    say(this.notice, text);
    this.notice.hidden = text === "";
  }

  // ---- following the reader

  private watch(): void {
    this.tell("");
    if (this.options.hasLinks) {
      const follow = (): void => this.follow();
      window.addEventListener("hashchange", follow);
      this.ends.push(() => window.removeEventListener("hashchange", follow));
      this.follow();
    }
    for (const act of ["click", "input"]) this.scene?.element.addEventListener(act, () => this.touch());
    const repaint = (): void => this.repaint();
    this.ends.push(onThemeChange(repaint), beforePaper(() => this.putOnPaper()));
    if (typeof ResizeObserver !== "undefined") {
      const observer = new ResizeObserver(() => {
        if (this.panels.some((panel) => panel.isResized)) repaint();
        this.measureStuck();
      });
      observer.observe(this.stage);
      this.ends.push(() => observer.disconnect());
    }
  }

  /** On a phone sentence and lowest panel stay in sight while a control is moved; the style asks how high they are. */
  private measureStuck(): void {
    const [say, see] = [".ex-say", ".ex-see"].map((part) => this.stage.querySelector(part)!.getBoundingClientRect());
    const last = this.panels[this.panels.length - 1]?.element.getBoundingClientRect();
    if (!last) return;
    this.stage.style.setProperty("--ex-follow", `${Math.round(say.height - (last.top - see.top))}px`);
    this.stage.style.setProperty("--ex-stuck", `${Math.round(say.height + (see.bottom - last.top))}px`);
  }

  /** Take the setting out of the page's address, if it is about this explorer. */
  private follow(): void {
    const linked = fromHash(this.spec, location.hash);
    if (leadsTo(this.spec, location.hash)) {
      unfold(this.root);
      this.hold();
    }
    if (!linked && leadsTo(this.spec, location.hash) && isSame(this.spec, this.values, opening(this.spec))) this.go(defaults(this.spec));
    if (!linked) return;
    this.take({ ...defaults(this.spec), ...linked.values });
    this.hold(linked.held);
    this.tell(linked.problem);
    for (let fold = this.root.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open ||= !fold.dataset.sensitive;
    this.root.scrollIntoView({ block: "start" });
  }

  /** Set aside what a link asks for, until the reader or an exercise wants all of it. */
  private hold(held?: Held): void {
    this.held.show(held, this.values);
    this.presets.only((values) => [...this.held.names].every((name) => values[name] === this.values[name]));
  }

  private move(name: string, value: number): void {
    this.touch();
    this.leaveAnswer();
    this.isDragging = true;
    if (this.moved !== name) {
      this.moved = name;
      this.keepGhost(strings.explorerBeforeMoved(this.spec.parameters.find((p) => p.name === name)!.label));
    }
    this.values = { ...this.values, [name]: value };
    this.presets.forget();
    this.uncover();
    this.runAndShow(false);
  }

  /** It is kept that the reader tried it, on pages: the story's progress counts it. */
  private touch(): void {
    if (this.options.hasLinks) guesses.touch(this.spec.id);
  }

  private rest(name: string, value: number): void {
    this.values = { ...this.values, [name]: value };
    this.isDragging = false;
    this.runAndShow(true);
  }

  private take(values: Values): void {
    this.uncover();
    this.go(values);
  }

  private go(values: Values): void {
    this.leaveAnswer();
    this.place(values);
    this.runAndShow(true);
  }

  private place(values: Values): void {
    const next: Values = {};
    for (const parameter of this.spec.parameters) {
      const value = Number(values[parameter.name]);
      if (this.held.names.has(parameter.name)) next[parameter.name] = this.values[parameter.name];
      else next[parameter.name] = Number.isFinite(value) ? within(parameter, value) : parameter.default;
    }
    this.moved = "";
    this.keepGhost(strings.explorerSettingBefore);
    this.values = next;
    this.isDragging = false;
    this.presets.match(next);
  }

  // ---- answering a guess

  private guessed(isGuess: boolean): void {
    this.cover();
    if (!isGuess) return;
    unfold(this.root);
    this.answer();
    const isSeen = this.stage.querySelector(".ex-see")!.getBoundingClientRect().bottom <= innerHeight;
    if (!isSeen) this.prediction!.element.scrollIntoView();
  }

  /** Run the case that the guess was about, from its setting before to the one after; both stay in sight. */
  private answer(): void {
    this.isAnswerDue = !this.model;
    if (!this.model) return;
    this.hold();
    const { spec } = this;
    const [from, to] = [spec.prediction!.before, spec.prediction!.after].map((given) => ({ ...defaults(spec), ...given }));
    const changed = changes(spec, from, to);
    this.leaveAnswer();
    this.place(from);
    this.runAndShow(changed.length === 0);
    if (changed.length === 0) return;
    this.settled = this.result;
    this.keepGhost(strings.explorerSettingBefore);
    say(this.earlier, strings.guessBefore(inWords(changed, from), this.result.message || this.result.sentence));
    this.earlier.hidden = false;
    this.halt = play(changed, from, to, (values, isOver) => {
      if (isOver) this.place(to);
      else this.values = values;
      this.lead = isOver ? strings.guessNow(inWords(changed, to)) : "";
      this.runAndShow(isOver);
    });
  }

  private leaveAnswer(): void {
    this.halt();
    this.earlier.hidden = true;
    this.lead = "";
  }

  /** From now on, the setting of this moment is shown faintly behind the new one. */
  private keepGhost(what: string): void {
    this.ghost = this.settled.solution ? this.settled : null;
    say(this.ghostKey, strings.explorerFaintLines(what));
  }

  private get isGhostSeen(): boolean {
    return this.ghost !== null && !isSame(this.spec, this.ghost.values, this.values);
  }

  private runAndShow(isSettled: boolean): void {
    this.result = this.outcome();
    if (isSettled) this.settled = this.result;
    if (isSettled) this.tell("");
    this.show(isSettled);
    if (this.model) this.options.onRun?.(this, isSettled);
  }

  // ---- showing

  private show(isSettled: boolean): void {
    for (const [name, control] of this.controls) control.show(this.values[name], isSettled);
    const text = this.result.message || this.result.sentence;
    sayLead(this.sentence, text, this.lead);
    this.sentence.classList.toggle("ex-impossible", this.result.message !== "");
    if (isSettled && this.model) {
      if (this.root.classList.contains("ex-shown") && !this.isCovered) say(this.announcer, `${this.toldBefore} ${this.lead}${text}`.trim());
      this.root.classList.add("ex-shown");
      this.details.update(this.result);
    }
    this.redraw();
  }

  /** What is spoken before the sentence: the guess's first case, or the story that was chosen. */
  private get toldBefore(): string {
    if (this.lead) return this.earlier.textContent ?? "";
    return this.moved || !this.spec.presets.length ? "" : this.presets.told;
  }

  /** Whether the picture waits for a guess: a page may show it all the same. */
  private get isCovered(): boolean {
    return (this.prediction?.open ?? false) && getComputedStyle(this.lid).display !== "none";
  }

  /** Who goes straight to the picture needs no question before it. */
  private uncover(): void {
    if (this.isCovered) this.prediction?.skip();
  }

  private cover(): void {
    if (!this.stage) return;
    const isOpen = this.prediction?.open ?? false;
    this.root.classList.toggle("ex-covered", isOpen);
    // the question stands before all that answers it, the answer beside what it tells of
    const place = this.stage.closest(".ex-own") ?? (isOpen ? this.presets.element : this.stage);
    const asked = this.prediction?.element;
    // to move what stands there already would take the focus from it
    if (asked && asked.nextElementSibling !== place) place.before(asked);
    if (this.plotly) this.repaint(); // to ask for its room would lay out the page, for each explorer anew
  }

  private putOnPaper(): void {
    const told = [...this.spec.sliders, ...this.spec.more].map((name) => this.controls.get(name)!.told());
    this.paper.renew(this.model && this.result, this.panels, told);
    this.root.classList.toggle("ex-answered", this.root.querySelector(".ex-answer") !== null);
  }

  private repaint(): void {
    this.panels.forEach((panel) => panel.stale());
    this.redraw();
  }

  private redraw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    const { plotly, result } = this;
    this.root.classList.toggle("ex-no-picture", !result.solution);
    // in its frame, as a crowd is thrown anew for it, and a slider does not wait for that
    this.player?.take(result);
    // the room was looked at when it last changed: to look again would lay the page out within each frame
    if (!plotly || !result.solution || !this.panels.some((panel) => panel.hasRoom)) return;
    const ghost = this.isGhostSeen ? this.ghost : null;
    const left = Math.max(...this.panels.filter((panel) => panel.hasRoom).map((panel) => panel.labelWidth(result, ghost)));
    this.panels.forEach((panel) => panel.draw(plotly, result, ghost, left));
    this.root.classList.toggle("ex-has-ghost", ghost !== null);
    if (this.told) this.followScene(this.told, true);
    clearTimeout(this.idle);
    this.idle = window.setTimeout(() => {
      if (!this.isDragging) this.panels.forEach((panel) => panel.settle(plotly, ghost));
    }, 400);
  }
}
