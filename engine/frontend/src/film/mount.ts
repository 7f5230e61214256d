/** A page's films: a still and a button; what plays them is fetched when a reader asks. */
import type { Chance } from "../scene/source";
import type { Player } from "../scene/player";
import type { ModelObject } from "../simulation/types";
import type { FilmSpec, ShotSpec } from "../spec";
import { button, h } from "../ui/dom";
import { insist } from "../ui/retry";
import * as strings from "../ui/strings";
import type { FilmPlayer } from "./player";

/** What a shot plays with. */
export interface Playable {
  model: ModelObject;
  Player: typeof Player;
  chance: Chance | null;
}

export interface FilmParts {
  film: FilmSpec;
  FilmPlayer: typeof FilmPlayer;
  playable(shot: ShotSpec): Promise<Playable>;
}

export function mountFilms(root: ParentNode, fetch: (name: string) => Promise<FilmParts>): void {
  root.querySelectorAll<HTMLElement>('[data-explorable="film"]').forEach((figure) => offer(figure, fetch));
}

function offer(figure: HTMLElement, fetch: (name: string) => Promise<FilmParts>): void {
  let isAsked = false;
  const play = button(strings.filmPlay(Number(figure.dataset.seconds)), () => {
    // not disabled: focus would be lost with it
    if (isAsked) return;
    isAsked = true;
    insist(figure, start, strings.failedFilm, (line) => row.after(line));
  }, "ex-scene-play");
  const row = h("div", { class: "ex-scene-buttons" }, play);
  figure.querySelector(".ex-still")?.replaceWith(row);
  const start = async (): Promise<void> => {
    const { film, FilmPlayer, playable } = await fetch(figure.dataset.id ?? "");
    const shots = await Promise.all(film.shots.map(playable));
    const player = new FilmPlayer(figure, film, shots);
    player.begin();
    row.remove();
  };
}
