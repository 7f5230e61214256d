/** What plays scenes: a classic script, loaded when a scene is near. */
import { Player } from "./scene/player";

window.explorable ??= {};
window.explorable.Player = Player;
