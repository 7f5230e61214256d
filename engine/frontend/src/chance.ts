/** What throws a model by chance: a classic script, loaded when a scene that throws is near. */
import * as chance from "./chance/index";

window.explorable ??= {};
window.explorable.chance = chance;
