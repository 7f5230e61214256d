/** What throws a model by chance, and shows rows that are drawn: a classic script, loaded when a scene that throws is near. */
import * as chance from "./chance/index";
import * as rows from "./scene/rows";

window.explorable ??= {};
window.explorable.chance = { ...chance, ...rows };
