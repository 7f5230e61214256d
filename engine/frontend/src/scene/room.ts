/** The room of a scene, all of it at once: its still picture stands there until the figures live. */
import { freshId, h, unseen } from "../ui/dom";
import type { Spec } from "../spec";
import * as strings from "../ui/strings";

export interface Room {
  element: HTMLElement;
  /** Still picture, and the canvas over it. */
  stage: HTMLElement;
  clock: HTMLElement;
  /** There is more than the picture holds. */
  more: HTMLElement;
  caption: HTMLElement;
  /** What is spoken: an event, or a moment that was asked for. */
  status: HTMLElement;
  scrub: HTMLInputElement;
  buttons: Record<"play" | "next" | "speed" | "again", HTMLButtonElement>;
}

/** `still`: what the page shows of it before, with the drawings that the stage draws, too. */
export function makeRoom(spec: Spec, still: Element | null): Room | null {
  const { scene } = spec;
  const poster = still?.querySelector(".ex-poster");
  if (!scene || !poster) return null;
  const told = still!.querySelector(".ex-scene-told")?.textContent ?? "";
  const cut = told.indexOf(": ");
  const button = (kind: string, label: string): HTMLButtonElement => h("button", { type: "button", class: `ex-button ex-scene-${kind}` }, label);
  const buttons = {
    play: button("play", strings.scenePlay), next: button("next", strings.sceneNext),
    again: button("again", scene.again || strings.sceneOnceMore), speed: button("speed", strings.sceneSpeed("1")),
  };
  buttons.speed.setAttribute("aria-label", strings.sceneSpeedSaid("1"));
  buttons.again.hidden = scene.shows === "run";
  const further = (kind: "notes" | "units"): HTMLElement | string => scene[kind] && h("span", { class: `ex-scene-${kind}` }, ` ${scene[kind]}`);
  const clock = h("p", { class: "ex-scene-clock", "aria-hidden": "true" }, told.slice(0, cut));
  const more = h("p", { class: "ex-scene-more" });
  const caption = h("p", { class: "ex-scene-told" }, told.slice(cut + 2));
  const status = h("p", { class: "ex-unseen", role: "status" });
  const scrub = h("input", { type: "range", class: "ex-slider ex-scrub", min: 0, max: 1000, step: "any", "aria-label": strings.sceneTime });
  const hint = unseen(strings.sceneHint);
  hint.id = freshId("hint");
  const stage = h("div", { class: "ex-scene-stage" });
  stage.append(poster, clock, more);
  const element = h(
    "div", { class: "ex-scene", "data-scene": spec.id, role: "group", "aria-label": strings.sceneName(spec.title), "aria-describedby": hint.id },
    stage, caption, status, scrub, h("div", { class: "ex-scene-buttons" }, buttons.play, buttons.next, buttons.speed, buttons.again),
    h("p", { class: "ex-scene-scale" }, scene.scale, further("notes"), further("units")), hint,
  );
  for (const one of [...Object.values(buttons), scrub]) one.disabled = true;
  return { element, stage, clock, more, caption, status, scrub, buttons };
}
