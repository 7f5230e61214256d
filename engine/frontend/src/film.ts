/** What plays a film: a classic script, loaded when a reader asks for one. */
import { FilmPlayer } from "./film/player";

window.explorable ??= {};
window.explorable.FilmPlayer = FilmPlayer;
