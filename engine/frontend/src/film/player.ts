/**
 * Plays a film: shots of living scenes, one after the other. A reader can stop anywhere and take over the
 * controls of the scene that is seen.
 */
import { makeRoom, type Room } from "../scene/room";
import type { Player } from "../scene/player";
import { run } from "../simulation/outcome";
import type { FilmSpec, ShotSpec } from "../spec";
import { button, h, say, takeFocus } from "../ui/dom";
import * as strings from "../ui/strings";
import type { Playable } from "./mount";
import { at, lengthOf, parts, type Part } from "./track";

/** Seconds that an arrow key goes. */
const STRIDE = 5;

interface Shot { spec: ShotSpec; room: Room; player: Player }

export class FilmPlayer {
  private readonly shots: Shot[];
  private readonly parts: Part[];
  private readonly end: number;
  private seconds = 0;
  private part = -1;
  private isPlaying = false;
  /** It stopped at the end of a shot, for who hears it described. */
  private isWaiting = false;
  private last = 0;
  private frame = 0;
  private readonly calm = window.matchMedia?.("(prefers-reduced-motion: reduce)");
  private readonly screen: HTMLElement;
  private readonly told = h("p", { class: "ex-scene-told ex-film-told" });
  private readonly seen = h("p", { class: "ex-film-seen" });
  private readonly status = h("p", { class: "ex-unseen", role: "status" });
  private readonly scrub = h("input", { type: "range", class: "ex-slider ex-scrub", min: 0, max: 1000, step: "any", "aria-label": strings.filmTime });
  private readonly play = button(strings.scenePlay, () => (this.isPlaying ? this.pause() : this.run()), "ex-scene-play");
  private readonly take = button(strings.filmTake, () => this.takeOver());
  private readonly full = button(strings.filmFull, () => void this.toggleFull(), "ex-film-full");
  private readonly back = button(strings.filmBack, () => this.giveBack(), "ex-film-back");
  private readonly child = this.box(strings.filmChild);
  private readonly describe = this.box(strings.filmDescribe);
  private readonly chapters: HTMLButtonElement[];

  constructor(private readonly figure: HTMLElement, private readonly film: FilmSpec, playables: Playable[]) {
    this.parts = parts(film);
    this.end = lengthOf(film);
    this.screen = figure.querySelector<HTMLElement>(".ex-film-screen")!;
    this.shots = film.shots.map((spec, k) => this.makeShot(spec, playables[k]));
    this.chapters = film.shots.map(({ title }, k) => button(title, () => this.jump(k), "ex-film-chapter"));
    this.build();
  }

  begin(): void {
    this.run();
    takeFocus(this.play);
  }

  // ---- putting it together

  private makeShot(spec: ShotSpec, { model, Player, chance }: Playable): Shot {
    const still = h("div");
    still.innerHTML = spec.still;
    const room = makeRoom(spec.spec, still)!;
    const player = new Player(room, spec.spec, run(model, spec.spec, spec.values), { chance });
    return { spec, room, player };
  }

  private box(label: string): { label: HTMLElement; input: HTMLInputElement } {
    const input = h("input", { type: "checkbox" });
    input.addEventListener("change", () => this.tell(!this.isPlaying));
    return { label: h("label", { class: "ex-film-choice" }, input, label), input };
  }

  private build(): void {
    const list = h("ol", { class: "ex-film-chapters", "aria-label": strings.filmChapters }, ...this.chapters.map((chapter) => h("li", {}, chapter)));
    this.full.hidden = !document.fullscreenEnabled;
    const controls = h(
      "div", { class: "ex-film-controls", role: "group", "aria-label": strings.filmControls },
      this.told, this.seen, this.status, this.scrub, h("div", { class: "ex-scene-buttons" }, this.play, this.take, this.full),
      list, h("div", { class: "ex-film-choices" }, this.child.label, this.describe.label),
    );
    this.screen.replaceChildren(...this.shots.map(({ room }) => room.element));
    this.screen.after(this.back, controls);
    this.back.hidden = true;
    this.figure.classList.add("ex-live");
    this.scrub.addEventListener("input", () => {
      this.pause();
      this.go((Number(this.scrub.value) / 1000) * this.end);
    });
    controls.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.pause());
    this.go(0);
  }

  // ---- time

  private run(): void {
    if (this.seconds >= this.end) this.go(0);
    if (this.isWaiting && this.seconds === this.endOfPart()) this.go(this.parts[this.part + 1].start);
    this.isWaiting = false;
    this.isPlaying = true;
    this.last = 0;
    this.label();
    this.tell(true);
    this.frame ||= requestAnimationFrame((now) => this.tick(now));
  }

  private pause(): void {
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.label();
    this.go(this.seconds);
  }

  private label(): void {
    const isOver = this.seconds >= this.end;
    say(this.play, this.isPlaying ? strings.scenePause : isOver ? strings.scenePlayAgain : strings.scenePlay);
    this.play.classList.toggle("ex-is-playing", this.isPlaying);
    this.take.hidden = this.isPlaying;
  }

  private tick(now: number): void {
    this.frame = 0;
    if (!this.isPlaying) return;
    const passed = this.last ? Math.min(0.25, (now - this.last) / 1000) : 0;
    this.last = now;
    const next = Math.min(this.end, this.seconds + passed);
    // who hears the pictures described goes on when they are ready
    const waits = this.describe.input.checked && !this.parts[this.part].isClosing && next >= this.endOfPart();
    this.isWaiting = waits;
    this.go(waits ? this.endOfPart() : next);
    if (waits || next >= this.end) this.pause();
    if (this.isPlaying) this.frame = requestAnimationFrame((later) => this.tick(later));
    else if (waits) say(this.status, strings.filmWaits);
  }

  /** The last moment that still shows the part. */
  private endOfPart(): number {
    const { start, seconds } = this.parts[this.part];
    return start + seconds - 1e-3;
  }

  private go(seconds: number): void {
    this.seconds = seconds;
    const { number, share } = at(this.parts, seconds, this.calm?.matches ?? false);
    const isNew = number !== this.part;
    this.part = number;
    const { spec, player, room } = this.shots[this.parts[number].shot];
    if (isNew) {
      this.shots.forEach((shot) => shot.room.element.classList.toggle("ex-film-now", shot.room === room));
      this.chapters.forEach((chapter, k) => chapter.toggleAttribute("aria-current", k === this.parts[number].shot));
      this.tell(this.isPlaying);
    }
    player.lead(spec.start, spec.end, share, this.isPlaying);
    const along = seconds / this.end;
    this.scrub.value = String(1000 * along);
    this.scrub.style.setProperty("--ex-share", along.toFixed(4));
    this.scrub.setAttribute("aria-valuetext", strings.filmPlace(Math.round(seconds), Math.round(this.end), spec.title));
  }

  /** To the beginning of a shot; it plays on if it was playing. */
  private jump(shot: number): void {
    this.go(this.parts[shot].start);
    this.label();
    if (!this.isPlaying) this.tell(true);
  }

  // ---- words

  /** The words of the part that is seen; `aloud`: also for who hears it. */
  private tell(aloud: boolean): void {
    const { isClosing, shot } = this.parts[this.part];
    const { closing } = this.film;
    const { spec } = this.shots[shot];
    const words = isClosing ? closing : spec;
    const text = this.child.input.checked ? words.child : words.caption;
    const described = this.describe.input.checked && !isClosing ? spec.described : "";
    say(this.told, text);
    say(this.seen, described);
    if (aloud) say(this.status, described ? `${text} ${described}` : text);
  }

  // ---- a reader takes over

  private takeOver(): void {
    this.pause();
    this.setTaken(true);
    takeFocus(this.shots[this.parts[this.part].shot].room.buttons.play);
  }

  private giveBack(): void {
    this.setTaken(false);
    this.go(this.seconds);
    takeFocus(this.play);
  }

  /** The reader plays with the scene itself: of the film only the way back is left. */
  private setTaken(isTaken: boolean): void {
    this.back.hidden = !isTaken;
    this.figure.classList.toggle("ex-film-taken", isTaken);
  }

  private async toggleFull(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.figure.requestFullscreen();
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const takesSpace = event.target instanceof HTMLButtonElement || (event.target as HTMLInputElement).type === "checkbox";
    const { shot } = this.parts[this.part];
    const move = (by: number) => (): void => {
      this.pause();
      this.go(Math.min(this.end, Math.max(0, this.seconds + by)));
      this.label();
    };
    const keys: Record<string, () => void> = {
      k: () => this.play.click(),
      ...(takesSpace ? {} : { " ": () => this.play.click() }),
      ArrowLeft: move(-STRIDE), ArrowDown: move(-STRIDE), ArrowRight: move(STRIDE), ArrowUp: move(STRIDE),
      PageUp: () => this.jump(Math.min(this.shots.length - 1, shot + 1)), PageDown: () => this.jump(Math.max(0, shot - 1)),
      Home: move(-this.end), End: move(this.end),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
